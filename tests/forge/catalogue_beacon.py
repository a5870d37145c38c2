"""Forgeries of public randomness: what the order asks for, the values, what stands behind them. Rules 2.2, 2.8, 4.9, 4.16, 4.17, 9.3."""

import hashlib
import json

import pulse
import rsa
from catalogue import at, twist, without_file
from record import lines
from world import dice
from worlds_ceremony import drand, lotto, nist

# 2.8 Beacons

for name, story, base, path, entries in [
        ("ten-beacons", "Ten beacons.", "full", "beacons", [dice(20, 6, "x")] * 10),
        ("lotto-alone", "A lotto draw alone: 2^27 outcomes.", "full", "beacons", [lotto()]),
        ("lotto-and-dice-too-few", "A lotto draw and 22 coins: 2^49 outcomes.", "full", "beacons", [lotto(), dice(22, 2, "x")]),
        ("fallback-too-small", "A drand round whose fallback is a lotto draw: 2^27 outcomes.", "fallback", "beacons", [drand(lotto())]),
        ("fallback-of-one-die", "A pulse whose fallback is a die.", "fallback", "replacement_beacons", [nist(dice(1, 6, "x"))]),
        ("fallback-of-dice-of-one-side", "A fallback of dice that show always the same.", "fallback", "beacons", [nist(dice(1000, 1, "x")), drand()]),
        ("fallback-of-no-dice", "A fallback of no dice.", "fallback", "beacons", [nist(dice(0, 6, "x")), drand()]),
        ("fallback-without-witnesses", "A fallback, and nobody who could say that the beacon did not come.", "council", "beacons", [drand(dice(20, 6, "x"))]),
        ("replacement-fallback-without-witnesses", "A fallback for replacements, and no witnesses.", "council", "replacement_beacons", [drand(nist())])]:
    twist(name, "2.8", story, base, 1, {"order.data": at(path, entries)}, last=2, attack=12)
for name, story, base, entries in [
        ("two-lotto-draws", "Two lotto draws: 2^54 outcomes.", "full", [lotto(), lotto()]),
        ("nine-beacons", "Nine beacons, as many as may be.", "full", [dice(1000, 100, "x")] * 9),
        ("lotto-and-dice", "A lotto draw and 23 coins: 2^50 outcomes.", "full", [lotto(), dice(23, 2, "x")])]:
    twist(f"good-order-with-{name}", "", story, base, 1, {"order.data": at("beacons", entries)}, last=6, exit=3)

# 2.2 Their grammar

for name, story, path, value in [
        ("beacon-of-a-new-kind", "A kind of beacon that the protocol does not know.", "beacons/3/kind", "weather"),
        ("beacon-without-fallback-key", "A beacon that says nothing of a fallback.", "beacons/3", {
            key: value for key, value in dice(24, 6, "x").items() if key != "fallback"}),
        ("fallback-of-a-fallback", "A fallback that falls back.", "beacons/0/fallback", drand(dice(20, 6, "x"))),
        ("lotto-from-monday", "Lotto draws from a Monday on.", "beacons/2/first", "2026-10-05"),
        ("lotto-from-a-day-that-is-not", "Lotto draws from the thirtieth of February on.", "beacons/2/first", "2026-02-30"),
        ("drand-without-steps", "Every round is the next one.", "beacons/1/step", 0),
        ("drand-from-round-zero", "Rounds from zero on.", "beacons/1/first", 0),
        ("drand-without-period", "Rounds without a time between.", "beacons/1/period", 0),
        ("drand-chain-too-short", "The hash of a chain with a digit too few.", "beacons/1/chain", "ab" * 31 + "a"),
        ("nist-without-steps", "Every pulse is the next one.", "beacons/0/step", 0),
        ("nist-chain-zero", "A chain number zero.", "beacons/0/chain", 0),
        ("nist-certificate-in-capitals", "A certificateId in capitals.", "beacons/0/certificate", "AB" * 64),
        ("nist-certificate-too-short", "A certificateId of 64 digits.", "beacons/0/certificate", "ab" * 32),
        ("beacon-without-official", "Nobody says which publication counts.", "beacons/2/official", ""),
        ("stamps-without-margin", "A margin below zero.", "timestamps/margin", -1),
        ("stamps-by-nobody", "Time stamps of an authority without a name.", "timestamps/authority", "")]:
    twist(name, "1.10" if value == -1 else "2.2", story, "full", 1, {"order.data": at(path, value)}, last=1, attack=28)

