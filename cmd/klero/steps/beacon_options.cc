#include "cmd/klero/steps/beacon_options.h"

#include <chrono>

#include "cmd/klero/say.h"
#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/lot/beacon_values.h"
#include "selection/lot/instances.h"
#include "selection/people/close_look.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::BeaconValue;
using selection::Numbers;

constexpr std::uint64_t kLargestFile = 65'536;  // rule 1.11

// The next entry of an option given once for each beacon of its kind.
class Next {
 public:
  Next(const std::vector<std::string>& given, std::string option)
      : given_(given), option_(std::move(option)) {}

  // "" if there is none left.
  std::string take() { return used_ < given_.size() ? given_[used_++] : std::string(); }

  std::string take_file() {
    const std::string file = take();
    if (file.empty()) {
      throw Error("a beacon of the close wants " + option_ + " FILE: none was given",
                  "save what the beacon publishes, as it is, and name the file");
    }
    return crypto::read_file(file, kLargestFile);
  }

  // Nothing may be given that no beacon takes.
  void finish() const {
    if (used_ < given_.size()) {
      throw Error("the close names " + std::to_string(used_) + " beacons for " + option_ +
                      ", got " + std::to_string(given_.size()),
                  "leave " + option_ + " out where the order knows none");
    }
  }

  [[nodiscard]] const std::string& option() const { return option_; }

 private:
  const std::vector<std::string>& given_;
  std::string option_;
  std::size_t used_ = 0;
};

// Before its time nobody has a beacon's value: what is typed then is a slip, or somebody's choice.
void check_came(const DueBeacon& due) {
  const auto seconds = selection::instance_time(due.source, due.instance);
  if (!seconds) return;
  const selection::Moment time{std::chrono::seconds(*seconds)};
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (now < time) {
    throw Error("beacon " + std::to_string(due.number) + " (" + crypto::escape_text(due.instance) +
                    ") has no value yet: its time is " + selection::write_moment(time) +
                    ", and it is " + selection::write_moment(now),
                "come back after its time; if this machine's clock is wrong, set it");
  }
}

struct Question {
  std::string english;
  std::string german;
};

class Reader {
 public:
  explicit Reader(const BeaconOptions& options)
      : options_(options),
        dice_(options.dice, "--dice"),
        dice_again_(options.dice_again, "--dice-again"),
        lotto_(options.lotto, "--lotto"),
        lotto_again_(options.lotto_again, "--lotto-again"),
        drand_(options.drand, "--drand"),
        nist_(options.nist, "--nist") {}

  BeaconValue value(const DueBeacon& due) {
    check_came(due);
    due_ = &due;
    return std::visit([this](const auto& source) { return read(source); }, due.source);
  }

  void finish() const {
    for (const Next* next : {&dice_, &dice_again_, &lotto_, &lotto_again_, &drand_, &nist_}) {
      next->finish();
    }
  }

 private:
  BeaconValue read(const selection::DiceBeacon& dice) {
    const std::string throws = std::to_string(dice.dice);
    const Question question{"type the " + throws + " throws as they were read out: ",
                            "die " + throws + " Würfe eintippen, wie sie vorgelesen wurden: "};
    return selection::dice_value(typed_twice(
        dice_, dice_again_, question, {"dice", "throw", "look at the dice or the minutes"},
        [&](const std::string& text) { return selection::parse_dice(dice, text); }));
  }

  BeaconValue read(const selection::LottoBeacon&) {
    const std::string date(selection::instance_number(due_->instance));
    const Question question{
        "type the six numbers of 6aus49 of " + date + " and the Superzahl: ",
        "die sechs Gewinnzahlen 6aus49 vom " + date + " und die Superzahl eintippen: "};
    return selection::lotto_value(
        date, typed_twice(lotto_, lotto_again_, question,
                          {"lotto", "number", "look at the official numbers"},
                          [](const std::string& text) { return selection::parse_lotto(text); }));
  }

  BeaconValue read(const selection::DrandBeacon&) {
    return selection::drand_value(selection::instance_number(due_->instance), drand_.take_file());
  }

  BeaconValue read(const selection::NistBeacon& nist) {
    return selection::nist_value(nist, selection::instance_number(due_->instance),
                                 nist_.take_file());
  }

  struct Words {
    std::string what;    // "dice"
    std::string one;     // "throw"
    std::string remedy;  // "look at the dice"
  };

  template <typename Parse>
  Numbers typed_twice(Next& one, Next& other, const Question& question, const Words& words,
                      Parse parse) {
    const bool german = options_.language == Language::kGerman;
    const auto typed = [&](Next& next, const char* who) {
      const std::string given = next.take();
      const std::string asked = std::string(who) + (german ? ": " : ", ") +
                                (german ? question.german : question.english);
      return parse(given.empty() ? ask(asked, next.option()) : given);
    };
    const Numbers first = typed(one, german ? "erste Person" : "first person");
    const Numbers second = typed(other, german ? "zweite Person" : "second person");
    if (const auto place = selection::first_difference(first, second)) {
      throw Error(words.what + ": the two people typed " + words.one + " " +
                      std::to_string(*place) + " differently: one " +
                      std::to_string(first[*place - 1]) + ", the other " +
                      std::to_string(second[*place - 1]),
                  words.remedy + ", and type them again");
    }
    return first;
  }

  const BeaconOptions& options_;
  Next dice_;
  Next dice_again_;
  Next lotto_;
  Next lotto_again_;
  Next drand_;
  Next nist_;
  const DueBeacon* due_ = nullptr;
};

}  // namespace

void add_beacon_options(CLI::App& command, BeaconOptions& options) {
  const auto add = [&](const char* name, std::vector<std::string>& values, const char* meaning) {
    return command.add_option(name, values, meaning)->allow_extra_args(false);
  };
  add("--dice", options.dice,
      "All throws, in the sequence in which they were read out: \"3 5 1 ...\"");
  add("--dice-again", options.dice_again,
      "The same throws, typed by a second person from his own notes");
  add("--lotto", options.lotto, "The six numbers and the Superzahl: \"3 11 24 30 38 45 7\"");
  add("--lotto-again", options.lotto_again, "The same, typed by a second person");
  add("--drand", options.drand, "What a drand relay answers for the round")->type_name("FILE");
  add("--nist", options.nist, "The pulse of the NIST beacon, as published")->type_name("FILE");
  add_language_option(command, options.language);
}

BeaconValues read_values(const std::vector<DueBeacon>& due, const BeaconOptions& options) {
  BeaconValues values;
  Reader reader(options);
  for (const DueBeacon& beacon : due) {
    BeaconValue value = reader.value(beacon);
    values.lines.push_back(std::move(value.line));
    if (!value.evidence.empty()) {
      values.evidence[selection::value_file_name(beacon.source, beacon.number)] =
          std::move(value.evidence);
    }
  }
  reader.finish();
  return values;
}

selection::Inputs inputs_of(const BeaconValues& values) {
  if (values.lines.empty()) return {};
  std::string text;
  for (const std::string& line : values.lines) text += line + "\n";
  return {{"beacons", crypto::to_hex(crypto::openssl::sha256(text))}};
}

}  // namespace klero::cmd
