"""Forgeries of the annulment and of what follows it. Rules 1.1, 1.3, 1.6, 2.16, 9.10."""

import ed25519
from catalogue import after, at, twist, with_file
from record import cut, sums
from worlds import honest, honest_files

ANNULMENT, DELETION = "05-annulment", "06-deletion"

# 9.10 Annulment


def annulment(name, story, change, fails="9.10"):
    twist(name, fails, story, "annulled", 5, {"annulment.data": change}, attack=13)


annulment("annulled-without-a-reason", "An annulment without a reason.", lambda data: {key: data[key] for key in data if key != "reason"})
annulment("annulled-for-an-empty-reason", "An annulment for an empty reason.", lambda data: data | {"reason": ""})
annulment("annulled-for-a-blank", "An annulment whose reason is a blank.", lambda data: data | {"reason": " "})
annulment("annulled-for-two-lines", "A reason with a line end.", lambda data: data | {"reason": "a\nb"})
annulment("annulled-for-a-number", "A number for a reason.", lambda data: data | {"reason": 7})
annulment("annulled-for-too-long-a-reason", "A reason of 501 bytes.", lambda data: data | {"reason": "x" * 501})
annulment("annulled-without-a-day", "An annulment without a day.", lambda data: {key: data[key] for key in data if key != "date"})
annulment("annulled-on-a-day-that-is-not", "An annulment on the thirtieth of February.", lambda data: data | {"date": "2026-02-30"})
annulment("annulled-at-some-time", "An annulment with a time.", lambda data: data | {"date": "2026-11-09T10:00"})
annulment("annulled-with-a-remark", "An annulment with a key more.", lambda data: data | {"remark": "sorry"})
annulment("annulled-in-another-version", "An annulment of a version that does not exist.", lambda data: data | {"_format": "kleroterion/annulment/2"}, "1.10")
annulment("annulled-as-a-deletion", "An annulment of the format of a deletion.", lambda data: data | {"_format": "kleroterion/deletion/1"}, "1.10")
annulment("annulled-in-a-list", "The annulment as a list.", lambda data: [data], "1.10")
twist("annulled-in-one-line", "1.10", "annulment.json in one line.", "annulled", 5, {
    "annulment.bytes": lambda data: data.replace(b"\n", b"") + b"\n"}, attack=53)
twist("note-in-the-annulment", "1.2", "A file beside the annulment.", "annulled", 5, {f"{ANNULMENT}.files": with_file("minutes.txt", b"done\n")}, attack=55)
twist("annulled-without-the-chain", "1.5", "The annulment does not cite the step before.", "annulled", 5, {
    f"{ANNULMENT}.sums": lambda data: b"".join(line for line in data.splitlines(True) if b"../04" not in line)}, attack=13)
twist("annulled-without-evidence", "1.6", "The annulment does not list a signature that was there.", "annulled", 5, {
    f"{ANNULMENT}.sums": lambda data: b"".join(line for line in data.splitlines(True) if b"03-lot1-commit/witness-1.sig" not in line)}, attack=13)
twist("annulled-without-an-opening", "1.6", "The annulment does not list how a deposit was opened.", "annulled", 5, {
    f"{ANNULMENT}.sums": lambda data: b"".join(line for line in data.splitlines(True) if b"opening-1.txt" not in line)}, attack=13)
twist("annulment-not-signed", "1.8", "The office does not sign the annulment.", "annulled", 5, {f"{ANNULMENT}.evidence": lambda evidence: {}}, attack=13)
twist("annulment-cosigned", "1.7", "A witness's signature of the annulment, which is nothing he signs.", "annulled", 5, {
    f"{ANNULMENT}.evidence": lambda evidence, draw: evidence | {"witness-1.sig": ed25519.sign(draw.witnesses[1], draw.files[f"{ANNULMENT}/SHA256SUMS"])}})
twist("deletion-lists-what-the-annulment-did", "1.3", "The deletion lists evidence that the annulment has collected.", "annulled", 6, {
    f"{DELETION}.sums": lambda data, draw: b"".join(sorted([*data.splitlines(True), next(
        line for line in draw.files[f"{ANNULMENT}/SHA256SUMS"].splitlines(True) if b"03-lot1-commit/office.sig" in line)], key=lambda line: line[66:]))})

