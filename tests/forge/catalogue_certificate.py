"""Forgeries of the certificate of fairness. Rule 7.6, section 7a."""

import fairness
from catalogue import rows_changed, twist
from fairness import no_c, one_a, people, three_b

# Lotteries less fair than they say: the panels keep all quotas, the chances are theirs.


def friend_everywhere(panels, draw):
    """The first b sits in every panel, the three others share the other seat."""
    a, b = people(draw, "a"), people(draw, "b")
    return [sorted(row + 1 for row in (a[number % 3], b[0], b[1 + number // 4])) for number in range(12)]


def without_one_a(panels, draw):
    """One of the a is never drawn."""
    a, b = people(draw, "a"), people(draw, "b")
    return [sorted(row + 1 for row in (a[number % 2], *(b[:2] if number % 2 else b[2:]))) for number in range(12)]


def two_less(panels, draw):
    """One b gives two of six panels to another."""
    b = [row + 1 for row in people(draw, "b")]
    for panel in [panel for panel in panels if b[0] in panel][:2]:
        panel.remove(b[0])
        panel.append(b[2])
        panel.sort()
    return panels


def one_less(panels, draw):
    b = [row + 1 for row in people(draw, "b")]
    panel = next(panel for panel in panels if b[0] in panel)
    panel.remove(b[0])
    panel.append(b[2])
    panel.sort()
    return panels


for name, story, change in [
        ("friend-in-every-panel", "A friend of the office sits in every panel; all quotas hold.", friend_everywhere),
        ("somebody-in-no-panel", "Somebody sits in no panel at all; all quotas hold.", without_one_a),
        ("two-panels-less", "Somebody has two panels less than the fairest lottery gives him.", two_less)]:
    twist(name, "7.6", story, "fair", 8, {"portfolio.panels": change}, attack=45)
twist("good-record-with-one-panel-less", "", "Somebody has one panel less, another one more: whole panels do not divide better.", "fair", 8,
      {"portfolio.panels": one_less}, last=8, exit=3)


def forged(name, story, change, fails="7.6", exit=1, **more):
    """`change(lines, draw)`: another certificate."""
    twist(name, fails, story, "fair", 8, {"portfolio.certificate": change}, last=8, exit=exit, **more)


def replaced(old, new, count=1):
    """The line `old` becomes the lines `new`."""
    def change(lines):
        if old not in lines:
            raise ValueError(f"{old} is no line")
        at = lines.index(old)
        return [*lines[:at], *new, *lines[at + count:]]
    return change


def line(name, story, old, *new, fails="7.6", exit=1):
    forged(name, story, replaced(old, new), fails, exit)


# Claims that do not hold

line("claim-too-strong", "The claim says that no a ever sits, and its leaf does not show it.", ("claim", 0, "-", "bound", "-", 1), ("claim", 0, "-", "bound", "-", 0))
line("claim-by-a-hair", "A claim whose leaf is equal where it must be smaller.", ("claim", 2, "-", "bound", "-", 3), ("claim", 2, "-", "bound", "-", 2))
line("claim-without-rounding", "The leaf with the factor 1: fractions allow one and a half.", ("claim", 0, 0, "leaf", "-", 2), ("claim", 0, 0, "leaf", "-", 1))
line("claim-of-nothing", "A leaf with the factor 0, which shows nothing.", ("claim", 0, 0, "leaf", "-", 2), ("claim", 0, 0, "leaf", "-", 0))
line("claim-with-a-wrong-dual", "A leaf with another quota than the one that shows it.", ("claim", 0, 0, "most", 3, 1), ("claim", 0, 0, "most", 4, 1))
line("claim-with-a-dual-missing", "A leaf without one of its factors.", ("claim", 0, 0, "most", 7, 1))
line("leaf-with-negative-factor", "A factor below 0 turns an inequality round.", ("claim", 0, 0, "most", 7, 1), ("claim", 0, 0, "most", 7, -1))
line("leaf-with-a-factor-of-zero", "A factor of 0.", ("claim", 0, 0, "most", 7, 1), ("claim", 0, 0, "most", 7, 1), ("claim", 0, 0, "most", 4, 0))
line("leaf-with-a-factor-twice", "One inequality twice in a leaf.", ("claim", 0, 0, "most", 7, 1), ("claim", 0, 0, "most", 7, 1), ("claim", 0, 0, "most", 7, 1))
line("leaf-below-zero", "A leaf with a factor below 0.", ("claim", 1, 0, "leaf", "-", 1), ("claim", 1, 0, "leaf", "-", -1))
line("leaf-with-a-person", "That nobody sits twice is used in a leaf, where it is not among the inequalities.",
     ("claim", 0, 0, "most", 7, 1), ("claim", 0, 0, "most", 7, 1), ("claim", 0, 0, "person", 0, 1))
line("leaf-by-a-quota-that-is-not", "A quota that the order does not have.", ("claim", 1, 0, "most", 2, 1), ("claim", 1, 0, "most", 9, 1))
line("leaf-by-a-kind-that-is-not", "An inequality of another kind.", ("claim", 1, 0, "most", 2, 1), ("claim", 1, 0, "fewest", 2, 1))
line("leaf-by-a-second-seat-rule", "The seats have one inequality, number 0.", ("claim", 2, 1, "seats", 0, 1), ("claim", 2, 1, "seats", 1, 1))
line("claim-by-a-claim-to-come", "A claim that rests on one which stands after it.", ("claim", 1, 0, "most", 2, 1), ("claim", 1, 0, "claim", 2, 1))
line("claim-by-itself", "A claim that rests on itself.", ("claim", 1, 0, "most", 2, 1), ("claim", 1, 0, "claim", 1, 1))
forged("friend's-rival-pinned-at-nothing", "A claim without proof says that one b can sit in no panel.", lambda lines, draw: [
    *lines[:-2], ("claim", 3, "-", "bound", "-", 0), ("claim", 3, "-", "weight", people(draw, "b")[0], 1), ("claim", 3, 0, "leaf", "-", 1),
    ("claim", 3, 0, "seats", 0, 1), *lines[-2:]], attack=45)

# Trees

line("tree-without-its-second-case", "The second case is left out.", ("claim", 2, 2, "leaf", "-", 1))
forged("tree-unfinished", "The tree ends after its first case.", lambda lines: [row for row in lines if row[:3] != ("claim", 2, 2)])
forged("tree-left-out", "A claim without a tree.", lambda lines: [row for row in lines if row[:2] != ("claim", 2) or row[2] == "-"])
line("tree-by-a-case-that-is-not-above", "A leaf rests on a case that is not above it.", ("claim", 2, 1, "branch", 0, 1), ("claim", 2, 1, "branch", 1, 1))
line("tree-that-needs-its-case", "The second case without what it says: there the claim does not follow.", ("claim", 2, 0, "case", "-", 0), ("claim", 2, 0, "case", "-", -5))
forged("tree-with-cases-exchanged", "The second case is proved as if it were the first.", lambda lines, draw: [
    ("claim", 2, 1, "leaf", "-", 1) if row == ("claim", 2, 1, "leaf", "-", 1) else row for row in lines if row != ("claim", 2, 2, "seats", 0, 1)])
forged("tree-numbered-otherwise", "The nodes not in preorder.", lambda lines: [
    (*row[:2], {1: 2, 2: 1}[row[2]], *row[3:]) if row[:2] == ("claim", 2) and row[2] in (1, 2) else row for row in lines])
forged("tree-numbered-from-one", "The nodes counted from 1.", lambda lines: [
    (*row[:2], row[2] + 1, *row[3:]) if row[0] == "claim" and row[2] != "-" else row for row in lines])
forged("tree-with-a-leaf-more", "A leaf behind the end of the tree.", lambda lines: replaced(
    ("claim", 2, 2, "branch", 0, 1), [("claim", 2, 2, "branch", 0, 1), ("claim", 2, 3, "leaf", "-", 1), ("claim", 2, 3, "seats", 0, 1)])(lines))
forged("tree-with-a-member-twice", "A row twice in a case.", lambda lines, draw: replaced(
    ("claim", 2, 0, "member", people(draw, "b")[0], 1), [("claim", 2, 0, "member", people(draw, "b")[0], 1)] * 2)(lines))
forged("tree-with-a-member-of-two", "A member that counts twice.", lambda lines, draw: replaced(
    ("claim", 2, 0, "member", people(draw, "b")[0], 1), [("claim", 2, 0, "member", people(draw, "b")[0], 2)])(lines))


def deep(cases):
    """Claim 2 by so many cases one below the other."""
    def change(lines, draw):
        tree, first = [row for row in three_b(draw) if row[2] == "-"], people(draw, "b")[0]
        for node in range(cases):
            tree += [("claim", 2, node, "case", "-", 0), ("claim", 2, node, "member", first, 1)]
        for node in range(cases, 2 * cases + 1):
            tree += [("claim", 2, node, "leaf", "-", 1), ("claim", 2, node, "seats", 0, 1)]
        return [*one_a(draw), *no_c(draw), *tree, *fairness.levels()]
    return change


forged("tree-of-65-cases", "A tree deeper than allowed.", deep(65))
forged("good-tree-of-64-cases", "A tree as deep as allowed.", deep(64), "", 3)

# Levels

line("level-skipped", "The second level is left out: nobody says what the b have.", ("level", 2, "-", "seats", 0, 1))
line("first-level-skipped", "The first level is left out: the seats alone give everybody three sevenths, which no panels can.", ("level", 1, "-", "claim", 0, 1))
forged("levels-by-fractions", "One level, three sevenths each: what fractions allow, and panels do not.", lambda lines: [*lines[:-2], ("level", 1, "-", "seats", 0, 1)])
forged("levels-by-fractions-without-claims", "The same, and the claims that contradict it are left out: the chances are not those of the panels.",
       lambda lines, draw: [*[(row[0], 0, *row[2:]) for row in no_c(draw)], ("level", 1, "-", "seats", 0, 1)])
forged("levels-upside-down", "The larger chance first: the smaller one is no maximum then.", lambda lines: [
    *lines[:-2], ("level", 1, "-", "claim", 2, 1), ("level", 2, "-", "claim", 0, 1)])
forged("level-pinned-too-low", "A claim that does not hold pins the a at one sixth, so that there is more for others.", lambda lines: [
    (*row[:5], 2) if row[:4] == ("claim", 0, "-", "weight") else row for row in lines])
line("level-pinned-too-high", "A level whose inequality is weaker than the claim it rests on: the a seem to have two thirds.", ("level", 1, "-", "claim", 0, 1),
     ("level", 1, "-", "claim", 0, 2), ("level", 1, "-", "least", 0, 1))
line("level-of-nobody", "A level that pins nobody.", ("level", 2, "-", "seats", 0, 1), ("level", 2, "-", "claim", 0, 1), ("level", 3, "-", "seats", 0, 1))
line("level-against-somebody", "A level in which somebody weighs less than nothing.", ("level", 1, "-", "claim", 0, 1),
     ("level", 1, "-", "claim", 0, 1), ("level", 1, "-", "least", 1, 1))
line("level-by-a-claim-that-is-not", "A level that rests on a claim which does not stand.", ("level", 1, "-", "claim", 0, 1), ("level", 1, "-", "claim", 3, 1))
line("level-by-a-case", "A level that rests on a case.", ("level", 2, "-", "seats", 0, 1), ("level", 2, "-", "seats", 0, 1), ("level", 2, "-", "branch", 0, 1))
line("level-with-negative-factor", "A factor below 0 in a level.", ("level", 1, "-", "claim", 0, 1), ("level", 1, "-", "claim", 0, -1))
line("level-without-seats", "The seats with the factor 0.", ("level", 2, "-", "seats", 0, 1), ("level", 2, "-", "seats", 0, 0))
line("level-with-a-factor-twice", "One inequality twice in a level.", ("level", 2, "-", "seats", 0, 1), ("level", 2, "-", "seats", 0, 1), ("level", 2, "-", "seats", 0, 1))
line("levels-from-zero", "Levels counted from 0.", ("level", 1, "-", "claim", 0, 1), ("level", 0, "-", "claim", 0, 1))
line("levels-with-a-gap", "Level 3 after level 1.", ("level", 2, "-", "seats", 0, 1), ("level", 3, "-", "seats", 0, 1))
line("level-in-two-parts", "A level that begins again.", ("level", 2, "-", "seats", 0, 1), ("level", 2, "-", "seats", 0, 1), ("level", 1, "-", "most", 3, 1))
forged("levels-without-end", "More levels than 200.", lambda lines: [*lines[:-1], *(("level", number, "-", "seats", 0, 1) for number in range(2, 202))])
forged("claims-without-levels", "Claims, and no level.", lambda lines: lines[:-2])
forged("claim-behind-the-levels", "A claim behind the levels.", lambda lines, draw: [*one_a(draw), *no_c(draw), *fairness.levels(), *three_b(draw)])
forged("claims-counted-from-one", "Claims counted from 1.", lambda lines: [(row[0], row[1] + 1, *row[2:]) if row[0] == "claim" else row for row in lines])
forged("something-else-in-the-certificate", "A line of another kind.", lambda lines: [*lines, ("remark", 0, "-", "note", "-", 1)])

# How near


def near(name, story, change, fails="7.6", exit=1):
    twist(name, fails, story, "uneven", 8, {"portfolio.certificate": change}, last=8, exit=exit)


near("lottery-farther-than-said", "Somebody is two panels off, and the certificate says nothing of it.", lambda lines: lines[1:])
near("good-lottery-nearer-than-said", "A certificate that promises less than holds.", lambda lines: [fairness.within(3), *lines[1:]], "", 3)
near("lottery-within-one-and-said-so", "One panel is what holds without saying.", lambda lines: [fairness.within(1), *lines[1:]])
near("lottery-within-more-than-a-hundredth", "A promise that is none.", lambda lines: [fairness.within(4), *lines[1:]])
near("lottery-said-twice", "The line of the lottery twice.", lambda lines: [lines[0], *lines])
near("lottery-said-behind-the-claims", "The line of the lottery at the end.", lambda lines: [*lines[1:], lines[0]])
near("lottery-with-a-number", "The line of the lottery with a number.", lambda lines: [("lottery", 0, *lines[0][2:]), *lines[1:]])
near("lottery-with-a-leading-zero", "02.", lambda lines: [fairness.within("02"), *lines[1:]])
near("lottery-and-nothing-else", "How near the lottery is, and to what is not said.", lambda lines: lines[:1])
twist("lottery-three-off", "7.6", "Somebody is three panels off, and the certificate says two.", "uneven", 8, {
    "portfolio.panels": lambda panels, draw: one_less(panels, draw)}, last=8)

# Numbers and rows

line("bound-with-leading-zero", "A bound with a leading zero.", ("claim", 0, "-", "bound", "-", 1), ("claim", 0, "-", "bound", "-", "01"))
line("bound-of-negative-zero", "-0.", ("claim", 1, "-", "bound", "-", 0), ("claim", 1, "-", "bound", "-", "-0"))
line("bound-with-a-plus", "+1.", ("claim", 0, "-", "bound", "-", 1), ("claim", 0, "-", "bound", "-", "+1"))
line("bound-above-2^50", "A bound of 2^50 + 1, which is true of course.", ("claim", 2, "-", "bound", "-", 3), ("claim", 2, "-", "bound", "-", 2**50 + 1))
line("bound-that-wraps", "A bound larger by 2^64.", ("claim", 2, "-", "bound", "-", 3), ("claim", 2, "-", "bound", "-", 2**64 + 3))
line("good-bound-of-2^50", "A bound of 2^50, which is true of course.", ("claim", 2, "-", "bound", "-", 3), ("claim", 2, "-", "bound", "-", 2**50), fails="", exit=3)
line("factor-of-2^50", "Factors so large that sums wrap in 64 bits, and of the wrong quota.", ("claim", 0, 0, "most", 3, 1), ("claim", 0, 0, "most", 4, 2**50))
line("seats-with-an-index", "A dash for the index of the seats.", ("level", 2, "-", "seats", 0, 1), ("level", 2, "-", "seats", "-", 1))
line("level-with-a-node", "A node in a level.", ("level", 2, "-", "seats", 0, 1), ("level", 2, 0, "seats", 0, 1))
line("level-of-bigger-numbers", "All factors of a level tenfold, which says the same.", ("level", 2, "-", "seats", 0, 1), ("level", 2, "-", "seats", 0, 10), fails="", exit=3)
forged("weight-of-nobody", "A weight of a row that the pool does not have.", lambda lines: replaced(
    ("claim", 2, 0, "case", "-", 0), [("claim", 2, "-", "weight", 9, 1), ("claim", 2, 0, "case", "-", 0)])(lines))
forged("weight-of-zero", "A weight of 0.", lambda lines, draw: replaced(
    ("claim", 0, "-", "weight", people(draw, "a")[2], 1), [("claim", 0, "-", "weight", people(draw, "a")[2], 0)])(lines))
forged("weights-not-ascending", "Weights in another sequence.", lambda lines: [lines[0], lines[2], lines[1], *lines[3:]])
forged("weights-counted-from-one", "Rows counted from 1.", lambda lines: [
    (*row[:4], row[4] + 1, row[5]) if row[3] in ("weight", "member") else row for row in lines])
forged("good-factors-in-another-sequence", "The factors of a leaf in any sequence.", lambda lines: replaced(
    ("claim", 0, 0, "most", 3, 1), [("claim", 0, 0, "most", 7, 1), ("claim", 0, 0, "most", 3, 1), ("claim", 0, 0, "most", 5, 1)], 3)(lines), "", 3)
twist("certificate-with-another-header", "1.9", "A certificate with other columns.", "fair", 8, {"08-portfolio.files": rows_changed(
    "certificate.tsv", lambda rows: [["item", "number", "node", "kind", "row", "value"], *rows[1:]])}, last=8)
twist("certificate-with-a-field-missing", "1.9", "A certificate with an empty field.", "fair", 8, {"08-portfolio.files": rows_changed(
    "certificate.tsv", lambda rows: [rows[0], [*rows[1][:2], "", *rows[1][3:]], *rows[2:]])}, last=8)
twist("certificate-too-large", "1.11", "A certificate of five megabytes.", "fair", 8, {"08-portfolio.files": lambda files: files | {
    "certificate.tsv": files["certificate.tsv"] + b"level\t3\t-\tseats\t0\t1\n" * 240_000}}, last=8)
