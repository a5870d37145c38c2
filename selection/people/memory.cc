#include "selection/people/memory.h"

#include <algorithm>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/publish_folder.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using crypto::quoted;

constexpr const char* kSpeakUp =
    "sign nothing, and make both checksums public, with the record that you hold";

fs::path step_path(const Memory& memory, StepNumber number) {
  return memory.folder / ("step-" + step_digits(number) + ".txt");
}

fs::path signed_path(const Memory& memory, std::string_view name) {
  return memory.folder / ("signed-" + std::string(name) + ".txt");
}

std::string step_line(const Step& step) { return step.checksum + "  " + step.folder + "\n"; }

bool is_there(const fs::path& path) { return fs::exists(fs::symlink_status(path)); }

SeenStep read_seen(const fs::path& path, StepNumber number) {
  const std::string line = crypto::read_file(path, 4096);
  const std::string checksum = line.substr(0, 64);
  if (line.size() > 67 && crypto::digest_from_hex(checksum)) {
    const SeenStep seen{number, line.substr(66, line.size() - 67), checksum};
    if (line == checksum + "  " + seen.folder + "\n" && parse_step_folder(seen.folder) == number) {
      return seen;
    }
  }
  throw Error("the memory was damaged, " + quoted(path) + ": expected 'CHECKSUM  NN-KIND', got '" +
                  crypto::escape_text(line) + "'",
              "take it from a backup; without it nothing shows that the record is the one you saw");
}

void refuse_open_folder(const fs::path& folder) {
  const fs::perms others = fs::perms::group_all | fs::perms::others_all;
  if ((fs::status(folder).permissions() & others) != fs::perms::none) {
    throw Error("others can enter the folder of your memory, " + quoted(folder),
                "`chmod 700` it, or name a new folder");
  }
}

void refuse_foreign_folder(const Memory& memory) {
  if (!fs::is_empty(memory.folder) && !is_there(step_path(memory, kOrderStep))) {
    throw Error("the folder holds things but no memory, " + quoted(memory.folder),
                "name a new folder: one for each draw, and for each key");
  }
}

}  // namespace

Memory open_memory(const fs::path& folder) {
  if (!is_there(folder)) {
    crypto::make_folder(folder, crypto::Access::kSecret);
  }
  refuse_open_folder(folder);
  Memory memory{folder, std::make_unique<crypto::FolderLock>(folder)};
  crypto::remove_unfinished(folder);
  refuse_foreign_folder(memory);
  return memory;
}

std::vector<SeenStep> seen_steps(const Memory& memory) {
  std::vector<SeenStep> steps;
  for (StepNumber number = kOrderStep; number <= kLastStep; ++number) {
    const fs::path path = step_path(memory, number);
    if (is_there(path)) {
      steps.push_back(read_seen(path, number));
    }
  }
  return steps;
}

void check_extends(const Memory& memory, const Record& record) {
  for (const SeenStep& seen : seen_steps(memory)) {
    if (!has_step(record, seen.number)) {
      throw Error("the record is shorter than the one you saw: expected step " + seen.folder +
                      " with the checksum " + seen.checksum + ", got steps to " +
                      record.steps.back().folder,
                  "fetch the newest record; if this is the newest, sign nothing and say so in public");
    }
    const Step& step = record.steps[seen.number - 1];
    if (step.checksum != seen.checksum || step.folder != seen.folder) {
      throw Error("the record is not the one you saw, step " + step.folder + ": expected " +
                      seen.checksum + " (" + seen.folder + "), got " + step.checksum,
                  seen.number == kOrderStep
                      ? std::string("another draw needs a memory of its own; if it is the same draw, ") +
                            kSpeakUp
                      : kSpeakUp);
    }
  }
}

void remember_steps(const Memory& memory, const Record& record, StepNumber number) {
  for (const Step& step : record.steps) {
    const fs::path path = step_path(memory, step.number);
    if (step.number <= number && !is_there(path)) {
      crypto::write_new_file(path, step_line(step), crypto::Access::kSecret);
    }
  }
}

std::optional<std::string> signed_before(const Memory& memory, std::string_view name) {
  const fs::path path = signed_path(memory, name);
  if (!is_there(path)) {
    return std::nullopt;
  }
  return crypto::read_file(path);
}

void refuse_second(const Memory& memory, std::string_view name, std::string_view bytes) {
  const std::optional<std::string> before = signed_before(memory, name);
  if (before && *before != bytes) {
    throw Error("you signed another " + std::string(name) + " already: its SHA-256 is " +
                    crypto::to_hex(crypto::openssl::sha256(*before)) + ", of this one " +
                    crypto::to_hex(crypto::openssl::sha256(bytes)),
                "sign nothing, and make both public: " + quoted(signed_path(memory, name)) +
                    " is the first");
  }
}

void remember_signed(const Memory& memory, std::string_view name, std::string_view bytes) {
  refuse_second(memory, name, bytes);
  if (!signed_before(memory, name)) {
    crypto::write_new_file(signed_path(memory, name), bytes, crypto::Access::kSecret);
  }
}

}  // namespace klero::selection
