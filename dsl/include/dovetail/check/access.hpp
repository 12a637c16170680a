/// Rules over roles and their bindings: what a rule needs to be one, and whom a binding may name.
#pragma once

#include "dovetail/check/autoscaler.hpp"
#include "dovetail/check/scheduling.hpp"

namespace dovetail::check {

inline constexpr rule CON_69{"CON-69",
                             "a rule of a role has verbs, with groups and resources or, of a ClusterRole, with paths",
                             "API server, ValidatePolicyRule", "add verbs, apiGroups and resources"};
inline constexpr rule CON_70{"CON-70",
                             "a binding names a Role or a ClusterRole, and a ClusterRoleBinding a ClusterRole",
                             "API server, ValidateRoleBinding", "use a RoleBinding for a Role"};
inline constexpr rule CON_71{"CON-71",
                             "a subject of a binding is a User, a Group, or a ServiceAccount with its namespace",
                             "API server, ValidateRoleBindingSubject",
                             "set the namespace of a ServiceAccount, and rbac.authorization.k8s.io for the others"};
inline constexpr rule CON_72{"CON-72", "a ClusterRole that is put together of others says of which",
                             "API server, ValidateClusterRole", "add a clusterRoleSelector"};

namespace detail {

inline constexpr std::string_view rbac_group = "rbac.authorization.k8s.io";

template <class T>
concept any_role = (T::kind == "Role" || T::kind == "ClusterRole") && T::api_version.starts_with("rbac.");
template <class T>
concept any_role_binding =
    (T::kind == "RoleBinding" || T::kind == "ClusterRoleBinding") && T::api_version.starts_with("rbac.");

}  // namespace detail

template <detail::any_role T>
constexpr auto validate(const T& object, const resource& owner, report& into) {
  detail::check_value(GRM_04, owner, "the name", owner.name, detail::path_segment, into);
  for (const auto& r : object.rules) {
    const auto fault = [&](std::string_view words) {
      const place at = !r.verbs.empty() ? r.verbs[0].at() : !r.resources.empty() ? r.resources[0].at() : place{};
      detail::tell(CON_69, owner, at, into, {" has a rule ", words});
    };
    if (r.verbs.empty()) fault("without verbs");
    if (!r.nonResourceURLs.empty()) {
      if (T::namespaced) fault("over paths, which only a ClusterRole can have");
      if (!r.apiGroups.empty() || !r.resources.empty() || !r.resourceNames.empty())
        fault("over both paths and resources");
    } else if (r.apiGroups.empty()) fault("without apiGroups: the core's is an empty text");
    else if (r.resources.empty()) fault("without resources");
  }
  if constexpr (requires { object.aggregationRule; })
    if (object.aggregationRule) {
      if (object.aggregationRule->clusterRoleSelectors.empty())
        detail::tell(CON_72, owner, {}, into, {" has an aggregationRule without clusterRoleSelectors"});
      for (const auto& selector : object.aggregationRule->clusterRoleSelectors)
        detail::check_selector(owner, selector, into);
    }
}

template <detail::any_role_binding T>
constexpr auto validate(const T& object, const resource& owner, report& into) {
  detail::check_value(GRM_04, owner, "the name", owner.name, detail::path_segment, into);
  const auto& role = object.roleRef;
  const bool cluster = role.kind == "ClusterRole";
  if (!cluster && (!T::namespaced || !(role.kind == "Role")))
    detail::tell(CON_70, owner, role.kind.at(), into,
                 {" names ", role.kind.view(), " `", role.name.view(),
                  T::namespaced ? "`: a RoleBinding names a Role or a ClusterRole"
                                : "`: a ClusterRoleBinding names a ClusterRole"});
  if (role.apiGroup.has_value() && !role.apiGroup.empty() && !(role.apiGroup == detail::rbac_group))
    detail::tell(
        CON_70, owner, role.apiGroup.at(), into,
        {" names a role of the group `", role.apiGroup.view(), "`, and roles are of `", detail::rbac_group, "`"});
  for (const auto& subject : object.subjects) {
    const bool account = subject.kind == "ServiceAccount";
    if (!account && !(subject.kind == "User") && !(subject.kind == "Group"))
      detail::tell(CON_71, owner, subject.kind.at(), into,
                   {" names the ", subject.kind.view(), " `", subject.name.view(), "`, which is no subject",
                    into.suggestion(subject.kind.view(), "there are", [](auto consider) {
                      for (const char* known : {"ServiceAccount", "User", "Group"}) consider(known);
                    })});
    else if (account && !subject.apiGroup.empty())
      detail::tell(CON_71, owner, subject.apiGroup.at(), into,
                   {" names ServiceAccount `", subject.name.view(), "` of the group `", subject.apiGroup.view(),
                    "`: it is of the core, without a group"});
    else if (account && !T::namespaced && subject.namespace_.empty())
      detail::tell(CON_71, owner, subject.name.at(), into,
                   {" names ServiceAccount `", subject.name.view(), "` without its namespace"});
    else if (!account && !subject.apiGroup.empty() && !(subject.apiGroup == detail::rbac_group))
      detail::tell(CON_71, owner, subject.apiGroup.at(), into,
                   {" names ", subject.kind.view(), " `", subject.name.view(), "` of the group `",
                    subject.apiGroup.view(), "`, and it is of `", detail::rbac_group, "`"});
  }
}

inline constexpr check_function role_checks[] = {
    {found_as_objects_come_in, {&CON_69, &CON_70, &CON_71, &CON_72}},
};

}  // namespace dovetail::check
