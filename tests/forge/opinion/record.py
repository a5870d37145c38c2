"""The folder, its lists, chain, evidence and signatures. docs/protocol.md, section 1."""

import re

import ed25519
from opinion.report import Unreadable
from opinion.text import MIB, decode
from record import Folder, Sparse, collected, sha, step_name
from sealed_record import sealed_categories

# The names of the files of a step; {slot} and {stratum} stand for numbers.
NAMES = {
    "order": ["order.json", "order.html"],
    "frame": ["frame.json", "strata.tsv", r"leaves-\d{4}.tsv?"],
    "lot1-commit": ["slots.tsv", "slot-N.txt?", "slot-N.sig?"],
    "lot1-reveal": ["slots.tsv", "slot-N.txt?"],
    "lot1-seed": ["seed.txt"],
    "invitations": ["invitations.tsv"],
    "pool": ["pool.tsv", "margins.tsv"],
    "portfolio": ["panels.tsv", "chances.tsv"],
    "panel": ["draw.tsv", "panel.tsv"],
    "leavers": ["leavers.tsv", "reasons.tsv"],
    "replacement": ["seed.txt", "swaps.tsv", "panel.tsv"],
    "deletion": ["deletion.json"],
}
SEALED = {"pool": ["commitments.tsv", "bits.tsv", "totals.tsv"], "panel": ["quotas.tsv", "totals.tsv"],
          "replacement": ["quotas.tsv", "skips.tsv"]}
SECTIONS_2_4_9 = ("order", "lot1-commit", "lot1-reveal", "lot1-seed", "leavers", "replacement")


def kind_of(step):
    return step[3:].replace("lot2", "lot1")


def steps_and_folders(report, files, through):
    """The steps to look at: the longest gapless sequence from 01."""
    top = sorted({path.split("/")[0] for path in files})
    evidence = [path for path in files if path.split("/")[0] == "evidence"]
    report.want("1.1", "evidence" in top, "no folder evidence")
    steps = []
    while len(steps) < min(through, 99) and not (steps and kind_of(steps[-1]) == "deletion"):
        number = len(steps) + 1
        may_end = number >= 13 and number % 2 == 1
        folder = lambda name: name in top and files.get(name, Folder()) == Folder()
        found = [name for name in (step_name(number), step_name(number, may_end)) if folder(name)]
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
    if kind_of(step) == "portfolio" and (not order or order["panel"]["form"] == "open"):
        wanted.append("certificate.tsv" if order else "certificate.tsv?")
    sealed = SEALED.get(kind_of(step), []) if not order or sealed_categories(order) else []
    wanted += sealed if order else [f"{name}?" for name in sealed]
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
    if kind in SECTIONS_2_4_9 or path.endswith((".json", "/certificate.tsv")):
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
        before = f"../{step_name(number - 1)}/SHA256SUMS" if number > 1 else None
        own = {name for name in entries if not name.startswith("../")}
        evidence = {name[3:]: entries[name] for name in entries if name.startswith("../") and name != before}
        report.want("1.3", own == names[step], f"{step}: the list is not the files: {own ^ names[step]}")
        for name in own & names[step]:
            data = files.get(f"{step}/{name}")
            report.want("1.4", not isinstance(data, bytes) or sha(data) == entries[name], f"{step}/{name}: another checksum")
        if before:
            data = files.get(before[3:])
            report.want("1.5", isinstance(data, bytes) and entries.get(before) == sha(data), f"{step}: not chained to {before}")
        folders = tuple(f"evidence/{step_name(earlier)}/" for earlier in collected(number))
        report.want("1.3", all(folders and path.startswith(folders) for path in evidence), f"{step}: lists what it should not")
        there = {path: data for path, data in files.items() if folders and path.startswith(folders)}
        report.want("1.6", set(there) == {path for path in evidence if folders and path.startswith(folders)},
                    f"{step}: evidence is not what is listed")
        for path in set(there) & set(evidence):
            if isinstance(there[path], bytes):
                report.want("1.4", sha(there[path]) == evidence[path], f"{path}: another checksum")


