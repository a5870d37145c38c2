"""Forgeries of the second wave of letters. Rules 3.6, 5.3, 5.4, 6.2."""

import ed25519
from catalogue import after, replaced, rows_changed, twist, with_file, without_file
from draw import derived
from letters import drawn, ticket_of
from order import label
from record import lines, sha
from worlds import honest

FRAME, LETTERS = "02-frame.files", "06-invitations.files"
EVIDENCE = "06-invitations.evidence"

# 3.2 and 3.6: the column `second`

twist("second-wave-not-in-the-strata", "1.9", "The strata do not say how many letters the second wave has.", "second-wave", 2, {
    FRAME: rows_changed("strata.tsv", lambda rows: [row[:-1] for row in rows])}, last=2)
twist("second-wave-nobody-ordered", "1.9", "The strata have letters of a second wave that the order does not have.", "weighted", 2, {
    FRAME: rows_changed("strata.tsv", lambda rows: [[*row, 1 if at else "second"] for at, row in enumerate(rows)])}, last=2)
twist("second-wave-of-a-negative-number", "3.2", "-1 letters in the second wave.", "second-wave", 2, {
    FRAME: rows_changed("strata.tsv", lambda rows: rows[1].__setitem__(-1, "-1"))}, last=2)


def moved(more, less):
    def hand(numbers):
        numbers[more] += 1
        numbers[less] -= 1
        return numbers
    return hand


twist("second-wave-of-another-district", "3.6", "One letter of the second wave is moved to the office's own village.", "second-wave", 2,
      {"frame.second": moved(0, 2)}, attack=33)
twist("second-wave-beyond-the-people", "3.6", "The hamlet has one person left without a letter, and gets two more.", "second-wave", 2,
      {"frame.second": lambda numbers: [*numbers[:4], 2, numbers[5]]}, last=5)
twist("second-wave-one-letter-more", "3.6", "One letter more than the order has.", "second-wave", 2,
      {"frame.second": lambda numbers: [numbers[0] + 1, *numbers[1:]]}, attack=33)

# 5.3 The second wave is the one drawn

twist("second-wave-missing", "1.2", "The second wave is not listed: it can be drawn when it is needed.", "second-wave", 6,
      {LETTERS: without_file("second-wave.tsv")}, last=6)
twist("second-wave-without-an-order", "1.2", "A second wave that the order does not have.", "weighted", 6,
      {LETTERS: with_file("second-wave.tsv", b"stratum\tticket\tleaf\n")}, last=6)
twist("second-wave-by-leaf", "5.3", "The second wave is listed by leaf: the cut-off cannot be seen.", "second-wave", 6,
      {"second.rows": lambda rows: sorted(rows, key=lambda row: (row[0], row[2]))}, last=6)
twist("second-wave-letter-twice", "5.3", "One letter twice.", "second-wave", 6, {"second.rows": lambda rows: [rows[0], *rows]}, last=6)
twist("second-wave-ticket-in-capitals", "5.3", "A ticket in capitals.", "second-wave", 6, {LETTERS: rows_changed(
    "second-wave.tsv", lambda rows: rows[1].__setitem__(1, rows[1][1].upper()))}, last=6)
twist("second-wave-leaf-in-capitals", "5.3", "A leaf in capitals.", "second-wave", 6, {LETTERS: rows_changed(
    "second-wave.tsv", lambda rows: rows[1].__setitem__(2, rows[1][2].upper()))}, last=6)
twist("second-wave-stratum-with-zero", "5.3", "A number of stratum with leading zero.", "second-wave", 6,
      {LETTERS: replaced("second-wave.tsv", b"\n1\t", b"\n01\t")}, last=6)
twist("second-wave-stratum-that-is-not", "5.3", "A number of stratum that the order does not have.", "second-wave", 6,
      {"second.rows": lambda rows: [*rows[:-1], (7, *rows[-1][1:])]}, last=6)


