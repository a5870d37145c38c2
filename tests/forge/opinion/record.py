"""The folder, its lists, chain, evidence and signatures. docs/protocol.md, section 1."""

import re

import ed25519
import exclusion
from opinion.report import Unreadable
from opinion.text import MIB, decode
from record import MOST_VOIDS, Folder, Sparse, collected, is_closing, is_cosigned, sha, step_name
from sealed_record import sealed_categories

# The names of the files of a step; {slot} and {stratum} stand for numbers.
NAMES = {
    "order": ["order.json", "order.html"],
    "frame": ["frame.json", "strata.tsv", r"leaves-\d{4}.tsv?"],
    "lot1-commit": ["slots.tsv", "slot-N.txt?", "slot-N.sig?"],
    "lot1-reveal": ["slots.tsv", "slot-N.txt?"],
    "lot1-seed": ["seed.txt"],
    "lot1-void": ["void.json"],
    "invitations": ["invitations.tsv"],
    "pool": ["pool.tsv", "margins.tsv", "post.tsv"],
    "correction": ["correction.json", "pool.tsv", "margins.tsv", "post.tsv"],
    "portfolio": ["panels.tsv", "chances.tsv", "relaxation.json"],
    "panel": ["draw.tsv", "panel.tsv"],
    "leavers": ["leavers.tsv", "reasons.tsv"],
    "replacement": ["seed.txt", "swaps.tsv", "panel.tsv"],
    "deletion": ["deletion.json"],
    "annulment": ["annulment.json"],
}
SEALED = {"pool": ["commitments.tsv", "bits.tsv", "totals.tsv"], "correction": ["commitments.tsv", "bits.tsv"], "panel": ["quotas.tsv", "totals.tsv"],
          "replacement": ["quotas.tsv", "skips.tsv"]}
SECTIONS_2_4_9 = ("order", "lot1-commit", "lot1-reveal", "lot1-seed", "leavers", "replacement")


def kind_of(step):
    return step[3:].replace("lot2", "lot1")


def may_follow(steps):
    """The steps that may come after these."""
    number, voids = len(steps) + 1, voids_in(steps)
    last = steps[-1][3:] if steps else ""
    names = [] if last == "annulment" else [step_name(number, voids=voids, corrected=corrected_in(steps))]
    if last == "pool":
        names.insert(0, "08-correction")
    if last == "lot2-reveal" and voids < MOST_VOIDS:
        names.append(f"{number:02d}-lot2-void")
    if last in ("panel", "replacement", "annulment"):
        names.append(step_name(number, "deletion"))
    if steps and last != "annulment":
        names.append(step_name(number, "annulment"))
    return names


def corrected_in(steps):
    return "08-correction" in steps


def voids_in(steps):
    return sum(step.endswith("-void") for step in steps)


def steps_and_folders(report, files, through):
    """The steps to look at: the longest gapless sequence from 01."""
    top = sorted({path.split("/")[0] for path in files})
    evidence = [path for path in files if path.split("/")[0] == "evidence"]
    report.want("1.1", "evidence" in top, "no folder evidence")
    steps = []
    while len(steps) < min(through, 99) and not (steps and kind_of(steps[-1]) == "deletion"):
        folder = lambda name: name in top and files.get(name, Folder()) == Folder()
        found = [name for name in may_follow(steps) if folder(name)]
        if not found:
            break
        steps.append(found[0])
    if through >= 99:
        for name in top:
            report.want("1.1", name in steps or name == "evidence", f"{name}: no step of a record, or after a gap")
    for path in evidence:
        folder = path.split("/")[1] if "/" in path else ""
        if through >= 99 or folder in steps:
            report.want("1.1", folder in steps, f"{path}: evidence of no step")
    report.want("1.1", "evidence" not in files or isinstance(files["evidence"], Folder), "evidence: not a folder")
    report.need("1.1", steps, "no step 01-order")
    return steps


