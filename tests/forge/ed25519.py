"""Ed25519 of RFC 8032, from scratch: keys, signatures, and the strict validity of rule 1.12.

Slow mathematics made bearable by tables: every base point that is used often (B, and the few keys of
a record) gets one table of multiples, so that a multiplication is 32 or 64 additions.

Points are (X, Y, Z, T) in extended coordinates: x = X/Z, y = Y/Z, T = XY/Z.
"""

import functools
import hashlib

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
IDENTITY = (0, 1, 1, 0)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def negate(p):
    return (-p[0] % P, p[1], p[2], -p[3] % P)


def multiply(n, p):
    result = IDENTITY
    while n:
        if n & 1:
            result = add(result, p)
        p = add(p, p)
        n >>= 1
    return result


def equal(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def compress(p):
    inverse = pow(p[2], -1, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decompress(data, canonical=True):
    """The point that 32 bytes encode, or None. Without `canonical`, y is taken modulo P, as careless code does."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        if canonical:
            return None
        y -= P
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if (v * x * x - u) % P:
        x = x * ROOT_OF_MINUS_ONE % P
        if (v * x * x - u) % P:
            return None
    if x == 0 and sign and canonical:
        return None
    if x & 1 != sign:
        x = -x % P
    return (x, y, 1, x * y % P)


BASE = decompress((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def table_of(point, bits):
    """For each digit place of `bits` bits, the multiples 0 … 2^bits − 1 of the point at that place."""
    table = []
    for _ in range(-(-256 // bits)):
        row = [IDENTITY]
        for _ in range(2**bits - 1):
            row.append(add(row[-1], point))
        table.append(row)
        point = add(row[-1], point)
    return table


def multiply_by_table(n, table, bits):
    result, mask = IDENTITY, 2**bits - 1
    for row in table:
        digit = n & mask
        if digit:
            result = add(result, row[digit])
        n >>= bits
    return result


@functools.cache
def base_table():
    return table_of(BASE, 8)


def multiply_base(n):
    return multiply_by_table(n, base_table(), 8)


@functools.cache
def torsion():
    """The eight points of small order."""
    y = 0
    while True:
        point = decompress(y.to_bytes(32, "little"))
        if point is not None:
            generator = multiply(L, point)
            if not equal(multiply(4, generator), IDENTITY):
                return [multiply(i, generator) for i in range(8)]
        y += 1


def is_small_order(point):
    return any(equal(point, t) for t in torsion())


def hash_to_scalar(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % L


@functools.cache
def expand(secret):
    digest = hashlib.sha512(secret).digest()
    scalar = int.from_bytes(digest[:32], "little")
    scalar = scalar & (2**254 - 8) | 2**254
    return scalar, digest[32:]


@functools.cache
def public_key(secret):
    return compress(multiply_base(expand(secret)[0]))


@functools.lru_cache(maxsize=100_000)
def sign(secret, message):
    scalar, prefix = expand(secret)
    nonce = hash_to_scalar(prefix, message)
    r = compress(multiply_base(nonce))
    k = hash_to_scalar(r, public_key(secret), message)
    return r + ((nonce + k * scalar) % L).to_bytes(32, "little")


@functools.cache
def key_table(key):
    """The table of a valid key (rule 1.12), or None."""
    point = decompress(key)
    if point is None or equal(point, IDENTITY) or not equal(multiply(L, point), IDENTITY):
        return None
    return table_of(negate(point), 4)


def is_valid_key(key):
    return len(key) == 32 and key_table(key) is not None


@functools.cache
def small_order_encodings():
    return frozenset(compress(t) for t in torsion())


@functools.lru_cache(maxsize=100_000)
def is_well_formed(signature):
    """R is a canonical encoding of a point of prime order, not the identity; S < L."""
    if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= L:
        return False
    r = decompress(signature[:32])
    return r is not None and not equal(r, IDENTITY) and equal(multiply(L, r), IDENTITY)


@functools.lru_cache(maxsize=100_000)
def verify(key, message, signature):
    """Rule 1.12: a key, a well-formed signature, and the equation."""
    if len(signature) != 64 or not is_valid_key(key):
        return False
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if s >= L or r in small_order_encodings():
        return False
    # S·B and k·A are of prime order: if the equation holds, so is R, and its encoding is the canonical one.
    k = hash_to_scalar(r, key, message)
    return compress(add(multiply_base(s), multiply_by_table(k, key_table(key), 4))) == r
