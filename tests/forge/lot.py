"""A lot: commit, reveal, close, seed. docs/protocol.md, section 4."""

import ed25519
from order import label
from record import lines, sha, step_name, table


def contribution(order, base, lot, slot, secret):
    return lines(label(order, "contribution"), f"after {base}", f"lot {lot}", f"slot {slot}", f"secret {secret}")


def commitment_document(order, base, lot, slot, commitment):
    return lines(label(order, "commitment"), f"after {base}", f"lot {lot}", f"slot {slot}", f"sha256 {commitment}")


def seed_text(order, lot, close, dice):
    text = lines(label(order, "seed"), f"lot {lot}", f"close {close}")
    return text + dice_line(dice)


def dice_line(dice):
    return lines("dice " + " ".join(map(str, dice))) if dice is not None else b""


def throw(draw, beacon, context):
    """The dice of a public throw: here they fall as a hash says."""
    if beacon is None:
        return None
    dice = [int(sha(lines(draw.world.name, context, str(throw))), 16) % beacon["sides"] + 1
            for throw in range(beacon["dice"])]
    return draw.at(f"{context}.dice", dice)


def make_commit(draw, lot):
    order = draw.order
    base = draw.at(f"lot{lot}.base", draw.checksums[-1])
    slots = range(1, len(order["slots"]) + 1)
    absent = draw.at(f"lot{lot}.absent", draw.world.absent[lot - 1])
    files, states, given, commitments = {}, [], {}, {}
    for slot in slots:
        states.append("absent" if slot in absent else "committed")
        if slot in absent:
            continue
        secret = draw.at(f"lot{lot}.secret", draw.secret("contribution", lot, slot), slot=slot)
        given[slot] = draw.at(f"lot{lot}.contribution", contribution(order, base, lot, slot, secret), slot=slot)
        commitments[slot] = draw.at(f"lot{lot}.commitment", sha(given[slot]), slot=slot, earlier=commitments)
        document = draw.at(f"lot{lot}.document",
                           commitment_document(order, base, lot, slot, commitments[slot]), slot=slot)
        files[f"slot-{slot}.txt"] = document
        files[f"slot-{slot}.sig"] = draw.at(f"lot{lot}.signature",
                                            ed25519.sign(draw.slot_keys[slot], document), slot=slot)
    files["slots.tsv"] = table(["slot", "state"], zip(slots, states))
    draw.given, draw.absent = given, absent
    draw.publish(files)


def make_reveal(draw, lot):
    missing = draw.at(f"lot{lot}.missing", draw.world.missing[lot - 1])
    files, states = {}, []
    for slot in range(1, len(draw.order["slots"]) + 1):
        states.append("absent" if slot in draw.absent else "missing" if slot in missing else "revealed")
        if states[-1] == "revealed":
            files[f"slot-{slot}.txt"] = draw.at(f"lot{lot}.reveal", draw.given[slot], slot=slot)
    files["slots.tsv"] = table(["slot", "state"], enumerate(states, 1))
    signers = [slot for slot in draw.slot_keys if slot not in draw.absent]
    draw.publish(files, draw.at(f"lot{lot}.signers", signers))


def make_seed(draw, lot):
    dice = throw(draw, draw.order["beacon"], f"lot{lot}")
    text = draw.at(f"lot{lot}.seed", seed_text(draw.order, lot, draw.checksums[-1], dice))
    draw.seeds[lot] = sha(text)
    draw.publish({"seed.txt": text})
