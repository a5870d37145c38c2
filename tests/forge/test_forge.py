#!/usr/bin/python3
"""Tests of the forge itself: its mathematics against published values, its small worlds against their description."""

import datetime
import hashlib
import itertools
import json
import pathlib
import random
import subprocess
import tempfile
import unittest

import beacon
import catalogue
import certificate
import deposit
import ed25519
import frame
import letters
import order
import portfolio
import proofs
import pulse
import record
import replacement
import rsa
import timestamp
import verify
import worlds

# RFC 8032, section 7.1: secret key, public key, message, signature.
RFC_8032 = [
    ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
     "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf", hashlib.sha512(b"abc").hexdigest(),
     "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"),
]


class Ed25519(unittest.TestCase):
    def test_gives_the_values_of_rfc_8032(self):
        for secret, public, message, signature in RFC_8032:
            secret, public, message, signature = map(bytes.fromhex, (secret, public, message, signature))
            self.assertEqual(ed25519.public_key(secret), public)
            self.assertEqual(ed25519.sign(secret, message), signature)
            self.assertTrue(ed25519.verify(public, message, signature))
            self.assertFalse(ed25519.verify(public, message + b"x", signature))

    def test_finds_eight_points_of_small_order_and_no_valid_key_among_them(self):
        encodings = ed25519.small_order_encodings()
        self.assertEqual(len(encodings), 8)
        # Published by many; two of them can be told by heart: the identity, and y = 0.
        self.assertIn((1).to_bytes(32, "little"), encodings)
        self.assertIn(bytes(32), encodings)
        self.assertFalse(any(map(ed25519.is_valid_key, encodings)))

    def test_refuses_s_plus_l(self):
        key = ed25519.public_key(b"k" * 32)
        signature = ed25519.sign(b"k" * 32, b"text")
        s = int.from_bytes(signature[32:], "little") + ed25519.L
        self.assertFalse(ed25519.verify(key, b"text", signature[:32] + s.to_bytes(32, "little")))


class Proofs(unittest.TestCase):
    def test_multiples_are_those_of_the_slow_group(self):
        source = random.Random(9496)
        for n in [0, 1, 2, 15, 16, proofs.L - 1, *(source.randrange(proofs.L) for _ in range(4))]:
            point = source.randrange(proofs.L) * proofs.H
            self.assertEqual(proofs.multiple(n, point), n * point)
            self.assertEqual(proofs.combined(n, 3), n * proofs.G + 3 * proofs.H)

    def test_proofs_are_those_that_the_slow_verifier_accepts(self):
        context, opening = [b"kind quota", "feature Größe".encode()], 5
        openings = [(4 - v, opening) for v in range(3, 6)]
        points = [proofs.combined(a, b) for a, b in openings]
        text = proofs.prove("real", context, openings, "test")
        self.assertEqual(proofs.sealed.verify("real", context, points, "refused", proofs.sealed.read(text)[0]), "valid")
        self.assertTrue(proofs.holds("real", context, points, text))
        for mode, lines, shown in (("rehearsal", context, points), ("real", context[::-1], points), ("real", context, points[::-1])):
            self.assertFalse(proofs.holds(mode, lines, shown, text))

    def test_a_falsehood_gets_no_proof(self):
        openings = [(1, 7), (2, 7)]
        text = proofs.prove("real", [b"kind bit"], openings, "test")
        self.assertFalse(proofs.holds("real", [b"kind bit"], [proofs.combined(*one) for one in openings], text))


