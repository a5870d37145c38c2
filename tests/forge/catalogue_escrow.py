"""Forgeries of deposits and their openings, of the holders in the order. Rules 2.14, 4.2, 4.5, 4.7, 4.11, 4.12."""

import deposit
import proofs
from catalogue import at, for_slot, order_changed, twist, with_file, without_file
from lot import commitment_document, contribution
from record import lines
from worlds_ceremony import escrow


def larger(text):
    """The last scalar of the text plus the order of the group."""
    return text[:-64] + (int.from_bytes(bytes.fromhex(text[-64:]), "little") + proofs.L).to_bytes(32, "little").hex()


# 2.14 Escrow


def holder_changed(**other):
    return order_changed(lambda order: order["escrow"]["holders"][1].update(other))


def rogue(order):
    """A holder registers twice the key of another, with that one's proof made to fit as far as can be."""
    first = order["escrow"]["holders"][0]
    order["escrow"]["holders"][1].update(key=(proofs.read_point(first["key"]) + proofs.read_point(first["key"])).hex(), proof=first["proof"])


SECOND = deposit.holder_secret("again", 2)
for name, story, change in [
        ("nobody-needed-to-open", "Deposits that nobody need open.", at("escrow/threshold", 0)),
        ("more-needed-than-holders", "Three of two holders are needed: nobody can open.", at("escrow/threshold", 3)),
        ("escrow-without-holders", "An escrow of nobody.", at("escrow", {"holders": [], "threshold": 1})),
        ("escrow-of-sixteen", "Sixteen holders.", order_changed(lambda order: order.update(escrow=escrow("again", 16, 2)))),
        ("holder-twice", "One holder under two names.", order_changed(
            lambda order: order["escrow"]["holders"][1].update({key: order["escrow"]["holders"][0][key] for key in ("key", "proof")}))),
        ("holder-key-of-zeros", "A holder's key is the identity: everybody opens his share.", holder_changed(key="00" * 32)),
        ("holder-key-that-is-no-point", "A holder's key is no point.", holder_changed(key="ff" * 32)),
        ("holder-key-of-another-multiplied", "A holder's key is twice another's: that one holds two shares.", order_changed(rogue)),
        ("holder-without-his-key", "The proof of possession is another holder's.", order_changed(
            lambda order: order["escrow"]["holders"][1].update(proof=order["escrow"]["holders"][0]["proof"]))),
        ("holder-proof-of-zeros", "A proof of zeros.", holder_changed(proof=" ".join(["00" * 32] * 2))),
        ("holder-proof-of-one-scalar", "Half a proof.", holder_changed(proof="01" + "00" * 31)),
        ("holder-proof-in-mode-rehearsal", "A proof with the label of a rehearsal.", holder_changed(proof=deposit.possession(SECOND, "rehearsal"))),
        ("holder-proof-of-another-kind", "A proof made as if it were of an opening.", holder_changed(
            proof=deposit.possession(SECOND, context=(b"escrow key", b"kind escrow-opening")))),
        ("holder-proof-with-two-blanks", "Two blanks in a proof.", holder_changed(proof=deposit.possession(SECOND).replace(" ", "  "))),
        ("holder-proof-in-capitals", "A proof in capitals.", holder_changed(proof=deposit.possession(SECOND).upper()))]:
    twist(name, "2.14", story, "again", 1, {"order.data": change}, last=2)
twist("holder-proof-not-reduced", "2.14", "A scalar of a proof is written larger by the order of the group.", "again", 1, {"order.data": order_changed(
    lambda order: order["escrow"]["holders"][1].update(proof=larger(order["escrow"]["holders"][1]["proof"])))}, last=2)


# 4.2 Commitment documents with a deposit


def document(name, story, change, **more):
    twist(name, "4.2", story, "again", 3, {"lot1.document": lambda text, draw, slot: change(text, draw) if slot == 2 else text}, last=3, **more)


document("deposit-with-a-remark", "A line behind the deposit.", lambda text, draw: text + b"in good faith\n", attack=54)
document("deposit-with-a-blank-behind", "A blank behind the deposit.", lambda text, draw: text[:-1] + b" \n")
document("deposit-with-crlf", "Line ends as Windows writes them.", lambda text, draw: text.replace(b"\n", b"\r\n"), attack=53)
document("deposit-in-capitals", "Digits in capitals.", lambda text, draw: text[:-65] + text[-65:].upper())
document("deposit-with-shares-first", "The shares stand before the coefficients.", lambda text, draw: b"".join(
    sorted(text.splitlines(True), key=lambda line: (line.startswith(b"coefficient"), 0))))
