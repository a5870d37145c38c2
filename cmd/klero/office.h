// The office at work in its draw: which draw, which key, and the way every step is made.

#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "crypto/secret/key_file.h"
#include "selection/record/publish.h"

namespace klero::cmd {

// The name of the office's key within sealed/01-order/.
inline constexpr const char* kOfficeKeyName = "office.key";

// What every command of the office takes.
struct OfficeOptions {
  std::string draw;
  std::string passphrase_file;  // of the office's key; "" to be asked, if it has a passphrase
};

// Adds DRAW and --passphrase-file.
void add_office_options(CLI::App& command, OfficeOptions& options);

// The SHA-256 of a file, as an input called `name`. Throws Error if it cannot be read.
[[nodiscard]] selection::Input input_of_file(const std::string& name, const std::string& path);

// Signs with `key`, which must outlive the signer.
[[nodiscard]] selection::Signer signer_of(const crypto::SigningKey& key);

// The office's key out of the sealed part. Throws Error if it is not the key of the order.
[[nodiscard]] crypto::SigningKey office_key(const selection::Draw& draw,
                                            const OfficeOptions& options);

// Makes step `number` from `inputs`: `fill` adds its files. Then publishes and verifies it, and
// prints its checksum and what to do next. If the step was made from the same inputs before, says
// so and changes nothing; `fill` is not called.
//
// Throws Error if the step is out of order or was made from other inputs (selection::turn), or if
// the witnesses have not cosigned the step before it.
void make_step(selection::Draw& draw, selection::StepNumber number,
               const selection::Inputs& inputs, const OfficeOptions& options,
               const std::function<void(selection::StepWriter&)>& fill);

// What follows a publication: lets the verifier's own code look at the record up to `number`, and
// prints checksum and next command. Throws Error if the record is not right.
void report_published(const selection::Draw& draw, selection::StepNumber number);

}  // namespace klero::cmd
