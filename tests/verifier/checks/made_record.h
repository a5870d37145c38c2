// An examination over files that a test makes in memory or in a folder, without a whole record around
// them.

#pragma once

#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "crypto/hash/sha256_sodium.h"
#include "tests/support/temp_folder.h"
#include "tests/verifier/order/base_order.h"
#include "verifier/checks/examination.h"
#include "verifier/order/parse_order.h"

namespace klero::verifier {

// A key made from one byte, and signatures under it.
class TestKey {
 public:
  explicit TestKey(unsigned char seed) {
    unsigned char bytes[crypto_sign_SEEDBYTES];
    std::fill(std::begin(bytes), std::end(bytes), seed);
    crypto_sign_seed_keypair(key.data(), secret_, bytes);
  }
  [[nodiscard]] std::string hex() const { return crypto::to_hex(key); }
  [[nodiscard]] std::string sign(std::string_view message) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         crypto::as_bytes(message).data(), message.size(), secret_);
    return signature;
  }

  crypto::PublicKey key{};

 private:
  unsigned char secret_[crypto_sign_SECRETKEYBYTES]{};
};

class MadeRecord {
 public:
  explicit MadeRecord(const crypto::Json& order = base_order())
      : record_(folder_.path()), x(record_, scan, brought) {
    scan.has_evidence = true;
    scan.order = std::make_shared<const crypto::Json>(reread(order));
    auto parsed = parse_order(*scan.order, "order.json");
    x.order = std::get<Order>(std::move(parsed));
  }

  // Steps 1..number, each with a list of its own.
  void reach(unsigned number) {
    while (scan.steps.size() < number) {
      ScannedStep step;
      step.number = static_cast<unsigned>(scan.steps.size()) + 1;
      step.name = name_of_step(step.number);
      step.kind = kind_of_step(step.number);
      scan.steps.push_back(std::move(step));
      std::filesystem::create_directories(folder_ / scan.steps.back().name);
      add(static_cast<unsigned>(scan.steps.size()), "SHA256SUMS",
          "list of " + scan.steps.back().name + "\n", FileForm::kSums);
      scan.steps.back().checksum = scan.steps.back().find("SHA256SUMS")->digest;
    }
  }

  // A file of a step; of a table the bytes lie in the folder.
  void add(unsigned step, const std::string& name, const std::string& bytes, FileForm form) {
    ScannedFolder& folder = scan.steps.at(step - 1);
    ScannedFile file = made(folder, name, bytes, form);
    file.header = bytes.substr(0, bytes.find('\n'));
    (void)folder_.put(file.path, bytes);
    place(folder, std::move(file));
  }
  void add_table(unsigned step, const std::string& name, const std::string& bytes) {
    add(step, name, bytes, FileForm::kTable);
  }

  void add_evidence(unsigned step, const std::string& name, const std::string& bytes) {
    const std::string folder_name = "evidence/" + scan.steps.at(step - 1).name;
    for (ScannedFolder& folder : scan.evidence) {
      if (folder.name == folder_name) {
        place(folder, made(folder, name, bytes, form_of_evidence(name)));
        return;
      }
    }
    scan.evidence.push_back({});
    scan.evidence.back().name = folder_name;
    place(scan.evidence.back(), made(scan.evidence.back(), name, bytes, form_of_evidence(name)));
  }

  void remove_evidence(unsigned step, const std::string& name) {
    for (ScannedFolder& folder : scan.evidence) {
      if (folder.name == "evidence/" + scan.steps.at(step - 1).name) {
        std::erase_if(folder.files, [&](const ScannedFile& file) { return file.name == name; });
      }
    }
  }

  // What the office, a witness, the auditor sign.
  [[nodiscard]] std::string sums(unsigned step) const {
    return scan.steps.at(step - 1).find("SHA256SUMS")->bytes;
  }

 private:
  static ScannedFile made(const ScannedFolder& folder, const std::string& name,
                          const std::string& bytes, FileForm form) {
    ScannedFile file;
    file.name = name;
    file.path = folder.name + "/" + name;
    file.form = form;
    file.bytes = bytes;
    file.digest = crypto::sodium::sha256(bytes);
    return file;
  }
  static void place(ScannedFolder& folder, ScannedFile file) {
    std::erase_if(folder.files, [&](const ScannedFile& other) { return other.name == file.name; });
    const auto at =
        std::find_if(folder.files.begin(), folder.files.end(),
                     [&](const ScannedFile& other) { return other.name > file.name; });
    folder.files.insert(at, std::move(file));
  }

  tests::TempFolder folder_;
  RecordFolder record_;

 public:
  ScannedRecord scan;
  Brought brought;
  Examination x;
};

// What a check makes of the record as it is now.
inline Outcome outcome_of(void (*check)(Examination&, Outcome&), MadeRecord& record) {
  Outcome outcome;
  check(record.x, outcome);
  return outcome;
}

inline State state_of(void (*check)(Examination&, Outcome&), MadeRecord& record) {
  return outcome_of(check, record).state();
}

}  // namespace klero::verifier
