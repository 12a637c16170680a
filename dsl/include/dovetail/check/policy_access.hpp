/// Policies over access: what roles give, and to whom.
#pragma once

#include "dovetail/check/policy_security.hpp"

namespace dovetail::check {

namespace detail {

template <const char* (*Fault)(const access_rule&)>
constexpr void check_each_access(const rule& what, const inventory& all, report& into) {
  for (const access_rule& r : all.access_rules)
    if (const char* fault = Fault(r); fault != nullptr && !into.waived(what, *r.owner, nullptr))
      tell(what, r, r.verbs->empty() ? place{} : (*r.verbs)[0].at(), into, {fault, or_waive(what, into)});
}

constexpr bool lists(const model::list<model::text>& words, std::string_view word) {
  for (const model::text& w : words)
    if (model::same(w.view(), word)) return true;
  return false;
}
constexpr const char* wildcard_fault(const access_rule& r) {
  return lists(*r.verbs, "*") || lists(*r.resources, "*") || lists(*r.groups, "*") ? " has a rule with `*`" : nullptr;
}
constexpr const char* secrets_fault(const access_rule& r) {
  return (lists(*r.resources, "secrets") || lists(*r.resources, "*")) &&
                 (lists(*r.verbs, "get") || lists(*r.verbs, "list") || lists(*r.verbs, "watch") || lists(*r.verbs, "*"))
             ? " may read Secrets"
             : nullptr;
}
constexpr const char* create_fault(const access_rule& r) {
  if (!lists(*r.verbs, "create") && !lists(*r.verbs, "*")) return nullptr;
  for (const char* kind : {"pods", "deployments", "statefulsets", "daemonsets", "replicasets", "jobs", "cronjobs",
                           "replicationcontrollers", "*"})
    if (lists(*r.resources, kind)) return " may create pods, and with them read every Secret";
  return nullptr;
}
constexpr const char* exec_fault(const access_rule& r) {
  return lists(*r.resources, "pods/exec") || lists(*r.resources, "pods/attach") || lists(*r.resources, "pods/*") ||
                 lists(*r.resources, "*")
             ? " may run commands in pods"
             : nullptr;
}
constexpr const char* impersonation_fault(const access_rule& r) {
  return lists(*r.verbs, "bind") || lists(*r.verbs, "escalate") || lists(*r.verbs, "impersonate")
             ? " may give itself more rights: bind, escalate or impersonate"
             : nullptr;
}

constexpr void check_admin(const rule& what, const inventory& all, report& into) {
  for (const role_binding& b : all.role_bindings)
    if (b.role == "cluster-admin" && !into.waived(what, *b.owner, nullptr))
      tell(what, b, b.role.at(), into, {" gives all rights there are: cluster-admin", or_waive(what, into)});
}
constexpr void check_masters(const rule& what, const inventory& all, report& into) {
  check_each_access<impersonation_fault>(what, all, into);
  for (const role_binding& b : all.role_bindings)
    for (const model::text& subject : b.subjects)
      if (subject == "system:masters" && !into.waived(what, *b.owner, nullptr))
        tell(what, b, subject.at(), into, {" names system:masters, whom nothing can refuse", or_waive(what, into)});
}

}  // namespace detail

inline constexpr rule SEC_35 = detail::policy_rule(
    "SEC-35", "no rule of a role has `*`", "kube-linter wildcard-in-rules; datree", "name verbs, groups and resources");
inline constexpr rule SEC_36 = detail::policy_rule(
    "SEC-36", "no role may read Secrets", "kube-linter access-to-secrets; datree", "name the Secrets, or mount them");
inline constexpr rule SEC_37 = detail::policy_rule(
    "SEC-37", "no role may create pods", "kube-linter access-to-create-pods; datree", "remove the verb create");
inline constexpr rule SEC_38 =
    detail::policy_rule("SEC-38", "no role may run commands in pods", "Polaris rolePodExecAttach; datree",
                        "remove pods/exec and pods/attach");
inline constexpr rule SEC_39 =
    detail::policy_rule("SEC-39", "nobody is given cluster-admin", "kube-linter cluster-admin-role-binding; Polaris",
                        "name a narrower role");
inline constexpr rule SEC_40 =
    detail::policy_rule("SEC-40", "no role may give itself rights, and nobody is of system:masters", "datree",
                        "remove bind, escalate and impersonate");

}  // namespace dovetail::check
