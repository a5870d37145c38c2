"""What contributors do at home: their contributions, their look before they sign, and an office that shows two records."""
import subprocess

from ceremony_setting import VANISHED, groups, sha256


class Contributors:
    # --- contribute and open with an escrow ---

    def contribute(self, *more):
        return ["contribute", self.kept("frame"), "--slot", 2, "--key", "person-2/key", "--out", self.work / "mine", *more]

    def test_a_deposit_is_made_once(self):
        self.klero(*self.contribute())
        mine = self.work / "mine"
        before = {p.name: p.read_bytes() for p in mine.iterdir()}
        self.assertEqual(sorted(before), ["slot-2.secret", "slot-2.sig", "slot-2.txt"])
        self.assertEqual((mine / "slot-2.secret").stat().st_mode & 0o777, 0o600)
        self.assertTrue(before["slot-2.secret"].startswith(before["slot-2.txt"] + b"scalar "))
        (mine / "slot-2.txt").unlink()
        (mine / "slot-2.sig").unlink()  # killed after the secret
        self.klero(*self.contribute())
        self.assertEqual({p.name: p.read_bytes() for p in mine.iterdir()}, before)

    def test_contribute_says_who_could_open_and_shows_no_secret(self):
        done = self.klero(*self.contribute("--lang", "de"))
        scalar = (self.work / "mine/slot-2.secret").read_text().split()[-1]
        self.assertNotIn(scalar, done.stdout + done.stderr)
        title, anchor, mine = self.game.order["title"], self.game.anchor(), self.work / "mine/slot-2"
        self.assertEqual(done.stdout, f"draw     {title} (rehearsal)\nbody     {self.game.order['body']}\nattempt  1\norder    {anchor}\n"
                         "lot      1\nslot     2, Person 2\ndeposit  opened by any 2 of 3 holders, if you do not\n"
                         f"send     {mine}.txt\nsend     {mine}.sig\nkeep     {mine}.secret  (geheim, bis Schritt 03-lot1-commit veröffentlicht ist)\n")

    def open(self, record, name="opening-2.txt"):
        return ["open", self.kept(record), "--slot", 2, "--in", "person-2/lot1", "--out", self.work / name]

    def test_open_hands_out_the_scalar_under_the_name_that_the_office_takes(self):
        self.klero(*self.open("commit"))
        secret = (self.folder / "person-2/lot1/slot-2.secret").read_text()
        self.assertEqual((self.work / "opening-2.txt").read_text(), secret.splitlines()[-1] + "\n")
        self.refused(f"the file to send has the wrong name, '{self.work}/slot-2.txt': expected it to be called opening-2.txt",
                     "--out FOLDER/opening-2.txt", *self.open("commit", "slot-2.txt"))

    def test_no_secret_leaves_before_the_commit_step_is_cosigned(self):
        error = ("step 03-lot1-commit is not cosigned yet: expected the signatures of 2 witnesses in its evidence, got 0",
                 "wait for the witnesses, then fetch the record again")
        self.refused(*error, *self.open("commit-alone"))
        self.refused(*error, *self.deposit("commit-alone"))
        self.assertEqual(list(self.work.iterdir()), [])

    # --- sign-close ---

    def close(self, record, *more, slot=2):
        return ["sign-close", record, "--slot", slot, "--key", f"person-{slot}/key", "--in", f"person-{slot}/lot1",
                "--memory", self.work / "memory", "--out", self.work / "slot.sig", "--yes", *more]

    def test_sign_close_says_in_plain_words_what_is_signed(self):
        record = self.kept("reveal")
        checksum = self.checksum(record, "04-lot1-reveal")
        order, dice = self.game.order, self.game.order["beacons"][0]
        head = f"draw     {order['title']} (rehearsal)\nbody     {order['body']}\nattempt  1\norder    {self.game.anchor()}\nslot     2, Person 2\nclose    {checksum}\n"
        self.assertEqual(self.klero(*self.close(record)).stdout, head +
                         f'You sign: lot 1 of the draw "{order["title"]}" is closed with the checksum\n' + groups(checksum) +
                         "The seed will be made of these beacons and of no others:\n"
                         f"  beacon 1: dice, 20 dice of 6 sides, {dice['place']}\n"
                         f"Opened by the escrow: slot {VANISHED} (Person {VANISHED}).\n"
                         "Your contribution (slot 2) stands in it, unaltered.\n"
                         "Who signs this close signs no other one of this step.\n"
                         f"send     {self.work}/slot.sig\n")
        self.assertEqual(self.klero(*self.close(record, "--lang", "de")).stdout, head +
                         f'Sie unterschreiben: Das Los 1 der Auslosung "{order["title"]}" ist geschlossen mit der Prüfsumme\n' + groups(checksum) +
                         "Der Startwert wird aus diesem Zufall gemacht und aus keinem anderen:\n"
                         f"  Zufall 1: dice, 20 Würfel mit 6 Seiten, {dice['place']}\n"
                         f"Von den Verwahrern geöffnet: Platz {VANISHED} (Person {VANISHED}).\n"
                         "Ihr Beitrag (Platz 2) steht unverändert darin.\n"
                         "Wer diesen Abschluss unterschreibt, unterschreibt zu diesem Schritt keinen anderen.\n"
                         f"send     {self.work}/slot.sig\n")

    def test_an_annulment_is_not_taken_for_the_step_whose_number_it_has(self):
        draw = self.copy("draw-cosigned")
        self.klero("annul", draw, "--reason", "Stromausfall", "--yes")
        done = self.klero(*self.close(draw / "record"), expected=1)
        self.assertIn("expected a record that ends with step 04-lot1-reveal or 10-lot2-reveal, got 04-annulment\n", done.stderr)
        self.assertFalse((self.work / "slot.sig").exists())

    def test_sign_close_says_that_the_escrow_opened_the_own_contribution(self):
        done = self.klero(*self.close(self.kept("reveal"), slot=VANISHED))
        self.assertIn(f"Your contribution (slot {VANISHED}) stands in it, unaltered: the escrow opened it, not you.\n", done.stdout)

    def test_sign_close_signs_close_txt(self):
        self.klero(*self.close(self.kept("reveal")))
        pem = self.work / "key.pem"
        pem.write_text(self.klero("public-key", "person-2/key.pub", "--pem").stdout)
        subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", pem, "-rawin", "-in",
                        self.kept("reveal") / "evidence/04-lot1-reveal/close.txt", "-sigfile", self.work / "slot.sig"], check=True, capture_output=True)

    def test_sign_close_needs_close_txt(self):
        record = self.copy("reveal")
        (record / "evidence/04-lot1-reveal/close.txt").unlink()
        self.refused("step 04-lot1-reveal has no close.txt in its evidence: the office has not named the beacons of this close",
                     "fetch the evidence of this step too; without close.txt there is nothing to sign", *self.close(record))

    def test_sign_close_needs_a_memory(self):
        arguments = self.close(self.kept("reveal"))
        at = arguments.index("--memory")
        done = self.klero(*arguments[:at], *arguments[at + 2:], expected=2)
        self.assertIn("--memory is required", done.stderr)

    # --- an office that shows two records ---

    def two_reveals(self):
        """The same draw, in which the office leaves out the reveal of slot 2: everything else is right."""
        draw = self.copy("draw-cosigned")
        reveals = [f"reveals-1/opening-{slot}.txt" for slot in self.game.slots if slot not in (2, VANISHED)]
        opened = [f"reveals-1/opened-{VANISHED}-by-{holder}.txt" for holder in (1, 2)]
        self.klero("reveal", draw, *reveals, *opened, "--missing", 2)
        return draw / "record"

    def test_a_record_that_is_not_an_extension_is_refused_with_both_checksums(self):
        self.klero(*self.close(self.kept("reveal"), slot=3))
        other = self.two_reveals()
        self.refused(f"the record is not the one you saw, step 04-lot1-reveal: expected {self.checksum(self.kept('reveal'), '04-lot1-reveal')} "
                     f"(04-lot1-reveal), got {self.checksum(other, '04-lot1-reveal')}",
                     "sign nothing, and make both checksums public, with the record that you hold", *self.close(other, slot=3))
        self.refused(f"the record is shorter than the one you saw: expected step 04-lot1-reveal with the checksum "
                     f"{self.checksum(self.kept('reveal'), '04-lot1-reveal')}, got steps to 03-lot1-commit",
                     "fetch the newest record; if this is the newest, sign nothing and say so in public",
                     *self.cosign("commit", reveals=None))

    def test_a_second_close_is_refused_even_if_the_steps_are_forgotten(self):
        self.klero(*self.close(self.kept("reveal"), slot=3))
        (self.work / "memory/step-04.txt").unlink()
        (self.work / "slot.sig").unlink()
        other = self.two_reveals()
        closes = [sha256((record / "evidence/04-lot1-reveal/close.txt").read_bytes()) for record in (self.kept("reveal"), other)]
        self.refused(f"you signed another 04-close already: its SHA-256 is {closes[0]}, of this one {closes[1]}",
                     f"sign nothing, and make both public: '{self.work}/memory/signed-04-close.txt' is the first", *self.close(other, slot=3))
        self.assertFalse((self.work / "slot.sig").exists())

    def test_the_same_close_again_gives_the_same_signature(self):
        self.klero(*self.cosign("signed"))
        sig = self.work / "out/04-lot1-reveal/witness-1.sig"
        before = sig.read_bytes()
        self.klero(*self.cosign("signed"))
        sig.unlink()
        self.klero(*self.cosign("signed"))
        self.assertEqual(sig.read_bytes(), before)
