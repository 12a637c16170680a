/// What the command line of a stack's program asks for.
#pragma once

#include "dovetail/program/generator.hpp"

#include <map>
#include <optional>
#include <string>

namespace dovetail::emit::detail {

struct command {
  enum class task { write, check, list, print, outside, describe, warn, graph };

  task what = task::write;
  std::string output{};
  std::string environment{};                    // empty: all of them
  std::map<std::string, std::string> values{};  // those that differ from their defaults
  /// The file of the picture.
  std::string graph{};
  /// The Helm chart instead of the manifests.
  bool chart = false;
  bool force = false;
  bool quiet = false;
  /// Whether it says what is only worth a look.
  bool warns = true;
  /// The folder of the build, and below it what is touched once all is written; empty where no build asks.
  std::string stamp_folder{}, stamp{};
  /// The same call without --check, as a shell takes it.
  std::string to_write{};
};

/// A command, or what there is to say instead of running one: the help with exit code 0, what is wrong with the call with 2.
struct parsed_call {
  std::optional<command> run{};
  int exit_code = 0;
  std::string out{}, err{};
};

parsed_call parse_call(const program& stack, int argc, const char* const* argv);

}  // namespace dovetail::emit::detail
