"""Forgeries of sealed features: commitments, bits, totals, quotas, swaps, skips. Section 10, and 6.7, 9.4 where it meets them."""

import random

from catalogue import rows_changed, twist, with_file, without_file
from catalogue_replacement import hand_picked, labelled, left_empty, skipped, swapped
from portfolio import excess, find_panel, quotas_of
from proofs import L, group
from sealed_record import Sealer, of_skip, turns
from worlds import honest

POOL, PANEL, FIRST, SECOND = "07-pool.files", "12-panel.files", "14-replacement.files", "16-replacement.files"
HIER, DORT, ABITUR, LEHRE, OHNE = range(5)     # the sealed categories of the world


def line(row, at):
    """Where a row's category stands in commitments.tsv and bits.tsv, the header not counted."""
    return 1 + 5 * (row - 1) + at


def opened(change):
    """`change(openings)`: what the commitments are made of, a list of (value, blinding) for each row."""
    def hand(openings):
        change(openings)
        return openings
    return {"sealed.openings": hand}


def chose(draw_or_openings, at):
    """The first row whose commitment to a category holds 1."""
    return next(row for row, one in enumerate(draw_or_openings, 1) if one[at][0] == 1)


# 10.1 Commitments


def blinded_by_nothing(value):
    """The first row that chose Lehre has no blinding where its value is `value`: the answer stands in the open."""
    def change(openings):
        one = openings[chose(openings, LEHRE) - 1]
        at, other = (LEHRE, OHNE) if value else (OHNE, LEHRE)
        one[other] = (one[other][0], (one[other][1] + one[at][1]) % L)
        one[at] = (one[at][0], 0)
    return opened(change)


twist("commitment-is-the-identity", "10.1", "A commitment to 0 without blinding: thirty-two zero bytes, an answer in the open.", "sealed", 7,
      blinded_by_nothing(0))
twist("commitment-is-g", "10.1", "A commitment to 1 without blinding: everybody can read the answer.", "sealed", 7, blinded_by_nothing(1))


def number_of(text):
    return int.from_bytes(bytes.fromhex(text), "little")


def encoded(number):
    return number.to_bytes(32, "little").hex()


for name, story, change in [
        ("negative", "A commitment in the encoding of its negative, which RFC 9496 refuses.", lambda text: encoded(group.P - number_of(text))),
        ("with-its-top-bit-set", "A commitment with bit 255 set: libsodium takes it for another spelling.", lambda text: encoded(number_of(text) + 2**255)),
        ("in-capitals", "A commitment in capitals.", str.upper),
        ("a-digit-short", "A commitment of 63 digits.", lambda text: text[:-1]),
        ("a-digit-long", "A commitment of 65 digits.", lambda text: text + "0"),
        ("of-no-square", "32 bytes that encode no point.", lambda text: encoded(next(
            n for n in range(2, 99, 2) if group.decode(n.to_bytes(32, "little")) is None))),
        ("of-s-minus-one", "The encoding s = −1, which is none.", lambda text: encoded(group.P - 1)),
        ("of-p", "The identity, written as p.", lambda text: encoded(group.P)),
        ("of-small-order", "s = 1: a point of small order on the curve below the group.", lambda text: encoded(1)),
        ("with-0x", "0x before the digits.", lambda text: "0x" + text[2:])]:
    twist(f"point-{name}", "10.1", story, "sealed", 7, {"sealed.points": lambda rows, change=change: [
        *rows[:7], [*rows[7][:3], change(rows[7][3])], *rows[8:]]}, last=7)
