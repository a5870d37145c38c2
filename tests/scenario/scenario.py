#!/usr/bin/python3
"""Whole draws driven through the programs, and what they refuse on the way.

  scenario.py BIN SOURCE tiny|busy|sealed|small-cell
  scenario.py BIN SOURCE random SEED…
"""
import copy
import csv
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import random_letters
import random_worlds
from play import DICE, ENVIRONMENT, Play, order_of, sealed_order


def check_chain(play):
    """sha256sum's own opinion of every step."""
    for step in sorted((play.folder / "draw/record").glob("[0-9]*")):
        subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=step, env=ENVIRONMENT, check=True)


def refused(play, words, *arguments):
    """The call must be refused (exit 1) and say `words`; the draw must be untouched by it."""
    before = subprocess.run("find draw -type f | sort | xargs sha256sum", shell=True, cwd=play.folder, capture_output=True).stdout
    done = play.klero(*arguments, expected=1)
    assert words in done.stderr, f"{arguments}: expected {words!r}, got {done.stderr!r}"
    after = subprocess.run("find draw -type f | sort | xargs sha256sum", shell=True, cwd=play.folder, capture_output=True).stdout
    assert before == after, f"{arguments}: was refused, and changed the draw"


def play_tiny(play):
    """From the order to a replacement; every command can be repeated without harm; then the verifier is content."""
    for command in play.COMMANDS:
        arguments = play.prepare(command)
        first = play.klero(*arguments)
        again = play.klero(*arguments)
        assert "checksum" in first.stdout or command.startswith("close"), first.stdout
        assert "already" in again.stderr or command.startswith("close"), again.stderr
    check_chain(play)
    assert len(play.table("06-invitations/invitations.tsv")) == 6
    assert len(play.table("12-panel/panel.tsv")) == 3
    assert [row["bounds"] for row in play.table("14-replacement/swaps.tsv")][0] in ("quota", "flex", "empty")
    play.verify()
    refused(play, "the order keeps the sealed part until 2027-03-01", "destroy", "draw", "--yes")
    for path in (play.folder / "draw/sealed").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, f"open to others: {path}"


DESTROYED = """\
löscht   das Hauptgeheimnis, aus dem jede Nonce und jeder Code auf einem Brief folgt
löscht   das Melderegister, wie es eingelesen wurde, und die Liste, die von Blättern zu Menschen führt
löscht   die Liste der Briefe mit Namen, Anschriften und Codes
löscht   die Rückmeldungen, wie sie eingelesen wurden, und wer in welcher Zeile steht
löscht   die Öffnungen aller versiegelten Antworten
löscht   die Gremien, die nicht geöffnet wurden, und die Salze von Gremien und Chancen
löscht   die Namen der Mitglieder, soweit sie im Ordner der Losung stehen
löscht   den geheimen Schlüssel des Amts, sobald dieser Schritt damit unterschrieben ist
bleibt   die Kopie der Briefliste bei der Druckerei
bleibt   der Auszug des Melderegisters und die Datei der Rückmeldungen, wo sie herkamen
bleibt   Sicherungen des versiegelten Teils und die Kennwörter derer, die sie verwahren
bleibt   was die Platte, ihre Schnappschüsse oder eine Sicherung des Rechners noch halten: die Dateien wurden entfernt, nicht überschrieben
bleibt   die Quittungen in den Händen der Zusagenden
bleibt   die Briefe in den Händen der Angeschriebenen, mit ihren Codes
bleibt   die eigenen Dateien der Mitwirkenden
bleibt   ein Ausdruck im Rathaus
step 15-deletion
checksum {checksum}
next     nothing: the draw is over, its sealed part was destroyed
"""


