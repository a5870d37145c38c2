#!/usr/bin/python3
"""Contributors, witnesses, escrow holders and the timestamp in one whole ceremony, and every refusal of their programs.

  test_ceremony.py BIN SOURCE        BIN holds klero, klero-verify and klero-world
"""
import unittest

from ceremony_setting import VANISHED, Setting
from ceremony_contributors import Contributors
from ceremony_holders import Holders
from ceremony_stamps import Stamps
from ceremony_witnesses import Witnesses


class Ceremony(Contributors, Holders, Witnesses, Stamps, Setting):
    def test_the_whole_ceremony_is_verified_and_its_timestamps_are_trusted(self):
        done = self.game.call("klero-verify", self.kept("panel"), "--order", self.game.anchor(), "--authority", "authority/root.pem")
        self.assertEqual(done.stderr, "")

    def test_who_vanished_stands_in_the_reveal_step_all_the_same(self):
        states = dict(line.split("\t") for line in (self.kept("reveal") / "04-lot1-reveal/slots.tsv").read_text().splitlines()[1:])
        self.assertEqual(states, {str(slot): "revealed" for slot in self.game.slots})
        opening = self.kept("reveal") / f"evidence/04-lot1-reveal/opening-{VANISHED}.txt"
        self.assertEqual([line.split()[:2] for line in opening.read_text().splitlines()], [["opened", "1"], ["opened", "2"]])


if __name__ == "__main__":
    unittest.main()
