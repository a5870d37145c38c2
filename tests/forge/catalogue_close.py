"""Forgeries of witnesses, of what a close names, and of absences. Rules 1.7, 1.13, 2.7, 2.15, 4.8, 4.13, 9.9."""

import ed25519
from catalogue import at, order_changed, set_to, twist, without_file
from catalogue_lot import plus_l, stranger
from close import close_text
from record import sha
from worlds_ceremony import witnesses

# 2.7 and 2.15 Witnesses in the order

for name, story, change in [
        ("witness-who-is-a-contributor", "A contributor is a witness too.", lambda order: order["slots"][1]["key"]),
        ("witness-who-is-the-office", "The office witnesses itself.", lambda order: order["office"]["key"]),
        ("witness-twice", "One witness under two names.", lambda order: order["witnesses"]["people"][1]["key"])]:
    twist(name, "2.7", story, "fallback", 1, {"order.data": order_changed(
        lambda order, change=change: order["witnesses"]["people"][0].update(key=change(order)))}, last=1, attack=15)
twist("witness-key-of-small-order", "1.12", "A witness's key is of small order: anybody can sign for him.", "fallback", 1, {
    "order.data": at("witnesses/people/0/key", ed25519.compress(ed25519.torsion()[1]).hex())}, last=1, attack=57)
for name, story, people in [
        ("half-of-the-witnesses", "Two of four sign: two closes can both be cosigned.", witnesses("fallback", 4, 2)),
        ("one-dishonest-witness-too-many", "Three of four sign, and two may be dishonest.", witnesses("fallback", 4, 3, 2)),
        ("more-signatures-than-witnesses", "Five of four must sign: the draw can never go on.", witnesses("fallback", 4, 5)),
        ("no-witnesses", "A list of no witnesses.", {"dishonest": 0, "people": [], "signatures": 0}),
        ("no-signatures", "Nobody need sign.", witnesses("fallback", 1, 0)),
        ("sixteen-witnesses", "Sixteen witnesses.", witnesses("fallback", 16, 16))]:
    twist(name, "2.15", story, "fallback", 1, {"order.data": at("witnesses", people)}, last=1, attack=15)

# 1.13 Witnesses


def evidence_of(step, name, story, change, fails="1.13", base="again", last=None, **more):
    """`change(evidence, draw)` gives other evidence of a step."""
    number = int(step[:2])
    twist(name, fails, story, base, number, {f"{step}.evidence": change}, last=last or number + 1, **more)


for step, what in [("02-frame", "frame"), ("03-lot1-commit", "commitments"), ("04-lot1-reveal", "close"), ("05-lot1-seed", "seed"),
                   ("07-pool", "pool"), ("08-portfolio", "portfolio"), ("09-lot2-commit", "second-commitments"), ("11-lot2-seed", "second-seed")]:
    evidence_of(step, f"{what}-not-cosigned", f"No witness signed step {step}, and the draw goes on.", without_file("witness-1.sig"), attack=8)
twist("too-few-cosignatures", "1.13", "Two of four witnesses signed the portfolio where three must.", "fallback", 8,
      {"08-portfolio.cosigning": set_to([1, 3])}, last=9, attack=44)
twist("panel-not-cosigned", "1.13", "Too few witnesses signed the panel, and somebody is replaced.", "fallback", 12, {"12-panel.cosigning": set_to([2, 4])}, last=13)
twist("last-step-not-cosigned-yet", "", "The panel is drawn, and the witnesses have not signed it yet: not verified, but nothing is wrong.", "again", 12,
      {"12-panel.evidence": without_file("witness-1.sig")}, exit=3)
twist("annulled-before-it-was-cosigned", "", "The witnesses would not sign the close, and the draw was annulled.", "annulled", 4,
      {"04-lot1-reveal.cosigning": set_to([])}, exit=3)
