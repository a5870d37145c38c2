"""The replies. docs/protocol.md, section 6."""

from order import canonical
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
    draw.publish(files_of_pool(draw, draw.people, "pool"))


def make_correction(draw):
    """The whole pool anew, of the replies as they were put right; no totals of sealed features (rule 6.9)."""
    put_right = {leaf: person | draw.world.correction.get(person["nummer"], {}) for leaf, person in draw.people.items()}
    document = {"_format": "kleroterion/correction/1", "date": "2027-01-20", "objections": len(draw.world.correction),
                "reason": "Eine Antwort lag ungeöffnet, eine war falsch übertragen, eine nicht von der Person."}
    files = files_of_pool(draw, put_right, "correction") | {
        "correction.json": draw.at("correction.bytes", canonical(draw.at("correction.data", document)))}
    draw.publish({name: data for name, data in files.items() if name != "totals.tsv"}, step="08-correction")
    draw.corrected = True


def files_of_pool(draw, people, kind):
    order = draw.order
    asked = [feature for feature in order["features"] if feature["column"] is not None]
    replies = sorted(leaf for leaf in draw.invited if leaf in people and people[leaf]["replies"])
    replies = draw.at(f"{kind}.replies", replies)
    answers = {leaf: {feature["name"]: answer_of(feature, people[leaf]) for feature in asked} for leaf in replies}
    answers = draw.at(f"{kind}.answers", answers)
    draw.rows = replies
    # For each row of the pool the category in each feature, by name.
    draw.categories = [{feature["name"]: category_in(order, draw.strata, feature, draw.invited.get(leaf, 1), answers[leaf])
                        for feature in order["features"]} for leaf in replies]
    margins = [[feature["name"], category["name"],
                sum(row[feature["name"]] == category["name"] for row in draw.categories)]
               for feature in order["features"] if feature["visibility"] == "public" for category in feature["categories"]]
    sealed = pool_files(draw, kind) if sealed_categories(order) else {}
    asked = [feature for feature in asked if feature["visibility"] == "public"]
    return sealed | {
        "pool.tsv": table(["leaf", *(feature["name"] for feature in asked)],
                          [[leaf, *(answers[leaf][feature["name"]] for feature in asked)] for leaf in replies]),
        "margins.tsv": table(["feature", "category", "people"], draw.at(f"{kind}.margins", margins)),
        "post.tsv": table(["outcome", "letters"], draw.at(f"{kind}.post", outcomes(draw, replies))),
    }


def reply_number(person):
    """A number below 100 that says how willing to reply somebody is."""
    return int(sha(person["number"].encode())[:8], 16) % 100
