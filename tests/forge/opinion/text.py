"""Tables, documents, texts, numbers. docs/protocol.md, sections 0, 1.9 to 1.11."""

import datetime
import json
import re
import unicodedata

MIB = 1 << 20
EVIDENCE = MIB // 16


def looked_at(data):
    """Whether a file of evidence is looked into: rule 1.11 says how large it may be, and that alone is said of a larger one."""
    return isinstance(data, bytes) and len(data) <= EVIDENCE
HEX = re.compile(r"[0-9a-f]{64}")
NUMBER = re.compile(r"0|[1-9][0-9]*")


def is_hash(text):
    return isinstance(text, str) and HEX.fullmatch(text) is not None


def number(text):
    """The value of a decimal number as the protocol writes it, else None."""
    return int(text) if NUMBER.fullmatch(text) and text.isascii() and len(text) <= 16 else None


def is_number(x, low=0):
    return isinstance(x, int) and not isinstance(x, bool) and x >= low


def has_control(text):
    return any(unicodedata.category(character) == "Cc" for character in text)


def is_text(x):
    return (isinstance(x, str) and 1 <= len(x.encode()) <= 500 and not has_control(x)
            and not x.startswith(" ") and not x.endswith(" "))


def is_name(x):
    return is_text(x) and not any(character in x for character in '|\t"')


def is_date(x):
    if not isinstance(x, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", x, re.ASCII):
        return False
    try:
        return bool(datetime.date.fromisoformat(x))
    except ValueError:
        return False


def decode(report, rule, data, path):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        report.need(rule, False, f"{path}: not UTF-8")


def table(report, files, path, columns):
    """The rows of a table as tuples of texts."""
    data = files.get(path)
    report.need("1.2", isinstance(data, bytes), f"{path}: no such file")
    report.need("1.11", max(map(len, data.split(b"\n"))) <= MIB, f"{path}: a line too long")
    text = decode(report, "1.9", data, path)
    report.need("1.9", text.endswith("\n"), f"{path}: the last line has no end")
    rows = [tuple(line.split("\t")) for line in text[:-1].split("\n")]
    report.need("1.9", rows[0] == tuple(columns), f"{path}: header is {rows[0]}, expected {columns}")
    for at, row in enumerate(rows[1:], 2):
        report.need("1.9", len(row) == len(columns), f"{path}:{at}: {len(row)} fields")
        report.need("1.9", all(row), f"{path}:{at}: an empty field")
        report.need("1.9", not has_control("".join(row)), f"{path}:{at}: a control character")
    return rows[1:]


def refuse(what):
    raise ValueError(what)


def once(pairs):
    document = dict(pairs)
    return document if len(document) == len(pairs) else refuse("a key twice")


def whole(text):
    value = int(text)
    return value if 0 <= value < 2**53 and text != "-0" else refuse("a number out of range")


def nesting(data):
    """How deep brackets are nested, without reading the document; brackets in texts do not count."""
    deepest = level = 0
    for bracket in re.findall(rb'"(?:[^"\\]|\\.)*"|[][{}]', data):
        level += (bracket in b"[{") - (bracket in b"]}")
        deepest = max(deepest, level)
    return deepest


def document(report, files, path, form):
    data = files.get(path)
    report.need("1.2", isinstance(data, bytes), f"{path}: no such file")
    report.need("1.11", len(data) <= 4 * MIB, f"{path}: too large")
    report.need("1.11", nesting(data) <= 16, f"{path}: nested too deeply")
    try:
        text = data.decode("utf-8")
        parsed = json.loads(text, object_pairs_hook=once, parse_int=whole, parse_float=refuse, parse_constant=refuse)
        # json.dumps sorts by code point, which is the order of the UTF-8 bytes.
        again = json.dumps(parsed, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    except (ValueError, RecursionError) as error:
        report.need("1.10", False, f"{path}: {error}")
    report.need("1.10", isinstance(parsed, dict), f"{path}: not an object")
    try:
        same = again.encode() == data
    except UnicodeEncodeError:  # a lone surrogate
        same = False
    report.need("1.10", same, f"{path}: not in the canonical form")
    report.need("1.10", parsed.get("_format") == form, f"{path}: not of the format {form}")
    return parsed