for name, story, sign in [
        ("witness-signs-the-list", "A witness signed SHA256SUMS, which names no beacon.",
         lambda draw, evidence: ed25519.sign(draw.witnesses[1], draw.files["04-lot1-reveal/SHA256SUMS"])),
        ("witness-signs-another-instance", "Two closes: the witness signed one with another list of reveals.",
         lambda draw, evidence: ed25519.sign(draw.witnesses[1], close_text(draw.order, "04-lot1-reveal", "ab" * 32, []))),
        ("slot-signs-as-witness", "A contributor's signature stands for the witness's.", lambda draw, evidence: evidence["slot-1.sig"]),
        ("office-signs-as-witness", "The office's signature stands for the witness's.", lambda draw, evidence: evidence["office.sig"]),
        ("stranger-signs-as-witness", "A stranger signs as witness.", lambda draw, evidence: stranger(evidence["close.txt"]))]:
    evidence_of("04-lot1-reveal", name, story, lambda evidence, draw, sign=sign: evidence | {"witness-1.sig": sign(draw, evidence)}, attack=15)
evidence_of("10-lot2-reveal", "witness-signed-the-other-close", "The witness's signature of the first close under the second.",
            lambda evidence, draw: evidence | {"witness-1.sig": draw.files["evidence/04-lot1-reveal/witness-1.sig"]}, attack=30)
evidence_of("03-lot1-commit", "witness-signed-the-frame", "The witness's signature of the frame under the commitments.",
            lambda evidence, draw: evidence | {"witness-1.sig": draw.files["evidence/02-frame/witness-1.sig"]}, attack=20)
evidence_of("08-portfolio", "one-witness-signs-for-another", "Enough signatures, but one is another's.", lambda evidence, draw: evidence | {
    "witness-1.sig": evidence["witness-2.sig"]}, base="fallback", attack=44)
evidence_of("03-lot1-commit", "witness-signature-with-s-plus-l", "In a witness's signature S is written as S + L.",
            lambda evidence, draw: evidence | {"witness-1.sig": plus_l(evidence["witness-1.sig"])}, fails="1.12", attack=57)
evidence_of("03-lot1-commit", "witness-signature-of-zeros", "A witness's signature of 64 zeros.",
            lambda evidence, draw: evidence | {"witness-1.sig": bytes(64)}, fails="1.12", attack=57)

# 1.7 Names

for name, story, step, file in [
        ("witness-of-no-order", "A witness whom the order does not have.", "03-lot1-commit", "witness-2.sig"),
        ("witness-zero", "A witness number zero.", "03-lot1-commit", "witness-0.sig"),
        ("witness-with-leading-zero", "witness-01.sig.", "03-lot1-commit", "witness-01.sig"),
        ("witness-signs-the-order", "A witness's signature of the order, which is nothing he signs.", "01-order", "witness-1.sig"),
        ("witness-signs-the-letters", "A witness's signature of the letters, which is nothing he signs.", "06-invitations", "witness-1.sig"),
        ("slot-signs-the-seed", "A contributor's signature of the seed.", "05-lot1-seed", "slot-1.sig"),
        ("close-of-the-seed", "A close in the evidence of the seed.", "05-lot1-seed", "close.txt"),
        ("stamp-without-timestamps", "A time stamp where the order has none.", "04-lot1-reveal", "timestamp.tsr"),
        ("absence-without-fallback", "The absence of a beacon that the order does not have.", "04-lot1-reveal", "absence-1.txt"),
        ("beacon-without-beacons", "The signature of a beacon that the order does not have.", "05-lot1-seed", "beacon-1.txt"),
        ("pulse-without-beacons", "The pulse of a beacon that the order does not have.", "05-lot1-seed", "beacon-1.pulse")]:
    evidence_of(step, name, story, lambda evidence, draw, file=file: evidence | {
        file: ed25519.sign(draw.witnesses[1], draw.files[f"{draw.step}/SHA256SUMS"])}, fails="1.7", last=int(step[:2]), attack=55)
