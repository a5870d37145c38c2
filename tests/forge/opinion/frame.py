"""The frame and the letters drawn from it. docs/protocol.md, sections 3 and 5."""

import re

import ed25519
import exclusion
import frame
from letters import columns_of, walk, waves
from opinion.record import judgeable
from opinion.report import Unreadable, attempt
from opinion.text import document, is_hash, is_number, looked_at, number, table
from order import label
from record import lines, sha


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
        if found.second is not None:
            report.want("3.6", found.second == frame.second_by_rule(order, found.people, found.letters), "letters of the second wave by another rule")
        report.want("3.6", found.letters == frame.letters_by_rule(order, found.people), "letters by another rule")
    return found


def excluded(report, files, order):
    """Rule 3.8, as far as the public can see."""
    if not exclusion.excludes(order):
        return
    rows = table(report, files, "02-frame/excluded.tsv", ["reason", "people"])
    reasons, least = exclusion.reasons_of(order), max(1, order["min_stratum"])
    merged = [reason for reason, people in rows[:len(reasons)] if people == "-"]
    wanted = [*reasons, "other"] if merged else reasons
    report.need("3.8", [reason for reason, _ in rows] == wanted, "not the reasons of the order")
    for reason, people in rows:
        if people == ("few" if reason == "other" else "-"):
            continue
        told = None if people in ("-", "few") else number(people)
        report.need("3.8", told is not None, f"{reason}: not a number")
        report.want("3.8", told >= least or (told == 0 and reason != "other" and not merged), f"{reason}: {told} people are told")
    if merged:
        report.want("3.8", len(merged) > 1 and least > 1, "a reason merged alone, or without need")
        report.want("3.8", rows[-1][1] != "few" or len(merged) == len(reasons), "few, but not of all")


def frame_document(report, files):
    data = document(report, files, "02-frame/frame.json", "kleroterion/frame/1")
    good = (isinstance(data, dict) and set(data) == {"_format", "master_commitment", "people"}
            and is_hash(data["master_commitment"])
            and is_number(data["people"]))
    report.need("3.1", good, "frame.json")
    return data["people"]


def strata_table(report, files, order, found):
    columns = ["stratum", *(entry["name"] for entry in order["strata"]), *frame.numbers_of(order)]
    rows = table(report, files, "02-frame/strata.tsv", columns)
    report.need("3.2", len(rows) == len(found.strata), "not one line a stratum")
    numbers = len(frame.numbers_of(order))
    found.people, found.letters, found.second = [], [], [] if numbers == 3 else None
    for at, (row, stratum) in enumerate(zip(rows, found.strata), 1):
        report.need("3.2", row[0] == str(at) and list(row[1:-numbers]) == frame.names_of(order, stratum), f"line of stratum {at}")
        counts = [number(field) for field in row[-numbers:]]
        report.need("3.2", None not in counts, f"numbers of stratum {at}")
        for column, count in zip((found.people, found.letters, found.second), counts):
            column.append(count)


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


def letters_table(report, files, found, order, rule, name):
    """The rows, and whether they ascend."""
    rows = table(report, files, f"06-invitations/{name}", columns_of(order))
    for row in rows:
        report.need(rule, (number(row[0]) or 0) in range(1, len(found.strata) + 1) and all(map(is_hash, row[1:3] + row[4:])), f"{row}")
        report.need(rule, all(re.fullmatch("[0-9a-f]{40}", tag) for tag in row[3:4]), f"{row}: tag")
    keys = [(int(row[0]), row[1]) for row in rows]
    return rows, report.want(rule, all(a < b for a, b in zip(keys, keys[1:])), "not ascending")


def judge_letters(report, files, order, found, seed, anchor, goes_on):
    """Section 5; the stratum of each leaf that got a letter, None if it is not known."""
    second_wave, household = order["letters"]["second_wave"], order["letters"]["household"]
    first = attempt(letters_table, report, files, found, order, "5.1", "invitations.tsv")
    second = attempt(letters_table, report, files, found, order, "5.3", "second-wave.tsv") if second_wave and seed else None
    skipped = attempt(letters_table, report, files, found, order, "5.5", "skipped.tsv") if household else None
    if seed is not None and first:
        expected = walked(report, order, found, seed, anchor, first, second, skipped) if household else by_ticket(found, seed)
        for rule, got, drawn_ in (("5.2", first, 0), ("5.3", second, 1)):
            if expected is not None and got is not None and got[1]:
                report.want(rule, sorted(got[0]) == sorted(expected[drawn_]), "other letters than those drawn")
    invited = None if first is None else {row[2]: int(row[0]) for row in first[0]}
    if not second_wave:
        return invited
    sent = attempt(decision, report, files, order, invited, goes_on)
    if second is None or sent is None or invited is None:
        return None
    return invited | ({row[2]: int(row[0]) for row in second[0]} if sent else {})


def as_text(rows):
    return [(str(number_), *rest) for number_, *rest in rows]


def by_ticket(found, seed):
    return tuple(map(as_text, waves(seed, found.leaves, found.letters, found.second or [0] * len(found.letters))))


def walked(report, order, found, seed, anchor, first, second, skipped):
    """Rules 5.5 and 5.6; what the walk draws, as rows of the tables, or None."""
    if skipped is None or (order["letters"]["second_wave"] and second is None):
        return None
    rows = [row for rows, _ in filter(None, (first, second, skipped)) for row in rows]
    for number_, _, leaf, tag, inner in rows:
        text = "|".join(frame.names_of(order, found.strata[int(number_) - 1]))
        report.want("5.5", frame.leaf_of(order, anchor, text, tag, inner) == leaf, f"{leaf}: another leaf than its tag says")
    if "5.5" in report.failed:
        return None
    openings = {row[2]: row[3:] for row in rows}
    try:
        walk_ = walk(seed, found.leaves, found.letters, found.second or [0] * len(found.letters), lambda leaf: openings[leaf][0])
    except KeyError as leaf:
        report.fail("5.6", f"{leaf}: drawn or skipped, but not listed")
        return None
    first, second, passed = ([(*row, *openings[row[2]]) for row in as_text(rows)] for rows in walk_)
    report.want("5.6", sorted(skipped[0]) == sorted(passed), "others skipped than those to be skipped")
    return first, second


def decision(report, files, order, invited, goes_on):
    """Rule 5.4; whether the letters were sent, or None if that is not known."""
    path, sums = "evidence/06-invitations/second-wave.txt", files.get("06-invitations/SHA256SUMS")
    text, signature = files.get(path), files.get(path.replace(".txt", ".sig"))
    report.need("5.4", isinstance(text, bytes) or not goes_on, f"{path}: missing")
    if not looked_at(text) or not isinstance(sums, bytes) or invited is None:
        return None
    start = lines(label(order, "second-wave"), f"checksum {sha(sums)}")
    match = re.fullmatch(re.escape(start) + rb"answered (0|[1-9][0-9]*)\nletters (sent|not sent)\n", text)
    report.need("5.4", match and number(match[1].decode()) is not None, f"{path}: another text")
    answered, sent = int(match[1]), match[2] == b"sent"
    report.want("5.4", answered <= len(invited), "more answers than letters")
    report.want("5.4", sent == (answered < order["letters"]["second_wave"]["below"]), "sent against the rule")
    report.want("5.4", isinstance(signature, bytes) or not goes_on, "the decision is not signed")
    key = bytes.fromhex(order["office"]["key"])
    if isinstance(signature, bytes) and len(signature) == 64:
        report.want("5.4", ed25519.verify(key, text, signature) or not judgeable(key, signature), "its signature is not valid")
    return None if "5.4" in report.failed else sent
