#include "cmd/klero/people/words.h"

#include "crypto/base/text.h"
#include "selection/lot/instances.h"

namespace klero::cmd {
namespace {

using crypto::escape_text;
using selection::Record;
using selection::StepNumber;

std::string title_of(const Record& record) { return "\"" + escape_text(record.order.title) + "\""; }

// "beacon 2: lotto 2026-12-02 (2026-12-02 12:00 UTC)"
std::string beacon_line(const selection::Beacon& beacon, std::size_t number,
                        const std::string& instance, Language language) {
  std::string line = "  " + pick(language, "beacon ", "Zufall ") + std::to_string(number) + ": " +
                     escape_text(instance);
  if (const auto* dice = std::get_if<selection::DiceBeacon>(&beacon.source)) {
    line += ", " + std::to_string(dice->dice) + pick(language, " dice of ", " Würfel mit ") +
            std::to_string(dice->sides) + pick(language, " sides, ", " Seiten, ") +
            escape_text(dice->place);
  }
  if (const auto time = selection::instance_time(beacon.source, instance)) {
    line += ", " + pick(language, "not before ", "nicht vor ") +
            selection::write_moment(selection::Moment(std::chrono::seconds(*time)));
  }
  return line + "\n";
}

std::string beacon_lines(const Record& record, StepNumber number,
                         const selection::CloseLook& look, Language language) {
  const auto& beacons = selection::beacons_after(record, number);
  if (beacons.empty()) {
    return {};
  }
  std::string text = pick(language, "The seed will be made of these beacons and of no others:\n",
                          "Der Startwert wird aus diesem Zufall gemacht und aus keinem anderen:\n");
  for (std::size_t i = 0; i < beacons.size(); ++i) {
    text += beacon_line(beacons[i], i + 1, look.instances[i], language);
  }
  return text;
}

std::string named(const std::string& words, const Record& record,
                  const std::vector<unsigned>& slots, Language language) {
  return slots.empty() ? std::string() : words + slot_list(record, slots, language) + ".\n";
}

}  // namespace

std::string pick(Language language, const std::string& english, const std::string& german) {
  return language == Language::kGerman ? german : english;
}

std::string draw_fields(const Record& record) {
  const std::string rehearsal =
      record.order.mode == selection::Mode::kRehearsal ? " (rehearsal)" : "";
  return "draw     " + escape_text(record.order.title) + rehearsal + "\nbody     " +
         escape_text(record.order.body) + "\nattempt  " + std::to_string(record.order.attempt) +
         "\norder    " + selection::checksum_of(record, selection::kOrderStep) + "\n";
}

std::string person_field(const std::string& role, unsigned number, const std::string& name) {
  std::string field = role;
  field.resize(9, ' ');
  return field + std::to_string(number) + ", " + escape_text(name) + "\n";
}

std::string in_groups(const std::string& checksum) {
  std::string text;
  for (std::size_t i = 0; i < checksum.size(); i += 4) {
    const bool new_line = i % 32 == 0;
    text += (new_line ? (i == 0 ? "  " : "\n  ") : " ") + checksum.substr(i, 4);
  }
  return text + "\n";
}

std::string slot_list(const Record& record, const std::vector<unsigned>& slots,
                      Language language) {
  std::string text;
  for (const unsigned slot : slots) {
    text += (text.empty() ? "" : ", ") + pick(language, "slot ", "Platz ") + std::to_string(slot) +
            " (" + escape_text(record.order.slots[slot - 1].name) + ")";
  }
  return text;
}

std::string close_sentences(const Record& record, StepNumber number,
                            const selection::CloseLook& look, Language language) {
  const auto lot = selection::lot_of_step(record, number);
  const std::string what =
      lot ? pick(language, "lot ", "Das Los ") + std::to_string(lot->lot)
          : pick(language, "the list of leavers ", "Die Liste der Ausgeschiedenen ") +
                selection::folder_of(record, number);
  const std::string title = title_of(record);
  return pick(language, "You sign: " + what + " of the draw " + title + " is closed with the checksum\n",
              "Sie unterschreiben: " + what + " der Auslosung " + title +
                  " ist geschlossen mit der Prüfsumme\n") +
         in_groups(selection::checksum_of(record, number)) +
         beacon_lines(record, number, look, language);
}

std::string slot_sentences(const Record& record, const selection::CloseLook& look,
                           Language language) {
  return named(pick(language, "Opened by the escrow: ", "Von den Verwahrern geöffnet: "), record,
               look.by_escrow, language) +
         named(pick(language, "Missing, committed but not revealed: ",
                    "Es fehlen, festgelegt aber nicht offengelegt: "),
               record, look.missing, language) +
         named(pick(language, "Absent, never committed: ", "Nicht dabei, nie festgelegt: "), record,
               look.absent, language);
}

std::string step_sentences(const Record& record, StepNumber number, Language language) {
  const std::string folder = selection::folder_of(record, number);
  const std::string title = title_of(record);
  return pick(language,
              "You sign: step " + folder + " of the draw " + title + " has the checksum\n",
              "Sie unterschreiben: Der Schritt " + folder + " der Auslosung " + title +
                  " hat die Prüfsumme\n") +
         in_groups(selection::checksum_of(record, number)) +
         pick(language, "By it you say that this is the step you saw, and that you saw no other.\n",
              "Sie sagen damit, dass Sie diesen Schritt gesehen haben und keinen anderen.\n");
}

}  // namespace klero::cmd
