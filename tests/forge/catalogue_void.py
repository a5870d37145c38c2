"""Forgeries of a second lot that was voided and repeated. Rules 1.1, 1.6, 1.7, 1.13, 4.2, 4.8, 4.9, 4.19."""

import ed25519
from catalogue import after, at, set_to, twist, with_file
from catalogue_attempt import annulled_after, step_after
from close import close_text
from record import checksum, cut
from worlds import honest

VOID, AGAIN = "11-lot2-void", "14-lot2-void"
REVEAL = "10-lot2-reveal"


def voided(name, fails, story, twists, first=10, last=12, **more):
    twist(name, fails, story, "voided", first, twists, last=last, **more)


# 4.19 Void

voided("void-of-a-closed-lot", "4.19", "Two of three contributors have signed the close, as the order asks; the lot is voided all the same.",
       {"lot2.signers": set_to([1, 3])}, last=11, attack=13)
voided("void-of-the-lot-repeated-and-closed", "4.19", "The repeated lot is closed, its beacons do not please, and it is voided too.",
       {"lot2again1.signers": set_to([1, 2, 3])}, first=13, last=15, attack=13)
voided("void-by-a-witness-who-signed-the-close", "4.19", "A witness signed the close, and then the void as well.", {
    f"{REVEAL}.evidence": lambda evidence, draw: evidence | {"witness-2.sig": ed25519.sign(draw.witnesses[2], evidence["close.txt"])}}, attack=15)
voided("void-without-beacons", "4.19", "An order without beacons: whoever voids the lot knows the seed that he voids.", {
    "order.data": at("beacons", [])}, first=1, attack=13)
voided("void-without-witnesses", "4.19", "An order without witnesses: the office voids alone.", {"order.data": at("witnesses", None)}, first=1, attack=13)
for name, story, change in [
        ("without-reason", "A void without a reason.", lambda data: {key: data[key] for key in data if key != "reason"}),
        ("with-an-empty-reason", "A void for no reason.", lambda data: data | {"reason": ""}),
        ("on-a-day-that-is-not", "A void on the thirtieth of February.", lambda data: data | {"date": "2026-02-30"}),
        ("with-a-time", "A void with a time.", lambda data: data | {"date": "2026-11-09T10:00"}),
        ("with-a-remark", "A void with a key more.", lambda data: data | {"remark": "sorry"}),
        ("with-a-control-character", "A control character in the reason.", lambda data: data | {"reason": "late\u0085"})]:
    voided(f"void-{name}", "4.19", story, {"void.data": change}, first=11)
voided("void-as-an-annulment", "1.10", "A void of the format of an annulment.", {
    "void.data": lambda data: data | {"_format": "kleroterion/annulment/1"}}, first=11)
voided("void-in-one-line", "1.10", "void.json in one line.", {"void.bytes": lambda data: data.replace(b"\n", b"") + b"\n"}, first=11, attack=53)
voided("note-in-the-void", "1.2", "A file beside the void.", {f"{VOID}.files": with_file("minutes.txt", b"done\n")}, first=11, attack=55)

# 1.13 and 1.7 Who signs it

voided("void-without-quorum", "1.13", "One of three witnesses signed the void, where two must.", {f"{VOID}.cosigning": set_to([3])}, first=11, attack=13)
voided("void-cosigned-by-nobody", "1.13", "The office voids the lot alone.", {f"{VOID}.cosigning": set_to([])}, first=11, attack=13)
voided("void-cosigned-as-the-reveals", "1.13", "A witness's signature of the reveals' close under the void.", {
    f"{VOID}.evidence": lambda evidence, draw: evidence | {
        "witness-1.sig": ed25519.sign(draw.witnesses[1], draw.files[f"evidence/{REVEAL}/close.txt"])}}, first=11)
voided("contributor-signs-the-void", "1.7", "A contributor's signature of the void, which is nothing he signs.", {
    f"{VOID}.evidence": lambda evidence, draw: evidence | {"slot-1.sig": ed25519.sign(draw.slot_keys[1], draw.files[f"{VOID}/SHA256SUMS"])}}, first=11)
