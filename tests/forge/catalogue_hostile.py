"""Records made to crash, stall or mislead a program: names, pipes, sizes, numbers that wrap, nesting."""

from catalogue import after, at, both, order_changed, replaced, rows_changed, twist
from record import Folder, Link, Pipe, Sparse, cut, lines, sha
from world import dice as dice_entry
from world import eligibility, letters, level
from worlds import honest

LAST = "14-replacement"


def put(path, thing):
    return lambda files: files.update({path: thing})


# Files that are none. A program that opens a pipe waits for ever.

after("pipe-in-a-step", "1.2", "A named pipe in a step: a program that opens it waits for ever.", "plain", put(f"{LAST}/more.txt", Pipe()))
after("pipe-for-the-order", "1.2 1.3", "The order is a pipe.", "plain", put("01-order/order.json", Pipe()))
after("pipe-for-a-table", "1.2 1.3", "The members are a pipe.", "plain", put(f"{LAST}/panel.tsv", Pipe()))
after("pipe-for-a-list", "1.2", "A list is a pipe.", "plain", put(f"{LAST}/SHA256SUMS", Pipe()))
after("pipe-for-a-signature", "1.7 1.8", "The office's signature is a pipe.", "plain", put(f"evidence/{LAST}/office.sig", Pipe()))
after("pipe-beside-the-steps", "1.1", "A pipe beside the steps.", "plain", put("15-leavers", Pipe()))
after("link-to-itself", "1.2", "A link that leads to itself.", "plain", put(f"{LAST}/loop", Link("loop")))
after("folder-for-a-list", "1.2", "A folder in place of a list: reading it gives no bytes and no error.", "plain",
      put(f"{LAST}/SHA256SUMS", Folder()))
after("folder-for-a-signature", "1.7 1.8", "A folder in place of the office's signature.", "plain",
      put(f"evidence/{LAST}/office.sig", Folder()))
after("folder-for-evidence-of-no-step", "1.1", "An empty folder of evidence for a step to come.", "plain", put("evidence/15-leavers", Folder()))

# Names.

for name, story, path in [
        ("control-sequence", "A file whose name clears the terminal.", "\x1b[2J\x1b[31mverified.txt"),
        ("line-end", "A file whose name has a line end: two lines in a report.", "a\nPASS 1.1.txt"),
        ("bytes-that-are-no-text", "A file whose name is no UTF-8.", "caf\udce9.txt"),
        ("quotation-mark", "A file whose name ends a text in JSON.", 'a", "state": "PASS'),
        ("capitals", "Seed.txt beside seed.txt: on some machines the same file.", "Swaps.tsv"),
        ("a-dot", "A hidden file.", ".DS_Store"),
        ("a-tilde", "A backup of an editor.", "swaps.tsv~"),
        ("a-blank-behind", "A file whose name ends in a blank.", "swaps.tsv "),
        ("a-backslash", "A file whose name has a backslash, which sha256sum writes in another way.", "a\\b.tsv"),
        ("255-letters", "The longest name there can be.", "x" * 255)]:
    after(f"file-named-with-{name}", "1.2 1.3", story, "plain", put(f"{LAST}/{path}", b"x\n"), attack=55)
after("folder-named-with-bytes-that-are-no-text", "1.1", "A folder whose name is no UTF-8.", "plain", put("caf\udce9/x", b"x\n"))
after("folder-named-with-control-sequence", "1.1", "A folder whose name colours the terminal.", "plain", put("\x1b[32m/x", b"x\n"))
after("step-with-short-number", "1.1", "A step with a number of one digit.", "plain", put("9-lot2-commit/x", b"x\n"))
after("step-with-long-number", "1.1", "A step with a number of three digits.", "plain", put("015-leavers/x", b"x\n"))
after("step-with-capital", "1.1", "A step in capitals.", "plain", put("15-LEAVERS/x", b"x\n"))
after("leavers-after-leavers", "1.1", "Leavers follow leavers.", "plain", lambda files: {
    **cut(files, 13), **{path.replace("13-leavers", "14-leavers"): data for path, data in files.items() if "13-leavers" in path}})
after("replacement-without-leavers", "1.1", "A replacement for nobody.", "plain", lambda files: {
    **cut(files, 12), **{path.replace(LAST, "13-replacement"): data for path, data in files.items() if LAST in path}})
after("step-zero", "1.1", "A step before the order.", "plain", put("00-order/order.json", b"{}\n"))
after("empty-step", "1.2 1.8", "A further step without files.", "plain", put("15-leavers", Folder()))

# Lists that lead elsewhere.

for name, story, path in [
        ("list-with-path-out-of-the-record", "A list that names a file outside of the record.", "../../../../etc/hostname"),
        ("list-with-absolute-path", "A list that names an absolute path.", "/etc/hostname"),
        ("list-with-path-around", "A list that names a file by a way around.", "../14-replacement/swaps.tsv"),
        ("list-with-path-to-another-step", "A list that names a file of another step.", "../12-panel/panel.tsv"),
        ("list-with-backslash", "A line with a backslash before the digits, as sha256sum writes strange names.", None)]:
    twist(name, "1.3", story, "plain", 14, {"14-replacement.sums": lambda data, path=path: (
        b"\\" + data if path is None else b"".join(sorted([*data.splitlines(True), f"{'ab' * 32}  {path}\n".encode()],
                                                           key=lambda line: line[66:])))}, attack=55)

