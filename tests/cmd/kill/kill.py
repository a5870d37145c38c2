#!/usr/bin/python3
"""Kills klero at every file operation of a command, and then runs the same command again.

  kill.py KLERO KLERO_VERIFY SOURCE [--most N] [SCENARIO…]      all scenarios of scenarios.py, or those named

For each scenario the command is first run once under strace, which lists its file operations within the draw. Then, for
each of these operations (or N of them: the last ones, in which a step is put in its place, and others evenly), in a fresh copy of the draw: the command is run and killed (SIGKILL,
by strace) when it enters that operation; the same command is run again and must exit 0; and then

  * nothing unfinished is left, and the sealed part is closed to others;
  * `klero status` works, and klero-verify finds nothing wrong;
  * what a killed run had drawn and not published is not published by the next (sealed answers);
  * where a scenario says that the result is determined, it is what an undisturbed run gives, byte for byte.
"""
import argparse
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import scenarios  # noqa: E402

OPERATIONS = ("openat", "write", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "unlink", "unlinkat", "rmdir",
              "fsync", "fdatasync", "chmod", "fchmod", "ftruncate", "link", "linkat", "symlink")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"}


def fail(text):
    sys.exit("kill.py: " + text)


def run(command, folder, expected=0):
    done = subprocess.run([str(x) for x in command], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)
    if expected is not None and done.returncode != expected:
        fail(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def operations(command, folder):
    """(system call, its number among the calls of that name) of every operation of the main thread that changes the work folder."""
    log = folder / ".." / "strace.log"
    run(["strace", "-f", "-y", "-o", log, "-e", "trace=" + ",".join(OPERATIONS), "--"] + command, folder)
    seen, found = collections.Counter(), []
    lines = log.read_text(errors="replace").splitlines()
    # strace counts each thread alone, so the first one is counted here; the others only read.
    first = lines[0].split()[0] if lines else ""
    for line in lines:
        match = re.match(r"(\d+)\s+(\w+)\(", line)
        if not match or match[1] != first or match[2] not in OPERATIONS:
            continue
        name = match[2]
        seen[name] += 1
        if name == "openat" and not re.search("O_CREAT|O_WRONLY|O_RDWR", line):
            continue  # reading changes nothing
        # Paths of ours are relative, or stand behind a descriptor (-y); libraries are opened by absolute path.
        if str(folder) in line or re.search(r'\((AT_FDCWD[^,]*, )?"[^/"]', line):
            found.append((name, seen[name]))
    return found


def chosen(points, most):
    """All points, or `most` of them: half are the last ones, in which a step is put in its place, the others evenly chosen."""
    if len(points) <= most:
        return points
    early, late = points[:-(most // 2)], points[-(most // 2):]
    return early[::-(-len(early) // (most - most // 2))] + late


def tree(folder):
    return {str(p.relative_to(folder)): (p.stat().st_mode, p.read_bytes() if p.is_file() else None)
            for p in sorted(folder.rglob("*"))}


def check_whole(scenario, folder, programs):
    draw = folder / "draw"
    for path in draw.rglob("*"):
        if path.name.startswith(".new-") or path.name == ".publishing":
            fail(f"{scenario.name}: left behind: {path}")
        if "sealed" in path.relative_to(draw).parts[:1] and path.stat().st_mode & 0o077:
            fail(f"{scenario.name}: open to others: {path}")
    run([programs["klero"], "status", "draw"], folder)
    verdict = run([programs["klero-verify"], "draw/record"], folder, None)
    if verdict.returncode not in (0, 3):
        fail(f"{scenario.name}: klero-verify: {verdict.returncode}\n{verdict.stdout}")


def lines_of(path):
    """The lines of a table without its header; the last one may have been cut off."""
    return path.read_text(errors="replace").splitlines()[1:] if path.exists() else []


def check_fresh(scenario, folder, left):
    """`left`: by table, the lines that a killed run had written and not published."""
    for table, lines in left.items():
        # A line counts as used again if its last field is (rows and names stand before it).
        used = {line.split("\t")[-1] for line in lines_of(folder / "draw/record" / table)}
        again = used & {line.split("\t")[-1] for line in lines if len(line.split("\t")[-1]) >= 64}
        if again:
            fail(f"{scenario.name}: {table}: drawn by a killed run and published by the next: {sorted(again)[0]}")


def try_scenario(scenario, programs, source, most):
    with tempfile.TemporaryDirectory() as temp:
        temp = pathlib.Path(temp).resolve()
        before, work = temp / "before", temp / "work"
        before.mkdir()
        scenario.prepare(before, lambda *args: run([programs["klero"], *args], before), source)
        command = [programs["klero"], *scenario.command]

        def fresh():
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(before, work, symlinks=True)

        fresh()
        points = operations(command, work)
        check_whole(scenario, work, programs)
        undisturbed = tree(work / "draw")
        if len(points) < 5:
            fail(f"{scenario.name}: only {len(points)} file operations were seen")
        tried, killed, surely, drawn = chosen(points, most), 0, 0, 0
        # Files are read on all cores: which thread opens how many, before it opens one to write, differs from run to run.
        sure = sum(name != "openat" for name, _ in tried)
        for name, number in tried:
            fresh()
            done = run(["strace", "-f", "-o", "/dev/null", "-e", f"trace={name}", "-e",
                        f"inject={name}:signal=KILL:when={number}", "--"] + command, work, None)
            dead = done.returncode not in (0, 1, 2)
            killed += dead
            surely += dead and name != "openat"
            unfinished = {table: work / "draw/record" / (".new-" + table) for table in scenario.fresh}
            left = {table: lines_of(path) for table, path in unfinished.items()}
            drawn += sum(map(len, left.values()))
            run(command, work)
            check_whole(scenario, work, programs)
            check_fresh(scenario, work, left)
            if scenario.determined and tree(work / "draw") != undisturbed:
                fail(f"{scenario.name}: killed at {name} {number}: the second run gave another result")
        if surely < max(1, sure * 0.8):
            fail(f"{scenario.name}: only {surely} of {sure} runs were killed")
        if scenario.fresh and drawn == 0:
            fail(f"{scenario.name}: no killed run had drawn anything: the test shows nothing")
        print(f"{scenario.name}: {len(points)} file operations, killed at {killed} of them, whole again each time", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("klero", type=pathlib.Path)
    parser.add_argument("klero_verify", type=pathlib.Path)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("names", nargs="*")
    given = parser.parse_intermixed_args()
    wanted = [s for s in scenarios.ALL if s.name in given.names or not given.names]
    if not wanted:
        fail("no such scenario")
    programs = {"klero": given.klero.resolve(), "klero-verify": given.klero_verify.resolve()}
    for scenario in wanted:
        try_scenario(scenario, programs, given.source.resolve(), given.most)


main()
