#!/usr/bin/python3
"""Makes edges.tsv: signatures for which the equation of RFC 8032 holds to the last bit, and which rule 1.12 of
docs/protocol.md refuses all the same, beside ones that it accepts.

  ./make.py           rewrites edges.tsv
  ./make.py --check   fails if edges.tsv is not what this program makes, or if the judge of the forgeries
                      (tests/forge/ed25519.py, quicker and another way round) judges one otherwise

../crypto/ed25519_edge.tsv holds what is wrong by a point of small order; here nothing is: a library without
the rule's first sentences takes most of these. Arithmetic: tests/forge/ed25519.py, written from RFC 8032.
"""
import hashlib
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "forge"))
import ed25519 as ed  # noqa: E402

L, P = ed.L, ed.P
SMALL = ed.torsion()


def number(text):
    return int.from_bytes(hashlib.sha512(text.encode()).digest(), "little") % L


def challenge(r, key, message):
    return ed.hash_to_scalar(r, key, message)


def encodings(point):
    """All 32 bytes that careless code reads as this point: y + p, and the sign of zero."""
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return [((y + more) | sign << 255).to_bytes(32, "little")
            for more in ([0, P] if y + P < 2**255 else [0])
            for sign in ([x & 1] if x else [0, 1])]


def is_sound(data):
    """Rule 1.12, first sentence."""
    point = ed.decompress(data)
    return point is not None and not ed.equal(point, ed.IDENTITY) and ed.equal(ed.multiply(L, point), ed.IDENTITY)


def holds(key, message, signature):
    """The equation of RFC 8032 without cofactor, S as it is, for the points that careless code would read."""
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    a, b = ed.decompress(key, canonical=False), ed.decompress(r, canonical=False)
    if a is None or b is None:
        return False
    return ed.equal(ed.multiply(s, ed.BASE), ed.add(b, ed.multiply(challenge(r, key, message), a)))


def verdict(key, message, signature):
    s = int.from_bytes(signature[32:], "little")
    right = is_sound(key) and is_sound(signature[:32]) and s < L and holds(key, message, signature)
    return "valid" if right else "refused"


CASES = []


def case(kind, key, message, signature):
    CASES.append([kind, key.hex(), message.hex() or "-", signature.hex(), verdict(key, message, signature),
                  "holds" if holds(key, message, signature) else "fails"])


def join(r, s):
    return r + s.to_bytes(32, "little")


def ground(key, r, scalar, nonce, fits, start):
    """A message for which the parts of small order cancel, and its signature."""
    for n in range(4000):
        message = b"%s %d" % (start, n)
        k = challenge(r, key, message)
        if fits(k):
            return message, join(r, (nonce + k * scalar) % L)
    raise SystemExit("no message found")


def controls():
    for n, size in enumerate([0, 1, 31, 32, 63, 64, 65, 111, 112, 127, 128, 129, 1000]):
        secret = hashlib.sha256(b"control %d" % n).digest()
        message = bytes((7 * i + n) % 256 for i in range(size))
        case("control", ed.public_key(secret), message, ed.sign(secret, message))
    # Odd, but by the rule: keys and nonces that everybody knows, R the key or its opposite.
    a = number("scalar")
    for scalar in (1, 2, L - 1, a):
        key = ed.compress(ed.multiply_base(scalar))
        for nonce in (1, L - 1, scalar, L - scalar):
            r = ed.compress(ed.multiply_base(nonce))
            message = b"odd %d %d" % (scalar % 1000, nonce % 1000)
            case("odd-but-valid", key, message, join(r, (nonce + challenge(r, key, message) * scalar) % L))


def too_great():
    """S + n·L fits into 32 bytes for n up to 15: the same equation, another signature."""
    secret = hashlib.sha256(b"too great").digest()
    key, message = ed.public_key(secret), b"too great"
    good = ed.sign(secret, message)
    s = int.from_bytes(good[32:], "little")
    for n in range(0, 16):
        if s + n * L < 2**256:
            case("s-plus-%d-orders" % n, key, message, join(good[:32], s + n * L))
    for s in (L - 1, L, L + 1, 2**252, 2**253 - 1, 2**255 - 1, 2**256 - 1):
        case("s-at-the-bound", key, message, join(good[:32], s))


