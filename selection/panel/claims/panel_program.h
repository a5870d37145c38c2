// The integer program "which panel is worth most", and its proofs in terms of people.
// Internal to selection/panel.
#pragma once

#include <cstdint>
#include <vector>

#include "selection/panel/certificate/certificate.h"
#include "selection/panel/integer/integer_program.h"
#include "selection/panel/model/class_claim.h"
#include "selection/panel/model/class_model.h"

namespace klero::selection {

// One column a class, one row a row of the model and then one a claim (claims hold for all panels,
// so they change nothing but help the solver).
//
//   weights  by class, what each of its members is worth
[[nodiscard]] IntegerProgram make_panel_program(const ClassModel& model,
                                                const std::vector<ClassClaim>& claims,
                                                const std::vector<std::int64_t>& weights);

// The proof of an answer to make_panel_program, with people for classes and households for the rows
// that stand for them. Empty if the answer has none.
[[nodiscard]] std::vector<ProofNode> proof_in_people(const ClassModel& model,
                                                     const IntegerProgram& program,
                                                     const std::vector<CaseNode>& proof);

// The claim with people for classes.
[[nodiscard]] Claim claim_in_people(const ClassModel& model, const ClassClaim& claim);

// What a factor of a row of the model means for the problem: appends the multipliers. A factor for
// the lower bound of households says nothing that "nobody sits less than not at all" does not.
void append_multipliers(const ModelRow& row, std::int64_t factor, std::vector<Multiplier>& to);

}  // namespace klero::selection
