#!/usr/bin/python3
"""Runs the commands of docs/without-our-program.md, exactly as they stand there, in good and in forged records."""

import os
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "forge"))

import catalogue
import catalogue_end
import catalogue_frame
import catalogue_lot
import catalogue_panel
import catalogue_record
import catalogue_replacement
import certificate
import frame
import letters
import record
import worlds

PAGE, GERMAN = (os.path.join(ROOT, "docs", name) for name in ("without-our-program.md", "without-our-program.de.md"))
# What the commands print when something is wrong.
FAULT = re.compile(r"CHANGED|NOT |ANOTHER|OTHER|DIFFERENT|not found|FAILED")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def blocks(path, languages="sh"):
    return re.findall(rf"^```(?:{languages})\n(.*?)^```$", read(path), re.MULTILINE | re.DOTALL)


def run(files, before="", chosen=lambda block: True):
    """What each block prints, for a record with these files, in one terminal; and the complaints of the tools."""
    with tempfile.TemporaryDirectory() as folder:
        record.write(files, os.path.join(folder, "record"))
        script = before + "".join(f"\necho '@@{number}@@'\n{block}" for number, block in enumerate(blocks(PAGE)) if chosen(block))
        done = subprocess.run(["bash", "-c", script], cwd=os.path.join(folder, "record"), capture_output=True, text=True,
                              env={"PATH": os.environ["PATH"], "TMPDIR": folder}, timeout=120)
    return re.split(r"@@\d+@@\n", done.stdout)[1:], done.stderr


def letter(draw):
    """What somebody who replied would type: code, identity line, stratum."""
    person = draw.people[draw.rows[0]]
    nonce = frame.nonce_of(draw.order, draw.anchor, draw.master, person[draw.order["key"]])
    stratum = draw.strata[draw.invited[draw.rows[0]] - 1]
    identity = " | ".join(person[column] for column in draw.order["identity"])
    return (f"code='{frame.code_of(nonce)}'\nidentity='{identity}'\n"
            f"stratum='{'|'.join(frame.names_of(draw.order, stratum))}'\n")


def rows_of(draw, path):
    return [int(line.split(b"\t")[0]) for line in draw.files[path].splitlines()[1:]]


def candidates(draw):
    """The candidates of the first replacement by ticket, as the page prints them."""
    seed = record.sha(draw.files["14-replacement/seed.txt"])
    taken = rows_of(draw, "12-panel/panel.tsv") + rows_of(draw, "13-leavers/leavers.tsv")
    free = [row for row in range(1, len(draw.rows) + 1) if row not in taken]
    return " ".join(map(str, sorted(free, key=lambda row: letters.ticket_of(seed, draw.rows[row - 1]))))


class Page(unittest.TestCase):
    def test_has_commands(self):
        self.assertGreaterEqual(len(blocks(PAGE)), 15)
        for tool in ("sha256sum -c", "openssl pkeyutl -verify", "perl -MDigest::SHA", "sort", "awk"):
            self.assertIn(tool, "".join(blocks(PAGE)))

    def test_has_the_same_commands_in_german(self):
        self.assertEqual(blocks(PAGE, "sh|text"), blocks(GERMAN, "sh|text"))


class GoodRecords(unittest.TestCase):
    def check(self, name):
        draw = worlds.honest(name)
        printed, complaints = run(draw.files, letter(draw))
        text = "".join(printed)
        self.assertEqual(complaints, "")
        self.assertEqual([line for line in text.splitlines() if FAULT.search(line)], [])
        replacement = next(path for path in sorted(draw.files) if path.endswith("-replacement/swaps.tsv"))
        members = draw.order["panel"]["seats"]
        for expected in [
                "we can begin", f"{draw.anchor}  01-order/SHA256SUMS", f"looked at {len(draw.checksums)} steps",
                f"{len(draw.order['slots']) + 1} keys", f"seed of the first lot: {draw.seeds[1]}",
                f"seed of the second lot: {draw.seeds[2]}", f"letters: the same\n{len(draw.invited)}\n", "panel: the same",
                "turns: the same", f"{members} members in all", draw.files[replacement].decode(),
                draw.files["12-panel/draw.tsv"].decode().split("\n")[1].split("\t")[2]]:
            self.assertTrue(expected in text, f"{expected!r} does not occur")
        self.assertIn("roots: the same" if draw.order["panel"]["form"] == "committed" else "members: the same", text)
        # Everyone who should have signed was asked.
        signatures = sum(path.endswith(".sig") for path in draw.files)
        self.assertEqual(text.count("signed by "), signatures)
        self.assertEqual(text.count("made from this close\n"), 2)
        # The person of the letter stands in drum, letters and replies.
        own = next(block for block in printed if "07-pool/pool.tsv" in block)
        self.assertRegex(own, r"^02-frame/leaves-\d{4}.tsv\n06-invitations/invitations.tsv\n07-pool/pool.tsv\n$")
        self.assertEqual("".join(printed).split("candidates in turn: ")[1], f"{candidates(draw)}\n")

    def test_council(self):
        self.check("council")

    def test_open(self):
        self.check("open")

    def test_plain(self):
        self.check("plain")

    def test_sealed(self):
        self.check("sealed")