for name, story, change in [
        ("commitments-in-another-sequence", "Two commitments of a row exchanged, names and all.", lambda rows: [rows[1], rows[0], *rows[2:]]),
        ("commitments-of-a-row-left-out", "Somebody in the pool has no commitments: he counts nowhere.", lambda rows: rows[:-5]),
        ("commitments-of-a-row-more", "Commitments of a row that the pool does not have.", lambda rows: rows + [[13, *row[1:]] for row in rows[-5:]]),
        ("commitment-of-another-feature", "A commitment under a feature that is not sealed.", lambda rows: [[1, "Haus", *rows[0][2:]], *rows[1:]]),
        ("commitment-of-another-category", "A commitment under a category that the order does not have.", lambda rows: [[1, "Herkunft", "fern", rows[0][3]], *rows[1:]]),
        ("commitment-with-leading-zero", "A row with a leading zero.", lambda rows: [["01", *rows[0][1:]], *rows[1:]]),
        ("commitments-from-row-zero", "Rows counted from 0.", lambda rows: [[row - 1, *rest] for row, *rest in rows])]:
    twist(name, "10.1", story, "sealed", 7, {"sealed.points": change}, last=7)

# 10.2 One answer a feature


def two_and_none(openings):
    """One says both Abitur and Lehre, another one neither: the totals are right."""
    first, second = chose(openings, LEHRE), chose(openings, ABITUR)
    openings[first - 1][ABITUR] = (1, openings[first - 1][ABITUR][1])
    openings[second - 1][ABITUR] = (0, openings[second - 1][ABITUR][1])


def unbalanced(openings):
    openings[2][DORT] = (openings[2][DORT][0], (openings[2][DORT][1] + 1) % L)


def moved_blinding(openings):
    """Between the features of a row: each alone no longer sums to G."""
    for at, by in ((DORT, 5), (OHNE, L - 5)):
        openings[2][at] = (openings[2][at][0], (openings[2][at][1] + by) % L)


twist("two-categories-at-once", "10.2", "One person counts for two categories, another for none: all totals are right.", "sealed", 7,
      opened(two_and_none), last=7)
twist("row-that-does-not-cancel", "10.2", "The blindings of a row do not cancel: nobody could say that it is one answer.", "sealed", 7,
      opened(unbalanced), last=7)
twist("row-that-cancels-over-two-features", "10.2", "The blindings of a row cancel over both features together only.", "sealed", 7,
      opened(moved_blinding), last=7)
twist("two-categories-and-an-honest-total", "10.2 10.4", "One person counts twice, and the totals say one answer more than people.", "sealed", 7,
      opened(lambda openings: openings[0].__setitem__(OHNE, (1 - openings[0][OHNE][0], openings[0][OHNE][1]))), last=7)

# 10.3 Zero or one


def holding(*values):
    """The first row that chose Lehre holds other values for the categories of Bildung."""
    def change(openings):
        one = openings[chose(openings, LEHRE) - 1]
        for at, value in zip((ABITUR, LEHRE, OHNE), values):
            one[at] = (value, one[at][1])
    return opened(change)


def halves(openings):
    """Two who chose Lehre and Abitur are half of each, modulo the group order."""
    half = (L + 1) // 2
    for row in (chose(openings, LEHRE), chose(openings, ABITUR)):
        for at in (LEHRE, ABITUR):
            openings[row - 1][at] = (half, openings[row - 1][at][1])


twist("commitment-to-two", "10.3", "Somebody counts twice for Lehre and minus one for ohne; the row sums to one answer.", "sealed", 7,
      holding(0, 2, -1), last=7)
twist("commitment-to-minus-one", "10.3", "Somebody is Abitur and Lehre, and minus one of ohne: a count can be lowered at will.", "sealed", 7,
      holding(1, 1, -1), last=7)
twist("commitment-to-a-half", "10.3", "Two people are half Lehre and half Abitur, in numbers modulo the group order.", "sealed", 7, opened(halves), last=7)


def bits(name, story, change, **more):
    """`change(proof)`: the proof of row 3, dort, otherwise."""
    def hand(rows):
        rows[line(3, DORT)][3] = change(rows[line(3, DORT)][3], rows)
    twist(name, "10.3", story, "sealed", 7, {POOL: rows_changed("bits.tsv", hand)}, last=7, **more)


