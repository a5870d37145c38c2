"""Forgeries of the order: rules 2.1 to 2.12, and 1.9 to 1.12 where the order is the file."""

import ed25519
import order as order_module
from catalogue import at, both, order_changed, twist
from world import auditor_of, dice, eligibility, feature, level, slots_of
from worlds import honest

# 2.1 Anchor

twist("order-not-the-one-announced", "2.1", "The city runs the draw by an order with another number of seats in small print; "
      "everything in the record agrees with it, only the gazette does not.", "plain", 1,
      {"order.data": at("title", "Bürgerrat (geändert)")}, anchor="base", attack=56)
twist("order-with-the-keys-of-a-puppet", "2.1", "A whole draw made at home with own keys in all slots.", "plain", 1,
      {"order.data": at("slots/0/name", "Eine ganz andere Stelle")}, anchor="base", attack=56)

# 2.2 Grammar. What a program cannot read it does not judge further: only 2.2 fails.

FIRST = {"last": 1}


def grammar(name, story, change, **more):
    """An order that breaks the grammar, with the page made from it as far as a page can be made."""
    twist(name, "2.2", story, "plain", 1, {"order.data": change, **more}, **FIRST)


def without(key):
    return order_changed(lambda order: {name: value for name, value in order.items() if name != key})


grammar("order-without-slots-key", "The key `reasons` is missing.", without("reasons"))
grammar("order-without-reasons", "An empty list of reasons.", at("reasons", []))
grammar("order-without-identity", "Nothing that a person can type.", at("identity", []))
grammar("order-without-strata", "No strata at all.", at("strata", []))
grammar("order-with-a-draft-mode", "A mode that is neither real nor rehearsal.", at("mode", "draft"))
grammar("order-on-a-day-that-is-not", "The thirtieth of February.", at("day", "2026-02-30"))
grammar("order-on-a-short-day", "A day without leading zero.", at("day", "2026-9-01"))
grammar("order-with-a-blank-title", "A title of one blank.", at("title", " "))
grammar("order-with-a-blank-behind", "A title with a blank behind: two orders that look alike.", at("title", "Bürgerrat "))
grammar("order-with-an-empty-title", "An empty title.", at("title", ""))
grammar("order-with-a-long-title", "A title of 501 bytes.", at("title", "ä" * 250 + "x"))
grammar("order-with-attempt-zero", "Attempt 0.", at("attempt", 0))
grammar("order-with-capitals-in-previous", "The previous attempt in capitals.", at("previous", "ABCDEF0123456789" * 4))
grammar("order-with-a-letter-column-twice", "A column for the letters twice.", at("letter_columns", ["anschrift", "anschrift"]))
grammar("order-with-another-letter-rule", "A rule of letters by hand.", at("letters/levels/0/rule", "by hand"))
grammar("order-with-another-form", "A form of portfolio that is neither open nor committed.", at("panel/form", "secret"))
grammar("order-with-another-visibility", "A feature that is neither public nor sealed.", at("features/1/visibility", "hidden"))
grammar("order-with-feature-of-both", "A feature with column and stratum.", at("features/1/stratum", "Ort"))
grammar("order-with-feature-of-neither", "A feature without column and stratum.", at("features/1/column", None))
grammar("order-with-a-value-twice", "A value of the register in two categories.",
        at("strata/0/categories/1/values", ["Weiler", "Dorf"]))
grammar("order-with-a-feature-twice", "Two features of one name: their margins cannot be told apart.",
        at("features/1/name", "Wohnort"))
grammar("order-with-a-category-twice", "Two categories of one name.", at("features/1/categories/1/name", "eigen"))
grammar("order-with-a-short-key", "A key of 62 digits.", at("slots/0/key", "ab" * 31))
grammar("order-with-a-key-in-capitals", "A key in capitals.", at("office/key", honest("plain").order["office"]["key"].upper()))
grammar("order-with-office-as-text", "A slot whose `office` is a text.", at("slots/0/office", "no"))
grammar("order-with-min-stratum-zero", "Strata of nobody are published.", at("min_stratum", 0))


