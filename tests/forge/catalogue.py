"""The catalogue of forgeries: what a forgery is, and the three ways to make one.

Each is a named mutation of a good record, with the rules it must break (exactly these checks FAIL, no others), the
exit code, and a line that tells the story. Forgers are of two kinds:

    office     holds the office's key: whatever it changes, it lists and signs anew everything that follows. In a
               `twist` the contributors go along too: they commit, reveal and sign whatever record they are shown.
               Nothing but the one fault is wrong then, and one check must see it.
    outsider   has no key: he changes bytes of a finished record.
"""

import dataclasses
import functools
import typing

import certificate
import record
import worlds
from opinion.close import Brought


def brought(world, authority="authority", beacon="beacon", earlier=None):
    """What a user of the verifier brings to a draw of this world."""
    order = worlds.world_of(world).order
    everything = [entry["kind"] for entries in (order["beacons"], order["replacement_beacons"]) for one in entries
                  for entry in (one, one["fallback"]) if entry]
    before = worlds.world_of(world).before
    return Brought(
        tuple(map(certificate.root, authority.split())) if order["timestamps"] else (),
        (certificate.beacon(beacon),) if beacon and "nist" in everything else (),
        tuple(earlier() if earlier else [worlds.honest_files(before)] if before else []))


@dataclasses.dataclass
class Forgery:
    name: str
    fails: frozenset          # the numbers of the checks that FAIL, exactly
    story: str
    base: str                 # a world
    by: str                   # "office" or "outsider"
    make: typing.Callable     # () -> files
    exit: int = 1
    anchor: str | None = "own"    # "own": the order as forged was announced; "base": the good one was; None: none
    through: int | None = None
    attack: int | None = None     # number in docs/threat-model.md
    authority: str = "authority"            # whose roots the user brings: names in tests/forge/keys
    beacon: str | None = "beacon"           # whose beacon certificate
    earlier: typing.Callable | None = None  # () -> the records of earlier attempts that the user brings

    def files(self):
        return self.make()

    def brought(self):
        return brought(self.base, self.authority, self.beacon, self.earlier)

    def order_checksum(self, files):
        if self.anchor == "base":
            return worlds.honest(self.base).anchor
        if self.anchor == "own" and isinstance(files.get("01-order/SHA256SUMS"), bytes):
            return record.checksum(files, "01-order")
        return self.anchor if self.anchor != "own" else None


ALL = []


def enter(name, fails, story, **more):
    if any(other.name == name for other in ALL):
        raise ValueError(f"two forgeries named {name}")
    ALL.append(Forgery(name, frozenset(fails.split()), story, **more))


def twist(name, fails, story, base, first, twists, last=99, **more):
    """A draw in which somebody had his hand in at named points, from step `first` on; made up to step `last`."""
    make = lambda: dict(worlds.forged(base, dict(twists), first - 1, last).files)
    enter(name, fails, story, base=base, by="office", make=make, **more)


def after(name, fails, story, base, change, rechain=None, **more):
    """A finished record, changed by `change(files)`; from step `rechain` on listed and signed anew by the office."""
    def make():
        files = worlds.honest_files(base)
        changed = change(files)
        files = files if changed is None else changed
        if rechain is not None:
            record.rechain(files, rechain, worlds.honest(base).office)
        return files
    enter(name, fails, story, base=base, by="office" if rechain is not None else "outsider", make=make, **more)


# Small hands.

def replaced(name, old, new, count=1):
    """A twist of a step's files: in the file `name` the bytes `old` become `new`."""
    def hand(files):
        if old not in files[name]:
            raise ValueError(f"{name}: {old!r} does not occur")
        return files | {name: files[name].replace(old, new, count)}
    return hand


def rows_changed(name, change):
    """A twist of a step's files: `change(rows)` edits the lines of a table, lists of fields, header first."""
    def hand(files):
        rows = [line.split("\t") for line in files[name].decode().split("\n")[:-1]]
        changed = change(rows)
        rows = rows if changed is None else changed
        return files | {name: record.lines(*("\t".join(map(str, row)) for row in rows))}
    return hand


def with_file(name, data):
    return lambda files: files | {name: data}


def without_file(name):
    return lambda files: {path: data for path, data in files.items() if path != name}


def set_to(value):
    return lambda honest: value


def for_slot(slot, change):
    """A twist that concerns one slot."""
    return lambda honest, slot_=slot, *, slot: change(honest) if slot == slot_ else honest


def order_changed(change):
    def hand(order):
        changed = change(order)
        return order if changed is None else changed
    return hand


def at(path, value):
    """A twist of the order: the entry at `path` ("letters/minimum", "slots/0/key") gets a value."""
    *parents, last = [int(part) if part.isdigit() else part for part in path.split("/")]

    def hand(order):
        target = functools.reduce(lambda x, part: x[part], parents, order)
        target[last] = value
    return order_changed(hand)


def both(*hands):
    def hand(thing):
        for one in hands:
            thing = one(thing)
        return thing
    return hand
