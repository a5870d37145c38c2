// A.1 to A.9: the record, the master secret, and the register against the frame.

#include <algorithm>
#include <map>
#include <set>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/hash/sha256_sodium.h"
#include "verifier/audit/audit_state.h"
#include "verifier/audit/register_reader.h"
#include "verifier/checks/leaf_streams.h"
#include "verifier/rebuild/exclusions.h"
#include "verifier/report/words.h"

namespace klero::verifier {
namespace {

// So many leaves are tried for people whose own leaf is not in the drum: to say where they stand.
constexpr std::uint64_t kMostTrials = 20'000'000;

struct Expected {
  crypto::Digest leaf{};
  std::uint32_t stratum = 0;
  std::uint64_t line = 0;

  bool operator<(const Expected& other) const { return leaf < other.leaf; }
};

// A text and the line on which it stands; the text as half of its hash.
struct Seen {
  std::array<std::uint8_t, 16> hash{};
  std::uint64_t line = 0;

  auto operator<=>(const Seen&) const = default;
};

Seen seen(const std::string& text, std::uint64_t line) {
  const crypto::Digest digest = crypto::sodium::sha256(text);
  Seen entry{{}, line};
  std::copy_n(digest.begin(), entry.hash.size(), entry.hash.begin());
  return entry;
}

// The lines of every text that stands on more than one.
std::vector<std::vector<std::uint64_t>> repeated(std::vector<Seen>& all) {
  std::ranges::sort(all);
  std::vector<std::vector<std::uint64_t>> groups;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].hash == all[begin].hash) {
      ++end;
    }
    if (end - begin > 1) {
      std::vector<std::uint64_t>& lines = groups.emplace_back();
      for (std::size_t i = begin; i < end; ++i) {
        lines.push_back(all[i].line);
      }
    }
    begin = end;
  }
  return groups;
}

class FrameAudit {
 public:
  FrameAudit(Audit& audit, const ServedNumbers& served, Outcome& outcome)
      : audit_(audit),
        served_(served),
        outcome_(outcome),
        rebuild_(audit.x, *audit.master),
        reasons_(exclusion_reasons(*audit.x.order)) {
    found_.excluded.resize(reasons_.size());
    for (const Invitation& invitation : audit.x.invitations) {
      invited_.insert(invitation.entry.leaf);
    }
    for (const Invitation& invitation : audit.x.second_wave) {
      if (audit.x.second_wave_sent()) {
        invited_.insert(invitation.entry.leaf);
      }
    }
  }

  FrameFindings run() {
    visit_register(audit_.x, audit_.people, served_, outcome_,
                   [&](const RegisterPerson& person) { take(person); });
    found_.same_key = repeated(keys_);
    found_.same_identity = repeated(identities_);
    std::sort(expected_.begin(), expected_.end());
    compare();
    if (!ghosts_.empty()) {
      visit_register(audit_.x, audit_.people, served_, ignored_,
                     [&](const RegisterPerson& person) { look_elsewhere(person); });
    }
    for (const auto& [line, stratum] : lost_) {
      found_.not_composed += decomposed_.contains(line) ? 1U : 0U;
      found_.missing.push_back({line, stratum, 0});
    }
    for (const auto& [leaf, stratum] : ghosts_) {
      found_.ghosts.push_back({leaf, stratum});
    }
    return std::move(found_);
  }

 private:
  void take(const RegisterPerson& person) {
    keys_.push_back(seen(person.key, person.line));
    if (!person.excluded.empty()) {
      ++found_.excluded[static_cast<std::size_t>(
          std::ranges::find(reasons_, person.excluded) - reasons_.begin())];
      return;
    }
    identities_.push_back(seen(person.identity, person.line));
    if (has_combining_mark(person.identity)) {
      decomposed_.insert(person.line);
    }
    const crypto::LetterNonce nonce = rebuild_.nonce(person.key);
    const crypto::Digest leaf = rebuild_.leaf(person.stratum, person, nonce);
    expected_.push_back({leaf, person.stratum, person.line});
    if (invited_.contains(leaf)) {
      audit_.letters[nonce] = leaf;
    }
  }

