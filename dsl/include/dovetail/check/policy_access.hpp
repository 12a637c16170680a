/// Policies over access: what roles give, and to whom.
#pragma once

#include "dovetail/check/access.hpp"
#include "dovetail/check/access_rules.hpp"
#include "dovetail/check/policy_security.hpp"

namespace dovetail::check {

inline constexpr rule SEC_35{.id = "SEC-35",
                             .statement = "no rule of a role has `*`",
                             .source = "kube-linter wildcard-in-rules; datree",
                             .mend = "name verbs, groups and resources",
                             .policy = true};

namespace detail {

/// Whether an authorizer finds a right in a rule. Source: rbac/v1, evaluation_helpers.go.
constexpr bool gives(const access_rule& r, std::string_view group, std::string_view resource, std::string_view verb) {
  if (!(lists(*r.verbs, "*") || lists(*r.verbs, verb)) || !(lists(*r.groups, "*") || lists(*r.groups, group)))
    return false;
  const std::string_view sub = from_slash(resource);
  for (const model::text& named : *r.resources)
    if (named == "*" || named == resource ||
        (!sub.empty() && named.view().starts_with("*/") && model::same(named.view().substr(1), sub)))
      return true;
  return false;
}
struct right {
  std::string_view group;
  std::string_view resource;
  std::string_view verb;
};
template <std::size_t N>
constexpr const right* first_of(const right (&rights)[N], const access_rule& r) {
  for (const right& each : rights)
    if (gives(r, each.group, each.resource, each.verb)) return &each;
  return nullptr;
}
constexpr place place_in(const model::list<model::text>& words, std::string_view word) {
  for (const model::text& w : words)
    if (model::same(w.view(), word)) return w.at();
  return words.empty() ? place{} : words[0].at();
}
/// Where a rule says what it is for: the resource where that is named, else what stands for all.
constexpr place place_of(const access_rule& r, const right& given) {
  for (const model::text& named : *r.resources)
    if (named == given.resource) return named.at();
  return place_in(*r.resources, "*");
}

/// Each verb that objects have, whether or not by `*`.
constexpr bool has_every_verb(const access_rule& r) {
  if (lists(*r.verbs, "*")) return true;
  for (const char* verb : {"get", "list", "watch", "create", "update", "patch", "delete"})
    if (!lists(*r.verbs, verb)) return false;
  return true;
}
/// What cluster-admin has, by whatever name.
constexpr bool is_everything(const access_rule& r) {
  return lists(*r.groups, "*") && lists(*r.resources, "*") && has_every_verb(r) && r.names->empty();
}

/// Tells of a rule that gives everything, once: whichever of the policies that it breaks comes first.
constexpr void tell_everything(const rule& what, const access_rule& r, report& into) {
  const place named = place_in(*r.resources, "*"), at = named.known() ? named : r.owner->at;
  for (const finding& found : into.findings())
    if (found.owner == r.owner && found.at == at && found.broken->policy &&
        found.words.ends_with(" gives everything there is: `*` of `*`"))
      return;
  tell(what, r, at, into, {" gives everything there is: `*` of `*`", or_waive(what, into)});
}

template <void (*Check)(const rule& what, const access_rule&, report&)>
constexpr auto each_access_rule_is_without(const rule& what, const inventory& all, report& into) {
  for (const access_rule& r : all.access_rules) {
    const bool everything = is_everything(r);
    // Who waives `*` has said so of what comes with it.
    if (everything && &what != &SEC_35 && into.waived(SEC_35, *r.owner, nullptr)) continue;
    if (everything && !into.waived(what, *r.owner, nullptr)) tell_everything(what, r, into);
    else if (!everything) Check(what, r, into);
  }
}
constexpr void tell_right(const rule& what, const access_rule& r, place at, report& into,
                          std::initializer_list<std::string_view> words) {
  if (!into.waived(what, *r.owner, nullptr)) tell(what, r, at, into, {into.joined(words), or_waive(what, into)});
}

constexpr void check_wildcards(const rule& what, const access_rule& r, report& into) {
  std::string_view fields;
  place at;
  const auto add = [&](const model::list<model::text>& words, std::string_view field) {
    for (const model::text& w : words) {
      if (!(w == "*")) continue;
      if (fields.empty()) at = w.at();
      fields = into.joined({fields, fields.empty() ? "" : " and ", field});
      return;
    }
  };
  if (lists(*r.verbs, "*") || lists(*r.resources, "*") || lists(*r.groups, "*") || lists(*r.paths, "*")) {
    add(*r.groups, "groups");
    add(*r.resources, "resources");
    add(*r.verbs, "verbs");
    add(*r.paths, "paths");
    tell_right(what, r, at, into, {" has a rule with `*` for its ", fields});
  }
}

inline constexpr right reading_secrets[] = {{"", "secrets", "get"}, {"", "secrets", "list"}, {"", "secrets", "watch"}};
constexpr void check_secrets(const rule& what, const access_rule& r, report& into) {
  if (!r.names->empty()) return;
  if (const right* given = first_of(reading_secrets, r))
    tell_right(what, r, place_of(r, *given), into, {" may ", given->verb, " every Secret"});
}

inline constexpr right creating_pods[] = {{"", "pods", "create"},
                                          {"", "replicationcontrollers", "create"},
                                          {"apps", "deployments", "create"},
                                          {"apps", "statefulsets", "create"},
                                          {"apps", "daemonsets", "create"},
                                          {"apps", "replicasets", "create"},
                                          {"batch", "jobs", "create"},
                                          {"batch", "cronjobs", "create"}};
constexpr void check_creation(const rule& what, const access_rule& r, report& into) {
  // What is created has no name yet.
  if (!r.names->empty()) return;
  if (const right* given = first_of(creating_pods, r))
    tell_right(what, r, place_of(r, *given), into,
               {" may create ", given->resource, model::same(given->resource, "pods") ? "" : ", and so pods",
                ", which read every Secret of their namespace"});
}

/// By websocket a command is asked for with `get`, for which `create` is wanted, too, from 1.35 on, unless that is switched off.
/// Who reaches a kubelet reaches each pod of its node. Sources: the API server's rest.go of pods, Kubernetes' page on good
/// practices of RBAC.
inline constexpr right running_commands[] = {{"", "pods/exec", "create"},
                                             {"", "pods/exec", "get"},
                                             {"", "pods/attach", "create"},
                                             {"", "pods/attach", "get"},
                                             {"", "pods/ephemeralcontainers", "update"},
                                             {"", "pods/ephemeralcontainers", "patch"},
                                             {"", "nodes/proxy", "create"},
                                             {"", "nodes/proxy", "get"}};
constexpr void check_commands(const rule& what, const access_rule& r, report& into) {
  if (const right* given = first_of(running_commands, r))
    tell_right(what, r, place_of(r, *given), into,
               {" may run commands in pods: it may ", given->verb, " `", given->resource, "`"});
}

inline constexpr right growing_rights[] = {
    {rbac_group, "roles", "bind"},          {rbac_group, "clusterroles", "bind"},
    {rbac_group, "roles", "escalate"},      {rbac_group, "clusterroles", "escalate"},
    {"", "users", "impersonate"},           {"", "groups", "impersonate"},
    {"", "serviceaccounts", "impersonate"}, {"", "serviceaccounts/token", "create"}};
constexpr void check_growth(const rule& what, const access_rule& r, report& into) {
  // Named roles and users are those that somebody means to give.
  if (!r.names->empty() && !lists(*r.names, "cluster-admin") && !lists(*r.names, "system:masters")) return;
  if (const right* given = first_of(growing_rights, r))
    tell_right(what, r, place_in(*r.verbs, given->verb), into,
               {" may give itself more rights: it may ", given->verb, " `", given->resource, "`"});
}

/// A ClusterRole of the stack that a binding, or the ClusterRole of a name, has the rules of. Kubernetes' own `admin` has those of
/// `edit`, and that those of `view`: what a label adds to one is in the others.
constexpr bool is_part_of(const resource& part, std::string_view role, const inventory& all) {
  if (part.metadata == nullptr || !model::same(part.kind, "ClusterRole")) return false;
  const auto adds_to = [&](std::string_view built_in) {
    for (const auto& label : part.metadata->labels)
      if (label.key.view().starts_with("rbac.authorization.k8s.io/aggregate-to-") &&
          label.key.view().ends_with(built_in) && label.value == "true")
        return true;
    return false;
  };
  const bool edits = role == "admin" || role == "edit";
  if ((role == "view" || edits) && adds_to("-to-view")) return true;
  if (edits && adds_to("-to-edit")) return true;
  if (role == "admin" && adds_to("-to-admin")) return true;
  for (const aggregated_role& whole : all.aggregated_roles)
    if (model::same(whole.owner->name.view(), role))
      for (const api::meta::v1::LabelSelector& selector : *whole.selectors)
        if (selects(selector, part.metadata->labels)) return true;
  return false;
}
/// The role of the stack by which a binding gives everything; null where none does.
constexpr const resource* everything_of(const role_binding& b, const inventory& all) {
  for (const access_rule& r : all.access_rules) {
    if (!is_everything(r)) continue;
    const bool named = model::same(r.owner->kind, b.role_kind) && model::same(r.owner->name.view(), b.role.view()) &&
                       (b.role_kind != "Role" || r.owner->in == b.owner->in);
    if (named || (b.role_kind == "ClusterRole" && is_part_of(*r.owner, b.role.view(), all))) return r.owner;
  }
  return nullptr;
}
constexpr void nobody_is_given_cluster_admin(const rule& what, const inventory& all, report& into) {
  for (const role_binding& b : all.role_bindings) {
    const bool admin = b.role_kind == "ClusterRole" && b.role == "cluster-admin";
    const resource* like = admin ? nullptr : everything_of(b, all);
    if ((!admin && like == nullptr) || into.waived(what, *b.owner, nullptr)) continue;
    const char* rights = model::same(b.owner->kind, "RoleBinding") ? " gives all rights in its namespace: "
                                                                   : " gives all rights there are: ";
    if (admin) tell(what, b, b.role.at(), into, {rights, "cluster-admin", or_waive(what, into)});
    else
      tell(what, b, b.role.at(), into,
           {rights, title(*like, into), " is for everything, as cluster-admin is", or_waive(what, into)});
  }
}
constexpr void nobody_gives_itself_rights(const rule& what, const inventory& all, report& into) {
  each_access_rule_is_without<check_growth>(what, all, into);
  for (const role_binding& b : all.role_bindings)
    for (const role_binding::subject& subject : b.subjects)
      if (model::same(subject.kind, "Group") && subject.name == "system:masters" &&
          !into.waived(what, *b.owner, nullptr))
        tell(what, b, subject.name.at(), into,
             {" names system:masters, whom nothing can refuse", or_waive(what, into)});
}
/// What Kubernetes lets everybody read itself, or says may be.
constexpr bool is_public_role(std::string_view role) {
  return role == "system:public-info-viewer" || role == "system:service-account-issuer-discovery";
}
constexpr void nobody_anonymous_is_given_rights(const rule& what, const inventory& all, report& into) {
  for (const role_binding& b : all.role_bindings)
    for (const role_binding::subject& subject : b.subjects)
      if (((model::same(subject.kind, "User") && subject.name == "system:anonymous") ||
           (model::same(subject.kind, "Group") && subject.name == "system:unauthenticated")) &&
          !is_public_role(b.role.view()) && !into.waived(what, *b.owner, nullptr))
        tell(what, b, subject.name.at(), into,
             {" gives `", b.role.view(), "` to ", subject.name.view(), ": to whoever asks, without a name",
              or_waive(what, into)});
}

}  // namespace detail

inline constexpr rule SEC_36{.id = "SEC-36",
                             .statement = "no role may read Secrets",
                             .source = "kube-linter access-to-secrets; datree",
                             .mend = "name the Secrets, or mount them",
                             .policy = true};
inline constexpr rule SEC_37{.id = "SEC-37",
                             .statement = "no role may create pods",
                             .source = "kube-linter access-to-create-pods; datree",
                             .mend = "remove the verb create",
                             .policy = true};
inline constexpr rule SEC_38{.id = "SEC-38",
                             .statement = "no role may run commands in pods",
                             .source = "Polaris rolePodExecAttach; datree",
                             .mend = "remove pods/exec and pods/attach",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule SEC_39{.id = "SEC-39",
                             .statement = "nobody is given cluster-admin",
                             .source = "kube-linter cluster-admin-role-binding; Polaris",
                             .mend = "name a narrower role",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule SEC_40{.id = "SEC-40",
                             .statement = "no role may give itself rights, and nobody is of system:masters",
                             .source = "datree",
                             .mend = "remove bind, escalate and impersonate",
                             .policy = true};
inline constexpr rule SEC_48{
    .id = "SEC-48",
    .statement = "nothing is given to those who ask without a name: system:anonymous, system:unauthenticated",
    .source = "Kubernetes, RBAC good practices",
    .mend = "name users, groups or ServiceAccounts",
    .policy = true};

inline constexpr check_function access_policy_checks[] = {
    {detail::each_access_rule_is_without<detail::check_wildcards>, {&SEC_35}, looks_at::one_object},
    {detail::each_access_rule_is_without<detail::check_secrets>, {&SEC_36}, looks_at::one_object},
    {detail::each_access_rule_is_without<detail::check_creation>, {&SEC_37}, looks_at::one_object},
    {detail::each_access_rule_is_without<detail::check_commands>, {&SEC_38}, looks_at::one_object},
    {detail::nobody_is_given_cluster_admin, {&SEC_39}},
    {detail::nobody_gives_itself_rights, {&SEC_40}},
    {detail::nobody_anonymous_is_given_rights, {&SEC_48}, looks_at::one_object},
};

}  // namespace dovetail::check

/// What `stack<…>(…).withPolicies(…)` takes.
namespace dovetail::policy {

inline constexpr const check::rule* no_wildcard_rights = &check::SEC_35;
inline constexpr const check::rule* no_access_to_secrets = &check::SEC_36;
inline constexpr const check::rule* no_creation_of_pods = &check::SEC_37;
inline constexpr const check::rule* no_exec = &check::SEC_38;
inline constexpr const check::rule* no_cluster_admin = &check::SEC_39;
inline constexpr const check::rule* no_escalating_rights = &check::SEC_40;
inline constexpr const check::rule* no_anonymous_rights = &check::SEC_48;

}  // namespace dovetail::policy
