"""Leavers, and who comes in their place. docs/protocol.md, section 9."""

import close
from letters import ticket_of
from order import label
from panel import members_table
from portfolio import quotas_of
from record import lines, sha, table
from sealed_record import replacement_files, sealed_categories


def make_leavers(draw, turn):
    """`turn` counts the replacements from 0; the world says which places of the panel fall empty."""
    members = sorted(draw.members)
    places = draw.world.leavers[turn]
    draw.leaving = draw.at("leavers.rows", sorted(members[place] for place in places))
    draw.gone = draw.gone | set(draw.leaving)
    reasons = draw.order["reasons"]
    counts = [len(draw.leaving)] + [0] * (len(reasons) - 1)
    draw.publish({
        "leavers.tsv": table(["row", "leaf"], [[row, draw.rows[row - 1]] for row in draw.leaving]),
        "reasons.tsv": table(["reason", "people"], draw.at("leavers.reasons", [list(pair) for pair in zip(reasons, counts)])),
    }, lambda: close.evidence(draw, f"replacement{turn}", (), {}))


def fits(quotas, categories, rows, empty):
    for feature, category, low, high in quotas:
        count = sum(categories[row - 1][feature] == category for row in rows)
        if not max(0, low - empty) <= count <= high:
            return False
    return True


def swaps_of(order, categories, leaves, members, leaving, gone, empty, seed):
    """The rule of section 9: (leaver, candidate or None, bounds) for each leaver, and the members afterwards."""
    by_ticket = lambda row: ticket_of(seed, leaves[row - 1])
    members, swaps = set(members), []
    for leaver in sorted(leaving, key=by_ticket):
        candidates = sorted(set(range(1, len(leaves) + 1)) - members - gone, key=by_ticket)
        called = None
        for bounds, quotas in (("quota", quotas_of(order)), ("flex", quotas_of(order, "min_flex", "max_flex"))):
            called = next((row for row in candidates
                           if fits(quotas, categories, members - {leaver} | {row}, empty)), None)
            if called is not None:
                break
        members.discard(leaver)
        if called is None:
            bounds, empty = "empty", empty + 1
        else:
            members.add(called)
        swaps.append((leaver, called, bounds))
    return swaps, members


def make_replacement(draw, turn):
    order = draw.in_force
    values, evidence = close.values(draw, f"replacement{turn}")
    text = lines(label(order, "replacement-seed"), f"close {draw.checksums[-1]}", *(values or [f"lot2 {draw.seeds[2]}"]))
    text = draw.at("replacement.seed", text)
    empty = draw.at("replacement.empty", order["panel"]["seats"] - len(draw.members))
    before = draw.members
    swaps, members = swaps_of(order, draw.categories, draw.rows, draw.members, draw.leaving, draw.gone, empty, sha(text))
    draw.swaps, draw.members = draw.at("replacement.swaps", (swaps, members))
    sealed = replacement_files(draw, before, empty, sha(text)) if sealed_categories(order) else {}
    draw.publish(sealed | {
        "seed.txt": text,
        "swaps.tsv": table(["leaver", "candidate", "bounds"],
                           [[leaver, "-" if row is None else row, bounds] for leaver, row, bounds in draw.swaps]),
        "panel.tsv": members_table(draw),
    }, lambda: evidence)
