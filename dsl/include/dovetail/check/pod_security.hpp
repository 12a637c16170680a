/// Policies that Kubernetes' Pod Security has: the checks of its levels `baseline` and `restricted`, by its versions.
#pragma once

#include "dovetail/check/pod_spec.hpp"
#include "dovetail/check/volumes.hpp"

namespace dovetail::check {

/// The number that a policy is held to where the level `restricted` is stricter than others who ask for it.
inline constexpr std::int64_t as_restricted = 1;

namespace detail {

/// A container as policies over security see it: one of the pod's own, an init container, or an ephemeral one.
struct secured {
  const pod* of;
  /// What a waiver may be for.
  const void* part;
  const model::text* name;
  /// Null where it has none.
  const api::core::v1::SecurityContext* context;
};
constexpr const resource& owner_of(const secured& c) { return *c.of->owner; }
constexpr std::string_view title(const secured& c, report& into) {
  return into.joined({title(owner_of(c), into), ", container `", c.name->view(), "`"});
}

constexpr const api::core::v1::SecurityContext* context_of(const container& c) {
  return c.object->securityContext ? &*c.object->securityContext : nullptr;
}
constexpr const api::core::v1::PodSecurityContext* context_of(const pod& p) {
  return p.spec->securityContext ? &*p.spec->securityContext : nullptr;
}

/// Calls `look(secured, object)` for each container of a pod, or of all; the object is of the schema's type for its sort.
template <class Look>
constexpr auto each_secured(const pod& p, Look look) {
  const auto see = [&](const auto& c) {
    look(secured{&p, &c, &c.name, c.securityContext ? &*c.securityContext : nullptr}, c);
  };
  for (const auto& init : p.spec->initContainers) see(init);
  for (const auto& main : p.spec->containers) see(main);
  for (const auto& joined : p.spec->ephemeralContainers) see(joined);
}
template <class Look>
constexpr auto each_secured(const inventory& all, Look look) {
  for (const pod& p : all.pods) each_secured(p, look);
}

/// Reports what breaks a policy, where no waiver covers it: at its field, or at the line of the container or the pod where the
/// field is not there.
constexpr void tell_policy(const rule& what, const secured& c, place at, std::initializer_list<std::string_view> words,
                           report& into) {
  if (!into.waived(what, owner_of(c), c.part))
    tell(what, c, at.known() ? at : c.name->at(), into, {into.joined(words), or_waive(what, into)});
}
constexpr void tell_policy(const rule& what, const container& c, place at,
                           std::initializer_list<std::string_view> words, report& into) {
  if (!into.waived(what, owner_of(c), c.object))
    tell(what, c, at.known() ? at : c.object->name.at(), into, {into.joined(words), or_waive(what, into)});
}
constexpr void tell_policy(const rule& what, const pod& p, place at, std::initializer_list<std::string_view> words,
                           report& into) {
  if (!into.waived(what, *p.owner, nullptr)) tell(what, p, at, into, {into.joined(words), or_waive(what, into)});
}

/// The API server refuses what only Linux has in a pod that is said to be of Windows, so nobody can ask for it there.
constexpr bool is_of_windows(const pod& p) { return p.spec->os && p.spec->os->name == "windows"; }
/// From 1.35 on, root in a pod with users of its own is nobody on its node.
constexpr bool has_own_users(const pod& p, const inventory& all) {
  return all.kubernetes_minor >= 35 && p.spec->hostUsers.has_value() && !p.spec->hostUsers.value();
}

constexpr void no_container_is_privileged(const rule& what, const inventory& all, report& into) {
  each_secured(all, [&](const secured& c, const auto&) {
    if (c.context != nullptr && c.context->privileged.value_or(false))
      tell_policy(what, c, c.context->privileged.at(), {" is privileged"}, into);
  });
}

constexpr void no_container_escalates_its_privileges(const rule& what, const inventory& all, report& into) {
  each_secured(all, [&](const secured& c, const auto&) {
    const model::boolean may = c.context == nullptr ? model::boolean{} : c.context->allowPrivilegeEscalation;
    if (may.value_or(true) && !is_of_windows(*c.of))
      tell_policy(what, c, may.at(), {" may escalate its privileges: allowPrivilegeEscalation is not false"}, into);
  });
}

/// As Pod Security has it: runAsNonRoot is said, and user 0 is nowhere named.
constexpr void check_non_root_said(const rule& what, const pod& p, report& into) {
  constexpr std::string_view as_zero = " runs as user 0, which is root", may = " may run as root: ";
  const auto* of_pod = context_of(p);
  const model::boolean by_pod = of_pod == nullptr ? model::boolean{} : of_pod->runAsNonRoot;
  if (of_pod != nullptr && of_pod->runAsUser.value_or(1) == 0)
    tell_policy(what, p, of_pod->runAsUser.at(), {as_zero}, into);
  if (!by_pod.value_or(true)) tell_policy(what, p, by_pod.at(), {may, "runAsNonRoot is false"}, into);
  each_secured(p, [&](const secured& c, const auto&) {
    const model::boolean own = c.context == nullptr ? model::boolean{} : c.context->runAsNonRoot;
    if (c.context != nullptr && c.context->runAsUser.value_or(1) == 0)
      tell_policy(what, c, c.context->runAsUser.at(), {as_zero}, into);
    if (!own.value_or(true)) tell_policy(what, c, own.at(), {may, "runAsNonRoot is false"}, into);
    if (!own.has_value() && !by_pod.has_value())
      tell_policy(what, c, {}, {may, "neither it nor its pod says runAsNonRoot"}, into);
  });
}

/// As the kubelet has it: a user that is not root is as good as runAsNonRoot. What the pod says is told once, for all
/// containers that have it from there.
constexpr void check_not_root(const rule& what, const pod& p, report& into) {
  const auto* of_pod = context_of(p);
  bool told_of_pod = false;
  each_secured(p, [&](const secured& c, const auto&) {
    const bool own_user = c.context != nullptr && c.context->runAsUser.has_value();
    const bool own_word = c.context != nullptr && c.context->runAsNonRoot.has_value();
    const model::integer user = own_user            ? c.context->runAsUser
                                : of_pod != nullptr ? of_pod->runAsUser
                                                    : model::integer{};
    const model::boolean non_root = own_word            ? c.context->runAsNonRoot
                                    : of_pod != nullptr ? of_pod->runAsNonRoot
                                                        : model::boolean{};
    const bool is_root = user.has_value() && user.value() == 0;
    if ((!is_root && (non_root.value_or(false) || user.has_value())) || into.waived(what, owner_of(c), c.part)) return;
    const std::string_view words = is_root ? " runs as user 0, which is root"
                                   : non_root.has_value()
                                       ? " may run as root: runAsNonRoot is false"
                                       : " may run as root: neither it nor its pod says runAsNonRoot";
    const place at = is_root ? user.at() : non_root.at();
    if (is_root ? own_user : own_word || !non_root.has_value()) return tell_policy(what, c, at, {words}, into);
    if (!told_of_pod) tell_policy(what, p, at, {words}, into);
    told_of_pod = true;
  });
}
constexpr void containers_run_as_non_root(const rule& what, const inventory& all, report& into) {
  const bool said = into.number_or(0) == as_restricted;
  for (const pod& p : all.pods) {
    if (!said) check_not_root(what, p, into);
    else if (!has_own_users(p, all)) check_non_root_said(what, p, into);
  }
}

constexpr void capabilities_are_dropped(const rule& what, const inventory& all, report& into) {
  each_secured(all, [&](const secured& c, const auto&) {
    place at;
    if (c.context != nullptr && c.context->capabilities)
      for (const model::text& dropped : c.context->capabilities->drop) {
        if (dropped == "ALL") return;
        if (!at.known()) at = dropped.at();
      }
    if (!is_of_windows(*c.of)) tell_policy(what, c, at, {" keeps capabilities: it does not drop ALL"}, into);
  });
}

constexpr bool is_usual_capability(const model::text& added) {
  for (const char* known : {"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
                            "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"})
    if (added == known) return true;
  return false;
}
constexpr void no_dangerous_capability_is_added(const rule& what, const inventory& all, report& into) {
  const bool restricted = into.number_or(0) == as_restricted;
  each_secured(all, [&](const secured& c, const auto&) {
    if (c.context == nullptr || !c.context->capabilities || (restricted && is_of_windows(*c.of))) return;
    for (const model::text& added : c.context->capabilities->add)
      if (restricted ? !(added == "NET_BIND_SERVICE") : !is_usual_capability(added))
        tell_policy(what, c, added.at(),
                    {" adds capability `", added.view(),
                     is_usual_capability(added) ? "`: only NET_BIND_SERVICE may be added" : "`, which is dangerous"},
                    into);
  });
}

constexpr void no_host_namespace_is_shared(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    if (p.spec->hostNetwork.value_or(false)) tell_policy(what, p, p.spec->hostNetwork.at(), {" has hostNetwork"}, into);
    if (p.spec->hostPID.value_or(false)) tell_policy(what, p, p.spec->hostPID.at(), {" has hostPID"}, into);
    if (p.spec->hostIPC.value_or(false)) tell_policy(what, p, p.spec->hostIPC.at(), {" has hostIPC"}, into);
  }
}

constexpr void no_host_port_is_taken(const rule& what, const inventory& all, report& into) {
  each_secured(all, [&](const secured& c, const auto& object) {
    for (const auto& port : object.ports)
      if (port.hostPort.value_or(0) != 0)
        tell_policy(what, c, port.hostPort.at(), {" has a host port, ", into.digits(port.hostPort.value())}, into);
  });
}

constexpr void no_host_path_is_mounted(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes)
      if (volume.hostPath)
        tell_policy(
            what, p, volume.hostPath->path.at(),
            {" has a hostPath volume, `", volume.name.view(), "`: `", volume.hostPath->path.view(), "` of its node"},
            into);
}

