// The commands of klero-verify: arguments in, report to stdout, exit code of protocol section 12 out.

#pragma once

#include <string>
#include <vector>

namespace klero::cmd {

inline constexpr int kRight = 0;
inline constexpr int kWrong = 1;
inline constexpr int kCallWasWrong = 2;

struct VerifyArguments {
  std::string record;
  std::string order;        // checksum, as typed; "" if none was given
  std::string through;      // "05": the last step to look at; "" for all
  std::vector<std::string> authorities;  // files of certificates, PEM
  std::string beacon_certificate;        // the same, one file; "" for none
  std::vector<std::string> earlier;      // records of earlier attempts
  bool json = false;
  std::string html;         // file to write; "" for none
  std::string language = "en";
};
[[nodiscard]] int run_verify(const VerifyArguments& arguments);

struct ReceiptArguments {
  std::string record;
  std::string order;
  std::string identity;
  std::string household;  // tag, 40 digits; "" if none was given
  std::string code;       // as typed; or else
  std::string code_file;  // a file that holds it, "-" for standard input
  std::string file;       // the respondent's own receipt; then identity and code may be missing
  std::string language = "en";
};
// 0 if an entry is shown, and the receipt is right; 1 if none can be shown, or receipt or record are
// wrong; 2 if it cannot be checked.
[[nodiscard]] int run_receipt(const ReceiptArguments& arguments);

struct AuditArguments {
  std::string record;
  std::string bundle;
  std::string order;
  std::string key;              // file of the auditor's secret key
  std::string passphrase_file;  // "" if it has none
  std::string people;           // a register from another hand than the office's; "" for the bundle's
  std::string replies;          // the same of the replies
  std::string served;           // the same of the list of those who have served
  // How to read them, as the office's minutes say; "" and 0 if nothing must be said.
  std::string people_encoding;
  std::string replies_encoding;
  std::string served_encoding;
  std::size_t people_footer = 0;
  std::size_t replies_footer = 0;
  std::size_t served_footer = 0;
  bool json = false;
  bool list_checks = false;
  std::string language = "en";
};
// Exit codes of protocol section 12.
[[nodiscard]] int run_audit_command(const AuditArguments& arguments);

struct DiffArguments {
  std::string earlier;
  std::string later;
};
// 0 if nothing but appended, 1 otherwise.
[[nodiscard]] int run_diff(const DiffArguments& arguments);

}  // namespace klero::cmd