for name, story, step, file in [
        ("absence-of-a-beacon-without-fallback", "The absence of a beacon that has no fallback.", "04-lot1-reveal", "absence-3.txt"),
        ("absence-of-the-fifth-of-four", "The absence of a fifth beacon.", "04-lot1-reveal", "absence-5.txt"),
        ("round-of-a-pulse", "The signature of a drand round for what is a pulse.", "05-lot1-seed", "beacon-1.txt"),
        ("pulse-of-a-round", "A pulse for what is a drand round.", "05-lot1-seed", "beacon-2.pulse"),
        ("pulse-of-dice", "A pulse for dice.", "05-lot1-seed", "beacon-4.pulse"),
        ("beacon-with-leading-zero", "beacon-02.txt.", "05-lot1-seed", "beacon-02.txt"),
        ("beacon-in-the-reveal", "A beacon's signature in the evidence of the close: older than the close.", "04-lot1-reveal", "beacon-2.txt")]:
    evidence_of(step, name, story, lambda evidence, draw, file=file: evidence | {file: b"00\n"}, fails="1.7", base="full", last=int(step[:2]), attack=25)

# 4.8 What a close names


def close_without_file(name, base, number, step, fails):
    twist(name, fails, "A close of which nobody says what was signed.", base, number, {f"{step}.evidence": without_file("close.txt")},
          last=number + 1, attack=15)


close_without_file("close-without-text", "plain", 4, "04-lot1-reveal", "4.8")
close_without_file("leavers-without-close", "plain", 13, "13-leavers", "9.9")


def close(name, story, change, base="full", context="lot1", number=4, fails="4.8", **more):
    """Everybody signs what `change(text, draw)` gives."""
    twist(name, fails, story, base, number, {f"{context}.close": lambda text, draw: change(text, draw)}, last=number + 1, **more)


def line_changed(number, change):
    """The line of a beacon changed."""
    def hand(text, draw):
        rows = text.decode().splitlines()
        at = next(at for at, row in enumerate(rows) if row.startswith(f"beacon {number} "))
        rows[at:at + 1] = change(rows[at].split(" "))
        return "".join(row + "\n" for row in rows).encode()
    return hand


def instance(number, value):
    return line_changed(number, lambda words: [" ".join([*words[:3], str(value(words[3]))])])


def remade(**other):
    def hand(text, draw):
        values = {"step": draw.step, "checksum": sha(draw.files[f"{draw.step}/SHA256SUMS"])} | other
        instances = [row.split(" ", 2)[2] for row in text.decode().splitlines()[3:]]
        return close_text(draw.order, values["step"], values["checksum"], instances)
    return hand


close("close-of-another-step", "The close names the other lot's step.", remade(step="10-lot2-reveal"), attack=30)
close("close-of-another-list", "The close names another checksum than that of the reveals.", remade(checksum="ab" * 32), attack=15)
close("close-of-a-real-draw", "The close carries the label of a real draw.", lambda text, draw: text.replace(b"/rehearsal/", b"/real/"), attack=14)
close("close-with-a-remark", "A line of free choice behind the close.", lambda text, draw: text + b"signed at noon\n", attack=54)
close("close-with-crlf", "Line ends as Windows writes them.", lambda text, draw: text.replace(b"\n", b"\r\n"), attack=53)
close("close-without-last-end", "The last line has no end.", lambda text, draw: text[:-1])
close("close-with-a-blank-behind", "A blank behind a line.", lambda text, draw: text[:-1] + b" \n")
close("close-without-a-beacon", "One beacon is not named: its instance can be chosen later.", line_changed(3, lambda words: []), attack=25)
close("close-without-beacons", "No beacon is named.", lambda text, draw: b"".join(text.splitlines(True)[:3]), attack=25)
close("close-with-a-beacon-twice", "Two instances of one beacon, to choose from.", line_changed(2, lambda words: [
    " ".join(words), " ".join([*words[:3], str(int(words[3]) + 20)])]), attack=25)