constexpr void proc_is_masked(const rule& what, const inventory& all, report& into) {
  const bool restricted = into.number_or(0) == as_restricted;
  each_secured(all, [&](const secured& c, const auto&) {
    if (c.context != nullptr && c.context->procMount.has_value() && !(c.context->procMount == "Default") &&
        (restricted || !has_own_users(*c.of, all)))
      tell_policy(what, c, c.context->procMount.at(), {" has an unmasked /proc"}, into);
  });
}

/// Sysctls that each pod has for itself, and the minor version from which Pod Security lets them be set.
struct safe_sysctl {
  const char* name;
  int since;
};
inline constexpr safe_sysctl safe_sysctls[] = {{"kernel.shm_rmid_forced", 0},
                                               {"net.ipv4.ip_local_port_range", 0},
                                               {"net.ipv4.tcp_syncookies", 0},
                                               {"net.ipv4.ping_group_range", 0},
                                               {"net.ipv4.ip_unprivileged_port_start", 0},
                                               {"net.ipv4.ip_local_reserved_ports", 27},
                                               {"net.ipv4.tcp_keepalive_time", 29},
                                               {"net.ipv4.tcp_fin_timeout", 29},
                                               {"net.ipv4.tcp_keepalive_intvl", 29},
                                               {"net.ipv4.tcp_keepalive_probes", 29},
                                               {"net.ipv4.tcp_rmem", 32},
                                               {"net.ipv4.tcp_wmem", 32},
                                               {"net.ipv4.tcp_slow_start_after_idle", 37},
                                               {"net.ipv4.tcp_notsent_lowat", 37}};
