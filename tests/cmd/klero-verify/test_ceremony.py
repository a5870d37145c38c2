"""What the user brings for the ceremony: earlier attempts, certificates; and what the report says of it."""

import json
import os

from calls import WithRecord, call, errors, last_line, text

import certificate
import worlds


def check(done, number):
    """The states of a check in a report in JSON."""
    return {one["state"] for one in json.loads(text(done))["checks"] if one["number"] == number and one["reached"]}


class Attempts(WithRecord):
    world = "again"

    def setUp(self):
        super().setUp()
        self.before = self.write("before", worlds.honest_files("annulled"))

    def test_the_attempt_before_is_listed_with_its_verdict(self):
        done = call(self.folder, "--order", self.draw.anchor, "--earlier", self.before)
        self.assertEqual(done.returncode, 0, text(done))
        line = [line for line in text(done).splitlines() if line.startswith(f"attempt 1 ({self.before}): ")]
        self.assertEqual(len(line), 1)
        self.assertIn("right as far as it goes", line[0])
        self.assertIn("the draw was annulled on 2026-", line[0])

    def test_programs_get_the_history_too(self):
        done = call(self.folder, "--order", self.draw.anchor, "--earlier", self.before, "--json")
        (earlier,) = json.loads(text(done))["earlier_attempts"]
        self.assertEqual((earlier["attempt"], earlier["exit"], earlier["last_checksum"]), (1, 3, self.draw.order["previous"]))
        self.assertEqual(check(done, "2.16"), {"PASS"})
        page = os.path.join(self.temporary.name, "page.html")
        call(self.folder, "--earlier", self.before, "--html", page)
        with open(page, encoding="utf-8") as file:
            self.assertIn("attempt 1 (", file.read())

    def test_without_it_nothing_is_said_to_be_checked(self):
        done = call(self.folder, "--order", self.draw.anchor, "--json")
        self.assertEqual(check(done, "2.16"), {"NOT CHECKED"})
        self.assertEqual(json.loads(text(done))["earlier_attempts"], [])

    def test_an_annulled_draw_says_when_and_why(self):
        anchor = worlds.honest("annulled").anchor
        done = call(self.before, "--order", anchor)
        self.assertEqual(done.returncode, 3)
        self.assertRegex(last_line(done), r"the draw was annulled on 2026-\d\d-\d\d \(05-annulment\): .+")
        self.assertEqual(json.loads(text(call(self.before, "--json")))["annulment"]["step"], "05-annulment")

    def test_who_would_have_had_to_collude_is_said_in_both_languages(self):
        english, german = (text(call(self.folder, "--lang", language)) for language in ("en", "de"))
        self.assertIn("to steer lot 1 before its close all of these would have had to collude: ", english)
        self.assertIn("um Los 1 vor dem Abschluss zu steuern, hätten sich alle diese absprechen müssen: ", german)
        both = json.loads(text(call(self.folder, "--json")))["collusion"]
        self.assertIn(both["en"], english)
        self.assertIn(both["de"], german)


class Stamps(WithRecord):
    world = "fallback"

    def pem(self, name, data):
        path = os.path.join(self.temporary.name, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def test_an_authority_that_is_brought_is_asked(self):
        authority = self.pem("a.pem", certificate.pem(certificate.root("authority")))
        done = call(self.folder, "--order", self.draw.anchor, "--authority", authority, "--json")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(check(done, "4.14"), {"PASS"})
        self.assertIn("lot 1, close stamped: 2026-", text(call(self.folder, "--authority", authority)))

    def test_one_of_several_is_enough_and_another_alone_is_not(self):
        authority, other, impostor = (self.pem(f"{name}.pem", certificate.pem(one)) for name, one in (
            ("authority", certificate.root("authority")), ("other", certificate.beacon("beacon")),
            ("impostor", certificate.root("impostor"))))
        self.assertEqual(check(call(self.folder, "--json", "--authority", other, "--authority", authority), "4.14"), {"PASS"})
        self.assertEqual(check(call(self.folder, "--json", "--authority", impostor), "4.14"), {"FAIL"})

    def test_without_one_the_stamp_is_not_said_to_be_checked(self):
        done = call(self.folder, "--order", self.draw.anchor, "--json")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(check(done, "4.14"), {"NOT CHECKED"})
        self.assertEqual(check(done, "4.15"), {"NOT CHECKED"})

    def test_what_is_no_certificate_is_a_wrong_call(self):
        for option in ("--authority", "--beacon-certificate"):
            for path in (self.pem("no.pem", b"nothing\n"), self.path("nowhere.pem")):
                done = call(self.folder, option, path)
                self.assertEqual((done.returncode, text(done)), (2, ""))
                self.assertIn(os.path.basename(path) if "nowhere" in path else "certificate", errors(done))
