/// check/policy_access.hpp: what roles give, and to whom.
#include "edited.hpp"

#include <dovetail/api/rbac/v1.hpp>

/// How many findings a stack has that asks for policies.
template <const auto& Stack, const check::rule&... Policies>
inline constexpr auto asked = Stack.withPolicies(&Policies...);
template <const check::rule& Policy, const auto& Stack>
inline constexpr auto count = count_of<asked<Stack, Policy>>(Policy.id);

namespace rbac = api::rbac::v1;
using rule = rbac::PolicyRule;
template <auto Edit>
inline constexpr auto& of_role = of_kind<rbac::ClusterRole, [](rbac::ClusterRole& r) { Edit(r.rules.emplace_back()); }>;
inline constexpr auto may = [](rule& r, const char* verb, const char* group, const char* what) {
  r.verbs.push_back(verb);
  r.apiGroups.push_back(group);
  r.resources.push_back(what);
};
template <fixed_string Verb, fixed_string Group, fixed_string What>
inline constexpr auto& that_may =
    of_role<[](rule& r) { may(r, Verb.view().data(), Group.view().data(), What.view().data()); }>;
template <fixed_string Verb, fixed_string Group, fixed_string What>
inline constexpr auto& that_may_by_name = of_role<[](rule& r) {
  may(r, Verb.view().data(), Group.view().data(), What.view().data());
  r.resourceNames.push_back("mine");
}>;

static_assert(count<check::SEC_35, that_may<"list", "", "pods">> == 0);
static_assert(count<check::SEC_35, that_may<"*", "", "pods">> == 1);
static_assert(count<check::SEC_35, that_may<"get", "*", "pods">> == 1);

static_assert(count<check::SEC_36, that_may<"get", "", "secrets">> == 1);
static_assert(count<check::SEC_36, that_may<"watch", "*", "*">> == 1);
static_assert(count<check::SEC_36, that_may<"create", "", "secrets">> == 0);
static_assert(count<check::SEC_36, that_may<"get", "example.com", "secrets">> == 0);
static_assert(count<check::SEC_36, that_may_by_name<"get", "", "secrets">> == 0);

static_assert(count<check::SEC_37, that_may<"create", "", "pods">> == 1);
static_assert(count<check::SEC_37, that_may<"create", "apps", "deployments">> == 1);
static_assert(count<check::SEC_37, that_may<"create", "", "deployments">> == 0);
static_assert(count<check::SEC_37, that_may<"update", "apps", "deployments">> == 0);

static_assert(count<check::SEC_38, that_may<"create", "", "pods/exec">> == 1);
static_assert(count<check::SEC_38, that_may<"get", "*", "*/attach">> == 1);
static_assert(count<check::SEC_38, that_may<"create", "", "pods/*">> == 0);
static_assert(count<check::SEC_38, that_may<"list", "", "pods/exec">> == 0);

static_assert(count<check::SEC_40, that_may<"escalate", "rbac.authorization.k8s.io", "roles">> == 1);
static_assert(count<check::SEC_40, that_may<"create", "", "serviceaccounts/token">> == 1);
static_assert(count<check::SEC_40, that_may<"bind", "", "pods">> == 0);

// Everything is told once, by whichever policy is asked for first.
inline constexpr auto& everything = that_may<"*", "*", "*">;
static_assert(count<check::SEC_38, everything> == 1);
inline constexpr auto of_all =
    asked<everything, check::SEC_36, check::SEC_37, check::SEC_35, check::SEC_38, check::SEC_40>;
static_assert(count_of<of_all>("SEC-36") == 1 && count_of<of_all>("SEC-35") == 0 && count_of<of_all>("SEC-38") == 0);

template <class Binding, auto Edit>
inline constexpr auto binding_with = resource<Binding, "web">([](Binding& b) {
  b.roleRef.apiGroup = "rbac.authorization.k8s.io";
  b.roleRef.kind = "ClusterRole";
  b.roleRef.name = "view";
  auto& subject = b.subjects.emplace_back();
  subject.kind = "Group";
  subject.name = "auditors";
  Edit(b);
});
template <auto Edit>
inline constexpr auto binding = stack<"test">(file("a", binding_with<rbac::ClusterRoleBinding, Edit>));
using b = rbac::ClusterRoleBinding;
inline constexpr auto& views = binding<[](b&) {}>;
static_assert(count<check::SEC_39, views> == 0 && count<check::SEC_40, views> == 0 && count<check::SEC_48, views> == 0);
static_assert(count<check::SEC_39, binding<[](b& x) { x.roleRef.name = "cluster-admin"; }>> == 1);
static_assert(count<check::SEC_40, binding<[](b& x) { x.subjects[0].name = "system:masters"; }>> == 1);
static_assert(count<check::SEC_40, binding<[](b& x) {
                      x.subjects[0].kind = "User";
                      x.subjects[0].name = "system:masters";
                    }>> == 0);
static_assert(count<check::SEC_48, binding<[](b& x) { x.subjects[0].name = "system:unauthenticated"; }>> == 1);

// cluster-admin by another name, and by way of others.
template <auto Edit>
inline constexpr auto god = resource<rbac::ClusterRole, "god">([](rbac::ClusterRole& r) {
  may(r.rules.emplace_back(), "*", "*", "*");
  Edit(r);
});
inline constexpr auto whole = resource<rbac::ClusterRole, "whole">([](rbac::ClusterRole& r) {
  r.aggregationRule.ensure().clusterRoleSelectors.emplace_back().matchLabels["all"] = "true";
});
template <auto Edit, fixed_string Role>
inline constexpr auto bound = stack<"test">(file("a", god<Edit>), file("b", whole),
                                            file("c", binding_with<b, [](b& x) { x.roleRef.name = Role.view(); }>));
inline constexpr auto plain = [](rbac::ClusterRole&) {};
inline constexpr auto labelled = [](rbac::ClusterRole& r) { r.metadata.labels["all"] = "true"; };
inline constexpr auto edits = [](rbac::ClusterRole& r) {
  r.metadata.labels["rbac.authorization.k8s.io/aggregate-to-edit"] = "true";
};
static_assert(count<check::SEC_39, bound<plain, "god">> == 1 && count<check::SEC_39, bound<plain, "whole">> == 0);
static_assert(count<check::SEC_39, bound<labelled, "whole">> == 1);
static_assert(count<check::SEC_39, bound<edits, "admin">> == 1 && count<check::SEC_39, bound<edits, "view">> == 0);
