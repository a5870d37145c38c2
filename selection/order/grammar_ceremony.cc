#include "selection/order/grammar_ceremony.h"

#include "selection/order/locate.h"

namespace klero::selection {
namespace {

const std::vector<std::string> kKinds = {"dice", "lotto", "drand", "nist"};

DiceBeacon dice(Fields& fields) {
  DiceBeacon dice;
  dice.place = fields.text("place");
  dice.dice = fields.positive("dice");
  dice.sides = fields.positive("sides");
  return dice;
}

LottoBeacon lotto(Fields& fields, const Value& value, Problems& problems) {
  LottoBeacon lotto;
  lotto.first = fields.date("first");
  lotto.official = fields.text("official");
  const std::chrono::weekday day{std::chrono::sys_days(lotto.first)};
  if (lotto.first.ok() && day != std::chrono::Wednesday && day != std::chrono::Saturday) {
    const std::string pointer = pointer_to(value.pointer, "first");
    report(problems, Value{value.json.at("first"), pointer}, "a Wednesday or a Saturday",
           "6aus49 is drawn on these two days");
  }
  return lotto;
}

DrandBeacon drand(Fields& fields) {
  DrandBeacon drand;
  drand.chain = fields.hex("chain", 64);
  drand.genesis = fields.positive("genesis");
  drand.period = fields.positive("period");
  drand.first = fields.positive("first");
  drand.step = fields.positive("step");
  drand.official = fields.text("official");
  return drand;
}

NistBeacon nist(Fields& fields) {
  NistBeacon nist;
  nist.certificate = fields.hex("certificate", 128);
  nist.chain = fields.positive("chain");
  nist.first = fields.positive("first");
  nist.step = fields.positive("step");
  nist.official = fields.text("official");
  return nist;
}

// The keys of one kind; `fields` is left to whoever opened it.
BeaconSource source(Fields& fields, const Value& value, Problems& problems) {
  switch (fields.choice("kind", kKinds)) {
    case 1: return lotto(fields, value, problems);
    case 2: return drand(fields);
    case 3: return nist(fields);
    default: return dice(fields);
  }
}

// A fallback is an object like the beacon, whose own fallback is null.
BeaconSource fallback(const Value& value, Problems& problems) {
  Fields fields(value, problems);
  BeaconSource read = source(fields, value, problems);
  fields.object_or_null("fallback", [&](const Value& second) {
    report(problems, second, "null", "a fallback has no fallback of its own");
  });
  fields.finish();
  return read;
}

}  // namespace

Escrow read_escrow(const Value& value, Problems& problems) {
  Fields fields(value, problems);
  Escrow escrow;
  fields.list("holders", [&](const Value& v) {
    Fields inner(v, problems);
    Holder holder;
    holder.name = inner.text("name");
    holder.key = inner.hex("key", 64);
    holder.proof = inner.text("proof");
    inner.finish();
    escrow.holders.push_back(std::move(holder));
  });
  escrow.threshold = fields.integer("threshold");
  fields.finish();
  return escrow;
}

Witnesses read_witnesses(const Value& value, Problems& problems) {
  Fields fields(value, problems);
  Witnesses witnesses;
  fields.list("people", [&](const Value& v) {
    Fields inner(v, problems);
    Witness witness;
    witness.name = inner.text("name");
    witness.key = inner.hex("key", 64);
    inner.finish();
    witnesses.people.push_back(std::move(witness));
  });
  witnesses.signatures = fields.integer("signatures");
  witnesses.dishonest = fields.integer("dishonest");
  fields.finish();
  return witnesses;
}

Timestamps read_timestamps(const Value& value, Problems& problems) {
  Fields fields(value, problems);
  Timestamps timestamps;
  timestamps.authority = fields.text("authority");
  timestamps.margin = fields.integer("margin");
  fields.finish();
  return timestamps;
}

Beacon read_beacon(const Value& value, Problems& problems) {
  Fields fields(value, problems);
  Beacon beacon{.source = source(fields, value, problems), .fallback = std::nullopt};
  fields.object_or_null("fallback",
                        [&](const Value& v) { beacon.fallback = fallback(v, problems); });
  fields.finish();
  return beacon;
}

}  // namespace klero::selection
