"""What a small world consists of, and the hands that put one together."""

import dataclasses
import typing

import ed25519
from draw import derived
from pool import reply_number


@dataclasses.dataclass
class World:
    name: str
    order: dict
    people: list
    slots: int
    served: frozenset = frozenset()    # register numbers on the list of those who have served
    absent: tuple = ((), ())
    missing: tuple = ((), ())
    leavers: tuple = ()
    vanished: dict = dataclasses.field(default_factory=dict)     # by lot: slots whose deposits the holders open
    unseen: dict = dataclasses.field(default_factory=dict)       # "lot1", "replacement0": numbers of beacons that did not come
    correction: dict = dataclasses.field(default_factory=dict)   # by register number what is put right of a reply
    voided: tuple = ()                                           # for each second lot that is voided the slots that sign its close
    annulled: int | None = None                                  # the number of the annulment
    deletion: bool = False
    stamp: typing.Callable | None = None                         # who stamps, if not the honest authority
    before: str | None = None                                    # the world of the attempt before
    panels: typing.Callable | None = None          # (draw) -> the panels; by default any that keep the quotas
    certificate: typing.Callable | None = None     # (draw) -> the lines of certificate.tsv
    relaxed: int = 0                               # steps of the order's list that are taken
    infeasible: typing.Callable | None = None      # (draw) -> the lines of infeasible.tsv


def dice(number, sides, place, fallback=None):
    return {"kind": "dice", "dice": number, "sides": sides, "place": place, "fallback": fallback}


def slots_of(name, number, office=()):
    return [{"key": ed25519.public_key(derived(name, "slot", slot)).hex(), "name": f"Stelle {slot}",
             "office": slot in office} for slot in range(1, number + 1)]


def auditor_of(name):
    return {"key": ed25519.public_key(derived(name, "auditor")).hex(), "name": "Vereidigte Prüferin"}


def categories(*quotas):
    """From "name min_flex min max max_flex": a category whose one value is its name."""
    entries = []
    for quota in quotas:
        name, *bounds = quota.rsplit(" ", 4)
        min_flex, low, high, max_flex = map(int, bounds)
        entries.append({"name": name, "values": [name], "min_flex": min_flex, "min": low, "max": high, "max_flex": max_flex})
    return entries


def feature(name, *quotas, column=None, stratum=None):
    return {"name": name, "column": column, "stratum": stratum, "visibility": "public",
            "source": "Melderegister & Mikrozensus <2024>", "categories": categories(*quotas)}


def sealed_feature(*arguments, **more):
    return feature(*arguments, **more) | {"visibility": "sealed"}


def column(name, *values):
    return {"name": name, "column": name, "categories": [{"name": value, "values": [value]} for value in values]}


def ages(*bounds):
    return {"name": "Alter", "column": None,
            "categories": [{"name": name, "from": low, "to": high} for name, low, high in bounds]}


def eligibility(minimum, maximum, birth_date="geburtsdatum", rules=(), served=None):
    return {"birth_date": birth_date, "minimum_age": minimum, "maximum_age": maximum, "rules": list(rules), "served": served}


def rule(column, eligible, excluded, otherwise=None):
    """A rule of eligibility; `excluded`: values by reason."""
    return {"column": column, "eligible": eligible, "excluded": [{"reason": reason, "values": values} for reason, values in excluded.items()],
            "otherwise": otherwise}


def level(columns, rule, weights=()):
    return {"columns": columns, "rule": rule, "weights": [{"part": part, "weight": weight} for part, weight in weights]}


def letters(total, minimum, levels, household=None, second_wave=None):
    return {"total": total, "minimum": minimum, "levels": levels, "household": household, "second_wave": second_wave}


def order_of(name, **differences):
    order = {
        "_format": "kleroterion/order/1", "attempt": 1, "previous": "", "mode": "real",
        "title": f"Bürgerrat „{name}“ <Probe & Test>", "body": "Stadt Kleinlosheim", "day": "2026-09-01",
        "eligibility": eligibility(16, None),
        "key": "nummer", "identity": ["vorname", "nachname", "geburtsdatum"], "letter_columns": ["anschrift"],
        "min_stratum": 20, "office": {"name": "Wahlamt", "key": ed25519.public_key(derived(name, "office")).hex()},
        "reasons": ["verhindert", "nicht wählbar", "ohne Angabe"], "auditor": None, "destroy_after": "2027-12-31", "minimum_cell": 1, "relax": [],
        "post": {"consent": None, "deadline": "2026-12-31", "objections_until": None, "received": None, "representatives": None, "salutation": None},
        "beacons": [dice(20, 6, "Rathaus, Foyer")], "replacement_beacons": [dice(18, 8, "Rathaus, Zimmer 3")],
        "escrow": None, "witnesses": None, "timestamps": None,
        "slots": slots_of(name, 5, office=(1,)), "min_commitments": 3, "close_signatures": 3,
    }
    return order | differences


def people_of(name, groups, columns):
    """People by group: (number, fixed columns); the other columns follow in turn from `columns`."""
    people = []
    for count, fixed in groups:
        for _ in range(count):
            number = len(people) + 1
            person = {"nummer": f"{name}-{number:04d}", "vorname": f"Vorname{number}", "nachname": f"Nächst{number % 7}",
                      "geburtsdatum": f"19{50 + number % 50}-0{1 + number % 9}-1{number % 10}", "anschrift": f"Weg {number}"}
            person |= {key: values[derived(name, key, number)[0] % len(values)] for key, values in columns.items()} | fixed
            people.append(person)
    return people


def with_replies(people, willing):
    for person in people:
        person["replies"] = reply_number({"number": person["nummer"]}) < willing
    return people