close("close-with-a-fifth-beacon", "A beacon more than the order has.", lambda text, draw: text + b"beacon 5 dice\n", attack=25)
close("close-with-beacons-exchanged", "Two beacons exchanged.", lambda text, draw: b"".join(
    [*text.splitlines(True)[:3], *(text.splitlines(True)[at] for at in (4, 3, 5, 6))]))
close("close-with-the-round-after", "The next round, which is none of the beacon's.", instance(2, lambda value: int(value) + 1), attack=28)
close("close-with-a-round-too-early", "A round before the first: its value was known.", instance(2, lambda value: 981), attack=29)
close("close-with-round-zero", "Round zero.", instance(2, lambda value: 0), attack=29)
close("close-with-a-leading-zero", "A round with a leading zero.", instance(2, lambda value: "0" + value))
close("close-with-a-sign", "A round with a sign.", instance(2, lambda value: "+" + value))
close("close-with-the-pulse-after", "The next pulse, which is none of the beacon's.", instance(1, lambda value: int(value) + 1), attack=25)
close("close-with-a-pulse-that-wraps", "A pulse larger by 2^64.", instance(1, lambda value: int(value) + 60 * 2**64))
close("close-with-a-draw-on-monday", "A lotto draw on a Monday.", instance(3, lambda value: "2026-10-12"), attack=26)
close("close-with-a-draw-too-early", "A lotto draw before the first one.", instance(3, lambda value: "2026-09-30"), attack=29)
close("close-with-a-day-that-is-not", "A draw on the thirty-first of September.", instance(3, lambda value: "2027-09-31"), attack=26)
close("close-with-a-day-in-short", "A day without hyphens.", instance(3, lambda value: value.replace("-", "")))
close("close-with-a-day-for-dice", "Dice with a day.", lambda text, draw: text[:-1] + b" 2026-10-07\n")
close("close-with-another-kind", "A lotto draw in place of the dice.", line_changed(4, lambda words: [" ".join([*words[:2], "lotto", "2026-10-10"])]), attack=25)
close("close-with-the-fallback", "The fallback is named in the first place, though the beacon could come.", line_changed(
    1, lambda words: ["beacon 1 dice"]), base="fallback", attack=25)
close("leavers-close-of-another-step", "The close of the leavers names another step.", remade(step="15-leavers"), base="fallback", context="replacement0",
      number=13, fails="9.9", attack=51)
close("leavers-close-of-another-list", "The close of the leavers names another list.", remade(checksum="ab" * 32), base="fallback",
      context="replacement0", number=13, fails="9.9", attack=51)
close("leavers-close-with-the-pulse-after", "The next pulse, which is none of the beacon's.", instance(1, lambda value: int(value) + 1), base="fallback",
      context="replacement0", number=13, fails="9.9", attack=51)
close("leavers-close-with-a-remark", "A line of free choice behind the close of the leavers.", lambda text, draw: text + b"noon\n", base="plain",
      context="replacement0", number=13, fails="9.9", attack=54)
close("leavers-close-with-dice", "The close of the leavers names dice where the order names the second seed.", lambda text, draw: text + b"beacon 1 dice\n",
      base="plain", context="replacement0", number=13, fails="9.9", attack=25)

# 4.13 Absence of a beacon: in the world `fallback` the second beacon of the first lot, a lotto draw, does not come.


def absence(name, story, change, fails="4.13", last=5, attack=25, **more):
    """`change(files, draw)` gives other files of the absence."""
    twist(name, fails, story, "fallback", 4, {"lot1.absences": lambda files, draw: change(files, draw), **more}, last=last, attack=attack)


def said(change):
    """All witnesses sign what `change(text)` gives."""
    def hand(files, draw):
        text = change(files["absence-2.txt"], draw)
        return {"absence-2.txt": text} | {f"absence-2-witness-{number}.sig": ed25519.sign(draw.witnesses[number], text) for number in range(1, 5)}
    return hand


def only_by(*numbers):
    return lambda files, draw: {name: data for name, data in files.items() if name.endswith("txt") or int(name.split("-")[3][0]) in numbers}


