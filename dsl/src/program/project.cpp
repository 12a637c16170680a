#include "dovetail/program/project.hpp"

#include "dovetail/program/generator.hpp"
#include "project.hpp"

#include <filesystem>
#include <system_error>

namespace dovetail::emit {
namespace {

struct folders {
  std::string root{}, output{}, chart{};
};

folders& known() {
  static folders all;
  return all;
}

/// As a person at the program's place would write it.
std::string from_here(const std::string& root, const std::string& folder) {
  std::error_code none;
  return std::filesystem::equivalent(root, std::filesystem::current_path(none), none) ? folder : root + '/' + folder;
}

}  // namespace

project::project(std::string_view root, std::string_view output, std::string_view chart) {
  known() = {std::string(root), std::string(output), std::string(chart)};
}

namespace detail {

program in_its_project(program stack) {
  const folders& where = known();
  std::error_code none;
  // A program that was carried to another machine has the folders of any other program.
  if (where.root.empty() || !std::filesystem::is_directory(where.root, none)) return stack;
  stack.is_in_project = true;
  stack.default_output = from_here(where.root, where.output);
  if (!stack.chart_output.empty() && !where.chart.empty()) stack.chart_output = from_here(where.root, where.chart);
  return stack;
}

}  // namespace detail
}  // namespace dovetail::emit
