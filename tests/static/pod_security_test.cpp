/// check/pod_security.hpp: what its policies ask for in the level `restricted`, by version, and of which containers. Each policy,
/// kept and broken, is in policy_security_test.cpp; tests/conformance/podsecurity holds them against Pod Security itself.
#include "edited.hpp"

using c = core::Container;
using p = core::PodSpec;

/// A container that `restricted` has nothing against, and then an edit.
template <auto Edit>
inline constexpr auto& of_hardened = of_pod<[](p& pod) {
  auto& own = pod.containers[0].securityContext.ensure();
  own.runAsNonRoot = true;
  own.allowPrivilegeEscalation = false;
  own.capabilities.ensure().drop.push_back("ALL");
  own.seccompProfile.ensure().type = core::SeccompProfile::Type::RuntimeDefault;
  Edit(pod, own);
}>;
template <const auto& Stack>
inline constexpr auto restricted = Stack.withProfile(profile::restricted);
template <const auto& Stack>
inline constexpr auto baseline = Stack.withProfile(profile::baseline);
static_assert(is_sound<restricted<of_hardened<[](p&, auto&) {}>>>);

// A user that is not root is enough for who asks for SEC-03 alone, and runAsNonRoot is for the level.
inline constexpr auto& by_user = of_hardened<[](p&, auto& own) {
  own.runAsNonRoot.reset();
  own.runAsUser = 1000;
}>;
inline constexpr auto alone = by_user.withPolicies(policy::non_root);
static_assert(is_sound<alone>);
static_assert(breaks_only<restricted<by_user>>("SEC-03"));

// What the pod says of root is told once, however many containers have it from there.
inline constexpr auto& two_by_pod = of_pod<[](p& pod) {
  pod.containers.push_back(pod.containers[0]);
  pod.containers[1].name = "other";
  pod.containers[1].ports = {};
  pod.securityContext.ensure().runAsUser = 0;
}>;
inline constexpr auto told_once = two_by_pod.withPolicies(policy::non_root);
static_assert(count_of<told_once>("SEC-03") == 1);

// Capabilities are told one by one.
inline constexpr auto& adds_two = of_hardened<[](p&, auto& own) {
  own.capabilities->add.push_back("SETUID");
  own.capabilities->add.push_back("SYS_TIME");
  own.capabilities->add.push_back("NET_BIND_SERVICE");
}>;
static_assert(count_of<restricted<adds_two>>("SEC-08") == 2);
static_assert(count_of<baseline<adds_two>>("SEC-08") == 1);

// Of Windows, only what a pod may say there.
inline constexpr auto& of_windows = of_pod<[](p& pod) {
  pod.os.ensure().name = "windows";
  pod.securityContext.ensure().runAsNonRoot = true;
}>;
static_assert(is_sound<restricted<of_windows>>);

// A pod's own users may be root, and see all of /proc in the milder level.
inline constexpr auto& of_own_users = of_hardened<[](p& pod, auto& own) {
  pod.hostUsers = false;
  own.runAsNonRoot = false;
  own.runAsUser = 0;
  own.procMount = core::SecurityContext::ProcMount::Unmasked;
}>;
static_assert(breaks_only<restricted<of_own_users>>("SEC-15"));
static_assert(is_sound<baseline<of_own_users>>);

// A volume of the node is one thing.
inline constexpr auto& of_node = of_hardened<[](p& pod, auto&) {
  core::Volume& v = pod.volumes.emplace_back();
  v.name = "data";
  v.hostPath.ensure().path = "/srv";
}>;
static_assert(breaks_only<restricted<of_node>>("SEC-22"));
static_assert(breaks_only<baseline<of_node>>("SEC-11"));

// Handlers have hosts as probes have.
inline constexpr auto& of_handler = of_pod<[](p& pod) {
  auto& asked = pod.containers[0].lifecycle.ensure().postStart.ensure().httpGet.ensure();
  asked.host = "10.0.0.1";
  asked.port = 8080;
}>;
static_assert(breaks_only<baseline<of_handler>>("SEC-23"));
