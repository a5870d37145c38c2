#!/usr/bin/python3
"""A draw with at most one letter a household, by hand: letters, receipts of people drawn, skipped and neither, the audit.

    household.py BIN SOURCE
"""
import csv
import json
import pathlib
import sys
import tempfile

from play import Play, order_of

BIN, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
sys.path.insert(0, str(SOURCE / "tests/forge"))
import frame  # noqa: E402

COLUMNS = ["Strasse", "Hausnummer"]


def household_order():
    order = order_of(SOURCE)
    order["letters"] |= {"household": COLUMNS, "total": 11}
    order["auditor"] = {"key": "", "name": "Prüferin"}
    return order


def register_of(play):
    with (play.folder / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def crowded(play):
    """The tiny register, moved into seven houses, and two people nobody knows the address of."""
    play.call("klero-world", "register", play.city, "--out", "tidy.csv")
    with (play.folder / "tidy.csv").open(encoding="utf-8-sig", newline="") as file:
        people = list(csv.DictReader(file, delimiter=";"))
    for number, person in enumerate(people):
        person |= {"Strasse": "Lindenweg", "Hausnummer": str(number % 7)} if number > 1 else {"Strasse": "", "Hausnummer": " "}
    with (play.folder / "register.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, people[0].keys(), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(people)


def receipt(play, person, *more, expected=0):
    """What a person's receipt says; the code by Python, from the master secret."""
    order = json.loads((play.folder / "draw/record/01-order/order.json").read_text())
    master = bytes.fromhex((play.folder / "draw/sealed/02-frame/master.secret").read_text().strip())
    nonce = frame.nonce_of(order, play.anchor(), master, person["Ordnungsmerkmal"])
    identity = " | ".join(person[column] for column in order["identity"])
    done = play.call("klero-verify", "receipt", "draw/record", "--identity", identity, "--code", frame.code_of(nonce), *more, expected=expected)
    tag = frame.tag_of(order, play.anchor(), master, person)
    inner = frame.inner_of(order, identity, nonce)
    return done.stdout, tag, inner


def paper_of(play, person):
    """What the office tells this person: klero entry."""
    (play.folder / "key.txt").write_text(person["Ordnungsmerkmal"] + "\n")
    paper = play.folder / f"paper-{person['Ordnungsmerkmal']}.txt"
    play.klero("entry", "draw", paper, "--key-file", "key.txt")
    return paper.read_text()


def letters_go_to_different_houses(play):
    letters = play.table("06-invitations/invitations.tsv")
    skipped = play.table("06-invitations/skipped.tsv")
    assert len({row["tag"] for row in letters}) == len(letters), letters
    assert skipped and {row["tag"] for row in skipped} <= {row["tag"] for row in letters}
    wanted = sum(int(row["letters"]) for row in play.table("02-frame/strata.tsv"))
    # Seven houses, and two who count for themselves: so somewhere the letters do not find enough people, and somebody is skipped.
    assert wanted == 11 and 1 <= len(letters) <= 9, len(letters)
    with (play.folder / "draw/sealed/06-invitations/letters.csv").open(encoding="utf-8-sig", newline="") as file:
        houses = [(row["Strasse"], row["Hausnummer"]) for row in csv.DictReader(file, delimiter=";")]
    known = [house for house in houses if house[0]]
    assert len(known) == len(set(known)) and len(houses) == len(letters), houses


def people_find_themselves(play):
    drawn = {row["inner"] for row in play.table("06-invitations/invitations.tsv")}
    skipped = {row["inner"] for row in play.table("06-invitations/skipped.tsv")}
    kinds = set()
    for person in register_of(play):
        if person["Geburtsdatum"] > "2010-03-01":    # too young
            continue
        text, tag, inner = receipt(play, person, expected=None)
        kind = "drawn" if inner in drawn else "skipped" if inner in skipped else "passed over"
        words = {"drawn": "drawn: this person gets a letter", "skipped": "somebody of the same household was drawn before",
                 "passed over": "no entry can be shown"}[kind]
        assert words in text, f"{kind}: {text}"
        if kind == "passed over":
            text = receipt(play, person, "--household", tag)[0]
            assert "not drawn: the ticket is greater" in text or "somebody of the same household" in text, text
            assert "no entry can be shown" in receipt(play, person, "--household", "ab" * 20, expected=1)[0]
            assert f"\nhousehold    {tag}\n" in paper_of(play, person), paper_of(play, person)
        kinds.add(kind)
    return kinds


def auditor_sees_who_lives_together(play):
    play.klero("bundle", "draw", "bundle")
    audit = ["audit", "draw/record", "bundle", "--key", "auditor.key", "--order", play.anchor(), "--json"]
    states = {check["number"]: check["state"] for check in json.loads(play.call("klero-verify", *audit, expected=3).stdout)["checks"]}
    assert {states[number] for number in ("A.3", "A.4", "A.5", "A.6", "A.7")} == {"PASS"}, states
    text = (play.folder / "register.csv").read_text()
    (play.folder / "other.csv").write_text(text.replace("Lindenweg;3", "Lindenweg;9", 1))
    done = play.call("klero-verify", *audit, "--register", "other.csv", expected=1)
    states = {check["number"]: check["state"] for check in json.loads(done.stdout)["checks"]}
    assert states["A.4"] == states["A.5"] == "FAIL", states


def main():
    with tempfile.TemporaryDirectory() as folder:
        play = Play(pathlib.Path(folder).resolve(), BIN, SOURCE, household_order())
        play.klero("keygen", "auditor.key", "--name", "Prüferin", "--no-passphrase")
        play.order["auditor"]["key"] = (play.folder / "auditor.key.pub").read_text().split()[1]
        crowded(play)
        for command in play.COMMANDS[:play.COMMANDS.index("replies")]:
            play.run(command)
            if command == "frame":
                play.klero("sign-audit", "draw/record", "--step", "02", "--key", "auditor.key", "--out", "auditor-02.sig")
                play.klero("audited", "draw", "auditor-02.sig")
        letters_go_to_different_houses(play)
        kinds = people_find_themselves(play)
        assert {"drawn", "skipped"} <= kinds, kinds
        auditor_sees_who_lives_together(play)
        for command in play.COMMANDS[play.COMMANDS.index("replies"):play.COMMANDS.index("leave")]:
            play.run(command)
        play.verify()


main()
