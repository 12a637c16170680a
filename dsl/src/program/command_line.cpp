#include "command_line.hpp"

#include "dovetail/text/did_you_mean.hpp"

#include <algorithm>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace dovetail::emit::detail {
namespace {

/// What a call gets wrong; the text is for the user.
class usage_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  nearest_name name(word);
  for (const std::string& each : candidates) name.consider(each);
  return name.found().empty() ? std::string() : fmt::format("; did you mean '{}'?", name.found());
}

std::vector<std::string> setting_names(const program& stack) {
  std::vector<std::string> names;
  for (const setting& each : stack.settings) names.push_back(each.name);
  return names;
}

const setting* find_setting(const program& stack, std::string_view name) {
  const auto found = std::find_if(stack.settings.begin(), stack.settings.end(),
                                  [&](const setting& each) { return each.name == name; });
  return found == stack.settings.end() ? nullptr : &*found;
}

/// The help's lines without what an option excludes; whoever asks for both is told.
class help_lines : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    return option->get_type_size() == 0 ? std::string() : " " + option->get_type_name();
  }
};

/// The values of all `--set name=value`; where a name comes twice, the last one counts.
std::map<std::string, std::string> values_of(const program& stack, const std::vector<std::string>& assignments) {
  std::map<std::string, std::string> values;
  for (const std::string& assignment : assignments) {
    const std::size_t equals = assignment.find('=');
    const std::string name = assignment.substr(0, equals);
    const setting* known = find_setting(stack, name);
    if (known == nullptr)
      throw usage_error(fmt::format("--set {}: stack {} has no setting '{}'{}", assignment, stack.name, name,
                                    did_you_mean(name, setting_names(stack))));
    if (equals == std::string::npos)
      throw usage_error(fmt::format("--set {}: there is no value; write --set {}=VALUE", assignment, name));
    const std::string value = assignment.substr(equals + 1);
    if (const std::string problem = known->problem ? known->problem(value) : std::string(); !problem.empty())
      throw usage_error(fmt::format("--set {}: {}", assignment, problem));
    values[name] = value;
  }
  // An environment may say something else: the command line's word goes before it, be it the default.
  if (!stack.environments.empty()) return values;
  std::erase_if(values,
                [&](const auto& each) { return each.second == find_setting(stack, each.first)->default_value; });
  return values;
}

/// Whether what is asked of environments makes sense.
void check_environment(const program& stack, const command& call, bool given, bool has_output, bool lists, bool prints,
                       bool tells) {
  if (!given) {
    if ((prints || tells) && stack.environments.size() > 1)
      throw usage_error(fmt::format("{}: stack {} has more than one environment; add --environment, with one of {}",
                                    prints ? "--stdout" : "--externals", stack.name,
                                    fmt::join(stack.environments, ", ")));
    return;
  }
  if (std::find(stack.environments.begin(), stack.environments.end(), call.environment) == stack.environments.end())
    throw usage_error(fmt::format("--environment {}: stack {} has no such environment{}", call.environment, stack.name,
                                  did_you_mean(call.environment, stack.environments)));
  if (!lists && !prints && !tells && !has_output)
    throw usage_error(
        fmt::format("--environment {}: {} is for all environments together; add --output with another folder",
                    call.environment, stack.default_output));
}

std::string settings_help(const program& stack) {
  if (stack.settings.empty()) return fmt::format("Stack {} has no settings.", stack.name);
  std::string text = "Settings:\n";
  for (const setting& each : stack.settings) {
    text += fmt::format("  {}={}", each.name, each.default_value);
    if (!each.grammar.empty()) text += fmt::format("  ({})", each.grammar);
    text += '\n';
    if (!each.description.empty()) text += fmt::format("      {}\n", each.description);
  }
  text.pop_back();
  return text;
}

/// A word as a shell takes it.
std::string quoted_for_shell(std::string_view word) {
  constexpr std::string_view safe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./=:@%+,-";
  if (!word.empty() && word.find_first_not_of(safe) == std::string_view::npos) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

/// What to say of arguments that no option takes.
std::string about_unknown(const CLI::App& app, const program& stack, const std::string& argument) {
  const std::string name = argument.substr(0, argument.find('='));
  if (!argument.starts_with('-') && find_setting(stack, name) != nullptr)
    return fmt::format("'{}' is no option; did you mean --set {}?", argument, quoted_for_shell(argument));
  std::vector<std::string> options;
  for (const CLI::Option* each : app.get_options())
    if (!each->get_group().empty()) options.push_back(each->get_name());
  return fmt::format("there is no option '{}'{}", name, did_you_mean(name, options));
}

}  // namespace

