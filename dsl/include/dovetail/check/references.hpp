/// Rules over objects that other objects name: they exist. `describe` notes who names whom.
#pragma once

#include "dovetail/check/finding.hpp"
#include "dovetail/check/set_claims.hpp"

namespace dovetail::check {

inline constexpr rule REF_14{"REF-14", "the IngressClass of an Ingress exists", "Dovetail",
                             "add the IngressClass to the stack, or declare it: external<IngressClass>(...)"};
inline constexpr rule REF_16{"REF-16", "the object whose metric a HorizontalPodAutoscaler goes by exists", "Dovetail",
                             "name an object of the stack, or declare it external"};
inline constexpr rule REF_31{"REF-31", "the claim that a PersistentVolume is kept for exists", "Monokle",
                             "name a claim of the stack, with its namespace"};
inline constexpr rule REF_35{"REF-35", "the Secrets of a ServiceAccount exist", "Monokle; Kubevious",
                             "let an operator of the stack make the Secret, or declare it external"};
inline constexpr rule REF_36{"REF-36", "the ServiceAccount that a token Secret is for exists", "Monokle",
                             "add the ServiceAccount to the stack, or declare it external"};
inline constexpr rule REF_37{"REF-37", "the Role or ClusterRole of a binding exists", "Kubevious; Monokle; Polaris",
                             "add the role to the stack, or declare it external"};
inline constexpr rule REF_38{"REF-38", "the ServiceAccounts of a binding exist", "Kubevious; Monokle",
                             "add the ServiceAccount to the stack, or declare it external"};
inline constexpr rule REF_55{"REF-55", "the PriorityClass of a pod exists", "API server, the Priority admission plugin",
                             "add the PriorityClass to the stack, or declare it: external<PriorityClass>(...)"};
inline constexpr rule REF_56{"REF-56", "the RuntimeClass of a pod exists",
                             "API server, the RuntimeClass admission plugin",
                             "add the RuntimeClass to the stack, or declare it: external<RuntimeClass>(...)"};
inline constexpr rule REF_59{"REF-59", "the Service that an EndpointSlice is of exists", "Monokle",
                             "name a Service of the stack in the label kubernetes.io/service-name"};
inline constexpr rule REF_60{"REF-60", "the Service that Endpoints are of exists", "Monokle",
                             "name the Endpoints as their Service"};
inline constexpr rule REF_62{"REF-62", "the ValidatingAdmissionPolicy of a binding exists", "Monokle",
                             "add the policy to the stack, or declare it external"};
inline constexpr rule REF_63{"REF-63", "the Secrets that volumes of other makers need exist", "Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
inline constexpr rule REF_76{"REF-76", "the Service that a webhook or an APIService asks exists", "Dovetail",
                             "name a Service of the stack, with its namespace, or declare it external"};
inline constexpr rule REF_79{"REF-79", "the claim that a claim is copied from exists", "Dovetail",
                             "name a claim of the stack, or declare it external"};

namespace detail {

/// Notes that `owner` names an object.
constexpr named_reference& refer(const rule& breaks, const resource& owner, std::string_view kind,
                                 const model::text& name, std::string_view field, inventory& all) {
  named_reference& reference = all.references.emplace_back();
  reference.owner = &owner;
  reference.kind = kind;
  reference.name = name;
  reference.field = field;
  reference.breaks = &breaks;
  return reference;
}

constexpr bool is_reachable(const resource& r, const named_reference& by) {
  if (r.in == nullptr) return true;
  return by.name_space.empty() ? r.in == by.owner->in : r.name_space == by.name_space;
}

/// What every cluster has.
constexpr bool is_built_in(const named_reference& reference) {
  const std::string_view name = reference.name.view();
  if (reference.kind == "ServiceAccount") return name == "default" || reference.name_space == "kube-system";
  if (reference.kind == "PriorityClass") return name.starts_with("system-");
  if (reference.kind == "ClusterRole")
    return name.starts_with("system:") || name == "cluster-admin" || name == "admin" || name == "edit" ||
           name == "view";
  if (reference.kind == "Role") return name.starts_with("system:") || name.starts_with("extension-apiserver-");
  return false;
}

constexpr bool is_there(const named_reference& reference, const inventory& all) {
  if (is_built_in(reference)) return true;
  for (const resource& r : all.named(reference.name.view()))
    if (is_reachable(r, reference) && model::same(r.kind, reference.kind) && r.name == reference.name.view())
      return true;
  if (reference.kind == "PersistentVolumeClaim")
    return is_claim_of_set(reference.name.view(),
                           reference.name_space.empty() ? reference.owner->name_space : reference.name_space, all);
  if (reference.kind != "Secret") return false;
  // Whatever makes it.
  for (const key_holder& holder : all.key_holders)
    if (is_reachable(*holder.maker, reference) && holder.kind == "Secret" && !holder.only_adds &&
        model::same(holder.name, reference.name.view()))
      return true;
  return false;
}

}  // namespace detail

inline constexpr rule DOV_03{"DOV-03", "a custom resource refers to objects that exist", "Dovetail",
                             "refer to an object of the stack by its handle, or declare it external"};
constexpr void referred_objects_exist(const rule& of_custom_resources, const inventory& all, report& into) {
  for (const named_reference& reference : all.references) {
    if (detail::is_there(reference, all)) continue;
    const rule& what = reference.breaks == nullptr ? of_custom_resources : *reference.breaks;
    detail::sought sought{reference.kind, reference.name};
    sought.name_space = reference.name_space;
    sought.suffix = reference.name_space.empty()
                        ? into.joined({" in ", reference.field})
                        : into.joined({" in ", reference.field, " of namespace `", reference.name_space, "`"});
    detail::tell_missing(what, *reference.owner, " names ", sought, all, into);
  }
}

inline constexpr check_function reference_checks[] = {
    {referred_objects_exist,
     {&DOV_03, &REF_14, &REF_16, &REF_31, &REF_35, &REF_36, &REF_37, &REF_38, &REF_55, &REF_56, &REF_59, &REF_60,
      &REF_62, &REF_63, &REF_76, &REF_79}},
};

}  // namespace dovetail::check
