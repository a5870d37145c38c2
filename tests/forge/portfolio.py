"""The M panels: any that meet the quotas, by chance and repair. docs/protocol.md, section 7."""

import hashlib
import random

import relaxation
from order import label
from record import lines, sha, table


CERTIFICATE = ["item", "number", "node", "kind", "index", "value"]


class NoPanel(Exception):
    """Nobody could find a panel that meets the quotas: the draw ends before its portfolio."""


def quotas_of(order, low="min", high="max"):
    return [(feature["name"], category["name"], category[low], category[high])
            for feature in order["features"] for category in feature["categories"]]


def excess(quotas, categories, rows):
    """By how many people a panel (rows from 1) misses the quotas, over all categories."""
    total = 0
    for feature, category, low, high in quotas:
        count = sum(categories[row - 1][feature] == category for row in rows)
        total += max(low - count, count - high, 0)
    return total


def find_panel(order, categories, rng, wanted=lambda excess: excess == 0):
    """A panel whose excess is as `wanted`: from a chance panel, swaps that do no harm."""
    quotas, everybody, seats = quotas_of(order), range(1, len(categories) + 1), order["panel"]["seats"]
    for _ in range(200):
        panel = rng.sample(everybody, seats)
        for _ in range(200):
            now = excess(quotas, categories, panel)
            if wanted(now):
                return sorted(panel)
            outside = [row for row in everybody if row not in panel]
            if not outside:
                break
            swapped = list(panel)
            swapped[rng.randrange(seats)] = rng.choice(outside)
            if excess(quotas, categories, swapped) <= now:
                panel = swapped
    raise NoPanel


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def merkle(hashes):
    """Merkle tree hash of RFC 6962, 2.1, over leaf hashes."""
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return node(merkle(hashes[:split]), merkle(hashes[split:]))


def member_leaf(order, pool, panel, row, salt):
    return hashlib.sha256(b"\0" + lines(label(order, "member"), pool, f"panel {panel}", f"row {row}", salt)).digest()


def root_of(order, pool, panel, rows, salts):
    return merkle([member_leaf(order, pool, panel, row, salt) for row, salt in zip(rows, salts)]).hex()


def chance_hash(order, pool, row, panels, salt):
    return sha(lines(label(order, "chance"), pool, f"row {row}", f"panels {panels}", salt))


def make(draw):
    draw.relaxed = draw.at("portfolio.relaxed", draw.world.relaxed)
    order = draw.in_force
    rng = random.Random(f"{draw.world.name}/portfolio")
    panels = draw.world.panels(draw) if draw.world.panels else [
        find_panel(order, draw.categories, rng) for _ in range(order["panel"]["panels"])]
    draw.panels = draw.at("portfolio.panels", panels)
    chances = [0] * len(draw.rows)
    for panel in draw.panels:
        for row in set(panel):
            chances[row - 1] += 1
    chances = draw.at("portfolio.chances", chances)
    steps = {"relaxation.json": relaxation.document(draw.relaxed)}
    if order["panel"]["form"] == "open":
        draw.publish(steps | {
            "infeasible.tsv": table(CERTIFICATE, draw.at("portfolio.infeasible", draw.world.infeasible(draw) if draw.world.infeasible else [])),
            "panels.tsv": table(["panel", "rows"],
                                [[number, " ".join(map(str, panel))] for number, panel in enumerate(draw.panels)]),
            "chances.tsv": table(["row", "panels"], enumerate(chances, 1)),
            "certificate.tsv": table(CERTIFICATE, draw.at("portfolio.certificate", draw.world.certificate(draw) if draw.world.certificate else [])),
        })
        return
    pool = draw.checksums[-1]
    roots = [root_of(order, pool, number, panel, [draw.salt(number, row) for row in panel])
             for number, panel in enumerate(draw.panels)]
    hashes = sorted((panels, chance_hash(order, pool, row, panels, draw.secret("chance", row)))
                    for row, panels in enumerate(chances, 1))
    draw.publish(steps | {
        "panels.tsv": table(["panel", "root"], enumerate(draw.at("portfolio.roots", roots))),
        "chances.tsv": table(["panels", "hash"], hashes),
    })
