/// Checks of texts, for tests.
#pragma once

#include "cli/check.hpp"
#include "cli/settings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace checking {

using dovetail::cli::settings;

/// What is found in one text, named "file.yaml".
dovetail::cli::outcome outcome_of(const std::string& text, const settings& asked = {});

/// "3:9 REF-09", in order.
std::vector<std::string> places_of(const dovetail::cli::outcome& found);

/// The ids alone, in order.
std::vector<std::string> ids_of(const dovetail::cli::outcome& found);

/// A folder that is removed again.
class folder {
 public:
  folder();
  folder(const folder&) = delete;
  ~folder();

  /// Writes a file into it, with the folders that it needs; gives its whole path.
  std::string write(std::string_view name, std::string_view text) const;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// A pod whose container has the further lines, indented as a container's fields.
std::string pod_with(std::string_view lines);

}  // namespace checking
