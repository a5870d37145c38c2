"""Leavers and replacements. docs/protocol.md, section 9."""

from letters import ticket_of
from opinion import close, sealed
from opinion.panel import judge_members
from opinion.report import Unreadable, attempt
from opinion.text import is_hash, number, table
from order import label
from record import lines
from replacement import swaps_of
from sealed_record import openly_out, turns


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


def judge_close(report, files, order, step, leavers_step, second_seed, brought):
    """The seed of the replacement; `step` is None as long as there is only the list of leavers."""
    if step and not order["replacement_beacons"] and second_seed is None:
        raise Unreadable("the second lot has no seed")
    without = [] if order["replacement_beacons"] else [f"lot2 {second_seed}"]
    head = lambda checksum: lines(label(order, "replacement-seed"), f"close {checksum}", *without)
    return close.judge(report, files, order, "9.9", "9.3", leavers_step, step, head, None, brought)


def judge_replacement(report, files, order, step, pool, members, leaving, gone, seed, commitments, before):
    """The members afterwards, or None. `commitments` and the checksum of the step before are for sealed features."""
    if seed is None:
        raise Unreadable("no seed")
    rows = table(report, files, f"{step}/swaps.tsv", ["leaver", "candidate", "bounds"])
    if None in (pool, members, leaving) or pool.categories is None or not set(leaving) <= set(members):
        return None
    if any(feature["visibility"] == "sealed" for feature in order["features"]):
        return judge_sealed(report, files, order, step, pool, members, leaving, gone | set(leaving), seed, rows, commitments, before)
    swaps, after = swaps_of(order, pool.categories, pool.leaves, members, leaving, gone | set(leaving),
                            order["panel"]["seats"] - len(members), seed)
    expected = [(str(leaver), "-" if row is None else str(row), bounds) for leaver, row, bounds in swaps]
    report.want("9.4", rows == expected, f"{step}: other swaps than the rule gives")
    # The list may follow the swaps as published: a wrong swap is one fault, not two.
    claimed = set(members) - {number(row[0]) for row in rows} | {number(row[1]) for row in rows if row[1] != "-"}
    judge_members(report, files, f"{step}/panel.tsv", "9.5", pool, after, after if None in claimed else claimed)
    return after


def read_swaps(pool, members, leaving, gone, seed, rows):
    """The swaps as published: [(leaver, candidate or None, bounds)], or None if they are none of candidates and leavers in turn."""
    by_ticket = lambda row: ticket_of(seed, pool.leaves[row - 1])
    if [row[0] for row in rows] != [str(row) for row in sorted(leaving, key=by_ticket)]:
        return None
    swaps, members = [], set(members)
    for leaver, candidate, bounds in rows:
        called = number(candidate)
        if bounds not in ("quota", "flex", "empty") or (candidate == "-") != (bounds == "empty"):
            return None
        if candidate != "-" and (called is None or not 1 <= called <= len(pool.leaves) or called in members | gone):
            return None
        members = members - {int(leaver)} | ({called} - {None})
        swaps.append((int(leaver), called, bounds))
    return swaps


def judge_sealed(report, files, order, step, pool, members, leaving, gone, seed, rows, commitments, before):
    """The members afterwards: what the public can see of the rule, and the proofs for the rest."""
    lines = table(report, files, f"{step}/skips.tsv", ["leaver", "candidate", "bounds", "proof"])
    swaps = read_swaps(pool, members, leaving, gone, seed, rows)
    report.need("9.4", swaps is not None, f"{step}: swaps.tsv")
    empty = order["panel"]["seats"] - len(members)
    met = turns(order, pool.categories, pool.leaves, members, swaps, gone, empty, seed)
    named = {line[:3] for line in lines}
    right = True
    for turn in met:
        passed = all((str(turn.leaver), str(row), bounds) in named for row, bounds in turn.passed)
        right = report.want("9.4", passed, f"{step}: somebody passed over for {turn.leaver} has no line") and right
        out = turn.called and openly_out(order, pool.categories, turn.members | {turn.called}, turn.bounds, turn.empty)
        right = report.want("9.4", not out, f"{step}: row {turn.called} breaks a quota") and right
    after = set(members)
    for leaver, called, _ in swaps:
        after = after - {leaver} | ({called} - {None})
    if right and commitments and not {"2.4", "2.9"} & set(report.failed):
        sealed.judge_skips(report, lines, step, commitments, met, before)
        attempt(sealed.judge_swaps, report, files, step, commitments, met, before)
    judge_members(report, files, f"{step}/panel.tsv", "9.5", pool, after)
    return after
