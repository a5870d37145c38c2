"""Commands that are killed at every file operation. To add one: a name, a preparation, the command.

prepare(folder, klero, source) makes what the command needs in `folder`; the draw is called `draw` there. klero("status",
"draw") runs a command of klero in it, which must succeed. `determined`: two runs give the same bytes. `fresh`: tables of
step folders whose every line is drawn anew; the lines that a killed run left unpublished must never be published.
"""
import dataclasses
import pathlib
import shutil
import sys
import typing


@dataclasses.dataclass
class Scenario:
    name: str
    prepare: typing.Callable
    command: list
    determined: bool = False
    fresh: tuple = ()


def draft(folder, klero, source):
    shutil.copy(source / "tests/vectors/order/base.order.json", folder / "draft.json")
    klero("keygen", "office.key", "--name", "office", "--no-passphrase")


NEW = ["new", "draw", "--order", "draft.json", "--office-key", "office.key"]

ALL = [
    Scenario("new", draft, NEW, determined=True),
    Scenario("new-with-own-key", draft, ["new", "draw", "--order", "draft.json"]),
]


# The steps: a whole draw, played up to the command. `invite` and what follows is determined by what lies before it; the
# frame draws a master secret, a committed portfolio its salts.
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scenario"))
import play  # noqa: E402

DETERMINED = {"commit1", "reveal1", "close1", "seed1", "invite", "replies", "portfolio", "panel", "leave", "replace"}


def played(command, name=None, order_of=play.order_of, fresh=()):
    def prepare(folder, klero, source):
        bin_folder = pathlib.Path(sys.argv[1]).resolve().parent
        order = order_of(source)
        game = play.Play(folder, bin_folder, source, order)
        game.run_until(command) if command in game.COMMANDS else [game.run(each) for each in game.COMMANDS]
        arguments[:] = game.prepare(command)
    arguments = []
    return Scenario(name or command, prepare, arguments, determined=name is None and command in DETERMINED, fresh=fresh)


ALL += [played(command) for command in play.Play.COMMANDS if command[-1] != "2" and command != "new"]
# Sealed answers: no blinding, salt or nonce of a proof that a killed run drew may be used a second time.
ALL += [
    played("replies", "replies-sealed", play.sealed_order, ("07-pool/commitments.tsv", "07-pool/bits.tsv")),
    played("portfolio", "portfolio-sealed", play.sealed_order, ("08-portfolio/panels.tsv", "08-portfolio/chances.tsv")),
    played("panel", "panel-sealed", play.sealed_order, ("12-panel/quotas.tsv", "12-panel/totals.tsv")),
    played("replace", "replace-sealed", play.sealed_order, ("14-replacement/quotas.tsv", "14-replacement/skips.tsv")),
    played("destroy", "destroy", play.sealed_order),
]


# What ends a draw, or a second lot that nobody signs.
import ceremony  # noqa: E402


def ended(name, until, make):
    """`name` is the command: `klero annul`, `klero void`; `make` makes the play."""
    def prepare(folder, klero, source):
        make(folder, pathlib.Path(sys.argv[1]).resolve().parent, source).run_until(until)
    return Scenario(name, prepare, [name, "draw", "--reason", "ein Versuch", "--yes"])


ALL += [
    ended("annul", "seed1", lambda folder, programs, source: play.Play(folder, programs, source, play.order_of(source))),
    ended("void", "close2", lambda folder, programs, source: ceremony.CeremonyPlay(folder, programs, source, ceremony.full_order(source))),
]


# The one correction of a pool: its blindings are as fresh as those of the pool before it.
def put_right(folder, klero, source):
    order = play.sealed_order(source)
    order["post"] |= {"objections_until": "2026-07-15"}
    play.Play(folder, pathlib.Path(sys.argv[1]).resolve().parent, source, order).run_until("portfolio")
    lines = (folder / "replies.csv").read_text().splitlines()
    (folder / "right.csv").write_text("\n".join(lines[:-1]) + "\n")


ALL += [Scenario("correct", put_right, ["correct", "draw", "right.csv", "--objections", "1", "--reason", "ein Versuch", "--yes"],
                 fresh=("08-correction/commitments.tsv", "08-correction/bits.tsv"))]


def second_wave(folder, klero, source):
    """Nobody has answered by the day: the second letters go out."""
    order = play.order_of(source)
    order["letters"] |= {"second_wave": {"below": 3, "date": "2026-05-31", "total": 4}}
    order["post"] |= {"received": "Eingang"}
    game = play.Play(folder, pathlib.Path(sys.argv[1]).resolve().parent, source, order)
    game.run_until("replies")
    (folder / "so-far.csv").write_text("code;Eingang\nXXXX;2026-05-30\n")


ALL.append(Scenario("second-wave", second_wave, ["second-wave", "draw", "so-far.csv", "--skip-refused"], determined=True))
