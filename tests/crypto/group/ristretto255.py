"""The group ristretto255, written from RFC 9496 alone, for the tests.

Slow, plain, not constant in time, and sharing nothing with libsodium: whole numbers modulo
p = 2^255 - 19 and the formulas of the RFC under the RFC's own names. It is what the vectors of
tests/vectors/group were computed with; `python3 ristretto255.py VECTORS` checks it against the
test vectors of RFC 9496, appendix A, first.
"""

import sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493  # the group order

D = -121665 * pow(121666, -1, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)
SQRT_AD_MINUS_ONE = 25063068953384623474111414158702152701244531502492656460079210482610430750235
INVSQRT_A_MINUS_D = 54469307008909316920995813868745141605393597292927456921205312896311721017578
ONE_MINUS_D_SQ = (1 - D * D) % P
D_MINUS_ONE_SQ = (D - 1) ** 2 % P


def is_negative(x):
    return x % P % 2 == 1


def ct_abs(x):
    return -x % P if is_negative(x) else x % P


def sqrt_ratio_m1(u, v):
    """RFC 9496, 4.2."""
    r = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    check = v * r * r % P
    correct = check == u % P
    flipped = check == -u % P
    flipped_i = check == -u * SQRT_M1 % P
    if flipped or flipped_i:
        r = r * SQRT_M1 % P
    return correct or flipped, ct_abs(r)


class Point:
    """An element, inside as extended coordinates (X, Y, Z, T) on edwards25519, a = -1."""

    def __init__(self, x, y, z, t):
        self.coordinates = (x, y, z, t)

    def __add__(self, other):
        x1, y1, z1, t1 = self.coordinates
        x2, y2, z2, t2 = other.coordinates
        a = (y1 - x1) * (y2 - x2) % P
        b = (y1 + x1) * (y2 + x2) % P
        c = 2 * D * t1 * t2 % P
        d = 2 * z1 * z2 % P
        e, f, g, h = b - a, d - c, d + c, b + a
        return Point(e * f % P, g * h % P, f * g % P, e * h % P)

    def __neg__(self):
        x, y, z, t = self.coordinates
        return Point(-x % P, y, z, -t % P)

    def __sub__(self, other):
        return self + -other

    def __rmul__(self, scalar):
        result, addend, n = IDENTITY, self, scalar % L
        while n:
            if n & 1:
                result = result + addend
            addend = addend + addend
            n >>= 1
        return result

    def __eq__(self, other):
        """RFC 9496, 4.3.3: not by encoding, so that encode() is tested by something else."""
        x1, y1, _, _ = self.coordinates
        x2, y2, _, _ = other.coordinates
        return (x1 * y2 - y1 * x2) % P == 0 or (y1 * y2 - x1 * x2) % P == 0

    def is_identity(self):
        return self == IDENTITY

    def encode(self):
        """RFC 9496, 4.3.2."""
        x0, y0, z0, t0 = self.coordinates
        u1 = (z0 + y0) * (z0 - y0) % P
        u2 = x0 * y0 % P
        _, invsqrt = sqrt_ratio_m1(1, u1 * u2 * u2 % P)
        den1, den2 = invsqrt * u1 % P, invsqrt * u2 % P
        z_inv = den1 * den2 * t0 % P
        if is_negative(t0 * z_inv):
            x, y = y0 * SQRT_M1 % P, x0 * SQRT_M1 % P
            den_inv = den1 * INVSQRT_A_MINUS_D % P
        else:
            x, y, den_inv = x0, y0, den2
        if is_negative(x * z_inv):
            y = -y % P
        return ct_abs(den_inv * (z0 - y)).to_bytes(32, "little")

    def hex(self):
        return self.encode().hex()


IDENTITY = Point(0, 1, 1, 0)


def decode(data):
    """RFC 9496, 4.3.1. None if these 32 bytes are the encoding of no element."""
    s = int.from_bytes(data, "little")
    if len(data) != 32 or s >= P or is_negative(s):
        return None
    ss = s * s % P
    u1, u2 = (1 - ss) % P, (1 + ss) % P
    u2_sqr = u2 * u2 % P
    v = (-(D * u1 * u1) - u2_sqr) % P
    was_square, invsqrt = sqrt_ratio_m1(1, v * u2_sqr % P)
    den_x = invsqrt * u2 % P
    den_y = invsqrt * den_x * v % P
    x = ct_abs(2 * s * den_x)
    y = u1 * den_y % P
    t = x * y % P
    if not was_square or is_negative(t) or y == 0:
        return None
    return Point(x, y, 1, t)


def _map(t):
    """RFC 9496, 4.3.4, MAP."""
    r = SQRT_M1 * t * t % P
    u = (r + 1) * ONE_MINUS_D_SQ % P
    v = (-1 - r * D) * (r + D) % P
    was_square, s = sqrt_ratio_m1(u, v)
    if was_square:
        c = -1
    else:
        s, c = -ct_abs(s * t) % P, r
    n = (c * (r - 1) * D_MINUS_ONE_SQ - v) % P
    w0, w1 = 2 * s * v % P, n * SQRT_AD_MINUS_ONE % P
    w2, w3 = (1 - s * s) % P, (1 + s * s) % P
    return Point(w0 * w3 % P, w2 * w1 % P, w1 * w3 % P, w0 * w2 % P)


def from_hash(data):
    """RFC 9496, 4.3.4: 64 bytes to an element."""
    halves = [int.from_bytes(data[i : i + 32], "little") % 2**255 % P for i in (0, 32)]
    return _map(halves[0]) + _map(halves[1])


BASE = decode(bytes.fromhex("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"))


def check_against_rfc(path):
    """Returns how many vectors were checked; raises on the first that differs."""
    with open(path, encoding="ascii") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    for kind, given, expected in rows:
        if kind == "multiple":
            assert (int(given) * BASE).hex() == expected, given
            assert decode(bytes.fromhex(expected)) == int(given) * BASE, given
        elif kind == "bad":
            assert decode(bytes.fromhex(given)) is None, given
        elif kind == "map":
            assert from_hash(bytes.fromhex(given)).hex() == expected, given
        else:
            raise ValueError(kind)
    assert L * BASE == IDENTITY and (L - 1) * BASE == -BASE
    return len(rows)


if __name__ == "__main__":
    COUNT = check_against_rfc(sys.argv[1])
    if COUNT == 0:
        sys.exit("no vectors")
    print(f"{COUNT} vectors of RFC 9496 hold")
