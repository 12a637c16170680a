/// Policies over security that kube-linter, kube-score and Polaris ask for, beyond those of Pod Security.
#pragma once

#include "dovetail/check/account.hpp"
#include "dovetail/check/host_paths.hpp"
#include "dovetail/check/network_policy.hpp"
#include "dovetail/check/pod_security.hpp"
#include "dovetail/check/scheduling.hpp"
#include "dovetail/check/volumes.hpp"
#include "dovetail/text/image.hpp"

namespace dovetail::check {

namespace detail {

/// A policy over each container: `Fault` says what is wrong with one, as words that follow its title, or null.
template <const char* (*Fault)(const container&)>
constexpr auto each_container_is_without(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    if (const char* fault = Fault(c); fault != nullptr && !into.waived(what, *c.of->owner, c.object))
      tell(what, c, c.object->name.at(), into, {fault, or_waive(what, into)});
}
template <const char* (*Fault)(const pod&)>
constexpr auto each_pod_is_without(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    if (const char* fault = Fault(p); fault != nullptr && !into.waived(what, *p.owner, nullptr))
      tell(what, p, {}, into, {fault, or_waive(what, into)});
}
/// A number that a container says, or else its pod: ids of users and groups.
struct said_id {
  model::integer id{};
  bool by_pod = false;
};
constexpr said_id said_by(const secured& c, model::integer api::core::v1::SecurityContext::* own,
                          model::integer api::core::v1::PodSecurityContext::* of_pod) {
  if (c.context != nullptr && (c.context->*own).has_value()) return {c.context->*own, false};
  const auto* context = context_of(*c.of);
  return context != nullptr && (context->*of_pod).has_value() ? said_id{context->*of_pod, true} : said_id{};
}
constexpr said_id user_of(const secured& c) {
  return said_by(c, &api::core::v1::SecurityContext::runAsUser, &api::core::v1::PodSecurityContext::runAsUser);
}
constexpr said_id group_of(const secured& c) {
  return said_by(c, &api::core::v1::SecurityContext::runAsGroup, &api::core::v1::PodSecurityContext::runAsGroup);
}

/// What the pod says is told of it once, and not of each container that has it from there.
constexpr void user_ids_are_high(const rule& what, const inventory& all, report& into) {
  const std::int64_t least = into.number_or(10000);
  for (const pod& p : all.pods) {
    if (is_of_windows(p)) continue;
    bool told_of_pod = false;
    each_secured(p, [&](const secured& c, const auto&) {
      const said_id user = user_of(c), group = group_of(c);
      const bool low_user = user.id.value_or(0) < least, low_group = group.id.value_or(0) < least;
      if ((!low_user && !low_group) || into.waived(what, owner_of(c), c.part)) return;
      const said_id& low = low_user && user.id.has_value() ? user : low_group ? group : user;
      const std::string_view words =
          into.joined({low.id.has_value() ? " runs as a user or a group below "
                                          : " names no user or no group, and may run as one below ",
                       into.digits(least), ", which a node may have too"});
      // Where the pod says the one and nobody the other, the pod is where both are mended.
      if (!low.by_pod && !(user.by_pod && !group.id.has_value()) && !(group.by_pod && !user.id.has_value()))
        return tell_policy(what, c, low.id.at(), {words}, into);
      if (!told_of_pod) tell_policy(what, p, low.id.at(), {words}, into);
      told_of_pod = true;
    });
  }
}
constexpr void no_container_runs_as_group_0(const rule& what, const inventory& all, report& into) {
  constexpr std::string_view words = " runs as group 0, which is that of root";
  for (const pod& p : all.pods) {
    bool told_of_pod = false;
    each_secured(p, [&](const secured& c, const auto&) {
      const said_id group = group_of(c);
      if (group.id.value_or(1) != 0 || into.waived(what, owner_of(c), c.part)) return;
      if (!group.by_pod) return tell_policy(what, c, group.id.at(), {words}, into);
      if (!told_of_pod) tell_policy(what, p, group.id.at(), {words}, into);
      told_of_pod = true;
    });
  }
}
constexpr void root_filesystems_are_read_only(const rule& what, const inventory& all, report& into) {
  each_secured(all, [&](const secured& c, const auto&) {
    const model::boolean said = c.context == nullptr ? model::boolean{} : c.context->readOnlyRootFilesystem;
    if (!said.value_or(false) && !is_of_windows(*c.of))
      tell_policy(what, c, said.at(), {" can write to its own files: readOnlyRootFilesystem is not true"}, into);
  });
}

constexpr void no_system_path_is_mounted(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes)
      if (volume.hostPath && is_of_system(volume.hostPath->path.view()))
        tell_policy(what, p, volume.hostPath->path.at(),
                    {" has a folder of the system of its node as a volume: `", volume.hostPath->path.view(), "`"},
                    into);
}
constexpr void host_paths_are_read_only(const rule& what, const inventory& all, report& into) {
  each_secured(all, [&](const secured& c, const auto& object) {
    for (const auto& mount : object.volumeMounts)
      for (const auto& volume : c.of->spec->volumes)
        if (volume.hostPath && !mount.readOnly.value_or(false) && model::same(volume.name.view(), mount.name.view()))
          tell_policy(what, c, mount.readOnly.at().known() ? mount.readOnly.at() : mount.mountPath.at(),
                      {" can write to a folder of its node: `", volume.hostPath->path.view(), "`"}, into);
  });
}
constexpr void no_runtime_socket_is_mounted(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes) {
      const std::string_view socket = runtime_socket_of(p, volume);
      if (socket.empty()) continue;
      const model::text& path = volume.hostPath->path;
      if (begins_with(steps_of(path.view()), steps_of(socket)))
        tell_policy(what, p, path.at(), {" has the socket of the container runtime as a volume: `", path.view(), "`"},
                    into);
      else
        tell_policy(
            what, p, path.at(),
            {" has the socket of the container runtime in a volume: `", path.view(), "`, where `", socket, "` is"},
            into);
    }
}