# Sizes.

twist("order-too-large", "1.11", "An order of five megabytes.", "plain", 1, {"order.bytes": lambda data: data + b" " * (5 << 20)}, last=1)
twist("order-nested-deeply", "1.11", "A hundred thousand brackets: a program that follows them runs out of stack.", "plain", 1,
      {"order.bytes": lambda data: b"[" * 100_000 + b"]" * 100_000 + b"\n"}, last=1, attack=53)
twist("order-nested-a-little-too-deeply", "1.11", "Seventeen brackets.", "plain", 1,
      {"order.bytes": lambda data: b'{\n  "_format": ' + b"[" * 16 + b"]" * 16 + b"\n}\n"}, last=1)
twist("order-with-an-endless-number", "1.10", "A number of a hundred thousand digits.", "plain", 1,
      {"order.bytes": lambda data: data.replace(b'"total": 16', b'"total": 1' + b"6" * 100_000)}, last=1, attack=53)
twist("leaves-in-one-line", "1.11", "Leaves of two megabytes in one line.", "plain", 2, {"02-frame.files": lambda files: files | {
    "leaves-0001.tsv": b"leaf\n" + b"a" * (2 << 20) + b"\n"}}, last=2)
twist("seed-too-large", "1.11", "A seed of five megabytes.", "plain", 5, {"lot1.seed": lambda text: text + b"x" * 999 * 1024 + b"\n" + (
    b"y" * 1023 + b"\n") * 4200}, last=5)
after("list-of-a-terabyte", "1.11", "A list of a terabyte of zeros, which takes no room.", "plain", put(f"{LAST}/SHA256SUMS", Sparse(1 << 40)))
after("signature-of-a-terabyte", "1.7", "A signature of a terabyte.", "plain", put(f"evidence/{LAST}/office.sig", Sparse(1 << 40)))

twist("step-of-too-many-files", "1.2 1.11", "A hundred thousand and one files in a step: a program that opens them all is busy for long.",
      "plain", 2, {"02-frame.files": lambda files: files | {f"more-{number:06d}.tsv": b"leaf\n" for number in range(100_000 - len(files))}}, last=2)

# Characters that are controls beyond ASCII.

for name, character in [("delete", "\x7f"), ("csi", "\x9b"), ("next-line", "\x85")]:
    twist(f"order-with-control-{name}", "2.2", "A control character in the title that is not of ASCII's first 32.", "plain", 1,
          {"order.data": at("title", f"Bürger{character}rat")}, last=1)
    twist(f"table-with-control-{name}", "1.9", "A control character in a table that is not of ASCII's first 32.", "plain", 7,
          {"07-pool.files": replaced("margins.tsv", b"Dorf", f"Do{character}rf".encode())}, last=7)

# Numbers that come out right if a program counts in 32 or 64 bits.

WRAPS = [("32", 2**32), ("64", 2**64)]


def wrapped(step, name, row, column, check, base="plain", check_32=None, **more):
    for bits, wrap in WRAPS:
        def change(rows, wrap=wrap):
            rows[row][column] = str(int(rows[row][column]) + wrap)
        twist(f"{base}-{name.removesuffix('.tsv')}-of-{step}-wraps-{bits}-bits-in-column-{column}", check_32 if bits == "32" and check_32 else check,
              f"A number is larger by 2^{bits}: a program that forgets the upper bits sees the right one.", base, int(step[:2]),
              {f"{step}.files": rows_changed(name, change)}, last=int(step[:2]), attack=53, **more)


wrapped("02-frame", "strata.tsv", 1, 0, "3.2")
wrapped("02-frame", "strata.tsv", 1, 2, "3.2", check_32="3.2 3.3 3.6")
wrapped("02-frame", "strata.tsv", 1, 3, "3.2", check_32="3.6")
wrapped("03-lot1-commit", "slots.tsv", 1, 0, "4.1")
wrapped("04-lot1-reveal", "slots.tsv", 1, 0, "4.6")
wrapped("06-invitations", "invitations.tsv", -1, 0, "5.1")
wrapped("07-pool", "margins.tsv", 1, 2, "6.4")
wrapped("08-portfolio", "panels.tsv", 2, 0, "7.1")
wrapped("08-portfolio", "chances.tsv", 1, 0, "7.4")
wrapped("08-portfolio", "chances.tsv", 1, 1, "7.4")
wrapped("08-portfolio", "chances.tsv", -1, 0, "7.4", base="council")
wrapped("12-panel", "draw.tsv", 1, 0, "8.1")
wrapped("12-panel", "draw.tsv", 1, 1, "8.1")
wrapped("12-panel", "openings.tsv", 1, 0, "8.2", base="council")
wrapped("12-panel", "openings.tsv", 1, 1, "8.2", base="council")
wrapped("12-panel", "panel.tsv", -1, 0, "8.5")
wrapped("13-leavers", "leavers.tsv", -1, 0, "9.1")
wrapped("13-leavers", "reasons.tsv", 1, 1, "9.2")
wrapped("14-replacement", "swaps.tsv", 1, 0, "9.4")
wrapped("14-replacement", "swaps.tsv", 1, 1, "9.4")
wrapped("14-replacement", "panel.tsv", -1, 0, "9.5")
for bits, wrap in WRAPS:
    twist(f"die-wraps-{bits}-bits", "4.9", "A die that is larger by a power of two.", "council", 5,
          {"lot1.dice": lambda dice, wrap=wrap: [dice[0] + wrap, *dice[1:]]}, last=5)

