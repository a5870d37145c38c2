"""A lot: commit, reveal, close, seed. docs/protocol.md, section 4."""

import close
import deposit
import ed25519
from order import label
from record import lines, sha, table


def contribution(order, base, lot, slot, secret, word="secret"):
    return lines(label(order, "contribution"), f"after {base}", f"lot {lot}", f"slot {slot}", f"{word} {secret}")


def commitment_document(order, base, lot, slot, *ends):
    """With `sha256 …` at the end, or the lines of a deposit."""
    return lines(label(order, "commitment"), f"after {base}", f"lot {lot}", f"slot {slot}", *ends)


def seed_text(order, lot, checksum, values=()):
    return lines(label(order, "seed"), f"lot {lot}", f"close {checksum}", *values)


def turn_of(draw, lot):
    """What twists and secrets of this lot are named after: "lot1", "lot2", "lot2again1"."""
    return f"lot{lot}" + (f"again{draw.voids}" if lot == 2 and draw.voids else "")


def make_commit(draw, lot):
    order, turn = draw.order, turn_of(draw, lot)
    base = draw.at(f"{turn}.base", draw.checksums[-1])
    slots = range(1, len(order["slots"]) + 1)
    absent = draw.at(f"{turn}.absent", draw.world.absent[lot - 1])
    files, states, commitments = {}, [], {}
    draw.given, draw.absent, draw.scalars = {}, absent, {}
    for slot in slots:
        states.append("absent" if slot in absent else "committed")
        if slot in absent:
            continue
        document = committed(draw, lot, base, slot) if order["escrow"] else hashed(draw, lot, base, slot, commitments)
        document = draw.at(f"{turn}.document", document, slot=slot)
        files[f"slot-{slot}.txt"] = document
        files[f"slot-{slot}.sig"] = draw.at(f"{turn}.signature",
                                            ed25519.sign(draw.slot_keys[slot], document), slot=slot)
    files["slots.tsv"] = table(["slot", "state"], zip(slots, states))
    draw.publish(files)


def hashed(draw, lot, base, slot, commitments):
    """The commitment document without an escrow."""
    turn = turn_of(draw, lot)
    secret = draw.at(f"{turn}.secret", draw.secret("contribution", turn.removeprefix("lot"), slot), slot=slot)
    draw.given[slot] = draw.at(f"{turn}.contribution", contribution(draw.order, base, lot, slot, secret), slot=slot)
    commitments[slot] = draw.at(f"{turn}.commitment", sha(draw.given[slot]), slot=slot, earlier=commitments)
    return commitment_document(draw.order, base, lot, slot, f"sha256 {commitments[slot]}")


def committed(draw, lot, base, slot):
    """The commitment document with a deposit."""
    order, turn = draw.order, turn_of(draw, lot)
    secrets = tuple(draw.holders[number] for number in range(1, len(order["escrow"]["holders"]) + 1))
    polynomial = tuple(deposit.hidden(draw.world.name, "polynomial", turn.removeprefix("lot"), slot, k) for k in range(order["escrow"]["threshold"]))
    polynomial = draw.at(f"{turn}.polynomial", polynomial, slot=slot)
    context = draw.at(f"{turn}.context", tuple(deposit.context_of(base, lot, slot)), slot=slot, lot=lot)
    made = deposit.deposit_lines(order["mode"], context, secrets, polynomial)
    draw.deposits[slot] = draw.at(f"{turn}.deposit", made, slot=slot, base=base, lot=lot)
    draw.scalars[slot] = polynomial[0]
    draw.given[slot] = contribution(order, base, lot, slot, deposit.point_of(polynomial[0]), "point")
    return commitment_document(order, base, lot, slot, *draw.deposits[slot])


def openings(draw, lot, revealed):
    """How each deposit was opened: by its contributor, or by as many holders as are needed."""
    files, order, turn = {}, draw.order, turn_of(draw, lot)
    for slot in revealed:
        if slot in draw.world.vanished.get(lot, ()):
            context = tuple(deposit.context_of(draw.checksums[-2], lot, slot))
            shares = [line.split(" ")[1] for line in draw.deposits[slot] if line.startswith("share ")]
            who = draw.at(f"{turn}.openers", range(1, order["escrow"]["threshold"] + 1), slot=slot)
            text = [deposit.opened_line(order["mode"], context, number, draw.holders[number], shares[number - 1]) for number in who]
        else:
            text = [deposit.scalar_line(draw.scalars[slot])]
        files[f"opening-{slot}.txt"] = draw.at(f"{turn}.opening", lines(*text), slot=slot)
    return files


def make_reveal(draw, lot):
    turn = turn_of(draw, lot)
    voided = draw.world.voided[draw.voids] if lot == 2 and draw.voids < len(draw.world.voided) else None
    missing = draw.at(f"{turn}.missing", draw.world.missing[lot - 1])
    files, states = {}, []
    for slot in range(1, len(draw.order["slots"]) + 1):
        states.append("absent" if slot in draw.absent else "missing" if slot in missing else "revealed")
        if states[-1] == "revealed":
            files[f"slot-{slot}.txt"] = draw.at(f"{turn}.reveal", draw.given[slot], slot=slot)
    revealed = [slot for slot, state in enumerate(states, 1) if state == "revealed"]
    files["slots.tsv"] = table(["slot", "state"], enumerate(states, 1))
    gone = draw.world.vanished.get(lot, ())
    there = [slot for slot in draw.slot_keys if slot not in draw.absent and slot not in gone] if voided is None else voided
    signers = draw.at(f"{turn}.signers", there)
    opened = openings(draw, lot, revealed) if draw.order["escrow"] else {}
    draw.publish(files, lambda: close.evidence(draw, turn, signers, draw.at(f"{turn}.openings", opened), voided is not None))


def make_seed(draw, lot):
    turn = turn_of(draw, lot)
    values, evidence = close.values(draw, turn)
    text = draw.at(f"{turn}.seed", seed_text(draw.order, lot, draw.checksums[-1], values))
    draw.seeds[lot] = sha(text)
    draw.publish({"seed.txt": text}, lambda: evidence)
