"""The small worlds: an order, a register, who fails to appear, who leaves.

    council   rehearsal, committed, 3 spot checks; absent and missing slots; an empty stratum; three replacements
              in which the quotas suffice, the flex is needed, a seat stays empty, and the empty seat counts
    open      real, open portfolio, an auditor, a replacement
    plain     rehearsal of 24 people, second attempt, no beacon at all; a replacement by the second seed
    bare      the least of everything: one stratum, no features, one panel of one, 15 contributors
    ties      many small strata whose letters fall by remainders alone; panels of seven, committed; at the end the deletion
    sealed    rehearsal, two sealed features, an auditor; three replacements with every bound and an empty seat
    relaxed   an open portfolio for which the quotas had to give way by two steps, with the proof that one does not suffice
    sealed-relaxed  the same of a sealed feature, where the auditor has the proof
    corrected  rehearsal, sealed features, three witnesses; objections to the pool are upheld, and a correction takes its place;
              the second lot is voided once; a replacement
    fair      an open portfolio as fair as can be, with its certificate: two claims, one by cases, two levels
    uneven    the same with 300 panels, of which somebody has two too few and somebody two too many, as its certificate says
    excluding rules of eligibility, a list of those who have served, an auditor: people excluded for every reason, small numbers merged
    weighted  more letters where few reply: a table of the places, and in each the old count three times
    second-wave  more letters, because too few were answered by the day; by other levels than people alone
    enough    the same where enough were answered, so that they did not go out
    household  at most one letter to those at one address, in two waves
    strange   everything that is allowed and looks as if it were not: texts, ages, dice, an empty panel at the end
    again     the second attempt after `annulled`; this and the other worlds of the full ceremony: worlds_ceremony.py
"""

import copy
import dataclasses
import functools

import fairness
import worlds_ceremony
import relaxation
from draw import Draw, derived
from pool import reply_number
from portfolio import NoPanel
from world import (World, ages, auditor_of, column, dice, eligibility, feature, letters, level, order_of, people_of, rule, sealed_feature, slots_of,
                   with_replies)


@functools.cache
def council():
    order = order_of(
        "council", mode="rehearsal", body="Stadt Kleinlosheim 20",
        strata=[column("Bezirk", "Nord", "Süd"), ages(("16-39", 16, 39), ("40+", 40, None))],
        letters=letters(46, 10, [level(["Bezirk"], "equal"), level(["Alter"], "proportional")]),
        features=[feature("Altersgruppe", "16-39 1 2 3 4", "40+ 2 2 3 3", stratum="Alter"),
                  feature("Bildung", "Abitur 1 1 2 3", "Lehre 1 2 3 4", "ohne 0 1 1 2", column="bildung")],
        panel={"form": "committed", "panels": 100, "seats": 5, "spot_checks": 3})
    people = people_of("council", [(25, {"Bezirk": "Nord", "age": 30}), (23, {"Bezirk": "Nord", "age": 50}),
                                   (24, {"Bezirk": "Süd", "age": 70})],
                       {"bildung": ["Abitur", "Lehre", "Lehre", "ohne"]})
    return World("council", order, with_replies(people, 60), 5, absent=((4,), ()), missing=((5,), (2,)),
                 leavers=((1, 4), (0, 3), (0,)))


@functools.cache
def open_world():
    order = order_of(
        "open",
        strata=[column("Geschlecht", "w/d", "m"), ages(("16-44", 16, 44), ("45+", 45, None))],
        letters=letters(44, 10, [level(["Geschlecht", "Alter"], "proportional")]),
        features=[feature("Geschlecht", "w/d 1 2 3 3", "m 1 1 2 3", stratum="Geschlecht"),
                  feature("Altersgruppe", "16-44 0 1 3 4", "45+ 0 1 3 4", stratum="Alter")], auditor=auditor_of("open"), minimum_cell=3,
        panel={"form": "open", "panels": 100, "seats": 4, "spot_checks": 2})
    people = people_of("open", [(21, {"Geschlecht": "w/d", "age": 20}), (20, {"Geschlecht": "w/d", "age": 45}),
                                (22, {"Geschlecht": "m", "age": 44}), (24, {"Geschlecht": "m", "age": 99})], {})
    return World("open", order, with_replies(people, 60), 5, leavers=((2,),))


