/// Rules over objects that other objects name: they exist, and have the key or the port. check/refer.hpp notes who names whom.
#pragma once

#include "dovetail/check/finding.hpp"
#include "dovetail/check/ingress.hpp"
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

constexpr bool is_reachable(const resource& r, const named_reference& by) {
  if (r.in == nullptr) return true;
  return by.name_space.empty() ? r.in == by.owner->in : r.name_space == by.name_space;
}

/// What every cluster has.
constexpr bool is_built_in(const named_reference& reference) {
  const std::string_view name = reference.name.view();
  if (model::same(reference.kind, "ServiceAccount")) return name == "default" || reference.name_space == "kube-system";
  if (model::same(reference.kind, "PriorityClass")) return name.starts_with("system-");
  if (model::same(reference.kind, "ClusterRole"))
    return name.starts_with("system:") || name == "cluster-admin" || name == "admin" || name == "edit" ||
           name == "view";
  if (model::same(reference.kind, "Role"))
    return name.starts_with("system:") || name.starts_with("extension-apiserver-");
  return false;
}

constexpr bool is_there(const named_reference& reference, const inventory& all) {
  if (is_built_in(reference)) return true;
  for (const resource& r : all.named(reference.name.view()))
    if (is_reachable(r, reference) && model::same(r.kind, reference.kind) && r.name == reference.name.view())
      return true;
  if (model::same(reference.kind, "PersistentVolumeClaim"))
    return is_claim_of_set(reference.name.view(),
                           reference.name_space.empty() ? reference.owner->name_space : reference.name_space, all);
  if (!model::same(reference.kind, "Secret")) return false;
  // Whatever makes it.
  for (const key_holder& holder : all.key_holders)
    if (is_reachable(*holder.maker, reference) && model::same(holder.kind, "Secret") && !holder.only_adds &&
        model::same(holder.name, reference.name.view()))
      return true;
  return false;
}

}  // namespace detail

inline constexpr rule DOV_03{"DOV-03",
                             "a custom resource refers to objects that exist, and to keys and ports that they have",
                             "Dovetail", "refer to an object of the stack by its handle, or declare it external"};

namespace detail {

/// The rules of references that have one of their own.
inline constexpr const rule* lookup_rules[] = {&REF_14, &REF_16, &REF_31, &REF_35, &REF_36, &REF_37, &REF_38, &REF_55,
                                               &REF_56, &REF_59, &REF_60, &REF_62, &REF_63, &REF_76, &REF_79};

constexpr const rule& rule_of(const named_reference& reference) {
  for (const rule* each : lookup_rules)
    if (model::same(each->id, reference.breaks)) return *each;
  return DOV_03;
}

/// " in spec.claimRef of namespace `apps`"
constexpr std::string_view where(const named_reference& reference, report& into) {
  return reference.name_space.empty()
             ? into.joined({" in ", reference.field})
             : into.joined({" in ", reference.field, " of namespace `", reference.name_space, "`"});
}

/// Whether what is named has a key; one whose keys nobody says has any.
constexpr void check_key_of(const named_reference& reference, const inventory& all, report& into) {
  if (reference.key == nullptr || reference.key->empty()) return;
  const std::string_view key = reference.key->view();
  bool any = false;
  const auto each_key = [&](auto visit) {
    for (const key_holder& holder : all.holders_named(reference.name.view()))
      if (is_reachable(*holder.maker, reference) && model::same(holder.kind, reference.kind) &&
          model::same(holder.name, reference.name.view())) {
        any = true;
        if (!holder.keys_known) visit(key);
        for (const model::text& each : holder.keys) visit(each.view());
      }
  };
  bool found = false;
  each_key([&](std::string_view each) { found = found || model::same(each, key); });
  if (found || !any) return;
  tell(rule_of(reference), *reference.owner, reference.key->at(), into,
       {" names key `", key, "` of ", reference.kind, " `", reference.name.view(), "`", where(reference, into),
        ", which has no such key", into.suggestion(key, "it has", each_key)});
}

constexpr void check_port_of(const named_reference& reference, const inventory& all, report& into) {
  const model::port_reference& port = reference.port;
  if (!port.is_there() || !model::same(reference.kind, "Service")) return;
  resource from = *reference.owner;
  if (!reference.name_space.empty())
    for (const space& each : all.spaces)
      if (model::same(each.name, reference.name_space)) from.in = &each;
  const std::string_view service = reference.name.view();
  bool found = false;
  const bool is_known = each_port(service, from, all, [&](std::string_view name, std::int64_t number) {
    found = found || (port.name.empty() ? number == port.number : model::same(name, port.name));
  });
  if (found || !is_known) return;
  tell(rule_of(reference), *reference.owner, port.at, into,
       {" names port `", port.name.empty() ? into.digits(port.number) : port.name, "` of Service `", service, "`",
        where(reference, into), ", which has no such port",
        hint{into.joined({"; it has ", port_list(service, from, all, into)})}});
}

}  // namespace detail

constexpr void referred_objects_exist(const rule&, const inventory& all, report& into) {
  for (const named_reference& reference : all.references) {
    if (detail::is_there(reference, all)) {
      detail::check_key_of(reference, all, into);
      detail::check_port_of(reference, all, into);
      continue;
    }
    detail::sought sought{reference.kind, reference.name};
    sought.name_space = reference.name_space;
    sought.suffix = detail::where(reference, into);
    detail::tell_missing(detail::rule_of(reference), *reference.owner, " names ", sought, all, into);
  }
}

inline constexpr check_function reference_checks[] = {[] {
  check_function made{referred_objects_exist, {&DOV_03}};
  std::size_t count = 1;
  for (const rule* each : detail::lookup_rules) made.rules[count++] = each;
  return made;
}()};

}  // namespace dovetail::check
