/// check/access.hpp: roles and their bindings; REF-37 and REF-38 of check/references.hpp.
#include "edited.hpp"

#include <dovetail/api/rbac/v1.hpp>

namespace rbac = api::rbac::v1;
template <class T, auto Edit>
inline constexpr auto& of_role = of_kind<T, [](T& r) {
  auto& rule = r.rules.emplace_back();
  rule.apiGroups.push_back("");
  rule.resources.push_back("pods");
  rule.verbs.push_back("get");
  Edit(r);
}>;
using role = rbac::Role;
using cluster_role = rbac::ClusterRole;
static_assert(tells<of_role<role, [](role&) {}>, of_role<role, [](role& r) { r.rules[0].verbs.clear(); }>>("CON-69"));
static_assert(breaks_only<of_role<role, [](role& r) { r.rules[0].apiGroups.clear(); }>>("CON-69"));
static_assert(breaks_only<of_role<role, [](role& r) { r.rules[0].resources.clear(); }>>("CON-69"));
inline constexpr auto paths = [](auto& r) {
  r.rules[0].resources.clear();
  r.rules[0].apiGroups.clear();
  r.rules[0].nonResourceURLs.push_back("/metrics");
};
static_assert(is_sound<of_role<cluster_role, paths>> && breaks_only<of_role<role, paths>>("CON-69"));
static_assert(breaks_only<of_role<cluster_role, [](cluster_role& r) { r.aggregationRule.ensure(); }>>("CON-72"));
static_assert(breaks_only<of_role<role, [](role& r) { r.metadata.name = "a/b"; }>>("GRM-04"));
static_assert(is_sound<of_role<role, [](role& r) { r.metadata.name = "a:b"; }>>);

inline constexpr auto reads = resource<role, "reads">([](role&) {});
inline constexpr auto account = resource<core::ServiceAccount, "web">();
template <class T, auto Edit>
inline constexpr auto binding_with = resource<T, "web">([](T& b) {
  b.roleRef.kind = T::namespaced ? "Role" : "ClusterRole";
  b.roleRef.name = T::namespaced ? "reads" : "view";
  b.roleRef.apiGroup = "rbac.authorization.k8s.io";
  auto& subject = b.subjects.emplace_back();
  subject.kind = "ServiceAccount";
  subject.name = "web";
  Edit(b);
});
using binding = rbac::RoleBinding;
using cluster_binding = rbac::ClusterRoleBinding;
template <auto Edit>
inline constexpr auto of_binding =
    stack<"test">(file("a", reads), file("b", account), file("c", binding_with<binding, Edit>));
inline constexpr auto ci = external<ServiceAccount>("web").inNamespace("ci");
template <auto Edit>
inline constexpr auto of_cluster_binding =
    stack<"test">(file("c", binding_with<cluster_binding, Edit>)).withExternals(ci);
static_assert(tells<of_binding<[](binding&) {}>, of_binding<[](binding& b) { b.roleRef.name = "raeds"; }>>("REF-37"));
static_assert(breaks_only<of_binding<[](binding& b) { b.subjects[0].name = "wbe"; }>>("REF-38"));
static_assert(is_sound<of_binding<[](binding& b) {
  b.subjects[0].name = "default";
  b.roleRef.kind = "ClusterRole";
  b.roleRef.name = "edit";
}>>);
static_assert(
    breaks_only<of_binding<[](binding& b) { b.subjects[0].apiGroup = "rbac.authorization.k8s.io"; }>>("CON-71"));
static_assert(breaks_only<of_binding<[](binding& b) { b.subjects[0].kind = "Users"; }>>("CON-71"));
static_assert(breaks_only<of_binding<[](binding& b) { b.roleRef.apiGroup = "apps"; }>>("CON-70"));
static_assert(is_sound<of_cluster_binding<[](cluster_binding& b) { b.subjects[0].namespace_ = "ci"; }>>);
static_assert(count_of<of_cluster_binding<[](cluster_binding&) {}>>("CON-71") == 1);
static_assert(count_of<of_cluster_binding<[](cluster_binding& b) { b.roleRef.kind = "Role"; }>>("CON-70") == 1);
