"""Forgeries of sealed features in panel and replacements: quotas, totals, swaps, skips. Rules 10.5 to 10.8, and 9.4 where it meets them."""

import random

from catalogue import rows_changed, twist
from catalogue_replacement import left_empty, skipped, swapped
from catalogue_sealed import FIRST, in_context, total_line
from portfolio import excess, find_panel, quotas_of
from proofs import L
from sealed_record import Sealer, of_skip, turns
from worlds import honest

PANEL = "12-panel.files"

# 10.5 Quotas of the opened panels


def misses_sealed(draw, number, panel):
    """A panel that keeps all public quotas and misses one sealed quota by one."""
    rng = random.Random(f"sealed {number}")
    public = [quota for quota in quotas_of(draw.order) if quota[0] in ("Wohnort", "Haus")]
    while True:
        found = find_panel(draw.order, draw.categories, rng, lambda misses: misses == 1)
        if excess(public, draw.categories, found) == 0:
            return found


twist("panels-outside-a-sealed-quota", "10.5 10.6", "Every panel misses a sealed quota by one, which nobody sees but by the proofs.", "sealed", 8, {
    "portfolio.panels": lambda panels, draw: [misses_sealed(draw, number, panel) for number, panel in enumerate(panels)]}, last=12, attack=43)


def wider(bounds, kind):
    return (max(0, bounds[0] - 1), bounds[1] + 1) if kind[0] == "quota" else bounds


twist("panels-outside-a-sealed-quota-with-wider-proofs", "10.5 10.6", "Every panel misses a sealed quota by one, and the proofs are of bounds wider by one: "
      "each is true.", "sealed", 8, {"sealed.bounds": wider, "portfolio.panels": lambda panels, draw: [
          misses_sealed(draw, number, panel) for number, panel in enumerate(panels)]}, last=12, attack=43)
twist("quota-from-lo-minus-one", "10.5", "The quotas are proved from the minimum less one to the maximum less one: as many numbers, but others.", "sealed",
      12, {"sealed.bounds": lambda bounds, kind: (bounds[0] - 1, bounds[1] - 1) if kind[0] == "quota" and bounds[0] else bounds}, last=12, attack=42)


def quotas(name, story, change, **more):
    def hand(rows):
        changed = change(rows)
        return rows if changed is None else changed
    twist(name, "10.5", story, "sealed", 12, {PANEL: rows_changed("quotas.tsv", hand)}, last=12, **more)


quotas("quota-of-another-panel", "The proof of one panel shown for another.", lambda rows: rows[1].__setitem__(3, rows[6][3]))
quotas("quota-of-another-category", "The proof of one category shown for another.", lambda rows: rows[1].__setitem__(3, rows[2][3]))
quotas("quota-left-out", "A category whose quota is not proved.", lambda rows: rows[:-1])
quotas("quotas-of-the-spot-checks-left-out", "Only the quotas of the panel drawn are proved.", lambda rows: rows[:6])
quotas("quotas-by-number-of-panel", "The panels by number in place of rank.", lambda rows: [rows[0], *rows[6:11], *rows[1:6], *rows[11:]])
quotas("quota-of-a-panel-with-zero", "A panel's number with a leading zero.", lambda rows: rows[1].__setitem__(0, "0" + rows[1][0]))
quotas("quota-with-challenges-swapped", "Two challenges exchanged.", lambda rows: rows[5].__setitem__(
    3, " ".join([rows[5][3].split(" ")[1], rows[5][3].split(" ")[0], *rows[5][3].split(" ")[2:]])))


in_context("12-panel", "10.5", "quota-made-for-lo-minus-one", "The quotas are proved with the minimum less one, and say so.", "sealed.kind",
           lambda kind, draw: (*kind[:-2], f"from {max(0, int(kind[-2][5:]) - 1)}", kind[-1]) if kind[0] == "quota" else kind)
in_context("12-panel", "10.5", "quota-made-for-another-panel", "The quotas were proved for panel 0.", "sealed.kind",
           lambda kind, draw: ("quota", "panel 99", *kind[2:]) if kind[0] == "quota" else kind)
