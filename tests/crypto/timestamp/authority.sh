#!/bin/sh
# Time-stamping authorities of our own, on this machine, for tests and demonstrations.
#
#   authority.sh new FOLDER                          keys and certificates of all authorities
#   authority.sh answer FOLDER NAME WHEN QUERY REPLY an authority answers a request (openssl ts)
#   authority.sh sign FOLDER NAME INFO TOKEN …       signs a TSTInfo as a bare token (openssl cms …)
#
# NAME is good, expired, pss, or, for `sign` alone, one whose certificate is not fit for it: plain,
# soft, broad. WHEN is the clock's time, UTC: "2024-05-01 12:00:00".
# FOLDER/root.pem is the root that a user trusts, FOLDER/other-root.pem another.
set -eu
export TZ=UTC

# $1 name, $2 when made, $3 days, $4 line for the extended key usage
issue() {
  openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -subj "/O=Test/CN=$1 authority" -out "$1.csr" 2>/dev/null
  printf '%s\n' "basicConstraints=CA:FALSE" "keyUsage=critical,digitalSignature" $4 > "$1.ext"
  faketime -f "$2" openssl x509 -req -in "$1.csr" -CA root.pem -CAkey root.key -CAcreateserial \
    -days "$3" -extfile "$1.ext" -out "$1.pem" 2>/dev/null
}

root() {
  faketime -f "2015-01-01 00:00:00" openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
    -keyout "$1.key" -subj "/O=Test/CN=$2" -days 36500 -out "$1.pem" 2>/dev/null
}

section() {
  cat << END
[$1]
serial = serial
crypto_device = builtin
signer_cert = $1.pem
certs = root.pem
signer_key = $1.key
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.2
digests = sha256, sha512
accuracy = secs:1, millisecs:500
ess_cert_id_alg = ${2:-sha256}
END
}

new() {
  mkdir -p "$1"
  cd "$1"
  root root "root of tests"
  root other-root "another root"
  issue good "2020-01-01 00:00:00" 36500 extendedKeyUsage=critical,timeStamping
  issue expired "2018-01-01 00:00:00" 730 extendedKeyUsage=critical,timeStamping
  issue pss "2020-01-01 00:00:00" 36500 extendedKeyUsage=critical,timeStamping
  issue plain "2020-01-01 00:00:00" 36500 subjectKeyIdentifier=hash
  issue soft "2020-01-01 00:00:00" 36500 extendedKeyUsage=timeStamping
  issue broad "2020-01-01 00:00:00" 36500 extendedKeyUsage=critical,timeStamping,emailProtection
  { section good; section expired sha1; } > authority.cnf
}

answer() {
  cd "$1"
  # Refusals are answers too: openssl writes them and ends with 0.
  faketime -f "$3" openssl ts -reply -config authority.cnf -section "$2" -queryfile "$4" -out "$5" 2>/dev/null
}

sign() {
  cd "$1"
  name=$2 info=$3 token=$4
  shift 4
  openssl cms -sign -binary -nodetach -econtent_type 1.2.840.113549.1.9.16.1.4 -outform DER \
    -in "$info" -signer "$name.pem" -inkey "$name.key" -out "$token" "$@" 2>/dev/null
}

command=$1
shift
case $command in
  new | answer | sign) "$command" "$@" ;;
  *) echo "authority.sh: error: no such command: $command" >&2; exit 2 ;;
esac
