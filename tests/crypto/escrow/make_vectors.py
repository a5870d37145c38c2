"""Computes tests/vectors/escrow from a fixed seed: make_vectors.py FOLDER [--check]

None of these values comes from the C++ under test. Line ends inside a field are written as "/".
"""

import itertools
import os
import sys

import escrow
from escrow import E, G, group, scalar_hex

# escrow.py has put ../group on the path.
from sources import Source, context_for


def text(lines):
    return "|".join(line.decode() for line in lines)


def same_log_rows():
    source = Source("same log")
    context = context_for("kind escrow-key")
    for bases in ([E], [G, E], [G, E, source.scalar() * G]):
        x, fresh = source.scalar(), source.bytes64()
        pairs = [(base, x * base) for base in bases]
        proof = escrow.prove_same_log("real", context, pairs, x, fresh)
        assert escrow.verify_same_log("real", context, pairs, proof) == "valid"
        points = " ".join(point.hex() for pair in pairs for point in pair)
        yield "real", text(context), points, scalar_hex(x), fresh.hex(), escrow.write_proof(proof)


def cases():
    """(name, context, secrets, polynomial): threshold is the length of the polynomial."""
    source = Source("deposits")
    for t, n in ((1, 1), (1, 3), (2, 3), (3, 3), (3, 5), (2, 4)):
        context = context_for("lot 1", f"slot {n}")
        yield (f"{t} of {n}", context, [source.scalar() for _ in range(n)],
               [source.scalar() for _ in range(t)])


def row(name, mode, context, holders, threshold, deposit, opened, locked):
    outcome = escrow.check_deposit(mode, context, holders, threshold, deposit)
    return (name, mode, text(context), " ".join(y.hex() for y in holders), str(threshold),
            escrow.write_deposit(deposit).replace("\n", "/"),
            "".join(escrow.write_opened_share(s) for s in opened).replace("\n", "/") or "-",
            locked.hex() if locked else "-", outcome)


def deposit_rows():
    source = Source("deposit nonces")
    for name, context, secrets, polynomial in cases():
        holders = [x * E for x in secrets]
        deposit = escrow.make_deposit("real", context, holders, polynomial, source)
        opened = [escrow.open_share("real", context, holders, deposit[1], i, x, source)
                  for i, x in enumerate(secrets, 1)]
        locked = polynomial[0] * E
        for chosen in itertools.combinations(opened, len(polynomial)):
            assert escrow.combine(chosen) == locked, name
        result = row(name, "real", context, holders, len(polynomial), deposit, opened, locked)
        assert result[-1] == "valid", name
        yield result
    yield from attack_rows()


def attack_rows():
    source = Source("deposit attacks")
    _, context, secrets, polynomial = list(cases())[2]
    holders = [x * E for x in secrets]
    c, y, p = escrow.make_deposit("real", context, holders, polynomial, source)
    other = escrow.make_deposit("real", context, holders, [source.scalar(), 5], source)
    two = source.scalar()

    def forged(name, deposit, mode="real", lines=context, keys=holders, threshold=2):
        result = row(name, mode, lines, keys, threshold, deposit, [], None)
        if result[-1] == "valid":
            raise AssertionError(f"a forgery that holds: {name}")
        return result

    yield forged("moved to another slot", (c, y, p), lines=context[:-1] + [b"slot 4"])
    yield forged("moved to another lot", (c, y, p), lines=context[:-2] + [b"lot 2", context[-1]])
    yield forged("moved to another draw", (c, y, p), lines=[b"order " + b"0" * 64] + context[1:])
    yield forged("moved to a rehearsal", (c, y, p), mode="rehearsal")
    yield forged("garbage for the second holder", (c, [y[0], two * G, y[2]], p))
    yield forged("shares of two holders swapped", (c, [y[1], y[0], y[2]], p))
    yield forged("shares and proofs of two holders swapped",
                 (c, [y[1], y[0], y[2]], [p[1], p[0], p[2]]))
    yield forged("another secret under the same shares", ([other[0][0], c[1]], y, p))
    yield forged("a multiple of another's deposit", ([two * x for x in c], [two * x for x in y], p))
    yield forged("a share of another deposit", (c, [y[0], y[1], other[1][2]], [*p[:2], other[2][2]]))
    yield forged("a coefficient less", (c[:1], y, p))
    yield forged("a coefficient more", (c + [G], y, p))
    yield forged("a share less", (c, y[:2], p[:2]))
    yield forged("keys of two holders swapped", (c, y, p), keys=[holders[1], holders[0], holders[2]])
    yield forged("the same key twice", (c, y, p), keys=[holders[0], holders[0], holders[2]])
    yield forged("the identity for a key", (c, y, p), keys=[group.IDENTITY, holders[1], holders[2]])
    yield forged("threshold 0", (c, y, p), threshold=0)
    yield forged("threshold above the number of holders", (c, y, p), threshold=4)
    yield forged("known secret 0",
                 escrow.make_deposit("real", context, holders, [0, two], source))
    yield forged("polynomial of lower degree",
                 escrow.make_deposit("real", context, holders, [two, 0], source))


FILES = {
    "same_log.tsv": ("mode\tcontext\tpairs\tx\tfresh\tproof", same_log_rows),
    "deposits.tsv": ("name\tmode\tcontext\tholders\tthreshold\tdeposit\topened\tlocked\toutcome",
                     deposit_rows),
}


def main(arguments):
    folder = [a for a in arguments if not a.startswith("--")][0]
    for name, (head, rows) in FILES.items():
        table = "".join(line + "\n" for line in [head] + ["\t".join(r) for r in rows()])
        path = os.path.join(folder, name)
        if "--check" not in arguments:
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(table)
        else:
            with open(path, encoding="utf-8", newline="") as file:
                if file.read() != table:
                    sys.exit(f"{path} is not what make_vectors.py computes")
        print(f"{name}: {table.count(chr(10)) - 1} vectors")


if __name__ == "__main__":
    main(sys.argv[1:])
