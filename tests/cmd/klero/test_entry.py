#!/usr/bin/python3
"""`klero entry`: what the office tells a person leads him to his leaf; everybody else gets one sentence.

    test_entry.py BIN SOURCE
"""
import csv
import pathlib
import stat
import subprocess
import sys
import tempfile

BIN, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
sys.path.insert(0, str(SOURCE / "tests/scenario"))
from play import ENVIRONMENT, Play, order_of  # noqa: E402

NAMES = {0: "O'Neill", 1: "Kızılırmak"}    # an apostrophe is no end of the word


def rename_two(play):
    play.call("klero-world", "register", play.city, "--out", "tidy.csv")
    with (play.folder / "tidy.csv").open(encoding="utf-8-sig", newline="") as file:
        people = list(csv.DictReader(file, delimiter=";"))
    grown = [person for person in people if person["Geburtsdatum"] < "2000"]
    for number, name in NAMES.items():
        grown[number]["Familienname"] = name
    with (play.folder / "register.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, people[0].keys(), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(people)
    return grown[0], grown[1], next(person for person in people if person["Geburtsdatum"] > "2010-03-01")


def entry(play, key, paper, *more, expected=0):
    (play.folder / "key.txt").write_text(key)
    return play.klero("entry", "draw", paper, "--key-file", "key.txt", *more, expected=expected)


def command_in(text):
    """The command of the paper, as somebody copies it."""
    return text[text.index("  klero-verify"):].replace("klero-verify receipt record", f"{BIN}/klero-verify receipt draw/record", 1)


def the_paper_leads_to_the_leaf(play, person, language, words):
    paper = f"paper-{language}.txt"
    done = entry(play, f" {person['Ordnungsmerkmal']}\r\n", paper, "--lang", language)
    assert done.stdout == f"entry    {paper}\ngive     to this person and to nobody else\n", done.stdout
    path = play.folder / paper
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text(encoding="utf-8")
    assert person["Familienname"] in text and person["Ordnungsmerkmal"] not in text, text
    shell = subprocess.run(["bash", "-c", command_in(text)], cwd=play.folder, env=ENVIRONMENT, capture_output=True, text=True)
    assert shell.returncode == 0 and words in shell.stdout, shell.stdout + shell.stderr
    # Once more writes the same; other words under the same name are refused.
    entry(play, person["Ordnungsmerkmal"], paper, "--lang", language)
    other = {"en": "de", "de": "en"}[language]
    assert "holds something else" in entry(play, person["Ordnungsmerkmal"], paper, "--lang", other, expected=1).stderr
    assert path.read_text(encoding="utf-8") == text


def everybody_else_gets_one_sentence(play, child):
    for language, sentence in (("en", "no entry can be shown"), ("de", "es kann kein Eintrag gezeigt werden")):
        for key in (child["Ordnungsmerkmal"], "4711", child["Ordnungsmerkmal"][:-1]):
            done = entry(play, key, "none.txt", "--lang", language, expected=1)
            assert (done.stdout, done.stderr) == ("", f"klero: error: {sentence}\n"), done.stderr
    assert not (play.folder / "none.txt").exists()
    assert "no key" in entry(play, "\n", "none.txt", expected=1).stderr
    done = play.klero("entry", "draw", "none.txt", expected=1)
    assert "--key-file FILE" in done.stderr, done.stderr


def a_changed_frame_is_told(play, person):
    file = next(path for path in (play.folder / "draw/sealed/02-frame").glob("people-*.tsv")
                if person["Ordnungsmerkmal"] in path.read_text(encoding="utf-8"))
    before = file.read_bytes()
    file.write_bytes(before.replace(person["Familienname"].encode(), b"Jemand"))
    assert "does not give a leaf" in entry(play, person["Ordnungsmerkmal"], "none.txt", expected=1).stderr
    file.write_bytes(before)


def main():
    with tempfile.TemporaryDirectory() as folder:
        play = Play(pathlib.Path(folder).resolve(), BIN, SOURCE, order_of(SOURCE))
        first, second, child = rename_two(play)
        play.run("new")
        assert "the record has no step 02-frame" in entry(play, "1", "none.txt", expected=1).stderr
        play.run("frame")
        the_paper_leads_to_the_leaf(play, first, "en", "in the drum: leaf ")
        the_paper_leads_to_the_leaf(play, second, "de", "in der Lostrommel: Blatt ")
        everybody_else_gets_one_sentence(play, child)
        a_changed_frame_is_told(play, first)


main()