def is_of_stamps_and_beacons(block):
    return "timestamped.txt" in block or "beacon-*" in block


class StampsAndBeacons(unittest.TestCase):
    """Section 13, with what the user brings and without."""

    def look(self, files, bring=True):
        with tempfile.TemporaryDirectory() as folder:
            before = "work=$(mktemp -d); export work LC_ALL=C\n"
            brought = catalogue.brought("full") if bring else catalogue.Brought()
            for name, certificates in (("authority", brought.authorities), ("certificate", brought.beacon_certificates)):
                for one in certificates:
                    path = os.path.join(folder, name)
                    with open(path, "wb") as file:
                        file.write(certificate.pem(one))
                    before += f"{name}={path}\n"
            return run(files, before, is_of_stamps_and_beacons)

    def test_are_right_with_and_without_what_a_user_brings(self):
        for bring in (True, False):
            printed, complaints = self.look(worlds.honest("full").files, bring)
            stamps, rounds, pulses = printed
            self.assertEqual(complaints, "")
            self.assertFalse(FAULT.search("".join(printed)), printed)
            self.assertEqual(stamps.count(": stamped "), 3)
            self.assertEqual(rounds.count(": drand "), 3)
            self.assertEqual(pulses.count(": nist "), 2)
            self.assertEqual(pulses.count("Verified OK\n"), 2 if bring else 0)

    def test_print_nothing_where_the_order_asks_for_none(self):
        self.assertEqual("".join(self.look(worlds.honest("plain").files)[0]), "")

    def test_are_seen_to_be_altered(self):
        signature = "evidence/04-lot1-reveal/slot-1.sig"
        answer, other = (f"evidence/{step}/timestamp.tsr" for step in ("04-lot1-reveal", "10-lot2-reveal"))
        request, another = (f"evidence/{step}/timestamp.tsq" for step in ("04-lot1-reveal", "10-lot2-reveal"))
        good = worlds.honest("full").files
        last = bytes([good[answer][-1] ^ 1])
        for path, altered, expected in (
                (signature, bytes(64), "what was stamped is CHANGED"),
                (answer, good[other], "the stamp is for ANOTHER text"),
                (request, good[another], "the stamp answers ANOTHER request"),
                (answer, good[answer][:-1] + last, "the stamp is NOT right"),
                ("evidence/05-lot1-seed/beacon-2.txt", b"00" * 48 + b"\n", "NOT the value in the seed"),
                ("evidence/05-lot1-seed/beacon-1.pulse", good["evidence/11-lot2-seed/beacon-1.pulse"], "NOT the value in the seed")):
            with self.subTest(expected):
                self.assertIn(expected, "".join(self.look({**good, path: altered})[0]))


class ForgedRecords(unittest.TestCase):
    # A forgery of the catalogue, and what the page prints about it.
    SEEN = {
        "byte-changed": "02-frame: a file is CHANGED",
        "chain-cut": "07-pool: NOT CHAINED to 06-invitations",
        "list-misses-a-file": "07-pool: the list is NOT what lies there",
        "signed-with-another-key": "NOT SIGNED by office: 14-replacement/SHA256SUMS",
        "commitment-signed-by-another-slot": "NOT SIGNED by slot-1: 03-lot1-commit/slot-1.txt",
        "close-with-copied-signature": "NOT SIGNED by slot-2: evidence/04-lot1-reveal/close.txt",
        "another-secret-revealed": "lot 1, slot-1.txt: DOES NOT OPEN",
        "seed-of-another-close": "made from ANOTHER close",
        "friend-invited": "letters: DIFFERENT",
        "letters-of-another-seed": "letters: DIFFERENT",
        "another-panel-announced": "panel: DIFFERENT",
        "opening-with-another-salt": "roots: DIFFERENT",
        "replacement-seed-of-the-panel": "made from OTHER leavers",
        "leavers-in-another-sequence": "turns: DIFFERENT",
        "register-audited-by-the-office": "NOT SIGNED by auditor: 02-frame/SHA256SUMS",
        "audit-of-another-step": "NOT SIGNED by auditor: 12-panel/SHA256SUMS",
    }

    def test_are_seen_with_stock_tools(self):
        by_name = {forgery.name: forgery for forgery in catalogue.ALL}
        for name, complaint in self.SEEN.items():
            with self.subTest(name):
                # The blocks that set something, and those that could complain: processes are dear.
                word = re.search(r"(DOES )?(NOT \w+|[A-Z]{5,})", complaint)[0]
                needed = re.compile(rf"export|{word}" + (r"|signed \S+ \S+|signed \"\$" if "SIGNED" in word else ""))
                printed, _ = run(by_name[name].files(), chosen=needed.search)
                self.assertTrue(complaint in "".join(printed), f"the page does not say {complaint!r}")


if __name__ == "__main__":
    unittest.main()
