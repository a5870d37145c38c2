"""Forgeries of frame, letters, pool and their tables. Rules 1.9, 3.1 to 3.6, 5.1 to 6.5."""

import copy
import itertools
import json

from catalogue import after, at, replaced, rows_changed, twist, with_file, without_file
from frame import letters_by_rule
from letters import drawn, ticket_of
from order import canonical
from record import cut, lines, rechain, sha, table
from worlds import honest

# 1.9 Tables: the same content in other bytes, or bytes that some readers pass over

MARGINS = "07-pool.files"
for name, story, change in [
        ("table-with-crlf", "A table with line ends as Windows writes them.", lambda data: data.replace(b"\n", b"\r\n")),
        ("table-with-bom", "A byte order mark before a table.", lambda data: b"\xef\xbb\xbf" + data),
        ("table-without-last-end", "The last line of a table has no end.", lambda data: data[:-1]),
        ("table-with-an-empty-line", "An empty line at the end of a table.", lambda data: data + b"\n"),
        ("table-with-an-empty-field", "An empty field.", lambda data: data.replace(b"\tDorf\t", b"\t\t")),
        ("table-with-a-field-more", "A field more than the header has.", lambda data: data[:-1] + b"\tx\n"),
        ("table-with-a-field-less", "A field less than the header has.", lambda data: data[:data.rindex(b"\t")] + b"\n"),
        ("table-with-two-tabs", "Two tabs in place of one.", lambda data: data.replace(b"\tDorf", b"\t\tDorf")),
        ("table-without-header", "A table without header.", lambda data: data[data.index(b"\n") + 1:]),
        ("table-with-another-header", "A column under another name.", lambda data: data.replace(b"people", b"person")),
        ("table-with-capitals-in-header", "A column in capitals.", lambda data: data.replace(b"people", b"People")),
        ("table-with-columns-exchanged", "Two columns exchanged, header and all.",
         lambda data: b"".join(b"\t".join(line.split(b"\t")[i] for i in (1, 0, 2)) for line in data.splitlines(True))),
        ("table-with-a-null", "A byte 0 in a table.", lambda data: data.replace(b"Dorf", b"Do\0rf")),
        ("table-with-an-escape", "A control sequence that colours the terminal.", lambda data: data.replace(b"Dorf", b"\x1b[32mDorf")),
        ("table-not-utf8", "A letter in Latin-1.", lambda data: data.replace(b"Dorf", b"D\xf6rf")),
        ("table-with-surrogates", "UTF-8 of a surrogate.", lambda data: data.replace(b"Dorf", b"D\xed\xa0\x80rf")),
        ("table-with-overlong-letters", "A letter in two bytes that fits in one.", lambda data: data.replace(b"Dorf", b"D\xc1\xafrf")),
        ("table-that-is-empty", "A table of no bytes.", lambda data: b"")]:
    twist(name, "1.9", story, "plain", 7, {MARGINS: lambda files, change=change: files | {"margins.tsv": change(files["margins.tsv"])}},
          last=7, attack=53)

# 1.10 and 3.1 Frame document


def frame_document(name, fails, story, change, **more):
    """frame.json as a dictionary, changed, written canonically again."""
    twist(name, fails, story, "plain", 2, {"02-frame.files": lambda files: files | {
        "frame.json": canonical(change(json.loads(files["frame.json"])))}}, **more)


frame_document("frame-of-another-version", "1.10", "A frame of a version that does not exist.", lambda frame: frame | {"_format": "kleroterion/frame/2"})
frame_document("frame-with-a-key-more", "3.1", "A frame with a remark.", lambda frame: frame | {"remark": "checked"})
frame_document("frame-without-commitment", "3.1", "No commitment to the master secret.",
               lambda frame: {key: frame[key] for key in ("_format", "people")})
frame_document("frame-with-a-short-commitment", "3.1", "A commitment of 63 digits.",
               lambda frame: frame | {"master_commitment": frame["master_commitment"][1:]})