for name, story, path, value in [
        ("bar-in-a-category", "A category with a bar: the text of its stratum could be read in two ways.", "strata/0/categories/0/name", "Do|rf"),
        ("quote-in-a-name", "A feature with a quotation mark.", "features/0/name", 'Wohn"ort'),
        ("reserved-feature", "A feature named `leaf`, like the column of the pool.", "features/1/name", "leaf"),
        ("reserved-stratum", "A stratum column named `people`, like the column beside it.", "strata/0/name", "people")]:
    grammar(f"order-with-{name}", story, at(path, value))

grammar("order-with-a-reason-twice", "One reason twice in the list: its numbers could be split as one likes.", at("reasons", ["verhindert", "verhindert"]))
grammar("order-with-ages-upside-down", "The minimum age lies above the maximum age: nobody may take part.",
        at("eligibility", eligibility(17, 16)))
grammar("order-without-day-of-deletion", "The key `destroy_after` is missing: the answers would be kept for ever.", without("destroy_after"))
grammar("order-destroyed-on-a-day-that-is-not", "Destruction after the thirty-first of April.", at("destroy_after", "2027-04-31"))
grammar("order-with-an-auditor-by-name-only", "An auditor without a key.", at("auditor", {"name": "Prüferin"}))
grammar("order-with-an-auditor-in-capitals", "An auditor's key in capitals.",
        at("auditor", {"key": auditor_of("plain")["key"].upper(), "name": "Prüferin"}))
grammar("order-with-cells-of-nobody", "A smallest cell of nobody.", at("minimum_cell", 0))
grammar("order-without-smallest-cell", "The key `minimum_cell` is missing.", without("minimum_cell"))

# 1.10 Documents, 1.11 sizes: the same order in other bytes

twist("order-of-another-version", "1.10", "An order of a version that does not exist.", "plain", 1,
      {"order.data": at("_format", "kleroterion/order/2")}, **FIRST)

for name, story, change in [
        ("order-in-one-line", "The same order in one line: another checksum for the same content.",
         lambda data: data.replace(b"\n", b"") + b"\n"),
        ("order-with-escaped-letters", "The same order with ü written as an escape.", lambda data: data.replace("ü".encode(), b"\\u00fc")),
        ("order-with-a-key-twice", "`total` twice: some readers take the first, some the last.",
         lambda data: data.replace(b'    "total": 16', b'    "total": 99,\n    "total": 16')),
        ("order-with-bom", "A byte order mark before the order.", lambda data: b"\xef\xbb\xbf" + data),
        ("order-with-something-behind", "A second document behind the order.", lambda data: data + b"{}\n"),
        ("order-with-a-number-in-floats", "16.0 letters.", lambda data: data.replace(b'"total": 16', b'"total": 16.0')),
        ("order-with-slash-escaped", "An escaped slash.", lambda data: data.replace(b"kleroterion/order", b"kleroterion\\/order")),
        ("order-with-other-sequence", "Two keys in another sequence.",
         lambda data: data.replace(b'      "min": 1,\n      "min_flex": 1,', b'      "min_flex": 1,\n      "min": 1,')
         .replace(b'  "attempt": 2,\n  "auditor": null,', b'  "auditor": null,\n  "attempt": 2,'))]:
    twist(name, "1.10", story, "plain", 1, {"order.bytes": change}, attack=53, **FIRST)


twist("order-with-endless-reasons", "1.11", "Reasons of a megabyte: a line of the page is too long to be read.", "plain", 1,
      {"order.data": at("reasons", [f"Grund {number:04d} " + "x" * 400 for number in range(2600)])}, **FIRST)

# 2.3 Mode and attempt

twist("attempt-hides-the-one-before", "2.3", "A second attempt that does not cite the first, which did not please.", "plain", 1,
      {"order.data": at("previous", "")}, attack=13)
twist("first-attempt-with-a-previous", "2.3", "A first attempt that cites one before.", "plain", 1,
      {"order.data": at("attempt", 1)}, attack=13)

# 2.4 Quotas


def quota(path, **bounds):
    def change(order):
        feature_number, category = path
        order["features"][feature_number]["categories"][category] |= bounds
    return order_changed(change)


