#!/usr/bin/python3
"""Each rule of house_rules.py catches its breach, and lets the rightful case pass."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parent / "house_rules.py"


def run(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        done = subprocess.run([sys.executable, "-B", SCRIPT, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


BREACHES = {
    "verifier/a.cc": '#include "selection/panel/problem.h"\n',
    "selection/a.cc": '#include "verifier/read/reader.h"\n',
    "crypto/a.cc": '#include "selection/x.h"\n',
    "crypto/b.cc": '  #  include "cmd/x.h"\n',
    "verifier/b.cc": "#include <openssl/evp.h>\n",
    "verifier/c.cc": '#include "crypto/hash/sha256_openssl.h"\n',
    "selection/b.cc": '#include "crypto/sign/ed25519_sodium.h"\n',
    "selection/c.cc": "#include <nlohmann/json.hpp>\n",
    "selection/d.cc": "#include <CLI/CLI.hpp>\n",
    "verifier/d.cc": "#include <coin/ClpSimplex.hpp>\n".replace("coin/", ""),
    "crypto/c.cc": "#include <gtest/gtest.h>\n",
    "selection/e.cc": "std::ranges::shuffle(v, g);\n",
    "selection/f.cc": "std::uniform_int_distribution<int> d;\n",
    "selection/g.cc": "std::hash<int> h;\n",
    "selection/h.cc": "std::mt19937 g;\n",
    "cmd/a.cc": "// TO" + "DO: later\n",
    "crypto/d.cc": "std::isalpha(c);\n",
    "crypto/e.h": "int x;\n",
    "crypto/f.cc": "\n" * 401,
}
RIGHTFUL = {
    "crypto/a.h": '#pragma once\n#include "crypto/b.h"\n#include <openssl/evp.h>\n',
    "crypto/format/canonical_json.h": "#pragma once\n#include <nlohmann/json.hpp>\n",
    "selection/a.cc": '#include "crypto/hash/sha256_openssl.h"\n#include "selection/b.h"\n',
    "selection/panel/a.cc": "#include <ClpSimplex.hpp>\n",
    "verifier/a.cc": '#include "crypto/sign/ed25519_sodium.h"\n#include "verifier/b.h"\n',
    "cmd/a.cc": '#include "selection/b.h"\n#include "verifier/b.h"\n#include <CLI/CLI.hpp>\n',
    "tests/a.cc": '#include "selection/b.h"\nstd::mt19937 g;\n',
    "crypto/c.cc": "\n" * 400,
}


class HouseRules(unittest.TestCase):
    def test_each_breach_is_found(self):
        for name, text in BREACHES.items():
            with self.subTest(name=name, text=text[:40]):
                code, out = run({name: text})
                self.assertEqual(code, 1)
                self.assertTrue(out.startswith(name + ":"), out)

    def test_what_is_rightful_passes(self):
        self.assertEqual(run(RIGHTFUL), (0, f"{len(RIGHTFUL)} files, 0 breaches\n"))

    def test_nothing_to_check_is_no_success(self):
        self.assertEqual(run({"docs/a.md": ""})[0], 2)


if __name__ == "__main__":
    unittest.main()
