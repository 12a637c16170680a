/// RBAC's roles: `Role<"reader">{}.allow({"get", "list"}, "", "pods", "pods/log")`.
#pragma once

#include "dovetail/api/rbac/v1.hpp"
#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/other_kinds.hpp"

namespace dovetail {

namespace error {
void the_api_server_knows_no_such_verb_use_get_list_watch_create_update_patch_delete_or_deletecollection(
    std::string_view verb);
}

/// Whether a verb is one that the API server asks for, one of RBAC's own, or all of them.
constexpr bool is_rbac_verb(std::string_view verb) {
  for (const std::string_view known :
       {"get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "use", "bind", "escalate",
        "impersonate", "approve", "sign", "attest", "*"})
    if (model::same(known, verb)) return true;
  return false;
}

/// What may be done: one of the API server's verbs, of RBAC's own, or `*`. Another one is an error on its line.
struct rbac_verb {
  argument word;

  consteval rbac_verb(const char* verb, place written = place{__builtin_FILE(), __builtin_LINE()})
      : word(argument::literal_at(verb, written)) {
    if (is_rbac_verb(verb)) return;
    error::the_api_server_knows_no_such_verb_use_get_list_watch_create_update_patch_delete_or_deletecollection(verb);
  }
};

/// One rule of a role: which verbs, on what.
class policy_rule_builder
    : public settable<policy_rule_builder, api::rbac::v1::PolicyRule, &detail::apply_inner_field> {
 public:
  using stands_for_an_object = void;
  using api_type = api::rbac::v1::PolicyRule;
  using settable<policy_rule_builder, api::rbac::v1::PolicyRule, &detail::apply_inner_field>::settable;

  template <std::size_t V>
  constexpr policy_rule_builder withVerbs(const rbac_verb (&verbs)[V]) const {
    policy_rule_builder next = *this;
    next.begin_call();
    for (const rbac_verb& verb : verbs)
      next.add(&detail::apply_inner_field, 0, verb.word, detail::append_of<api_type, "verbs">);
    return next;
  }
  /// "" is the core group.
  template <class... Rest>
    requires(parameter::line::takes<Rest> && ...)
  constexpr policy_rule_builder withApiGroups(parameter::line first, const Rest&... rest) const {
    return this->with_words(detail::append_of<api_type, "apiGroups">, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withApiGroups, parameter::line, "texts belong here, in quotes, or values that are texts")
  /// In the plural, as paths have them: "deployments", "pods/log".
  template <class... Rest>
    requires(parameter::line::takes<Rest> && ...)
  constexpr policy_rule_builder withResources(parameter::line first, const Rest&... rest) const {
    return this->with_words(detail::append_of<api_type, "resources">, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withResources, parameter::line, "texts belong here, in quotes, or values that are texts")
  /// Only the objects of these names.
  template <class... Rest>
    requires(parameter::line::takes<Rest> && ...)
  constexpr policy_rule_builder withResourceNames(parameter::line first, const Rest&... rest) const {
    return this->with_words(detail::append_of<api_type, "resourceNames">, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withResourceNames, parameter::line, "texts belong here, in quotes, or values that are texts")
  template <class... Rest>
    requires(parameter::line::takes<Rest> && ...)
  constexpr policy_rule_builder withNonResourceURLs(parameter::line first, const Rest&... rest) const {
    return this->with_words(detail::append_of<api_type, "nonResourceURLs">, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withNonResourceURLs, parameter::line, "texts belong here, in quotes, or values that are texts")
};

/// `access({"get"}, "", "configmaps").withResourceNames("settings")`, for a role's withRule.
template <std::size_t V, class... Rest>
  requires(parameter::line::takes<Rest> && ...)
constexpr auto access(const rbac_verb (&verbs)[V], parameter::line api_group, parameter::line resource,
                      const Rest&... rest) {
  return policy_rule_builder().withApiGroups(api_group).withResources(resource, rest...).withVerbs(verbs);
}

template <std::size_t V, class... Rest>
  requires(!(parameter::line::takes<Rest> && ...))
DOVETAIL_REFUSED("texts belong here, in quotes, or values that are texts")
constexpr policy_rule_builder access(const rbac_verb (&)[V], parameter::line, parameter::line, const Rest&...) {
  return {};
}

/// What Role and ClusterRole share.
template <class Self, class T>
class role_steps : public resource_builder<Self, T> {
 public:
  using resource_builder<Self, T>::resource_builder;

  constexpr argument role_name() const { return this->name; }
  constexpr std::string_view role_kind() const { return T::kind; }

  constexpr auto withRule(const policy_rule_builder& rule) const {
    return this->with_object(detail::element_of_list<T, "rules">, rule.all_steps(), rule.at);
  }
  /// These verbs on resources of a group: `.allow({"get", "list"}, "apps", "deployments")`; "" is the core group.
  template <std::size_t V, class... Rest>
    requires(parameter::line::takes<Rest> && ...)
  constexpr auto allow(const rbac_verb (&verbs)[V], parameter::line api_group, parameter::line resource,
                       const Rest&... rest) const {
    return withRule(access(verbs, api_group, resource, rest...));
  }
  template <std::size_t V, class... Rest>
    requires(!(parameter::line::takes<Rest> && ...))
  DOVETAIL_REFUSED("texts belong here, in quotes, or values that are texts")
  constexpr Self allow(const rbac_verb (&)[V], parameter::line, parameter::line, const Rest&...) const {
    return this->self();
  }
};

/// What may be done in one namespace.
class role_builder : public role_steps<role_builder, api::rbac::v1::Role> {
 public:
  using role_steps<role_builder, api::rbac::v1::Role>::role_steps;
};

/// What may be done in all of the cluster, or wherever a RoleBinding says so.
class cluster_role_builder : public role_steps<cluster_role_builder, api::rbac::v1::ClusterRole> {
 public:
  using role_steps<cluster_role_builder, api::rbac::v1::ClusterRole>::role_steps;

  constexpr argument cluster_role_name() const { return this->name; }

  /// These verbs on paths that are no resources: `.allowUrl({"get"}, "/metrics")`.
  template <std::size_t V, class... Rest>
    requires(parameter::line::takes<Rest> && ...)
  constexpr cluster_role_builder allowUrl(const rbac_verb (&verbs)[V], parameter::line url, const Rest&... rest) const {
    return this->withRule(policy_rule_builder().withNonResourceURLs(url, rest...).withVerbs(verbs));
  }
  template <std::size_t V, class... Rest>
    requires(!(parameter::line::takes<Rest> && ...))
  DOVETAIL_REFUSED("texts belong here, in quotes, or values that are texts")
  constexpr cluster_role_builder allowUrl(const rbac_verb (&)[V], parameter::line, const Rest&...) const {
    return *this;
  }
};

template <fixed_string Name>
  requires detail::with_its_header<Name>
struct Role<Name> : role_builder {
  static_assert(detail::check_name<Name, grammars::path_segment, "Role">());

  consteval Role(place written = place{__builtin_FILE(), __builtin_LINE()})
      : role_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(Role, "Role<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Role, role_builder, "Role<\"name\">{}");
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct ClusterRole<Name> : cluster_role_builder {
  static_assert(detail::check_name<Name, grammars::path_segment, "ClusterRole">());

  consteval ClusterRole(place written = place{__builtin_FILE(), __builtin_LINE()})
      : cluster_role_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(ClusterRole, "ClusterRole<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(ClusterRole, cluster_role_builder, "ClusterRole<\"name\">{}");

}  // namespace dovetail
