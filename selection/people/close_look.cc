#include "selection/people/close_look.h"

#include <algorithm>
#include <variant>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/lot/instances.h"
#include "selection/lot/openings.h"
#include "selection/order/texts.h"

namespace klero::selection {
namespace {

using crypto::Error;

// Whether the holders opened the deposit of a slot that is revealed.
bool opened_by_escrow(const Record& record, const LotSteps& lot, unsigned slot) {
  const std::string name = opening_file_name(slot);
  return record.order.escrow && has_evidence(record, lot.reveal, name) &&
         read_evidence(record, lot.reveal, name).starts_with("opened ");
}

void look_at_slots(const Record& record, const LotSteps& lot, CloseLook& look) {
  for (unsigned slot = 1; slot <= record.order.slots.size(); ++slot) {
    const std::string name = slot_file_name(slot, ".txt");
    if (!step_has_file(record, lot.commit, name)) {
      look.absent.push_back(slot);
    } else if (!step_has_file(record, lot.reveal, name)) {
      look.missing.push_back(slot);
    } else if (opened_by_escrow(record, lot, slot)) {
      look.by_escrow.push_back(slot);
    }
  }
}

// A beacon of a close that has a time.
struct DueInstance {
  std::string name;  // "beacon 2, drand 11"
  Moment due;
};

std::vector<DueInstance> due_instances(const Record& record, StepNumber number, const CloseLook& look) {
  std::vector<DueInstance> due;
  const std::vector<Beacon>& beacons = beacons_after(record, number);
  for (std::size_t i = 0; i < beacons.size(); ++i) {
    if (const auto time = instance_time(beacons[i].source, look.instances[i])) {
      due.push_back({"beacon " + std::to_string(i + 1) + ", " + crypto::escape_text(look.instances[i]),
                     Moment(std::chrono::seconds(*time))});
    }
  }
  return due;
}

std::uint64_t margin_of(const Record& record) {
  return record.order.timestamps ? record.order.timestamps->margin : 0;
}

Moment latest_signature(const Record& record, const DueInstance& beacon) {
  return beacon.due - std::chrono::minutes(margin_of(record));
}

// "10 minutes before 2027-01-15 08:10 UTC"
std::string before_words(const Record& record, const DueInstance& beacon) {
  const std::uint64_t margin = margin_of(record);
  return (margin > 0 ? std::to_string(margin) + " minutes before " : "before ") + write_moment(beacon.due);
}

}  // namespace

CloseLook look_at_close(const Record& record, StepNumber number) {
  CloseLook look;
  look.close = signed_bytes(record, number);
  auto read = read_close_text(record.order, cited(record, number), beacons_after(record, number),
                              look.close);
  if (const auto* fault = std::get_if<NotThis>(&read)) {
    throw Error("close.txt is not the close of step " + folder_of(record, number) + ": " + fault->why,
                "sign nothing, and say so in public");
  }
  look.instances = std::get<std::vector<std::string>>(std::move(read));
  if (const auto lot = lot_of_step(record, number)) {
    look_at_slots(record, *lot, look);
  }
  return look;
}

bool has_time(const Record& record, StepNumber number, const CloseLook& look) {
  return !due_instances(record, number, look).empty();
}

bool is_too_late(const Record& record, StepNumber number, const CloseLook& look, Moment now) {
  return std::ranges::any_of(due_instances(record, number, look), [&](const DueInstance& beacon) {
    return now >= latest_signature(record, beacon);
  });
}

void check_in_time(const Record& record, StepNumber number, const CloseLook& look, Moment now) {
  for (const DueInstance& beacon : due_instances(record, number, look)) {
    if (now >= latest_signature(record, beacon)) {
      throw Error("the close comes too late for " + beacon.name + ": expected it to be signed " +
                      before_words(record, beacon) + ", and it is " + write_moment(now),
                  "sign nothing: whoever knows the beacon could choose the close; or is the clock of this "
                  "machine wrong?");
    }
  }
}

void check_stamped_in_time(const Record& record, StepNumber number, Moment stamped) {
  for (const DueInstance& beacon : due_instances(record, number, look_at_close(record, number))) {
    if (stamped > latest_signature(record, beacon)) {
      throw Error("the timestamp comes too late for " + beacon.name + ": expected it to be made " +
                      before_words(record, beacon) + ", and it was made " + write_moment(stamped),
                  "this close cannot count any more: annul the draw, and begin the next attempt");
    }
  }
}

std::string write_moment(Moment moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time(moment - day);
  const auto two_digits = [](std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return write_date(std::chrono::year_month_day(day)) + " " + two_digits(time.hours().count()) + ":" +
         two_digits(time.minutes().count()) + " UTC";
}

}  // namespace klero::selection
