"""What the third opinion found: broken rules by number, with reasons."""


class Unreadable(Exception):
    """A rule is broken so that what follows from the file cannot be looked at."""


class Report:
    def __init__(self):
        self.failed = {}

    def fail(self, rule, reason):
        self.failed.setdefault(rule, []).append(reason)

    def want(self, rule, condition, reason):
        if not condition:
            self.fail(rule, reason)
        return bool(condition)

    def need(self, rule, condition, reason):
        """Like want, but nothing that follows makes sense without it."""
        if not self.want(rule, condition, reason):
            raise Unreadable(reason)


def attempt(function, *arguments):
    """What the function returns, or None where it could not read on."""
    try:
        return function(*arguments)
    except Unreadable:
        return None