def mixed():
    """Keys and R with a part of small order that cancels: t_R + k·t_A = 0."""
    a, r0 = number("mixed key"), number("mixed nonce")
    for i in range(8):
        key = ed.compress(ed.add(ed.multiply_base(a), SMALL[i]))
        for j in range(8):
            if i == j == 0:
                continue
            if j % (8 if i == 0 else [8, 1, 2, 1, 4, 1, 2, 1][i]):
                continue  # no multiple of t_A is −t_R
            r = ed.compress(ed.add(ed.multiply_base(r0), SMALL[j]))
            case("mixed-%d-%d" % (i, j), key, *ground(key, r, a, r0, lambda k: (j + k * i) % 8 == 0, b"mixed"))


def small():
    """Keys of small order in every encoding, with a sound R: whoever knows r signs anything."""
    r0 = number("small nonce")
    r = ed.compress(ed.multiply_base(r0))
    for i, point in enumerate(SMALL):
        for key in encodings(point):
            case("small-key-%d" % i, key, *ground(key, r, 0, r0, lambda k: k * i % 8 == 0, b"small"))
    # R of small order with a sound key cannot cancel unless R is the identity, in any encoding.
    a = number("small key")
    key = ed.compress(ed.multiply_base(a))
    for r in encodings(SMALL[0]):
        message = b"identity"
        case("identity-point", key, message, join(r, challenge(r, key, message) * a % L))
        # Code that re-encodes R before hashing computes another challenge.
        again = challenge(ed.compress(SMALL[0]), key, message)
        case("identity-point-re-encoded", key, message, join(r, again * a % L))
    # Both of small order: S = 0 signs, for nobody's key.
    for i, point in enumerate(SMALL):
        key = encodings(point)[0]
        for j, other in enumerate(SMALL):
            r = encodings(other)[-1]
            for n in range(200):
                message = b"nobody %d" % n
                if (j + challenge(r, key, message) * i) % 8 == 0:
                    case("nobody-%d-%d" % (i, j), key, message, join(r, 0))
                    break


def no_points():
    """Not on the curve, y ≥ p: with an honest other half."""
    secret = hashlib.sha256(b"no point").digest()
    key, message = ed.public_key(secret), b"no point"
    good = ed.sign(secret, message)
    off = next(n for n in range(2, 100) if ed.decompress(n.to_bytes(32, "little")) is None)
    for bad in (off, off | 1 << 255, P, P + 1, P + off, 2**255 - 1, 2**256 - 1, P | 1 << 255, 1 << 255):
        data = bad.to_bytes(32, "little")
        case("no-key", data, message, good)
        case("no-point", key, message, data + good[32:])


def main():
    for make in (controls, too_great, mixed, small, no_points):
        make()
    head = ["# Signatures at the edges, judged by docs/protocol.md, rule 1.12, in plain Python: make.py.",
            "# equation: whether S·B = R + k·A holds all the same, for the points that careless code would read",
            "\t".join(["kind", "key", "message", "signature", "verdict", "equation"])]
    text = "\n".join(head + ["\t".join(row) for row in CASES]) + "\n"
    path = HERE / "edges.tsv"
    if "--check" in sys.argv[1:]:
        if path.read_text() != text:
            raise SystemExit("make.py: error: edges.tsv is not what this program makes")
        for kind, key, message, signature, right, _ in CASES:
            parts = [bytes.fromhex(part.replace("-", "")) for part in (key, message, signature)]
            if ed.verify(*parts) != (right == "valid"):
                raise SystemExit(f"make.py: error: the forge judges {kind} otherwise")
        return
    path.write_text(text)


if __name__ == "__main__":
    main()