constexpr void sysctls_are_safe(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    const auto* own = context_of(p);
    if (own == nullptr) continue;
    for (const auto& sysctl : own->sysctls) {
      int since = -1;
      for (const safe_sysctl& known : safe_sysctls)
        if (sysctl.name == known.name) since = known.since;
      if (since < 0)
        tell_policy(what, p, sysctl.name.at(),
                    {" sets sysctl `", sysctl.name.view(), "`, which is not safe for its neighbours"}, into);
      else if (since > all.kubernetes_minor)
        tell_policy(what, p, sysctl.name.at(),
                    {" sets sysctl `", sysctl.name.view(), "`, which is taken for safe from 1.", into.digits(since),
                     " on, and this is for 1.", into.digits(all.kubernetes_minor)},
                    into);
    }
  }
}

/// Of seccomp or AppArmor.
template <class Profile>
constexpr auto is_confining(const Profile& profile) {
  return profile.type == Profile::Type::RuntimeDefault || profile.type == Profile::Type::Localhost;
}

/// `Asked`: a profile has to be named. What the pod names is told of it alone.
template <bool Asked>
constexpr auto seccomp_is_on(const rule& what, const inventory& all, report& into) {
  constexpr std::string_view unconfined = " has an unconfined seccompProfile";
  for (const pod& p : all.pods) {
    if (Asked && is_of_windows(p)) continue;
    const auto* of_pod = context_of(p);
    const bool by_pod = of_pod != nullptr && of_pod->seccompProfile;
    if (by_pod && !is_confining(*of_pod->seccompProfile))
      tell_policy(what, p, of_pod->seccompProfile->type.at(), {unconfined}, into);
    each_secured(p, [&](const secured& c, const auto&) {
      const bool by_own = c.context != nullptr && c.context->seccompProfile;
      if (by_own && !is_confining(*c.context->seccompProfile))
        tell_policy(what, c, c.context->seccompProfile->type.at(), {unconfined}, into);
      if (Asked && !by_own && !by_pod) tell_policy(what, c, {}, {" has no seccompProfile"}, into);
    });
  }
}

