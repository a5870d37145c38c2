#!/usr/bin/python3
"""What `klero solve` writes, counted and proven again from its input; rows in another sequence; Ctrl-C; progress.

  test_solve.py KLERO FILES
"""
import collections
import csv
import fractions
import os
import pathlib
import pty
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import certificate

KLERO, FILES = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb"}
SEED = 20220611


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def solve(folder, *args):
    done = subprocess.run([KLERO, "solve", "categories.csv", "respondents.csv", *args], cwd=folder, env=ENVIRONMENT,
                          capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "", done.stderr  # progress is for terminals
    return done.stdout


def read_problem(folder, seats, one_per):
    people, categories = table(folder / "respondents.csv"), table(folder / "categories.csv")
    quotas = [certificate.Quota(int(c["min"]), int(c["max"]),
                                [row for row, person in enumerate(people) if person[c["feature"]] == c["value"]])
              for c in categories]
    together = collections.defaultdict(list)
    for row, person in enumerate(people):
        if one_per and person[one_per]:
            together[person[one_per]].append(row)
    households = sorted(rows for rows in together.values() if len(rows) > 1)
    return certificate.Problem(len(people), seats, quotas, households)


def write_city(folder, people, seats):
    """A pool with a scarce category, and addresses of which many are blank and some are shared."""
    generator = random.Random(SEED)
    print(f"seed {SEED}")
    features = {"gender": [50, 50], "age": [10, 25, 30, 25, 10], "school": [6, 34, 60]}
    rows = [{"id": f"p{row:03}", **{feature: f"{feature}-{generator.choices(range(len(shares)), shares)[0]}"
                                    for feature, shares in features.items()},
             "address": generator.choice(["", f"street {generator.randrange(people)}"])} for row in range(people)]
    write(folder / "respondents.csv", rows)
    # The city is less like school-2 than those who reply.
    wanted = {**features, "school": [20, 40, 40]}
    write(folder / "categories.csv",
          [{"feature": feature, "value": f"{feature}-{number}", "min": seats * share // 100,
            "max": -(-seats * share // 100) + 1} for feature, shares in wanted.items()
           for number, share in enumerate(shares)])


def read_all(terminal):
    """What was written to the other end, until it was closed."""
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 1000)
        except OSError:  # how Linux says that nobody holds the other end any more
            return shown


class Files(unittest.TestCase):
    def setUp(self):
        temp = tempfile.TemporaryDirectory()
        self.addCleanup(temp.cleanup)
        self.folder = pathlib.Path(temp.name)

    def check(self, seats, panels, one_per=None):
        solve(self.folder, "--size", str(seats), "--panels", str(panels), "--out", "panels", "--chances", "chances",
              "--certificate", "proof", *(["--one-per", one_per] if one_per else []))
        problem = read_problem(self.folder, seats, one_per)
        ids = [person["id"] for person in table(self.folder / "respondents.csv")]
        members = collections.defaultdict(set)
        for line in table(self.folder / "panels"):
            members[int(line["panel"])].add(ids.index(line["id"]))
        self.assertEqual(sorted(members), list(range(panels)))
        for panel in members.values():
            self.assertEqual(len(panel), seats)
            for quota in problem.quotas:
                self.assertLessEqual(quota.min, len(panel.intersection(quota.rows)))
                self.assertLessEqual(len(panel.intersection(quota.rows)), quota.max)
            for household in problem.households:
                self.assertLessEqual(len(panel.intersection(household)), 1)
        checker = certificate.Checker(problem, (self.folder / "proof").read_text())
        proven = checker.chances()
        for row, line in enumerate(table(self.folder / "chances")):
            self.assertEqual(line["id"], ids[row])
            self.assertEqual(int(line["panels"]), sum(row in panel for panel in members.values()))
            self.assertLessEqual(abs(int(line["panels"]) - panels * proven[row]), checker.within)
            self.assertLess(abs(fractions.Fraction(line["ideal_chance"]) - proven[row]), fractions.Fraction(2, 10**9))
        for name in ("panels", "chances", "proof"):
            (self.folder / name).unlink()
        return proven

    def test_small(self):
        for name in ("categories.csv", "respondents.csv"):
            (self.folder / name).write_bytes((FILES / name).read_bytes())
        chances = self.check(4, 90)
        self.assertEqual(chances, [fractions.Fraction(2, 3)] * 3 + [fractions.Fraction(2, 9)] * 9)
        self.check(4, 90, "address")

    def test_a_certificate_without_one_of_its_levels_is_refused(self):
        write_city(self.folder, 60, 12)
        solve(self.folder, "--size", "12", "--certificate", "proof")
        problem, text = read_problem(self.folder, 12, None), (self.folder / "proof").read_text()
        last = len(certificate.read(text)[2])
        for number in range(1, last + 1):
            lines = [line for line in text.splitlines(True) if not line.startswith(f"level\t{number}\t")]
            renumbered = "".join(lines)
            for later in range(number + 1, last + 1):
                renumbered = renumbered.replace(f"level\t{later}\t", f"level\t{later - 1}\t")
            with self.assertRaises(AssertionError, msg=number):
                certificate.Checker(problem, renumbered).chances()

    def test_the_proof_that_fewer_steps_of_relaxation_do_not_suffice(self):
        for name, source in (("categories.csv", "six-women-needed.csv"), ("respondents.csv",) * 2, ("steps.csv",) * 2):
            (self.folder / name).write_bytes((FILES / source).read_bytes())
        solve(self.folder, "--size", "4", "--panels", "90", "--relax", "steps.csv", "--out", "panels.csv")
        text, categories = (self.folder / "panels.infeasible.tsv").read_text(), table(self.folder / "categories.csv")
        for step, holds in zip(table(self.folder / "steps.csv"), (True, False)):
            for category in categories:
                if (category["feature"], category["value"]) == (step["feature"], step["category"]):
                    category |= {"min": step["min"], "max": step["max"]}
            write(self.folder / "categories.csv", categories)
            checker = certificate.Checker(read_problem(self.folder, 4, None), text)
            self.assertEqual([claim.head for claim in checker.claims], [[("bound", "-", -1)]])
            if holds:
                checker.check_claim(0)
            else:
                self.assertRaises(AssertionError, checker.check_claim, 0)
        solve(self.folder, "--size", "4", "--panels", "90", "--relax", "steps.csv", "--out", "again.csv")
        self.assertFalse((self.folder / "again.infeasible.tsv").exists())  # the quotas can be met as they are

    def test_city_with_addresses(self):
        write_city(self.folder, 90, 20)
        self.check(20, 200, "address")

    def test_somebody_fits_nowhere(self):
        write_city(self.folder, 60, 12)
        categories = table(self.folder / "categories.csv")
        categories[-1]["min"], categories[-1]["max"] = "0", "0"
        categories[-2]["max"], categories[-3]["max"] = "12", "12"
        write(self.folder / "categories.csv", categories)
        self.assertIn(0, self.check(12, 100))

    def test_rows_in_another_sequence_have_the_same_chances(self):
        write_city(self.folder, 90, 20)
        rows = table(self.folder / "respondents.csv")
        found = []
        for name in ("one", "other"):
            solve(self.folder, "--size", "20", "--chances", name, "--one-per", "address")
            found.append({line["id"]: line["ideal_chance"] for line in table(self.folder / name)})
            random.Random(SEED).shuffle(rows)
            write(self.folder / "respondents.csv", rows)
        self.assertEqual(found[0], found[1])

    def test_the_same_input_gives_the_same_bytes(self):
        write_city(self.folder, 90, 20)
        for name in ("one", "other"):
            solve(self.folder, "--size", "20", "--out", name)
        self.assertEqual((self.folder / "one").read_bytes(), (self.folder / "other").read_bytes())

    def test_ctrl_c_leaves_nothing_half_written(self):
        write_city(self.folder, 3000, 250)
        before = sorted(os.listdir(self.folder))
        try:
            own, theirs = pty.openpty()
        except OSError as error:  # a root folder without /dev/pts
            self.skipTest(f"no terminal is to be had here: {error}")
        # Some seconds of work, stopped within the first.
        with subprocess.Popen([KLERO, "solve", "categories.csv", "respondents.csv", "--size", "250", "--panels",
                               "100000", "--out", "panels", "--chances", "chances"], cwd=self.folder,
                              env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=theirs) as run:
            os.close(theirs)
            time.sleep(0.5)
            run.send_signal(signal.SIGINT)
            shown = read_all(own)
            self.assertEqual(run.wait(), 1)
            self.assertEqual(run.stdout.read(), b"")
        os.close(own)
        self.assertIn(b"klero: error: stopped before the panels were complete", shown)
        self.assertEqual(sorted(os.listdir(self.folder)), before)


unittest.main(argv=sys.argv[:1])
