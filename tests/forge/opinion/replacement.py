"""Leavers and replacements. docs/protocol.md, section 9."""

from opinion.lot import judge_seed
from opinion.panel import judge_members
from opinion.report import Unreadable
from opinion.text import is_hash, number, table
from order import label
from record import sha
from replacement import swaps_of


def judge_leavers(report, files, order, step, pool, members):
    """The rows that leave."""
    rows = table(report, files, f"{step}/leavers.tsv", ["row", "leaf"])
    good = all(number(row) is not None and is_hash(leaf) for row, leaf in rows)
    report.need("9.1", good and rows, f"{step}: leavers.tsv")
    leaving = [int(row) for row, _ in rows]
    report.want("9.1", all(a < b for a, b in zip(leaving, leaving[1:])), f"{step}: leavers not ascending")
    if members is not None and pool is not None:
        report.want("9.1", all(row in members and pool.leaves[row - 1] == leaf for row, (_, leaf) in zip(leaving, rows)),
                    f"{step}: a leaver is no member")
    reasons = table(report, files, f"{step}/reasons.tsv", ["reason", "people"])
    counts = [number(people) for _, people in reasons]
    good = [reason for reason, _ in reasons] == order["reasons"] and None not in counts
    report.want("9.2", good and sum(counts) == len(rows), f"{step}: reasons")
    return leaving


def judge_replacement(report, files, order, step, leavers_step, pool, members, leaving, gone, second_seed):
    """The members afterwards, or None."""
    if order["replacement_beacon"] is None and second_seed is None:
        raise Unreadable("the second lot has no seed")
    close = sha(files.get(f"{leavers_step}/SHA256SUMS", b""))
    first = (label(order, "replacement-seed"), f"close {close}")
    seed = judge_seed(report, files, order, f"{step}/seed.txt", "9.3", first, order["replacement_beacon"],
                      (f"lot2 {second_seed}",))
    rows = table(report, files, f"{step}/swaps.tsv", ["leaver", "candidate", "bounds"])
    if None in (pool, members, leaving) or not pool.categories or not set(leaving) <= set(members):
        return None
    swaps, after = swaps_of(order, pool.categories, pool.leaves, members, leaving, gone | set(leaving),
                            order["panel"]["seats"] - len(members), seed)
    expected = [(str(leaver), "-" if row is None else str(row), bounds) for leaver, row, bounds in swaps]
    report.want("9.4", rows == expected, f"{step}: other swaps than the rule gives")
    # The list may follow the swaps as published: a wrong swap is one fault, not two.
    claimed = set(members) - {number(row[0]) for row in rows} | {number(row[1]) for row in rows if row[1] != "-"}
    judge_members(report, files, f"{step}/panel.tsv", "9.5", pool, after, after if None in claimed else claimed)
    return after
