#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <variant>

#include "cmd/klero-verify/anchor.h"
#include "cmd/klero-verify/commands.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "crypto/format/letter_code.h"
#include "crypto/hash/sha256_sodium.h"
#include "verifier/receipt/check_document.h"
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

std::optional<verifier::HouseholdTag> tag_of(const std::string& digits) {
  verifier::HouseholdTag tag{};
  if (digits.empty()) {
    return std::nullopt;
  }
  if (!crypto::read_hex(digits, tag)) {
    throw crypto::Error("--household: expected 40 digits 0-9 a-f, got '" +
                        crypto::escape_text(digits, 60) + "'");
  }
  return tag;
}

// The one who asks, if he says who he is.
std::optional<verifier::ReceiptQuestion> question_of(const ReceiptArguments& arguments) {
  const bool anything = !arguments.identity.empty() || !arguments.code.empty() ||
                        !arguments.code_file.empty();
  if (!anything && !arguments.file.empty()) {
    return std::nullopt;
  }
  return verifier::ReceiptQuestion{verifier::tidy_identity(arguments.identity),
                                   nonce_of(typed_code(arguments)), tag_of(arguments.household)};
}

// What is found out while the record is at hand.
struct Answer {
  std::optional<verifier::Receipt> receipt;
  std::vector<verifier::Said> faults;  // of the document
  std::string text;                    // what a right document says
};

void look_at_document(const verifier::Examination& x, const std::string& bytes,
                      verifier::Language language, bool asked, Answer& answer) {
  const auto read = verifier::read_receipt_document(bytes);
  if (const auto* why = std::get_if<verifier::Said>(&read)) {
    answer.faults = {*why};
    return;
  }
  const auto& document = std::get<verifier::ReceiptDocument>(read);
  answer.faults = verifier::check_receipt_document(x, document);
  if (asked && (!answer.receipt || answer.receipt->leaf != document.leaf)) {
    answer.faults.push_back({"identity line and code give another leaf: the receipt is not yours",
                             "Angaben und Code ergeben ein anderes Blatt: Die Quittung ist nicht Ihre"});
  }
  if (answer.faults.empty()) {
    answer.text = verifier::write_document(x, document, language);
  }
}

std::string text_of(const Answer& answer, verifier::Language language) {
  std::string text = answer.text;
  for (const verifier::Said& fault : answer.faults) {
    text += std::string(verifier::pick(language, "wrong: ", "falsch: ")) +
            std::string(verifier::pick(language, fault)) + "\n";
  }
  return text;
}

}  // namespace

int run_receipt(const ReceiptArguments& arguments) {
  const auto language = arguments.language == "de" ? verifier::Language::kGerman
                                                   : verifier::Language::kEnglish;
  const auto question = question_of(arguments);
  const bool with_file = !arguments.file.empty();
  const std::string bytes =
      with_file ? crypto::read_file(arguments.file, verifier::kMaxReceipt) : "";
  verifier::Options options;
  options.anchor = read_anchor(arguments.order);
  Answer answer;
  const auto is_usable = [](verifier::Verdict verdict) {
    return verdict == verifier::Verdict::kVerified || verdict == verifier::Verdict::kRightSoFar;
  };
  const verifier::Report report = verifier::verify_record(
      arguments.record, options, [&](const verifier::Examination& x, const verifier::Report& so_far) {
        if (!is_usable(so_far.verdict)) {
          return;
        }
        if (question) {
          answer.receipt = verifier::find_receipt(x, *question);
        }
        if (with_file) {
          look_at_document(x, bytes, language, question.has_value(), answer);
        }
      });
  if (is_usable(report.verdict)) {
    std::cout << (with_file         ? text_of(answer, language)
                  : answer.receipt ? verifier::write_receipt(*answer.receipt, language)
                                   : verifier::write_no_entry(language));
  }
  std::cout << verifier::pick(language, "the record: ", "die Akte: ")
            << verifier::verdict_sentence(report, language) << "\n";
  if (!is_usable(report.verdict)) {
    return static_cast<int>(report.verdict);
  }
  return (with_file ? answer.faults.empty() : answer.receipt.has_value()) ? kRight : kWrong;
}

}  // namespace klero::cmd
