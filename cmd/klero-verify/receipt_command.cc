#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <variant>

#include "cmd/klero-verify/anchor.h"
#include "cmd/klero-verify/commands.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/letter_code.h"
#include "crypto/hash/sha256_sodium.h"
#include "verifier/receipt/receipt_text.h"
#include "verifier/verify.h"

namespace klero::cmd {
namespace {

constexpr std::streamsize kLongestCode = 1000;  // bytes; a code has 44

std::string read_code(std::istream& input, const std::string& name) {
  std::string text(static_cast<std::size_t>(kLongestCode), '\0');
  input.read(text.data(), kLongestCode);
  if (input.bad() || input.gcount() == 0) {
    throw crypto::Error("cannot read a code from '" + crypto::escape_text(name) + "'");
  }
  text.resize(static_cast<std::size_t>(input.gcount()));
  return text.substr(0, text.find_first_of("\r\n"));
}

std::string typed_code(const ReceiptArguments& arguments) {
  if (arguments.code.empty() == arguments.code_file.empty()) {
    throw crypto::Error("receipt: expected either --code or --code-file",
                        "--code-file - reads the code from standard input, where nobody sees it");
  }
  if (arguments.code_file.empty()) {
    return arguments.code;
  }
  if (arguments.code_file == "-") {
    return read_code(std::cin, "standard input");
  }
  std::ifstream file(arguments.code_file, std::ios::binary);
  return read_code(file, arguments.code_file);
}

crypto::LetterNonce nonce_of(const std::string& code) {
  const auto read = crypto::read_letter_code(code, crypto::sodium::sha256);
  if (const auto* flaw = std::get_if<crypto::LetterCodeFlaw>(&read)) {
    throw crypto::Error("the code is mistyped: " + flaw->what, "compare it with the letter");
  }
  return std::get<crypto::LetterNonce>(read);
}

}  // namespace

int run_receipt(const ReceiptArguments& arguments) {
  const auto language = arguments.language == "de" ? verifier::Language::kGerman
                                                   : verifier::Language::kEnglish;
  const verifier::ReceiptQuestion question{verifier::tidy_identity(arguments.identity),
                                           nonce_of(typed_code(arguments))};
  verifier::Options options;
  options.anchor = read_anchor(arguments.order);
  std::optional<verifier::Receipt> receipt;
  const verifier::Report report = verifier::verify_record(
      arguments.record, options,
      [&](const verifier::Examination& x) { receipt = verifier::find_receipt(x, question); });
  const bool usable = report.verdict == verifier::Verdict::kVerified ||
                      report.verdict == verifier::Verdict::kRightSoFar;
  if (usable) {
    std::cout << (receipt ? verifier::write_receipt(*receipt, language)
                          : verifier::write_no_entry(language));
  }
  std::cout << verifier::pick(language, "the record: ", "die Akte: ")
            << verifier::verdict_sentence(report, language) << "\n";
  if (!usable) {
    return static_cast<int>(report.verdict);
  }
  return receipt ? kRight : kWrong;
}

}  // namespace klero::cmd
