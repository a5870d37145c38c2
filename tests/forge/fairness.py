"""A lottery as fair as can be, and its certificate, by hand. docs/protocol.md, section 7a.

The world `fair`: three seats; three people a, of whom the quotas P, Q, R each allow one of two, so that at most one a sits
in a panel (which fractions do not see: they would allow one and a half); four people b; two people c, for whom there
is no seat. Leximin: the a have one third each, the b two seats among four, one half each, the c nothing.
"""


def people(draw, kind):
    """The rows, from 0, of those of a kind."""
    return [row for row, answers in enumerate(draw.categories) if answers["Art"] == kind]


def panels(draw):
    """Twelve panels: each a four times, each b six times. Rows from 1."""
    a, b = people(draw, "a"), people(draw, "b")
    return [sorted(row + 1 for row in (a[number % 3], *(b[:2] if number % 2 else b[2:]))) for number in range(12)]


def uneven(panels):
    """300 panels, each a 100 times, each b 150 times but for two who are two panels off."""
    def make(draw):
        b = [row + 1 for row in people(draw, "b")]
        made = [list(panel) for panel in panels(draw) * 25]
        for panel in [panel for panel in made if b[0] in panel][:2]:
            panel[:] = sorted({*panel} - {b[0]} | {b[2]})
        return made
    return make


def within(panels):
    """The line that says how near the lottery is."""
    return ("lottery", "-", "-", "within", "-", panels)


# Quotas by number: Art a, b, c are 0, 1, 2; P ja, nein are 3, 4; Q 5, 6; R 7, 8.

def one_a(draw):
    """Claim 0: at most one a. Twice the sum of the a is at most 3 by P, Q and R; whole numbers do the rest."""
    return [("claim", 0, "-", "bound", "-", 1), *weights(draw, 0, "a"), ("claim", 0, 0, "leaf", "-", 2),
            *(("claim", 0, 0, "most", quota, 1) for quota in (3, 5, 7))]


def no_c(draw):
    """Claim 1: no c."""
    return [("claim", 1, "-", "bound", "-", 0), *weights(draw, 1, "c"), ("claim", 1, 0, "leaf", "-", 1), ("claim", 1, 0, "most", 2, 1)]


def three_b(draw):
    """Claim 2: at most three b, by cases on the first of them, which is more than it needs."""
    first = people(draw, "b")[0]
    return [("claim", 2, "-", "bound", "-", 3), *weights(draw, 2, "b"), ("claim", 2, 0, "case", "-", 0), ("claim", 2, 0, "member", first, 1),
            ("claim", 2, 1, "leaf", "-", 1), ("claim", 2, 1, "seats", 0, 1), ("claim", 2, 1, "branch", 0, 1),
            ("claim", 2, 2, "leaf", "-", 1), ("claim", 2, 2, "seats", 0, 1), ("claim", 2, 2, "branch", 0, 1)]


def weights(draw, claim, kind):
    return [("claim", claim, "-", "weight", row, 1) for row in people(draw, kind)]


def levels():
    """The a are pinned by claim 0 at 1/3; then everybody left by the seats at (3 − 3·1/3) / 4 = 1/2."""
    return [("level", 1, "-", "claim", 0, 1), ("level", 2, "-", "seats", 0, 1)]


def certificate(draw):
    return [*one_a(draw), *no_c(draw), *three_b(draw), *levels()]