def play_sealed(play):
    """A draw with a sealed question, from the order to the day on which its sealed part is destroyed."""
    for command in play.COMMANDS:
        play.run(command)
    names_are_sealed(play)
    assert "Schule" not in (play.folder / "draw/record/07-pool/pool.tsv").read_text()
    assert "Schule" not in (play.folder / "draw/record/07-pool/margins.tsv").read_text()
    totals = [(row["category"], row["people"]) for row in play.table("07-pool/totals.tsv")]
    answers = [line.split(";")[1] for line in (play.folder / "replies.csv").read_text().splitlines()[1:]]
    assert totals == [("mit", str(answers.count("ja"))), ("ohne", str(len(answers) - answers.count("ja")))], totals
    assert len(play.table("07-pool/bits.tsv")) == 2 * len(answers)
    assert len(play.table("12-panel/quotas.tsv")) == 3 * 2  # the panel and two spot checks, two categories
    assert len(play.table("12-panel/totals.tsv")) == 2
    assert (play.folder / "draw/record/14-replacement/skips.tsv").exists()
    assert not (play.folder / "draw/record/14-replacement/totals.tsv").exists()
    sealed = play.folder / "draw/sealed"
    assert (sealed / "02-frame/register.csv").read_bytes() == (play.folder / "register.csv").read_bytes()
    assert (sealed / "07-pool/replies.csv").read_bytes() == (play.folder / "replies.csv").read_bytes()
    check_chain(play)
    play.verify()
    before = play.folder / "before"
    shutil.copytree(play.folder / "draw/record", before)

    refused(play, "--beyond-reach", "destroy", "draw", "--yes", "--beyond-reach", " blank")
    refused(play, "--yes", "destroy", "draw")  # nobody can be asked
    done = play.klero("destroy", "draw", "--yes", "--lang", "de", "--beyond-reach", "ein Ausdruck im Rathaus")
    checksum = subprocess.run("sha256sum < draw/record/15-deletion/SHA256SUMS", shell=True, cwd=play.folder, capture_output=True, text=True).stdout[:64]
    assert done.stdout == DESTROYED.format(checksum=checksum), done.stdout
    assert list(sealed.iterdir()) == [], list(sealed.iterdir())
    deletion = json.loads((play.folder / "draw/record/15-deletion/deletion.json").read_text())
    assert deletion["beyond_reach"][-1] == "ein Ausdruck im Rathaus" and len(deletion["destroyed"]) == 8, deletion
    for path in before.rglob("*"):  # what stood in the record stands there still
        if path.is_file():
            assert (play.folder / "draw/record" / path.relative_to(before)).read_bytes() == path.read_bytes(), path
    check_chain(play)
    play.verify()
    again = play.klero("destroy", "draw", "--yes")
    assert "already" in again.stderr, again.stderr
    refused(play, "the draw is over", "leave", "draw", "leavers.csv")
    refused(play, "the draw is over", "replace", "draw", "--dice", DICE, "--dice-again", DICE)
    refused(play, "the draw is over", "invite", "draw")
    refused(play, "nobody's code can be told any more", "entry", "draw", "paper.txt", "--key-file", "leavers.csv")
    status = play.klero("status", "draw").stdout
    assert status.endswith("15-deletion\nnext     nothing: the draw is over, its sealed part was destroyed\n"), status


