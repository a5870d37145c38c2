"""Checks a certificate of fairness in fractions, from docs/fairness.md alone; nothing is shared with the programs.

What is not looked at here: |count - M*P| <= within, which the caller does.
"""
import collections
import fractions

HEADER = "item\tnumber\tnode\tkind\tindex\tvalue\n"
Quota = collections.namedtuple("Quota", "min max rows")
Problem = collections.namedtuple("Problem", "people seats quotas households")
Item = collections.namedtuple("Item", "head nodes")


def read(text):
    """Returns how near the lottery is, claims and levels; an Item is the lines before the first node, and the nodes' lines."""
    assert text.startswith(HEADER), text[:80]
    within, claims, levels = 1, [], []
    for line in text[len(HEADER):].splitlines():
        item, number, node, kind, index, value = line.split("\t")
        if item == "lottery":
            assert (number, node, kind, index) == ("-", "-", "within", "-") and not claims and not levels and within == 1
            within = int(value)
            assert within > 1, line
            continue
        items = claims if item == "claim" else levels
        place = int(number) - (item == "level")
        if place == len(items):
            items.append(Item([], []))
        assert place == len(items) - 1, line
        if node == "-":
            items[-1].head.append((kind, index, int(value)))
            continue
        if int(node) == len(items[-1].nodes):
            items[-1].nodes.append([])
        assert int(node) == len(items[-1].nodes) - 1, line
        items[-1].nodes[-1].append((kind, index, int(value)))
    return within, claims, levels


class Checker:
    def __init__(self, problem, text):
        self.problem = problem
        self.within, self.claims, self.levels = read(text)

    def weights(self, claim):
        (kind, _, bound), *rest = self.claims[claim].head
        assert kind == "bound" and all(kind == "weight" for kind, _, _ in rest)
        return {int(row): weight for _, row, weight in rest}, bound

    def inequality(self, kind, index, cases):
        """Its factors by row and its bound, as 'factors * y <= bound'."""
        rows = range(self.problem.people)
        if kind == "seats":
            return dict.fromkeys(rows, 1), self.problem.seats
        if kind == "most":
            quota = self.problem.quotas[index]
            return dict.fromkeys(quota.rows, 1), quota.max
        if kind == "least":
            quota = self.problem.quotas[index]
            return dict.fromkeys(quota.rows, -1), -quota.min
        if kind == "household":
            return dict.fromkeys(self.problem.households[index], 1), 1
        if kind == "claim":
            return self.weights(index)
        if kind == "person":
            return {index: 1}, 1
        assert kind == "branch", kind
        return cases[index]

    def total(self, lines, cases=()):
        factors, bound = [0] * self.problem.people, 0
        for kind, index, factor in lines:
            assert factor > 0 or kind == "seats", (kind, index, factor)
            one, limit = self.inequality(kind, int(index), cases)
            for row, value in one.items():
                factors[row] += factor * value
            bound += factor * limit
        return factors, bound

    def check_tree(self, number, nodes, cases):
        (kind, _, value), *lines = nodes.pop(0)
        if kind == "case":
            rows = [int(row) for _, row, _ in lines]
            self.check_tree(number, nodes, [*cases, (dict.fromkeys(rows, 1), value)])
            self.check_tree(number, nodes, [*cases, (dict.fromkeys(rows, -1), -value - 1)])
            return
        assert kind == "leaf" and value >= 0
        assert all(kind != "person" and (kind != "claim" or int(index) < number) for kind, index, _ in lines)
        weights, bound = self.weights(number)
        factors, most = self.total(lines, cases)
        most += sum(max(0, value * weights.get(row, 0) - factors[row]) for row in range(self.problem.people))
        assert most < value * (bound + 1), ("claim", number)

    def check_claim(self, number):
        nodes = [list(node) for node in self.claims[number].nodes]
        self.check_tree(number, nodes, [])
        assert not nodes

    def chances(self):
        """The chances that the certificate proves to be the fairest, as fractions."""
        pinned = {}
        for number in range(len(self.claims)):
            self.check_claim(number)
            weights, bound = self.weights(number)
            if bound == 0 and min(weights.values(), default=-1) > 0:
                pinned.update(dict.fromkeys(weights, fractions.Fraction(0)))
        before = fractions.Fraction(0)
        for level in self.levels:
            factors, bound = self.total(level.head)
            free = [row for row in range(self.problem.people) if row not in pinned]
            assert min(factors[row] for row in free) >= 0
            rest = bound - sum(factors[row] * pinned[row] for row in pinned)
            z = fractions.Fraction(rest) / sum(factors[row] for row in free)
            assert z >= before
            before = z
            pinned.update({row: z for row in free if factors[row] > 0})
        assert len(pinned) == self.problem.people
        self.check_kept(pinned)
        return [pinned[row] for row in range(self.problem.people)]

    def check_kept(self, chances):
        problem = self.problem
        kinds = {"most": len(problem.quotas), "least": len(problem.quotas), "household": len(problem.households),
                 "claim": len(self.claims), "person": problem.people}
        assert sum(chances.values()) == problem.seats
        for kind, count in kinds.items():
            for index in range(count):
                factors, bound = self.inequality(kind, index, [])
                assert sum(value * chances[row] for row, value in factors.items()) <= bound, (kind, index)
