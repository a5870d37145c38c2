"""Random small draws: an order, a register and replies that follow from a number.

Quotas are set around what a random panel of the pool has, so that most worlds have a portfolio; a world in which no panel
meets the quotas must be refused in a sentence, and ends there.
"""
import random
import re


def some_order(rng, base):
    """An order with random strata, levels, features, slots and beacons; `base` gives what does not matter."""
    columns = [{"name": f"S{i}", "column": f"s{i}",
                "categories": [{"name": f"S{i}.{c}", "values": [str(c)]} for c in range(rng.randint(1, 3))]}
               for i in range(rng.randint(1, 2))]
    if rng.random() < 0.5:
        border = rng.randint(25, 60)
        columns.append({"name": "Alter", "column": None, "categories": [
            {"name": "jung", "from": 16, "to": border}, {"name": "alt", "from": border + 1, "to": None}]})
    rng.shuffle(columns)
    names = [column["name"] for column in columns]
    cut = rng.randint(1, len(names))
    levels = [{"columns": part, "rule": rng.choice(["equal", "proportional"])} for part in (names[:cut], names[cut:]) if part]
    seats = rng.randint(2, 6)
    slots = rng.randint(3, 6)
    beacon = {"kind": "dice", "dice": 20, "sides": 6, "place": "Markt", "fallback": None}
    sealed = rng.random() < 0.5
    form = "committed" if sealed else rng.choice(["open", "committed"])
    panels = rng.randint(4, 40)
    return base | {
        "mode": "rehearsal", "day": "2026-03-01", "destroy_after": "2026-03-02", "minimum_cell": 1, "post": {"consent": None, "deadline": "2026-03-02", "received": None, "representatives": None, "salutation": None}, "relax": [], "auditor": None, "key": "nummer", "identity": ["name", "geboren"], "letter_columns": ["ort", "name"],
        "eligibility": {"birth_date": "geboren", "minimum_age": 16, "maximum_age": rng.choice([None, 80])},
        "strata": columns, "min_stratum": 1, "letters": {"total": rng.randint(60, 90), "minimum": 1, "levels": levels},
        "panel": {"form": form, "panels": panels, "seats": seats, "spot_checks": rng.randint(1 if sealed else 0, 3)},
        "slots": [{"name": f"Person {slot}", "office": slot == 1, "key": ""} for slot in range(1, slots + 1)],
        "min_commitments": 3, "close_signatures": (slots - 1) // 2 + 1,
        "beacons": rng.choice([[beacon], [beacon], []]), "replacement_beacons": rng.choice([[beacon], []]),
        "features": [feature_of(rng, column, seats) for column in columns if rng.random() < 0.7] + [question(rng, seats, sealed)],
    }


def exclude_some(rng, order):
    """Gives the order rules of eligibility, or a list of those who have served, or both, or neither."""
    rules = [{"column": "wohnung", "eligible": ["H", ""], "excluded": [{"reason": "Nebenwohnung", "values": ["N", "2"]}], "otherwise": None},
             {"column": "sperre", "eligible": [""], "excluded": [{"reason": "Nebenwohnung", "values": ["N"]}], "otherwise": "gesperrt"}]
    order["eligibility"] |= {"rules": rng.sample(rules, rng.randint(0, 2)), "served": rng.choice([None, {"reason": "war dabei"}])}
    order["min_stratum"] = rng.choice([1, 2])


def some_served(rng):
    """Numbers of some people, one of them twice and one of nobody."""
    numbers = [f"R{number}" for number in rng.sample(range(250), rng.randint(1, 9))]
    return "\n".join(["name,nummer", *(f"?, {number} " for number in [*numbers, numbers[0], "R-1"])]) + "\n"


def value_of(rng, rule):
    """Of one in twelve a value that excludes."""
    return rng.choice(["N", "2"]) if rng.random() < 1 / 12 else rng.choice(rule["eligible"])


def bounds(seats, size):
    """Quotas that nearly any panel meets: the order's rules hold for every number of categories."""
    if size == 1:
        return {"min": seats, "max": seats, "min_flex": seats - 1, "max_flex": seats}
    return {"min": 0, "max": seats - 1, "min_flex": 0, "max_flex": seats}


def feature_of(rng, column, seats):
    names = [category["name"] for category in column["categories"]]
    return {"name": "F" + column["name"], "stratum": column["name"], "column": None, "visibility": "public", "source": "erfunden",
            "categories": [{"name": name, "values": [name]} | bounds(seats, len(names)) for name in names]}


def question(rng, seats, sealed):
    size = rng.randint(2, 3)
    return {"name": "Frage", "stratum": None, "column": "antwort", "visibility": "sealed" if sealed else "public", "source": "erfunden",
            "categories": [{"name": f"a{c}", "values": [f"a{c}", f"A{c}"]} | bounds(seats, size) for c in range(size)]}


def some_register(rng, order):
    """People enough for every stratum, some too young, names with umlauts, quotes and commas."""
    columns = [entry for entry in order["strata"] if entry["column"]]
    separator = rng.choice(",;\t")
    quote = lambda cell: '"' + cell.replace('"', '""') + '"' if rng.random() < 0.3 or set(cell) & set('",;\t') else cell
    rules = order["eligibility"]["rules"]
    rows = [["nummer", "name", "geboren", "ort", *(column["column"] for column in columns), *(rule["column"] for rule in rules)]]
    people = set()
    for number in range(rng.randint(250, 500)):
        year = rng.randint(1930, 2015)
        date = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        if rng.random() < 0.2:
            date = ".".join(reversed(date.split("-")))
        name = rng.choice(["Müller", "O'Neil", "=SUM(1)", "Meyer, Dr.", "Groß \"Gr.\"", " Ahmed ", "Nguyễn"])
        place, person = rng.choice(["Ort", "", "Köln; Süd"]), (name, frozenset(re.split("[.-]", date)))
        if (person, place) in people:
            place += f" {number}"  # nobody stands in a register twice
        people.add((person, place))
        rows.append([f"R{number}", name, date, place, *(rng.choice(column["categories"])["values"][0] for column in columns),
                     *(value_of(rng, rule) for rule in rules)])
    body = rows[1:]
    rng.shuffle(body)
    end = rng.choice(["\n", "\r\n"])
    return "".join(separator.join(map(quote, row)) + end for row in [rows[0], *body]), separator


def some_auditor(rng, play):
    """Every other draw has one; the file of his key, or none."""
    if rng.random() < 0.5:
        return None
    play.klero("keygen", "auditor.key", "--name", "Prüferin", "--no-passphrase")
    play.order["auditor"] = {"key": (play.folder / "auditor.key.pub").read_text().split()[1], "name": "Prüferin"}
    return "auditor.key"
