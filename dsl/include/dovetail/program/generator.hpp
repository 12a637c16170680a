/// The command line that every stack's program has.
#pragma once

#include "dovetail/emit/files.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit {

/// A value that `--set name=…` changes.
struct setting {
  std::string name;
  std::string default_value;
  std::string description;
  /// What the value must look like, for `--help`: "a DNS subdomain".
  std::string grammar;
  /// Why `candidate` is not allowed, with the nearest allowed form where there is one; empty where it is.
  std::function<std::string(std::string_view candidate)> problem;
};

struct listed_resource {
  std::string api_version, kind, name, name_space, file;
  /// Empty where the stack has none.
  std::string environment{};
  /// Where the stack says it.
  place at{};
};

/// A policy that an object of the stack need not keep.
struct waived_policy {
  std::string rule, reason, kind, name, name_space;
  /// Empty where the stack has none.
  std::string environment;
  place at;
};

/// An object that a stack needs in the cluster and that its manifests do not hold: an external, or what one of its objects
/// makes once it is there (a VaultStaticSecret its Secret).
struct outside_object {
  std::string kind{}, name{}, name_space{};
  /// Of a Secret or a ConfigMap: the keys that it has; none where they are not known.
  std::vector<std::string> keys{};
  struct port {
    std::string name;
    std::int64_t number = 0;
  };
  /// Of a Service.
  std::vector<port> ports{};
  /// The object of the stack that makes it; empty for an external.
  std::string maker_kind{}, maker_name{};
  /// The one whose manifests need it; empty where the stack has none.
  std::string environment{};
};

/// A stack, lowered with some values: sound when `findings` is empty. A finding is one line of text, ready to print; of those that
/// say the same of several, the line is the first one's, and `findings_alike` counts the others.
struct rendering {
  std::vector<std::string> findings{};
  std::size_t findings_alike = 0;
  std::vector<std::string> warnings{};
  std::vector<listed_resource> resources{};
  std::vector<file> files{};
  std::vector<outside_object> outside{};
  std::vector<waived_policy> waived{};
};

/// A stack as its program sees it. `render` takes the values that differ from their defaults.
struct program {
  std::string name;
  std::string default_output;
  std::vector<setting> settings;
  std::function<rendering(const std::map<std::string, std::string>& values)> render;
  /// By name; what `render` makes has them all.
  std::vector<std::string> environments{};
  /// One environment alone, its files at the top of the output.
  std::function<rendering(const std::map<std::string, std::string>& values, const std::string& name)>
      render_environment{};
  /// The stack as a Helm chart, in a folder of its own; empty where it is none.
  std::string chart_output{};
  std::function<rendering()> render_chart{};
  /// Whether the files are known to be in `default_output`, so that `--list` tells where each is.
  bool is_in_project = false;
  /// The program `dovetail` that was built or installed with the library; empty: the one in PATH.
  std::string dovetail{};
};

/// Runs the command line of a stack's program and returns its exit code: 0 done (or, with `--check`, nothing differs), 1
/// for findings, a difference or a file that could not be written, 2 for a wrong call.
int run(const program& stack, int argc, const char* const* argv);

}  // namespace dovetail::emit