class Deposits(unittest.TestCase):
    SECRETS = (11, 22, 33)
    CONTEXT = tuple(deposit.context_of("ab" * 32, 1, 2))

    def setUp(self):
        self.lines = deposit.deposit_lines("real", self.CONTEXT, self.SECRETS, (5, 7))
        self.holders = [secret * deposit.E for secret in self.SECRETS]
        self.slow = deposit.escrow.read_deposit("".join(line + "\n" for line in self.lines))

    def test_are_those_that_the_slow_implementation_accepts(self):
        check = deposit.escrow.check_deposit
        self.assertEqual(check("real", list(self.CONTEXT), self.holders, 2, self.slow), "valid")
        self.assertEqual(check("rehearsal", list(self.CONTEXT), self.holders, 2, self.slow), "bad-share 1")
        self.assertEqual(check("real", deposit.context_of("ab" * 32, 1, 3), self.holders, 2, self.slow), "bad-share 1")

    def test_are_opened_to_the_same_point_by_any_two(self):
        shares = [line.split(" ")[1] for line in self.lines if line.startswith("share")]
        opened = [deposit.opened_line("real", self.CONTEXT, number, secret, shares[number - 1])
                  for number, secret in enumerate(self.SECRETS, 1)]
        opened = [deposit.escrow.read_opened_share(line) for line in opened]
        for share in opened:
            self.assertEqual(deposit.escrow.check_share("real", list(self.CONTEXT), self.holders, self.slow[1], share), "valid")
        for two in itertools.combinations(opened, 2):
            self.assertEqual(deposit.escrow.combine(two).hex(), deposit.point_of(5))


class Stamps(unittest.TestCase):
    MOMENT = datetime.datetime(2026, 10, 5, 9)

    def openssl(self, *arguments):
        return subprocess.run(["openssl", *map(str, arguments)], capture_output=True, check=False).returncode

    def test_are_those_that_openssl_accepts(self):
        at = int((self.MOMENT - datetime.datetime(1970, 1, 1)).total_seconds())
        with tempfile.TemporaryDirectory() as folder:
            here = pathlib.Path(folder)
            here.joinpath("ca.pem").write_bytes(certificate.pem(certificate.authority()))
            here.joinpath("query").write_bytes(timestamp.request(b"text", 2**63 + 5))
            verify = ("ts", "-verify", "-queryfile", here / "query", "-in", here / "answer", "-CAfile", here / "ca.pem", "-attime", at)
            here.joinpath("answer").write_bytes(timestamp.honest()(b"text", 2**63 + 5, self.MOMENT))
            self.assertEqual(self.openssl(*verify), 0)
            here.joinpath("answer").write_bytes(timestamp.honest()(b"text", 2**63 + 6, self.MOMENT))
            self.assertNotEqual(self.openssl(*verify), 0)
            # PSS: openssl ts refuses it, openssl cms does not.
            token = timestamp.token(timestamp.token_info(b"text", 7, self.MOMENT), (certificate.stamper(),), pss=True)
            here.joinpath("token").write_bytes(token)
            self.assertEqual(self.openssl("cms", "-verify", "-inform", "DER", "-in", here / "token", "-purpose", "timestampsign",
                                          "-CAfile", here / "ca.pem", "-attime", at, "-out", here / "content"), 0)
            self.assertEqual(here.joinpath("content").read_bytes(), timestamp.token_info(b"text", 7, self.MOMENT))


class Pulses(unittest.TestCase):
    VECTORS = pathlib.Path(__file__).resolve().parent.parent / "vectors" / "beacon"

    def test_the_formula_is_that_of_the_real_beacon(self):
        found = certificate.read(rsa.unarmoured(self.VECTORS.joinpath("nist-certificate.pem").read_bytes()))
        pulses = sorted(self.VECTORS.glob("*.pulse"))
        self.assertTrue(pulses)
        for path in pulses:
            real = json.loads(path.read_bytes())["pulse"]
            self.assertEqual(pulse.output_of(real), real["outputValue"].lower())
            self.assertEqual(certificate.identifier(found.raw), real["certificateId"].lower())
            self.assertTrue(rsa.verify_15(found.key, pulse.message(real), bytes.fromhex(real["signatureValue"]), "sha512"))


