"""A lot. docs/protocol.md, section 4."""

import re

import deposit
import ed25519
import lot as texts
import proofs
from opinion import close
from opinion.record import judgeable
from opinion.report import Unreadable, attempt
from opinion.text import is_hash, looked_at, table
from order import label
from record import lines, sha

DEPOSIT = re.compile(r"(?:coefficient [0-9a-f]{64}\n)+(?:share [0-9a-f]{64} [0-9a-f]{64} [0-9a-f]{64}\n)+")


def states_of(report, files, path, rule, order, allowed):
    rows = table(report, files, path, ["slot", "state"])
    expected = [str(slot) for slot in range(1, len(order["slots"]) + 1)]
    report.need(rule, [slot for slot, _ in rows] == expected, f"{path}: not one line a slot")
    report.need(rule, all(state in allowed for _, state in rows), f"{path}: states")
    return {int(slot): state for slot, state in rows}


def exactly(report, rule, files, place, states, state):
    """A file at `place`.format(slot) for the slots in this state and no others."""
    for slot in range(1, 100):
        path = place.format(slot)
        report.want(rule, (path in files) == (states.get(slot) == state), f"{path}: the table says {states.get(slot)}")


class Deposit:
    """A deposit as its lines say; `good` when it passes rule 4.11."""

    def __init__(self, order, base, lot, slot, text):
        rows = [line.split(" ") for line in text[:-1].split("\n")]
        self.coefficients = [row[1] for row in rows if row[0] == "coefficient"]
        self.shares = [row[1] for row in rows if row[0] == "share"]
        self.proofs = [" ".join(row[2:]) for row in rows if row[0] == "share"]
        self.scalars = [part for row in rows for part in row[2:]]
        self.order, self.context = order, tuple(deposit.context_of(base, lot, slot))

    def is_written_right(self):
        points = [proofs.read_point(text) for text in self.coefficients + self.shares]
        return all(point is not None for point in points) and None not in map(deposit.read_scalar, self.scalars)

    def holds(self):
        """Rule 2.1 of docs/escrow.md."""
        holders, threshold = self.order["escrow"]["holders"], self.order["escrow"]["threshold"]
        if len(self.coefficients) != threshold or len(self.shares) != len(holders):
            return False
        points = [proofs.read_point(text) for text in self.coefficients]
        if any(proofs.read_point(text).is_identity() for text in self.coefficients + self.shares):
            return False
        return all(deposit.same_log_holds(
            self.order["mode"], (*self.context, b"kind deposit", f"holder {i}".encode()),
            ((deposit.G_TEXT, deposit.escrow.evaluate_points(points, i).hex()), (holder["key"], self.shares[i - 1])), self.proofs[i - 1])
            for i, holder in enumerate(holders, 1))

    def opened(self, text):
        """K as an opening shows it, or None."""
        if match := re.fullmatch(rb"scalar ([0-9a-f]{64})\n", text):
            scalar = deposit.read_scalar(match[1].decode())
            if scalar is None or deposit.times(scalar, deposit.G_TEXT).hex() != self.coefficients[0]:
                return None
            return deposit.point_of(scalar)
        rows = re.fullmatch(rb"(?:opened [1-9]\d? [0-9a-f]{64} [0-9a-f]{64} [0-9a-f]{64}\n)+", text)
        rows = [row.split(" ") for row in text.decode()[:-1].split("\n")] if rows else []
        numbers = [int(row[1]) for row in rows]
        holders = self.order["escrow"]["holders"]
        if len(rows) < self.order["escrow"]["threshold"] or any(a >= b for a, b in zip(numbers, numbers[1:])) or numbers[-1] > len(holders):
            return None
        for number, (_, _, value, *proof) in zip(numbers, rows):
            key, share = holders[number - 1]["key"], self.shares[number - 1]
            context = (*self.context, b"kind escrow-opening", f"holder {number}".encode())
            if not deposit.same_log_holds(self.order["mode"], context, ((deposit.E_TEXT, key), (value, share)), " ".join(proof), rare=1):
                return None
        return deposit.escrow.combine([(number, proofs.read_point(row[2]), None) for number, row in zip(numbers, rows)]).hex()


