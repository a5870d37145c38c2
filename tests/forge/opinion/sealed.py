"""Sealed features. docs/protocol.md, section 10."""

import proofs
from opinion.panel import small_cells
from opinion.report import Unreadable
from opinion.text import number, table
from record import sha
from sealed_record import context, of_bit, of_quota, of_skip, of_swap, of_total, sealed_categories


class Sealed:
    """The commitments of a pool, and what every proof about them must cite."""

    def __init__(self, order, anchor, checksum, points):
        self.mode, self.anchor, self.checksum, self.points = order["mode"], anchor, checksum, points
        self.categories = sealed_categories(order)

    def total(self, rows, at):
        return proofs.sum_of(self.points[row - 1][at] for row in rows)

    def holds(self, points, text, before, kind):
        return proofs.holds(self.mode, context(self.anchor, before, self.checksum, *kind), points, text)

    def within(self, total, low, high, text, before, kind):
        return self.holds([proofs.less(total, v) for v in range(low, high + 1)], text, before, kind)


def expected_lines(rows, expected):
    return [row[:len(one)] for row, one in zip(rows, expected)] == expected and len(rows) == len(expected)


def judge_pool(report, files, order, pool, step, before):
    """The commitments, if they can be used; `before` is the checksum of the step before, or None. A correction has no totals."""
    categories = sealed_categories(order)
    totals = table(report, files, f"{step}/totals.tsv", ["feature", "category", "people", "proof"]) if step == "07-pool" else None
    small_cells(report, order, "totals.tsv", totals or [])
    rows = table(report, files, f"{step}/commitments.tsv", ["row", "feature", "category", "commitment"])
    if pool is None:
        return None
    cells = [(str(row), category.feature, category.name) for row in range(1, len(pool.leaves) + 1) for category in categories]
    report.need("10.1", expected_lines(rows, cells), "commitments.tsv: lines")
    points = [proofs.read_point(row[3]) for row in rows]
    report.need("10.1", not any(point is None for point in points), "commitments.tsv: what is no point")
    report.need("10.1", not any(point.is_identity() or point == proofs.G for point in points), "commitments.tsv: an open commitment")
    by_row = [points[at:at + len(categories)] for at in range(0, len(points), len(categories))]
    found = Sealed(order, sha(files["01-order/SHA256SUMS"]), sha(files[f"{step}/commitments.tsv"]), by_row)
    for row, one in enumerate(by_row, 1):
        for feature in dict.fromkeys(category.feature for category in categories):
            total = proofs.sum_of(point for point, category in zip(one, categories) if category.feature == feature)
            report.want("10.2", total == proofs.G, f"row {row}, {feature}: not one answer")
    judge_bits(report, files, found, cells, points, step, before)
    if totals is not None:
        judge_totals(report, found, "10.4", totals, range(1, len(by_row) + 1), before, "pool-total")
    return found


def judge_bits(report, files, found, cells, points, step, before):
    try:
        rows = table(report, files, f"{step}/bits.tsv", ["row", "feature", "category", "proof"])
    except Unreadable:  # what is no table is no matter of 10.3
        return
    if not report.want("10.3", expected_lines(rows, cells), "bits.tsv: lines") or before is None:
        return
    for row, point, category in zip(rows, points, found.categories * len(found.points)):
        report.want("10.3", found.within(point, 0, 1, row[3], before, of_bit(row[0], category)), f"bits.tsv: {row[:3]}")


def judge_totals(report, found, rule, rows, members, before, kind, within=False):
    names = [(category.feature, category.name) for category in found.categories]
    people = [number(row[2]) for row in rows]
    if not report.want(rule, expected_lines(rows, names) and None not in people, f"totals.tsv of {kind}: lines"):
        return
    for feature in dict.fromkeys(category.feature for category in found.categories):
        total = sum(x for x, category in zip(people, found.categories) if category.feature == feature)
        report.want(rule, total == len(members), f"{kind}: {feature} sums to {total}")
    for at, (row, x, category) in enumerate(zip(rows, people, found.categories)):
        if within:
            report.want(rule, category.low <= x <= category.high, f"{kind}: {row[:3]} is not within the quota")
        if before is not None:
            point = proofs.less(found.total(members, at), x)
            report.want(rule, found.holds([point], row[3], before, of_total(kind, category, x)), f"{kind}: {row[:3]}")


def judge_panel(report, files, found, step, opened, before):
    """Rules 10.5 and 10.6; `opened` are the panels of draw.tsv by rank with their rows."""
    try:
        rows = table(report, files, f"{step}/quotas.tsv", ["panel", "feature", "category", "proof"])
        cells = [(str(panel), category.feature, category.name) for panel in opened for category in found.categories]
        if report.want("10.5", expected_lines(rows, cells), "quotas.tsv: lines") and before is not None:
            for at, row in enumerate(rows):
                category = found.categories[at % len(found.categories)]
                total = found.total(opened[int(row[0])], at % len(found.categories))
                report.want("10.5", found.within(total, category.low, category.high, row[3], before, of_quota(row[0], category)),
                            f"quotas.tsv: {row[:3]}")
    finally:
        rows = table(report, files, f"{step}/totals.tsv", ["feature", "category", "people", "proof"])
        judge_totals(report, found, "10.6", rows, next(iter(opened.values())), before, "panel-total", within=True)


def judge_swaps(report, files, step, found, met, before):
    """Rule 10.7: `met` are the turns of the replacement."""
    rows = table(report, files, f"{step}/quotas.tsv", ["leaver", "feature", "category", "proof"])
    cells = [(turn, at) for turn in met if turn.called is not None for at in range(len(found.categories))]
    named = [(str(turn.leaver), found.categories[at].feature, found.categories[at].name) for turn, at in cells]
    if not report.want("10.7", expected_lines(rows, named), f"{step}/quotas.tsv: lines") or before is None:
        return
    for row, (turn, at) in zip(rows, cells):
        category = found.categories[at]
        low, high = category.bounds(turn.bounds, turn.empty)
        total = found.total(turn.members | {turn.called}, at)
        report.want("10.7", found.within(total, low, high, row[3], before, of_swap(turn.leaver, turn.called, category, low, high)),
                    f"{step}/quotas.tsv: {row[:3]}")


def judge_skips(report, rows, step, found, met, before):
    """Rule 10.8."""
    cells = [(turn, candidate, bounds) for turn in met for candidate, bounds in turn.passed]
    named = [(str(turn.leaver), str(candidate), bounds) for turn, candidate, bounds in cells]
    if not report.want("10.8", expected_lines(rows, named), f"{step}/skips.tsv: lines") or before is None:
        return
    for row, (turn, candidate, bounds) in zip(rows, cells):
        points = [proofs.less(total, v) for at, category in enumerate(found.categories)
                  for total in [found.total(turn.members | {candidate}, at)] for v in category.outside(bounds, turn.empty)]
        report.want("10.8", found.holds(points, row[3], before, of_skip(turn.leaver, candidate, bounds, turn.empty)),
                    f"{step}/skips.tsv: {row[:3]}")