frame_document("frame-with-people-as-text", "3.1", "The number of people as a text.", lambda frame: frame | {"people": str(frame["people"])})
frame_document("frame-as-a-list", "1.10", "The frame as a list.", lambda frame: [frame])
twist("frame-in-one-line", "1.10", "frame.json in one line.", "plain", 2, {"02-frame.files": lambda files: files | {
    "frame.json": files["frame.json"].replace(b"\n", b"") + b"\n"}}, attack=53)
twist("frame-with-negative-zero", "1.10", "-0 people.", "plain", 2, {"02-frame.files": replaced("frame.json", b": 24", b": -0")}, attack=53)
twist("frame-with-a-huge-number", "1.10", "2^64 + 24 people, which some readers take for 24.", "plain", 2,
      {"02-frame.files": replaced("frame.json", b": 24", b": 18446744073709551640")}, attack=53)

# 3.2 Strata table

frame_document("frame-of-more-people", "3.2", "The frame says one person more than the strata.", lambda frame: frame | {"people": 25})
twist("strata-in-another-sequence", "3.2", "Two strata exchanged.", "plain", 2, {"02-frame.files": rows_changed(
    "strata.tsv", lambda rows: [rows[0], rows[2], rows[1]])}, last=2, attack=6)
twist("stratum-left-out", "3.2", "The stratum without people is left out: a whole district can vanish that way.", "council", 2,
      {"02-frame.files": rows_changed("strata.tsv", lambda rows: [row for row in rows if row[0] != "3"])}, attack=3, last=2)
twist("stratum-with-another-name", "3.2", "A stratum under a name that the order does not have.", "plain", 2,
      {"02-frame.files": replaced("strata.tsv", b"Weiler", b"Winkel")}, last=2)
twist("stratum-number-with-zero", "3.2", "A number with a leading zero.", "plain", 2,
      {"02-frame.files": replaced("strata.tsv", b"\n2\t", b"\n02\t")}, last=2)
twist("people-with-a-sign", "3.2", "+14 people.", "plain", 2, {"02-frame.files": replaced("strata.tsv", b"\t14\t", b"\t+14\t")}, last=2)

# 3.3 Leaves


def leaves_of(number, change):
    """The leaves of a stratum, changed; everything after follows the change."""
    def hand(leaves):
        leaves[number - 1] = change(leaves[number - 1])
        return leaves
    return hand


twist("leaves-not-ascending", "3.3", "Leaves in another sequence than sorted: the frame's checksum could be ground.", "plain", 2,
      {"frame.leaves": leaves_of(1, lambda leaves: [leaves[1], leaves[0], *leaves[2:]])}, attack=6)
twist("person-twice-in-a-stratum", "3.3", "One person in the drum twice: two tickets of the same number.", "plain", 2,
      {"frame.leaves": leaves_of(1, lambda leaves: sorted([leaves[0], *leaves]))}, last=2, attack=2)
twist("more-people-than-leaves", "3.3", "The table says one person more than there are leaves.", "plain", 2,
      {"02-frame.files": lambda files: rows_changed("leaves-0001.tsv", lambda rows: rows[:-1])(files)}, last=2)
twist("leaves-of-a-stratum-missing", "3.3", "The leaves of a stratum are not published.", "plain", 2,
      {"02-frame.files": without_file("leaves-0002.tsv")}, last=2, attack=3)
twist("leaves-of-an-empty-stratum", "3.3", "Leaves for a stratum that has no people.", "council", 2,
      {"02-frame.files": with_file("leaves-0003.tsv", b"leaf\n" + b"ab" * 32 + b"\n")}, attack=1)
twist("leaves-of-no-stratum", "3.3", "Leaves for a stratum that the order does not have.", "plain", 2,
      {"02-frame.files": with_file("leaves-0099.tsv", b"leaf\n" + b"ab" * 32 + b"\n")}, attack=1)
