/// What a change does to the stacks of a project, for whoever has to say yes to it.
#pragma once

#include "cli/described.hpp"
#include "cli/diff/diff.hpp"
#include "cli/graph/graph.hpp"
#include "cli/review/asked_resources.hpp"
#include "cli/review/other_files.hpp"
#include "cli/review/reviewed_waivers.hpp"
#include "cli/review/used_images.hpp"

#include <memory>
#include <string>
#include <vector>

namespace dovetail::cli::review {

struct request {
  /// Files that stacks' programs have written for --describe.
  std::vector<std::string> descriptions{};
  /// The branch, or another revision, that the change is to go into; empty: the repository's main branch. What is compared with is
  /// where the change has left it.
  std::string base{};
  std::vector<std::string> accepted{};
  int kubernetes_minor = 0;
};

/// What an environment asks for; of a stack without environments, what the stack does.
struct environment_review {
  std::string name{};
  asked_resources before{};
  asked_resources after{};
};

struct stack_review {
  description stack;
  diff::comparison found{};
  used_images images{};
  std::vector<environment_review> environments{};
  std::vector<reviewed_waiver> waivers{};
  /// Those that are no manifests.
  std::vector<changed_file> files{};
  /// Of what changes; without nodes where nothing does.
  graph::picture picture{};
};

struct review {
  /// The commit that is compared with, abbreviated, and the branch that it was left at.
  std::string commit{};
  std::string branch{};
  std::vector<stack_review> stacks{};
};

/// Throws usage_error for what cannot be carried out.
review review_of(const request& asked);

/// For the comment of a pull request.
std::string markdown_of(const review& of);
/// One page that needs no network.
std::string html_of(const review& of);

}  // namespace dovetail::cli::review