def blocks(change):
    """Of the scalars of a proof of two branches: c_1, c_2, s_1, s_2 as texts."""
    return lambda proof, rows: " ".join(change(*proof.split(" ")))


def plus(text, number):
    return (number_of(text) + number).to_bytes(32, "little").hex()


bits("bit-of-another-row", "The proof of one row shown for another.", lambda proof, rows: rows[line(4, DORT)][3])
bits("bit-of-another-category", "The proof of one category shown for another.", lambda proof, rows: rows[line(3, HIER)][3])
bits("bit-of-another-feature", "The proof of one feature shown for another.", lambda proof, rows: rows[line(3, LEHRE)][3])
bits("bit-with-challenges-swapped", "The two challenges exchanged.", blocks(lambda a, b, c, d: (b, a, c, d)))
bits("bit-with-answers-swapped", "The two answers exchanged.", blocks(lambda a, b, c, d: (a, b, d, c)))
bits("bit-with-branches-swapped", "Both branches exchanged, which fit the points in the other sequence.", blocks(lambda a, b, c, d: (b, a, d, c)))
bits("bit-with-challenges-for-answers", "Challenges and answers exchanged.", blocks(lambda a, b, c, d: (c, d, a, b)))
bits("bit-with-a-challenge-moved", "One added to a challenge and taken from the other: the sum is right.",
     blocks(lambda a, b, c, d: (encoded((number_of(a) + 1) % L), encoded((number_of(b) - 1) % L), c, d)))
bits("bit-with-a-challenge-plus-l", "A challenge written as c + L: a second proof for whoever has one.", blocks(lambda a, b, c, d: (plus(a, L), b, c, d)))
bits("bit-with-an-answer-plus-l", "An answer written as s + L.", blocks(lambda a, b, c, d: (a, b, c, plus(d, L))))
bits("bit-with-the-group-order", "An answer that is the group order.", blocks(lambda a, b, c, d: (a, b, c, encoded(L))))
bits("bit-with-all-ones", "An answer of all ones.", blocks(lambda a, b, c, d: (a, b, c, "f" * 64)))
bits("bit-of-zeros", "A proof of zeros.", blocks(lambda *all_: ("0" * 64,) * 4))
bits("bit-in-capitals", "A proof in capitals.", lambda proof, rows: proof.upper())
bits("bit-with-two-blanks", "Two blanks between scalars.", lambda proof, rows: proof.replace(" ", "  ", 1))
bits("bit-with-a-blank-behind", "A blank behind a proof.", lambda proof, rows: proof + " ")
bits("bit-with-one-branch", "One branch in place of two: a proof that it is 0, or 1.", blocks(lambda a, b, c, d: (a, c)))
bits("bit-with-three-branches", "A third branch of zeros.", blocks(lambda a, b, c, d: (a, b, "0" * 64, c, d, "0" * 64)))
bits("bit-with-half-a-branch", "Five scalars.", blocks(lambda a, b, c, d: (a, b, c, d, d)))
bits("bit-that-is-a-dash", "A dash in place of a proof.", lambda proof, rows: "-")


def in_context(step, fails, name, story, point, change, last=None):
    """Proofs that are right in themselves, but were made for another context."""
    number = int(step[:2])
    hand = lambda honest_value, draw: change(honest_value, draw) if draw.step == step else honest_value
    twist(name, fails, story, "sealed", number, {point: hand}, last=last or number)


def for_row_three(value):
    return lambda kind, draw: value(kind) if kind[:2] == ("bit", "row 3") and kind[3] == "category dort" else kind


in_context("07-pool", "10.3", "bit-made-for-another-row", "The proof was made for row 4 and is shown for row 3.", "sealed.kind",
           for_row_three(lambda kind: ("bit", "row 4", *kind[2:])))
