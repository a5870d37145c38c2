"""One-of proofs fast enough for forged records. docs/sealed-features.md, sections 3 to 6.

Group, transcript and grammar are those of tests/crypto/group; only the multiplications go another way, with tables for
G and H, and the prover knows its points by their openings: P = a·G + b·H.
"""

import functools
import hashlib
import os
import sys

sys.path.insert(1, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "crypto", "group"))

import ristretto255 as group
import sealed
from ristretto255 import L

G, H, IDENTITY = sealed.G, sealed.H, group.IDENTITY


def multiples(point, places, base):
    """For each of so many digits, the lowest first, the multiples 0 … base − 1 of a point at its place."""
    table = []
    for _ in range(places):
        row = [IDENTITY]
        for _ in range(base - 1):
            row.append(row[-1] + point)
        table.append(row)
        point = row[-1] + point
    return table


def summed(table, digits):
    """The multiple whose digits are these, the lowest first."""
    result = IDENTITY
    for digit, row in zip(digits, table):
        if digit:
            result = result + row[digit]
    return result


@functools.cache
def table_of(name):
    return multiples({"G": G, "H": H}[name], 32, 256)


def from_table(n, name):
    return summed(table_of(name), (n % L).to_bytes(32, "little"))


def combined(a, b):
    """a·G + b·H."""
    return from_table(a, "G") + from_table(b, "H")


def doubled(x, y, z):
    """2·(x, y, z) with T, by the formulas of Hisil, Wong, Carter and Dawson for a = −1."""
    a, b, s = x * x, y * y, x + y
    e, g = s * s - a - b, b - a
    f, h = g - 2 * z * z, -a - b
    return e * f % group.P, g * h % group.P, f * g % group.P, e * h % group.P


def multiple(n, point):
    """n·P, four bits at a time."""
    table = [IDENTITY]
    for _ in range(15):
        table.append(table[-1] + point)
    result = IDENTITY
    for digit in f"{n % L:064x}":
        x, y, z, t = result.coordinates
        for _ in range(4):
            x, y, z, t = doubled(x, y, z)
        result = group.Point(x, y, z, t)
        if digit != "0":
            result = result + table[int(digit, 16)]
    return result


@functools.lru_cache(maxsize=100_000)
def read_point(text):
    return sealed.read_point(text)


def sum_of(points):
    return sum(points, IDENTITY)


def less(point, value):
    """P − value·G."""
    return point - from_table(value, "G")


def prove(mode, context, openings, secret, index=None):
    """The text of a proof of the points a·G + b·H; `index` is the branch that is true, by default the first with a = 0.

    Whoever has none proves a falsehood, and gets what does not hold.
    """
    return proved(mode, tuple(context), tuple((a % L, b % L) for a, b in openings), secret, index)


@functools.lru_cache(maxsize=100_000)
def proved(mode, context, openings, secret, index):
    points = [combined(a, b) for a, b in openings]
    if index is None:
        index = next((at for at, (a, _) in enumerate(openings) if a == 0), 0)
    statement = sealed.statement_text(mode, context, points)
    fresh = hashlib.sha512(b"forge" + secret.encode()).digest()
    nonces = sealed.hedged_nonces(2 * len(points), fresh, index, openings[index][1], statement)
    c, s = nonces[:len(points)], nonces[len(points):]
    announced = [combined(-ci * a, si - ci * b) for ci, si, (a, b) in zip(c, s, openings)]
    delta = sealed.challenge(statement, announced) - sum(c)
    c[index] = (c[index] + delta) % L
    s[index] = (s[index] + delta * openings[index][1]) % L
    return sealed.write((c, s))


def holds(mode, context, points, text):
    """Whether the text is a proof of these points."""
    return held(mode, tuple(context), tuple(point.hex() for point in points), text)


@functools.lru_cache(maxsize=100_000)
def held(mode, context, points, text):
    proof, _ = sealed.read(text)
    decoded = [read_point(point) for point in points]
    if proof is None or len(proof[0]) != len(points) or sealed.check_statement(mode, context, decoded, "allowed") != "valid":
        return False
    c, s = proof
    announced = [from_table(si, "H") - multiple(ci, point) for ci, si, point in zip(c, s, decoded)]
    return sum(c) % L == sealed.challenge(sealed.statement_text(mode, context, decoded), announced)