def play_small_cell(play):
    """A category with too few people in the pool is refused before anything is published; with more replies it is not."""
    play.order["minimum_cell"] = 3
    play.run_until("replies")
    letters = (play.folder / "draw/sealed/06-invitations/letters.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    rows = [f"{line.split(';')[0]};{'ja' if number < 2 else 'nein'}" for number, line in enumerate(letters)]
    (play.folder / "few.csv").write_text("\n".join(["code;Abschluss", *rows]) + "\n")
    refused(play, "Schule, mit: 2 people in the pool, and the order wants none or at least 3", "replies", "draw", "few.csv")
    refused(play, "merge categories", "replies", "draw", "few.csv")
    play.run("replies")
    refused(play, "the draw is not finished", "destroy", "draw", "--yes")


def names_are_sealed(play):
    """No name and no register number anywhere in the record."""
    record = b"".join(path.read_bytes() for path in (play.folder / "draw/record").rglob("*") if path.is_file())
    header, *rows = (play.folder / "register.csv").read_text().splitlines()
    columns = header.split(";")
    for row in rows:
        person = dict(zip(columns, row.split(";")))
        assert person["Ordnungsmerkmal"].encode() not in record
        assert f"{person['Familienname']} | {person['Vornamen']}".encode() not in record


def busy_order(source):
    """Five slots, a committed portfolio, one question asked in the reply."""
    order = copy.deepcopy(order_of(source))
    order["slots"] += [{"name": "Pfarrerin", "office": False, "key": ""}, {"name": "Notar", "office": False, "key": ""}]
    order["min_commitments"], order["close_signatures"] = 3, 3
    order["panel"] |= {"form": "committed", "panels": 30, "spot_checks": 2}
    order["letters"] |= {"total": 12}
    order["features"].append({
        "name": "Schule", "stratum": None, "column": "Abschluss", "visibility": "public", "source": "erfunden",
        "categories": [{"name": "mit", "values": ["ja"], "min": 0, "max": 3, "min_flex": 0, "max_flex": 3},
                       {"name": "ohne", "values": ["nein", ""], "min": 0, "max": 3, "min_flex": 0, "max_flex": 3}]})
    return order


def play_busy(play):
    """Slots that fail, files that do not count, dice that differ: each is refused with its reason, and the draw goes on."""
    play.absent, play.missing = {1: (5,), 2: ()}, {1: (1,), 2: (2,)}
    play.run("new")
    refused(play, "out of order", "invite", "draw")
    refused(play, "out of order", "seed", "draw", "--dice", DICE, "--dice-again", DICE)
    refused(play, "does not exist", "commit", "draw", "nowhere")
    register = play.prepare("frame")[2]
    text = (play.folder / register).read_text()
    (play.folder / "broken.csv").write_text(text.replace("Unterdorf", "Hinterdorf", 1))
    refused(play, "'Hinterdorf', which the order does not know", "frame", "draw", "broken.csv")
    (play.folder / "double.csv").write_text(text + text.splitlines()[1] + "\n")
    refused(play, "the same key stands in line 2", "frame", "draw", "double.csv")
    play.run("frame")
    names_are_sealed(play)

    commit = play.prepare("commit1")
    refused(play, "slot 5 (Notar): nothing was handed in", *commit[:-2])
    refused(play, "--absent 5", *commit[:-2])
    stolen = play.folder / "stolen"
    stolen.mkdir()
    (stolen / "slot-5.txt").write_bytes((play.folder / "person-4/lot1/slot-4.txt").read_bytes())
    (stolen / "slot-5.sig").write_bytes((play.folder / "person-4/lot1/slot-4.sig").read_bytes())
    refused(play, "slot 5 (Notar): not the commitment document of this slot", *commit[:-2], "stolen")
    play.klero(*commit)
    reveal = play.prepare("reveal1")
    refused(play, "slot 1 (Bürgermeisterin): nothing was handed in", *reveal[:-2])
    (play.folder / "garbage").mkdir()
    (play.folder / "garbage/slot-1.txt").write_text("I have changed my mind\n")
    refused(play, "slot 1 (Bürgermeisterin): not the contribution of this slot", *reveal[:-2], "garbage")
    play.klero(*reveal, "garbage")
    refused(play, "close is not complete: 0 of 3", "seed", "draw", "--dice", DICE, "--dice-again", DICE)
    play.prepare("close1")
    some = play.klero("close", "draw", "closes-1/slot-2.sig", "closes-1/slot-3.sig")
    assert "2 of 3" in some.stdout, some.stdout
    refused(play, "close is not complete: 2 of 3", "seed", "draw", "--dice", DICE, "--dice-again", DICE)
    (play.folder / "slot-4.sig").write_bytes((play.folder / "closes-1/slot-3.sig").read_bytes())
    refused(play, "slot 4 (Pfarrerin): the signature is not valid", "close", "draw", "slot-4.sig")
    play.klero("close", "draw", "closes-1")
    refused(play, "typed throw 20 differently", "seed", "draw", "--dice", DICE, "--dice-again", DICE[:-1] + "1")
    refused(play, "throw 1 is '7'", "seed", "draw", "--dice", "7" + DICE[1:], "--dice-again", DICE)
    refused(play, "got 19", "seed", "draw", "--dice", DICE[:-2], "--dice-again", DICE)
    play.run("seed1")
    refused(play, "made from other inputs", "seed", "draw", "--dice", DICE[:-1] + "1", "--dice-again", DICE[:-1] + "1")
    play.run("invite")

    letters = (play.folder / "draw/sealed/06-invitations/letters.csv").read_text(encoding="utf-8-sig").splitlines()
    codes = [line.split(";")[0] for line in letters[1:]]
    assert len(codes) == 12, letters
    answers = [f"{code};{'ja' if i % 2 else 'nein'}" for i, code in enumerate(codes)]
    (play.folder / "replies.csv").write_text("\n".join(["code;Abschluss", *answers, "XXXX;ja", codes[0] + ";vielleicht"]) + "\n")
    refused(play, "replies.csv:14: the code cannot be read", "replies", "draw", "replies.csv")
    refused(play, "--skip-refused", "replies", "draw", "replies.csv")
    play.klero("replies", "draw", "replies.csv", "--skip-refused")
    assert len((play.folder / "draw/sealed/07-pool/refused.csv").read_text().splitlines()) == 3
    play.run("portfolio")
    play.run("commit2")
    play.run("reveal2")
    play.prepare("close2")
    some = play.klero("close", "draw", *(f"closes-2/slot-{slot}.sig" for slot in (1, 3, 4)))
    assert "2 of 3 signatures needed are there; the office's slots do not count" in some.stdout, some.stdout
    refused(play, "close is not complete: 2 of 3", "seed", "draw", "--dice", DICE, "--dice-again", DICE)
    for command in ("close2", "seed2", "panel"):
        play.run(command)
    assert len(play.table("12-panel/openings.tsv")) == 9
    members = play.table("12-panel/panel.tsv")
    (play.folder / "stranger.csv").write_text("row;reason\n999;Krankheit\n")
    refused(play, "stranger.csv:2: '999' is no row of the pool", "leave", "draw", "stranger.csv")
    (play.folder / "moody.csv").write_text(f"row;reason\n{members[0]['row']};Unlust\n")
    refused(play, "'Unlust' is no reason of the order", "leave", "draw", "moody.csv")
    refused(play, "out of order", "replace", "draw", "--dice", DICE, "--dice-again", DICE)
    play.run("leave")
    play.verify(expected=3)  # leavers without their replacement: right as far as it goes
    play.run("replace")
    play.klero("leave", "draw", "leavers.csv", expected=1)  # who left cannot leave again
    check_chain(play)
    play.verify()
    status = play.klero("status", "draw").stdout
    assert status.count("done ") == 14, status


def play_random(play, seed):
    """A draw that follows from a number, through two replacements; at its end the verifier, which shares no rule with the
    office's side, must be content."""
    rng = random.Random(f"kleroterion/scenario/{seed}")
    play.order = random_worlds.some_order(rng, play.order)
    random_worlds.exclude_some(rng, play.order)
    random_letters.some_letters(rng, play.order)
    (play.folder / "served.csv").write_text(random_worlds.some_served(rng))
    play.slots = range(1, len(play.order["slots"]) + 1)
    if play.order["beacons"]:
        for lot in (1, 2):
            spare = len(play.slots) - max(3, 1 + play.order["close_signatures"])  # slot 1, the office's, signs no close
            play.absent[lot] = tuple(rng.sample(list(play.slots)[1:], rng.randint(0, spare)))
            spare = len(play.present(lot)) - 1 - play.order["close_signatures"]
            play.missing[lot] = tuple(rng.sample(play.present(lot), rng.randint(0, spare)))
    register, separator = random_worlds.some_register(rng, play.order)
    (play.folder / "register.csv").write_bytes(random_letters.some_houses(rng, register, separator).encode())
    key = random_worlds.some_auditor(rng, play)
    print(random_letters.told(play.order), flush=True)
    play.run("new")
    if not can_freeze(play):
        return
    if key:
        play.klero("sign-audit", "draw/record", "--step", "02", "--key", key, "--out", "auditor-02.sig")
        play.klero("audited", "draw", "auditor-02.sig")
    for command in play.COMMANDS[2:play.COMMANDS.index("replies")]:
        play.run(command)
    people_reply(play, rng)
    auditor_agrees(play, key)
    for command in play.COMMANDS[play.COMMANDS.index("portfolio"):]:
        done = play.run(command, expected=None)
        if command in ("portfolio", "panel") and "would give single people away" in done.stderr:
            print("  ends here: the disclosure report refuses it")
            return
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    members = [row["row"] for row in play.table("14-replacement/panel.tsv")]
    leaving = rng.sample(members, rng.randint(1, len(members)))
    reasons = play.order["reasons"]
    (play.folder / "more.csv").write_text("reason,row\n" + "".join(f"{rng.choice(reasons)},{row}\n" for row in leaving))
    play.klero("leave", "draw", "more.csv")
    play.run("replace")
    check_chain(play)
    play.verify()
    auditor_agrees(play, key)


def can_freeze(play):
    """Whether the strata are large enough; `klero inspect` said the same before."""
    served = ["--served", "served.csv"] if play.order["eligibility"]["served"] else []
    seen = play.klero("inspect", "register.csv", "--order", "order.json", *served, expected=None)
    done = play.run("frame", expected=seen.returncode)
    if done.returncode != 0:
        assert "cannot be published" in done.stderr and "cannot be published" in seen.stderr, done.stderr
        print("  ends here: a stratum is too small for its letters")
    return done.returncode == 0


def people_reply(play, rng):
    """To the letters of the first wave, and of the second if it goes out; then the pool."""
    sealed = play.folder / "draw/sealed/06-invitations"
    replies = random_letters.Replies(rng, play.order)
    wave = play.order["letters"].get("second_wave")
    replies.take(random_letters.letters_of(sealed / "letters.csv"), random_letters.WAVE_ENDS if wave else random_letters.DEADLINE)
    if wave:
        replies.write(play.folder)
        play.klero("second-wave", "draw", "replies.csv", "--skip-refused")
        play.verify(expected=3)
        if (sealed / "second-wave").exists():
            replies.take(random_letters.letters_of(sealed / "second-wave/letters.csv"), random_letters.DEADLINE)
    replies.write(play.folder)
    play.klero("replies", "draw", "replies.csv", "--skip-refused", "--undeliverable", "returned.csv")


def auditor_agrees(play, key):
    """He opens everything, and finds nothing wrong."""
    if key:
        (play.folder / "bundle").unlink(missing_ok=True)
        play.klero("bundle", "draw", "bundle")
        done = play.call("klero-verify", "audit", "draw/record", "bundle", "--key", key, "--order", play.anchor(), expected=None)
        assert done.returncode in (0, 3), done.stdout + done.stderr


PLAYS = {"tiny": play_tiny, "busy": play_busy, "sealed": play_sealed, "small-cell": play_small_cell}


def main():
    programs, source, name = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
    for seed in sys.argv[4:] or [None]:
        print(name, "" if seed is None else f"seed {seed}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            order = {"busy": busy_order, "sealed": sealed_order, "small-cell": sealed_order}.get(name, order_of)(source)
            play = Play(pathlib.Path(folder).resolve(), programs, source, order)
            PLAYS[name](play) if seed is None else play_random(play, seed)


main()
