#!/usr/bin/python3
"""Draws docs/fairness.svg: everybody's chance in one lottery, as `klero solve` found it.

  draw_fairness.py KLERO            print the picture
  draw_fairness.py KLERO --check    fail if docs/fairness.svg is not this picture
"""
import csv
import io
import pathlib
import random
import subprocess
import sys
import tempfile

PICTURE = pathlib.Path(__file__).resolve().parents[3] / "docs" / "fairness.svg"
SEATS, PEOPLE = 30, 132
# Category: share of the replies, seats from, to. Few without a certificate and few under 30 have replied.
FEATURES = {"gender": {"woman": (58, 14, 16), "man": (42, 14, 16)},
            "age": {"16-29": (9, 6, 7), "30-49": (28, 9, 10), "50-64": (35, 7, 8), "65+": (28, 6, 7)},
            "school": {"none": (4, 2, 3), "middle": (26, 13, 15), "abitur": (70, 13, 15)}}
LEFT, TOP, WIDTH, HEIGHT, BAR = 60, 30, 660, 260, 5


def write_pool(folder):
    generator = random.Random(30)
    people = [[f"p{row}", *(generator.choices(list(categories), [share for share, _, _ in categories.values()])[0]
                            for categories in FEATURES.values())] for row in range(PEOPLE)]
    write_table(folder / "respondents.csv", [["id", *FEATURES], *people])
    write_table(folder / "categories.csv", [["feature", "value", "min", "max"], *(
        [feature, value, low, high] for feature, categories in FEATURES.items()
        for value, (_, low, high) in categories.items())])


def write_table(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def solve(klero):
    with tempfile.TemporaryDirectory() as temp:
        folder = pathlib.Path(temp)
        write_pool(folder)
        subprocess.run([pathlib.Path(klero).resolve(), "solve", "categories.csv", "respondents.csv", "--size", str(SEATS),
                        "--chances", "chances"], cwd=folder, check=True, capture_output=True)
        with open(folder / "chances", encoding="utf-8", newline="") as file:
            return sorted(float(line["ideal_chance"]) for line in csv.DictReader(file))


def height_of(chance):
    return round(chance * HEIGHT)


def draw(chances):
    out = io.StringIO()
    bottom = TOP + HEIGHT
    smallest, even = chances[0], SEATS / PEOPLE
    alike = sum(chance < smallest + 1e-6 for chance in chances)
    out.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 350" font-family="sans-serif" font-size="13">\n'
              f'<title>The chances of {PEOPLE} people for {SEATS} seats, smallest first</title>\n'
              '<rect width="800" height="350" fill="white"/>\n')
    for tenth in range(0, 11, 2):
        y = bottom - height_of(tenth / 10)
        out.write(f'<path d="M{LEFT} {y}h{WIDTH}" stroke="#ddd"/>'
                  f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{tenth * 10} %</text>\n')
    out.write("<!-- one bar a person -->\n<g fill=\"#4477aa\">\n")
    for place, chance in enumerate(chances):
        tall = height_of(chance)
        out.write(f'<rect x="{LEFT + BAR * place}" y="{bottom - tall}" width="4" height="{tall}"/>\n')
    y = bottom - height_of(even)
    out.write(f'</g>\n<path d="M{LEFT} {y}h{WIDTH}" stroke="#cc3311" stroke-dasharray="6 4"/>\n'
              f'<text x="{LEFT + 4}" y="{y - 26}" fill="#cc3311">without quotas everybody would have {SEATS} of '
              f'{PEOPLE}: {100 * even:.1f} %</text>\n'
              f'<text x="{LEFT + 4}" y="{y - 8}" fill="#4477aa">the smallest chance, {100 * smallest:.1f} % for '
              f'{alike} people: no lottery that keeps the quotas gives more</text>\n'
              f'<text x="{LEFT + WIDTH}" y="{TOP - 10}" text-anchor="end">those of whom few have replied and many are '
              'wanted</text>\n'
              f'<text x="{LEFT + WIDTH // 2}" y="{bottom + 30}" text-anchor="middle">{PEOPLE} people who replied, '
              'one bar each, smallest chance first</text>\n</svg>\n')
    return out.getvalue()


def main():
    picture = draw(solve(sys.argv[1]))
    if sys.argv[2:] != ["--check"]:
        sys.stdout.write(picture)
    elif PICTURE.read_text(encoding="utf-8") != picture:
        sys.exit(f"{PICTURE} is not what draw_fairness.py draws")


main()