twist("leaf-in-capitals", "3.3", "A leaf in capitals: it is drawn or not as somebody likes to spell it.", "plain", 2,
      {"02-frame.files": lambda files: files | {"leaves-0001.tsv": b"leaf\n" + files["leaves-0001.tsv"][5:69].upper()
                                                + files["leaves-0001.tsv"][69:]}}, last=2)
twist("ghosts-behind-the-count", "3.3", "Twenty ghosts behind the number of people that was published.", "council", 2,
      {"02-frame.files": lambda files: rows_changed("leaves-0004.tsv", lambda rows: rows[:1] + sorted(
          rows[1:] + [[sha(b"ghost %d" % ghost)] for ghost in range(20)]))(files)}, last=2, attack=1)


def leaf_added(files):
    """After the first lot a friend's leaf is put into the frozen frame: of many tried, one that gets a letter."""
    draw = honest("plain")
    friend = min((sha(b"a friend, %d" % salt) for salt in range(200)), key=lambda leaf: ticket_of(draw.seeds[1], leaf))
    leaves = [sorted([*draw.leaves[0], friend]), draw.leaves[1]]
    files = cut(files, 6)
    for path, old, new in [("02-frame/frame.json", b": 24", b": 25"), ("02-frame/strata.tsv", b"\t14\t", b"\t15\t"),
                           ("02-frame/strata.tsv", b"\t9\n", b"\t10\n"), ("02-frame/strata.tsv", b"\t7\n", b"\t6\n")]:
        files[path] = files[path].replace(old, new)
    files["02-frame/leaves-0001.tsv"] = lines("leaf", *leaves[0])
    files["06-invitations/invitations.tsv"] = table(["stratum", "ticket", "leaf"], [
        (number, *pair) for number, letters in ((1, 10), (2, 6)) for pair in drawn(draw.seeds[1], leaves[number - 1], letters)])
    rechain(files, 2, draw.office, last=2)
    return files


after("leaf-added-after-the-freeze", "1.5", "After the first lot the office adds a friend to the frozen frame, found among "
      "many so that he is drawn, and makes counts, letters and signatures agree: the chain does not.", "plain",
      leaf_added, rechain=6, attack=5)

# 3.4 One leaf a person

twist("person-in-two-strata", "3.4", "One person in the drums of two strata, which doubles his chance.", "ties", 2,
      {"frame.leaves": lambda leaves: [sorted([*leaves[0][1:], leaves[1][0]]), *leaves[1:]]}, last=2, attack=2)

# 3.5 Small strata


twist("stratum-too-small", "3.5", "A stratum of 19 is published although the order says 20.", "open", 2, {
    "frame.people": lambda people: [p for p in people if p["age"] != 45] + [p for p in people if p["age"] == 45][1:]})
twist("stratum-of-one", "3.5", "A stratum of one person: the whole town knows who it is.", "ties", 2, {
    "frame.people": lambda people: [p for p in people if p["A"] != "a1" or p["B"] != "b2"]
    + [p for p in people if p["A"] == "a1" and p["B"] == "b2"][:1]}, last=2)

# 3.6 Letters by rule


def one_more(more, less):
    def hand(letters):
        letters[more - 1] += 1
        letters[less - 1] -= 1
        return letters
    return hand


twist("letters-rule-off-by-one", "3.6", "One letter more for one district, one less for another; all else follows.", "council", 2,
      {"frame.letters": one_more(1, 2)}, attack=33)
twist("letters-remainder-to-another", "3.6", "The remaining letter of a tie goes to the stratum with the larger number.", "ties", 2,
      {"frame.letters": lambda letters: moved_remainder(letters)}, attack=33)
twist("letters-more-than-ordered", "3.6", "One letter more than the order has.", "council", 2,
      {"frame.letters": lambda letters: [letters[0] + 1, *letters[1:]]}, last=6, attack=33)
