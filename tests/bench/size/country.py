#!/usr/bin/env python3
"""A record up to the letters whose leaves `bench_size make` made, to be verified: docs/size.md.

    country.py BENCH_SIZE LEAVES RECORD STRATA LETTERS

LEAVES is the folder that `bench_size make LEAVES STRATA PEOPLE` filled; its files are linked, not copied. LETTERS is the number
for each stratum. The letters are drawn by `bench_size draw`. Prints the checksum of step 01. Needs as much memory as the leaves
have bytes.
"""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "forge"))
import letters  # noqa: E402
import record  # noqa: E402
from draw import Draw  # noqa: E402
from world import World, column, feature, level  # noqa: E402
from world import letters as letters_of  # noqa: E402
from world import order_of  # noqa: E402

LINE = 65


class Counted(list):
    """A stratum of which only the number of people is held."""

    def __init__(self, people):
        super().__init__()
        self.people = people

    def __len__(self):
        return self.people


def main(bench, leaves, target, strata, each):
    strata, each = int(strata), int(each)
    files = [pathlib.Path(leaves) / f"leaves-{number:04d}.tsv" for number in range(1, strata + 1)]
    order = order_of("country", strata=[column("Kreis", *(f"Kreis {number}" for number in range(1, strata + 1)))],
                     letters=letters_of(strata * each, each, [level(["Kreis"], "equal")]),
                     features=[feature("Kreis", *(f"Kreis {number} 0 0 1 1" for number in range(1, strata + 1)), stratum="Kreis")],
                     panel={"form": "open", "panels": 100, "seats": min(strata, 100), "spot_checks": 3})
    twists = {"frame.leaves": lambda _: [Counted((file.stat().st_size - 5) // LINE) for file in files],
              "02-frame.files": lambda made: made | {file.name: file.read_bytes() for file in files}}
    draw = Draw(World("country", order, [], 5), twists)
    draw.run(5)
    command = [bench, "draw", leaves, str(strata), str(each), draw.seeds[1]]
    rows = [line.split("\t") for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()]
    letters.waves = lambda *_: (sorted((int(number), ticket, leaf) for number, ticket, leaf in rows), [])
    draw.run(6)
    os.makedirs(f"{target}/02-frame")
    for file in files:
        os.link(file, f"{target}/02-frame/{file.name}")
    record.write({path: data for path, data in draw.files.items() if "/leaves-" not in path}, target)
    print(draw.anchor)


if __name__ == "__main__":
    main(*sys.argv[1:])
