"""Who gets a letter. docs/protocol.md, section 5."""

import ed25519
from order import label
from record import lines, sha, table


def ticket_of(seed, leaf):
    return sha((seed + leaf).encode())


def drawn(seed, leaves, number):
    """The (ticket, leaf) pairs of the `number` smallest tickets."""
    return sorted((ticket_of(seed, leaf), leaf) for leaf in leaves)[:number]


COLUMNS = ["stratum", "ticket", "leaf"]


def waves(draw):
    """The rows of both waves."""
    first, second = [], []
    for number, leaves in enumerate(draw.leaves, 1):
        letters, more = draw.letters[number - 1], draw.second[number - 1]
        rows = [(number, *pair) for pair in drawn(draw.seeds[1], leaves, letters + more)]
        first += rows[:letters]
        second += rows[letters:]
    return first, second


def make(draw):
    wave = draw.order["letters"]["second_wave"]
    first, second = waves(draw)
    first = draw.at("invitations.rows", first)
    draw.invited = {leaf: number for number, _, leaf in first}
    files = {"invitations.tsv": table(COLUMNS, first)}
    evidence = None
    if wave:
        second = draw.at("second.rows", second)
        files["second-wave.tsv"] = table(COLUMNS, second)
        answered = draw.at("second.answered", sum(replies_early(draw, leaf) for leaf in draw.invited))
        sent = draw.at("second.sent", answered < wave["below"])
        if sent:
            draw.invited |= {leaf: number for number, _, leaf in second}
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
