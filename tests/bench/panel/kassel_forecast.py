"""How likely Kassel's letters fill every quota: `klero forecast` at several numbers of letters and rates of reply.

    python3 tests/bench/panel/kassel_forecast.py build/release/bin/klero

Letters go to people by lot, so a stratum (district, sex, age) gets its share of the city's people (tests/world/figures).
The panel of 30 is to have a woman or man more or less than half, each third of the ages within one seat of its share, each
district at most two seats; and 12 to 22 of 30 without a higher school certificate, of whom one replies for two who have it.
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

FIGURES = pathlib.Path(__file__).resolve().parents[2] / "world/figures"
SEATS, AGES = 30, {"16-34": (15, 35), "35-59": (35, 60), "60+": (60, 200)}
LETTERS, RATES = (800, 1200, 1656, 2500), (5, 8, 14)


def table(name):
    with open(FIGURES / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def cells():
    """The share of the city of each sex and third of the ages."""
    people = dict.fromkeys([(sex, age) for sex in "mw" for age in AGES], 0)
    for row in table("kassel_sex_age_2019.tsv"):
        for age, (begin, end) in AGES.items():
            if begin <= int(row["from"]) < end:
                people[row["sex"], age] += int(row["people"])
    return {cell: count / sum(people.values()) for cell, count in people.items()}


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def write_categories(path, shares):
    age = {name: sum(share for (_, one), share in shares.items() if one == name) for name in AGES}
    write(path, [("feature", "value", "min", "max", "min_flex", "max_flex", "weight"),
                 *(("sex", sex, 14, 16, 12, 18, 1) for sex in "mw"),
                 *(("age", name, int(SEATS * part), int(SEATS * part) + 1, int(SEATS * part) - 2, int(SEATS * part) + 3, 1)
                   for name, part in age.items()),
                 *(("district", row["name"], 0, 2, 0, 3, 1) for row in table("kassel_districts_2015.tsv")),
                 ("school", "higher", 8, 18, 6, 20, 2), ("school", "other", 12, 22, 10, 24, 1)])


def write_strata(path, shares, letters, rate):
    districts = table("kassel_districts_2015.tsv")
    everybody = sum(int(row["people"]) for row in districts)
    write(path, [("district", "sex", "age", "letters", "replies_per_cent"),
                 *((row["name"], *cell, round(letters * int(row["people"]) / everybody * share), rate)
                   for row in districts for cell, share in shares.items())])


def main():
    shares = cells()
    print("| letters | replies of 100 | forecast |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        strata, categories = pathlib.Path(folder, "strata.csv"), pathlib.Path(folder, "categories.csv")
        write_categories(categories, shares)
        for letters in LETTERS:
            for rate in RATES:
                write_strata(strata, shares, letters, rate)
                told = subprocess.run([sys.argv[1], "forecast", categories, strata, "--size", str(SEATS)], check=True,
                                      stdout=subprocess.PIPE, text=True).stdout
                print(f"| {letters} | {rate} | {'; '.join(' '.join(line.split()) for line in told.splitlines())} |")


if __name__ == "__main__":
    main()
