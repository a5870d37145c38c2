#include "selection/frame/build_frame.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "crypto/base/error.h"
#include "selection/frame/frame_files.h"
#include "selection/register/read_register.h"
#include "tests/selection/register/small_order.h"

namespace klero::selection {
namespace {

const std::string kAnchor(64, 'a');
const std::array<std::uint8_t, 32> kMaster{7};

Register many_people(int count) {
  std::string text = "nummer;nachname;vorname;geboren;bezirk;sex;strasse;ort\n";
  for (int i = 0; i < count; ++i) {
    text += std::to_string(i) + ";N" + std::to_string(i % 7) + ";V;" +
            std::to_string(1940 + i % 70) + "-05-01;" + std::to_string(1 + i % 2) + ";" +
            (i % 3 == 0 ? "m" : "w") + ";Weg " + std::to_string(i) + ";\n";
  }
  RegisterReading reading = read_register_text(small_order(), "r.csv", text);
  EXPECT_EQ(reading.faults.count(), 0U);
  return std::move(reading.people);
}

struct Files {
  std::vector<std::string> leaves, people;
};

Files frame_of(const Register& people, unsigned threads) {
  const Order order = small_order();
  Files files;
  visit_leaves(order, LeafMaker(order, kAnchor, kMaster), people, threads,
               [&](StratumNumber, std::span<const LeafRow> rows) {
                 files.leaves.push_back(write_leaves(rows));
                 files.people.push_back(write_people(order, rows));
               });
  return files;
}

TEST(Frame, HasEverybodyOnceInHisStratum) {
  const Order order = small_order();
  const Register people = many_people(500);
  const LeafMaker maker(order, kAnchor, kMaster);
  const PerStratum counts = count_people(order, people);
  std::vector<std::uint32_t> lines;
  visit_leaves(order, maker, people, 1, [&](StratumNumber stratum, std::span<const LeafRow> rows) {
    EXPECT_EQ(rows.size(), counts[stratum - 1]);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0) {
        EXPECT_LT(rows[i - 1].leaf, rows[i].leaf);
      }
      EXPECT_EQ(rows[i].person->stratum, stratum);
      const PersonText text = parts_of(text_of(*rows[i].person));
      EXPECT_EQ(rows[i].leaf,
                maker.leaf(stratum_text(order, stratum), text.identity, maker.nonce(text.key)));
      lines.push_back(rows[i].person->line);
    }
  });
  std::sort(lines.begin(), lines.end());
  ASSERT_EQ(lines.size(), people.people.size());
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i], people.people[i].line);
}

TEST(Frame, DoesNotDependOnTheNumberOfThreads) {
  const Register people = many_people(30'000);
  const Files one = frame_of(people, 1);
  const Files three = frame_of(people, 3);
  EXPECT_EQ(one.leaves, three.leaves);
  EXPECT_EQ(one.people, three.people);
}

TEST(Frame, RefusesTheSameLeafTwice) {
  Register people = many_people(10);
  people.people.push_back(people.people.front());
  EXPECT_THROW(frame_of(people, 1), crypto::Error);
}

TEST(FrameFiles, AreReadBack) {
  const Order order = small_order();
  const Register people = many_people(300);
  std::vector<crypto::Digest> leaves;
  visit_leaves(order, LeafMaker(order, kAnchor, kMaster), people, 1,
               [&](StratumNumber, std::span<const LeafRow> rows) {
                 const std::vector<crypto::Digest> read = read_leaves("x", write_leaves(rows));
                 ASSERT_EQ(read.size(), rows.size());
                 for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(read[i], rows[i].leaf);
               });
  const PerStratum counts = count_people(order, people);
  const PerStratum letters = allot_letters(order, counts);
  const StrataCounts read = read_strata(order, write_strata(order, {counts, letters, PerStratum(counts.size())}));
  EXPECT_EQ(read.people, counts);
  EXPECT_EQ(read.letters, letters);
  EXPECT_EQ(leaves_file(7), "leaves-0007.tsv");
  EXPECT_EQ(people_file(9999), "people-9999.tsv");
}

TEST(FrameFiles, StrataTableNamesTheCategories) {
  const Order order = small_order();
  const std::string text =
      write_strata(order, {PerStratum(12, 20), PerStratum{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, PerStratum(12)});
  EXPECT_EQ(text.substr(0, text.find('2')),
            "stratum\tbezirk\tgeschlecht\talter\tpeople\tletters\n1\tNord\tm\t16-");
  EXPECT_NE(text.find("\n12\tSüd\tw/d\t60+\t20\t12\n"), std::string::npos);
}

TEST(FrameFiles, RefuseLeavesOutOfOrderOrCut) {
  const std::string a(64, 'a');
  const std::string b(64, 'b');
  EXPECT_EQ(read_leaves("x", "leaf\n" + a + "\n" + b + "\n").size(), 2U);
  for (const std::string& bad : {std::string(), "lead\n" + a + "\n", "leaf\n" + b + "\n" + a + "\n",
                                 "leaf\n" + a + "\n" + a + "\n", "leaf\n" + a + "\n" + b,
                                 "leaf\n" + a, "leaf\n" + std::string(64, 'A') + "\n"}) {
    EXPECT_THROW((void)read_leaves("x", bad), crypto::Error) << bad;
  }
}

TEST(FrameFiles, MasterSecretIsReadBackOrRefused) {
  const crypto::Secret master = crypto::Secret::random(32);
  std::string text = write_master(master);
  EXPECT_EQ(text.size(), 65U);
  const crypto::Secret read = read_master(text);
  EXPECT_EQ(write_master(read), text);
  std::string wrong = text.substr(0, 64);
  EXPECT_THROW((void)read_master(wrong), crypto::Error);
}

TEST(FrameFiles, DocumentIsCanonical) {
  EXPECT_EQ(write_frame_json("abc", 5),
            "{\n  \"_format\": \"kleroterion/frame/1\",\n  \"master_commitment\": \"abc\",\n  "
            "\"people\": 5\n}\n");
}

}  // namespace
}  // namespace klero::selection