def friend_in_second(rows, draw):
    """The last letter of the first stratum goes to a friend further down, at his own ticket."""
    stratum = [row for row in rows if row[0] == 1]
    everybody = drawn(draw.seeds[1], draw.leaves[0], len(draw.leaves[0]))
    return stratum[:-1] + [(1, *everybody[-1])] + rows[len(stratum):]


def stranger_in_second(rows, draw):
    leaf = sha(b"a friend")
    return sorted([*rows[1:], (1, ticket_of(draw.seeds[1], leaf), leaf)])


twist("second-wave-friend", "5.3", "In the second wave the office writes to a friend whose ticket is too large.", "second-wave", 6,
      {"second.rows": friend_in_second}, attack=32)
twist("second-wave-stranger", "5.3", "A letter of the second wave to somebody who is not in the frame.", "second-wave", 6,
      {"second.rows": stranger_in_second}, attack=34)
twist("second-wave-letter-left-out", "5.3", "One of those drawn is left out.", "second-wave", 6, {"second.rows": lambda rows: rows[1:]}, attack=32)
twist("second-wave-of-the-first", "5.3", "The second wave goes to those who have a letter already: nobody new is asked.", "second-wave", 6, {
    "second.rows": lambda rows, draw: [(number, *pair) for number, leaves in enumerate(draw.leaves, 1)
                                       for pair in drawn(draw.seeds[1], leaves, draw.second[number - 1])]}, last=6)
twist("second-wave-ticket-not-its-own", "5.3", "A ticket that is not the leaf's.", "second-wave", 6,
      {"second.rows": lambda rows: [*rows[:-1], (rows[-1][0], "ff" + rows[-1][1][2:], rows[-1][2])]})
twist("second-wave-of-another-seed", "5.3", "The second wave is drawn with a seed that the office made at home, when it saw who replied.", "second-wave", 6, {
    "second.rows": lambda rows, draw: [(number, *pair) for number, leaves in enumerate(draw.leaves, 1) for pair in sorted(
        (ticket_of(sha(b"home-made"), leaf), leaf) for leaf in leaves
        if leaf not in draw.invited)[:draw.second[number - 1]]]}, attack=11)

# 5.4 Called or not


def text_changed(change):
    return {"second.text": change}


def evidence_changed(change):
    return {EVIDENCE: change}


twist("second-wave-called-against-the-rule", "5.4", "Enough have answered, and the office sends more letters all the same.", "enough", 6,
      {"second.sent": lambda sent: True})
twist("second-wave-not-called", "5.4", "Too few have answered, and the office likes those who did.", "second-wave", 6, {"second.sent": lambda sent: False})
twist("second-wave-called-at-the-bound", "5.4", "Exactly as many have answered as the order asks for: that is not fewer.", "second-wave", 6,
      {"second.answered": lambda answered: 12, "second.sent": lambda sent: True})
twist("second-wave-answered-by-more-than-all", "5.4", "More answers than letters.", "enough", 6, {"second.answered": lambda answered: 17})
twist("second-wave-undecided", "5.4", "The pool is made, and nobody says whether the second wave went out.", "second-wave", 6,
      evidence_changed(lambda files: {"office.sig": files["office.sig"]}))
twist("second-wave-unsigned", "5.4", "The decision is not signed: the office can exchange it.", "second-wave", 6,
      evidence_changed(lambda files: {name: data for name, data in files.items() if name != "second-wave.sig"}))
twist("second-wave-signed-by-somebody-else", "5.4", "A contributor signs in the office's place.", "second-wave", 6,
      {"second.signer": lambda key, draw: draw.slot_keys[2]})
twist("second-wave-signature-of-something-else", "5.4", "The office's signature of another decision.", "second-wave", 6,
      evidence_changed(lambda files, draw: files | {"second-wave.sig": ed25519.sign(draw.office, files["second-wave.txt"] + b"\n")}))
twist("second-wave-signature-too-short", "1.7", "A signature of 63 bytes.", "second-wave", 6,
      evidence_changed(lambda files: files | {"second-wave.sig": files["second-wave.sig"][:63]}))
