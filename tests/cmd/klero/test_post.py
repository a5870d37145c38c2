"""The post: what `klero invite` hands to the letter shop.

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


def main():
    with tempfile.TemporaryDirectory() as folder:
        drawn = play.Play(folder, BIN, SOURCE, play.sealed_order(SOURCE))
        drawn.run_until("invite")
        drawn.run("invite")
        post = pathlib.Path(folder) / "draw/sealed/06-invitations"
        letters = letters_of(post)
        assert len(letters) == 16, len(letters)
        pictures_hold_the_codes(post, letters)
        nobody_else_can_read_them(post)


main()