inline constexpr std::string_view app_armor_annotation = "container.apparmor.security.beta.kubernetes.io/";
constexpr bool is_confining_annotation(std::string_view value) {
  return value.empty() || value == "runtime/default" || value.starts_with("localhost/");
}
constexpr void app_armor_is_on(const rule& what, const inventory& all, report& into) {
  constexpr std::string_view off = " has AppArmor switched off";
  for (const pod& p : all.pods) {
    if (const auto* of_pod = context_of(p);
        of_pod != nullptr && of_pod->appArmorProfile && !is_confining(*of_pod->appArmorProfile))
      tell_policy(what, p, of_pod->appArmorProfile->type.at(), {off}, into);
    each_secured(p, [&](const secured& c, const auto&) {
      if (c.context != nullptr && c.context->appArmorProfile && !is_confining(*c.context->appArmorProfile))
        tell_policy(what, c, c.context->appArmorProfile->type.at(), {off}, into);
    });
    for (const auto& annotation : p.metadata->annotations) {
      const std::string_view key = annotation.key.view(), value = annotation.value.view();
      if (!key.starts_with(app_armor_annotation) || is_confining_annotation(value)) continue;
      const place at = annotation.value.at().known() ? annotation.value.at() : annotation.key.at();
      const std::string_view of = key.substr(app_armor_annotation.size());
      if (value == "unconfined") tell_policy(what, p, at, {off, " by an annotation, for container `", of, "`"}, into);
      else
        tell_policy(what, p, at,
                    {" has the AppArmor profile `", value, "` by an annotation, for container `", of,
                     "`, and neither runtime/default nor one of localhost/"},
                    into);
    }
  }
}

template <class Facts>
constexpr auto check_se_linux_options(const rule& what, const Facts& facts,
                                      const api::core::v1::SELinuxOptions& options, const inventory& all,
                                      report& into) {
  const model::text& type = options.type;
  if (!type.empty() && !(type == "container_t") && !(type == "container_init_t") && !(type == "container_kvm_t") &&
      !(type == "container_engine_t" && all.kubernetes_minor >= 31))
    tell_policy(what, facts, type.at(),
                {" has SELinux options of its own: type `", type.view(), "`, which is none of containers"}, into);
  if (!options.user.empty())
    tell_policy(what, facts, options.user.at(), {" has SELinux options of its own: user `", options.user.view(), "`"},
                into);
  if (!options.role.empty())
    tell_policy(what, facts, options.role.at(), {" has SELinux options of its own: role `", options.role.view(), "`"},
                into);
}
constexpr void se_linux_options_are_usual(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    if (const auto* of_pod = context_of(p); of_pod != nullptr && of_pod->seLinuxOptions)
      check_se_linux_options(what, p, *of_pod->seLinuxOptions, all, into);
    each_secured(p, [&](const secured& c, const auto&) {
      if (c.context != nullptr && c.context->seLinuxOptions)
        check_se_linux_options(what, c, *c.context->seLinuxOptions, all, into);
    });
  }
}