# 4.9 Values


def valued(name, story, change, number=3, fails="4.9", base="full", attack=27):
    """`change(value)` gives another value for one of the beacons of the first lot."""
    twist(name, fails, story, base, 5, {"lot1.values": lambda values: [*values[:number - 1], *change(values[number - 1]), *values[number:]]},
          last=5, attack=attack)


def lotto_with(change):
    def hand(value):
        word, day, *balls = value.split(" ")
        return [" ".join(map(str, [word, day, *change(list(map(int, balls)))]))]
    return hand


valued("lotto-not-ascending", "The numbers as they were drawn, in place of ascending: another seed.", lotto_with(lambda balls: [*balls[5::-1], balls[6]]))
valued("lotto-with-a-number-twice", "A number twice.", lotto_with(lambda balls: [balls[0], *balls[:5], balls[6]]))
valued("lotto-with-fifty", "Fifty among 6 of 49.", lotto_with(lambda balls: [*balls[:5], 50, balls[6]]))
valued("lotto-with-zero", "Zero among 6 of 49.", lotto_with(lambda balls: [0, *balls[1:]]))
valued("lotto-with-superzahl-ten", "A Superzahl of ten.", lotto_with(lambda balls: [*balls[:6], 10]))
valued("lotto-without-superzahl", "No Superzahl.", lotto_with(lambda balls: balls[:6]))
valued("lotto-with-the-bonus-ball", "The bonus ball of former days.", lotto_with(lambda balls: [*balls, 33]), attack=26)
valued("lotto-with-leading-zeros", "Numbers of two digits each.", lambda value: [" ".join(
    [*value.split(" ")[:2], *(f"{int(ball):02d}" for ball in value.split(" ")[2:])])])
valued("lotto-with-commas", "Commas between the numbers.", lambda value: [value[:21] + value[21:].replace(" ", ",")])
valued("lotto-of-the-draw-after", "The numbers of the next draw.", lambda value: [value.replace("2026-10-07", "2026-10-10")], attack=25)
valued("lotto-without-a-day", "The numbers without their day.", lambda value: [value.replace("2026-10-07 ", "")], attack=25)
valued("lotto-left-out", "A beacon is left out.", lambda value: [], attack=25)
valued("lotto-twice", "A beacon counts twice.", lambda value: [value, value], attack=25)
valued("drand-of-the-round-after", "The value of the next round.", lambda value: [" ".join(
    ["drand", str(int(value.split(" ")[1]) + 20), value.split(" ")[2]])], 2, attack=25)
valued("drand-in-capitals", "The randomness in capitals.", lambda value: [value[:-64] + value[-64:].upper()], 2)
valued("drand-cut", "The randomness with a digit too few.", lambda value: [value[:-1]], 2)
valued("drand-with-its-signature", "The signature in place of the randomness.", lambda value: [value[:-64] + "ab" * 48], 2)
valued("nist-of-the-pulse-after", "The value of another pulse than the one named.", lambda value: [" ".join(
    ["nist", str(int(value.split(" ")[1]) + 60), value.split(" ")[2]])], 1, attack=25)
valued("nist-in-capitals", "The pulse as its publisher writes it, in capitals.", lambda value: [value[:-128] + value[-128:].upper()], 1)
valued("nist-cut", "Half of the value.", lambda value: [value[:-64]], 1)
valued("dice-called-lotto", "A lotto draw where dice should be.", lambda value: ["lotto 2026-10-07 1 2 3 4 5 6 7"], 4, attack=25)
twist("values-exchanged", "4.9", "Two beacons exchanged: another seed.", "full", 5, {"lot1.values": lambda values: [values[1], values[0], *values[2:]]},
      last=5, attack=25)
twist("values-of-the-first-lot", "4.9", "The beacons of the first lot again in the second.", "full", 11, {
    "lot2.values": lambda values, draw: draw.files["05-lot1-seed/seed.txt"].decode().splitlines()[3:]}, last=11, attack=30)

# 9.3 in a replacement