@functools.cache
def plain():
    order = order_of(
        "plain", mode="rehearsal", attempt=2, previous="0123456789abcdef" * 4, min_stratum=1,
        slots=slots_of("plain", 3), close_signatures=2, beacons=[], replacement_beacons=[],
        strata=[column("Ort", "Dorf", "Weiler")], minimum_cell=2,
        letters=letters(16, 1, [level(["Ort"], "proportional")]),
        features=[feature("Wohnort", "Dorf 1 1 2 2", "Weiler 1 1 2 2", stratum="Ort"),
                  feature("Haus", "eigen 0 1 2 2", "Miete 0 1 2 3", column="haus")],
        panel={"form": "open", "panels": 12, "seats": 3, "spot_checks": 1})
    people = people_of("plain", [(14, {"Ort": "Dorf", "age": 40}), (10, {"Ort": "Weiler", "age": 41})],
                       {"haus": ["eigen", "Miete"]})
    return World("plain", order, with_replies(people, 80), 3, missing=((2,), ()), leavers=((1,),))


@functools.cache
def bare():
    order = order_of(
        "bare", mode="rehearsal", min_stratum=1, slots=slots_of("bare", 15), min_commitments=15, close_signatures=8,
        beacons=[], replacement_beacons=[], letter_columns=[], identity=["vorname"], reasons=["x"],
        eligibility=eligibility(0, 120),
        strata=[ages(("alle", 0, None))], features=[],
        letters=letters(3, 1, [level(["Alter"], "equal")]),
        panel={"form": "committed", "panels": 1, "seats": 1, "spot_checks": 0})
    people = people_of("bare", [(5, {"age": 77})], {})
    return World("bare", order, with_replies(people, 100), 15, leavers=((0,),))


@functools.cache
def excluding():
    order = order_of(
        "excluding", mode="rehearsal", min_stratum=4, auditor=auditor_of("excluding"),
        eligibility=eligibility(16, 90, rules=[
            rule("wohnung", ["H", "Hauptwohnung"], {"nur Nebenwohnung": ["N"]}),
            rule("weg", [""], {"verzogen": ["V"]}, "verstorben"),
            rule("sperre", ["", "0"], {"Auskunftssperre": ["1", "ja"]})], served={"reason": "hat schon teilgenommen"}),
        strata=[column("Ort", "Dorf", "Weiler")],
        letters=letters(14, 1, [level(["Ort"], "proportional")]),
        features=[feature("Wohnort", "Dorf 0 1 2 3", "Weiler 0 1 2 3", stratum="Ort")],
        panel={"form": "open", "panels": 10, "seats": 3, "spot_checks": 1})
    here = {"Ort": "Dorf", "age": 40, "wohnung": "H", "weg": "", "sperre": ""}
    unknown = {"Ort": "?", "age": None}    # of whom a rule excludes nothing else need be known
    groups = [(10, here), (8, here | {"Ort": "Weiler", "wohnung": "Hauptwohnung", "sperre": "0"}), (5, here | {"age": 15}), (1, here | {"age": 91}),
              (6, here | unknown | {"wohnung": "N"}), (1, here | unknown | {"wohnung": "N", "weg": "V"}), (4, here | unknown | {"weg": "2026-01-02"}),
              (2, here | unknown | {"weg": "V", "sperre": "1"}), (1, here | unknown | {"sperre": "1"}), (1, here | {"age": 12, "sperre": "ja"}), (2, here)]
    people = people_of("excluding", groups, {})
    served = {people[-1]["nummer"], people[-2]["nummer"], people[18]["nummer"], "excluding-9999"}
    return World("excluding", order, with_replies(people, 90), 5, leavers=((1,),), served=frozenset(served))


