// A small draw with one public and one sealed feature, made with crypto/group alone: three seats, ten
// rows, two panels opened. Tests damage it in one place and ask the checks of section 10.

#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "crypto/group/commitment.h"
#include "crypto/group/generators.h"
#include "crypto/group/one_of.h"
#include "crypto/group/one_of_text.h"
#include "tests/verifier/checks/made_record.h"

namespace klero::verifier {

inline crypto::Json sealed_order() {
  crypto::Json order = base_order();
  order["features"][1]["visibility"] = "sealed";
  order["panel"]["form"] = "committed";
  return order;
}

struct SealedWorld : MadeRecord {
  using Rows = std::vector<RowNumber>;
  using Lines = std::vector<std::string>;

  explicit SealedWorld(const crypto::Json& order = sealed_order()) : MadeRecord(order) {
    reach(14);
    x.pairs.resize(1);
    for (std::size_t j = 0; j < school.size(); ++j) {
      PoolRow row;
      row.leaf[0] = static_cast<std::uint8_t>(j + 1);
      row.stratum = sex[j] + 1;
      x.pool().rows.push_back(row);
      blindings.push_back(crypto::cancelling_blindings(2));
      points.push_back(crypto::commit_one_hot(school[j], blindings.back()));
    }
    x.draw = {{{}, 2}, {{}, 0}};
    x.members = {{1, 2, 3}, {2, 4, 5}};
    write_commitments();
  }

  // ---- the tables, line by line; `damage` is called on the lines before they are written ----

  void write_commitments() {
    Lines lines;
    for (std::size_t j = 0; j < points.size(); ++j) {
      for (std::size_t c = 0; c < 2; ++c) {
        lines.push_back(row_fields(j, c) + points[j][c].hex());
      }
    }
    put(7, "commitments.tsv", "row\tfeature\tcategory\tcommitment", lines);
  }
  Lines bits() {
    Lines lines;
    for (std::size_t j = 0; j < points.size(); ++j) {
      for (std::size_t c = 0; c < 2; ++c) {
        lines.push_back(row_fields(j, c) +
                        range_proof(7, {static_cast<RowNumber>(j + 1)}, c, {0, 1},
                                    {"kind bit", "row " + std::to_string(j + 1), "feature School",
                                     "category " + names[c]}));
      }
    }
    return lines;
  }
  Lines totals(unsigned step, const std::string& kind, const Rows& rows) {
    Lines lines;
    for (std::size_t c = 0; c < 2; ++c) {
      const std::string people = std::to_string(count(rows, c));
      lines.push_back("School\t" + names[c] + "\t" + people + "\t" +
                      range_proof(step, rows, c, {count(rows, c), count(rows, c)},
                                  {"kind " + kind, "feature School", "category " + names[c],
                                   "people " + people}));
    }
    return lines;
  }
  Lines quotas() {
    Lines lines;
    for (std::size_t rank = 0; rank < 2; ++rank) {
      const std::string panel = std::to_string(x.draw[rank].panel);
      for (std::size_t c = 0; c < 2; ++c) {
        lines.push_back(panel + "\tSchool\t" + names[c] + "\t" +
                        range_proof(12, x.members[rank], c, {1, 2},
                                    {"kind quota", "panel " + panel, "feature School",
                                     "category " + names[c], "from 1", "to 2"}));
      }
    }
    return lines;
  }
  void put(unsigned step, const std::string& name, const std::string& head, const Lines& lines) {
    std::string bytes = head + "\n";
    for (const std::string& line : lines) {
      bytes += line + "\n";
    }
    add_table(step, name, bytes);
  }
  void put_bits(const Lines& lines) { put(7, "bits.tsv", "row\tfeature\tcategory\tproof", lines); }
  void put_totals(unsigned step, const Lines& lines) {
    put(step, "totals.tsv", "feature\tcategory\tpeople\tproof", lines);
  }
  void put_quotas(unsigned step, const Lines& lines) {
    put(step, "quotas.tsv",
        step == 12 ? "panel\tfeature\tcategory\tproof" : "leaver\tfeature\tcategory\tproof", lines);
  }

  // ---- proofs ----

  [[nodiscard]] std::uint64_t count(const Rows& rows, std::size_t c) const {
    std::uint64_t found = 0;
    for (const RowNumber row : rows) {
      found += school[row - 1] == c ? 1 : 0;
    }
    return found;
  }
  [[nodiscard]] crypto::Point sum(const Rows& rows, std::size_t c) const {
    crypto::Point total;
    for (const RowNumber row : rows) {
      total = total + points[row - 1][c];
    }
    return total;
  }
  [[nodiscard]] crypto::Scalar blinding(const Rows& rows, std::size_t c) const {
    crypto::Scalar total;
    for (const RowNumber row : rows) {
      total = total + blindings[row - 1][c];
    }
    return total;
  }
  // Of the values v that `rows` may have in category c; throws if they have none of them.
  [[nodiscard]] std::string range_proof(unsigned step, const Rows& rows, std::size_t c,
                                        std::pair<std::uint64_t, std::uint64_t> range,
                                        const std::vector<std::string>& claim) const {
    std::vector<std::pair<std::size_t, std::uint64_t>> values;
    for (std::uint64_t v = range.first; v <= range.second; ++v) {
      values.emplace_back(c, v);
    }
    return proof(step, rows, values, claim);
  }
  [[nodiscard]] std::string proof(unsigned step, const Rows& rows,
                                  const std::vector<std::pair<std::size_t, std::uint64_t>>& values,
                                  const std::vector<std::string>& claim) const {
    crypto::OneOfStatement statement{"rehearsal", context(step), {}, crypto::IdentityPoints::kAllowed};
    statement.context.insert(statement.context.end(), claim.begin(), claim.end());
    crypto::OneOfWitness witness{values.size(), {}};
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto& [c, v] = values[i];
      statement.points.push_back(sum(rows, c) - crypto::times_g(crypto::Scalar::from_uint(v)));
      if (count(rows, c) == v) {
        witness = {i, blinding(rows, c)};
      }
    }
    if (witness.index == values.size()) {
      throw std::logic_error("cannot prove what is not so");
    }
    return crypto::write_one_of(crypto::prove_one_of(statement, witness));
  }
  [[nodiscard]] std::vector<std::string> context(unsigned step) const {
    const auto hex = [&](unsigned number) { return crypto::to_hex(*scan.steps[number - 1].checksum); };
    return {"order " + hex(1), "after " + hex(step - 1),
            "commitments " + crypto::to_hex(*scan.steps[6].find("commitments.tsv")->digest)};
  }
  [[nodiscard]] std::string row_fields(std::size_t j, std::size_t c) const {
    return std::to_string(j + 1) + "\tSchool\t" + names[c] + "\t";
  }
  [[nodiscard]] Rows everybody() const {
    Rows rows;
    for (RowNumber row = 1; row <= school.size(); ++row) {
      rows.push_back(row);
    }
    return rows;
  }

  const std::vector<std::string> names{"ja", "nein"};
  std::vector<std::uint32_t> sex{0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
  std::vector<std::uint32_t> school{0, 1, 0, 0, 0, 1, 1, 0, 1, 0};
  std::vector<std::vector<crypto::Scalar>> blindings;  // of each row and category
  std::vector<std::vector<crypto::Point>> points;
};

}  // namespace klero::verifier
