/// Manifests in YAML as a stack in C++ that writes them again.
#pragma once

#include "cli/finding.hpp"
#include "cli/inputs.hpp"
#include "cli/settings.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dovetail::cli::convert {

struct request {
  /// Files, folders, `-`.
  std::vector<std::string> paths{};
  /// The stack's name.
  std::string name{};
  /// Files of values of a chart, each for an environment; with commas, several that are given together.
  std::vector<std::string> values{};
  /// The folder that the source is written to.
  std::string output{};
  /// The folder that the stack writes to, as its CMakeLists.txt has it; empty: generated/k8s/NAME.
  std::string manifests{};
  /// The profile that the stack is held to; empty: none.
  std::string profile{};
  /// The program writes what the rules refuse, and says so.
  bool accept_findings = false;
  /// Files of the output's that are there already are replaced; those of an earlier conversion that this one has not are removed.
  bool overwrite = false;
};

/// A document that the stack does not have, and why.
struct left_out {
  enum class reason : std::uint8_t {
    /// No stack can have it.
    refused,
    /// A Secret, whose values stay where they are.
    secret,
    /// Something in the cluster has made it, and makes it again.
    made_by_another,
  };

  std::string file{};
  std::uint32_t line = 0;
  std::string what{};
  std::string why{};
  reason for_what = reason::refused;
};

/// A line that says so: `web.yaml:3: Pod `x` is left out: …`.
std::string text_of(const left_out& each);

struct source_file {
  std::string path{};
  std::string text{};
};

/// What comes of it, in memory.
struct conversion {
  std::vector<source_file> files{};
  std::vector<left_out> left{};
  std::vector<finding> findings{};
  std::size_t documents = 0;
  std::size_t converted = 0;
  /// Findings of policies, for which the stack has waivers.
  std::size_t waived = 0;
  /// Files that are not in the stack, since kustomize does not deploy them.
  std::vector<std::string> not_deployed{};
  /// What could not be read, in words.
  std::vector<std::string> unreadable{};
};

/// Throws usage_error for a name that no stack has, and where nothing is there to convert.
conversion convert(const request& asked);

/// Writes the files of a stack whole, or none of them, and removes those that an earlier conversion left there and nobody changed. Throws usage_error where the folder has something in it, and schema::problem where
/// it cannot be written.
void write(const conversion& made, const request& asked);

/// What there is to say of it, for standard error.
std::string report_of(const conversion& made, const request& asked);

/// Whether all of it is in the stack, but for the values of Secrets, and the stack has no findings that are not accepted.
bool is_whole(const conversion& made, const request& asked);

/// All of it: converts, writes, says what there is to say. The exit code: 0 where all of it is in the stack, 1 where something is not
/// or the stack has findings.
int run(const request& asked);

}  // namespace dovetail::cli::convert