@functools.cache
def ties():
    order = order_of(
        "ties", mode="rehearsal", min_stratum=2,
        strata=[column("A", "a1", "a2", "a3"), column("B", "b1", "b2"), column("C", "c1", "c2", "c3")],
        letters=letters(37, 1, [level(["A"], "equal"), level(["B", "C"], "proportional")]),
        features=[feature("A.", "a1 1 1 4 5", "a2 1 1 4 5", "a3 1 1 4 5", stratum="A"),
                  feature("C.", "c1 0 1 5 6", "c2 0 1 5 6", "c3 0 0 5 6", stratum="C")],
        panel={"form": "committed", "panels": 20, "seats": 7, "spot_checks": 4})
    groups = [(6, "a1 b1 c1"), (6, "a1 b1 c2"), (6, "a1 b2 c3"), (8, "a2 b1 c1"), (8, "a2 b1 c3"), (8, "a2 b2 c1"),
              (4, "a2 b2 c2"), (9, "a3 b1 c1"), (9, "a3 b2 c2")]
    people = people_of("ties", [(count, dict(zip("ABC", names.split())) | {"age": 20}) for count, names in groups], {})
    return World("ties", order, with_replies(people, 90), 5, leavers=((0, 3, 6), (2, 4)), deletion=True)


@functools.cache
def weighted():
    order = order_of(
        "weighted", mode="rehearsal", min_stratum=1,
        strata=[column("Ort", "Dorf", "Weiler", "Hof"), ages(("jung", 0, 59), ("alt", 60, None))],
        letters=letters(25, 1, [level(["Ort"], "table", [("Dorf", 5), ("Weiler", 3), ("Hof", 1)]),
                                level(["Alter"], "weighted", [("jung", 1), ("alt", 3)])]),
        features=[feature("Wohnort", "Dorf 0 1 2 3", "Weiler 0 1 2 3", "Hof 0 0 1 3", stratum="Ort")],
        panel={"form": "open", "panels": 10, "seats": 3, "spot_checks": 1})
    people = people_of("weighted", [(20, {"Ort": "Dorf", "age": 40}), (10, {"Ort": "Dorf", "age": 80}), (20, {"Ort": "Weiler", "age": 30}),
                                    (2, {"Ort": "Weiler", "age": 60}), (3, {"Ort": "Hof", "age": 59})], {})
    return World("weighted", order, with_replies(people, 90), 5)


def waves(name, below):
    order = order_of(
        name, mode="rehearsal", min_stratum=1, slots=slots_of(name, 3), close_signatures=2,
        strata=[column("Ort", "Dorf", "Weiler", "Hof"), ages(("jung", 0, 59), ("alt", 60, None))],
        letters=letters(16, 1, [level(["Ort"], "table", [("Dorf", 2), ("Weiler", 1), ("Hof", 1)]), level(["Alter"], "proportional")],
                        second_wave={"below": below, "date": "2026-10-31", "total": 9}),
        features=[feature("Wohnort", "Dorf 0 1 2 3", "Weiler 0 0 2 3", "Hof 0 0 2 3", stratum="Ort")],
        panel={"form": "open", "panels": 10, "seats": 3, "spot_checks": 1})
    order["post"]["received"] = "eingang"
    people = people_of(name, [(14, {"Ort": "Dorf", "age": 40}), (8, {"Ort": "Dorf", "age": 80}), (12, {"Ort": "Weiler", "age": 30}),
                              (5, {"Ort": "Hof", "age": 59})], {})
    for person in people:
        person["early"] = reply_number({"number": person["nummer"] + " early"}) < 60
    return World(name, order, with_replies(people, 85), 3, leavers=((1,),))


@functools.cache
def second_wave():
    return waves("second-wave", 12)


@functools.cache
def enough():
    return waves("enough", 3)


