// However a register is written down, it gives the same leaves: in any encoding, with any separator
// and line end, quoted or not, with dates in any form, its characters composed or not.

#include <gtest/gtest.h>
#include <iconv.h>

#include <algorithm>
#include <random>
#include <stdexcept>

#include "selection/frame/build_frame.h"
#include "selection/frame/frame_files.h"
#include "selection/register/read_register.h"
#include "tests/selection/register/small_order.h"

namespace klero::selection {
namespace {

using Rows = std::vector<std::vector<std::string>>;

const std::string kAnchor(64, 'a');
const std::array<std::uint8_t, 32> kMaster{7};
constexpr std::size_t kKey = 0;
constexpr std::size_t kBirth = 3;

// One way to write a table down.
struct Variant {
  const char* encoding;  // for iconv
  bool mark = false;
  char separator = ';';
  std::string line_end = "\n";
  enum class Quotes { needed, all, excel } quotes = Quotes::needed;
  bool last_line_ends = true;
  bool framed = false;  // titles above, a footer below
  bool separator_said = false;
  std::size_t date_form = 0;

  [[nodiscard]] std::string name() const {
    return std::string(encoding) + (mark ? " marked" : "") + " separator " +
           std::to_string(separator) + " line end " + std::to_string(line_end[0]) + "+" +
           std::to_string(line_end.size()) + " quotes " + std::to_string(static_cast<int>(quotes)) +
           (framed ? " framed" : "") + (separator_said ? " sep=" : "") + " date form " +
           std::to_string(date_form);
  }
};

std::string convert(std::string text, const char* encoding) {
  const iconv_t converter = iconv_open(encoding, "UTF-8");
  std::string converted(text.size() * 2, '\0');
  char* in = text.data();
  char* out = converted.data();
  std::size_t in_left = text.size();
  std::size_t out_left = converted.size();
  const auto result = iconv(converter, &in, &in_left, &out, &out_left);
  iconv_close(converter);
  if (result != 0) throw std::runtime_error("iconv: a character that the encoding lacks");
  converted.resize(converted.size() - out_left);
  return converted;
}

// `iso` as 2000-05-01, 20000501, 01.05.2000 or 1.5.2000.
std::string date_in(const std::string& iso, std::size_t form) {
  const std::string y = iso.substr(0, 4);
  std::string m = iso.substr(5, 2);
  std::string d = iso.substr(8, 2);
  if (form == 0) return iso;
  if (form == 1) return y + m + d;
  if (form == 3 && m[0] == '0') m.erase(0, 1);
  if (form == 3 && d[0] == '0') d.erase(0, 1);
  return d + "." + m + "." + y;
}

std::string cell_in(const std::string& cell, const Variant& variant, bool is_key) {
  const bool must = cell.find_first_of(std::string("\"\n\r") + variant.separator) != cell.npos;
  if (is_key && variant.quotes == Variant::Quotes::excel) return "=\"" + cell + "\"";
  if (!must && variant.quotes != Variant::Quotes::all) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string written(const Rows& rows, const Variant& variant) {
  std::string text = variant.mark ? "\xEF\xBB\xBF" : "";
  if (variant.separator_said) text += std::string("sep=") + variant.separator + variant.line_end;
  if (variant.framed) text += "Melderegister, Stand heute" + variant.line_end + variant.line_end;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < rows[row].size(); ++i) {
      if (i > 0) text += variant.separator;
      const bool is_date = row > 0 && i == kBirth;
      text += cell_in(is_date ? date_in(rows[row][i], variant.date_form) : rows[row][i], variant,
                      row > 0 && i == kKey);
    }
    if (row + 1 < rows.size() || variant.last_line_ends || variant.framed) text += variant.line_end;
  }
  if (variant.framed) text += variant.line_end + "Summe" + variant.line_end;
  return convert(text, variant.encoding);
}

std::vector<std::string> leaves_of(const std::string& text) {
  const Order order = small_order();
  const RegisterReading reading = read_register_text(order, "r.csv", text);
  EXPECT_EQ(reading.faults.count(), 0U)
      << (reading.faults.kept().empty() ? "" : reading.faults.kept().front());
  std::vector<std::string> leaves;
  visit_leaves(order, LeafMaker(order, kAnchor, kMaster), reading.people, 1,
               [&](StratumNumber stratum, std::span<const LeafRow> rows) {
                 leaves.push_back(std::to_string(stratum) + write_leaves(rows));
               });
  return leaves;
}

// `names` are what the register may hold besides ASCII.
Rows some_register(std::uint32_t seed, const std::vector<std::string>& names) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t bound) {
    return static_cast<unsigned>(random() % bound);
  };
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::vector<std::string> sexes = {"m", "w", "d", ""};
  Rows rows = {{"nummer", "nachname", "vorname", "geboren", "bezirk", "sex", "strasse", "ort"}};
  for (std::uint32_t i = 0; i < 40; ++i) {
    rows.push_back({"00" + std::to_string(i), names[below(names.size())],
                    below(4) == 0 ? "A \"B\"; C, D" : "Anna",
                    std::to_string(1930 + below(80)) + "-" + two(1 + below(12)) + "-" +
                        two(1 + below(28)),
                    std::to_string(1 + below(2)), sexes[below(4)], "Weg " + std::to_string(i),
                    below(3) == 0 ? "" : "Ort, Süd"});
  }
  return rows;
}

