#!/usr/bin/python3
"""Makes ages.tsv: who is old enough, and young enough, on the days around birthdays.

  ./make_ages.py [--check]      rewrites the file, or fails if it is another one

Nothing of the project is used. Here nobody's age is computed by subtraction: birthdays are counted one by one, and who was
born on 29 February has his on 1 March where there is no 29 February (BGB §§ 187, 188).
"""
import datetime
import pathlib
import sys

FILE = pathlib.Path(__file__).resolve().parent / "ages.tsv"
HEAD = """\
# Ages on the day of eligibility: the birthday itself counts; who was born on 29 February completes a year on 1 March where
# there is no 29 February. Made by make_ages.py. answer: eligible, too young, too old.
born\tday\tminimum\tmaximum\tanswer
"""


def birthday(born, year):
    try:
        return born.replace(year=year)
    except ValueError:
        return datetime.date(year, 3, 1)


def age(born, day):
    """Birthdays that came, the first of them a year after the birth; -1 before it."""
    if day < born:
        return -1
    return sum(birthday(born, year) <= day for year in range(born.year + 1, day.year + 1))


def answer(born, day, minimum, maximum):
    years = age(born, day)
    return "too young" if years < minimum else "too old" if maximum is not None and years > maximum else "eligible"


def rows():
    days = [datetime.date(*day) for day in ((2026, 9, 1), (2026, 2, 28), (2026, 3, 1), (2028, 2, 28), (2028, 2, 29), (2028, 3, 1), (2026, 12, 31),
                                            (2027, 1, 1))]
    for day in days:
        for minimum, maximum in ((16, None), (18, 80), (0, 99)):
            for years in {minimum, (maximum or 40) + 1}:
                around = birthday(day, day.year - years) if (day.month, day.day) != (2, 29) else datetime.date(day.year - years, 3, 1)
                for off in (-2, -1, 0, 1, 2):
                    yield around + datetime.timedelta(days=off), day, minimum, maximum
    for born in (datetime.date(2008, 2, 29), datetime.date(2012, 2, 29), datetime.date(1948, 2, 29)):
        for day in days:
            for limits in ((16, None), (18, 78), (18, 79)):
                yield born, day, *limits


def text():
    lines = {f"{born}\t{day}\t{minimum}\t{'-' if maximum is None else maximum}\t{answer(born, day, minimum, maximum)}\n"
             for born, day, minimum, maximum in rows()}
    return HEAD + "".join(sorted(lines))


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(0 if FILE.read_text() == text() else "ages.tsv is not what make_ages.py makes")
    FILE.write_text(text())
