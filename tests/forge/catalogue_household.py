"""Forgeries of households in the draw. Rules 2.6, 5.1, 5.3, 5.5, 5.6."""

from catalogue import at, rows_changed, twist, with_file, without_file
from letters import drawn, walk

LETTERS = "06-invitations.files"


def table_changed(name, change):
    return {LETTERS: rows_changed(name, change)}


twist("household-by-a-column-that-no-letter-has", "2.6", "Who lives together is read from a column that the letters do not have.", "plain", 1,
      {"order.data": at("letters/household", ["wohnung"])}, last=1)
twist("household-without-a-list-of-the-skipped", "1.2", "Who was skipped is not listed: anybody can have been.", "household", 6,
      {LETTERS: without_file("skipped.tsv")}, last=6)
twist("household-nobody-ordered", "1.2", "People are skipped, and the order has no rule for households.", "weighted", 6,
      {LETTERS: with_file("skipped.tsv", b"stratum\tticket\tleaf\n")}, last=6)
twist("household-without-tags", "1.9", "The letters come without tags: nobody can see who lives together.", "household", 6,
      table_changed("invitations.tsv", lambda rows: [row[:3] for row in rows]), last=6)
twist("household-tags-that-nobody-ordered", "1.9", "Tags where the order has no rule for households.", "weighted", 6,
      table_changed("invitations.tsv", lambda rows: [[*row, *(("tag", "inner") if at_ == 0 else ("ab" * 20, "ab" * 32))]
                                                     for at_, row in enumerate(rows)]), last=6)

# Each field of each table

for name, rule in (("invitations.tsv", "5.1"), ("second-wave.tsv", "5.3"), ("skipped.tsv", "5.5")):
    short = name.removesuffix(".tsv")
    twist(f"household-{short}-tag-in-capitals", rule, "A tag in capitals.", "household", 6,
          table_changed(name, lambda rows: rows[1].__setitem__(3, rows[1][3].upper())), last=6)
    twist(f"household-{short}-tag-too-short", rule, "A tag of 39 digits.", "household", 6,
          table_changed(name, lambda rows: rows[1].__setitem__(3, rows[1][3][1:])), last=6)
    twist(f"household-{short}-inner-in-capitals", rule, "An inner hash in capitals.", "household", 6,
          table_changed(name, lambda rows: rows[-1].__setitem__(4, rows[-1][4].upper())), last=6)
    twist(f"household-{short}-inner-too-long", rule, "An inner hash of 65 digits.", "household", 6,
          table_changed(name, lambda rows: rows[-1].__setitem__(4, rows[-1][4] + "0")), last=6)
    twist(f"household-{short}-another-tag", "5.5", "A tag that is not the leaf's: two of one household look like two households.", "household", 6,
          table_changed(name, lambda rows: rows[1].__setitem__(3, "ab" * 20)), attack=2)
    twist(f"household-{short}-another-inner", "5.5", "An inner hash that is not the leaf's.", "household", 6,
          table_changed(name, lambda rows: rows[-1].__setitem__(4, "ab" * 32)))
for name, story, change in [
        ("by-leaf", "Those skipped are listed by leaf.", lambda rows: [rows[0], *sorted(rows[1:], key=lambda row: (int(row[0]), row[2]))]),
        ("twice", "Somebody is skipped twice.", lambda rows: [rows[0], rows[1], *rows[1:]]),
        ("with-leading-zero", "A number of stratum with leading zero.", lambda rows: rows[1].__setitem__(0, "0" + rows[1][0])),
        ("of-no-stratum", "Somebody skipped in a stratum that the order does not have.", lambda rows: rows[-1].__setitem__(0, "5")),
        ("ticket-too-short", "A ticket of 63 digits.", lambda rows: rows[1].__setitem__(1, rows[1][1][1:])),
        ("leaf-in-capitals", "A leaf in capitals.", lambda rows: rows[1].__setitem__(2, rows[1][2].upper()))]:
    twist(f"household-skipped-{name}", "5.5", story, "household", 6, table_changed("skipped.tsv", change), last=6)

# 5.6, and what the walk draws


def openings(draw, rows):
    return [(*row, *draw.openings[row[2]]) for row in rows]


def by_ticket(draw, number, count):
    return openings(draw, [(number, *pair) for pair in drawn(draw.seeds[1], draw.leaves[number - 1], count)])


twist("household-skip-not-listed", "5.6", "Somebody with a small ticket is passed over, and nobody says that he was skipped.", "household", 6,
      {"skipped.rows": lambda rows: rows[1:]}, attack=32)