for name, story, change in [
        ("quotas-sum-above-the-seats", "Minima that sum to more than the seats.", both(quota((0, 0), min=2), quota((0, 1), min=2))),
        ("quotas-sum-below-the-seats", "Maxima that sum to less than the seats.",
         both(quota((0, 0), max=1), quota((0, 1), max=1))),
        ("quota-min-above-max", "A minimum above the maximum.", quota((1, 0), min=2, max=1, min_flex=0)),
        ("quota-flex-narrower-than-min", "Flex narrower than the quota: replacements by a stricter rule.", quota((1, 0), min=1, min_flex=2)),
        ("quota-flex-narrower-than-max", "Flex maximum below the maximum.", quota((1, 0), max=2, max_flex=1)),
        ("quota-above-the-seats", "A flex maximum above the number of seats.", quota((1, 0), max_flex=4))]:
    twist(name, "2.4", story, "plain", 1, {"order.data": change}, last=1)
twist("quota-flex-above-the-seats-in-a-whole-draw", "2.4", "A whole draw under an order with a flex maximum above the seats.",
      "plain", 1, {"order.data": quota((1, 0), max_flex=4)})

# 2.5 Features follow from strata; ages


def ages_changed(*bounds):
    def change(order):
        order["strata"][1]["categories"] = [{"name": name, "from": low, "to": high} for name, low, high in bounds]
    return order_changed(change)


twist("stratum-category-in-no-quota", "2.5", "A category of the strata that no quota counts.", "plain", 1,
      {"order.data": at("features/0/categories/0/values", [])}, last=1)
twist("stratum-category-counted-elsewhere", "2.2", "A feature that follows from a stratum column which does not exist.", "plain",
      1, {"order.data": at("features/0/stratum", "Kreis")}, last=1)
twist("stratum-category-unknown", "2.5", "A quota counts a category which the strata do not have.", "plain", 1,
      {"order.data": at("features/0/categories/0/values", ["Dorf", "Stadt"])})
twist("ages-overlap", "2.5", "Two age groups that both contain 39: the office could choose.", "council", 1,
      {"order.data": ages_changed(("16-39", 16, 39), ("40+", 39, None))})
twist("ages-with-a-gap", "2.5", "An age group that belongs to no stratum: people of 40 are left out.", "council", 1,
      {"order.data": ages_changed(("16-39", 16, 39), ("40+", 41, None))}, attack=3)
twist("ages-end-too-early", "2.5", "Nobody above 99 has a stratum.", "council", 1,
      {"order.data": ages_changed(("16-39", 16, 39), ("40+", 40, 99))}, attack=3)
twist("ages-begin-too-late", "2.5", "Those of 16 may take part, but have no stratum.", "council", 1,
      {"order.data": ages_changed(("16-39", 17, 39), ("40+", 40, None))}, attack=3)

# 2.6 Letters

twist("levels-in-another-sequence", "2.6", "The levels of the letters in another sequence than the strata.", "council", 1,
      {"order.data": at("letters/levels", [level(["Alter"], "equal"), level(["Bezirk"], "equal")])},
      last=1)
twist("levels-leave-a-column-out", "2.6", "A stratum column that no level divides by.", "council", 1,
      {"order.data": at("letters/levels", [level(["Bezirk"], "equal")])}, last=1)
twist("levels-name-a-column-twice", "2.6", "A stratum column in two levels.", "council", 1,
      {"order.data": at("letters/levels", [level(["Bezirk", "Alter"], "equal"),
                                           level(["Alter"], "equal")])}, last=1)
twist("weights-of-a-level-by-people", "2.6", "A level by people with weights that nobody uses.", "council", 1,
      {"order.data": at("letters/levels", [level(["Bezirk"], "equal"), level(["Alter"], "proportional", [("16-39", 1), ("40+", 2)])])})
