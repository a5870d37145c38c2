#include "cmd/klero/steps/served_options.h"

#include "cmd/klero/say.h"
#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::cmd {
namespace {

using crypto::Error;

}  // namespace

void add_served_options(CLI::App& command, ServedOptions& options) {
  command.add_option("--served", options.file,
                     "Those who have served already, if the order excludes them: a CSV file with "
                     "their register numbers");
  add_import_options(command, options.import, "served-");
}

void require_served_as_ordered(const selection::Order& order, const ServedOptions& options) {
  if (order.eligibility.served && options.file.empty()) {
    throw Error("the order excludes those who have served already: expected the list of them",
                "--served names a CSV file with the column '" + order.key + "'");
  }
  if (!order.eligibility.served && !options.file.empty()) {
    throw Error("the order excludes nobody for having served: expected no --served",
                "nobody is left out for a reason that the order does not name");
  }
}

ServedImport read_served_list(const selection::Order& order, const ServedOptions& options) {
  if (options.file.empty()) return {};
  selection::ServedReading reading =
      selection::read_served(order, options.file, said_of(options.import));
  for (const std::string& fault : reading.faults.kept()) complain(fault, "");
  if (reading.faults.count() > 0) {
    throw Error("the list of those who have served has " + reading.faults.in_words());
  }
  return {std::move(reading.numbers),
          ImportedFile{options.file,
                       crypto::to_hex(crypto::openssl::sha256_file(options.file)),
                       std::move(reading.shape)}};
}

std::string served_minutes(const ServedImport& served) {
  return served.file ? import_minutes(*served.file) : "";
}

std::string served_log(const ServedImport& served) {
  if (!served.file) return "";
  const std::size_t numbers = served.numbers.size();
  return import_log(*served.file) + "served   " + std::to_string(numbers) +
         (numbers == 1 ? " number\n" : " numbers\n");
}

}  // namespace klero::cmd
