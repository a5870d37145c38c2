#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/language.h"
#include "cmd/klero/own_file.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/read_back.h"
#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/line_reader.h"
#include "crypto/files/read_file.h"
#include "crypto/format/letter_code.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/frame/frame_files.h"
#include "selection/frame/leaf.h"
#include "selection/frame/leaf_stream.h"
#include "selection/frame/sealed_people.h"
#include "selection/record/listed_file.h"
#include "selection/register/cell.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::Draw;
using selection::FoundPerson;
using selection::MadeLeaf;

struct EntryOptions {
  std::string draw;
  std::string file;
  std::string key_file;
  Language language = Language::kEnglish;
};

// In no argument: those stand in lists of processes and in the shell's history.
std::string key_of(const EntryOptions& options, const selection::Order& order) {
  constexpr std::size_t kMaxKeyFile = 4096;
  const std::string typed =
      options.key_file.empty() ? ask(crypto::escape_text(order.key) + ": ", "--key-file FILE")
                               : crypto::read_file(options.key_file, kMaxKeyFile);
  std::string key = selection::normal_cell(typed.substr(0, typed.find_first_of("\r\n")));
  if (key.empty()) throw Error("no key: expected the person's value of '" + order.key + "'");
  return key;
}

// Whether the frame of the record holds the leaf.
bool is_published(const Draw& draw, selection::StratumNumber stratum, const crypto::Digest& leaf) {
  const std::string name = selection::leaves_file(stratum);
  bool found = false;
  selection::visit_leaves(
      crypto::LineReader(selection::checked_step_file(draw.record, selection::kFrameStep, name)),
      name, [&](const crypto::Digest& other) { found = found || other == leaf; });
  return found;
}

MadeLeaf leaf_of(const Draw& draw, const FoundPerson& found) {
  const selection::Order& order = draw.record.order;
  const crypto::Secret master = master_of(draw);
  const crypto::Secret::Reading reading = master.read();
  const selection::LeafMaker maker(
      order, selection::checksum_of(draw.record, selection::kOrderStep), reading.bytes());
  const MadeLeaf made =
      selection::make_leaf(maker, selection::stratum_text(order, found.stratum), found.person);
  if (!is_published(draw, found.stratum, made.leaf)) {
    throw Error("sealed/02-frame/" + selection::people_file(found.stratum) +
                    ": the person does not give a leaf that the record holds",
                "restore the sealed part from its backup");
  }
  return made;
}

std::string paper(const Draw& draw, const FoundPerson& found, const MadeLeaf& made, bool german) {
  const selection::Order& order = draw.record.order;
  const std::string checksum = selection::checksum_of(draw.record, selection::kOrderStep);
  const std::string code = crypto::write_letter_code(made.nonce, crypto::openssl::sha256);
  const std::string tag = made.opening ? crypto::to_hex(made.opening->tag) : std::string();
  std::string text = (german ? "Eintrag in der Lostrommel\n\n" : "Entry in the drum\n\n") +
                     order.title + "\n" + order.body + "\n\n";
  text += (german ? "Person       " : "person       ") + found.person.identity + "\n";
  text += (german ? "Code         " : "code         ") + code + "\n";
  if (!tag.empty()) text += (german ? "Haushalt     " : "household    ") + tag + "\n";
  text += (german ? "Losordnung   " : "order        ") + checksum + "\n\n";
  text += german ? "Wer diese Zeilen hat, sieht diese eine Person in der Akte der Auslosung, und keine andere: bitte so "
                   "aufbewahren\nwie einen Brief. So prüft man es auf dem eigenen Rechner, die veröffentlichte Akte im "
                   "Ordner record:\n\n"
                 : "Whoever has these lines sees this one person in the record of the draw, and nobody else: keep them "
                   "like a letter.\nTo check it on a computer of your own, with the published record in the folder "
                   "record:\n\n";
  text += "  klero-verify receipt record --order " + checksum + " \\\n    --identity " +
          shell_quoted(found.person.identity) + " \\\n    --code " + code +
          (tag.empty() ? "" : " \\\n    --household " + tag) + (german ? " --lang de" : "") + "\n";
  return text;
}

void entry(const EntryOptions& options) {
  const Draw draw = selection::open_draw(options.draw);
  if (selection::is_over(draw.record)) {
    throw Error("nobody's code can be told any more: the sealed part was destroyed, as " +
                draw.record.steps.back().folder + " says");
  }
  const selection::Order& order = draw.record.order;
  const selection::StrataCounts counts = selection::read_strata(
      order, selection::read_step_file(draw.record, selection::kFrameStep, "strata.tsv"));
  const std::optional<FoundPerson> found = selection::find_person(
      order, selection::sealed_folder(draw.folder) / selection::step_folder(selection::kFrameStep),
      static_cast<selection::StratumNumber>(counts.people.size()), key_of(options, order));
  const bool german = options.language == Language::kGerman;
  if (!found) {
    // Whatever the reason, and without a hint: docs/protocol.md, section 11.
    throw Error(german ? "es kann kein Eintrag gezeigt werden" : "no entry can be shown");
  }
  write_or_confirm(options.file, paper(draw, *found, leaf_of(draw, *found), german),
                   crypto::Access::kSecret);
  print("entry    " + shell_word(options.file) + "\ngive     to this person and to nobody else\n");
}

}  // namespace

void add_entry(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "entry", "Tell a person in the drum his code, drawn or not, so that he can look himself up");
  auto options = std::make_shared<EntryOptions>();
  command->add_option("DRAW", options->draw, "The folder of the draw")->required();
  command->add_option("FILE", options->file, "The paper for this person; what is there stays")
      ->required();
  command->add_option("--key-file", options->key_file,
                      "File with the person's key in the register; otherwise it is asked for");
  add_language_option(*command, options->language);
  command->callback([options] { entry(*options); });
}

}  // namespace klero::cmd
