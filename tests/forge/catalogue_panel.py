"""Forgeries of portfolio and panel. Rules 7.1 to 8.5."""

import hashlib
import random

from catalogue import replaced, rows_changed, twist
from order import label
from panel import tickets
from portfolio import excess, find_panel, member_leaf, merkle, node, quotas_of
from record import lines, sha
from worlds import honest

PORTFOLIO, PANEL = "08-portfolio.files", "12-panel.files"

# 7.1 Panels

twist("portfolio-of-one-panel-less", "7.1", "One panel less than ordered: the number drawn may not exist.", "council", 8,
      {PORTFOLIO: rows_changed("panels.tsv", lambda rows: rows[:-1])}, last=8)
twist("portfolio-of-one-panel-more", "7.1", "One panel more than ordered.", "council", 8,
      {PORTFOLIO: rows_changed("panels.tsv", lambda rows: [*rows, [100, "ab" * 32]])}, last=8)
twist("panels-counted-from-one", "7.1", "Panels numbered from 1.", "council", 8, {PORTFOLIO: rows_changed(
    "panels.tsv", lambda rows: [rows[0]] + [[int(number) + 1, root] for number, root in rows[1:]])}, last=8)
twist("panel-number-twice", "7.1", "A panel's number twice.", "plain", 8, {PORTFOLIO: replaced("panels.tsv", b"\n1\t", b"\n0\t")}, last=8)
twist("panel-number-with-zero", "7.1", "A number with a leading zero.", "plain", 8, {PORTFOLIO: replaced("panels.tsv", b"\n1\t", b"\n01\t")},
      last=8)
twist("root-too-short", "7.1", "A root of 63 digits.", "council", 8, {PORTFOLIO: rows_changed(
    "panels.tsv", lambda rows: rows[1].__setitem__(1, rows[1][1][1:]))}, last=8)
twist("root-in-capitals", "7.1", "A root in capitals.", "council", 8, {PORTFOLIO: rows_changed(
    "panels.tsv", lambda rows: rows[1].__setitem__(1, rows[1][1].upper()))}, last=8)
twist("rows-not-ascending", "7.1", "The members of a panel in another sequence.", "plain", 8,
      {"portfolio.panels": lambda panels: [panels[0][::-1], *panels[1:]]}, last=8)
twist("rows-with-commas", "7.1", "Commas between the members.", "plain", 8, {PORTFOLIO: rows_changed(
    "panels.tsv", lambda rows: rows[1].__setitem__(1, rows[1][1].replace(" ", ",")))}, last=8)
twist("rows-with-two-blanks", "7.1", "Two blanks between members.", "plain", 8, {PORTFOLIO: rows_changed(
    "panels.tsv", lambda rows: rows[1].__setitem__(1, rows[1][1].replace(" ", "  ")))}, last=8)
twist("rows-with-leading-zero", "7.1", "A member with a leading zero.", "plain", 8, {PORTFOLIO: rows_changed(
    "panels.tsv", lambda rows: rows[1].__setitem__(1, "0" + rows[1][1]))}, last=8)
twist("portfolio-of-the-other-form", "1.9", "An open portfolio where the order says committed.", "council", 8, {
    PORTFOLIO: lambda files, draw: files | {"panels.tsv": b"panel\trows\n" + b"".join(
        b"%d\t%s\n" % (number, " ".join(map(str, panel)).encode()) for number, panel in enumerate(draw.panels))}}, last=8)

# 7.2 Seats (open)


def panel_changed(number, change):
    def hand(panels):
        panels[number] = change(panels[number])
        return panels
    return hand


twist("panel-of-one-seat-less", "7.2", "A panel of two in a draw of three seats, which is made up for by a panel of four.", "plain", 8, {
    "portfolio.panels": lambda panels: seats_moved(panels)}, last=8)
twist("panel-with-a-stranger", "7.2", "A panel with a row that the pool does not have.", "plain", 8, {PORTFOLIO: rows_changed(
    "panels.tsv", lambda rows: rows[1].__setitem__(1, with_last(rows[1][1], "99")))}, last=8)
twist("panel-with-row-zero", "7.1", "A panel with row 0.", "plain", 8, {PORTFOLIO: rows_changed(
    "panels.tsv", lambda rows: rows[1].__setitem__(1, "0 " + rows[1][1].split(" ", 1)[1]))}, last=8)
twist("member-in-two-seats", "7.1", "One person in two seats of a panel.", "plain", 8, {
    "portfolio.panels": panel_changed(0, lambda panel: [panel[0], panel[0], panel[2]])}, last=8)


