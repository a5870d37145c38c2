// klero-verify: checks the record of a draw, for citizens, journalists and auditors.

#include <CLI/CLI.hpp>
#include <iostream>
#include <new>
#include <string>

#include "cmd/klero-verify/commands.h"
#include "crypto/csv/csv_import.h"
#include "crypto/base/error.h"
#include "verifier/checks/catalogue.h"

namespace {

using namespace klero;

constexpr const char* kAbout =
    "Checks the record of a citizens' draw: whether everything that was published fits together,\n"
    "and whether the seed, the letters, the panel and the replacements are those that follow.";
constexpr const char* kExitCodes =
    "Exit codes: 0 verified; 1 wrong; 2 could not check, or a wrong call; 3 right as far as it goes.";
constexpr const char* kOrderHelp =
    "checksum of the order, from the gazette: without it nothing is verified";

void add_language(CLI::App& app, std::string& language) {
  app.add_option("--lang", language, "language of the report")->check(CLI::IsMember({"en", "de"}));
}

void add_verify(CLI::App& app, cmd::VerifyArguments& arguments) {
  app.add_option("record", arguments.record, "folder of the record, the one that holds 01-order");
  app.add_option("--order", arguments.order, kOrderHelp);
  app.add_option("--through", arguments.through, "look at the steps 01 to NN only");
  app.add_option("--authority", arguments.authorities,
                 "certificate (PEM) of a time-stamping authority that you trust; may be given again")
      ->allow_extra_args(false);
  app.add_option("--beacon-certificate", arguments.beacon_certificate,
                 "certificate (PEM) of the NIST beacon");
  app.add_option("--earlier", arguments.earlier,
                 "folder of the record of an earlier attempt; may be given again")
      ->allow_extra_args(false);
  app.add_flag("--json", arguments.json, "write the report as JSON");
  app.add_option("--html", arguments.html, "write the report to this file, as a page to print and sign");
  add_language(app, arguments.language);
}

CLI::App* add_receipt(CLI::App& app, cmd::ReceiptArguments& arguments) {
  CLI::App* receipt = app.add_subcommand(
      "receipt", "what the record says about one person: from identity line and code, or his own receipt");
  receipt->add_option("record", arguments.record, "folder of the record")->required();
  receipt->add_option("--order", arguments.order, kOrderHelp);
  receipt->add_option("--file", arguments.file,
                      "your own receipt, a document of the office (row-N.json): is it right?");
  receipt->add_option("--identity", arguments.identity, "\"A | B | C\", as printed on the letter");
  receipt->add_option("--code", arguments.code, "the code on the letter");
  receipt->add_option("--household", arguments.household,
                      "In a draw with a rule for households: the tag of yours, 40 digits, if you were "
                      "neither drawn nor skipped");
  receipt->add_option("--code-file", arguments.code_file,
                      "file that holds the code; - for standard input");
  receipt->footer("Exit codes: 0 an entry is shown; 1 no entry can be shown, or the record is wrong; "
                  "2 could not check.");
  add_language(*receipt, arguments.language);
  return receipt;
}

// How a table is to be read, where that cannot be seen from its bytes.
void add_reading(CLI::App& audit, const std::string& table, std::string& encoding,
                 std::size_t& footer) {
  audit.add_option(table + "-encoding", encoding, "its encoding, if the minutes name one")
      ->check(CLI::IsMember(std::vector<std::string>(crypto::kEncodingNames.begin(), crypto::kEncodingNames.end())));
  audit.add_option(table + "-footer", footer, "so many lines at its end are no rows")
      ->check(CLI::Range(std::size_t{0}, crypto::kMaxLeftOut));
}

CLI::App* add_audit(CLI::App& app, cmd::AuditArguments& arguments) {
  CLI::App* audit = app.add_subcommand(
      "audit", "the sworn auditor: record, register, replies and every panel, with the sealed bundle");
  audit->add_option("record", arguments.record, "folder of the record");
  audit->add_option("bundle", arguments.bundle, "the sealed bundle of the office");
  audit->add_option("--order", arguments.order, kOrderHelp);
  audit->add_option("--key", arguments.key, "file of the auditor's secret key");
  audit->add_option("--passphrase-file", arguments.passphrase_file,
                    "first line: the passphrase of the key");
  audit->add_option("--register", arguments.people,
                    "the register, from another hand than the office's; else that of the bundle");
  audit->add_option("--replies", arguments.replies, "the replies, in the same way");
  audit->add_option("--served", arguments.served, "the list of those who have served, in the same way");
  add_reading(*audit, "--register", arguments.people_encoding, arguments.people_footer);
  add_reading(*audit, "--replies", arguments.replies_encoding, arguments.replies_footer);
  add_reading(*audit, "--served", arguments.served_encoding, arguments.served_footer);
  audit->add_flag("--json", arguments.json, "write the report as JSON");
  audit->add_flag("--list-checks", arguments.list_checks, "write the catalogue of these checks");
  audit->footer(kExitCodes);
  add_language(*audit, arguments.language);
  return audit;
}

CLI::App* add_diff(CLI::App& app, cmd::DiffArguments& arguments) {
  CLI::App* diff =
      app.add_subcommand("diff", "whether anything but appended between two downloads of a record");
  diff->add_option("earlier", arguments.earlier, "the earlier download")->required();
  diff->add_option("later", arguments.later, "the later one")->required();
  return diff;
}

int run(int argc, char** argv) {
  CLI::App app(kAbout, "klero-verify");
  app.footer(kExitCodes);
  app.set_version_flag("--version", std::string("klero-verify ") + KLERO_VERSION);
  app.require_subcommand(0, 1);
  cmd::VerifyArguments verify;
  cmd::ReceiptArguments receipt;
  cmd::AuditArguments audit;
  cmd::DiffArguments diff;
  bool list_checks = false;
  add_verify(app, verify);
  app.add_flag("--list-checks", list_checks,
               "write the catalogue of checks (docs/checks.md; with --json as JSON)");
  const CLI::App* receipt_app = add_receipt(app, receipt);
  const CLI::App* audit_app = add_audit(app, audit);
  const CLI::App* diff_app = add_diff(app, diff);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11 has exit codes of its own; ours are four. Help and version are no failure.
    return app.exit(error) == 0 ? cmd::kRight : cmd::kCallWasWrong;
  }
  if (receipt_app->parsed()) {
    return cmd::run_receipt(receipt);
  }
  if (audit_app->parsed()) {
    return cmd::run_audit_command(audit);
  }
  if (diff_app->parsed()) {
    return cmd::run_diff(diff);
  }
  if (list_checks) {
    std::cout << (verify.json ? verifier::write_catalogue_json() : verifier::write_catalogue_page());
    return cmd::kRight;
  }
  if (verify.record.empty()) {
    throw crypto::Error("no record was named", "klero-verify RECORD --order CHECKSUM; see --help");
  }
  return cmd::run_verify(verify);
}

// A report that did not reach its reader must not look like one that did.
int finish(int code) {
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "klero-verify: error: cannot write the report\n";
    return cmd::kCallWasWrong;
  }
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return finish(run(argc, argv));
  } catch (const crypto::Error& error) {
    std::cerr << "klero-verify: error: " << error.what() << "\n";
    if (!error.hint().empty()) {
      std::cerr << "hint: " << error.hint() << "\n";
    }
  } catch (const std::bad_alloc&) {
    std::cerr << "klero-verify: error: cannot check the record: not enough memory\n";
  }
  return cmd::kCallWasWrong;
}
