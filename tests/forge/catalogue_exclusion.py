"""Forgeries of who is excluded and how many are told to be. Rules 1.2, 2.18, 3.8."""

import exclusion
from catalogue import at, replaced, rows_changed, twist, with_file, without_file

FILES = "02-frame.files"
TABLE = "excluded.tsv"

# 2.18 Eligibility

for name, story, path, value in [
        ("rule-by-register-number", "A rule lists register numbers: people are named in a public order.", "rules/0/column", "nummer"),
        ("rule-by-birth-date", "A rule lists birthdays.", "rules/1/column", "geburtsdatum"),
        ("rule-by-name", "A rule lists names.", "rules/2/column", "nachname"),
        ("reason-other", "A reason is called as the line of those who are merged: two lines of one name.", "rules/0/excluded/0/reason", "other"),
        ("reason-too-young", "People are excluded for a reason that is counted as their age.", "rules/2/excluded/0/reason", "too young"),
        ("reason-too-old-for-any-other-value", "The same for every value that the order does not list.", "rules/1/otherwise", "too old"),
        ("reason-other-for-those-who-served", "The list of those who have served is counted among those who are merged.", "served/reason", "other")]:
    twist(f"order-{name}", "2.18", story, "excluding", 1, {"order.data": at(f"eligibility/{path}", value)}, last=1)

# 1.2 Files

twist("excluded-not-told", "1.2", "The order excludes people, and nobody says how many.", "excluding", 2, {FILES: without_file(TABLE)}, last=2)
twist("excluded-by-no-order", "1.2", "A table of people whom no rule of the order excludes.", "plain", 2,
      {FILES: with_file(TABLE, b"reason\tpeople\ntoo young\t5\ntoo old\t5\n")}, last=2)

# 3.8 Excluded


def column(*people):
    """The numbers of the table, `other` last."""
    return rows_changed(TABLE, lambda rows: [rows[0], *([row[0], told] for row, told in zip([*rows[1:8], ["other"]], people))])


def excluded(name, story, hand, **more):
    twist(name, "3.8", story, "excluding", 2, {FILES: hand}, **more)


excluded("excluded-all-told", "Every number is told as it is: two people are blocked, and the town hears of it.", column(5, 1, 7, 2, 4, 2, 2))
excluded("excluded-blocked-told", "The blocked alone are told, and so the others merged say nothing about them.", column(5, "-", 7, "-", 4, 2, "-", 5), last=2)
excluded("excluded-few-told", "The merged ones are fewer than the threshold.", column(5, "-", 7, "-", 4, "-", "-", 3), last=2)
excluded("excluded-other-is-few", "The merged ones are few, says the table, but not all are merged.", column(5, "-", 7, "-", 4, "-", "-", "few"), last=2)
excluded("excluded-merged-alone", "One reason is merged alone: the line `other` tells its number.", column(5, "-", 7, 8, 4, 6, 6, 7), last=2)
excluded("excluded-none-beside-merged", "Nobody is too old: then all merged ones are of the other reasons.", column(5, 0, 7, "-", 4, "-", "-", 7), last=2)
excluded("excluded-other-left-out", "The merged ones are not told at all.", column(5, "-", 7, "-", 4, "-", "-"), last=2)
excluded("excluded-other-without-merged", "A line of others, and nobody is merged.", column(5, 4, 7, 4, 4, 5, 6, 7), last=2)
excluded("excluded-other-merged-too", "The line of the merged ones is merged.", column(5, "-", 7, "-", 4, "-", "-", "-"), last=2)
excluded("excluded-few-of-a-reason", "Few are blocked, says the table.", column(5, "-", 7, "-", 4, "few", "-", 7), last=2)
excluded("excluded-number-with-zero", "A number with a leading zero.", column(5, "-", "07", "-", 4, "-", "-", 7), last=2)
excluded("excluded-number-with-sign", "A number with a sign.", column(5, "-", "+7", "-", 4, "-", "-", 7), last=2)
excluded("excluded-reason-left-out", "A reason is left out: nobody hears that people were excluded for it.",
         rows_changed(TABLE, lambda rows: [row for row in rows if row[0] != "verstorben"]), last=2)
excluded("excluded-reason-renamed", "A reason under another name than the order's.", replaced(TABLE, "nur Nebenwohnung".encode(), b"auf Wunsch"), last=2)
excluded("excluded-reason-twice", "A reason stands twice.", rows_changed(TABLE, lambda rows: [*rows[:4], rows[3], *rows[4:]]), last=2)
excluded("excluded-reasons-exchanged", "Two reasons in another sequence than the order's.",
         rows_changed(TABLE, lambda rows: [*rows[:3], rows[4], rows[3], *rows[5:]]), last=2)
excluded("excluded-line-appended", "A line behind the last one.", rows_changed(TABLE, lambda rows: [*rows, ["besonders", "9"]]), last=2)
excluded("excluded-without-lines", "A table of a header only.", rows_changed(TABLE, lambda rows: rows[:1]), last=2)
twist("excluded-merged-without-need", "3.8", "The order says that a single person may be told, and people are merged all the same.", "excluding", 1, {
    "order.data": at("min_stratum", 1), FILES: column(5, "-", 7, "-", 4, "-", "-", 7)}, last=2)
twist("excluded-with-another-header", "1.9", "A column under another name.", "excluding", 2, {FILES: replaced(TABLE, b"people", b"number")}, last=2)


def those(wanted):
    """Only some people stand in the register."""
    return lambda people, draw: [person for person in people if wanted(exclusion.reason_for(draw.order, person, draw.world.served))]


twist("good-record-few-excluded", "", "So few are excluded that nothing is told but that.", "excluding", 2,
      {"frame.people": those(lambda reason: reason in (None, "Auskunftssperre", "too old"))}, exit=0)
twist("good-record-nobody-excluded", "", "Nobody is excluded.", "excluding", 2, {"frame.people": those(lambda reason: reason is None)}, exit=0)
twist("good-record-large-reasons-only", "", "Nobody is excluded for a reason of which there would be few.", "excluding", 2,
      {"frame.people": those(lambda reason: reason in (None, "too young", "nur Nebenwohnung", "verstorben"))}, exit=0)
twist("good-record-next-smallest-merged", "", "One person is too old: the reason with the fewest people is merged with that.", "excluding", 2,
      {"frame.people": those(lambda reason: reason in (None, "too old", "nur Nebenwohnung", "verstorben"))}, exit=0)
