#include "crypto/escrow/deposit_text.h"

#include <vector>

#include "crypto/base/text.h"

namespace klero::crypto {
namespace {

DepositReading wrong(std::size_t line, std::string_view reason) {
  return {std::nullopt, line, reason};
}

std::optional<SameLogProof> proof_of(std::string_view challenge, std::string_view response) {
  const auto e = Scalar::from_hex(challenge);
  const auto s = Scalar::from_hex(response);
  return e && s ? std::optional(SameLogProof{*e, *s}) : std::nullopt;
}

}  // namespace

std::string write_same_log(const SameLogProof& proof) {
  return proof.challenge.hex() + " " + proof.response.hex();
}

std::optional<SameLogProof> read_same_log(std::string_view text) {
  const auto blocks = split(text, ' ');
  return blocks.size() == 2 ? proof_of(blocks[0], blocks[1]) : std::nullopt;
}

std::string write_deposit(const Deposit& deposit) {
  std::string text;
  for (const Point& coefficient : deposit.coefficients) {
    text += "coefficient " + coefficient.hex() + "\n";
  }
  for (std::size_t i = 0; i < deposit.shares.size(); ++i) {
    text += "share " + deposit.shares[i].hex() + " " + write_same_log(deposit.proofs.at(i)) + "\n";
  }
  return text;
}

std::string write_opened_share(const OpenedShare& share) {
  return "opened " + std::to_string(share.holder) + " " + share.value.hex() + " " +
         write_same_log(share.proof) + "\n";
}

DepositReading read_deposit(std::string_view text) {
  if (text.empty() || text.back() != '\n') {
    return wrong(1, "the last line does not end");
  }
  text.remove_suffix(1);
  Deposit deposit;
  const auto lines = split(text, '\n');
  if (lines.size() > 2 * kMaxHolders) {
    return wrong(2 * kMaxHolders + 1, "more lines than any deposit has");
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto parts = split(lines[i], ' ');
    const auto point = parts.size() > 1 ? Point::from_hex(parts[1]) : std::nullopt;
    if (parts[0] == "coefficient" && parts.size() == 2 && deposit.shares.empty() && point) {
      deposit.coefficients.push_back(*point);
    } else if (parts[0] == "share" && parts.size() == 4 && point) {
      const auto proof = proof_of(parts[2], parts[3]);
      if (!proof) {
        return wrong(i + 1, "the proof of the share is not two canonical scalars");
      }
      deposit.shares.push_back(*point);
      deposit.proofs.push_back(*proof);
    } else {
      return wrong(i + 1, "neither a coefficient nor, after them, a share with its proof");
    }
  }
  if (deposit.coefficients.empty() || deposit.shares.empty() ||
      deposit.coefficients.size() > kMaxHolders || deposit.shares.size() > kMaxHolders) {
    return wrong(lines.size(), "a deposit has 1 to 255 coefficients, then 1 to 255 shares");
  }
  return {std::move(deposit), 0, {}};
}

std::optional<OpenedShare> read_opened_share(std::string_view line) {
  if (line.empty() || line.back() != '\n') {
    return std::nullopt;
  }
  line.remove_suffix(1);
  const auto parts = split(line, ' ');
  if (parts.size() != 5 || parts[0] != "opened") {
    return std::nullopt;
  }
  const auto holder = parse_uint(parts[1]);
  const auto value = Point::from_hex(parts[2]);
  const auto proof = proof_of(parts[3], parts[4]);
  if (!holder || *holder < 1 || *holder > kMaxHolders || !value || !proof) {
    return std::nullopt;
  }
  return OpenedShare{static_cast<std::size_t>(*holder), *value, *proof};
}

}  // namespace klero::crypto