document("deposit-left-out", "A commitment without a deposit.", lambda text, draw: b"".join(text.splitlines(True)[:4]), attack=16)
document("hash-in-place-of-a-deposit", "A commitment by hash where the order has an escrow: its owner can withhold it.",
         lambda text, draw: commitment_document(draw.order, draw.checksums[1], 1, 2, f"sha256 {'ab' * 32}"), attack=16)
document("deposit-under-another-slot", "The document names another slot.", lambda text, draw: text.replace(b"slot 2", b"slot 3"), attack=18)
document("deposit-of-what-is-no-text", "Bytes that are no text.", lambda text, draw: text[:-2] + b"\xff\n")
twist("deposit-without-an-escrow", "4.2", "A deposit where the order has no escrow.", "plain", 3, {
    "lot1.document": lambda text, draw, slot: commitment_document(draw.order, draw.checksums[1], 1, 2, *deposit.deposit_lines(
        "rehearsal", tuple(deposit.context_of(draw.checksums[1], 1, 2)), (deposit.hidden("x"),), (deposit.hidden("y"),))) if slot == 2 else text}, last=3)

# 4.11 Deposits


def deposited(name, story, change, fails="4.11", lot=1, **more):
    """`change(lines, draw, base)` gives other lines for the deposit of slot 2."""
    def hand(honest, draw, slot, base):
        return change(list(honest), draw, base) if slot == 2 else honest
    twist(name, fails, story, "again", 3 if lot == 1 else 9, {f"lot{lot}.deposit": hand}, last=3 if lot == 1 else 9, **more)


def with_field(line, at, value):
    fields = line.split(" ")
    return " ".join([*fields[:at], value(fields[at]) if callable(value) else value, *fields[at + 1:]])


def doubled(text):
    point = proofs.read_point(text)
    return (point + point).hex()


def made(draw, base, lot=1, slot=2, mode="rehearsal", **more):
    """The deposit made with something else in its context."""
    secrets = (draw.holders[1], draw.holders[2])
    polynomial = tuple(deposit.hidden("forged", lot, k) for k in range(2))
    return deposit.deposit_lines(mode, tuple(deposit.context_of(base, lot, slot)), secrets, polynomial, **more)


SOME_POINT = (proofs.H + proofs.G).hex()
deposited("garbage-deposited", "A share is garbage: nobody could open it.", lambda text, draw, base: [
    *text[:2], with_field(text[2], 1, SOME_POINT), text[3]], attack=17)
deposited("garbage-for-every-holder", "All shares are garbage.", lambda text, draw, base: [
    *text[:2], *(with_field(line, 1, SOME_POINT) for line in text[2:])], attack=17)
deposited("share-of-another-value", "A share with a proof of its own, but of another value than the coefficients say.",
          lambda text, draw, base: made(draw, base, shares_of=(5, 6)), attack=17)
deposited("deposit-of-another-slot", "The deposit is another's: its coefficients are there twice.",
          lambda text, draw, base: draw.deposits[1], fails="4.5 4.11", attack=18)
deposited("deposit-of-another-slot-doubled", "Every point of another's deposit, doubled: whatever he reveals, twice that is revealed.",
          lambda text, draw, base: [with_field(line, 1, doubled) for line in draw.deposits[1]], attack=18)
deposited("deposit-made-for-the-first-lot", "In the second lot a deposit made for the first.", lambda text, draw, base: made(draw, base, 1), lot=2, attack=19)
deposited("deposit-made-for-another-draw", "A deposit made for another draw.", lambda text, draw, base: made(draw, "ab" * 32), attack=19)
deposited("deposit-made-for-another-slot", "A deposit whose proofs are for another slot.", lambda text, draw, base: made(draw, base, slot=3), attack=18)
deposited("deposit-made-in-mode-real", "A deposit made with the label of a real draw.", lambda text, draw, base: made(draw, base, mode="real"), attack=14)
deposited("shares-exchanged", "The shares of two holders exchanged.", lambda text, draw, base: [*text[:2], text[3], text[2]])
deposited("share-left-out", "No share for the last holder.", lambda text, draw, base: text[:-1], attack=16)
deposited("share-too-many", "A share for a holder who is not.", lambda text, draw, base: [*text, text[-1]])
deposited("coefficients-too-few", "A deposit that every holder can open alone.", lambda text, draw, base: deposit.deposit_lines(
    "rehearsal", tuple(deposit.context_of(base, 1, 2)), (draw.holders[1], draw.holders[2]), (deposit.hidden("alone"),)), attack=23)
