"""A lot played by people who misbehave: what they do, what the others then do, what is published.

The honest follow the protocol and docs/threat-model.md: the office takes what is right and on time; a witness signs one
close, and none that omits a reveal he holds; a contributor signs no close without his own; a holder opens what is not
revealed. The record that comes out is made by the forge; here is only who does what.
"""

import dataclasses
import functools
import os
import sys

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[1:1] = [os.path.join(TESTS, "forge")]

import deposit
import ed25519
import world
import worlds_ceremony
from draw import Draw
from lot import commitment_document
from opinion import lot as rules
from opinion.report import Report
from record import sha

# What a contributor may do, beside what he should.
CONTRIBUTORS = ["honest", "never commits", "withholds", "deposits garbage", "copies another", "replays the other lot", "replays another draw",
                "commits late", "equivocates", "sends a malformed file"]
# What an office may do about a second lot that somebody does not sign.
VOIDERS = ["honest", "voids what is closed", "shows the signatures to some", "voids and closes"]
OFFICES = ["honest", "drops a reveal", "two closes", "closes late", "claims garbage", "omits a witness"]
HOLDERS = ["honest", "refuses", "lies"]


@dataclasses.dataclass(frozen=True)
class Terms:
    slots: int
    escrow: tuple | None = None       # (holders, threshold)
    witnesses: tuple | None = None    # (number, signatures, dishonest at most)
    beacon: bool = False


@dataclasses.dataclass
class Cast:
    contributors: dict = dataclasses.field(default_factory=dict)    # by slot, the others are honest
    holders: dict = dataclasses.field(default_factory=dict)
    office: str = "honest"
    dishonest: frozenset = frozenset()                              # witnesses who sign whatever they are shown


@dataclasses.dataclass
class Outcome:
    refused: str | None       # why it ended without a seed, in sight of everybody
    record: Draw | None
    revealed: dict            # by slot, who opened: "contributor" or "holders"


@functools.cache
def world_of(terms):
    name = f"ceremony-{terms.slots}-{terms.escrow}-{terms.witnesses}-{terms.beacon}"
    order, people = worlds_ceremony.village(
        name, slots=world.slots_of(name, terms.slots), close_signatures=terms.slots // 2 + 1,
        escrow=worlds_ceremony.escrow(name, *terms.escrow) if terms.escrow else None,
        witnesses=worlds_ceremony.witnesses(name, *terms.witnesses) if terms.witnesses else None,
        beacons=[world.dice(20, 6, "Markt")] if terms.beacon else [], replacement_beacons=[])
    return world.World(name, order, people, terms.slots)


@functools.cache
def frozen(terms, last=2):
    """The draw as it stands before a lot, saved."""
    return Draw(world_of(terms)).run(last).save()


def document_of(draw, slot, does):
    """What a contributor hands in as his commitment, or None."""
    order, base = draw.order, draw.checksums[-1]
    if does in ("never commits", "commits late"):
        return None
    if does == "sends a malformed file":
        return b"commitment of slot %d\n" % slot
    lot = 2 if does == "replays the other lot" else 1
    base = "ab" * 32 if does == "replays another draw" else base
    whose = (slot % len(order["slots"]) + 1) if does == "copies another" else slot
    if not order["escrow"]:
        secret = b"garbage\n" if does == "deposits garbage" else rules.texts.contribution(
            order, base, lot, whose, draw.secret("contribution", 1, whose))
        return commitment_document(order, base, lot, slot, f"sha256 {sha(secret)}")
    secrets = tuple(draw.holders[number] for number in range(1, len(order["escrow"]["holders"]) + 1))
    polynomial = polynomial_of(draw, whose)
    lines = deposit.deposit_lines(order["mode"], tuple(deposit.context_of(base, lot, whose)), secrets, polynomial)
    if does == "deposits garbage":
        lines = [*lines[:-1], lines[-1].replace(lines[-1].split(" ")[1], deposit.point_of(7))]
    return commitment_document(order, base, lot, slot, *lines)


