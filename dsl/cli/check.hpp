/// The rules over objects that were read: all of them together, as a stack's are.
#pragma once

#include "dovetail/read/yaml.hpp"
#include "inputs.hpp"
#include "settings.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dovetail::cli {

struct finding {
  const check::rule* broken = nullptr;
  std::string file{};
  /// From 1; 0: not known.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  /// The field, where it is a field that is wrong: `spec.replicas`.
  std::string path{};
  std::string words{};
  /// The object that it is about; empty where there is none.
  std::string kind{};
  std::string name{};
  std::string name_space{};
  /// Where that object begins, where it is known.
  place object{};
  /// How many of the words name the object, or what of it; 0: not known.
  std::size_t title_size = 0;
  /// Of what is not there: the external that would say that it is elsewhere, `Secret/db`.
  std::string external{};
  /// It is why something could not be looked at: a run that leaves it out has not looked, and is not green.
  bool hides = false;
  /// The template that Helm says it rendered: `shop/templates/web.yaml`.
  std::string rendered_from{};

  /// The words without what has it: "Deployment `web`, container `a` may run as root" says " may run as root".
  std::string_view said() const;
};

struct outcome {
  /// By file, in the order in which they were read, and by line.
  std::vector<finding> findings{};
  std::vector<notice> notices{};
  std::vector<std::string> unreadable{};
  /// Nothing was given that is an object.
  bool nothing = false;
  std::size_t files = 0;
  std::size_t objects = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;

  /// The text of a file that a finding is in; empty where there is none.
  std::string_view source_of(const std::string& file) const;

  std::vector<read::reading> readings{};
  std::unordered_map<std::string, std::string> other_sources{};
  std::unordered_map<std::string, std::size_t> reading_of{};
};

/// Reads the files' objects and holds them to the rules that are asked for. Throws usage_error for CustomResourceDefinitions
/// that cannot be read.
outcome check_objects(inputs given, const settings& asked);

/// The exit code of what was found.
int exit_code_of(const outcome& found, const settings& asked);

}  // namespace dovetail::cli
