"""Deposits for the escrow, made and opened, fast enough for forged records. docs/escrow.md.

Texts, contexts and checks are those of tests/crypto/escrow/escrow.py; here are tables for E and for the holders' keys.
"""

import functools
import hashlib
import os
import sys

sys.path.insert(1, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "crypto", "escrow"))

import escrow
import proofs
from proofs import G, L, sealed

E = escrow.E
MAX_TABLES = 40


def hidden(*parts):
    """A secret scalar, the same in every run."""
    return int.from_bytes(hashlib.sha512("/".join(map(str, parts)).encode()).digest(), "little") % L


@functools.lru_cache(maxsize=MAX_TABLES)
def places_of(text):
    return proofs.multiples(sealed.read_point(text), 64, 16)


def times(n, text):
    """n·P for a point that is multiplied often, given as text."""
    return proofs.summed(places_of(text), (int(digit, 16) for digit in reversed(f"{n % L:064x}")))


E_TEXT, G_TEXT = E.hex(), G.hex()


def same_log(mode, context, pairs, announced, x, w):
    """The proof (e, s); `announced` are w times the bases."""
    e = sealed.challenge(escrow.statement_text(mode, context, pairs), announced)
    return e, (w + e * x) % L


@functools.lru_cache(maxsize=10_000)
def same_log_holds(mode, context, pairs, proof, rare=None):
    """Whether the text of a proof holds for pairs of texts; all bases but that of the pair `rare` are used often."""
    scalars = list(map(read_scalar, proof.split(" ")))
    points = [tuple(map(proofs.read_point, pair)) for pair in pairs]
    if len(scalars) != 2 or None in scalars or any(point is None or point.is_identity() for pair in points for point in pair):
        return False
    e, s = scalars
    announced = [(proofs.multiple(s, base) if at == rare else times(s, pairs[at][0])) - proofs.multiple(e, image)
                 for at, (base, image) in enumerate(points)]
    return sealed.challenge(escrow.statement_text(mode, list(context), points), announced) == e


def read_scalar(text):
    if not sealed.is_digits(text, 64):
        return None
    value = int.from_bytes(bytes.fromhex(text), "little")
    return value if value < L else None


# Holders.

def holder_secret(world, holder):
    return hidden(world, "holder", holder)


@functools.cache
def holder(world, number, name):
    """An entry of the order."""
    secret = holder_secret(world, number)
    key = times(secret, E_TEXT)
    return {"key": key.hex(), "name": name, "proof": possession(secret)}


def possession(secret, mode="real", context=(b"escrow key", b"kind escrow-key")):
    pairs = [(E, times(secret, E_TEXT))]
    w = hidden("possession", secret)
    return escrow.write_proof(same_log(mode, list(context), pairs, [times(w, E_TEXT)], secret, w))


# Deposits. `secrets` are those of the holders: the forge has them all.

def context_of(base, lot, slot):
    return [f"after {base}".encode(), f"lot {lot}".encode(), f"slot {slot}".encode()]


@functools.lru_cache(maxsize=10_000)
def deposit_lines(mode, context, secrets, polynomial, shares_of=None):
    """The lines of a deposit of this polynomial; a liar may give other values of it for the shares."""
    coefficients = [times(a, G_TEXT) for a in polynomial]
    lines = [f"coefficient {point.hex()}" for point in coefficients]
    for i, secret in enumerate(secrets, 1):
        value = escrow.evaluate(polynomial, i)
        given = shares_of[i - 1] if shares_of else value
        key, share, w = times(secret, E_TEXT), times(given * secret, E_TEXT), hidden("nonce", context, polynomial, i)
        pairs = [(G, escrow.evaluate_points(coefficients, i)), (key, share)]
        proof = same_log(mode, [*context, b"kind deposit", f"holder {i}".encode()], pairs,
                         [times(w, G_TEXT), times(w * secret, E_TEXT)], value, w)
        lines.append(f"share {share.hex()} {escrow.write_proof(proof)}")
    return lines


def opened_line(mode, context, number, secret, share_text):
    """A share opened by its holder."""
    share = sealed.read_point(share_text)
    value, w = proofs.multiple(pow(secret, -1, L), share), hidden("opening", context, number, share_text)
    key = times(secret, E_TEXT)
    proof = same_log(mode, [*context, b"kind escrow-opening", f"holder {number}".encode()], [(E, key), (value, share)],
                     [times(w, E_TEXT), proofs.multiple(w, value)], secret, w)
    return f"opened {number} {value.hex()} {escrow.write_proof(proof)}"


def point_of(secret):
    """K = s·E."""
    return times(secret, E_TEXT).hex()


def scalar_line(scalar):
    return f"scalar {sealed.scalar_hex(scalar % L)}"
