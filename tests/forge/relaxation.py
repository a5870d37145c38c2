"""Relaxation: the quotas in force, and the world that needs two steps. docs/protocol.md, rules 7.7 and 7.8.

The world `relaxed`: three seats; one person a, of whom two are wanted; four b, of whom one may sit. With a wanted once
only, a and one b would fill two seats of three; with two b there is a panel.
"""

import copy

from fairness import people
from order import canonical


def in_force(order, steps):
    """The order with the first `steps` steps of its list taken."""
    relaxed = copy.deepcopy(order)
    for step in order["relax"][:steps]:
        for feature in relaxed["features"]:
            for category in feature["categories"]:
                if (feature["name"], category["name"]) == (step["feature"], step["category"]):
                    category[step["bound"]] += 1 if step["bound"] == "max" else -1
    return relaxed


def document(steps):
    return canonical({"_format": "kleroterion/relaxation/1", "steps": steps})


def step(feature, category, bound):
    return {"bound": bound, "category": category, "feature": feature}


def panels(draw):
    """Twelve panels: a in each, and every pair of the four b twice. Rows from 1."""
    (a,), b = people(draw, "a"), people(draw, "b")
    pairs = [(b[i], b[j]) for i in range(4) for j in range(i)]
    return [sorted(row + 1 for row in (a, *pair)) for pair in pairs * 2]


def infeasible(draw):
    """With one step: three seats, of which b takes one at most and the one a another."""
    return [("claim", 0, "-", "bound", "-", -1), ("claim", 0, 0, "leaf", "-", 0),
            ("claim", 0, 0, "seats", 0, -1), ("claim", 0, 0, "most", 1, 1)]


def certificate(draw):
    """The b share two seats, one half each; then a has the third."""
    return [("level", 1, "-", "most", 1, 1), ("level", 2, "-", "seats", 0, 1)]
