/// Rules over steps that could not do what they say.
#pragma once

#include "dovetail/check/finding.hpp"

namespace dovetail::check {

inline constexpr rule DOV_71{.id = "DOV-71",
                             .statement = "what a call is given fits the field",
                             .source = "Dovetail",
                             .mend = "give it what the field takes",
                             .of_stacks_only = "what a call is given stands in the source"};
constexpr void arguments_fit_their_fields(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const step_fault& fault : r.notes->faults)
      if (fault.why == step_fault::cause::misfit)
        into.add(what, r, fault.at, {detail::title(r, into), " ", fault.words});
  }
}

inline constexpr rule DOV_21{.id = "DOV-21",
                             .statement = "what a step takes away or changes is there",
                             .source = "Dovetail",
                             .mend = "name a part that the resource has, or remove the step",
                             .of_stacks_only = "a step's faults stand in the source",
                             .told = turn::cause};
constexpr void changed_parts_exist(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const step_fault& fault : r.notes->faults) {
      if (fault.why != step_fault::cause::nothing_to_change) continue;
      const std::string_view words = fault.words;
      const std::size_t meant = words.ends_with("`?") ? words.find("; did you mean `") : words.size();
      const std::size_t end = meant < words.size() ? meant : words.size();
      into.add(what, r, fault.at, {detail::title(r, into), " ", words.substr(0, end), hint{words.substr(end)}});
    }
  }
}

inline constexpr rule DOV_75{
    .id = "DOV-75",
    .statement = "what names the namespace of a stack is in a stack that has one",
    .source = "Dovetail",
    .mend =
        "say inNamespace(...) instead of withoutNamespace(); a Service has a short name too, short_address(...) and short_url(...)",
    .of_stacks_only = "that a stack leaves its namespace out stands in the source"};
constexpr void needed_namespaces_are_named(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const step_fault& fault : r.notes->faults)
      if (fault.why == step_fault::cause::no_namespace)
        into.add(what, r, fault.at,
                 {detail::title(r, into), " needs the namespace ", fault.words, ", and the stack leaves it out"});
  }
}

inline constexpr check_function step_checks[] = {
    {changed_parts_exist, {&DOV_21}, looks_at::one_object},
    {arguments_fit_their_fields, {&DOV_71}, looks_at::one_object},
    {needed_namespaces_are_named, {&DOV_75}, looks_at::one_object},
};

}  // namespace dovetail::check
