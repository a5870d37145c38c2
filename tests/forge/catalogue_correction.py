"""Forgeries of the correction of the pool and of what rests on it. Rules 1.1, 1.2, 1.13, 6.1 to 6.9, 8.2, 10.1 to 10.3."""

import ed25519
import record
from catalogue import after, at, rows_changed, set_to, twist, with_file, without_file
from catalogue_attempt import annulled_after, step_after
from portfolio import root_of
from proofs import L
from record import cut
from worlds import honest

CORRECTION, PORTFOLIO = "08-correction", "09-portfolio"


def corrected(name, fails, story, twists, first=8, last=8, **more):
    twist(name, fails, story, "corrected", first, twists, last=last, **more)


# 6.9 Correction

corrected("correction-without-a-window", "6.9", "The pool is corrected, though the order knows no objections: the office puts in whom it likes.",
          {"order.data": at("post/objections_until", None)}, first=1, last=9, attack=36)
for name, story, change in [
        ("on-the-last-day", "The correction is decided on the last day for objections, before all have come.", {"date": "2027-01-15"}),
        ("before-the-window", "The correction is decided before anybody could object.", {"date": "2026-12-31"}),
        ("of-no-objection", "The pool is corrected, and nobody's objection was upheld.", {"objections": 0}),
        ("of-a-text", "A text for the number of objections.", {"objections": "3"}),
        ("of-null", "Nothing for the number of objections.", {"objections": None}),
        ("for-an-empty-reason", "A correction for no reason.", {"reason": ""}),
        ("for-a-blank", "A correction whose reason ends with a blank.", {"reason": "so "}),
        ("with-a-control-character", "A control character in the reason.", {"reason": "late\u0085"}),
        ("on-a-day-that-is-not", "A correction on the thirtieth of February.", {"date": "2027-02-30"}),
        ("at-some-time", "A correction with a time.", {"date": "2027-01-20T10:00"}),
        ("with-a-remark", "A correction with a key more.", {"remark": "sorry"})]:
    corrected(f"correction-{name}", "6.9", story, {"correction.data": lambda data, change=change: data | change}, attack=36)
for key in ("date", "objections", "reason"):
    corrected(f"correction-without-{key}", "6.9", f"A correction without the key {key}.", {
        "correction.data": lambda data, key=key: {name: data[name] for name in data if name != key}})
corrected("correction-as-a-void", "1.10", "A correction of the format of a void.", {"correction.data": lambda data: data | {"_format": "kleroterion/void/1"}})
corrected("correction-of-minus-one-objection", "1.10", "A negative number of objections.", {"correction.data": lambda data: data | {"objections": -1}})
corrected("correction-in-one-line", "1.10", "correction.json in one line.", {"correction.bytes": lambda data: data.replace(b"\n", b"") + b"\n"}, attack=53)

# 1.2 Its files


def files(change):
    return {f"{CORRECTION}.files": change}


corrected("correction-with-totals", "1.2", "The correction publishes the totals of sealed features: the difference is a person's answer.", files(
    lambda files, draw: with_file("totals.tsv", draw.files["07-pool/totals.tsv"])(files)))
corrected("note-in-the-correction", "1.2", "A file beside the correction.", files(with_file("minutes.txt", b"done\n")), attack=55)
for name in ("correction.json", "pool.tsv", "margins.tsv", "commitments.tsv", "bits.tsv"):
    corrected(f"correction-without-{name}", "1.2", f"The correction has no {name}.", files(without_file(name)))
corrected("pool-with-a-correction", "1.2", "The pool of step 07 holds a correction of itself.", {
    "07-pool.files": lambda files: with_file("correction.json", honest("corrected").files[f"{CORRECTION}/correction.json"])(files)}, first=7, last=7)

# 1.5 to 1.7, 1.13 Chain and evidence


def without_line(part):
    return lambda data: b"".join(line for line in data.splitlines(True) if part not in line)


