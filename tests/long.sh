#!/bin/bash
# What takes longer than tests/run.sh, part by part; installs what is missing, as root or with sudo.
#
#   tests/long.sh                     all parts
#   tests/long.sh clang tidy          only these
#
#   dev     g++ with the sanitizers: every room's tests and the fuzz targets' corpora
#   clang   clang++ 14 with the sanitizers: everything built, every test run
#   tidy    clang-tidy 14 over all sources, every warning an error
#   sql     the letters drawn in PostgreSQL from a frame of Berlin's size
#   random  120 random draws through the programs, auditor included; the build of tests/run.sh
#   kill    klero killed at every file operation of every scenario; the build of tests/run.sh
#   fuzz    each fuzz target for FUZZ_SECONDS (60) with libFuzzer
#   clean   a clean Debian 12 by mmdebstrap, with a fresh clone of HEAD: README's two commands
#           (as root; CLEAN_ROOT names the folder, a temporary one otherwise)
set -euo pipefail
cd "$(dirname "$0")/.."

say() {
  echo "== $*"
}

configure_clang() {
  cmake --preset clang -Wno-dev >/dev/null
}

part_dev() {
  cmake --preset dev -Wno-dev >/dev/null
  cmake --build --preset dev-unit -- --quiet
  ctest --preset dev-unit
}

part_clang() {
  configure_clang
  cmake --build --preset clang -- --quiet
  ctest --preset clang
  # In the test above a sample of these, for their proofs are dear.
  python3 -B tests/forge/run_forgeries.py --verifier build/clang/bin/klero-verify --only '^sealed/'
}

part_tidy() {
  configure_clang
  local sources
  # What the forge of the tests does with records is Python; the rest of tests/ is held to the same.
  mapfile -t sources < <(git ls-files 'crypto/*.cc' 'selection/*.cc' 'verifier/*.cc' 'cmd/*.cc')
  say "clang-tidy over ${#sources[@]} files"
  printf '%s\0' "${sources[@]}" |
    xargs -0 -n 4 -P "$(nproc)" clang-tidy-14 -p build/clang --quiet
}

part_sql() {
  python3 -B tests/sql/test_sql.py docs/tiny-example/record --leaves 3331588
}

part_random() {
  cmake --preset release -Wno-dev >/dev/null
  cmake --build --preset release -- --quiet
  local seeds
  mapfile -t seeds < <(seq 1001 1120)
  python3 -B tests/scenario/scenario.py build/release/bin . random "${seeds[@]}"
}

part_kill() {
  cmake --preset release -Wno-dev >/dev/null
  cmake --build --preset release -- --quiet
  python3 -B tests/cmd/kill/kill.py build/release/bin/klero build/release/bin/klero-verify .
}

part_fuzz() {
  configure_clang
  cmake --build --preset clang -- --quiet
  local seconds=${FUZZ_SECONDS:-60} target found corpus
  while read -r target; do
    say "fuzzing $target for $seconds s"
    found=build/clang/long-corpus/$(basename "$target")
    mkdir -p "$found"
    corpus=$(find tests/fuzz -type d -path "*${target##*/fuzz_}*" | head -n 1)
    "$target" -max_total_time="$seconds" -print_final_stats=1 -verbosity=0 \
      -artifact_prefix=build/clang/ "$found" ${corpus:+"$corpus"}
  done < <(find build/clang -type f -executable -name 'fuzz_*' | sort)
}

# Runs a command inside of the clean root, with what a machine has and a root folder alone has not.
in_root() {
  local root=$1
  shift
  mount --bind /proc "$root/proc"
  mount --bind /dev "$root/dev"
  mount --bind /dev/pts "$root/dev/pts"
  local status=0
  chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    sh -c "$*" || status=$?
  umount "$root/dev/pts" "$root/dev" "$root/proc"
  return "$status"
}

part_clean() {
  local root=${CLEAN_ROOT:-$(mktemp -d)/root}
  say "a clean Debian 12 in $root"
  mmdebstrap --quiet --variant=apt --include=ca-certificates bookworm "$root" \
    /etc/apt/sources.list.d/debian.sources
  # What this machine needs to reach its mirror, the clean one needs too.
  find /etc/apt/apt.conf.d -maxdepth 1 -name '*proxy*' -exec cp -t "$root/etc/apt/apt.conf.d" {} +
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  git clone --quiet --no-local . "$root/root/kleroterion"
  in_root "$root" 'cd /root/kleroterion && cmd/demo.sh </dev/null'
  in_root "$root" 'cd /root/kleroterion && tests/run.sh </dev/null'
  say "both commands passed on a clean Debian 12"
}

cmd/install-packages.sh build test long
for part in "${@:-dev clang tidy sql random kill fuzz clean}"; do
  for one in $part; do
    say "$one"
    "part_$one"
  done
done
