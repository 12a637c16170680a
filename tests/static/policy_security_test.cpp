/// check/policy_security.hpp: each policy, kept and broken.
#include "edited.hpp"

#include <dovetail/api/networking/v1.hpp>

/// Whether a stack that asks for a policy keeps it as the first edit leaves it, and breaks it as the second does.
template <const check::rule& Policy, const auto& Stack>
inline constexpr auto asked = Stack.withPolicies(&Policy);
template <const check::rule& Policy, const auto& Kept, const auto& Broken>
consteval bool asks() {
  return count_of<asked<Policy, Kept>>(Policy.id) == 0 && count_of<asked<Policy, Broken>>(Policy.id) != 0;
}

using c = core::Container;
using p = core::PodSpec;
inline constexpr auto& plain = of_pod<[](p&) {}>;
template <auto Edit>
inline constexpr auto& of_context = of_container<[](c& x) { Edit(x.securityContext.ensure()); }>;
using s = core::SecurityContext;
static_assert(asks<check::SEC_01, plain, of_context<[](s& x) { x.privileged = true; }>>());
static_assert(asks<check::SEC_02, of_context<[](s& x) { x.allowPrivilegeEscalation = false; }>, plain>());
static_assert(asks<check::SEC_04, of_context<[](s& x) {
                     x.runAsUser = 10001;
                     x.runAsGroup = 10001;
                   }>,
                   of_context<[](s& x) { x.runAsUser = 1001; }>>());
static_assert(asks<check::SEC_05, plain, of_context<[](s& x) { x.runAsGroup = 0; }>>());
static_assert(asks<check::SEC_06, of_context<[](s& x) { x.readOnlyRootFilesystem = true; }>, plain>());
static_assert(asks<check::SEC_07, of_context<[](s& x) { x.capabilities.ensure().drop.push_back("ALL"); }>, plain>());
static_assert(asks<check::SEC_08, of_context<[](s& x) { x.capabilities.ensure().add.push_back("CHOWN"); }>,
                   of_context<[](s& x) { x.capabilities.ensure().add.push_back("SYS_ADMIN"); }>>());
static_assert(asks<check::SEC_09, plain, of_pod<[](p& x) { x.hostNetwork = true; }>>());
static_assert(asks<check::SEC_10, plain, of_container<[](c& x) { x.ports[0].hostPort = 80; }>>());
template <auto Edit>
inline constexpr auto& of_path = of_volume<[](core::Volume& v) {
  v.hostPath.ensure().path = "/srv";
  Edit(*v.hostPath);
}>;
using h = core::HostPathVolumeSource;
static_assert(asks<check::SEC_11, plain, of_path<[](h&) {}>>());
static_assert(asks<check::SEC_12, of_path<[](h&) {}>, of_path<[](h& x) { x.path = "/etc/ssl"; }>>());
static_assert(asks<check::SEC_13, plain, of_path<[](h&) {}>>());
static_assert(
    asks<check::SEC_14, of_path<[](h&) {}>, of_path<[](h& x) { x.path = "/run/containerd/containerd.sock"; }>>());
static_assert(asks<check::SEC_15, plain, of_context<[](s& x) { x.procMount = s::ProcMount::Unmasked; }>>());
inline constexpr auto sysctl = [](p& x, const char* name) {
  x.securityContext.ensure().sysctls.emplace_back().name = name;
};
static_assert(asks<check::SEC_16, of_pod<[](p& x) { sysctl(x, "net.ipv4.tcp_syncookies"); }>,
                   of_pod<[](p& x) { sysctl(x, "kernel.msgmax"); }>>());
using seccomp = core::SeccompProfile::Type;
static_assert(
    asks<check::SEC_17, of_context<[](s& x) { x.seccompProfile.ensure().type = seccomp::RuntimeDefault; }>, plain>());
static_assert(
    asks<check::SEC_18, plain,
         of_context<[](s& x) { x.appArmorProfile.ensure().type = core::AppArmorProfile::Type::Unconfined; }>>());
static_assert(asks<check::SEC_19, of_context<[](s& x) { x.seLinuxOptions.ensure().type = "container_t"; }>,
                   of_context<[](s& x) { x.seLinuxOptions.ensure().user = "root"; }>>());
static_assert(
    asks<check::SEC_20, of_context<[](s& x) { x.seccompProfile.ensure().type = seccomp::RuntimeDefault; }>, plain>());
static_assert(asks<check::SEC_21, plain, of_context<[](s& x) { x.windowsOptions.ensure().hostProcess = true; }>>());
static_assert(asks<check::SEC_22, of_volume<[](core::Volume& v) { v.emptyDir.ensure(); }>, of_path<[](h&) {}>>());
static_assert(asks<check::SEC_23, plain,
                   of_container<[](c& x) { x.livenessProbe.ensure().httpGet.ensure().host = "example.com"; }>>());
static_assert(asks<check::SEC_24, of_pod<[](p& x) { x.automountServiceAccountToken = false; }>, plain>());
static_assert(asks<check::SEC_25, of_pod<[](p& x) { x.serviceAccountName = "web"; }>, plain>());
inline constexpr auto literal = [](c& x, const char* name) {
  x.env.emplace_back().name = name;
  x.env[0].value = "1";
};
static_assert(asks<check::SEC_26, of_container<[](c& x) { literal(x, "LEVEL"); }>,
                   of_container<[](c& x) { literal(x, "DB_PASSWORD"); }>>());
static_assert(
    asks<check::SEC_27, plain, of_container<[](c& x) { x.envFrom.emplace_back().secretRef.ensure().name = "a"; }>>());
static_assert(asks<check::SEC_29, plain, of_container<[](c& x) { x.ports[0].containerPort = 22; }>>());
static_assert(asks<check::SEC_30, plain, of_container<[](c& x) { x.ports[0].containerPort = 443; }>>());
static_assert(asks<check::SEC_31, of_service<[](auto&) {}>,
                   of_service<[](auto& x) { x.type = core::ServiceSpec::Type::NodePort; }>>());
namespace net = api::networking::v1;
template <auto Edit>
inline constexpr auto& of_ingress = of_kind<net::Ingress, [](net::Ingress& i) {
  i.spec.rules.emplace_back().host = "web.example.com";
  Edit(i.spec);
}>;
static_assert(asks<check::SEC_32, of_ingress<[](auto& i) { i.tls.emplace_back(); }>, of_ingress<[](auto&) {}>>());
static_assert(asks<check::SEC_33, of_ingress<[](auto&) {}>, of_ingress<[](auto& i) { i.rules[0].host.reset(); }>>());
inline constexpr auto isolates =
    resource<net::NetworkPolicy, "all">([](net::NetworkPolicy& n) { n.spec.podSelector.ensure(); });
inline constexpr auto isolated = stack<"test">(file("a", workload), file("b", isolates));
static_assert(asks<check::SEC_34, isolated, plain>());
static_assert(asks<check::SEC_43, of_container<[](c& x) { x.imagePullPolicy = c::ImagePullPolicy::Always; }>, plain>());
static_assert(asks<check::SEC_44, of_volume<[](auto&) {}>, of_pod<[](p& x) {
                     x.containers[0].volumeMounts.emplace_back().mountPropagation =
                         core::VolumeMount::MountPropagation::Bidirectional;
                   }>>());
static_assert(asks<check::SEC_46, of_context<[](s&) {}>, plain>());
