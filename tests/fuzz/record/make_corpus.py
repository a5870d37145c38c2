#!/usr/bin/python3
"""Makes what the record fuzzers start from.

    make_corpus.py FOLDER

    FOLDER/base/NAME    good records of small worlds
    FOLDER/files        for each of their files: two bytes, its number among all of them, and its bytes
    FOLDER/tables, FOLDER/orders    all tables, all orders
"""

import os
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "forge"))

import record  # noqa: E402
import worlds  # noqa: E402

WORLDS = ["council", "plain", "sealed"]


def put(folder, number, data):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, f"{number:03d}"), "wb") as file:
        file.write(data)


def main():
    made = sys.argv[1]
    shutil.rmtree(made, ignore_errors=True)
    number = 0
    for world in WORLDS:
        files = worlds.honest(world).files
        record.write(files, os.path.join(made, "base", world))
        # In the order of bytes, as whole_fuzzer.cc numbers them.
        for path in sorted(files, key=lambda path: path.encode()):
            put(os.path.join(made, "files"), number, number.to_bytes(2, "big") + files[path])
            if path.endswith(".tsv"):
                put(os.path.join(made, "tables"), number, files[path])
            if path.endswith(".json"):
                put(os.path.join(made, "orders"), number, files[path])
            number += 1
    put(made, 0, b"")
    os.rename(os.path.join(made, "000"), os.path.join(made, "done"))


if __name__ == "__main__":
    main()
