#include "selection/people/close_look.h"

#include <variant>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "selection/lot/close_text.h"
#include "selection/lot/instances.h"
#include "selection/lot/openings.h"
#include "selection/order/texts.h"

namespace klero::selection {
namespace {

using crypto::Error;

// Whether the holders opened the deposit of a slot that is revealed.
bool opened_by_escrow(const Record& record, const LotSteps& lot, unsigned slot) {
  const std::string name = opening_file_name(slot);
  if (!record.order.escrow || !has_evidence(record, lot.reveal, name)) {
    return false;
  }
  return crypto::read_file(record.folder / "evidence" / folder_of(record, lot.reveal) / name)
      .starts_with("opened ");
}

void look_at_slots(const Record& record, const LotSteps& lot, CloseLook& look) {
  for (unsigned slot = 1; slot <= record.order.slots.size(); ++slot) {
    const std::string name = "slot-" + std::to_string(slot) + ".txt";
    if (!step_has_file(record, lot.commit, name)) {
      look.absent.push_back(slot);
    } else if (!step_has_file(record, lot.reveal, name)) {
      look.missing.push_back(slot);
    } else if (opened_by_escrow(record, lot, slot)) {
      look.by_escrow.push_back(slot);
    }
  }
}

}  // namespace

CloseLook look_at_close(const Record& record, StepNumber number) {
  CloseLook look;
  look.close = signed_bytes(record, number);
  auto read = read_close_text(record.order, {folder_of(record, number), checksum_of(record, number)},
                              beacons_after(record, number), look.close);
  if (const auto* fault = std::get_if<NotThis>(&read)) {
    throw Error("close.txt is not the close of step " + folder_of(record, number) + ": " + fault->why,
                "sign nothing, and say so in public");
  }
  look.instances = std::get<std::vector<std::string>>(std::move(read));
  if (const auto lot = lot_of_step(number)) {
    look_at_slots(record, *lot, look);
  }
  return look;
}

void check_in_time(const Record& record, StepNumber number, const CloseLook& look, Moment now) {
  const std::uint64_t margin = record.order.timestamps ? record.order.timestamps->margin : 0;
  const std::vector<Beacon>& beacons = beacons_after(record, number);
  for (std::size_t i = 0; i < beacons.size(); ++i) {
    const auto time = instance_time(beacons[i].source, look.instances[i]);
    if (!time) {
      continue;
    }
    const Moment due{std::chrono::seconds(*time)};
    if (now + std::chrono::minutes(margin) >= due) {
      throw Error("the close comes too late for beacon " + std::to_string(i + 1) + ", " +
                      crypto::escape_text(look.instances[i]) + ": expected it to be signed " +
                      (margin > 0 ? std::to_string(margin) + " minutes " : "") + "before " +
                      write_moment(due) + ", and it is " + write_moment(now),
                  "sign nothing: whoever knows the beacon could choose the close; or is the clock of this "
                  "machine wrong?");
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
