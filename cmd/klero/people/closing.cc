#include "cmd/klero/people/closing.h"

#include "cmd/klero/people/words.h"

namespace klero::cmd {

using selection::CloseLook;
using selection::Record;
using selection::StepNumber;

std::string memory_name(StepNumber number, const std::string& what) {
  return selection::step_digits(number) + "-" + what;
}

std::string close_name(StepNumber number) { return memory_name(number, "close"); }

CloseLook closing_look(const Look& look, StepNumber number) {
  CloseLook close = selection::look_at_close(look.record, number);
  selection::refuse_second(*look.memory, close_name(number), close.close);
  selection::check_in_time(look.record, number, close, now());
  examine(look, number);
  return close;
}

std::string close_words(const Record& record, StepNumber number, const CloseLook& close,
                        Language language) {
  return "close    " + selection::checksum_of(record, number) + "\n" +
         close_sentences(record, number, close, language) + slot_sentences(record, close, language);
}

std::string once_sentence(Language language) {
  return pick(language, "Who signs this close signs no other one of this step.\n",
              "Wer diesen Abschluss unterschreibt, unterschreibt zu diesem Schritt keinen anderen.\n");
}

}  // namespace klero::cmd
