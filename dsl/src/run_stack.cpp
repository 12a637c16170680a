// A stack's program: lowering with the values of the command line, the rules, and the files.
#include "dovetail/check/rules.hpp"
#include "dovetail/emit/generator.hpp"
#include "dovetail/emit/kind.hpp"
#include "dovetail/emit/runtime.hpp"
#include "dovetail/emit/unchecked.hpp"
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

std::string default_path(std::string_view kind, std::string_view name) {
  std::string path(kind);
  std::transform(path.begin(), path.end(), path.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  return path + "-" + std::string(name) + ".yaml";
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

rendering render(const runtime_stack& stack, const std::map<std::string, std::string>& values) {
  unchecked_rendering made = render_unchecked(stack, values);
  rendering result;
  for (unchecked_finding& f : made.findings)
    (f.is_warning ? result.warnings : result.findings).push_back(std::move(f.text));
  if (!result.findings.empty()) return result;

  for (unchecked_resource& r : made.resources) {
    add_document(result.files, r.listed.file, r.source, r.yaml);
    result.resources.push_back(std::move(r.listed));
  }
  result.files.push_back({"kustomization.yaml", kustomization(stack.source, result.files)});
  result.outside = std::move(made.outside);
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

  unchecked_rendering result;
  for (const check::finding& f : report.findings()) {
    finding_text line;
    check::append_finding(line, f);
    result.findings.push_back({std::string(f.broken->id), std::string(f.owner->kind), std::string(f.owner->name.view()),
                               std::move(line.text), f.broken->weight != check::severity::error});
  }
  for (std::size_t i = 0; i < stack.resources.size(); ++i) {
    const runtime_entry& e = stack.resources[i];
    const check::resource& r = all.resources[i];
    document what{e.kind->api_version, e.kind->kind, &e.kind->type(), lowered.objects[i]->object()};
    for (const comment_note& note : lowered.objects[i]->notes.comments)
      what.comments.push_back({note.part, note.words});
    const std::string path = e.path.empty() ? default_path(e.kind->kind, r.name.view()) : std::string(e.path);
    result.resources.push_back({{std::string(e.kind->api_version), std::string(e.kind->kind),
                                 std::string(r.name.view()), std::string(r.name_space), path},
                                e.at.file == nullptr ? "" : e.at.file,
                                to_yaml(what)});
  }
  result.outside = outside_objects(all);
  return result;
}

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
