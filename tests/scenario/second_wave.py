#!/usr/bin/python3
"""A draw with a second wave of letters, by hand: drawn with the first, called because too few have answered; and not called.

    second_wave.py BIN SOURCE
"""
import csv
import pathlib
import sys
import tempfile

from play import Play, order_of

BIN, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
SEALED = "draw/sealed/06-invitations"


def waves_order(below):
    order = order_of(SOURCE)
    order["letters"] |= {"second_wave": {"below": below, "date": "2026-05-31", "total": 4}}
    order["post"] |= {"received": "Eingang"}
    return order


def letters_in(play, folder):
    with (play.folder / folder / "letters.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write_replies(play, name, rows):
    (play.folder / name).write_text("code;Eingang\n" + "".join(f"{code};{day}\n" for code, day in rows))


def refused(play, words, *arguments):
    """Refused, with these words, and the draw is as it was."""
    before = sorted((path, path.read_bytes()) for path in (play.folder / "draw").rglob("*") if path.is_file())
    done = play.klero(*arguments, expected=1)
    assert words in done.stderr, f"{arguments}: expected {words!r}, got {done.stderr!r}"
    after = sorted((path, path.read_bytes()) for path in (play.folder / "draw").rglob("*") if path.is_file())
    assert before == after, f"{arguments}: was refused, and changed the draw"


def drawn(play):
    """The draw up to its letters; their codes."""
    for command in play.COMMANDS[:play.COMMANDS.index("replies")]:
        done = play.run(command)
    assert "klero second-wave draw --replies CSV" in done.stdout, done.stdout
    strata = play.table("02-frame/strata.tsv")
    assert sum(int(row["second"]) for row in strata) == len(play.table("06-invitations/second-wave.tsv")) == 4, strata
    codes = [letter["code"] for letter in letters_in(play, SEALED)]
    assert len(codes) == 6
    write_replies(play, "all.csv", [(code, "2026-06-10") for code in codes])
    refused(play, "it is not decided yet whether the letters of the second wave go out", "replies", "draw", "all.csv")
    return codes


def called(play):
    codes = drawn(play)
    # Two in time, one of them with both days of the same reply, one too late, one that cannot be read.
    write_replies(play, "so-far.csv", [(codes[0], "2026-05-31"), (codes[1], "30.05.2026"), (codes[1], "2026-05-30"), (codes[2], "2026-06-01"),
                                       ("XXXX", "2026-05-30")])
    refused(play, "so-far.csv:6: the code cannot be read", "second-wave", "draw", "so-far.csv")
    first = play.klero("second-wave", "draw", "so-far.csv", "--skip-refused")
    assert "answered 2 of 6 letters by 2026-05-31; fewer than 3\nsecond   4 more letters" in first.stdout, first.stdout
    assert "1 replies came in after 2026-05-31" in first.stderr, first.stderr
    text = (play.folder / "draw/record/evidence/06-invitations/second-wave.txt").read_text()
    assert text.splitlines()[2:] == ["answered 2", "letters sent"], text
    again = play.klero("second-wave", "draw", "so-far.csv", "--skip-refused")
    assert again.stdout == first.stdout, again.stdout
    write_replies(play, "more.csv", [(code, "2026-05-30") for code in codes])
    refused(play, "holds something else already", "second-wave", "draw", "more.csv")
    more = letters_in(play, f"{SEALED}/second-wave")
    assert len(more) == 4 and not {letter["code"] for letter in more} & set(codes), more
    assert (play.folder / SEALED / "second-wave" / more[0]["picture"]).exists()
    play.verify(expected=3)

    replies = [(code, "2026-05-30") for code in codes[:2]] + [(letter["code"], "2026-06-20") for letter in more] + [(codes[2], "2026-06-01")]
    write_replies(play, "replies.csv", replies)
    for command in play.COMMANDS[play.COMMANDS.index("replies"):]:
        play.run(command)
    pool = {row["leaf"] for row in play.table("07-pool/pool.tsv")}
    second = {row["leaf"] for row in play.table("06-invitations/second-wave.tsv")}
    assert len(pool) == 7 and second <= pool, pool
    done = play.verify()
    assert "second wave: called, 2 letters were answered by 2026-05-31, fewer than 3: 4 more letters" in done.stdout, done.stdout
    refused(play, "out of order", "second-wave", "draw", "so-far.csv")
    receipt = play.call("klero-verify", "receipt", "draw/record", "--identity", more[0]["identity"], "--code", more[0]["code"])
    assert "drawn for the second wave: this person gets a letter" in receipt.stdout, receipt.stdout


def not_called(play):
    codes = drawn(play)
    write_replies(play, "so-far.csv", [(code, "2026-05-30") for code in codes[:4]])
    done = play.klero("second-wave", "draw", "so-far.csv")
    assert "answered 4 of 6 letters by 2026-05-31; not fewer than 3\nsecond   no more letters" in done.stdout, done.stdout
    assert not (play.folder / SEALED / "second-wave").exists()
    write_replies(play, "replies.csv", [(code, "2026-06-10") for code in codes])
    for command in play.COMMANDS[play.COMMANDS.index("replies"):play.COMMANDS.index("leave")]:
        play.run(command)
    assert "second wave: not called, 4 letters were answered by 2026-05-31" in play.verify().stdout


def unordered(play):
    play.order["letters"] |= {"second_wave": None}
    play.run_until("replies")
    write_replies(play, "so-far.csv", [])
    refused(play, "the order has no second wave of letters", "second-wave", "draw", "so-far.csv")


def main():
    for part in (called, not_called, unordered):
        print(part.__name__, flush=True)
        with tempfile.TemporaryDirectory() as folder:
            part(Play(pathlib.Path(folder).resolve(), BIN, SOURCE, waves_order(3)))


main()