in_context("12-panel", "10.5", "quota-made-for-a-swap", "The quotas of the panel were proved as those of a swap.", "sealed.kind",
           lambda kind, draw: ("swap-quota", *kind[1:]) if kind[0] == "quota" else kind)
in_context("12-panel", "10.5 10.6", "panel-proofs-of-another-draw", "All proofs of the panel cite another order.", "sealed.anchor", lambda value, draw: "ab" * 32)
in_context("12-panel", "10.5 10.6", "panel-proofs-of-another-step", "All proofs of the panel cite the portfolio in place of the second seed: they could "
           "be older than the lot.", "sealed.before", lambda value, draw: draw.checksums[7])
in_context("12-panel", "10.5 10.6", "panel-proofs-of-other-commitments", "All proofs of the panel cite another file of commitments.", "sealed.commitments",
           lambda value, draw: "cd" * 32)

# 10.6 Totals of the panel drawn

twist("panel-total-opened-to-another-value", "10.6", "Two totals of the panel are wrong by one, within the quotas.", "sealed", 12, {
    "sealed.panel-total": lambda people: [people[0] - 1, people[1] + 1, *people[2:]] if people[1] < 2 else [people[0] + 1, people[1] - 1, *people[2:]]}, last=12)
twist("panel-total-around-the-group-order", "10.6", "A total of the panel larger by the group order.", "sealed", 12, {
    "sealed.panel-total": lambda people: [people[0] + L, *people[1:]]}, last=12)
total_line("panel-total-of-the-pool", "The totals of the pool stand where those of the panel should.", lambda rows, draw=None: [
    rows[0], *[text.split("\t") for text in honest("sealed").files["07-pool/totals.tsv"].decode().splitlines()[1:]]], PANEL, "10.6", 12)
total_line("panel-total-left-out", "A total of the panel is missing.", lambda rows: rows[:-1], PANEL, "10.6", 12)
total_line("panel-total-with-leading-zero", "A total of the panel with a leading zero.", lambda rows: rows[1].__setitem__(2, "0" + rows[1][2]), PANEL, "10.6", 12)
in_context("12-panel", "10.6", "panel-total-made-as-the-pool's", "The totals of the panel were proved as those of the pool.", "sealed.kind",
           lambda kind, draw: ("pool-total", *kind[1:]) if kind[0] == "panel-total" else kind)

# 10.7 Quotas after a swap


def swap_line(name, story, change, fails="10.7"):
    twist(name, fails, story, "sealed", 14, {FIRST: rows_changed("quotas.tsv", change)}, last=14)


swap_line("swap-quota-of-another-category", "The proof of one category shown for another.", lambda rows: rows[1].__setitem__(3, rows[2][3]))
swap_line("swap-quota-of-another-swap", "The proof of one swap shown for another.", lambda rows: rows[1].__setitem__(3, rows[6][3]))
swap_line("swap-quota-left-out", "A swap whose quotas are not all proved.", lambda rows: rows[:-1])
swap_line("swap-quotas-in-another-sequence", "The swaps in another sequence.", lambda rows: [rows[0], *rows[6:], *rows[1:6]])
swap_line("swap-quota-of-zeros", "A proof of zeros.", lambda rows: rows[1].__setitem__(3, " ".join(["0" * 64] * len(rows[1][3].split(" ")))))
twist("swap-quota-of-the-panel", "10.7", "The proofs of the panel as drawn, shown again for the panel after the swap.", "sealed", 14, {
    FIRST: lambda files, draw: rows_changed("quotas.tsv", lambda rows: [rows[0]] + [
        [row[0], *old.split("\t")[1:]] for row, old in zip(rows[1:], draw.files["12-panel/quotas.tsv"].decode().splitlines()[1:])])(files)}, last=14)
twist("swap-quotas-of-the-replacement-before", "10.7 10.8", "Proofs made for the replacement before: they cite its list of leavers.", "sealed", 16, {
    "sealed.before": lambda value, draw: draw.checksums[12] if draw.step == "16-replacement" else value}, last=16)
