"""Forgeries of leavers and replacements, rules 9.1 to 9.5; of the verdict, section 12; and what nobody can see."""

from catalogue import after, replaced, rows_changed, twist
from catalogue_record import flip_after
from close import dice_line
from order import label
from record import cut, lines, sha
from replacement import swaps_of

# 9.1 Leavers

twist("leaver-who-is-no-member", "9.1", "Somebody leaves who is not on the panel: he will never be called.", "plain", 13, {
    "13-leavers.files": lambda files, draw: files | {"leavers.tsv": lines("row\tleaf", *(
        f"{row}\t{draw.rows[row - 1]}" for row in [next(row for row in range(1, 99) if row not in draw.members)]))}}, last=13, attack=52)
twist("leaver-under-another-leaf", "9.1", "A member's row with another's leaf.", "plain", 13, {
    "13-leavers.files": rows_changed("leavers.tsv", lambda rows: rows[1].__setitem__(1, "ab" * 32))}, last=13)
twist("nobody-leaves", "9.1", "A step of leavers without leavers, only to throw again.", "plain", 13, {
    "leavers.rows": lambda rows: []}, last=13, attack=25)
twist("leavers-not-ascending", "9.1", "The leavers in another sequence.", "council", 13, {
    "13-leavers.files": rows_changed("leavers.tsv", lambda rows: [rows[0], rows[2], rows[1]])})
twist("leaver-twice", "9.1", "One leaver twice, so that two are called.", "council", 13, {
    "13-leavers.files": rows_changed("leavers.tsv", lambda rows: [rows[0], rows[1], rows[1]])}, last=13)
twist("leaver-leaves-again", "9.1", "Somebody leaves who left in the first replacement.", "council", 15, {
    "15-leavers.files": lambda files, draw: files | {"leavers.tsv": lines("row\tleaf", *(
        f"{row}\t{draw.rows[row - 1]}" for row in sorted([*draw.leaving[:-1], min(draw.gone - set(draw.leaving))])))}}, last=15, attack=52)
twist("leaver-with-leading-zero", "9.1", "A row with a leading zero.", "plain", 13, {
    "13-leavers.files": rows_changed("leavers.tsv", lambda rows: rows[1].__setitem__(0, "0" + rows[1][0]))}, last=13)

# 9.2 Reasons

twist("reason-that-the-order-does-not-have", "9.2", "A reason invented afterwards.", "plain", 13, {
    "13-leavers.files": replaced("reasons.tsv", b"verhindert", b"unbequem")}, attack=52)
twist("reasons-do-not-sum", "9.2", "A leaver without a reason.", "plain", 13,
      {"leavers.reasons": lambda reasons: [[reason, 0] for reason, _ in reasons]}, attack=52)
twist("reasons-of-more-than-left", "9.2", "More reasons than leavers.", "council", 13,
      {"leavers.reasons": lambda reasons: [[reason, people + 1] for reason, people in reasons]})
twist("reasons-in-another-sequence", "9.2", "The reasons in another sequence.", "plain", 13, {"leavers.reasons": lambda reasons: reasons[::-1]})
twist("reason-left-out", "9.2", "A reason nobody gave is left out.", "plain", 13, {"leavers.reasons": lambda reasons: reasons[:-1]})
twist("reasons-with-leading-zero", "9.2", "A number with a leading zero.", "plain", 13,
      {"leavers.reasons": lambda reasons: [[reason, f"0{people}"] for reason, people in reasons]})

# 9.3 Seed