twist("household-letter-not-listed", "5.6", "One of those drawn is in no table.", "household", 6, {"invitations.rows": lambda rows: rows[1:]}, attack=32)
twist("household-second-letter-not-listed", "5.6", "One of those drawn in the second wave is in no table.", "household", 6,
      {"second.rows": lambda rows: rows[1:]}, attack=32)


def friends_in(rows, draw):
    """In place of the last letter of the first stratum a friend, whose ticket is larger, and whose household has none."""
    stratum = [row for row in rows if row[0] == 1]
    tags = {row[3] for row in rows}
    others = by_ticket(draw, 1, len(draw.leaves[0]))
    friend = next(row for row in reversed(others) if row[3] not in tags)
    return sorted([*stratum[:-1], friend]) + rows[len(stratum):]


def dropped_and_skipped(rows, draw):
    """The last one drawn in the first stratum is listed as skipped, although his household has no letter."""
    last = [row for row in openings(draw, honest_walk(draw)[0]) if row[0] == 1][-1]
    return sorted([*rows, last])


def honest_walk(draw):
    return walk(draw.seeds[1], draw.leaves, draw.letters, draw.second, lambda leaf: draw.openings[leaf][0])


def one_less(rows):
    stratum = [row for row in rows if row[0] == 1]
    return stratum[:-1] + rows[len(stratum):]


twist("household-letter-called-a-skip", "5.2 5.6", "Somebody drawn is listed as skipped, although his household has no letter.", "household", 6,
      {"invitations.rows": one_less, "skipped.rows": dropped_and_skipped}, attack=32)
twist("household-friend-drawn", "5.2", "A friend gets a letter beyond those that the walk draws.", "household", 6,
      {"invitations.rows": lambda rows, draw: sorted({*rows, *friends_in(rows, draw)})}, attack=32)
twist("household-skip-that-gets-a-letter", "5.2", "Somebody skipped gets a letter all the same: his household has two.", "household", 6,
      {"invitations.rows": lambda rows, draw: sorted([*rows, openings(draw, honest_walk(draw)[2])[0]])}, attack=2)
twist("household-second-letter-to-one-skipped", "5.3", "In the second wave somebody gets a letter who was skipped.", "household", 6,
      {"second.rows": lambda rows, draw: sorted([*rows, openings(draw, honest_walk(draw)[2])[0]])}, attack=2)
twist("household-more-skipped-than-are", "5.6", "Somebody is listed as skipped whom the walk never came to.", "household", 6,
      {"skipped.rows": lambda rows, draw: sorted([*rows, by_ticket(draw, 1, len(draw.leaves[0]))[-1]])})
twist("household-letters-without-the-rule", "5.6", "The letters are drawn as if there were no rule: households get two, and nobody is skipped.", "household", 6, {
    "invitations.rows": lambda rows, draw: [row for number in range(1, 5) for row in by_ticket(draw, number, draw.letters[number - 1])],
    "second.rows": lambda rows, draw: [row for number in range(1, 5) for row in by_ticket(draw, number, draw.letters[number - 1] + draw.second[number - 1])[draw.letters[number - 1]:]],
    "skipped.rows": lambda rows: []}, attack=2)
twist("household-ticket-not-its-own", "5.6", "The ticket of somebody skipped is written smaller than it is.", "household", 6,
      {"skipped.rows": lambda rows: [(rows[0][0], "00" + rows[0][1][2:], *rows[0][2:]), *rows[1:]]}, attack=32)


def stratum_by_stratum(draw):
    """As if each stratum were drawn for itself, one after the other: the first ones take the households of the later."""
    tags, first, skipped = set(), [], []
    for number, leaves in enumerate(draw.leaves, 1):
        left = draw.letters[number - 1]
        for row in by_ticket(draw, number, len(leaves)):
            if left == 0:
                break
            if row[3] in tags:
                skipped.append(row)
            else:
                tags.add(row[3])
                first.append(row)
                left -= 1
    return first, skipped


twist("household-stratum-by-stratum", "5.6", "The strata are drawn one after the other, not all together: what is listed is not what the walk comes to.", "household", 6,
      {"invitations.rows": lambda rows, draw: stratum_by_stratum(draw)[0], "skipped.rows": lambda rows, draw: stratum_by_stratum(draw)[1]}, last=6, attack=6)


def tags_of_the_office(tag, person):
    """Two friends who live together get tags of their own."""
    return "cd" * 20 if person["nummer"].endswith("7") else tag


twist("household-two-tags-for-one", "", "Two people of one household have two tags from the beginning: the public cannot see it, the auditor can (A.4, A.5).", "household", 2,
      {"frame.tag": tags_of_the_office}, exit=0)
