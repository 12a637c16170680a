#include "picture.hpp"

#include "description.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace dovetail::emit::detail {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone once the picture is drawn.
class passing_folder {
 public:
  passing_folder() : path_((fs::temp_directory_path() / "dovetail-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr)
      throw std::runtime_error(fmt::format("{} cannot be made: {}", path_, std::strerror(errno)));
  }
  ~passing_folder() {
    std::error_code none;
    fs::remove_all(path_, none);
  }
  passing_folder(const passing_folder&) = delete;
  passing_folder& operator=(const passing_folder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Runs a program, found in PATH where its name has no slash, in a folder. Returns its exit code.
int run_in(const std::string& folder, std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& each : words) arguments.push_back(each.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  pid_t child = 0;
  const int problem = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (problem == ENOENT)
    throw std::runtime_error(fmt::format(
        "--graph: the program `{}`, which draws, is not in PATH; it is installed with the library", words[0]));
  if (problem != 0)
    throw std::runtime_error(fmt::format("--graph: {} does not start: {}", words[0], std::strerror(problem)));
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

/// Of a stack with kustomize's trees it is what each environment is in the end.
bool is_drawn(std::string_view path, bool has_trees) { return !has_trees || path.starts_with("rendered/"); }

}  // namespace

int draw(const program& stack, const rendering& made, const std::string& file) {
  const passing_folder folder;
  bool has_trees = false;
  for (const emit::file& each : made.files) has_trees = has_trees || each.path.starts_with("rendered/");
  std::vector<emit::file> drawn;
  for (const emit::file& each : made.files)
    if (is_drawn(each.path, has_trees)) drawn.push_back({stack.name + '/' + each.path, each.content, each.lines});
  write_files(folder.path(), drawn, true);
  constexpr std::string_view described = "described.json";
  std::ofstream description(folder.path() + '/' + std::string(described));
  description << description_of(stack, made);
  description.close();
  if (!description) throw std::runtime_error(fmt::format("{}/{} cannot be written", folder.path(), described));
  // Its rules have been asked by the stack itself.
  return run_in(folder.path(), {stack.dovetail.empty() ? "dovetail" : stack.dovetail, "graph", "--no-findings",
                                "--no-render", "--quiet", "--described", std::string(described), "--output",
                                fs::absolute(file).string(), has_trees ? stack.name + "/rendered" : stack.name});
}

}  // namespace dovetail::emit::detail