for name, story, change in [
        ("replacement-die-of-nine", "An eight-sided die that shows nine.", lambda text, draw: text[:-2] + b"9\n"),
        ("replacement-die-forgotten", "Seventeen dice in place of eighteen.", lambda text, draw: text[:-3] + b"\n"),
        ("replacement-without-dice", "The second seed in place of dice: who withdraws knows who comes.",
         lambda text, draw: text[:text.index(b"dice")] + lines(f"lot2 {draw.seeds[2]}")),
        ("replacement-seed-of-the-panel", "The seed cites the panel in place of the leavers.",
         lambda text, draw: text.replace(draw.checksums[12].encode(), draw.checksums[11].encode())),
        ("replacement-seed-with-lot-label", "The seed carries the label of a lot.", lambda text, draw: text.replace(b"/replacement-seed/", b"/seed/")),
        ("replacement-seed-of-a-rehearsal", "The label of a rehearsal in a real draw.", lambda text, draw: text.replace(b"/real/", b"/rehearsal/")),
        ("replacement-seed-with-remark", "A line of free choice behind the dice.", lambda text, draw: text + b"noon\n")]:
    twist(name, "9.3", story, "open", 14, {"replacement.seed": change}, attack=50)
twist("replacement-with-dice-of-no-beacon", "9.3", "Dice where the order names the second seed.", "plain", 14, {
    "replacement.seed": lambda text, draw: lines(label(draw.order, "replacement-seed"), f"close {draw.checksums[-1]}")
    + lines(dice_line([1, 2, 3]))}, attack=25)
twist("replacement-with-the-first-seed", "9.3", "The first lot's seed in place of the second's.", "plain", 14, {
    "replacement.seed": lambda text, draw: text.replace(draw.seeds[2].encode(), draw.seeds[1].encode())}, attack=30)
twist("replacement-seed-used-again", "9.3", "The second replacement repeats the first one's seed.", "ties", 16, {
    "replacement.seed": lambda text, draw: draw.files["14-replacement/seed.txt"]}, attack=25)

# 9.4 Swaps: the rule with one thing otherwise. Members follow the swaps, as the office would have it.


def swapped(change):
    """`change(draw, arguments)` gives other arguments for the rule, or the swaps themselves."""
    def hand(honest_result, draw):
        seed = sha(draw.files.get(f"{draw.step}/seed.txt") or draw.seed_text)
        arguments = dict(order=draw.order, categories=draw.categories, leaves=draw.rows, members=draw.members,
                         leaving=draw.leaving, gone=draw.gone, empty=draw.order["panel"]["seats"] - len(draw.members), seed=seed)
        result = change(draw, arguments, honest_result)
        if result[0] == honest_result[0]:
            raise ValueError("this forgery changes nothing")
        return result
    # The text of the seed is not yet among the files when the swaps are made.
    return {"replacement.seed": lambda text, draw: setattr(draw, "seed_text", text) or text, "replacement.swaps": hand}


def followed(members, swaps):
    for leaver, candidate, _ in swaps:
        members = set(members) - {leaver} | ({candidate} - {None})
    return swaps, members


def skipped(draw, arguments, result):
    """The candidate of the first swap is passed over, as if he did not exist."""
    return swaps_of(**arguments | {"gone": arguments["gone"] | {result[0][0][1]}})


def in_reverse(draw, arguments, result):
    """The leaver whose turn is last goes first: another candidate fits him."""
    swaps, members, gone, empty = [], set(arguments["members"]), arguments["gone"], arguments["empty"]
    for leaver in reversed([leaver for leaver, _, _ in result[0]]):
        one, members = swaps_of(**arguments | {"members": members, "leaving": [leaver], "empty": empty})
        swaps += one
        empty += one[0][1] is None
    return swaps, members


def without_empty(draw, arguments, result):
    return swaps_of(**arguments | {"empty": 0})


def hand_picked(draw, arguments, result):
    """A friend further down the list is called: the last candidate who fits the quotas."""
    (leaver, called, bounds), *rest = result[0]
    for other in reversed(range(1, len(draw.rows) + 1)):
        if other in arguments["members"] or other in arguments["gone"] or other == called:
            continue
        single = swaps_of(**arguments | {"leaving": [leaver], "gone": set(range(1, len(draw.rows) + 1)) - {other} | {leaver}})
        if single[0][0][2] == "quota" and other not in [row for _, row, _ in rest]:
            return followed(arguments["members"], [(leaver, other, bounds), *rest])
    raise ValueError("no friend fits")