constexpr bool is_word(const model::text& a, std::string_view lower) {
  if (a.view().size() != lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i)
    if (const char c = a.view()[i]; (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != lower[i])
      return false;
  return true;
}
/// Whether capabilities are taken away that are not given back.
constexpr bool loses_capabilities(const api::core::v1::Capabilities& c) {
  for (const model::text& added : c.add)
    if (is_word(added, "all") || is_word(added, "cap_all")) return false;
  for (const model::text& dropped : c.drop) {
    bool given_back = dropped.empty();
    for (const model::text& added : c.add) given_back = given_back || model::same(added.view(), dropped.view());
    if (!given_back) return true;
  }
  return false;
}
constexpr bool says_anything(const api::core::v1::SELinuxOptions& o) {
  // These two types are those of processes that SELinux lets do anything.
  return (!o.type.empty() || !o.level.empty() || !o.role.empty() || !o.user.empty()) && !(o.type == "spc_t") &&
         !(o.type == "unconfined_t");
}
/// What a container says goes before what its pod says, and a profile of Unconfined is none.
constexpr bool is_hardened(const secured& c) {
  const auto* own = c.context;
  const auto* of_pod = context_of(*c.of);
  if (own != nullptr && own->capabilities && loses_capabilities(*own->capabilities)) return true;
  if (own != nullptr && own->seccompProfile
          ? is_confining(*own->seccompProfile)
          : of_pod != nullptr && of_pod->seccompProfile && is_confining(*of_pod->seccompProfile))
    return true;
  if (own != nullptr && own->seLinuxOptions
          ? says_anything(*own->seLinuxOptions)
          : of_pod != nullptr && of_pod->seLinuxOptions && says_anything(*of_pod->seLinuxOptions))
    return true;
  if (own != nullptr && own->appArmorProfile) return is_confining(*own->appArmorProfile);
  for (const auto& annotation : c.of->metadata->annotations)
    if (const std::string_view key = annotation.key.view();
        key.starts_with(app_armor_annotation) && model::same(key.substr(app_armor_annotation.size()), c.name->view()))
      return !annotation.value.empty() && is_confining_annotation(annotation.value.view());
  return of_pod != nullptr && of_pod->appArmorProfile && is_confining(*of_pod->appArmorProfile);
}
constexpr void containers_are_hardened(const rule& what, const inventory& all, report& into) {
  each_secured(all, [&](const secured& c, const auto&) {
    if (!is_hardened(c) && !is_of_windows(*c.of))
      tell_policy(what, c, {}, {" has neither seccomp, AppArmor, SELinux nor dropped capabilities"}, into);
  });
}

/// Where a pod says nothing of its token, its ServiceAccount does.
constexpr void no_token_is_mounted_unasked(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    const model::boolean own = p.spec->automountServiceAccountToken;
    if (!own.value_or(true)) continue;
    const std::string_view name = account_of(p).empty() ? std::string_view("default") : account_of(p).view();
    bool kept_back = false, is_known = false;
    if (!own.has_value())
      for (const service_account& a : all.service_accounts) {
        if (a.owner->in != p.owner->in || !model::same(a.owner->name.view(), name)) continue;
        is_known = true;
        kept_back = kept_back || !a.object->automountServiceAccountToken.value_or(true);
      }
    // What another component's account says, the whole stack knows.
    const bool is_known_elsewhere = all.is_component && !is_known && !own.has_value();
    if (!kept_back && !is_known_elsewhere)
      tell_policy(what, p, own.at(),
                  {" has the token of its ServiceAccount: automountServiceAccountToken is not false"}, into);
  }
}
constexpr void pods_have_an_account_of_their_own(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    if (const model::text& account = account_of(p); account.empty() || account == "default")
      tell_policy(what, p, account.at(), {" runs as the default ServiceAccount"}, into);
}

