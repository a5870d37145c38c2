#!/usr/bin/python3
"""From the first reveal to the seed no byte is anybody's choice: close and seed rebuilt from the reveals alone.

    zero_freedom.py RECORD…

What goes in: the order's mode, the lists of the steps before the reveal step, who committed, what each slot revealed
(with an escrow: how each deposit was opened), and the values of the beacons, which come last. What comes out: the
files of the reveal step, its list, its checksum, the text of the seed. Compared byte for byte with the record; exit 1
if one differs. Needs nothing but hashlib (and the escrow of tests/crypto for opened deposits).
"""

import hashlib
import json
import os
import sys

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[1:1] = [os.path.join(TESTS, "forge"), os.path.join(TESTS, "crypto", "escrow")]

import escrow
import record


def sha(data):
    return hashlib.sha256(data).hexdigest()


def text(*lines):
    return "".join(line + "\n" for line in lines).encode()


def opened(opening):
    """K, as a text, from the lines of an opening."""
    lines = opening.decode().splitlines()
    if lines[0].startswith("scalar "):
        return (int.from_bytes(bytes.fromhex(lines[0][7:]), "little") * escrow.E).hex()
    return escrow.combine([escrow.read_opened_share(line) for line in lines]).hex()


def contribution(mode, base, lot, slot, word, value):
    return text(f"kleroterion/{mode}/contribution/v1", f"after {base}", f"lot {lot}", f"slot {slot}", f"{word} {value}")


def close_of(states, revealed, before):
    """The files of a reveal step, its list and its checksum. `states` are those of the commit step, `before` its checksum."""
    rows = [f"{slot}\t{'absent' if state == 'absent' else 'revealed' if slot in revealed else 'missing'}" for slot, state in states.items()]
    files = {f"slot-{slot}.txt": data for slot, data in revealed.items()} | {"slots.tsv": text("slot\tstate", *rows)}
    listed = {name: sha(data) for name, data in files.items()} | before
    sums = text(*(f"{listed[path]}  {path}" for path in sorted(listed, key=str.encode)))
    return files, sums, sha(sums)


def seed_text(mode, lot, close, values):
    return text(f"kleroterion/{mode}/seed/v1", f"lot {lot}", f"close {close}", *values)


def lots_of(files):
    """The number of each lot that has reveals and the number of its commit step; the second may have been voided and repeated."""
    firsts = [(1, 3), *((2, 9 + moved) for moved in range(3 * record.MOST_VOIDS + 2) if moved % 3 < 2)]
    return [(lot, first) for lot, first in firsts if f"{first + 1:02d}-lot{lot}-reveal/SHA256SUMS" in files]


def rebuilt(files, lot, first):
    """The reveal and the seed step of a lot as they must be: a dictionary from path to bytes."""
    mode = json.loads(files["01-order/order.json"])["mode"]
    commit, reveal, seed = (f"{first + at:02d}-lot{lot}-{kind}" for at, kind in enumerate(("commit", "reveal", "seed")))
    base = sha(files[f"{record.folder_of(files, first - 1)}/SHA256SUMS"])
    states = dict(line.split("\t") for line in files[f"{commit}/slots.tsv"].decode().splitlines()[1:])
    revealed = {}
    for slot in states:
        opening = files.get(f"evidence/{reveal}/opening-{slot}.txt")
        if opening is not None:
            revealed[slot] = contribution(mode, base, lot, slot, "point", opened(opening))
        elif f"{reveal}/slot-{slot}.txt" in files:
            secret = files[f"{reveal}/slot-{slot}.txt"].decode().splitlines()[-1].split(" ")[1]
            revealed[slot] = contribution(mode, base, lot, slot, "secret", secret)
    made, sums, close = close_of(states, revealed, {f"../{commit}/SHA256SUMS": sha(files[f"{commit}/SHA256SUMS"])})
    result = {f"{reveal}/{name}": data for name, data in made.items()} | {f"{reveal}/SHA256SUMS": sums}
    if f"{seed}/seed.txt" in files:
        values = files[f"{seed}/seed.txt"].decode().splitlines()[3:]
        result[f"{seed}/seed.txt"] = seed_text(mode, lot, close, values)
    return result


def differences(files):
    """What in the record is not what follows from the reveals: sentences."""
    problems = []
    for lot, first in lots_of(files):
        reveal = f"{first + 1:02d}-lot{lot}-reveal"
        expected = rebuilt(files, lot, first)
        there = {path for path in files if path.startswith(reveal + "/")} | {path for path in expected if "seed" in path}
        problems += [f"{path}: not what follows from the reveals" for path in sorted(there | set(expected)) if files.get(path) != expected.get(path)]
    return problems


def main():
    wrong = False
    for folder in sys.argv[1:]:
        files = record.read(folder)
        problems = differences(files)
        lots = len(lots_of(files))
        print(*(f"{folder}: {problem}" for problem in problems), sep="\n", end="\n" if problems else "")
        print(f"{folder}: {lots} lots, " + ("NOT " if problems else "") + "rebuilt byte for byte from the reveals")
        wrong = wrong or bool(problems) or not lots
    return 1 if wrong or len(sys.argv) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
