"""What a random draw does with its letters: weights, households, a second wave, the post; and the replies that come of them."""
import csv
import datetime
import itertools

DEADLINE = "2026-03-31"
WAVE_ENDS = "2026-03-20"
YES = ["ja", "Ja, gern"]


def weigh(rng, order, level):
    """A level by a table of weights, or by weighted people."""
    categories = {column["name"]: [category["name"] for category in column["categories"]] for column in order["strata"]}
    parts = itertools.product(*(categories[name] for name in level["columns"]))
    level["weights"] = [{"part": "|".join(part), "weight": rng.choice([2, 3, 4, 5])} for part in parts]


def some_letters(rng, order):
    """Gives the order other rules for its letters and its post, or leaves it as it is."""
    for level in order["letters"]["levels"]:
        level["rule"] = rng.choice(["equal", "proportional", "table", "weighted"])
        if level["rule"] in ("table", "weighted"):
            weigh(rng, order, level)
    order["letter_columns"] = [*order["letter_columns"], "haus"]
    order["destroy_after"] = DEADLINE
    post = {"deadline": DEADLINE, "received": rng.choice([None, "Eingang"]), "representatives": rng.choice([None, "name"]),
            "consent": rng.choice([None, {"column": "Einwilligung", "values": YES}]),
            "salutation": rng.choice([None, {"column": "ort", "categories": [{"name": "Guten Tag", "values": ["Ort", ""]}]}])}
    order["post"] |= post
    if rng.random() < 0.4:
        order["letters"]["household"] = rng.choice([["haus"], ["haus", "ort"]])
    if rng.random() < 0.5:
        order["post"]["received"] = "Eingang"
        order["letters"]["second_wave"] = {"below": rng.randint(1, 90), "date": WAVE_ENDS, "total": rng.randint(1, 90)}


def some_houses(rng, register, separator):
    """The register with a column `haus`: most live with others, some nobody knows where."""
    header, *rows = register.splitlines()
    end = "\r\n" if register.count("\r\n") else "\n"
    houses = rng.randint(60, 400)
    lines = [header + separator + "haus", *(f"{row}{separator}{rng.choice(['', '  ', *range(houses)])}" for row in rows)]
    return "".join(line + end for line in lines)


def day(rng, last, chance):
    """A day up to `last`, or with the chance one after it; in one of the forms that are read."""
    days = rng.randint(1, 30) if rng.random() < chance else -rng.randint(0, 10)
    date = datetime.date.fromisoformat(last) + datetime.timedelta(days=days)
    return rng.choice([date.isoformat(), date.strftime("%d.%m.%Y")])


class Replies:
    """The replies to the letters, and which letters came back."""

    def __init__(self, rng, order):
        self.rng, self.order, self.rows, self.returned = rng, order, [], []
        self.question = order["features"][-1]
        self.columns = ["code", self.question["column"], *(["Eingang"] if order["post"]["received"] else []),
                        *(["Einwilligung"] if order["post"]["consent"] else [])]

    def take(self, letters, last):
        """Nearly everybody replies; some sloppily, late, without consent, twice, or with what is in no category."""
        rng = self.rng
        answers = [value for category in self.question["categories"] for value in category["values"]]
        for letter in letters:
            code = letter["code"]
            if rng.random() < 0.1:
                self.returned += [code] if rng.random() < 0.5 else []
                continue
            row = {"code": rng.choice([code, code.lower(), code.replace("-", " ")]), "Eingang": day(rng, last, 0.03),
                   self.question["column"]: "weiß nicht" if rng.random() < 0.02 else rng.choice(answers),
                   "Einwilligung": "nein" if rng.random() < 0.02 else rng.choice(YES)}
            self.rows += [row] * (2 if rng.random() < 0.03 else 1)
            if rng.random() < 0.02:
                self.rows.append(row | {self.question["column"]: rng.choice(answers)})
            if rng.random() < 0.02:
                self.returned.append(code)    # it came back, and somebody replied all the same

    def write(self, folder):
        with (folder / "replies.csv").open("w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, self.columns, delimiter=";", extrasaction="ignore", lineterminator="\n")
            table.writeheader()
            table.writerows(self.rows)
        (folder / "returned.csv").write_text("\n".join(["code", *self.returned, ""]))


def told(order):
    """What is drawn, in a line."""
    letters = order["letters"]
    wave = letters.get("second_wave")
    return "  levels " + ", ".join(level["rule"] for level in letters["levels"]) + (f"; one letter for each {letters['household']}" if letters.get("household") else "") + \
        (f"; {wave['total']} more below {wave['below']}" if wave else "") + (f"; {order['auditor']['name']}" if order["auditor"] else "")


def letters_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))