constexpr void no_secret_is_a_variable(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    for (const auto& variable : c.object->env)
      if (variable.valueFrom && variable.valueFrom->secretKeyRef)
        tell_policy(what, c, variable.name.at(),
                    {" has a Secret in its variables, where it is easily printed: `", variable.name.view(), "`"}, into);
    for (const auto& from : c.object->envFrom)
      if (from.secretRef)
        tell_policy(
            what, c, from.secretRef->name.at(),
            {" has a Secret in its variables, where it is easily printed: all of `", from.secretRef->name.view(), "`"},
            into);
  }
}
constexpr void no_container_listens_on_port_22(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    for (const auto& port : c.object->ports)
      if (port.containerPort.value_or(0) == 22 && model::same(protocol_of(port), "TCP"))
        tell_policy(what, c, port.containerPort.at(), {" listens on port 22"}, into);
}
constexpr void no_container_listens_below_1024(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    for (const auto& port : c.object->ports)
      if (port.containerPort.value_or(1024) < 1024)
        tell_policy(what, c, port.containerPort.at(),
                    {" listens on a port below 1024: ", into.digits(port.containerPort.value())}, into);
}
/// The API server pulls an image without a tag, or of the tag `latest`, always: unless it is said otherwise. Source:
/// SetDefaults_Container.
constexpr bool is_pulled_always(const api::core::v1::Container& c) {
  if (c.imagePullPolicy.has_value()) return c.imagePullPolicy == api::core::v1::Container::ImagePullPolicy::Always;
  const image_parts parts = split_image(c.image.view());
  return parts.digest.empty() && (parts.tag.empty() || model::same(parts.tag, "latest"));
}
constexpr void images_are_pulled_each_time(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    if (!is_pulled_always(*c.object))
      tell_policy(what, c, c.object->imagePullPolicy.at(),
                  {" may run an image that the node kept: imagePullPolicy is not Always"}, into);
}
constexpr void no_mount_is_bidirectional(const rule& what, const inventory& all, report& into) {
  each_secured(all, [&](const secured& c, const auto& object) {
    for (const auto& mount : object.volumeMounts)
      if (mount.mountPropagation == api::core::v1::VolumeMount::MountPropagation::Bidirectional)
        tell_policy(what, c, mount.mountPropagation.at(),
                    {" mounts a volume with Bidirectional propagation: `", mount.name.view(), "`"}, into);
  });
}
constexpr void containers_have_a_security_context(const rule& what, const inventory& all, report& into) {
  each_secured(all, [&](const secured& c, const auto&) {
    if (c.context == nullptr && context_of(*c.of) == nullptr)
      tell_policy(what, c, {}, {" has no securityContext"}, into);
  });
}

