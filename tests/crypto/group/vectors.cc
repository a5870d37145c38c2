#include "tests/crypto/group/vectors.h"

#include <gtest/gtest.h>

#include <fstream>

#include "crypto/group/one_of_text.h"

namespace klero::crypto::test {
namespace {

std::string name_of(OneOfOutcome outcome) {
  switch (outcome) {
    case OneOfOutcome::kValid:
      return "valid";
    case OneOfOutcome::kBadMode:
      return "bad-mode";
    case OneOfOutcome::kBadContext:
      return "bad-context";
    case OneOfOutcome::kNoPoints:
      return "no-points";
    case OneOfOutcome::kTooManyPoints:
      return "too-many-points";
    case OneOfOutcome::kIdentityPoint:
      return "identity-point";
    case OneOfOutcome::kWrongLength:
      return "wrong-length";
    case OneOfOutcome::kChallengeMismatch:
      return "challenge-mismatch";
  }
  return "?";
}

std::string name_of(OneOfTextFault fault) {
  switch (fault) {
    case OneOfTextFault::kNone:
      return "none";
    case OneOfTextFault::kLength:
      return "length";
    case OneOfTextFault::kSeparator:
      return "separator";
    case OneOfTextFault::kDigit:
      return "digit";
    case OneOfTextFault::kNotCanonical:
      return "not-canonical";
  }
  return "?";
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> result(1);
  for (const char character : text) {
    if (character == separator) {
      result.emplace_back();
    } else {
      result.back() += character;
    }
  }
  return result;
}

}  // namespace

std::vector<Row> read_table(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::vector<Row> rows;
  EXPECT_TRUE(std::getline(file, line)) << path;
  const std::vector<std::string> columns = split(line, '\t');
  while (std::getline(file, line)) {
    const std::vector<std::string> fields = split(line, '\t');
    if (fields.size() != columns.size()) {
      ADD_FAILURE() << path << ":" << rows.size() + 2 << " has " << fields.size() << " fields";
      continue;
    }
    Row row = {{"_line", path + ":" + std::to_string(rows.size() + 2)}};
    for (std::size_t i = 0; i < columns.size(); ++i) {
      row[columns[i]] = fields[i];
    }
    rows.push_back(row);
  }
  EXPECT_FALSE(rows.empty()) << path << " has no vectors";
  return rows;
}

std::vector<Row> read_vectors(std::string_view name) {
  return read_table(std::string(KLERO_SOURCE_DIR "/tests/vectors/group/") + std::string(name));
}

std::vector<std::string> pieces(const std::string& text, char separator) {
  return text.empty() ? std::vector<std::string>() : split(text, separator);
}

Scalar scalar_of(const std::string& hex) {
  return Scalar::from_hex(hex).value();
}

Point point_of(const std::string& hex) {
  return Point::from_hex(hex).value();
}

std::vector<Scalar> scalars_of(const std::string& text) {
  std::vector<Scalar> result;
  for (const std::string& hex : pieces(text, ' ')) {
    result.push_back(scalar_of(hex));
  }
  return result;
}

std::vector<Point> points_of(const std::string& text) {
  std::vector<Point> result;
  for (const std::string& hex : pieces(text, ' ')) {
    result.push_back(point_of(hex));
  }
  return result;
}

OneOfStatement statement_of(const Row& row) {
  return {row.at("mode"), pieces(row.at("context"), '|'), points_of(row.at("points")),
          row.at("identity") == "allowed" ? IdentityPoints::kAllowed : IdentityPoints::kRefused};
}

std::string row_of(const OneOfStatement& statement) {
  std::string text = statement.mode + "\t";
  for (const std::string& line : statement.context) {
    text += line + "|";
  }
  text.back() = '\t';
  for (const Point& point : statement.points) {
    text += point.hex() + " ";
  }
  text.back() = '\t';
  return text + (statement.identity == IdentityPoints::kAllowed ? "allowed" : "refused");
}

std::string judge(const Row& row) {
  for (const std::string& hex : pieces(row.at("points"), ' ')) {
    if (!Point::from_hex(hex)) {
      return "bad-point";
    }
  }
  const OneOfReading reading = read_one_of(row.at("proof"));
  return reading.proof ? name_of(verify_one_of(statement_of(row), *reading.proof))
                       : name_of(reading.fault);
}

}  // namespace klero::crypto::test
