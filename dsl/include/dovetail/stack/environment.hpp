/// Rules over what an environment edits and sets, and over what is asked for before there is a resource.
#pragma once

#include "dovetail/build/environment.hpp"
#include "dovetail/check/finding.hpp"
#include "dovetail/check/step.hpp"

namespace dovetail::check {

inline constexpr rule DOV_20{.id = "DOV-20",
                             .statement = "an environment's edit is for a resource that the stack has",
                             .source = "Dovetail",
                             .mend = "name a resource of the stack, or remove the edit",
                             .of_stacks_only = "an environment's edits stand in the source",
                             .of_whole_stack = true};

namespace detail {

constexpr void report_unused_edit(const rule& what, const environment_view& of, const environment_edit& e, lowering& in,
                                  const inventory& all, report& into) {
  const char* const verb = e.removes ? "removes " : "edits ";
  const std::string_view who = of.name.empty() ? "the stack " : "the environment ";
  if (!e.name.given()) {
    const std::string_view whose =
        e.kind.empty()
            ? std::string_view(e.type == &dovetail::detail::type_mark<any_workload> ? "workload" : "resource")
            : e.kind;
    into.add(what, e.at, {who, "edits every ", whose, ", and this stack has none"});
    return;
  }
  const model::text name = in.text(e.name);
  into.add(what, e.at,
           {who, verb, e.kind, " `", name.view(), "`, which this stack does not have",
            into.suggestion(name.view(), into.joined({"it has ", e.kind}), [&](auto consider) {
              for (const resource& r : all.resources)
                if (r.kind == e.kind && !r.external) consider(r.name.view());
            })});
}

}  // namespace detail

/// Edits that touched nothing: the patch that patches nothing, in silence.
constexpr void check_edits(const environment_use& use, lowering& in, const inventory& all, report& into) {
  if (use.environment == nullptr) return;
  for (std::size_t i = 0; i < use.used.size(); ++i)
    if (!use.used[i]) detail::report_unused_edit(DOV_20, *use.environment, use.environment->edits[i], in, all, into);
}

inline constexpr rule DOV_72{.id = "DOV-72",
                             .statement = "an environment sets a value to what its grammar allows",
                             .source = "Dovetail",
                             .mend = "set it to a text of its grammar",
                             .of_stacks_only = "an environment's settings stand in the source"};

/// What is on the command line is looked at there.
constexpr void check_settings(const environment_view& environment, const lowering& in, const inventory& all,
                              report& into) {
  for (const value_setting& setting : environment.values)
    for (const value_declaration* value : in.declared()) {
      if (!model::same(value->name, setting.name) || value->type == value_type::secret || all.resources.empty())
        continue;
      const std::string_view text = setting.number < 0 ? setting.value : into.digits(setting.number);
      if (value->accepts(text)) continue;
      if (value->type == value_type::choice) {
        std::string_view words = value->words[0];
        for (std::size_t i = 1; i < value->word_count; ++i) words = into.joined({words, "`, `", value->words[i]});
        into.add(DOV_72, all.resources[0], setting.at,
                 {"value ", value->name, ": `", text, "` is none of its words: `", words, "`"});
      } else {
        into.add(DOV_72, all.resources[0], setting.at,
                 {"value ", value->name, ": `", text, "` is no ", value->form.name, ": ", value->form.says});
      }
    }
}

constexpr void check_faults_of_no_resource(const lowering& in, const inventory& all, report& into) {
  for (const step_fault& fault : in.faults())
    if (!all.resources.empty()) into.add(DOV_71, all.resources[0], fault.at, {"the stack ", fault.words});
}

inline constexpr check_function environment_checks[] = {
    {found_apart, {&DOV_20, &DOV_72}},
};

}  // namespace dovetail::check
