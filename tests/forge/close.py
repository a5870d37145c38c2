"""The close of a lot or of a list of leavers: what is signed, stamped and awaited. docs/protocol.md, 4.8 and 4.11 to 4.17."""

import datetime
import hashlib

import beacon
import ed25519
import pulse
import timestamp
from order import label
from record import lines, sha

# When the closes of a draw were signed and stamped; the beacons came later.
FIRST, APART = datetime.datetime(2026, 10, 5, 9), datetime.timedelta(days=28)
CONTEXTS = ["lot1", "lot2", *(f"replacement{turn}" for turn in range(30))]


def moment_of(context):
    if "again" in context:
        lot, _, turn = context.partition("again")
        return moment_of(lot) + datetime.timedelta(days=5 * int(turn))
    return FIRST + APART * CONTEXTS.index(context)


def beacons_of(draw, context):
    return draw.order["beacons" if context.startswith("lot") else "replacement_beacons"]


def close_text(order, step, checksum, instances):
    named = [f"beacon {number} {text}" for number, text in enumerate(instances, 1)]
    return lines(label(order, "close"), f"step {step}", f"checksum {checksum}", *named)


def absence_text(order, step, checksum, number, text, instead):
    return lines(label(order, "absence"), f"step {step}", f"checksum {checksum}", f"beacon {number} {text}", f"instead {instead}")


def margin_of(order):
    return order["timestamps"]["margin"] if order["timestamps"] else 0


def instances_of(draw, context):
    """The first of each beacon that is far enough ahead."""
    after = moment_of(context) + beacon.MINUTE * (margin_of(draw.order) + 15)
    return [beacon.first_after(entry, after, pulse.time_of) for entry in beacons_of(draw, context)]


def evidence(draw, context, signers, openings, voided=False):
    """Everything but the office's signature in the evidence of a closing step; no witness signs, and nobody stamps, one that is voided."""
    order, step = draw.order, draw.step
    checksum = sha(draw.files[f"{step}/SHA256SUMS"])
    instances = draw.at(f"{context}.instances", instances_of(draw, context))
    close = draw.at(f"{context}.close", close_text(order, step, checksum, instances))
    files = {"close.txt": close} | openings
    files |= {f"slot-{slot}.sig": ed25519.sign(draw.slot_keys[slot], close) for slot in signers}
    files |= {f"witness-{number}.sig": ed25519.sign(draw.witnesses[number], close) for number in (() if voided else draw.cosigning(step))}
    files = draw.at(f"{context}.signed", files)
    if order["timestamps"] and not voided:
        files |= stamped(draw, context, files)
    draw.used = list(zip(beacons_of(draw, context), instances))
    for number in draw.world.unseen.get(context, ()):
        files |= absence(draw, context, step, checksum, number)
    return files


def absence(draw, context, step, checksum, number):
    """The witnesses say that beacon `number` did not come; its fallback is used, the first instance a week later."""
    entry, text = draw.used[number - 1]
    after = moment_of(context) + datetime.timedelta(days=7)
    instead = beacon.first_after(entry["fallback"], after, pulse.time_of)
    said = draw.at(f"{context}.absence", absence_text(draw.order, step, checksum, number, text, instead), number=number)
    draw.used[number - 1] = (entry["fallback"], instead)
    signed = {f"absence-{number}-witness-{who}.sig": ed25519.sign(draw.witnesses[who], said) for who in draw.cosigning(step)}
    return draw.at(f"{context}.absences", {f"absence-{number}.txt": said} | signed)


def stamped(draw, context, files):
    """What was stamped, request and answer."""
    names = [name for name in files if name == "close.txt" or name.startswith(("slot-", "witness-"))]
    names = draw.at(f"{context}.stamped-names", sorted(names, key=str.encode))
    text = lines(*(f"{sha(files[name])}  {name}" for name in names))
    text = draw.at(f"{context}.stamped", text)
    nonce = int.from_bytes(hashlib.sha256(b"nonce" + text).digest()[:8], "big")
    moment = draw.at(f"{context}.moment", moment_of(context))
    request = draw.at(f"{context}.request", timestamp.request(text, nonce))
    stamp = draw.at(f"{context}.stamp", draw.world.stamp or timestamp.honest())
    return {"timestamped.txt": text, "timestamp.tsq": request,
            "timestamp.tsr": draw.at(f"{context}.answer", stamp(text, nonce, moment), text=text, nonce=nonce, moment=moment)}


# The beacons come.

def number_from(draw, *context):
    return int(sha(lines(draw.world.name, *map(str, context))), 16)


def dice_line(dice):
    return "dice " + " ".join(map(str, dice))


def value_of(draw, context, number, entry, text):
    """The value of an instance as it stands in seed.txt, and what is put into the evidence for it."""
    instance = text.partition(" ")[2]
    if entry["kind"] == "dice":
        # As in draws with one beacon only, so that their records stay what they were.
        where = (context,) if number == 1 else (context, number)
        dice = [number_from(draw, *where, throw) % entry["sides"] + 1 for throw in range(entry["dice"])]
        return dice_line(draw.at(f"{context}.dice", dice)), {}
    if entry["kind"] == "lotto":
        balls = sorted(range(1, 50), key=lambda ball: number_from(draw, text, ball))[:6]
        return " ".join(map(str, [text, *sorted(balls), number_from(draw, text, "Superzahl") % 10])), {}
    if entry["kind"] == "drand":
        signature = draw.at(f"{context}.signature", hashlib.sha384(f"{entry['chain']} {instance}".encode()).digest())
        return f"{text} {hashlib.sha256(signature).hexdigest()}", {f"beacon-{number}.txt": lines(signature.hex())}
    made = draw.at(f"{context}.pulse", pulse.honest(entry["chain"], int(instance)))
    return f"{text} {made['outputValue'].lower()}", {f"beacon-{number}.pulse": pulse.written(made)}


def values(draw, context):
    """The values of the beacons as lines of seed.txt, and the evidence of the seed step."""
    texts, files = [], {}
    for number, (entry, text) in enumerate(draw.used, 1):
        value, more = value_of(draw, context, number, entry, text)
        texts.append(value)
        files |= more
    return draw.at(f"{context}.values", texts), draw.at(f"{context}.beacons", files)
