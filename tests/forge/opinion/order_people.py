"""Who can be drawn, the letters and the post, as the order has them. docs/protocol.md, rule 2.2."""

from opinion.form import distinct, is_value, keys, list_of, must
from opinion.text import is_date, is_name, is_number, is_text


def post(entry):
    keys(entry, "consent", "deadline", "objections_until", "received", "representatives", "salutation")
    must(is_date(entry["deadline"]), "deadline")
    must(entry["objections_until"] is None or is_date(entry["objections_until"]), "objections_until")
    for key in ("received", "representatives"):
        must(entry[key] is None or is_name(entry[key]), key)
    consent, salutation = entry["consent"], entry["salutation"]
    if consent is not None:
        keys(consent, "column", "values")
        must(is_name(consent["column"]), "column of consent")
        list_of(consent["values"], is_value, "values of consent", 1)
        distinct(consent["values"], "a value of consent")
    if salutation is not None:
        keys(salutation, "categories", "column")
        must(is_name(salutation["column"]) and isinstance(salutation["categories"], list), "salutation")
        for category in salutation["categories"]:
            keys(category, "name", "values")
            must(is_name(category["name"]), "name of a salutation")
            list_of(category["values"], is_value, "values of a salutation")
        distinct([category["name"] for category in salutation["categories"]], "a salutation")
        distinct([value for category in salutation["categories"] for value in category["values"]], "a value of a salutation")


def people(order):
    keys(order["eligibility"], "birth_date", "maximum_age", "minimum_age", "rules", "served")
    who = order["eligibility"]
    must(is_name(who["birth_date"]) and is_number(who["minimum_age"]), "eligibility")
    must(who["maximum_age"] is None or is_number(who["maximum_age"], who["minimum_age"]), "maximum_age")
    eligibility_rules(who["rules"])
    if who["served"] is not None:
        keys(who["served"], "reason")
        must(is_text(who["served"]["reason"]), "reason of served")
    must(is_name(order["key"]), "key")
    list_of(order["identity"], is_name, "identity", 1)
    list_of(order["letter_columns"], is_name, "letter_columns")
    distinct(order["identity"], "an identity column")
    distinct(order["letter_columns"], "a letter column")


def eligibility_rules(rules):
    must(isinstance(rules, list), "rules")
    for rule in rules:
        keys(rule, "column", "eligible", "excluded", "otherwise")
        must(is_name(rule["column"]) and isinstance(rule["excluded"], list), "a rule of eligibility")
        must(rule["otherwise"] is None or is_text(rule["otherwise"]), "otherwise")
        list_of(rule["eligible"], is_value, "eligible", 1)
        for entry in rule["excluded"]:
            keys(entry, "reason", "values")
            must(is_text(entry["reason"]), "reason")
            list_of(entry["values"], is_value, "excluded", 1)
        distinct([*rule["eligible"], *(value for entry in rule["excluded"] for value in entry["values"])], "a value of a rule")
    distinct([rule["column"] for rule in rules], "the column of a rule")


def letters(x):
    keys(x, "household", "levels", "minimum", "second_wave", "total")
    if x["household"] is not None:
        list_of(x["household"], is_name, "household", 1)
        distinct(x["household"], "a column of household")
    if x["second_wave"] is not None:
        keys(x["second_wave"], "below", "date", "total")
        must(is_date(x["second_wave"]["date"]), "date of the second wave")
        must(is_number(x["second_wave"]["below"], 1) and is_number(x["second_wave"]["total"], 1), "second wave")
    must(is_number(x["minimum"]) and is_number(x["total"]) and isinstance(x["levels"], list), "letters")
    for level in x["levels"]:
        keys(level, "columns", "rule", "weights")
        list_of(level["columns"], is_name, "columns")
        must(level["rule"] in ("equal", "proportional", "table", "weighted"), "rule")
        must(isinstance(level["weights"], list), "weights")
        for entry in level["weights"]:
            keys(entry, "part", "weight")
            must(is_text(entry["part"]) and is_number(entry["weight"], 1), "a weight")