def polynomial_of(draw, slot):
    return tuple(deposit.hidden(draw.world.name, "polynomial", 1, slot, k) for k in range(draw.order["escrow"]["threshold"]))


def accepted(draw, cast):
    """The slots whose commitments the office takes: those in time that are what rules 4.2, 4.3, 4.5 and 4.11 want."""
    taken, seen = {}, set()
    read = rules.read_deposit if draw.order["escrow"] else rules.read_hash
    # Whoever copies can do so only after the one whom he copies.
    for slot in sorted(draw.slot_keys, key=lambda slot: (cast.contributors.get(slot) == "copies another", slot)):
        document = document_of(draw, slot, cast.contributors.get(slot, "honest"))
        if document is None:
            continue
        report = Report()
        signature = ed25519.sign(draw.slot_keys[slot], document)
        commitment, _ = read(report, draw.files, draw.order, "03-lot1-commit", 1, draw.checksums[-1], slot, document)
        if report.failed or commitment is None or commitment in seen or not ed25519.verify(
                bytes.fromhex(draw.order["slots"][slot - 1]["key"]), document, signature):
            continue
        seen.add(commitment)
        taken[slot] = document
    return taken


def opened_by_holders(terms, cast):
    """The holders whose shares are right, if they are enough."""
    willing = [number for number in range(1, terms.escrow[0] + 1) if cast.holders.get(number, "honest") == "honest"] if terms.escrow else []
    return willing if terms.escrow and len(willing) >= terms.escrow[1] else []


def play(terms, cast):
    draw = Draw.load(world_of(terms), frozen(terms), {})
    taken = accepted(draw, cast)
    absent = tuple(slot for slot in draw.slot_keys if slot not in taken)
    if len(taken) < 3:
        return Outcome("too few commitments", None, {})
    if absent and not terms.beacon:
        return Outcome("a slot is absent, and no beacon follows", None, {})
    holders = opened_by_holders(terms, cast)
    revealed = {}
    for slot in taken:
        if cast.contributors.get(slot, "honest") in ("honest", "equivocates"):
            revealed[slot] = "contributor"     # one who equivocates sends something else to a witness: it opens nothing
        elif holders:
            revealed[slot] = "holders"
    return close_and_draw(draw, terms, cast, absent, revealed, holders)


def close_and_draw(draw, terms, cast, absent, revealed, holders):
    shown = dict(revealed)
    victim = next((slot for slot, who in revealed.items() if cast.office == "drops a reveal" or (
        cast.office == "claims garbage" and who == "holders") or cast.office == "two closes"), None)
    if cast.office in ("drops a reveal", "claims garbage") and victim:
        del shown[victim]
    signers, cosigners = signatures(draw, terms, cast, revealed, shown)
    if cast.office == "two closes" and victim:
        other = {slot: who for slot, who in revealed.items() if slot != victim}
        signers, cosigners, shown = the_better(draw, terms, cast, revealed, other)
    if cast.office == "omits a witness":
        cosigners = cosigners[1:]
    draw = published(draw, terms, absent, shown, holders, signers, cosigners)
    enough = len(signers) > terms.slots // 2 and (not terms.witnesses or len(cosigners) >= terms.witnesses[1])
    return Outcome(None if enough else "the close is not signed by enough", draw, shown)


def signatures(draw, terms, cast, revealed, shown):
    """Who signs a close that shows these reveals: contributors who are there, witnesses."""
    late = cast.office == "closes late"
    signers = [slot for slot, who in revealed.items() if who == "contributor" and slot in shown and not late]
    number = terms.witnesses[0] if terms.witnesses else 0
    cosigners = [witness for witness in range(1, number + 1) if witness in cast.dishonest or (set(revealed) <= set(shown) and not late)]
    return signers, cosigners


