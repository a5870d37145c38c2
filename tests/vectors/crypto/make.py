#!/usr/bin/python3
"""Makes the vector files of this folder that are computed, not quoted, without any code of the project.

  ./make.py        rewrites sha256_lengths.tsv, base32.tsv, merkle.tsv, letter_code.tsv, ed25519_edge.tsv

SHA-256 comes from perl's Digest::SHA (its own C code, not OpenSSL); Ed25519 is written out below
from RFC 8032, slow and plain.
"""
import base64
import hashlib
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent


def write(name, origin, columns, rows):
    lines = ["# " + line for line in origin] + ["\t".join(columns)]
    lines += ["\t".join(row) for row in rows]
    (HERE / name).write_text("\n".join(lines) + "\n")
    print(name, len(rows))


def sha256_lengths():
    perl = r'use Digest::SHA "sha256_hex"; for my $n (0..200) { ' \
           r'my $m = join "", map { chr(($_ * 7 + $n) % 256) } 1..$n; print unpack("H*", $m), "\t", sha256_hex($m), "\n" }'
    out = subprocess.run(["perl", "-e", perl], check=True, capture_output=True, text=True).stdout
    write("sha256_lengths.tsv", ["Every length 0..200, by perl's Digest::SHA: make.py"],
          ["message", "digest"], [[line.split("\t")[0] or "-", line.split("\t")[1]] for line in out.splitlines()])


def base32():
    rows = [["", ""], ["fooba", "MZXW6YTB"]]  # the only ones of RFC 4648, section 10, without padding
    rows = [[text.encode().hex() or "-", code or "-"] for text, code in rows]
    for n in range(1, 9):
        data = hashlib.sha256(b"%d" % n).digest() * 2
        rows.append([data[:5 * n].hex(), base64.b32encode(data[:5 * n]).decode()])
    write("base32.tsv", ["RFC 4648, section 10 (rows 1 and 2); the others by Python's base64: make.py",
                         "- stands for nothing"], ["bytes", "base32"], rows)


def merkle():
    inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
              "606162636465666768696a6b6c6d6e6f"]
    # Roots of the first 1..8 inputs as printed in the tests of Certificate Transparency.
    known = ["6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
             "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
             "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
             "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
             "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
             "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
             "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"]

    def h(data):
        return hashlib.sha256(data).digest()

    def root(leaves):
        # Level by level from below, an odd one out moves up: not the recursion of RFC 6962, same tree.
        level = [h(b"\0" + leaf) for leaf in leaves]
        while len(level) > 1:
            pairs = [h(b"\1" + level[i] + level[i + 1]) for i in range(0, len(level) - 1, 2)]
            level = pairs + level[len(level) & ~1:]
        return level[0] if level else h(b"")

    data = [bytes.fromhex(i) for i in inputs]
    for n, expected in enumerate(known, 1):
        assert root(data[:n]).hex() == expected, n
    data += [b"leaf %d" % n for n in range(9, 41)]
    rows = [[data[n - 1].hex() or "-" if n else "-", root(data[:n]).hex()] for n in range(len(data) + 1)]
    write("merkle.tsv", ["Row n (from 0): the root over the leaves of rows 1..n. Leaves 1..8 and their roots are those of",
                         "the tests of Certificate Transparency (RFC 6962); all roots computed by make.py, bottom up",
                         "- stands for nothing"], ["leaf", "root"], rows)


def letter_code():
    rows = []
    for n in range(20):
        nonce = hashlib.sha256(b"nonce %d" % n).digest()[:20] if n > 1 else bytes([255 * n]) * 20
        text = base64.b32encode(nonce).decode()
        digest = hashlib.sha256(("kleroterion/code/v1\n" + text + "\n").encode()).digest()
        text += base64.b32encode(digest[:5]).decode()[:4]
        rows.append([nonce.hex(), "-".join(text[i:i + 4] for i in range(0, 36, 4))])
    write("letter_code.tsv", ["docs/protocol.md, section 11, by Python: make.py"], ["nonce", "code"], rows)


# --- Ed25519, RFC 8032 -----------------------------------------------------------------------------
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)
ZERO = (0, 1)


def add(a, b):
    x1, y1 = a
    x2, y2 = b
    t = D * x1 * x2 * y1 * y2 % P
    return ((x1 * y2 + x2 * y1) * pow(1 + t, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - t, -1, P) % P)


def mul(n, a):
    result = ZERO
    while n:
        if n & 1:
            result = add(result, a)
        a = add(a, a)
        n >>= 1
    return result


def x_of(y, sign):
    """The x of RFC 8032, 5.1.3, but also for y >= p and for x = 0 with sign 1; None if not on the curve."""
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P:
        return None
    return P - x if x % 2 != sign and x else x


def encode(a):
    return (a[1] | (a[0] & 1) << 255).to_bytes(32, "little")


def is_sound(data):
    """Rule 1.12: canonical encoding of a point of prime order that is not the identity."""
    number = int.from_bytes(data, "little")
    y, sign = number % 2**255, number >> 255
    if y >= P:
        return False
    x = x_of(y, sign)
    if x is None or (x == 0 and sign):
        return False
    return (x, y) != ZERO and mul(L, (x, y)) == ZERO


def point(data):
    number = int.from_bytes(data, "little")
    y = number % 2**255
    return x_of(y % P, number >> 255), y % P


def challenge(r, a, message):
    return int.from_bytes(hashlib.sha512(r + a + message).digest(), "little") % L


