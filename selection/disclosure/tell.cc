// The disclosure report in words.
#include "crypto/base/text.h"
#include "selection/disclosure/report.h"

namespace klero::selection {
namespace {

// All the words of one language; {} stands for what is inserted, in sequence.
struct Words {
  std::string_view title;
  std::string_view smallest_in_pool;
  std::string_view smallest_in_panel;
  std::string_view small_in_pool;
  std::string_view small_in_panel;
  std::string_view alone_in_pool;
  std::string_view alone_in_panel;
  std::string_view none;
  std::string_view cell;
  std::string_view attack;
  std::string_view attack_failed;
  std::string_view attack_open;
  std::string_view refused;
  std::string_view passed;
};

constexpr Words kEnglish = {
    .title = "What this record would give away about single people: {} people, {} panels opened\n",
    .smallest_in_pool = "smallest number in the pool: {}\n",
    .smallest_in_panel = "smallest number in the panel drawn: {}\n",
    .small_in_pool = "fewer than {} in the pool: {}\n",
    .small_in_panel = "fewer than three in the panel drawn: {}\n",
    .alone_in_pool = "the only one of their published group in the pool: {}\n",
    .alone_in_panel = "the only one of their published group in the panel drawn: {}\n",
    .none = "none",
    .cell = "{} {}: {}",
    .attack =
        "reconstruction of {}: {} of {} people determined; {} guessed right from all that is "
        "public, {} "
        "from how often each was seen, {} by saying the most frequent answer\n",
    .attack_failed = "reconstruction: the program found no answer within its limits\n",
    .attack_open = "  of {} people it was not found out whether they are determined\n",
    .refused =
        "NOT to be published like this. Merge small categories, publish coarser strata, or open "
        "fewer "
        "panels.\n",
    .passed = "Nobody's answer follows from what is published.\n",
};

constexpr Words kGerman = {
    .title = "Was diese Akte über Einzelne verriete: {} Personen, {} geöffnete Kreise\n",
    .smallest_in_pool = "kleinste Zahl unter den Zusagen: {}\n",
    .smallest_in_panel = "kleinste Zahl im gelosten Kreis: {}\n",
    .small_in_pool = "weniger als {} unter den Zusagen: {}\n",
    .small_in_panel = "weniger als drei im gelosten Kreis: {}\n",
    .alone_in_pool = "unter den Zusagen allein in ihrer veröffentlichten Gruppe: {}\n",
    .alone_in_panel = "im gelosten Kreis allein in ihrer veröffentlichten Gruppe: {}\n",
    .none = "keine",
    .cell = "{} {}: {}",
    .attack =
        "Rekonstruktion von {}: {} von {} Personen bestimmt; {} richtig geraten aus allem "
        "Öffentlichen, {} "
        "danach, wie oft jemand zu sehen war, {} mit der häufigsten Antwort\n",
    .attack_failed = "Rekonstruktion: das Programm fand innerhalb seiner Grenzen keine Antwort\n",
    .attack_open = "  bei {} Personen blieb offen, ob sie bestimmt sind\n",
    .refused =
        "So NICHT veröffentlichen. Kleine Kategorien zusammenlegen, gröbere Schichten "
        "veröffentlichen oder "
        "weniger Kreise öffnen.\n",
    .passed = "Niemandes Antwort folgt aus dem, was veröffentlicht wird.\n",
};

std::string fill(std::string_view pattern, const std::vector<std::string>& parts) {
  std::string text;
  std::size_t next = 0;
  for (std::size_t at = pattern.find("{}"); at != std::string_view::npos; at = pattern.find("{}")) {
    text.append(pattern.substr(0, at)).append(parts.at(next++));
    pattern.remove_prefix(at + 2);
  }
  return text.append(pattern);
}

std::string name_cell(const Words& words, const SmallCell& cell) {
  return fill(words.cell, {crypto::escape_text(cell.feature), crypto::escape_text(cell.category),
                           std::to_string(cell.people)});
}

std::string list_cells(const Words& words, const std::vector<SmallCell>& cells) {
  std::string text;
  for (const SmallCell& cell : cells) {
    text += (text.empty() ? "" : "; ") + name_cell(words, cell);
  }
  return text.empty() ? std::string(words.none) : text;
}

std::string list_strata(const Words& words, const std::vector<std::string>& strata) {
  std::string text;
  for (const std::string& stratum : strata) {
    text += (text.empty() ? "" : "; ") + crypto::escape_text(stratum);
  }
  return text.empty() ? std::string(words.none) : std::to_string(strata.size()) + " (" + text + ")";
}

std::string tell_attack(const Words& words, const DisclosureReport& report) {
  if (!report.attack_solved) {
    return std::string(words.attack_failed);
  }
  std::string text;
  for (std::size_t f = 0; f < report.scores.size(); ++f) {
    const AttackScore& score = report.scores[f];
    text += fill(words.attack,
                 {crypto::escape_text(report.features[f]), std::to_string(score.determined),
                  std::to_string(score.rows), std::to_string(score.right_by_program),
                  std::to_string(score.right_alone), std::to_string(score.right_by_majority)});
    if (score.open_rows > 0) {
      text += fill(words.attack_open, {std::to_string(score.open_rows)});
    }
  }
  return text;
}

std::string tell(const Words& words, const DisclosureReport& report) {
  std::string text =
      fill(words.title, {std::to_string(report.pool_size), std::to_string(report.opened_panels)});
  if (report.smallest_in_pool) {
    text += fill(words.smallest_in_pool, {name_cell(words, *report.smallest_in_pool)});
  }
  text += fill(words.small_in_pool,
               {std::to_string(report.minimum_cell), list_cells(words, report.small_in_pool)});
  text += fill(words.alone_in_pool, {list_strata(words, report.alone_in_pool)});
  if (report.smallest_in_panel) {
    text += fill(words.smallest_in_panel, {name_cell(words, *report.smallest_in_panel)});
    text += fill(words.small_in_panel, {list_cells(words, report.small_in_panel)});
    text += fill(words.alone_in_panel, {list_strata(words, report.alone_in_panel)});
  }
  text += tell_attack(words, report);
  return text.append(report.refuses() ? words.refused : words.passed);
}

}  // namespace

std::string tell_disclosure_in_english(const DisclosureReport& report) {
  return tell(kEnglish, report);
}

std::string tell_disclosure_in_german(const DisclosureReport& report) {
  return tell(kGerman, report);
}

}  // namespace klero::selection
