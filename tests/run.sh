#!/bin/sh
# Builds everything and runs all tests; installs the Debian packages that are missing.
#
#   tests/run.sh            as root or with sudo
#
# The optimised build and every test. The same under the address and undefined-behaviour sanitizers is
# tests/long.sh clang, and the preset dev.
set -eu
cd "$(dirname "$0")/.."

cmd/install-packages.sh build test

# So that a clone in another folder finds what was compiled before.
CCACHE_BASEDIR=$(pwd)
export CCACHE_BASEDIR

started=$(date +%s)
say() {
  echo "== $(($(date +%s) - started)) s: $1"
}

# run PRESET-OF-CONFIGURE PRESET
run() {
  say "configuring $1"
  cmake --preset "$1" -Wno-dev >/dev/null
  say "building $2"
  # Ninja's progress goes by the hundreds of lines; what a failed step says is kept.
  NINJA_STATUS="" cmake --build --preset "$2" -- --quiet
  say "testing $2"
  ctest --preset "$2"
}

run release release
say "all tests passed"
