// A stack's program: lowering with the values of the command line, the rules, and the files.
#include "dovetail/emit/yaml.hpp"
#include "dovetail/program/generator.hpp"
#include "dovetail/program/unchecked.hpp"
#include "dovetail/text/did_you_mean.hpp"

#include "emit/chart.hpp"
#include "emit/chart_values.hpp"
#include "emit/kustomize.hpp"
#include "emit/lowered_stack.hpp"

#include "joined_stack.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dovetail::emit {
namespace {

/// Adds files under a folder's name ("" for none).
void add_below(const std::string& folder, std::vector<file> files, std::vector<file>& all) {
  for (file& each : files)
    all.push_back(
        {folder.empty() ? each.path : folder + "/" + each.path, std::move(each.content), std::move(each.lines)});
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
    into.resources.push_back({std::string(each.what.api_version), std::string(each.what.kind), each.written_name,
                              each.name_space, folder.empty() ? each.path : folder + "/" + each.path,
                              std::string(environment), each.at});
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
    if (maker.external || holder.only_adds || (holder.kind == maker.kind && holder.name == maker.name.view())) continue;
    outside_object& made = found.emplace_back(outside_object_of(holder.kind, holder.name, maker));
    made.maker_kind = maker.kind;
    made.maker_name = maker.name.view();
    for (const model::text& key : holder.keys) made.keys.emplace_back(key.view());
  }
  return found;
}

void list_waivers(const check::inventory& all, const std::string& environment, rendering& into) {
  for (const check::resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const waiver_note& each : r.notes->waivers)
      into.waived.push_back({std::string(each.rule), std::string(each.reason), std::string(r.kind),
                             std::string(r.name.view()), std::string(r.name_space), environment, each.at});
  }
}

std::string name_of(const lowered_stack& lowered) {
  return lowered.environment == nullptr ? "" : std::string(lowered.environment->view.name);
}

/// Adds what there is to say, errors and warnings.
void add_findings(const check::verdict& verdict, rendering& into, const check::rule* unheard = nullptr) {
  for (const check::ruling& r : verdict.rulings()) {
    if (r.broken == unheard) continue;
    if (r.broken->weight == check::severity::error) {
      into.findings.push_back(text_of(verdict, r));
      into.findings_alike += r.alike.size();
    } else {
      into.warnings.push_back(text_of(verdict, r));
    }
  }
}

/// All environments of a stack, or the one named `only`, whose files then stand at the top.
rendering render(const runtime_stack& stack, const std::map<std::string, std::string>& values, std::string_view only,
                 bool accepts_findings = false) {
  lowered_environments environments(stack, values, only);
  environments.fold();
  rendering result;
  add_findings(environments.verdict(), result);
  if (accepts_findings) {
    result.warnings.insert(result.warnings.begin(), result.findings.begin(), result.findings.end());
    result.findings.clear();
  }
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
    for (outside_object& outside : outside_objects(each->all)) {
      outside.environment = name;
      result.outside.push_back(std::move(outside));
    }
    list_waivers(each->all, name, result);
  }
  return result;
}

/// The stack as a chart, which has every combination of its switches: each of them is checked here.
rendering render_chart(const runtime_stack& stack) {
  rendering result;
  lowered_environments environments(stack, {}, "");
  environments.check_every_combination();
  environments.fold();
  // Secrets are given when the chart is deployed.
  add_findings(environments.verdict(), result, &check::DOV_23);
  if (result.findings.empty()) result.files = detail::chart_files(stack);
  return result;
}

std::vector<std::string_view> words_of(const value_declaration& decider) {
  if (decider.type == value_type::switched) return {"true", "false"};
  return {decider.words.begin(), decider.words.begin() + static_cast<std::ptrdiff_t>(decider.word_count)};
}

/// "`local`, `s3` or `nfs`"
std::string in_words(const std::vector<std::string_view>& words) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i)
    all += fmt::format("{}`{}`", i == 0 ? "" : i + 1 == words.size() ? " or " : ", ", words[i]);
  return all;
}

std::string problem_of(const grammar& form, std::string_view text) {
  return fmt::format("`{}` is no {}: {}", text, form.name, form.says);
}

/// Why a value cannot be `candidate`; empty where it can.
std::string problem(const value_declaration& declared, std::string_view candidate) {
  if (declared.accepts(candidate)) return {};
  if (declared.decides()) {
    const std::vector<std::string_view> words = words_of(declared);
    const std::string_view near = nearest(candidate, words);
    return fmt::format("`{}` is none of its words: {}{}", candidate, in_words(words),
                       near.empty() ? "" : fmt::format("; did you mean `{}`?", near));
  }
  model::arena arena;
  if (declared.type == value_type::list)
    for (const std::string_view item : detail::items_of(candidate))
      if (!declared.form.accepts(item))
        return fmt::format("{}, which is one of its items", problem_of(declared.form, item));
  const std::string_view mended = mended_name(candidate, true, arena);
  std::string text = problem_of(declared.form, candidate);
  if (!mended.empty() && declared.accepts(mended)) text += fmt::format("; did you mean `{}`?", mended);
  return text;
}

}  // namespace

unchecked_rendering render_unchecked(const runtime_stack& stack, const std::map<std::string, std::string>& values) {
  lowered_environments environments(stack, values, "", true);
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

namespace {

/// The program of a stack, of whose components there may be something to say before it is judged.
int run_program(const runtime_stack& stack, const detail::component_findings& components, int argc,
                const char* const* argv, bool accepts_findings = false) {
  program made;
  made.name = stack.name;
  made.default_output = fmt::format("generated/k8s/{}", stack.name);
  for (const value_declaration* v : stack.values)
    made.settings.push_back({std::string(v->name), std::string(v->default_text()), std::string(v->description),
                             v->decides() ? in_words(words_of(*v)) : std::string(v->form.name),
                             [v](std::string_view c) { return problem(*v, c); }});
  const auto judged = [&components](auto render) {
    rendering result;
    if (components.are_whole()) result = render();
    rendering said;
    add_findings(components.verdict(), said);
    result.findings.insert(result.findings.begin(), said.findings.begin(), said.findings.end());
    return result;
  };
  made.render = [&](const std::map<std::string, std::string>& values) {
    return judged([&] { return render(stack, values, "", accepts_findings); });
  };
  for (const runtime_environment& each : stack.environments) made.environments.emplace_back(each.view.name);
  made.render_environment = [&](const std::map<std::string, std::string>& values, const std::string& name) {
    return judged([&] { return render(stack, values, name, accepts_findings); });
  };
  if (stack.chart != nullptr) {
    made.chart_output = fmt::format("generated/helm/{}", stack.chart->name);
    made.render_chart = [&] { return judged([&] { return render_chart(stack); }); };
  }
  return run(made, argc, argv);
}

}  // namespace

int run_stack(const runtime_stack& stack, int argc, const char* const* argv) {
  return run_program(stack, detail::component_findings(stack), argc, argv);
}

int run_unchecked(const runtime_stack& stack, int argc, const char* const* argv) {
  return run_program(stack, detail::component_findings(stack), argc, argv, true);
}

int run_components(const runtime_stack& stack, const char* mark, std::span<const compiled_component* const> components,
                   int argc, const char* const* argv) {
  const detail::component_findings found(stack, mark, components);
  const detail::joined_stack joined(stack, components, found.unmet());
  return run_program(joined.stack(), found, argc, argv);
}

}  // namespace dovetail::emit
