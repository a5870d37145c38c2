"""The frame and the letters drawn from it. docs/protocol.md, sections 3 and 5."""

import frame
from letters import drawn
from opinion.report import Unreadable
from opinion.text import document, is_hash, is_number, number, table


def ascending(texts):
    return all(a.encode() < b.encode() for a, b in zip(texts, texts[1:]))


class Frame:
    """What the steps after it need: people and letters of each stratum, its leaves."""


def judge(report, files, order):
    found = Frame()
    found.strata = frame.strata_of(order)
    people = None
    try:
        people = frame_document(report, files)
    except Unreadable:
        pass
    strata_table(report, files, order, found)
    leaves(report, files, found)
    if people is not None:
        report.want("3.2", sum(found.people) == people, "the strata do not sum to the people of the frame")
    for count in found.people:
        report.want("3.5", count == 0 or count >= order["min_stratum"], f"a stratum of {count}")
    if sum(found.people) < 2**53:    # else it breaks 3.2, and 3.6 says no more
        for count, letters in zip(found.people, found.letters):
            report.want("3.6", count == 0 or order["letters"]["minimum"] <= letters <= count, f"{letters} letters for {count} people")
        report.want("3.6", found.letters == frame.letters_by_rule(order, found.people), "letters by another rule")
    return found


def frame_document(report, files):
    data = document(report, files, "02-frame/frame.json", "kleroterion/frame/1")
    good = (isinstance(data, dict) and set(data) == {"_format", "master_commitment", "people"}
            and is_hash(data["master_commitment"])
            and is_number(data["people"]))
    report.need("3.1", good, "frame.json")
    return data["people"]


def strata_table(report, files, order, found):
    columns = ["stratum", *(entry["name"] for entry in order["strata"]), "people", "letters"]
    rows = table(report, files, "02-frame/strata.tsv", columns)
    report.need("3.2", len(rows) == len(found.strata), "not one line a stratum")
    found.people, found.letters = [], []
    for at, (row, stratum) in enumerate(zip(rows, found.strata), 1):
        report.need("3.2", row[0] == str(at) and list(row[1:-2]) == frame.names_of(order, stratum), f"line of stratum {at}")
        people, letters = number(row[-2]), number(row[-1])
        report.need("3.2", people is not None and letters is not None, f"numbers of stratum {at}")
        found.people.append(people)
        found.letters.append(letters)


def leaves(report, files, found):
    found.leaves, seen = [], {}
    paths = {path for path in files if path.startswith("02-frame/leaves-")}
    for at, people in enumerate(found.people, 1):
        path = f"02-frame/leaves-{at:04d}.tsv"
        report.want("3.3", (path in paths) == (people > 0), f"{path}: there should {'' if people else 'not '}be one")
        paths.discard(path)
        rows = []
        if isinstance(files.get(path), bytes) and people > 0:
            rows = [row[0] for row in table(report, files, path, ["leaf"])]
            report.need("3.3", all(map(is_hash, rows)), f"{path}: not a leaf")
            report.want("3.3", ascending(rows), f"{path}: not strictly ascending")
            report.want("3.3", len(rows) == people, f"{path}: {len(rows)} leaves, {people} people")
        for leaf in rows:
            report.want("3.4", seen.setdefault(leaf, at) == at, f"{leaf}: in two strata")
        found.leaves.append(rows)
    report.want("3.3", not paths, f"{paths}: of no stratum")


def judge_letters(report, files, found, seed):
    """Section 5; the stratum of each leaf drawn."""
    rows = table(report, files, "06-invitations/invitations.tsv", ["stratum", "ticket", "leaf"])
    for row in rows:
        report.need("5.1", (number(row[0]) or 0) in range(1, len(found.strata) + 1) and is_hash(row[1]) and is_hash(row[2]), f"{row}")
    keys = [(int(stratum), ticket) for stratum, ticket, _ in rows]
    ascends = report.want("5.1", all(a < b for a, b in zip(keys, keys[1:])), "not ascending")
    if seed is not None and ascends:
        expected = [(str(at), *pair) for at, leaves in enumerate(found.leaves, 1)
                    for pair in drawn(seed, leaves, found.letters[at - 1])]
        report.want("5.2", sorted(rows) == sorted(expected), "other letters than those drawn")
    return {leaf: int(stratum) for stratum, _, leaf in rows}
