// Reading tests/vectors/group: tables whose values an independent implementation computed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/group/one_of.h"
#include "crypto/group/point.h"
#include "crypto/group/scalar.h"

namespace klero::crypto::test {

using Row = std::map<std::string, std::string>;

// The rows of a table, by column name; with a row "_line" for messages. Fails the test if the file
// cannot be read, is empty, or has a row of another width.
[[nodiscard]] std::vector<Row> read_table(const std::string& path);
[[nodiscard]] std::vector<Row> read_vectors(std::string_view name);

// The pieces between separators; none for the empty text.
[[nodiscard]] std::vector<std::string> pieces(const std::string& text, char separator);

// Text known to be good; throws on any other.
[[nodiscard]] Scalar scalar_of(const std::string& hex);
[[nodiscard]] Point point_of(const std::string& hex);
[[nodiscard]] std::vector<Scalar> scalars_of(const std::string& text);
[[nodiscard]] std::vector<Point> points_of(const std::string& text);

// The columns mode, context, points, identity as a statement.
[[nodiscard]] OneOfStatement statement_of(const Row& row);
[[nodiscard]] std::string row_of(const OneOfStatement& statement);

// The outcome of the row's proof as the vectors name it: of its points, of its text, of the proof.
[[nodiscard]] std::string judge(const Row& row);

}  // namespace klero::crypto::test