def valid(a, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if not is_sound(a) or not is_sound(r) or s >= L:
        return False
    return mul(s, BASE) == add(point(r), mul(challenge(r, a, message), point(a)))


BASE = (x_of(4 * pow(5, -1, P) % P, 0), 4 * pow(5, -1, P) % P)

SPECCHECK = """
8c93255d71dcab10e8f379c26200f3c7bd5f09d9bc3068d3ef4edeb4853022b6 c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a0000000000000000000000000000000000000000000000000000000000000000
9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79 c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04
aebf3f2601a0c8c5d39cc7d8911642f740b78168218da8471772b35f9d35b9ab f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43 c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa8c4bd45aecaca5b24fb97bc10ac27ac8751a7dfe1baff8b953ec9f5833ca260e
9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79 cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d 9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009
e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d 160a1cb0dc9c0258cd0a7d23e94d8fa878bcb1925f2c64246b2dee1796bed5125ec6bc982a269b723e0668e540911a9a6a58921d6925e434ab10aa7940551a09
e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d 21122a84e0b5fca4052f5b1235c80a537878b38f3142356b2c2384ebad4668b7e40bc836dac0f71076f9abe3a53f9c03c1ceeeddb658d0030494ace586687405
85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40 442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623 e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514
85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40 442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623 8ce5b96c8f26d0ab6c47958c9e68b937104cd36e13c33566acd2fe8d38aa19427e71f98a473474f2f13f06f97c20d58cc3f54b8bd0d272f42b695dd7e89a8c22
fdaebc429f4a735932a160da1301080c13280eea8bc280d1b392c6b9e6ba3a5a f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43 edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f454d370c8d9fc323a41450f8d513eafeb5b0697390c1e505a0d4ddc71f566607
84b698d39be126ff55fe45079e6c8bf64a0d7db6994560b4e96b7021eb39c1a1 f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43 edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f084d5b99c2a9463d9c8bd5026916996984eeec87ddf1d3be329006ace1b37b09
"""


def small_points():
    """The eight points of small order with every encoding of theirs, canonical or not."""
    y = next(y for y in range(2, 100) if x_of(y, 0) is not None)
    torsion = mul(L, (x_of(y, 0), y))
    while mul(4, torsion) == ZERO:
        y = next(z for z in range(y + 1, 200) if x_of(z, 0) is not None)
        torsion = mul(L, (x_of(y, 0), y))
    encodings = []
    for n in range(8):
        a = mul(n, torsion)
        signs = [0, 1] if a[0] == 0 else [a[0] & 1]
        for more in [0, P] if a[1] + P < 2**255 else [0]:
            encodings += [((a[1] + more) | sign << 255).to_bytes(32, "little") for sign in signs]
    return torsion, encodings


def ed25519_edge():
    cases = []
    for n, line in enumerate(SPECCHECK.split("\n")[1:-1]):
        message, key, signature = [bytes.fromhex(part) for part in line.split(" ")]
        cases.append(("speccheck-%d" % n, key, message, signature))
    torsion, small = small_points()
    secret = int.from_bytes(hashlib.sha512(b"edge").digest(), "little") % L
    public = mul(secret, BASE)
    nonce = int.from_bytes(hashlib.sha512(b"nonce").digest(), "little") % L

    def signed(a, r, message, s_more=0):
        """s such that the equation holds up to the points of small order in a and r."""
        s = (nonce_of[r] + challenge(r, a, message) * secret_of[a]) % L + s_more
        return r + s.to_bytes(32, "little")

    secret_of = {encode(public): secret}
    nonce_of = {encode(mul(nonce, BASE)): nonce}
    for n in range(1, 8):  # points with a part of small order
        secret_of[encode(add(public, mul(n, torsion)))] = secret
        nonce_of[encode(add(mul(nonce, BASE), mul(n, torsion)))] = nonce
    for data in small:
        secret_of[data] = 0
        nonce_of[data] = 0
    honest_a, honest_r = encode(public), encode(mul(nonce, BASE))
    message = b"kleroterion"
    cases.append(("honest", honest_a, message, signed(honest_a, honest_r, message)))
    cases.append(("s-plus-order", honest_a, message, signed(honest_a, honest_r, message, L)))
    cases.append(("s-plus-8-orders", honest_a, message, signed(honest_a, honest_r, message, 8 * L)))
    cases.append(("s-top-bit", honest_a, message, signed(honest_a, honest_r, message, 2**255)))
    cases.append(("other-message", honest_a, b"kleroterioN", signed(honest_a, honest_r, message)))
    for n, a in enumerate(secret_of):
        for m, r in enumerate(nonce_of):
            if (a, r) != (honest_a, honest_r):
                cases.append(("key-%d-point-%d" % (n, m), a, message, signed(a, r, message)))
    for y in (0, 1, 2, 18, 19):  # y >= p, with and without the sign
        for sign in (0, 1):
            data = (P + y if y < 19 else 2**255 - 1).to_bytes(32, "little")
            data = data[:31] + bytes([data[31] | sign << 7])
            cases.append(("key-odd-%d-%d" % (y, sign), data, message, honest_r + bytes(32)))
            cases.append(("point-odd-%d-%d" % (y, sign), honest_a, message, data + bytes(32)))
    rows = [[name, key.hex(), text.hex(), signature.hex(), "valid" if valid(key, text, signature) else "refused"]
            for name, key, text, signature in cases]
    write("ed25519_edge.tsv",
          ["Signatures at the edges, judged by docs/protocol.md, rule 1.12, in plain Python: make.py.",
           "speccheck-*: Chalkias, Garillot, Nikolaenko, \"Taming the many EdDSAs\" (2020), their cases.json; the",
           "others: every pair of a key and a point R with or without a part of small order, S chosen so that",
           "the equation holds up to that part"],
          ["name", "key", "message", "signature", "verdict"], rows)


sha256_lengths()
base32()
merkle()
letter_code()
ed25519_edge()
