"""Calling klero-verify, and records to call it with."""

import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "forge"))

import frame  # noqa: E402
import record  # noqa: E402
import worlds  # noqa: E402

PROGRAM = None  # set by test_program.py


def call(*arguments, typed=b"", stdout=subprocess.PIPE):
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=typed, stdout=stdout, stderr=subprocess.PIPE, timeout=120,
                          env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    if done.returncode not in (0, 1, 2, 3) or b"Sanitizer" in done.stderr:
        raise AssertionError(f"exit {done.returncode}: {done.stderr.decode(errors='replace')[-3000:]}")
    return done


def text(done):
    return done.stdout.decode()


def errors(done):
    return done.stderr.decode()


def last_line(done):
    return text(done).splitlines()[-1]


class WithRecord(unittest.TestCase):
    """Tests with a fresh copy of the record of a small world."""

    world = "plain"

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.draw = worlds.honest(self.world)
        self.folder = self.write("record", self.draw.files)

    def write(self, name, files):
        folder = os.path.join(self.temporary.name, name)
        os.makedirs(folder)
        record.write(files, folder)
        return folder

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def append(self, path, data=b"x"):
        with open(self.path(path), "ab") as file:
            file.write(data)

    def letter_of(self, leaf):
        """Identity line and code of the person behind a leaf."""
        person = self.draw.people[leaf]
        nonce = frame.nonce_of(self.draw.order, self.draw.anchor, self.draw.master, person[self.draw.order["key"]])
        return " | ".join(person[column] for column in self.draw.order["identity"]), frame.code_of(nonce)
