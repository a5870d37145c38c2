"""Forgeries of what the auditor signs, of small cells, and of the end of a draw. Rules 3.7, 6.7, 8.6, 9.7."""

import ed25519
from catalogue import after, at, twist, with_file, without_file
from record import cut, step_name, sums
from worlds import honest

# 3.7 Register, 8.6 Audit

FRAME = "evidence/02-frame/auditor.sig"


def signed(step, sign):
    """The auditor's signature of a step is what `sign(draw)` gives; None: there is none."""
    def hand(evidence, draw):
        rest = {name: data for name, data in evidence.items() if name != "auditor.sig"}
        data = sign(draw)
        return rest if data is None else rest | {"auditor.sig": data}
    return {f"{step}.evidence": hand}


def auditor_signs(path):
    return lambda draw: ed25519.sign(draw.auditor, draw.files[path])


def office_signs(path):
    return lambda draw: ed25519.sign(draw.office, draw.files[path])


twist("register-not-audited", "3.7", "The order names an auditor, who never signs; the letters are drawn all the same.", "open", 2,
      signed("02-frame", lambda draw: None), attack=1)
twist("register-audited-by-the-office", "3.7", "The office signs in the auditor's place.", "open", 2,
      signed("02-frame", office_signs("02-frame/SHA256SUMS")), attack=1)
twist("register-audited-before-it-was-frozen", "3.7", "The auditor's signature is of the order, not of the frame.", "open", 2,
      signed("02-frame", auditor_signs("01-order/SHA256SUMS")), attack=1)
twist("register-audited-in-part", "3.7", "The auditor's signature is of the frame document alone.", "open", 2,
      signed("02-frame", auditor_signs("02-frame/frame.json")), last=6, attack=1)
twist("auditor-signature-of-zeros", "1.12", "An auditor's signature of 64 zeros.", "open", 2, signed("02-frame", lambda draw: bytes(64)), last=6)
twist("auditor-signature-too-short", "1.7", "The auditor's signature lacks a byte.", "open", 2,
      signed("02-frame", lambda draw: auditor_signs("02-frame/SHA256SUMS")(draw)[:63]), last=6)
twist("auditor-has-not-signed-yet", "", "The auditor has not signed yet, and no letter is drawn.", "open", 2,
      signed("02-frame", lambda draw: None), last=5, exit=3)
twist("audit-by-the-office", "8.6", "The office signs the panel in the auditor's place.", "open", 12,
      signed("12-panel", office_signs("12-panel/SHA256SUMS")))
twist("audit-of-another-step", "8.6", "The auditor's signature of the frame stands under the panel.", "open", 12,
      signed("12-panel", auditor_signs("02-frame/SHA256SUMS")))
twist("audit-signature-of-zeros", "1.12", "An auditor's signature of 64 zeros under the panel.", "open", 12, signed("12-panel", lambda draw: bytes(64)))
twist("good-record-not-audited-at-the-end", "", "The auditor does not sign the panel: no fault, and the report says so.", "open", 12,
      signed("12-panel", lambda draw: None), exit=0)
twist("auditor-of-no-order", "1.7", "An auditor signs whom the order does not name.", "plain", 2,
      signed("02-frame", auditor_signs("02-frame/SHA256SUMS")), last=6)
twist("auditor-signs-another-step", "1.7", "The auditor's signature under the portfolio, which is nothing he signs.", "open", 8,
      signed("08-portfolio", auditor_signs("08-portfolio/SHA256SUMS")))
after("auditor-signature-taken-away", "1.6 3.7", "The auditor's signature of the register is taken away afterwards.", "open", without_file(FRAME))

# 6.7 Small cells

twist("small-cell-in-the-pool", "6.7", "A category of the pool has fewer people than the order allows.", "plain", 1,
      {"order.data": at("minimum_cell", 1000)}, last=7)
twist("small-cell-by-wrong-margins", "6.4 6.7", "The margins say one person where more replied.", "plain", 7, {
    "pool.margins": lambda margins: [[*margins[0][:2], 1], *margins[1:]]}, last=7)

# 9.7 Deletion

DELETION = "17-deletion"


def deletion(name, story, change, fails="9.7"):
    twist(name, fails, story, "ties", 17, {"deletion.data": change})