def with_last(rows, last):
    return " ".join([*rows.split(" ")[:-1], last])


def seats_moved(panels):
    given = next(row for row in panels[0] if row not in panels[1])
    panels[0].remove(given)
    panels[1] = sorted([*panels[1], given])
    return panels


# 7.3 Quotas (open)


def a_seat_too_many(panels, draw):
    """In panel 5 a friend takes a seat that the quotas do not leave him: one above the maximum."""
    panels[5] = find_panel(draw.order, draw.categories, random.Random("above"), lambda misses: misses > 0)
    return panels


twist("panel-above-a-quota", "7.3", "One panel of the portfolio has a seat above a quota.", "plain", 8, {"portfolio.panels": a_seat_too_many},
      last=8, attack=43)
twist("portfolio-by-flex", "7.3", "A panel is made by the wider bounds, which are for replacements only.", "open", 8, {
    "portfolio.panels": lambda panels, draw: [by_flex(draw), *panels[1:]]}, last=8, attack=43)


def by_flex(draw):
    flex = quotas_of(draw.order, "min_flex", "max_flex")
    rng = random.Random("flex")
    for _ in range(1000):
        panel = find_panel(draw.order, draw.categories, rng, lambda misses: misses > 0)
        if excess(flex, draw.categories, panel) == 0:
            return panel
    raise ValueError("no panel between the bounds")


# 7.4 Chances


def chances_changed(change):
    return {"portfolio.chances": change}


def moved(chances):
    """One chance is taken from the likeliest and given to the least likely: the sum is right."""
    most, least = chances.index(max(chances)), chances.index(min(chances))
    chances[most] -= 1
    chances[least] += 1
    return chances


twist("chances-embellished", "7.4", "The smallest chance looks larger than it is; the sum is right.", "plain", 8, chances_changed(moved),
      last=8, attack=45)
twist("chances-do-not-sum", "7.4", "The chances of a sealed portfolio do not sum to seats times panels.", "council", 8,
      chances_changed(lambda chances: [chances[0] + 1, *chances[1:]]), attack=46)
twist("chance-of-more-than-all", "7.4", "Somebody has more panels than there are.", "council", 8,
      chances_changed(lambda chances: overfull(chances)), attack=45)
twist("chance-without-a-row", "7.4", "Somebody's chance is not published.", "council", 8, {PORTFOLIO: rows_changed(
    "chances.tsv", lambda rows: [rows[0], *rows[2:-1], [int(rows[-1][0]) + int(rows[1][0]), rows[-1][1]]]
    if int(rows[-1][0]) + int(rows[1][0]) <= 100 else [rows[0], *rows[2:]])}, last=8, attack=45)
twist("chances-not-sorted", "7.4", "The chances in the sequence of the pool: the neighbours' chances can be read.", "council", 8,
      {PORTFOLIO: rows_changed("chances.tsv", lambda rows: [rows[0], rows[-1], *rows[1:-1]])})
twist("chance-hash-in-capitals", "7.4", "A hash in capitals.", "council", 8, {PORTFOLIO: rows_changed(
    "chances.tsv", lambda rows: rows[-1].__setitem__(1, rows[-1][1].upper()))})
twist("chances-of-other-rows", "7.4", "Open chances in another sequence of rows.", "plain", 8, {PORTFOLIO: rows_changed(
    "chances.tsv", lambda rows: [rows[0], *rows[:0:-1]])})


def overfull(chances):
    """101 of 100 panels for one, at the cost of the others; the sum stays."""
    wanted = 101 - chances[0]
    chances[0] = 101
    for at in range(1, len(chances)):
        taken = min(wanted, chances[at])
        chances[at] -= taken
        wanted -= taken
    return chances


# 8.1 The panel drawn


def drawn_changed(change):
    return {"panel.drawn": change}


twist("another-panel-announced", "8.1", "The office announces another panel than the one drawn.", "council", 12,
      drawn_changed(lambda drawn, draw: [tickets(draw.seeds[2], 100)[50], *drawn[1:]]), attack=49)
twist("spot-check-exchanged", "8.1", "In place of a spot check the office opens a panel that it likes to show.", "council", 12,
      drawn_changed(lambda drawn, draw: [*drawn[:-1], tickets(draw.seeds[2], 100)[4]]), attack=49)
twist("spot-checks-in-another-sequence", "8.1", "First and second are exchanged.", "council", 12,
      drawn_changed(lambda drawn: [drawn[1], drawn[0], *drawn[2:]]), attack=49)
