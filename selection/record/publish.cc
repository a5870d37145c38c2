#include "selection/record/publish.h"

#include <algorithm>
#include <fstream>

#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"
#include "crypto/format/tsv.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/record/leftovers.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::Access;
using crypto::ChecksumLine;
using crypto::Error;
using crypto::quoted;

constexpr std::string_view kInputsName = "inputs.tsv";
constexpr std::size_t kPiece = std::size_t{1} << 20;  // bytes copied at once

fs::path evidence_folder(const Draw& draw, const std::string& folder) {
  return record_folder(draw.folder) / "evidence" / folder;
}

// Names of the files in the evidence of a step.
std::vector<std::string> list_evidence(const Draw& draw, StepNumber number) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(evidence_folder(draw, folder_of(draw.record, number)))) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

// Rule 1.6: the lines for the evidence that the step `folder` collects.
std::vector<ChecksumLine> collected_evidence(const Draw& draw, const std::string& folder) {
  std::vector<ChecksumLine> lines;
  if (!is_collecting(folder)) {
    return lines;
  }
  for (const Step& step : draw.record.steps) {
    if (is_collected(draw.record, step.number)) {
      continue;
    }
    for (const std::string& name : list_evidence(draw, step.number)) {
      lines.push_back({crypto::openssl::sha256(read_evidence(draw.record, step.number, name)),
                       "../evidence/" + step.folder + "/" + name});
    }
  }
  return lines;
}

void check_next(const Draw& draw, StepNumber number) {
  const auto next = static_cast<StepNumber>(draw.record.steps.size() + 1);
  if (number > kLastStep) {
    throw Error("the record is full: expected at most 99 steps");
  }
  if (number != next) {
    throw Error("out of order, step " + folder_of(draw.record, number) + ": expected " +
                    folder_of(draw.record, next) + " next",
                "`klero status " + draw.folder.string() + "` says what to do next");
  }
}

// Asked before anything is written.
Draw& ready_for(Draw& draw, StepNumber number, const std::string& folder) {
  check_next(draw, number);
  const fs::path sealed = sealed_folder(draw.folder) / folder;
  if (fs::exists(sealed)) {
    throw Error("the record is older than the sealed part: " + quoted(sealed) +
                    " is there, but the record has no such step",
                "restore the record; a published step is never made a second time");
  }
  return draw;
}

}  // namespace

std::string write_inputs(const Inputs& inputs) {
  constexpr std::array<std::string_view, 2> kColumns = {"input", "sha256"};
  std::string table;
  crypto::append_tsv_header(table, kColumns);
  for (const Input& input : inputs) {
    const std::array<std::string_view, 2> fields = {input.name, input.sha256};
    crypto::append_tsv_row(table, fields);
  }
  return table;
}

Turn turn(const Draw& draw, StepNumber number, const Inputs& inputs) {
  if (is_over(draw.record)) {
    throw Error("the draw is over: its sealed part was destroyed, as " +
                draw.record.steps.back().folder + " says");
  }
  if (is_annulled(draw.record)) {
    throw Error("the draw was annulled, as " + draw.record.steps.back().folder + " says",
                "what follows is a new order, attempt " +
                    std::to_string(draw.record.order.attempt + 1) + ": `klero new --previous`");
  }
  if (!has_step(draw.record, number)) {
    check_next(draw, number);
    return Turn::kNow;
  }
  if (!has_sealed(draw, number, kInputsName)) {
    throw Error("step " + folder_of(draw.record, number) + " stands in the record, and its sealed part is " +
                    "gone: expected " + std::string(kInputsName),
                "restore the sealed part from its backup");
  }
  if (read_sealed(draw, number, kInputsName) != write_inputs(inputs)) {
    throw Error("step " + folder_of(draw.record, number) +
                    " stands in the record already, made from other inputs: a step never changes",
                "`klero status " + draw.folder.string() + "` says what to do next");
  }
  return Turn::kDone;
}

StepWriter::StepWriter(Draw& draw, StepNumber number, const Inputs& inputs)
    : StepWriter(draw, number, folder_of(draw.record, number), inputs) {}

StepWriter StepWriter::deletion(Draw& draw, StepNumber number) {
  return {draw, number, deletion_folder(number), {}};
}

StepWriter StepWriter::annulment(Draw& draw, StepNumber number) {
  return {draw, number, annulment_folder(number), {}};
}

