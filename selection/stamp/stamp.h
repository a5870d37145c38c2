// The timestamp of a close: docs/protocol.md, rules 4.14 and 4.15.
//
//   timestamped.txt  close.txt and the signatures of it, each with its SHA-256
//   timestamp.tsq    the request for timestamped.txt
//   timestamp.tsr    the answer of the authority

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "selection/people/close_look.h"

namespace klero::selection {

inline constexpr const char* kStamped = "timestamped.txt";
inline constexpr const char* kStampRequest = "timestamp.tsq";
inline constexpr const char* kStampAnswer = "timestamp.tsr";

// timestamped.txt of the evidence of a closing step as it is now: all signatures of close.txt that
// are there.
//
// Throws Error if the order asks for no timestamps, or if fewer valid signatures are there than
// rules 4.8 and 1.13 ask for: what is stamped must be whole.
[[nodiscard]] std::string stamped_text(const Record& record, StepNumber number);

// A new request (DER) for the text.
[[nodiscard]] std::string new_stamp_request(std::string_view stamped);

struct Stamp {
  Moment time;
  std::string authority;  // the certificate's subject, escaped
};

struct StampFiles {
  std::string_view stamped;   // timestamped.txt
  std::string_view request;   // DER
  std::string_view answer;    // DER
  std::string_view anchors;   // PEM: whom the office trusts
};

// Judges the answer. Throws Error if it is no right timestamp of the text, leads to none of the
// anchors, or is younger than a beacon of the close less the order's margin.
[[nodiscard]] Stamp check_stamp(const Record& record, StepNumber number, const StampFiles& files);

}  // namespace klero::selection
