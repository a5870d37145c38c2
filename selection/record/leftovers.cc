#include "selection/record/leftovers.h"

#include <system_error>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/publish_folder.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"
#include "selection/record/draw.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using crypto::quoted;

fs::path announcement(const fs::path& draw) { return draw / ".publishing"; }

void remove_tree(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) {
    throw Error("cannot remove " + quoted(path) + ": " + error.message());
  }
}

void remove_unfinished_if_there(const fs::path& folder) {
  if (fs::is_directory(folder)) {
    crypto::remove_unfinished(folder);
  }
}

// Signatures that were just being added to the evidence of a step.
void remove_unfinished_evidence(const fs::path& evidence) {
  if (!fs::is_directory(evidence)) {
    return;
  }
  crypto::remove_unfinished(evidence);
  for (const fs::directory_entry& entry : fs::directory_iterator(evidence)) {
    if (entry.is_directory()) {
      crypto::remove_unfinished(entry.path());
    }
  }
}

}  // namespace

void announce_publishing(const fs::path& draw, const std::string& folder) {
  crypto::write_new_file(announcement(draw), folder + "\n", crypto::Access::kSecret);
}

void finish_publishing(const fs::path& draw) { remove_tree(announcement(draw)); }

void remove_leftovers(const fs::path& draw) {
  const fs::path record = record_folder(draw);
  const fs::path sealed = sealed_folder(draw);
  remove_unfinished_if_there(draw);
  remove_unfinished_if_there(record);
  remove_unfinished_if_there(sealed);
  remove_unfinished_evidence(record / "evidence");
  if (!fs::exists(announcement(draw))) {
    return;
  }
  const std::string line = crypto::read_file(announcement(draw));
  const std::string step = line.substr(0, line.find('\n'));
  if (!parse_step_folder(step)) {
    throw Error(quoted(announcement(draw)) + ": expected the name of a step, got '" +
                crypto::escape_text(step) + "'");
  }
  if (!fs::exists(record / step)) {
    remove_tree(sealed / step);
    remove_tree(record / "evidence" / step);
  }
  finish_publishing(draw);
}

}  // namespace klero::selection