constexpr void no_container_is_a_host_process(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    if (const auto* of_pod = context_of(p);
        of_pod != nullptr && of_pod->windowsOptions && of_pod->windowsOptions->hostProcess.value_or(false))
      tell_policy(what, p, of_pod->windowsOptions->hostProcess.at(), {" is a Windows host process"}, into);
    each_secured(p, [&](const secured& c, const auto&) {
      if (c.context != nullptr && c.context->windowsOptions && c.context->windowsOptions->hostProcess.value_or(false))
        tell_policy(what, c, c.context->windowsOptions->hostProcess.at(), {" is a Windows host process"}, into);
    });
  }
}

/// The type of a volume that `restricted` refuses; empty for others, and for one without a source, which is an emptyDir.
constexpr std::string_view refused_type(const api::core::v1::Volume& v) {
  if (v.configMap || v.csi || v.downwardAPI || v.emptyDir || v.ephemeral || v.image || v.persistentVolumeClaim ||
      v.projected || v.secret)
    return {};
  return v.hostPath               ? "hostPath"
         : v.nfs                  ? "nfs"
         : v.gitRepo              ? "gitRepo"
         : v.iscsi                ? "iscsi"
         : v.fc                   ? "fc"
         : v.flexVolume           ? "flexVolume"
         : v.cephfs               ? "cephfs"
         : v.rbd                  ? "rbd"
         : v.glusterfs            ? "glusterfs"
         : v.cinder               ? "cinder"
         : v.awsElasticBlockStore ? "awsElasticBlockStore"
         : v.gcePersistentDisk    ? "gcePersistentDisk"
         : v.azureDisk            ? "azureDisk"
         : v.azureFile            ? "azureFile"
         : v.vsphereVolume        ? "vsphereVolume"
         : v.portworxVolume       ? "portworxVolume"
         : v.photonPersistentDisk ? "photonPersistentDisk"
         : v.quobyte              ? "quobyte"
         : v.scaleIO              ? "scaleIO"
         : v.storageos            ? "storageos"
         : v.flocker              ? "flocker"
                                  : "";
}
constexpr void volume_types_are_restricted(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes)
      if (const std::string_view type = refused_type(volume); !type.empty())
        tell_policy(what, p, volume.hostPath ? volume.hostPath->path.at() : volume.name.at(),
                    {" has volume `", volume.name.view(), "` of type ", type, ", which the restricted profile refuses"},
                    into);
}

template <class Handler>
constexpr auto check_handler_host(const rule& what, const secured& c, std::string_view title,
                                  const model::optional<Handler>& handler, report& into) {
  if (!handler) return;
  const auto tell_host = [&](const model::text& host) {
    if (!host.empty())
      tell_policy(what, c, host.at(), {" has a ", title, " of another host, `", host.view(), "`"}, into);
  };
  if (handler->httpGet) tell_host(handler->httpGet->host);
  if (handler->tcpSocket) tell_host(handler->tcpSocket->host);
}
constexpr void handlers_ask_their_own_pod(const rule& what, const inventory& all, report& into) {
  if (all.kubernetes_minor < 34) return;
  each_secured(all, [&](const secured& c, const auto& object) {
    check_handler_host(what, c, "livenessProbe", object.livenessProbe, into);
    check_handler_host(what, c, "readinessProbe", object.readinessProbe, into);
    check_handler_host(what, c, "startupProbe", object.startupProbe, into);
    if (!object.lifecycle) return;
    check_handler_host(what, c, "postStart handler", object.lifecycle->postStart, into);
    check_handler_host(what, c, "preStop handler", object.lifecycle->preStop, into);
  });
}

}  // namespace detail

inline constexpr rule SEC_01{.id = "SEC-01",
                             .statement = "no container is privileged",
                             .source = "Pod Security baseline; kube-linter; kube-score; Polaris",
                             .mend = "remove privileged()",
                             .policy = true,
                             .profiles = {.baseline = asked, .restricted = asked, .production = asked}};
