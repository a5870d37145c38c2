#include "selection/bundle/bundle.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/stream/stream_writer.h"
#include "crypto/stream/wrapped_key.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using crypto::quoted;

struct BundleFile {
  std::string_view name;    // in the bundle
  StepNumber step = 0;      // whose sealed part holds it
  std::string_view sealed;  // its name there
};

// What a draw has that has come so far; ascending by name.
std::vector<BundleFile> files_of(const Draw& draw) {
  const Order& order = draw.record.order;
  std::vector<BundleFile> files{{"master.txt", kFrameStep, "master.secret"},
                                {"register.csv", kFrameStep, "register.csv"}};
  if (order.eligibility.served) files.push_back({"served.csv", kFrameStep, "served.csv"});
  if (has_step(draw.record, kPoolStep)) {
    const StepNumber pool = pool_step(draw.record);
    files.push_back({"replies.csv", pool, "replies.csv"});
    files.push_back({"undeliverable.csv", pool, "undeliverable.csv"});
    if (has_sealed_feature(order)) files.push_back({"openings.tsv", pool, "openings.tsv"});
  }
  const StepNumber portfolio = portfolio_step(draw.record);
  if (has_step(draw.record, portfolio) && order.panel.form == PortfolioForm::kCommitted) {
    for (const std::string_view name : {"certificate.tsv", "chances.tsv", "infeasible.tsv", "panels.tsv"}) {
      files.push_back({name, portfolio, name});
    }
  }
  std::ranges::sort(files, {}, &BundleFile::name);
  return files;
}

crypto::PublicKey auditor_key(const Draw& draw) {
  if (!draw.record.order.auditor) {
    throw Error("the order names no auditor: nobody is to read the sealed part",
                "an auditor is named before the draw, with his key, in the order");
  }
  return crypto::digest_from_hex(draw.record.order.auditor->key).value();
}

void write_one(crypto::StreamWriter& bundle, const fs::path& path, std::string_view name) {
  const std::uint64_t size = fs::file_size(path);
  bundle.write("file " + std::to_string(size) + " " + std::string(name) + "\n");
  bundle.write_file(path, size);
}

}  // namespace

BundleSize write_bundle(const Draw& draw, const fs::path& file) {
  const crypto::PublicKey receiver = auditor_key(draw);
  if (!has_step(draw.record, kFrameStep)) {
    throw Error("there is nothing to audit yet: expected a draw with step 02", "klero frame");
  }
  refuse_inside(draw, file, "the bundle");
  const crypto::Secret key = crypto::Secret::random(crypto::kStreamKeyBytes);
  const crypto::StreamHead head{"klero-bundle-v1\norder " + checksum_of(draw.record, kOrderStep) +
                                    "\nauditor " + crypto::to_hex(receiver) + "\n",
                                crypto::wrap_key(key, receiver)};
  crypto::StreamWriter bundle(file, head, key);
  BundleSize size;
  for (const BundleFile& one : files_of(draw)) {
    const std::string folder = folder_of(draw.record, one.step);
    if (!has_sealed(draw, one.step, one.sealed)) {
      throw Error("the sealed part lacks " + folder + "/" +
                      std::string(one.sealed) + ": expected it for the auditor",
                  "restore the sealed part from its backup");
    }
    const fs::path path = sealed_folder(draw.folder) / folder / one.sealed;
    write_one(bundle, path, one.name);
    ++size.files;
    size.bytes += fs::file_size(path);
  }
  bundle.write("end\n");
  bundle.publish();
  return size;
}

}  // namespace klero::selection
