#!/usr/bin/env bash
# A whole citizens' draw before your eyes: builds the programs, draws, verifies, forges, catches.
#
#   cmd/demo.sh [kassel|berlin|tiny] [FOLDER]
#
# Without FOLDER everything is written to build/demo/CITY, which is made anew. All people are synthetic
# (tests/world/README.md). Contributors, three witnesses, three holders of the escrow and a time-stamping authority act as
# processes of their own, with keys of their own; the last contributor vanishes after he has committed.
set -euo pipefail
cd "$(dirname "$0")/.."

city=${1:-kassel}
case $city in kassel | berlin | tiny) ;; *) echo "usage: cmd/demo.sh [kassel|berlin|tiny] [FOLDER]" >&2; exit 2 ;; esac
out=${2:-build/demo/$city}
if [ -e "$out" ]; then
  [ $# -lt 2 ] || { echo "demo: error: $out exists; name a folder that does not" >&2; exit 2; }
  rm -rf "$out"
fi

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[ -t 1 ] || say() { printf '\n%s\n' "$*"; }

say "Packages and build"
cmd/install-packages.sh build test
cmake --preset release > build-demo.log 2>&1 && cmake --build --preset release --target klero klero-verify klero-world >> build-demo.log 2>&1 ||
  { tail -n 30 build-demo.log >&2; exit 1; }
mkdir -p build && mv build-demo.log build/demo-build.log
export PATH="$PWD/build/release/bin:$PATH"

mkdir -p "$out"
out=$(cd "$out" && pwd)
draw=$out/draw record=$out/draw/record
slots=$(grep -c 'SLOT-[0-9]*-KEY"' "tests/world/orders/$city.order.json")
# Of five contributors the last one vanishes; of three none can be spared.
present=$((slots > 3 ? slots - 1 : slots))
begin=$SECONDS

# Numbers as dice would show them, from the operating system's generator: here the machine throws, in a real draw people do.
throw() { shuf --random-source=/dev/urandom --repeat --input-range=1-6 --head-count=20 | paste -sd ' '; }

say "The register of $city, made from published figures (in a real draw the city exports it)"
klero-world register "$city" --out "$out/register.csv"

say "$slots contributors make their keys, each on his own machine"
order=$out/order.json
cp "tests/world/orders/$city.order.json" "$order"
for slot in $(seq "$slots"); do
  mkdir -p "$out/contributor-$slot"
  klero keygen "$out/contributor-$slot/key" --name "Contributor $slot" --no-passphrase > /dev/null
  sed -i "s/SLOT-$slot-KEY/$(cut -d' ' -f2 "$out/contributor-$slot/key.pub")/" "$order"
done

say "So do three witnesses and three holders of the escrow; a time-stamping authority stands by"
witnesses= holders=
for i in 1 2 3; do
  mkdir -p "$out/witness-$i" "$out/holder-$i"
  klero keygen "$out/witness-$i/key" --name "Witness $i" --no-passphrase > /dev/null
  klero keygen "$out/holder-$i/key" --name "Holder $i" --holder --no-passphrase > /dev/null
  witnesses+="${witnesses:+, }{ \"name\": \"Witness $i\", \"key\": \"$(cut -d' ' -f2 "$out/witness-$i/key.pub")\" }"
  holders+="${holders:+, }$(tr -d '\n' < "$out/holder-$i/key.pub")"
done
cat > "$out/ceremony.json" <<END
  "escrow": { "threshold": 2, "holders": [$holders] },
  "witnesses": { "signatures": 2, "dishonest": 0, "people": [$witnesses] },
  "timestamps": { "authority": "authority of this demonstration", "margin": 10 },
END
sed -i -e "/\"escrow\": null/{r $out/ceremony.json" -e "d}" "$order"
tests/crypto/timestamp/authority.sh new "$out/authority"

# cosign STEP: the witnesses look at the record, each on his own machine, and sign; the office takes it in.
cosign() {
  for i in 1 2 3; do
    klero cosign "$record" --witness "$i" --key "$out/witness-$i/key" --memory "$out/witness-$i/memory" --out "$out/witness-$i/out" \
      --yes "${@:2}" > "$out/witness-$i/said.txt" &
  done
  wait
  klero cosigned "$draw" "$out"/witness-*/out/"$1" > /dev/null
  echo "cosigned by three witnesses: $1"
}

# stamp STEP: the signatures of a close are stamped, before the first beacon.
stamp() {
  klero timestamp "$draw" --request-only > /dev/null
  tests/crypto/timestamp/authority.sh answer "$out/authority" good "$(date -u '+%F %T')" "$record/evidence/$1/timestamp.tsq" "$out/answer.tsr"
  klero timestamp "$draw" --reply "$out/answer.tsr" --authority "$out/authority/root.pem"
  rm "$out/answer.tsr"
}

say "01  The order: everything is fixed before there is any randomness"
klero new "$draw" --order "$order"
anchor=$(sha256sum < "$record/01-order/SHA256SUMS" | cut -c1-64)
echo "In the gazette stands: $anchor"

say "02  The register, hashed"
klero frame "$draw" "$out/register.csv"
cosign 02-frame

# lot NUMBER COMMIT REVEAL SEED: all contributors work at the same time.
lot() {
  say "$2  Lot $1: each contributor commits to a secret, and deposits it with the escrow"
  for slot in $(seq "$slots"); do
    klero contribute "$record" --slot "$slot" --key "$out/contributor-$slot/key" --out "$out/contributor-$slot/lot$1" > /dev/null &
  done
  wait
  klero commit "$draw" "$out"/contributor-*/lot"$1"
  cosign "$2-lot$1-commit"
  say "$3  Lot $1: the secrets are revealed"
  [ "$present" = "$slots" ] || echo "contributor $slots has vanished: two holders of the escrow open what he deposited"
  mkdir -p "$out/reveals-$1" "$out/closes-$1"
  for slot in $(seq "$present"); do
    klero open "$record" --slot "$slot" --in "$out/contributor-$slot/lot$1" --out "$out/reveals-$1/opening-$slot.txt" > /dev/null &
  done
  for i in $([ "$present" = "$slots" ] || echo 1 2); do
    klero open-deposit "$record" --holder "$i" --key "$out/holder-$i/key" --slot "$slots" --out "$out/reveals-$1" --yes > /dev/null &
  done
  wait
  klero reveal "$draw" "$out/reveals-$1"
  for slot in $(seq "$present"); do
    klero sign-close "$record" --slot "$slot" --key "$out/contributor-$slot/key" --in "$out/contributor-$slot/lot$1" \
      --memory "$out/contributor-$slot/memory" --out "$out/closes-$1/slot-$slot.sig" --yes > /dev/null &
  done
  wait
  klero close "$draw" "$out/closes-$1"
  cosign "$3-lot$1-reveal" --reveals "$out/reveals-$1"
  stamp "$3-lot$1-reveal"
  dice=$(throw)
  say "$4  Lot $1: the dice are thrown: $dice"
  klero seed "$draw" --dice "$dice" --dice-again "$dice"
  cosign "$4-lot$1-seed"
}

lot 1 03 04 05
say "06  The letters"
klero invite "$draw"
say "07  The replies come in; what the order calls sealed is published as commitments, with proofs"
klero-world replies "$city" --letters "$draw/sealed/06-invitations/letters.csv" --out "$out/replies.csv"
klero replies "$draw" "$out/replies.csv"
cosign 07-pool
say "08  The portfolio: panels that all keep the quotas, with chances as equal as the quotas permit"
klero portfolio "$draw"
cosign 08-portfolio
lot 2 09 10 11
say "12  The panel"
klero panel "$draw"
cosign 12-panel

say "13  Two members cannot come: they are replaced by lot"
reason=$(sed -n 's/.*"reasons": *\["\([^"]*\)".*/\1/p' "$order")
{ echo 'row;reason'; tail -n +2 "$record/12-panel/panel.tsv" | cut -f1 | sed -n "2p;3p" | sed "s/\$/;$reason/"; } > "$out/leavers.csv"
klero leave "$draw" "$out/leavers.csv"
cosign 13-leavers
stamp 13-leavers
dice=$(throw)
say "14  The dice are thrown again: $dice"
klero replace "$draw" --dice "$dice" --dice-again "$dice"
cosign 14-replacement
drawn=$((SECONDS - begin))

say "A citizen verifies: klero-verify $record --order $anchor --authority $out/authority/root.pem"
before=$SECONDS
klero-verify "$record" --order "$anchor" --authority "$out/authority/root.pem"
verified=$((SECONDS - before))

say "An invited citizen looks up herself, with the line and the code of her letter"
line=$(sed -n 2p "$draw/sealed/06-invitations/letters.csv")
printf '%s\n' "${line%%;*}" | klero-verify receipt "$record" --order "$anchor" --identity "$(printf '%s' "$line" | cut -d';' -f2)" --code-file -

if [ -e "$draw/sealed/07-pool/openings.tsv" ]; then
  say "A respondent checks the receipt that the office gave her: her answers, her chance, the panels in which she stands; nobody else has it"
  klero receipts "$draw"
  row=$(sed -n 2p "$record/12-panel/panel.tsv" | cut -f1)
  klero-verify receipt "$record" --order "$anchor" --file "$draw/sealed/receipts/row-$row.json"
fi

say "Now a forgery: the office calls a friend of the mayor instead of the candidate drawn, and signs it with its own key"
cp -r "$record" "$out/forged"
/usr/bin/python3 tests/forge/friend.py "$out/forged" "$draw/sealed/01-order/office.key"
code=0
klero-verify "$out/forged" --order "$anchor" || code=$?
[ "$code" = 1 ] || { echo "demo: error: the forgery was not caught (exit $code)" >&2; exit 1; }

say "Done"
cat <<END
drawn in $drawn s, verified in $verified s
the record:      $record
the forgery:     $out/forged
the office only: $draw/sealed
check it again:  build/release/bin/klero-verify ${record#"$PWD"/} --order $anchor --authority ${out#"$PWD"/}/authority/root.pem
without us:      docs/without-our-program.md
END
