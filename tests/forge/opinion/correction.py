"""The correction of the pool. docs/protocol.md, rule 6.9."""

from opinion.text import document, is_date, is_number, is_text


def judge(report, files, order, step):
    last_day = order["post"]["objections_until"]
    report.want("6.9", last_day, f"{step}: a correction in an order without a day for objections")
    found = document(report, files, f"{step}/correction.json", "kleroterion/correction/1")
    good = set(found) == {"_format", "date", "objections", "reason"} and is_date(found["date"]) and is_text(found["reason"]) \
        and is_number(found["objections"]) and found["objections"] >= 1
    if report.want("6.9", good, f"{step}: correction.json") and last_day:
        report.want("6.9", found["date"] > last_day, f"{step}: decided on {found['date']}, and objections can come until {last_day}")