deposited("coefficients-too-many", "A deposit that takes three holders where there are two.", lambda text, draw, base: deposit.deposit_lines(
    "rehearsal", tuple(deposit.context_of(base, 1, 2)), (draw.holders[1], draw.holders[2]), tuple(deposit.hidden("three", k) for k in range(3))), attack=16)
deposited("share-proof-altered", "A scalar of a proof altered.", lambda text, draw, base: [*text[:-1], with_field(text[-1], 3, "01" + "00" * 31)])
deposited("share-proof-of-zeros", "A proof of zeros.", lambda text, draw, base: [
    *text[:2], *(" ".join([*line.split(" ")[:2], "00" * 32, "00" * 32]) for line in text[2:])])
twist("deposit-of-a-constant", "4.11", "The second coefficient is zero: every share shows the secret.", "again", 3, {
    "lot1.polynomial": for_slot(2, lambda polynomial: (polynomial[0], 0))}, last=3, attack=23)
twist("deposit-of-nothing", "4.11", "The secret is zero, so that everybody knows it.", "again", 3, {
    "lot1.polynomial": for_slot(2, lambda polynomial: (0, polynomial[1]))}, last=3, attack=12)
twist("deposit-copied-within-the-slot", "4.5", "In the second lot the secret of the first, deposited anew.", "again", 9, {
    "lot2.polynomial": lambda polynomial, slot: tuple(deposit.hidden("again", "polynomial", 1, 2, k) for k in range(2)) if slot == 2 else polynomial},
    last=9, attack=19)

# 4.7 Reveals open what was deposited


def revealed(name, story, change, **more):
    twist(name, "4.7", story, "again", 4, {"lot1.reveal": lambda text, draw, slot: change(text, draw) if slot == 2 else text}, last=5, **more)


revealed("point-altered", "The contribution names another point than the one locked.", lambda text, draw: contribution(
    draw.order, draw.checksums[1], 1, 2, SOME_POINT, "point"), attack=11)
revealed("point-of-another-slot", "The contribution names the point of another slot.", lambda text, draw: contribution(
    draw.order, draw.checksums[1], 1, 2, deposit.point_of(draw.scalars[1]), "point"), attack=18)
revealed("point-called-a-secret", "The contribution is written as without an escrow.", lambda text, draw: text.replace(b"point", b"secret"))
revealed("locked-point-in-capitals", "The point in capitals.", lambda text, draw: text[:-65] + text[-65:].upper())
revealed("point-with-a-remark", "A line of free choice behind the point.", lambda text, draw: text + b"with best wishes\n", attack=54)
revealed("scalar-in-place-of-the-point", "The contribution names the scalar.", lambda text, draw: contribution(
    draw.order, draw.checksums[1], 1, 2, proofs.sealed.scalar_hex(draw.scalars[2]), "point"))
revealed("contribution-of-the-wrong-slot", "The contribution names another slot.", lambda text, draw: text.replace(b"slot 2", b"slot 3"))

# 4.12 Openings


def opening(name, story, change, base="full", slot=4, fails="4.12", **more):
    """`change(text, draw)` gives another text for the opening of a slot: in the world full by default one by holders."""
    twist(name, fails, story, base, 4, {"lot1.opening": lambda text, draw, slot_=slot, *, slot: change(text, draw) if slot == slot_ else text}, last=4, **more)


def share_of(draw, holder, slot=4, **other):
    """A line of an opening with something else in it."""
    given = {"mode": "rehearsal", "base": draw.checksums[1], "lot": 1, "slot": slot, "number": holder, "secret": draw.holders[holder]} | other
    share = [line.split(" ")[1] for line in draw.deposits[given.get("of", slot)] if line.startswith("share")][given.get("share", holder) - 1]
    context = tuple(deposit.context_of(given["base"], given["lot"], given["slot"]))
    return deposit.opened_line(given["mode"], context, given["number"], given["secret"], share)