twist("letters-equal-for-proportional", "3.6", "The office reads `proportional` as `equal`.", "plain", 2,
      {"frame.letters": lambda letters: [8, 8]}, attack=33)


for name, story, rules in [
        ("table-not-looked-at", "The office writes to all places alike, whatever the table says.", ("equal", "weighted")),
        ("people-not-weighted", "The office weighs each age by its people alone: the old get fewer letters than the order says.", ("table", "proportional")),
        ("table-for-weighted", "The office reads `weighted` as `table`: how many live there no longer counts.", ("table", "table")),
        ("weighted-for-table", "The office reads `table` as `weighted`: large places get more.", ("weighted", "weighted"))]:
    twist(f"letters-{name}", "3.6", story, "weighted", 2, {
        "frame.letters": lambda letters, draw, rules=rules: by_other_rules(draw, rules)}, attack=33)
twist("letters-with-another-weight", "3.6", "One weight is taken one larger than the order has it.", "weighted", 2, {
    "frame.letters": lambda letters, draw: by_other_rules(draw, ("table", "weighted"), weight=6)}, attack=33)
twist("people-beyond-all-numbers", "3.2 3.3", "More people than a number of the record can name.", "ties", 2, {
    "02-frame.files": lambda files: rows_changed("strata.tsv", lambda rows: [rows[0], [*rows[1][:4], 2**53 - 1, rows[1][5]], *rows[2:]])(files)}, last=2)


def by_other_rules(draw, rules, weight=5):
    """The letters of the world `weighted` if its two levels had these rules, and its first weight were another."""
    order = copy.deepcopy(draw.order)
    for one, rule in zip(order["letters"]["levels"], rules):
        one["rule"] = rule
    order["letters"]["levels"][0]["weights"][0]["weight"] = weight
    return letters_by_rule(order, [len(leaves) for leaves in draw.leaves])


def moved_remainder(letters):
    first = next(at for at in range(len(letters) - 1) if letters[at] and letters[at + 1] and letters[at] > letters[at + 1])
    letters[first], letters[first + 1] = letters[first] - 1, letters[first + 1] + 1
    return letters


twist("letters-below-the-minimum", "3.6", "A stratum with fewer letters than the order's minimum.", "plain", 1,
      {"order.data": at("letters/minimum", 8)})
twist("letters-above-the-people", "3.6", "A stratum with more letters than people.", "plain", 1,
      {"order.data": at("letters/total", 25)}, last=5)

# 5.1 and 5.2 Letters

INVITED = "06-invitations.files"
twist("letters-not-by-ticket", "5.1", "The letters are listed by leaf: the cut-off cannot be seen.", "plain", 6,
      {"invitations.rows": lambda rows: sorted(rows, key=lambda row: (row[0], row[2]))}, last=6)
twist("letters-by-stratum-descending", "5.1", "The letters of the second stratum come first.", "plain", 6,
      {"invitations.rows": lambda rows: [row for row in rows if row[0] == 2] + [row for row in rows if row[0] == 1]}, last=6)
twist("letter-listed-twice", "5.1", "One letter twice.", "plain", 6, {"invitations.rows": lambda rows: [rows[0], *rows]}, last=6)
twist("ticket-in-capitals", "5.1", "A ticket in capitals.", "plain", 6, {INVITED: lambda files: files | {
    "invitations.tsv": files["invitations.tsv"].replace(files["invitations.tsv"][22:86], files["invitations.tsv"][22:86].upper())}}, last=6)
twist("stratum-with-leading-zero", "5.1", "A number of stratum with leading zero.", "plain", 6,
      {INVITED: replaced("invitations.tsv", b"\n1\t", b"\n01\t")}, last=6)


def with_friend(rows, draw):
    """The last letter of the first stratum goes to a friend further down, at his own ticket."""
    stratum = [row for row in rows if row[0] == 1]
    everybody = drawn(draw.seeds[1], draw.leaves[0], len(draw.leaves[0]))
    return stratum[:-1] + [(1, *everybody[-1])] + rows[len(stratum):]


