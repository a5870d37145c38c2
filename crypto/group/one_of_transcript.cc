#include "crypto/group/one_of_transcript.h"

#include "crypto/group/transcript.h"

namespace klero::crypto {

std::string statement_text(const OneOfStatement& statement) {
  std::string text = transcript_head(statement.mode, "one-of", statement.context);
  text += "points " + std::to_string(statement.points.size()) + "\n";
  append_points(statement.points, text);
  return text;
}

}  // namespace klero::crypto
