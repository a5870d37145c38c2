"""The escrow, written from docs/escrow.md alone, for the tests. See ../group/sealed.py."""

import hashlib
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "group"))

import ristretto255 as group  # noqa: E402
import sealed  # noqa: E402
from ristretto255 import L  # noqa: E402
from sealed import G, scalar_hex  # noqa: E402

E = group.from_hash(hashlib.sha512(b"kleroterion/escrow-e/v1\n").digest())


# Section 3: one logarithm for all pairs.


def statement_text(mode, context, pairs):
    lines = [f"kleroterion/{mode}/same-log/v1".encode(), f"context {len(context)}".encode()]
    lines += context + [f"pairs {len(pairs)}".encode()]
    lines += [point.hex().encode() for pair in pairs for point in pair]
    return b"".join(line + b"\n" for line in lines)


def prove_same_log(mode, context, pairs, x, fresh):
    """Checks nothing."""
    text = statement_text(mode, context, pairs)
    (w,) = sealed.hedged_nonces(1, fresh, 0, x, text)
    e = sealed.challenge(text, [w * base for base, _ in pairs])
    return e, (w + e * x) % L


def verify_same_log(mode, context, pairs, proof):
    outcome = sealed.check_statement(mode, context, [G], "allowed")
    if outcome != "valid":
        return outcome
    if not pairs:
        return "no-pairs"
    if any(point.is_identity() for pair in pairs for point in pair):
        return "identity-point"
    e, s = proof
    a = [s * base - e * image for base, image in pairs]
    return "valid" if sealed.challenge(statement_text(mode, context, pairs), a) == e else (
        "challenge-mismatch")


# Sections 2 and 4: deposits and their opening.


def evaluate(coefficients, at):
    return sum(a * at**k for k, a in enumerate(coefficients)) % L


def evaluate_points(coefficients, at):
    return sum((at**k * c for k, c in enumerate(coefficients)), group.IDENTITY)


def share_statement(context, holders, coefficients, shares, i):
    lines = context + [b"kind deposit", f"holder {i}".encode()]
    return lines, [(G, evaluate_points(coefficients, i)), (holders[i - 1], shares[i - 1])]


def make_deposit(mode, context, holders, polynomial, source):
    """(coefficients, shares, proofs); a liar may change them afterwards."""
    coefficients = [a * G for a in polynomial]
    shares = [evaluate(polynomial, i) * y for i, y in enumerate(holders, 1)]
    proofs = []
    for i in range(1, len(holders) + 1):
        lines, pairs = share_statement(context, holders, coefficients, shares, i)
        proofs.append(prove_same_log(mode, lines, pairs, evaluate(polynomial, i),
                                     source.bytes64()))
    return coefficients, shares, proofs


def check_deposit(mode, context, holders, threshold, deposit):
    coefficients, shares, proofs = deposit
    n = len(holders)
    if (sealed.check_statement(mode, context, [G], "allowed") != "valid"
            or not 1 <= threshold <= n <= 255 or len({y.hex() for y in holders}) != n
            or any(y.is_identity() for y in holders)):
        return "bad-terms"
    if len(coefficients) != threshold or len(shares) != n or len(proofs) != n:
        return "wrong-length"
    if any(point.is_identity() for point in coefficients + shares):
        return "identity-point"
    for i in range(1, n + 1):
        lines, pairs = share_statement(context, holders, coefficients, shares, i)
        if verify_same_log(mode, lines, pairs, proofs[i - 1]) != "valid":
            return f"bad-share {i}"
    return "valid"


def opening_statement(context, holders, shares, i, value):
    lines = context + [b"kind escrow-opening", f"holder {i}".encode()]
    return lines, [(E, holders[i - 1]), (value, shares[i - 1])]


def open_share(mode, context, holders, shares, i, secret, source):
    value = pow(secret, -1, L) * shares[i - 1]
    lines, pairs = opening_statement(context, holders, shares, i, value)
    return i, value, prove_same_log(mode, lines, pairs, secret, source.bytes64())


def check_share(mode, context, holders, shares, share):
    i, value, proof = share
    if not 1 <= i <= len(holders):
        return "no-such-holder"
    lines, pairs = opening_statement(context, holders, shares, i, value)
    return "valid" if verify_same_log(mode, lines, pairs, proof) == "valid" else "bad-proof"


def combine(shares):
    total = group.IDENTITY
    for i, value, _ in shares:
        weight = 1
        for j, _, _ in shares:
            if j != i:
                weight = weight * j * pow(j - i, -1, L) % L
        total = total + weight * value
    return total


# Section 5: the written forms.


def write_proof(proof):
    return " ".join(scalar_hex(x) for x in proof)


def write_deposit(deposit):
    coefficients, shares, proofs = deposit
    lines = [f"coefficient {c.hex()}" for c in coefficients]
    lines += [f"share {y.hex()} {write_proof(p)}" for y, p in zip(shares, proofs)]
    return "".join(line + "\n" for line in lines)


def write_opened_share(share):
    return f"opened {share[0]} {share[1].hex()} {write_proof(share[2])}\n"


def _scalar(text):
    value = int.from_bytes(bytes.fromhex(text), "little")
    if not sealed.is_digits(text, 64) or value >= L:
        raise ValueError(text)
    return value


def read_deposit(text):
    """Of good text only."""
    coefficients, shares, proofs = [], [], []
    for line in text.rstrip("\n").split("\n"):
        word, point, *proof = line.split(" ")
        if word == "coefficient":
            coefficients.append(sealed.read_point(point))
        else:
            shares.append(sealed.read_point(point))
            proofs.append(tuple(_scalar(part) for part in proof))
    return coefficients, shares, proofs


def read_opened_share(line):
    _, holder, point, *proof = line.rstrip("\n").split(" ")
    return int(holder), sealed.read_point(point), tuple(_scalar(part) for part in proof)
