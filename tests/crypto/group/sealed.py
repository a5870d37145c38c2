"""Commitments and one-of proofs, written from docs/sealed-features.md alone, for the tests.

Uses only ristretto255.py and the standard library. The prover goes the way of the textbook
(simulate every branch but one, answer that one), the C++ another; both must give the same bytes.
"""

import hashlib

import ristretto255 as group
from ristretto255 import L

G = group.BASE
H = group.from_hash(hashlib.sha512(b"kleroterion/pedersen-h/v1\n").digest())
MAX_POINTS = MAX_LINES = MAX_LINE_BYTES = 4096


def commit(value, blinding):
    return value * G + blinding * H


def check_row(commitments):
    """The outcome for a row of commitments, as in section 3."""
    if len(commitments) < 2:
        return "too-few-categories"
    if any(c.is_identity() or c == G for c in commitments):
        return "open"
    return "valid" if sum(commitments, group.IDENTITY) == G else "sum-is-not-g"


def range_points(total, lo, hi):
    return [total - value * G for value in range(lo, hi + 1)]


# Scalars and points as text.


def scalar_hex(scalar):
    return scalar.to_bytes(32, "little").hex()


def is_digits(text, length):
    return len(text) == length and all(c in "0123456789abcdef" for c in text)


def read_point(text):
    return group.decode(bytes.fromhex(text)) if is_digits(text, 64) else None


# Section 5: the transcript.


def statement_text(mode, context, points):
    lines = [f"kleroterion/{mode}/one-of/v1".encode(), f"context {len(context)}".encode()]
    lines += context
    lines += [f"points {len(points)}".encode()]
    lines += [point.hex().encode() for point in points]
    return b"".join(line + b"\n" for line in lines)


def challenge(text, announcements):
    lines = ["announcements"] + [point.hex() for point in announcements]
    data = text + b"".join(line.encode() + b"\n" for line in lines)
    return int.from_bytes(hashlib.sha512(data).digest(), "little") % L


def check_statement(mode, context, points, identity):
    if mode not in ("real", "rehearsal"):
        return "bad-mode"
    if not 1 <= len(context) <= MAX_LINES:
        return "bad-context"
    for line in context:
        if not 1 <= len(line) <= MAX_LINE_BYTES or any(b < 0x20 or b == 0x7F for b in line):
            return "bad-context"
    if not points:
        return "no-points"
    if len(points) > MAX_POINTS:
        return "too-many-points"
    if identity == "refused" and any(point.is_identity() for point in points):
        return "identity-point"
    return "valid"


# Section 4: the proof.


def verify(mode, context, points, identity, proof):
    outcome = check_statement(mode, context, points, identity)
    if outcome != "valid":
        return outcome
    c, s = proof
    if not len(c) == len(s) == len(points):
        return "wrong-length"
    a = [si * H - ci * point for ci, si, point in zip(c, s, points)]
    e = challenge(statement_text(mode, context, points), a)
    return "valid" if sum(c) % L == e else "challenge-mismatch"


def hedged_nonces(count, fresh, index, rho, text):
    seed = hashlib.sha512(
        b"kleroterion/hedge/v1\n" + fresh + rho.to_bytes(32, "little")
        + index.to_bytes(8, "little") + text).digest()
    return [
        int.from_bytes(hashlib.sha512(b"kleroterion/hedged-nonce/v1\n" + seed
                                      + j.to_bytes(8, "little")).digest(), "little") % L
        for j in range(count)]


def prove(mode, context, points, index, rho, fresh):
    """Checks nothing: the attacks need a prover that lies."""
    m = len(points)
    text = statement_text(mode, context, points)
    nonces = hedged_nonces(2 * m, fresh, index, rho, text)
    c, s = nonces[:m], nonces[m:]
    # The real branch: a Schnorr proof with the nonce k.
    k = (s[index] - c[index] * rho) % L
    a = [k * H if i == index else s[i] * H - c[i] * points[i] for i in range(m)]
    e = challenge(text, a)
    c[index] = (e - sum(c) + c[index]) % L
    s[index] = (k + c[index] * rho) % L
    return c, s


# Section 6: the written form.


def write(proof):
    c, s = proof
    return " ".join(scalar_hex(scalar) for scalar in c + s)


def read(text):
    """(proof, None) or (None, what is wrong)."""
    blocks = len(text) // 65 + 1
    if len(text) != 65 * blocks - 1 or blocks % 2 or blocks > 2 * MAX_POINTS:
        return None, "length"
    scalars = []
    for i in range(blocks):
        block, after = text[65 * i : 65 * i + 64], text[65 * i + 64 : 65 * i + 65]
        if not is_digits(block, 64):
            return None, "digit"
        if i + 1 < blocks and after != " ":
            return None, "separator"
        scalar = int.from_bytes(bytes.fromhex(block), "little")
        if scalar >= L:
            return None, "not-canonical"
        scalars.append(scalar)
    return (scalars[: blocks // 2], scalars[blocks // 2 :]), None


def judge(mode, context, points, identity, text):
    """The outcome for a published proof: of the points, the text, then the proof."""
    decoded = [read_point(point) for point in points]
    if any(point is None for point in decoded):
        return "bad-point"
    proof, fault = read(text)
    if proof is None:
        return fault
    return verify(mode, context, decoded, identity, proof)
