"""The order. docs/protocol.md, section 2."""

import datetime
import itertools
import math

import beacon as beacons
import deposit
import order as page
import proofs
import relaxation
from opinion.form import Bad, distinct, is_value, keys, list_of, must
from opinion.order_people import letters, people, post
from opinion.text import document, is_date, is_hash, is_name, is_number, is_text
from record import sha, steps_of

RESERVED = {"stratum", "people", "letters", "leaf", "row"}
KEYS = {"_format", "attempt", "beacons", "body", "escrow", "timestamps", "witnesses", "close_signatures", "day", "eligibility", "features", "identity", "key",
        "letter_columns", "letters", "auditor", "destroy_after", "min_commitments", "minimum_cell", "min_stratum", "mode", "office", "panel", "post", "previous", "reasons",
        "relax", "replacement_beacons", "slots", "strata", "title"}


def grammar(order):
    keys(order, *KEYS)
    for key, least in (("attempt", 1), ("close_signatures", 0), ("min_commitments", 0), ("min_stratum", 1), ("minimum_cell", 1)):
        must(is_number(order[key], least), key)
    for key in ("title", "body"):
        must(is_text(order[key]), key)
    must(order["mode"] in ("real", "rehearsal"), "mode")
    must(order["previous"] == "" or is_hash(order["previous"]), "previous")
    must(is_date(order["day"]) and is_date(order["destroy_after"]), "a day")
    for one in ("beacons", "replacement_beacons"):
        must(isinstance(order[one], list), one)
        for entry in order[one]:
            beacon(entry, True)
    help_of_others(order)
    people(order)
    letters(order["letters"])
    panel(order["panel"])
    post(order["post"])
    keys(order["office"], "key", "name")
    must(is_hash(order["office"]["key"]) and is_text(order["office"]["name"]), "office")
    if order["auditor"] is not None:
        keys(order["auditor"], "key", "name")
        must(is_hash(order["auditor"]["key"]) and is_text(order["auditor"]["name"]), "auditor")
    list_of(order["reasons"], is_text, "reasons", 1)
    distinct(order["reasons"], "a reason")
    must(isinstance(order["slots"], list), "slots")
    for slot in order["slots"]:
        keys(slot, "key", "name", "office")
        must(is_hash(slot["key"]) and is_text(slot["name"]) and isinstance(slot["office"], bool), "slot")
    strata(order["strata"])
    features(order["features"])
    names = [entry["name"] for entry in order["strata"]]
    must(all(feature["stratum"] is None or feature["stratum"] in names for feature in order["features"]), "stratum of a feature")
    relax(order)


BEACON_KEYS = {"dice": ("dice", "place", "sides"), "lotto": ("first", "official"),
               "drand": ("chain", "first", "genesis", "official", "period", "step"), "nist": ("certificate", "chain", "first", "official", "step")}


def is_digits(x, length):
    return isinstance(x, str) and len(x) == length and set(x) <= set("0123456789abcdef")


def beacon(entry, may_fall_back):
    must(isinstance(entry, dict) and isinstance(entry.get("kind"), str) and entry["kind"] in BEACON_KEYS, "kind of beacon")
    kind = entry["kind"]
    keys(entry, "kind", "fallback", *BEACON_KEYS[kind])
    if kind == "dice":
        must(is_number(entry["dice"]) and is_number(entry["sides"]) and is_text(entry["place"]), "dice")
    else:
        must(is_text(entry["official"]), "official")
    if kind == "lotto":
        must(is_date(entry["first"]) and beacons.is_draw_day(datetime.date.fromisoformat(entry["first"])), "first")
    if kind in ("drand", "nist"):
        must(is_number(entry["first"], 1) and is_number(entry["step"], 1), "instances")
    if kind == "drand":
        must(is_hash(entry["chain"]) and is_number(entry["genesis"], 1) and is_number(entry["period"], 1), "drand")
    if kind == "nist":
        must(is_digits(entry["certificate"], 128) and is_number(entry["chain"], 1), "nist")
    if entry["fallback"] is not None:
        must(may_fall_back, "a fallback of a fallback")
        beacon(entry["fallback"], False)


