#!/usr/bin/env python3
"""How long the programs take for a synthetic city, and how much memory: docs/size.md.

    city.py PROGRAMS FOLDER [CITY [LETTERS]]

CITY is kassel, berlin, or germany: eighteen times Berlin, 1,728 strata. (Germany needs about 16 GB of memory and 35 GB of disk.)
Plays a draw from the register to the letters and verifies its record; PROGRAMS holds klero, klero-world and klero-verify,
FOLDER is made. Prints each command with wall time, processor time and peak memory.
"""
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(SOURCE / "tests/scenario"))
import play  # noqa: E402

MEASURED = ("frame", "invite")


def measure(name, folder, command):
    form = "%e s wall, %U s user, %S s system, %M KiB, %I inputs"
    done = subprocess.run(["/usr/bin/time", "-f", form, *map(str, command)], cwd=folder, env=play.ENVIRONMENT,
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)
    print(f"{name:8} exit {done.returncode}: {done.stderr.strip().splitlines()[-1]}", flush=True)
    if done.returncode not in (0, 3):
        print(done.stdout + done.stderr)
    return done


def eighteen_times(order):
    """Berlin's order for klero-world's germany: each district eighteen times."""
    districts = [f"{category['name']} {i}" for i in range(1, 19) for category in order["strata"][0]["categories"]]
    order["strata"][0]["categories"] = [{"name": name, "values": [name]} for name in districts]
    order["features"] = [feature for feature in order["features"] if feature["stratum"] != order["strata"][0]["name"]]
    order["letters"] |= {"total": 20000, "minimum": 5}
    return order


def main(programs, folder, city="berlin", letters=None):
    folder = pathlib.Path(folder).resolve()
    folder.mkdir(parents=True)
    order = eighteen_times(play.order_of(SOURCE, "berlin")) if city == "germany" else play.order_of(SOURCE, city)
    if letters:
        order["letters"]["total"] = int(letters)
    draw = play.Play(folder, pathlib.Path(programs).resolve(), SOURCE, order, city)
    measure("register", folder, [draw.programs / "klero-world", "register", city, "--out", "register.csv"])
    for command in draw.COMMANDS[:draw.COMMANDS.index("replies")]:
        arguments = draw.prepare(command)
        if command in MEASURED:
            measure(command, folder, [draw.programs / "klero", *arguments])
        else:
            draw.klero(*arguments)
    measure("verify", folder, [draw.programs / "klero-verify", "draw/record", "--order", draw.anchor()])


if __name__ == "__main__":
    main(*sys.argv[1:])
