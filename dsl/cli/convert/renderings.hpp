/// What there is to convert: files as they stand, what kustomize makes of its trees, what Helm makes of a chart.
#pragma once

#include "cli/convert/convert.hpp"
#include "cli/inputs.hpp"
#include "dovetail/read/yaml.hpp"

#include <map>
#include <string>
#include <vector>

namespace dovetail::cli::convert {

/// A text with objects.
struct rendered_file : input {
  /// By another program.
  bool is_made = false;
  /// Where its objects come from, below the stack's output, by kind and name; of Helm, by the line that it begins them with.
  std::map<std::string, std::string> origins{};

  /// Empty where it is not known.
  std::string file_of(const read::document& made) const;
};

/// The objects as they are deployed in an environment.
struct rendering {
  std::string name{};
  std::vector<rendered_file> files{};
};

struct renderings {
  /// Of a stack without environments.
  std::vector<rendered_file> files{};
  std::vector<rendering> environments{};
  /// What the environments are made of, as far as it can be rendered by itself.
  std::vector<rendered_file> base{};
  /// CustomResourceDefinitions that Helm installs before a chart, and that are none of its objects.
  std::vector<rendered_file> schemas{};
  /// What `dovetail check` takes.
  inputs whole{};
};

/// Reads and renders what was asked for. Overlays are environments, named by their folders; what no overlay is, is in all of them. A chart
/// has an environment for each of its files of values. What cannot be rendered is left out of `into`, with what the program said. Throws
/// usage_error where a program is needed that is not at hand.
renderings read_renderings(const request& asked, conversion& into);

}  // namespace dovetail::cli::convert