def one_letter_more(rows, draw):
    stratum = [row for row in rows if row[0] == 1]
    return stratum + [(1, *drawn(draw.seeds[1], draw.leaves[0], len(stratum) + 1)[-1])] + rows[len(stratum):]


def with_other_ticket(rows):
    """The first ticket is written smaller than it is."""
    return [(rows[0][0], "00" + rows[0][1][2:], rows[0][2]), *rows[1:]]


twist("friend-invited", "5.2", "In the last letter's place the office writes to a friend whose ticket is too large.", "council", 6,
      {"invitations.rows": with_friend}, attack=32)
twist("letter-not-written", "5.2", "One of those drawn gets no letter.", "council", 6,
      {"invitations.rows": lambda rows: rows[1:]}, attack=32)
twist("one-letter-more", "5.2", "One letter more than the stratum has.", "council", 6, {"invitations.rows": one_letter_more}, attack=32)
twist("ticket-not-its-own", "5.2", "A ticket that is not the leaf's.", "plain", 6, {"invitations.rows": with_other_ticket}, attack=32)
twist("stranger-invited", "5.2", "A letter to somebody who is not in the frame.", "council", 6, {"invitations.rows":
      lambda rows, draw: sorted([*rows[1:], (1, ticket_of(draw.seeds[1], sha(b"a friend")), sha(b"a friend"))])}, attack=34)
twist("letters-of-another-seed", "5.2", "The letters are drawn with a seed that the office made at home.", "council", 6,
      {"invitations.rows": lambda rows, draw: [(number, ticket, leaf) for number, leaves in enumerate(draw.leaves, 1)
       for ticket, leaf in drawn(sha(b"home-made"), leaves, draw.letters[number - 1])]}, attack=11)
twist("letters-in-another-stratum", "5.2", "A leaf is listed under another stratum than its own.", "council", 6,
      {"invitations.rows": lambda rows: sorted([(2, *rows[0][1:]), *rows[1:]])}, attack=38)

# 6.1 to 6.5 Pool

POOL = "07-pool.files"
twist("pool-not-by-leaf", "6.1", "The rows of the pool in another sequence: numbers can be dealt to friends.", "plain", 7,
      {"pool.replies": lambda replies: [replies[1], replies[0], *replies[2:]]}, attack=6)
twist("reply-counted-twice", "6.1", "One person's reply twice.", "plain", 7,
      {"pool.replies": lambda replies: [replies[0], *replies]}, attack=40)
twist("leaf-of-the-pool-in-capitals", "6.1", "A leaf in capitals.", "plain", 7, {POOL: rows_changed(
    "pool.tsv", lambda rows: rows[1].__setitem__(0, rows[1][0].upper()))}, last=7)


def uninvited(replies, draw):
    """Somebody of the frame who got no letter, with a reply of his own."""
    friend = next(leaf for leaf in draw.leaves[0] if leaf not in draw.invited)
    draw.invited = draw.invited | {friend: 1}
    return sorted([*replies, friend])


twist("friend-in-the-pool", "6.2", "A friend who got no letter replies, in the place of a letter that was not answered.", "council", 7,
      {"pool.replies": uninvited, "pool.post": lambda lines: [[name, count - (name == "no reply")] for name, count in lines]}, last=7, attack=34)
# Everybody replied: there is one person more in the pool than letters went out.
twist("friend-in-the-pool-of-a-whole-draw", "6.2 6.8", "A friend who got no letter replies, and the draw goes on with him.", "bare", 7,
      {"pool.replies": lambda replies, draw: uninvited(replies, draw)}, attack=34)
twist("unknown-answer", "6.3", "An answer that is no category of the order: somebody whom no quota counts.", "plain", 7,
      {POOL: replaced("pool.tsv", b"\teigen\n", b"\tanders\n")}, last=7, attack=38)
