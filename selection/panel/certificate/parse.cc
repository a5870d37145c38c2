// Reads back what encode.cc writes, and nothing else.
#include "selection/panel/certificate/certificate.h"

#include <charconv>
#include <optional>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/panel/certificate/words.h"

namespace klero::selection {
namespace {

using crypto::Error;

struct Fields {
  std::size_t line = 0;  // for messages
  std::string_view item;
  std::string_view number;
  std::string_view node;
  std::string_view kind;
  std::string_view index;
  std::int64_t value = 0;

  [[noreturn]] void refuse(const std::string& what) const {
    throw Error("certificate, line " + std::to_string(line) + ": " + what);
  }
};

// The line is read loosely here; that it is written in the one right way is checked at the end, by
// encoding everything again.
Fields read_fields(std::string_view line, std::size_t number) {
  Fields fields;
  fields.line = number;
  const std::vector<std::string_view> parts = crypto::split(line, '\t');
  if (parts.size() != 6) {
    fields.refuse("expected 6 fields, got " + std::to_string(parts.size()));
  }
  fields.item = parts[0];
  fields.number = parts[1];
  fields.node = parts[2];
  fields.kind = parts[3];
  fields.index = parts[4];
  const std::string_view value = parts[5];
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), fields.value);
  if (error != std::errc() || end != value.data() + value.size()) {
    fields.refuse("expected a whole number, got \"" + crypto::escape_text(value) + "\"");
  }
  return fields;
}

std::uint32_t read_index(const Fields& fields) {
  const std::optional<std::uint64_t> index = crypto::parse_uint(fields.index);
  if (!index || *index > 0xFFFFFFFF) {
    fields.refuse("expected an index, got \"" + crypto::escape_text(fields.index) + "\"");
  }
  return static_cast<std::uint32_t>(*index);
}

Multiplier read_multiplier(const Fields& fields) {
  for (const auto& [of, word] : kMultiplierWords) {
    if (word == fields.kind) {
      return {of, read_index(fields), fields.value};
    }
  }
  fields.refuse("unknown kind \"" + crypto::escape_text(fields.kind) + "\"");
}

ProofNode& current_node(Claim& claim, const Fields& fields) {
  if (claim.proof.empty()) {
    fields.refuse("a line of a proof before its first node");
  }
  return claim.proof.back();
}

void read_claim_line(const Fields& fields, Certificate& certificate) {
  if (fields.kind == "bound") {
    certificate.claims.emplace_back().bound = fields.value;
    return;
  }
  if (certificate.claims.empty()) {
    fields.refuse("expected the bound of a claim first");
  }
  Claim& claim = certificate.claims.back();
  if (fields.kind == "weight") {
    claim.weights.push_back({read_index(fields), fields.value});
  } else if (fields.kind == "leaf") {
    claim.proof.push_back({.leaf = true, .rows = {}, .limit = 0, .scale = fields.value,
                           .multipliers = {}});
  } else if (fields.kind == "case") {
    claim.proof.push_back({.leaf = false, .rows = {}, .limit = fields.value, .scale = 0,
                           .multipliers = {}});
  } else if (fields.kind == "member") {
    current_node(claim, fields).rows.push_back(read_index(fields));
  } else {
    current_node(claim, fields).multipliers.push_back(read_multiplier(fields));
  }
}

void read_level_line(const Fields& fields, Certificate& certificate) {
  if (fields.number != std::to_string(certificate.levels.size())) {
    certificate.levels.emplace_back();
  }
  certificate.levels.back().multipliers.push_back(read_multiplier(fields));
}

void read_lottery_line(const Fields& fields, Certificate& certificate) {
  if (fields.value < 2 || fields.value > 0xFFFFFFFF) {
    fields.refuse("expected a distance of at least 2 panels");
  }
  certificate.within = static_cast<std::uint32_t>(fields.value);
}

// The number of the first line in which two texts differ.
std::size_t first_difference(std::string_view a, std::string_view b) {
  std::size_t line = 1;
  for (std::size_t i = 0; i < a.size() && i < b.size() && a[i] == b[i]; ++i) {
    line += a[i] == '\n' ? 1U : 0U;
  }
  return line;
}

}  // namespace

Certificate parse_certificate(std::string_view text) {
  if (!text.starts_with(kCertificateHeader)) {
    throw Error("certificate, line 1: expected the header of a certificate");
  }
  Certificate certificate;
  std::string_view rest = text.substr(kCertificateHeader.size());
  for (std::size_t line = 2; !rest.empty(); ++line) {
    const std::size_t length = rest.find('\n');
    const Fields fields = read_fields(rest.substr(0, length), line);
    if (fields.item == "claim") {
      read_claim_line(fields, certificate);
    } else if (fields.item == "level") {
      read_level_line(fields, certificate);
    } else if (fields.item == "lottery") {
      read_lottery_line(fields, certificate);
    } else {
      fields.refuse("expected lottery, claim or level, got \"" + crypto::escape_text(fields.item) + "\"");
    }
    rest.remove_prefix(length == std::string_view::npos ? rest.size() : length + 1);
  }
  const std::string again = encode_certificate(certificate);
  if (again != text) {
    throw Error("certificate, line " + std::to_string(first_difference(text, again)) +
                ": not in the one form in which it can be written");
  }
  return certificate;
}

}  // namespace klero::selection
