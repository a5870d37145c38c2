// One file of a good record replaced by any bytes: the verifier must end with a verdict, and never
// with "verified" unless the file is as it was.

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "verifier/verify.h"

namespace {

namespace fs = std::filesystem;
using namespace klero::verifier;

struct BaseFile {
  fs::path record;
  fs::path file;
  std::string name;  // relative to the record
  std::string bytes;
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// A copy of the base records, and all their files in the order in which make_corpus.py numbers them.
class Base {
 public:
  Base() : folder_(fs::temp_directory_path() / ("klero-fuzz-whole-" + std::to_string(getpid()))) {
    fs::copy(KLERO_BASE_RECORDS, folder_, fs::copy_options::recursive);
    std::vector<fs::path> records{fs::directory_iterator(folder_), {}};
    std::sort(records.begin(), records.end());
    for (const fs::path& record : records) {
      add(record);
    }
  }
  Base(const Base&) = delete;
  Base& operator=(const Base&) = delete;
  ~Base() { fs::remove_all(folder_); }

  [[nodiscard]] const BaseFile& pick(std::size_t number) const {
    return files_[number % files_.size()];
  }

 private:
  void add(const fs::path& record) {
    std::vector<BaseFile> found;
    for (const auto& entry : fs::recursive_directory_iterator(record)) {
      if (entry.is_regular_file()) {
        found.push_back({record, entry.path(), fs::relative(entry.path(), record).generic_string(),
                         read(entry.path())});
      }
    }
    std::sort(found.begin(), found.end(),
              [](const BaseFile& a, const BaseFile& b) { return a.name < b.name; });
    files_.insert(files_.end(), found.begin(), found.end());
  }

  fs::path folder_;
  std::vector<BaseFile> files_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Base base;
  if (size < 2) {
    return 0;
  }
  const BaseFile& file = base.pick(data[0] * std::size_t{256} + data[1]);
  const std::string bytes(data + 2, data + size);
  write(file.file, bytes);
  const Verdict verdict = verify_record(file.record, Options()).verdict;
  write(file.file, file.bytes);
  const bool right = verdict == Verdict::kRightSoFar;
  if (right != (bytes == file.bytes)) {
    std::abort();
  }
  return 0;
}