inline constexpr rule SEC_02{.id = "SEC-02",
                             .statement = "no container may escalate its privileges",
                             .source = "Pod Security restricted; Polaris; kube-linter",
                             .mend = "add noPrivilegeEscalation() to the securityContext",
                             .policy = true,
                             .profiles = {.restricted = asked, .production = asked}};
inline constexpr rule SEC_03{
    .id = "SEC-03",
    .statement = "every container runs as a user that is not root; in the profile restricted, runAsNonRoot says so",
    .source = "kube-linter run-as-non-root; Polaris runAsRootAllowed; Pod Security restricted",
    .mend = "add withSecurityContext(non_root())",
    .policy = true,
    .profiles = {.restricted = as_restricted, .production = asked}};
inline constexpr rule SEC_07{.id = "SEC-07",
                             .statement = "a container drops all capabilities",
                             .source = "Pod Security restricted; Polaris; kube-linter",
                             .mend = "add dropAllCapabilities()",
                             .policy = true,
                             .profiles = {.restricted = asked, .production = asked}};
inline constexpr rule SEC_08{
    .id = "SEC-08",
    .statement = "no dangerous capability is added; in the profile restricted, none but NET_BIND_SERVICE",
    .source = "Pod Security baseline; Polaris",
    .mend = "remove the capability",
    .policy = true,
    .profiles = {.baseline = asked, .restricted = as_restricted, .production = asked}};
inline constexpr rule SEC_09{.id = "SEC-09",
                             .statement = "no pod shares network, processes or IPC with its node",
                             .source = "Pod Security baseline; kube-linter; Polaris",
                             .mend = "remove hostNetwork, hostPID and hostIPC",
                             .policy = true,
                             .profiles = {.baseline = asked, .restricted = asked, .production = asked}};
inline constexpr rule SEC_10{.id = "SEC-10",
                             .statement = "no container has a port of its node",
                             .source = "Pod Security baseline; Polaris",
                             .mend = "use a Service",
                             .policy = true,
                             .profiles = {.baseline = asked, .restricted = asked, .production = asked}};
inline constexpr rule SEC_11{.id = "SEC-11",
                             .statement = "no pod has a folder of its node",
                             .source = "Pod Security baseline; Polaris",
                             .mend = "use a claim",
                             .policy = true,
                             .profiles = {.baseline = asked, .production = asked}};
inline constexpr rule SEC_15{
    .id = "SEC-15",
    .statement = "/proc is masked; in the profile baseline, pods with users of their own (1.35) may have it all",
    .source = "Pod Security baseline; kube-linter; Polaris",
    .mend = "remove procMount",
    .policy = true,
    .profiles = {.baseline = asked, .restricted = as_restricted, .production = as_restricted}};
inline constexpr rule SEC_16{.id = "SEC-16",
                             .statement = "only safe sysctls are set",
                             .source = "Pod Security baseline; kube-linter unsafe-sysctls",
                             .mend = "remove the sysctl",
                             .policy = true,
                             .profiles = {.baseline = asked, .restricted = asked, .production = asked}};
inline constexpr rule SEC_17{.id = "SEC-17",
                             .statement = "each container has a seccomp profile",
                             .source = "Pod Security restricted; kube-score; kubeaudit",
                             .mend = "set seccompProfile to RuntimeDefault",
                             .policy = true,
                             .profiles = {.restricted = asked}};
inline constexpr rule DOV_14{.id = "DOV-14",
                             .statement = "no container has seccomp switched off",
                             .source = "Pod Security baseline",
                             .mend = "remove the Unconfined profile",
                             .policy = true,
                             .profiles = {.baseline = asked}};
inline constexpr rule SEC_18{.id = "SEC-18",
                             .statement = "AppArmor is not switched off",
                             .source = "Pod Security baseline; kubeaudit",
                             .mend = "remove the Unconfined profile",
                             .policy = true,
                             .profiles = {.baseline = asked, .restricted = asked}};
