"""Forgeries of the lots. Rules 4.1 to 4.9."""

import ed25519
from catalogue import after, at, both, for_slot, replaced, set_to, twist, without_file
from close import close_text, dice_line
from lot import commitment_document, contribution, seed_text
from record import cut, lines, rechain, sha
from worlds import honest, slots_of

COMMIT, REVEAL, SEED = "03-lot1-commit.files", "04-lot1-reveal.files", "05-lot1-seed.files"


def stranger(data):
    return ed25519.sign(b"somebody else's secret, 32 bytes", data)


def plus_l(signature):
    return signature[:32] + (int.from_bytes(signature[32:], "little") + ed25519.L).to_bytes(32, "little")


# 4.1 Table of commitments

twist("commitment-of-an-absent-slot", "4.1", "The table calls a slot absent that committed: it can be dropped at will.", "council", 3,
      {COMMIT: replaced("slots.tsv", b"5\tcommitted", b"5\tabsent")}, last=3, attack=20)
twist("commitment-without-document", "4.1", "The table says committed, but there is no commitment.", "council", 3,
      {COMMIT: replaced("slots.tsv", b"4\tabsent", b"4\tcommitted")}, last=3, attack=20)
twist("commitment-without-signature", "4.1", "A commitment that nobody signed.", "council", 3, {COMMIT: without_file("slot-2.sig")}, last=3)
twist("slot-left-out-of-the-commitments", "4.1", "A slot of the order is not mentioned.", "council", 3,
      {COMMIT: replaced("slots.tsv", b"4\tabsent\n", b"")}, last=3, attack=20)
twist("slots-in-another-sequence", "4.1", "The slots in another sequence.", "council", 3,
      {COMMIT: replaced("slots.tsv", b"4\tabsent\n5\tcommitted", b"5\tcommitted\n4\tabsent")}, last=3)
twist("slot-in-a-third-state", "4.1", "A slot that is `late`.", "council", 3, {COMMIT: replaced("slots.tsv", b"4\tabsent", b"4\tlate")},
      last=3, attack=21)
twist("slot-added", "4.1", "A slot that the order does not have.", "council", 3, {COMMIT: replaced("slots.tsv", b"5\tcommitted\n",
      b"5\tcommitted\n6\tabsent\n")}, last=3, attack=20)

# 4.2 Commitment documents


def document(slot, **other):
    """The commitment document with something else in it."""
    def make(draw, lot, base, honest_document):
        commitment = honest_document[-65:-1].decode()
        values = {"base": base, "lot": lot, "slot": slot, "commitment": commitment} | other
        return commitment_document(draw.order, values["base"], values["lot"], values["slot"], f"sha256 {values['commitment']}")
    return make


def documents(lot_number, slot_number, make):
    def hand(honest_document, draw, slot):
        if slot != slot_number:
            return honest_document
        return make(draw, lot_number, draw.checksums[-1], honest_document)
    return {f"lot{lot_number}.document": hand}


twist("commitment-of-another-lot", "4.2", "In the second lot a commitment made for the first.", "plain", 9,
      documents(2, 1, document(1, lot=1)), attack=19)
twist("commitment-of-another-slot", "4.2", "A contributor's commitment stands in another slot's place.", "plain", 3,
      documents(1, 1, document(2)), attack=18)
twist("commitment-of-another-draw", "4.2", "A commitment that was made for another draw.", "plain", 3,
      documents(1, 1, document(1, base="ab" * 32)), attack=19)
twist("commitment-to-the-step-after", "4.2", "A commitment that cites the order in place of the frame: it could be older than the frame.",
      "plain", 3, documents(1, 3, lambda draw, lot, base, text: document(3, base=draw.anchor)(draw, lot, base, text)), attack=19)
twist("commitment-with-another-label", "4.2", "A rehearsal's commitment in a real draw.", "open", 3, documents(
    1, 1, lambda draw, lot, base, text: text.replace(b"/real/", b"/rehearsal/")), attack=14)
twist("commitment-with-blank-behind", "4.2", "A blank behind the commitment: the same commitment in many spellings.", "plain", 3,
      documents(1, 1, lambda draw, lot, base, text: text[:-1] + b" \n"), attack=53)
twist("commitment-with-remark", "4.2", "A commitment with a line behind it.", "plain", 3,
      documents(1, 1, lambda draw, lot, base, text: text + b"sealed in the presence of the notary\n"), attack=54)
