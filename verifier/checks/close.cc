#include "verifier/checks/close.h"

#include <algorithm>
#include <string>
#include <utility>

#include "verifier/checks/ceremony.h"
#include "verifier/checks/signature_check.h"
#include "verifier/read/evidence_name.h"

namespace klero::verifier {
namespace {

std::string beacon_word(std::size_t beacon) { return "beacon " + std::to_string(beacon + 1) + " "; }

// What a line about a beacon names; nullopt with a finding if it is no instance of it.
std::optional<Instance> read_beacon_line(const Beacon& beacon, std::size_t number,
                                         const std::string& path, std::size_t line,
                                         std::string_view text, Outcome& outcome) {
  const std::string word = beacon_word(number);
  auto instance = text.starts_with(word) ? read_instance(beacon, text.substr(word.size()))
                                         : std::nullopt;
  if (!instance) {
    outcome.fail({path, line,
                  word + "and an instance of it, a " + std::string(name_of(beacon.kind)),
                  shown(text)});
  }
  return instance;
}

// True if the text is what a close of these bytes is; the instances in `found`.
bool read_close(const Examination& x, std::size_t ceremony, const ScannedFile& file,
                const crypto::Digest& checksum, std::vector<Instance>& found, Outcome& outcome) {
  const auto& beacons = beacons_of(*x.order, ceremony);
  const std::vector<std::string> wanted{
      label(*x.order, "close"), "step " + x.scan.expected_name(closing_step(x, ceremony)),
      "checksum " + crypto::to_hex(checksum)};
  const auto got = text_lines(file.bytes);
  if (!got || got->size() != wanted.size() + beacons.size()) {
    outcome.fail({file.path, 0,
                  std::to_string(wanted.size() + beacons.size()) + " lines, each ended by LF",
                  shown(file.bytes)});
    return false;
  }
  bool right = true;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if ((*got)[i] != wanted[i]) {
      outcome.fail({file.path, i + 1, shown(wanted[i]), shown((*got)[i])});
      right = false;
    }
  }
  for (std::size_t k = 0; k < beacons.size(); ++k) {
    const std::size_t line = wanted.size() + k;
    auto instance =
        read_beacon_line(beacons[k], k, file.path, line + 1, (*got)[line], outcome);
    right = right && instance.has_value();
    if (instance) {
      found.push_back(std::move(*instance));
    }
  }
  return right;
}

// Whether there is evidence that makes no sense without a close.
bool is_something_closed(const Examination& x, unsigned step) {
  const ScannedFolder* folder = x.scan.evidence_of(step);
  return folder != nullptr &&
         std::any_of(folder->files.begin(), folder->files.end(), [](const ScannedFile& file) {
           const auto name = read_evidence_name(file.name);
           return name && name->kind != EvidenceKind::kOffice &&
                  name->kind != EvidenceKind::kOpening;
         });
}

}  // namespace

const ScannedFile* check_close_text(Examination& x, std::size_t ceremony, Outcome& outcome) {
  const unsigned step = closing_step(x, ceremony);
  Ceremony& here = ceremony_of(x, ceremony);
  if (beacons_of(*x.order, ceremony).empty()) {
    here.close_known = true;  // it names nothing that a seed needs
    outcome.usable_anyway();
  }
  const auto checksum = x.scan.step(step)->checksum;
  if (!checksum) {
    outcome.blocked("1.2", path_of(x, step, "SHA256SUMS"));
    return nullptr;
  }
  const ScannedFile* file = evidence_file(x, step, kCloseFile);
  if (file == nullptr && !has_seed_step(x, ceremony) && !is_something_closed(x, step)) {
    outcome.not_checked(x.is_voided(ceremony)
                            ? Said{"the lot was voided", "das Los wurde für ungültig erklärt"}
                            : Said{"it is not closed yet", "es ist noch nicht abgeschlossen"});
    return nullptr;
  }
  if (file == nullptr) {
    outcome.fail({evidence_path(x, step, kCloseFile), 0, "the file", "no such file"});
    return nullptr;
  }
  if (usable_bytes(file, file->path, outcome) == nullptr) {
    return nullptr;
  }
  outcome.saw();
  std::vector<Instance> found;
  if (read_close(x, ceremony, *file, *checksum, found, outcome)) {
    here.close_known = true;
    here.instances = std::move(found);
    here.instead.resize(here.instances.size());
    outcome.usable_anyway();
  }
  return file;
}

}  // namespace klero::verifier
