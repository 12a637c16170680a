/// The words that an option may have.
#pragma once

#include <CLI/App.hpp>

#include <string>

namespace dovetail::cli {

/// Tells the words in help, completions and manual: `{text,json}`. The command refuses others itself, with the nearest right one.
template <class Words>
CLI::Validator choices(const Words& words) {
  std::string all;
  for (const auto& word : words) all.append(all.empty() ? "{" : ",").append(word);
  return CLI::Validator([](std::string&) { return std::string(); }, all + "}");
}

}  // namespace dovetail::cli
