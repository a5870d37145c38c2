#!/usr/bin/python3
"""Runs a program over cases, each a folder, and compares exit code, stdout and stderr exactly.

  run_cases.py PROGRAM CASES [--write CASE…]

A case is a folder with the files

  args      one argument a line
  exit      the exit code
  stdout, stderr
  before    (if needed) commands of the same program, one a line, that must succeed first
  mask      (if needed) a regular expression; what it matches in stdout, such as seconds, is shown as "…"

and runs in a fresh copy of the folder `files` beside the cases. --write fills exit, stdout and stderr of the cases named
with what the program does now: to be read before it is committed.
"""
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb"}
NAMES = ("exit", "stdout", "stderr")


def run(program, args, folder):
    # Without a terminal, so that a program that wants to ask must say so.
    done = subprocess.run([program, *args], cwd=folder, env=ENVIRONMENT, capture_output=True, stdin=subprocess.DEVNULL,
                          start_new_session=True)
    return {"exit": b"%d\n" % done.returncode, "stdout": done.stdout, "stderr": done.stderr}


def outcome(program, case):
    with tempfile.TemporaryDirectory() as temp:
        work = pathlib.Path(temp) / "work"
        shutil.copytree(case.parent / "files", work)
        before = case / "before"
        for line in before.read_text().splitlines() if before.exists() else []:
            done = run(program, shlex.split(line), work)
            if done["exit"] != b"0\n":
                sys.exit(f"{case.name}: before: {line}\n{done['stderr'].decode(errors='replace')}")
        got = run(program, case.joinpath("args").read_text().splitlines(), work)
    mask = case / "mask"
    if mask.exists():
        got["stdout"], hits = re.subn(mask.read_bytes().rstrip(b"\n"), "…".encode(), got["stdout"])
        if hits == 0:
            sys.exit(f"{case.name}: mask: matches nothing in\n{got['stdout'].decode(errors='replace')}")
    return got


def show(case, name, expected, got):
    print(f"{case.name}: {name} differs\n--- expected\n{expected.decode(errors='replace')}--- got\n"
          f"{got.decode(errors='replace')}---")


def main():
    program, cases = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    write = sys.argv[4:] if sys.argv[3:4] == ["--write"] else []
    wrong, count = 0, 0
    for case in sorted(path.parent for path in cases.glob("*/args")):
        got = outcome(program, case)
        for name in NAMES:
            if case.name in write:
                case.joinpath(name).write_bytes(got[name])
            expected = case.joinpath(name).read_bytes()
            if expected != got[name]:
                wrong += 1
                show(case, name, expected, got[name])
        count += 1
    print(f"{count} cases, {wrong} differences")
    sys.exit(wrong > 0 or count == 0)


main()
