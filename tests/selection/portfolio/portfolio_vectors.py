"""Prints the digests of portfolio_test.cc: two roots, a chance hash, the four panels drawn of 1,000."""
import hashlib


def lines(*texts):
    return "".join(text + "\n" for text in texts).encode()


def tree(hashes):
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + tree(hashes[:split]) + tree(hashes[split:])).digest()


def root(panel, rows, salts):
    return tree([hashlib.sha256(b"\0" + lines("kleroterion/rehearsal/member/v1", "d" * 64, f"panel {panel}", f"row {row}",
                                              f"{salt:02x}" * 32)).digest() for row, salt in zip(rows, salts)]).hex()


print(root(7, [1, 4, 9, 11, 100], [1, 2, 3, 4, 5]))
print(root(0, [5], [9]))
print(hashlib.sha256(lines("kleroterion/rehearsal/chance/v1", "d" * 64, "row 42", "panels 65", "ab" * 32)).hexdigest())
tickets = sorted((hashlib.sha256(("7" * 64 + str(panel)).encode()).hexdigest(), panel) for panel in range(1000))
for rank, (ticket, panel) in enumerate(tickets[:4]):
    print(rank, panel, ticket, sep="\t")