def files_of(report, files, step, order):
    """Rule 1.2; the names of the files of the step."""
    wanted = list(NAMES[kind_of(step)])
    if kind_of(step) == "frame" and (not order or exclusion.excludes(order)):
        wanted.append("excluded.tsv" if order else "excluded.tsv?")
    if kind_of(step) == "portfolio" and (not order or order["panel"]["form"] == "open"):
        wanted += [name if order else f"{name}?" for name in ("certificate.tsv", "infeasible.tsv")]
    sealed = SEALED.get(kind_of(step), []) if not order or sealed_categories(order) else []
    wanted += sealed if order else [f"{name}?" for name in sealed]
    if kind_of(step) == "invitations" and (not order or order["letters"]["second_wave"]):
        wanted.append("second-wave.tsv" if order else "second-wave.tsv?")
    if kind_of(step) == "invitations" and (not order or order["letters"]["household"]):
        wanted.append("skipped.tsv" if order else "skipped.tsv?")
    if kind_of(step) == "panel" and (not order or order["panel"]["form"] == "committed"):
        wanted.append("openings.tsv" if order else "openings.tsv?")
    present = []
    for path in files:
        if not path.startswith(step + "/"):
            continue
        name = path[len(step) + 1:]
        regular = report.want("1.2", "/" not in name and isinstance(files[path], (bytes, Sparse)), f"{path}: not a regular file")
        if not regular or name == "SHA256SUMS":
            continue
        present.append(name)
        patterns = [pattern.rstrip("?").replace("N", "[1-9][0-9]?") for pattern in wanted]
        report.want("1.2", any(re.fullmatch(pattern, name, re.ASCII) for pattern in patterns), f"{path}: not a file of this step")
    for name in [*wanted, "SHA256SUMS"]:
        if not name.endswith("?"):
            report.want("1.2", f"{step}/{name}" in files, f"{step}/{name}: missing")
    report.want("1.11", len(present) < 100_000, f"{step}: too many files")
    for name in present:
        if isinstance(files.get(f"{step}/{name}"), bytes):
            sizes(report, f"{step}/{name}", files[f"{step}/{name}"], kind_of(step))
    return set(present)


def sizes(report, path, data, kind):
    if path.endswith(".sig"):
        report.want("1.11", len(data) == 64, f"{path}: {len(data)} bytes")
        return
    report.want("1.11", max(map(len, data.split(b"\n"))) <= MIB, f"{path}: a line too long")
    if kind in SECTIONS_2_4_9 or path.endswith((".json", "/certificate.tsv", "/infeasible.tsv")):
        report.want("1.11", len(data) <= 4 * MIB, f"{path}: too large")


def listed(report, files, step):
    """Rules 1.3 to 1.5: what SHA256SUMS says, as a dictionary."""
    path = f"{step}/SHA256SUMS"
    report.need("1.11", not isinstance(files.get(path), Sparse), f"{path}: a line too long")
    report.need("1.2", isinstance(files.get(path), bytes), f"{path}: missing")
    text = decode(report, "1.3", files[path], path)
    report.need("1.3", text.endswith("\n"), f"{path}: the last line has no end")
    entries = []
    for line in text[:-1].split("\n"):
        match = re.fullmatch(r"([0-9a-f]{64})  ([^\x00-\x1f]+)", line)
        report.need("1.3", match, f"{path}: a line of another form")
        entries.append((match[2], match[1]))
    names = [name.encode() for name, _ in entries]
    report.want("1.3", all(a < b for a, b in zip(names, names[1:])), f"{path}: not strictly ascending")
    return dict(entries)


def lists(report, files, steps, names):
    for number, step in enumerate(steps, 1):
        try:
            entries = listed(report, files, step)
        except Unreadable:
            continue
        before = f"../{steps[number - 2]}/SHA256SUMS" if number > 1 else None
        own = {name for name in entries if not name.startswith("../")}
        evidence = {name[3:]: entries[name] for name in entries if name.startswith("../") and name != before}
        report.want("1.3", own == names[step], f"{step}: the list is not the files: {own ^ names[step]}")
        for name in own & names[step]:
            data = files.get(f"{step}/{name}")
            report.want("1.4", not isinstance(data, bytes) or sha(data) == entries[name], f"{step}/{name}: another checksum")
        if before:
            data = files.get(before[3:])
            report.want("1.5", isinstance(data, bytes) and entries.get(before) == sha(data), f"{step}: not chained to {before}")
        folders = tuple(f"evidence/{earlier}/" for earlier in collected(steps[:number - 1], step))
        report.want("1.3", all(folders and path.startswith(folders) for path in evidence), f"{step}: lists what it should not")
        there = {path: data for path, data in files.items() if folders and path.startswith(folders)}
        report.want("1.6", set(there) == {path for path in evidence if folders and path.startswith(folders)},
                    f"{step}: evidence is not what is listed")
        for path in set(there) & set(evidence):
            if isinstance(there[path], bytes):
                report.want("1.4", sha(there[path]) == evidence[path], f"{path}: another checksum")