class Instances(unittest.TestCase):
    def test_lotto_is_drawn_on_wednesdays_and_saturdays(self):
        days = [next(one) for one in [beacon.instances({"kind": "lotto", "first": "2026-09-30"})] for _ in range(4)]
        self.assertEqual(days, ["2026-09-30", "2026-10-03", "2026-10-07", "2026-10-10"])

    def test_rounds_of_drand_are_at_their_time_and_hash_to_their_randomness(self):
        rows = [line.split("\t") for line in Pulses.VECTORS.joinpath("drand.tsv").read_text().splitlines() if not line.startswith("#")][1:]
        self.assertTrue(rows)
        for _, genesis, period, number, signature, randomness, time in rows:
            entry = {"kind": "drand", "genesis": int(genesis), "period": int(period)}
            self.assertEqual(beacon.time_of(entry, f"drand {number}"), beacon.ZERO + datetime.timedelta(seconds=int(time)))
            self.assertEqual(hashlib.sha256(bytes.fromhex(signature)).hexdigest(), randomness)


class Formulas(unittest.TestCase):
    def test_the_tree_is_that_of_rfc_6962(self):
        # The roots of the test data of Certificate Transparency, for the first 1 … 8 leaves.
        data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
        roots = ["6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                 "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                 "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                 "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                 "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                 "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                 "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"]
        hashes = [hashlib.sha256(b"\0" + bytes.fromhex(leaf)).digest() for leaf in data]
        self.assertEqual([portfolio.merkle(hashes[:size]).hex() for size in range(1, 9)], roots)

    def test_letters_follow_the_rule_by_hand(self):
        # 10 letters, equal among a and b: 5 and 5. In a 30, 10 and 0 people: 5·3/4 = 3 r 30, 5/4 = 1 r 10; the one that
        # remains goes to the larger remainder. In b 7 and 7: 2 each, r 7 both; the one that remains to the smaller number.
        of = lambda *names: {"categories": [{"name": name} for name in names]}
        rules = {"strata": [of("a", "b"), of("x", "y", "z")], "letters": {"total": 10, "minimum": 1, "levels": [
            {"columns": ["p"], "rule": "equal"}, {"columns": ["q"], "rule": "proportional"}]}}
        self.assertEqual(frame.letters_by_rule(rules, [30, 10, 0, 7, 0, 7]), [4, 1, 0, 3, 0, 2])

    def test_the_page_shows_empty_things_as_a_dash_and_escapes_texts(self):
        self.assertEqual(order.value([1, "a&b", '"']), "1, a&amp;b, &quot;")
        self.assertEqual(order.value({"name": "", "title": None}), "<dl>\n<dt>Titel · Title</dt><dd>–</dd>\n<dt>Name · Name</dt><dd>–</dd>\n</dl>")
        self.assertEqual(order.value([{"to": 3}, {"from": True}]),
                         "<table>\n<tr><th>von · from</th><th>bis · to</th></tr>\n<tr><td>–</td><td>3</td></tr>\n"
                         "<tr><td>ja · yes</td><td>–</td></tr>\n</table>")

    def test_a_code_has_nine_groups_of_four(self):
        # Base32 of twenty zero bytes is 32 times A; the check by `openssl dgst -sha256 -binary | base32`.
        self.assertEqual(frame.code_of("00" * 20), "AAAA-" * 8 + "DBRZ")

    def test_tickets_are_of_128_ascii_bytes(self):
        self.assertEqual(letters.ticket_of("00" * 32, "ff" * 32), hashlib.sha256(b"0" * 64 + b"f" * 64).hexdigest())