for name, story, weights in [
        ("one-too-few", "A weight for the young only.", [("16-39", 1)]), ("one-too-many", "A weight for nobody.", [("16-39", 1), ("40+", 2), ("alle", 3)]),
        ("in-another-sequence", "Weights in another sequence than the categories.", [("40+", 2), ("16-39", 1)]),
        ("of-another-name", "A weight of no category.", [("16-39", 1), ("40-", 2)]), ("beyond-all-bounds", "A weight above a million.", [("16-39", 1), ("40+", 1000001)])]:
    twist(f"weights-{name}", "2.6", story, "council", 1,
          {"order.data": at("letters/levels", [level(["Bezirk"], "equal"), level(["Alter"], "table", weights)])}, last=1)
for name, story, wave, received in [
        ("on-the-day-of-eligibility", "The second wave on the day of eligibility.", "2026-09-01", "eingang"),
        ("on-the-last-day", "The second wave on the last day for replies.", "2026-12-31", "eingang"),
        ("without-days-of-receipt", "A second wave, but nobody writes down when a reply came.", "2026-10-31", None)]:
    twist(f"second-wave-{name}", "2.6", story, "plain", 1, {"order.data": both(
        at("letters/second_wave", {"below": 10, "date": wave, "total": 5}), at("post/received", received))}, last=1)
twist("no-letters", "2.6", "A draw of no letters.", "plain", 1, {"order.data": at("letters/total", 0)}, last=1)
twist("strata-of-nobody", "2.6", "A minimum of no letter a stratum.", "plain", 1, {"order.data": at("letters/minimum", 0)})
twist("too-many-strata", "2.6", "Ten thousand strata of one person each.", "ties", 1, {"order.data": order_changed(
    lambda order: order["strata"][0].update(categories=[{"name": f"a{at}", "values": [f"a{at}"]} for at in range(1, 1668)])
    or order["features"].pop(0) and None)}, last=1)

# 2.7 Slots


def key_at(slot, encoded):
    return at(f"slots/{slot - 1}/key", encoded.hex())


twist("two-slots", "2.7", "Two contributors, which are too few.", "plain", 1, {"order.data": both(
    at("slots", slots_of("plain", 2)), at("min_commitments", 2))}, last=1, attack=12)
twist("sixteen-slots", "2.7", "Sixteen contributors.", "bare", 1,
      {"order.data": both(at("slots", slots_of("bare", 16)), at("close_signatures", 9))}, last=1)
twist("all-slots-the-office's", "2.7 4.4 4.8", "Three contributors, all of them the office's.", "plain", 1,
      {"order.data": at("slots", slots_of("plain", 3, office=(1, 2, 3)))}, attack=12)
twist("two-commitments-suffice", "2.7", "An order that is content with two commitments.", "plain", 1,
      {"order.data": at("min_commitments", 2)}, attack=12)
twist("more-commitments-than-slots", "2.7", "An order that needs four commitments of three slots.", "plain", 1,
      {"order.data": at("min_commitments", 4)}, last=1)
twist("close-by-a-minority", "2.7", "Two of five may close: two different closes can both be signed, and the better is kept.",
      "council", 1, {"order.data": at("close_signatures", 2)}, attack=15)
twist("close-by-half", "2.7", "Two of four may close: two closes can both be signed.", "council", 1, {"order.data": both(
    at("slots", slots_of("council", 4)), at("close_signatures", 2))}, last=1, attack=15)
twist("close-that-the-office-helps-to-sign", "2.7", "Three of five may close, but three of the five are the office's: the two others "
      "are too few to do it.", "council", 1, {"order.data": at("slots", slots_of("council", 5, office=(1, 2, 3)))}, last=1, attack=15)
twist("close-by-half-of-the-others", "2.7", "Three of seven may close, three of them the office's: two of the four others could sign one "
      "close, two another.", "council", 1, {"order.data": both(
          at("slots", slots_of("council", 7, office=(1, 2, 3))), at("close_signatures", 2))}, last=1, attack=15)
twist("good-order-with-two-slots-of-the-office", "", "Two of the three who are not the office close: they are the majority that counts.",
      "council", 1, {"order.data": both(at("slots", slots_of("council", 5, office=(1, 2))), at("close_signatures", 2))}, last=1, exit=3)
twist("close-by-more-than-all", "2.7", "Four signatures of three slots: nobody could ever close.", "plain", 1,
      {"order.data": at("close_signatures", 4)}, last=1)
