"""The certificate of fairness, in fractions. docs/protocol.md, rule 7.6 and section 7a."""

import dataclasses
import re
from fractions import Fraction

import relaxation
from opinion.text import MIB, table
from portfolio import CERTIFICATE, quotas_of

INTEGER = re.compile(r"0|-?[1-9][0-9]*")
LIMIT = 2**50


class Bad(Exception):
    pass


def must(condition, what):
    if not condition:
        raise Bad(what)


def integer(text):
    must(INTEGER.fullmatch(text) and text.isascii() and len(text) <= 18 and abs(int(text)) <= LIMIT, f"{text!r} is no integer")
    return int(text)


@dataclasses.dataclass
class Claim:
    bound: int
    weights: dict
    tree: object = None       # (v, rows, first child, second child) or (s, factors)


class Lines:
    def __init__(self, rows):
        self.rows, self.at = rows, 0

    def next_is(self, *start):
        return self.at < len(self.rows) and self.rows[self.at][:len(start)] == start

    def take(self, *start):
        """The fields behind `start` of the next line, which must begin so."""
        must(self.next_is(*start), f"line {self.at + 2}: expected {start}")
        self.at += 1
        return self.rows[self.at - 1][len(start):]


class Rules:
    """The inequalities of R: rows of the pool from 0, quotas in the order's sequence."""

    def __init__(self, order, categories):
        self.rows, self.seats = len(categories), order["panel"]["seats"]
        self.quotas = [(low, high, {at for at, row in enumerate(categories) if row[feature] == category})
                       for feature, category, low, high in quotas_of(order)]

    def index(self, text, limit):
        value = integer(text)
        must(0 <= value < limit, f"index {value}")
        return value


def rows_and_values(lines, start, rules):
    """The lines `start`, row, value: rows ascending strictly."""
    found = {}
    while lines.next_is(*start):
        row, value = lines.take(*start)
        row = rules.index(row, rules.rows)
        must(not found or row > max(found), f"row {row} does not ascend")
        found[row] = integer(value)
    return found


def factors(lines, start, rules, claims, cases):
    """The factors of a leaf (`cases` above it) or of a level (None): {(kind, index): factor}."""
    found = {}
    while lines.next_is(*start) and not (cases is not None and lines.rows[lines.at][3] in ("case", "leaf")):
        kind, index, value = lines.take(*start)
        limits = {"seats": 1, "most": len(rules.quotas), "least": len(rules.quotas), "claim": len(claims)}
        limits |= {"person": rules.rows} if cases is None else {"branch": len(cases)}
        must(kind in limits, f"kind {kind!r}")
        index, value = rules.index(index, limits[kind]), integer(value)
        must(value > 0 or (kind == "seats" and value < 0), f"factor {value}")
        must((kind, index) not in found, f"{kind} {index} twice")
        found[kind, index] = value
    return found


def summed(rules, claims, found, cases=()):
    """What the inequalities times their factors give each row, and the bound."""
    a, bound = [0] * rules.rows, 0
    for (kind, index), factor in found.items():
        if kind == "seats":
            weights, limit = dict.fromkeys(range(rules.rows), 1), rules.seats
        elif kind == "person":
            weights, limit = {index: 1}, 1
        elif kind == "claim":
            weights, limit = claims[index].weights, claims[index].bound
        elif kind == "branch":
            v, rows, second = cases[index]
            weights, limit = dict.fromkeys(rows, -1 if second else 1), -(v + 1) if second else v
        else:
            low, high, rows = rules.quotas[index]
            weights, limit = dict.fromkeys(rows, 1 if kind == "most" else -1), high if kind == "most" else -low
        for row, weight in weights.items():
            a[row] += factor * weight
        bound += factor * limit
    return a, bound


def tree(lines, number, claim, rules, claims, cases, counter):
    """Reads a node and what is below it; every leaf must hold."""
    node = str(counter[0])
    counter[0] += 1
    start = ("claim", number, node)
    if lines.next_is(*start, "case"):
        must(len(cases) < 64, "a tree too deep")
        v = integer(lines.take(*start, "case", "-")[0])
        members = rows_and_values(lines, (*start, "member"), rules)
        must(set(members.values()) <= {1}, "a member's value")
        for second in (False, True):
            tree(lines, number, claim, rules, claims, [*cases, (v, set(members), second)], counter)
        return
    s = integer(lines.take(*start, "leaf", "-")[0])
    must(s >= 0, f"leaf {s}")
    a, bound = summed(rules, claims, factors(lines, start, rules, claims, cases), cases)
    rest = sum(max(0, s * claim.weights.get(row, 0) - a[row]) for row in range(rules.rows))
    must(bound + rest < s * (claim.bound + 1), f"claim {number}, leaf {node} does not hold")