in_context("07-pool", "10.3", "bit-made-for-another-category", "The proof was made for another category.", "sealed.kind",
           for_row_three(lambda kind: (*kind[:3], "category hier")))
in_context("07-pool", "10.3", "bit-made-for-another-feature", "The proof was made for another feature.", "sealed.kind",
           for_row_three(lambda kind: (*kind[:2], "feature Bildung", kind[3])))
in_context("07-pool", "10.3", "bit-made-as-a-quota", "The proof was made as that of a quota 0 to 1 of a panel of one.", "sealed.kind",
           for_row_three(lambda kind: ("quota", "panel 3", *kind[2:], "from 0", "to 1")))
in_context("07-pool", "10.3", "bit-without-its-row", "The proof does not say which row it is about.", "sealed.kind",
           for_row_three(lambda kind: (kind[0], *kind[2:])))
in_context("07-pool", "10.3 10.4", "proofs-of-another-draw", "All proofs of the pool cite another order.", "sealed.anchor", lambda value, draw: "ab" * 32)
in_context("07-pool", "10.3 10.4", "proofs-of-another-step", "All proofs of the pool cite the seed in place of the letters.", "sealed.before",
           lambda value, draw: draw.checksums[4])
in_context("07-pool", "10.3 10.4", "proofs-of-other-commitments", "All proofs of the pool cite another file of commitments: rows could be exchanged.",
           "sealed.commitments", lambda value, draw: "cd" * 32)


def row_copied(openings):
    """Row 4 has the commitments of row 3: with equal answers that is no fault yet."""
    openings[3] = list(openings[2])


def with_proofs_of_the_row_before(rows):
    for at in range(5):
        rows[line(4, at)][3] = rows[line(3, at)][3]


twist("row-copied-with-its-proofs", "10.3", "A ghost's row is a copy of his neighbour's, commitments and proofs.", "sealed", 7, {
    **opened(row_copied), POOL: rows_changed("bits.tsv", with_proofs_of_the_row_before)}, last=7)


for name, story, change in [
        ("bits-left-out", "The proofs of the last row are missing.", lambda rows: rows[:-5]),
        ("bits-in-another-sequence", "Two proofs exchanged, names and all.", lambda rows: [rows[0], rows[2], rows[1], *rows[3:]]),
        ("bit-with-row-and-zero", "A row with a leading zero.", lambda rows: [rows[0], ["01", *rows[1][1:]], *rows[2:]]),
        ("bit-twice", "The last proof twice.", lambda rows: [*rows, rows[-1]])]:
    twist(name, "10.3", story, "sealed", 7, {POOL: rows_changed("bits.tsv", change)}, last=7)

# 10.4 Totals of the pool, 6.7


def totals(name, story, change, fails="10.4", **more):
    """`change(people)`: other numbers; the office proves as well as it can."""
    twist(name, fails, story, "sealed", 7, {"sealed.pool-total": change}, last=7, **more)


def shifted(people):
    return [people[0] - 1, people[1] + 1, *people[2:]]


totals("total-opened-to-another-value", "Two totals are wrong by one; they sum to the pool.", shifted)
totals("totals-exchanged", "Two totals exchanged.", lambda people: [people[1], people[0], *people[2:]])
totals("total-around-the-group-order", "A total larger by the group order: the point, and so the proof, is the same.", lambda people: [people[0] + L, *people[1:]])
for power in (32, 64):
    totals(f"total-wraps-{power}-bits", f"A total larger by 2^{power}, proved as such.", lambda people, power=power: [people[0] + 2**power, *people[1:]])


def total_line(name, story, change, step=POOL, fails="10.4", last=7):
    twist(name, fails, story, "sealed", int(step[:2]), {step: rows_changed("totals.tsv", change)}, last=last)