twist("spot-check-left-out", "8.1", "One spot check less than ordered.", "council", 12, drawn_changed(lambda drawn: drawn[:-1]))
twist("spot-check-twice", "8.1", "One spot check twice.", "open", 12, drawn_changed(lambda drawn: [*drawn[:-1], drawn[-2]]))
twist("panel-ticket-embellished", "8.1", "The ticket of another panel is written smaller than it is.", "council", 12, drawn_changed(
    lambda drawn, draw: [("00" * 32, tickets(draw.seeds[2], 100)[60][1]), *drawn[1:]]), attack=49)
twist("panel-of-the-first-seed", "8.1", "The panel is drawn with the first lot's seed, known since the letters.", "council", 12,
      drawn_changed(lambda drawn, draw: tickets(draw.seeds[1], 100)[:4]), attack=30)
twist("panel-by-modulo", "8.1", "The number drawn is the seed modulo the number of panels.", "open", 12, drawn_changed(
    lambda drawn, draw: [(sha(f"{draw.seeds[2]}{int(draw.seeds[2], 16) % 100}".encode()), int(draw.seeds[2], 16) % 100), *drawn[1:]]),
    attack=31)
twist("ranks-from-one", "8.1", "Ranks from 1.", "open", 12, {PANEL: rows_changed(
    "draw.tsv", lambda rows: [rows[0]] + [[int(rank) + 1, *rest] for rank, *rest in rows[1:]])})

# 8.2 Openings


def openings(change):
    return {"panel.openings": change}


twist("opening-with-another-salt", "8.2", "A salt that does not open the root.", "council", 12,
      openings(lambda rows: [[*rows[0][:2], "ab" * 32], *rows[1:]]))
twist("opening-with-another-member", "8.2", "The panel drawn is opened with a friend in place of a member.", "council", 12, {
    "panel.openings": lambda rows, draw: opened_with_friend(rows, draw), "panel.members": lambda members, draw: draw.friendly},
    last=12, attack=49)
twist("opening-of-another-panel", "8.2", "A spot check is opened with the members of another panel.", "council", 12, {
    "panel.openings": lambda rows, draw: [row if row[0] != rows[-1][0] else [row[0], *other] for row, other in zip(
        rows, rows[:-5] + [[other, draw.salt(0, other)] for other in draw.panels[0]])]})
twist("openings-not-by-rank", "8.2", "The openings by number of panel in place of rank.", "council", 12,
      openings(lambda rows: rows[5:] + rows[:5]))
twist("openings-not-by-row", "8.2", "The members of an opened panel in another sequence.", "council", 12,
      openings(lambda rows: [rows[1], rows[0], *rows[2:]]))
twist("spot-check-not-opened", "8.2", "A spot check is drawn, but not opened.", "council", 12, openings(lambda rows: rows[:-5]))
twist("opening-of-a-panel-not-drawn", "8.2", "A further panel is opened.", "council", 12, openings(
    lambda rows, draw: rows + [[next(n for n in range(100) if n not in [row[0] for row in rows]), 1, "ab" * 32]]))
twist("opening-with-row-and-zero", "8.2", "A row with a leading zero.", "council", 12,
      openings(lambda rows: [[rows[0][0], f"0{rows[0][1]}", rows[0][2]], *rows[1:]]))


def opened_with_friend(rows, draw):
    """The first opening goes to the friend: a row that keeps the quotas and the sequence."""
    number = rows[0][0]
    panel = draw.panels[number]
    for row in range(1, len(draw.rows) + 1):
        for out in panel:
            friendly = sorted(set(panel) - {out} | {row})
            if row not in panel and excess(quotas_of(draw.order), draw.categories, friendly) == 0:
                draw.friendly = friendly
                return [[number, member, draw.salt(number, member)] for member in friendly] + rows[len(panel):]
    raise ValueError("no place for a friend")


def duplicated(hashes):
    """The tree of a coin's software: an odd last node is paired with itself."""
    while len(hashes) > 1:
        hashes = hashes + hashes[-1:] if len(hashes) % 2 else hashes
        hashes = [node(*hashes[at:at + 2]) for at in range(0, len(hashes), 2)]
    return hashes[0]


def roots_by(tree, leaf=member_leaf):
    def hand(roots, draw):
        return [tree([leaf(draw.order, draw.checksums[6], number, row, draw.salt(number, row)) for row in panel]).hex()
                for number, panel in enumerate(draw.panels)]
    return {"portfolio.roots": hand}


def leaf_without_prefix(order, pool, panel, row, salt):
    return hashlib.sha256(lines(label(order, "member"), pool, f"panel {panel}", f"row {row}", salt)).digest()


twist("tree-with-last-leaf-doubled", "8.2", "Roots by another tree, in which an odd leaf counts twice: one root, two panels.", "council", 8,
      roots_by(duplicated), attack=10)
