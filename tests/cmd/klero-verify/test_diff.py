"""klero-verify diff: was anything but appended?"""

import os

from calls import WithRecord, call, text


class Diff(WithRecord):
    def setUp(self):
        super().setUp()
        early = {path: data for path, data in self.draw.files.items() if "13-" not in path and "14-" not in path}
        self.early = self.write("early", early)

    def diff(self):
        return call("diff", self.early, self.folder)

    def test_the_same_record_is_the_same(self):
        done = call("diff", self.folder, self.folder)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(text(done), "nothing but appended: what was published before is unchanged\n")

    def test_new_steps_and_evidence_are_appended(self):
        done = self.diff()
        self.assertEqual(done.returncode, 0, text(done))
        self.assertIn("appended, in a new step:      13-leavers/leavers.tsv\n", text(done))
        self.assertIn("appended, evidence:           evidence/13-leavers/office.sig\n", text(done))

    def test_a_changed_file_is_named(self):
        self.append("02-frame/strata.tsv")
        done = self.diff()
        self.assertEqual(done.returncode, 1)
        self.assertIn("CHANGED:                      02-frame/strata.tsv\n", text(done))
        self.assertIn("wrong: what was published before has been changed, in 1 files\n", text(done))

    def test_a_file_that_is_gone_is_named(self):
        os.remove(self.path("05-lot1-seed/seed.txt"))
        done = self.diff()
        self.assertEqual(done.returncode, 1)
        self.assertIn("REMOVED:                      05-lot1-seed/seed.txt\n", text(done))

    def test_a_file_added_to_an_old_step_is_no_appending(self):
        self.append("05-lot1-seed/note.txt")
        self.append("README")
        done = self.diff()
        self.assertEqual(done.returncode, 1)
        self.assertIn("ADDED beside what was there:  05-lot1-seed/note.txt\n", text(done))
        self.assertIn("ADDED beside what was there:  README\n", text(done))

    def test_a_file_that_became_a_link_is_a_change(self):
        os.remove(self.path("05-lot1-seed/seed.txt"))
        os.symlink(os.path.join(self.early, "05-lot1-seed/seed.txt"), self.path("05-lot1-seed/seed.txt"))
        self.assertEqual(self.diff().returncode, 1)

    def test_a_record_that_cannot_be_read_is_no_verdict(self):
        self.assertEqual(call("diff", self.early, "/nonexistent").returncode, 2)