def help_of_others(order):
    """Escrow, timestamps, witnesses."""
    escrow, timestamps, witnesses = order["escrow"], order["timestamps"], order["witnesses"]
    if escrow is not None:
        keys(escrow, "holders", "threshold")
        must(is_number(escrow["threshold"]) and isinstance(escrow["holders"], list), "escrow")
        for holder in escrow["holders"]:
            keys(holder, "key", "name", "proof")
            must(is_hash(holder["key"]) and is_text(holder["name"]) and is_text(holder["proof"]), "holder")
    if timestamps is not None:
        keys(timestamps, "authority", "margin")
        must(is_text(timestamps["authority"]) and is_number(timestamps["margin"]), "timestamps")
    if witnesses is not None:
        keys(witnesses, "dishonest", "people", "signatures")
        must(is_number(witnesses["dishonest"]) and is_number(witnesses["signatures"]) and isinstance(witnesses["people"], list), "witnesses")
        for witness in witnesses["people"]:
            keys(witness, "key", "name")
            must(is_hash(witness["key"]) and is_text(witness["name"]), "witness")


def panel(x):
    keys(x, "form", "panels", "seats", "spot_checks")
    must(x["form"] in ("open", "committed"), "form")
    must(all(is_number(x[key]) for key in ("panels", "seats", "spot_checks")), "panel")


def strata(x):
    must(isinstance(x, list) and x, "strata")
    for entry in x:
        keys(entry, "categories", "column", "name")
        must(is_name(entry["name"]) and entry["name"] not in RESERVED, "name of a stratum column")
        must(isinstance(entry["categories"], list) and entry["categories"], "categories")
        if entry["column"] is None:
            for category in entry["categories"]:
                keys(category, "from", "name", "to")
                must(is_name(category["name"]) and is_number(category["from"]), "age category")
                must(category["to"] is None or is_number(category["to"]), "to")
        else:
            must(is_name(entry["column"]), "column")
            for category in entry["categories"]:
                keys(category, "name", "values")
                must(is_name(category["name"]), "name of a category")
            values_once(entry)
        distinct([category["name"] for category in entry["categories"]], "a category")
    distinct([entry["name"] for entry in x], "a stratum column")


def values_once(entry):
    for category in entry["categories"]:
        list_of(category["values"], is_value, "values")
    distinct([value for category in entry["categories"] for value in category["values"]], "a value")


def features(x):
    must(isinstance(x, list), "features")
    for feature in x:
        keys(feature, "categories", "column", "name", "source", "stratum", "visibility")
        must(is_name(feature["name"]) and feature["name"] not in RESERVED and is_text(feature["source"]), "feature")
        must(feature["visibility"] in ("public", "sealed"), "visibility")
        must((feature["column"] is None) != (feature["stratum"] is None), "column or stratum")
        must(is_name(feature["column"]) if feature["stratum"] is None else is_text(feature["stratum"]), "column")
        must(isinstance(feature["categories"], list) and feature["categories"], "categories")
        for category in feature["categories"]:
            keys(category, "max", "max_flex", "min", "min_flex", "name", "values")
            must(all(is_number(category[key]) for key in ("max", "max_flex", "min", "min_flex")), "quota")
            must(is_name(category["name"]), "name of a category")
        values_once(feature)
        distinct([category["name"] for category in feature["categories"]], "a category")
    distinct([feature["name"] for feature in x], "a feature")


def relax(order):
    categories = {(feature["name"], category["name"]) for feature in order["features"] for category in feature["categories"]}
    must(isinstance(order["relax"], list), "relax")
    for step in order["relax"]:
        keys(step, "bound", "category", "feature")
        must(step["bound"] in ("max", "min"), "bound")
        must(is_name(step["category"]) and is_name(step["feature"]), "a step of relax")
        must((step["feature"], step["category"]) in categories, "a step of relax names no category")


def read(report, files, step="01-order"):
    """The order, or Unreadable; its own rules are judged on the way."""
    order = document(report, files, f"{step}/order.json", "kleroterion/order/1")
    try:
        grammar(order)
    except Bad as bad:
        report.need("2.2", False, f"order.json: {bad}")
    return order