def the_better(draw, terms, cast, revealed, other):
    """Two closes: the office asks one half first with the one, the other half with the other; who is honest signs once."""
    whole = signatures(draw, terms, cast, revealed, revealed)
    half = signatures(draw, terms, cast, revealed, other)
    one = [slot for slot in whole[0] if slot % 2], [witness for witness in whole[1] if witness % 2 or witness in cast.dishonest]
    two = [slot for slot in half[0] if slot not in one[0]], [witness for witness in half[1] if witness in cast.dishonest]
    needed = terms.slots // 2 + 1, terms.witnesses[1] if terms.witnesses else 0
    complete = [len(close[0]) >= needed[0] and len(close[1]) >= needed[1] for close in (one, two)]
    if all(complete):
        raise AssertionError("two closes were both signed")
    return (*one, revealed) if complete[0] or not complete[1] else (*two, other)


def published(draw, terms, absent, shown, holders, signers, cosigners):
    """The record of the lot, with a seed, whoever signed it."""
    missing = tuple(slot for slot in draw.slot_keys if slot not in absent and slot not in shown)
    opened = tuple(slot for slot, who in shown.items() if who == "holders")
    given = dataclasses.replace(draw.world, absent=(absent, ()), missing=(missing, ()), vanished={1: opened})
    twists = {"lot1.signers": lambda honest: signers, "lot1.openers": lambda honest: holders[:terms.escrow[1]] if terms.escrow else (),
              "04-lot1-reveal.cosigning": lambda honest: cosigners}
    return Draw.load(given, draw.save(), twists).run(5)


# A second lot that somebody does not sign.

def cosigned(terms, signers, voider, dishonest):
    """Who of the witnesses signs the close of a second lot, and who its void, after the time for closing.

    An honest one signs the close, in time, if he is shown enough signatures of contributors; the void, afterwards, if he is
    not and has signed no close; never both."""
    number, needed = terms.witnesses[0], terms.slots // 2 + 1
    everybody = range(1, number + 1)
    enough = len(signers) >= needed
    shown = [witness for witness in everybody if enough and (voider != "shows the signatures to some" or witness % 2)]
    closes = {witness for witness in everybody if witness in shown or (witness in dishonest and voider != "honest")}
    asked = everybody if not enough or voider != "honest" else ()
    voids = {witness for witness in asked if witness in dishonest or (witness not in closes and (not enough or witness not in shown))}
    return closes, voids


def play_second(terms, turns, voider="honest", dishonest=frozenset()):
    """The second lot, in whose turns those of `turns` vanish after committing, one turn after the other until it is closed.

    Returns "closed", "annulled", and the draw, made up to the panel if it was closed, else up to the last reveals or void."""
    voided = []
    for vanished in turns:
        signers = [slot for slot in range(1, terms.slots + 1) if slot not in vanished]
        closes, voids = cosigned(terms, signers, voider, dishonest)
        enough = len(signers) >= terms.slots // 2 + 1 and len(closes) >= terms.witnesses[1]
        if enough and len(voids) >= terms.witnesses[1]:
            raise AssertionError("one lot was closed and voided")
        if enough or len(voids) < terms.witnesses[1]:
            return ("closed" if enough else "annulled"), published_second(terms, voided, signers, closes, enough)
        # An office that voids although enough have signed leaves signatures out: they would show in the record.
        voided.append((signers[:terms.slots // 2], voids))
    return "annulled", published_second(terms, voided, None, (), False)


def published_second(terms, voided, signers, closes, closed):
    """The record of the second lot with its voids; `signers` are those of the last turn, None if there is none."""
    twists = {}
    for turn, (_, voids) in enumerate(voided):
        twists[f"{11 + 3 * turn:02d}-lot2-void.cosigning"] = lambda honest, voids=sorted(voids): voids
    again = f"again{len(voided)}" if voided else ""
    twists[f"lot2{again}.signers"] = lambda honest: signers
    twists[f"{10 + 3 * len(voided):02d}-lot2-reveal.cosigning"] = lambda honest: sorted(closes)
    given = dataclasses.replace(world_of(terms), voided=tuple(tuple(signed) for signed, _ in voided))
    last = 8 + 3 * len(voided) + (4 if closed else 2 if signers is not None else 0)
    return Draw.load(given, frozen(terms, 8), twists).run(last)
