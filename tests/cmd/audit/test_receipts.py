#!/usr/bin/python3
"""klero receipts and klero-verify receipt --file: what a respondent gets, what forged ones are refused for, what a coalition learns.

  test_receipts.py BIN SOURCE
"""
import csv
import io
import json
import tempfile
import unittest

import village
from village import tsv

L = 2**252 + 27742317777372353535851937790883648493


def encode(document):
    return json.dumps(document, sort_keys=True, indent=2, ensure_ascii=False) + "\n"


class Receipts(unittest.TestCase):
    """One draw to the end; `early` is its copy as it was after step 08."""

    @classmethod
    def setUpClass(cls):
        cls.temp = tempfile.TemporaryDirectory()
        cls.game = village.Village(cls.temp.name)
        cls.game.run_through("invite")
        cls.too_early = cls.game.klero("receipts", "draw", expected=1).stderr
        cls.game.run("replies")
        cls.said_of_answers = cls.game.klero("receipts", "draw").stdout
        cls.game.copy("pool")
        cls.game.run("portfolio")
        cls.said = cls.game.klero("receipts", "draw").stdout
        cls.game.copy("early")
        for command in ("commit2", "reveal2", "close2", "seed2", "panel"):
            cls.game.run(command)
        cls.game.sign_and_hand_in("12")
        cls.game.run("leave")
        cls.game.run("replace")
        cls.folder = cls.game.folder / "draw/sealed/receipts"
        cls.documents = {int(path.stem[4:]): json.loads(path.read_text()) for path in cls.folder.glob("row-*.json")}
        cls.sealed = cls.game.folder / "draw/sealed"
        cls.answers = {int(path.stem[4:]): json.loads(path.read_text()) for path in (cls.sealed / "receipts-07-pool").glob("row-*.json")}

    @classmethod
    def tearDownClass(cls):
        cls.temp.cleanup()

    def check(self, document, *more, record="draw/record", expected=None):
        (self.game.folder / "receipt.json").write_text(document if isinstance(document, str) else encode(document))
        return self.game.call("klero-verify", "receipt", record, "--file", "receipt.json", "--order", self.game.anchor(), *more, expected=expected)

    def changed(self, of=1, **changes):
        return json.loads(encode(self.documents[of])) | changes

    def drawn(self):
        return [int(row) for row, _ in tsv((self.game.folder / "draw/record/12-panel/panel.tsv").read_bytes())[1:]]

    # --- the office ---

    def test_one_document_a_row_and_an_index(self):
        rows = len(tsv((self.game.folder / "draw/record/07-pool/pool.tsv").read_bytes())) - 1
        self.assertEqual(sorted(self.documents), list(range(1, rows + 1)))
        self.assertEqual(self.folder.stat().st_mode & 0o777, 0o700)
        self.assertEqual({path.stat().st_mode & 0o777 for path in self.folder.iterdir()}, {0o600})
        index = list(csv.DictReader(io.StringIO((self.folder / "index.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
        self.assertEqual([line["file"] for line in index], [f"row-{row}.json" for row in range(1, rows + 1)])
        self.assertIn(f"receipts {rows}, one for each row of the pool", self.said)

    def test_the_index_sends_each_to_the_right_person(self):
        for line in csv.DictReader(io.StringIO((self.folder / "index.csv").read_text(encoding="utf-8-sig")), delimiter=";"):
            done = self.game.call("klero-verify", "receipt", "draw/record", "--file", self.folder / line["file"], "--identity",
                                  line["identity"], "--code", line["code"])
            self.assertIn(f"you are row {line['row']} of ", done.stdout)

    def test_the_receipts_are_documents_of_the_grammar(self):
        for row, document in self.documents.items():
            self.assertEqual((self.folder / f"row-{row}.json").read_text(), encode(document))
            self.assertEqual(sorted(document), ["_format", "answers", "chance", "leaf", "memberships", "order", "portfolio", "row"])

    # --- before the portfolio: the answers alone ---

    def test_receipts_of_the_answers_are_those_of_the_rows(self):
        self.assertIn(f"receipts {len(self.documents)}, one for each row of the pool: the answers as they were entered", self.said_of_answers)
        self.assertEqual(sorted(self.answers), sorted(self.documents))
        for row, document in self.answers.items():
            whole = self.documents[row]
            self.assertEqual(document, {"_format": "kleroterion/answers/1", "pool": village.checksum(self.game.folder / "draw", "07-pool")}
                             | {key: whole[key] for key in ("answers", "leaf", "order", "row")})
            self.assertEqual((self.sealed / f"receipts-07-pool/row-{row}.json").read_text(), encode(document))

    def test_a_receipt_of_the_answers_is_right_before_the_portfolio_and_after_it(self):
        for record in ("pool/record", "draw/record"):
            done = self.check(self.answers[2], record=record, expected=0)
            self.assertIn(f"you are row 2 of {len(self.documents)}\n", done.stdout)
            self.assertNotIn("your chance", done.stdout)
            for answer in self.answers[2]["answers"]:
                self.assertIn(f"sealed, as: {answer['feature']}: {answer['category']}\n", done.stdout)

    def test_forged_receipts_of_answers_are_refused(self):
        one = self.answers[1]
        other = next(school for school in village.SCHOOLS if school != one["answers"][0]["category"])
        for words, forged in [
                ("the receipt does not open the commitment", one | {"answers": [one["answers"][0] | {"category": other}, one["answers"][1]]}),
                ("opens 1 answers, and the order seals 2", one | {"answers": one["answers"][:1]}),
                ("it has another leaf", one | {"row": 2}),
                ("it has another leaf", one | {"leaf": self.answers[2]["leaf"]}),
                ("the receipt belongs to another draw", one | {"order": "0" * 64}),
                ("the receipt belongs to another pool: step 07-pool has the checksum", one | {"pool": "0" * 64}),
                ("the file is no receipt", one | {"portfolio": "0" * 64}),
                ("the file is no receipt", one | {"_format": "kleroterion/answers/2"}),
                ("the file is no receipt", {key: one[key] for key in one if key != "pool"}),
                ("the file is no receipt", one | {"pool": None})]:
            with self.subTest(words):
                self.assertIn(words, self.check(forged, expected=1).stdout)

    def test_a_second_run_changes_nothing(self):
        before = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        self.assertIn("nothing changed", self.game.klero("receipts", "draw").stderr)
        self.assertEqual({path.name: path.read_bytes() for path in self.folder.iterdir()}, before)

    def test_there_are_none_before_step_08(self):
        self.assertIn("there are no receipts before step 08-portfolio", self.too_early)

    def test_a_sealed_part_that_does_not_fit_gives_no_receipt_at_all(self):
        for name in ("08-portfolio/chances.tsv", "08-portfolio/panels.tsv", "07-pool/openings.tsv"):
            with self.subTest(name):
                draw = self.game.copy("damaged")
                village.shutil.rmtree(draw / "sealed/receipts")
                rows = tsv((draw / "sealed" / name).read_bytes())
                rows[1][-1], rows[2][-1] = rows[2][-1], rows[1][-1]
                (draw / "sealed" / name).write_bytes(village.untsv(rows))
                self.game.klero("receipts", "damaged", expected=1)
                self.assertFalse((draw / "sealed/receipts").exists())

    # --- the respondent ---

    def test_every_receipt_is_right_and_says_what_was_answered(self):
        replies = {line["code"]: line for line in csv.DictReader(io.StringIO((self.game.folder / "replies.csv").read_text()), delimiter=";")}
        index = csv.DictReader(io.StringIO((self.folder / "index.csv").read_text(encoding="utf-8-sig")), delimiter=";")
        for line in index:
            row, reply = int(line["row"]), replies[line["code"]]
            said = self.check(self.documents[row], expected=0).stdout
            panels = self.documents[row]["chance"]["panels"]
            for sentence in ("the receipt is right: all that it opens fits the record\n",
                             f"your answer was recorded, sealed, as: Bildung: {reply['Bildung']}\n",
                             f"your answer was recorded, sealed, as: Migration: {reply['Migration']}\n",
                             f"you are row {row} of {len(self.documents)}\n",
                             f"your chance was {panels * 1000 // 30 / 10} %: you stand in {panels} of 30 panels, ",
                             "you were drawn\n" if row in self.drawn() else "you were not drawn\n", "the record: verified: "):
                self.assertIn(sentence, said)

    def test_before_the_second_lot_it_says_what_is_open(self):
        said = self.check(self.documents[1], record="early/record", expected=0).stdout
        self.assertIn("still open: the second lot, which draws one of the 30 panels\n", said)
        self.assertNotIn("you were", said)

    def test_it_speaks_german(self):
        said = self.check(self.documents[1], "--lang", "de", expected=0).stdout
        for sentence in ("die Quittung stimmt", "Sie sind Zeile 1 von ", "Ihre Chance war ", "Gremium "):
            self.assertIn(sentence, said)

    # --- forged receipts, and the sentence each is refused with ---

    def refused(self, document, sentence, german):
        done = self.check(document, expected=1)
        self.assertIn(sentence, done.stdout)
        self.assertNotIn("the receipt is right", done.stdout)
        self.assertIn(german, self.check(document, "--lang", "de", expected=1).stdout)

    def test_a_wrong_blinding(self):
        document = self.changed()
        document["answers"][0]["openings"][0] = "01" + "00" * 31
        self.refused(document, "the receipt does not open the commitment", "öffnet die Festlegung nicht")

    def test_another_answer_than_recorded(self):
        document = self.changed()
        told = document["answers"][0]["category"]
        document["answers"][0]["category"] = next(school for school in village.SCHOOLS if school != told)
        self.refused(document, "the record does not hold", "in der Akte steht für 'Bildung' nicht")

    def test_answers_that_were_not_asked(self):
        for change in (lambda answers: answers[:1], lambda answers: answers + answers[:1], lambda answers: answers[::-1],
                       lambda answers: [answers[0] | {"category": "Doktor"}, answers[1]],
                       lambda answers: [answers[0] | {"openings": answers[0]["openings"][:1]}, answers[1]]):
            document = self.changed()
            self.check(document | {"answers": change(document["answers"])}, expected=1)

    def test_another_row(self):
        self.refused(self.changed(row=2), "is not this person's", "gehört einer anderen Person")
        self.refused(self.changed(row=0), "there is no row 0", "es gibt keine Zeile 0")
        self.refused(self.changed(row=2**53 - 1), "there is no row", "es gibt keine Zeile")
        other = self.changed(of=2)
        document = self.changed() | {"row": 2, "leaf": other["leaf"]}
        self.refused(document, "does not open the commitment", "öffnet die Festlegung nicht")

    def test_the_chance_of_another(self):
        self.refused(self.changed() | {"chance": self.documents[2]["chance"]}, "the record holds no chance of", "enthält für diese Zeile keine Chance")

    def test_a_membership_left_out(self):
        document = self.changed()
        self.refused(document | {"memberships": document["memberships"][1:]}, "places in panels, and the chance says", "Plätze in Gremien")

    def test_a_membership_of_another_panel(self):
        document = self.changed()
        last = document["memberships"][-1]
        last["panel"] = 2**20 if last["panel"] == 29 else 29
        self.refused(document, "its path does not lead to the root of that panel", "führt nicht zur Wurzel")

    def test_a_membership_of_another_person(self):
        document, other = self.changed(), self.changed(of=2)
        mine = {one["panel"] for one in document["memberships"]}
        stranger = next(one for one in other["memberships"] if one["panel"] not in mine)
        document["memberships"] = sorted(document["memberships"][1:] + [stranger], key=lambda one: one["panel"])
        self.refused(document, f"the place in panel {stranger['panel']} is not shown", "führt nicht zur Wurzel")

    def test_a_path_of_the_wrong_length(self):
        for change in (lambda path: path[:-1], lambda path: path + ["0" * 64], lambda path: []):
            document = self.changed()
            document["memberships"][0]["path"] = change(document["memberships"][0]["path"])
            self.refused(document, "its path does not lead to the root", "führt nicht zur Wurzel")
        document["memberships"][0]["path"] = ["0" * 64] * 33
        self.refused(document, "the path is longer than any tree is deep", "keine Quittung")

    def test_a_wrong_position(self):
        document = self.changed()
        document["memberships"][0]["position"] ^= 1
        self.refused(document, "its path does not lead to the root", "führt nicht zur Wurzel")

    def test_a_membership_twice(self):
        document = self.changed()
        document["memberships"][1:2] = document["memberships"][:1]
        self.refused(document, "its panel does not come after the one before", "keine Quittung")

    def test_another_draw_and_another_portfolio(self):
        self.refused(self.changed(order="0" * 64), "the receipt belongs to another draw", "gehört zu einer anderen Losung")
        self.refused(self.changed(portfolio="0" * 64), "the receipt belongs to another portfolio", "gehört zu anderen Gremien")

    def test_the_receipt_of_somebody_else(self):
        index = list(csv.DictReader(io.StringIO((self.folder / "index.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
        done = self.check(self.documents[1], "--identity", index[1]["identity"], "--code", index[1]["code"], expected=1)
        self.assertIn("the receipt is not yours", done.stdout)

    def test_files_that_are_no_receipts(self):
        good = encode(self.documents[1])
        for text in ("", "{}\n", "[]\n", good[:-1], good.replace('"row"', '"Row"'), good + "\n", good.replace('"_format"', '"_f"'),
                     encode(self.changed(row=-1)), encode(self.changed(row="1")), encode(self.changed(row=1.5)), encode(self.changed(answers={})),
                     encode(self.changed(answers=[1])), encode(self.changed(memberships=[[]])), encode(self.changed(chance=None)),
                     encode(self.changed(leaf="x")), "[" * 100000, "\x00" * 50, good.replace("0", "\u202e", 1)):
            done = self.check(text, expected=1)
            self.assertIn("wrong: the file is no receipt: ", done.stdout)
        self.game.call("klero-verify", "receipt", "draw/record", "--file", ".", expected=2)
        self.game.call("klero-verify", "receipt", "draw/record", "--file", "/dev/zero", expected=2)

    def test_any_byte_changed_is_refused(self):
        good = encode(self.documents[1])
        for at in range(0, len(good), max(1, len(good) // 150)):
            if good[at] in "0123456789abcdef":
                changed = good[:at] + ("1" if good[at] == "0" else "0") + good[at + 1:]
                self.assertEqual(self.check(changed).returncode, 1, f"byte {at}")

    # --- all but one together ---

    def secrets_of(self, row):
        """What the sealed part holds of this row and of nobody else: blindings, chance salt, salts of memberships."""
        found = {blinding for r, _, _, _, blinding in tsv((self.sealed / "07-pool/openings.tsv").read_bytes())[1:] if int(r) == row}
        found |= {salt for r, _, salt in tsv((self.sealed / "08-portfolio/chances.tsv").read_bytes())[1:] if int(r) == row}
        return found | {salt for _, r, salt in tsv((self.sealed / "08-portfolio/panels.tsv").read_bytes())[1:] if int(r) == row}

    def public_words(self, record):
        words = set()
        for path in (self.game.folder / record).rglob("*"):
            if path.is_file() and path.suffix in (".tsv", ".txt", ".json"):
                words |= set(path.read_text().split())
        return words

    def strings_in(self, value):
        if isinstance(value, dict):
            return {text for one in value.values() for text in self.strings_in(one)}
        if isinstance(value, list):
            return {text for one in value for text in self.strings_in(one)}
        return {str(value)}

    def test_a_coalition_of_all_but_one_opens_nothing_of_the_last_one(self):
        opened = {(int(panel), int(row)): salt for panel, row, salt in tsv((self.game.folder / "draw/record/12-panel/openings.tsv").read_bytes())[1:]}
        for record, public_salts in (("early/record", {}), ("draw/record", opened)):
            public = self.public_words(record)
            for last in sorted(self.documents):
                theirs = set().union(*(self.strings_in(document) for row, document in self.documents.items() if row != last))
                secret = self.secrets_of(last)
                self.assertGreaterEqual(len(secret), 6)
                allowed = {salt for (_, row), salt in public_salts.items() if row == last}  # of panels that everybody sees opened
                self.assertEqual(secret & (theirs | public), allowed, f"row {last}, {record}")

    def test_no_sum_of_their_blindings_is_the_last_ones(self):
        """The blindings of one category are known for all but one row; what is missing is in no file."""
        rows = tsv((self.sealed / "07-pool/openings.tsv").read_bytes())[1:]
        number = lambda digits: int.from_bytes(bytes.fromhex(digits), "little")  # noqa: E731
        public = self.public_words("draw/record")
        for category in sorted({(row[1], row[2]) for row in rows}):
            blindings = [number(row[4]) for row in rows if (row[1], row[2]) == category]
            total = sum(blindings) % L
            self.assertNotIn(total.to_bytes(32, "little").hex(), public, category)

    def test_what_they_can_subtract_is_the_limit_that_the_documents_name(self):
        """Published totals and the published list of chances, less what all others know, leave the last one's."""
        totals = {(feature, category): int(people) for feature, category, people, _ in
                  tsv((self.game.folder / "draw/record/07-pool/totals.tsv").read_bytes())[1:]}
        published = sorted(int(panels) for panels, _ in tsv((self.game.folder / "draw/record/08-portfolio/chances.tsv").read_bytes())[1:])
        last, left = 1, dict(totals)
        for row, document in self.documents.items():
            for answer in document["answers"] if row != last else ():
                left[answer["feature"], answer["category"]] -= 1
            if row != last:
                published.remove(document["chance"]["panels"])
        self.assertEqual({key for key, people in left.items() if people}, {(one["feature"], one["category"]) for one in self.documents[last]["answers"]})
        self.assertEqual(published, [self.documents[last]["chance"]["panels"]])
        page = (village.setting.SOURCE / "docs/audit.md").read_text()
        self.assertIn("All but one", page)

    # --- the whole draw ---

    def test_the_audit_of_the_finished_draw(self):
        done = self.game.audit(self.game.bundle(), expected=0)
        self.assertIn("--step 12", done.stdout)
        self.assertIn("audited: record and sealed part fit together", done.stdout.splitlines()[-1])
        self.assertIn("8.6", self.game.verify().stdout)


if __name__ == "__main__":
    unittest.main()
