"""What the escrow's holders open."""
from ceremony_setting import VANISHED


class Holders:
    def deposit(self, record, *more, holder=3, slots=(VANISHED,), key="holder-3/key"):
        return ["open-deposit", self.kept(record), "--holder", holder, "--key", key, *(word for slot in slots for word in ("--slot", slot)),
                "--out", f"{self.work}/opened/", "--yes", *more]

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