constexpr void no_service_is_exposed(const rule& what, const inventory& all, report& into) {
  using type = api::core::v1::ServiceSpec::Type;
  for (const service& s : all.services)
    if ((s.object->spec.type == type::NodePort || s.object->spec.type == type::LoadBalancer) &&
        !into.waived(what, *s.owner, nullptr))
      tell(what, s, s.object->spec.type.at(), into,
           {" is reached from outside: it is of type ", s.object->spec.type.view(), or_waive(what, into)});
}
/// Annotations by which a controller has a certificate that spec.tls does not name. Sources: the documentation of the AWS
/// Load Balancer Controller, of GKE, of Azure's Application Gateway, of ingress-nginx, of Traefik.
inline constexpr std::string_view tls_annotations[] = {
    "alb.ingress.kubernetes.io/certificate-arn",   "networking.gke.io/managed-certificates",
    "ingress.gcp.kubernetes.io/pre-shared-cert",   "appgw.ingress.kubernetes.io/appgw-ssl-certificate",
    "nginx.ingress.kubernetes.io/ssl-passthrough", "traefik.ingress.kubernetes.io/router.tls",
};
constexpr bool has_certificate_elsewhere(const api::meta::v1::ObjectMeta& metadata) {
  for (const std::string_view name : tls_annotations)
    if (const model::text* value = metadata.annotations.find(name))
      if (!value->empty() && !(*value == "false")) return true;
  // Of a listener for HTTPS the load balancer finds the certificate by the hosts.
  const model::text* listeners = metadata.annotations.find("alb.ingress.kubernetes.io/listen-ports");
  return listeners != nullptr && listeners->view().find("HTTPS") != std::string_view::npos;
}
constexpr void ingresses_have_tls(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses)
    if (i.object->spec.tls.empty() && !has_certificate_elsewhere(i.object->metadata) &&
        !into.waived(what, *i.owner, nullptr))
      tell(what, i, {}, into, {" has no TLS", or_waive(what, into)});
}
constexpr void ingresses_name_their_hosts(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses) {
    bool told = false;
    for (const auto& r : i.object->spec.rules) {
      const bool any = r.host.empty();
      // Several rules without a host are one fact.
      if ((any ? told : !r.host.view().starts_with("*.")) || into.waived(what, *i.owner, nullptr)) continue;
      told = told || any;
      tell(what, i, r.host.at(), into,
           {" serves ", any ? "every host" : "every host below a domain", or_waive(what, into)});
    }
  }
}

/// Whether a policy says what may come in. One that names only Egress leaves all that open.
constexpr bool isolates_ingress(const network_policy& n) {
  for (const auto& type : n.object->spec.policyTypes)
    if (type == "Ingress") return true;
  return n.object->spec.policyTypes.empty();
}
constexpr void pods_have_a_network_policy(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    // No policy holds for a pod in the network of its node.
    bool covered = p.spec->hostNetwork.value_or(false);
    const network_policy* outward = nullptr;
    for (const network_policy& n : all.network_policies) {
      const auto& picked = n.object->spec.podSelector;
      if (n.owner->in != p.owner->in || (picked && !may_select(*picked, p))) continue;
      if (isolates_ingress(n)) covered = true;
      else outward = &n;
    }
    if (covered || into.waived(what, *p.owner, nullptr)) continue;
    if (outward == nullptr)
      tell(what, p, {}, into, {" is open to every pod: no NetworkPolicy is for it", or_waive(what, into)});
    else
      tell(what, p, {}, into,
           {" is open to every pod: ", title(*outward, into), " only says where it may go", or_waive(what, into)});
  }
}

}  // namespace detail

