"""What witnesses sign, and what not."""
import pathlib
import shutil

from ceremony_setting import groups


class Witnesses:
    def cosign(self, record, *more, witness=1, key="witness-1/key", reveals="reveals-1"):
        record = record if isinstance(record, pathlib.Path) else self.kept(record)
        return ["cosign", record, "--witness", witness, "--key", key, "--memory", self.work / "memory", "--out", f"{self.work}/out/",
                *(["--reveals", reveals] if reveals else []), "--yes", *more]

    def test_cosign_refuses_a_close_that_omits_a_reveal_that_the_witness_holds(self):
        self.klero(*self.cosign("commit", witness=2, key="witness-2/key"))
        self.assertTrue((self.work / "memory/lot1-opening-2.txt").exists())
        self.refused("step 04-lot1-reveal omits a reveal that you hold: slot 2 is called missing in it",
                     "sign nothing; make public the reveal that you hold, and when it came",
                     *self.cosign(self.two_reveals(), witness=2, key="witness-2/key", reveals=None))
        self.assertFalse((self.work / "out/04-lot1-reveal").exists())

    def test_cosign_says_what_is_held_and_what_counts_for_nothing(self):
        sent = self.work / "sent"
        sent.mkdir()
        shutil.copy(self.folder / "reveals-1/opening-1.txt", sent)
        shutil.copy(self.folder / "reveals-1/opening-2.txt", sent / "opening-3.txt")
        done = self.klero(*self.cosign("signed", reveals=sent))
        self.assertEqual(done.stderr, "klero: note: opening-3.txt counts for nothing: line 1: the scalar does not open the deposit: s·G is not its C_0\n")
        self.assertTrue(done.stdout.startswith("hold     opening-1.txt\ndraw     "), done.stdout)
        self.assertIn("The reveals that you hold stand in it, unaltered: slot 1 (Person 1).\n", done.stdout)
        self.assertTrue(done.stdout.endswith(f"send     {self.work}/out/04-lot1-reveal\n"))

    def test_cosign_of_the_commit_step_says_that_there_is_no_way_back(self):
        record = self.kept("commit-alone")
        checksum = self.checksum(record, "03-lot1-commit")
        title = self.game.order["title"]
        self.assertIn(f'step     {checksum}\nYou sign: step 03-lot1-commit of the draw "{title}" has the checksum\n' + groups(checksum) +
                      "By it you say that this is the step you saw, and that you saw no other.\n"
                      "Once enough witnesses have signed there is no way back: the secrets are handed out.\n"
                      f"send     {self.work}/out/03-lot1-commit\n", self.klero(*self.cosign("commit-alone", reveals=None)).stdout)
        self.assertIn(f'Sie unterschreiben: Der Schritt 03-lot1-commit der Auslosung "{title}" hat die Prüfsumme\n' + groups(checksum) +
                      "Sie sagen damit, dass Sie diesen Schritt gesehen haben und keinen anderen.\n"
                      "Sobald genug Zeugen unterschrieben haben, gibt es kein Zurück: Die Geheimnisse werden herausgegeben.\n",
                      self.klero(*self.cosign("commit-alone", "--lang", "de", reveals=None)).stdout)

    def test_cosign_waits_for_the_contributors(self):
        self.refused("too few contributors have signed the close of step 04-lot1-reveal: 0 of 3 signatures needed are there",
                     "sign once the office has published them; fetch the record with its evidence again", *self.cosign("reveal"))
        self.assertFalse((self.work / "out").exists())

    def test_cosign_refusals(self):
        self.refused("no such witness: expected 1 to 3, got 4", "the order lists the witnesses; the first is 1", *self.cosign("reveal", witness=4))
        self.assertIn("klero: error: the key is not that of witness 2 ('Witness 2'): expected ", self.klero(*self.cosign("signed", witness=2), expected=1).stderr)
        self.refused("step 01-order is not cosigned: expected one of 02 to 05, 07 to 12, correction, lot2-void, leavers, replacement", "",
                     *self.cosign("reveal", "--step", 1))
        self.refused("step 04-lot1-reveal is closed already: the record goes on to 12-panel", "a close is signed before the beacons, never after",
                     *self.cosign("panel", "--step", 4, reveals=None))
        self.refused("the evidence of step 03-lot1-commit is collected by a later step: nothing can be added", "",
                     *self.cosign("panel", "--step", 3, reveals=None))
        self.refused("the record has no step 13: it goes to 12-panel", "", *self.cosign("panel", "--step", 13, reveals=None))
        self.refused("no lot awaits reveals: the record ends with 12-panel", "leave out --reveals", *self.cosign("panel"))
        self.refused("beacon 1 has no fallback in the order", "without a fallback the draw waits for the beacon, or ends with an annulment",
                     *self.cosign("reveal", "--absence", 1))

    def test_cosign_refuses_a_record_that_does_not_verify(self):
        record = self.copy("reveal")
        shutil.copy(record / "evidence/01-order/office.sig", record / "evidence/03-lot1-commit/office.sig")
        done = self.klero(*self.cosign(record, reveals=None), expected=1)
        self.assertIn("the record does not verify up to step 04-lot1-reveal: check 1.8", done.stderr)
        self.assertFalse((self.work / "out").exists())
