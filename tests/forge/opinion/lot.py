"""A lot. docs/protocol.md, section 4."""

import ed25519
import lot as texts
from opinion.record import judgeable
from opinion.report import Unreadable
from opinion.text import MIB, is_hash, number, table
from order import label
from record import lines, sha


def states_of(report, files, path, rule, order, allowed):
    rows = table(report, files, path, ["slot", "state"])
    expected = [str(slot) for slot in range(1, len(order["slots"]) + 1)]
    report.need(rule, [slot for slot, _ in rows] == expected, f"{path}: not one line a slot")
    report.need(rule, all(state in allowed for _, state in rows), f"{path}: states")
    return {int(slot): state for slot, state in rows}


def exactly(report, rule, files, step, suffix, states, state):
    for slot in range(1, 100):
        path = f"{step}/slot-{slot}{suffix}"
        report.want(rule, (path in files) == (states.get(slot) == state), f"{path}: the table says {states.get(slot)}")


def judge_commit(report, files, order, step, number_of_lot, base, seen):
    """The commitment of each slot that committed, as far as they can be read. `seen` collects over both lots."""
    states = states_of(report, files, f"{step}/slots.tsv", "4.1", order, ("committed", "absent"))
    committed = [slot for slot in states if states[slot] == "committed"]
    for suffix in (".txt", ".sig"):
        exactly(report, "4.1", files, step, suffix, states, "committed")
    report.want("4.4", len(committed) >= order["min_commitments"], "too few commitments")
    report.want("4.4", any(not order["slots"][slot - 1]["office"] for slot in committed), "only the office committed")
    report.want("4.4", len(committed) == len(states) or order["beacon"] is not None, "absent slots without a beacon")
    commitments = {}
    for slot in committed:
        document, signature = (files.get(f"{step}/slot-{slot}{suffix}") for suffix in (".txt", ".sig"))
        if not isinstance(document, bytes) or not isinstance(signature, bytes):
            continue
        commitment = document[-65:-1].decode("ascii", "replace")
        good = is_hash(commitment) and document == texts.commitment_document(order, base, number_of_lot, slot, commitment)
        if base is not None:
            report.want("4.2", good, f"{step}: slot {slot} is no commitment of this slot of this lot of this draw")
        if is_hash(commitment):
            commitments[slot] = commitment
            report.want("4.5", commitment not in seen, f"{step}: slot {slot} has a commitment that was there before")
            seen.add(commitment)
        key = bytes.fromhex(order["slots"][slot - 1]["key"])
        report.want("4.3", ed25519.verify(key, document, signature) or not judgeable(key, signature), f"{step}: signature of slot {slot}")
    return states, commitments


def judge_reveal(report, files, order, step, number_of_lot, base, states, commitments):
    revealed = states_of(report, files, f"{step}/slots.tsv", "4.6", order, ("revealed", "missing", "absent"))
    for slot in revealed:
        report.want("4.6", (revealed[slot] == "absent") == (states[slot] == "absent"), f"{step}: state of slot {slot}")
    slots = [slot for slot in revealed if revealed[slot] == "revealed"]
    exactly(report, "4.6", files, step, ".txt", revealed, "revealed")
    for slot in slots:
        text = files.get(f"{step}/slot-{slot}.txt")
        if not isinstance(text, bytes) or slot not in commitments or base is None:
            continue
        secret = text[-65:-1].decode("ascii", "replace")
        good = is_hash(secret) and text == texts.contribution(order, base, number_of_lot, slot, secret)
        report.want("4.7", good and sha(text) == commitments[slot], f"{step}: slot {slot} does not open its commitment")


def judge_close(report, files, order, step, states):
    sums, signed = files.get(f"{step}/SHA256SUMS", b""), 0
    for slot in range(1, len(order["slots"]) + 1):
        signature = files.get(f"evidence/{step}/slot-{slot}.sig")
        if not isinstance(signature, bytes) or len(signature) != 64:
            continue
        key = bytes.fromhex(order["slots"][slot - 1]["key"])
        valid = ed25519.verify(key, sums, signature)
        if not valid and not judgeable(key, signature):
            return
        report.want("4.8", valid, f"{step}: signature of slot {slot} under the close")
        signed += valid and states[slot] != "absent" and not order["slots"][slot - 1]["office"]
    report.want("4.8", signed >= order["close_signatures"], f"{step}: {signed} signatures under the close")


def judge_seed(report, files, order, path, rule, first, beacon, without=()):
    """A seed.txt: fixed first lines, then dice if there is a beacon, else the lines `without`. The seed or None."""
    data = files.get(path)
    report.need("1.2", isinstance(data, bytes), f"{path}: no such file")
    report.need("1.11", len(data) <= 4 * MIB, f"{path}: too large")
    if beacon is None:
        report.need(rule, data == lines(*first, *without), f"{path}: other text")
        return sha(data)
    rest = data.removeprefix(lines(*first))
    report.need(rule, data.startswith(lines(*first)) and rest.startswith(b"dice ") and rest.endswith(b"\n") and rest.isascii(),
                f"{path}: other text")
    dice = [number(die) for die in rest[5:-1].decode().split(" ")]
    report.need(rule, len(dice) == beacon["dice"] and all(die is not None and 1 <= die <= beacon["sides"] for die in dice),
                f"{path}: dice")
    return sha(data)


def judge(report, files, order, steps, number_of_lot, base, seen):
    """The lot as far as the record goes; the seed, or None."""
    try:
        states, commitments = judge_commit(report, files, order, steps[0], number_of_lot, base, seen)
        if len(steps) > 1:
            try:
                judge_reveal(report, files, order, steps[1], number_of_lot, base, states, commitments)
            except Unreadable:
                pass
            if len(steps) > 2 or any(path.startswith(f"evidence/{steps[1]}/slot-") for path in files):
                judge_close(report, files, order, steps[1], states)
    except Unreadable:
        pass
    if len(steps) < 3:
        return None
    try:
        close = sha(files.get(f"{steps[1]}/SHA256SUMS", b""))
        first = (label(order, "seed"), f"lot {number_of_lot}", f"close {close}")
        return judge_seed(report, files, order, f"{steps[2]}/seed.txt", "4.9", first, order["beacon"])
    except Unreadable:
        return None
