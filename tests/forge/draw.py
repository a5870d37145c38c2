"""A whole draw of a small world, step by step, with places where a forger can put his hand in.

    draw = Draw(world)
    draw.run()                      # all steps
    draw.files                      # the record

A *twist* is a function for a named point, for instance "frame.letters" or "05-lot1-seed.files". It is given what
the honest program would use there (and the draw), and returns what is used instead. Everything after it follows
honestly from it: hashes, chain, signatures. That is what a dishonest office with obedient contributors could do.
"""

import copy
import hashlib
import inspect
import pickle

import annulment
import deletion
import deposit
import ed25519
import frame
import letters
import lot
import order
import panel
import pool
import portfolio
import record
import relaxation
import replacement
import void


def derived(*parts):
    return hashlib.sha256("/".join(map(str, parts)).encode()).digest()


class Draw:
    def __init__(self, world, twists=None):
        self.world = world
        self.twists = twists or {}
        self.files = {}
        self.checksums = []
        self.seeds = {}
        self.gone = set()
        self.relaxed = 0
        self.corrected = False
        self.voids = 0    # second lots that were voided so far
        self.office = derived(world.name, "office")
        self.auditor = derived(world.name, "auditor")
        self.master = derived(world.name, "master")
        self.slot_keys = {slot: derived(world.name, "slot", slot) for slot in range(1, world.slots + 1)}
        self.witnesses = {number: derived(world.name, "witness", number) for number in range(1, 16)}
        self.holders = {number: deposit.holder_secret(world.name, number) for number in range(1, 16)}
        self.deposits = {}

    # Secrets: the same in every run, so that a record is the same bytes in every run.

    def secret(self, *context):
        return derived(self.world.name, "secret", *context).hex()

    def salt(self, panel_number, row):
        return self.at("salt", self.secret("salt", panel_number, row), panel_number=panel_number, row=row)

    # Twists.

    def at(self, point, honest, **more):
        twist = self.twists.get(point)
        if twist is None:
            return honest
        wanted = inspect.signature(twist).parameters
        more["draw"] = self
        return twist(honest, **{name: thing for name, thing in more.items() if name in wanted})

    # Steps.

    @property
    def in_force(self):
        """The order with the quotas that hold from step 08 on."""
        return relaxation.in_force(self.order, self.relaxed)

    @property
    def step(self):
        """The folder of the step that is being made."""
        return record.step_name(len(self.checksums) + 1, voids=self.voids, corrected=self.corrected)

    @property
    def anchor(self):
        return self.checksums[0]

    def cosigning(self, step):
        """The witnesses that sign a step: all of them."""
        number = len(self.order["witnesses"]["people"]) if self.order["witnesses"] else 0
        return self.at(f"{step}.cosigning", range(1, number + 1))

    def publish(self, files, more=None, step=None):
        """Writes a step: its files, SHA256SUMS, and its evidence: the signatures, and what `more()` gives."""
        step = step or self.step
        files = self.at(f"{step}.files", files)
        self.files |= {f"{step}/{name}": data for name, data in files.items()}
        sums = self.at(f"{step}.sums", record.sums(self.files, step))
        self.files[f"{step}/SHA256SUMS"] = sums
        evidence = {"office.sig": ed25519.sign(self.office, sums)} | (more() if more else {})
        if record.is_cosigned(step) and not record.is_closing(step):
            evidence |= {f"witness-{number}.sig": ed25519.sign(self.witnesses[number], sums) for number in self.cosigning(step)}
        if step.endswith(("-frame", "-panel")) and self.order.get("auditor"):
            evidence["auditor.sig"] = ed25519.sign(self.auditor, sums)
        evidence = self.at(f"{step}.evidence", evidence)
        self.files |= {f"evidence/{step}/{name}": data for name, data in evidence.items()}
        self.checksums.append(record.sha(sums))

    def make_order(self):
        self.order = self.at("order.data", copy.deepcopy(self.world.order))
        data = self.at("order.bytes", order.canonical(self.order))
        self.publish({"order.json": data, "order.html": self.at("order.page", order.page(self.order))})

    def steps(self):
        """What there is to do, in sequence."""
        first = [self.make_order, lambda: frame.make(self)]
        replies = [pool.make, pool.make_correction] if self.world.correction else [pool.make]
        for number, between in ((1, [letters.make, *replies, portfolio.make]), (2, [panel.make])):
            for _ in self.world.voided if number == 2 else ():
                first += [lambda: lot.make_commit(self, 2), lambda: lot.make_reveal(self, 2), lambda: void.make(self)]
            first += [lambda n=number: lot.make_commit(self, n), lambda n=number: lot.make_reveal(self, n),
                      lambda n=number: lot.make_seed(self, n)]
            first += [lambda make=make: make(self) for make in between]
        for turn in range(len(self.world.leavers)):
            first += [lambda t=turn: replacement.make_leavers(self, t), lambda t=turn: replacement.make_replacement(self, t)]
        if self.world.annulled:
            first[self.world.annulled - 1:] = [lambda: annulment.make(self)]
        if self.world.deletion:
            first.append(lambda: deletion.make(self))
        return first

    def run(self, last=99):
        """Makes the steps that are still to be made, up to the one with the number `last`."""
        for make in self.steps()[len(self.checksums):last]:
            make()
        return self

    # Snapshots: a forgery of step 12 need not make the steps 01 to 11 again.

    def save(self):
        state = {key: thing for key, thing in self.__dict__.items() if key not in ("twists", "world")}
        return pickle.dumps(state)

    @classmethod
    def load(cls, world, state, twists):
        draw = cls.__new__(cls)
        draw.__dict__ = pickle.loads(state)
        draw.world, draw.twists = world, twists
        return draw
