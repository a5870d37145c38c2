"""Who is excluded, for what reason, and which numbers of them are told. docs/protocol.md, sections 3 and 3b."""

from record import table

MERGED, FEW, OTHER = "-", "few", "other"


def excludes(order):
    """Whether the order excludes people for more than their age."""
    return bool(order["eligibility"]["rules"]) or order["eligibility"]["served"] is not None


def reasons_of(order):
    reasons = ["too young", "too old"]
    for rule in order["eligibility"]["rules"]:
        reasons += [entry["reason"] for entry in rule["excluded"]]
        reasons += [rule["otherwise"]] if rule["otherwise"] is not None else []
    if order["eligibility"]["served"] is not None:
        reasons.append(order["eligibility"]["served"]["reason"])
    return list(dict.fromkeys(reasons))


def reason_for(order, person, served):
    """The first reason that applies, or None if the person can be drawn. `served`: register numbers."""
    who = order["eligibility"]
    for rule in who["rules"]:
        value = person[rule["column"]]
        if value in rule["eligible"]:
            continue
        return next((entry["reason"] for entry in rule["excluded"] if value in entry["values"]), rule["otherwise"])
    if person["age"] < who["minimum_age"]:
        return "too young"
    if who["maximum_age"] is not None and person["age"] > who["maximum_age"]:
        return "too old"
    return who["served"]["reason"] if person[order["key"]] in served else None


def told(counts, min_stratum):
    """The column `people` for these counts; of `other`, if there is one, the last."""
    if not any(0 < count < min_stratum for count in counts):
        return counts
    by_size = sorted(range(len(counts)), key=lambda at: counts[at])
    merged = [at for at in by_size if counts[at] < min_stratum]
    while sum(counts[at] for at in merged) < min_stratum and len(merged) < len(counts):
        merged.append(by_size[len(merged)])
    together = sum(counts[at] for at in merged)
    return [MERGED if at in merged else count for at, count in enumerate(counts)] + [together if together >= min_stratum else FEW]


def files(order, counts):
    """excluded.tsv, where the order has it. `counts`: people by reason."""
    if not excludes(order):
        return {}
    reasons = reasons_of(order)
    column = told([counts.get(reason, 0) for reason in reasons], order["min_stratum"])
    return {"excluded.tsv": table(["reason", "people"], list(zip([*reasons, OTHER], column)))}
