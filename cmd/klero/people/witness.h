// A witness at home: he needs the public record, his key and his memory.

#pragma once

#include <filesystem>
#include <string>

#include "cmd/klero/people/look.h"
#include "crypto/secret/key_file.h"

namespace klero::cmd {

struct WitnessOptions {
  LookOptions look;
  unsigned witness = 0;
  std::string key_file;
  std::string passphrase_file;
  std::string out;
  std::string reveals;        // a folder; "" for none
  unsigned step = 0;          // 0: the last
  std::size_t absence = 0;    // a beacon; 0: none
  std::string instead;
  bool yes = false;
};

// The witness of the order. Throws Error if there is none of this number.
[[nodiscard]] const selection::Witness& witness_of(const selection::Record& record,
                                                   unsigned witness);

// Throws Error if the file holds another key than the order names.
[[nodiscard]] crypto::SigningKey witness_key(const selection::Record& record,
                                             const WitnessOptions& options);

// The folder to send: OUT/NN-KIND, made if it is not there.
[[nodiscard]] std::filesystem::path folder_to_send(const WitnessOptions& options,
                                                   const selection::Record& record,
                                                   selection::StepNumber number);

// Signs that beacon `options.absence` of the last step did not come.
void sign_absence(const Look& look, const WitnessOptions& options);

}  // namespace klero::cmd
