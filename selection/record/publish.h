// Appending a step to a draw: all of it or nothing.
//
// Everything is written under temporary names first. Then three renames: the sealed part, the
// evidence, and last the step folder, which is the one commit point. A run that is killed before
// leaves nothing that counts (open_draw removes it), and the same command can be run again.
//
//   Inputs inputs{{"register", sha256_of_file}};
//   if (turn(draw, kFrameStep, inputs) == Turn::kDone) … nothing to do
//   StepWriter step(draw, kFrameStep, inputs);
//   step.add("frame.json", bytes);              // goes to record/02-frame/
//   step.add_sealed("master.secret", bytes);    // goes to sealed/02-frame/, 0600
//   const std::string checksum = step.publish(sign);

#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/files/publish_folder.h"
#include "crypto/format/sha256sums.h"
#include "selection/record/draw.h"

namespace klero::selection {

// What a command was given: a name for each input and the SHA-256 of its bytes as 64 digits. Kept
// in sealed/NN-KIND/inputs.tsv, to tell a harmless repetition from an attempt to redo a step.
struct Input {
  std::string name;
  std::string sha256;
  bool operator==(const Input&) const = default;
};
using Inputs = std::vector<Input>;

[[nodiscard]] std::string write_inputs(const Inputs& inputs);

enum class Turn {
  kNow,   // the step is the next one
  kDone,  // it stands in the record and was made from the same inputs: nothing to do
};

// Throws Error if the draw is over or annulled, if the step stands in the record but was made from other inputs, or if the record
// has not reached the step before it; the hint says what is next.
[[nodiscard]] Turn turn(const Draw& draw, StepNumber number, const Inputs& inputs);

// Bytes by the name of a file of evidence (rule 1.7).
using EvidenceFiles = std::map<std::string, std::string>;

// Signs a message with the office's key: 64 raw bytes.
using Signer = std::function<std::string(std::string_view message)>;

// Prepares one step. Destroyed without publish() it leaves nothing behind.
class StepWriter {
 public:
  // Requires turn(draw, number, inputs) == Turn::kNow. `draw` must outlive the writer.
  StepWriter(Draw& draw, StepNumber number, const Inputs& inputs);

  // The same for the steps that end it: NN-deletion, NN-annulment.
  static StepWriter deletion(Draw& draw, StepNumber number);
  static StepWriter annulment(Draw& draw, StepNumber number);
  // For the one that takes the place of the pool: 08-correction.
  static StepWriter correction(Draw& draw, const Inputs& inputs);
  // And for the one that voids a second lot: NN-lot2-void.
  static StepWriter voiding(Draw& draw, StepNumber number);

  StepWriter(const StepWriter&) = delete;
  StepWriter& operator=(const StepWriter&) = delete;
  ~StepWriter();

  // A file of the step: written at once, so that large steps need no memory. Names are distinct,
  // and not SHA256SUMS.
  void add(std::string_view name, std::string_view bytes);

  // A file of the evidence of this step, that is there from the first moment; not office.sig.
  void add_evidence(std::string_view name, std::string_view bytes);

  // The same for a file that cites the step: `make` gets its checksum (64 digits).
  using CitesStep = std::function<std::string(const std::string& checksum)>;
  void add_evidence_citing(std::string_view name, CitesStep make);

  // A file of the sealed part of this step; not inputs.tsv.
  void add_sealed(std::string_view name, std::string_view bytes);

  // Copies a file into the sealed part, 0600, piece by piece. Throws Error if it cannot be read, or
  // is not `sha256` (64 digits): then it was changed since it was read.
  void add_sealed_copy(std::string_view name, const std::filesystem::path& source,
                       const std::string& sha256);

  // The unfinished sealed part, for functions that write a file themselves (key files).
  [[nodiscard]] const std::filesystem::path& sealed_path() const { return sealed_.path(); }

  // Writes SHA256SUMS (rules 1.3 to 1.6), evidence/NN-KIND/office.sig and the three renames, and
  // refreshes draw.record. Returns the checksum of the step.
  std::string publish(const Signer& office);

 private:
  StepWriter(Draw& draw, StepNumber number, std::string folder, const Inputs& inputs);

  Draw& draw_;
  StepNumber number_;
  std::string folder_;
  crypto::NewFolder step_;
  crypto::NewFolder sealed_;
  std::vector<crypto::ChecksumLine> lines_;
  EvidenceFiles evidence_;
  std::map<std::string, CitesStep> citing_;
};

// Makes the folder of a new draw and its step 01 from an order that keeps every rule. `seal` adds
// files to sealed/01-order/ (the office's key). A folder in which a killed run left its beginnings
// is taken up again; any other folder that is not empty is refused.
//
// Returns the draw, with the lock held.
[[nodiscard]] Draw found_draw(const std::filesystem::path& folder, const Order& order,
                              const Inputs& inputs, const Signer& office,
                              const std::function<void(StepWriter&)>& seal);

// Whether a step of the record lists the evidence of step `number` (rule 1.6): it is complete then.
[[nodiscard]] bool is_collected(const Record& record, StepNumber number);

// Adds files to the evidence of a step. One file after the other; what is there already with the
// same bytes is left alone.
//
// Throws Error if the step's evidence has been collected by a later step, or a file of that name
// holds other bytes.
void add_evidence(const Draw& draw, StepNumber number, const EvidenceFiles& files);

}  // namespace klero::selection