twist("commitment-in-capitals", "4.2", "A commitment in capitals.", "plain", 3,
      documents(1, 1, lambda draw, lot, base, text: text[:-65] + text[-65:].upper()))
twist("commitment-with-slot-zero", "4.2", "slot 01 in place of slot 1.", "plain", 3,
      documents(1, 1, lambda draw, lot, base, text: text.replace(b"slot 1", b"slot 01")))
twist("commitment-without-last-end", "4.2", "The last line has no end.", "plain", 3,
      documents(1, 1, lambda draw, lot, base, text: text[:-1]))
twist("lots-of-rehearsal-labels", "4.2 4.7", "All labels of a real lot are those of a rehearsal, whose secrets were known.", "open", 3, {
    "lot1.contribution": lambda text: text.replace(b"/real/", b"/rehearsal/"),
    "lot1.document": lambda text: text.replace(b"/real/", b"/rehearsal/")}, attack=14)

# 4.3 Signed by its contributor

for name, story, sign in [
        ("commitment-signed-by-a-stranger", "A commitment signed by somebody who is not of the order.", lambda document, draw: stranger(document)),
        ("commitment-signed-by-the-office", "The office signs for a contributor.", lambda document, draw: ed25519.sign(draw.office, document)),
        ("commitment-signed-by-another-slot", "One contributor signs for another.", lambda document, draw: ed25519.sign(draw.slot_keys[2], document)),
        ("signature-of-the-commitment-alone", "A signature of the hash in place of the document.",
         lambda document, draw: ed25519.sign(draw.slot_keys[1], document[-65:-1]))]:
    twist(name, "4.3", story, "plain", 3, {COMMIT: lambda files, draw, sign=sign: files | {
        "slot-1.sig": sign(files["slot-1.txt"], draw)}}, attack=20)
for name, story, sign in [
        ("commitment-signature-of-zeros", "A contributor's signature of 64 zeros.", lambda signature: bytes(64)),
        ("commitment-signature-with-s-plus-l", "In a contributor's signature S is written as S + L.", plus_l)]:
    twist(name, "1.12", story, "plain", 3, {COMMIT: lambda files, sign=sign: files | {"slot-1.sig": sign(files["slot-1.sig"])}},
          attack=57)
twist("close-signature-with-s-plus-l", "1.12", "In a signature under the close S is written as S + L.", "plain", 4, {
    "04-lot1-reveal.evidence": lambda evidence: evidence | {"slot-3.sig": plus_l(evidence["slot-3.sig"])}}, attack=57)
twist("commitment-signature-too-long", "1.11", "A byte behind a contributor's signature.", "plain", 3, {COMMIT: lambda files: files | {
    "slot-1.sig": files["slot-1.sig"] + b"\n"}})


# 4.4 Enough commitments

twist("too-few-commitments", "4.4", "Two of five commit.", "council", 3, {"lot1.absent": set_to((2, 4, 5)), "lot1.missing": set_to(())},
      last=3, attack=12)
twist("office-commits-alone", "4.4 4.8", "Only the slots of the office commit.", "council", 1, {
    "order.data": both(at("slots", slots_of("council", 5, office=(1, 2, 3))), at("close_signatures", 2)),
    "lot1.absent": set_to((4, 5)), "lot1.missing": set_to(())},
    attack=12)
twist("absent-without-dice", "4.4", "A slot stays away, and no dice follow.", "council", 1, {
    "order.data": both(at("mode", "rehearsal"), at("beacons", []))}, attack=12)

# 4.5 No copies


twist("commitment-copied", "4.5", "A contributor copies another's commitment without knowing the secret.", "plain", 3,
      {"lot1.commitment": lambda commitment, slot, earlier: earlier[1] if slot == 2 else commitment}, attack=18)
twist("commitment-copied-from-the-first-lot", "4.5", "In the second lot a contributor repeats a commitment of the first.", "council", 9,
      {"lot2.commitment": lambda commitment, slot, draw: draw.files["03-lot1-commit/slot-1.txt"][-65:-1].decode()
       if slot == 2 else commitment}, attack=19)

# 4.6 Table of reveals

twist("reveal-called-missing", "4.6", "A revealed secret is called missing.", "plain", 4,
      {REVEAL: replaced("slots.tsv", b"3\trevealed", b"3\tmissing")}, last=4, attack=16)
twist("missing-called-revealed", "4.6", "A missing secret is called revealed.", "plain", 4,
      {REVEAL: replaced("slots.tsv", b"2\tmissing", b"2\trevealed")}, last=4, attack=16)
