#!/usr/bin/python3
"""How much do contributors gain who withhold what they committed to? A table, in Markdown.

    bias.py [--trials N] [--seed N] [--compare docs/threat-model.md]

20 people, 3 letters, so that each has a chance of 15 %; five contributors, of whom w want a friend to be drawn. They
know all other reveals before they decide which of their own they publish: at most 2^w closes to choose among. The
texts are those of the protocol, from the contributions to the tickets.

    neither     the seed follows from the close alone: they take the best
    escrow      what they withhold is opened by the holders: there is one close
    beacon      dice are thrown after the close: they choose, but without knowing what they choose
    both

Theory for `neither`: 1 − (1 − 0.15)^(2^w). With --compare the table must stand in the document as it is printed.
"""

import argparse
import hashlib
import itertools
import pathlib
import random
import sys

from zero_freedom import close_of, contribution, seed_text, sha

PEOPLE, LETTERS, SLOTS, MODE = 20, 3, 5, "rehearsal"
LEAVES = [hashlib.sha256(b"leaf %d" % number).hexdigest() for number in range(PEOPLE)]
BASE = hashlib.sha256(b"the step before the lot").hexdigest()
STATES = {str(slot): "committed" for slot in range(1, SLOTS + 1)}


def is_drawn(close, values):
    """Whether the friend, the first of the people, gets a letter."""
    seed = sha(seed_text(MODE, 1, close, values))
    own, *others = (hashlib.sha256((seed + leaf).encode()).digest() for leaf in LEAVES)
    return sum(other < own for other in others) < LETTERS


def closes_to_choose_from(source, withholders, escrow):
    """The checksums of the closes that the withholders can bring about."""
    given = {slot: contribution(MODE, BASE, 1, slot, "secret", source.randbytes(32).hex()) for slot in STATES}
    before = {"../03-lot1-commit/SHA256SUMS": source.randbytes(32).hex()}
    choices = [()] if escrow else itertools.chain.from_iterable(itertools.combinations(list(STATES)[:withholders], k)
                                                                for k in range(withholders + 1))
    return [close_of(STATES, {slot: data for slot, data in given.items() if slot not in withheld}, before)[2] for withheld in choices]


def chance(source, trials, withholders, escrow, beacon):
    hits = 0
    for _ in range(trials):
        closes = closes_to_choose_from(source, withholders, escrow)
        if beacon:
            # They may take any of them; the best they could have known before the dice is none better than the other.
            best = max(closes, key=lambda close: is_drawn(close, ["dice 1 1 1"]))
            hits += is_drawn(best, ["dice " + " ".join(str(source.randrange(6) + 1) for _ in range(20))])
        else:
            hits += any(is_drawn(close, []) for close in closes)
    return hits / trials


def table(trials, seed):
    source = random.Random(seed)
    percent = lambda share: f"{100 * share:.1f} %"
    yield "| withholders | theory, neither | neither | escrow | beacon | both |"
    yield "|---|---|---|---|---|---|"
    for withholders in range(4):
        measured = [chance(source, trials, withholders, *kind) for kind in ((False, False), (True, False), (False, True), (True, True))]
        theory = 1 - (1 - LETTERS / PEOPLE) ** (2**withholders)
        yield f"| {withholders} | {percent(theory)} | " + " | ".join(map(percent, measured)) + " |"


def main():
    parser = argparse.ArgumentParser(description="the gain of those who withhold")
    parser.add_argument("--trials", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compare")
    arguments = parser.parse_args()
    lines = []
    for line in table(arguments.trials, arguments.seed):
        print(line, flush=True)
        lines.append(line)
    if arguments.compare and "\n".join(lines) not in pathlib.Path(arguments.compare).read_text(encoding="utf-8"):
        print(f"{arguments.compare}: does not have this table", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
