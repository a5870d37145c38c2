"""A second lot that was voided. docs/protocol.md, rule 4.19."""

from opinion.lot import states_of
from opinion.record import is_valid
from opinion.report import Report
from opinion.text import document, is_date, is_text


def signed(files, order, folder, prefix, people):
    """The numbers of those whose valid signature stands in the evidence."""
    paths = {number: f"evidence/{folder}/{prefix}-{number}.sig" for number in range(1, people + 1)}
    return {number for number, path in paths.items() if isinstance(files.get(path), bytes) and is_valid(files, path, order)}


def judge(report, files, order, commit, reveal, step):
    """`step` voids the lot of the other two."""
    report.want("4.19", order["witnesses"] and order["beacons"], f"{step}: a void in an order without witnesses or without beacons")
    states = states_of(Report(), files, f"{commit}/slots.tsv", "4.1", order, ("committed", "absent"))
    slots = signed(files, order, reveal, "slot", len(states))
    count = sum(states[slot] != "absent" and not order["slots"][slot - 1]["office"] for slot in slots)
    report.want("4.19", count < order["close_signatures"], f"{step}: {count} signed the close")
    people = len(order["witnesses"]["people"]) if order["witnesses"] else 0
    both = signed(files, order, reveal, "witness", people) & signed(files, order, step, "witness", people)
    report.want("4.19", not both, f"{step}: witnesses {sorted(both)} signed the close too")
    found = document(report, files, f"{step}/void.json", "kleroterion/void/1")
    good = set(found) == {"_format", "date", "reason"} and is_date(found["date"]) and is_text(found["reason"])
    report.want("4.19", good, f"{step}: void.json")
