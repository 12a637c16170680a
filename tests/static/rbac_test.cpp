/// build/role.hpp, build/role_binding.hpp and build/service_account.hpp: what the builders make.
#include <dovetail/rbac.hpp>

#include "lowered.hpp"

using namespace dovetail;
namespace rbac = api::rbac::v1;

// Accounts, and who runs as them.
inline constexpr auto registry = external<Secret>("registry");
inline constexpr auto account = ServiceAccount<"api">{}
                                    .withImagePullSecret(registry)
                                    .withImagePullSecret("other")
                                    .withoutAutomountServiceAccountToken();
static_assert(lowered(account, [](const api::core::v1::ServiceAccount& a, const resource_notes&) {
  return a.metadata.name == "api" && a.metadata.namespace_ == "here" && a.imagePullSecrets.size() == 2 &&
         a.imagePullSecrets[0].name == "registry" && a.imagePullSecrets[1].name == "other" &&
         !a.automountServiceAccountToken.value_or(true);
}));
inline constexpr auto outer_account = external<ServiceAccount>("deployer").inNamespace("ops");
inline constexpr auto runner = Deployment<"api">{}.withServiceAccountName(account);
inline constexpr auto outer_runner = CronJob<"sync">{"@daily"}.withServiceAccountName(outer_account);
static_assert(lowered(runner, [](const api::apps::v1::Deployment& d, const resource_notes&) {
  return d.spec.template_.spec.serviceAccountName == "api";
}));
static_assert(lowered(outer_runner, [](const api::batch::v1::CronJob& c, const resource_notes&) {
  return c.spec.jobTemplate.spec.template_.spec.serviceAccountName == "deployer";
}));

// Rules of roles.
inline constexpr auto reader = Role<"reader">{}
                                   .allow({"get", "list"}, "", "pods", "pods/log")
                                   .withRule(access({"update"}, "apps", "deployments").withResourceNames("api"));
static_assert(lowered(reader, [](const rbac::Role& r, const resource_notes&) {
  const auto& first = r.rules[0];
  const auto& second = r.rules[1];
  return r.metadata.namespace_ == "here" && r.rules.size() == 2 && first.verbs.size() == 2 &&
         first.verbs[1] == "list" && first.apiGroups.size() == 1 && first.apiGroups[0] == "" &&
         first.resources.size() == 2 && first.resources[1] == "pods/log" && first.resourceNames.empty() &&
         second.apiGroups[0] == "apps" && second.resourceNames[0] == "api" && second.nonResourceURLs.empty();
}));
inline constexpr auto metrics = ClusterRole<"system:metrics">{}.allowUrl({"get"}, "/metrics", "/healthz");
static_assert(lowered(metrics, [](const rbac::ClusterRole& r, const resource_notes&) {
  return r.metadata.name == "system:metrics" && !r.metadata.namespace_.has_value() &&
         r.rules[0].nonResourceURLs.size() == 2 && r.rules[0].resources.empty() && r.rules[0].apiGroups.empty();
}));

// Bindings: to accounts of the stack and of elsewhere, to people and groups.
inline constexpr auto bound = RoleBinding<"reader">{reader, account}.withSubject(outer_account).withGroup("developers");
static_assert(lowered(bound, [](const rbac::RoleBinding& b, const resource_notes&) {
  const auto& s = b.subjects;
  return b.roleRef.apiGroup == "rbac.authorization.k8s.io" && b.roleRef.kind == "Role" && b.roleRef.name == "reader" &&
         s.size() == 3 && s[0].kind == "ServiceAccount" && s[0].name == "api" && s[0].namespace_ == "here" &&
         !s[0].apiGroup.has_value() && s[1].namespace_ == "ops" && s[2].kind == "Group" &&
         s[2].apiGroup == "rbac.authorization.k8s.io" && !s[2].namespace_.has_value();
}));
inline constexpr auto view = external<ClusterRole>("view");
inline constexpr auto viewer = RoleBinding<"viewer">{view}.withUser("jane");
static_assert(lowered(viewer, [](const rbac::RoleBinding& b, const resource_notes&) {
  return b.roleRef.kind == "ClusterRole" && b.roleRef.name == "view" && b.subjects.size() == 1 &&
         b.subjects[0].kind == "User";
}));
inline constexpr auto everywhere = ClusterRoleBinding<"metrics">{metrics, account};
static_assert(lowered(everywhere, [](const rbac::ClusterRoleBinding& b, const resource_notes&) {
  return b.roleRef.kind == "ClusterRole" && b.roleRef.name == "system:metrics" && b.subjects[0].namespace_ == "here";
}));
// A Role is of one namespace: there is nothing to bind in all of the cluster.
template <class R>
concept binds_everywhere = requires(const R& role) { role.cluster_role_name(); };
static_assert(binds_everywhere<decltype(metrics)> && !binds_everywhere<decltype(reader)>);
