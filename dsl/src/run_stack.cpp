// A stack's program: lowering with the values of the command line, the rules, and the files.
#include "dovetail/check/rules.hpp"
#include "dovetail/emit/generator.hpp"
#include "dovetail/emit/kind.hpp"
#include "dovetail/emit/runtime.hpp"
#include "dovetail/emit/yaml.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dovetail::emit {
namespace {

/// A stack lowered with some values; the objects view characters of the arena.
struct lowered_stack {
  model::arena arena;
  std::vector<std::unique_ptr<lowered_object>> objects;
};

struct finding_text {
  std::string text;
  void append(std::string_view a, std::string_view b, std::string_view c, std::string_view d, std::string_view e,
              std::string_view f, std::string_view g, std::string_view h) {
    for (const std::string_view part : {a, b, c, d, e, f, g, h}) text += part;
  }
};

/// The first line of a file that is made from `source`.
std::string header(std::string_view source) {
  return fmt::format("# {} from {}; edit that, then run: cmake --build build --target manifests\n", ownership_mark,
                     source.empty() ? "a stack" : source);
}

/// One file's text: a header, then the documents that share the path.
void add_document(std::vector<file>& files, std::string_view path, std::string_view source, const std::string& yaml) {
  const auto same = std::find_if(files.begin(), files.end(), [&](const file& f) { return f.path == path; });
  if (same == files.end()) files.push_back({std::string(path), header(source) + yaml});
  else same->content += "---\n" + yaml;
}

std::string kustomization(std::string_view source, const std::vector<file>& files) {
  std::string text = header(source) + "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n";
  for (const file& f : files) text += is_plain_safe(f.path) ? "  - " + f.path + "\n" : "  - \"" + f.path + "\"\n";
  return text;
}

std::string default_path(const runtime_kind& kind, std::string_view name) {
  std::string path(kind.kind);
  std::transform(path.begin(), path.end(), path.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  return path + "-" + std::string(name) + ".yaml";
}

rendering render(const runtime_stack& stack, const std::map<std::string, std::string>& values) {
  std::vector<value_setting> settings;
  for (const auto& [name, value] : values) settings.push_back({name, value});

  lowered_stack lowered;
  lowering in(lowered.arena, stack.values, settings);
  if (stack.name_space.given()) in.deploy_to(in.text(stack.name_space));
  check::inventory all;
  all.kubernetes_minor = stack.target.minor;
  for (const runtime_entry& e : stack.resources) {
    lowered.objects.push_back(e.kind->lower(e.steps, in.text(e.name), in));
    lowered.objects.back()->describe_into(e.at, all);
  }
  check::add_externals(stack.externals, in, all);
  check::report report(lowered.arena);
  check::check_all(all, stack.policies, report);
  check::check_values(in, all, report);

  rendering result;
  for (const check::finding& f : report.findings()) {
    finding_text line;
    check::append_finding(line, f);
    (f.broken->weight == check::severity::error ? result.findings : result.warnings).push_back(std::move(line.text));
  }
  if (!result.findings.empty()) return result;

  for (std::size_t i = 0; i < stack.resources.size(); ++i) {
    const runtime_entry& e = stack.resources[i];
    const check::resource& r = all.resources[i];
    document what{e.kind->api_version, e.kind->kind, &e.kind->type(), lowered.objects[i]->object()};
    for (const comment_note& note : lowered.objects[i]->notes.comments)
      what.comments.push_back({note.part, note.words});
    const std::string path = e.path.empty() ? default_path(*e.kind, r.name.view()) : std::string(e.path);
    add_document(result.files, path, e.at.file, to_yaml(what));
    result.resources.push_back({std::string(e.kind->api_version), std::string(e.kind->kind), std::string(r.name.view()),
                                std::string(r.name_space), path});
  }
  result.files.push_back({"kustomization.yaml", kustomization(stack.source, result.files)});
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
  made.render = [&stack](const std::map<std::string, std::string>& values) { return render(stack, values); };
  return run(made, argc, argv);
}

}  // namespace dovetail::emit
