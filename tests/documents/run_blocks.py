#!/usr/bin/python3
"""Runs the command blocks of a page and compares what they print with the text block that follows each.

    run_blocks.py PAGE FOLDER [--write]

FOLDER is where the commands run. With --write the text blocks are made anew (for whoever changes the page). A page
without blocks is an error.
"""

import re
import subprocess
import sys

BLOCK = re.compile(r"```sh\n(.*?)```\n```text\n(.*?)```\n", re.S)


def run(commands, folder):
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", commands], cwd=folder, capture_output=True, text=True,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}, check=False)
    return done.stdout + done.stderr + (f"exit {done.returncode}\n" if done.returncode else "")


def main():
    page, folder = sys.argv[1:3]
    with open(page, encoding="utf-8") as file:
        text = file.read()
    blocks = BLOCK.findall(text)
    if not blocks:
        sys.exit(f"{page}: no command block followed by a text block")
    if "--write" in sys.argv:
        fresh = BLOCK.sub(lambda m: f"```sh\n{m[1]}```\n```text\n{run(m[1], folder)}```\n", text)
        with open(page, "w", encoding="utf-8") as file:
            file.write(fresh)
        return
    wrong = 0
    for commands, expected in blocks:
        got = run(commands, folder)
        if got != expected:
            wrong += 1
            print(f"{page}: these commands\n{commands}should print\n{expected}but print\n{got}")
    print(f"{page}: {len(blocks)} blocks run, {wrong} wrong")
    sys.exit(1 if wrong else 0)


main()
