#!/usr/bin/python3
"""A draw whose second lot cannot be closed: two contributors vanish, the lot is voided over the witnesses' signatures and repeated
on the same portfolio, and the draw goes on to a replacement.

    repeated.py BIN SOURCE
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import beacons
import ceremony
from play import ENVIRONMENT

AGAIN = 3    # what the files of the repeated lot are called
REASON = "Zwei Mitwirkende sind nicht mehr zu erreichen."


def the_order(source):
    """A drand round and dice, no timestamps; of five contributors three must sign."""
    order = ceremony.full_order(source)
    return order | {"timestamps": None, "beacons": [
        {"kind": "drand", "chain": beacons.CHAIN, "first": 1000, "genesis": 1595431050, "period": 30, "step": 1, "official": "api.drand.sh",
         "fallback": None}, order["beacons"][0]]}


class RepeatedPlay(beacons.BeaconPlay):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.absent[AGAIN], self.missing[AGAIN] = (), ()
        self.late_by = None    # seconds by which all clocks are ahead

    def closing_step(self, lot):
        return {1: "04-lot1-reveal", 2: "10-lot2-reveal", AGAIN: "13-lot2-reveal"}[lot]

    def reveals(self):
        return self.folder / f"reveals-{AGAIN if self.last_step() > '11' else 1 if self.last_step() < '09' else 2}"

    def prepare_seed(self, lot):
        return ["seed", "draw", "--drand", self.drand(lot), *self.dice([1])]

    def klero(self, *arguments, expected=0):
        """As everybody's clock shows it; a seed is made an hour later."""
        late = 3600 if arguments[0] == "seed" else self.late_by
        clock = late and time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(time.time() + late))
        return self.call("klero", *arguments, expected=expected, clock=clock)

    def refused(self, words, *arguments):
        done = self.klero(*arguments, expected=1)
        assert words in done.stderr, f"{arguments}: expected {words!r}, got {done.stderr!r}"

    def witness(self, number, *more):
        return ["cosign", "draw/record", "--witness", number, "--key", f"witness-{number}/key", "--memory", f"witness-{number}/memory",
                "--out", f"witness-{number}/out", "--yes", *more]

    def says(self, words, *arguments):
        done = self.klero(*arguments)
        assert words in done.stdout, f"{arguments}: expected {words!r}, got {done.stdout!r}"


def void(game):
    return ["void", "draw", "--reason", REASON, "--yes"]


def cannot_be_closed(game):
    """Slots 4 and 5 revealed nothing and sign nothing; slot 3 signs, and the office does not take it in."""
    game.missing[2] = (4, 5)
    game.run_until("reveal1")
    game.refused("no lot can be voided now", *void(game))
    for command in game.COMMANDS[game.COMMANDS.index("reveal1"):game.COMMANDS.index("close2")]:
        game.run(command)
    game.prepare("close2")
    game.klero("close", "draw", "closes-2/slot-2.sig")
    game.says("missing  1 of 3 signatures needed are there", "status", "draw")
    game.says("a lot that cannot be closed is repeated (`klero void`)", "status", "draw")
    game.refused("too few contributors have signed the close of step 10-lot2-reveal: 1 of 3", *game.witness(1))
    game.refused("its close can still be signed", *void(game))


def is_voided(game):
    game.late_by = 1800
    game.says("it is too late to close this lot: void it, over the witnesses' signatures, and repeat it\ncommand  klero void draw --reason TEXT",
              "status", "draw")
    game.refused("the close comes too late for beacon 1, drand ", "sign-close", "draw/record", "--slot", 3, "--key", "person-3/key", "--in",
                 "person-3/lot2", "--memory", "late", "--out", "late.sig", "--yes")
    game.refused("--reason ''", "void", "draw", "--reason", "", "--yes")
    game.refused("nobody can be asked", "void", "draw", "--reason", REASON)
    done = game.klero(*void(game))
    assert "step 11-lot2-void\n" in done.stdout and "each witness looks at the record and signs" in done.stdout, done.stdout
    assert json.loads((game.folder / "draw/record/11-lot2-void/void.json").read_text())["reason"] == REASON
    assert "already there" in game.klero(*void(game)).stderr
    game.refused("the witnesses have not cosigned step 11-lot2-void yet", "commit", "draw", "person-1/lot2")


