"""How the office has a close stamped."""
from ceremony_setting import sha256


class Stamps:
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