@functools.cache
def household():
    order = order_of(
        "household", mode="rehearsal", min_stratum=1, slots=slots_of("household", 3), close_signatures=2, letter_columns=["haus", "anschrift"],
        strata=[column("Ort", "Dorf", "Weiler"), ages(("jung", 0, 59), ("alt", 60, None))],
        letters=letters(14, 1, [level(["Ort"], "equal"), level(["Alter"], "proportional")], household=["haus", "anschrift"],
                        second_wave={"below": 14, "date": "2026-10-31", "total": 8}),
        features=[feature("Wohnort", "Dorf 0 1 2 3", "Weiler 0 1 2 3", stratum="Ort")],
        panel={"form": "open", "panels": 10, "seats": 3, "spot_checks": 1})
    order["post"]["received"] = "eingang"
    people = people_of("household", [(16, {"Ort": "Dorf", "age": 40}), (8, {"Ort": "Dorf", "age": 80}), (13, {"Ort": "Weiler", "age": 30}),
                                     (7, {"Ort": "Weiler", "age": 70})], {})
    for number, person in enumerate(people):
        person["anschrift"], person["haus"] = f"Weg {derived('house', number)[0] % 11}", ["1", "2"][derived("number", number)[0] % 2]
        if number % 9 == 0:    # nobody knows where they live: each is a household of his own
            person["anschrift"], person["haus"] = "", "  "
    return World("household", order, with_replies(people, 85), 3, leavers=((1,),))


@functools.cache
def strange():
    order = order_of(
        "strange", mode="rehearsal", min_stratum=1, attempt=2**53 - 1, previous="f" * 64, day="2024-02-29", destroy_after="2024-03-01", minimum_cell=1,
        title="{banner}{title}{order} & <script>alert('x')</script> \"\\\u2028\u202e\ufeff", body="\u00a0e\u0301é\u3000🏛\u00a0",
        eligibility=eligibility(51, 51, "ö"), key="nummer", letter_columns=["x y", "'", "\\"],
        min_commitments=3, close_signatures=3, reasons=["-", "--", "'; DROP TABLE leavers; --"],
        beacons=[dice(64, 2, "-")], replacement_beacons=[dice(1000, 100, "\u007e")],
        strata=[{"name": "Alter", "column": None, "categories": [{"name": "alt & <b>", "from": 100, "to": 2**53 - 1},
                                                                 {"name": "nie", "from": 51, "to": 51}, {"name": "0", "from": 0, "to": 50}]},
                {"name": "Ort", "column": "ö", "categories": [{"name": "stratum", "values": ["", "Wert"]}, {"name": "leer", "values": []}]}],
        letters=letters(4, 1, [level(["Alter", "Ort"], "proportional")]),
        features=[{"name": "Ort", "column": None, "stratum": "Ort", "visibility": "public", "source": "x" * 500, "categories": [
            {"name": "beide", "min": 0, "max": 2, "min_flex": 0, "max_flex": 2, "values": ["stratum", "leer"]}]},
                  {"name": "people.", "column": "x y", "stratum": None, "visibility": "public", "source": "ab", "categories": [
                      {"name": "-", "min": 0, "max": 0, "min_flex": 0, "max_flex": 0, "values": []},
                      {"name": "e\u0301", "min": 1, "max": 1, "min_flex": 0, "max_flex": 2, "values": [""]},
                      {"name": "é", "min": 1, "max": 1, "min_flex": 1, "max_flex": 1, "values": ["é", "e"]}]}],
        panel={"form": "committed", "panels": 2, "seats": 2, "spot_checks": 1})
    order["slots"][2]["name"] = order["slots"][3]["name"]
    people = people_of("strange", [(1, {"age": 100, "ö": "", "x y": ""}), (1, {"age": 0, "ö": "Wert", "x y": "é"}),
                                   (1, {"age": 50, "ö": "", "x y": "é"}), (1, {"age": 7, "ö": "", "x y": ""})], {})
    return World("strange", order, with_replies(people, 100), 5, leavers=((0, 1), (0, 1)))