twist("one-key-in-two-slots", "2.7", "One person in two slots.", "plain", 1, {"order.data": order_changed(
    lambda order: order["slots"][1].update(key=order["slots"][0]["key"]))}, last=1, attack=20)
twist("office-key-in-a-slot", "2.7", "The office's own key in a contributor's slot.", "plain", 1,
      {"order.data": order_changed(lambda order: order["slots"][1].update(key=order["office"]["key"]))}, last=1)

twist("office-key-for-the-auditor", "2.7", "The office audits itself.", "open", 1,
      {"order.data": order_changed(lambda order: order["auditor"].update(key=order["office"]["key"]))}, last=1)
twist("contributor-key-for-the-auditor", "2.7", "A contributor is the auditor too.", "open", 1,
      {"order.data": order_changed(lambda order: order["auditor"].update(key=order["slots"][2]["key"]))}, last=1)

TORSION = [ed25519.compress(point) for point in ed25519.torsion()]
MIXED = ed25519.compress(ed25519.add(ed25519.multiply_base(7), ed25519.torsion()[1]))
NOT_ON_CURVE = next(encoded for encoded in (number.to_bytes(32, "little") for number in range(2, 99))
                    if ed25519.decompress(encoded) is None)
for name, story, encoded in [
        ("key-of-order-one", "A contributor's key is the identity: anybody can sign for it.", TORSION[0]),
        ("key-of-order-eight", "A contributor's key is of small order: anybody can sign for it.", TORSION[1]),
        ("key-of-order-two", "A contributor's key is of order two.", TORSION[4]),
        ("key-of-mixed-order", "A key with a part of small order: libraries disagree about its signatures.", MIXED),
        ("key-not-canonical", "A key written as p + 1.", (ed25519.P + 1).to_bytes(32, "little")),
        ("key-with-negative-zero", "A key of x = 0 with a sign.", (1 | 1 << 255).to_bytes(32, "little")),
        ("key-not-on-the-curve", "32 bytes that are no point.", NOT_ON_CURVE),
        ("key-of-zeros", "A key of zeros, which is a point of order four.", bytes(32))]:
    twist(name, "1.12", story, "plain", 1, {"order.data": key_at(2, encoded)}, last=1, attack=57)
twist("office-key-of-small-order", "1.12", "The office's key is of small order.", "plain", 1,
      {"order.data": at("office/key", TORSION[1].hex())}, last=1, attack=57)

twist("auditor-key-of-small-order", "1.12", "The auditor's key is of small order.", "open", 1,
      {"order.data": at("auditor/key", TORSION[1].hex())}, last=1, attack=57)

# 2.8 Beacon

twist("dice-too-few", "2.8", "Nineteen dice: fewer than 2^50 outcomes.", "council", 1, {"order.data": at("beacons/0/dice", 19)}, attack=12)
twist("dice-of-one-side", "2.8", "Dice of one side.", "council", 1, {"order.data": at("beacons", [dice(1000, 1, "x")])},
      last=1, attack=12)
twist("dice-of-many-sides", "2.8", "Dice of 101 sides.", "council", 1,
      {"order.data": at("beacons", [dice(20, 101, "x")])}, last=1)
twist("dice-without-end", "2.8", "A thousand and one dice.", "council", 1,
      {"order.data": at("beacons", [dice(1001, 6, "x")])}, last=1)
twist("no-dice-at-all", "2.8", "No dice, of two sides.", "council", 1,
      {"order.data": at("beacons", [dice(0, 2, "x")])}, last=1)
twist("real-draw-without-dice", "2.8", "A real draw whose contributors alone decide.", "open", 1, {"order.data": at("beacons", [])},
      attack=14)
twist("real-draw-without-dice-for-replacements", "2.8", "A real draw in which a withdrawal's effect can be known beforehand.",
      "open", 1, {"order.data": at("replacement_beacons", [])}, attack=51)
twist("replacement-dice-too-few", "2.8", "Replacements by one die.", "open", 1,
      {"order.data": at("replacement_beacons", [dice(1, 6, "x")])}, attack=12)