# 1.1 Where it may stand


def step_after(files, path, contents, office):
    """One more step, listed and signed by the office."""
    files = files | {f"{path}/{name}": data for name, data in contents.items()}
    files[f"{path}/SHA256SUMS"] = sums(files, path)
    files[f"evidence/{path}/office.sig"] = ed25519.sign(honest(office).office, files[f"{path}/SHA256SUMS"])
    return files


def annulled_after(last, base="again"):
    """A record that ends with an annulment after step `last`."""
    document = {"annulment.json": honest("annulled").files[f"{ANNULMENT}/annulment.json"]}
    return lambda files: step_after(cut(files, last), f"{last + 1:02d}-annulment", document, base)


for last in (1, 2, 3, 5, 6, 8, 10, 11, 12):
    after(f"good-annulment-after-step-{last}", "", f"A draw that was annulled after step {last}.", "again", annulled_after(last), exit=3)
for last in (13, 14):
    after(f"good-annulment-after-step-{last}", "", f"A draw that was annulled after step {last}.", "plain", annulled_after(last, "plain"), exit=3)
after("seed-after-the-annulment", "1.1", "After the annulment the seed is drawn all the same.", "annulled", lambda files: step_after(
    cut(files, 5), "06-lot1-seed", {"seed.txt": b"seed\n"}, "annulled"), attack=13)
after("letters-after-the-annulment", "1.1", "After the annulment the letters are drawn all the same.", "annulled", lambda files: step_after(
    cut(files, 5), "06-invitations", {"invitations.tsv": honest("again").files["06-invitations/invitations.tsv"]}, "annulled"), attack=13)
after("annulled-twice", "1.1", "A second annulment behind the first.", "annulled", lambda files: annulled_after(5, "annulled")(files), attack=13)
after("annulled-after-the-deletion", "1.1", "An annulment behind the deletion.", "annulled", lambda files: annulled_after(6, "annulled")(files), attack=13)
after("annulled-before-the-order", "1.1", "An annulment of nothing.", "annulled", lambda files: {
    path.replace("05-annulment", "01-annulment"): data for path, data in files.items() if "05-annulment" in path}, attack=13)
after("annulled-and-going-on", "1.1", "The annulment stands beside the seed that it should have prevented.", "again",
      lambda files: files | annulled_after(4)(files), attack=13)

# 2.16 Earlier attempts


def attempt(name, story, fails="2.16", twists=None, earlier=None, **more):
    twist(name, fails, story, "again", 1, twists or {}, earlier=earlier, **({"last": 3, "attack": 13} | more))


def of(change):
    return lambda: [change(honest_files("annulled"))]


attempt("attempt-cites-something-else", "The second attempt cites a checksum that is no step's.", twists={"order.data": at("previous", "ab" * 32)})
attempt("attempt-cites-the-step-before-the-last", "The second attempt cites the step before the annulment: it was never admitted.",
        twists={"order.data": lambda order: order | {"previous": honest("annulled").checksums[3]}})
attempt("attempt-brought-without-its-end", "The record of the first attempt that was brought lacks its end.", earlier=of(lambda files: cut(files, 4)))
attempt("attempt-of-another-town", "The record that was brought is of another draw.", earlier=lambda: [honest_files("council")])
attempt("attempt-brought-is-itself", "The record that was brought is of the second attempt too.", earlier=lambda: [honest_files("again")])
attempt("attempt-brought-twice", "The first attempt is brought in two versions.", earlier=lambda: [honest_files("annulled"), cut(honest_files("annulled"), 4)])
attempt("attempt-skips-one", "The third attempt cites the first: the second is kept silent.", twists={"order.data": at("attempt", 3)})
attempt("good-attempt-of-which-nothing-was-brought", "Nobody brought the first attempt: not checked.", fails="", earlier=lambda: [], exit=3)
attempt("good-second-attempt", "The second attempt, and the first was brought.", fails="", last=12, exit=0)