@functools.cache
def sealed():
    order = order_of(
        "sealed", mode="rehearsal", body="Stadt Kleinlosheim 30", min_stratum=2, minimum_cell=2, auditor=auditor_of("sealed"),
        strata=[column("Ort", "Dorf", "Weiler")],
        letters=letters(16, 1, [level(["Ort"], "proportional")]),
        features=[feature("Wohnort", "Dorf 0 1 3 4", "Weiler 0 1 3 4", stratum="Ort"),
                  sealed_feature("Herkunft", "hier 1 2 2 3", "dort 1 1 2 2", column="herkunft"),
                  feature("Haus", "eigen 0 0 3 4", "Miete 0 1 4 4", column="haus"),
                  sealed_feature("Bildung", "Abitur 1 1 1 2", "Lehre 1 1 2 2", "ohne 0 1 1 2", column="bildung")],
        panel={"form": "committed", "panels": 20, "seats": 4, "spot_checks": 2})
    people = people_of("sealed", [(18, {"Ort": "Dorf", "age": 40}), (12, {"Ort": "Weiler", "age": 41})],
                       {"haus": ["eigen", "Miete", "Miete"], "herkunft": ["hier", "hier", "dort"], "bildung": ["Abitur", "Lehre", "ohne"]})
    return World("sealed", order, with_replies(people, 75), 5, leavers=((0, 1, 3), (0, 1, 2), (0,)))


@functools.cache
def corrected():
    order = order_of(
        "corrected", mode="rehearsal", min_stratum=2, minimum_cell=2, witnesses=worlds_ceremony.witnesses("corrected", 3, 2),
        slots=slots_of("corrected", 3), close_signatures=2,
        strata=[column("Ort", "Dorf", "Weiler")],
        letters=letters(16, 1, [level(["Ort"], "proportional")]),
        features=[feature("Wohnort", "Dorf 0 1 3 4", "Weiler 0 1 3 4", stratum="Ort"),
                  feature("Haus", "eigen 0 0 3 4", "Miete 0 1 4 4", column="haus"),
                  sealed_feature("Bildung", "Abitur 0 1 2 3", "Lehre 0 1 2 3", "ohne 0 0 2 3", column="bildung")],
        panel={"form": "committed", "panels": 20, "seats": 4, "spot_checks": 2})
    order["post"] |= {"objections_until": "2027-01-15"}
    people = people_of("corrected", [(9, {"Ort": "Dorf", "age": 40}), (7, {"Ort": "Weiler", "age": 41})],
                       {"haus": ["eigen", "Miete", "Miete"], "bildung": ["Abitur", "Lehre", "ohne"]})
    return World("corrected", order, with_replies(people, 75), 3, correction=CORRECTION, voided=((1,),), leavers=((0,),))


# Whose reply lay unopened in the office, whose answer was entered wrongly, and who had not replied at all.
CORRECTION = {"corrected-0016": {"replies": True}, "corrected-0004": {"bildung": "Abitur"}, "corrected-0014": {"replies": False}}


def fairest(name, panels):
    order = order_of(
        name, mode="rehearsal", min_stratum=1,
        strata=[column("Ort", "Dorf")],
        letters=letters(9, 1, [level(["Ort"], "equal")]),
        features=[feature("Art", "a 0 0 3 3", "b 0 0 3 3", "c 0 0 0 0", column="art"),
                  *(feature(name, "ja 0 0 1 1", "nein 0 0 3 3", column=name.lower()) for name in ("P", "Q", "R"))],
        panel={"form": "open", "panels": panels, "seats": 3, "spot_checks": 1})
    answers = [("a", "ja", "nein", "ja"), ("a", "ja", "ja", "nein"), ("a", "nein", "ja", "ja"),
               *[("b", "nein", "nein", "nein")] * 4, *[("c", "nein", "nein", "nein")] * 2]
    people = people_of(name, [(1, {"Ort": "Dorf", "age": 30} | dict(zip(("art", "p", "q", "r"), one))) for one in answers], {})
    return World(name, order, with_replies(people, 100), 5, panels=fairness.panels, certificate=fairness.certificate)


@functools.cache
def fair():
    return fairest("fair", 12)


