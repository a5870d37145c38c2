"""The annulment. docs/protocol.md, section 9b."""

from opinion.text import document, is_date, is_text


def judge(report, files, step):
    found = document(report, files, f"{step}/annulment.json", "kleroterion/annulment/1")
    good = set(found) == {"_format", "date", "reason"} and is_date(found["date"]) and is_text(found["reason"])
    report.want("9.10", good, f"{step}: annulment.json")