twist("swap-by-flex-called-quota", "10.7", "A swap that needs the wider bounds is called one within the quotas.", "sealed", 14, swapped(
    lambda draw, arguments, result: ([*result[0][:-1], (*result[0][-1][:2], "quota")], result[1])), last=14, attack=50)
twist("swap-with-the-empty-seat-forgotten", "10.7", "The bounds are those of a full panel although a seat is empty.", "sealed", 18, {
    "sealed.kind": lambda kind, draw: (*kind[:-2], f"from {int(kind[-2][5:]) + 1}", kind[-1])
    if kind[0] == "swap-quota" and draw.step == "18-replacement" and kind[4] == "category hier" else kind}, last=18)
for name, story, change in [
        ("swap-quota-made-for-another-leaver", "The proof names another leaver.", lambda kind: (kind[0], "leaver 2", *kind[2:])),
        ("swap-quota-made-for-another-candidate", "The proof names another candidate.", lambda kind: (*kind[:2], "candidate 2", *kind[3:])),
        ("swap-quota-made-for-other-bounds", "The proof names wider bounds.", lambda kind: (*kind[:-1], "to 9")),
        ("swap-quota-made-as-a-skip", "The proof was made as that of a skip.", lambda kind: ("skip", *kind[1:]))]:
    in_context("14-replacement", "10.7", name, story, "sealed.kind",
               lambda kind, draw, change=change: change(kind) if kind[0] == "swap-quota" else kind)

# 10.8 Skips, and what 9.4 sees of them


def friend_who_breaks(draw, arguments, result):
    """A friend is called who fits openly, but breaks a sealed quota; nobody stands before him who is called by rule."""
    (leaver, _, bounds), = result[0]
    before = turns(draw.order, draw.categories, draw.rows, arguments["members"], result[0], arguments["gone"], arguments["empty"], arguments["seed"])[0]
    friend = next(candidate for candidate, name in before.passed if name == "quota")
    return [(leaver, friend, bounds)], set(arguments["members"]) - {leaver} | {friend}


def skips(name, story, change, fails="10.8", step=14, **more):
    twist(name, fails, story, "sealed", step, {f"{step}-replacement.files": rows_changed("skips.tsv", change)}, last=step, **more)


twist("skipped-who-would-have-fitted", "10.8", "The first candidate fits; the office calls the next and proves what is not so.", "sealed", 14,
      swapped(skipped), last=14, attack=50)


def without_the_skipped(rows, draw):
    """All lines but those about the candidate whom the rule called first."""
    called = honest("sealed").files["14-replacement/swaps.tsv"].decode().splitlines()[1].split("\t")
    return [row for row in rows if (str(row[0]), str(row[1])) != (called[0], called[1])]


twist("skipped-without-a-proof", "9.4", "The first candidate fits; the office calls the next and says nothing about it.", "sealed", 14,
      {**swapped(skipped), "sealed.skips": without_the_skipped}, last=14, attack=50)


def proof_of_another(rows, draw):
    """The line of the one who would have fitted has the proof of another."""
    called = honest("sealed").files["14-replacement/swaps.tsv"].decode().splitlines()[1].split("\t")
    other = next(row for row in rows if (str(row[0]), str(row[1])) != (called[0], called[1]))
    return [[*row[:3], other[3]] if (str(row[0]), str(row[1])) == (called[0], called[1]) else row for row in rows]


twist("skipped-with-a-copied-proof", "10.8", "The first candidate fits; the line about him has the proof of another.", "sealed", 14,
      {**swapped(skipped), "sealed.skips": proof_of_another}, last=14, attack=50)


