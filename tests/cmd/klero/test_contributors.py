#!/usr/bin/python3
"""A contributor's own commands, against an honest office and against one that cheats.

  test_contributors.py BIN SOURCE        BIN holds klero and klero-world
"""
import hashlib
import pathlib
import shutil
import sys
import tempfile
import unittest

BIN, SOURCE = pathlib.Path(sys.argv.pop(1)).resolve(), pathlib.Path(sys.argv.pop(1)).resolve()
sys.path.insert(0, str(SOURCE / "tests/scenario"))
import play  # noqa: E402


def rewrite_sums(step):
    """Makes SHA256SUMS of a step fit its files again, as a cheating office would."""
    lines = [line for line in step.joinpath("SHA256SUMS").read_text().splitlines() if "  ../" in line]
    lines += [hashlib.sha256(p.read_bytes()).hexdigest() + "  " + p.name for p in step.iterdir() if p.name != "SHA256SUMS"]
    step.joinpath("SHA256SUMS").write_text("".join(x + "\n" for x in sorted(lines, key=lambda x: x[66:])))


class Contributors(unittest.TestCase):
    """One draw for all tests, each with a copy of its record at the step that it needs."""

    @classmethod
    def setUpClass(cls):
        cls.temp = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temp.name)
        order = play.order_of(SOURCE)
        order["slots"].append({"name": "Notarin", "office": False, "key": ""})
        cls.game = play.Play(cls.folder, BIN, SOURCE, order)
        cls.game.missing[1] = (3,)
        cls.records = {}
        for command, name in (("new", "order"), ("frame", "frame"), ("commit1", "commit"), ("reveal1", "reveal"),
                              ("close1", "close"), ("seed1", "seed")):
            cls.game.run(command)
            cls.records[name] = cls.folder / f"record-{name}"
            shutil.copytree(cls.folder / "draw/record", cls.records[name])

    @classmethod
    def tearDownClass(cls):
        cls.temp.cleanup()

    def setUp(self):
        self.work = pathlib.Path(tempfile.mkdtemp(dir=self.folder))

    def copy(self, name):
        """A copy of the record as it was after a step, to cheat with."""
        copy = self.work / "record"
        shutil.copytree(self.records[name], copy)
        return copy

    def klero(self, *arguments, expected=0):
        return self.game.klero(*arguments, expected=expected)

    def refused(self, text, *arguments):
        done = self.klero(*arguments, expected=1)
        self.assertIn(text, done.stderr)
        self.assertEqual(done.stdout, "")

    # --- contribute ---

    def contribute(self, record, slot=1, key="person-1/key", out=None):
        return ["contribute", record, "--slot", slot, "--key", key, "--out", out or f"{self.work}/mine/"]

    def test_contribute_writes_a_closed_secret_and_what_is_sent(self):
        done = self.klero(*self.contribute(self.records["frame"]))
        mine = self.work / "mine"
        self.assertEqual(sorted(p.name for p in mine.iterdir()), ["slot-1.secret", "slot-1.sig", "slot-1.txt"])
        self.assertEqual(mine.joinpath("slot-1.secret").stat().st_mode & 0o777, 0o600)
        digest = hashlib.sha256(mine.joinpath("slot-1.secret").read_bytes()).hexdigest()
        self.assertEqual(mine.joinpath("slot-1.txt").read_text().splitlines()[-1], "sha256 " + digest)
        self.assertIn(digest, done.stdout)
        secret = mine.joinpath("slot-1.secret").read_text().splitlines()[-1].split()[1]
        self.assertNotIn(secret, done.stdout + done.stderr)

    def test_contribute_again_keeps_the_secret(self):
        self.klero(*self.contribute(self.records["frame"]))
        before = {p.name: p.read_bytes() for p in (self.work / "mine").iterdir()}
        (self.work / "mine/slot-1.sig").unlink()  # killed before the last file
        self.klero(*self.contribute(self.records["frame"]))
        self.assertEqual({p.name: p.read_bytes() for p in (self.work / "mine").iterdir()}, before)

    def test_contribute_refuses_another_key_and_a_slot_that_is_none(self):
        self.refused("the key is not that of slot 1", *self.contribute(self.records["frame"], key="person-2/key"))
        self.refused("no such slot: expected 1 to 4, got 5", *self.contribute(self.records["frame"], slot=5))
        self.assertFalse((self.work / "mine").exists())

    def test_contribute_comes_after_the_frame_and_before_the_commit_step(self):
        self.refused("no lot awaits commitments", *self.contribute(self.records["order"]))
        self.refused("no lot awaits commitments", *self.contribute(self.records["commit"]))

    def test_contribute_refuses_a_record_that_does_not_verify(self):
        record = self.copy("frame")
        shutil.copy(record / "evidence/01-order/office.sig", record / "evidence/02-frame/office.sig")
        self.refused("check 1.8", *self.contribute(record))
        self.assertFalse((self.work / "mine").exists())

    def test_contribute_refuses_the_folder_of_another_draw(self):
        shutil.copytree(self.folder / "person-1/lot1", self.work / "mine")
        secret = self.work / "mine/slot-1.secret"
        secret.write_text(secret.read_text().replace("after ", "after f", 1)[:-2] + "\n")
        self.refused("not the contribution to this lot", *self.contribute(self.records["frame"]))

    # --- open ---

    def open(self, record, slot=1):
        return ["open", record, "--slot", slot, "--in", f"person-{slot}/lot1", "--out", self.work / f"slot-{slot}.txt"]

    def test_open_hands_out_the_contribution_once_the_commitment_stands(self):
        self.klero(*self.open(self.records["commit"]))
        self.assertEqual((self.work / "slot-1.txt").read_bytes(), (self.folder / "person-1/lot1/slot-1.secret").read_bytes())

    def test_open_comes_after_the_commit_step_and_before_the_reveal_step(self):
        for name in ("frame", "reveal", "seed"):
            self.refused("no lot awaits reveals", *self.open(self.records[name]))
        self.assertFalse((self.work / "slot-1.txt").exists())

    def test_open_refuses_when_the_own_commitment_was_exchanged(self):
        record = self.copy("commit")
        document = record / "03-lot1-commit/slot-1.txt"
        document.write_text(document.read_text()[:-3] + "00\n")
        rewrite_sums(record / "03-lot1-commit")
        self.refused("holds another commitment under your slot", *self.open(record))
        self.assertFalse((self.work / "slot-1.txt").exists())

    def test_open_refuses_when_the_own_slot_is_called_absent(self):
        record = self.copy("commit")
        (record / "03-lot1-commit/slot-1.txt").unlink()
        rewrite_sums(record / "03-lot1-commit")
        self.refused("slot 1 is absent in it", *self.open(record))

    # --- sign-close ---

    def close(self, record, *more, slot=1):
        return ["sign-close", record, "--slot", slot, "--key", f"person-{slot}/key", "--in", f"person-{slot}/lot1",
                "--memory", self.work / "memory", "--out", self.work / "slot.sig", *more]

    def test_sign_close_says_what_is_signed(self):
        done = self.klero(*self.close(self.records["reveal"], "--yes"))
        checksum = hashlib.sha256((self.records["reveal"] / "04-lot1-reveal/SHA256SUMS").read_bytes()).hexdigest()
        four = [checksum[i:i + 4] for i in range(0, 64, 4)]
        groups = "".join("  " + " ".join(four[i:i + 8]) + "\n" for i in (0, 8))
        title = self.game.order["title"]
        self.assertIn(f'You sign: lot 1 of the draw "{title}" is closed with the checksum\n{groups}'
                      "The seed will be made of these beacons and of no others:\n", done.stdout)
        self.assertIn("Your contribution (slot 1) stands in it, unaltered.\n", done.stdout)
        self.assertEqual(len((self.work / "slot.sig").read_bytes()), 64)
        done = self.klero(*self.close(self.records["reveal"], "--yes", "--lang", "de"))
        self.assertIn(f'Das Los 1 der Auslosung "{title}" ist geschlossen mit der Prüfsumme\n{groups}', done.stdout)
        self.assertIn("Ihr Beitrag (Platz 1) steht unverändert darin.\n", done.stdout)

    def test_sign_close_asks_and_without_a_terminal_signs_nothing(self):
        done = self.klero(*self.close(self.records["reveal"]), expected=1)
        self.assertIn("in a script use --yes", done.stderr)
        self.assertFalse((self.work / "slot.sig").exists())

    def test_sign_close_refuses_a_close_that_omits_the_own_contribution(self):
        self.refused("your contribution is called missing", *self.close(self.records["reveal"], "--yes", slot=3))
        done = self.klero(*self.close(self.records["reveal"], "--yes", "--accept-missing", slot=3))
        self.assertIn("Your contribution (slot 3) is missing in it.\n", done.stdout)

    def test_sign_close_refuses_when_the_own_contribution_was_exchanged(self):
        record = self.copy("reveal")
        reveal = record / "04-lot1-reveal/slot-1.txt"
        reveal.write_text(reveal.read_text()[:-3] + "00\n")
        rewrite_sums(record / "04-lot1-reveal")
        self.refused("holds another contribution under your slot", *self.close(record, "--yes"))

    def test_sign_close_refuses_when_another_contribution_was_exchanged(self):
        record = self.copy("reveal")
        reveal = record / "04-lot1-reveal/slot-2.txt"
        reveal.write_text(reveal.read_text()[:-3] + "00\n")
        rewrite_sums(record / "04-lot1-reveal")
        close = record / "evidence/04-lot1-reveal/close.txt"
        checksum = hashlib.sha256((record / "04-lot1-reveal/SHA256SUMS").read_bytes()).hexdigest()
        close.write_text("".join(f"checksum {checksum}\n" if line.startswith("checksum ") else line for line in close.read_text().splitlines(True)))
        self.refused("the record does not verify up to step 04-lot1-reveal", *self.close(record, "--yes"))
        self.assertFalse((self.work / "slot.sig").exists())

    def test_sign_close_comes_before_the_beacons(self):
        for name in ("commit", "seed"):
            self.refused("no close awaits signatures", *self.close(self.records[name], "--yes"))

    # --- status ---

    def test_status_names_who_has_not_signed_the_close(self):
        draw = self.work / "draw"
        shutil.copytree(self.folder / "draw", draw)
        shutil.rmtree(draw / "record")
        shutil.copytree(self.records["reveal"], draw / "record")
        lines = self.klero("status", draw).stdout.splitlines()
        self.assertEqual([line for line in lines if line.startswith("missing")],
                         [f"missing  the close is not signed by slot {i + 1} ({slot['name']})"
                          for i, slot in enumerate(self.game.order["slots"]) if not slot["office"]]
                         + [f"missing  0 of {self.game.order['close_signatures']} signatures needed are there;"
                            " the office's slots do not count"])
        self.assertIn("klero close", lines[-1])


if __name__ == "__main__":
    unittest.main()
