// A stack's program: lowering with the values of the command line, the rules, and the files.
#include "dovetail/check/rules.hpp"
#include "dovetail/check/verdict.hpp"
#include "dovetail/emit/generator.hpp"
#include "dovetail/emit/kind.hpp"
#include "dovetail/emit/runtime.hpp"
#include "dovetail/emit/yaml.hpp"

#include "emit/kustomize.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dovetail::emit {
namespace {

/// A stack, or one of its environments, lowered with some values. The objects view characters of the arena.
struct lowered_stack {
  /// Null for what the environments have in common.
  const runtime_environment* environment = nullptr;
  model::arena arena;
  std::vector<std::unique_ptr<lowered_object>> objects;
  /// Of each object.
  std::vector<const runtime_entry*> entries;
  check::inventory all;
};

struct finding_text {
  std::string text;
  void append(std::convertible_to<std::string_view> auto const&... more) { ((text += std::string_view(more)), ...); }
};

/// The head of a file that is made from `source`: one line, or two where one would be too long for linters.
std::string header(std::string_view source) {
  std::string text = fmt::format("# {} from {}; edit that, then run: cmake --build build --target manifests\n",
                                 ownership_mark, source.empty() ? "a stack" : source);
  constexpr std::size_t most_columns = 120;
  if (text.size() > most_columns + 1) text.replace(text.find("; edit") + 1, 1, "\n# ");
  return text;
}

std::string default_path(const runtime_kind& kind, std::string_view name) {
  std::string path(kind.kind);
  std::transform(path.begin(), path.end(), path.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  return path + "-" + std::string(name) + ".yaml";
}

/// Lowers the stack and checks it.
void lower(const runtime_stack& stack, std::span<const value_setting> asked, lowered_stack& into,
           check::verdict& verdict) {
  const environment_view view = into.environment == nullptr ? environment_view{} : into.environment->view;
  // The command line's word goes before the environment's.
  std::vector<value_setting> settings(asked.begin(), asked.end());
  settings.insert(settings.end(), view.values.begin(), view.values.end());
  lowering in(into.arena, stack.values, settings);
  const argument& deployed_to = view.name_space.given() ? view.name_space : stack.name_space;
  if (deployed_to.given()) in.deploy_to(in.text(deployed_to));
  environment_use use;
  if (into.environment != nullptr) use = environment_use(view);

  into.all.kubernetes_minor = stack.target.minor;
  const auto add = [&](const runtime_entry& e) {
    into.entries.push_back(&e);
    into.objects.push_back(e.kind->lower(e.steps, in.text(e.name), use, in));
    into.objects.back()->describe_into(e.at, into.all);
  };
  for (const runtime_entry& e : stack.resources)
    if (!dovetail::detail::is_removed(use, e.kind->mark, in.text(e.name).view(), in)) add(e);
  if (into.environment != nullptr)
    for (const runtime_entry& e : into.environment->added) add(e);
  check::add_externals(stack.externals, in, into.all);
  check::add_externals(view.externals, in, into.all);

  model::list<const check::rule*> policies;
  for (const check::rule* policy : stack.policies) policies.push_back(policy);
  for (const check::rule* policy : view.policies) policies.push_back(policy);
  check::report report(into.arena);
  check::check_all(into.all, policies, report);
  check::check_values(in, into.all, report);
  check::check_edits(use, in, into.all, report);
  verdict.add(report, view.name);
}

/// The documents of a lowered stack, each with its path.
std::vector<detail::placed_document> documents_of(const lowered_stack& lowered) {
  std::vector<detail::placed_document> documents;
  for (std::size_t i = 0; i < lowered.objects.size(); ++i) {
    const runtime_entry& e = *lowered.entries[i];
    const check::resource& r = lowered.all.resources[i];
    document what{e.kind->api_version, e.kind->kind, &e.kind->type(), lowered.objects[i]->object()};
    for (const comment_note& note : lowered.objects[i]->notes.comments)
      what.comments.push_back({note.part, note.words});
    documents.push_back({std::move(what), std::string(r.name.view()), std::string(r.name_space),
                         e.path.empty() ? default_path(*e.kind, r.name.view()) : std::string(e.path),
                         header(e.at.file == nullptr ? std::string_view{} : e.at.file)});
  }
  return documents;
}

/// Adds files under a folder's name ("" for none).
void add_below(const std::string& folder, std::vector<file> files, std::vector<file>& all) {
  for (file& each : files)
    all.push_back({folder.empty() ? each.path : folder + "/" + each.path, std::move(each.content)});
}

/// The documents whole, in their files and with a kustomization.yaml that lists them.
std::vector<file> whole(const runtime_stack& stack, const std::vector<detail::placed_document>& documents) {
  std::vector<file> files;
  for (const detail::placed_document& each : documents) detail::add_document(files, each.path, each);
  files.push_back({"kustomization.yaml", detail::kustomization(header(stack.source), files)});
  return files;
}

void list_resources(const std::vector<detail::placed_document>& documents, std::string_view environment,
                    const std::string& folder, rendering& into) {
  for (const detail::placed_document& each : documents)
    into.resources.push_back({std::string(each.what.api_version), std::string(each.what.kind), each.name,
                              each.name_space, folder.empty() ? each.path : folder + "/" + each.path,
                              std::string(environment)});
}

/// All environments of a stack, or the one named `only`, whose files then stand at the top.
rendering render(const runtime_stack& stack, const std::map<std::string, std::string>& values, std::string_view only) {
  std::vector<value_setting> settings;
  for (const auto& [name, value] : values) settings.push_back({name, value});

  model::arena arena;
  check::verdict verdict(arena);
  std::vector<std::unique_ptr<lowered_stack>> all;
  const auto lower_one = [&](const runtime_environment* environment, check::verdict& into) {
    all.push_back(std::make_unique<lowered_stack>());
    all.back()->environment = environment;
    lower(stack, settings, *all.back(), into);
  };
  if (stack.environments.empty()) lower_one(nullptr, verdict);
  for (const runtime_environment& each : stack.environments)
    if (only.empty() || each.view.name == only) lower_one(&each, verdict);

  rendering result;
  for (const check::ruling& r : verdict.rulings()) {
    finding_text line;
    verdict.append(line, r);
    (r.broken->weight == check::severity::error ? result.findings : result.warnings).push_back(std::move(line.text));
  }
  if (!result.findings.empty()) return result;

  const bool as_tree = stack.kustomize && !stack.environments.empty() && only.empty();
  std::vector<detail::placed_document> base;
  if (as_tree) {
    // What the environments have in common is no environment: what it lacks is no finding.
    check::verdict unheard(arena);
    lower_one(nullptr, unheard);
    base = documents_of(*all.back());
    add_below("base", whole(stack, base), result.files);
  }
  for (const std::unique_ptr<lowered_stack>& each : all) {
    if (as_tree && each->environment == nullptr) continue;
    const std::string name = each->environment == nullptr ? "" : std::string(each->environment->view.name);
    const std::string folder = !only.empty() ? "" : as_tree ? "rendered/" + name : name;
    const std::vector<detail::placed_document> documents = documents_of(*each);
    list_resources(documents, name, folder, result);
    add_below(folder, whole(stack, documents), result.files);
    if (as_tree)
      add_below("overlays/" + name, detail::overlay(header(stack.source), "../../base", base, documents), result.files);
  }
  return result;
}

/// Why a value cannot be `candidate`; empty where it can.
std::string problem(const value_declaration& declared, std::string_view candidate) {
  if (declared.form.accepts(candidate)) return {};
  model::arena arena;
  const std::string_view mended = mended_name(candidate, true, arena);
  std::string text = fmt::format("`{}` is no {}: {}", candidate, declared.form.name, declared.form.says);
  if (!mended.empty() && declared.form.accepts(mended)) text += fmt::format("; did you mean `{}`?", mended);
  return text;
}

}  // namespace

int run_stack(const runtime_stack& stack, int argc, const char* const* argv) {
  program made;
  made.name = stack.name;
  made.default_output = fmt::format("generated/k8s/{}", stack.name);
  for (const value_declaration* v : stack.values)
    made.settings.push_back({std::string(v->name), std::string(v->default_value), std::string(v->description),
                             std::string(v->form.name), [v](std::string_view c) { return problem(*v, c); }});
  made.render = [&stack](const std::map<std::string, std::string>& values) { return render(stack, values, ""); };
  for (const runtime_environment& each : stack.environments) made.environments.emplace_back(each.view.name);
  made.render_environment = [&stack](const std::map<std::string, std::string>& values, const std::string& name) {
    return render(stack, values, name);
  };
  return run(made, argc, argv);
}

}  // namespace dovetail::emit
