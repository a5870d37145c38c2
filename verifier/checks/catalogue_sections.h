// The catalogue section by section; catalogue.h puts it together.

#pragma once

#include <vector>

#include "verifier/checks/rule.h"

namespace klero::verifier {

[[nodiscard]] std::vector<Rule> rules_of_section_1();
[[nodiscard]] std::vector<Rule> rules_of_section_2();
[[nodiscard]] std::vector<Rule> rules_of_section_3();
[[nodiscard]] std::vector<Rule> rules_of_section_4();
[[nodiscard]] std::vector<Rule> rules_of_section_5();
[[nodiscard]] std::vector<Rule> rules_of_section_6();
[[nodiscard]] std::vector<Rule> rules_of_section_7();
[[nodiscard]] std::vector<Rule> rules_of_section_8();
[[nodiscard]] std::vector<Rule> rules_of_section_9();
[[nodiscard]] std::vector<Rule> rules_of_section_10();

}  // namespace klero::verifier