std::vector<Variant> layouts(const char* encoding, bool mark) {
  std::vector<Variant> all;
  for (const char separator : {';', ',', '\t'}) {
    for (const char* const line_end : {"\n", "\r\n", "\r"}) {
      for (const auto quotes :
           {Variant::Quotes::needed, Variant::Quotes::all, Variant::Quotes::excel}) {
        for (std::size_t extra = 0; extra < 4; ++extra) {
          all.push_back({encoding, mark, separator, line_end, quotes, extra != 0, extra == 1,
                         extra == 2, extra});
        }
      }
    }
  }
  return all;
}

void expect_same_leaves(const Rows& rows, const std::vector<Variant>& variants) {
  const std::vector<std::string> expected = leaves_of(written(rows, {.encoding = "UTF-8"}));
  ASSERT_FALSE(expected.empty());
  for (const Variant& variant : variants) {
    SCOPED_TRACE(variant.name());
    EXPECT_EQ(leaves_of(written(rows, variant)), expected);
  }
}

std::vector<Variant> joined(std::vector<Variant> a, const std::vector<Variant>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(SameLeaves, InEveryEncodingSeparatorLineEndAndQuoting) {
  const std::vector<std::string> names = {"Müller", "Strauß", "Ångström", "Núñez", "Meyer"};
  std::vector<Variant> variants = joined(layouts("UTF-8", false), layouts("UTF-8", true));
  variants = joined(variants, layouts("ISO-8859-1", false));
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_same_leaves(some_register(seed, names), variants);
  }
}

TEST(SameLeaves, WithTheLettersThatOnlyWindows1252Has) {
  const std::vector<std::string> names = {"Šimek", "Žák", "O’Neill", "Œuvre", "Müller"};
  expect_same_leaves(some_register(4, names),
                     joined(layouts("UTF-8", false), layouts("WINDOWS-1252", false)));
}

TEST(SameLeaves, HoweverCharactersAreComposed) {
  Rows rows = some_register(5, {"Müller"});
  const std::vector<std::string> composed = leaves_of(written(rows, {.encoding = "UTF-8"}));
  for (std::size_t i = 1; i < rows.size(); i += 2) rows[i][1] = "Mu\xCC\x88ller";
  EXPECT_EQ(leaves_of(written(rows, {.encoding = "UTF-8"})), composed);
}

TEST(SameLeaves, ButNotOfAnotherRegister) {
  Rows rows = some_register(6, {"Müller"});
  const std::vector<std::string> before = leaves_of(written(rows, {.encoding = "UTF-8"}));
  rows[7][1] = "Möller";
  EXPECT_NE(leaves_of(written(rows, {.encoding = "UTF-8"})), before);
}

}  // namespace
}  // namespace klero::selection