twist("second-wave-of-another-step", "5.4", "A decision about other letters than those drawn.", "second-wave", 6,
      text_changed(lambda text, draw: text.replace(sha(draw.files["06-invitations/SHA256SUMS"]).encode(), b"ab" * 32)))
twist("second-wave-of-a-rehearsal", "5.4", "The decision of a real draw in a rehearsal.", "second-wave", 6,
      text_changed(lambda text: text.replace(b"/rehearsal/", b"/real/")))
for name, story, change in [
        ("with-a-remark", "A remark behind the decision.", lambda text: text + b"remark checked\n"),
        ("with-crlf", "Line ends as Windows writes them.", lambda text: text.replace(b"\n", b"\r\n")),
        ("without-a-number", "Nobody says how many have answered.", lambda text: text.replace(b"answered 9\n", b"answered\n")),
        ("with-a-zero", "A number with a leading zero.", lambda text: text.replace(b"answered 9", b"answered 09")),
        ("with-a-huge-number", "2^64 + 9 answers, which some readers take for 9.", lambda text: text.replace(b"answered 9", b"answered 18446744073709551625")),
        ("in-other-words", "The decision in words of its own.", lambda text: text.replace(b"letters sent", b"letters were sent")),
        ("without-its-end", "The decision has no end.", lambda text: text[:-1]),
        ("of-no-bytes", "An empty decision.", lambda text: b"")]:
    twist(f"second-wave-decision-{name}", "5.4", story, "second-wave", 6, text_changed(change))
twist("second-wave-decision-too-large", "1.11", "A decision larger than evidence may be.", "second-wave", 6,
      text_changed(lambda text: text + b"x" * (1 << 16)))
twist("second-wave-decision-of-another-draw", "1.7", "A decision where the order has no second wave.", "weighted", 6,
      evidence_changed(lambda files: files | {"second-wave.txt": b"letters sent\n"}))
twist("second-wave-decision-of-another-place", "1.7", "The decision stands in the evidence of the pool.", "second-wave", 7,
      {"07-pool.evidence": lambda files, draw: files | {"second-wave.txt": draw.files["evidence/06-invitations/second-wave.txt"]}})
twist("second-wave-decided-and-not-signed-yet", "", "Nothing is wrong with a decision that is not signed yet, as long as the pool is not made.", "second-wave", 6,
      evidence_changed(lambda files: {name: data for name, data in files.items() if name != "second-wave.sig"}), last=6, exit=3)
twist("second-wave-not-decided-yet", "", "Nothing is wrong before it is decided.", "second-wave", 6,
      evidence_changed(lambda files: {"office.sig": files["office.sig"]}), last=6, exit=3)
twist("second-wave-decided-too-early-for-its-letters", "5.4", "Before the pool is made the decision is there already, and against the rule.", "second-wave", 6,
      {"second.sent": lambda sent: False}, last=6)


def decision_exchanged(files):
    """After the panel the decision is written anew, as if the letters had not been sent."""
    made = honest("second-wave")
    text = lines(label(made.order, "second-wave"), f"checksum {sha(files['06-invitations/SHA256SUMS'])}", "answered 12", "letters not sent")
    files["evidence/06-invitations/second-wave.txt"] = text
    files["evidence/06-invitations/second-wave.sig"] = ed25519.sign(derived("second-wave", "office"), text)
    return files


after("second-wave-decision-exchanged", "1.4 6.2 6.8", "After the panel the office writes its decision anew: the panel lists the one before, and the pool "
      "holds people who then had no letter.", "second-wave", decision_exchanged)

# 6.2 Invited


def without_a_letter(replies, draw):
    """Somebody of the second wave replies, although its letters were not sent."""
    line = draw.files["06-invitations/second-wave.tsv"].splitlines()[1].decode()
    return sorted([*replies[1:], line.split("\t")[2]])


twist("pool-of-a-wave-that-was-not-sent", "6.2", "Somebody is in the pool who was drawn for the second wave, whose letters were not sent.", "enough", 7,
      {"pool.replies": without_a_letter}, attack=38)