opening("scalar-altered", "The scalar is not that of the deposit.", lambda text, draw: lines(deposit.scalar_line(draw.scalars[2] + 1)), slot=2, attack=11)
opening("scalar-not-reduced", "The scalar is written larger by the order of the group.", lambda text, draw: lines(larger(text[:-1].decode())), slot=2)
opening("scalar-of-another-slot", "The scalar of another slot.", lambda text, draw: lines(deposit.scalar_line(draw.scalars[3])), slot=2)
opening("scalar-twice", "The scalar in two lines.", lambda text, draw: text + text, slot=2)
opening("scalar-and-shares", "A scalar and a share.", lambda text, draw: text + lines(share_of(draw, 1, 2)), slot=2)
opening("opening-without-last-end", "The last line has no end.", lambda text, draw: text[:-1], slot=2)
opening("opening-is-empty", "An empty opening.", lambda text, draw: b"", slot=2)
opening("shares-too-few", "One share where two are needed.", lambda text, draw: lines(share_of(draw, 1)), attack=23)
opening("share-twice", "The share of one holder twice.", lambda text, draw: lines(share_of(draw, 1), share_of(draw, 1)), attack=23)
opening("shares-not-ascending", "The holders in another sequence.", lambda text, draw: lines(share_of(draw, 2), share_of(draw, 1)))
opening("share-of-another-holder", "One holder's share under the number of another.", lambda text, draw: lines(
    share_of(draw, 1), share_of(draw, 2, number=3)), attack=23)
opening("share-opened-with-another-key", "A holder opens with a key that is not his.", lambda text, draw: lines(
    share_of(draw, 1), share_of(draw, 2, secret=deposit.hidden("stranger"))), attack=23)
opening("share-of-a-holder-who-is-not", "The share of a fourth holder.", lambda text, draw: lines(
    share_of(draw, 1), share_of(draw, 3, number=4)))
opening("share-of-another-deposit", "A share of another slot's deposit.", lambda text, draw: lines(
    share_of(draw, 1), share_of(draw, 2, of=3)), attack=18)
opening("share-opened-for-another-slot", "The proof of an opening is for another slot.", lambda text, draw: lines(
    share_of(draw, 1), share_of(draw, 2, slot=3, of=4)), attack=18)
opening("share-opened-for-the-other-lot", "The proof of an opening is for the other lot.", lambda text, draw: lines(
    share_of(draw, 1), share_of(draw, 2, lot=2)), attack=30)
opening("share-altered", "A share altered: another point would come out.", lambda text, draw: lines(
    share_of(draw, 1), with_field(share_of(draw, 2), 2, SOME_POINT)), attack=16)
opening("share-with-leading-zero", "Holder 02.", lambda text, draw: text.replace(b"opened 2", b"opened 02"))
opening("opening-with-a-remark", "A line behind the shares.", lambda text, draw: text + b"opened in public\n", attack=54)
opening("good-opening-by-three", "", lambda text, draw: lines(*(share_of(draw, holder) for holder in (1, 2, 3))), fails="", exit=3)
opening("good-opening-by-two-others", "", lambda text, draw: lines(share_of(draw, 2), share_of(draw, 3)), fails="", exit=3)
opening("opening-too-large", "An opening of more than 64 KiB.", lambda text, draw: text * 1000, fails="1.11", slot=2)
twist("opening-left-out", "4.12", "A contribution that nobody opened.", "full", 4, {
    "lot1.openings": without_file("opening-2.txt")}, last=4, attack=11)
twist("opening-of-what-is-missing", "4.12", "The holders opened a deposit, and the office calls it missing.", "full", 10, {
    "lot2.openings": lambda files, draw: files | {"opening-4.txt": lines(*(share_of(
        draw, holder, 4, base=draw.checksums[7], lot=2) for holder in (1, 2)))}}, last=10, attack=16)
twist("opening-without-an-escrow", "1.7", "An opening where the order has no escrow.", "plain", 4, {
    "04-lot1-reveal.evidence": with_file("opening-1.txt", b"scalar " + b"01" * 32 + b"\n")}, last=4)
twist("opening-of-no-slot", "1.7", "An opening for a slot that the order does not have.", "full", 4, {
    "04-lot1-reveal.evidence": with_file("opening-7.txt", b"scalar " + b"01" * 32 + b"\n")}, last=4)
twist("opening-in-another-step", "1.7", "An opening in the evidence of the commit step, before anything may be opened.", "full", 3, {
    "03-lot1-commit.evidence": with_file("opening-1.txt", b"scalar " + b"01" * 32 + b"\n")}, last=3, attack=23)