for name, story, change in [
        ("replacement-with-another-round", "The value of the next round.", lambda values: [" ".join(
            ["drand", str(int(values[0].split(" ")[1]) + 7), values[0].split(" ")[2]]), values[1]]),
        ("replacement-without-its-dice", "One of two beacons is left out.", lambda values: values[:1]),
        ("replacement-with-beacons-exchanged", "Two beacons exchanged.", lambda values: values[::-1]),
        ("replacement-with-a-remark-behind", "A line of free choice behind the beacons.", lambda values: [*values, "noon"])]:
    twist(name, "9.3", story, "full", 14, {"replacement0.values": change}, attack=50)

# 4.16 drand


def round_of(name, story, change, context="lot1", base="full", number=5, file="beacon-2.txt", fails="4.16"):
    twist(name, fails, story, base, number, {f"{context}.beacons": lambda files: files | {file: change(files[file])}}, last=number, attack=27)


round_of("round-signature-of-another-round", "The signature of another round.", lambda data: lines(hashlib.sha384(b"another").hexdigest()))
round_of("round-signature-in-capitals", "The signature in capitals.", lambda data: data.upper())
round_of("round-signature-without-end", "The line has no end.", lambda data: data[:-1])
round_of("round-signature-with-a-remark", "A line behind the signature.", lambda data: data + b"api.drand.sh\n")
round_of("round-signature-is-empty", "An empty signature.", lambda data: b"\n")
round_of("round-signature-too-large", "More than 64 KiB behind the signature.", lambda data: data + b"\n" * 65536, fails="1.11")
round_of("round-signature-in-a-replacement", "The signature of another round in a replacement.", lambda data: lines(hashlib.sha384(b"another").hexdigest()),
         "replacement0", number=14, file="beacon-1.txt")
round_of("round-signature-of-a-fallback", "The signature of another round where drand is the fallback.", lambda data: lines(
    hashlib.sha384(b"another").hexdigest()), "replacement0", "fallback", 14, "beacon-1.txt")
twist("round-signature-left-out", "4.16", "The value of a round without its signature.", "full", 5, {"lot1.beacons": without_file("beacon-2.txt")}, last=6, attack=27)
valued("drand-value-made-up", "A value that was typed in.", lambda value: [value[:-64] + "42" * 32], 2, fails="4.16")
valued("drand-value-is-hashed-again", "The hash of the randomness in place of the randomness.", lambda value: [
    value[:-64] + hashlib.sha256(bytes.fromhex(value[-64:])).hexdigest()], 2, fails="4.16", attack=28)
for name, story, signature in [
        ("short", "A signature of 47 bytes.", bytes(47)), ("long", "A signature of 97 bytes.", bytes(97)), ("empty", "A signature of no bytes.", b"")]:
    twist(f"round-signature-{name}", "4.16", story, "full", 5, {"lot1.signature": lambda honest, signature=signature: signature}, last=5, attack=28)
twist("good-record-with-a-long-signature", "", "A signature of 96 bytes, as the first chain had them.", "full", 5, {
    "lot1.signature": lambda honest: honest + honest}, last=5, exit=3)

# 4.17 NIST


def pulsed(name, story, change, fails="4.17", **more):
    """`change(pulse)` gives another pulse; the value in seed.txt follows it."""
    twist(name, fails, story, "full", 5, {"lot1.pulse": change}, last=5, **({"attack": 27} | more))


def field(path, value, sign=True):
    """A pulse with another field, signed anew by the beacon, or with the output made anew only."""
    def hand(honest):
        changed = at(path, value)(json.loads(json.dumps(honest)))
        if sign:
            return pulse.signed({key: data for key, data in changed.items() if key not in ("signatureValue", "outputValue")})
        return changed | {"outputValue": pulse.output_of(changed).upper()}
    return hand


pulsed("pulse-of-another-chain", "A pulse of another chain.", field("chainIndex", 1), attack=28)
pulsed("pulse-of-another-index", "A pulse of another index.", field("pulseIndex", 7), attack=25)
pulsed("pulse-of-another-certificate", "A pulse that names another certificate.", field("certificateId", "AB" * 64), attack=28)
pulsed("pulse-with-another-time", "The time of a pulse altered, the output made to fit.", field("timeStamp", "2026-10-30T10:00:00.000Z", sign=False), attack=29)
pulsed("pulse-with-another-secret", "The local random value altered, the output made to fit.", field("localRandomValue", "CD" * 64, sign=False))
pulsed("pulse-with-another-link", "A link altered, the output made to fit.", field("listValues/4/value", "CD" * 64, sign=False))
pulsed("pulse-with-another-status", "The status altered, the output made to fit.", field("statusCode", 2, sign=False))
pulsed("pulse-signed-by-a-stranger", "A pulse that somebody else signed.", lambda honest: pulse.signed(
    {key: data for key, data in honest.items() if key not in ("signatureValue", "outputValue")}, "impostor"), attack=56)
