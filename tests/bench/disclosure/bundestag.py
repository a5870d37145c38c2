#!/usr/bin/python3
"""A council of the Bundestag's size with sealed features, made and verified by the programs: how long, how much memory, how large.

    bundestag.py BIN_FOLDER [FOLDER]

2,220 replies, 160 seats, 1,000 panels; public: 16 Länder, 2 genders, 6 ages; sealed: 3 features with 12 categories. The
people do not exist. Takes some minutes; docs/sealed-features.md, section 9, has a table it printed. FOLDER keeps the draw.
"""

import argparse
import csv
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(SOURCE / "tests/scenario"))

import play  # noqa: E402

SEED = 20260301
PEOPLE, LETTERS, SEATS, PANELS, SPOT_CHECKS = 20_000, 2_220, 160, 1_000, 9
LANDS = {"BW": 13, "BY": 16, "BE": 4, "BB": 3, "HB": 1, "HH": 2, "HE": 8, "MV": 2, "NI": 10, "NW": 21, "RP": 5, "SL": 1, "SN": 5, "ST": 3,
         "SH": 4, "TH": 2}
GENDERS = {"w/d": 51, "m": 49}
AGES = {"16-24": (16, 24), "25-34": (25, 34), "35-44": (35, 44), "45-54": (45, 54), "55-64": (55, 64), "65+": (65, None)}
# Shares in a hundred of those who reply, which are not those of the country.
SEALED = {"Bildung": {"keine": 10, "Lehre": 33, "Meister": 12, "Hochschule": 38, "in Ausbildung": 7},
          "Herkunft": {"ohne": 78, "selbst": 12, "Eltern": 10},
          "Haltung": {"zufrieden": 40, "teils": 34, "unzufrieden": 18, "keine Angabe": 8}}
WANTED = {"Bildung": {"keine": 17, "Lehre": 43, "Meister": 10, "Hochschule": 23, "in Ausbildung": 7},
          "Herkunft": {"ohne": 72, "selbst": 16, "Eltern": 12},
          "Haltung": {"zufrieden": 33, "teils": 35, "unzufrieden": 24, "keine Angabe": 8}}


def quotas(shares, values=None):
    """Each category within two seats of its share."""
    whole = sum(shares.values())
    entries = []
    for name, share in shares.items():
        ideal = SEATS * share / whole
        low, high = max(0, int(ideal) - 1), int(ideal) + 2
        entries.append({"name": name, "values": [name] if values is None else values(name), "min": low, "max": high,
                        "min_flex": max(0, low - 1), "max_flex": high + 1})
    return entries


def the_order(ages):
    order = play.order_of(SOURCE)
    feature = lambda name, shares, **more: {"name": name, "column": None, "stratum": None, "visibility": "public", "source": "erfunden",
                                            "categories": quotas(shares)} | more
    return order | {
        "mode": "rehearsal", "title": "Bürgerrat so groß wie der des Bundestags (Probe)", "min_stratum": 1, "minimum_cell": 3, "relax": [],
        "strata": [{"name": "Land", "column": "land", "categories": [{"name": land, "values": [land]} for land in LANDS]},
                   {"name": "Geschlecht", "column": "geschlecht", "categories": [{"name": one, "values": [one]} for one in GENDERS]},
                   {"name": "Alter", "column": None, "categories": [{"name": name, "from": low, "to": high} for name, (low, high) in AGES.items()]}],
        "letters": {"total": LETTERS, "minimum": 1, "levels": [{"columns": ["Land", "Geschlecht", "Alter"], "rule": "proportional"}]},
        "features": [feature("Land", LANDS, stratum="Land"), feature("Geschlecht", GENDERS, stratum="Geschlecht"),
                     feature("Alter", ages, stratum="Alter"),
                     *(feature(name, WANTED[name], column=name, visibility="sealed") for name in SEALED)],
        "panel": {"form": "committed", "panels": PANELS, "seats": SEATS, "spot_checks": SPOT_CHECKS},
    }


