/// Values that are not known while YAML is checked, since somebody puts them in before it is applied: `${REPLICAS}`, which Flux
/// and envsubst replace, and what SOPS has encrypted. What is said of such a value would be said of its stand-in.
#pragma once

#include "cli/excerpt.hpp"
#include "cli/outcome.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dovetail::cli {

/// Whether a text has a variable in it, `${NAME}` or `${NAME:=default}`. `$${NAME}` is the text `${NAME}` itself.
bool has_variable(std::string_view text);

class unknown_values {
 public:
  explicit unknown_values(const outcome& of) : of_(of) {}

  /// Whether a finding is about a value that is not known.
  bool is_about_one(const finding& told);
  /// The first value with a variable that kept a finding back; nothing where none did.
  const std::optional<notice>& first() const { return first_; }

 private:
  struct contents {
    bool encrypted = false;
    bool substituted = false;
    std::optional<source_lines> lines{};
  };
  const contents& contents_of(const std::string& file);

  const outcome& of_;
  std::unordered_map<std::string, contents> files_{};
  std::optional<notice> first_{};
};

}  // namespace dovetail::cli