def judge(report, files, order):
    report.want("2.3", (order["previous"] == "") == (order["attempt"] == 1), "previous attempt")
    quotas(report, order)
    relaxed_quotas(report, order)
    from_strata(report, order)
    columns = [name for level in order["letters"]["levels"] for name in level["columns"]]
    report.want("2.6", columns == [entry["name"] for entry in order["strata"]], "levels of letters")
    report.want("2.6", order["letters"]["total"] >= 1 and order["letters"]["minimum"] >= 1, "letters")
    report.want("2.6", math.prod(len(entry["categories"]) for entry in order["strata"]) <= 9999, "too many strata")
    weights(report, order)
    reasons(report, order)
    wave = order["letters"]["second_wave"]
    if wave is not None:
        report.want("2.6", order["day"] < wave["date"] < order["post"]["deadline"], "date of the second wave")
        report.want("2.6", order["post"]["received"] is not None, "a second wave, and no day of receipt")
    report.want("2.6", set(order["letters"]["household"] or ()) <= set(order["letter_columns"]), "household")
    slots(report, order)
    public_randomness(report, order)
    holders(report, order)
    cosigners(report, order)
    panel_rules(report, order)
    report.want("2.17", order["post"]["deadline"] > order["day"], "deadline")
    until = order["post"]["objections_until"]
    report.want("2.17", until is None or until > order["post"]["deadline"], "objections_until")
    salutation = order["post"]["salutation"]
    for column in (order["post"]["representatives"], salutation and salutation["column"]):
        report.want("2.17", column is None or column in order["letter_columns"], f"{column} is no letter column")
    report.want("2.13", order["destroy_after"] > order["day"], "destroy_after")
    shown = files.get("01-order/order.html")
    report.want("2.12", not isinstance(shown, bytes) or shown == page.page(order), "order.html is another page")


def weights(report, order):
    names = {entry["name"]: [category["name"] for category in entry["categories"]] for entry in order["strata"]}
    for level in order["letters"]["levels"]:
        report.want("2.6", all(entry["weight"] <= 1000000 for entry in level["weights"]), "a weight above 1000000")
        got = [entry["part"] for entry in level["weights"]]
        if level["rule"] in ("equal", "proportional"):
            report.want("2.6", not got, "weights without a rule")
        elif all(name in names for name in level["columns"]):
            wanted = itertools.product(*(names[name] for name in level["columns"]))
            report.want("2.6", got == ["|".join(tuple_) for tuple_ in itertools.islice(wanted, len(got) + 1)], "weights of other parts")


def reasons(report, order):
    """Rule 2.18."""
    who = order["eligibility"]
    persons = [order["key"], who["birth_date"], *order["identity"]]
    report.want("2.18", not any(rule["column"] in persons for rule in who["rules"]), "a rule for a column of a person")
    own = [entry["reason"] for rule in who["rules"] for entry in rule["excluded"]] + [rule["otherwise"] for rule in who["rules"]]
    own += [who["served"]["reason"]] if who["served"] is not None else []
    report.want("2.18", not {"too young", "too old", "other"} & set(own), "a reason of the protocol's own")


def public_randomness(report, order):
    """Rule 2.8."""
    for entries in (order["beacons"], order["replacement_beacons"]):
        report.want("2.8", entries or order["mode"] != "real", "a real draw without beacon")
        report.want("2.8", len(entries) <= 9, "too many beacons")
        fallbacks = [entry["fallback"] for entry in entries if entry["fallback"]]
        report.want("2.8", not fallbacks or order["witnesses"], "a fallback, and nobody to say that the beacon did not come")
        dice = [entry for entry in (*entries, *fallbacks) if entry["kind"] == "dice"]
        if report.want("2.8", all(2 <= entry["sides"] <= 100 and 1 <= entry["dice"] <= 1000 for entry in dice), "dice"):
            report.want("2.8", not entries or math.prod(map(beacons.outcomes, entries)) >= 2**50, "too few outcomes")


def holders(report, order):
    """Rule 2.14."""
    if order["escrow"] is None:
        return
    people, threshold = order["escrow"]["holders"], order["escrow"]["threshold"]
    report.want("2.14", 1 <= len(people) <= 15 and 1 <= threshold <= len(people), "threshold")
    report.want("2.14", len({holder["key"] for holder in people}) == len(people), "a holder's key twice")
    for holder in people:
        point = proofs.read_point(holder["key"])
        good = point is not None and not point.is_identity()
        report.want("2.14", good and deposit.same_log_holds("real", (b"escrow key", b"kind escrow-key"), ((deposit.E_TEXT, holder["key"]),),
                                                            holder["proof"]), f"{holder['name']}: proof of possession")


def cosigners(report, order):
    """Rule 2.15."""
    if order["witnesses"] is not None:
        number, needed = len(order["witnesses"]["people"]), order["witnesses"]["signatures"]
        report.want("2.15", 1 <= number <= 15 and needed <= number and 2 * needed - number > order["witnesses"]["dishonest"], "witnesses")