twist("answer-with-another-case", "6.3", "An answer in lower case.", "plain", 7, {POOL: replaced("pool.tsv", b"\tMiete\n", b"\tmiete\n")},
      last=7)


def margin(row, more):
    def hand(margins):
        margins[row][2] += more
        return margins
    return hand


twist("margins-embellished", "6.4", "The published totals of the replies are prettier than the replies.", "plain", 7,
      {"pool.margins": margin(0, 1)}, attack=41)
twist("margins-of-a-stratum-feature", "6.4", "The totals of a feature that follows from the register are wrong.", "council", 7,
      {"pool.margins": margin(1, -1)})
twist("margins-in-another-sequence", "6.4", "The totals in another sequence.", "plain", 7, {"pool.margins": lambda margins: margins[::-1]})
twist("margins-without-a-line", "6.4", "A category without total.", "plain", 7, {"pool.margins": lambda margins: margins[:-1]})
twist("margins-with-leading-zero", "6.4", "A total with a leading zero.", "plain", 7,
      {"pool.margins": lambda margins: [[*margins[0][:2], f"0{margins[0][2]}"], *margins[1:]]})


def post(**numbers):
    def hand(lines):
        return [[name, count + numbers.get(name.replace(" ", "_"), 0)] for name, count in lines]
    return hand


twist("post-with-a-letter-too-few", "6.8", "A letter of which nobody says what became of it.", "plain", 7, {"pool.post": post(no_reply=-1)})
twist("post-with-a-reply-hidden", "6.8", "A reply that was entered is counted as none.", "plain", 7, {"pool.post": post(entered=-1, no_reply=1)})
twist("post-with-one-letter-late", "6.8", "One letter came late: everybody knows whose.", "plain", 7,
      {"pool.post": lambda lines: [[name, {"late": 1, "no reply": count - 1 + sum(more for name, more in lines if name in ("late", "other"))}.get(name, 0 if name == "other" else count)]
                                   for name, count in lines]})
twist("post-with-small-other", "6.8", "One letter has another fate, beside many that were not answered.", "plain", 7,
      {"pool.post": lambda lines: [lines[0], *([name, 0] for name, _ in lines[1:6]), ["no reply", sum(count for _, count in lines[1:]) - 1], ["other", 1]]})
twist("post-in-another-sequence", "6.8", "The outcomes in another sequence.", "plain", 7, {"pool.post": lambda lines: [lines[0], *lines[:0:-1]]})
twist("post-without-a-line", "6.8", "No line for letters that came back.", "plain", 7,
      {"pool.post": lambda lines: [line for line in lines if line[0] != "undeliverable"]})
twist("post-with-a-line-too-many", "6.8", "A line for letters that were lost.", "plain", 7, {"pool.post": lambda lines: [*lines, ["lost", 0]]})
twist("post-with-leading-zero", "6.8", "A number with a leading zero.", "plain", 7,
      {"pool.post": lambda lines: [[lines[0][0], f"0{lines[0][1]}"], *lines[1:]]})


def answer_altered(files):
    """The answer of the first row is turned after the fact; the margins stay."""
    old, new = (b"\teigen\n", b"\tMiete\n")
    return replaced("pool.tsv", old, new)(files)


twist("answer-altered-without-margins", "6.4", "An answer is altered and the totals forgotten.", "plain", 7, {POOL: answer_altered},
      last=7, attack=38)


def two_alike(replies, draw):
    """Two replies from people of whom the margins say the same: no cell is too small."""
    kind = lambda leaf: (draw.people[leaf]["Ort"], draw.people[leaf]["haus"])
    return next([a, b] for a, b in itertools.combinations(replies, 2) if kind(a) == kind(b))


twist("too-few-replies", "6.5", "Two replies for three seats.", "plain", 7, {"pool.replies": two_alike}, last=7)