total_line("total-with-leading-zero", "A total with a leading zero.", lambda rows: rows[1].__setitem__(2, "0" + rows[1][2]))
total_line("total-with-a-plus", "A total with a sign.", lambda rows: rows[1].__setitem__(2, "+" + rows[1][2]))
total_line("total-left-out", "A sealed category without a total.", lambda rows: rows[:-1])
total_line("totals-in-another-sequence", "Two totals in another sequence.", lambda rows: [rows[0], rows[2], rows[1], *rows[3:]])
total_line("total-with-the-proof-of-another", "The proof of one total under another.", lambda rows: rows[1].__setitem__(3, rows[2][3]))
total_line("total-of-two-branches", "A total proved to be one of two numbers.", lambda rows: rows[1].__setitem__(
    3, " ".join([rows[1][3].split(" ")[0], "0" * 64, rows[1][3].split(" ")[1], "0" * 64])))
in_context("07-pool", "10.4", "total-made-as-the-panel's", "The proof of a total of the pool was made as one of the panel.", "sealed.kind",
           lambda kind, draw: ("panel-total", *kind[1:]) if kind[0] == "pool-total" else kind)
in_context("07-pool", "10.4", "total-made-for-another-number", "The proof says another number than the table.", "sealed.kind",
           lambda kind, draw: (*kind[:-1], "people 1") if kind[0] == "pool-total" else kind)


def without_abitur(replies, draw):
    """Of those who said Abitur one is left."""
    said = [leaf for leaf in replies if draw.people[leaf]["bildung"] == "Abitur"]
    return [leaf for leaf in replies if leaf not in said[1:]]


twist("small-cell-among-sealed-totals", "6.7", "One person in the pool says Abitur: the total points at him.", "sealed", 7,
      {"pool.replies": without_abitur}, last=7)

# What stays in the open

twist("sealed-answers-in-the-pool", "1.9", "The table of the pool has the sealed answers beside the others.", "sealed", 7, {POOL: rows_changed(
    "pool.tsv", lambda rows: [[*row, "Herkunft" if number == 0 else "hier"] for number, row in enumerate(rows)])}, last=7)
twist("sealed-feature-among-the-margins", "6.4", "The margins count a sealed feature.", "sealed", 7, {POOL: rows_changed(
    "margins.tsv", lambda rows: [*rows, ["Herkunft", "hier", "8"], ["Herkunft", "dort", "4"]])}, last=7)
for step, name in (("07-pool", "commitments.tsv"), ("07-pool", "bits.tsv"), ("07-pool", "totals.tsv"), ("12-panel", "quotas.tsv"),
                   ("12-panel", "totals.tsv"), ("14-replacement", "quotas.tsv"), ("14-replacement", "skips.tsv")):
    twist(f"{step}-without-{name}", "1.2", f"The office leaves {name} out.", "sealed", int(step[:2]), {f"{step}.files": without_file(name)},
          last=int(step[:2]))
    twist(f"{step}-with-{name}-of-nothing", "1.2", f"An order without sealed features, and a record with {name}.", "council", int(step[:2]),
          {f"{step}.files": lambda files, step=step, name=name: files | {
              name: honest("sealed").files[f"{step}/{name}"].split(b"\n")[0] + b"\n"}}, last=int(step[:2]))
twist("totals-after-a-replacement", "1.2", "Totals of the panel after a replacement: the difference is a person.", "sealed", 14, {
    FIRST: lambda files, draw: files | {"totals.tsv": draw.files["12-panel/totals.tsv"]}}, last=14)
twist("certificate-of-a-sealed-portfolio", "1.2", "A certificate of fairness in form committed: it would show who is like whom.", "sealed", 8,
      {"08-portfolio.files": with_file("certificate.tsv", b"item\tnumber\tnode\tkind\tindex\tvalue\n")}, last=8)

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
      12, {"sealed.bounds": lambda bounds, kind: (bounds[0] - 1, bounds[1] - 1) if kind[0] == "quota" and bounds[0] else bounds}, last=12)


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


def only(condition):
    return {"sealed.skips": lambda rows: [row for row in rows if condition(row)]}


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
