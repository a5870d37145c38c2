#include "cmd/klero/steps/letter_shop.h"

#include <string>

#include "cmd/klero/say.h"
#include "crypto/format/letter_code.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/parallel/for_each.h"
#include "selection/letters/mail_merge.h"
#include "selection/picture/letter_picture.h"

namespace klero::cmd {
namespace {

// Tells the first of the letters that somebody should look at.
void tell_letters(const std::vector<std::size_t>& numbers, const std::string& what) {
  if (numbers.empty()) return;
  note(std::to_string(numbers.size()) + " of the letters " + what + ", the first is in row " +
       std::to_string(numbers.front()) + " of letters.csv");
}

// A few hundred bytes each.
std::vector<std::string> pictures_of(const std::vector<selection::Invited>& people) {
  std::vector<std::string> pictures(people.size());
  crypto::for_each_in_parallel(
      people.size(), 0,
      [&](std::size_t i) {
        pictures[i] = selection::letter_picture(
            crypto::write_letter_code(people[i].nonce, crypto::openssl::sha256));
      },
      [](std::size_t done, std::size_t total) {
        progress("picture " + std::to_string(done) + " of " + std::to_string(total));
      });
  progress("");
  return pictures;
}

}  // namespace

void write_letters(const selection::Order& order, const std::vector<selection::Invited>& people,
                   const ShopFile& add) {
  const selection::MailMerge merge = selection::write_mail_merge(order, people);
  add(selection::kMailMergeFile, merge.text);
  tell_letters(merge.without_salutation, "have a value for which the order has no salutation");
  tell_letters(merge.without_representative,
               "go to somebody who is not of full age for certain, and name no representative");
  const std::vector<std::string> pictures = pictures_of(people);
  for (std::size_t i = 0; i < pictures.size(); ++i) add(selection::picture_file(i + 1), pictures[i]);
}

}  // namespace klero::cmd