inline constexpr rule SEC_04{
    .id = "SEC-04",
    .statement = "users and groups are 10000 or more",
    .source = "kube-score; datree",
    .mend = "use non_root(10001).group(10001)",
    .policy = true,
    .profiles = {.production = asked},
    .number = {"min_user_id", 1, 2'147'483'647, "the lowest id of a container's user and group"}};
inline constexpr rule SEC_05{.id = "SEC-05",
                             .statement = "no container runs as group 0",
                             .source = "kube-linter run-as-non-root; Monokle",
                             .mend = "name another group",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule SEC_06{.id = "SEC-06",
                             .statement = "the files of a container cannot be written to",
                             .source = "kube-linter; kube-score; Polaris",
                             .mend = "add readOnlyRootFilesystem() and an emptyDir for what is written",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule SEC_12{.id = "SEC-12",
                             .statement = "no pod has a folder of its node's system",
                             .source = "kube-linter sensitive-host-mounts; kubeaudit",
                             .mend = "mount a folder of your own",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule SEC_13{.id = "SEC-13",
                             .statement = "a folder of the node is mounted for reading only",
                             .source = "kube-linter writable-host-mount; datree",
                             .mend = "mount it readOnly",
                             .policy = true};
inline constexpr rule SEC_14{.id = "SEC-14",
                             .statement = "no pod has the container runtime's socket",
                             .source = "kube-linter docker-sock; kubeaudit",
                             .mend = "remove the volume",
                             .policy = true,
                             .profiles = {.baseline = asked, .production = asked}};
inline constexpr rule SEC_20{
    .id = "SEC-20",
    .statement = "each container is hardened: seccomp, AppArmor, SELinux or dropped capabilities",
    .source = "Polaris linuxHardening",
    .mend = "set seccompProfile to RuntimeDefault",
    .policy = true,
    .profiles = {.production = asked}};
inline constexpr rule SEC_24{.id = "SEC-24",
                             .statement = "no pod has the token of its ServiceAccount unasked",
                             .source = "Polaris; kubeaudit; datree",
                             .mend = "set automountServiceAccountToken to false",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule SEC_25{.id = "SEC-25",
                             .statement = "no pod runs as the default ServiceAccount",
                             .source = "kube-linter default-service-account; Kubevious",
                             .mend = "add a ServiceAccount, and name it",
                             .policy = true};
inline constexpr rule SEC_27{.id = "SEC-27",
                             .statement = "no Secret stands in a variable",
                             .source = "kube-linter read-secret-from-env-var; datree",
                             .mend = "mount the Secret as a file",
                             .policy = true};
inline constexpr rule SEC_29{.id = "SEC-29",
                             .statement = "nobody listens on port 22",
                             .source = "kube-linter ssh-port; Monokle",
                             .mend = "remove the port: kubectl exec needs none",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule SEC_30{.id = "SEC-30",
                             .statement = "nobody listens on a port below 1024",
                             .source = "kube-linter privileged-ports; Monokle",
                             .mend = "listen on 8080, and let the Service have port 80",
                             .policy = true};
inline constexpr rule SEC_31{.id = "SEC-31",
                             .statement = "no Service is reached from outside",
                             .source = "kube-linter exposed-services; kube-score; datree",
                             .mend = "use an Ingress",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule SEC_32{.id = "SEC-32",
                             .statement = "an Ingress has TLS",
                             .source = "Polaris tlsSettingsMissing",
                             .mend = "add withTls(...)",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule SEC_33{.id = "SEC-33",
                             .statement = "an Ingress names its hosts",
                             .source = "datree",
                             .mend = "name the hosts",
                             .policy = true};
inline constexpr rule SEC_34{.id = "SEC-34",
                             .statement = "each pod has a NetworkPolicy",
                             .source = "kube-linter non-isolated-pod; kube-score; Polaris",
                             .mend = "add a NetworkPolicy",
                             .policy = true,
                             .profiles = {.production = asked},
                             .of_whole_stack = true};
inline constexpr rule SEC_43{.id = "SEC-43",
                             .statement = "images are pulled each time",
                             .source = "kube-score; Polaris pullPolicyNotAlways",
                             .mend = "set imagePullPolicy to Always",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule SEC_44{.id = "SEC-44",
                             .statement = "no mount is Bidirectional",
                             .source = "Monokle",
                             .mend = "use HostToContainer",
                             .policy = true};
inline constexpr rule SEC_46{.id = "SEC-46",
                             .statement = "each container or its pod has a securityContext",
                             .source = "datree; kube-score",
                             .mend = "add withSecurityContext(non_root(...))",
                             .policy = true};

inline constexpr check_function security_policy_checks[] = {
    {detail::user_ids_are_high, {&SEC_04}, looks_at::one_object},
    {detail::no_container_runs_as_group_0, {&SEC_05}, looks_at::one_object},
    {detail::root_filesystems_are_read_only, {&SEC_06}, looks_at::one_object},
    {detail::no_system_path_is_mounted, {&SEC_12}, looks_at::one_object},
    {detail::host_paths_are_read_only, {&SEC_13}, looks_at::one_object},
    {detail::no_runtime_socket_is_mounted, {&SEC_14}, looks_at::one_object},
    {detail::containers_are_hardened, {&SEC_20}, looks_at::one_object},
    {detail::no_token_is_mounted_unasked, {&SEC_24}},
    {detail::pods_have_an_account_of_their_own, {&SEC_25}, looks_at::one_object},
    {detail::no_secret_is_a_variable, {&SEC_27}, looks_at::one_object},
    {detail::no_container_listens_on_port_22, {&SEC_29}, looks_at::one_object},
    {detail::no_container_listens_below_1024, {&SEC_30}, looks_at::one_object},
    {detail::no_service_is_exposed, {&SEC_31}, looks_at::one_object},
    {detail::ingresses_have_tls, {&SEC_32}, looks_at::one_object},
    {detail::ingresses_name_their_hosts, {&SEC_33}, looks_at::one_object},
    {detail::pods_have_a_network_policy, {&SEC_34}},
    {detail::images_are_pulled_each_time, {&SEC_43}, looks_at::one_object},
    {detail::no_mount_is_bidirectional, {&SEC_44}, looks_at::one_object},
    {detail::containers_have_a_security_context, {&SEC_46}, looks_at::one_object},
};

}  // namespace dovetail::check

/// What `stack<…>(…).withPolicies(…)` takes.
namespace dovetail::policy {

inline constexpr const check::rule* high_user_ids = &check::SEC_04;
constexpr check::asked_policy min_user_id(std::int64_t id) { return {&check::SEC_04, id}; }
inline constexpr const check::rule* no_root_group = &check::SEC_05;
inline constexpr const check::rule* read_only_root_filesystem = &check::SEC_06;
inline constexpr const check::rule* no_sensitive_host_paths = &check::SEC_12;
inline constexpr const check::rule* read_only_host_paths = &check::SEC_13;
inline constexpr const check::rule* no_runtime_socket = &check::SEC_14;
inline constexpr const check::rule* hardened = &check::SEC_20;
inline constexpr const check::rule* no_service_account_token = &check::SEC_24;
inline constexpr const check::rule* own_service_account = &check::SEC_25;
inline constexpr const check::rule* no_secret_variables = &check::SEC_27;
inline constexpr const check::rule* no_ssh = &check::SEC_29;
inline constexpr const check::rule* no_privileged_ports = &check::SEC_30;
inline constexpr const check::rule* no_exposed_services = &check::SEC_31;
inline constexpr const check::rule* tls = &check::SEC_32;
inline constexpr const check::rule* named_hosts = &check::SEC_33;
inline constexpr const check::rule* isolated_pods = &check::SEC_34;
inline constexpr const check::rule* fresh_images = &check::SEC_43;
inline constexpr const check::rule* no_bidirectional_mounts = &check::SEC_44;
inline constexpr const check::rule* security_context = &check::SEC_46;

}  // namespace dovetail::policy
