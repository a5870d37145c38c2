// Sealed files under a given key. That the bytes are libsodium's own and as docs/protocol.md, 11b,
// says is tested from outside, in tests/cmd/audit.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "crypto/base/error.h"
#include "crypto/stream/stream_reader.h"
#include "crypto/stream/stream_writer.h"
#include "crypto/stream/wrapped_key.h"

namespace klero::crypto {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 65'536;
constexpr std::size_t kSealedPiece = kPiece + 17;
constexpr std::size_t kStreamHeader = 24;

Secret key_of(std::uint8_t fill) {
  std::string bytes(kStreamKeyBytes, static_cast<char>(fill));
  return Secret::take({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
}

class Stream : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("klero-stream-" +
               std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] fs::path file() const { return folder_ / "sealed"; }

  void write(const std::string& text, const StreamHead& head = {"head\n", ""}) const {
    fs::remove(file());
    StreamWriter writer(file(), head, key_of(1));
    writer.write(text);
    writer.publish();
  }

  [[nodiscard]] std::string bytes() const {
    std::ifstream input(file(), std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
  }

  void overwrite(const std::string& changed) const {
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << changed;
  }

  // The text; nullopt if the file is refused.
  [[nodiscard]] std::optional<std::string> read(std::size_t size, std::uint8_t key = 1) const {
    Descriptor input = open_regular(file());
    const auto line = read_head_line(input, 10, file());
    try {
      StreamReader reader({file(), std::move(input), line.value_or("") + "\n"}, key_of(key),
                          Error("damaged"));
      std::string text = reader.read(size);
      reader.finish();
      return text;
    } catch (const Error& error) {
      EXPECT_STREQ(error.what(), "damaged");
      return std::nullopt;
    }
  }

 private:
  fs::path folder_;
};

TEST_F(Stream, BringsBackTextsOfEveryLengthAroundAPiece) {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, kPiece - 1, kPiece, kPiece + 1, 2 * kPiece, 3 * kPiece + 5}) {
    SCOPED_TRACE(size);
    std::string text(size, 'x');
    for (std::size_t i = 0; i < size; ++i) {
      text[i] = static_cast<char>(i % 251);
    }
    write(text);
    EXPECT_EQ(read(size), text);
    // A text that fills its pieces has no empty one behind; the empty text has one.
    const std::size_t pieces = size == 0 ? 1 : (size + kPiece - 1) / kPiece;
    EXPECT_EQ(bytes().size(), 5 + kStreamHeader + size + 17 * pieces);
  }
}

TEST_F(Stream, RefusesToEndBeforeOrBehindTheLastPiece) {
  const std::string text(2 * kPiece + 3, 'x');
  write(text);
  EXPECT_FALSE(read(text.size() - 1));
  EXPECT_FALSE(read(text.size() + 1));
  const std::string whole = bytes();
  for (const std::size_t cut : {std::size_t{1}, std::size_t{20}, kSealedPiece, 2 * kSealedPiece}) {
    overwrite(whole.substr(0, whole.size() - cut));
    EXPECT_FALSE(read(text.size()));
    EXPECT_FALSE(read(2 * kPiece));
    EXPECT_FALSE(read(kPiece));
  }
  overwrite(whole + "x");
  EXPECT_FALSE(read(text.size()));
}

TEST_F(Stream, RefusesEveryChangedPart) {
  const std::string text(kPiece + 3, 'x');
  write(text);
  const std::string whole = bytes();
  for (const std::size_t at : {std::size_t{0}, std::size_t{5}, std::size_t{28}, std::size_t{29},
                               std::size_t{4000}, whole.size() - 18, whole.size() - 1}) {
    SCOPED_TRACE(at);
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    overwrite(changed);
    EXPECT_FALSE(read(text.size()));
  }
}

TEST_F(Stream, RefusesPiecesInAnotherSequenceOrFromAnotherFile) {
  write(std::string(3 * kPiece, 'x'));
  const std::string one = bytes();
  const std::size_t first = 5 + kStreamHeader;
  std::string swapped = one;
  swapped.replace(first, kSealedPiece, one.substr(first + kSealedPiece, kSealedPiece));
  swapped.replace(first + kSealedPiece, kSealedPiece, one.substr(first, kSealedPiece));
  overwrite(swapped);
  EXPECT_FALSE(read(3 * kPiece));
  write(std::string(3 * kPiece, 'x'));  // the same text under the same key
  std::string mixed = bytes();
  EXPECT_NE(mixed, one);
  mixed.replace(first, kSealedPiece, one.substr(first, kSealedPiece));
  overwrite(mixed);
  EXPECT_FALSE(read(3 * kPiece));
}

TEST_F(Stream, RefusesAnotherKey) {
  write("text");
  EXPECT_TRUE(read(4));
  EXPECT_FALSE(read(4, 2));
}

TEST_F(Stream, CopiesAFileOfTheSizeThatWasTold) {
  const fs::path source = file().parent_path() / "source";
  std::ofstream(source) << "12345";
  for (const std::uint64_t size : {4, 5, 6}) {
    StreamWriter writer(file(), {"head\n", ""}, key_of(1));
    if (size == 5) {
      writer.write_file(source, size);
      continue;
    }
    EXPECT_THROW(writer.write_file(source, size), Error);
  }
  EXPECT_FALSE(fs::exists(file()));  // nothing was published
}

TEST(WrappedKey, OpensForItsReceiverOnly) {
  const SigningKey receiver = make_signing_key("Auditor");
  const SigningKey other = make_signing_key("Somebody");
  const Secret key = key_of(7);
  const std::string wrapped = wrap_key(key, receiver.public_key);
  EXPECT_EQ(wrapped.size(), kWrappedKeyBytes);
  const auto opened = unwrap_key(wrapped, receiver);
  ASSERT_TRUE(opened);
  EXPECT_EQ(as_text(opened->read().bytes()), as_text(key.read().bytes()));
  EXPECT_FALSE(unwrap_key(wrapped, other));
  EXPECT_FALSE(unwrap_key(wrapped.substr(1), receiver));
  std::string changed = wrapped;
  changed[40] = static_cast<char>(changed[40] ^ 1);
  EXPECT_FALSE(unwrap_key(changed, receiver));
  EXPECT_NE(wrap_key(key, receiver.public_key), wrapped);
}

TEST(WrappedKey, RefusesAKeyOfLowOrder) {
  PublicKey identity{};
  identity[0] = 1;
  EXPECT_THROW((void)wrap_key(key_of(7), identity), Error);
  EXPECT_THROW((void)wrap_key(key_of(7), PublicKey{}), Error);
}

}  // namespace
}  // namespace klero::crypto
