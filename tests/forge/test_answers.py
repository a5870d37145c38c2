#!/usr/bin/python3
"""What klero-verify answers about good records, compared with what the forge knows: seeds, members, receipts, differences.

    KLERO_VERIFY=build/bin/klero-verify test_answers.py
"""

import os
import tempfile
import unittest

import catalogue
import frame
import klero_verify
import letters
import record
import worlds

PROGRAM = os.environ["KLERO_VERIFY"]


def answer(*arguments):
    done = klero_verify.call(PROGRAM, *arguments)
    return done.returncode, done.stdout.decode()


class Answers(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = os.path.join(scratch.name, "record")
        self.other = os.path.join(scratch.name, "other")

    def test_the_report_names_seeds_and_members(self):
        for name in worlds.WORLDS:
            draw = worlds.honest(name)
            folder = f"{self.folder}-{name}"
            record.write(draw.files, folder)
            code, text = answer(folder, "--order", draw.anchor)
            self.assertEqual(code, 3 if draw.world.annulled else 0, name)
            for lot in draw.seeds:
                self.assertIn(f"lot {lot}, seed: {draw.seeds[lot]}\n", text)
            for row in [] if draw.world.annulled else draw.members:
                self.assertRegex(text, rf"(?m)^  {row} +{draw.rows[row - 1]}$")
            self.assertNotIn("\x1b", text)

    def state(self, draw, number, name, *more):
        """The states of a check, one for each place where it is made; `more` are arguments."""
        folder = f"{self.folder}-{name}"
        record.write(draw.files, folder)
        report = klero_verify.judge(PROGRAM, folder, draw.anchor, None, more)[1]
        return [check["state"] for check in report["checks"] if check["number"] == number]

    def test_what_was_looked_at_passes_and_what_was_not_is_said(self):
        for name, number, states in [
                ("fair", "7.6", ["PASS"]), ("plain", "7.6", ["NOT CHECKED"]), ("sealed", "7.6", ["NOT CHECKED"]),
                ("open", "3.7", ["PASS"]), ("open", "8.6", ["PASS"]), ("plain", "3.7", ["NOT CHECKED"]), ("plain", "8.6", ["NOT CHECKED"]),
                ("ties", "9.7", ["PASS"]), ("ties", "9.8", ["MANUAL"]), ("plain", "9.7", ["NOT CHECKED"]),
                *(("sealed", f"10.{number}", ["PASS"]) for number in range(1, 7)), ("sealed", "10.7", ["PASS"] * 3), ("sealed", "10.8", ["PASS"] * 3),
                ("sealed", "10.9", ["NOT CHECKED"]), *(("open", f"10.{number}", ["NOT CHECKED"]) for number in range(1, 10))]:
            with self.subTest(f"{name}, {number}"):
                self.assertEqual(self.state(worlds.honest(name), number, f"{name}-{number}"), states)

    def test_what_the_user_brings_is_looked_at_and_what_he_does_not_is_said(self):
        brought = {name: klero_verify.options(catalogue.brought(name), f"{self.folder}-{name}") for name in ("full", "fallback", "again")}
        for name, number, without, brings in [
                ("full", "4.14", ["NOT CHECKED"] * 3, ["PASS"] * 3), ("full", "4.17", ["NOT CHECKED"] * 3, ["PASS"] * 2 + ["NOT CHECKED"]),
                ("full", "4.15", ["NOT CHECKED"] * 3, ["PASS"] * 3), ("full", "4.11", ["PASS"] * 2, ["PASS"] * 2), ("full", "4.12", ["PASS"] * 2, ["PASS"] * 2),
                ("full", "1.13", ["PASS"], ["PASS"]), ("full", "2.14", ["PASS"], ["PASS"]), ("full", "2.15", ["PASS"], ["PASS"]),
                ("fallback", "4.13", ["PASS"] * 3, ["PASS"] * 3), ("fallback", "2.14", ["NOT CHECKED"], ["NOT CHECKED"]),
                ("again", "2.16", ["NOT CHECKED"], ["PASS"]), ("again", "4.14", ["NOT CHECKED"] * 2, ["NOT CHECKED"] * 2)]:
            with self.subTest(f"{name}, {number}"):
                draw = worlds.honest(name)
                self.assertEqual(self.state(draw, number, f"{name}-{number}"), without)
                self.assertEqual(self.state(draw, number, f"{name}-{number}-brought", *brought[name]), brings)

    def test_without_any_of_it_nothing_is_claimed(self):
        for number in ("1.13", "2.14", "2.15", "2.16", "9.10"):
            self.assertEqual(set(self.state(worlds.honest("council"), number, f"council-{number}")), {"NOT CHECKED"}, number)
        for number in ("4.11", "4.12", "4.13", "4.14", "4.15", "4.16", "4.17"):
            self.assertEqual(set(self.state(worlds.honest("council"), number, f"council-{number}")), {"NOT CHECKED"}, number)

    def person(self, draw, leaf, **other):
        person = draw.people[leaf]
        nonce = frame.nonce_of(draw.order, draw.anchor, draw.master, person[draw.order["key"]])
        values = {"identity": " | ".join(person[column] for column in draw.order["identity"]), "code": frame.code_of(nonce)} | other
        return answer("receipt", self.folder, "--order", draw.anchor, "--identity", values["identity"], "--code", values["code"])

    def test_a_receipt_shows_the_ticket_and_whether_it_was_drawn(self):
        draw = worlds.honest("council")
        record.write(draw.files, self.folder)
        for number, leaf in enumerate(sorted(draw.people)):
            if number % 6:
                continue
            code, text = self.person(draw, leaf)
            self.assertEqual(code, 0, text)
            self.assertIn(leaf, text)
            self.assertIn(letters.ticket_of(draw.seeds[1], leaf), text)
            self.assertEqual("\ndrawn" in text, leaf in draw.invited, text)
            self.assertEqual("row of the pool" in text, leaf in draw.rows, text)
            if leaf in draw.rows:
                self.assertIn(f"row of the pool: {draw.rows.index(leaf) + 1}\n", text)

    def test_a_receipt_for_somebody_else_shows_nothing(self):
        draw = worlds.honest("council")
        record.write(draw.files, self.folder)
        one = min(draw.people)
        code, text = self.person(draw, one, identity="Erika | Mustermann | 1964-08-12")
        self.assertEqual(code, 1)
        self.assertIn("no entry can be shown", text)
        self.assertNotIn(one, text)

    def test_what_was_only_appended_is_no_difference(self):
        draw = worlds.honest("plain")
        record.write(record.cut(draw.files, 7), self.folder)
        record.write(draw.files, self.other)
        self.assertEqual(answer("diff", self.folder, self.other)[0], 0)

    def test_a_difference_is_seen_even_where_both_records_are_right(self):
        # Another draw of the same world, with other people: right in itself, but not the one of yesterday.
        draw = worlds.honest("plain")
        changed = worlds.forged("plain", {"frame.people": lambda people: people[1:]}, 1, 7)
        record.write(record.cut(draw.files, 7), self.folder)
        record.write(changed.files, self.other)
        self.assertEqual(answer("diff", self.folder, self.other)[0], 1)


if __name__ == "__main__":
    unittest.main()