def labelled(bounds):
    def change(draw, arguments, result):
        (leaver, called, _), *rest = result[0]
        return [(leaver, called, bounds), *rest], result[1]
    return change


def left_empty(draw, arguments, result):
    *rest, (leaver, called, _) = result[0]
    return followed(arguments["members"], [*rest, (leaver, None, "empty")])


def filled(draw, arguments, result):
    """The seat that must stay empty goes to somebody."""
    *rest, (leaver, _, _) = result[0]
    taken = set(arguments["members"]) | set(arguments["gone"]) | {row for _, row, _ in rest}
    friend = next(row for row in range(1, len(draw.rows) + 1) if row not in taken)
    return followed(arguments["members"], [*rest, (leaver, friend, "flex")])


def leaver_called_again(draw, arguments, result):
    """Who left in the first replacement comes back in a later one."""
    return swaps_of(**arguments | {"gone": set(arguments["leaving"])})


twist("candidate-skipped", "9.4", "The office says that the first candidate could not be reached, and calls the next.", "plain", 14,
      swapped(skipped), attack=50)
twist("candidate-hand-picked", "9.4", "A friend is called who fits the quotas, but whose turn it is not.", "ties", 16, swapped(hand_picked),
      attack=50)
twist("leavers-in-another-sequence", "9.4", "The leavers' turns are taken in another sequence.", "ties", 14, swapped(in_reverse),
      last=14, attack=50)
twist("swaps-listed-in-another-sequence", "9.4", "The swaps are right, but listed in another sequence.", "ties", 16,
      swapped(lambda draw, arguments, result: (result[0][::-1], result[1])))
twist("empty-seat-forgotten", "9.4", "A seat has been empty since the second replacement; in the third the office forgets it.", "council", 18,
      swapped(without_empty), attack=50)
twist("seat-left-empty", "9.4", "A seat stays empty although somebody fits.", "council", 14, swapped(left_empty), last=14, attack=50)
twist("empty-seat-filled", "9.4", "A seat that nobody fits is given to a friend.", "council", 16, swapped(filled), last=16, attack=50)
twist("bounds-wrongly-called-quota", "9.4", "A swap that needed the flex is called one within the quotas.", "council", 14,
      swapped(labelled("quota")), last=14)
twist("bounds-wrongly-called-flex", "9.4", "A swap within the quotas is called flex.", "plain", 14, swapped(labelled("flex")))
twist("leaver-called-again", "9.4", "Who left is called again.", "council", 16, swapped(leaver_called_again), last=16, attack=50)
for name, story, change in [
        ("swap-with-leading-zero", "A row with a leading zero.", lambda rows: rows[1].__setitem__(0, "0" + rows[1][0])),
        ("swap-left-out", "A leaver without a swap.", lambda rows: rows[:-1]),
        ("swap-with-zero-for-nobody", "A 0 in place of a dash.", lambda rows: rows[-1].__setitem__(1, "0")),
        ("swap-in-a-fourth-way", "Bounds called `exception`.", lambda rows: rows[-1].__setitem__(2, "exception"))]:
    twist(name, "9.4", story, "council", 16, {"16-replacement.files": rows_changed("swaps.tsv", change)}, last=16, attack=50)

# 9.5 Members

REPLACED = "14-replacement.files"
twist("member-kept-who-left", "9.5", "Who left stands in the list of members still.", "plain", 14, {
    REPLACED: lambda files, draw: files | {"panel.tsv": draw.files["12-panel/panel.tsv"]}}, attack=52)
twist("replacement-with-a-friend", "9.5", "The list of members names a friend in place of the one called.", "council", 18, {
    "18-replacement.files": rows_changed("panel.tsv", lambda rows: rows[-1].__setitem__(1, "ab" * 32))}, attack=50)
