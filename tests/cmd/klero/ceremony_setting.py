"""One draw with the full ceremony for all its tests; imported by test_ceremony.py, whose arguments it takes."""
import hashlib
import pathlib
import shutil
import sys
import tempfile
import unittest

BIN, SOURCE = pathlib.Path(sys.argv.pop(1)).resolve(), pathlib.Path(sys.argv.pop(1)).resolve()
sys.path.insert(0, str(SOURCE / "tests/scenario"))
import ceremony  # noqa: E402
import play  # noqa: E402

VANISHED = 4


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def groups(checksum):
    """As it is read aloud."""
    four = [checksum[i:i + 4] for i in range(0, 64, 4)]
    return "".join("  " + " ".join(four[i:i + 8]) + "\n" for i in (0, 8))


class Setting(unittest.TestCase):
    """One draw for all tests, until the panel stands; the record is kept as it was at each step."""

    @classmethod
    def setUpClass(cls):
        cls.temp = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temp.name)
        cls.game = game = ceremony.CeremonyPlay(cls.folder, BIN, SOURCE, ceremony.full_order(SOURCE))
        game.missing[1] = (VANISHED,)
        game.missing[2] = (VANISHED,)
        game.run("new")
        game.run("frame")
        cls.keep("frame")
        play.Play.run(game, "commit1")
        cls.keep("commit-alone")
        cls.keep("draw-commit", "draw")
        game.cosign()
        cls.keep("commit")
        cls.keep("draw-cosigned", "draw")
        game.run("reveal1")
        cls.keep("reveal")
        play.Play.run(game, "close1")
        cls.keep("draw-signed", "draw")
        cls.keep("signed")
        game.cosign()
        cls.keep("draw-closed", "draw")
        game.stamp()
        cls.keep("stamped")
        for command in ("seed1", "invite", "replies", "portfolio", "commit2", "reveal2", "close2", "seed2", "panel"):
            game.run(command)
        cls.keep("panel")

    @classmethod
    def keep(cls, name, what="draw/record"):
        shutil.copytree(cls.folder / what, cls.folder / ("kept-" + name), ignore=shutil.ignore_patterns(".lock"))

    @classmethod
    def tearDownClass(cls):
        cls.temp.cleanup()

    def setUp(self):
        self.work = pathlib.Path(tempfile.mkdtemp(dir=self.folder))

    def kept(self, name):
        return self.folder / ("kept-" + name)

    def copy(self, name):
        copy = self.work / name
        shutil.copytree(self.kept(name), copy)
        return copy

    def klero(self, *arguments, expected=0):
        return self.game.klero(*arguments, expected=expected)

    def refused(self, error, hint, *arguments):
        done = self.klero(*arguments, expected=1)
        self.assertEqual(done.stderr, f"klero: error: {error}\n" + (f"klero: hint: {hint}\n" if hint else ""))
        return done

    @staticmethod
    def checksum(record, step):
        return sha256((record / step / "SHA256SUMS").read_bytes())
