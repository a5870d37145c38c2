"""What became of the letters. docs/protocol.md, rule 6.8."""

from record import sha

OUTCOMES = ["entered", "contradiction", "unknown answer", "late", "no consent", "undeliverable", "no reply", "other"]


def outcomes(draw, rows):
    """Some of those who are not in the pool refused or never got their letter."""
    counts = dict.fromkeys(OUTCOMES, 0)
    for leaf in draw.invited:
        if leaf not in rows:
            turn = int(sha(leaf.encode())[:8], 16) % 10
            counts[{0: "undeliverable", 1: "no consent", 2: "late"}.get(turn, "no reply")] += 1
    counts["entered"] = len(rows)
    # A forged pool may hold somebody who was not invited: the sum is made to be right.
    counts["no reply"] = max(0, counts["no reply"] + len(draw.invited) - sum(counts.values()))
    return merged(counts, draw.order["minimum_cell"])


def merged(counts, minimum):
    for name in OUTCOMES[1:7]:
        if counts[name] < minimum:
            counts["other"] += counts[name]
            counts[name] = 0
    while 0 < counts["other"] < minimum and any(counts[name] for name in OUTCOMES[1:7]):
        smallest = min((name for name in OUTCOMES[1:7] if counts[name]), key=counts.get)
        counts["other"] += counts[smallest]
        counts[smallest] = 0
    return [[name, counts[name]] for name in OUTCOMES]
