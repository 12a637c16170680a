// A stack's program: lowering with the values of the command line, the rules, and the files.
#include "dovetail/check/judge.hpp"
#include "dovetail/emit/generator.hpp"
#include "dovetail/emit/kind.hpp"
#include "dovetail/emit/runtime.hpp"
#include "dovetail/emit/unchecked.hpp"
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
  check::judge({stack.externals, stack.policies, stack.held_to}, view, use, in, into.all, verdict);
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
                         e.at.file == nullptr ? "" : e.at.file});
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
  files.push_back({"kustomization.yaml", detail::kustomization(stack.source, files)});
  return files;
}

void list_resources(const std::vector<detail::placed_document>& documents, std::string_view environment,
                    const std::string& folder, rendering& into) {
  for (const detail::placed_document& each : documents)
    into.resources.push_back({std::string(each.what.api_version), std::string(each.what.kind), each.name,
                              each.name_space, folder.empty() ? each.path : folder + "/" + each.path,
                              std::string(environment)});
}

outside_object outside_object_of(std::string_view kind, std::string_view name, const check::resource& maker) {
  outside_object made;
  made.kind = kind;
  made.name = name;
  made.name_space = maker.name_space;
  return made;
}

/// The externals, and the Secrets and ConfigMaps that are none of the stack's own objects.
std::vector<outside_object> outside_objects(const check::inventory& all) {
  std::vector<outside_object> found;
  for (const check::resource& r : all.resources) {
    if (!r.external) continue;
    outside_object& made = found.emplace_back(outside_object_of(r.kind, r.name.view(), r));
    for (const check::key_holder& holder : all.key_holders)
      if (holder.maker == &r)
        for (const model::text& key : holder.keys) made.keys.emplace_back(key.view());
    for (const check::external_service& service : all.external_services)
      if (service.owner == &r)
        for (const auto& port : service.ports) made.ports.push_back({std::string(port.name), port.number});
  }
  for (const check::key_holder& holder : all.key_holders) {
    const check::resource& maker = *holder.maker;
    if (maker.external || (holder.kind == maker.kind && holder.name == maker.name.view())) continue;
    outside_object& made = found.emplace_back(outside_object_of(holder.kind, holder.name, maker));
    made.maker_kind = maker.kind;
    made.maker_name = maker.name.view();
    for (const model::text& key : holder.keys) made.keys.emplace_back(key.view());
  }
  return found;
}

/// What a stack comes to with some values: its environments, or itself where it has none.
class lowered_environments {
 public:
  /// All of them, or the one named `only`.
  lowered_environments(const runtime_stack& stack, const std::map<std::string, std::string>& values,
                       std::string_view only)
      : stack_(stack) {
    for (const auto& [name, value] : values) settings_.push_back({name, value});
    if (stack.environments.empty()) add(nullptr, verdict_);
    for (const runtime_environment& each : stack.environments)
      if (only.empty() || each.view.name == only) add(&each, verdict_);
  }

  const check::verdict& verdict() const { return verdict_; }
  const std::vector<std::unique_ptr<lowered_stack>>& all() const { return all_; }

  /// What the environments have in common. It is no environment itself: what it lacks is no finding.
  const lowered_stack& base() {
    check::verdict unheard(arena_);
    if (base_ == nullptr) base_ = lowered(nullptr, unheard);
    return *base_;
  }

 private:
  std::unique_ptr<lowered_stack> lowered(const runtime_environment* environment, check::verdict& into) {
    auto made = std::make_unique<lowered_stack>();
    made->environment = environment;
    lower(stack_, settings_, *made, into);
    return made;
  }
  void add(const runtime_environment* environment, check::verdict& into) { all_.push_back(lowered(environment, into)); }

  const runtime_stack& stack_;
  std::vector<value_setting> settings_;
  model::arena arena_;
  check::verdict verdict_{arena_};
  std::vector<std::unique_ptr<lowered_stack>> all_;
  std::unique_ptr<lowered_stack> base_;
};

std::string text_of(const check::verdict& verdict, const check::ruling& r) {
  finding_text line;
  verdict.append(line, r);
  return std::move(line.text);
}

std::string name_of(const lowered_stack& lowered) {
  return lowered.environment == nullptr ? "" : std::string(lowered.environment->view.name);
}

/// All environments of a stack, or the one named `only`, whose files then stand at the top.
rendering render(const runtime_stack& stack, const std::map<std::string, std::string>& values, std::string_view only) {
  lowered_environments environments(stack, values, only);
  rendering result;
  for (const check::ruling& r : environments.verdict().rulings())
    (r.broken->weight == check::severity::error ? result.findings : result.warnings)
        .push_back(text_of(environments.verdict(), r));
  if (!result.findings.empty()) return result;

  const bool as_tree = stack.kustomize && !stack.environments.empty() && only.empty();
  std::vector<detail::placed_document> base;
  if (as_tree) {
    base = documents_of(environments.base());
    add_below("base", whole(stack, base), result.files);
  }
  for (const std::unique_ptr<lowered_stack>& each : environments.all()) {
    const std::string name = name_of(*each);
    const std::string folder = !only.empty() ? "" : as_tree ? "rendered/" + name : name;
    const std::vector<detail::placed_document> documents = documents_of(*each);
    list_resources(documents, name, folder, result);
    add_below(folder, whole(stack, documents), result.files);
    if (as_tree)
      add_below("overlays/" + name, detail::overlay(stack.source, "../../base", base, documents), result.files);
    for (outside_object& outside : outside_objects(each->all)) result.outside.push_back(std::move(outside));
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

unchecked_rendering render_unchecked(const runtime_stack& stack, const std::map<std::string, std::string>& values) {
  lowered_environments environments(stack, values, "");
  unchecked_rendering result;
  for (const check::ruling& r : environments.verdict().rulings())
    result.findings.push_back({std::string(r.broken->id), std::string(r.kind), std::string(r.name),
                               text_of(environments.verdict(), r), r.broken->weight != check::severity::error});
  for (const std::unique_ptr<lowered_stack>& each : environments.all()) {
    for (const detail::placed_document& one : documents_of(*each))
      result.resources.push_back({{std::string(one.what.api_version), std::string(one.what.kind), one.name,
                                   one.name_space, one.path, name_of(*each)},
                                  one.source,
                                  to_yaml(one.what)});
    for (outside_object& outside : outside_objects(each->all)) result.outside.push_back(std::move(outside));
  }
  return result;
}

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
