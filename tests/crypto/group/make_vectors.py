"""Computes tests/vectors/group from a fixed seed: python3 make_vectors.py FOLDER

With --check nothing is written; the files must be what would be written. None of these values
comes from the C++ under test. rfc9496.tsv is not made here: it is copied from the RFC.
"""

import os
import sys

import ristretto255 as group
import sealed
from ristretto255 import L
from sealed import G, H, scalar_hex
from sources import Source, context_for


def scalar_rows():
    source = Source("scalars")
    edges = [0, 1, 2, L - 1, L - 2, (L - 1) // 2, (L + 1) // 2, 2**64 - 1, 2**252]
    pairs = [(a, b) for a in edges for b in edges]
    pairs += [(source.scalar(), source.scalar()) for _ in range(40)]
    for a, b in pairs:
        yield "add", scalar_hex(a), scalar_hex(b), scalar_hex((a + b) % L)
        yield "sub", scalar_hex(a), scalar_hex(b), scalar_hex((a - b) % L)
        yield "mul", scalar_hex(a), scalar_hex(b), scalar_hex(a * b % L)
    for a in edges + [source.scalar() for _ in range(20)]:
        yield "neg", scalar_hex(a), "-", scalar_hex(-a % L)
        yield "inv", scalar_hex(a), "-", scalar_hex(pow(a, -1, L)) if a else "-"
    wide = [0, L, 2 * L, L * L, 2**512 - 1, 2**512 - 1 - (2**512 - 1) % L]
    for n in wide + [int.from_bytes(source.bytes64(), "little") for _ in range(20)]:
        yield "reduce", n.to_bytes(64, "little").hex(), "-", scalar_hex(n % L)
    for n in [L, L + 1, 2 * L, 2**252 + 2**251, 2**253, 2**255 - 1, 2**255, 2**256 - 1]:
        yield "decode", n.to_bytes(32, "little").hex(), "-", "-"
    for n in [L - 1, 2**252 - 1, 2**252, 0]:
        yield "decode", scalar_hex(n), "-", scalar_hex(n)


def point_rows():
    source = Source("points")
    yield "generator", "g", "-", G.hex()
    yield "generator", "h", "-", H.hex()
    points = [group.IDENTITY, G, H, -G, G - H] + [source.scalar() * G for _ in range(6)]
    scalars = [0, 1, 2, 8, L - 1, 2**252, source.scalar(), source.scalar()]
    for p in points:
        for q in points:
            yield "add", p.hex(), q.hex(), (p + q).hex()
            yield "sub", p.hex(), q.hex(), (p - q).hex()
        for a in scalars:
            yield "mul", scalar_hex(a), p.hex(), (a * p).hex()
    for a in scalars:
        yield "times-g", scalar_hex(a), "-", (a * G).hex()
        yield "times-h", scalar_hex(a), "-", (a * H).hex()


def encoding_rows():
    """Strings of 32 bytes: encodings, every near miss of them, and what chance brings."""
    source = Source("encodings")
    numbers = [0, 1, group.P - 1, group.P, group.P + 1, 2**255 - 1, 2**255, 2**256 - 1]
    for point in [group.IDENTITY, G, H] + [source.scalar() * G for _ in range(20)]:
        s = int.from_bytes(point.encode(), "little")
        numbers += [s, group.P - s, s + group.P, s + 2**255, s ^ 2**254, s ^ 1, s ^ 2]
    numbers += range(2, 40)
    numbers += [int.from_bytes(source.bytes64()[:32], "little") for _ in range(150)]
    for number in numbers:
        if number < 2**256:
            text = number.to_bytes(32, "little").hex()
            point = sealed.read_point(text)
            if point is not None and point.hex() != text:
                raise AssertionError(f"two encodings of one point: {text}")
            yield text, "no" if point is None else "yes"


def cancelling(source, categories):
    blindings = [source.scalar() for _ in range(categories - 1)]
    return blindings + [-sum(blindings) % L]


def row_rows():
    """Rows honest and not: values, blindings, commitments, outcome."""
    source = Source("rows")
    cases = []
    for categories in (2, 3, 6, 12):
        for chosen in (0, categories // 2, categories - 1):
            values = [int(c == chosen) for c in range(categories)]
            cases.append((values, cancelling(source, categories)))
    r3 = cancelling(source, 3)
    cases += [
        ([1], [0]),  # one category: G, whatever was said
        ([0, 0, 0], r3),  # nothing chosen
        ([1, 1, 0], r3),  # two categories at once
        ([2, L - 1, 0], r3),  # 2 and -1: the sum is right, only a bit proof refuses it
        ([0, 1, 0], [r3[0], r3[1], (r3[2] + 1) % L]),  # blindings that do not cancel
        ([1, 0, 0], [0, r3[0], -r3[0] % L]),  # G itself: anybody reads the 1
        ([1, 0, 0], [r3[0], 0, -r3[0] % L]),  # the identity: anybody reads the 0
    ]
    for values, blindings in cases:
        commitments = [sealed.commit(x, r) for x, r in zip(values, blindings)]
        yield (" ".join(scalar_hex(x) for x in values), " ".join(scalar_hex(r) for r in blindings),
               " ".join(c.hex() for c in commitments), sealed.check_row(commitments))


def proof_cases():
    """(name, mode, context, points, identity, index, rho): what an honest prover proves."""
    source = Source("proofs")
    for bit in (0, 1):
        r = source.scalar()
        yield (f"bit {bit}", "real",
               context_for("kind bit", "row 57", "feature Bildung", "category Lehre"),
               sealed.range_points(sealed.commit(bit, r), 0, 1), "refused", bit, r)
    for lo, value, hi in ((3, 3, 5), (3, 4, 5), (3, 5, 5), (0, 0, 0), (7, 7, 7), (0, 9, 11)):
        r = source.scalar()
        yield (f"quota {value} in {lo}..{hi}", "rehearsal",
               context_for("kind quota", "panel 812", "feature Bildung", "category Lehre",
                           f"bounds {lo} {hi}"),
               sealed.range_points(sealed.commit(value, r), lo, hi), "allowed", value - lo, r)
    r = source.scalar()
    yield ("total of the pool", "real",
           context_for("kind total", "feature Bildung", "category Lehre", "people 41"),
           sealed.range_points(sealed.commit(41, r), 41, 41), "allowed", 0, r)
    yield ("sum of nobody", "real", context_for("kind quota", "panel 3", "bounds 0 2"),
           sealed.range_points(group.IDENTITY, 0, 2), "allowed", 0, 0)
    r, other = source.scalar(), source.scalar()
    yield ("skip", "real", context_for("kind skip", "leaver 12", "candidate 77"),
           sealed.range_points(sealed.commit(2, r), 6, 6)
           + sealed.range_points(sealed.commit(5, other), 5, 5), "allowed", 1, other)
    yield ("umlauts and blanks", "real", context_for("kind bit", "category  Höhere Schule "),
           sealed.range_points(sealed.commit(0, r), 0, 1), "refused", 0, r)


def proof_rows():
    source = Source("fresh")
    for name, mode, context, points, identity, index, rho in proof_cases():
        fresh = source.bytes64()
        proof = sealed.prove(mode, context, points, index, rho, fresh)
        assert sealed.verify(mode, context, points, identity, proof) == "valid", name
        yield (name, mode, "|".join(line.decode() for line in context),
               " ".join(point.hex() for point in points), identity, str(index),
               scalar_hex(rho), fresh.hex(), scalar_hex(sum(proof[0]) % L), sealed.write(proof))


FILES = {
    "scalars.tsv": ("operation\ta\tb\tresult", scalar_rows),
    "points.tsv": ("operation\ta\tb\tresult", point_rows),
    "encodings.tsv": ("bytes\tpoint", encoding_rows),
    "rows.tsv": ("values\tblindings\tcommitments\toutcome", row_rows),
    "proofs.tsv": ("name\tmode\tcontext\tpoints\tidentity\tindex\trho\tfresh\tchallenge\tproof",
                   proof_rows),
}


def main(arguments):
    check = "--check" in arguments
    folder = [a for a in arguments if not a.startswith("--")][0]
    group.check_against_rfc(os.path.join(folder, "rfc9496.tsv"))
    from make_attacks import attack_rows  # it attacks the proofs made here
    files = dict(FILES)
    files["attacks.tsv"] = ("name\tmode\tcontext\tpoints\tidentity\tproof\toutcome", attack_rows)
    for name, (head, rows) in files.items():
        text = "".join(line + "\n" for line in [head] + ["\t".join(row) for row in rows()])
        path = os.path.join(folder, name)
        if not check:
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        else:
            with open(path, encoding="utf-8", newline="") as file:
                if file.read() != text:
                    sys.exit(f"{path} is not what make_vectors.py computes")
        print(f"{name}: {text.count(chr(10)) - 1} vectors")


if __name__ == "__main__":
    main(sys.argv[1:])
