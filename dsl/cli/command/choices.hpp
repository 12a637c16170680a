/// The words that an option may have.
#pragma once

#include <CLI/App.hpp>

#include <span>
#include <string>
#include <string_view>

namespace dovetail::cli {

/// Tells the words in help, completions and manual: `{text,json}`. The command refuses others itself, with the nearest right one.
template <class Words>
CLI::Validator choices(const Words& words) {
  std::string all;
  for (const auto& word : words) all.append(all.empty() ? "{" : ",").append(word);
  return CLI::Validator([](std::string&) { return std::string(); }, all + "}");
}

/// Throws usage_error where the word is none of them; `what` is what it would be: "format".
void check_choice(std::string_view what, const std::string& given, std::span<const std::string_view> words);

}  // namespace dovetail::cli