def audited(report, files, steps, order):
    """Rules 3.7 and 8.6."""
    for step in steps if order["auditor"] else ():
        rule = {"frame": "3.7", "panel": "8.6"}.get(kind_of(step))
        path = f"evidence/{step}/auditor.sig"
        if rule is None:
            continue
        signature, sums, key = files.get(path), files.get(f"{step}/SHA256SUMS"), bytes.fromhex(order["auditor"]["key"])
        if isinstance(signature, bytes) and isinstance(sums, bytes):
            report.want(rule, ed25519.verify(key, sums, signature) or not judgeable(key, signature), f"{path}: not valid")
        elif rule == "3.7" and "06-invitations" in steps:
            report.want(rule, isinstance(signature, (bytes, Sparse)), f"{path}: the auditor has not signed")


def judgeable(key, signature):
    """A key and a signature of the right form (rule 1.12), so that a wrong signature is the signer's fault."""
    return ed25519.is_valid_key(key) and ed25519.is_well_formed(signature)


def signatures(report, files, steps, order):
    """Rule 1.12: the form of all keys and signatures; what is signed is the matter of other rules."""
    if order:
        others = [order["auditor"]] if order["auditor"] else []
        others += order["witnesses"]["people"] if order["witnesses"] else []
        for who in [order["office"], *others, *order["slots"]]:
            report.want("1.12", ed25519.is_valid_key(bytes.fromhex(who["key"])), f"{who['key']}: no key")
    for path, data in files.items():
        step = path.split("/")[1 if path.startswith("evidence/") else 0]
        if step in steps and path.endswith(".sig") and isinstance(data, bytes) and len(data) == 64:
            good = is_valid(files, path, order) or ed25519.is_well_formed(data)
            report.want("1.12", good, f"{path}: form of a signature")


def person(order, name):
    """Who signs with a file of this name: an entry of the order, or None."""
    match = re.fullmatch(r"(?:(slot)|(?:absence-\d+-)?(witness))-(\d+)\.sig", name)
    if order and name == "second-wave.sig":
        return order["office"]
    if not order or not match:
        return order[name.removesuffix(".sig")] if order and name in ("office.sig", "auditor.sig") else None
    people = order["slots"] if match[1] else order["witnesses"]["people"] if order["witnesses"] else []
    return people[int(match[3]) - 1] if 1 <= int(match[3]) <= len(people) else None


def signed_by(path):
    """The path of what the signature in this file is of."""
    *_, step, name = path.split("/")
    if not path.startswith("evidence/"):
        return path.removesuffix("sig") + "txt"
    if name == "second-wave.sig":
        return f"evidence/{step}/second-wave.txt"
    if name.startswith("absence-"):
        return f"evidence/{step}/{name.partition('-witness')[0]}.txt"
    if is_closing(step) and name.startswith(("slot-", "witness-")):
        return f"evidence/{step}/close.txt"
    return f"{step}/SHA256SUMS"


def is_valid(files, path, order):
    """Whether the signature is valid for the file it belongs to: then its form is right, and need not be looked at."""
    message, who = files.get(signed_by(path)), person(order, path.split("/")[-1])
    return bool(who) and isinstance(message, bytes) and ed25519.verify(bytes.fromhex(who["key"]), message, files[path])


def seen_valid(report, rule, files, folder, prefix, order):
    """The numbers of the slots or witnesses with valid signatures `prefix`N.sig; None if one cannot be judged (1.12)."""
    numbers = set()
    for path, data in sorted(files.items()):
        match = re.fullmatch(re.escape(f"{folder}/{prefix}") + r"([1-9]\d?)\.sig", path)
        if not match or not isinstance(data, bytes) or len(data) != 64:
            continue
        who = person(order, path.split("/")[-1])
        if who is None:
            continue
        valid = is_valid(files, path, order)
        if not valid and (not judgeable(bytes.fromhex(who["key"]), data) or not isinstance(files.get(signed_by(path)), bytes)):
            return None
        if report.want(rule, valid, f"{path}: not valid"):
            numbers.add(int(match[1]))
    return numbers


