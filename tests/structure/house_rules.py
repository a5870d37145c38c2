#!/usr/bin/python3
"""Which folder may include what, and other rules of the house that no compiler checks.

  house_rules.py ROOT     prints every breach as file:line: what; exit 1 if there is one, 2 if there is nothing to check
"""
import pathlib
import re
import sys

LAYERS = {  # what a layer may include of the project's own headers, by their first folder
    "crypto": {"crypto"},
    "selection": {"crypto", "selection"},
    "verifier": {"crypto", "verifier"},
    "cmd": {"crypto", "selection", "verifier", "cmd"},
}
# Headers that only some places may include: (header, allowed prefixes of the including file).
HEADERS = [
    (r"<nlohmann/json\.hpp", ("crypto/format/canonical_json.h", "tests/")),
    (r"<CLI/", ("cmd/", "tests/")),
    (r"<gtest/|<benchmark/", ("tests/",)),
    (r"<openssl/", ("crypto/", "selection/", "cmd/", "tests/")),
    (r"<Clp|<Cbc|<Coin|<Osi|<Cgl", ("selection/panel/", "selection/disclosure/", "tests/")),
    (r"<unicode/", ("crypto/csv/", "selection/", "tests/")),
    (r'"crypto/(hash|sign)/\w+_openssl\.h"', ("crypto/", "selection/", "cmd/", "tests/")),
    (r'"crypto/(hash|sign)/\w+_sodium\.h"', ("crypto/", "verifier/", "cmd/", "tests/")),
]
# Words that have no place in code that decides a draw: their result differs from machine to machine.
BANNED = [
    (r"std::(random_)?shuffle\b|std::ranges::shuffle\b", "the order of std::shuffle is not fixed"),
    (r"std::\w+_distribution\b", "the numbers of a distribution are not fixed"),
    (r"std::(default_random_engine|random_device|mt19937)", "randomness comes from the seed or from libsodium"),
    (r"std::hash\b", "std::hash is not fixed"),
    (r"std::(set)?locale\b|\bsetlocale\b", "nothing depends on the locale"),
    (r"\bstd::(isalpha|isalnum|isdigit|isspace|isupper|islower|toupper|tolower)\b", "depends on the locale"),
    (r"\b(TODO|FIXME|XXX)\b", "left open"),
]
FOLDERS = ("crypto", "selection", "verifier", "cmd", "tests")
MAX_LINES = 400


def sources(root):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".h", ".cc") and path.is_file():
                yield path


def breaches_of_line(name, line):
    layer = name.split("/")[0]
    own = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
    if own and layer in LAYERS and own[1].split("/")[0] not in LAYERS[layer]:
        yield f"{layer} may not include {own[1]}"
    for pattern, allowed in HEADERS:
        found = re.match(r"\s*#\s*include\s+(?:%s)" % pattern, line)
        if found and not name.startswith(allowed):
            yield "may not include " + line.split("include", 1)[1].strip()
    if layer != "tests":
        for pattern, why in BANNED:
            if re.search(pattern, line):
                yield why


def breaches(root):
    for path in sources(root):
        name = path.relative_to(root).as_posix()
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            for what in breaches_of_line(name, line):
                yield f"{name}:{number}: {what}"
        if len(lines) > MAX_LINES:
            yield f"{name}:{len(lines)}: more than {MAX_LINES} lines: which two ideas are in it?"
        if path.suffix == ".h" and "#pragma once" not in lines:
            yield f"{name}:1: no #pragma once"


def main():
    root = pathlib.Path(sys.argv[1])
    count = sum(1 for _ in sources(root))
    if count == 0:
        print(f"house_rules.py: error: no sources below {root}", file=sys.stderr)
        return 2
    found = list(breaches(root))
    print("\n".join(found + [f"{count} files, {len(found)} breaches"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
