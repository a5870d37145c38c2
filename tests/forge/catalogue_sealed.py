"""Forgeries of sealed features in the pool: commitments, bits, totals. Rules 10.1 to 10.4, 6.7, and which files there are."""

from catalogue import rows_changed, twist, with_file, without_file
from proofs import L, group
from worlds import honest

POOL, FIRST = "07-pool.files", "14-replacement.files"
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


def chose(openings, at):
    """The first row whose commitment to a category holds 1."""
    return next(row for row, one in enumerate(openings, 1) if one[at][0] == 1)


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
      opened(two_and_none), last=7, attack=38)
twist("row-that-does-not-cancel", "10.2", "The blindings of a row do not cancel: nobody could say that it is one answer.", "sealed", 7,
      opened(unbalanced), last=7)
twist("row-that-cancels-over-two-features", "10.2", "The blindings of a row cancel over both features together only.", "sealed", 7,
      opened(moved_blinding), last=7)
twist("two-categories-and-an-honest-total", "10.2 10.4", "One person counts twice, and the totals say one answer more than people.", "sealed", 7,
      opened(lambda openings: openings[0].__setitem__(OHNE, (1 - openings[0][OHNE][0], openings[0][OHNE][1]))), last=7, attack=38)

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
      holding(0, 2, -1), last=7, attack=38)
twist("commitment-to-minus-one", "10.3", "Somebody is Abitur and Lehre, and minus one of ohne: a count can be lowered at will.", "sealed", 7,
      holding(1, 1, -1), last=7, attack=38)
twist("commitment-to-a-half", "10.3", "Two people are half Lehre and half Abitur, in numbers modulo the group order.", "sealed", 7, opened(halves), last=7, attack=38)


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
    **opened(row_copied), POOL: rows_changed("bits.tsv", with_proofs_of_the_row_before)}, last=7, attack=38)


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
