"""Systematic forgeries: each file of a record, each kind of damage; each key of the order, each kind of nonsense.

The office does them and lists and signs everything anew; the contributors go along. Nobody declares which check
must see which: it is enough that at least one FAILs, and that the third opinion agrees.
"""

import dataclasses
import functools
import json
import random
import re
import typing

import catalogue
import order as order_page
import record
import worlds
from record import Folder, Link


@dataclasses.dataclass
class Damage:
    name: str
    base: str
    make: typing.Callable     # () -> files
    through = None

    def files(self):
        return self.make()

    def brought(self):
        return catalogue.brought(self.base)

    def order_checksum(self, files):
        sums = files.get("01-order/SHA256SUMS")
        return record.sha(sums) if isinstance(sums, bytes) else worlds.honest(self.base).anchor


# Damage to bytes. A function gives None where there is nothing to damage in this way.


def first_match(pattern, change):
    def hand(data):
        match = re.search(pattern, data)
        return data[:match.start()] + change(match[0]) + data[match.end():] if match else None
    return hand


def swapped_lines(data):
    lines = data.splitlines(True)
    if len(lines) < 3 or lines[-1] == lines[-2] or not lines[-1].endswith(b"\n"):
        return None
    return b"".join([*lines[:-2], lines[-1], lines[-2]])


