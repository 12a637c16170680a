#include "dovetail/workflow/workflow.hpp"

#include "dovetail/program/generator.hpp"
#include "dovetail/text/did_you_mean.hpp"
#include "dovetail/text/grammar.hpp"

#include "emit/file_header.hpp"
#include "emit/string_scalar.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

namespace dovetail::emit::workflow {
namespace {

/// Lines of block-style YAML at some depth.
class writer {
 public:
  std::string text{};

  void key(std::size_t indent, std::string_view name) {
    start(indent);
    text += fmt::format("{}:\n", key_text(name));
  }
  void value(std::size_t indent, std::string_view name, std::string_view content) {
    start(indent);
    const std::string key = key_text(name);
    std::string scratch;
    text += fmt::format("{}: {}\n", key, detail::value_form(content, {indent + key.size() + 2, indent + 2}, scratch));
  }
  /// Nothing for what is not said.
  void optional(std::size_t indent, std::string_view name, std::string_view content) {
    if (!content.empty()) value(indent, name, content);
  }
  void number(std::size_t indent, std::string_view name, int content) {
    start(indent);
    text += fmt::format("{}: {}\n", name, content);
  }
  void items(std::size_t indent, std::string_view name, const std::vector<std::string>& list) {
    if (list.empty()) return;
    key(indent, name);
    for (const std::string& each : list) {
      std::string scratch;
      text += fmt::format("{:{}}- {}\n", "", indent + 2, detail::value_form(each, {indent + 4, indent + 4}, scratch));
    }
  }
  void settings(std::size_t indent, std::string_view name, const std::vector<setting>& list) {
    if (list.empty()) return;
    key(indent, name);
    for (const setting& each : list) value(indent + 2, each.name, each.value);
  }
  /// The next line starts an item of a list.
  void item() { in_item_ = true; }

 private:
  static std::string key_text(std::string_view name) {
    // As everybody writes it, though YAML 1.1 reads a boolean there: whoever reads workflows does not.
    if (name == "on") return "on";
    std::string scratch;
    return std::string(detail::key_form(name, scratch));
  }
  void start(std::size_t indent) {
    text += in_item_ ? fmt::format("{:{}}- ", "", indent - 2) : fmt::format("{:{}}", "", indent);
    in_item_ = false;
  }

  bool in_item_ = false;
};

[[noreturn]] void refuse(const std::string& words) { throw std::invalid_argument(words); }

bool is_id(std::string_view text) {
  for (const char c : text)
    if (!dovetail::detail::is_alphanumeric(c) && c != '_' && c != '-') return false;
  return !text.empty() && text.front() != '-' && !dovetail::detail::is_digit(text.front());
}

std::string title(const job& of, const step& each) {
  return fmt::format("job '{}', step '{}'", of.id, !each.name.empty() ? each.name : each.uses);
}

void check_step(const job& of, const step& each) {
  if (each.uses.empty() == each.run.empty()) refuse(title(of, each) + ": either uses an action or runs a script");
  const bool has_version =
      each.uses.find('@') != std::string::npos || each.uses.starts_with("./") || each.uses.starts_with("docker://");
  if (!each.uses.empty() && !has_version) refuse(title(of, each) + ": an action has its version, after an '@'");
  if (!each.with.empty() && each.uses.empty()) refuse(title(of, each) + ": 'with' is for an action");
  if (each.run.find("${{") != std::string::npos)
    refuse(title(of, each) + ": a script would run what stands for '${{ ... }}': pass it by env");
  if (!each.id.empty() && !is_id(each.id)) refuse(title(of, each) + ": '" + each.id + "' is no id");
}

void check_workflow(const file& what) {
  if (what.on.empty()) refuse("the workflow: nothing starts it");
  if (what.jobs.empty()) refuse("the workflow: it has no job");
  for (const job& one : what.jobs) {
    const auto same = [&](const job& other) { return other.id == one.id; };
    if (!is_id(one.id))
      refuse(fmt::format("job '{}': its name has A-Z, a-z, 0-9, '_' and '-', and starts with a letter", one.id));
    if (std::count_if(what.jobs.begin(), what.jobs.end(), same) > 1)
      refuse(fmt::format("job '{}' is there twice", one.id));
    if (one.runs_on.empty()) refuse(fmt::format("job '{}': it says no runner", one.id));
    if (one.steps.empty()) refuse(fmt::format("job '{}': it has no step", one.id));
    for (const std::string& needed : one.needs) {
      nearest_name near(needed);
      bool found = false;
      for (const job& other : what.jobs) {
        near.consider(other.id);
        found = found || (other.id == needed && &other != &one);
      }
      if (!found)
        refuse(fmt::format("job '{}' needs job '{}', which is not there{}", one.id, needed,
                           near.found().empty() ? "" : fmt::format("; did you mean '{}'?", near.found())));
    }
    for (const step& each : one.steps) check_step(one, each);
  }
}

void write_step(writer& out, const step& each) {
  constexpr std::size_t indent = 8;
  out.item();
  out.optional(indent, "name", each.name);
  out.optional(indent, "id", each.id);
  out.optional(indent, "if", each.condition);
  out.optional(indent, "uses", each.uses);
  out.settings(indent, "with", each.with);
  out.settings(indent, "env", each.env);
  out.optional(indent, "run", each.run);
}

void write_job(writer& out, const job& one) {
  constexpr std::size_t indent = 4;
  out.key(2, one.id);
  out.optional(indent, "name", one.name);
  out.items(indent, "needs", one.needs);
  out.optional(indent, "if", one.condition);
  out.optional(indent, "runs-on", one.runs_on);
  if (one.timeout_minutes != 0) out.number(indent, "timeout-minutes", one.timeout_minutes);
  out.settings(indent, "env", one.env);
  out.key(indent, "steps");
  for (const step& each : one.steps) write_step(out, each);
}

std::string expression(std::string_view of, std::string_view path) {
  for (const char c : path)
    if (!dovetail::detail::is_alphanumeric(c) && c != '_' && c != '-' && c != '.')
      refuse(fmt::format("'{}' is no name in an expression", path));
  return fmt::format("${{{{ {}{} }}}}", of, path);
}

}  // namespace

std::string secret(std::string_view name) { return expression("secrets.", name); }
std::string context(std::string_view path) { return expression("", path); }

std::string to_yaml(const file& what) {
  check_workflow(what);
  writer out;
  out.optional(0, "name", what.name);
  out.key(0, "on");
  for (const trigger& each : what.on) {
    out.key(2, each.event);
    for (const trigger::filter& filter : each.filters) out.items(4, filter.name, filter.patterns);
  }
  out.settings(0, "permissions", what.permissions);
  out.settings(0, "env", what.env);
  out.key(0, "jobs");
  for (const job& one : what.jobs) write_job(out, one);
  return std::move(out.text);
}

int run(std::string_view name, std::string_view output, std::string_view path, const file& what, int argc,
        const char* const* argv, place written) {
  program made;
  made.name = name;
  made.default_output = output;
  made.render = [&](const std::map<std::string, std::string>&) {
    rendering result;
    result.files = {{std::string(path), detail::header(written.file) + to_yaml(what)}};
    return result;
  };
  return emit::run(made, argc, argv);
}

}  // namespace dovetail::emit::workflow
