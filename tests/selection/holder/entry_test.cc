#include "selection/holder/entry.h"

#include <gtest/gtest.h>

#include "crypto/format/canonical_json.h"

namespace klero::selection {
namespace {

using crypto::Json;

Json entry_of(const crypto::HolderKey& key) {
  return std::get<Json>(crypto::read_canonical_json(make_holder_entry(key)));
}

TEST(HolderEntry, HoldsKeyNameAndProof) {
  const crypto::HolderKey key = crypto::make_holder_key("Notarin Weber");
  const Json entry = entry_of(key);
  EXPECT_EQ(entry.at("key"), key.key.hex());
  EXPECT_EQ(entry.at("name"), "Notarin Weber");
  EXPECT_EQ(entry.size(), 3U);
  EXPECT_TRUE(is_holder_proof(key.key, entry.at("proof").get<std::string>()));
  EXPECT_EQ(read_holder_entry(make_holder_entry(key)), key.key);
}

TEST(HolderEntry, WithAnotherKeyOrProofIsNone) {
  const Json entry = entry_of(crypto::make_holder_key("one"));
  const Json other = entry_of(crypto::make_holder_key("two"));
  for (const char* const part : {"key", "proof"}) {
    SCOPED_TRACE(part);
    Json mixed = entry;
    mixed[part] = other.at(part);
    EXPECT_FALSE(read_holder_entry(crypto::write_canonical_json(mixed)));
  }
  Json more = entry;
  more["x"] = 1;
  EXPECT_FALSE(read_holder_entry(crypto::write_canonical_json(more)));
  EXPECT_FALSE(read_holder_entry(entry.dump()));
  EXPECT_FALSE(read_holder_entry("[]\n"));
  EXPECT_FALSE(read_holder_entry(""));
  EXPECT_FALSE(is_holder_proof(crypto::Point(), entry.at("proof").get<std::string>()));
}

}  // namespace
}  // namespace klero::selection
