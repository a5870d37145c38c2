"""klero-verify receipt: what a person sees of himself."""

import os

from calls import WithRecord, call, errors, text


class Receipt(WithRecord):
    world = "open"

    def receipt(self, leaf, *more, code=None, **options):
        identity, right_code = self.letter_of(leaf)
        return call("receipt", self.folder, "--order", self.draw.anchor, "--identity", identity,
                    "--code", code or right_code, *more, **options)

    def members(self):
        lines = self.draw.files["14-replacement/panel.tsv"].decode().splitlines()[1:]
        return [line.split("\t")[1] for line in lines]

    def leavers(self):
        lines = self.draw.files["13-leavers/leavers.tsv"].decode().splitlines()[1:]
        return [line.split("\t")[1] for line in lines]

    def invited(self):
        return [line.split("\t")[2] for line in self.draw.files["06-invitations/invitations.tsv"].decode().splitlines()[1:]]

    def test_a_member_sees_drum_ticket_row_answers_chance_and_seat(self):
        leaf = self.members()[0]
        done = self.receipt(leaf)
        said = text(done)
        self.assertEqual(done.returncode, 0, said)
        self.assertIn(f"in the drum: leaf {leaf}\n", said)
        self.assertIn("drawn: this person gets a letter\n", said)
        row = self.draw.rows.index(leaf) + 1
        self.assertIn(f"row of the pool: {row}\n", said)
        self.assertRegex(said, r"recorded: Altersgruppe: \S+\n")
        chance = self.draw.files["08-portfolio/chances.tsv"].decode().splitlines()[row].split("\t")[1]
        self.assertIn(f"panels in which this row stands: {chance}\n", said)
        self.assertIn("member of the panel\n", said)
        self.assertIn("the record: verified: ", said)

    def test_whoever_left_is_no_member(self):
        said = text(self.receipt(self.leavers()[0]))
        self.assertIn("has left the panel\n", said)
        self.assertNotIn("member of the panel", said)

    def test_whoever_was_not_drawn_sees_the_cut_off(self):
        leaf = next(leaf for leaf in self.draw.people if leaf not in self.invited())
        done = self.receipt(leaf)
        self.assertEqual(done.returncode, 0)
        self.assertIn("not drawn: the ticket is greater than the last one with a letter\n", text(done))
        self.assertNotIn("row of the pool", text(done))

    def test_the_code_may_come_from_where_nobody_sees_it(self):
        identity, code = self.letter_of(self.members()[0])
        typed = code.lower().replace("-", " ")
        done = call("receipt", self.folder, "--identity", identity, "--code-file", "-", typed=(typed + "\n").encode())
        self.assertEqual(done.returncode, 0, errors(done))
        path = os.path.join(self.temporary.name, "code")
        with open(path, "w", encoding="ascii") as file:
            file.write(code + "\n")
        self.assertEqual(call("receipt", self.folder, "--identity", identity, "--code-file", path).returncode, 0)

    def test_blanks_around_the_bars_do_not_matter(self):
        identity, code = self.letter_of(self.members()[0])
        done = call("receipt", self.folder, "--identity", " " + identity.replace(" | ", "|") + " ", "--code", code)
        self.assertEqual(done.returncode, 0)

    def test_whoever_is_not_found_gets_one_answer(self):
        identity, code = self.letter_of(self.members()[0])
        _, other_code = self.letter_of(self.members()[1])
        answers = {(done.returncode, text(done).splitlines()[0]) for done in [
            call("receipt", self.folder, "--identity", "Nobody | Nowhere | 1900-01-01", "--code", code),
            call("receipt", self.folder, "--identity", identity, "--code", other_code),
            call("receipt", self.folder, "--identity", "", "--code", code)]}
        self.assertEqual(answers, {(1, "no entry can be shown")})

    def test_a_mistyped_code_is_a_wrong_call(self):
        code = self.letter_of(self.members()[0])[1]
        done = self.receipt(self.members()[0], code=("A" if code[0] != "A" else "B") + code[1:])
        self.assertEqual(done.returncode, 2)
        self.assertIn("the code is mistyped", errors(done))

    def test_either_code_or_file(self):
        done = call("receipt", self.folder, "--identity", "a")
        self.assertEqual(done.returncode, 2)
        self.assertIn("expected either --code or --code-file", errors(done))

    def test_a_wrong_record_gives_no_receipt(self):
        self.append("05-lot1-seed/seed.txt")
        done = self.receipt(self.members()[0])
        self.assertEqual(done.returncode, 1)
        self.assertNotIn("in the drum", text(done))
        self.assertIn("the record: wrong: ", text(done))

    def test_it_speaks_german(self):
        said = text(self.receipt(self.members()[0], "--lang", "de"))
        self.assertIn("in der Lostrommel: Blatt ", said)
        self.assertIn("Mitglied des Gremiums\n", said)
