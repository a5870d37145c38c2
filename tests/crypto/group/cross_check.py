"""The other end of cross_python_test.cc.

  cross_check.py judge TABLE    prints one outcome a row of TABLE (columns as attacks.tsv without
                                the outcome)
  cross_check.py prove SEED N   prints N proofs of random statements as such a table, honest and
                                tampered, with the outcome of each
"""

import random
import sys

import sealed
from ristretto255 import L

COLUMNS = "mode\tcontext\tpoints\tidentity\tproof"


def judge(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    for mode, context, points, identity, proof in rows:
        lines = [line.encode() for line in context.split("|")] if context else []
        print(sealed.judge(mode, lines, points.split(" "), identity, proof))


def tamper(source, proof):
    c, s = list(proof[0]), list(proof[1])
    numbers = source.choice((c, s))
    numbers[source.randrange(len(numbers))] += source.choice((1, L - 1, source.randrange(L)))
    return [x % L for x in c], [x % L for x in s]


def prove(seed, count):
    source = random.Random(seed)
    print(COLUMNS + "\toutcome")
    for i in range(count):
        m = source.choice((1, 2, 2, 3, 5, 8))
        index, lo, rho = source.randrange(m), source.randrange(50), source.randrange(L)
        mode = source.choice(("real", "rehearsal"))
        context = [f"kind quota", f"row {i}", f"Größe {source.random()}"][: source.randrange(1, 4)]
        lines = [line.encode() for line in context]
        points = sealed.range_points(sealed.commit(lo + index, rho), lo, lo + m - 1)
        proof = sealed.prove(mode, lines, points, index, rho, source.randbytes(64))
        if source.random() < 0.4:
            proof = tamper(source, proof)
        outcome = sealed.verify(mode, lines, points, "refused", proof)
        print("\t".join((mode, "|".join(context), " ".join(p.hex() for p in points), "refused",
                         sealed.write(proof), outcome)))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if sys.argv[1] == "judge":
        judge(sys.argv[2])
    else:
        prove(int(sys.argv[2]), int(sys.argv[3]))
