"""The replies. docs/protocol.md, section 6."""

from post import outcomes
from record import sha, table
from sealed_record import pool_files, sealed_categories


def category_in(order, strata, feature, stratum, answers):
    """The name of the category of one person; `answers` gives the answer for each column feature by name."""
    if feature["stratum"] is None:
        return answers[feature["name"]]
    column = [entry["name"] for entry in order["strata"]].index(feature["stratum"])
    name = order["strata"][column]["categories"][strata[stratum - 1][column]]["name"]
    return next(category["name"] for category in feature["categories"] if name in category["values"])


def answer_of(feature, person):
    return next(category["name"] for category in feature["categories"] if person[feature["column"]] in category["values"])


def make(draw):
    order = draw.order
    asked = [feature for feature in order["features"] if feature["column"] is not None]
    replies = sorted(leaf for leaf in draw.invited if leaf in draw.people and draw.people[leaf]["replies"])
    replies = draw.at("pool.replies", replies)
    answers = {leaf: {feature["name"]: answer_of(feature, draw.people[leaf]) for feature in asked} for leaf in replies}
    answers = draw.at("pool.answers", answers)
    draw.rows = replies
    # For each row of the pool the category in each feature, by name.
    draw.categories = [{feature["name"]: category_in(order, draw.strata, feature, draw.invited.get(leaf, 1), answers[leaf])
                        for feature in order["features"]} for leaf in replies]
    margins = [[feature["name"], category["name"],
                sum(row[feature["name"]] == category["name"] for row in draw.categories)]
               for feature in order["features"] if feature["visibility"] == "public" for category in feature["categories"]]
    sealed = pool_files(draw) if sealed_categories(order) else {}
    asked = [feature for feature in asked if feature["visibility"] == "public"]
    draw.publish(sealed | {
        "pool.tsv": table(["leaf", *(feature["name"] for feature in asked)],
                          [[leaf, *(answers[leaf][feature["name"]] for feature in asked)] for leaf in replies]),
        "margins.tsv": table(["feature", "category", "people"], draw.at("pool.margins", margins)),
        "post.tsv": table(["outcome", "letters"], draw.at("pool.post", outcomes(draw, replies))),
    })


def reply_number(person):
    """A number below 100 that says how willing to reply somebody is."""
    return int(sha(person["number"].encode())[:8], 16) % 100