def audited(report, files, steps, order):
    """Rules 3.7 and 8.6."""
    for rule, step in (("3.7", "02-frame"), ("8.6", "12-panel")):
        path = f"evidence/{step}/auditor.sig"
        if step not in steps or not order["auditor"]:
            continue
        signature, sums, key = files.get(path), files.get(f"{step}/SHA256SUMS"), bytes.fromhex(order["auditor"]["key"])
        if isinstance(signature, bytes) and isinstance(sums, bytes):
            report.want(rule, ed25519.verify(key, sums, signature) or not judgeable(key, signature), f"{path}: not valid")
        elif rule == "3.7" and len(steps) >= 6:
            report.want(rule, isinstance(signature, (bytes, Sparse)), f"{path}: the auditor has not signed")


def judgeable(key, signature):
    """A key and a signature of the right form (rule 1.12), so that a wrong signature is the signer's fault."""
    return ed25519.is_valid_key(key) and ed25519.is_well_formed(signature)


def signatures(report, files, steps, order):
    """Rule 1.12: the form of all keys and signatures; what is signed is the matter of other rules."""
    if order:
        auditor = [order["auditor"]["key"]] if order["auditor"] else []
        for key in [order["office"]["key"], *auditor, *(slot["key"] for slot in order["slots"])]:
            report.want("1.12", ed25519.is_valid_key(bytes.fromhex(key)), f"{key}: no key")
    for path, data in files.items():
        step = path.split("/")[1 if path.startswith("evidence/") else 0]
        if step in steps and path.endswith(".sig") and isinstance(data, bytes) and len(data) == 64:
            good = is_valid(files, path, order) or ed25519.is_well_formed(data)
            report.want("1.12", good, f"{path}: form of a signature")


def is_valid(files, path, order):
    """Whether the signature is valid for the file it belongs to: then its form is right, and need not be looked at."""
    *_, step, name = path.split("/")
    message = files.get(f"{step}/SHA256SUMS" if path.startswith("evidence/") else path.removesuffix("sig") + "txt")
    slot = int(name[5:-4]) if re.fullmatch(r"slot-[0-9]+\.sig", name) else None
    if not order or (slot is None and name not in ("office.sig", "auditor.sig")) or not isinstance(message, bytes) or (slot is not None and not 1 <= slot <= len(order["slots"])):
        return False
    who = order["slots"][slot - 1] if slot is not None else order[name.removesuffix(".sig")]
    if not who:
        return False
    key = who["key"]
    return ed25519.verify(bytes.fromhex(key), message, files[path])


def evidence_files(report, files, steps, order):
    """Rules 1.7, 1.8, and what the auditor signs, 3.7 and 8.6."""
    for step in steps:
        allowed = {"office.sig"}
        if kind_of(step) == "lot1-reveal":
            allowed |= {f"slot-{slot}.sig" for slot in range(1, 1 + (len(order["slots"]) if order else 15))}
        if step in ("02-frame", "12-panel") and (not order or order["auditor"]):
            allowed.add("auditor.sig")
        for path in files:
            if path.startswith(f"evidence/{step}/") or path == f"evidence/{step}":
                name = path[len(f"evidence/{step}/"):]
                good = isinstance(files[path], bytes) and name in allowed and len(files[path]) == 64
                report.want("1.7", good or (name == "" and files[path] == Folder()), f"{path}: not a file of evidence")
        signature = files.get(f"evidence/{step}/office.sig")
        present = report.want("1.8", isinstance(signature, (bytes, Sparse)), f"{step}: not signed by the office")
        sums = files.get(f"{step}/SHA256SUMS")
        if present and order and isinstance(sums, bytes) and isinstance(signature, bytes):
            key = bytes.fromhex(order["office"]["key"])
            report.want("1.8", ed25519.verify(key, sums, signature) or not judgeable(key, signature), f"{step}: the office's signature is not valid")
