"""Forgeries: each a good proof with one named defect, or an attempt to prove what is not so.

The outcome written beside each is what the independent verifier in sealed.py says of it, and
make_vectors.py refuses to write a forgery that it calls valid.
"""

import hashlib

import ristretto255 as group
import sealed
from make_vectors import proof_cases
from ristretto255 import L
from sealed import G, H, scalar_hex
from sources import Source, context_for


def changed_line(context):
    """Each line of the context in turn replaced, dropped, doubled; two lines swapped."""
    for i, line in enumerate(context):
        word, value = line.split(b" ", 1)
        if word == b"kind":
            other = b"kind quota" if value != b"quota" else b"kind bit"
        elif len(value) == 64:
            other = word + b" " + hashlib.sha256(b"other").hexdigest().encode()
        else:
            other = line + b"1"
        yield f"moved to another {word.decode()}", context[:i] + [other] + context[i + 1 :]
        yield f"without the line {word.decode()}", context[:i] + context[i + 1 :]
        yield f"line {word.decode()} twice", context[:i] + [line] + context[i:]
    yield "first two lines swapped", [context[1], context[0]] + context[2:]
    yield "two lines joined", [context[0] + b" " + context[1]] + context[2:]
    yield "one more line", context + [b"points 2"]


def moved_proofs(case, proof):
    """A good proof shown for something else."""
    _, mode, context, points, identity, _, _ = case
    other = "real" if mode == "rehearsal" else "rehearsal"
    yield "moved to the other mode", other, context, points, identity, sealed.write(proof)
    for name, lines in changed_line(context):
        yield name, mode, lines, points, identity, sealed.write(proof)
    source = Source("moved")
    elsewhere = sealed.range_points(sealed.commit(1, source.scalar()), 0, len(points) - 1)
    yield "moved to other commitments", mode, context, elsewhere, identity, sealed.write(proof)
    if len(points) > 1:
        swapped = [points[1], points[0]] + points[2:]
        yield "points swapped", mode, context, swapped, identity, sealed.write(proof)
        lower = sealed.range_points(points[0] + G, 0, len(points) - 1)
        yield "bounds moved to lo-1", mode, context, lower, identity, sealed.write(proof)
        yield "a point dropped", mode, context, points[:-1], identity, sealed.write(proof)
    yield "a point added", mode, context, points + [G], identity, sealed.write(proof)


def bent_proofs(case, proof):
    """A good proof with other numbers in it."""
    _, mode, context, points, identity, _, _ = case
    c, s = proof
    m = len(points)
    bent = {
        "challenges and responses swapped": (s, c),
        "first challenge plus one": ([(c[0] + 1) % L] + c[1:], s),
        "first response plus one": (c, [(s[0] + 1) % L] + s[1:]),
        "all zero": ([0] * m, [0] * m),
        "responses negated": (c, [-x % L for x in s]),
    }
    if m > 1:
        bent["two challenges swapped"] = ([c[1], c[0]] + c[2:], s)
        bent["two responses swapped"] = (c, [s[1], s[0]] + s[2:])
        bent["two branches swapped"] = ([c[1], c[0]] + c[2:], [s[1], s[0]] + s[2:])
        bent["one added to a challenge, taken from another"] = (
            [(c[0] + 1) % L, (c[1] - 1) % L] + c[2:], s)
        bent["truncated by a branch"] = (c[:-1], s[:-1])
    bent["extended by a branch of zeros"] = (c + [0], s + [0])
    for name, numbers in bent.items():
        yield name, mode, context, points, identity, sealed.write(numbers)


def bent_texts(case, proof):
    """A good proof badly written."""
    _, mode, context, points, identity, _, _ = case
    text = sealed.write(proof)
    last = proof[1][-1]
    texts = {
        "response plus the group order": text[:-64] + (last + L).to_bytes(32, "little").hex(),
        "response with its top bit set": text[:-64] + (last + 2**255).to_bytes(32, "little").hex(),
        "challenge is the group order": L.to_bytes(32, "little").hex() + text[64:],
        "challenge of all ones": "f" * 64 + text[64:],
        "upper case": text.upper(),
        "a digit that is none": "g" + text[1:],
        "a full stop for the blank": text.replace(" ", ".", 1),
        "two blanks": text.replace(" ", "  ", 1),
        "blank at the end": text + " ",
        "blank at the beginning": " " + text,
        "one digit short": text[:-1],
        "one block short": text[:-65],
        "one block more": text + " " + "0" * 64,
        "0x in front": "0x" + text[2:],
        "a sign in front": "+" + text[1:],
        "nothing": "",
    }
    for name, bad in texts.items():
        yield name, mode, context, points, identity, bad


