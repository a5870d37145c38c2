"""How klero-verify is called, and how it ends."""

import json
import os
import unittest

from calls import WithRecord, call, errors, last_line, text


class Calls(unittest.TestCase):
    def test_help_and_version_need_nothing_else(self):
        for option in ("--help", "-h"):
            done = call(option)
            self.assertEqual(done.returncode, 0)
            self.assertIn("klero-verify", text(done))
            self.assertIn("Exit codes: 0 verified; 1 wrong; 2 could not check", text(done))
            self.assertEqual(errors(done), "")
        self.assertRegex(text(call("--version")), r"^klero-verify \d+\.\d+\.\d+\n$")
        self.assertEqual(call("receipt", "--help").returncode, 0)
        self.assertEqual(call("diff", "--help").returncode, 0)

    def test_a_wrong_call_is_2_and_says_why(self):
        for arguments, why in [
                ((), "no record was named"), (("--nonsense",), "--nonsense"), (("x", "--lang", "fr"), "--lang"),
                (("x", "--order", "abc"), "--order: expected 64 digits"), (("x", "--through", "0"), "--through"),
                (("x", "--through", "100"), "--through"), (("x", "--through", "-1"), "--through"),
                (("receipt",), "record"), (("diff", "x"), "later"), (("/nonexistent",), "No such file")]:
            with self.subTest(arguments):
                done = call(*arguments)
                self.assertEqual(done.returncode, 2)
                self.assertEqual(text(done), "")
                self.assertIn(why, errors(done))

    def test_the_catalogue_can_be_had_without_a_record(self):
        self.assertTrue(text(call("--list-checks")).startswith("# The checks of klero-verify\n"))
        checks = json.loads(text(call("--list-checks", "--json")))["checks"]
        self.assertGreater(len(checks), 60)


class Verdicts(WithRecord):
    def test_a_finished_record_with_its_order_is_verified(self):
        done = call(self.folder, "--order", self.draw.anchor)
        self.assertEqual(done.returncode, 0, text(done))
        self.assertTrue(last_line(done).startswith("verified: "), last_line(done))
        self.assertIn("a rehearsal, not a real draw", last_line(done))
        self.assertEqual(errors(done), "")

    def test_the_checksum_may_be_typed_as_it_was_printed(self):
        typed = " ".join(self.draw.anchor[at:at + 8] for at in range(0, 64, 8)).upper()
        self.assertEqual(call(self.folder, "--order", typed).returncode, 0)

    def test_without_the_order_it_is_right_only_as_far_as_it_goes(self):
        done = call(self.folder)
        self.assertEqual(done.returncode, 3)
        self.assertIn("no checksum of the order was given", last_line(done))

    def test_a_part_of_it_is_right_only_as_far_as_it_goes(self):
        for step in ("01", "1", "08", "09", "13"):
            done = call(self.folder, "--order", self.draw.anchor, "--through", step)
            self.assertEqual(done.returncode, 3, text(done))
            self.assertIn("later steps were not looked at", last_line(done))

    def test_another_order_than_the_one_announced_is_wrong(self):
        done = call(self.folder, "--order", "0" * 64)
        self.assertEqual(done.returncode, 1)
        self.assertTrue(last_line(done).startswith("wrong: 1 check failed"), last_line(done))

    def test_a_changed_byte_is_wrong_and_the_finding_names_the_file(self):
        self.append("05-lot1-seed/seed.txt")
        done = call(self.folder, "--order", self.draw.anchor)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(text(done), r"FAIL +1\.4 .*\n +05-lot1-seed/seed\.txt: expected SHA-256 [0-9a-f]{64} ")

    def test_it_speaks_german(self):
        done = call(self.folder, "--order", self.draw.anchor, "--lang", "de")
        self.assertEqual(done.returncode, 0)
        self.assertTrue(last_line(done).startswith("bestätigt: "), last_line(done))
        self.assertTrue(last_line(call(self.folder, "--lang", "de")).startswith("richtig, soweit es reicht"))
        self.append("05-lot1-seed/seed.txt")
        self.assertTrue(last_line(call(self.folder, "--lang", "de")).startswith("falsch: "))

    def test_json_is_the_same_verdict(self):
        done = call(self.folder, "--order", self.draw.anchor, "--json")
        answer = json.loads(text(done))
        self.assertEqual(answer["exit"], 0)
        self.assertEqual(text(done), json.dumps(answer, sort_keys=True, indent=2, ensure_ascii=False) + "\n")
        self.assertFalse(answer["register_audited"])
        self.assertEqual(len(answer["lots"]), 2)
        self.assertEqual(answer["panel"]["drawn"], int(self.draw.files["12-panel/draw.tsv"].split(b"\n")[1].split(b"\t")[1]))

    def test_the_page_to_sign_holds_the_verdict(self):
        page = os.path.join(self.temporary.name, "report.html")
        done = call(self.folder, "--order", self.draw.anchor, "--html", page, "--lang", "de")
        self.assertEqual(done.returncode, 0)
        with open(page, encoding="utf-8") as file:
            html = file.read()
        self.assertIn(last_line(done), html)
        self.assertIn("Unterschrift", html)
        done = call(self.folder, "--html", os.path.join(self.temporary.name, "no", "such.html"))
        self.assertEqual(done.returncode, 2)

    def test_a_report_that_cannot_be_written_is_no_success(self):
        with open("/dev/full", "wb") as full:
            done = call(self.folder, "--order", self.draw.anchor, stdout=full)
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot write the report", errors(done))

    def test_the_same_record_gives_the_same_report(self):
        self.assertEqual(text(call(self.folder)), text(call(self.folder)))


class Facts(WithRecord):
    world = "council"

    def test_the_report_says_what_people_compare(self):
        report = text(call(self.folder, "--order", self.draw.anchor))
        dice = self.draw.files["05-lot1-seed/seed.txt"].decode().splitlines()[-1].removeprefix("dice ")
        self.assertIn(f"lot 1, to compare with the minutes: 20 dice of 6 sides, Rathaus, Foyer: {dice}\n", report)
        self.assertIn("lot 1, committed but did not reveal: Stelle 5\n", report)
        self.assertIn("register not audited", report)
        self.assertIn("; after it whoever could choose the value of 20 dice (Rathaus, Foyer)", report)
        self.assertRegex(report, r"Bildung / Lehre: 2–3 \(replacing 1–4\), pool \d+, panel \d")


