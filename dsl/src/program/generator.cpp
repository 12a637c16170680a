#include "dovetail/program/generator.hpp"

#include "command_line.hpp"
#include "description.hpp"
#include "picture.hpp"
#include "project.hpp"
#include "stamp.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>

#include <fmt/core.h>
#include <unistd.h>

namespace dovetail::emit {
namespace {

using detail::command;

/// Writes to a closed pipe are errors here, and not the end of the process.
class pipe_errors {
 public:
  pipe_errors() {
    struct sigaction ignore{};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, &before_);
  }
  pipe_errors(const pipe_errors&) = delete;
  pipe_errors& operator=(const pipe_errors&) = delete;
  ~pipe_errors() { sigaction(SIGPIPE, &before_, nullptr); }

 private:
  struct sigaction before_{};
};

/// Writes all of `text`; returns errno, 0 where it was written.
int put(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(file, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

void say(std::string_view text) {
  if (const int error = put(STDOUT_FILENO, text); error != 0)
    throw file_error(fmt::format("cannot write to standard output: {}", std::generic_category().message(error)));
}

/// What is wrong with the stack goes here; where even this cannot be written, the exit code is left to tell.
void complain(std::string_view text) { put(STDERR_FILENO, text); }

/// Rows of equally many columns, each as wide as its widest word; the last one as it comes.
std::string aligned(const std::vector<std::vector<std::string_view>>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t i = 0; i + 1 < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) text += fmt::format("{:<{}}  ", row[i], widths[i]);
    text += fmt::format("{}\n", row.back());
  }
  return text;
}

std::string table(std::vector<listed_resource> resources, const std::string& folder) {
  if (!folder.empty())
    for (listed_resource& each : resources) each.file = folder + '/' + each.file;
  const bool has_environments =
      std::any_of(resources.begin(), resources.end(), [](const auto& each) { return !each.environment.empty(); });
  std::vector<std::vector<std::string_view>> rows{{"KIND", "NAME", "NAMESPACE", "FILE"}};
  for (const listed_resource& each : resources)
    rows.push_back(
        {each.kind, each.name, each.name_space.empty() ? std::string_view("-") : each.name_space, each.file});
  if (has_environments) {
    rows.front().insert(rows.front().begin(), "ENVIRONMENT");
    for (std::size_t i = 0; i < resources.size(); ++i)
      rows[i + 1].insert(rows[i + 1].begin(), resources[i].environment);
  }
  return aligned(rows);
}

/// The resources' files in the resources' order, as one stream. What kubectl would not take as a resource
/// (kustomization.yaml) is none of them.
std::string stream_of(const rendering& made) {
  std::vector<std::string_view> paths;
  for (const listed_resource& each : made.resources)
    if (std::find(paths.begin(), paths.end(), each.file) == paths.end()) paths.push_back(each.file);
  std::string text;
  for (const std::string_view path : paths) {
    const auto found =
        std::find_if(made.files.begin(), made.files.end(), [&](const file& each) { return each.path == path; });
    if (found == made.files.end())
      throw std::logic_error(fmt::format("there is no file '{}', which a resource is in", path));
    text += text.empty() ? "" : "---\n";
    text += found->content;
  }
  return text;
}

std::string count_of(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

int carry_out(const program& stack, const command& call) {
  const rendering made = call.chart                 ? stack.render_chart()
                         : call.environment.empty() ? stack.render(call.values)
                                                    : stack.render_environment(call.values, call.environment);
  if (call.warns)
    for (const std::string& each : made.warnings) complain(each + '\n');
  // What is wrong, a build says when it writes.
  if (call.what == command::task::warn) return 0;
  if (!made.findings.empty()) {
    std::string text;
    for (const std::string& each : made.findings) text += each + '\n';
    complain(text + fmt::format("{}: {} in the stack, so nothing was written\n", stack.name,
                                count_of(made.findings.size() + made.findings_alike, "finding")));
    return 1;
  }

  switch (call.what) {
    case command::task::list:
      // An environment alone is in no folder that is known.
      say(table(made.resources, stack.is_in_project && call.environment.empty() ? call.output : ""));
      return 0;
    case command::task::print:
      say(stream_of(made));
      return 0;
    case command::task::outside:
      say(detail::json_of(made.outside));
      return 0;
    case command::task::describe:
      say(detail::description_of(stack, made));
      return 0;
    case command::task::graph:
      return detail::draw(stack, made, call.graph);
    case command::task::check: {
      const std::string differences = compare_files(call.output, made.files);
      if (differences.empty()) {
        if (!call.quiet)
          say(fmt::format("{}: {} as the stack says\n", call.output, count_of(made.files.size(), "file")));
        return 0;
      }
      if (!call.quiet) say(differences);
      complain(
          fmt::format("{}: {} is not what the stack says. To write it: {}\n", stack.name, call.output, call.to_write));
      return 1;
    }
    case command::task::write:
    case command::task::warn:
      break;
  }
  const changes done = write_files(call.output, made.files, call.force);
  if (!call.stamp.empty()) detail::leave_stamp(call.stamp_folder, call.stamp, call.output);
  if (!call.quiet)
    say(fmt::format("{}: {} written, {} unchanged, {} removed\n", call.output, count_of(done.written.size(), "file"),
                    done.unchanged.size(), done.removed.size()));
  return 0;
}

}  // namespace

int run(const program& anywhere, int argc, const char* const* argv) {
  const pipe_errors as_errors;
  const program stack = detail::in_its_project(anywhere, detail::project_file());
  try {
    const detail::parsed_call call = detail::parse_call(stack, argc, argv);
    complain(call.err);
    say(call.out);
    return call.run ? carry_out(stack, *call.run) : call.exit_code;
  } catch (const std::exception& problem) {
    complain(fmt::format("{}: {}\n", stack.name, problem.what()));
    return 1;
  }
}

}  // namespace dovetail::emit
