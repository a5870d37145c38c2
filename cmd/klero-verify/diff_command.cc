#include <iostream>

#include "cmd/klero-verify/commands.h"
#include "verifier/diff/diff.h"

namespace klero::cmd {
namespace {

std::string_view describe(verifier::Change change) {
  switch (change) {
    case verifier::Change::kStepAppended:
      return "appended, in a new step:      ";
    case verifier::Change::kEvidenceAppended:
      return "appended, evidence:           ";
    case verifier::Change::kAdded:
      return "ADDED beside what was there:  ";
    case verifier::Change::kRemoved:
      return "REMOVED:                      ";
    case verifier::Change::kChanged:
      break;
  }
  return "CHANGED:                      ";
}

}  // namespace

int run_diff(const DiffArguments& arguments) {
  std::size_t changes = 0;
  for (const verifier::Difference& difference :
       verifier::compare_records(arguments.earlier, arguments.later)) {
    std::cout << describe(difference.change) << difference.path << "\n";
    changes += verifier::is_append(difference.change) ? 0 : 1;
  }
  std::cout << (changes == 0 ? "nothing but appended: what was published before is unchanged"
                             : "wrong: what was published before has been changed, in " +
                                   std::to_string(changes) + " files")
            << "\n";
  return changes == 0 ? kRight : kWrong;
}

}  // namespace klero::cmd
