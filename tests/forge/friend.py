#!/usr/bin/python3
"""The forgery of cmd/demo.sh: a dishonest office calls a friend instead of the candidate whom the lot named.

    friend.py RECORD OFFICE_KEY

It rewrites the last replacement step, lists its files anew and signs it with the office's own key: every checksum and
every signature is right, only the rule is broken.
"""

import pathlib
import sys

import record


def read_seed(key_file):
    for line in pathlib.Path(key_file).read_text().splitlines():
        word, _, value = line.partition(" ")
        if word == "seed":
            return bytes.fromhex(value)
    sys.exit(f"friend.py: error: {key_file} holds no unprotected key")


def fields(data):
    return [line.split("\t") for line in data.decode().splitlines()[1:]]


def call_a_friend(files, step):
    """Puts the first row of the pool that is not involved in the place of the first candidate; returns both rows."""
    leaves = [row[0] for row in fields(files["07-pool/pool.tsv"])]
    members = dict(fields(files[f"{step}/panel.tsv"]))
    swaps = fields(files[f"{step}/swaps.tsv"])
    called = next(swap for swap in swaps if swap[1] != "-")
    involved = set(members) | {swap[0] for swap in swaps}
    friend = next(str(row) for row in range(1, len(leaves) + 1) if str(row) not in involved)
    drawn, called[1] = called[1], friend
    del members[drawn]
    members[friend] = leaves[int(friend) - 1]
    files[f"{step}/swaps.tsv"] = record.table(["leaver", "candidate", "bounds"], swaps)
    files[f"{step}/panel.tsv"] = record.table(["row", "leaf"], sorted(members.items(), key=lambda row: int(row[0])))
    return drawn, friend


def main():
    folder, key_file = sys.argv[1:]
    files = record.read(folder)
    step = record.steps_of(files)[-1]
    drawn, friend = call_a_friend(files, step)
    record.rechain(files, int(step[:2]), read_seed(key_file))
    for path, data in files.items():
        if step in path.split("/"):
            pathlib.Path(folder, path).write_bytes(data)
    print(f"{step}: the lot called row {drawn}; the office writes row {friend}, makes SHA256SUMS anew and signs it")


main()
