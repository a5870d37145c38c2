// A small draw for tests of the record: step 01 from the base draft, then steps of any content.

#pragma once

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include "selection/record/publish.h"
#include "tests/selection/order/base_order.h"
#include "tests/support/temp_folder.h"

namespace klero::tests {

// 64 bytes that are no signature: the record room signs nothing itself and checks none.
inline std::string sign_nothing(std::string_view message) {
  std::string bytes(64, 's');
  const std::string size = std::to_string(message.size());
  return bytes.replace(0, size.size(), size);
}

inline selection::Draw found_small_draw(const std::filesystem::path& folder) {
  return selection::found_draw(
      folder, base_order(), {{"draft", std::string(64, '1')}}, sign_nothing,
      [](selection::StepWriter& step) { step.add_sealed("office.key", "secret\n"); });
}

// Publishes the next step with one public and one sealed file.
inline std::string append_step(selection::Draw& draw) {
  const auto number = static_cast<selection::StepNumber>(draw.record.steps.size() + 1);
  selection::StepWriter step(draw, number, {{"input", std::string(64, '2')}});
  step.add("data.tsv", "step\n" + std::to_string(number) + "\n");
  step.add_sealed("secret.txt", "secret\n");
  return step.publish(sign_nothing);
}

// Every file and folder below `folder` with its mode, files with their bytes.
inline std::map<std::string, std::string> snapshot(const std::filesystem::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    struct stat status = {};
    stat(entry.path().c_str(), &status);
    const std::string mode = std::to_string(status.st_mode & 0777U);
    all[std::filesystem::relative(entry.path(), folder)] =
        entry.is_directory() ? "folder " + mode : mode + " " + bytes_of(entry.path());
  }
  return all;
}

inline unsigned mode_of(const std::filesystem::path& path) {
  struct stat status = {};
  stat(path.c_str(), &status);
  return status.st_mode & 0777U;
}

}  // namespace klero::tests
