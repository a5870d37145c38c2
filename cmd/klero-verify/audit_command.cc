#include <algorithm>
#include <iostream>

#include "cmd/klero-verify/anchor.h"
#include "cmd/klero-verify/commands.h"
#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/secret/key_file.h"
#include "verifier/audit/audit_text.h"
#include "verifier/verify.h"

namespace klero::cmd {
namespace {

using crypto::Error;

constexpr std::size_t kLongestPassphrase = 4096;  // bytes of the file

// The first line of a file.
crypto::Secret passphrase_from(const std::string& file) {
  if (file.empty()) {
    throw Error("the auditor's key is protected by a passphrase",
                "--passphrase-file names a file of which the first line is the passphrase");
  }
  std::string text = crypto::read_file(file, kLongestPassphrase);
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  crypto::Secret secret =
      crypto::Secret::take({reinterpret_cast<std::uint8_t*>(text.data()), end});
  crypto::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  return secret;
}

std::optional<std::filesystem::path> path_if_any(const std::string& typed) {
  return typed.empty() ? std::nullopt : std::optional<std::filesystem::path>(typed);
}

}  // namespace

int run_audit_command(const AuditArguments& arguments) {
  if (arguments.list_checks) {
    std::cout << verifier::write_audit_catalogue();
    return kRight;
  }
  if (arguments.record.empty() || arguments.bundle.empty() || arguments.key.empty()) {
    throw Error("audit: expected a record, a bundle and a key",
                "klero-verify audit RECORD BUNDLE --key AUDITOR-KEY --order CHECKSUM; see --help");
  }
  const auto language = arguments.language == "de" ? verifier::Language::kGerman
                                                   : verifier::Language::kEnglish;
  const crypto::SigningKey key = crypto::read_secret_key(
      arguments.key, [&] { return passphrase_from(arguments.passphrase_file); });
  const verifier::AuditInput input{verifier::read_bundle(arguments.bundle, key),
                                   path_if_any(arguments.people), path_if_any(arguments.replies),
                                   path_if_any(arguments.served),
                                   {crypto::find_encoding(arguments.people_encoding), arguments.people_footer},
                                   {crypto::find_encoding(arguments.replies_encoding), arguments.replies_footer},
                                   {crypto::find_encoding(arguments.served_encoding), arguments.served_footer}};
  verifier::Options options;
  options.anchor = read_anchor(arguments.order);
  verifier::AuditReport report;
  (void)verifier::verify_record(
      arguments.record, options,
      [&](const verifier::Examination& x, const verifier::Report& record) {
        report = verifier::run_audit(x, record, input);
      });
  std::cout << (arguments.json ? verifier::write_audit_json(report)
                               : verifier::write_audit(report, language));
  return static_cast<int>(report.verdict);
}

}  // namespace klero::cmd