@functools.cache
def uneven():
    return dataclasses.replace(fairest("uneven", 300), panels=fairness.uneven(fairness.panels),
                               certificate=lambda draw: [fairness.within(2), *fairness.certificate(draw)])


@functools.cache
def relaxed():
    order = order_of(
        "relaxed", mode="rehearsal", min_stratum=1,
        strata=[column("Ort", "Dorf")],
        letters=letters(5, 1, [level(["Ort"], "equal")]),
        features=[feature("Art", "a 0 2 3 3", "b 0 0 1 3", column="art")],
        relax=[relaxation.step("Art", "a", "min"), relaxation.step("Art", "b", "max"), relaxation.step("Art", "b", "max"),
               relaxation.step("Art", "a", "min")],
        panel={"form": "open", "panels": 12, "seats": 3, "spot_checks": 1})
    people = people_of("relaxed", [(1, {"Ort": "Dorf", "age": 30, "art": "a"}), (4, {"Ort": "Dorf", "age": 30, "art": "b"})], {})
    return World("relaxed", order, with_replies(people, 100), 5, leavers=((1,), (0,)), panels=relaxation.panels,
                 certificate=relaxation.certificate, relaxed=2, infeasible=relaxation.infeasible)


@functools.cache
def sealed_relaxed():
    """What is proven of sealed answers is proven for the quotas in force."""
    order = order_of(
        "sealed-relaxed", mode="rehearsal", min_stratum=1,
        strata=[column("Ort", "Dorf")],
        letters=letters(8, 1, [level(["Ort"], "equal")]),
        features=[sealed_feature("Herkunft", "hier 0 0 1 3", "dort 0 2 3 3", column="herkunft")],
        relax=[relaxation.step("Herkunft", "dort", "min"), relaxation.step("Herkunft", "hier", "max")],
        panel={"form": "committed", "panels": 3, "seats": 3, "spot_checks": 1})
    people = people_of("sealed-relaxed", [(7, {"Ort": "Dorf", "age": 40, "herkunft": "hier"}), (1, {"Ort": "Dorf", "age": 40, "herkunft": "dort"})], {})
    return World("sealed-relaxed", order, with_replies(people, 100), 5, leavers=((0,),), relaxed=2)


@functools.cache
def again():
    """The second attempt: its order cites the annulment."""
    world = worlds_ceremony.small("again", attempt=2, previous=honest("annulled").checksums[-1])
    return dataclasses.replace(world, before="annulled")


WORLDS = {"relaxed": relaxed, "sealed-relaxed": sealed_relaxed,
          "council": council, "open": open_world, "plain": plain, "bare": bare, "ties": ties, "excluding": excluding, "weighted": weighted, "second-wave": second_wave, "enough": enough, "household": household,
          "strange": strange, "sealed": sealed, "corrected": corrected, "fair": fair, "uneven": uneven,
          "full": worlds_ceremony.full, "fallback": worlds_ceremony.fallback, "voided": worlds_ceremony.voided, "annulled": worlds_ceremony.annulled, "again": again}


def world_of(name):
    return WORLDS[name]()


@functools.cache
def snapshots(name):
    """The honest draw of a world before each step (0: nothing made), saved; the last one is the finished draw."""
    world = world_of(name)
    draw = Draw(world)
    saved = [draw.save()]
    for _ in draw.steps():
        draw.run(len(draw.checksums) + 1)
        saved.append(draw.save())
    return saved


def forged(name, twists, first=0, last=99):
    """The draw of a world with twists, of which the first concerns step `first` + 1 or a later one.

    A twist may bring other letters and other replies; if no panel of them meets the quotas, the record ends there.
    """
    draw = Draw.load(world_of(name), snapshots(name)[first], twists)
    try:
        draw.run(last)
    except NoPanel:
        if len(draw.checksums) == first:
            raise
    return draw


@functools.cache
def honest(name):
    """The finished honest draw of a world. Nobody changes it; take a copy of its files."""
    world = world_of(name)
    return Draw.load(world, snapshots(name)[-1], {})


def honest_files(name):
    return copy.copy(honest(name).files)