class Worlds(unittest.TestCase):
    def test_every_world_is_right_and_says_so_at_every_step(self):
        for name in worlds.WORLDS:
            draw = worlds.honest(name)
            for step in range(1, len(draw.checksums) + 1):
                report, code = verify.judge(record.cut(draw.files, step), draw.anchor, brought=catalogue.brought(name))
                self.assertEqual(report.failed, {}, f"{name}, step {step}")
                panel = 12 + bool(draw.world.correction) + 3 * len(draw.world.voided)
                done = step >= panel and ((step - panel) % 2 == 0 or draw.world.deletion and step == len(draw.checksums))
                self.assertEqual(code, 0 if done else 3)

    def test_every_run_gives_the_same_bytes(self):
        again = worlds.Draw(worlds.plain()).run()
        self.assertEqual(again.files, worlds.honest("plain").files)

    def test_the_council_has_every_case_of_a_replacement(self):
        files = worlds.honest("council").files
        swaps = b"".join(data for path, data in files.items() if path.endswith("swaps.tsv"))
        for bounds in (b"\tquota\n", b"\tflex\n", b"\t-\tempty\n"):
            self.assertIn(bounds, swaps)
        states = files["03-lot1-commit/slots.tsv"] + files["04-lot1-reveal/slots.tsv"]
        for state in (b"absent", b"missing", b"revealed", b"committed"):
            self.assertIn(state, states)
        self.assertNotIn("02-frame/leaves-0003.tsv", files)

    def test_the_full_worlds_have_every_kind_of_opening_absence_and_beacon(self):
        full, fallback = worlds.honest("full").files, worlds.honest("fallback").files
        openings = b"".join(data for path, data in full.items() if "/opening-" in path)
        self.assertIn(b"scalar ", openings)
        self.assertIn(b"opened 2 ", openings)
        for word in (b"nist ", b"drand ", b"lotto ", b"dice "):
            self.assertIn(b"\n" + word, full["05-lot1-seed/seed.txt"])
        self.assertIn(b"\tmissing\n", full["10-lot2-reveal/slots.tsv"])
        self.assertIn(b"\tabsent\n", full["10-lot2-reveal/slots.tsv"])
        for path in ("04-lot1-reveal/absence-2.txt", "10-lot2-reveal/absence-1.txt", "13-leavers/absence-1.txt", "14-replacement/beacon-1.txt",
                     "05-lot1-seed/beacon-2.pulse"):
            self.assertIn(f"evidence/{path}", fallback)
        self.assertIn("06-deletion/deletion.json", worlds.honest("annulled").files)

    def test_the_sealed_world_has_every_case_of_a_skip(self):
        draw = worlds.honest("sealed")
        skips = b"".join(data for path, data in draw.files.items() if path.endswith("skips.tsv"))
        swaps = b"".join(data for path, data in draw.files.items() if path.endswith("swaps.tsv"))
        for bounds in (b"\tquota\t", b"\tflex\t"):
            self.assertIn(bounds, skips)
        for bounds in (b"\tquota\n", b"\tflex\n", b"\t-\tempty\n"):
            self.assertIn(bounds, swaps)
        # After the seat stayed empty somebody was called with one seat less.
        self.assertRegex(draw.files["16-replacement/swaps.tsv"], rb"\tempty\n\d+\t\d+\t")

    def test_the_documents_are_what_python_reads(self):
        for name in worlds.WORLDS:
            data = worlds.honest(name).files["01-order/order.json"]
            self.assertEqual(json.loads(data), worlds.WORLDS[name]().order)

    def test_a_seat_that_nobody_fits_stays_empty(self):
        # Three rows; the quota wants exactly two of a, and one a leaves: nobody but b is there.
        quota = lambda name, low, high: {"name": name, "min": low, "max": high, "min_flex": low, "max_flex": high}
        rules = {"features": [{"name": "f", "categories": [quota("a", 2, 2), quota("b", 0, 0)]}]}
        swaps, members = replacement.swaps_of(rules, [{"f": "a"}, {"f": "a"}, {"f": "b"}], ["x", "y", "z"], {1, 2}, [1], {1}, 0, "00")
        self.assertEqual((swaps, members), ([(1, None, "empty")], {2}))


if __name__ == "__main__":
    unittest.main()
