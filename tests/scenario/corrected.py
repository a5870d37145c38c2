#!/usr/bin/python3
"""A real draw whose pool is objected to: a reply lay unopened, another was entered wrongly. The pool is corrected once, after the
last day for objections and before the portfolio, over the witnesses' signatures; the draw goes on to a replacement, and the
auditor and a respondent look at what counts.

    corrected.py BIN SOURCE
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import ceremony
import play
from play import ENVIRONMENT

UNTIL = "2026-06-14"
IN_TIME, AFTERWARDS = "2026-06-14 10:00:00", "2026-06-15 10:00:00"    # what clocks show
REASON = "Eine Antwort lag ungeöffnet im Amt, eine war falsch übertragen."


def the_order(source):
    """One stratum, one sealed question, witnesses and an auditor, in mode real."""
    order = play.sealed_order(source)
    district = {"name": "Ort", "column": "Stadtteil", "categories": [{"name": "alle", "values": ["Oberdorf", "Unterdorf"]}]}
    order |= {"mode": "real", "strata": [district], "min_stratum": 20, "witnesses": {
        "people": [{"name": f"Witness {n}", "key": ""} for n in (1, 2, 3)], "signatures": 2, "dishonest": 0},
        "auditor": {"key": "", "name": "Prüferin Ernst"}}
    order["features"] = order["features"][-1:]
    order["letters"] |= {"total": 20, "minimum": 10, "levels": [{"columns": ["Ort"], "rule": "equal"}]}
    order["panel"] |= {"panels": 100}
    order["post"] |= {"deadline": "2026-05-31", "objections_until": UNTIL}
    order["destroy_after"] = "2027-03-01"
    return order


REGISTER = "Ordnungsmerkmal;Familienname;Vornamen;Doktorgrad;Geschlecht;Geburtsdatum;Strasse;Hausnummer;PLZ;Ort;Stadtteil\n" + "".join(
    f"{number:04d};Name{number};Vor{number};;w;19{50 + number}-01-01;Weg;{number};12345;Dorf;Oberdorf\n" for number in range(40))


class CorrectedPlay(ceremony.CeremonyPlay):
    clock = None

    def klero(self, *arguments, expected=0):
        return self.call("klero", *arguments, expected=expected, clock=self.clock)

    def refused(self, words, *arguments):
        done = self.klero(*arguments, expected=1)
        assert words in done.stderr, f"{arguments}: expected {words!r}, got {done.stderr!r}"

    def says(self, words, *arguments):
        done = self.klero(*arguments)
        assert words in done.stdout, f"{arguments}: expected {words!r}, got {done.stdout!r}"

    def prepare_new(self):
        self.order["auditor"]["key"] = self.key("auditor", 1).read_text().split()[1]
        (self.folder / "register.csv").write_text(REGISTER)
        return super().prepare_new()

    def reveals(self):
        return self.folder / f"reveals-{1 if self.last_step() < '09' else 2}"

    def sign_audit(self, step):
        self.klero("sign-audit", "draw/record", "--step", step, "--key", "auditor-1/key", "--out", f"auditor-{step}.sig")
        self.klero("audited", "draw", f"auditor-{step}.sig")

    def prepare_leave(self):
        members = self.table("13-panel/panel.tsv")
        (self.folder / "leavers.csv").write_text(f"row;reason\n{members[0]['row']};{self.order['reasons'][0]}\n")
        return ["leave", "draw", "leavers.csv"]

    def prepare_replies(self):
        """Of twenty two do not reply; ten of the others have the degree."""
        lines = (self.folder / "draw/sealed/06-invitations/letters.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
        self.codes = sorted(line.split(";")[0] for line in lines)
        self.write("replies.csv", {code: "ja" if number % 2 else "nein" for number, code in enumerate(self.codes[:18])})
        return ["replies", "draw", "replies.csv"]

    def write(self, name, answers):
        (self.folder / name).write_text("code;Abschluss\n" + "".join(f"{code};{answer}\n" for code, answer in answers.items()))

    def correct(self, *more, file="right.csv"):
        return ["correct", "draw", file, "--objections", 2, "--reason", REASON, "--yes", *more]


def pool_is_published(game):
    game.run("new")
    game.run("frame")
    game.sign_audit("02")
    for command in game.COMMANDS[2:game.COMMANDS.index("replies")]:
        game.run(command)
    game.clock = IN_TIME
    game.run("replies")
    answers = {code: "ja" if number % 2 else "nein" for number, code in enumerate(game.codes[:18])}
    game.write("right.csv", answers | {game.codes[0]: "ja", game.codes[18]: "nein"})


def respondents_look(game):
    """Each has a receipt of his answers; the wrong one is told by its row."""
    game.says("receipts 18, one for each row of the pool: the answers as they were entered", "receipts", "draw")
    index = (game.folder / "draw/sealed/receipts-07-pool/index.csv").read_text(encoding="utf-8-sig").splitlines()
    game.concerned = next(line.split(";")[0] for line in index if game.codes[0] in line)
    said = game.call("klero-verify", "receipt", "draw/record", "--file", f"draw/sealed/receipts-07-pool/{game.concerned}", "--order", game.anchor()).stdout
    assert f"sealed, as: Schule: ohne\n" in said and f"the last day for objections is {UNTIL}\n" in said, said


def objections_can_come(game):
    game.says(f"everybody looks at his row and can object until {UNTIL}", "status", "draw")
    game.refused(f"objections to the pool can come until {UNTIL}: expected a later day for the portfolio, got {UNTIL}", "portfolio", "draw")
    game.refused(f"objections to the pool can come until {UNTIL}: expected a later day for the one correction", *game.correct())
    game.clock = AFTERWARDS
    game.refused("these replies give the pool that is published", *game.correct(file="replies.csv"))
    game.refused("--reason ''", "correct", "draw", "right.csv", "--objections", 2, "--reason", "", "--yes")
    game.refused("nobody can be asked", "correct", "draw", "right.csv", "--objections", 2, "--reason", REASON)
    assert game.klero("correct", "draw", "right.csv", "--objections", 0, "--reason", REASON, expected=2).stdout == ""


def pool_is_corrected(game):
    before = (game.folder / "draw/record/07-pool/commitments.tsv").read_text().splitlines()[1:]
    done = game.klero(*game.correct())
    assert "step 08-correction\n" in done.stdout and "19 people in the pool" in done.stdout, done.stdout
    assert "already done" in game.klero(*game.correct()).stderr
    game.refused("made from other inputs", "correct", "draw", "right.csv", "--objections", 3, "--reason", REASON, "--yes")
    folder = game.folder / "draw/record/08-correction"
    assert sorted(path.name for path in folder.iterdir()) == ["SHA256SUMS", "bits.tsv", "commitments.tsv", "correction.json", "margins.tsv", "pool.tsv", "post.tsv"]
    assert json.loads((folder / "correction.json").read_text()) == {
        "_format": "kleroterion/correction/1", "date": "2026-06-15", "objections": 2, "reason": REASON}
    after = (folder / "commitments.tsv").read_text().splitlines()[1:]
    assert not {line.split("\t")[3] for line in before} & {line.split("\t")[3] for line in after}, "a blinding was used again"
    game.refused("the witnesses have not cosigned step 08-correction yet", "portfolio", "draw")
    witness = ["cosign", "draw/record", "--witness", 1, "--key", "witness-1/key", "--memory", "elsewhere", "--out", "elsewhere-out", "--yes"]
    game.clock = IN_TIME
    game.refused(f"objections to the pool can come until {UNTIL}: expected a later day for step 08-correction", *witness)
    game.clock = AFTERWARDS
    game.cosign()
    receipt = ["receipt", "draw/record", "--order", game.anchor(), "--file"]
    old = game.call("klero-verify", *receipt, f"draw/sealed/receipts-07-pool/{game.concerned}", expected=1).stdout
    assert "the pool was corrected since, in step 08-correction" in old, old
    game.says("receipts 19, one for each row of the pool: the answers as they were entered", "receipts", "draw")
    index = (game.folder / "draw/sealed/receipts-08-correction/index.csv").read_text(encoding="utf-8-sig").splitlines()
    concerned = next(line.split(";")[0] for line in index if game.codes[0] in line)
    new = game.call("klero-verify", *receipt, f"draw/sealed/receipts-08-correction/{concerned}").stdout
    assert "sealed, as: Schule: mit\n" in new, new


def draw_goes_on(game):
    game.run("portfolio")
    game.refused("made from other inputs", *game.correct(file="replies.csv"))
    game.clock = None
    game.klero("receipts", "draw")
    for command in ("commit2", "reveal2", "close2", "seed2", "panel", "leave", "replace"):
        game.run(command)
    assert game.last_step() == "15-replacement", game.last_step()


def check(game):
    for step in sorted((game.folder / "draw/record").glob("[0-9]*")):
        subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=step, env=ENVIRONMENT, check=True)
    report = game.call("klero-verify", "draw/record", "--order", game.anchor()).stdout
    for line in (r"^PASS +6\.1 +07-pool: ", r"^PASS +6\.1 +08-correction: ", r"^PASS +6\.9 ", rf"^MANUAL +6\.10 .* – the last day for objections is {UNTIL}$",
                 r"^NOT CHECKED +10\.4 +08-correction: ",
                 rf"^the pool was corrected on 2026-06-15 \(08-correction, cosigned by Witness 1, Witness 2 and Witness 3\), 2 objections upheld: {REASON}$",
                 r"19 in the pool", r"^verified: "):
        assert re.search(line, report, re.M), f"{line} not in\n{report}"
    early = game.call("klero-verify", "draw/record", "--order", game.anchor(), "--through", "8", expected=3).stdout
    assert "PASS          6.9" in early, early


def auditor_and_respondent_look(game):
    game.klero("bundle", "draw", "bundle")
    audit = game.call("klero-verify", "audit", "draw/record", "bundle", "--key", "auditor-1/key", "--order", game.anchor()).stdout
    for number in ("A.10", "A.11", "A.13", "A.14", "A.15", "A.16", "A.17"):
        assert re.search(rf"^{re.escape(number)} +PASS ", audit, re.M), f"{number} not in\n{audit}"
    index = (game.folder / "draw/sealed/receipts/index.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(index) == 20, index
    said = game.call("klero-verify", "receipt", "draw/record", "--file", "draw/sealed/receipts/row-1.json", "--order", game.anchor()).stdout
    assert "row 1 of 19" in said, said


def main():
    programs, source = map(pathlib.Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        game = CorrectedPlay(pathlib.Path(folder), programs.resolve(), source.resolve(), the_order(source))
        for act in (pool_is_published, respondents_look, objections_can_come, pool_is_corrected, draw_goes_on, check, auditor_and_respondent_look):
            act(game)
    print("a pool that was objected to was corrected; the draw went on to a replacement")


if __name__ == "__main__":
    main()
