#!/usr/bin/python3
"""Rules of eligibility and the list of those who have served, through the programs: what klero frame tells and refuses, what the
auditor counts again, and that whoever is not in the drum gets one answer.

  test_eligibility.py BIN SOURCE
"""
import json
import re
import tempfile
import unittest

import village
from village import tsv, untsv

import frame  # noqa: E402  (the forge's; village knows where)

FRAME = "02-frame"
SERVED = "197803253000004"    # Sebastian Lange
OTHERS = {  # those whom a rule excludes, of whom nothing else need be known
    "900001": "Adler;Ute;;?;;;;;;Auswärts;N;;", "900002": "Busch;Rolf;;m;1970-01-01;;;;;Oberdorf;N;;J",
    "900003": "Carl;Ina;;w;1971-01-01;;;;;;N;;", "900004": "Daum;Jan;;m;1972-01-01;;;;;;N;2025-12-31;",
    "900005": "Engel;Ida;;w;unbekannt;;;;;;H;2025-12-24;", "900006": "Fuchs;Max;;m;1973-01-01;;;;;;H;;J",
    "900007": "Graf;Lea;;w;2012-01-01;;;;;;H;;J"}
TOLD = [["reason", "people"], ["too young", "-"], ["too old", "-"], ["nur Nebenwohnung", "4"], ["verstorben", "-"],
        ["Auskunftssperre", "-"], ["war schon dabei", "-"], ["other", "6"]]


def rule(column, eligible, excluded, otherwise=None):
    return {"column": column, "eligible": eligible, "excluded": [{"reason": reason, "values": values} for reason, values in excluded.items()],
            "otherwise": otherwise}


class StrictVillage(village.Village):
    """Excludes people by rules, and one who has served."""

    def __init__(self, folder):
        super().__init__(folder)
        self.order["min_stratum"] = 3
        self.order["eligibility"] |= {"served": {"reason": "war schon dabei"}, "rules": [
            rule("Wohnung", ["H"], {"nur Nebenwohnung": ["N"]}), rule("Sterbetag", [""], {}, "verstorben"),
            rule("Sperre", [""], {"Auskunftssperre": ["J"]})]}
        lines = (village.setting.SOURCE / "docs/tiny-example/register.csv").read_text().splitlines()
        rows = [line + ";H;;" for line in lines[1:]] + [f"{number};{rest}" for number, rest in OTHERS.items()]
        self.register = "\n".join([lines[0] + ";Wohnung;Sterbetag;Sperre", *rows]) + "\n"
        (self.folder / "register.csv").write_text(self.register)
        (self.folder / "served.csv").write_text(f"Beirat 2024\nName,Ordnungsmerkmal\nLange,{SERVED}\nWeg,123\nGraf,900007\n")


