"""The worked example of docs/sealed-features.md, computed anew: worked_example.py DOCUMENT

Fails unless the document shows exactly these values, and all of them.
"""

import hashlib
import sys

import sealed
from make_vectors import proof_cases
from sealed import G, H, scalar_hex
from sources import Source


def example():
    """Pairs of name and text: the case "bit 1" of proofs.tsv, with everything in between."""
    name, mode, context, points, identity, index, rho = list(proof_cases())[1]
    assert name == "bit 1"
    source = Source("fresh")
    source.bytes64()
    proof = sealed.prove(mode, context, points, index, rho, source.bytes64())
    c, s = proof
    a = [si * H - ci * point for ci, si, point in zip(c, s, points)]
    text = sealed.statement_text(mode, context, points).decode()
    transcript = text + "announcements\n" + "".join(point.hex() + "\n" for point in a)
    assert sealed.verify(mode, context, points, identity, proof) == "valid"
    return [("G", G.hex()), ("H", H.hex()), ("r", scalar_hex(rho)),
            ("transcript", transcript.rstrip("\n")),
            ("SHA-512", hashlib.sha512(transcript.encode()).hexdigest()),
            ("challenge", scalar_hex(sealed.challenge(text.encode(), a))),
            ("proof", sealed.write(proof).replace(" ", "\n"))]


def main(path):
    with open(path, encoding="utf-8") as file:
        document = file.read()
    for name, text in example():
        shown = "\n".join("    " + line for line in text.split("\n"))
        if shown + "\n" not in document:
            sys.exit(f"{path} does not show {name} as\n{shown}")
    print("the worked example is right")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        for title, value in example():
            print(title + "\n\n" + "\n".join("    " + line for line in value.split("\n")) + "\n")
