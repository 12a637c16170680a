/// Rules over objects among each other: no two are the same, each is in a namespace that exists, custom references hold.
#pragma once

#include "dovetail/check/pod.hpp"

namespace dovetail::check {

inline constexpr rule IDN_28{"IDN-28", "no two objects of a stack have the same kind, namespace and name", "Kubevious",
                             "rename one of the two, or remove it"};
constexpr void check_IDN_28(const rule& what, const inventory& all, report& into) {
  for (std::size_t i = 1; i < all.resources.size(); ++i) {
    const resource& later = all.resources[i];
    if (later.external) continue;
    for (std::size_t j = 0; j < i; ++j) {
      const resource& earlier = all.resources[j];
      if (earlier.external || earlier.kind != later.kind || earlier.name.view() != later.name.view() ||
          earlier.name_space != later.name_space || earlier.api_version != later.api_version)
        continue;
      into.add(what, later, later.at,
               {detail::title(later, into), " stands in the stack twice; the other is at ", earlier.at.file, ":",
                into.digits(earlier.at.line)});
      break;
    }
  }
}

inline constexpr rule REF_75{"REF-75", "the namespace of each object is in the stack, or always exists, or is external",
                             "Dovetail", "add Namespace<…> to the stack, or declare it: external<Namespace>(\"…\")"};
constexpr void check_REF_75(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.external || r.name_space.empty() || r.name_space == "default" || r.name_space == "kube-system" ||
        r.name_space == "kube-public" || r.name_space == "kube-node-lease")
      continue;
    if (all.find("Namespace", r.name_space, {}) != nullptr) continue;
    nearest_name near(r.name_space);
    for (const resource& n : all.resources)
      if (n.kind == "Namespace") near.consider(n.name.view());
    into.add(what, r, r.at,
             {detail::title(r, into), " is in namespace `", r.name_space, "`, which is not in this stack",
              into.suggestion(near.found())});
  }
}

inline constexpr rule DOV_03{"DOV-03", "a custom resource refers to objects that exist", "Dovetail",
                             "refer to an object of the stack by its handle, or declare it external"};
constexpr void check_DOV_03(const rule& what, const inventory& all, report& into) {
  for (const named_reference& reference : all.references) {
    if (reference.kind == "ServiceAccount" && reference.name == "default") continue;
    const std::string_view name_space = reference.owner->name_space;
    nearest_name near(reference.name.view());
    bool found = false;
    for (const resource& r : all.resources) {
      if (r.kind != reference.kind || (!r.name_space.empty() && r.name_space != name_space)) continue;
      found = found || r.name.view() == reference.name.view();
      near.consider(r.name.view());
    }
    if (!found)
      into.add(what, *reference.owner, reference.name.at(),
               {detail::title(*reference.owner, into), " names ", reference.kind, " `", reference.name.view(), "` in ",
                reference.field, ", which is not in this stack and which no external declares",
                into.suggestion(near.found())});
  }
}

}  // namespace dovetail::check