# 2.9 Portfolio

for name, story, path, value in [
        ("no-panels", "A portfolio of no panels.", "panel/panels", 0),
        ("too-many-panels", "More panels than 100,000.", "panel/panels", 100_001),
        ("every-panel-a-spot-check", "As many spot checks as panels.", "panel/spot_checks", 12)]:
    twist(name, "2.9", story, "plain", 1, {"order.data": at(path, value)}, last=1)
twist("panel-of-nobody", "2.9", "A panel of no seats.", "bare", 1, {"order.data": at("panel/seats", 0)}, last=1)
twist("panel-of-a-town", "2.9", "A panel of 10,001 seats.", "bare", 1, {"order.data": at("panel/seats", 10_001)}, last=1)
twist("sealed-feature-in-an-open-portfolio", "2.9", "A sealed feature in an open portfolio: a thousand panels give the "
      "answers away.", "plain", 1, {"order.data": at("features/1/visibility", "sealed")}, last=1)

# 2.10 Real draws

twist("real-draw-of-small-strata", "2.10", "A real draw that publishes strata of 19.", "open", 1, {"order.data": at("min_stratum", 19)})
twist("real-draw-with-few-letters", "2.10", "A real draw with nine letters in a stratum.", "open", 1,
      {"order.data": at("letters/minimum", 9)})
twist("real-draw-of-few-panels", "2.10", "A real draw among 99 panels.", "open", 1, {"order.data": at("panel/panels", 99)})

# 2.11 Visibility

twist("sealed-feature-that-the-stratum-shows", "2.11", "A sealed feature that everyone can read from the stratum.", "council", 1,
      {"order.data": at("features/0/visibility", "sealed")}, last=1)
twist("real-draw-with-public-answers", "2.11", "A real draw that publishes what people answered, row by row.", "open", 1,
      {"order.data": order_changed(lambda order: order["features"].append(
          feature("Herkunft", "ja 0 1 3 4", "nein 0 1 3 4", column="herkunft")))}, last=1)
twist("good-order-with-a-sealed-feature", "", "A sealed feature in a committed portfolio.", "council", 1,
      {"order.data": at("features/1/visibility", "sealed")}, last=1, exit=3)
twist("sealed-feature-without-spot-checks", "2.9", "A sealed feature, and no panel is opened but the one drawn.", "council", 1,
      {"order.data": both(at("features/1/visibility", "sealed"), at("panel/spot_checks", 0))}, last=1)

# 2.13 Destruction

twist("destroyed-on-the-day-of-eligibility", "2.13", "The office may destroy everything before the first letter is written.", "plain", 1,
      {"order.data": at("destroy_after", "2026-09-01")})
twist("destroyed-a-year-before", "2.13", "The day of destruction lies a year before the draw.", "plain", 1,
      {"order.data": at("destroy_after", "2025-09-02")}, last=1)

# 2.12 Page

twist("page-with-other-quotas", "2.12", "The page that people read shows another maximum than the document that decides.",
      "plain", 1, {"order.page": lambda page: page.replace(b"<td>2</td>", b"<td>3</td>", 1)}, attack=42)
twist("page-without-rehearsal", "2.12", "The page of a rehearsal does not say that it is one.", "plain", 1,
      {"order.page": lambda page: page.replace(page[page.index(b'<p class="re'):page.index(b"<h1>")], b"")}, attack=14)
twist("page-of-another-order", "2.12", "The page of the order as it was before the last change.", "plain", 1,
      {"order.page": lambda page, draw: order_module.page(draw.order | {"day": "2026-08-01"})}, attack=42)
twist("page-with-a-blank-behind", "2.12", "A blank at the end of the page.", "plain", 1, {"order.page": lambda page: page[:-1] + b" \n"})
twist("page-not-escaped", "2.12", "The title is not escaped: it could carry a script.", "plain", 1,
      {"order.page": lambda page: page.replace(b"&lt;Probe &amp; Test&gt;", b"<Probe & Test>")})

# 2.17 Post