voided("close-of-the-void", "1.7", "A close in the evidence of the void.", {
    f"{VOID}.evidence": lambda evidence, draw: evidence | {"close.txt": draw.files[f"evidence/{REVEAL}/close.txt"]}}, first=11)
voided("good-void-not-cosigned-yet", "", "The void is published, and no witness has signed it yet.", {f"{VOID}.cosigning": set_to([])},
       first=11, last=11, exit=3)
voided("good-void-that-one-witness-did-not-sign", "", "Two of three witnesses sign the void, as the order asks; the third signed the close.", {
    f"{REVEAL}.evidence": lambda evidence, draw: evidence | {"witness-1.sig": ed25519.sign(draw.witnesses[1], evidence["close.txt"])},
    f"{VOID}.cosigning": set_to([2, 3])}, exit=3)

# 1.6 What it freezes


def without_line(part):
    return lambda data: b"".join(line for line in data.splitlines(True) if part not in line)


voided("void-drops-a-signature", "1.6", "The void does not list the signature of a contributor under the close.", {
    f"{VOID}.sums": without_line(b"lot2-reveal/slot-1.sig")}, first=11, attack=13)
voided("void-without-evidence-of-the-pool", "1.6", "The void does not list what was there before the lot.", {
    f"{VOID}.sums": without_line(b"07-pool/witness-2.sig")}, first=11)
voided("panel-lists-what-the-void-did", "1.3", "The panel lists evidence that the void has collected.", {
    "18-panel.sums": lambda data, draw: b"".join(sorted([*data.splitlines(True), next(
        line for line in draw.files[f"{VOID}/SHA256SUMS"].splitlines(True) if b"07-pool/office.sig" in line)], key=lambda line: line[66:]))},
       first=18, last=18)
voided("panel-without-evidence-of-the-void", "1.6", "The panel does not list a witness's signature of the last void.", {
    "18-panel.sums": without_line(b"14-lot2-void/witness-3.sig")}, first=18, last=18)
voided("second-void-without-evidence-of-the-first", "1.6", "The second void does not list a witness's signature of the first.", {
    f"{AGAIN}.sums": without_line(b"11-lot2-void/witness-3.sig")}, first=14, last=15)
voided("void-without-the-chain", "1.5", "The void does not cite the reveals.", {f"{VOID}.sums": without_line(b"../10-lot2-reveal/SHA")}, first=11, last=11)
after("signature-taken-away-after-the-void", "1.6", "A contributor's signature under the close disappears once the lot is void.", "voided", lambda files: {
    path: data for path, data in files.items() if path != f"evidence/{REVEAL}/slot-1.sig"}, attack=13)
after("close-signed-after-the-void", "1.6 4.19", "When the beacons are known a second contributor signs the close of the lot that was voided.", "voided",
      lambda files: files | {f"evidence/{REVEAL}/slot-3.sig": ed25519.sign(honest("voided").slot_keys[3], files[f"evidence/{REVEAL}/close.txt"])}, attack=13)

# 4.2, 4.8, 4.9 Nothing of the voided lot is used again


def of_the_voided(step, name):
    return lambda honest_bytes, draw, slot: draw.files[f"{step}/{name.format(slot)}"] if slot == 1 else honest_bytes


voided("commitment-of-the-voided-lot", "4.2", "A contributor's commitment of the voided lot is taken for the repeated one: his secret is known.", {
    "lot2again1.document": of_the_voided("09-lot2-commit", "slot-{}.txt")}, first=12, last=12, attack=19)
voided("reveal-of-the-voided-lot", "4.7", "A contribution of the voided lot stands for that of the repeated one.", {
    "lot2again1.reveal": of_the_voided("10-lot2-reveal", "slot-{}.txt")}, first=13, last=13, attack=19)