pulsed("pulse-signed-with-another-hash", "A signature over SHA-256.", lambda honest: (lambda signed: signed | {
    "outputValue": pulse.output_of(signed).upper()})(honest | {"signatureValue": rsa.sign_15(rsa.test_key("beacon"), pulse.message(honest)).hex()}))
pulsed("pulse-signature-of-zeros", "A signature of zeros, the output made to fit.", lambda honest: (lambda signed: signed | {
    "outputValue": pulse.output_of(signed).upper()})(honest | {"signatureValue": "00" * 256}))
pulsed("pulse-with-an-output-of-its-own", "An output that is not the hash of the rest.", lambda honest: honest | {"outputValue": "42" * 64})


def file_of(name, story, change, fails="4.17"):
    twist(name, fails, story, "full", 5, {"lot1.beacons": lambda files: files | {"beacon-1.pulse": change(files["beacon-1.pulse"])}}, last=5, attack=27)


file_of("pulse-altered-afterwards", "A field of the pulse altered, and nothing else.", lambda data: data.replace(b'"statusCode": 0', b'"statusCode": 1'))
file_of("pulse-that-is-no-document", "A pulse that is no JSON.", lambda data: b"pulse\n")
file_of("pulse-cut-off", "Half a pulse.", lambda data: data[:len(data) // 2])
file_of("pulse-in-a-list", "A list of pulses.", lambda data: b"[" + data + b"]")
file_of("pulse-without-its-links", "A pulse without links.", lambda data: json.dumps({"pulse": {
    key: value for key, value in json.loads(data)["pulse"].items() if key != "listValues"}}).encode())
file_of("pulse-with-a-link-too-few", "A pulse without the link to the year.", lambda data: json.dumps({"pulse": json.loads(data)["pulse"] | {
    "listValues": json.loads(data)["pulse"]["listValues"][:4]}}).encode())
file_of("pulse-with-a-text-for-a-number", "An index written as a text.", lambda data: data.replace(b'"chainIndex": 2', b'"chainIndex": "2"'))
file_of("pulse-with-a-negative-number", "A negative status.", lambda data: data.replace(b'"statusCode": 0', b'"statusCode": -1'))
file_of("pulse-with-bytes-that-are-no-text", "Bytes that are no text.", lambda data: data.replace(b"beacon.example", b"beacon.exampl\xff"))
file_of("pulse-too-large", "A pulse of more than 64 KiB.", lambda data: data + b" " * 65536, fails="1.11")
twist("pulse-left-out", "4.17", "The value of a pulse without the pulse.", "full", 5, {"lot1.beacons": without_file("beacon-1.pulse")}, last=6, attack=27)
valued("nist-value-made-up", "A value that was typed in.", lambda value: [value[:-128] + "42" * 64], 1, fails="4.17")
twist("pulse-of-a-fallback", "4.17", "A pulse altered where it is the fallback.", "fallback", 5, {
    "lot1.pulse": field("statusCode", 1, sign=False)}, last=5, attack=27)
twist("good-record-with-a-dense-pulse", "", "The pulse without blanks.", "full", 5, {
    "lot1.beacons": lambda files: files | {"beacon-1.pulse": json.dumps(
        json.loads(files["beacon-1.pulse"]), separators=(",", ":")).encode()}}, last=5, exit=3)
twist("good-record-without-the-certificate", "", "The user brings no certificate of the beacon: nothing is wrong.", "full", 5, {}, last=5, exit=3, beacon=None)
twist("pulse-signed-by-a-stranger-and-nobody-looks", "", "Without the beacon's certificate the signature is not checked, and nothing is claimed of it.",
      "full", 5, {"lot1.pulse": lambda honest: pulse.signed(
          {key: data for key, data in honest.items() if key not in ("signatureValue", "outputValue")}, "impostor")}, last=5, exit=3, beacon=None)
