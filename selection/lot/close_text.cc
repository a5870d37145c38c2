#include "selection/lot/close_text.h"

#include "crypto/base/text.h"
#include "selection/lot/instances.h"
#include "selection/lot/signatures.h"
#include "selection/lot/text_lines.h"

namespace klero::selection {
namespace {

// lines(label(what), "step " folder, "checksum " checksum)
std::string head(const Order& order, const char* what, const ClosingStep& step) {
  return label(order, what) + "\nstep " + step.folder + "\nchecksum " + step.checksum + "\n";
}

std::string beacon_words(std::size_t number) { return "beacon " + std::to_string(number) + " "; }

// The lines behind the three of the head; or why these are not `count` lines behind this head.
std::variant<std::vector<std::string_view>, NotThis> lines_behind(const std::string& head,
                                                                  std::string_view bytes,
                                                                  std::size_t count) {
  auto got = crypto::split(bytes, '\n');
  const auto expected = crypto::split(head, '\n');
  for (std::size_t i = 0; i < 3; ++i) {
    if (i >= got.size() || got[i] != expected[i]) {
      return wrong_line(i + 1, expected[i], i < got.size() ? got[i] : "");
    }
  }
  if (got.size() != 4 + count || !got.back().empty()) {
    return NotThis{"expected " + std::to_string(3 + count) +
                   " lines, each with an LF at its end"};
  }
  got.pop_back();
  got.erase(got.begin(), got.begin() + 3);
  return got;
}

}  // namespace

std::string absence_file_name(std::size_t beacon) {
  return "absence-" + std::to_string(beacon) + ".txt";
}

std::string absence_signature_name(std::size_t beacon, unsigned witness) {
  return "absence-" + std::to_string(beacon) + "-" + witness_file_name(witness);
}

std::string close_text(const Order& order, const ClosingStep& step,
                       const std::vector<std::string>& instances) {
  std::string text = head(order, "close", step);
  for (std::size_t i = 0; i < instances.size(); ++i) {
    text += beacon_words(i + 1) + instances[i] + "\n";
  }
  return text;
}

std::variant<std::vector<std::string>, NotThis> read_close_text(const Order& order,
                                                                const ClosingStep& step,
                                                                const std::vector<Beacon>& beacons,
                                                                std::string_view bytes) {
  const auto read = lines_behind(head(order, "close", step), bytes, beacons.size());
  if (const auto* fault = std::get_if<NotThis>(&read)) return *fault;
  const auto& lines = std::get<std::vector<std::string_view>>(read);
  std::vector<std::string> instances;
  for (std::size_t i = 0; i < beacons.size(); ++i) {
    const std::string start = beacon_words(i + 1);
    if (!lines[i].starts_with(start) ||
        !is_instance(beacons[i].source, lines[i].substr(start.size()))) {
      return wrong_line(4 + i, start + example_of_instance(beacons[i].source), lines[i]);
    }
    instances.emplace_back(lines[i].substr(start.size()));
  }
  return instances;
}

std::string absence_text(const Order& order, const ClosingStep& step, const Absence& absence) {
  return head(order, "absence", step) + beacon_words(absence.number) + absence.instance +
         "\ninstead " + absence.instead + "\n";
}

std::variant<std::string, NotThis> read_absence_text(const Order& order, const ClosingStep& step,
                                                     const Beacon& beacon, std::size_t number,
                                                     std::string_view instance,
                                                     std::string_view bytes) {
  const auto read = lines_behind(head(order, "absence", step), bytes, 2);
  if (const auto* fault = std::get_if<NotThis>(&read)) return *fault;
  const auto& lines = std::get<std::vector<std::string_view>>(read);
  const std::string about = beacon_words(number) + std::string(instance);
  if (lines[0] != about) return wrong_line(4, about, lines[0]);
  const std::string start = "instead ";
  if (!beacon.fallback || !lines[1].starts_with(start) ||
      !is_instance(*beacon.fallback, lines[1].substr(start.size()))) {
    return wrong_line(
        5, start + (beacon.fallback ? example_of_instance(*beacon.fallback) : "nothing"), lines[1]);
  }
  return std::string(lines[1].substr(start.size()));
}

}  // namespace klero::selection
