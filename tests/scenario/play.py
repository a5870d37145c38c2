"""Plays a whole draw with the programs, as an office and its contributors would: each call is a process of its own.

    play = Play(folder, bin_folder, source_folder, order)
    play.run_until("panel")         every command before `panel`
    play.run("panel")               the command itself

The files of a play lie in `folder`: draw/ (the office's), person-N/ (contributor N), register.csv and so on. Dice are fixed,
so that the same command can be repeated.
"""
import json
import pathlib
import re
import subprocess

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"}
DICE = "3 5 1 6 2 4 4 1 1 6 5 3 2 2 6 1 4 5 3 6"


def order_of(source, city="tiny"):
    """The draft order of a city, without its comments, as data."""
    text = (source / f"tests/world/orders/{city}.order.json").read_text()
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.M))


def sealed_order(source):
    """The tiny draw with a sealed question, hence a committed portfolio; its sealed part may be destroyed at once."""
    order = order_of(source)
    order["destroy_after"] = "2026-03-02"
    order["panel"] |= {"form": "committed", "panels": 30, "spot_checks": 2}
    order["letters"] |= {"total": 16}
    order["features"].append({
        "name": "Schule", "stratum": None, "column": "Abschluss", "visibility": "sealed", "source": "erfunden",
        "categories": [{"name": "mit", "values": ["ja"], "min": 1, "max": 2, "min_flex": 0, "max_flex": 3},
                       {"name": "ohne", "values": ["nein", ""], "min": 1, "max": 2, "min_flex": 0, "max_flex": 3}]})
    return order