twist("tree-without-prefix", "8.2", "Leaves without the byte that tells them from inner nodes.", "council", 8,
      roots_by(merkle, leaf_without_prefix), attack=10)
twist("root-of-another-panel-number", "8.2", "The roots are made with the numbers of other panels: the office could deal them out "
      "after the lot.", "council", 8, roots_by(merkle, lambda order, pool, panel, row, salt: member_leaf(order, pool, 0, row, salt)),
      attack=44)
twist("root-of-another-pool", "8.2", "The roots cite the letters in place of the pool.", "council", 8, {
    "portfolio.roots": lambda roots, draw: [merkle([member_leaf(draw.order, draw.checksums[5], number, row, draw.salt(number, row))
                                                    for row in panel]).hex() for number, panel in enumerate(draw.panels)]})

# 8.3 Seats, 8.4 Quotas: in a sealed portfolio nobody sees them before the openings


def every_panel(make):
    def hand(panels, draw):
        return [make(draw, number, panel) for number, panel in enumerate(panels)]
    return hand


def one_less(draw, number, panel):
    """A member whom no minimum needs is left out."""
    for out in panel:
        smaller = [row for row in panel if row != out]
        if excess(quotas_of(draw.order), draw.categories, smaller) == 0:
            return smaller
    return panel


def padded(chances):
    """The chances keep their sum, so that only the openings tell."""
    short = 500 - sum(chances)
    for at, chance in enumerate(chances):
        more = min(100 - chance, short)
        chances[at] += more
        short -= more
    return chances


twist("sealed-panels-of-four", "8.3", "Every sealed panel lacks a seat, which the office means to fill by hand.", "council", 8, {
    "portfolio.panels": every_panel(one_less), "portfolio.chances": padded}, last=12)
twist("sealed-panels-with-a-stranger", "8.3", "Sealed panels with a row that the pool does not have.", "council", 8, {
    "portfolio.roots": lambda roots, draw: strangers(draw), "panel.openings": lambda rows, draw: stranger_rows(rows, draw)}, last=12)


def strangers(draw):
    return [merkle([member_leaf(draw.order, draw.checksums[6], number, row, draw.salt(number, row))
                    for row in [*panel[:-1], 99]]).hex() for number, panel in enumerate(draw.panels)]


def stranger_rows(rows, draw):
    return [[number, 99, draw.salt(number, 99)] if row == draw.panels[number][-1] else [number, row, salt] for number, row, salt in rows]


def above(draw, number, panel):
    return find_panel(draw.order, draw.categories, random.Random(number), lambda misses: misses == 1)


twist("sealed-panels-above-a-quota", "8.4", "Every sealed panel has a seat above a quota; everything is signed and opens.", "council", 8,
      {"portfolio.panels": every_panel(above)}, last=12, attack=43)


def only_spot_checks(panels, draw):
    """All panels but the one drawn later miss a quota: here the office guessed the number right."""
    drawn = int(honest("council").files["12-panel/draw.tsv"].split(b"\n")[1].split(b"\t")[1])
    return [panel if number == drawn else above(draw, number, panel) for number, panel in enumerate(panels)]


twist("sealed-spot-checks-above-a-quota", "8.4", "The panel drawn keeps the quotas, the spot checks do not.", "council", 8,
      {"portfolio.panels": only_spot_checks}, last=12, attack=43)

# 8.5 Members

twist("panel-with-a-friend", "8.5", "The list of members names a friend in place of the last member.", "council", 12, {
    PANEL: rows_changed("panel.tsv", lambda rows: rows[:-1] + [rows[-1][:1] + ["ab" * 32]])}, attack=49)
twist("panel-without-a-member", "8.5", "The list of members leaves one out.", "plain", 12, {
    PANEL: rows_changed("panel.tsv", lambda rows: rows[:-1])}, last=12, attack=49)
twist("panel-of-rank-one", "8.5", "The list of members is that of the first spot check.", "council", 12, {
    "panel.members": lambda members, draw: draw.panels[tickets(draw.seeds[2], 100)[1][1]]}, last=12, attack=49)
twist("panel-not-by-row", "8.5", "The members in another sequence.", "plain", 12, {
    PANEL: rows_changed("panel.tsv", lambda rows: [rows[0], rows[2], rows[1], *rows[3:]])})
twist("panel-with-leading-zero", "8.5", "A row with a leading zero.", "plain", 12, {
    PANEL: rows_changed("panel.tsv", lambda rows: rows[1].__setitem__(0, "0" + rows[1][0]))})