def judge_commit(report, files, order, step, number_of_lot, base, seen):
    """The commitment of each slot that committed, as far as they can be read. `seen` collects over both lots."""
    states = states_of(report, files, f"{step}/slots.tsv", "4.1", order, ("committed", "absent"))
    committed = [slot for slot in states if states[slot] == "committed"]
    for suffix in (".txt", ".sig"):
        exactly(report, "4.1", files, f"{step}/slot-{{}}{suffix}", states, "committed")
    report.want("4.4", len(committed) >= order["min_commitments"], "too few commitments")
    report.want("4.4", any(not order["slots"][slot - 1]["office"] for slot in committed), "only the office committed")
    report.want("4.4", len(committed) == len(states) or order["beacons"], "absent slots without a beacon")
    commitments = {}
    for slot in committed:
        document, signature = (files.get(f"{step}/slot-{slot}{suffix}") for suffix in (".txt", ".sig"))
        if not isinstance(document, bytes) or not isinstance(signature, bytes):
            continue
        read = read_deposit if order["escrow"] else read_hash
        commitment, found = read(report, files, order, step, number_of_lot, base, slot, document)
        if commitment is not None:
            report.want("4.5", commitment not in seen, f"{step}: slot {slot} has a commitment that was there before")
            seen.add(commitment)
        if found is not None:
            commitments[slot] = found
        key = bytes.fromhex(order["slots"][slot - 1]["key"])
        report.want("4.3", ed25519.verify(key, document, signature) or not judgeable(key, signature), f"{step}: signature of slot {slot}")
    return states, commitments


def read_hash(report, files, order, step, number_of_lot, base, slot, document):
    """The commitment of a document without an escrow."""
    commitment = document[-65:-1].decode("ascii", "replace")
    good = is_hash(commitment) and document == texts.commitment_document(order, base, number_of_lot, slot, f"sha256 {commitment}")
    if base is not None:
        report.want("4.2", good, f"{step}: slot {slot} is no commitment of this slot of this lot of this draw")
    return (commitment, commitment) if is_hash(commitment) else (None, None)


def read_deposit(report, files, order, step, number_of_lot, base, slot, document):
    """C_0, and the deposit if it is one."""
    head = texts.commitment_document(order, base, number_of_lot, slot)
    rest = document.removeprefix(head).decode("utf-8", "replace")
    form = DEPOSIT.fullmatch(rest)
    found = Deposit(order, base, number_of_lot, slot, rest) if form else None
    if base is None:
        return (found.coefficients[0] if found else None), None
    good = document.startswith(head) and found is not None and found.is_written_right()
    if not report.want("4.2", good, f"{step}: slot {slot} is no commitment of this slot of this lot of this draw"):
        return (found.coefficients[0] if found else None), None
    if {"2.14", "2.2"} & set(report.failed) or not report.want("4.11", found.holds(), f"{step}: the deposit of slot {slot}"):
        return found.coefficients[0], None
    return found.coefficients[0], found


def judge_reveal(report, files, order, step, number_of_lot, base, states, commitments):
    revealed = states_of(report, files, f"{step}/slots.tsv", "4.6", order, ("revealed", "missing", "absent"))
    for slot in revealed:
        report.want("4.6", (revealed[slot] == "absent") == (states[slot] == "absent"), f"{step}: state of slot {slot}")
    slots = [slot for slot in revealed if revealed[slot] == "revealed"]
    exactly(report, "4.6", files, f"{step}/slot-{{}}.txt", revealed, "revealed")
    for slot in revealed if order["escrow"] else ():
        path = f"evidence/{step}/opening-{slot}.txt"
        report.want("4.12", (path in files) == (revealed[slot] == "revealed"), f"{path}: the table says {revealed[slot]}")
    for slot in slots:
        text = files.get(f"{step}/slot-{slot}.txt")
        if not isinstance(text, bytes) or slot not in commitments or base is None:
            continue
        if order["escrow"]:
            opening = files.get(f"evidence/{step}/opening-{slot}.txt")
            point = commitments[slot].opened(opening) if looked_at(opening) else None
            if looked_at(opening) and report.want("4.12", point is not None, f"{step}: the opening of slot {slot}"):
                report.want("4.7", text == texts.contribution(order, base, number_of_lot, slot, point, "point"),
                            f"{step}: slot {slot} does not open its commitment")
            continue
        secret = text[-65:-1].decode("ascii", "replace")
        good = is_hash(secret) and text == texts.contribution(order, base, number_of_lot, slot, secret)
        report.want("4.7", good and sha(text) == commitments[slot], f"{step}: slot {slot} does not open its commitment")


def judge(report, files, order, steps, number_of_lot, base, seen, brought):
    """The lot as far as the record goes; the seed, or None."""
    states = None
    try:
        states, commitments = judge_commit(report, files, order, steps[0], number_of_lot, base, seen)
        if len(steps) > 1:
            attempt(judge_reveal, report, files, order, steps[1], number_of_lot, base, states, commitments)
    except Unreadable:
        pass
    if len(steps) < 2:
        return None
    head = lambda checksum: lines(label(order, "seed"), f"lot {number_of_lot}", f"close {checksum}")
    return close.judge(report, files, order, "4.8", "4.9", steps[1], steps[2] if len(steps) > 2 else None, head, states, brought)
