#include "crypto/escrow/holder_key.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/escrow/deposit.h"
#include "tests/support/temp_folder.h"

namespace klero::crypto {
namespace {

using tests::TempFolder;

Secret passphrase(std::string words) {
  return Secret::take({reinterpret_cast<std::uint8_t*>(words.data()), words.size()});
}

Secret never_asked() {
  ADD_FAILURE() << "a passphrase was asked for";
  return Secret(1);
}

std::string error_of(const std::filesystem::path& path) {
  try {
    static_cast<void>(read_holder_key(path, never_asked));
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

// x = 1, so that y = E, which tests/crypto/escrow/escrow.py computes.
const std::string kOne = "01" + std::string(62, '0');

std::string file_with(const std::string& point, const std::string& scalar) {
  return "klero-holder-key-v1\nname Notarin Weber\npublic " + point +
         "\nprotection none\nscalar " + scalar + "\n";
}

TEST(HolderKey, ReadsAndWritesThePlainForm) {
  const TempFolder folder;
  const std::string text = file_with(escrow_generator().hex(), kOne);
  const HolderKey key = read_holder_key(folder.put("key", text), never_asked);
  EXPECT_EQ(key.name, "Notarin Weber");
  EXPECT_EQ(key.key, escrow_generator());
  EXPECT_EQ(secret_of(key), Scalar::from_uint(1));
  write_holder_key_plain(folder / "copy", key);
  EXPECT_EQ(tests::bytes_of(folder / "copy"), text);
  struct stat status = {};
  ASSERT_EQ(stat((folder / "copy").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0600U);
  EXPECT_THROW(write_holder_key_plain(folder / "copy", key), Error);
}

TEST(HolderKey, OpensWithTheRightPassphraseOnly) {
  const TempFolder folder;
  const HolderKey key = make_holder_key("press");
  write_holder_key_protected(folder / "key", key, passphrase("correct horse"),
                             Hardness::kInteractive);
  EXPECT_EQ(tests::bytes_of(folder / "key").find(secret_of(key).hex()), std::string::npos);
  const HolderKey read = read_holder_key(folder / "key", [] { return passphrase("correct horse"); });
  EXPECT_EQ(read.key, key.key);
  EXPECT_EQ(secret_of(read), secret_of(key));
  EXPECT_THROW(static_cast<void>(
                   read_holder_key(folder / "key", [] { return passphrase("wrong horse"); })),
               Error);
  EXPECT_THROW(write_holder_key_protected(folder / "key", key, passphrase("again"),
                                          Hardness::kInteractive),
               Error);
}

// L is 1 + 27742… · 2^252: the least scalar that is none.
TEST(HolderKey, RefusesAScalarThatIsNoneOrAnothers) {
  const TempFolder folder;
  const std::string e = escrow_generator().hex();
  const std::string order = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
  for (const std::string& scalar :
       {std::string(64, '0'), order, "02" + std::string(62, '0'), std::string(64, 'f')}) {
    SCOPED_TRACE(scalar);
    EXPECT_EQ(error_of(folder.put("key", file_with(e, scalar))),
              "cannot use the key '" + (folder / "key").string() +
                  "': its secret part does not belong to its public part");
  }
  EXPECT_NE(error_of(folder.put("key", file_with(std::string(64, '0'), std::string(64, '0')))),
            "no error");
}

TEST(HolderKey, IsNotTakenForASigningKey) {
  const TempFolder folder;
  const auto signing = folder.put("key", "klero-secret-key-v1\nname x\n");
  EXPECT_EQ(error_of(signing), "cannot read the key '" + signing.string() +
                                   "':1: expected the line 'klero-holder-key-v1'");
  EXPECT_FALSE(is_secret_file(signing, kHolderKeyFile));
  const auto holder = folder.put("other", file_with(escrow_generator().hex(), kOne));
  EXPECT_TRUE(is_secret_file(holder, kHolderKeyFile));
}

TEST(HolderKey, ProvesThatItsHolderHasTheSecret) {
  const HolderKey key = make_holder_key("press");
  const SameLogProof proof = prove_possession(key, "real", {"a", "b"});
  const auto holds = [&](const char* mode, std::vector<std::string> context, const Point& point) {
    return verify_same_log(possession_statement(mode, std::move(context), point), proof) ==
           SameLogOutcome::kValid;
  };
  EXPECT_TRUE(holds("real", {"a", "b"}, key.key));
  EXPECT_FALSE(holds("rehearsal", {"a", "b"}, key.key));
  EXPECT_FALSE(holds("real", {"a"}, key.key));
  EXPECT_FALSE(holds("real", {"a", "b"}, make_holder_key("press").key));
}

TEST(HolderKey, EveryKeyIsAnother) {
  EXPECT_NE(make_holder_key("a").key, make_holder_key("a").key);
  EXPECT_THROW(static_cast<void>(make_holder_key(" a")), Error);
}

}  // namespace
}  // namespace klero::crypto