def with_a_value_inside(rows, draw):
    """A proof that is true because it lists a number within the bounds."""
    called = [int(field) for field in honest("sealed").files["14-replacement/swaps.tsv"].decode().splitlines()[1].split("\t")[:2]]
    sealer = Sealer(draw)
    before = {int(text.split("\t")[0]) for text in draw.files["12-panel/panel.tsv"].decode().splitlines()[1:]}
    x, r = sealer.total(before - {called[0]} | {called[1]}, 0)
    openings = [(x - v, r) for v in range(5)]
    proof = sealer.prove(openings, of_skip(*called, "quota", 0))
    return [[*row[:3], proof] if [row[0], row[1]] == called else row for row in rows]


twist("skipped-by-other-bounds", "10.8", "The proof about the one who would have fitted lists numbers within the bounds too, so that it is true.", "sealed",
      14, {**swapped(skipped), "sealed.skips": with_a_value_inside}, last=14, attack=50)
twist("friend-against-a-sealed-quota", "10.7", "A friend is called who fits openly and breaks a sealed quota.", "sealed", 18,
      swapped(friend_who_breaks), last=18, attack=50)
twist("sealed-seat-left-empty", "10.8", "A seat stays empty although somebody fits; the office proves what is not so.", "sealed", 14,
      swapped(left_empty), last=14, attack=50)
twist("sealed-seat-left-empty-in-silence", "9.4", "A seat stays empty although somebody fits, and nothing is said of the candidates.", "sealed", 14,
      {**swapped(left_empty), "sealed.skips": lambda rows: []}, last=14, attack=50)
skips("skip-left-out", "Somebody passed over has no line.", lambda rows: rows[:-1], fails="9.4")
skips("skip-by-flex-left-out", "A seat stays empty, and for one candidate only the narrow bounds were looked at.",
      lambda rows: [row for number, row in enumerate(rows) if number != [r[2] for r in rows].index("flex")], fails="9.4", step=16)
skips("skip-twice", "A line twice.", lambda rows: [*rows, rows[-1]])
skips("skips-in-another-sequence", "Two lines exchanged: another candidate seems to come first.", lambda rows: [rows[0], rows[2], rows[1], *rows[3:]])
skips("skip-of-somebody-else", "A line more, about somebody who was not passed over.", lambda rows: [*rows, [rows[1][0], "10", *rows[1][2:]]])
skips("skip-with-the-proof-of-another", "The proof of one candidate under another.", lambda rows: rows[1].__setitem__(3, rows[2][3]))
skips("skip-with-the-proof-of-other-bounds", "The proof by the narrow bounds under the wide ones.", lambda rows: next(
    row for row in rows if row[2] == "flex").__setitem__(3, rows[1][3]), step=16)
skips("skip-with-challenges-swapped", "Two challenges exchanged.", lambda rows: rows[1].__setitem__(
    3, " ".join([rows[1][3].split(" ")[1], rows[1][3].split(" ")[0], *rows[1][3].split(" ")[2:]])))
skips("skip-of-zeros", "A proof of zeros.", lambda rows: rows[1].__setitem__(3, " ".join(["0" * 64] * len(rows[1][3].split(" ")))))
for name, story, change in [
        ("skip-made-for-another-leaver", "The proof names another leaver.", lambda kind: (kind[0], "leaver 2", *kind[2:])),
        ("skip-made-for-another-candidate", "The proof names another candidate.", lambda kind: (*kind[:2], "candidate 10", *kind[3:])),
        ("skip-made-for-other-bounds", "The proof names the other bounds.", lambda kind: (*kind[:3], "bounds flex", kind[4])),
        ("skip-made-with-an-empty-seat", "The proof says that a seat is empty.", lambda kind: (*kind[:4], "empty 1"))]:
    in_context("14-replacement", "10.8", name, story, "sealed.kind", lambda kind, draw, change=change: change(kind) if kind[0] == "skip" else kind)
in_context("14-replacement", "10.7 10.8", "swap-proofs-of-another-draw", "All proofs of a replacement cite another order.", "sealed.anchor",
           lambda value, draw: "ab" * 32)
in_context("14-replacement", "10.7 10.8", "swap-proofs-of-other-commitments", "All proofs of a replacement cite another file of commitments.",
           "sealed.commitments", lambda value, draw: "cd" * 32)