class Play:
    #: The office's commands in their sequence; what runs before each is in prepare_NAME.
    COMMANDS = ("new", "frame", "commit1", "reveal1", "close1", "seed1", "invite", "replies", "portfolio",
                "commit2", "reveal2", "close2", "seed2", "panel", "leave", "replace")

    def __init__(self, folder, programs, source, order, city="tiny"):
        self.folder, self.programs, self.source = pathlib.Path(folder), pathlib.Path(programs), pathlib.Path(source)
        self.order, self.city = order, city
        self.slots = range(1, len(order["slots"]) + 1)
        self.absent, self.missing = {1: (), 2: ()}, {1: (), 2: ()}

    # --- calling programs ---

    def call(self, program, *arguments, expected=0, clock=None):
        """Runs a program; returns it. `expected`: the exit code, None for any. `clock`: what it takes for the time, UTC."""
        command = [*(["faketime", clock] if clock else []), self.programs / program, *map(str, arguments)]
        environment = ENVIRONMENT | ({"TZ": "UTC"} if clock else {})
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if expected is not None and done.returncode != expected:
            raise AssertionError(f"{' '.join(map(str, command))}: exit {done.returncode}, expected {expected}\n{done.stdout}{done.stderr}")
        return done

    def klero(self, *arguments, expected=0):
        return self.call("klero", *arguments, expected=expected)

    def everybody(self, slots, *arguments):
        """Runs one klero for each slot at the same time; {slot} in the arguments is its number."""
        running = [(slot, subprocess.Popen([self.programs / "klero", *(str(a).format(slot=slot) for a in arguments)], cwd=self.folder,
                                           env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)) for slot in slots]
        for slot, process in running:
            output = process.communicate()[0]
            assert process.returncode == 0, f"slot {slot}: {arguments}: {output}"

    # --- the sequence ---

    def run(self, name, expected=0):
        """Prepares the command and runs it."""
        return self.klero(*self.prepare(name), expected=expected)

    def run_until(self, name):
        for command in self.COMMANDS[:self.COMMANDS.index(name)]:
            self.run(command)

    def prepare(self, name):
        """Makes what the command needs, unless it is there; returns the arguments of klero."""
        kind, lot = (name[:-1], int(name[-1])) if name[-1].isdigit() else (name, None)
        method = getattr(self, "prepare_" + kind)
        return method(lot) if lot else method()

    def prepare_new(self):
        keys = []
        for slot in self.slots:
            (self.folder / f"person-{slot}").mkdir(exist_ok=True)
            key = self.folder / f"person-{slot}/key"
            if not key.exists():
                self.klero("keygen", key, "--name", f"Person {slot}", "--no-passphrase")
            keys.append((self.folder / f"person-{slot}/key.pub").read_text().split()[1])
        order = self.order | {"slots": [slot | {"key": key} for slot, key in zip(self.order["slots"], keys)]}
        (self.folder / "order.json").write_text(json.dumps(order))
        return ["new", "draw", "--order", "order.json"]

    def prepare_frame(self):
        if not (self.folder / "register.csv").exists():
            self.call("klero-world", "register", self.city, "--out", "register.csv")
        served = ["--served", "served.csv"] if self.order["eligibility"].get("served") else []
        return ["frame", "draw", "register.csv", *served]

    def present(self, lot):
        return [slot for slot in self.slots if slot not in self.absent[lot]]

    def revealing(self, lot):
        return [slot for slot in self.present(lot) if slot not in self.missing[lot]]

    def prepare_commit(self, lot):
        self.everybody(self.present(lot), "contribute", "draw/record", "--slot", "{slot}", "--key", "person-{slot}/key",
                       "--out", f"person-{{slot}}/lot{lot}")
        folders = [f"person-{slot}/lot{lot}" for slot in self.present(lot)]
        return ["commit", "draw", *folders, *(word for slot in self.absent[lot] for word in ("--absent", slot))]

    def prepare_reveal(self, lot):
        (self.folder / f"reveals-{lot}").mkdir(exist_ok=True)
        name = "opening-{slot}.txt" if self.order["escrow"] else "slot-{slot}.txt"
        self.everybody(self.revealing(lot), "open", "draw/record", "--slot", "{slot}", "--in", f"person-{{slot}}/lot{lot}",
                       "--out", f"reveals-{lot}/{name}")
        return ["reveal", "draw", f"reveals-{lot}", *(word for slot in self.missing[lot] for word in ("--missing", slot))]

    def prepare_close(self, lot):
        (self.folder / f"closes-{lot}").mkdir(exist_ok=True)
        self.everybody(self.revealing(lot), "sign-close", "draw/record", "--slot", "{slot}", "--key", "person-{slot}/key",
                       "--in", f"person-{{slot}}/lot{lot}", "--memory", "person-{slot}/memory",
                       "--out", f"closes-{lot}/slot-{{slot}}.sig", "--yes")
        return ["close", "draw", f"closes-{lot}"]

    def dice(self, beacons):
        return ["--dice", DICE, "--dice-again", DICE.replace(" ", ",")] if beacons else []

    def prepare_seed(self, _lot):
        return ["seed", "draw", *self.dice(self.order["beacons"])]

    def prepare_invite(self):
        return ["invite", "draw"]

    def prepare_replies(self):
        if not (self.folder / "replies.csv").exists():
            if any(feature["column"] for feature in self.order["features"]):
                self.answer()
            else:
                self.call("klero-world", "replies", self.city, "--letters", "draw/sealed/06-invitations/letters.csv",
                          "--out", "replies.csv")
        return ["replies", "draw", "replies.csv"]

    def answer(self):
        """Everybody replies; the questions' values are given in turn."""
        questions = [feature for feature in self.order["features"] if feature["column"]]
        values = [[value for category in feature["categories"] for value in category["values"]] for feature in questions]
        letters = (self.folder / "draw/sealed/06-invitations/letters.csv").read_text(encoding="utf-8-sig")
        codes = sorted(line.split(";")[0] for line in letters.splitlines()[1:])
        rows = [";".join([code, *(given[number % len(given)] for given in values)]) for number, code in enumerate(codes)]
        (self.folder / "replies.csv").write_text("\n".join([";".join(["code", *(q["column"] for q in questions)]), *rows]) + "\n")

    def prepare_portfolio(self):
        return ["portfolio", "draw"]

    def prepare_panel(self):
        return ["panel", "draw"]

    def prepare_leave(self):
        rows = self.table("12-panel/panel.tsv")[:1]
        (self.folder / "leavers.csv").write_text(
            "row;reason\n" + "".join(f"{row['row']};{self.order['reasons'][0]}\n" for row in rows))
        return ["leave", "draw", "leavers.csv"]

    def prepare_replace(self):
        return ["replace", "draw", *self.dice(self.order["replacement_beacons"])]

    def prepare_destroy(self):
        return ["destroy", "draw", "--yes"]

    # --- looking at the result ---

    def table(self, path):
        """The rows of a table of the record, as dictionaries."""
        header, *lines = (self.folder / "draw/record" / path).read_text().splitlines()
        return [dict(zip(header.split("\t"), line.split("\t"))) for line in lines]

    def anchor(self):
        return subprocess.run("sha256sum < draw/record/01-order/SHA256SUMS", shell=True, cwd=self.folder, check=True,
                              capture_output=True, text=True).stdout[:64]

    def verify(self, expected=0):
        return self.call("klero-verify", "draw/record", "--order", self.anchor(), expected=expected)