parsed_call parse_call(const program& stack, int argc, const char* const* argv) {
  const std::string called_as = argc > 0 ? argv[0] : stack.name;
  CLI::App app(fmt::format("Writes the manifests of stack {}, or compares them with what is on disk.", stack.name),
               called_as.substr(called_as.rfind('/') + 1));
  app.allow_extras();
  const auto format = std::make_shared<help_lines>();
  format->column_width(24);
  app.formatter(format);
  app.set_help_flag("--help,-h", "Print this help and leave");
  app.set_version_flag("--version", fmt::format("{}, made with Dovetail {}", stack.name, DOVETAIL_VERSION),
                       "Print the version and leave");

  command call;
  call.output = stack.default_output;
  CLI::Option* output =
      app.add_option("--output", call.output, fmt::format("The folder of the manifests ({})", call.output));
  output->type_name("DIR");
  std::vector<std::string> assignments;
  app.add_option("--set", assignments, "Give a setting another value; may be repeated")
      ->type_name("NAME=VALUE")
      ->take_all()
      ->allow_extra_args(false);
  CLI::Option* environment = nullptr;
  if (!stack.environments.empty())
    environment = app.add_option("--environment", call.environment,
                                 fmt::format("One environment alone, its files directly in DIR: {}",
                                             fmt::join(stack.environments, ", ")))
                      ->type_name("NAME");
  CLI::Option* chart = nullptr;
  if (!stack.chart_output.empty())
    chart =
        app.add_flag("--chart", call.chart, fmt::format("The stack as a Helm chart, in DIR ({})", stack.chart_output));
  bool checks = false, lists = false, prints = false, tells = false, describes = false, warns_only = false,
       unwarned = false;
  CLI::Option* check =
      app.add_flag("--check", checks, "Write nothing; show how the folder differs, with exit code 1 if it does");
  CLI::Option* list = app.add_flag("--list", lists, "Write nothing; list the resources and their files");
  CLI::Option* print =
      app.add_flag("--stdout", prints, "Write no files; print all resources as one stream of YAML documents");
  CLI::Option* tell =
      app.add_flag("--externals", tells,
                   "Write nothing; print as JSON what the cluster must have beside the manifests, and who makes it");
  CLI::Option* describe = app.add_flag(
      "--describe", describes,
      "Write nothing; print as JSON what the manifests do not say: where each line comes from, what is waived");
  CLI::Option* graph =
      app.add_option("--graph", call.graph,
                     "Write nothing else; draw who reaches whom, by `dovetail graph`: .html, .svg, .dot, .mmd or .json")
          ->type_name("FILE");
  CLI::Option* warn =
      app.add_flag("--warnings", warns_only, "Write nothing; say what is worth a look, as a build does");
  CLI::Option* no_warnings =
      app.add_flag("--no-warnings", unwarned, "Say nothing of what is only worth a look: the build has said it");
  CLI::Option* force = app.add_flag("--force", call.force, "Replace files that Dovetail did not write");
  // For builds, and not in the help: an empty group.
  std::vector<std::string> stamp;
  CLI::Option* stamped = app.add_option("--stamp", stamp)->expected(2)->group("");
  CLI::Option* quiet = app.add_flag("--quiet", call.quiet, "Say nothing but what is wrong");
  check->excludes(list)->excludes(print)->excludes(force);
  list->excludes(print)->excludes(force)->excludes(quiet)->excludes(output);
  print->excludes(force)->excludes(quiet)->excludes(output);
  tell->excludes(check)->excludes(list)->excludes(print)->excludes(force)->excludes(quiet)->excludes(output);
  describe->excludes(check)
      ->excludes(list)
      ->excludes(print)
      ->excludes(tell)
      ->excludes(force)
      ->excludes(quiet)
      ->excludes(output);
  graph->excludes(check)
      ->excludes(list)
      ->excludes(print)
      ->excludes(tell)
      ->excludes(describe)
      ->excludes(force)
      ->excludes(quiet)
      ->excludes(output);
  warn->excludes(check)
      ->excludes(list)
      ->excludes(describe)
      ->excludes(print)
      ->excludes(tell)
      ->excludes(force)
      ->excludes(quiet)
      ->excludes(output);
  warn->excludes(no_warnings)->excludes(graph);
  stamped->excludes(check)
      ->excludes(list)
      ->excludes(print)
      ->excludes(tell)
      ->excludes(describe)
      ->excludes(warn)
      ->excludes(graph);
  if (chart != nullptr)
    chart->excludes(warn)->excludes(list)->excludes(print)->excludes(tell)->excludes(describe)->excludes(graph);
  if (chart != nullptr && environment != nullptr) chart->excludes(environment);
  app.footer(settings_help(stack));

  parsed_call result;
  try {
    app.parse(argc, argv);
    if (const std::vector<std::string> unknown = app.remaining(); !unknown.empty())
      throw usage_error(about_unknown(app, stack, unknown.front()));
    if (call.output.empty()) throw usage_error("--output: there is no folder; write --output DIR");
    if (graph->count() > 0 && call.graph.empty()) throw usage_error("--graph: there is no file; write --graph FILE");
    call.values = values_of(stack, assignments);
    if (call.chart && !assignments.empty())
      throw usage_error("--chart: a chart has all settings, each with its default; --set is for manifests");
    if (call.chart && output->count() == 0) call.output = stack.chart_output;
    if (environment != nullptr)
      check_environment(stack, call, environment->count() > 0, output->count() > 0,
                        lists || describes || warns_only || graph->count() > 0, prints, tells);
  } catch (const CLI::CallForVersion& version) {
    result.out = std::string(version.what()) + '\n';
    return result;
  } catch (const CLI::Success&) {
    result.out = app.help();
    return result;
  } catch (const std::runtime_error& problem) {  // CLI::ParseError is one too
    result.exit_code = 2;
    result.err = fmt::format("{}: {}\n{} --help tells what can be asked.\n", stack.name, problem.what(), called_as);
    return result;
  }

  using task = command::task;
  call.what = checks               ? task::check
              : lists              ? task::list
              : prints             ? task::print
              : tells              ? task::outside
              : describes          ? task::describe
              : warns_only         ? task::warn
              : graph->count() > 0 ? task::graph
                                   : task::write;
  call.warns = !call.quiet && !unwarned;
  if (!stamp.empty()) call.stamp_folder = stamp[0], call.stamp = stamp[1];
  call.to_write = quoted_for_shell(called_as);
  if (!call.environment.empty()) call.to_write += " --environment " + quoted_for_shell(call.environment);
  if (call.chart) call.to_write += " --chart";
  if (output->count() > 0) call.to_write += " --output " + quoted_for_shell(call.output);
  for (const std::string& each : assignments) call.to_write += " --set " + quoted_for_shell(each);
  result.run = std::move(call);
  return result;
}

}  // namespace dovetail::emit::detail