def read_claims(lines, rules):
    claims = []
    while lines.next_is("claim"):
        number = str(len(claims))
        claim = Claim(integer(lines.take("claim", number, "-", "bound", "-")[0]), {})
        claim.weights = rows_and_values(lines, ("claim", number, "-", "weight"), rules)
        must(0 not in claim.weights.values(), "a weight of 0")
        tree(lines, number, claim, rules, claims, [], [0])
        claims.append(claim)
    return claims


def read_within(lines, panels):
    """How many panels a count may be off."""
    if not lines.next_is("lottery"):
        return 1
    within = integer(lines.take("lottery", "-", "-", "within", "-")[0])
    must(2 <= within <= panels // 100, f"within {within} panels")
    return within


def nobody(claims):
    """The rows that a claim says never sit in a panel."""
    return {row for claim in claims if claim.bound == 0 and min(claim.weights.values(), default=0) >= 0
            for row in claim.weights}


def read_levels(lines, rules, claims):
    """The chance of each row, in fractions."""
    chance, before, level = dict.fromkeys(nobody(claims), Fraction(0)), Fraction(0), 0
    while lines.next_is("level"):
        level += 1
        must(level <= 200, "more than 200 levels")
        start = ("level", str(level), "-")
        must(lines.next_is(*start), f"expected level {level}")
        r, bound = summed(rules, claims, factors(lines, start, rules, claims, None))
        free = [row for row in range(rules.rows) if row not in chance]
        must(all(r[row] >= 0 for row in free) and any(r[row] > 0 for row in free), f"level {level}: who is pinned")
        z = (bound - sum(r[row] * chance[row] for row in chance)) / Fraction(sum(r[row] for row in free))
        must(z >= before, f"level {level}: {z} after {before}")
        chance |= {row: z for row in free if r[row] > 0}
        before = z
    must(lines.at == len(lines.rows), f"line {lines.at + 2}: out of sequence")
    must(len(chance) == rules.rows, "a row without a chance")
    return chance


def holds(rules, claims, chance):
    return (sum(chance.values()) == rules.seats
            and all(low <= sum(chance[row] for row in rows) <= high for low, high, rows in rules.quotas)
            and all(value <= 1 for value in chance.values())
            and all(sum(weight * chance[row] for row, weight in claim.weights.items()) <= claim.bound for claim in claims))


def judge_infeasible(report, files, order, pool, steps, step):
    path = f"{step}/infeasible.tsv"
    rows = table(report, files, path, CERTIFICATE)
    report.need("1.11", len(files[path]) <= 4 * MIB, f"{path}: too large")
    if steps is None or pool is None or pool.categories is None or (not rows and steps == 0):
        return
    lines = Lines(rows)
    try:
        must(steps > 0, "a proof, and no step taken")
        claims = read_claims(lines, Rules(relaxation.in_force(order, steps - 1), pool.categories))
        must(lines.at == len(lines.rows) and len(claims) == 1, "not one claim")
        must(claims[0].bound == -1 and not claims[0].weights, "not the claim that there is no panel")
    except Bad as bad:
        report.fail("7.8", f"infeasible.tsv: {bad}")


def judge(report, files, order, pool, panels, step):
    path = f"{step}/certificate.tsv"
    rows = table(report, files, path, CERTIFICATE)
    report.need("1.11", len(files[path]) <= 4 * MIB, f"{path}: too large")
    if not rows or panels is None or pool is None or pool.categories is None:
        return
    lines, rules = Lines(rows), Rules(order, pool.categories)
    try:
        within = read_within(lines, len(panels))
        claims = read_claims(lines, rules)
        chance = read_levels(lines, rules, claims)
        must(holds(rules, claims, chance), "the chances do not keep the rules")
        for row in range(rules.rows):
            count = sum(row + 1 in panel for panel in panels)
            must(abs(count - len(panels) * chance[row]) <= within, f"row {row + 1}: {count} panels, chance {chance[row]}")
            must(count == 0 or row not in nobody(claims), f"row {row + 1}: in a panel though it can be in none")
    except Bad as bad:
        report.fail("7.6", f"certificate.tsv: {bad}")
