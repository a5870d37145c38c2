"""The post: what `klero invite` hands to the letter shop, and what `klero replies` refuses.

    test_post.py BIN SOURCE

Each picture is read by zbarimg, which is not ours, and holds the code of its letter; nothing is readable by others.
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

BIN, SOURCE = map(pathlib.Path, sys.argv[1:3])
sys.path.insert(0, str(SOURCE / "tests/scenario"))
import play  # noqa: E402


def letters_of(folder):
    with (folder / "letters.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def codes_in(picture):
    done = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def pictures_hold_the_codes(folder, letters):
    names = {f"pictures/letter-{number:06}.png" for number in range(1, len(letters) + 1)}
    assert {str(path.relative_to(folder)) for path in (folder / "pictures").iterdir()} == names
    assert [letter["picture"] for letter in letters] == sorted(names)
    assert len({letter["code"] for letter in letters}) == len(letters) > 0
    for letter in letters:
        found = codes_in(folder / letter["picture"])
        assert found == [letter["code"]], f"{letter['picture']}: expected {letter['code']}, got {found}"


def nobody_else_can_read_them(folder):
    for path in [folder, *folder.rglob("*")]:
        mode = path.stat().st_mode & 0o777
        assert mode == (0o700 if path.is_dir() else 0o600), f"{path}: {mode:o}"


def people_are_addressed(drawn, letters):
    with (drawn.folder / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        register = list(csv.DictReader(file, delimiter=";" if ";" in first else ","))
    genders = {" | ".join(person[column] for column in drawn.order["identity"]): person["Geschlecht"] for person in register}
    words = {"m": "Sehr geehrter Herr", "w": "Sehr geehrte Frau"}
    for letter in letters:
        assert letter["salutation"] == words.get(genders[letter["identity"]], ""), letter
        assert letter["reply_by"] == "2026-06-30" and letter["representatives"] == "" and "Geschlecht" not in letter, letter
    assert {letter["salutation"] for letter in letters} >= set(words.values())


def replies_are_refused_by_kind(drawn, letters):
    codes = [letter["code"] for letter in letters]
    # Twenty zero bytes with their check characters: a right code that is nobody's.
    nobody = "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-DBRZ"
    rows = [f"{code};{'nein' if number % 2 else 'ja'};ja;30.06.2026" for number, code in enumerate(codes)]
    rows += [f"{row};ja;2026-05-01" for row in ("AAAA;ja", f"{nobody};ja", f"{codes[0]};ja", f"{codes[1]};ja", "=1+1;ja")]
    rows[2] = f"{codes[2]};vielleicht;ja;2026-05-01"
    rows[3] = f"{codes[3]};ja;ja;01.07.2026"
    rows[4] = f"{codes[4]};ja;;2026-05-01"
    (drawn.folder / "bad.csv").write_text("\n".join(["code;Abschluss;Einwilligung;Eingang", *rows]) + "\n")
    done = drawn.klero("replies", "draw", "bad.csv", expected=1)
    counts = "unreadable code 2, unknown code 1, no consent 1, late 1, unknown answer 1, twice 1, contradiction 2"
    assert f"9 of 21 replies are refused: {counts}: nothing is done" in done.stderr, done.stderr
    for said in ("bad.csv:4: column 'Abschluss' holds 'vielleicht', which the order does not know; it knows '', 'ja', 'nein'",
                 "bad.csv:5: column 'Eingang' holds '01.07.2026', expected a day not after 2026-06-30",
                 "bad.csv:6: column 'Einwilligung' holds '', which is no consent; consent is 'ja'",
                 "mend a slip of the pen by the questionnaire; never guess", "bad.csv:19: the code belongs to nobody who was invited",
                 "bad.csv:20: the same reply stands in line 2", "bad.csv:21: the same code with other answers stands in line 3"):
        assert said in done.stderr, f"{said}\n{done.stderr}"
    done = drawn.klero("replies", "draw", "bad.csv", "--skip-refused", "--undeliverable", "nowhere.csv", expected=1)
    assert "nowhere.csv" in done.stderr, done.stderr
    # Of the letters that came back the first was answered all the same.
    (drawn.folder / "back.csv").write_text(f"code;Grund\n{codes[0]};verzogen\n")
    done = drawn.klero("replies", "draw", "bad.csv", "--skip-refused", "--undeliverable", "back.csv")
    assert f"replies  21 rows: 12 people in the pool, 9 rows refused: {counts}\nletters  12 entered, 1 contradiction, 1 unknown answer, 1 late, 1 no consent\n" \
        in done.stdout, done.stdout
    assert (drawn.folder / "draw/record/07-pool/post.tsv").read_text() == (
        "outcome\tletters\nentered\t12\ncontradiction\t1\nunknown answer\t1\nlate\t1\nno consent\t1\nundeliverable\t0\nno reply\t0\nother\t0\n")
    assert (drawn.folder / "draw/sealed/07-pool/undeliverable.csv").read_text() == (drawn.folder / "back.csv").read_text()
    with (drawn.folder / "draw/sealed/07-pool/refused.csv").open(encoding="utf-8-sig", newline="") as file:
        refused = list(csv.DictReader(file, delimiter=";"))
    assert [(row["line"], row["kind"]) for row in refused] == [
        ("3", "contradiction"), ("4", "unknown answer"), ("5", "late"), ("6", "no consent"), ("18", "unreadable code"), ("19", "unknown code"), ("20", "twice"),
        ("21", "contradiction"), ("22", "unreadable code")], refused
    assert refused[-1]["code"] == "'=1+1", refused[-1]


def main():
    with tempfile.TemporaryDirectory() as folder:
        drawn = play.Play(folder, BIN, SOURCE, play.sealed_order(SOURCE))
        drawn.order["letter_columns"] += ["Geschlecht"]
        drawn.order["post"] |= {"consent": {"column": "Einwilligung", "values": ["ja"]}, "received": "Eingang", "salutation": {
            "column": "Geschlecht", "categories": [{"name": "Sehr geehrter Herr", "values": ["m"]}, {"name": "Sehr geehrte Frau", "values": ["w"]}]}}
        drawn.run_until("invite")
        drawn.run("invite")
        post = pathlib.Path(folder) / "draw/sealed/06-invitations"
        letters = letters_of(post)
        assert len(letters) == 16, len(letters)
        pictures_hold_the_codes(post, letters)
        nobody_else_can_read_them(post)
        people_are_addressed(drawn, letters)
        replies_are_refused_by_kind(drawn, letters)


main()
