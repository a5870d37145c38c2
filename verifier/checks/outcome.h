// What came out of one check.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "verifier/checks/said.h"
#include "verifier/read/finding.h"

namespace klero::verifier {

enum class State { kPass, kFail, kError, kNotChecked, kManual };

// "PASS", "FAIL", "ERROR", "NOT CHECKED", "MANUAL"
[[nodiscard]] std::string_view name_of(State state);

class Outcome {
 public:
  // There was something to look at. A check that never says so is NOT CHECKED, not PASS.
  void saw() { saw_ = true; }

  // Checked, and wrong.
  void fail(Finding finding);
  void fail(const Findings& findings);

  // Something could not be evaluated because rule `number` is broken there; `where` is a file or
  // folder, or "". The rest is evaluated all the same.
  void blocked(std::string_view number, const std::string& where = {});
  // Something could not be evaluated for another reason.
  void error(const std::string& why) { error(Said{why, why}); }
  void error(const Said& why);

  // All that another outcome noted while looking at a part of the same things.
  void add(const Outcome& part);

  // With reason. Does not override a finding.
  void not_checked(Said why);
  // What eyes have to look at.
  void manual(Said what);
  // What a PASS says here beyond the rule's sentence.
  void remark(Said what);

  // Although the check failed, what it read is intact: rules that presuppose it are evaluated.
  void usable_anyway() { usable_anyway_ = true; }

  [[nodiscard]] State state() const;
  [[nodiscard]] const Findings& findings() const { return findings_; }
  // Why the state is ERROR, NOT CHECKED or MANUAL; of PASS the remark, if there is one.
  [[nodiscard]] Said reason() const;
  // Whether rules that presuppose this one can be evaluated.
  [[nodiscard]] bool usable() const;

 private:
  Findings findings_;
  std::vector<Said> errors_;
  Said not_checked_;
  Said manual_;
  Said remark_;
  bool saw_ = false;
  bool usable_anyway_ = false;
};

}  // namespace klero::verifier
