// What the checks of section 2 share: judging the values of the order by their place in it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "verifier/checks/examination.h"
#include "verifier/order/json_place.h"

namespace klero::verifier {

// "features[2].categories"
[[nodiscard]] inline std::string element(std::string_view list, std::size_t index,
                                         std::string_view rest = {}) {
  return std::string(list) + "[" + std::to_string(index) + "]" + std::string(rest);
}

// Collects what the order breaks; findings name the line of the value at a path.
class OrderJudge {
 public:
  OrderJudge(const Examination& x, Outcome& outcome)
      : document_(*x.scan.order), outcome_(outcome) {}

  void expect(bool right, std::string_view path, const std::string& expected,
              const std::string& got) {
    outcome_.saw();
    if (!right) {
      outcome_.fail({path_of(1, "order.json"), line_of(document_, path), expected, got});
    }
  }
  void expect(bool right, std::string_view path, const std::string& expected, std::uint64_t got) {
    expect(right, path, expected, std::to_string(got));
  }

 private:
  const nlohmann::json& document_;
  Outcome& outcome_;
};

}  // namespace klero::verifier