  // Both sides ascending by leaf.
  void compare() {
    LeafMerge frame(audit_.x);
    auto mine = expected_.begin();
    const auto lose = [&] {
      lost_[mine->line] = mine->stratum;
      ++mine;
    };
    while (const auto theirs = frame.next()) {
      while (mine != expected_.end() && mine->leaf < theirs->leaf) {
        lose();
      }
      if (mine == expected_.end() || mine->leaf != theirs->leaf) {
        ghosts_[theirs->leaf] = theirs->stratum;
        continue;
      }
      if (mine->stratum != theirs->stratum) {
        found_.misplaced.push_back({mine->line, mine->stratum, theirs->stratum});
      }
      ++mine;
    }
    while (mine != expected_.end()) {
      lose();
    }
  }

  // Whether a leaf that nobody has is this person's in a stratum that is not his.
  void look_elsewhere(const RegisterPerson& person) {
    if (person.stratum != 0 && !lost_.contains(person.line)) {
      return;
    }
    const crypto::LetterNonce nonce = rebuild_.nonce(person.key);
    for (std::uint32_t number = 1; number <= audit_.x.strata.size(); ++number) {
      if (audit_.x.strata[number - 1].people == 0 || ++trials_ > kMostTrials) {
        continue;
      }
      const auto ghost = ghosts_.find(rebuild_.leaf(number, person, nonce));
      if (ghost == ghosts_.end()) {
        continue;
      }
      ghosts_.erase(ghost);
      lost_.erase(person.line);
      auto& list = person.stratum == 0 ? found_.ineligible : found_.misplaced;
      list.push_back({person.line, person.stratum, number, person.excluded});
      return;
    }
  }

  Audit& audit_;
  const ServedNumbers& served_;
  Outcome& outcome_;
  Outcome ignored_;
  LeafRebuilder rebuild_;
  std::vector<std::string> reasons_;
  std::set<crypto::Digest> invited_;
  std::set<std::uint64_t> decomposed_;  // lines
  std::vector<Expected> expected_;
  std::vector<Seen> keys_;
  std::vector<Seen> identities_;
  std::map<crypto::Digest, std::uint32_t> ghosts_;
  std::map<std::uint64_t, std::uint32_t> lost_;  // line, stratum
  std::uint64_t trials_ = 0;
  FrameFindings found_;
};

// "12, 40 and 77"
std::string enumerate_lines(const std::vector<std::uint64_t>& lines, Language language) {
  std::vector<std::string> names;
  for (const std::uint64_t line : lines) {
    names.push_back(std::to_string(line));
  }
  return enumerate(names, language);
}

std::string stratum_words(const Audit& audit, std::uint32_t stratum) {
  return crypto::escape_text(text_of_stratum(*audit.x.order, stratum));
}

bool has_frame(const Audit& audit, Outcome& outcome) {
  if (!audit.frame) {
    needs(outcome, "A.3");
    return false;
  }
  outcome.saw();
  return true;
}

}  // namespace

void audit_1_record(Audit& audit, Outcome& outcome) {
  outcome.saw();
  for (const CheckResult& result : audit.record.results) {
    if (result.outcome.state() == State::kFail || result.outcome.state() == State::kError) {
      outcome.fail({"", 0, "the rules of the record", std::string(result.rule->number) + " " +
                        std::string(result.rule->name) + ": " +
                        std::string(name_of(result.outcome.state()))});
    }
  }
  const auto& order = audit.x.scan.step(1);
  if (order != nullptr && order->checksum && *order->checksum != audit.bundle.order) {
    outcome.fail({"", 0, "a bundle of the order " + crypto::to_hex(*order->checksum),
                  crypto::to_hex(audit.bundle.order)});
  }
}

void audit_2_master(Audit& audit, Outcome& outcome) {
  const std::string* file = require_file(audit, "master.txt", outcome);
  if (file == nullptr) {
    return;
  }
  outcome.saw();
  const auto master = file->size() == 65 && file->back() == '\n'
                          ? crypto::digest_from_hex(std::string_view(*file).substr(0, 64))
                          : std::nullopt;
  if (!master) {
    outcome.fail({"master.txt", 1, "64 digits and LF", "something else"});
    return;
  }
  const std::string text =
      lines({label(*audit.x.order, "master"), crypto::to_hex(*audit.x.scan.step(1)->checksum),
             crypto::to_hex(*master)});
  if (crypto::sodium::sha256(text) != audit.x.frame->master_commitment) {
    outcome.fail({path_of(2, "frame.json"), 0, "the commitment to the master secret of the bundle",
                  crypto::to_hex(audit.x.frame->master_commitment)});
    return;
  }
  audit.master = master;
}

