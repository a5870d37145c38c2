#!/usr/bin/python3
"""Lots with 3 to 15 contributors, each of whom may vanish or misbehave, with an office and holders who may too.

    test_ceremony.py [--seed N] [unittest's arguments]

Every lot ends with a seed or is refused in sight of everybody. If it ends, the record is right and the seed is what
follows from the secrets of those who committed, computed once more from the protocol's texts alone. KLERO_VERIFY names
klero-verify, which then judges too; without it the third opinion judges alone.
"""

import itertools
import os
import random
import secrets
import shutil
import sys
import tempfile
import unittest

import ceremony
import zero_freedom
from ceremony import Cast, Terms, play

import escrow
import klero_verify
import record
import verify
import worlds

SEED = secrets.randbelow(1_000_000)
BEACON = dict(beacon=True)
ESCROW = dict(escrow=(3, 2), witnesses=(3, 2, 0))
EVERYTHING = dict(escrow=(3, 2), witnesses=(4, 3, 1), beacon=True)
PROGRAM = os.environ.get("KLERO_VERIFY")


def expected_seed(terms, outcome):
    """The seed from the secrets, by nothing but the texts of the protocol, and the values of the dice."""
    files = outcome.record.files
    base, commit = (zero_freedom.sha(files[f"{step}/SHA256SUMS"]) for step in ("02-frame", "03-lot1-commit"))
    states = dict(line.split("\t") for line in files["03-lot1-commit/slots.tsv"].decode().splitlines()[1:])
    revealed = {}
    for slot in outcome.revealed:
        if terms.escrow:
            word, value = "point", (ceremony.polynomial_of(outcome.record, slot)[0] * escrow.E).hex()
        else:
            word, value = "secret", outcome.record.secret("contribution", 1, slot)
        revealed[str(slot)] = zero_freedom.contribution("rehearsal", base, 1, slot, word, value)
    close = zero_freedom.close_of(states, revealed, {"../03-lot1-commit/SHA256SUMS": commit})[2]
    dice = files["05-lot1-seed/seed.txt"].decode().splitlines()[3:]
    assert len(dice) == terms.beacon
    return zero_freedom.sha(zero_freedom.seed_text("rehearsal", 1, close, dice))


def judged(draw):
    """The rules that both verifiers find broken; they must agree."""
    report, _ = verify.judge(draw.files, draw.anchor)
    if PROGRAM:
        folder = tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
        try:
            record.write(draw.files, folder)
            failed = klero_verify.failed(klero_verify.judge(PROGRAM, folder, draw.anchor, None)[1])
            assert failed == set(report.failed), f"klero-verify: {sorted(failed)}, third opinion: {report.failed}"
        finally:
            shutil.rmtree(folder)
    return set(report.failed)