corrected("correction-without-the-chain", "1.5", "The correction does not cite the pool.", {f"{CORRECTION}.sums": without_line(b"../07-pool/SHA")})
corrected("correction-cosigned-by-nobody", "1.13", "The office corrects the pool alone.", {f"{CORRECTION}.cosigning": set_to([])}, last=9, attack=36)
corrected("correction-without-quorum", "1.13", "One of three witnesses signed the correction, where two must.", {f"{CORRECTION}.cosigning": set_to([2])}, last=9)
corrected("correction-cosigned-as-the-pool", "1.13", "A witness's signature of the pool under its correction.", {
    f"{CORRECTION}.evidence": lambda evidence, draw: evidence | {"witness-1.sig": draw.files["evidence/07-pool/witness-1.sig"]}})
corrected("contributor-signs-the-correction", "1.7", "A contributor's signature of the correction, which is nothing he signs.", {
    f"{CORRECTION}.evidence": lambda evidence, draw: evidence | {"slot-1.sig": ed25519.sign(draw.slot_keys[1], draw.files[f"{CORRECTION}/SHA256SUMS"])}})
corrected("void-without-evidence-of-the-correction", "1.6", "The void does not list a witness's signature of the correction.", {
    "12-lot2-void.sums": without_line(b"08-correction/witness-3.sig")}, first=12, last=12)
corrected("good-correction-not-cosigned-yet", "", "The correction is published, and no witness has signed it yet.", {f"{CORRECTION}.cosigning": set_to([])}, exit=3)
corrected("good-correction-of-one-objection", "", "One objection was upheld.", {"correction.data": lambda data: data | {"objections": 1}}, exit=3)
corrected("good-correction-the-day-after", "", "The correction is decided on the day after the last for objections.", {
    "correction.data": lambda data: data | {"date": "2027-01-16"}}, exit=3)
twist("good-window-without-objections", "", "The order has a day for objections, and none was upheld.", "sealed", 1,
      {"order.data": at("post/objections_until", "2027-01-15")}, last=12, exit=0)

# 6.1 to 6.7 The pool in it is a pool

corrected("corrected-pool-in-another-sequence", "6.1", "The rows of the corrected pool are not sorted.", {"correction.replies": lambda leaves: leaves[::-1]})
corrected("corrected-pool-with-somebody-twice", "6.1", "Somebody stands twice in the corrected pool.", {"correction.replies": lambda leaves: [leaves[0], *leaves]}, attack=40)
corrected("friend-in-the-corrected-pool", "6.2", "Somebody who got no letter comes in by way of a correction.", files(
    rows_changed("pool.tsv", lambda rows: rows[1].__setitem__(0, "0" * 63 + "1"))), attack=34)
corrected("answer-of-no-category-in-the-corrected-pool", "6.3", "An answer in the corrected pool that the order does not have.", files(
    rows_changed("pool.tsv", lambda rows: rows[1].__setitem__(1, "Zelt"))))
corrected("margin-of-the-superseded-pool", "6.4", "A total that is not that of the corrected pool.", {
    "correction.margins": lambda rows: [[rows[0][0], rows[0][1], rows[0][2] + 1], *rows[1:]]})
corrected("corrected-pool-too-small", "6.5", "Three people are left of the pool, for four seats.", {
    "correction.replies": lambda leaves, draw: [leaf for leaf in leaves if draw.people[leaf]["nummer"][-4:] in ("0001", "0002", "0006")]})
corrected("small-cell-in-the-corrected-pool", "6.7", "Only one person of the corrected pool has a house of his own, and the order wants none or two.", {
    "correction.answers": lambda answers: {leaf: one | {"Haus": "eigen" if number == 0 else "Miete"} for number, (leaf, one) in enumerate(answers.items())}})
twist("superseded-pool-in-another-sequence", "6.1", "The rows of the pool of step 07 are not sorted; its correction is right.", "corrected", 7,
      {"pool.replies": lambda leaves: leaves[::-1]}, last=8)
twist("superseded-total-of-the-pool", "10.4", "A total of step 07 is not what its proof shows; the correction is right.", "corrected", 7,
      {"07-pool.files": rows_changed("totals.tsv", lambda rows: [*rows[:2], [*rows[2][:2], "4", rows[2][3]], [*rows[3][:2], "6", rows[3][3]]])}, last=8)

# 10.1 to 10.3 Its commitments

