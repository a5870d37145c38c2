// Rules 4.14 and 4.15: the stamp over the signatures of a close, and how much older than the beacons
// it is.

#include <algorithm>
#include <variant>

#include "crypto/beacon/nist_pulse.h"
#include "crypto/format/sha256sums.h"
#include "crypto/timestamp/token.h"
#include "verifier/checks/ceremony.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/section_4_lot.h"
#include "verifier/checks/signature_check.h"
#include "verifier/read/evidence_name.h"

namespace klero::verifier {
namespace {

using crypto::ChecksumLine;
using crypto::TimestampOutcome;

constexpr std::int64_t kMinute = 60;  // seconds

void does_not_apply(Outcome& outcome) {
  outcome.not_checked({"does not apply: the order asks for no timestamps",
                       "entfällt: die Losordnung verlangt keine Zeitstempel"});
}

struct StampFiles {
  const ScannedFile* stamped = nullptr;
  const ScannedFile* request = nullptr;
  const ScannedFile* answer = nullptr;
};

// nullopt if one of them is missing or cannot be read.
std::optional<StampFiles> find_files(const Examination& x, std::size_t ceremony,
                                     Outcome& outcome) {
  const unsigned step = closing_step(x, ceremony);
  const bool needed = has_seed_step(x, ceremony);
  StampFiles files;
  bool complete = true;
  const auto find = [&](std::string_view name) -> const ScannedFile* {
    const ScannedFile* file = evidence_file(x, step, name);
    if (file == nullptr && needed) {
      outcome.fail({evidence_path(x, step, name), 0, "the file", "no such file"});
    }
    const bool usable = file != nullptr && usable_bytes(file, file->path, outcome) != nullptr;
    complete = complete && usable;
    return file;
  };
  files.stamped = find(kStampedFile);
  files.request = find(kStampRequestFile);
  files.answer = find(kStampAnswerFile);
  if (!complete && !needed) {
    outcome.not_checked({"not stamped yet", "noch nicht gestempelt"});
  }
  return complete ? std::optional(files) : std::nullopt;
}

// Whether a file may be stamped: the close, and the signatures under it.
bool may_be_stamped(const EvidenceName& name) {
  return name.kind == EvidenceKind::kClose || name.kind == EvidenceKind::kSlot ||
         name.kind == EvidenceKind::kWitness;
}

// How many of the signatures that rules 4.8 and 1.13 ask for are stamped.
struct Stamped {
  bool close = false;
  std::uint64_t slots = 0;
  std::uint64_t witnesses = 0;
};

void count_line(const Examination& x, std::size_t ceremony, const EvidenceName& name,
                Stamped& stamped) {
  if (name.kind == EvidenceKind::kClose) {
    stamped.close = true;
  } else if (name.kind == EvidenceKind::kWitness) {
    ++stamped.witnesses;
  } else if (ceremony <= kMostLots && name.number <= x.order->slots.size()) {
    const auto& committed = x.lots[ceremony - 1].committed;
    const bool counts = name.number <= committed.size() &&
                        committed[name.number - 1] == SlotState::kCommitted &&
                        !x.order->slots[name.number - 1].office;
    stamped.slots += counts ? 1 : 0;
  }
}

void check_line(const Examination& x, std::size_t ceremony, const ScannedFile& list,
                const ChecksumLine& line, std::uint64_t number, Stamped& stamped,
                Outcome& outcome) {
  const auto name = read_evidence_name(line.path);
  const ScannedFile* file =
      name && may_be_stamped(*name) ? evidence_file(x, closing_step(x, ceremony), line.path) : nullptr;
  if (file == nullptr && name && name->kind == EvidenceKind::kClose) {
    outcome.blocked(close_rule(ceremony));
  } else if (file == nullptr) {
    outcome.fail({list.path, number, "close.txt, or a signature under it that is there",
                  shown(line.path)});
  } else if (!file->digest) {
    outcome.blocked("1.7", file->path);
  } else if (*file->digest != line.digest) {
    outcome.fail({list.path, number, "SHA-256 " + crypto::to_hex(*file->digest) + " of " + file->path,
                  crypto::to_hex(line.digest)});
  } else {
    count_line(x, ceremony, *name, stamped);
  }
}

// timestamped.txt: what was stamped, and that it is enough.
void check_list(const Examination& x, std::size_t ceremony, const ScannedFile& list,
                Outcome& outcome) {
  const auto read = crypto::read_sha256sums(list.bytes);
  if (const auto* flaw = std::get_if<crypto::Flaw>(&read)) {
    outcome.fail(finding_of(list.path, *flaw));
    return;
  }
  Stamped stamped;
  std::uint64_t number = 0;
  for (const ChecksumLine& line : std::get<std::vector<ChecksumLine>>(read)) {
    check_line(x, ceremony, list, line, ++number, stamped, outcome);
  }
  if (!outcome.findings().empty()) {
    return;
  }
  const std::uint64_t slots = ceremony <= kMostLots ? x.order->close_signatures : 0;
  const std::uint64_t witnesses = x.order->witnesses ? x.order->witnesses->signatures : 0;
  if (!stamped.close || stamped.slots < slots || stamped.witnesses < witnesses) {
    outcome.fail({list.path, 0,
                  "close.txt, signatures of " + std::to_string(slots) +
                      " contributors who count and of " + std::to_string(witnesses) + " witnesses",
                  std::string(stamped.close ? "close.txt, " : "no close.txt, ") +
                      std::to_string(stamped.slots) + " and " + std::to_string(stamped.witnesses)});
  }
}

// What the stamp shows, without and with an authority that the user brought.
void check_stamp(const Examination& x, const StampFiles& files, Ceremony& here, Outcome& outcome) {
  const auto& authorities = x.brought.authorities;
  const crypto::TimestampCheck found = crypto::check_timestamp(
      {*files.stamped->digest, files.request->bytes, files.answer->bytes,
       authorities ? std::optional<std::string_view>(*authorities) : std::nullopt});
  const bool right = found.outcome == TimestampOutcome::kTrusted ||
                     found.outcome == TimestampOutcome::kNoAnchors;
  if (!right) {
    const bool of_request = found.outcome == TimestampOutcome::kBadRequest ||
                            found.outcome == TimestampOutcome::kRequestDiffers;
    outcome.fail({of_request ? files.request->path : files.answer->path, 0,
                  "a right stamp of " + files.stamped->path,
                  std::string(crypto::describe(found.outcome)) +
                      (found.why.empty() ? "" : ": " + found.why)});
  }
  if (right || found.outcome == TimestampOutcome::kNotTrusted) {
    here.stamped = found.time;
    here.authority = found.authority;
    here.stamp_trusted = found.outcome == TimestampOutcome::kTrusted;
  }
  if (found.outcome == TimestampOutcome::kNoAnchors) {
    outcome.not_checked(
        {"right as far as it goes, but no authority was brought, with --authority: " +
             found.authority,
         "richtig, soweit es reicht, aber keine Stelle wurde mitgebracht, für --authority: " +
             found.authority});
  }
}

// When the instance of a beacon was due; of a pulse only the pulse itself can say. nullopt if that is
// not known, of dice always.
std::optional<std::int64_t> time_of(const Examination& x, const Ceremony& here,
                                    std::size_t number) {
  const Instance& instance = here.instances[number];
  if (beacons_of(*x.order, x.group)[number].kind != BeaconKind::kNist) {
    return instance.time;
  }
  const ScannedFile* file =
      evidence_file(x, closing_step(x, x.group) + 1, beacon_file(number + 1, ".pulse"));
  if (file == nullptr || !file->digest) {
    return std::nullopt;
  }
  const auto read = crypto::read_nist_pulse(file->bytes);
  const auto* pulse = std::get_if<crypto::NistPulse>(&read);
  return pulse != nullptr && pulse->pulse_index == instance.number ? std::optional(pulse->time)
                                                                   : std::nullopt;
}

}  // namespace

void check_4_14_timestamp(Examination& x, Outcome& outcome) {
  if (!x.order->timestamps) {
    does_not_apply(outcome);
    return;
  }
  if (!x.scan.has_evidence) {
    outcome.blocked("1.1", "evidence");
    return;
  }
  const auto files = find_files(x, x.group, outcome);
  if (!files) {
    return;
  }
  outcome.saw();
  check_list(x, x.group, *files->stamped, outcome);
  Ceremony& here = ceremony_of(x, x.group);
  check_stamp(x, *files, here, outcome);
  if (here.stamped) {
    outcome.usable_anyway();  // its time is known
  }
}

void check_4_15_margin(Examination& x, Outcome& outcome) {
  if (!x.order->timestamps) {
    does_not_apply(outcome);
    return;
  }
  const auto& beacons = beacons_of(*x.order, x.group);
  const Ceremony& here = ceremony_of(x, x.group);
  if (!here.stamped || here.instances.size() != beacons.size()) {
    outcome.not_checked({"not closed and stamped yet", "noch nicht abgeschlossen und gestempelt"});
    return;
  }
  // Below 2^53 both, in seconds below 2^59.
  const std::int64_t margin = static_cast<std::int64_t>(x.order->timestamps->margin) * kMinute;
  std::string unknown;
  for (std::size_t k = 0; k < beacons.size(); ++k) {
    const auto time = time_of(x, here, k);
    if (!time && beacons[k].kind == BeaconKind::kNist) {
      unknown = here.instances[k].text;
    } else if (time) {
      outcome.saw();
      if (*here.stamped > *time - margin) {
        outcome.fail({evidence_path(x, closing_step(x, x.group), kStampAnswerFile), 0,
                      "a time at least " + std::to_string(x.order->timestamps->margin) +
                          " minutes before " + here.instances[k].text + ", " +
                          std::to_string(*time) + " seconds since 1970",
                      std::to_string(*here.stamped)});
      }
    }
  }
  if (!unknown.empty()) {
    outcome.not_checked({"the time of " + unknown + " is not known from the record",
                         "die Zeit von " + unknown + " ist aus der Akte nicht bekannt"});
  } else if (outcome.state() == State::kNotChecked) {
    outcome.not_checked({"the close names no beacon with a time (dice: 4.10)",
                         "der Abschluss nennt keine Zufallsquelle mit einer Zeit (Würfel: 4.10)"});
  } else if (!here.stamp_trusted) {
    outcome.not_checked(
        {"the stamp says an early enough time, but no authority stands for it (4.14)",
         "der Stempel nennt eine genügend frühe Zeit, aber keine Stelle steht dafür ein (4.14)"});
  }
}

}  // namespace klero::verifier
