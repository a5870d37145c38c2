"""Sealed features in the record: commitments, proofs, totals. docs/protocol.md, section 10."""

import dataclasses

import proofs
from letters import ticket_of
from record import sha, table


@dataclasses.dataclass(frozen=True)
class Category:
    feature: str
    name: str
    low: int
    high: int
    flex_low: int
    flex_high: int

    def bounds(self, name, empty):
        """The bounds `quota` or `flex` with so many empty seats."""
        low, high = (self.low, self.high) if name == "quota" else (self.flex_low, self.flex_high)
        return max(0, low - empty), high

    def outside(self, name, empty):
        """The numbers outside of the bounds that a swap can lead to (10.8)."""
        low, high = self.bounds(name, empty)
        flex_low, flex_high = self.bounds("flex", empty)
        return [v for v in range(max(0, flex_low - 1), flex_high + 2) if not low <= v <= high]


def categories_with(order, visibility):
    return [Category(feature["name"], category["name"], *(category[key] for key in ("min", "max", "min_flex", "max_flex")))
            for feature in order["features"] if feature["visibility"] == visibility for category in feature["categories"]]


def sealed_categories(order):
    """The sealed categories in the order's sequence."""
    return categories_with(order, "sealed")


def context(anchor, before, commitments, kind, *more):
    """The lines of a proof's context; `commitments` is the checksum of commitments.tsv."""
    lines = (f"order {anchor}", f"after {before}", f"commitments {commitments}", f"kind {kind}", *more)
    return [line.encode() for line in lines]


def named(category):
    return f"feature {category.feature}", f"category {category.name}"


# The kinds of context: the same for whoever proves and whoever looks.

def of_bit(row, category):
    return ("bit", f"row {row}", *named(category))


def of_total(kind, category, people):
    return (kind, *named(category), f"people {people}")


def of_quota(panel, category):
    return ("quota", f"panel {panel}", *named(category), f"from {category.low}", f"to {category.high}")


def of_swap(leaver, candidate, category, low, high):
    return ("swap-quota", f"leaver {leaver}", f"candidate {candidate}", *named(category), f"from {low}", f"to {high}")


def of_skip(leaver, candidate, bounds, empty):
    return ("skip", f"leaver {leaver}", f"candidate {candidate}", f"bounds {bounds}", f"empty {empty}")


# Who was passed over.

def openly_out(order, categories, rows, bounds, empty):
    for category in categories_with(order, "public"):
        low, high = category.bounds(bounds, empty)
        if not low <= sum(categories[row - 1][category.feature] == category.name for row in rows) <= high:
            return True
    return False


@dataclasses.dataclass(frozen=True)
class Turn:
    """One line of swaps.tsv with what it met: the members after the swap, and who was passed over, (candidate, bounds)."""
    leaver: int
    called: int | None
    bounds: str
    empty: int
    members: frozenset
    passed: tuple


def turns(order, categories, leaves, members, swaps, gone, empty, seed):
    """The turns of a replacement whose swaps are given; of the categories only the public ones are looked at."""
    members, found = set(members), []
    for leaver, called, bounds in swaps:
        candidates = sorted(set(range(1, len(leaves) + 1)) - members - gone, key=lambda row: ticket_of(seed, leaves[row - 1]))
        before = candidates[:candidates.index(called)] if called in candidates else candidates
        lists = [("quota", before if bounds == "quota" else candidates)]
        if bounds != "quota":
            lists.append(("flex", before if bounds == "flex" else candidates))
        passed = [(row, name) for name, rows in lists for row in rows
                  if not openly_out(order, categories, members - {leaver} | {row}, name, empty)]
        found.append(Turn(leaver, called, bounds, empty, frozenset(members - {leaver}), tuple(passed)))
        members = members - {leaver} | ({called} - {None})
        empty += called is None
    return found


# What the office makes.

class Sealer:
    """Makes proofs for a draw. The secrets are those of the world, so that every run gives the same bytes."""

    def __init__(self, draw):
        self.draw, self.categories = draw, sealed_categories(draw.in_force)

    def prove(self, openings, kind, index=None):
        draw = self.draw
        lines = context(draw.at("sealed.anchor", draw.anchor), draw.at("sealed.before", draw.checksums[-1]),
                        draw.at("sealed.commitments", draw.commitments), *draw.at("sealed.kind", kind))
        return proofs.prove(draw.order["mode"], lines, openings, draw.world.name, index)

    def total(self, rows, at):
        """The opening of the sum of some rows' commitments to a sealed category."""
        chosen = [self.draw.openings[row - 1][at] for row in rows]
        return sum(x for x, _ in chosen), sum(r for _, r in chosen)

    def within(self, rows, at, low, high, kind):
        low, high = self.draw.at("sealed.bounds", (low, high), kind=kind)
        x, r = self.total(rows, at)
        return self.prove([(x - v, r) for v in range(low, high + 1)], kind)


