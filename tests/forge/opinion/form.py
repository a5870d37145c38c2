"""What the parts of an order look like: keys, lists, values. docs/protocol.md, rule 2.2."""

from opinion.text import is_text


class Bad(Exception):
    pass


def must(condition, what):
    if not condition:
        raise Bad(what)


def keys(x, *names):
    must(isinstance(x, dict) and set(x) == set(names), f"keys, expected {names}")


def list_of(x, test, what, least=0):
    must(isinstance(x, list) and len(x) >= least and all(test(element) for element in x), what)


def distinct(names, what):
    must(len(names) == len(set(names)), f"{what} twice")


def is_value(x):
    return x == "" or is_text(x)