twist("member-wraps-64-bits", "7.1", "A member's row is larger by 2^64.", "plain", 8, {"08-portfolio.files": rows_changed(
    "panels.tsv", lambda rows: rows[1].__setitem__(1, rows[1][1] + " " + str(int(rows[1][1].split(" ")[-1]) + 2**64)))}, last=8)

twist("strata-beyond-64-bits", "2.6", "16^16 strata: a program that counts in 64 bits sees none.", "plain", 1, {"order.data": order_changed(
    lambda order: order.update(
        strata=[{"name": f"s{n}", "column": f"s{n}", "categories": [{"name": f"c{m}", "values": [f"c{m}"]} for m in range(16)]} for n in range(16)],
        letters=letters(16, 1, [level([f"s{n}" for n in range(16)], "equal")]),
        features=order["features"][1:]))}, last=1)
twist("quotas-beyond-64-bits", "2.4", "Maxima that sum to little if the upper bits are forgotten.", "plain", 1,
      {"order.data": at("features/1/categories/0/max_flex", 2**53 - 1)}, last=1)
for name, story, dice in [("2^64-outcomes", "2^64 outcomes, which are none in 64 bits: a good beacon.", (64, 2)),
                          ("100^1000-outcomes", "As many dice as there may be: a good beacon.", (1000, 100)),
                          ("2^50-outcomes", "Just enough outcomes.", (50, 2))]:
    twist(f"good-order-with-{name}", "", story, "council", 1, {"order.data": at("beacons", [dice_entry(*dice, "x")])},
          last=6, exit=3)
twist("dice-just-too-few", "2.8", "2^49 outcomes.", "council", 1, {"order.data": at("beacons", [dice_entry(49, 2, "x")])},
      last=1, attack=12)

# Unusual, but allowed.


def idle_ages(low, high, *bounds):
    return both(at("eligibility", eligibility(low, high)),
                at("strata/0/categories", [{"name": name, "from": first, "to": last} for name, first, last in bounds]))


for name, story, ages in [
        ("ages-oldest-first", "Age groups in descending sequence.", idle_ages(16, None, ("40+", 40, None), ("16-39", 16, 39))),
        ("ages-below-the-minimum", "Age groups of which two are too young to take part.",
         idle_ages(16, None, ("0-9", 0, 9), ("10-15", 10, 15), ("16+", 16, None))),
        ("ages-above-the-maximum", "An age group too old to take part, with a gap before it.", idle_ages(16, 50, ("16-50", 16, 50), ("60+", 60, None)))]:
    twist(f"good-order-with-{name}", "", story, "bare", 1, {"order.data": ages}, last=1, exit=3)

# After the freeze, after the commitments: everything is listed and signed anew by the office, but the others had seen another record.


def as_seen_before(lot, base_step):
    """The contributors committed to, and signed, what they were shown; then the office exchanged a step before it."""
    shown = honest("council")
    reveal = f"{lot * 6 - 2:02d}-lot{lot}-reveal"
    return {f"lot{lot}.base": lambda base: shown.checksums[base_step - 1],
            f"{reveal}.evidence": lambda evidence: {name: data if name == "office.sig" else shown.files[f"evidence/{reveal}/{name}"]
                                                    for name, data in evidence.items()}}


twist("frame-exchanged-and-all-signed-anew", "4.2 4.7 4.8", "The office exchanges two people of the frame after the first lot and signs "
      "everything anew; commitments and close cite the frame that the contributors saw.", "council", 2, {
          "frame.leaves": lambda leaves: [sorted([*leaves[0][2:], sha(b"a friend"), sha(b"another")]), *leaves[1:]],
          **as_seen_before(1, 2)}, last=6, attack=5)
twist("portfolio-exchanged-after-the-commitments", "4.2 4.7 4.8", "The office exchanges a panel of the portfolio after the second lot's "
      "reveals, so that its number has another panel behind it.", "council", 8, {
          "portfolio.roots": lambda roots: [roots[1], *roots[1:]], **as_seen_before(2, 8)}, last=11, attack=44)


def overflowing(letters):
    """What a program that multiplies in 64 bits gives: here the order's total is so large that people times letters wraps."""
    return [1, 1]


twist("letters-by-overflow", "3.6", "A total so large that letters times people wraps: nobody can write so many letters.", "plain", 1, {
    "order.data": at("letters/total", 2**53 - 1), "frame.letters": overflowing}, last=2)
