#!/usr/bin/python3
"""klero bundle, klero-verify audit, sign-audit, audited: an honest office, and each way to cheat with the check that catches it.

  test_audit.py BIN SOURCE
"""
import csv
import hashlib
import io
import json
import os
import tempfile
import unittest

import village
from village import chance_hash, checksum, member_leaf, merkle_root, tsv, untsv

POOL, PORTFOLIO, FRAME = "07-pool", "08-portfolio", "02-frame"


class Audits(unittest.TestCase):
    """One draw until step 08; tests change copies of it, or the bundle."""

    @classmethod
    def setUpClass(cls):
        cls.temp = tempfile.TemporaryDirectory()
        cls.game = village.Village(cls.temp.name)
        cls.game.run("new")
        cls.game.run("frame")
        cls.at_frame = cls.game.copy("at-frame")
        cls.game.sign_and_hand_in("02")
        for command in ("commit1", "reveal1", "close1", "seed1", "invite", "replies", "portfolio"):
            cls.game.run(command)
        cls.files = cls.game.sealed_files(cls.game.folder / "draw")

    @classmethod
    def tearDownClass(cls):
        cls.temp.cleanup()

    def setUp(self):
        self.draw = self.game.folder / "draw"

    # --- what an audit says ---

    def states(self, bundle, *more, record="draw/record"):
        done = self.game.audit(bundle, "--json", *more, record=record)
        self.assertIn(done.returncode, (0, 1, 2, 3), done.stderr)
        report = json.loads(done.stdout)
        self.assertEqual(report["exit"], done.returncode)
        self.report = {check["number"]: check for check in report["checks"]}
        return {number: check["state"] for number, check in self.report.items()}

    def failed(self, bundle, *more, record="draw/record"):
        states = self.states(bundle, *more, record=record)
        return sorted((number for number, state in states.items() if state == "FAIL"), key=lambda number: int(number[2:]))

    def with_file(self, name, change):
        data = change(self.files[name])
        self.assertNotEqual(data, self.files[name])
        return self.game.write_bundle("changed", self.files | {name: data})

    def replace(self, name, old, new, count=1):
        return self.with_file(name, lambda data: data.replace(old.encode(), new.encode(), count))

    # --- honest ---

    def test_an_honest_draw_passes_and_gives_a_statement(self):
        states = self.states(self.game.bundle())
        self.assertEqual({state for number, state in states.items() if number not in ("A.9", "A.18", "A.19", "A.20", "A.21")}, {"PASS"}, states)
        done = self.game.audit(self.game.bundle(), expected=3)
        for sentence in ("STATEMENT OF THE AUDITOR", "ERKLÄRUNG DES PRÜFERS", "klero sign-audit RECORD --step 02",
                         "Step 02: " + checksum(self.draw, FRAME), "Order: " + self.game.anchor()):
            self.assertIn(sentence, done.stdout)
        self.assertIn("right as far as it goes", done.stdout.splitlines()[-1])
        self.assertIn("richtig, so weit es reicht", self.game.audit(self.game.bundle(), "--lang", "de").stdout.splitlines()[-1])

    def test_the_bundle_has_the_bytes_of_the_protocol(self):
        """Opened with libsodium and the auditor's key, by section 11b, without any code of ours."""
        self.assertEqual(self.game.open_bundle(self.game.bundle()), self.files)

    def test_every_bundle_has_a_key_of_its_own(self):
        self.assertNotEqual(self.game.bundle().read_bytes(), self.game.bundle().read_bytes())
        self.assertEqual(self.game.bundle().stat().st_mode & 0o777, 0o600)

    def test_our_own_bundle_reads_like_that_of_the_office(self):
        self.assertEqual(self.failed(self.game.write_bundle("own", self.files)), [])

    def test_the_register_can_be_audited_before_the_first_lot(self):
        bundle = self.game.bundle("at-frame")
        states = self.states(bundle, record="at-frame/record")
        self.assertEqual({states[f"A.{n}"] for n in range(1, 9)}, {"PASS"})
        self.assertEqual({states[f"A.{n}"] for n in range(10, 22)}, {"NOT CHECKED"})
        self.assertEqual(sorted(p.name for p in (self.game.folder / "at-frame/record/evidence/02-frame").iterdir()), ["office.sig"])

    def test_double_persons_are_listed_for_eyes(self):
        self.assertEqual(self.states(self.game.bundle())["A.9"], "MANUAL")
        self.assertIn("22 and 24", self.report["A.9"]["reason"])

    def test_a_second_wave_that_the_replies_do_not_bear_out_is_wrong(self):
        # The order sends it if nobody answers by 2026-05-31; here the first reply came in on that day.
        self.assertEqual(self.failed(self.replace("replies.csv", ";2026-06-30", ";2026-05-31")), ["A.23"])
        self.assertEqual(self.failed(self.replace("replies.csv", ";2026-06-30", ";2026-06-01")), [])

    def test_the_auditor_may_bring_the_register_from_another_hand(self):
        other = self.game.folder / "other-register.csv"
        other.write_text("\n".join(self.files["register.csv"].decode().splitlines()[:-4]) + "\n")
        self.assertIn("A.5", self.failed(self.game.bundle(), "--register", "other-register.csv"))
        self.assertEqual(len(self.report["A.5"]["findings"]), 3)

    def test_the_register_may_come_in_another_layout(self):
        rows = list(csv.reader(io.StringIO(self.files["register.csv"].decode()), delimiter=";"))
        born = rows[0].index("Geburtsdatum")
        german = [[".".join(reversed(cell.split("-"))) if i == born else cell for i, cell in enumerate(row)] for row in rows[1:]]
        out = io.StringIO()
        csv.writer(out, lineterminator="\r", quoting=csv.QUOTE_ALL).writerows([["Auszug"], [], rows[0], *german, [], ["Ende"]])
        (self.game.folder / "other-layout.csv").write_bytes(out.getvalue().encode("utf-8-sig"))
        states = self.states(self.game.bundle(), "--register", "other-layout.csv")
        self.assertEqual({states[f"A.{n}"] for n in range(1, 9)}, {"PASS"})
        # A single age among birth dates is none.
        german[3][born] = "44"
        out = io.StringIO()
        csv.writer(out, delimiter=";").writerows([rows[0], *german])
        (self.game.folder / "with-an-age.csv").write_bytes(out.getvalue().encode())
        self.assertIn("A.3", self.failed(self.game.bundle(), "--register", "with-an-age.csv"))
        self.assertEqual([(one["line"], one["got"]) for one in self.report["A.3"]["findings"]], [(5, "'44'")])

    # --- signatures ---

    def test_the_signature_of_somebody_else_is_refused(self):
        done = self.game.klero("sign-audit", "draw/record", "--step", "02", "--key", "person-1/key", "--out", "no.sig", expected=1)
        self.assertIn("the key is not that of the auditor", done.stderr)
        (self.game.folder / "forged.sig").write_bytes((self.draw / "record/evidence/02-frame/office.sig").read_bytes())
        self.assertIn("no signature of the auditor", self.game.klero("audited", "draw", "forged.sig", expected=1).stderr)

    def test_handing_in_twice_changes_nothing(self):
        self.game.klero("audited", "draw", "auditor-02.sig")

    def test_a_signature_after_the_evidence_was_collected_is_refused(self):
        late = self.game.copy("late")
        (late / "record/evidence/02-frame/auditor.sig").unlink()
        self.assertIn("is complete", self.game.klero("audited", "late", "auditor-02.sig", expected=1).stderr)

    # --- the bundle itself ---

    def test_a_bundle_for_another_order_is_caught(self):
        self.assertEqual(self.failed(self.game.write_bundle("other", self.files, order="0" * 64)), ["A.1"])

    def test_a_bundle_cannot_be_read_with_another_key(self):
        done = self.game.call("klero-verify", "audit", "draw/record", self.game.bundle(), "--key", "person-1/key", expected=2)
        self.assertIn("cannot be opened with this key", done.stderr)

    def test_a_protected_key_needs_its_passphrase(self):
        (self.game.folder / "words").write_text("correct horse\n")
        self.game.klero("keygen", "locked.key", "--name", "Somebody", "--passphrase-file", "words")
        locked = ["audit", "draw/record", self.game.bundle(), "--key", "locked.key"]
        self.assertIn("protected by a passphrase", self.game.call("klero-verify", *locked, expected=2).stderr)
        done = self.game.call("klero-verify", *locked, "--passphrase-file", "words", expected=2)
        self.assertIn("cannot be opened with this key", done.stderr)

    def test_a_call_without_record_bundle_or_key_is_wrong(self):
        for words in ([], ["draw/record"], ["draw/record", "bundle"]):
            self.assertIn("expected a record, a bundle and a key", self.game.call("klero-verify", "audit", *words, expected=2).stderr)

    def test_names_that_are_not_in_nfc_are_nobodys_fault(self):
        line = next(line for line in self.files["register.csv"].decode().splitlines() if "Fröhlich" in line)
        states = self.states(self.replace("register.csv", line, line.replace("ö", "o\u0308")))
        self.assertEqual({number for number, state in states.items() if state == "ERROR"} & {"A.3", "A.4", "A.5", "A.10"}, {"A.3", "A.4", "A.5", "A.10"})
        self.assertNotIn("FAIL", states.values())
        self.assertIn("1 people are not in Unicode NFC", self.report["A.3"]["reason"])

    def test_a_bundle_that_was_cut_or_changed_is_refused(self):
        data = self.game.bundle().read_bytes()
        for name, changed in (("cut", data[:-1]), ("longer", data + b"x"), ("changed", data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]),
                              ("head", data.replace(b"order ", b"order 0", 1)), ("empty", b""), ("text", b"klero-bundle-v1\n" * 9)):
            with self.subTest(name):
                (self.game.folder / "broken").write_bytes(changed)
                done = self.game.audit("broken", expected=2)
                self.assertRegex(done.stderr, "^klero-verify: error: (no bundle|cannot open the bundle|the bundle)")

    def test_files_that_no_bundle_has_are_refused(self):
        for names in (["../evil"], ["register.csv", "register.csv"], ["register.csv", "master.txt"], ["etc"]):
            files = {name: b"x" for name in names}
            self.assertIn("holds a file that no bundle has", self.game.audit(self.game.write_bundle("evil", files, names=names), expected=2).stderr)

    def test_a_missing_file_is_found(self):
        for name, number in (("master.txt", "A.2"), ("register.csv", "A.3"), ("replies.csv", "A.10"), ("openings.tsv", "A.13"),
                             ("panels.tsv", "A.15"), ("chances.tsv", "A.17"), ("certificate.tsv", "A.18"), ("infeasible.tsv", "A.20")):
            with self.subTest(name):
                files = {one: data for one, data in self.files.items() if one != name}
                self.assertEqual(self.failed(self.game.write_bundle("short", files)), [number])

    def test_an_order_without_auditor_has_no_bundle(self):
        self.game.klero("bundle", "draw", "draw/sealed/bundle", expected=1)

    # --- the register ---

    def test_another_master_secret(self):
        self.assertEqual(self.failed(self.with_file("master.txt", lambda data: b"00" * 32 + b"\n")), ["A.2"])

    def test_a_ghost_leaf_in_the_drum(self):
        forged = self.game.copy("ghost")
        self.game.rewrite(forged, PORTFOLIO, {})  # the record below is cut back to step 02
        for step in sorted(os.listdir(forged / "record")):
            if step > FRAME and step != "evidence":
                village.shutil.rmtree(forged / "record" / step)
                village.shutil.rmtree(forged / "record/evidence" / step)
        (forged / "record/evidence/02-frame/auditor.sig").unlink()
        rows = tsv((forged / "record/02-frame/leaves-0001.tsv").read_bytes())
        leaves = sorted([rows[1][:1], *rows[3:], [hashlib.sha256(b"ghost").hexdigest()]])
        self.game.rewrite(forged, FRAME, {"leaves-0001.tsv": untsv([["leaf"], *leaves])})
        files = {name: self.files[name] for name in ("master.txt", "register.csv")}
        self.assertEqual(self.failed(self.game.write_bundle("g", files), record="ghost/record"), ["A.4", "A.5"])
        self.assertIn(hashlib.sha256(b"ghost").hexdigest(), self.report["A.5"]["findings"][0]["got"])

    def test_somebody_left_out(self):
        line = b"196701014000001;Neumann;Petra;;w;1967-01-01;Schlo\xc3\x9fring;9;00002;Kleinlosen;Unterdorf\n"
        self.assertEqual(self.failed(self.with_file("register.csv", lambda data: data + line)), ["A.4"])
        self.assertEqual(self.report["A.4"]["findings"][0]["line"], 25)

    def test_somebody_in_the_wrong_stratum(self):
        self.assertEqual(self.failed(self.replace("register.csv", "Koch;Monika;;w;", "Koch;Monika;;m;"))[0], "A.7")
        self.assertEqual(self.report["A.7"]["findings"][0]["line"], 17)

    def test_somebody_who_is_not_eligible(self):
        self.assertEqual(self.failed(self.replace("register.csv", "1962-03-04", "2012-03-04"))[0], "A.6")
        self.assertIn("not eligible on 2026-03-01", self.report["A.6"]["findings"][0]["expected"])

    def test_the_day_decides_who_is_eligible(self):
        for birth, number in (("2010-03-01", "A.4"), ("2010-03-02", None)):
            bundle = self.replace("register.csv", "2015-11-30", birth)
            self.assertEqual(self.failed(bundle), [number] if number else [])

    def test_a_register_number_twice(self):
        failed = self.failed(self.replace("register.csv", "199001014000009", "197211124000007"))
        self.assertIn("A.8", failed)

    def test_a_register_that_cannot_be_read(self):
        for old, new in (("1962-03-04", "4.3.62"), (";Unterdorf", ";Mitteldorf"), ("Geburtsdatum;", "Datum;"), ("196203044000002", "")):
            with self.subTest(new):
                self.assertIn("A.3", self.failed(self.replace("register.csv", old, new)))

    # --- the replies ---

    def test_a_reply_without_a_letter(self):
        code = self.files["replies.csv"].decode().splitlines()[1].split(";")[0]
        nobody = "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-"
        check = __import__("base64").b32encode(hashlib.sha256(b"kleroterion/code/v1\n" + b"A" * 32 + b"\n").digest())[:4].decode()
        self.assertEqual(self.failed(self.replace("replies.csv", code, nobody + check)), ["A.10", "A.22"])
        self.assertIn("line 2: nobody with a letter has its code", self.report["A.12"]["reason"])
        self.assertEqual(self.report["A.12"]["state"], "MANUAL")

    def test_a_reply_that_was_left_out(self):
        letters = (self.draw / "sealed/06-invitations/letters.csv").read_text(encoding="utf-8-sig").splitlines()
        row = letters[-1].split(";")[0] + ";Realschule;ja;ja;2026-06-30\n"
        self.assertEqual(self.failed(self.with_file("replies.csv", lambda data: data + row.encode())), ["A.11", "A.22"])

    def test_replies_after_the_last_day_or_without_consent_do_not_count(self):
        """One that was entered, made late or unwilling, leaves its row without a reply; one left out is missed only if it counts."""
        letters = (self.draw / "sealed/06-invitations/letters.csv").read_text(encoding="utf-8-sig").splitlines()
        line = self.files["replies.csv"].decode().splitlines()[1]
        for ending, why in ((";ja;2026-07-01", "line 2: it did not come in by 2026-06-30"), (";ja;gestern", "line 2: it did not come in by 2026-06-30"),
                            (";nein;2026-06-30", "line 2: it does not consent")):
            with self.subTest(ending):
                self.assertEqual(self.failed(self.replace("replies.csv", line, line.replace(";ja;2026-06-30", ending))), ["A.10", "A.22"])
                self.assertIn(why, self.report["A.12"]["reason"])
                row = letters[-1].split(";")[0] + ";Realschule;ja" + ending + "\n"
                self.assertEqual(self.failed(self.with_file("replies.csv", lambda data, row=row: data + row.encode())), ["A.22"])

    def test_letters_that_came_back_are_counted_again(self):
        """Of the four letters without a reply (two of the second wave) one came back, the office did not count it; a list that cannot be read is no list."""
        letters = (self.draw / "sealed/06-invitations/letters.csv").read_text(encoding="utf-8-sig").splitlines()
        codes = [line.split(";")[0] for line in letters]
        self.assertEqual(self.failed(self.with_file("undeliverable.csv", lambda data: data + codes[-1].encode() + b"\n")), ["A.22"])
        self.assertEqual([(finding["line"], finding["expected"], finding["got"]) for finding in self.report["A.22"]["findings"]],
                         [(7, "1", "0"), (8, "3", "4")])
        for more in (codes[1], "AAAA"):    # who replied is counted by his reply; a code that is nobody's counts for nothing
            self.assertEqual(self.failed(self.with_file("undeliverable.csv", lambda data, more=more: data + more.encode() + b"\n")), [])
        self.assertEqual(self.failed(self.with_file("undeliverable.csv", lambda data: b"Code\n")), ["A.22"])

    def test_an_altered_answer(self):
        line = self.files["replies.csv"].decode().splitlines()[1]
        self.assertEqual(self.failed(self.replace("replies.csv", line, line.replace("Abitur/Studium", "Realschule"))), ["A.14"])
        self.assertEqual(self.report["A.14"]["findings"][0]["line"], 2)

    def test_rows_that_contradict_each_other_count_for_nothing(self):
        line = self.files["replies.csv"].decode().splitlines()[1]
        again = line.replace("Abitur/Studium", "Realschule") + "\n"
        self.assertEqual(self.failed(self.with_file("replies.csv", lambda data: data + again.encode())), ["A.10", "A.22"])

    # --- openings ---

    def test_a_wrong_opening(self):
        blinding = tsv(self.files["openings.tsv"])[1][4]
        self.assertEqual(self.failed(self.replace("openings.tsv", blinding, "01" + "00" * 31)), ["A.13"])

    def test_openings_that_swap_the_answers(self):
        def swap(data):
            rows = tsv(data)
            rows[1][3], rows[2][3], rows[3][3] = rows[2][3], rows[3][3], rows[1][3]
            return untsv(rows)
        self.assertEqual(self.failed(self.with_file("openings.tsv", swap))[0], "A.13")

    # --- panels and chances: the office publishes what it likes and signs it ---

    def forged_portfolio(self, panels, counts=None):
        """A record whose step 08 holds these panels (lists of rows), and the bundle for it."""
        forged = self.game.copy("portfolio")
        pool = checksum(self.draw, POOL)
        salt = lambda *names: hashlib.sha256(repr(names).encode()).hexdigest()  # noqa: E731
        members = [[panel, row, salt(panel, row)] for panel, rows in enumerate(panels) for row in rows]
        roots = [[panel, merkle_root([member_leaf(pool, panel, row, salt(panel, row)) for row in rows]).hex()] for panel, rows in enumerate(panels)]
        pool_size = len(tsv((self.draw / "record/07-pool/pool.tsv").read_bytes())) - 1
        counts = counts or [sum(row in rows for rows in panels) for row in range(1, pool_size + 1)]
        chances = [[row, count, salt(row)] for row, count in enumerate(counts, 1)]
        public = sorted((count, chance_hash(pool, row, count, salt(row))) for row, count, _ in chances)
        self.game.rewrite(forged, PORTFOLIO, {"panels.tsv": untsv([["panel", "root"], *roots]), "chances.tsv": untsv([["panels", "hash"], *public])})
        files = self.files | {"panels.tsv": untsv([["panel", "row", "salt"], *members]), "chances.tsv": untsv([["row", "panels", "salt"], *chances])}
        return self.game.write_bundle("forged", files)

    def panels(self):
        panels = {}
        for panel, row, _ in tsv(self.files["panels.tsv"])[1:]:
            panels.setdefault(int(panel), []).append(int(row))
        return [panels[number] for number in sorted(panels)]

    def schools(self):
        return {int(row): category for row, name, category, value, _ in tsv(self.files["openings.tsv"])[1:] if name == "Bildung" and value == "1"}

    def fails_with(self, panels, counts=None):
        return self.failed(self.forged_portfolio(panels, counts), record="portfolio/record")

    def test_the_same_panels_with_other_salts_pass(self):
        self.assertEqual(self.fails_with(self.panels()), [])

    def test_a_panel_that_breaks_a_quota_and_is_never_opened(self):
        panels, schools = self.panels(), self.schools()
        without = [row for row in sorted(schools) if schools[row] != village.SCHOOLS[0]]
        panels[7] = without[:4]
        self.assertIn("A.16", self.fails_with(panels))
        self.assertTrue(any("Bildung" in finding["expected"] for finding in self.report["A.16"]["findings"]))

    def test_a_panel_with_too_few_members(self):
        panels = self.panels()
        panels[7] = panels[7][:3]
        counts = [sum(row in rows for rows in panels) for row in range(1, len(self.schools()) + 1)]
        counts[counts.index(max(counts))] -= -1  # the public sum is still seats times panels
        self.assertIn("A.15", self.fails_with(panels, counts))

    def test_panels_that_are_not_those_published(self):
        salt = tsv(self.files["panels.tsv"])[1][2]
        self.assertEqual(self.failed(self.replace("panels.tsv", salt, "0" * 64)), ["A.15"])

    def test_chances_that_differ_from_the_panels(self):
        panels = self.panels()
        counts = [sum(row in rows for rows in panels) for row in range(1, len(self.schools()) + 1)]
        counts[0], counts[1] = counts[0] + 1, counts[1] - 1
        self.assertEqual(self.fails_with(panels, counts), ["A.17"])
        self.assertEqual([finding["line"] for finding in self.report["A.17"]["findings"]], [2, 3])

    def test_a_friend_in_every_panel(self):
        panels, schools = self.panels(), self.schools()
        friend = 1
        for rows in panels:
            if friend not in rows:
                same = [row for row in rows if schools[row] == schools[friend]]
                rows.remove((same or rows)[0])
                rows.append(friend)
                rows.sort()
        self.assertIn("A.18", self.fails_with(panels))
        self.assertEqual(self.report["A.19"]["state"], "MANUAL")
        self.assertIn("rows in every panel: 1;", self.report["A.19"]["reason"])

    def test_a_quota_relaxed_without_need(self):
        """The record says one step; nobody outside can see that none was needed."""
        forged = self.game.copy("relaxed")
        self.game.rewrite(forged, PORTFOLIO, {"relaxation.json": b'{\n  "_format": "kleroterion/relaxation/1",\n  "steps": 1\n}\n'})
        header = "item\tnumber\tnode\tkind\tindex\tvalue\n"
        claim = "claim\t0\t-\tbound\t-\t-1\nclaim\t0\t0\tleaf\t-\t0\n"
        for proof in ("", claim, claim + "claim\t0\t0\tseats\t0\t-1\nclaim\t0\t0\tmost\t0\t1\n"):
            with self.subTest(proof):
                bundle = self.game.write_bundle("forged", self.files | {"infeasible.tsv": (header + proof).encode()})
                self.assertIn("A.20", self.failed(bundle, record="relaxed/record"))
        self.assertEqual(self.states(self.game.bundle())["A.20"], "NOT CHECKED")
        self.assertEqual(self.failed(self.game.write_bundle("forged", self.files | {"infeasible.tsv": (header + claim).encode()})), ["A.20"])

    # --- the end of the draw ---

    def test_list_checks_is_what_the_document_says(self):
        page = self.game.call("klero-verify", "audit", "--list-checks").stdout
        self.assertIn(page, (village.setting.SOURCE / "docs/audit.md").read_text())


if __name__ == "__main__":
    unittest.main()
