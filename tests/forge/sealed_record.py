"""Sealed features in the record: commitments, proofs, totals. docs/protocol.md, section 10."""


def sealed_categories(order):
    """The sealed categories in the order's sequence: (feature, category) as in the order."""
    return [(feature, category) for feature in order["features"] if feature["visibility"] == "sealed"
            for category in feature["categories"]]
