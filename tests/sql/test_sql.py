#!/usr/bin/python3
"""docs/sql.md, run as it stands there: PostgreSQL draws the same letters as klero did.

    test_sql.py RECORD... [--leaves N]

RECORDs are folders with the steps 01 to 06. With --leaves also a frame of N leaves made here, drawn by hashlib.
Starts a server of its own in a temporary folder, on a unix socket only; as root it runs as nobody. Exit 77, with the reason,
where none can be started.
"""

import argparse
import hashlib
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "sql.md"
SKIPPED = 77


def blocks():
    """The two blocks of shell commands of the page, and the SQL between them."""
    found = re.findall(r"```(sh|sql)\n(.*?)```\n", PAGE.read_text(encoding="utf-8"), re.S)
    kinds = [kind for kind, _ in found]
    if kinds != ["sh", "sql", "sh"]:
        sys.exit(f"{PAGE}: expected blocks sh, sql, sh, got {kinds}")
    return [text for _, text in found]


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


class Server:
    """A server that only this test can reach."""

    def __init__(self, folder):
        homes = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres"))
        if not homes:
            skip("PostgreSQL is not installed (Debian: postgresql)")
        self.bin = homes[-1].parent
        self.data = folder / "data"
        # The server refuses to run as root.
        self.prefix = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
        if self.prefix:
            shutil.chown(folder, "nobody", "nogroup")
            folder.chmod(0o700)
        self.environment = {"PATH": "/usr/bin:/bin", "PGHOST": str(folder), "PGUSER": "klero",
                            "PGDATABASE": "postgres", "LC_ALL": "C.UTF-8", "TMPDIR": str(folder)}
        self.call("initdb", "-D", self.data, "-U", "klero", "-A", "trust", "-N", "-E", "UTF8")
        self.call("pg_ctl", "-D", self.data, "-l", folder / "log", "-w", "-t", "120", "-o",
                  f"-c listen_addresses='' -c fsync=off -k '{folder}'", "start")

    def call(self, program, *arguments):
        done = subprocess.run([*self.prefix, str(self.bin / program), *map(str, arguments)], cwd="/",
                              env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              check=False)
        if done.returncode != 0:
            skip(f"{program} cannot be run here: {done.stdout.strip().splitlines()[-1:]}")

    def stop(self):
        self.call("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")


def draw(record, server):
    """What the page's commands print in the record."""
    first, sql, second = blocks()
    write = 'cat > "$work/draw.sql"\n'
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", first + write + second + 'rm -r "$work"\n'], cwd=record,
                          input=sql, env=server.environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def invented_record(folder, count):
    """A record of `count` leaves in seven strata, one of them empty, as far as the page reads it."""
    numbers = random.Random(20261123)
    for step in ("02-frame", "05-lot1-seed", "06-invitations"):
        (folder / step).mkdir(parents=True)
    seed_text = b"kleroterion/rehearsal/seed/v1\nlot 1\n"
    (folder / "05-lot1-seed" / "seed.txt").write_bytes(seed_text)
    seed = hashlib.sha256(seed_text).hexdigest()
    strata, drawn = ["stratum\tdistrict\tpeople\tletters\n"], ["stratum\tticket\tleaf\n"]
    for stratum in range(1, 8):
        people = 0 if stratum == 3 else count // 7 + stratum
        letters = people // 50
        leaves = sorted(numbers.randbytes(32).hex() for _ in range(people))
        strata.append(f"{stratum}\tdistrict {stratum}\t{people}\t{letters}\n")
        if leaves:
            (folder / "02-frame" / f"leaves-{stratum:04}.tsv").write_text("leaf\n" + "".join(f"{x}\n" for x in leaves))
        tickets = sorted((hashlib.sha256((seed + leaf).encode()).hexdigest(), leaf) for leaf in leaves)
        drawn += [f"{stratum}\t{ticket}\t{leaf}\n" for ticket, leaf in tickets[:letters]]
    (folder / "02-frame" / "strata.tsv").write_text("".join(strata))
    (folder / "06-invitations" / "invitations.tsv").write_text("".join(drawn))
    return folder


def forged(record, folder):
    """The record with one letter given to the next leaf instead: the page must notice."""
    shutil.copytree(record, folder)
    path = folder / "06-invitations" / "invitations.tsv"
    lines = path.read_text().splitlines(keepends=True)
    drawn = {line.split()[2] for line in lines}
    stratum = int(lines[1].split()[0])
    others = [leaf for leaf in (folder / "02-frame" / f"leaves-{stratum:04}.tsv").read_text().split()[1:]
              if leaf not in drawn]
    lines[1] = lines[1].replace(lines[1].split()[2], others[0])
    path.write_text("".join(lines))
    return folder


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("records", nargs="+", type=pathlib.Path)
    parser.add_argument("--leaves", type=int, default=0)
    arguments = parser.parse_args()
    right = "the letters are those drawn\n"
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="klero-sql-") as name, tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        server = Server(pathlib.Path(name))
        try:
            records = [(record.resolve(), True) for record in arguments.records]
            if arguments.leaves:
                records.append((invented_record(work / "invented", arguments.leaves), True))
            records.append((forged(records[0][0], work / "forged"), False))
            for record, honest in records:
                got = draw(record, server)
                if (got == right) != honest:
                    wrong += 1
                    print(f"{record}: expected {'the same letters' if honest else 'a difference'}, got: {got}")
        finally:
            server.stop()
    print(f"{len(records)} records drawn in PostgreSQL, {wrong} wrong")
    sys.exit(1 if wrong else 0)


main()
