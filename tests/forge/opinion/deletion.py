"""The deletion. docs/protocol.md, section 9a."""

from opinion.text import document, is_date, is_text


def texts(x, least):
    return isinstance(x, list) and len(x) >= least and all(map(is_text, x))


def judge(report, files, order, step):
    found = document(report, files, f"{step}/deletion.json", "kleroterion/deletion/1")
    good = set(found) == {"_format", "beyond_reach", "date", "destroyed"} and is_date(found["date"])
    good = report.want("9.7", good and texts(found["beyond_reach"], 0) and texts(found["destroyed"], 1), f"{step}: deletion.json")
    if good:
        report.want("9.7", found["date"] >= order["destroy_after"], f"{step}: destroyed before {order['destroy_after']}")