inline constexpr rule SEC_19{.id = "SEC-19",
                             .statement = "SELinux options are those of containers",
                             .source = "Pod Security baseline; Monokle",
                             .mend = "remove seLinuxOptions",
                             .policy = true,
                             .profiles = {.baseline = asked, .restricted = asked}};
inline constexpr rule SEC_21{.id = "SEC-21",
                             .statement = "no container is a Windows host process",
                             .source = "Pod Security baseline; Polaris",
                             .mend = "remove hostProcess",
                             .policy = true,
                             .profiles = {.baseline = asked, .restricted = asked, .production = asked}};
inline constexpr rule SEC_22{.id = "SEC-22",
                             .statement = "volumes are of the types of the restricted profile",
                             .source = "Pod Security restricted",
                             .mend = "use a claim, an emptyDir, a ConfigMap or a Secret",
                             .policy = true,
                             .profiles = {.restricted = asked}};
inline constexpr rule SEC_23{.id = "SEC-23",
                             .statement = "probes and lifecycle handlers ask their own pod, from 1.34 on",
                             .source = "Pod Security baseline",
                             .mend = "remove the host",
                             .policy = true,
                             .profiles = {.baseline = asked, .restricted = asked}};

inline constexpr check_function pod_security_checks[] = {
    {detail::no_container_is_privileged, {&SEC_01}, looks_at::one_object},
    {detail::no_container_escalates_its_privileges, {&SEC_02}, looks_at::one_object},
    {detail::containers_run_as_non_root, {&SEC_03}, looks_at::one_object},
    {detail::capabilities_are_dropped, {&SEC_07}, looks_at::one_object},
    {detail::no_dangerous_capability_is_added, {&SEC_08}, looks_at::one_object},
    {detail::no_host_namespace_is_shared, {&SEC_09}, looks_at::one_object},
    {detail::no_host_port_is_taken, {&SEC_10}, looks_at::one_object},
    {detail::no_host_path_is_mounted, {&SEC_11}, looks_at::one_object},
    {detail::proc_is_masked, {&SEC_15}, looks_at::one_object},
    {detail::sysctls_are_safe, {&SEC_16}, looks_at::one_object},
    {detail::seccomp_is_on<true>, {&SEC_17}, looks_at::one_object},
    {detail::seccomp_is_on<false>, {&DOV_14}, looks_at::one_object},
    {detail::app_armor_is_on, {&SEC_18}, looks_at::one_object},
    {detail::se_linux_options_are_usual, {&SEC_19}, looks_at::one_object},
    {detail::no_container_is_a_host_process, {&SEC_21}, looks_at::one_object},
    {detail::volume_types_are_restricted, {&SEC_22}, looks_at::one_object},
    {detail::handlers_ask_their_own_pod, {&SEC_23}, looks_at::one_object},
};

}  // namespace dovetail::check

/// What `stack<…>(…).withPolicies(…)` takes.
namespace dovetail::policy {

inline constexpr const check::rule* non_root = &check::SEC_03;
inline constexpr const check::rule* not_privileged = &check::SEC_01;
inline constexpr const check::rule* no_privilege_escalation = &check::SEC_02;
inline constexpr const check::rule* dropped_capabilities = &check::SEC_07;
inline constexpr const check::rule* no_dangerous_capabilities = &check::SEC_08;
inline constexpr const check::rule* no_host_namespaces = &check::SEC_09;
inline constexpr const check::rule* no_host_ports = &check::SEC_10;
inline constexpr const check::rule* no_host_paths = &check::SEC_11;
inline constexpr const check::rule* masked_proc = &check::SEC_15;
inline constexpr const check::rule* safe_sysctls = &check::SEC_16;
inline constexpr const check::rule* seccomp_profile = &check::SEC_17;
inline constexpr const check::rule* not_unconfined = &check::DOV_14;
inline constexpr const check::rule* app_armor = &check::SEC_18;
inline constexpr const check::rule* restricted_se_linux = &check::SEC_19;
inline constexpr const check::rule* no_host_process = &check::SEC_21;
inline constexpr const check::rule* restricted_volumes = &check::SEC_22;
inline constexpr const check::rule* probes_of_own_pod = &check::SEC_23;

}  // namespace dovetail::policy
