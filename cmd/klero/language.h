// The language of what people read: drafts, and what a contributor is about to sign. Messages of the
// program, file names and the words that scripts look for stay English.

#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace klero::cmd {

enum class Language { kEnglish, kGerman };

// Adds --lang en|de; `language` is English unless it is given, and must outlive the parsing.
inline void add_language_option(CLI::App& command, Language& language) {
  command
      .add_option_function<std::string>(
          "--lang",
          [&language](const std::string& word) {
            language = word == "de" ? Language::kGerman : Language::kEnglish;
          },
          "Language of what people read: en or de")
      ->check(CLI::IsMember({"en", "de"}))
      ->type_name("LANGUAGE");
}

}  // namespace klero::cmd
