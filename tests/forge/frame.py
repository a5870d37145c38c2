"""The frame: strata, leaves, the number of letters. docs/protocol.md, sections 3 and 3a."""

import base64
import collections
import hashlib
import hmac
import itertools

import exclusion
from order import canonical, categories_of, label
from record import lines, sha, table


def strata_of(order):
    """All tuples of category numbers, in sequence of number."""
    return list(itertools.product(*(range(len(entry["categories"])) for entry in order["strata"])))


def names_of(order, stratum):
    return [entry["categories"][number]["name"] for entry, number in zip(order["strata"], stratum)]


def nonce_of(order, anchor, master, key):
    message = lines(label(order, "nonce"), anchor, key)
    return hmac.new(master, message, hashlib.sha256).hexdigest()[:40]


def leaf_of(order, anchor, stratum_text, identity, nonce):
    return sha(lines(label(order, "leaf"), anchor, stratum_text, identity, nonce))


def tag_of(order, anchor, master, person):
    """The tag of a person's household."""
    values = [person[column].strip() for column in order["letters"]["household"]]
    what, values = ("household", values) if any(values) else ("alone", [person[order["key"]]])
    return hmac.new(master, lines(label(order, what), anchor, *values), hashlib.sha256).hexdigest()[:40]


def inner_of(order, identity, nonce):
    return sha(lines(label(order, "inner"), identity, nonce))


def letters_by_rule(order, people, total=None):
    """Section 3a: letters for each stratum, given the people in each."""
    strata = strata_of(order)
    parts = [(list(range(len(strata))), order["letters"]["total"] if total is None else total)]
    column = 0
    for level in order["letters"]["levels"]:
        weight = weight_by(order, level, column, strata, people)
        column += len(level["columns"])
        parts = [divided for group, number in parts for divided in divide(weight, column, strata, people, group, number)]
    letters = [0] * len(strata)
    for group, number in parts:
        for stratum in group:
            letters[stratum] = number if people[stratum] else 0
    return letters


def second_by_rule(order, people, letters):
    """The letters of the second wave for each stratum; none at all if the order has no second wave."""
    wave = order["letters"]["second_wave"]
    wanted = letters_by_rule(order, people, wave["total"]) if wave else [0] * len(people)
    return [min(number, max(0, there - first)) for number, there, first in zip(wanted, people, letters)]


def numbers_of(order):
    """The last columns of strata.tsv."""
    return ["people", "letters", *(["second"] if order["letters"]["second_wave"] else [])]


def weight_by(order, level, column, strata, people):
    """The weight of a part, a list of strata, by the level whose first column is this one."""
    table = {entry["part"]: entry["weight"] for entry in level["weights"]}
    last = column + len(level["columns"])

    def weight(part):
        number = sum(people[stratum] for stratum in part)
        own = table.get("|".join(names_of(order, strata[part[0]])[column:last]))
        return {"equal": 1, "proportional": number, "table": own, "weighted": own and own * number}[level["rule"]]
    return weight


def divide(weight, column, strata, people, group, total):
    split = {}
    for stratum in group:
        split.setdefault(strata[stratum][:column], []).append(stratum)
    split = [part for part in split.values() if sum(people[stratum] for stratum in part)]
    weights = [weight(part) for part in split]
    whole = sum(weights)
    given = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(split)), key=lambda part: (-(total * weights[part] % whole), split[part][0]))
    for part in by_remainder[:total - sum(given)]:
        given[part] += 1
    return list(zip(split, given))


def code_of(nonce):
    """Section 11: what is printed on the letter."""
    text = base64.b32encode(bytes.fromhex(nonce)).decode()
    check = base64.b32encode(hashlib.sha256(lines("kleroterion/code/v1", text)).digest()).decode()[:4]
    return "-".join((text + check)[at:at + 4] for at in range(0, 36, 4))


def make(draw):
    order = draw.order
    draw.strata = strata_of(order)
    draw.people = {}
    draw.openings = {}    # with a rule for households: tag and inner of each leaf
    leaves = [[] for _ in draw.strata]
    excluded = collections.Counter()
    for person in draw.at("frame.people", draw.world.people):
        # In a world without rules everybody can be drawn, whatever his age: nobody but an auditor could tell.
        reason = draw.at("frame.reason", exclusion.reason_for(order, person, draw.world.served), person=person) if exclusion.excludes(order) else None
        if reason is not None:
            excluded[reason] += 1
            continue
        stratum = categories_of(order, person)
        number = draw.strata.index(stratum)
        identity = " | ".join(person[column] for column in order["identity"])
        nonce = nonce_of(order, draw.anchor, draw.master, person[order["key"]])
        text = "|".join(names_of(order, stratum))
        if order["letters"]["household"]:
            tag = draw.at("frame.tag", tag_of(order, draw.anchor, draw.master, person), person=person)
            opening = (tag, inner_of(order, identity, nonce))
            leaf = leaf_of(order, draw.anchor, text, *opening)
            draw.openings[leaf] = opening
        else:
            leaf = leaf_of(order, draw.anchor, text, identity, nonce)
        leaves[number].append(leaf)
        draw.people[leaf] = person
    draw.leaves = draw.at("frame.leaves", [sorted(stratum) for stratum in leaves])
    counts = [len(stratum) for stratum in draw.leaves]
    draw.letters = draw.at("frame.letters", letters_by_rule(order, counts))
    draw.second = draw.at("frame.second", second_by_rule(order, counts, draw.letters))
    second = [[number] for number in draw.second] if order["letters"]["second_wave"] else [[] for _ in counts]
    commitment = sha(lines(label(order, "master"), draw.anchor, draw.master.hex()))
    files = {
        "frame.json": canonical({"_format": "kleroterion/frame/1", "master_commitment": commitment,
                                 "people": sum(counts)}),
        "strata.tsv": table(["stratum", *(entry["name"] for entry in order["strata"]), *numbers_of(order)],
                            [[number + 1, *names_of(order, stratum), counts[number], draw.letters[number], *second[number]]
                             for number, stratum in enumerate(draw.strata)]),
    }
    files |= exclusion.files(order, draw.at("frame.excluded", excluded))
    for number, stratum in enumerate(draw.leaves):
        if stratum:
            files[f"leaves-{number + 1:04d}.tsv"] = table(["leaf"], [[leaf] for leaf in stratum])
    draw.publish(files)
