"""Pool, portfolio, panel. docs/protocol.md, sections 6 to 8."""

from opinion import certificate
from opinion.frame import ascending
from opinion.text import document, is_hash, is_number, number, table
from panel import tickets
from pool import category_in
from portfolio import quotas_of, root_of
from post import OUTCOMES
from replacement import fits


class Pool:
    """The rows of the pool: leaves, and categories by feature."""


def judge_pool(report, files, order, found, invited, step):
    pool = Pool()
    public = [feature for feature in order["features"] if feature["visibility"] == "public"]
    asked = [feature for feature in public if feature["column"] is not None]
    rows = table(report, files, f"{step}/pool.tsv", ["leaf", *(feature["name"] for feature in asked)])
    pool.leaves = [row[0] for row in rows]
    report.need("6.1", all(map(is_hash, pool.leaves)) and ascending(pool.leaves), "pool.tsv: leaves")
    answered = True
    for row in rows:
        for feature, answer in zip(asked, row[1:]):
            known = answer in [category["name"] for category in feature["categories"]]
            answered = report.want("6.3", known, f"pool.tsv: {answer}") and answered
    report.want("6.5", len(rows) >= order["panel"]["seats"], "too few replies")
    pool.categories = None
    if invited is not None and report.want("6.2", all(leaf in invited for leaf in pool.leaves), "somebody not invited"):
        answers = [{feature["name"]: answer for feature, answer in zip(asked, row[1:])} for row in rows]
        if answered and not {"2.5", "2.11"} & set(report.failed):
            pool.categories = [{feature["name"]: category_in(order, found.strata, feature, invited[leaf], answer)
                                for feature in public} for leaf, answer in zip(pool.leaves, answers)]
    margins = table(report, files, f"{step}/margins.tsv", ["feature", "category", "people"])
    small_cells(report, order, "margins.tsv", margins)
    expected = [(feature["name"], category["name"]) for feature in order["features"] if feature["visibility"] == "public"
                for category in feature["categories"]]
    report.need("6.4", [row[:2] for row in margins] == expected, "margins.tsv: lines")
    if pool.categories is not None:
        for feature, category, people in margins:
            count = sum(row[feature] == category for row in pool.categories)
            report.want("6.4", people == str(count), f"margins.tsv: {feature}, {category}")
    letters_accounted_for(report, files, order, step, len(rows), invited)
    return pool


def letters_accounted_for(report, files, order, step, rows, invited):
    """Rule 6.8."""
    lines = table(report, files, f"{step}/post.tsv", ["outcome", "letters"])
    counts = [number(line[1]) for line in lines]
    report.need("6.8", [line[0] for line in lines] == OUTCOMES and None not in counts, "post.tsv: lines")
    report.want("6.8", counts[0] == rows, "post.tsv: another number entered")
    report.want("6.8", invited is None or sum(counts) == len(invited), "post.tsv: not every letter once")
    small = [count for count in counts[1:] if 0 < count < order["minimum_cell"]]
    report.want("6.8", not small or small == counts[7:] and not any(counts[1:7]), "post.tsv: a small number")


def small_cells(report, order, name, rows):
    """Rule 6.7: of the numbers as published."""
    for row in rows:
        people = number(row[2])
        report.want("6.7", not people or people >= order["minimum_cell"], f"{name}: {row[0]}, {row[1]}: {people} people")


def good_rows(order, pool, rows):
    return (all(row is not None and 1 <= row <= len(pool.leaves) for row in rows)
            and len(rows) == order["panel"]["seats"] == len(set(rows)))


def meets(order, pool, rows):
    return fits(quotas_of(public_part(order)), pool.categories, rows, 0)


def public_part(order):
    """The order as far as everybody can count."""
    return order | {"features": [feature for feature in order["features"] if feature["visibility"] == "public"]}


def judge_portfolio(report, files, order, pool, step):
    """Open: the rows of each panel. Committed: the roots."""
    panel = order["panel"]
    is_open = panel["form"] == "open"
    rows = table(report, files, f"{step}/panels.tsv", ["panel", "rows" if is_open else "root"])
    report.need("7.1", [row[0] for row in rows] == [str(at) for at in range(panel["panels"])], "panels.tsv: numbers")
    panels = [content for _, content in rows]
    if is_open:
        panels = [[number(row) for row in content.split(" ")] for content in panels]
        report.need("7.1", all(row for rows in panels for row in rows), "panels.tsv: rows")
        report.need("7.1", all(a < b for rows in panels for a, b in zip(rows, rows[1:])), "panels.tsv: rows not ascending")
        if pool is not None:
            seated = True
            for at, rows in enumerate(panels):
                seated = report.want("7.2", good_rows(order, pool, rows), f"panel {at}: seats") and seated
                if seated and pool.categories:
                    report.want("7.3", meets(order, pool, rows), f"panel {at}: quotas")
    else:
        report.need("7.1", all(map(is_hash, panels)), "panels.tsv: roots")
    if not is_open or pool is None or seated:
        chances(report, files, order, pool, panels, is_open, step)
    return panels


