"""Who gets a letter. docs/protocol.md, section 5."""

import ed25519
from order import label
from record import lines, sha, table


def ticket_of(seed, leaf):
    return sha((seed + leaf).encode())


def drawn(seed, leaves, number):
    """The (ticket, leaf) pairs of the `number` smallest tickets."""
    return sorted((ticket_of(seed, leaf), leaf) for leaf in leaves)[:number]


def columns_of(order):
    return ["stratum", "ticket", "leaf", *(["tag", "inner"] if order["letters"]["household"] else [])]


def walk(seed, leaves, letters, second, tag_of):
    """Both waves and those skipped, at most one letter a household: (number, ticket, leaf) by stratum, then ticket."""
    everybody = sorted((ticket_of(seed, leaf), number, leaf) for number, stratum in enumerate(leaves, 1) for leaf in stratum)
    seen, tags, waves, skipped = set(), set(), [], []
    for numbers in (letters, second):
        left, rows = list(numbers), []
        for ticket, number, leaf in everybody:
            if left[number - 1] == 0 or leaf in seen:
                continue
            seen.add(leaf)
            tag = tag_of(leaf)
            if tag in tags:
                skipped.append((number, ticket, leaf))
                continue
            tags.add(tag)
            rows.append((number, ticket, leaf))
            left[number - 1] -= 1
        waves.append(sorted(rows))
    return *waves, sorted(skipped)


def waves(seed, leaves, letters, second):
    """The rows of both waves."""
    first, later = [], []
    for number, (stratum, here, more) in enumerate(zip(leaves, letters, second), 1):
        rows = [(number, *pair) for pair in drawn(seed, stratum, here + more)]
        first += rows[:here]
        later += rows[here:]
    return first, later


def make(draw):
    wave, household = draw.order["letters"]["second_wave"], draw.order["letters"]["household"]
    question = draw.seeds[1], draw.leaves, draw.letters, draw.second
    if household:
        first, second, skipped = walk(*question, lambda leaf: draw.openings[leaf][0])
    else:
        first, second = waves(*question)
    opened = lambda rows: [(*row, *draw.openings.get(row[2], ())) for row in rows]
    first = draw.at("invitations.rows", opened(first))
    draw.invited = {leaf: number for number, _, leaf, *_ in first}
    files = {"invitations.tsv": table(columns_of(draw.order), first)}
    if household:
        files["skipped.tsv"] = table(columns_of(draw.order), draw.at("skipped.rows", opened(skipped)))
    evidence = None
    if wave:
        second = draw.at("second.rows", opened(second))
        files["second-wave.tsv"] = table(columns_of(draw.order), second)
        answered = draw.at("second.answered", sum(replies_early(draw, leaf) for leaf in draw.invited))
        sent = draw.at("second.sent", answered < wave["below"])
        if sent:
            draw.invited |= {leaf: number for number, _, leaf, *_ in second}
        evidence = lambda: decision(draw, answered, sent)
    draw.publish(files, evidence)


def replies_early(draw, leaf):
    """Whether a letter of the first wave was answered by the day of the second."""
    return leaf in draw.people and draw.people[leaf]["replies"] and draw.people[leaf].get("early", True)


def decision(draw, answered, sent):
    """The evidence that says whether the second wave went out (rule 5.4)."""
    checksum = sha(draw.files["06-invitations/SHA256SUMS"])
    text = lines(label(draw.order, "second-wave"), f"checksum {checksum}", f"answered {answered}",
                 "letters sent" if sent else "letters not sent")
    text = draw.at("second.text", text)
    return {"second-wave.txt": text, "second-wave.sig": ed25519.sign(draw.at("second.signer", draw.office), text)}
