"""A record in memory: files, steps, SHA256SUMS, evidence. docs/protocol.md, sections 0 and 1.

A record is a dictionary from path ("05-lot1-seed/seed.txt") to bytes, or to Link, Folder, Pipe where a forger
puts something else than a file. (Sparse is for files that nobody should read to the end.)
"""

import dataclasses
import hashlib
import os
import stat

import ed25519

KINDS = ["order", "frame", "lot1-commit", "lot1-reveal", "lot1-seed", "invitations", "pool", "portfolio",
         "lot2-commit", "lot2-reveal", "lot2-seed", "panel"]


@dataclasses.dataclass(frozen=True)
class Link:
    """A symbolic link in place of a file."""
    target: str


@dataclasses.dataclass(frozen=True)
class Pipe:
    """A named pipe in place of a file: whoever opens it waits for ever."""


@dataclasses.dataclass(frozen=True)
class Sparse:
    """A file of so many zero bytes, which takes no room."""
    size: int


@dataclasses.dataclass(frozen=True)
class Folder:
    """An empty folder in place of a file."""


ENDS = ("annulment", "deletion")
MOST_VOIDS = 5


def step_name(number, end=None, voids=0, corrected=False):
    """The folder of step 1, 2, … where the pool was corrected or not and the second lot was voided so many times; `end` is
    what ends a draw.

    Steps after the panel are leavers and replacements in turn."""
    if corrected and number >= 8:
        kind = "correction" if number == 8 else step_name(number - 1, voids=voids)[3:]
    elif number >= 9 and number < 9 + 3 * voids:
        kind = ("lot2-commit", "lot2-reveal", "lot2-void")[number % 3]
    else:
        place = number if number < 9 else number - 3 * voids
        kind = KINDS[place - 1] if place <= 12 else ("leavers", "replacement")[(place - 13) % 2]
    return f"{number:02d}-{end or kind}"


def step_names(number):
    """All names that a step of this number can have, in a record with one void too many at most."""
    return {step_name(number, end) for end in ENDS} | {
        step_name(number, voids=voids, corrected=corrected) for voids in range(MOST_VOIDS + 2) for corrected in (False, True)}


def folder_of(files, number):
    """The folder of the step with this number as the record has it."""
    return next((step for step in steps_of(files) if step in step_names(number)), step_name(number))


def lines(*texts):
    return "".join(text + "\n" for text in texts).encode()


def sha(data):
    return hashlib.sha256(data).hexdigest()


def table(columns, rows):
    return lines("\t".join(columns), *("\t".join(str(field) for field in row) for row in rows))


def steps_of(files):
    """The step folders of a record, in sequence."""
    return sorted({path.split("/")[0] for path in files} - {"evidence"}, key=lambda step: step.encode())


def checksum(files, step):
    return sha(files[f"{step}/SHA256SUMS"])


def is_closing(step):
    """Whether the step is one whose close is signed."""
    return step[3:] in ("lot1-reveal", "lot2-reveal", "leavers")


def is_cosigned(step):
    """Whether witnesses sign the step (rule 1.13)."""
    return step[3:] not in ("order", "invitations", *ENDS)


def is_collecting(step):
    return step[3:] in ("invitations", "lot2-void", "panel", "leavers", "replacement", *ENDS)


def collected(before, step):
    """Of the steps before it those whose evidence this step lists (rule 1.6)."""
    last = max((at for at, earlier in enumerate(before) if is_collecting(earlier)), default=0)
    return before[last:] if is_collecting(step) else []


def sums(files, step):
    """SHA256SUMS of a step by rules 1.3, 1.5 and 1.6, for the files as they now are."""
    number = int(step[:2])
    listed = {path[len(step) + 1:]: data for path, data in files.items()
              if path.startswith(step + "/") and path != f"{step}/SHA256SUMS" and isinstance(data, bytes)}
    if number > 1:
        before = folder_of(files, number - 1)
        listed[f"../{before}/SHA256SUMS"] = files[f"{before}/SHA256SUMS"]
    for earlier in collected([folder_of(files, before) for before in range(1, number)], step):
        folder = f"evidence/{earlier}/"
        listed |= {"../" + path: data for path, data in files.items()
                   if path.startswith(folder) and isinstance(data, bytes)}
    return lines(*(f"{sha(listed[path])}  {path}" for path in sorted(listed, key=str.encode)))


def rechain(files, first, office, last=99):
    """What a dishonest office does after it changed something: lists the steps `first` … `last` anew and signs them."""
    steps = steps_of(files)
    for number in range(first, min(len(steps), last) + 1):
        step = folder_of(files, number)
        files[f"{step}/SHA256SUMS"] = sums(files, step)
        files[f"evidence/{step}/office.sig"] = ed25519.sign(office, files[f"{step}/SHA256SUMS"])


def cut(files, last):
    """The record as it was after step `last`: what comes later never happened."""
    kept = set().union(*map(step_names, range(1, last + 1)))
    return {path: data for path, data in files.items()
            if path.split("/")[1 if path.startswith("evidence/") else 0] in kept}


def write(files, folder):
    for path, data in files.items():
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if isinstance(data, Link):
            os.symlink(data.target, target)
        elif isinstance(data, Folder):
            os.makedirs(target)
        elif isinstance(data, Pipe):
            os.mkfifo(target)
        elif isinstance(data, Sparse):
            with open(target, "wb") as file:
                file.truncate(data.size)
        else:
            with open(target, "wb") as file:
                file.write(data)


def read(folder):
    """The record that lies in a folder; links and empty folders keep their nature."""
    files = {}
    for base, folders, names in os.walk(folder):
        inside = os.path.relpath(base, folder)
        inside = "" if inside == "." else inside + "/"
        for name in folders + names:
            path = os.path.join(base, name)
            if os.path.islink(path):
                files[inside + name] = Link(os.readlink(path))
            elif stat.S_ISFIFO(os.lstat(path).st_mode):
                files[inside + name] = Pipe()
            elif name in names:
                with open(path, "rb") as file:
                    files[inside + name] = file.read()
            elif not os.listdir(path):
                files[inside + name] = Folder()
    return files
