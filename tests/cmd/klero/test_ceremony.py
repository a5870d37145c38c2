#!/usr/bin/python3
"""Contributors, witnesses, escrow holders and the timestamp in one whole ceremony, and every refusal of their programs.

  test_ceremony.py BIN SOURCE        BIN holds klero, klero-verify and klero-world
"""
import hashlib
import pathlib
import shutil
import subprocess
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


class Ceremony(unittest.TestCase):
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

    # --- the whole ---

    def test_the_whole_ceremony_is_verified_and_its_timestamps_are_trusted(self):
        done = self.game.call("klero-verify", self.kept("panel"), "--order", self.game.anchor(), "--authority", "authority/root.pem")
        self.assertEqual(done.stderr, "")

    def test_who_vanished_stands_in_the_reveal_step_all_the_same(self):
        states = dict(line.split("\t") for line in (self.kept("reveal") / "04-lot1-reveal/slots.tsv").read_text().splitlines()[1:])
        self.assertEqual(states, {str(slot): "revealed" for slot in self.game.slots})
        opening = self.kept("reveal") / f"evidence/04-lot1-reveal/opening-{VANISHED}.txt"
        self.assertEqual([line.split()[:2] for line in opening.read_text().splitlines()], [["opened", "1"], ["opened", "2"]])

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

    # --- escrow holders ---

    def deposit(self, record, *more, holder=3, slots=(VANISHED,), key="holder-3/key"):
        return ["open-deposit", self.kept(record), "--holder", holder, "--key", key, *(word for slot in slots for word in ("--slot", slot)),
                "--out", self.work / "opened", "--yes", *more]

    def test_open_deposit_says_when_it_is_to_be_done(self):
        done = self.klero(*self.deposit("commit"))
        order = self.game.order
        self.assertEqual(done.stdout, f"draw     {order['title']} (rehearsal)\nbody     {order['body']}\nattempt  1\norder    {self.game.anchor()}\n"
                         f"lot      1\nholder   3, Holder 3\ncommit   {self.checksum(self.kept('commit'), '03-lot1-commit')}\n"
                         f"You open your share of the deposit of slot {VANISHED} (Person {VANISHED}).\n"
                         "Do it only after the deadline, if the contributor did not reveal: with the shares of 2 holders his secret is known.\n"
                         f"send     {self.work}/opened/opened-{VANISHED}-by-3.txt\n")
        done = self.klero(*self.deposit("commit", "--lang", "de"))
        self.assertIn(f"Sie öffnen Ihren Anteil an der Hinterlegung von Platz {VANISHED} (Person {VANISHED}).\n"
                      "Tun Sie das erst nach Ablauf der Frist, wenn nicht offengelegt wurde: Mit den Anteilen von 2 Verwahrern ist das Geheimnis bekannt.\n",
                      done.stdout)

    def test_open_deposit_again_keeps_the_share(self):
        self.klero(*self.deposit("commit", slots=(1, 2)))
        before = {p.name: p.read_bytes() for p in (self.work / "opened").iterdir()}
        self.assertEqual(sorted(before), ["opened-1-by-3.txt", "opened-2-by-3.txt"])
        self.klero(*self.deposit("commit", slots=(1, 2)))
        self.assertEqual({p.name: p.read_bytes() for p in (self.work / "opened").iterdir()}, before)
        (self.work / "opened/opened-1-by-3.txt").write_text("garbage\n")
        self.assertIn("holds something else already", self.klero(*self.deposit("commit", slots=(1,)), expected=1).stderr)

    def test_any_holders_open_the_same_contribution(self):
        """Holders 1 and 2 opened in the draw; 3 and 1 lead the office to the same reveal step, byte for byte."""
        draw = self.copy("draw-cosigned")
        for holder in (1, 3):
            self.klero(*self.deposit("commit", holder=holder, key=f"holder-{holder}/key"))
        reveals = [f"reveals-1/opening-{slot}.txt" for slot in self.game.slots if slot != VANISHED]
        self.klero("reveal", draw, *reveals, self.work / "opened")
        self.assertEqual((draw / "record/04-lot1-reveal/SHA256SUMS").read_bytes(), (self.kept("reveal") / "04-lot1-reveal/SHA256SUMS").read_bytes())

    def test_open_deposit_refusals(self):
        self.refused("no such holder: expected 1 to 3, got 4", "the order lists the holders; the first is 1", *self.deposit("commit", holder=4))
        done = self.klero(*self.deposit("commit", holder=2), expected=1)
        self.assertIn("klero: error: the key is not that of holder 2 ('Holder 2'): expected ", done.stderr)
        self.refused("slot 6 made no deposit in step 03-lot1-commit", "", *self.deposit("commit", slots=(6,)))
        self.refused("no lot awaits reveals: expected a record that ends with step 03-lot1-commit or 09-lot2-commit, got 04-lot1-reveal",
                     "no secret may leave its owner before the commit step is published, and none counts after the reveal step",
                     *self.deposit("reveal"))
        self.refused("nobody can be asked: there is no terminal", "in a script use --yes", *self.deposit("commit")[:-1])
        self.assertFalse((self.work / "opened").exists())

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

    # --- cosign ---

    def cosign(self, record, *more, witness=1, key="witness-1/key", reveals="reveals-1"):
        record = record if isinstance(record, pathlib.Path) else self.kept(record)
        return ["cosign", record, "--witness", witness, "--key", key, "--memory", self.work / "memory", "--out", self.work / "out",
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
        self.refused("step 01-order is not cosigned: expected one of 02 to 05, 07 to 12, lot2-void, leavers, replacement", "",
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

    # --- timestamp ---

    def stamp(self, draw, *more):
        return ["timestamp", draw, *more]

    def test_timestamp_stamps_the_close_with_all_its_signatures(self):
        evidence = self.kept("stamped") / "evidence/04-lot1-reveal"
        names = sorted(p.name for p in evidence.iterdir() if p.name == "close.txt" or p.name.startswith(("slot-", "witness-")))
        self.assertEqual((evidence / "timestamped.txt").read_text(), "".join(f"{sha256((evidence / name).read_bytes())}  {name}\n" for name in names))
        self.assertEqual([name for name in names if name.startswith("witness-")], [f"witness-{n}.sig" for n in (1, 2, 3)])

    def test_timestamp_keeps_its_request(self):
        draw = self.copy("draw-closed")
        request = draw / "record/evidence/04-lot1-reveal/timestamp.tsq"
        done = self.klero(*self.stamp(draw, "--request-only"))
        self.assertEqual(done.stdout, f"carry    {request} to the authority (good authority)\nthen     klero timestamp {draw} --reply FILE --authority PEM\n")
        before = request.read_bytes()
        self.klero(*self.stamp(draw, "--request-only"))
        self.assertEqual(request.read_bytes(), before)
        request.unlink()  # killed between the two files
        self.klero(*self.stamp(draw, "--request-only"))
        self.assertNotEqual(request.read_bytes(), before)

    def test_timestamp_wants_all_signatures_first(self):
        self.refused("step 04-lot1-reveal is not cosigned yet: expected the signatures of 2 witnesses in its evidence, got 0",
                     "wait for the witnesses, then fetch the record again",
                     *self.stamp(self.copy("draw-signed"), "--request-only"))
        draw = self.copy("draw-closed")
        for slot in (2, 3):
            (draw / f"record/evidence/04-lot1-reveal/slot-{slot}.sig").unlink()
        self.refused("the close is not signed by enough contributors yet: expected 3 signatures of others than the office, got 1",
                     "take them in with `klero close`; all signatures are stamped at once", *self.stamp(draw, "--request-only"))
        self.assertFalse((draw / "record/evidence/04-lot1-reveal/timestamped.txt").exists())

    def test_timestamp_refuses_answers_of_others_and_to_others(self):
        draw = self.copy("draw-closed")
        self.klero(*self.stamp(draw, "--request-only"))
        answer = draw / "record/evidence/04-lot1-reveal/timestamp.tsr"
        foreign = self.kept("stamped") / "evidence/04-lot1-reveal/timestamp.tsr"
        done = self.klero(*self.stamp(draw, "--reply", foreign, "--authority", "authority/root.pem"), expected=1)
        self.assertIn("klero: error: the timestamp is refused: the token's nonce is not that of the request\n", done.stderr)
        self.game.answer(draw / "record/evidence/04-lot1-reveal/timestamp.tsq", self.work / "answer.tsr")
        done = self.klero(*self.stamp(draw, "--reply", self.work / "answer.tsr", "--authority", "authority/other-root.pem"), expected=1)
        self.assertIn("klero: error: the timestamp is refused: ", done.stderr)
        self.assertFalse(answer.exists())
        done = self.klero(*self.stamp(draw, "--reply", self.work / "answer.tsr", "--authority", "authority/root.pem"))
        self.assertIn("\norder    good authority, 10 minutes before every timed beacon\n", done.stdout)
        self.assertEqual(answer.read_bytes(), (self.work / "answer.tsr").read_bytes())

    def test_timestamp_asks_in_one_way_and_checks_the_answer(self):
        draw = self.copy("draw-closed")
        self.refused("expected one of --url, --request-only, --reply, got 0",
                     "--url asks the authority; --request-only leaves the request for a stick, and --reply takes the answer", *self.stamp(draw))
        self.refused("expected --authority: an answer that nobody checked is no timestamp",
                     "--authority FILE, the authority's certificates (PEM) from its own site", *self.stamp(draw, "--reply", "x"))
        self.refused("no close awaits a timestamp: expected a record that ends with a reveal or leavers step, got 12-panel", "",
                     *self.stamp("draw", "--request-only"))


if __name__ == "__main__":
    unittest.main()
