#include "selection/order/draft.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "selection/order/normalise.h"
#include "selection/order/template.h"
#include "tests/selection/order/base_order.h"
#include "tests/support/vectors.h"

namespace klero::selection {
namespace {

using tests::base_draft;
using tests::base_order;
using tests::replaced;

std::string unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      plain += text[i] == 'n' ? '\n' : text[i];
    } else {
      plain += text[i];
    }
  }
  return plain;
}

// As in the vectors: "LINE: WHAT", joined by " && ".
std::string listed(const Problems& problems) {
  std::string all;
  for (const Problem& problem : problems) {
    all += (all.empty() ? "" : " && ") + std::to_string(problem.line) + ": " + problem.what;
  }
  return all;
}

TEST(Draft, TheBaseAndTheTemplatesKeepEveryRule) {
  EXPECT_EQ(listed(check_draft(base_draft()).problems), "");
  EXPECT_EQ(listed(check_draft(order_template()).problems), "");
  EXPECT_EQ(listed(check_draft(order_template_german()).problems), "");
}

TEST(Draft, NamesEveryProblemWithItsLine) {
  for (const auto& row : tests::read_vectors("order/refusals.tsv", {"name", "from", "to", "problems"})) {
    SCOPED_TRACE(row[0]);
    const CheckedDraft checked =
        check_draft(replaced(base_draft(), unescaped(row[1]), unescaped(row[2])));
    EXPECT_EQ(listed(checked.problems), unescaped(row[3]));
    EXPECT_FALSE(checked.order.has_value());
    for (const Problem& problem : checked.problems) {
      EXPECT_NE(problem.hint, "") << problem.what;
    }
  }
}

TEST(Draft, IsRefusedWithoutReadingItWhenItIsNoText) {
  EXPECT_EQ(listed(check_draft("\xff{}").problems), "1: the draft is not UTF-8");
  EXPECT_EQ(listed(check_draft(std::string(17, '[') + std::string(17, ']')).problems),
            "1: the draft is nested too deeply: expected at most 16 levels");
  EXPECT_EQ(listed(check_draft(std::string((4U << 20) + 1, ' ')).problems),
            "1: the draft is too long: expected at most 4 MiB");
}

TEST(Draft, EveryPrefixIsRefusedWithAMessage) {
  const std::string draft = base_draft();
  const std::size_t end = draft.rfind('}');
  for (std::size_t length = 0; length <= end; length += 7) {
    EXPECT_FALSE(check_draft(draft.substr(0, length)).problems.empty()) << length;
  }
}

TEST(Draft, IsNormalisedToNfc) {
  // U+0041 U+030A and U+212B both become U+00C5 (Unicode Standard Annex 15).
  EXPECT_EQ(to_nfc("A\xcc\x8a \xe2\x84\xab"), "\xc3\x85 \xc3\x85");
  const auto checked = check_draft(replaced(base_draft(), "Mayor", "Bu\xcc\x88rgermeisterin"));
  ASSERT_TRUE(checked.order.has_value());
  EXPECT_EQ(checked.order->slots[0].name, "B\xc3\xbcrgermeisterin");
}

TEST(Order, ReadsBackWhatItWrites) {
  const std::string bytes = write_order(base_order());
  EXPECT_EQ(write_order(read_order(bytes)), bytes);
}

TEST(Order, PublishedOneNeedsFormatAndOfficeKey) {
  const std::string bytes = write_order(base_order());
  EXPECT_THROW((void)read_order(replaced(bytes, "kleroterion/order/1", "kleroterion/order/2")),
               crypto::Error);
  EXPECT_THROW((void)read_order(replaced(bytes, base_order().office.key, "")), crypto::Error);
  EXPECT_THROW((void)read_order(base_draft()), crypto::Error);
}

TEST(Order, NoByteOfThePublishedOneCanBeLeftOut) {
  const std::string bytes = write_order(base_order());
  std::size_t accepted = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string shorter = bytes;
    shorter.erase(i, 1);
    try {
      // What is accepted is another order (a digit or letter less), never the same one.
      EXPECT_EQ(write_order(read_order(shorter)), shorter);
      ++accepted;
    } catch (const crypto::Error&) {
    }
  }
  EXPECT_LT(accepted, bytes.size() / 4);
}

TEST(Order, LabelNamesTheMode) {
  Order order = base_order();
  EXPECT_EQ(label(order, "leaf"), "kleroterion/rehearsal/leaf/v1");
  order.mode = Mode::kReal;
  EXPECT_EQ(label(order, "leaf"), "kleroterion/real/leaf/v1");
}

TEST(Template, ItsKeysAreKnownAndNoOthers) {
  EXPECT_TRUE(
      is_template_key("a41859eb5384d74968a817ee0814d598fd37b097fe4ff0dec6cc54b627076e7a"));
  EXPECT_FALSE(is_template_key(base_order().office.key));
  EXPECT_FALSE(is_template_key(""));
}

}  // namespace
}  // namespace klero::selection