class Ceremony(unittest.TestCase):
    played = 0

    def check(self, terms, cast, judge=True):
        """Plays; the lot must end, rightly, or be refused. Returns why it was refused, or None."""
        Ceremony.played += 1
        with self.subTest(terms=terms, cast=cast):
            outcome = play(terms, cast)
            if outcome.refused is None:
                self.assertEqual(outcome.record.seeds[1], expected_seed(terms, outcome))
                self.assertEqual(zero_freedom.differences(outcome.record.files), [])
                if judge:
                    self.assertEqual(judged(outcome.record), set())
            elif outcome.record is not None and judge:
                self.assertTrue(judged(outcome.record) & {"1.13", "4.8"}, "a close signed by too few passed")
            return outcome.refused

    def subsets(self, number):
        everybody = range(1, number + 1)
        return itertools.chain.from_iterable(itertools.combinations(everybody, k) for k in range(number + 1))

    def vanish(self, terms, who, does, judge):
        return self.check(terms, Cast({slot: does for slot in who}), judge)

    def test_whoever_vanishes_after_committing_the_lot_ends(self):
        for number in range(3, 9):
            for at, who in enumerate(self.subsets(number)):
                judge = at % 16 == 5
                refused = self.vanish(Terms(number, **ESCROW), who, "withholds", judge)
                # Holders open everything; what can still be refused is the close, if too few contributors are there to sign.
                self.assertEqual(refused is None, number - len(who) > number // 2)
                refused = self.vanish(Terms(number, **BEACON), who, "withholds", judge)
                self.assertEqual(refused is None, number - len(who) > number // 2)

    def test_whoever_never_commits_the_lot_ends_or_is_refused_before_any_secret_is_out(self):
        for number in range(3, 9):
            for at, who in enumerate(self.subsets(number)):
                refused = self.vanish(Terms(number, **BEACON), who, "never commits", at % 16 == 5)
                if number - len(who) < 3:
                    self.assertEqual(refused, "too few commitments")
                elif number - len(who) > number // 2:
                    self.assertIsNone(refused)
                if who:
                    self.assertIsNotNone(self.vanish(Terms(number, **ESCROW), who, "never commits", False))

    def test_random_subsets_of_up_to_fifteen(self):
        source = random.Random(SEED)
        for number in range(9, 16):
            for terms in (Terms(number, **ESCROW), Terms(number, **BEACON), Terms(number, **EVERYTHING)):
                for _ in range(4):
                    who = source.sample(range(1, number + 1), source.randrange(number + 1))
                    self.check(terms, Cast({slot: source.choice(ceremony.CONTRIBUTORS) for slot in who}), judge=number in (9, 15))

    def test_every_misbehaviour_of_a_contributor_alone_and_of_two(self):
        for kind in (BEACON, ESCROW, EVERYTHING):
            terms = Terms(5, **kind)
            for one in ceremony.CONTRIBUTORS:
                refused = self.check(terms, Cast({2: one}))
                keeps_away = one not in ("honest", "withholds", "equivocates") and not (one == "deposits garbage" and not terms.escrow)
                self.assertEqual(refused is None, terms.beacon or not keeps_away, f"{terms} {one}: {refused}")
                for other in ceremony.CONTRIBUTORS:
                    self.check(terms, Cast({2: one, 4: other}), judge=False)

    def test_holders_who_refuse_or_lie(self):
        terms = Terms(5, **ESCROW)
        for does in itertools.product(ceremony.HOLDERS, repeat=3):
            cast = Cast({3: "withholds"}, dict(enumerate(does, 1)))
            outcome = play(terms, cast)
            self.assertIsNone(self.check(terms, cast))
            self.assertEqual(outcome.revealed.get(3), "holders" if does.count("honest") >= 2 else None)

    def test_an_office_that_misbehaves_gets_no_close_while_enough_witnesses_are_honest(self):
        for kind in (ESCROW, EVERYTHING):
            terms = Terms(5, **kind)
            for office, most in itertools.product(ceremony.OFFICES, range(terms.witnesses[2] + 1)):
                cast = Cast({3: "withholds"}, office=office, dishonest=frozenset(range(1, most + 1)))
                refused = self.check(terms, cast)
                if office in ("drops a reveal", "claims garbage", "closes late"):
                    self.assertEqual(refused, "the close is not signed by enough", f"{office}, {most} dishonest")
                elif office in ("honest", "omits a witness"):
                    self.assertIsNone(refused, f"{office}, {most} dishonest")

    def test_two_closes_are_never_both_signed(self):
        source = random.Random(SEED)
        for _ in range(100):
            slots, witnesses = source.randrange(3, 9), source.randrange(1, 8)
            signatures = source.randrange(witnesses // 2 + 1, witnesses + 1)
            terms = Terms(slots, (3, 2), (witnesses, signatures, 2 * signatures - witnesses - 1), True)
            dishonest = frozenset(source.sample(range(1, witnesses + 1), source.randrange(2 * signatures - witnesses)))
            who = {slot: "withholds" for slot in source.sample(range(1, slots + 1), source.randrange(slots // 2 + 1))}
            self.check(terms, Cast(who, office="two closes", dishonest=dishonest), judge=False)    # raises if both are

    def second(self, terms, turns, voider="honest", dishonest=frozenset(), judge=True):
        """Plays a second lot; it is closed, rightly, or ends in an annulment. Returns how often it was voided, None if annulled."""
        Ceremony.played += 1
        with self.subTest(terms=terms, turns=turns, voider=voider, dishonest=dishonest):
            how, draw = ceremony.play_second(terms, turns, voider, dishonest)
            self.assertEqual(zero_freedom.differences(draw.files), [])
            if judge:
                self.assertEqual(judged(draw), set())
            commitments = [line for path, data in draw.files.items() if "-commit/slot-" in path and path.endswith(".txt")
                           for line in data.splitlines() if line.startswith((b"sha256 ", b"coefficient "))]
            self.assertEqual(len(commitments), len(set(commitments)), "a commitment was used again")
            return draw.voids if how == "closed" else None

    def test_a_second_lot_that_too_few_sign_is_voided_and_repeated(self):
        for number in (3, 4, 5, 6):
            terms = Terms(number, **EVERYTHING)
            for at, who in enumerate(self.subsets(number)):
                stops_it = number - len(who) <= number // 2
                self.assertEqual(self.second(terms, [who, ()], judge=at % 8 == 5), 1 if stops_it else 0)

    def test_it_is_repeated_as_often_as_the_protocol_has_it_and_no_more(self):
        terms = Terms(3, **EVERYTHING)
        self.assertEqual(self.second(terms, [(1, 2)] * record.MOST_VOIDS + [()]), record.MOST_VOIDS)
        self.assertIsNone(self.second(terms, [(1, 2)] * record.MOST_VOIDS))
        _, draw = ceremony.play_second(terms, [(1, 2)] * (record.MOST_VOIDS + 1) + [()])
        self.assertEqual(judged(draw), {"1.1"})

    def test_an_office_cannot_have_a_lot_both_closed_and_voided(self):
        source = random.Random(SEED)
        for number in range(60):
            slots, witnesses = source.randrange(3, 7), source.randrange(2, 8)
            signatures = source.randrange(witnesses // 2 + 1, witnesses + 1)
            terms = Terms(slots, (3, 2), (witnesses, signatures, 2 * signatures - witnesses - 1), True)
            dishonest = frozenset(source.sample(range(1, witnesses + 1), source.randrange(2 * signatures - witnesses)))
            turns = [tuple(source.sample(range(1, slots + 1), source.randrange(slots + 1))), ()]
            self.second(terms, turns, source.choice(ceremony.VOIDERS), dishonest, judge=number % 12 == 5)    # raises if it has

    def test_a_split_of_the_witnesses_ends_in_an_annulment(self):
        # Two of four are shown the signatures and sign the close, the others the void: neither has three.
        self.assertIsNone(self.second(Terms(5, (3, 2), (4, 3, 1), True), [(), ()], "shows the signatures to some"))
        # With one dishonest witness too.
        self.assertIsNotNone(self.second(Terms(5, (3, 2), (4, 3, 1), True), [(), ()], "honest", frozenset({2})))

    def test_zero_freedom_of_the_worlds(self):
        for name in worlds.WORLDS:
            self.assertEqual(zero_freedom.differences(worlds.honest(name).files), [], name)

    def test_a_byte_of_free_choice_is_noticed(self):
        draw = worlds.honest("full")
        for path in ("04-lot1-reveal/slots.tsv", "04-lot1-reveal/slot-2.txt", "04-lot1-reveal/SHA256SUMS", "05-lot1-seed/seed.txt"):
            data = draw.files[path]
            changed = draw.files | {path: data[:8] + bytes([data[8] ^ 1]) + data[9:]}
            self.assertTrue(zero_freedom.differences(changed), path)
        self.assertTrue(zero_freedom.differences(draw.files | {"04-lot1-reveal/note.txt": b"noon\n"}))

    @classmethod
    def tearDownClass(cls):
        print(f"{cls.played} lots played (seed {SEED})", file=sys.stderr)


if __name__ == "__main__":
    if "--seed" in sys.argv:
        at = sys.argv.index("--seed")
        SEED = int(sys.argv[at + 1])
        del sys.argv[at:at + 2]
    unittest.main()
