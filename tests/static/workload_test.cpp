/// build/workload.hpp, build/security.hpp and build/volume.hpp: what pods are given.
#include "lowered.hpp"

using namespace dovetail;

inline constexpr auto web = Container<"web">{image("web:1.0")};
template <const auto& Workload, class Use>
constexpr auto in_pod(Use use) {
  return lowered(Workload, [use](const auto& w, const resource_notes&) { return use(w.spec.template_.spec); });
}

// Tolerations: of a value, of any value, of any effect.
using tolerates = api::core::v1::Toleration;
inline constexpr auto tolerant = Deployment<"web">{}
                                     .withContainer(web)
                                     .withToleration("pool", "burst", taint_effect::NoSchedule)
                                     .withToleration("gpu", taint_effect::NoExecute)
                                     .withToleration("team", "data");
static_assert(in_pod<tolerant>([](const api::core::v1::PodSpec& pod) {
  const auto& t = pod.tolerations;
  return t.size() == 3 && t[0].key == "pool" && t[0].operator_ == tolerates::Operator::Equal && t[0].value == "burst" &&
         t[0].effect == taint_effect::NoSchedule && t[1].operator_ == tolerates::Operator::Exists &&
         !t[1].value.has_value() && t[1].effect == taint_effect::NoExecute && t[2].value == "data" &&
         !t[2].effect.has_value();
}));

// Pull Secrets: by name, by handle, and from outside.
inline constexpr auto registry = external<Secret>("registry");
inline constexpr auto pulls =
    Deployment<"web">{}.withImagePullSecret("named").withImagePullSecret(Secret<"own">{}).withImagePullSecret(registry);
static_assert(in_pod<pulls>([](const api::core::v1::PodSpec& pod) {
  const auto& secrets = pod.imagePullSecrets;
  return secrets.size() == 3 && secrets[0].name == "named" && secrets[1].name == "own" && secrets[2].name == "registry";
}));

// Security contexts.
inline constexpr auto contexts =
    StatefulSet<"web">{}
        .withPodSecurityContext(non_root(1000).group(1000).fsGroup(1000))
        .withInitContainer(Container<"sysctl">{image("busybox:1.36")}.withSecurityContext(privileged().user(0)))
        .withInitContainer(Container<"chown">{image("busybox:1.36")}.withSecurityContext(root().user(0)))
        .withContainer(web);
static_assert(in_pod<contexts>([](const api::core::v1::PodSpec& pod) {
  const auto& sysctl = *pod.initContainers[0].securityContext;
  const auto& chown = *pod.initContainers[1].securityContext;
  return pod.securityContext->fsGroup == model::integer(1000) && pod.securityContext->runAsNonRoot.value() &&
         sysctl.privileged.value() && sysctl.runAsUser == model::integer(0) && !sysctl.runAsNonRoot.has_value() &&
         !chown.runAsNonRoot.value() && chown.runAsUser == model::integer(0) && !chown.privileged.has_value();
}));

// Volumes of the node.
inline constexpr auto node_folder = host_path_volume<"sys">("/sys", host_path_type::Directory);
static_assert(lowered_part(node_folder, [](const api::core::v1::Volume& v, const resource_notes&) {
  return v.hostPath->path == "/sys" && v.hostPath->type == host_path_type::Directory;
}));
inline constexpr auto node_path = host_path_volume<"sys">("/sys");
static_assert(lowered_part(node_path, [](const api::core::v1::Volume& v, const resource_notes&) {
  return v.hostPath->path == "/sys" && !v.hostPath->type.has_value();
}));

// What a workload needs is noted, not written.
inline constexpr auto needy =
    Deployment<"web">{}.withContainer(web).keepsState("the queue").needsReplicas(3, "one is no majority");
static_assert(lowered(needy, [](const api::apps::v1::Deployment& d, const resource_notes& notes) {
  return notes.kept_state == "the queue" && notes.needed_replicas == model::integer(3) &&
         notes.replicas_reason == "one is no majority" && d.spec.replicas == model::integer(1);
}));