def lies():
    """What a dishonest prover with the openings can still not prove."""
    source = Source("lies")
    context = context_for("kind bit", "row 57", "feature Bildung", "category Lehre")
    for name, value in (("2", 2), ("-1", L - 1), ("1/2", (L + 1) // 2), ("-2", L - 2)):
        r = source.scalar()
        points = sealed.range_points(sealed.commit(value, r), 0, 1)
        for index in (0, 1):
            proof = sealed.prove("real", context, points, index, r, source.bytes64())
            yield (f"commitment to {name} as {index}", "real", context, points, "refused",
                   sealed.write(proof))
    for name, value in (("lo-1", 2), ("hi+1", 6), ("lo plus the group order less 7", L - 4)):
        r = source.scalar()
        points = sealed.range_points(sealed.commit(value, r), 3, 5)
        for index in range(3):
            proof = sealed.prove("real", context, points, index, r, source.bytes64())
            yield (f"quota 3..5 of {name} as {3 + index}", "real", context, points, "allowed",
                   sealed.write(proof))
    r = source.scalar()
    points = sealed.range_points(sealed.commit(41, r), 42, 42)
    proof = sealed.prove("real", context, points, 0, r, source.bytes64())
    yield "total opened to another value", "real", context, points, "allowed", sealed.write(proof)
    # Weak Fiat-Shamir: take the challenge first, then find a point for which it is right. It works
    # only if the points are no part of what is hashed.
    a, s = source.scalar() * H, source.scalar()
    e = sealed.challenge(sealed.statement_text("real", context, points), [a])
    chosen = pow(e, -1, L) * (s * H - a)
    yield "point found from the challenge", "real", context, [chosen], "refused", sealed.write(([e], [s]))
    # A simulator chooses c and s first; without the hash in its power the sum comes out wrong.
    points = [group.from_hash(source.bytes64()) for _ in range(2)]
    simulated = ([source.scalar(), source.scalar()], [source.scalar(), source.scalar()])
    yield "simulated without a witness", "real", context, points, "refused", sealed.write(simulated)
    proof = sealed.prove("real", context, points, 0, source.scalar(), source.bytes64())
    yield "proved with an invented witness", "real", context, points, "refused", sealed.write(proof)


def odd_points():
    """Points that must not be let in, and the identity where it opens itself."""
    source = Source("odd points")
    context = context_for("kind bit", "row 1")
    for name, bit in (("commitment is the identity", 0), ("commitment is G", 1)):
        points = sealed.range_points(bit * G, 0, 1)
        proof = sealed.prove("real", context, points, bit, 0, source.bytes64())
        yield name, "real", context, points, "refused", sealed.write(proof)
    r = source.scalar()
    points = sealed.range_points(sealed.commit(1, r), 0, 1)
    proof = sealed.write(sealed.prove("real", context, points, 1, r, source.bytes64()))
    good = [point.hex() for point in points]
    s = int.from_bytes(points[0].encode(), "little")
    bad = {
        "negative": group.P - s,
        "the identity not reduced": group.P,
        "with its top bit set": s + 2**255,
        "s = -1": group.P - 1,
        "s = 1": 1,
        "s = sqrt(-1)": group.SQRT_M1,
    }
    for name, number in bad.items():
        text = number.to_bytes(32, "little").hex()
        yield f"point {name}", "real", context, [text, good[1]], "allowed", proof
    yield "point in upper case", "real", context, [good[0].upper(), good[1]], "allowed", proof
    yield "point a digit short", "real", context, [good[0][:-1], good[1]], "allowed", proof


def bad_statements():
    source = Source("bad statements")
    r = source.scalar()
    points = sealed.range_points(sealed.commit(0, r), 0, 1)
    good = context_for("kind bit")
    variants = [("mode Real", "Real", good), ("mode empty", "", good), ("no context", "real", []),
                ("an empty context line", "real", good + [b""]),
                ("a context line too long", "real", good + [b"x" * 4097]),
                ("DEL in a context line", "real", good + [b"row\x7f1"])]
    for name, mode, context in variants:
        proof = sealed.prove(mode, context, points, 0, r, source.bytes64())
        yield name, mode, context, points, "refused", sealed.write(proof)


def forgeries():
    source = Source("attacked")
    cases = {case[0]: case for case in proof_cases()}
    for name in ("bit 1", "quota 4 in 3..5", "total of the pool"):
        case = cases[name]
        proof = sealed.prove(*case[1:4], *case[5:7], source.bytes64())
        for make in (moved_proofs, bent_proofs, bent_texts):
            for forgery in make(case, proof):
                yield (f"{name}: {forgery[0]}", *forgery[1:])
    for make in (lies, odd_points, bad_statements):
        yield from make()


def attack_rows():
    for name, mode, context, points, identity, text in forgeries():
        shown = [point if isinstance(point, str) else point.hex() for point in points]
        outcome = sealed.judge(mode, context, shown, identity, text)
        if outcome == "valid":
            raise AssertionError(f"a forgery that holds: {name}")
        yield (name, mode, "|".join(line.decode() for line in context), " ".join(shown), identity,
               text, outcome)