absence("absence-with-too-few-signatures", "Two of four witnesses say that the beacon did not come.", only_by(1, 4))
absence("absence-that-nobody-signed", "The office alone says that the beacon did not come.", only_by())
absence("absence-signed-by-contributors", "Contributors say that the beacon did not come.", lambda files, draw: files | {
    f"absence-2-witness-{number}.sig": ed25519.sign(draw.slot_keys[number], files["absence-2.txt"]) for number in (1, 2, 3)})
absence("absence-signed-by-one-for-another", "One witness signs for another.", lambda files, draw: files | {
    "absence-2-witness-1.sig": files["absence-2-witness-2.sig"]})
absence("absence-signed-as-a-close", "The signatures of the close stand under the absence.", lambda files, draw: files | {
    f"absence-2-witness-{number}.sig": ed25519.sign(draw.witnesses[number], draw.files["04-lot1-reveal/SHA256SUMS"]) for number in range(1, 5)})
absence("absence-signature-with-s-plus-l", "In a signature of an absence S is written as S + L.", lambda files, draw: files | {
    "absence-2-witness-1.sig": plus_l(files["absence-2-witness-1.sig"])}, fails="1.12", attack=57)
absence("absence-signature-too-short", "A signature of an absence lacks a byte.", lambda files, draw: files | {
    "absence-2-witness-1.sig": files["absence-2-witness-1.sig"][:63]}, fails="1.7")
absence("absence-of-another-close", "The absence names another checksum.", said(lambda text, draw: text.replace(
    sha(draw.files["04-lot1-reveal/SHA256SUMS"]).encode(), b"ab" * 32)), attack=30)
absence("absence-of-another-step", "The absence names the other lot.", said(lambda text, draw: text.replace(b"04-lot1", b"10-lot2")), attack=30)
absence("absence-of-another-instance", "The absence is of another draw than the close names.", said(lambda text, draw: text.replace(
    b"beacon 2 lotto 2026-10-07", b"beacon 2 lotto 2026-10-10")))
absence("absence-of-another-beacon", "The absence is of the first beacon.", said(lambda text, draw: text.replace(b"beacon 2", b"beacon 1")))
absence("absence-with-a-pulse-that-is-none", "The fallback is a pulse that is none of the order's.", said(
    lambda text, draw: text[:-1] + b"1\n" if not text.endswith(b"1\n") else text[:-1] + b"3\n"))
absence("absence-with-the-beacon-itself", "In place of the beacon the next of the same kind.", said(
    lambda text, draw: text[:text.index(b"instead")] + b"instead lotto 2026-10-10\n"))
absence("absence-with-a-remark", "A line behind the absence.", said(lambda text, draw: text + b"the wheel was broken\n"), attack=54)
absence("absence-in-a-real-draw", "The absence carries the label of a real draw.", said(lambda text, draw: text.replace(b"/rehearsal/", b"/real/")), attack=14)
absence("fallback-without-absence", "The fallback is used, and nobody said that the beacon did not come.", lambda files, draw: {}, fails="4.9")
twist("absence-not-used", "4.9", "The witnesses say that the beacon did not come, and its value is used all the same.", "fallback", 5, {
    "lot1.values": lambda values: [values[0], "lotto 2026-10-07 1 2 3 4 5 6 7"], "lot1.beacons": lambda files: {
        name: data for name, data in files.items() if name == "beacon-1.txt"}}, last=5, attack=25)
twist("absence-taken-away", "1.6 4.9", "The absence is taken away afterwards, with its signatures.", "fallback", 6, {
    "06-invitations.evidence": lambda evidence, draw: [draw.files.pop(path) for path in list(draw.files) if "04-lot1-reveal/absence" in path] and evidence},
    last=6, attack=25)
twist("leavers-absence-with-too-few-signatures", "4.13", "Two of four witnesses say that the beacon of the replacement did not come.", "fallback", 13, {
    "replacement0.absences": lambda files: {name: data for name, data in files.items() if not name.endswith(("1.sig", "2.sig"))}}, attack=51)