twist("missing-called-absent", "4.6", "Who withheld his secret is called absent, as if he had never committed.", "plain", 4,
      {REVEAL: replaced("slots.tsv", b"2\tmissing", b"2\tabsent")}, last=4, attack=16)
twist("absent-called-missing", "4.6", "An absent slot is called missing.", "council", 4,
      {REVEAL: replaced("slots.tsv", b"4\tabsent", b"4\tmissing")}, last=4, attack=16)
twist("reveal-left-out", "4.6", "A slot is not mentioned among the reveals.", "plain", 4, {REVEAL: replaced("slots.tsv", b"2\tmissing\n", b"")},
      last=4, attack=16)
twist("reveal-dropped", "4.6", "The office drops a reveal it does not like, but not from the table.", "council", 4,
      {REVEAL: without_file("slot-3.txt")}, last=4, attack=16)
twist("reveal-of-an-absent-slot", "4.6", "A slot that never committed reveals: the last one to choose.", "council", 4, {
    REVEAL: lambda files, draw: replaced("slots.tsv", b"4\tabsent", b"4\trevealed")(files) | {"slot-4.txt": contribution(
        draw.order, draw.checksums[1], 1, 4, "ab" * 32)}}, last=4, attack=21)

# 4.7 Reveals open their commitments

twist("another-secret-revealed", "4.7", "A contributor reveals another secret than the one committed to, found by trying.", "council", 4, {
    "lot1.reveal": lambda text, draw, slot: contribution(draw.order, draw.checksums[1], 1, 1, "00" * 32) if slot == 1 else text},
    attack=11)
twist("garbage-revealed", "4.7", "A contributor committed to garbage, so as to withhold without being named.", "plain", 3,
      {"lot1.contribution": for_slot(1, lambda text: b"garbage\n")}, attack=17)
twist("contribution-of-the-other-lot", "4.7", "In the second lot somebody committed to a contribution for the first.", "plain", 9,
      {"lot2.contribution": for_slot(1, lambda text: text.replace(b"lot 2", b"lot 1"))}, attack=30)
twist("contribution-of-another-slot", "4.7", "Somebody committed to a contribution for another slot.", "plain", 3,
      {"lot1.contribution": for_slot(1, lambda text: text.replace(b"slot 1", b"slot 3"))}, attack=18)
twist("contribution-of-another-draw", "4.7", "Somebody committed to a contribution for another draw.", "plain", 3,
      {"lot1.contribution": lambda text, draw, slot: contribution(draw.order, "cd" * 32, 1, slot, "ef" * 32) if slot == 3 else text},
      attack=19)
twist("contribution-of-a-rehearsal", "4.7", "In a real draw the contribution of a rehearsal, whose secret was read aloud.", "open", 3,
      {"lot1.contribution": for_slot(2, lambda text: text.replace(b"/real/", b"/rehearsal/"))}, attack=14)
twist("contribution-with-a-remark", "4.7", "A contribution with a line of free choice.", "plain", 3,
      {"lot1.contribution": for_slot(1, lambda text: text + b"with best wishes\n")}, attack=54)
twist("contribution-with-a-short-secret", "4.7", "A secret of one byte: the commitment can be tried out.", "plain", 3,
      {"lot1.contribution": lambda text, draw, slot: contribution(draw.order, draw.checksums[1], 1, slot, "07") if slot == 1 else text},
      attack=12)
twist("contribution-in-capitals", "4.7", "A secret in capitals.", "plain", 3,
      {"lot1.contribution": for_slot(1, lambda text: text[:-65] + text[-65:].upper())})
twist("reveals-exchanged", "4.7", "Two contributors' secrets are exchanged.", "plain", 4,
      {"lot1.reveal": lambda text, draw, slot: draw.given[{1: 3, 3: 1}.get(slot, slot)]})

# 4.8 Close

twist("close-with-too-few-signatures", "4.8", "One signature where the order asks for two.", "plain", 4, {"lot1.signers": set_to([1])},
      attack=15)
twist("close-by-the-office-alone", "4.8", "Three of five slots are the office's, and only they sign the close: it may have been made after the "
      "dice.", "council", 1, {
          "order.data": both(at("slots", slots_of("council", 5, office=(1, 2, 3))), at("close_signatures", 2)),
          "lot1.signers": set_to([1, 2, 3]), "lot2.signers": set_to([1, 2, 3])}, attack=13)
