#include "selection/people/absence.h"

#include <optional>
#include <variant>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/lot/instances.h"

namespace klero::selection {
namespace {

using crypto::Error;

std::string named(std::size_t beacon, const std::string& instance) {
  return "beacon " + std::to_string(beacon) + " (" + crypto::escape_text(instance) + ")";
}

const Beacon& beacon_with_fallback(const std::vector<Beacon>& beacons, std::size_t beacon) {
  if (beacon < 1 || beacon > beacons.size()) {
    throw Error("no such beacon: expected 1 to " + std::to_string(beacons.size()) + ", got " +
                std::to_string(beacon));
  }
  if (!beacons[beacon - 1].fallback) {
    throw Error("beacon " + std::to_string(beacon) + " has no fallback in the order",
                "without a fallback the draw waits for the beacon, or ends with an annulment");
  }
  return beacons[beacon - 1];
}

void check_passed(const Beacon& beacon, std::size_t number, const std::string& instance, Moment now) {
  const auto time = instance_time(beacon.source, instance);
  if (time && now <= Moment(std::chrono::seconds(*time))) {
    throw Error(named(number, instance) + " can still come: its time is " +
                    write_moment(Moment(std::chrono::seconds(*time))) + ", and it is " +
                    write_moment(now),
                "sign its absence when its time has passed and you looked for it where the order says");
  }
}

// The instance of the fallback that is meant.
std::string chosen_instead(const Beacon& beacon, const std::string& given) {
  if (!given.empty()) {
    return given;
  }
  if (std::holds_alternative<DiceBeacon>(*beacon.fallback)) {
    return "dice";
  }
  throw Error("which instance of the fallback counts instead is not said: expected for instance '" +
                  example_of_instance(*beacon.fallback) + "'",
              "all witnesses name the same one: --instead INSTANCE");
}

void check_instead(const Beacon& beacon, const std::string& instead, Moment now) {
  if (!is_instance(*beacon.fallback, instead)) {
    throw Error("'" + crypto::escape_text(instead) + "' is no instance of the fallback: expected for "
                "instance '" + example_of_instance(*beacon.fallback) + "'");
  }
  const auto time = instance_time(*beacon.fallback, instead);
  if (time && now >= Moment(std::chrono::seconds(*time))) {
    throw Error("the fallback " + crypto::escape_text(instead) + " is due already: its time was " +
                    write_moment(Moment(std::chrono::seconds(*time))),
                "sign nothing: who knows a value must not choose it; name a later instance");
  }
}

// `instead` of absence-K.txt that the office or another witness put into the evidence.
std::optional<std::string> instead_in_evidence(const Record& record, const ClosingStep& step,
                                               const Beacon& beacon, std::size_t number,
                                               const std::string& instance, StepNumber at) {
  const std::string name = absence_file_name(number);
  if (!has_evidence(record, at, name)) {
    return std::nullopt;
  }
  const auto read = read_absence_text(record.order, step, beacon, number, instance,
                                      read_evidence(record, at, name));
  if (const auto* fault = std::get_if<NotThis>(&read)) {
    throw Error(name + " in the evidence is not the absence of this beacon: " + fault->why,
                "sign nothing, and say so in public");
  }
  return std::get<std::string>(read);
}

}  // namespace

AbsenceToSign absence_to_sign(const Record& record, StepNumber number, std::size_t beacon,
                              const std::string& instead, Moment now) {
  const Beacon& absent = beacon_with_fallback(beacons_after(record, number), beacon);
  const CloseLook close = look_at_close(record, number);
  check_cosigned(record, number);
  const std::string& instance = close.instances[beacon - 1];
  check_passed(absent, beacon, instance, now);
  const ClosingStep step = cited(record, number);
  const auto published = instead_in_evidence(record, step, absent, beacon, instance, number);
  if (published && !instead.empty() && instead != *published) {
    throw Error("the evidence names another instance of the fallback: expected '" +
                crypto::escape_text(instead) + "', got '" + crypto::escape_text(*published) + "'");
  }
  const std::string chosen = published ? *published : chosen_instead(absent, instead);
  check_instead(absent, chosen, now);
  return {absence_text(record.order, step, {beacon, instance, chosen}), instance, chosen};
}

}  // namespace klero::selection
