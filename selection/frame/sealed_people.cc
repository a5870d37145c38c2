#include "selection/frame/sealed_people.h"

#include <algorithm>
#include <numeric>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/line_reader.h"
#include "crypto/files/read_file.h"

namespace klero::selection {
namespace {

constexpr std::size_t kMaxLine = std::size_t{2} << 20;  // a row of the register has at most 1 MiB

SealedPerson parse_person(const Order& order, std::string_view line, const std::string& where) {
  const std::vector<std::string_view> fields = crypto::split(line, '\t');
  if (fields.size() != 2 + order.letter_columns.size()) {
    throw crypto::Error(where + ": expected " + std::to_string(2 + order.letter_columns.size()) +
                        " columns, got " + std::to_string(fields.size()));
  }
  SealedPerson person{std::string(fields[0]), std::string(fields[1]), {}};
  person.letter_cells.assign(fields.begin() + 2, fields.end());
  return person;
}

}  // namespace

std::vector<SealedPerson> read_people(const Order& order, const std::filesystem::path& file,
                                      const std::vector<std::size_t>& positions) {
  std::vector<std::size_t> wanted(positions.size());
  std::iota(wanted.begin(), wanted.end(), std::size_t{0});
  std::sort(wanted.begin(), wanted.end(),
            [&](std::size_t a, std::size_t b) { return positions[a] < positions[b]; });
  std::vector<SealedPerson> people(positions.size());
  crypto::LineReader lines(file, kMaxLine);
  crypto::Line line;
  auto next = wanted.begin();
  while (next != wanted.end() && lines.next(line)) {
    // Line 1 is the header, position 0 stands in line 2.
    if (line.number != positions[*next] + 2) continue;
    people[*next] =
        parse_person(order, line.text, crypto::quoted(file) + ":" + std::to_string(line.number));
    ++next;
  }
  if (next != wanted.end()) {
    throw crypto::Error(crypto::quoted(file) + ": ends before line " +
                        std::to_string(positions[*next] + 2));
  }
  return people;
}

MadeLeaf make_leaf(const LeafMaker& maker, std::string_view stratum_text,
                   const SealedPerson& person) {
  std::string cells;
  for (std::size_t i = 0; i < person.letter_cells.size(); ++i) {
    cells += (i == 0 ? "" : "\t") + person.letter_cells[i];
  }
  return maker.make(stratum_text, person.key, person.identity, cells);
}

std::optional<FoundPerson> find_person(const Order& order, const std::filesystem::path& folder,
                                       StratumNumber strata, std::string_view key) {
  const std::string start = std::string(key) + "\t";
  for (StratumNumber stratum = 1; stratum <= strata; ++stratum) {
    const std::filesystem::path file = folder / people_file(stratum);
    crypto::LineReader lines(file, kMaxLine);
    crypto::Line line;
    while (lines.next(line)) {
      if (line.number == 1 || !line.text.starts_with(start)) continue;
      return FoundPerson{stratum,
                         parse_person(order, line.text,
                                      crypto::quoted(file) + ":" + std::to_string(line.number))};
    }
  }
  return std::nullopt;
}

}  // namespace klero::selection
