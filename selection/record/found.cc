// The beginning of a draw: its folders and step 01.

#include <set>
#include <string>
#include <vector>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/publish_folder.h"
#include "crypto/files/read_file.h"
#include "selection/order/draft.h"
#include "selection/order/page.h"
#include "selection/record/leftovers.h"
#include "selection/record/publish.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::Access;
using crypto::Error;
using crypto::quoted;

// Throws Error if `folder` holds anything but `expected`; names the first in sequence of name.
void check_holds_only(const fs::path& folder, const std::vector<std::string>& expected) {
  std::set<std::string> others;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    others.insert(entry.path().filename().string());
  }
  for (const std::string& name : expected) {
    others.erase(name);
  }
  if (!others.empty()) {
    throw Error("the folder is in use, " + quoted(folder) +
                    ": expected a new or empty folder for the draw, got '" +
                    crypto::escape_text(*others.begin()) + "' in it",
                "choose another name for the draw");
  }
}

void make_if_missing(const fs::path& folder, Access access) {
  if (!fs::exists(fs::symlink_status(folder))) {
    crypto::make_folder(folder, access);
  }
}

}  // namespace

Draw found_draw(const fs::path& folder, const Order& order, const Inputs& inputs,
                const Signer& office, const std::function<void(StepWriter&)>& seal) {
  make_if_missing(folder, Access::kPublic);
  Draw draw{folder, std::make_unique<crypto::FolderLock>(folder),
            Record{record_folder(folder), order, {}}};
  remove_leftovers(folder);
  check_holds_only(folder, {"record", "sealed"});
  make_if_missing(record_folder(folder), Access::kPublic);
  make_if_missing(record_folder(folder) / "evidence", Access::kPublic);
  make_if_missing(sealed_folder(folder), Access::kSecret);
  check_holds_only(record_folder(folder), {"evidence"});
  check_holds_only(record_folder(folder) / "evidence", {});
  check_holds_only(sealed_folder(folder), {});

  StepWriter step(draw, kOrderStep, inputs);
  step.add("order.json", write_order(order));
  step.add("order.html", page_of(order));
  seal(step);
  (void)step.publish(office);
  return draw;
}

}  // namespace klero::selection
