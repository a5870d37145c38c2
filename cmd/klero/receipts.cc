#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/sealing.h"
#include "crypto/base/error.h"
#include "crypto/files/publish_folder.h"
#include "crypto/format/letter_code.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/letters/office_csv.h"
#include "selection/portfolio/portfolio_files.h"
#include "selection/receipts/receipts.h"

namespace klero::cmd {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using selection::Draw;

constexpr const char* kReceiptsFolder = "receipts";  // in sealed/

// The portfolio and the chances of the sealed part, after comparing them with the record.
struct OwnPortfolio {
  selection::SealedPortfolio portfolio;
  selection::SealedChances chances;
};

OwnPortfolio read_portfolio(const Draw& draw, const std::string& pool_checksum) {
  const selection::Order& order = draw.record.order;
  OwnPortfolio own{selection::read_sealed_members(selection::read_sealed(
                       draw, selection::portfolio_step(draw.record), selection::kSealedMembersFile)),
                   selection::read_sealed_chances(selection::read_sealed(
                       draw, selection::portfolio_step(draw.record), selection::kSealedChancesFile))};
  const selection::Salts salts{own.portfolio.salts, own.chances.salts};
  const bool same =
      selection::write_committed_panels(order, pool_checksum, own.portfolio.portfolio, salts) ==
          selection::read_step_file(draw.record, selection::portfolio_step(draw.record), "panels.tsv") &&
      selection::write_committed_chances(order, pool_checksum, own.chances.counts, salts) ==
          selection::read_step_file(draw.record, selection::portfolio_step(draw.record), "chances.tsv");
  if (!same) {
    throw Error("sealed: panels and chances do not give the hashes that the record holds",
                "restore the sealed part from its backup");
  }
  return own;
}

std::string file_of(selection::RowNumber row) { return "row-" + std::to_string(row) + ".json"; }

// Who gets which file.
std::string write_index(const selection::Order& order,
                        const std::vector<selection::Invited>& people) {
  std::string text(selection::kOfficeCsvStart);
  std::vector<std::string_view> cells{"file", "row", "code", "identity"};
  cells.insert(cells.end(), order.letter_columns.begin(), order.letter_columns.end());
  selection::append_office_row(text, cells);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto row = static_cast<selection::RowNumber>(i + 1);
    const std::string file = file_of(row);
    const std::string number = std::to_string(row);
    const std::string code = crypto::write_letter_code(people[i].nonce, crypto::openssl::sha256);
    cells = {file, number, code, people[i].identity};
    cells.insert(cells.end(), people[i].letter_cells.begin(), people[i].letter_cells.end());
    selection::append_office_row(text, cells);
  }
  return text;
}

// Whether there is a pool with sealed answers, and no portfolio yet: then a receipt is of the answers.
bool is_of_answers(const Draw& draw) {
  const std::string_view last = selection::last_kind(draw.record);
  return (last == "pool" || last == "correction") && selection::has_sealed_feature(draw.record.order);
}

void require_receipts(const Draw& draw) {
  if (draw.record.order.panel.form != selection::PortfolioForm::kCommitted) {
    throw Error("the panels of this draw are open: expected form committed",
                "everybody sees his own row in the record, with `klero-verify receipt`");
  }
  if (!is_of_answers(draw) &&
      !selection::has_step(draw.record, selection::portfolio_step(draw.record))) {
    throw Error("there are no receipts before step " +
                    selection::folder_of(draw.record, selection::portfolio_step(draw.record)),
                "klero portfolio");
  }
}

std::size_t write_all(const Draw& draw, const fs::path& target) {
  const selection::Order& order = draw.record.order;
  const std::string& pool_checksum = selection::checksum_of(draw.record, selection::pool_step(draw.record));
  const selection::Pool pool = pool_of(draw);
  const std::optional<Sealing> sealing = sealing_for(draw, selection::portfolio_step(draw.record));
  const OwnPortfolio own = read_portfolio(draw, pool_checksum);
  const selection::SealedScheme scheme = selection::sealed_scheme(order);
  const selection::SealedPool nothing_sealed;
  crypto::NewFolder folder(target, crypto::Access::kSecret);
  selection::visit_receipts(
      {order, selection::checksum_of(draw.record, selection::kOrderStep), pool_checksum,
       selection::checksum_of(draw.record, selection::portfolio_step(draw.record)), pool, scheme,
       sealing ? sealing->pool : nothing_sealed, own.portfolio, own.chances},
      [&](selection::RowNumber row, const std::string& document) {
        folder.add(file_of(row), document);
      });
  folder.add("index.csv", write_index(order, people_of_pool(draw, pool)));
  folder.publish();
  return pool.rows.size();
}

std::size_t write_answers(const Draw& draw, const fs::path& target) {
  const selection::Order& order = draw.record.order;
  const selection::Pool pool = pool_of(draw);
  const selection::SealedScheme scheme = selection::sealed_scheme(order);
  crypto::NewFolder folder(target, crypto::Access::kSecret);
  selection::visit_answer_receipts(
      selection::checksum_of(draw.record, selection::kOrderStep),
      selection::checksum_of(draw.record, selection::pool_step(draw.record)), pool, scheme,
      opened_pool(draw, scheme), [&](selection::RowNumber row, const std::string& document) {
        folder.add(file_of(row), document);
      });
  folder.add("index.csv", write_index(order, people_of_pool(draw, pool)));
  folder.publish();
  return pool.rows.size();
}

void receipts(const std::string& folder) {
  const Draw draw = selection::open_draw(folder);
  require_receipts(draw);
  const bool of_answers = is_of_answers(draw);
  const fs::path target =
      selection::sealed_folder(draw.folder) /
      (kReceiptsFolder + (of_answers ? "-" + draw.record.steps.back().folder : std::string()));
  if (fs::exists(target)) {
    note("the receipts are written already, nothing changed");
  } else if (of_answers) {
    print("receipts " + std::to_string(write_answers(draw, target)) +
          ", one for each row of the pool: the answers as they were entered\n");
  } else {
    print("receipts " + std::to_string(write_all(draw, target)) + ", one for each row of the pool\n");
  }
  print("folder   " + shell_word(target.native()) +
        "\nindex    index.csv: which file belongs to whom\n"
        "send     each to its own person and to nobody else; the record has no copy\n");
}

}  // namespace

void add_receipts(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "receipts", "Write one receipt for each respondent: answers, chance and panels, his own only");
  auto folder = std::make_shared<std::string>();
  command->add_option("DRAW", *folder, "The folder of the draw")->required();
  command->callback([folder] { receipts(*folder); });
}

}  // namespace klero::cmd