def beacons_of(order, step):
    return order["replacement_beacons" if kind_of(step) in ("leavers", "replacement") else "beacons"]


def of_kind(order, step, kind):
    """The numbers of the beacons of the step that are of this kind, or whose fallback is."""
    return [number for number, entry in enumerate(beacons_of(order, step), 1)
            if entry["kind"] == kind or (entry["fallback"] and entry["fallback"]["kind"] == kind)]


ANY_ORDER = r"second-wave\.(txt|sig)|(auditor|witness-\d+|slot-\d+|absence-\d+-witness-\d+)\.sig|close\.txt|(opening|absence|beacon)-\d+\.txt" \
            r"|timestamped\.txt|timestamp\.ts[qr]|beacon-\d+\.pulse"


def allowed_evidence(order, step):
    """The names of rule 1.7, but for office.sig."""
    witnesses = range(1, 1 + len(order["witnesses"]["people"])) if order["witnesses"] else ()
    slots = range(1, 1 + len(order["slots"]))
    names = set()
    if kind_of(step) in ("frame", "panel") and order["auditor"]:
        names.add("auditor.sig")
    if kind_of(step) == "invitations" and order["letters"]["second_wave"]:
        names |= {"second-wave.txt", "second-wave.sig"}
    if is_cosigned(step):
        names |= {f"witness-{number}.sig" for number in witnesses}
    if kind_of(step) == "lot1-reveal":
        names |= {f"slot-{slot}.sig" for slot in slots}
        names |= {f"opening-{slot}.txt" for slot in slots if order["escrow"]}
    if is_closing(step):
        names.add("close.txt")
        names |= {"timestamped.txt", "timestamp.tsq", "timestamp.tsr"} if order["timestamps"] else set()
        for number, entry in enumerate(beacons_of(order, step), 1):
            if entry["fallback"]:
                names |= {f"absence-{number}.txt"} | {f"absence-{number}-witness-{witness}.sig" for witness in witnesses}
    if kind_of(step) in ("lot1-seed", "replacement"):
        names |= {f"beacon-{number}.txt" for number in of_kind(order, step, "drand")}
        names |= {f"beacon-{number}.pulse" for number in of_kind(order, step, "nist")}
    return names


def evidence_files(report, files, steps, order):
    """Rules 1.7 and 1.8."""
    for step in steps:
        names = allowed_evidence(order, step) if order else ()
        for path in files:
            if path.startswith(f"evidence/{step}/") or path == f"evidence/{step}":
                name, data = path[len(f"evidence/{step}/"):], files[path]
                allowed = name == "office.sig" or (name in names if order else re.fullmatch(ANY_ORDER, name, re.ASCII))
                good = isinstance(data, (bytes, Sparse)) and allowed and not (name.endswith(".sig") and (isinstance(data, Sparse) or len(data) != 64))
                report.want("1.7", good or (name == "" and data == Folder()), f"{path}: not a file of evidence")
                size = data.size if isinstance(data, Sparse) else len(data) if isinstance(data, bytes) else 0
                report.want("1.11", size <= MIB // 16 or name.endswith(".sig"), f"{path}: too large")
        signature = files.get(f"evidence/{step}/office.sig")
        present = report.want("1.8", isinstance(signature, (bytes, Sparse)), f"{step}: not signed by the office")
        sums = files.get(f"{step}/SHA256SUMS")
        if present and order and isinstance(sums, bytes) and isinstance(signature, bytes):
            key = bytes.fromhex(order["office"]["key"])
            report.want("1.8", ed25519.verify(key, sums, signature) or not judgeable(key, signature), f"{step}: the office's signature is not valid")


def goes_on(steps, step):
    """Whether the record goes on after the step, other than with an annulment, or after a reveal with a void."""
    at = steps.index(step) + 1
    return at < len(steps) and kind_of(steps[at]) not in ("annulment", "lot1-void")


def cosigned(report, files, steps, order):
    """Rule 1.13; whether the last step is cosigned as it must be."""
    enough = True
    for step in filter(is_cosigned, steps if order["witnesses"] else ()):
        signed = seen_valid(report, "1.13", files, f"evidence/{step}", "witness-", order)
        enough = signed is not None and len(signed) >= order["witnesses"]["signatures"]
        if signed is not None and goes_on(steps, step):
            report.want("1.13", enough, f"{step}: {len(signed)} witnesses signed")
    return enough
