"""Reproducible bytes and contexts for the makers of vectors."""

import hashlib

from ristretto255 import L


class Source:
    """Reproducible bytes: SHA-512 of a label and a counter."""

    def __init__(self, label):
        self.label, self.counter = label, 0

    def bytes64(self):
        self.counter += 1
        return hashlib.sha512(f"{self.label} {self.counter}".encode()).digest()

    def scalar(self):
        return int.from_bytes(self.bytes64(), "little") % L


def context_for(*rest):
    """The lines that every context begins with, and the given ones."""
    digest = lambda name: hashlib.sha256(name.encode()).hexdigest()
    return [line.encode() for line in (
        f"order {digest('order')}", f"after {digest('step 06')}",
        f"commitments {digest('sealed.tsv')}") + rest]
