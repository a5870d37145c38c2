#include "cmd/klero/office.h"
#include "cmd/klero/own_file.h"
#include "cmd/klero/people/closing.h"
#include "cmd/klero/people/witness.h"
#include "cmd/klero/people/words.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/lot/close_text.h"
#include "selection/people/absence.h"

namespace klero::cmd {
namespace {

namespace fs = std::filesystem;
using selection::AbsenceToSign;
using selection::StepNumber;

std::string absence_sentences(const WitnessOptions& options, const AbsenceToSign& absence) {
  const std::string number = std::to_string(options.absence);
  const std::string instance = crypto::escape_text(absence.instance);
  const std::string instead = crypto::escape_text(absence.instead);
  return pick(options.look.language,
              "You sign: beacon " + number + " (" + instance + ") did not come; instead counts " +
                  instead + ".\nSign it only if you looked for it yourself, where the order says.\n",
              "Sie unterschreiben: Der Zufall " + number + " (" + instance +
                  ") ist ausgeblieben; an seiner Stelle zählt " + instead +
                  ".\nUnterschreiben Sie das nur, wenn Sie selbst nachgesehen haben, wo die "
                  "Losordnung es sagt.\n");
}

// The close that this witness signed is the one that the beacon belongs to.
void check_own_close(const Look& look, StepNumber number) {
  selection::refuse_second(*look.memory, close_name(number),
                           selection::look_at_close(look.record, number).close);
}

}  // namespace

void sign_absence(const Look& look, const WitnessOptions& options) {
  const selection::Record& record = look.record;
  const StepNumber number = record.steps.back().number;
  if (!selection::is_closing_step(record, number)) {
    throw crypto::Error("no close awaits its beacons: expected a record that ends with a reveal or "
                        "leavers step, got " + record.steps.back().folder);
  }
  const selection::Witness& owner = witness_of(record, options.witness);
  const AbsenceToSign absence =
      selection::absence_to_sign(record, number, options.absence, options.instead, now());
  check_own_close(look, number);
  examine(look, number);
  print(draw_fields(record) + person_field("witness", options.witness, owner.name) + "close    " +
        selection::checksum_of(record, number) + "\n" + absence_sentences(options, absence));
  confirm(options.yes, "did you see for yourself that it did not come? type yes: ", "not signed");
  const crypto::SigningKey key = witness_key(record, options);
  selection::remember_signed(
      *look.memory, memory_name(number, "absence-" + std::to_string(options.absence)), absence.text);
  const fs::path folder = folder_to_send(options, record, number);
  write_or_confirm(folder / selection::absence_file_name(options.absence), absence.text, crypto::Access::kPublic);
  write_or_confirm(folder / selection::absence_signature_name(options.absence, options.witness),
                   signer_of(key)(absence.text), crypto::Access::kPublic);
  print("send     " + shell_word(folder.native()) + "\n");
}

}  // namespace klero::cmd
