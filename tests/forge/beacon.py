"""Public randomness: kinds of beacons, their instances, times and values. docs/protocol.md, sections 2 and 4."""

import datetime

ZERO = datetime.datetime(1970, 1, 1)
MINUTE = datetime.timedelta(minutes=1)
OUTCOMES = {"lotto": 2**27, "drand": 2**256, "nist": 2**256}


def outcomes(entry):
    own = OUTCOMES.get(entry["kind"]) or entry["sides"]**entry["dice"]
    return min(own, outcomes(entry["fallback"])) if entry["fallback"] else own


def is_draw_day(day):
    return day.weekday() in (2, 5)


def instances(entry):
    """Those of a beacon in sequence, endlessly: a date, a round, a pulse; dice have the one that has no name."""
    if entry["kind"] == "dice":
        yield None
    elif entry["kind"] == "lotto":
        day = datetime.date.fromisoformat(entry["first"])
        while True:
            if is_draw_day(day):
                yield day.isoformat()
            day += datetime.timedelta(days=1)
    else:
        number = entry["first"]
        while True:
            yield number
            number += entry["step"]


def is_instance(entry, text):
    """Whether the text of an instance is one of this beacon's."""
    kind, *rest = text.split(" ")
    if kind != entry["kind"] or len(rest) != (kind != "dice"):
        return False
    if kind == "dice":
        return True
    if kind == "lotto":
        try:
            day = datetime.date.fromisoformat(rest[0])
        except ValueError:
            return False
        return day.isoformat() == rest[0] and is_draw_day(day) and rest[0] >= entry["first"]
    number = rest[0]
    if not (number.isascii() and number.isdigit()) or number[0] == "0" or len(number) > 16:
        return False
    return int(number) >= entry["first"] and (int(number) - entry["first"]) % entry["step"] == 0


def text_of(entry, instance):
    return entry["kind"] if instance is None else f"{entry['kind']} {instance}"


def time_of(entry, text, pulse_time=None):
    """When the instance happens, or None. The time of a pulse stands in the pulse."""
    kind, *rest = text.split(" ")
    if kind == "lotto":
        return datetime.datetime.fromisoformat(rest[0]) + datetime.timedelta(hours=12)
    if kind == "drand":
        seconds = entry["genesis"] + (int(rest[0]) - 1) * entry["period"]
        return ZERO + datetime.timedelta(seconds=seconds) if seconds < 10**11 else datetime.datetime.max
    return pulse_time


def first_after(entry, moment, times):
    """The text of the first instance that is later; `times` gives a pulse's time."""
    for instance in instances(entry):
        text = text_of(entry, instance)
        time = time_of(entry, text, times(instance) if entry["kind"] == "nist" else None)
        if time is None or time > moment:
            return text