deletion("destroyed-too-early", "The office destroys the sealed part a day before it may.", lambda data: data | {"date": "2027-12-30"})
deletion("nothing-destroyed", "A deletion that destroyed nothing.", lambda data: data | {"destroyed": []})
deletion("deletion-without-date", "A deletion without a day.", lambda data: {key: data[key] for key in data if key != "date"})
deletion("deletion-on-a-day-that-is-not", "A deletion on the thirtieth of February.", lambda data: data | {"date": "2028-02-30"})
deletion("deletion-at-some-time", "A deletion with a time.", lambda data: data | {"date": "2028-01-01T12:00"})
deletion("deletion-without-what-is-beyond-reach", "A deletion that does not speak of the copies.",
         lambda data: {key: data[key] for key in data if key != "beyond_reach"})
deletion("deletion-with-a-remark", "A deletion with a key more.", lambda data: data | {"remark": "checked"})
deletion("deletion-of-a-number", "A number among what was destroyed.", lambda data: data | {"destroyed": ["sealed", 2]})
deletion("deletion-of-a-blank", "Something without a name was destroyed.", lambda data: data | {"destroyed": [" "]})
deletion("deletion-with-a-control-character", "A control character, U+0085, among what was destroyed.",
         lambda data: data | {"destroyed": ["sealed\x85part"]})
deletion("deletion-with-delete", "A control character, U+007F, among the copies.", lambda data: data | {"beyond_reach": ["copy\x7f"]})
deletion("deletion-of-another-version", "A deletion of a version that does not exist.",
         lambda data: data | {"_format": "kleroterion/deletion/2"}, "1.10")
deletion("deletion-as-a-list", "The deletion as a list.", lambda data: [data], "1.10")
twist("good-deletion-on-a-later-day", "", "Destroyed a year later, with nothing beyond reach.", "ties", 17,
      {"deletion.data": lambda data: data | {"date": "2028-12-31", "beyond_reach": []}}, exit=0)
twist("deletion-in-one-line", "1.10", "deletion.json in one line.", "ties", 17,
      {"deletion.bytes": lambda data: data.replace(b"\n", b"") + b"\n"}, attack=53)
twist("note-in-the-deletion", "1.2", "A file beside the deletion.", "ties", 17, {f"{DELETION}.files": with_file("minutes.txt", b"done\n")})
twist("deletion-not-chained", "1.5", "The deletion does not cite the step before.", "ties", 17, {
    f"{DELETION}.sums": lambda data: b"".join(line for line in data.splitlines(True) if b"../16" not in line)})
twist("deletion-without-evidence", "1.6", "The deletion does not list the signature of the step before.", "ties", 17, {
    f"{DELETION}.sums": lambda data: b"".join(line for line in data.splitlines(True) if b"evidence" not in line)})


def ended(files, last, path, more=()):
    """The record up to step `last`, then the deletion as the next step, in the folder `path`."""
    data = files[f"{DELETION}/deletion.json"]
    files = cut(files, last) | {f"{path}/deletion.json": data} | dict(more)
    files[f"{path}/SHA256SUMS"] = sums(files, path)
    files[f"evidence/{path}/office.sig"] = ed25519.sign(honest("ties").office, files[f"{path}/SHA256SUMS"])
    return files


def with_leavers_behind(files):
    """After the deletion one more list of leavers."""
    step = step_name(18)
    files = files | {f"{step}/leavers.tsv": files["15-leavers/leavers.tsv"], f"{step}/reasons.tsv": files["15-leavers/reasons.tsv"]}
    return files


after("deletion-after-the-panel", "", "A draw that nobody left ends with the deletion.", "ties", lambda files: ended(files, 12, "13-deletion"), exit=0)
after("deletion-after-one-replacement", "", "A draw that ends with the deletion after the first replacement.", "ties",
      lambda files: ended(files, 14, "15-deletion"), exit=0)
after("deletion-before-the-panel", "1.1", "The answers are destroyed before the second lot: nobody could be called.", "ties",
      lambda files: ended(files, 8, "09-deletion"))
after("deletion-before-the-replacement", "1.1", "The answers are destroyed while seats are open.", "ties",
      lambda files: ended(files, 13, "14-deletion"))
after("leavers-after-the-deletion", "1.1", "A step behind the deletion, which is the last of all.", "ties", with_leavers_behind)
after("deletion-twice", "1.1", "A second deletion behind the first.", "ties", lambda files: {
    **files, "18-deletion/deletion.json": files[f"{DELETION}/deletion.json"]})