twist("close-by-the-office-and-one", "4.8", "The office's slot and two others sign where three others must.", "council", 10,
      {"lot2.signers": set_to([1, 3, 4])}, attack=15)
twist("close-without-signatures", "4.8", "Nobody signs the close.", "council", 10, {"lot2.signers": set_to([])}, attack=15)
twist("close-signed-by-an-absent-slot", "4.8", "To reach three, somebody signs who took no part.", "council", 4,
      {"lot1.signers": set_to([1, 2, 4])}, attack=15)
twist("close-with-a-stranger's-signature", "4.8", "Enough sign, and one signature is a stranger's.", "council", 4, {
    "04-lot1-reveal.evidence": lambda evidence, draw: evidence | {"slot-2.sig": stranger(evidence["close.txt"])}},
    attack=15)
twist("close-with-copied-signature", "4.8", "One signature under the names of two.", "plain", 4, {
    "lot1.signers": set_to([1]), "04-lot1-reveal.evidence": lambda evidence: evidence | {"slot-2.sig": evidence["slot-1.sig"]}}, attack=15)


def close_without(name, draw):
    """The close as it was before a reveal came."""
    sums = b"".join(line for line in draw.files["04-lot1-reveal/SHA256SUMS"].splitlines(True) if name not in line)
    return close_text(draw.order, "04-lot1-reveal", sha(sums), ["dice"])


def signing(what):
    """A twist of the evidence of a close: the slots sign `what(draw, close.txt)`."""
    return lambda evidence, draw: evidence | {
        name: ed25519.sign(draw.slot_keys[int(name[5])], what(draw, evidence["close.txt"])) for name in evidence if name.startswith("slot")}


twist("close-signed-before-the-last-reveal", "4.8", "The contributors signed a close without the last reveal, which then came.",
      "council", 4, {"04-lot1-reveal.evidence": signing(lambda draw, close: close_without(b"slot-3.txt", draw))}, attack=15)
twist("close-signed-in-the-other-lot", "4.8", "The signatures of the first close under the second.", "plain", 10, {
    "10-lot2-reveal.evidence": lambda evidence, draw: evidence | {name: draw.files[f"evidence/04-lot1-reveal/{name}"]
                                                                  for name in evidence if name.startswith("slot")}}, attack=30)
twist("close-as-text", "4.8", "The signatures are of the checksum in place of the close.", "plain", 4, {
    "04-lot1-reveal.evidence": signing(lambda draw, close: sha(draw.files["04-lot1-reveal/SHA256SUMS"]).encode())})
twist("close-signed-as-a-list", "4.8", "The signatures are of SHA256SUMS, which names no beacon: which one counts can be chosen later.", "plain", 4, {
    "04-lot1-reveal.evidence": signing(lambda draw, close: draw.files["04-lot1-reveal/SHA256SUMS"])}, attack=25)


def redrawn(files):
    """Attack 13 in full: after the dice the office tries secrets of its own slot until a friend is drawn."""
    draw = honest("council")
    friend = min(draw.leaves[0], key=lambda leaf: sha(b"friend" + leaf.encode()))
    files = cut(files, 5)
    for attempt in range(1000):
        files["04-lot1-reveal/slot-1.txt"] = contribution(draw.order, draw.checksums[1], 1, 1, sha(b"attempt %d" % attempt))
        commitment = sha(files["04-lot1-reveal/slot-1.txt"])
        document = commitment_document(draw.order, draw.checksums[1], 1, 1, f"sha256 {commitment}")
        files["03-lot1-commit/slot-1.txt"] = document
        files["03-lot1-commit/slot-1.sig"] = ed25519.sign(draw.slot_keys[1], document)
        rechain(files, 3, draw.office)
        close = close_text(draw.order, "04-lot1-reveal", sha(files["04-lot1-reveal/SHA256SUMS"]), ["dice"])
        files["evidence/04-lot1-reveal/close.txt"] = close
        files["evidence/04-lot1-reveal/slot-1.sig"] = ed25519.sign(draw.slot_keys[1], close)
        dice = files["05-lot1-seed/seed.txt"].splitlines(True)[-1]
        seed = seed_text(draw.order, 1, sha(files["04-lot1-reveal/SHA256SUMS"])) + dice
        tickets = sorted(sha((sha(seed) + leaf).encode()) for leaf in draw.leaves[0])
        if tickets.index(sha((sha(seed) + friend).encode())) < 2:
            files["05-lot1-seed/seed.txt"] = seed
            return files
    raise ValueError("the friend is out of luck")


