#include "crypto/secret/key_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "crypto/base/error.h"
#include "tests/support/temp_folder.h"

namespace klero::crypto {
namespace {

using tests::bytes_of;
using tests::TempFolder;

Secret passphrase(std::string words) {
  return Secret::take({reinterpret_cast<std::uint8_t*>(words.data()), words.size()});
}

Secret never_asked() {
  ADD_FAILURE() << "a passphrase was asked for";
  return Secret(1);
}

std::string hex_of(const Secret& secret) {
  return to_hex(secret.read().bytes());
}

std::string error_of(const std::filesystem::path& path, const AskPassphrase& ask = never_asked) {
  try {
    static_cast<void>(read_secret_key(path, ask));
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

// RFC 8032, section 7.1, test 1.
const std::string kSeed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const std::string kPublic = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const std::string kFile = "klero-secret-key-v1\nname Bürgermeisterin\npublic " + kPublic +
                          "\nprotection none\nseed " + kSeed + "\n";

TEST(KeyFile, ReadsThePlainForm) {
  const TempFolder folder;
  const SigningKey key = read_secret_key(folder.put("key", kFile), never_asked);
  EXPECT_EQ(key.name, "Bürgermeisterin");
  EXPECT_EQ(to_hex(key.public_key), kPublic);
  EXPECT_EQ(hex_of(key.seed), kSeed);
}

TEST(KeyFile, WritesThePlainFormForItsOwnerOnly) {
  const TempFolder folder;
  const SigningKey key = read_secret_key(folder.put("key", kFile), never_asked);
  write_secret_key_plain(folder / "copy", key);
  EXPECT_EQ(bytes_of(folder / "copy"), kFile);
  struct stat status = {};
  ASSERT_EQ(stat((folder / "copy").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0600U);
  EXPECT_THROW(write_secret_key_plain(folder / "copy", key), Error);
}

TEST(KeyFile, OpensWithTheRightPassphraseOnly) {
  const TempFolder folder;
  const SigningKey key = make_signing_key("press");
  write_secret_key_protected(folder / "key", key, passphrase("correct horse"),
                             Hardness::kInteractive);
  EXPECT_EQ(bytes_of(folder / "key").find(hex_of(key.seed)), std::string::npos);
  const SigningKey read = read_secret_key(folder / "key", [] { return passphrase("correct horse"); });
  EXPECT_EQ(hex_of(read.seed), hex_of(key.seed));
  EXPECT_EQ(read.public_key, key.public_key);
  EXPECT_EQ(read.name, "press");
  EXPECT_EQ(error_of(folder / "key", [] { return passphrase("wrong horse"); }),
            "cannot open the key '" + (folder / "key").string() +
                "': wrong passphrase, or the file is damaged");
}

TEST(KeyFile, NoticesADamagedBox) {
  const TempFolder folder;
  write_secret_key_protected(folder / "key", make_signing_key("press"), passphrase("x"),
                             Hardness::kInteractive);
  std::string text = bytes_of(folder / "key");
  char& digit = text[text.size() - 2];
  digit = digit == '0' ? '1' : '0';
  EXPECT_NE(error_of(folder.put("damaged", text), [] { return passphrase("x"); }), "no error");
}

TEST(KeyFile, RefusesASeedThatIsNotThatOfTheNamedKey) {
  const TempFolder folder;
  std::string text = kFile;
  text[text.size() - 2] = '1';
  EXPECT_EQ(error_of(folder.put("key", text)),
            "cannot use the key '" + (folder / "key").string() +
                "': its secret part does not belong to its public part");
}

TEST(KeyFile, NamesTheLineThatBreaksTheGrammarAndNeverShowsIt) {
  const TempFolder folder;
  const auto with = [](const std::string& from, const std::string& to) {
    std::string text = kFile;
    return text.replace(text.find(from), from.size(), to);
  };
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ":1: expected the line 'klero-secret-key-v1'"},
      {with("v1", "v2"), ":1: expected the line 'klero-secret-key-v1'"},
      {with("name ", "nome "), ":2: expected a line 'name …'"},
      {with("name Bürgermeisterin", "name "),
       ":2: expected a name of 1 to 100 bytes without control characters"},
      {with(kPublic, "d7"), ":3: expected 64 lower-case hex digits"},
      {with("none", "rot13"), ":4: expected the protection 'none', 'argon2id-interactive' or "
                              "'argon2id-moderate'"},
      {with(kSeed, kSeed + "0"), ":5: expected 64 lower-case hex digits"},
      {with("seed " + kSeed + "\n", ""), ":5: expected a line 'seed …'"},
      {kFile.substr(0, kFile.size() - 1), ":5: expected a line 'seed …'"},
      {kFile + "more\n", ":6: expected the end of the file"},
      {kFile + "\n", ":6: expected the end of the file"},
  };
  int number = 0;
  for (const auto& [text, expected] : cases) {
    SCOPED_TRACE(expected);
    const auto path = folder.put("key" + std::to_string(++number), text);
    const std::string error = error_of(path);
    EXPECT_EQ(error, "cannot read the key '" + path.string() + "'" + expected);
    EXPECT_EQ(error.find(kSeed.substr(0, 8)), std::string::npos);
  }
}

TEST(KeyFile, FreshKeysDiffer) {
  EXPECT_NE(make_signing_key("a").public_key, make_signing_key("a").public_key);
  EXPECT_THROW(static_cast<void>(make_signing_key("a\nb")), Error);
}

TEST(KeyName, HasNoControlCharacterAndNoOuterBlank) {
  EXPECT_TRUE(is_key_name("Hessische Allgemeine (HNA)"));
  EXPECT_TRUE(is_key_name(std::string(100, 'x')));
  for (const std::string& wrong :
       {std::string(), std::string(" a"), std::string("a "), std::string("a\tb"),
        std::string("a\nb"), std::string("\xff"), std::string(101, 'x'), std::string("a\x1b")}) {
    EXPECT_FALSE(is_key_name(wrong)) << wrong;
  }
}

TEST(PublicKeyLine, IsWrittenAndReadBack) {
  const std::string line = "klero-public-key-v1 " + kPublic + " Bürgermeisterin\n";
  const auto key = read_public_key(line);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->name, "Bürgermeisterin");
  EXPECT_EQ(to_hex(key->key), kPublic);
  EXPECT_EQ(write_public_key(*key), line);
}

TEST(PublicKeyLine, RefusesEverythingElse) {
  const std::string identity = "01" + std::string(62, '0');
  for (const std::string& wrong :
       {std::string(), std::string("\n"), "klero-public-key-v1 " + kPublic + " name",
        "klero-public-key-v1 " + kPublic + " \n", "klero-public-key-v1 " + kPublic + "\n",
        "klero-public-key-v1 " + kPublic + "  name\n", "klero-public-key-v2 " + kPublic + " name\n",
        "klero-public-key-v1 " + kPublic + " name\nmore\n", "klero-public-key-v1 " + identity + " a\n",
        "klero-public-key-v1  " + kPublic + " name\n"}) {
    EXPECT_FALSE(read_public_key(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace klero::crypto
