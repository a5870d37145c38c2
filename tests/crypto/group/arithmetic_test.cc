// Points and scalars against RFC 9496 and against the independent implementation in Python.

#include <gtest/gtest.h>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/group/generators.h"
#include "tests/crypto/group/vectors.h"

namespace klero::crypto {
namespace {

using test::point_of;
using test::read_vectors;
using test::scalar_of;

std::optional<Scalar> scalar_result(const std::string& operation, const std::string& a,
                                    const std::string& b) {
  if (operation == "decode") {
    return Scalar::from_hex(a);
  }
  if (operation == "reduce") {
    return Scalar::reduce(array_from_hex<64>(a).value());
  }
  if (operation == "neg") {
    return -scalar_of(a);
  }
  if (operation == "inv") {
    return scalar_of(a).is_zero() ? std::nullopt : std::optional(inverse(scalar_of(a)));
  }
  if (operation == "add") {
    return scalar_of(a) + scalar_of(b);
  }
  if (operation == "sub") {
    return scalar_of(a) - scalar_of(b);
  }
  EXPECT_EQ(operation, "mul");
  return scalar_of(a) * scalar_of(b);
}

TEST(GroupArithmetic, ScalarsAgreeWithWholeNumbersModuloTheOrder) {
  for (const test::Row& row : read_vectors("scalars.tsv")) {
    SCOPED_TRACE(row.at("_line"));
    const auto result = scalar_result(row.at("operation"), row.at("a"), row.at("b"));
    EXPECT_EQ(result ? result->hex() : "-", row.at("result"));
  }
}

TEST(GroupArithmetic, InvertingZeroIsAnError) {
  EXPECT_THROW((void)inverse(Scalar()), Error);
}

TEST(GroupArithmetic, ScalarsFromNumbersAreLittleEndian) {
  EXPECT_EQ(Scalar::from_uint(0x0102030405060708).hex(), "0807060504030201" + std::string(48, '0'));
}

TEST(GroupArithmetic, ScalarsAreWrittenInLowerCaseOnly) {
  const std::string good = Scalar::from_uint(0xab).hex();
  EXPECT_TRUE(Scalar::from_hex(good));
  EXPECT_FALSE(Scalar::from_hex("AB" + good.substr(2)));
  EXPECT_FALSE(Scalar::from_hex(good.substr(2)));
  EXPECT_FALSE(Scalar::from_hex(good + "00"));
  EXPECT_FALSE(Scalar::from_hex(""));
}

TEST(GroupArithmetic, RandomScalarsDiffer) {
  EXPECT_FALSE(Scalar::random() == Scalar::random());
}

TEST(GroupArithmetic, TheVectorsOfRfc9496Hold) {
  for (const test::Row& row : read_vectors("rfc9496.tsv")) {
    SCOPED_TRACE(row.at("_line"));
    const std::string& input = row.at("input");
    if (row.at("kind") == "multiple") {
      const Scalar n = Scalar::from_uint(std::stoull(input));
      EXPECT_EQ(times_g(n).hex(), row.at("output"));
      EXPECT_EQ((n * generator_g()).hex(), row.at("output"));
      EXPECT_EQ(point_of(row.at("output")), times_g(n));
    } else if (row.at("kind") == "bad") {
      EXPECT_FALSE(Point::from_hex(input));
    } else {
      EXPECT_EQ(Point::from_hash(array_from_hex<64>(input).value()).hex(), row.at("output"));
    }
  }
}

Point point_result(const std::string& operation, const std::string& a, const std::string& b) {
  if (operation == "generator") {
    return a == "g" ? generator_g() : generator_h();
  }
  if (operation == "times-g") {
    return times_g(scalar_of(a));
  }
  if (operation == "times-h") {
    return times_h(scalar_of(a));
  }
  if (operation == "add") {
    return point_of(a) + point_of(b);
  }
  if (operation == "sub") {
    return point_of(a) - point_of(b);
  }
  EXPECT_EQ(operation, "mul");
  return scalar_of(a) * point_of(b);
}

// Among them every way to the identity: p - p, 0·p, a times the identity.
TEST(GroupArithmetic, PointsAgreeWithTheIndependentImplementation) {
  for (const test::Row& row : read_vectors("points.tsv")) {
    SCOPED_TRACE(row.at("_line"));
    EXPECT_EQ(point_result(row.at("operation"), row.at("a"), row.at("b")).hex(), row.at("result"));
  }
}

TEST(GroupArithmetic, ExactlyTheCanonicalEncodingsArePoints) {
  std::size_t points = 0;
  for (const test::Row& row : read_vectors("encodings.tsv")) {
    SCOPED_TRACE(row.at("_line"));
    const auto point = Point::from_hex(row.at("bytes"));
    EXPECT_EQ(point.has_value(), row.at("point") == "yes");
    if (point) {
      ++points;
      EXPECT_EQ((*point + Point()).hex(), row.at("bytes"));
    }
  }
  EXPECT_GT(points, 20U);
}

TEST(GroupArithmetic, TheIdentityIsAPointOfZeros) {
  EXPECT_EQ(Point().hex(), std::string(64, '0'));
  EXPECT_TRUE(point_of(std::string(64, '0')).is_identity());
  EXPECT_TRUE((generator_h() - generator_h()).is_identity());
  EXPECT_TRUE(times_h(Scalar()).is_identity());
  EXPECT_FALSE(generator_h().is_identity());
  EXPECT_TRUE(sum(std::vector<Point>()).is_identity());
  EXPECT_TRUE(sum(std::vector<Scalar>()).is_zero());
}

}  // namespace
}  // namespace klero::crypto