BYTES = {
    "line-deleted": lambda data: data[:data[:-1].rfind(b"\n") + 1],
    "first-line-deleted": lambda data: data[data.index(b"\n") + 1:],
    "last-line-twice": lambda data: data + data[data[:-1].rfind(b"\n") + 1:],
    "lines-swapped": swapped_lines,
    "line-appended": lambda data: data + b"x\n",
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "bare-cr": lambda data: data.replace(b"\n", b"\r", 1),
    "no-last-end": lambda data: data[:-1],
    "empty-line": lambda data: data + b"\n",
    "bom": lambda data: b"\xef\xbb\xbf" + data,
    "blank-behind": lambda data: data[:-1] + b" \n",
    "tab-behind": lambda data: data[:-1] + b"\t\n",
    "blank-before": lambda data: b" " + data,
    "null-behind": lambda data: data + b"\0",
    "half": lambda data: data[:len(data) // 2],
    "empty": lambda data: b"",
    "capitals": first_match(rb"(?<![0-9a-f])(?=[0-9]*[a-f])[0-9a-f]{64}(?![0-9a-f])", bytes.upper),
    "hash-too-short": first_match(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", lambda digits: digits[1:]),
    "hash-too-long": first_match(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", lambda digits: digits + b"0"),
    "leading-zero": first_match(rb"(?<![0-9A-Za-z_.-])(0|[1-9][0-9]*)(?![0-9A-Za-z_.-])", lambda digits: b"0" + digits),
    "plus": first_match(rb"(?<![0-9A-Za-z_.-])(0|[1-9][0-9]*)(?![0-9A-Za-z_.-])", lambda digits: b"+" + digits),
    "not-utf8": lambda data: data[:-1] + b"\xff\n",
}
RAW = {
    "bit": lambda data: bytes([data[0] ^ 1]) + data[1:],
    "last-bit": lambda data: data[:-1] + bytes([data[-1] ^ 128]),
    "shorter": lambda data: data[:-1],
    "longer": lambda data: data + b"\0",
    "empty": lambda data: b"",
    "zeros": lambda data: bytes(64),
    "ones": lambda data: b"\xff" * 64,
}
KINDS = {"missing": None, "folder": Folder(), "link": Link("SHA256SUMS"), "broken-link": Link("../nowhere")}

# Columns in which anything can stand, for all that the public can see: the hashes of chances, the roots of panels that
# are not opened.
UNSEEN = {("08-portfolio/chances.tsv", "hash"), ("08-portfolio/panels.tsv", "root")}


def other_digit(field):
    """The field with its last character another one of the same kind."""
    old = field[-1:]
    return field[:-1] + (b"1" if old == b"0" else b"0" if old.isdigit() else b"a" if old != b"a" else b"b")


def columns_flipped(path, data):
    """For each column of a table the first and the last line with another character there."""
    rows = [line.split(b"\t") for line in data.split(b"\n")[:-1]]
    for column, name in enumerate(rows[0]):
        if (path, name.decode()) in UNSEEN:
            continue
        for place, at in (("first", 1), ("last", len(rows) - 1)):
            if not 1 <= at < len(rows) or (place == "last" and at == 1):
                continue
            changed = [list(row) for row in rows]
            changed[at][column] = other_digit(changed[at][column])
            yield f"{name.decode()}-{place}", b"".join(b"\t".join(row) + b"\n" for row in changed)


def text_flipped(data):
    """For each line of a document the last letter or digit changed."""
    lines = data.splitlines(True)
    for at, line in enumerate(lines):
        match = re.search(rb"[0-9A-Za-z](?=[^0-9A-Za-z]*$)", line)
        if match:
            changed = line[:match.start()] + other_digit(match[0]) + line[match.end():]
            yield f"line-{at + 1}", b"".join([*lines[:at], changed, *lines[at + 1:]])


def every_field_flipped(data):
    """For each field of each line (between blanks) its last character another one."""
    lines = data.decode().splitlines(True)
    for at, line in enumerate(lines):
        fields = line[:-1].split(" ")
        for place, field in enumerate(fields):
            if field:
                changed = [*fields[:place], other_digit(field.encode()).decode(), *fields[place + 1:]]
                yield f"line-{at + 1}-{place + 1}", "".join([*lines[:at], " ".join(changed) + "\n", *lines[at + 1:]]).encode()


def pulse_flipped(data):
    """For each field of a pulse another value; what is no field of the message (the addresses of links) is not looked at."""
    pulse = json.loads(data)["pulse"]
    for path in places(pulse):
        value = value_at(pulse, path)
        if isinstance(value, (dict, list)) or (path[0] == "listValues" and path[-1] == "uri"):
            continue
        other = value + 1 if isinstance(value, int) else value[:-1] + ("0" if value[-1] != "0" else "1")
        yield "/".join(map(str, path)), json.dumps({"pulse": replaced_at(pulse, path, other)}, indent=2).encode()


def bytes_flipped(data):
    """Bits at some places from the beginning to the end of a request or an answer."""
    end = len(data) - 1
    for at in sorted({0, 1, 2, 5, 9, *range(20, min(end, 200), 9), end - 256, end - 100, end} & set(range(len(data)))):
        if data[at - 2:at] != b"\x01\x01":    # the request's wish for a certificate, true in any bits
            yield f"byte-{at}", data[:at] + bytes([data[at] ^ 4]) + data[at + 1:]


def remade(world, path, content):
    """The draw with other content for one file, which the office lists and signs; later steps are made after it."""
    if path.startswith("evidence/"):
        _, step, name = path.split("/")
        point = f"{step}.evidence"
    else:
        step, name = path.split("/")
        point = f"{step}.sums" if name == "SHA256SUMS" else f"{step}.files"

    def hand(honest):
        if name == "SHA256SUMS":
            return content
        files = {other: data for other, data in honest.items() if other != name}
        return files if content is None else files | {name: content}
    number = int(step[:2])
    # Proofs are dear, and each is seen where it stands.
    last = number if world == "sealed" else min(far_enough(number), number + 2) if world in CEREMONIES else far_enough(number)
    return dict(worlds.forged(world, {point: hand}, number - 1, last).files)


def far_enough(number):
    """The step by which damage to this step must have been seen."""
    return 6 if number <= 6 else 12 if number <= 12 else number + 1


# Files of the full ceremony; what is damaged of them is damaged field by field.
CEREMONY = re.compile(r"/(opening|absence|beacon)-\d+\.txt|/close\.txt|/timestamped\.txt|lot\d-commit/slot")


def damages_of(world, path):
    data = worlds.honest(world).files[path]
    if path.endswith(".sig"):
        for name, change in RAW.items():
            yield name, change(data)
    elif path.endswith((".tsq", ".tsr")):
        yield from bytes_flipped(data)
        yield from ((name, RAW[name](data)) for name in ("shorter", "longer", "empty"))
    elif path.endswith(".pulse"):
        yield from pulse_flipped(data)
    elif path.endswith(".txt") and CEREMONY.search(path):
        yield from every_field_flipped(data)
        yield from ((name, BYTES[name](data)) for name in ("line-deleted", "last-line-twice", "crlf", "no-last-end", "empty-line", "blank-behind", "half", "empty"))
    else:
        for name, change in BYTES.items():
            changed = change(data)
            if changed is not None and changed != data:
                yield name, changed
        if path.endswith(".tsv"):
            yield from columns_flipped(path, data)
        elif not path.endswith(("frame.json", "order.json", ".html")):
            yield from text_flipped(data)
    if not path.endswith("/SHA256SUMS"):
        yield from KINDS.items()


# Deleting a line or turning a leaf that gets no letter is one of the things that nobody can see.
# Nor another reason of an annulment, nor a witness who did not sign the close before it.
NOT_SEEN = re.compile(r"02-frame/leaves-.*:leaf-(first|last)|(05-annulment/annulment|11-lot2-void/void).json:line-4|08-correction/correction.json:line-[345]|evidence/04-lot1-reveal/witness-1.sig:missing")


def paths_of(world):
    """Of each kind of file one or two: the rest of the second lot is like the first."""
    files = worlds.honest(world).files
    if world == "council":
        wanted = re.compile(r"(03|04)-lot1-\w*/slots.tsv|08-.*/.*.tsv|12-panel/.*.tsv|14-.*/.*.t(sv|xt)|05.*/seed.txt")
        return [path for path in files if wanted.fullmatch(path)]
    if world == "excluding":
        return ["02-frame/excluded.tsv"]
    if world == "full":
        wanted = re.compile(r"03-.*/slot-2.txt|evidence/04-.*/(close|opening-[24]|timestamped?)\..*|evidence/04-.*/(slot|witness)-2.sig|05-.*/seed.txt"
                            r"|evidence/05-.*/beacon-.*|evidence/13-.*/(close|timestamped?)\..*|14-.*/seed.txt|evidence/14-.*/beacon-.*")
        return [path for path in files if wanted.fullmatch(path)]
    if world == "fallback":
        return [path for path in files if re.fullmatch(r"evidence/(04|13)-.*/absence-.*", path)]
    if world == "voided":
        return [path for path in files if re.fullmatch(r"11-lot2-void/.*|evidence/(10-lot2-reveal/slot-1|11-lot2-void/.*).sig|12-lot2-commit/slot-2.*", path)]
    if world == "corrected":
        return [path for path in files if re.fullmatch(r"08-correction/(correction.json|pool.tsv|margins.tsv|commitments.tsv|bits.tsv|SHA256SUMS)"
                                                       r"|evidence/08-correction/.*.sig", path)]
    if world == "annulled":
        return [path for path in files if re.search(r"annulment|opening-2|evidence/.*/witness", path)]
    if world == "sealed":
        return [path for path in files if re.fullmatch(r"07-pool/(commitments|bits|totals).tsv|12-panel/(quotas|totals).tsv"
                                                       r"|1[46]-replacement/(quotas|skips).tsv", path)]
    like_others = re.compile(r"(03|09).*/slot-[3].*|(04|10).*/slot-3.txt|(09|10)-.*/slot-1.*|evidence/(02|03|05|07|08|09|11)-.*"
                             r"|evidence/.*/slot-[23].*|(03|05|08|09|10|11)-.*/SHA256SUMS")
    return [path for path in files if not like_others.fullmatch(path)]


def of_files(*names):
    for world in names:
        for path in sorted(paths_of(world)):
            for name, content in damages_of(world, path):
                if content is None and re.match("evidence/.*(slot|witness)-", path) and world != "annulled":
                    continue  # one signature less under a close is no fault if enough remain
                if world == "fallback" and content is None:
                    continue  # likewise under an absence; and an absence taken away is a forgery with a name
                if not NOT_SEEN.fullmatch(f"{path}:{name}"):
                    yield Damage(f"{world}/{path}:{name}", world, functools.partial(remade, world, path, content))


# The order, key by key. The page is made from what stands there, as far as that can be done.

WRONG = {"null": None, "true": True, "zero": 0, "text": "Unfug", "empty-text": "", "list": [], "object": {}}
NUMBERS = {"negative-zero": "-0", "negative": "-1", "float": "1.0", "exponent": "1e2", "2^53": "9007199254740992",
           "2^64": "18446744073709551616", "leading-zero": "01", "nan": "NaN"}


def places(x, path=()):
    """All places of a document: paths of keys and positions."""
    yield path
    if isinstance(x, dict):
        for key in x:
            yield from places(x[key], (*path, key))
    elif isinstance(x, list):
        for at, element in enumerate(x[:2]):
            yield from places(element, (*path, at))


def replaced_at(x, path, value, remove=False):
    if not path:
        return value
    copy = dict(x) if isinstance(x, dict) else list(x)
    if len(path) == 1 and remove:
        del copy[path[0]]
    else:
        copy[path[0]] = replaced_at(x[path[0]], path[1:], value, remove)
    return copy


def value_at(x, path):
    return functools.reduce(lambda inner, key: inner[key], path, x)


MARK = "@@here@@"


def raw_at(order, path, text):
    """The order's bytes with raw text in place of a value."""
    return order_page.canonical(replaced_at(order, path, MARK)).replace(f'"{MARK}"'.encode(), text.encode())


def key_twice(order, path):
    """The order's bytes with the line of a key written twice."""
    data = order_page.canonical(replaced_at(order, path, MARK))
    line = next(line for line in data.splitlines(True) if MARK.encode() in line)
    good = order_page.canonical(value_at(order, path)).strip() if not isinstance(value_at(order, path), (dict, list)) else b"0"
    comma = b"" if line.rstrip().endswith(b",") else b","
    first = line.replace(f'"{MARK}"'.encode(), b"1").rstrip() + comma + b"\n"
    return data.replace(line, first + line.replace(f'"{MARK}"'.encode(), good))


def with_order(world, data, page, last):
    return dict(worlds.forged(world, {"order.bytes": lambda honest: data, "order.page": lambda honest: page}, 0, last).files)


def page_of(order, honest_page):
    try:
        return order_page.page(order)
    except (KeyError, TypeError, AttributeError, IndexError):
        return honest_page


# Nonsense that makes another order in which nothing is wrong, so that the office could have announced it.
ANOTHER_ORDER = re.compile("|".join([
    r"(title|body|beacons/\d/place|office/name|slots/\d/name|eligibility/birth_date|key|(identity|letter_columns)/\d|reasons/\d"
    r"|strata/0/column|features/\d/source|features/1/column|(strata|features)/\d/categories/\d/values/\d):text",
    r"post/received:text", r"slots/\d/office:true", r"panel/spot_checks:zero", r"eligibility/maximum_age:null", r"eligibility/minimum_age:zero", r"letter_columns:list",
    r"eligibility/rules/\d/(column|eligible/\d|excluded/\d/values/\d):text", r"eligibility/rules/\d/eligible/\d:empty-text",
    r"(strata/0|features/1)/categories/\d/values:list", r".*/values/\d:empty-text", r"features/\d/categories/\d/min(_flex)?:zero"]))


def of_order(world="plain", under=()):
    order = worlds.honest(world).order
    page = order_page.page(order)
    for path in places(order):
        if path[:len(under)] != under:
            continue
        for name, data, changed in nonsense(order, path):
            where = f"{'/'.join(map(str, path)) or 'document'}:{name}"
            if not ANOTHER_ORDER.fullmatch(where):
                shown = page if changed is None else page_of(changed, page)
                last = 7 if path[:1] == ("features",) else 4
                yield Damage(f"{world}/order.json:{where}", world, functools.partial(with_order, world, data, shown, last))


def nonsense(order, path):
    """(name, bytes of the order, the order if they can be read) for all that can be wrong at a place."""
    value = value_at(order, path)
    for name, wrong in WRONG.items():
        if wrong != value or type(wrong) is not type(value):
            changed = replaced_at(order, path, wrong)
            yield name, order_page.canonical(changed), changed
    if isinstance(value, dict):
        changed = replaced_at(order, path, value | {"zzz": "more"})
        yield "key-more", order_page.canonical(changed), changed
    if path and isinstance(path[-1], str):
        changed = replaced_at(order, path, None, remove=True)
        yield "key-missing", order_page.canonical(changed), changed
        yield "key-twice", key_twice(order, path), None
    if isinstance(value, int) and not isinstance(value, bool):
        for name, text in NUMBERS.items():
            yield name, raw_at(order, path, text), None


# An outsider, who changes a published file and nothing else.

def touched(world, path, data):
    files = worlds.honest_files(world)
    if data is None:
        del files[path]
    else:
        files[path] = data
    return files


def of_outsiders():
    for world in ("plain", "council"):
        for path, data in sorted(worlds.honest(world).files.items()):
            middle = len(data) // 2
            changed = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1:]
            yield Damage(f"{world}/{path}:touched", world, functools.partial(touched, world, path, changed))
            if world != "plain":
                continue
            yield Damage(f"{world}/{path}:taken-away", world, functools.partial(touched, world, path, None))
            yield Damage(f"{world}/{path}:copied", world, functools.partial(touched, world, path + ".copy", data))


CEREMONIES = ("full", "fallback", "voided", "annulled")
SAMPLE = 100    # of the sealed files, and of those of the full ceremony: proofs are dear. tests/long.sh looks at all.


def all_damages(seed=None):
    """With a seed, of the damages of sealed files a sample."""
    yield from of_files("plain", "council", "excluding")
    yield from (damage for damage in of_files("household") if re.search(r"06-invitations|strata\.tsv", damage.name)
                and not re.search(r"second-wave\.(sig|txt):missing", damage.name))    # before the pool that is not wrong
    yield from of_order()
    yield from of_order("excluding", ("eligibility",))
    yield from of_outsiders()
    for names in (("sealed", "corrected"), CEREMONIES):
        dear = list(of_files(*names))
        yield from dear if seed is None else random.Random(seed).sample(dear, SAMPLE)
