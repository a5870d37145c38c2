"""A close, and what came after it: docs/protocol.md, rules 4.8, 4.9, 4.13 to 4.17, 9.3 and 9.9."""

import dataclasses
import re

import beacon
import close as texts
from opinion import evidence, stamp
from opinion.record import beacons_of, seen_valid
from opinion.report import Unreadable
from opinion.text import MIB, number
from record import sha


@dataclasses.dataclass
class Brought:
    """What the verifier's user brings: certificates in DER, and records of earlier attempts."""
    authorities: tuple = ()
    beacon_certificates: tuple = ()
    earlier: tuple = ()


def judge(report, files, order, close_rule, seed_rule, step, seed_step, head, states, brought):
    """`step` closes, `seed_step` or None is the one with the seed, which is returned if it is right; `head` gives the
    first lines of seed.txt; `states` are those of the slots in a lot, None without slots or where they are not known."""
    in_lot = close_rule == "4.8"
    instances = judge_close(report, files, order, close_rule, step, seed_step, in_lot, states)
    used = absences(report, files, order, step, seed_step, instances)
    pulses = {}
    seed = None
    try:
        if seed_step:
            seed, values = judge_seed(report, files, order, seed_rule, step, seed_step, head, used)
            pulses = evidence.judge(report, files, seed_step, values, used, brought.beacon_certificates)
    except Unreadable:
        pass
    if order["timestamps"] and instances is not None:
        named = list(zip(beacons_of(order, step), instances))
        stamp.judge(report, files, order, step, seed_step, in_lot, states, named, pulses, brought.authorities)
    return seed


def judge_close(report, files, order, rule, step, seed_step, in_lot, states):
    """The instances that close.txt names, or None."""
    folder, entries = f"evidence/{step}", beacons_of(order, step)
    data = files.get(f"{folder}/close.txt")
    signed = any(path.startswith(f"{folder}/slot-") for path in files)
    if not isinstance(data, bytes):
        report.want(rule, not seed_step and not signed, f"{step}: no close.txt")
        return None
    if in_lot and states is not None:
        numbers = seen_valid(report, rule, files, folder, "slot-", order)
        count = sum(states[slot] != "absent" and not order["slots"][slot - 1]["office"] for slot in numbers or ())
        if numbers is not None and seed_step:
            report.want(rule, count >= order["close_signatures"], f"{step}: {count} signatures under the close")
    start = texts.close_text(order, step, sha(files.get(f"{step}/SHA256SUMS", b"")), [])
    rest = data.removeprefix(start).decode("utf-8", "replace").split("\n")
    instances = [line.partition(f"beacon {at} ")[2] for at, line in enumerate(rest[:-1], 1)]
    good = (len(instances) == len(entries) and data == texts.close_text(order, step, sha(files.get(f"{step}/SHA256SUMS", b"")), instances)
            and all(map(beacon.is_instance, entries, instances)))
    return instances if report.want(rule, good, f"{step}: close.txt") else None


def absences(report, files, order, step, seed_step, instances):
    """The beacons whose values are used and their instances; None if that cannot be said."""
    if instances is None:
        return None
    used, folder = list(zip(beacons_of(order, step), instances)), f"evidence/{step}"
    for at, (entry, text) in enumerate(used, 1):
        data = files.get(f"{folder}/absence-{at}.txt")
        signatures = any(path.startswith(f"{folder}/absence-{at}-witness-") for path in files)
        if not isinstance(data, bytes) or not entry["fallback"]:
            report.want("4.13", not signatures or not entry["fallback"], f"{step}: signatures of an absence that is not there")
            continue
        instead = data.decode("utf-8", "replace")[:-1].rpartition("\ninstead ")[2]
        good = data == texts.absence_text(order, step, sha(files.get(f"{step}/SHA256SUMS", b"")), at, text, instead)
        good = report.want("4.13", good and beacon.is_instance(entry["fallback"], instead), f"{step}: absence-{at}.txt")
        numbers = seen_valid(report, "4.13", files, folder, f"absence-{at}-witness-", order)
        if numbers is not None and order["witnesses"] and seed_step:
            good = report.want("4.13", len(numbers) >= order["witnesses"]["signatures"], f"{step}: {len(numbers)} say that beacon {at} did not come") and good
        if not good or numbers is None:
            return None
        used[at - 1] = (entry["fallback"], instead)
    return used


def judge_seed(report, files, order, rule, step, seed_step, head, used):
    """The seed, and the values by number of the beacon."""
    path = f"{seed_step}/seed.txt"
    data = files.get(path)
    report.need("1.2", isinstance(data, bytes), f"{path}: no such file")
    report.need("1.11", len(data) <= 4 * MIB, f"{path}: too large")
    if used is None:
        raise Unreadable("which beacons are used is not known")
    start = head(sha(files.get(f"{step}/SHA256SUMS", b"")))
    rest = data.removeprefix(start)
    report.need(rule, data.startswith(start) and rest.isascii(), f"{path}: other text")
    values = rest.decode().split("\n")
    report.need(rule, values.pop() == "" and len(values) == len(used), f"{path}: other text")
    report.need(rule, all(is_value(entry, text, value) for (entry, text), value in zip(used, values)), f"{path}: the value of a beacon")
    return sha(data), values


def is_value(entry, text, value):
    """Whether the line is a value of this instance of the beacon."""
    if entry["kind"] == "dice":
        word, *dice = value.split(" ")
        dice = list(map(number, dice))
        return word == "dice" and len(dice) == entry["dice"] and all(die is not None and 1 <= die <= entry["sides"] for die in dice)
    if not value.startswith(text + " "):
        return False
    rest = value[len(text) + 1:]
    if entry["kind"] == "lotto":
        balls = list(map(number, rest.split(" ")))
        return (len(balls) == 7 and None not in balls and all(a < b for a, b in zip(balls[:6], balls[1:6]))
                and 1 <= balls[0] and balls[5] <= 49 and balls[6] <= 9)
    return re.fullmatch(r"[0-9a-f]{64}" if entry["kind"] == "drand" else r"[0-9a-f]{128}", rest) is not None
