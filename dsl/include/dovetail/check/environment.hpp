/// Rules over an environment's edits, and over steps that could not do what they say.
#pragma once

#include "dovetail/build/environment.hpp"
#include "dovetail/check/finding.hpp"

namespace dovetail::check {

inline constexpr rule DOV_20{"DOV-20", "an environment's edit is for a resource that the stack has", "Dovetail",
                             "name a resource of the stack, or remove the edit"};

namespace detail {

constexpr void report_unused_edit(const rule& what, const environment_edit& e, lowering& in, const inventory& all,
                                  report& into) {
  const char* const verb = e.removes ? "removes " : "edits ";
  if (!e.name.given()) {
    const std::string_view whose =
        e.kind.empty()
            ? std::string_view(e.type == &dovetail::detail::type_mark<any_workload> ? "workload" : "resource")
            : e.kind;
    into.add(what, e.at, {"the environment edits every ", whose, ", and this stack has none"});
    return;
  }
  const model::text name = in.text(e.name);
  into.add(what, e.at,
           {"the environment ", verb, e.kind, " `", name.view(), "`, which this stack does not have",
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
    if (!use.used[i]) detail::report_unused_edit(DOV_20, use.environment->edits[i], in, all, into);
}

inline constexpr rule DOV_21{"DOV-21", "what a step takes away or changes is there", "Dovetail",
                             "name a part that the resource has, or remove the step"};
constexpr void check_DOV_21(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const step_fault& fault : r.notes->faults)
      into.add(what, r, fault.at, {detail::title(r, into), " ", fault.words});
  }
}

}  // namespace dovetail::check
