#include "verifier/order/parse_ceremony.h"

#include <string_view>
#include <utility>
#include <vector>

#include "crypto/format/canonical_json.h"

namespace klero::verifier {
namespace {

// Where to note what is wrong.
struct Place {
  const std::string& file;
  Findings& findings;
};

ObjectReader reader(const JsonPlace& object, std::initializer_list<std::string_view> keys,
                    const Place& place) {
  return {object, keys, place.file, place.findings};
}

// "" if it has no kind that is a text: then nobody knows which other keys it should have.
std::string kind_of(const JsonPlace& object) {
  const auto found = object.value->find("kind");
  return found != object.value->end() && found->is_string() ? found->get<std::string>() : "";
}

Beacon parse_dice(const JsonPlace& object, const Place& place) {
  ObjectReader fields = reader(object, {"dice", "fallback", "kind", "place", "sides"}, place);
  Beacon beacon;
  beacon.kind = BeaconKind::kDice;
  beacon.dice = fields.integer("dice");
  beacon.sides = fields.integer("sides");
  beacon.place = fields.text("place");
  return beacon;
}

Beacon parse_lotto(const JsonPlace& object, const Place& place) {
  ObjectReader fields = reader(object, {"fallback", "first", "kind", "official"}, place);
  Beacon beacon;
  beacon.kind = BeaconKind::kLotto;
  beacon.first_day = fields.string("first");
  if (!is_wednesday_or_saturday(beacon.first_day)) {
    fields.wrong("first", "a date YYYY-MM-DD, a Wednesday or a Saturday");
  }
  beacon.official = fields.text("official");
  return beacon;
}

Beacon parse_drand(const JsonPlace& object, const Place& place) {
  ObjectReader fields = reader(object, {"chain", "fallback", "first", "genesis", "kind", "official",
                                        "period", "step"},
                               place);
  Beacon beacon;
  beacon.kind = BeaconKind::kDrand;
  beacon.chain = fields.digest("chain");
  beacon.first = fields.integer("first", 1);
  beacon.genesis = fields.integer("genesis", 1);
  beacon.official = fields.text("official");
  beacon.period = fields.integer("period", 1);
  beacon.step = fields.integer("step", 1);
  return beacon;
}

Beacon parse_nist(const JsonPlace& object, const Place& place) {
  constexpr std::size_t kDigits = 128;
  ObjectReader fields = reader(
      object, {"certificate", "chain", "fallback", "first", "kind", "official", "step"}, place);
  Beacon beacon;
  beacon.kind = BeaconKind::kNist;
  beacon.certificate = fields.digits("certificate", kDigits);
  beacon.chain_index = fields.integer("chain", 1);
  beacon.first = fields.integer("first", 1);
  beacon.official = fields.text("official");
  beacon.step = fields.integer("step", 1);
  return beacon;
}

std::optional<Beacon> parse_one(const JsonPlace& object, const Place& place) {
  const std::string kind = kind_of(object);
  if (kind == "dice") {
    return parse_dice(object, place);
  }
  if (kind == "lotto") {
    return parse_lotto(object, place);
  }
  if (kind == "drand") {
    return parse_drand(object, place);
  }
  if (kind == "nist") {
    return parse_nist(object, place);
  }
  place.findings.add({place.file, object.line,
                      object.path + ".kind: \"dice\", \"lotto\", \"drand\" or \"nist\"",
                      "none of these"});
  return std::nullopt;
}

// A value that is not an object where null or an object must be is a finding. nullptr if there is
// no fallback to look at.
std::optional<JsonPlace> fallback_of(const JsonPlace& object, bool may_have, const Place& place) {
  for (JsonPlace& field : children(object)) {
    if (!field.path.ends_with(".fallback") || field.value->is_null()) {
      continue;
    }
    if (may_have && field.value->is_object()) {
      return field;
    }
    place.findings.add({place.file, field.line,
                        field.path + (may_have ? ": null or an object"
                                               : ": null, because this is a fallback itself"),
                        "something else"});
  }
  return std::nullopt;
}

std::optional<Beacon> parse_beacon(const JsonPlace& object, const Place& place) {
  auto beacon = parse_one(object, place);
  if (const auto inner = fallback_of(object, true, place)) {
    auto fallback = parse_one(*inner, place);
    (void)fallback_of(*inner, false, place);
    if (beacon && fallback) {
      beacon->fallback.push_back(std::move(*fallback));
    }
  }
  return beacon;
}

std::vector<Beacon> parse_beacons(ObjectReader& fields, std::string_view key, const Place& place) {
  std::vector<Beacon> beacons;
  for (const JsonPlace& element : fields.objects(key, 0)) {
    if (auto beacon = parse_beacon(element, place)) {
      beacons.push_back(std::move(*beacon));
    }
  }
  return beacons;
}

Escrow parse_escrow(const JsonPlace& object, const Place& place) {
  ObjectReader fields = reader(object, {"holders", "threshold"}, place);
  Escrow escrow;
  for (const JsonPlace& element : fields.objects("holders", 0)) {
    ObjectReader inner = reader(element, {"key", "name", "proof"}, place);
    escrow.holders.push_back({inner.text("name"), inner.digest("key"), inner.text("proof")});
  }
  escrow.threshold = fields.integer("threshold");
  return escrow;
}

Witnesses parse_witnesses(const JsonPlace& object, const Place& place) {
  ObjectReader fields = reader(object, {"dishonest", "people", "signatures"}, place);
  Witnesses witnesses;
  witnesses.dishonest = fields.integer("dishonest");
  for (const JsonPlace& element : fields.objects("people", 0)) {
    ObjectReader inner = reader(element, {"key", "name"}, place);
    witnesses.people.push_back({inner.text("name"), inner.digest("key")});
  }
  witnesses.signatures = fields.integer("signatures");
  return witnesses;
}

}  // namespace

void parse_ceremony(ObjectReader& fields, const std::string& file, Order& order,
                    Findings& findings) {
  const Place place{file, findings};
  order.beacons = parse_beacons(fields, "beacons", place);
  if (const auto object = fields.object_or_null("escrow")) {
    order.escrow = parse_escrow(*object, place);
  }
  order.replacement_beacons = parse_beacons(fields, "replacement_beacons", place);
  if (const auto object = fields.object_or_null("timestamps")) {
    ObjectReader inner = reader(*object, {"authority", "margin"}, place);
    order.timestamps = Timestamps{inner.text("authority"), inner.integer("margin")};
  }
  if (const auto object = fields.object_or_null("witnesses")) {
    order.witnesses = parse_witnesses(*object, place);
  }
}

}  // namespace klero::verifier
