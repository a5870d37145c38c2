#include "cmd/klero/due_beacons.h"

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/people/close_look.h"
#include "selection/people/cosigned.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::Record;
using selection::StepNumber;

DueBeacon fallback_of(const Record& record, StepNumber closing, const selection::Beacon& beacon,
                      std::size_t number, const std::string& instance) {
  const std::string name = selection::absence_file_name(number);
  const std::string text = selection::read_evidence(record, closing, name);
  const auto read = selection::read_absence_text(record.order, selection::cited(record, closing),
                                                 beacon, number, instance, text);
  if (const auto* fault = std::get_if<selection::NotThis>(&read)) {
    throw Error("record: " + name + ": " + fault->why);
  }
  const std::uint64_t there =
      selection::witnesses_who_signed(record, closing, text, [&](unsigned witness) {
        return selection::absence_signature_name(number, witness);
      }).size();
  const std::uint64_t needed = record.order.witnesses->signatures;
  if (there < needed) {
    throw Error("the absence of beacon " + std::to_string(number) + " is not cosigned yet: " +
                    std::to_string(there) + " of " + std::to_string(needed) +
                    " signatures needed are there",
                "take in what the witnesses send with `klero absent`");
  }
  return {number, beacon.fallback.value(), std::get<std::string>(read)};
}

struct ToDo {
  const std::string& instance;

  std::string operator()(const selection::DiceBeacon& dice) const {
    return "throw " + std::to_string(dice.dice) + " dice of " + std::to_string(dice.sides) +
           " sides in public (" + crypto::escape_text(dice.place) + ")";
  }
  std::string operator()(const selection::LottoBeacon& lotto) const {
    return "wait for " + instance + " (" + crypto::escape_text(lotto.official) + ")";
  }
  std::string operator()(const selection::DrandBeacon& drand) const {
    return "wait for " + instance + " and save the relay's answer (" +
           crypto::escape_text(drand.official) + ")";
  }
  std::string operator()(const selection::NistBeacon& nist) const {
    return "wait for " + instance + " and save the pulse (" + crypto::escape_text(nist.official) +
           ")";
  }
};

}  // namespace

std::vector<DueBeacon> due_beacons(const Record& record, StepNumber closing) {
  const std::vector<std::string> instances = selection::look_at_close(record, closing).instances;
  const std::vector<selection::Beacon>& beacons = selection::beacons_after(record, closing);
  std::vector<DueBeacon> due;
  for (std::size_t number = 1; number <= beacons.size(); ++number) {
    const selection::Beacon& beacon = beacons[number - 1];
    const bool absent = selection::has_evidence(record, closing, selection::absence_file_name(number));
    due.push_back(absent ? fallback_of(record, closing, beacon, number, instances[number - 1])
                         : DueBeacon{number, beacon.source, instances[number - 1]});
  }
  return due;
}

std::string what_to_do(const DueBeacon& beacon) {
  return std::visit(ToDo{beacon.instance}, beacon.source);
}

std::string value_options(const DueBeacon& beacon) {
  switch (beacon.source.index()) {
    case 0: return " --dice \"3 5 …\" --dice-again \"3 5 …\"";
    case 1: return " --lotto \"3 11 …\" --lotto-again \"3 11 …\"";
    case 2: return " --drand FILE";
    default: return " --nist FILE";
  }
}

}  // namespace klero::cmd
