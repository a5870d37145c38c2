"""Who gets a letter. docs/protocol.md, section 5."""

from record import sha, table


def ticket_of(seed, leaf):
    return sha((seed + leaf).encode())


def drawn(seed, leaves, number):
    """The (ticket, leaf) pairs of the `number` smallest tickets."""
    return sorted((ticket_of(seed, leaf), leaf) for leaf in leaves)[:number]


def make(draw):
    rows = [(number, ticket, leaf) for number, leaves in enumerate(draw.leaves, 1)
            for ticket, leaf in drawn(draw.seeds[1], leaves, draw.letters[number - 1])]
    rows = draw.at("invitations.rows", rows)
    draw.invited = {leaf: number for number, _, leaf in rows}
    draw.publish({"invitations.tsv": table(["stratum", "ticket", "leaf"], rows)})