def openings_of(draw, kind):
    """For each row and sealed category (0 or 1, blinding); the blindings of a feature sum to 0."""
    found, blinding = [], "blinding" if kind == "pool" else f"blinding of the {kind}"
    for leaf, chosen in zip(draw.rows, draw.categories):
        row, sums = [], {}
        categories = sealed_categories(draw.in_force)
        for at, category in enumerate(categories):
            is_last = at + 1 == len(categories) or categories[at + 1].feature != category.feature
            blinding = -sums.get(category.feature, 0) if is_last else int(draw.secret(blinding, leaf, category.feature, category.name), 16)
            sums[category.feature] = sums.get(category.feature, 0) + blinding
            row.append((int(chosen[category.feature] == category.name), blinding % proofs.L))
        found.append(row)
    return found


def pool_files(draw, kind):
    sealer = Sealer(draw)
    draw.openings = draw.at("sealed.openings", openings_of(draw, kind))
    cells = [(row, at, category) for row in range(1, len(draw.rows) + 1) for at, category in enumerate(sealer.categories)]
    points = [proofs.combined(*draw.openings[row - 1][at]).hex() for row, at, _ in cells]
    commitments = table(["row", "feature", "category", "commitment"],
                        draw.at("sealed.points", [[row, category.feature, category.name, point]
                                                  for (row, _, category), point in zip(cells, points)]))
    draw.commitments = sha(commitments)
    bits = []
    for row, at, category in cells:
        x, r = draw.openings[row - 1][at]
        bits.append([row, category.feature, category.name, sealer.prove([(x, r), (x - 1, r)], of_bit(row, category))])
    totals = totals_table(draw, sealer, "pool-total", range(1, len(draw.rows) + 1))
    return {"commitments.tsv": commitments, "bits.tsv": table(["row", "feature", "category", "proof"], bits), "totals.tsv": totals}


def totals_table(draw, sealer, kind, rows):
    people = draw.at(f"sealed.{kind}", [sealer.total(rows, at)[0] % proofs.L for at in range(len(sealer.categories))])
    return table(["feature", "category", "people", "proof"],
                 [[category.feature, category.name, x,
                   sealer.within(rows, at, x, x, of_total(kind, category, x))]
                  for at, (category, x) in enumerate(zip(sealer.categories, people))])


def panel_files(draw, drawn):
    """`drawn` are the numbers of the opened panels by rank."""
    sealer = Sealer(draw)
    quotas = [[number, category.feature, category.name,
               sealer.within(draw.panels[number], at, category.low, category.high, of_quota(number, category))]
              for number in drawn for at, category in enumerate(sealer.categories)]
    return {"quotas.tsv": table(["panel", "feature", "category", "proof"], quotas),
            "totals.tsv": totals_table(draw, sealer, "panel-total", draw.panels[drawn[0]])}


def replacement_files(draw, before, empty, seed):
    """`before` are the members before the swaps of draw.swaps."""
    sealer, quotas, skips = Sealer(draw), [], []
    for turn in turns(draw.in_force, draw.categories, draw.rows, before, draw.swaps, draw.gone, empty, seed):
        for candidate, bounds in turn.passed:
            openings = [(x - v, r) for at, category in enumerate(sealer.categories)
                        for x, r in [sealer.total(turn.members | {candidate}, at)] for v in category.outside(bounds, turn.empty)]
            skips.append([turn.leaver, candidate, bounds, sealer.prove(openings, of_skip(turn.leaver, candidate, bounds, turn.empty))])
        if turn.called is None:
            continue
        for at, category in enumerate(sealer.categories):
            low, high = category.bounds(turn.bounds, turn.empty)
            quotas.append([turn.leaver, category.feature, category.name, sealer.within(
                turn.members | {turn.called}, at, low, high, of_swap(turn.leaver, turn.called, category, low, high))])
    return {"quotas.tsv": table(["leaver", "feature", "category", "proof"], quotas),
            "skips.tsv": table(["leaver", "candidate", "bounds", "proof"], draw.at("sealed.skips", skips))}