StepWriter StepWriter::correction(Draw& draw, const Inputs& inputs) {
  return {draw, kCorrectionStep, correction_folder(), inputs};
}

StepWriter StepWriter::voiding(Draw& draw, StepNumber number) {
  return {draw, number, void_folder(number), {}};
}

StepWriter::StepWriter(Draw& draw, StepNumber number, std::string folder, const Inputs& inputs)
    : draw_(ready_for(draw, number, folder)),
      number_(number),
      folder_(std::move(folder)),
      step_(record_folder(draw.folder) / folder_, Access::kPublic),
      sealed_(sealed_folder(draw.folder) / folder_, Access::kSecret) {
  sealed_.add(kInputsName, write_inputs(inputs));
}

StepWriter::~StepWriter() = default;

void StepWriter::add(std::string_view name, std::string_view bytes) {
  step_.add(name, bytes);
  lines_.push_back({crypto::openssl::sha256(bytes), std::string(name)});
}

void StepWriter::add_evidence(std::string_view name, std::string_view bytes) {
  evidence_.emplace(name, bytes);
}

void StepWriter::add_evidence_citing(std::string_view name, CitesStep make) {
  citing_.emplace(name, std::move(make));
}

void StepWriter::add_sealed(std::string_view name, std::string_view bytes) {
  sealed_.add(name, bytes);
}

void StepWriter::add_sealed_copy(std::string_view name, const fs::path& source,
                                 const std::string& sha256) {
  std::ifstream in(source, std::ios::binary);
  crypto::NewFile copy(sealed_.path() / name, Access::kSecret);
  std::vector<char> piece(kPiece);
  do {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    copy.write(std::string_view(piece.data(), static_cast<std::size_t>(in.gcount())));
  } while (in.good());
  if (in.bad() || !in.eof()) {
    throw Error("cannot read " + quoted(source));
  }
  copy.publish();
  if (crypto::to_hex(crypto::openssl::sha256_file(sealed_.path() / name)) != sha256) {
    throw Error(quoted(source) + " was changed while it was read: nothing is done",
                "run the command again");
  }
}

std::string StepWriter::publish(const Signer& office) {
  if (number_ > kOrderStep) {
    const Step& before = draw_.record.steps.back();
    const auto digest = crypto::digest_from_hex(before.checksum);
    lines_.push_back({digest.value(), "../" + before.folder + "/SHA256SUMS"});
  }
  const std::vector<ChecksumLine> collected = collected_evidence(draw_, folder_);
  lines_.insert(lines_.end(), collected.begin(), collected.end());
  const std::string list = crypto::write_sha256sums(lines_);
  step_.add("SHA256SUMS", list);

  crypto::NewFolder signatures(evidence_folder(draw_, folder_), Access::kPublic);
  signatures.add("office.sig", office(list));
  for (const auto& [name, bytes] : evidence_) {
    signatures.add(name, bytes);
  }
  const std::string checksum = crypto::to_hex(crypto::openssl::sha256(list));
  for (const auto& [name, make] : citing_) {
    signatures.add(name, make(checksum));
  }

  announce_publishing(draw_.folder, folder_);
  sealed_.publish();
  signatures.publish();
  step_.publish();  // the commit point
  finish_publishing(draw_.folder);
  refresh(draw_);
  return checksum;
}

bool is_collected(const Record& record, StepNumber number) {
  return std::ranges::any_of(record.steps, [&](const Step& step) {
    return step.number > number && is_collecting(step.folder);
  });
}

void add_evidence(const Draw& draw, StepNumber number, const EvidenceFiles& files) {
  const std::string folder = folder_of(draw.record, number);
  if (is_collected(draw.record, number)) {
    throw Error("the evidence of step " + folder + " is complete: a later step lists it");
  }
  for (const auto& [name, bytes] : files) {
    const fs::path path = evidence_folder(draw, folder) / name;
    if (!has_evidence(draw.record, number, name)) {
      crypto::write_new_file(path, bytes, Access::kPublic);
    } else if (read_evidence(draw.record, number, name) != bytes) {
      throw Error(quoted(path) + " holds something else already: expected the same bytes",
                  name.ends_with(".sig") ? "Ed25519 signs alike every time: whose file is this?"
                                         : "nothing that was published is ever changed");
    }
  }
}

}  // namespace klero::selection
