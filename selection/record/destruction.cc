#include "selection/record/destruction.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

#include "crypto/base/error.h"
#include "crypto/files/descriptor.h"
#include "crypto/files/read_file.h"
#include "crypto/format/canonical_json.h"
#include "selection/order/texts.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using crypto::quoted;

// Removes everything in `folder` but the entry `kept`; it is gone for good when this returns.
void remove_all_but(const fs::path& folder, const std::string& kept) {
  std::vector<fs::path> doomed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename() != kept) {
      doomed.push_back(entry.path());
    }
  }
  for (const fs::path& path : doomed) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error) {
      throw Error("cannot remove " + quoted(path) + ": " + error.message(),
                  "run the command again when it can be removed");
    }
  }
  const crypto::Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open() || ::fsync(opened.number()) != 0) {
    throw crypto::system_error("write to the disk", folder);
  }
}

}  // namespace

std::string write_deletion(const Destruction& destruction) {
  return crypto::write_canonical_json({{"_format", "kleroterion/deletion/1"},
                                       {"beyond_reach", destruction.beyond_reach},
                                       {"date", write_date(destruction.date)},
                                       {"destroyed", destruction.destroyed}});
}

void destroy_sealed_part(const Draw& draw) {
  remove_all_but(sealed_folder(draw.folder), step_folder(kOrderStep));
}

void destroy_office_key(const Draw& draw) {
  if (!is_over(draw.record)) {
    throw Error("the office's key is still needed: the record has no deletion step");
  }
  remove_all_but(sealed_folder(draw.folder), "");
}

}  // namespace klero::selection