twist("replies-until-the-day-of-eligibility", "2.17", "The last day for replies is the day of eligibility: nobody can reply in time.", "plain", 1,
      {"order.data": at("post/deadline", "2026-09-01")})
twist("salutation-of-a-column-that-no-letter-has", "2.17", "The salutation comes from a column that the letters do not have.", "plain", 1,
      {"order.data": at("post/salutation", {"categories": [{"name": "Frau", "values": ["w"]}], "column": "geschlecht"})}, last=1)
twist("representatives-of-a-column-that-no-letter-has", "2.17", "Parents are written to by a column that the letters do not have.", "plain", 1,
      {"order.data": at("post/representatives", "eltern")}, last=1)

def rule_of(column, eligible, *excluded):
    return {"column": column, "eligible": eligible, "excluded": [{"reason": reason, "values": values} for reason, values in excluded], "otherwise": None}


twist("objections-before-the-last-reply", "2.17", "Whoever objects must do so before the last reply is in.", "plain", 1,
      {"order.data": at("post/objections_until", "2026-12-31")}, last=1)
grammar("order-without-post", "The key `post` is missing: replies may come for ever.", without("post"))
for name, story, path, value in [
        ("deadline-that-is-not", "A last day for replies that is none.", "post/deadline", "2026-11-31"),
        ("deadline-of-null", "No last day for replies.", "post/deadline", None),
        ("objections-until-no-day", "A last day for objections that is none.", "post/objections_until", "bald"),
        ("consent-to-nothing", "No answer is a consent.", "post/consent", {"column": "einwilligung", "values": []}),
        ("consent-twice", "An answer that consents stands twice.", "post/consent", {"column": "einwilligung", "values": ["ja", "ja"]}),
        ("received-in-a-bar", "A column of the day of receipt with a bar.", "post/received", "ein|gang"),
        ("a-salutation-twice", "One value with two salutations.", "post/salutation",
         {"categories": [{"name": "Frau", "values": ["w"]}, {"name": "Herr", "values": ["w"]}], "column": "anschrift"}),
        ("rules-of-a-column-twice", "Two rules for one column.", "eligibility/rules", [rule_of("wohnung", ["H"]), rule_of("wohnung", ["N"])]),
        ("a-rule-that-lets-nobody-in", "A rule without an eligible value.", "eligibility/rules", [rule_of("wohnung", [])]),
        ("a-value-eligible-and-excluded", "One value lets people in and keeps them out.", "eligibility/rules", [rule_of("wohnung", ["H"], ("Nebenwohnung", ["H"]))]),
        ("a-value-excluded-twice", "One value excludes for two reasons.", "eligibility/rules",
         [rule_of("wohnung", ["H"], ("Nebenwohnung", ["N"]), ("gesperrt", ["N"]))]),
        ("a-reason-without-values", "A reason that holds for no value.", "eligibility/rules", [rule_of("wohnung", ["H"], ("Nebenwohnung", []))]),
        ("a-rule-of-ages", "An unknown key in a rule.", "eligibility/rules", [rule_of("wohnung", ["H"]) | {"from": 16}]),
        ("served-without-a-reason", "A list of those who have served, and no reason.", "eligibility/served", {}),
        ("nobody-in-a-household", "A household by no column.", "letters/household", []),
        ("a-household-by-one-column-twice", "A column of the household twice.", "letters/household", ["anschrift", "anschrift"]),
        ("a-second-wave-of-nobody", "A second wave of no letter.", "letters/second_wave", {"below": 10, "date": "2026-10-31", "total": 0}),
        ("a-second-wave-below-nothing", "A second wave that can never go out.", "letters/second_wave", {"below": 0, "date": "2026-10-31", "total": 5}),
        ("a-second-wave-on-no-day", "A second wave on the thirty-first of November.", "letters/second_wave", {"below": 10, "date": "2026-11-31", "total": 5}),
        ("a-weight-of-nothing", "A weight of 0: those people would be left out.", "letters/levels", [level(["Ort"], "table", [("Dorf", 0), ("Stadt", 1)])]),
        ("representatives-of-a-number", "A column that is a number.", "post/representatives", 7)]:
    grammar(f"order-with-{name}", story, at(path, value))
