/// Revisions of git on the command line, as git takes them.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dovetail::cli {

/// What stands before `--` of a subcommand with `--git` is a revision, as for git: of `diff main -- deploy/` is made
/// `diff --git main deploy/`, of `diff v1 v2 -- deploy/` `diff --git v1..v2 deploy/`. Others stay as they are.
std::vector<std::string> with_revisions(const CLI::App& program, std::vector<std::string> words);

}  // namespace dovetail::cli
