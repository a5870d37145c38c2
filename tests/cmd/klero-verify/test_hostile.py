"""Records made to make the program hang, crash, read elsewhere or write to the terminal."""

import os
import shutil

from calls import WithRecord, call, errors, text


class Hostile(WithRecord):
    def verdict(self):
        done = call(self.folder, "--order", self.draw.anchor)
        self.assertNotIn(b"\x1b", done.stdout)
        return done

    def test_every_file_may_be_a_fifo_a_folder_a_link_or_a_terabyte(self):
        for path in ("01-order/order.json", "01-order/SHA256SUMS", "02-frame/leaves-0001.tsv", "03-lot1-commit/slot-1.sig",
                     "04-lot1-reveal/slot-1.txt", "08-portfolio/panels.tsv", "evidence/12-panel/office.sig"):
            for kind in (self.fifo, self.subfolder, self.link, self.terabyte):
                with self.subTest(path=path, kind=kind.__name__):
                    shutil.move(self.path(path), self.path(path) + ".kept")
                    kind(self.path(path))
                    self.assertEqual(self.verdict().returncode, 1)
                    shutil.rmtree(self.path(path), True) if os.path.isdir(self.path(path)) else os.remove(self.path(path))
                    shutil.move(self.path(path) + ".kept", self.path(path))
        self.assertEqual(self.verdict().returncode, 0)

    def fifo(self, path):
        os.mkfifo(path)

    def subfolder(self, path):
        os.mkdir(path)

    def link(self, path):
        os.symlink(path + ".kept", path)

    def terabyte(self, path):
        with open(path, "wb") as file:
            file.truncate(2 ** 40)

    def test_names_do_not_reach_the_terminal(self):
        with open(self.path("05-lot1-seed").encode() + b"/\x1b[2J\xff\n", "wb"):
            pass
        done = self.verdict()
        self.assertEqual(done.returncode, 1)
        self.assertIn("05-lot1-seed/\\x1b[2J\\xff\\n", text(done))

    def test_a_document_may_be_deep_long_or_no_document(self):
        for data in (b"[" * 4_000_000, b'{"a":' * 500_000, b"\0" * 1_000_000, b"", b"\xff\xfe", b'"' + b"x" * 3_000_000):
            with open(self.path("01-order/order.json"), "wb") as file:
                file.write(data)
            self.assertEqual(self.verdict().returncode, 1)

    def test_a_table_may_hold_anything(self):
        for data in (b"\t" * 3_000_000, b"stratum\n" * 100_000, b"\n" * 1_000_000, b"9" * 1_000_000 + b"\n",
                     b"stratum\tOrt\tpeople\tletters\n1\tDorf\t9007199254740991\t9007199254740991\n"
                     b"2\tWeiler\t9007199254740991\t9007199254740991\n"):
            for path in ("02-frame/strata.tsv", "06-invitations/invitations.tsv", "07-pool/pool.tsv"):
                with open(self.path(path), "wb") as file:
                    file.write(data)
            self.assertEqual(self.verdict().returncode, 1)

    def test_a_step_may_hold_more_files_than_allowed(self):
        for number in range(100_001):
            os.mknod(self.path("05-lot1-seed", str(number)))
        done = self.verdict()
        self.assertEqual(done.returncode, 1)
        self.assertRegex(text(done), r"FAIL +1\.11 .*\n +05-lot1-seed: expected at most 100000 files, got more\n")

    def test_a_folder_without_any_step_is_a_mistyped_path(self):
        for folder in (self.temporary.name, self.path("05-lot1-seed")):
            done = call(folder)
            self.assertEqual(done.returncode, 2)
            self.assertIn("is no record", errors(done))
        self.assertEqual(call(self.path("05-lot1-seed/seed.txt")).returncode, 2)

    def test_the_record_may_be_reached_by_a_link(self):
        os.symlink(self.folder, self.folder + "-latest")
        self.assertEqual(call(self.folder + "-latest", "--order", self.draw.anchor).returncode, 0)
