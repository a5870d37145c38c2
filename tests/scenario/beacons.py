#!/usr/bin/python3
"""A draw whose beacons are the state lottery, a drand round, a pulse of the NIST beacon and dice; in the second lot the lottery does not come, and its fallback counts.

    beacons.py BIN SOURCE
"""
import datetime
import hashlib
import json
import pathlib
import re
import sys
import tempfile

import ceremony
from play import DICE

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "forge"))
import certificate
import pulse

LOTTO = "3 12 20 33 40 49 7"
CHAIN = "8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce"


def the_order(source):
    """No timestamps: the lottery lies in the future, and the witnesses' clocks are set to the year after."""
    order = ceremony.full_order(source)
    dice = order["beacons"][0]
    return order | {"timestamps": None, "beacons": [
        {"kind": "lotto", "first": "2026-03-04", "official": "lotto.de, am Tag nach der Ziehung", "fallback": dice | {"fallback": None}},
        {"kind": "drand", "chain": CHAIN, "first": 1000, "genesis": 1595431050, "period": 30, "step": 1, "official": "api.drand.sh", "fallback": None},
        {"kind": "nist", "certificate": certificate.identifier(certificate.beacon()), "chain": 1, "first": 1000, "step": 1, "official": "beacon.nist.gov",
         "fallback": None},
        dice]}


class BeaconPlay(ceremony.CeremonyPlay):
    def closing_step(self, lot):
        return "04-lot1-reveal" if lot == 1 else "10-lot2-reveal"

    def instance(self, lot, kind):
        close = (self.folder / f"draw/record/evidence/{self.closing_step(lot)}/close.txt").read_text()
        return re.search(rf"^beacon \d {kind} (\S+)$", close, re.M).group(1)

    def drand(self, lot):
        """A relay's answer for the round; nobody checks the signature (rule 4.18), everybody its hash."""
        number = int(self.instance(lot, "drand"))
        signature = hashlib.sha256(str(number).encode()).digest() * 3
        path = self.folder / f"drand-{lot}.json"
        path.write_text(json.dumps({"round": number, "randomness": hashlib.sha256(signature).hexdigest(), "signature": signature.hex()}))
        return path

    def nist(self, lot, of=0):
        """A pulse as its web service gives it: synthetic, under a certificate of the tests."""
        path = self.folder / f"nist-{lot}.json"
        path.write_bytes(pulse.written(pulse.honest(1, int(self.instance(lot, "nist")) + of)))
        return path

    def prepare_reveal(self, lot):
        """A pulse is a minute, which somebody has to name: one of tomorrow."""
        tomorrow = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None) + datetime.timedelta(days=1)
        index = 1000 + (tomorrow - pulse.BEGIN) // datetime.timedelta(minutes=1)
        named = [word for number, beacon in enumerate(self.order["beacons"], 1) if beacon["kind"] == "nist"
                 for word in ("--beacon", f"{number}=nist {index}")]
        return [*super().prepare_reveal(lot), *named]

    def prepare_seed(self, lot):
        values = ["--drand", self.drand(lot), "--nist", self.nist(lot)]
        if lot == 1:
            return ["seed", "draw", "--lotto", LOTTO, "--lotto-again", LOTTO, *values, *self.dice([1])]
        return ["seed", "draw", *values, *self.dice([1]), *self.dice([1])]

    def late(self, lot):
        """A moment when everything that the close names has come."""
        return str(int(self.instance(lot, "lotto")[:4]) + 1) + "-01-01 12:00:00"

    def klero(self, *arguments, expected=0):
        return self.seed(arguments) if arguments[0] == "seed" else super().klero(*arguments, expected=expected)

    def seed(self, arguments):
        """Refused before the beacons' time, and with another pulse than the close names; made after it."""
        lot = 1 if "--lotto" in arguments else 2
        due = rf"klero: error: beacon \d \({'lotto' if lot == 1 else 'drand'} \S+\) has no value yet: its time is \S+ \S+ UTC, and it is "
        early = super().klero(*arguments, expected=1)
        assert re.match(due, early.stderr), early.stderr
        self.nist(lot, of=1)
        other = self.call("klero", *arguments, expected=1, clock=self.late(lot))
        assert "nist" in other.stderr, other.stderr
        self.nist(lot)
        return self.call("klero", *arguments, clock=self.late(lot))

    def say_absent(self):
        """The lottery of the second lot does not come: two witnesses say so, once its time has passed."""
        self.klero("absent", "draw", "--beacon", 1)
        late = self.late(2)
        for number in (1, 2):
            arguments = ["cosign", "draw/record", "--witness", number, "--key", f"witness-{number}/key", "--memory", f"witness-{number}/memory",
                         "--out", f"witness-{number}/out", "--absence", 1, "--yes"]
            early = self.klero(*arguments, expected=1)
            assert "beacon 1 (lotto " in early.stderr and ") can still come: " in early.stderr, early.stderr
            self.call("klero", *arguments, clock=late)
        self.klero("absent", "draw", "--beacon", 1, "--from", *(f"witness-{number}/out" for number in (1, 2)))


def check(play):
    seeds = [(play.folder / f"draw/record/{step}/seed.txt").read_text().splitlines()[3:] for step in ("05-lot1-seed", "11-lot2-seed")]
    rounds = [json.loads((play.folder / f"drand-{lot}.json").read_text()) for lot in (1, 2)]
    drand = [f"drand {one['round']} {one['randomness']}" for one in rounds]
    pulses = [json.loads((play.folder / f"nist-{lot}.json").read_text())["pulse"] for lot in (1, 2)]
    nist = [f"nist {one['pulseIndex']} {one['outputValue'].lower()}" for one in pulses]
    assert seeds[0] == [f"lotto {play.instance(1, 'lotto')} {LOTTO}", drand[0], nist[0], f"dice {DICE}"], seeds[0]
    assert seeds[1] == [f"dice {DICE}", drand[1], nist[1], f"dice {DICE}"], seeds[1]
    order = hashlib.sha256((play.folder / "draw/record/01-order/SHA256SUMS").read_bytes()).hexdigest()
    (play.folder / "beacon.pem").write_bytes(certificate.pem(certificate.beacon()))
    report = play.call("klero-verify", "draw/record", "--order", order, "--beacon-certificate", "beacon.pem").stdout
    for line in (r"^PASS +4\.17 +lot 1: ", r"^PASS +4\.17 +lot 2: ", r"^PASS +4\.13 +lot 2: ", r"^PASS +4\.16 +lot 1: ", r"^NOT CHECKED +4\.18 +lot 1: ", r"^MANUAL +4\.10 +lot 1: "):
        assert re.search(line, report, re.M), f"{line} not in\n{report}"


def main():
    programs, source = map(pathlib.Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        play = BeaconPlay(pathlib.Path(folder), programs.resolve(), source.resolve(), the_order(source))
        play.run_until("seed2")
        play.say_absent()
        for command in ("seed2", "panel"):
            play.run(command)
        check(play)
    print("lotto, drand, a pulse and dice made a seed; a beacon that did not come was replaced by its fallback")


if __name__ == "__main__":
    main()
