#include "cmd/klero/people/witness.h"

#include "cmd/klero/own_file.h"
#include "cmd/klero/people/contributor.h"
#include "crypto/base/error.h"

namespace klero::cmd {

using crypto::Error;
using selection::Record;

const selection::Witness& witness_of(const Record& record, unsigned witness) {
  if (!record.order.witnesses) {
    throw Error("the order names no witnesses: nothing is to be cosigned");
  }
  const auto& people = record.order.witnesses->people;
  require_number("witness", witness, people.size());
  return people[witness - 1];
}

crypto::SigningKey witness_key(const Record& record, const WitnessOptions& options) {
  const selection::Witness& owner = witness_of(record, options.witness);
  return key_of({"witness " + std::to_string(options.witness), owner.name, owner.key},
                options.key_file, options.passphrase_file);
}

std::filesystem::path folder_to_send(const WitnessOptions& options, const Record& record,
                                     selection::StepNumber number) {
  const std::filesystem::path folder =
      std::filesystem::path(options.out) / selection::folder_of(record, number);
  make_folders(folder, crypto::Access::kPublic);
  return folder;
}

}  // namespace klero::cmd