def judge_relaxation(report, files, order, step):
    """Rule 7.7: how many steps were taken."""
    path = f"{step}/relaxation.json"
    found = document(report, files, path, "kleroterion/relaxation/1")
    good = set(found) == {"_format", "steps"} and is_number(found["steps"]) and found["steps"] <= len(order["relax"])
    report.need("7.7", good, path)
    return found["steps"]


def judge_infeasible(report, files, order, pool, steps, step):
    """Rule 7.8: of the order without any step."""
    if order["panel"]["form"] == "open":
        certificate.judge_infeasible(report, files, order, pool, steps, step)


def judge_certificate(report, files, order, pool, panels, step):
    """Rule 7.6, which presupposes 7.2."""
    if order["panel"]["form"] == "open":
        certificate.judge(report, files, order, pool, None if "7.2" in report.failed else panels, step)


def chances(report, files, order, pool, panels, is_open, step):
    rows = table(report, files, f"{step}/chances.tsv", ["row", "panels"] if is_open else ["panels", "hash"])
    counts = [number(row[1 if is_open else 0]) for row in rows]
    report.need("7.4", None not in counts, "chances.tsv: numbers")
    report.want("7.4", all(count <= order["panel"]["panels"] for count in counts), "chances.tsv: more than all panels")
    report.want("7.4", sum(counts) == order["panel"]["seats"] * order["panel"]["panels"], "chances.tsv: sum")
    if pool is not None:
        report.want("7.4", len(rows) == len(pool.leaves), "chances.tsv: not one line a row")
    if is_open:
        report.want("7.4", [row[0] for row in rows] == [str(at) for at in range(1, len(rows) + 1)], "chances.tsv: rows")
        for at, count in enumerate(counts, 1):
            report.want("7.4", sum(at in panel for panel in panels) == count, f"chances.tsv: row {at}")
    else:
        report.need("7.4", all(is_hash(row[1]) for row in rows), "chances.tsv: hashes")
        keys = [(count, row[1]) for count, row in zip(counts, rows)]
        report.want("7.4", all(a < b for a, b in zip(keys, keys[1:])), "chances.tsv: not ascending")


def judge_draw(report, files, order, step, seed, panels, pool, base):
    """The rows of the panels opened, by rank, or None."""
    rows = table(report, files, f"{step}/draw.tsv", ["rank", "panel", "ticket"])
    panel = order["panel"]
    good = ([row[0] for row in rows] == [str(at) for at in range(panel["spot_checks"] + 1)]
            and all(number(row[1]) is not None and number(row[1]) < panel["panels"] and is_hash(row[2]) for row in rows))
    report.need("8.1", good, "draw.tsv: lines")
    drawn = [(ticket, int(chosen)) for _, chosen, ticket in rows]
    report.want("8.1", seed is None or drawn == tickets(seed, panel["panels"])[:len(drawn)], "draw.tsv: other panels than those drawn")
    numbers = [chosen for _, chosen in drawn]
    if panel["form"] == "open":
        members = {chosen: panels[chosen] for chosen in numbers} if panels else None
    else:
        members = openings(report, files, order, step, numbers, panels, base)
    if members is None or pool is None:
        return None
    for chosen in numbers:
        if report.want("8.3", good_rows(order, pool, members[chosen]), f"panel {chosen}: seats") and pool.categories:
            report.want("8.4", meets(order, pool, members[chosen]), f"panel {chosen}: quotas")
    return members


def openings(report, files, order, step, numbers, panels, base):
    rows = table(report, files, f"{step}/openings.tsv", ["panel", "row", "salt"])
    members = {chosen: [] for chosen in numbers}
    for chosen, row, salt in rows:
        good = number(chosen) in members and number(row) is not None and is_hash(salt)
        report.need("8.2", good, f"openings.tsv: {chosen}, {row}")
        members[int(chosen)].append((int(row), salt))
    flat = [(chosen, row) for chosen in members for row, _ in members[chosen]]
    report.need("8.2", flat == [(int(chosen), int(row)) for chosen, row, _ in rows], "openings.tsv: not by rank")
    for chosen, opened in members.items():
        report.need("8.2", opened, f"panel {chosen} is not opened")
        report.want("8.2", all(a < b for (a, _), (b, _) in zip(opened, opened[1:])), f"panel {chosen}: not ascending")
        if panels is not None and base is not None:
            root = root_of(order, base, chosen, [row for row, _ in opened], [salt for _, salt in opened])
            report.need("8.2", root == panels[chosen], f"panel {chosen}: another root")
    return {chosen: [row for row, _ in opened] for chosen, opened in members.items()}


def judge_members(report, files, path, rule, pool, *possible):
    """The table lists the members; of several possible sets, one of them."""
    rows = table(report, files, path, ["row", "leaf"])
    if pool is not None and possible and all(1 <= row <= len(pool.leaves) for members in possible for row in members):
        expected = [[(str(row), pool.leaves[row - 1]) for row in sorted(members)] for members in possible]
        report.want(rule, rows in expected, f"{path}: other members")