after("redrawn-with-ground-secrets", "4.8", "After the dice the office tries new secrets for its own slot until a friend is drawn, and "
      "makes commitment, reveal, chain and its own signatures new: the others signed another close.", "council", redrawn, rechain=5,
      attack=13)


def reveal_dropped(files):
    """The office drops the last reveal after everyone has signed, and calls it missing."""
    files = cut(files, 4)
    del files["04-lot1-reveal/slot-3.txt"]
    files["04-lot1-reveal/slots.tsv"] = files["04-lot1-reveal/slots.tsv"].replace(b"3\trevealed", b"3\tmissing")
    return files


after("reveal-dropped-after-the-close", "4.8", "The office drops a reveal and calls it missing after the close was signed.", "council",
      reveal_dropped, rechain=4, attack=16)

# 4.9 Seed


def dice(change, lot=1):
    return {f"lot{lot}.dice": change}


twist("die-of-seven", "4.9", "A six-sided die that shows seven.", "council", 5, dice(lambda thrown: [7, *thrown[1:]]), attack=27)
twist("die-of-zero", "4.9", "A die that shows zero.", "council", 5, dice(lambda thrown: [0, *thrown[1:]]), attack=27)
twist("die-forgotten", "4.9", "Nineteen dice in place of twenty.", "council", 5, dice(lambda thrown: thrown[1:]), attack=27)
twist("die-too-many", "4.9", "One die more, to choose among the seeds.", "council", 5, dice(lambda thrown: [*thrown, 1]), attack=25)
twist("dice-in-the-second-lot", "4.9", "A die that shows nine in the second lot.", "open", 11, dice(lambda thrown: [*thrown[1:], 9], 2))
for name, story, change in [
        ("dice-with-two-blanks", "Two blanks between dice: the same throw, another seed.", lambda text: text[::-1].replace(b" ", b"  ", 1)[::-1]),
        ("dice-with-a-leading-zero", "A die written with a leading zero.", lambda text: text[:-2] + b"0" + text[-2:]),
        ("dice-with-a-sign", "A die with a sign.", lambda text: text[:-2] + b"+" + text[-2:]),
        ("dice-with-a-blank-behind", "A blank behind the last die.", lambda text: text[:-1] + b" \n"),
        ("dice-with-commas", "Commas between the dice.", lambda text: text[:-3] + b"," + text[-2:]),
        ("dice-twice", "A second line of dice.", lambda text: text + text[text.index(b"dice"):]),
        ("seed-with-a-remark", "A line behind the dice, to grind the seed.", lambda text: text + b"witness Meier\n"),
        ("seed-without-dice", "No dice although the order has a beacon.", lambda text: text[:text.index(b"dice")]),
        ("seed-without-last-end", "The last line has no end.", lambda text: text[:-1]),
        ("seed-with-crlf", "Line ends as Windows writes them.", lambda text: text.replace(b"\n", b"\r\n")),
        ("seed-of-the-other-lot", "The seed of the first lot is labelled with the second.", lambda text: text.replace(b"lot 1", b"lot 2")),
        ("seed-of-another-close", "The seed cites another close than the one published.", lambda text: text[:text.index(b"close ") + 6] + b"ab" * 32 + text[text.index(b"close ") + 70:]),
        ("seed-of-a-rehearsal", "A real draw's seed with the label of a rehearsal.", lambda text: text.replace(b"/real/", b"/rehearsal/")),
        ("seed-typed-in", "A seed that the official tried out at home.", lambda text: b"seed " + b"42" * 32 + b"\n")]:
    twist(name, "4.9", story, "open", 5, {"lot1.seed": change}, attack=11)
twist("dice-without-beacon", "4.9", "Dice in a draw whose order has none.", "plain", 5,
      {"lot1.seed": lambda text: text + lines(dice_line([1, 2, 3]))}, attack=25)
twist("seed-cites-the-commitments", "4.9", "The second seed cites the commit step in place of the close.", "plain", 11,
      {"lot2.seed": lambda text, draw: seed_text(draw.order, 2, draw.checksums[8])}, attack=29)
twist("seed-used-again", "4.9", "The second lot uses the first lot's seed again.", "plain", 11,
      {"lot2.seed": lambda text, draw: draw.files["05-lot1-seed/seed.txt"]}, attack=30)
