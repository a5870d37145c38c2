"""The panel drawn, its openings, the spot checks. docs/protocol.md, section 8."""

from record import sha, table
from sealed_record import panel_files, sealed_categories


def tickets(seed, panels):
    """All (ticket, panel) pairs, smallest ticket first."""
    return sorted((sha((seed + str(panel)).encode()), panel) for panel in range(panels))


def make(draw):
    panel = draw.order["panel"]
    drawn = draw.at("panel.drawn", tickets(draw.seeds[2], panel["panels"])[:panel["spot_checks"] + 1])
    files = {"draw.tsv": table(["rank", "panel", "ticket"],
                               [[rank, number, ticket] for rank, (ticket, number) in enumerate(drawn)])}
    if panel["form"] == "committed":
        openings = [[number, row, draw.salt(number, row)] for _, number in drawn for row in draw.panels[number]]
        files["openings.tsv"] = table(["panel", "row", "salt"], draw.at("panel.openings", openings))
    draw.members = draw.at("panel.members", list(draw.panels[drawn[0][1]]))
    files["panel.tsv"] = members_table(draw)
    if sealed_categories(draw.order):
        files |= panel_files(draw, [number for _, number in drawn])
    draw.publish(files)


def members_table(draw):
    return table(["row", "leaf"], [[row, draw.rows[row - 1]] for row in sorted(draw.members)])
