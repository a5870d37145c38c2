"""Writes swap_vectors.txt beside this file: replacements computed by tests/forge, the third implementation.

One line a case, fields separated by blanks:
    seats=K quotas=FEATURE/FEATURE rows=LEAF:c,c;… members=… leavers=… gone=… seed=HEX swaps=… after=…
a FEATURE is CATEGORY;CATEGORY, a CATEGORY min_flex,min,max,max_flex; a swap is leaver>candidate:bounds.
"""
import pathlib
import random
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parents[1] / "forge"))
from replacement import swaps_of  # noqa: E402


def some_case(rng):
    seats = rng.randint(2, 5)
    rows = [(rng.randbytes(32).hex(), [rng.randrange(n) for n in (2, 3)]) for _ in range(rng.randint(seats + 1, 14))]
    rows.sort()
    members = rng.sample(range(1, len(rows) + 1), rng.randint(max(1, seats - 2), seats))
    features = []
    for f, size in enumerate((2, 3)):
        categories = []
        for c in range(size):
            now = sum(rows[row - 1][1][f] == c for row in members)
            low, high = max(0, now - rng.randint(0, 1)), min(seats, now + rng.randint(0, 1))
            categories.append((max(0, low - rng.randint(0, 1)), low, high, min(seats, high + rng.randint(0, 1))))
        features.append(categories)
    leavers = rng.sample(members, rng.randint(1, len(members)))
    others = [row for row in range(1, len(rows) + 1) if row not in members]
    gone = set(leavers) | set(rng.sample(others, rng.randint(0, len(others) // 2)))
    return seats, rows, members, features, leavers, gone, rng.randbytes(32).hex()


def line_of(case):
    seats, rows, members, features, leavers, gone, seed = case
    order = {"features": [{"name": str(f), "categories": [
        dict(zip(("name", "min_flex", "min", "max", "max_flex"), (c, *category))) for c, category in enumerate(categories)]}
        for f, categories in enumerate(features)]}
    profiles = [{str(f): c for f, c in enumerate(profile)} for _, profile in rows]
    swaps, after = swaps_of(order, profiles, [leaf for leaf, _ in rows], members, leavers, gone, seats - len(members), seed)
    numbers = lambda values: ",".join(map(str, sorted(values)))
    return " ".join((
        f"seats={seats}", "quotas=" + "/".join(";".join(",".join(map(str, c)) for c in f) for f in features),
        "rows=" + ";".join(f"{leaf}:{profile[0]},{profile[1]}" for leaf, profile in rows),
        f"members={numbers(members)}", f"leavers={numbers(leavers)}", f"gone={numbers(gone)}", f"seed={seed}",
        "swaps=" + ",".join(f"{leaver}>{candidate or '-'}:{bounds}" for leaver, candidate, bounds in swaps),
        f"after={numbers(after)}"))


rng = random.Random("kleroterion/swaps/1")
(here / "swap_vectors.txt").write_text("".join(line_of(some_case(rng)) + "\n" for _ in range(300)))