def attempts(report, order, earlier):
    """Rule 2.16. `earlier` are the records that the user brought."""
    if order["attempt"] == 1 or not earlier:
        return
    chain, ends = {order["attempt"]: order}, {}
    for files in earlier:
        found = document(report, files, "01-order/order.json", "kleroterion/order/1")
        number = found.get("attempt")
        if report.want("2.16", is_number(number, 1) and number < order["attempt"] and number not in chain, f"a record of attempt {number}"):
            chain[number] = found
            ends[number] = sha(files[f"{steps_of(files)[-1]}/SHA256SUMS"])
    for number, one in chain.items():
        cited = one.get("previous")
        report.want("2.16", ends.get(number - 1, cited) == cited, f"attempt {number} does not cite attempt {number - 1}")
        report.want("2.16", all(cited != end or other == number - 1 for other, end in ends.items()), f"attempt {number} cites another than the one before")


def quotas(report, order):
    seats = order["panel"]["seats"]
    for feature in order["features"]:
        for category in feature["categories"]:
            bounds = [0, *(category[key] for key in ("min_flex", "min", "max", "max_flex")), seats]
            report.want("2.4", bounds == sorted(bounds), f"{category['name']}: bounds")
        low, high = (sum(category[key] for category in feature["categories"]) for key in ("min", "max"))
        report.want("2.4", low <= seats <= high, f"{feature['name']}: sum of bounds")


def relaxed_quotas(report, order):
    """Rule 2.4 holds after all steps of the list."""
    relaxed = relaxation.in_force(order, len(order["relax"]))
    for feature in relaxed["features"]:
        for category in feature["categories"]:
            report.want("2.4", category["min_flex"] <= category["min"] and category["max"] <= category["max_flex"],
                        f"{category['name']}: relaxed beyond flex")


def from_strata(report, order):
    names = {entry["name"]: sorted(category["name"] for category in entry["categories"]) for entry in order["strata"]}
    for feature in order["features"]:
        if feature["stratum"] is not None:
            values = sorted(value for category in feature["categories"] for value in category["values"])
            report.want("2.5", names[feature["stratum"]] == values, f"{feature['name']}: values")
    oldest = order["eligibility"]["maximum_age"]
    for entry in order["strata"]:
        if entry["column"] is not None:
            continue
        ranges = sorted((category["from"], math.inf if category["to"] is None else category["to"])
                        for category in entry["categories"])
        report.want("2.5", all(low <= high for low, high in ranges), "an age category without an age")
        report.want("2.5", all(a[1] < b[0] for a, b in zip(ranges, ranges[1:])), "ages overlap")
        age, last = order["eligibility"]["minimum_age"], math.inf if oldest is None else oldest
        for low, high in ranges:
            if low <= age <= high:
                age = high + 1
        report.want("2.5", age > last or (age == math.inf and last == math.inf), f"age {age} has no category")


def slots(report, order):
    number, needed = len(order["slots"]), order["close_signatures"]
    others = sum(not slot["office"] for slot in order["slots"])
    all_keys = [slot["key"] for slot in order["slots"]] + [order["office"]["key"]]
    all_keys += [order["auditor"]["key"]] if order["auditor"] else []
    all_keys += [witness["key"] for witness in order["witnesses"]["people"]] if order["witnesses"] else []
    report.want("2.7", 3 <= number <= 15, f"{number} slots")
    report.want("2.7", len(set(all_keys)) == len(all_keys), "a key twice")
    report.want("2.7", others >= 1, "all slots are the office's")
    report.want("2.7", 3 <= order["min_commitments"] <= number, "min_commitments")
    report.want("2.7", needed <= others < 2 * needed, "close_signatures")


def panel_rules(report, order):
    panel = order["panel"]
    report.want("2.9", 1 <= panel["seats"] <= 10_000 and 1 <= panel["panels"] <= 100_000
                and panel["spot_checks"] < panel["panels"], "panel")
    if any(feature["visibility"] == "sealed" for feature in order["features"]):
        report.want("2.9", panel["form"] == "committed" and panel["spot_checks"] >= 1, "sealed features need the form committed")
    report.want("2.11", all(feature["visibility"] == "public" for feature in order["features"]
                            if feature["stratum"] is not None), "a feature that follows from the stratum is sealed")
    if order["mode"] == "real":
        report.want("2.11", all(feature["visibility"] == "sealed" for feature in order["features"] if feature["column"] is not None),
                    "answers are published in a real draw")
        report.want("2.10", order["min_stratum"] >= 20 and order["letters"]["minimum"] >= 10 and panel["panels"] >= 100,
                    "bounds of a real draw")