void audit_3_register(Audit& audit, Outcome& outcome) {
  if (!audit.master) {
    needs(outcome, "A.2");
    return;
  }
  if (!audit.people.there && require_file(audit, "register.csv", outcome) == nullptr) {
    return;
  }
  const bool by_list = audit.x.order->eligibility.served.has_value();
  if (by_list && !audit.served.there && require_file(audit, "served.csv", outcome) == nullptr) {
    return;
  }
  outcome.saw();
  try {
    const ServedNumbers served =
        by_list ? read_served(audit.x, audit.served, outcome) : ServedNumbers{};
    audit.frame = FrameAudit(audit, served, outcome).run();
  } catch (const crypto::Error& error) {
    outcome.fail({audit.people.name, 0, "tables with the columns of the order", error.what()});
    return;
  }
  // The office composed them before it hashed; that takes tables of Unicode, which are not here.
  if (const std::uint64_t people = audit.frame->not_composed; people > 0) {
    const std::string count = std::to_string(people);
    outcome.error(Said{"the names of " + count + " people are not in Unicode NFC, and their leaves " +
                           "are not found: bring the register with --register, after uconv -x any-nfc",
                       "die Namen von " + count + " Personen stehen nicht in Unicode-NFC, und ihre " +
                           "Blätter sind nicht zu finden: das Register nach uconv -x any-nfc mit " +
                           "--register mitbringen"});
    audit.frame.reset();
  }
}

void audit_4_nobody_left_out(Audit& audit, Outcome& outcome) {
  if (!has_frame(audit, outcome)) {
    return;
  }
  for (const MisplacedPerson& person : audit.frame->missing) {
    outcome.fail({audit.people.name, person.line,
                  "a leaf in stratum " + std::to_string(person.belongs) + ", " +
                      stratum_words(audit, person.belongs),
                  "none"});
  }
}

void audit_5_no_ghosts(Audit& audit, Outcome& outcome) {
  if (!has_frame(audit, outcome)) {
    return;
  }
  for (const LonelyLeaf& ghost : audit.frame->ghosts) {
    outcome.fail({path_of(2, leaves_file(ghost.stratum)), 0, "leaves of people of the register",
                  crypto::to_hex(ghost.leaf) + ", which nobody has"});
  }
}

void audit_6_eligible(Audit& audit, Outcome& outcome) {
  if (!has_frame(audit, outcome)) {
    return;
  }
  for (const MisplacedPerson& person : audit.frame->ineligible) {
    outcome.fail({audit.people.name, person.line,
                  "nobody in the drum who is not eligible on " + audit.x.order->day,
                  "a leaf in stratum " + std::to_string(person.stands) + ", " +
                      stratum_words(audit, person.stands) + ", of somebody excluded: " +
                      crypto::escape_text(person.excluded)});
  }
}

void audit_7_strata(Audit& audit, Outcome& outcome) {
  if (!has_frame(audit, outcome)) {
    return;
  }
  for (const MisplacedPerson& person : audit.frame->misplaced) {
    outcome.fail({audit.people.name, person.line,
                  "stratum " + std::to_string(person.belongs) + ", " +
                      stratum_words(audit, person.belongs),
                  std::to_string(person.stands) + ", " + stratum_words(audit, person.stands)});
  }
}

void audit_8_numbers_once(Audit& audit, Outcome& outcome) {
  if (!has_frame(audit, outcome)) {
    return;
  }
  for (const std::vector<std::uint64_t>& group : audit.frame->same_key) {
    outcome.fail({audit.people.name, group.front(), "each register number once",
                  "the same one on lines " + enumerate_lines(group, Language::kEnglish)});
  }
}

void audit_9_double_persons(Audit& audit, Outcome& outcome) {
  if (!has_frame(audit, outcome)) {
    return;
  }
  constexpr std::size_t kShown = 50;
  const auto& groups = audit.frame->same_identity;
  if (groups.empty()) {
    return;
  }
  Said said{std::to_string(groups.size()) +
                " identity lines stand under several register numbers; are these different people? lines ",
            std::to_string(groups.size()) +
                " Personen stehen unter mehreren Registernummern; sind es verschiedene? Zeilen "};
  for (std::size_t i = 0; i < std::min(groups.size(), kShown); ++i) {
    said.english += (i == 0 ? "" : "; ") + enumerate_lines(groups[i], Language::kEnglish);
    said.german += (i == 0 ? "" : "; ") + enumerate_lines(groups[i], Language::kGerman);
  }
  outcome.manual(said);
}

}  // namespace klero::verifier