corrected("point-of-no-square-in-the-correction", "10.1", "32 bytes that encode no point among the commitments of the correction.", {
    "sealed.points": lambda rows: [[*rows[0][:3], "01" + "0" * 62], *rows[1:]]})
corrected("corrected-row-that-does-not-cancel", "10.2", "The blindings of a corrected row do not cancel.", {
    "sealed.openings": lambda openings: [[openings[0][0], (openings[0][1][0], (openings[0][1][1] + 1) % L), *openings[0][2:]], *openings[1:]]})
corrected("proofs-for-the-superseded-pool", "10.3", "The proofs of the correction cite the step before the pool.", {
    "sealed.before": lambda before, draw: draw.checksums[5]})
corrected("proofs-of-other-commitments-in-the-correction", "10.3", "The proofs of the correction cite other commitments.", {
    "sealed.commitments": set_to("0" * 64)})
corrected("bits-of-the-superseded-pool", "10.3", "The proofs of step 07 stand in the correction.", files(
    lambda files, draw: files | {"bits.tsv": draw.files["07-pool/bits.tsv"]}))

# What rests on it


def of_the_superseded_pool(roots, draw):
    return [root_of(draw.order, draw.checksums[6], number, panel, [draw.salt(number, row) for row in panel])
            for number, panel in enumerate(draw.panels)]


corrected("panels-of-the-superseded-pool", "8.2", "The panels were hashed with the checksum of the pool before its correction: they were there before the objections.", {
    "portfolio.roots": of_the_superseded_pool}, first=9, last=16, attack=44)
corrected("quotas-of-the-superseded-pool", "10.5 10.6", "The proofs of the panel cite the commitments of the pool before its correction.", {
    "sealed.commitments": lambda commitments, draw: record.sha(draw.files["07-pool/commitments.tsv"])}, first=16, last=16)
corrected("lot-after-the-correction", "4.2", "The commitments of the second lot cite the correction, not the portfolio made of it.", {
    "lot2.base": lambda base, draw: draw.checksums[7]}, first=10, last=10, attack=44)

# 1.1 Where it may stand

CONTENTS = {name.partition("/")[2]: data for name, data in honest("corrected").files.items() if name.startswith(f"{CORRECTION}/")}


def correction_after(last, path, base):
    contents = {name: data for name, data in CONTENTS.items() if name != "SHA256SUMS"}
    return lambda files: step_after(cut(files, last), path, contents, base)


after("second-correction", "1.1", "The correction is corrected.", "corrected", correction_after(8, "09-correction", "corrected"), attack=36)
after("correction-after-the-portfolio", "1.1", "The pool is corrected when the panels are made.", "sealed", correction_after(8, "09-correction", "sealed"), attack=36)
after("correction-before-the-pool", "1.1", "A correction in the place of the pool.", "sealed", correction_after(6, "07-correction", "sealed"))
after("correction-beside-the-portfolio", "1.1", "A portfolio, and a correction with the same number.", "corrected", lambda files: files | {
    path.replace(PORTFOLIO, "08-portfolio"): data for path, data in files.items() if path.startswith(f"{PORTFOLIO}/")}, attack=55)
after("portfolio-with-the-number-of-two-corrections", "1.1", "After one correction the portfolio has a number as if there had been two.", "corrected",
      lambda files: {path.replace(PORTFOLIO, "10-portfolio"): data for path, data in cut(files, 9).items()})
after("lot-without-a-portfolio", "1.1", "The second lot follows the correction, without a portfolio.", "corrected", lambda files: step_after(
    cut(files, 8), "09-lot2-commit", {"slots.tsv": files["10-lot2-commit/slots.tsv"]}, "corrected"), attack=44)
after("deletion-after-the-correction", "1.1", "The answers are destroyed when the pool is corrected.", "corrected", lambda files: step_after(
    cut(files, 8), "09-deletion", {"deletion.json": honest("annulled").files["06-deletion/deletion.json"]}, "corrected"))
for last in (8, 9, 12, 16):
    after(f"good-annulment-after-step-{last}-of-a-corrected-draw", "", f"A draw whose pool was corrected is annulled after step {last}.", "corrected",
          annulled_after(last, "corrected"), exit=3)
