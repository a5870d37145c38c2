#include <algorithm>

#include "selection/order/rule_helpers.h"
#include "selection/order/rules.h"
#include "selection/order/texts.h"

namespace klero::selection::rules {
namespace {

void check_letter_column(const Order& order, const std::string& column, const std::string& pointer,
                         const char* what, Problems& problems) {
  if (std::ranges::find(order.letter_columns, column) == order.letter_columns.end()) {
    add(problems, pointer,
        std::string(what) + ": expected one of letter_columns, got " + in_quotes(column),
        "what stands in a letter is a column of letter_columns");
  }
}

void check_consent(const Consent& consent, Problems& problems) {
  std::vector<Named> values;
  for (std::size_t i = 0; i < consent.values.size(); ++i) {
    values.push_back({consent.values[i], pointer_to("/post/consent/values", i)});
  }
  check_distinct(values, "post, consent, values", "strike one out", problems);
  if (consent.values.empty()) {
    add(problems, "/post/consent/values",
        "post, consent, values: expected at least one answer that says yes, got none",
        "write null for consent if the replies do not ask for it");
  }
}

void check_salutation(const Salutation& salutation, Problems& problems) {
  std::vector<Named> names;
  std::vector<Named> values;
  for (std::size_t i = 0; i < salutation.categories.size(); ++i) {
    const std::string pointer = pointer_to("/post/salutation/categories", i);
    const StrataCategory& category = salutation.categories[i];
    names.push_back({category.name, pointer + "/name"});
    for (std::size_t j = 0; j < category.values.size(); ++j) {
      values.push_back({category.values[j], pointer_to(pointer + "/values", j)});
    }
  }
  check_distinct(names, "post, salutation, names", "merge the two", problems);
  check_distinct(values, "post, salutation, values", "a value has one salutation", problems);
}

}  // namespace

void post(const Order& order, Problems& problems) {
  const Post& post = order.post;
  if (post.deadline <= order.day) {
    add(problems, "/post/deadline",
        "post, deadline: expected a day after the day of eligibility (" + write_date(order.day) +
            "), got " + write_date(post.deadline),
        "leave time for the first lot, the letters and the replies: six weeks are usual");
  }
  if (post.objections_until && *post.objections_until <= post.deadline) {
    add(problems, "/post/objections_until",
        "post, objections_until: expected a day after the last day for replies (" +
            write_date(post.deadline) + "), got " + write_date(*post.objections_until),
        "leave people a week or two to look for their row and object");
  }
  if (post.representatives) {
    check_letter_column(order, *post.representatives, "/post/representatives",
                        "post, representatives", problems);
    const auto has_birth_date = [&](const std::vector<std::string>& columns) {
      return std::ranges::find(columns, order.eligibility.birth_date) != columns.end();
    };
    if (!has_birth_date(order.identity) && !has_birth_date(order.letter_columns)) {
      add(problems, "/post/representatives",
          "post, representatives: expected the birth date in identity or letter_columns, got it in "
          "neither: nobody could tell who is a minor",
          "add " + in_quotes(order.eligibility.birth_date) + " to letter_columns");
    }
  }
  if (post.salutation) {
    check_letter_column(order, post.salutation->column, "/post/salutation/column",
                        "post, salutation, column", problems);
    check_salutation(*post.salutation, problems);
  }
  if (post.consent) check_consent(*post.consent, problems);
}

}  // namespace klero::selection::rules
