// Appendix A of the protocol, by hand. (Whole pages are compared with Python's in tests/forge.)

#include "verifier/order/page.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "crypto/format/canonical_json.h"
#include "verifier/order/page_headings.h"

namespace klero::verifier {
namespace {

using crypto::Json;

// What stands between the paragraph under the title and the end of the body.
std::string body_of(Json document) {
  document["title"] = "T";
  document["mode"] = "real";
  const std::string page = make_order_page(document);
  const std::string mark = "<p>Losordnung · Order of the draw</p>\n";
  const std::size_t begin = page.find(mark) + mark.size();
  return page.substr(begin, page.find("\n</body>") - begin);
}

TEST(OrderPage, TextIsEscapedAndTheTitleStandsTwice) {
  const std::string page = make_order_page({{"title", "<A & \"B\">"}, {"mode", "real"}});
  EXPECT_NE(page.find("<title>&lt;A &amp; &quot;B&quot;&gt;</title>"), std::string::npos);
  EXPECT_NE(page.find("<body>\n<h1>&lt;A &amp; &quot;B&quot;&gt;</h1>\n"), std::string::npos);
}

TEST(OrderPage, ARehearsalSaysSo) {
  const std::string page = make_order_page({{"title", "A"}, {"mode", "rehearsal"}});
  EXPECT_NE(page.find("<body>\n<p class=\"rehearsal\">PROBE · REHEARSAL</p>\n<h1>A</h1>\n"),
            std::string::npos);
}

TEST(OrderPage, KeysFollowTheTableAndNotTheAlphabet) {
  EXPECT_EQ(body_of({{"attempt", 2}, {"body", "Stadt"}}),
            "<dl>\n<dt>Titel · Title</dt><dd>T</dd>\n<dt>Träger · Body</dt><dd>Stadt</dd>\n"
            "<dt>Art · Mode</dt><dd>real</dd>\n<dt>Versuch · Attempt</dt><dd>2</dd>\n</dl>");
}

TEST(OrderPage, EveryKindOfValueHasOneForm) {
  const std::string body = body_of({{"reasons", {"x", "y"}},
                                    {"escrow", nullptr},
                                    {"previous", ""},
                                    {"features", Json::array()},
                                    {"office", {{"name", "Amt"}}}});
  EXPECT_NE(body.find("<dd>x, y</dd>"), std::string::npos);
  EXPECT_NE(body.find("<dt>Hinterlegung · Escrow</dt><dd>–</dd>"), std::string::npos);
  EXPECT_NE(body.find("<dt>Voriger Versuch · Previous attempt</dt><dd>–</dd>"), std::string::npos);
  EXPECT_NE(body.find("<dt>Merkmale und Quoten · Features and quotas</dt><dd>–</dd>"),
            std::string::npos);
  EXPECT_NE(body.find("<dt>Amt · Office</dt><dd><dl>\n<dt>Name · Name</dt><dd>Amt</dd>\n</dl></dd>"),
            std::string::npos);
}

TEST(OrderPage, AListOfObjectsIsATableOfAllTheirKeys) {
  const std::string body =
      body_of({{"slots", {{{"name", "a"}, {"office", true}}, {{"name", "b"}, {"key", "k"}}}}});
  EXPECT_NE(body.find("<dd><table>\n<tr><th>Name · Name</th><th>Amt · Office</th>"
                      "<th>Schlüssel · Key</th></tr>\n"
                      "<tr><td>a</td><td>ja · yes</td><td>–</td></tr>\n"
                      "<tr><td>b</td><td>–</td><td>k</td></tr>\n</table></dd>"),
            std::string::npos);
}

TEST(OrderPage, TheHeadingsAreThoseOfTheProtocol) {
  std::ifstream file(KLERO_SOURCE_DIR "/docs/protocol.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string protocol = text.str();
  std::string expected = "| key | L |\n|---|---|\n";
  for (const PageHeading& heading : page_headings()) {
    expected += "| `" + std::string(heading.key) + "` | " + std::string(heading.text) + " |\n";
  }
  EXPECT_GT(page_headings().size(), 40U);
  // A blank line follows: the table ends where ours does.
  EXPECT_NE(protocol.find(expected + "\n"), std::string::npos) << expected;
}

}  // namespace
}  // namespace klero::verifier