def witnesses_sign_it(game):
    game.late_by = None
    game.refused("the lot of step 10-lot2-reveal is not voided yet", *game.witness(1))
    game.late_by = 1800
    signed = game.folder / "witness-3/memory/signed-10-close.txt"
    signed.write_text("a close that this witness signed\n")
    game.refused("you signed the close of step 10-lot2-reveal", *game.witness(3))
    signed.unlink()
    game.says("It voids the second lot: what was revealed in 10-lot2-reveal counts for nothing, and the lot is repeated with new secrets.\n"
              f"Reason: {REASON}\nThe close has 1 of 3 signatures needed of contributors. Who signs this void signs no close of this lot.\n",
              *game.witness(1))
    game.says(f"Er erklärt das zweite Los für ungültig: Was in 10-lot2-reveal offengelegt ist, zählt nicht mehr, und das Los wird mit neuen Geheimnissen "
              f"wiederholt.\nGrund: {REASON}\nDer Abschluss hat 1 von 3 nötigen Unterschriften von Mitwirkenden.", *game.witness(2, "--lang", "de"))
    game.says("cosigned 11-lot2-void by witness 1", "cosigned", "draw", "--from", "witness-1/out/11-lot2-void", "witness-2/out/11-lot2-void")
    game.late_by = None
    game.says("gather the commitments of lot 2", "status", "draw")


def is_repeated(game):
    game.refused("not the commitment document of this slot", "commit", "draw", *(f"person-{slot}/lot2" for slot in game.slots))
    lost = game.klero("contribute", "draw/record", "--slot", 3, "--key", "person-3/key", "--out", "elsewhere", "--memory", "person-3/memory")
    assert "your signature does not stand in its evidence: say so in public" in lost.stderr, lost.stderr
    kept = game.klero("contribute", "draw/record", "--slot", 2, "--key", "person-2/key", "--out", "elsewhere", "--memory", "person-2/memory")
    assert kept.stderr == "", kept.stderr
    for command in (f"commit{AGAIN}", f"reveal{AGAIN}", f"close{AGAIN}", f"seed{AGAIN}", "panel"):
        game.klero(*game.prepare(command))
        if not command.startswith("reveal"):
            game.cosign()
    game.refused("no lot can be voided now", *void(game))
    members = game.table("15-panel/panel.tsv")
    (game.folder / "leavers.csv").write_text(f"row;reason\n{members[0]['row']};{game.order['reasons'][0]}\n")
    game.klero("leave", "draw", "leavers.csv")
    game.cosign()
    game.run("replace")
    assert game.last_step() == "17-replacement", game.last_step()


def check(game):
    for step in sorted((game.folder / "draw/record").glob("[0-9]*")):
        subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=step, env=ENVIRONMENT, check=True)
    report = game.call("klero-verify", "draw/record", "--order", game.anchor()).stdout
    for line in (r"^PASS +4\.19 +11-lot2-void: ", r"^PASS +4\.9 +lot 2: ", r"^NOT CHECKED +4\.8 +lot 2, voided in 11-lot2-void: .* 1 of 3 signatures$",
                 r"^lot 2 \(voided in 11-lot2-void\), opened by the escrow: Person 4 and Person 5$",
                 rf"^the second lot could not be closed; voided on \S+ \(11-lot2-void, cosigned by Witness 1 and Witness 2\) and repeated: {REASON}$", r"^verified: "):
        assert re.search(line, report, re.M), f"{line} not in\n{report}"


def main():
    programs, source = map(pathlib.Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        game = RepeatedPlay(pathlib.Path(folder), programs.resolve(), source.resolve(), the_order(source))
        for act in (cannot_be_closed, is_voided, witnesses_sign_it, is_repeated, check):
            act(game)
    print("a second lot that could not be closed was voided and repeated; the draw went on to a replacement")


if __name__ == "__main__":
    main()
