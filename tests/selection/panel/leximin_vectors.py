#!/usr/bin/env python3
"""Writes leximin_vectors.tsv: tiny pools with their fairest chances, exactly.

Another method than the program's, and other arithmetic: every panel is enumerated, and the leximin
is taken over all mixtures of them with a simplex on fractions. Who is held back at a level is found
by raising each person alone, not by prices.

Columns: seats, pool, quotas (min-max:rows|...), households (rows|... or -), chances (or "none" if
no panel meets the quotas). Run: leximin_vectors.py > leximin_vectors.tsv
"""

import itertools
import random
from fractions import Fraction


def simplex(costs, rows, bounds):
    """Maximises costs*x with rows*x = bounds, x >= 0, by two phases and Bland's rule.

    Returns (value, x), or None if nothing meets the rows.
    """
    count = len(costs)
    table = []
    for row, bound in zip(rows, bounds):
        sign = -1 if bound < 0 else 1
        table.append([Fraction(sign * v) for v in row] + [Fraction(sign * bound)])
    height = len(table)
    for r, row in enumerate(table):
        row[count:count] = [Fraction(int(r == k)) for k in range(height)]
    basis = list(range(count, count + height))

    def run(objective, usable):
        reduced = objective[:]
        for r, column in enumerate(basis):
            factor = reduced[column]
            if factor:
                reduced = [a - factor * b for a, b in zip(reduced, table[r])]
        while True:
            enter = next((c for c in range(usable) if reduced[c] > 0), None)
            if enter is None:
                return
            ratios = [(table[r][-1] / table[r][enter], basis[r], r)
                      for r in range(height) if table[r][enter] > 0]
            assert ratios, "unbounded"
            leave = min(ratios)[2]
            pivot = table[leave][enter]
            table[leave] = [v / pivot for v in table[leave]]
            for r in range(height):
                if r != leave and table[r][enter]:
                    factor = table[r][enter]
                    table[r] = [a - factor * b for a, b in zip(table[r], table[leave])]
            factor = reduced[enter]
            reduced = [a - factor * b for a, b in zip(reduced, table[leave])]
            basis[leave] = enter

    width = count + height
    run([Fraction(0)] * count + [Fraction(-1)] * height + [Fraction(0)], width)
    if any(basis[r] >= count and table[r][-1] != 0 for r in range(height)):
        return None
    for r in range(height):  # artificial columns at zero leave where they can
        if basis[r] >= count:
            enter = next((c for c in range(count) if table[r][c] != 0), None)
            if enter is not None:
                pivot = table[r][enter]
                table[r] = [v / pivot for v in table[r]]
                for k in range(height):
                    if k != r and table[k][enter]:
                        factor = table[k][enter]
                        table[k] = [a - factor * b for a, b in zip(table[k], table[r])]
                basis[r] = enter
    run([Fraction(c) for c in costs] + [Fraction(0)] * (height + 1), count)
    x = [Fraction(0)] * count
    for r, column in enumerate(basis):
        if column < count:
            x[column] = table[r][-1]
    return sum(Fraction(c) * v for c, v in zip(costs, x)), x


def leximin(pool, panels):
    """The chance of each person under the leximin mixture of the panels."""
    pinned = {i: Fraction(0) for i in range(pool) if not any(i in p for p in panels)}

    def best(raised, floor):
        """Most of what `raised` asks for, if all others keep what they have.

        raised None: the common floor z of all free; raised i: the chance of i with the floor given.
        """
        free = [i for i in range(pool) if i not in pinned]
        columns = len(panels) + 1 + pool  # panels, z, one surplus a person
        rows, bounds = [[1] * len(panels) + [0] * (1 + pool)], [1]
        for i in range(pool):
            row = [int(i in p) for p in panels] + [0] + [0] * pool
            row[len(panels) + 1 + i] = -1
            bound = pinned.get(i, floor if raised is not None else 0)
            if raised is None and i in free:
                row[len(panels)] = -1
            rows.append(row)
            bounds.append(bound)
        if raised is None:
            costs = [0] * len(panels) + [1] + [0] * pool
        else:
            costs = [int(raised in p) for p in panels] + [0] + [0] * pool
            rows.append([0] * len(panels) + [1] + [0] * pool)  # z plays no part
            bounds.append(0)
        assert len(costs) == columns
        return simplex(costs, rows, bounds)[0]

    while len(pinned) < pool:
        level = best(None, None)
        held = [i for i in range(pool) if i not in pinned and best(i, level) == level]
        assert held
        pinned.update({i: level for i in held})
    return [pinned[i] for i in range(pool)]


def make_case(rng):
    pool = rng.randint(4, 9)
    seats = rng.randint(2, min(4, pool - 1))
    quotas = []
    for _ in range(rng.randint(1, 3)):
        size = rng.randint(2, 3)
        values = [rng.randrange(size) for _ in range(pool)]
        for value in range(size):
            rows = [i for i in range(pool) if values[i] == value]
            share = Fraction(seats * rng.randint(1, 3), 2 * size)
            low = max(0, int(share) - rng.randint(0, 1))
            high = min(seats, int(share) + rng.randint(0, 1))
            quotas.append((low, max(low, high), rows))
    groups = []
    if rng.random() < 0.4:
        people = rng.sample(range(pool), pool)
        groups = [sorted(people[:2])] + ([sorted(people[2:5])] if pool > 5 else [])
    return pool, seats, quotas, groups


def panels_of(pool, seats, quotas, groups):
    return [p for p in map(frozenset, itertools.combinations(range(pool), seats))
            if all(low <= len(p & set(rows)) <= high for low, high, rows in quotas)
            and all(len(p & set(group)) <= 1 for group in groups)]


def main():
    rng = random.Random(20221)
    join = lambda rows: ",".join(map(str, rows))
    print("seats\tpool\tquotas\thouseholds\tchances")
    feasible = infeasible = 0
    while feasible < 150 or infeasible < 50:
        pool, seats, quotas, groups = case = make_case(rng)
        panels = panels_of(*case)
        if panels and feasible < 150:
            feasible += 1
            chances = join(leximin(pool, panels))
        elif not panels and infeasible < 50:
            infeasible += 1
            chances = "none"
        else:
            continue
        print(seats, pool, "|".join(f"{a}-{b}:{join(r)}" for a, b, r in quotas),
              "|".join(map(join, groups)) or "-", chances, sep="\t")


if __name__ == "__main__":
    main()
