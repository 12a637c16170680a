/// Workflows of GitHub Actions and of Gitea Actions, which reads the same files: jobs of steps that run when something happens.
#pragma once

#include "dovetail/text/place.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit::workflow {

/// A variable of `env`, an input of `with`, a permission.
struct setting {
  std::string name;
  std::string value;
};

/// What starts the workflow: `{"push", {{"tags", {"v*"}}}}`, `{"pull_request"}`.
struct trigger {
  struct filter {
    std::string name;
    std::vector<std::string> patterns;
  };
  std::string event;
  std::vector<filter> filters{};
};

/// Either `uses` an action or has a script to `run`.
struct step {
  std::string name{};
  std::string id{};
  /// `if`
  std::string condition{};
  std::string uses{};
  std::vector<setting> with{};
  std::vector<setting> env{};
  std::string run{};
};

struct job {
  std::string id{};
  std::string name{};
  /// Jobs that must have ended well before this one starts.
  std::vector<std::string> needs{};
  std::string condition{};
  std::string runs_on{};
  int timeout_minutes = 0;
  std::vector<setting> env{};
  std::vector<step> steps{};
};

struct file {
  std::string name{};
  std::vector<trigger> on{};
  std::vector<setting> permissions{};
  std::vector<setting> env{};
  std::vector<job> jobs{};
};

/// `${{ secrets.REGISTRY_TOKEN }}`
std::string secret(std::string_view name);
/// `${{ github.ref_name }}`: what the workflow runs for.
std::string context(std::string_view path);

/// The workflow as YAML, without a header; lines of at most 120 columns where there is a place to break them.
///
/// Throws std::invalid_argument for a job that nobody defines, two jobs of one name, a step that neither uses nor runs
/// something, an action without its version, and for a script with `${{ … }}` in it, which would run whatever a branch, a tag
/// or a title is called: such text reaches a script by `env`.
std::string to_yaml(const file& what);

/// The command line of a program that writes one workflow: into `path` below `output`. Returns its exit code. The file's
/// first line says that it comes from the caller's file.
int run(std::string_view name, std::string_view output, std::string_view path, const file& what, int argc,
        const char* const* argv, place written = place{__builtin_FILE(), __builtin_LINE()});

}  // namespace dovetail::emit::workflow