def write_register(path, order, rng):
    """Everybody's age is 16 to 87; how many are of each age group."""
    key, born = order["key"], order["eligibility"]["birth_date"]
    columns = list(dict.fromkeys([key, *order["identity"], *order["letter_columns"], born, "land", "geschlecht"]))
    ages = dict.fromkeys(AGES, 0)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        # One of each kind first, so that no stratum is empty.
        kinds = [(land, gender, age) for land in LANDS for gender in GENDERS for age in AGES]
        kinds += [(rng.choices(list(LANDS), LANDS.values())[0], rng.choices(list(GENDERS), GENDERS.values())[0], rng.choice(list(AGES)))
                  for _ in range(PEOPLE - len(kinds))]
        for number, (land, gender, age) in enumerate(kinds):
            low, high = AGES[age]
            ages[age] += 1
            person = dict.fromkeys(columns, "x") | {key: f"P{number:06}", "land": land, "geschlecht": gender,
                                                    born: f"{2026 - rng.randint(low + 1, high or 87):04}-01-{rng.randint(1, 28):02}"}
            person |= {column: f"{column}{number}" for column in order["identity"] if column != born}
            writer.writerow(person)
    return ages


def write_replies(folder, rng):
    letters = (folder / "draw/sealed/06-invitations/letters.csv").read_text(encoding="utf-8-sig")
    codes = sorted(line.split(";")[0] for line in letters.splitlines()[1:])
    rows = [";".join([code, *(rng.choices(list(shares), shares.values())[0] for shares in SEALED.values())]) for code in codes]
    (folder / "replies.csv").write_text("\n".join([";".join(["code", *SEALED]), *rows]) + "\n", encoding="utf-8")


def measure(what, command, folder, expected=0):
    """Runs a program; prints its time by the clock and of the processors, and its peak of memory."""
    start = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], cwd=folder, env=play.ENVIRONMENT, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - start
    assert process.returncode == expected, f"{command}: exit {process.returncode}\n{output}"
    print(f"| {what} | {seconds:.1f} s | {usage.ru_utime + usage.ru_stime:.1f} s | {usage.ru_maxrss / 1024:.0f} MiB |", flush=True)
    return output


def size_of(folder, pattern="**/*"):
    return sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file()) / 2**20


def bench(programs, folder):
    rng = random.Random(SEED)
    print(f"seed {SEED}: {LETTERS} replies, {SEATS} seats, {PANELS} panels, {SPOT_CHECKS} spot checks, "
          f"{sum(map(len, SEALED.values()))} sealed categories")
    print("| what | by the clock | processors | peak of memory |\n|---|---|---|---|")
    ages = write_register(folder / "register.csv", the_order(dict.fromkeys(AGES, 1)), rng)
    draw = play.Play(folder, programs, SOURCE, the_order(ages))
    draw.run_until("replies")
    write_replies(folder, rng)
    klero = programs / "klero"
    measure("klero replies: sealing and proving", [klero, *draw.prepare("replies")], folder)
    measure("klero portfolio", [klero, *draw.prepare("portfolio")], folder)
    for name in draw.COMMANDS[draw.COMMANDS.index("portfolio") + 1:draw.COMMANDS.index("panel")]:
        draw.run(name)
    measure("klero panel: quota proofs of the opened panels", [klero, *draw.prepare("panel")], folder)
    anchor = draw.anchor()
    measure("klero-verify", [programs / "klero-verify", "draw/record", "--order", anchor], folder)
    record = folder / "draw/record"
    print(f"record {size_of(record):.1f} MiB; of these bits.tsv {size_of(record, '07-pool/bits.tsv'):.1f}, "
          f"commitments.tsv {size_of(record, '07-pool/commitments.tsv'):.1f}, quotas.tsv {size_of(record, '12-panel/quotas.tsv'):.1f}")
    branches = 2 * LETTERS * 12 + sum(category["max"] - category["min"] + 1 for feature in draw.order["features"]
                                      if feature["visibility"] == "sealed" for category in feature["categories"]) * (SPOT_CHECKS + 1)
    print(f"{branches} branches, two multiplications each: at 47 µs {branches * 2 * 47e-6:.1f} s of processor")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path, nargs="?")
    arguments = parser.parse_args()
    if arguments.folder:
        arguments.folder.mkdir()
        bench(arguments.programs.resolve(), arguments.folder.resolve())
        return
    with tempfile.TemporaryDirectory() as folder:
        bench(arguments.programs.resolve(), pathlib.Path(folder))


if __name__ == "__main__":
    main()
