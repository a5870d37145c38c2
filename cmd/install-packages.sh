#!/bin/sh
# Installs the Debian packages that a section of packages.txt names and that are missing.
#
#   cmd/install-packages.sh build          what the programs need
#   cmd/install-packages.sh build test     what cmd/demo.sh and tests/run.sh need
#   cmd/install-packages.sh build test long
#
# As root or with sudo. Says what it installs; says nothing and touches nothing if all is there.
set -eu

fail() {
  echo "install-packages.sh: error: $1" >&2
  [ $# -lt 2 ] || echo "hint: $2" >&2
  exit 1
}

list=$(dirname "$0")/packages.txt
[ $# -gt 0 ] || fail "no section named" "cmd/install-packages.sh build test"

# The packages of the sections named, one a line.
wanted=$(awk -v sections=" $* " '
  /^#/ || /^$/ { next }
  /^\[/ { inside = index(sections, " " substr($0, 2, length($0) - 2) " ") > 0; next }
  inside { print }' "$list")
[ -n "$wanted" ] || fail "no packages in the sections $*" "the sections are: $(sed -n 's/^\[\(.*\)\]$/\1/p' "$list" | tr '\n' ' ')"

missing=
for package in $wanted; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=missing
  [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

command -v apt-get >/dev/null || fail "no apt-get here, and these packages are missing:$missing" \
  "Debian 12 is what is tested; elsewhere install their like by hand"
as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || fail "these packages are missing:$missing" \
    "run it as root: apt-get install$missing"
  as_root="sudo"
fi

# The tests start a server of their own: Debian's package need not set one up that always runs.
case $missing in *postgresql*)
  config=/etc/postgresql-common/createcluster.conf
  [ -e "$config" ] || $as_root sh -c "mkdir -p ${config%/*} && echo create_main_cluster = false > $config" ;;
esac

echo "install-packages.sh: installing$missing" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# sudo drops the environment, so the setting goes along as an argument.
if ! { $as_root apt-get update &&
       $as_root env DEBIAN_FRONTEND=noninteractive \
         apt-get install --yes --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
  cat "$log" >&2
  fail "apt-get could not install$missing"
fi