twist("members-after-not-by-row", "9.5", "The members in another sequence.", "plain", 14, {
    REPLACED: rows_changed("panel.tsv", lambda rows: [rows[0], rows[2], rows[1], *rows[3:]])})
twist("member-forgotten", "9.5", "The list of members leaves one out.", "plain", 14, {REPLACED: rows_changed("panel.tsv", lambda rows: rows[:-1])})
twist("member-twice", "9.5", "A member twice.", "plain", 14, {REPLACED: rows_changed("panel.tsv", lambda rows: [*rows, rows[-1]])})

# Section 12: what is right as far as it goes is not verified


def as_it_was(step):
    return lambda files: cut(files, step)


for step in range(1, 18):
    finished = step >= 12 and step % 2 == 0
    after(f"good-record-up-to-step-{step:02d}", "", "An unfinished record, or the end of a record taken away: nothing is wrong "
          "with what is there, and it is not a verified draw." if not finished else "A record that ends after a complete step.",
          "council", as_it_was(step), exit=0 if finished else 3)
    after(f"good-record-looked-at-through-step-{step:02d}", "", "Only the first steps of a good record are looked at.", "council",
          lambda files: None, exit=0 if finished else 3, through=step)
for step in (7, 11, 12, 13, 14, 16):
    after(f"good-sealed-record-up-to-step-{step}", "", "A record with sealed features, as it was after a step.", "sealed", as_it_was(step),
          exit=0 if step in (12, 14, 16) else 3)
after("last-replacement-taken-away", "", "The whole last step is removed: the leavers have no successors.", "plain", as_it_was(13), exit=3)
for name in ("council", "open", "plain", "bare", "ties", "strange", "sealed", "fair"):
    after(f"good-record-{name}", "", "A good record.", name, lambda files: None, exit=0)
    after(f"good-record-{name}-without-anchor", "", "A good record, but nothing to compare the order with.", name, lambda files: None,
          exit=3, anchor=None)
after("fault-behind-what-is-looked-at", "", "The fault lies in a step that nobody asked about.", "plain",
      lambda files: files.update({"12-panel/panel.tsv": b"row\tleaf\n"}), exit=3, through=11)

# What the public cannot see: these records pass, and the report must say NOT CHECKED where it is so.


def unseen(name, story, base, first, twists, **more):
    twist(name, "", story, base, first, twists, exit=0, **more)


def with_ghosts(leaves):
    """Two ghosts in the place of two people."""
    return [sorted([*leaves[0][2:], sha(b"ghost 1"), sha(b"ghost 2")]), *leaves[1:]]


unseen("unseen-ghosts", "Ghosts in the frame, before the freeze: no document shows them (3.7: there is no auditor).", "plain", 2, {"frame.leaves": with_ghosts}, attack=1)
unseen("unseen-other-master-secret", "A commitment to another master secret: only who opens it can see (3.1).", "plain", 2, {
    "02-frame.files": lambda files: files | {"frame.json": flip_after(files["frame.json"], b'commitment": "')}})
unseen("unseen-dropped-reply", "A reply is dropped: only the respondent can see it (6.6).", "plain", 7,
       {"pool.replies": lambda replies: replies[1:]}, attack=36)
unseen("unseen-chance-hash", "A chance hash that opens to nothing: only its owner can see (7.5).", "council", 8, {
    "08-portfolio.files": rows_changed("chances.tsv", lambda rows: rows[-1].__setitem__(1, "ff" * 32))})
unseen("unseen-leavers-after-the-dice", "The dice of a replacement are thrown first; then the office tries reasons until the right one is "
       "called. Only who saw the list before the dice can tell (9.6).", "open", 13, {
           "leavers.reasons": lambda reasons: [[reasons[0][0], 0], [reasons[1][0], 1], [reasons[2][0], 0]]}, attack=50)