class Eligibility(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temp = tempfile.TemporaryDirectory()
        cls.game = StrictVillage(cls.temp.name)
        cls.game.run("new")
        cls.game.copy("empty")
        cls.said = cls.game.run("frame")
        cls.files = cls.game.sealed_files(cls.game.folder / "draw")
        cls.draw = cls.game.folder / "draw"

    @classmethod
    def tearDownClass(cls):
        cls.temp.cleanup()

    def failed(self, files=None, *more, record="draw/record"):
        bundle = self.game.write_bundle("own", files or self.files)
        report = json.loads(self.game.audit(bundle, "--json", *more, record=record).stdout)
        self.report = {check["number"]: check for check in report["checks"]}
        return [number for number, check in self.report.items() if check["state"] == "FAIL"]

    def frame_of(self, name, register=None, served=None):
        """Another frame of the same order, by an office that cheats."""
        if not (self.game.folder / name).exists():
            village.shutil.copytree(self.game.folder / "empty", self.game.folder / name)
            (self.game.folder / f"{name}.csv").write_text(register or self.game.register)
            (self.game.folder / f"{name}-served.csv").write_text(served or "Ordnungsmerkmal\n" + SERVED + "\n")
            self.game.klero("frame", name, f"{name}.csv", "--served", f"{name}-served.csv")
        return self.game.sealed_files(self.game.folder / name)

    # --- the office ---

    def test_the_record_counts_by_reason_and_tells_no_small_number(self):
        self.assertEqual(tsv((self.draw / "record/02-frame/excluded.tsv").read_bytes()), TOLD)
        self.assertIn("19 people can be drawn\nexcluded 4 nur Nebenwohnung, 6 too young or too old or verstorben or Auskunftssperre or war schon dabei\n",
                      self.said.stdout)
        self.assertIn("file     served.csv\n", self.said.stdout)
        self.assertIn("of the 3 numbers on the list of those who have served 1 is not in the register", self.said.stderr)

    def test_the_sealed_log_has_all_numbers(self):
        log = (self.draw / "sealed/02-frame/import.txt").read_text()
        self.assertIn("excluded 2 too young, 0 too old, 4 nur Nebenwohnung, 1 verstorben, 2 Auskunftssperre, 1 war schon dabei\n", log)
        self.assertIn("line     1: Beirat 2024\nserved   3 numbers\n", log)
        self.assertEqual((self.draw / "sealed/02-frame/served.csv").read_bytes(), (self.game.folder / "served.csv").read_bytes())

    def test_inspect_tells_the_same_beforehand(self):
        said = self.game.klero("inspect", "register.csv", "--order", "order.json", "--served", "served.csv").stdout
        self.assertIn("excluded 2 too young, 0 too old, 4 nur Nebenwohnung, 1 verstorben, 2 Auskunftssperre, 1 war schon dabei\n", said)
        done = self.game.klero("inspect", "register.csv", "--order", "order.json")
        self.assertIn("without --served nobody is counted as such", done.stderr)
        self.assertIn("0 war schon dabei\n", done.stdout)
        self.assertIn("expected --order too", self.game.klero("inspect", "register.csv", "--served", "served.csv", expected=1).stderr)

    def test_the_list_comes_exactly_if_the_order_has_it(self):
        self.assertIn("excludes those who have served already: expected the list",
                      self.game.klero("frame", "empty", "register.csv", expected=1).stderr)
        self.assertIn("klero frame empty --register CSV --served CSV", self.game.klero("status", "empty").stdout)

    def test_a_value_that_no_rule_lists_is_refused(self):
        (self.game.folder / "odd.csv").write_text(self.game.register.replace(";H;;", ";Z;;", 1))
        for command in (["frame", "empty", "odd.csv", "--served", "served.csv"], ["inspect", "odd.csv", "--order", "order.json"]):
            self.assertIn("odd.csv:2: column 'Wohnung' holds 'Z', which the order does not know; it knows 'H', 'N'",
                          self.game.klero(*command, expected=1).stderr)
        self.assertFalse((self.game.folder / "empty/record/02-frame").exists())

    def test_a_list_without_numbers_is_refused(self):
        (self.game.folder / "gap.csv").write_text("Ordnungsmerkmal;Name\n1;A\n;B\n")
        done = self.game.klero("frame", "empty", "register.csv", "--served", "gap.csv", expected=1)
        self.assertIn("gap.csv:3: column 'Ordnungsmerkmal' is empty", done.stderr)

    def test_again_with_the_same_list_nothing_happens_and_another_is_refused(self):
        self.game.run("frame")
        (self.game.folder / "longer.csv").write_text(f"Ordnungsmerkmal\n{SERVED}\n124\n")
        self.assertIn("other", self.game.klero("frame", "draw", "register.csv", "--served", "longer.csv", expected=1).stderr)

    # --- the auditor ---

    def test_an_honest_frame_passes(self):
        self.assertEqual(self.failed(), [])
        self.assertEqual({self.report[f"A.{n}"]["state"] for n in (1, 2, 3, 4, 5, 6, 7, 8, 21)}, {"PASS"})
        self.assertEqual(self.game.open_bundle(self.game.bundle()), self.files)
        self.assertIn("served.csv", self.files)

    def test_a_blocked_person_in_the_drum(self):
        """The office drew from a register in which the block was erased."""
        register = self.game.register.replace("Fuchs;Max;;m;1973-01-01;;;;;;H;;J", "Fuchs;Max;;m;1973-01-01;;;;;Oberdorf;H;;")
        files = self.frame_of("unblocked", register)
        self.assertEqual(self.failed(files, record="unblocked/record"), [])
        self.assertEqual(self.failed(files, "--register", "register.csv", record="unblocked/record"), ["A.6", "A.21"])
        self.assertIn("of somebody excluded: Auskunftssperre", self.report["A.6"]["findings"][0]["got"])

    def test_somebody_who_has_served_in_the_drum(self):
        files = self.frame_of("friend", served="Ordnungsmerkmal\n1\n")
        self.assertEqual(self.failed(files, "--served", "served.csv", record="friend/record"), ["A.6", "A.21"])
        self.assertIn("of somebody excluded: war schon dabei", self.report["A.6"]["findings"][0]["got"])

    def test_somebody_left_out_as_if_he_lived_elsewhere(self):
        files = self.frame_of("left-out", self.game.register.replace("Unterdorf;H;;\n", "Unterdorf;N;;\n", 1))
        self.assertEqual(self.failed(files, "--register", "register.csv", record="left-out/record"), ["A.4", "A.21"])
        self.assertEqual([(one["expected"], one["got"]) for one in self.report["A.21"]["findings"]],
                         [("'nur Nebenwohnung\\t4'", "'nur Nebenwohnung\\t5'")])

    def test_numbers_that_are_not_those_of_the_register(self):
        forged = self.game.copy("miscounted")
        self.game.rewrite(forged, FRAME, {"excluded.tsv": untsv([[reason, "7" if people == "6" else people] for reason, people in TOLD])})
        self.assertEqual(self.failed(record="miscounted/record"), ["A.21"])
        self.assertEqual(self.report["A.21"]["findings"][0]["line"], 8)

    def test_a_bundle_without_the_list(self):
        self.assertEqual(self.failed({name: data for name, data in self.files.items() if name != "served.csv"}), ["A.3"])

    def test_an_unknown_value_is_found_by_the_auditor_too(self):
        self.assertIn("A.3", self.failed(self.files | {"register.csv": self.game.register.replace(";H;;", ";Z;;", 1).encode()}))
        self.assertEqual(self.report["A.3"]["findings"][0], {"expected": "a value of 'Wohnung' that the order knows", "file": "register.csv",
                                                             "got": "'Z'", "line": 2})

    # --- one answer ---

    def answer(self, number, identity, *more):
        order = json.loads((self.draw / "record/01-order/order.json").read_text())
        master = bytes.fromhex(self.files["master.txt"].decode().strip())
        code = frame.code_of(frame.nonce_of(order, self.game.anchor(), master, number))
        done = self.game.call("klero-verify", "receipt", "draw/record", "--order", self.game.anchor(), "--identity", identity, "--code", code,
                              *more, expected=None)
        return done.returncode, done.stdout, done.stderr

    def test_whoever_is_not_in_the_drum_gets_one_answer(self):
        """Each with the code that would be his own: blocked, dead, with a second home, too young, served, and nobody at all."""
        people = {number: " | ".join(rest.split(";")[:2]) for number, rest in OTHERS.items()}
        people |= {SERVED: "Lange | Sebastian", "201511303000007": "Hasenbrecht | Jonas", "no such number": "Niemand | Nirgends"}
        for language, sentence in (("en", "no entry can be shown\n"), ("de", "es kann kein Eintrag gezeigt werden\n")):
            answers = {self.answer(number, identity, "--lang", language) for number, identity in people.items()}
            self.assertEqual(len(answers), 1, answers)
            code, said, faults = answers.pop()
            self.assertEqual((code, faults), (1, ""))
            self.assertTrue(said.startswith(sentence), said)
        self.assertEqual(self.answer("196210203000004", "Hasenbrecht | Uwe Gerd")[0], 0)

    def test_nothing_public_names_somebody_who_is_excluded(self):
        for path in self.draw.glob("record/**/*"):
            if path.is_file():
                data = path.read_bytes()
                for number, rest in OTHERS.items():
                    self.assertFalse(number.encode() in data and re.search(rb"\b" + number.encode() + rb"\b", data), path)
                    self.assertNotIn(rest.split(";")[0].encode(), data, path)


if __name__ == "__main__":
    unittest.main()
