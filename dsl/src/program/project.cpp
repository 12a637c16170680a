#include "project.hpp"

#include <fstream>
#include <string>
#include <system_error>

namespace dovetail::emit::detail {
namespace {

/// As a person at the program's place would write it.
std::string from_here(const std::string& root, const std::string& folder) {
  std::error_code none;
  return std::filesystem::equivalent(root, std::filesystem::current_path(none), none) ? folder : root + '/' + folder;
}

}  // namespace

std::filesystem::path project_file() {
  std::error_code none;
  std::filesystem::path file = std::filesystem::read_symlink("/proc/self/exe", none);
  if (!file.empty()) file += ".project";
  return file;
}

program in_its_project(program stack, const std::filesystem::path& file) {
  std::ifstream lines(file);
  std::string root, output, chart, dovetail;
  if (!std::getline(lines, root) || !std::getline(lines, output)) return stack;
  std::getline(lines, chart);
  std::getline(lines, dovetail);
  std::error_code none;
  // A program that was carried to another machine has the folders of any other program.
  if (!std::filesystem::is_directory(root, none)) return stack;
  stack.is_in_project = true;
  if (std::filesystem::exists(dovetail, none)) stack.dovetail = dovetail;
  stack.default_output = from_here(root, output);
  if (!stack.chart_output.empty() && !chart.empty()) stack.chart_output = from_here(root, chart);
  return stack;
}

}  // namespace dovetail::emit::detail