voided("opening-of-the-voided-lot", "4.12", "How a deposit of the voided lot was opened stands for that of the repeated one.", {
    "lot2again1.opening": lambda text, draw, slot: draw.files[f"evidence/{REVEAL}/opening-1.txt"] if slot == 1 else text}, first=13, last=13, attack=19)
voided("lot-repeated-after-the-portfolio", "4.2", "The commitments of the repeated lot cite the portfolio, as those of the voided one did.", {
    "lot2again1.base": lambda base, draw: draw.checksums[7]}, first=12, last=12, attack=19)
voided("deposits-locked-for-the-voided-lot", "4.11", "The proofs of the deposits cite the portfolio in place of the void.", {
    "lot2again1.context": lambda context, draw: (b"after " + draw.checksums[7].encode(), *context[1:])}, first=12, last=12, attack=19)
voided("close-of-the-voided-lot-again", "4.8", "Everybody signs the close of the voided lot under the repeated one.", {
    "lot2again2.close": lambda text, draw: close_text(draw.order, REVEAL, checksum(draw.files, REVEAL), ["drand 1001", "dice"])}, first=16, last=17, attack=30)
voided("seed-of-the-voided-reveals", "4.9", "The seed cites the reveals of the voided lot.", {
    "lot2again2.seed": lambda text, draw: text.replace(draw.checksums[-1].encode(), draw.checksums[9].encode())}, first=17, last=17, attack=30)
voided("panel-by-the-voided-lot", "8.1", "The panel is the one that stands fifth in the draw, not first.", {
    "panel.drawn": lambda drawn: [drawn[1], drawn[0]]}, first=18, last=18)

# 1.1 Where it may stand

CONTENTS = {"void.json": honest("voided").files[f"{VOID}/void.json"]}


def void_after(last, path, base):
    return lambda files: step_after(cut(files, last), path, CONTENTS, base)


after("void-of-the-first-lot", "1.1", "The first lot is voided in place of the draw.", "again", void_after(4, "05-lot1-void", "again"), attack=13)
after("void-of-the-first-lot-as-the-second", "1.1", "The first lot is voided as if it were the second.", "again", void_after(4, "05-lot2-void", "again"), attack=13)
after("void-before-the-reveals", "1.1", "The commitments are voided before anything is revealed.", "again", void_after(9, "10-lot2-void", "again"), attack=13)
after("void-after-the-seed", "1.1", "The seed does not please, and is voided.", "full", void_after(11, "12-lot2-void", "full"), attack=13)
after("void-beside-the-seed", "1.1", "The lot is voided, and has a seed.", "full",
      lambda files: files | {path: data for path, data in void_after(10, VOID, "full")(files).items() if VOID in path}, attack=13)
after("void-twice", "1.1", "Two voids of one lot.", "voided", void_after(11, "12-lot2-void", "voided"), attack=13)
after("seed-after-the-void", "1.1", "The lot is voided, and then drawn all the same.", "voided", lambda files: step_after(
    cut(files, 11), "12-lot2-seed", {"seed.txt": b"seed\n"}, "voided"), attack=13)
after("panel-after-the-void", "1.1", "A panel is drawn after the void, without another lot.", "voided", lambda files: step_after(
    cut(files, 11), "12-panel", {"panel.tsv": files["18-panel/panel.tsv"]}, "voided"), attack=13)
after("deletion-after-the-void", "1.1", "The answers are destroyed when the lot is voided.", "voided", lambda files: step_after(
    cut(files, 11), "12-deletion", {"deletion.json": honest("annulled").files["06-deletion/deletion.json"]}, "voided"))
after("panel-with-the-number-of-no-void", "1.1", "After two voids the panel has the number that it has without one.", "voided", lambda files: {
    path.replace("18-panel", "12-panel"): data for path, data in cut(files, 18).items()})
for last in (11, 12, 13, 14, 17, 18):
    after(f"good-annulment-after-step-{last}-of-a-voided-draw", "", f"A draw whose second lot was voided is annulled after step {last}.", "voided",
          annulled_after(last, "voided"), exit=3)
