/// Policies over security: what Pod Security, kube-linter, kube-score and Polaris ask for.
#pragma once

#include "dovetail/check/network_policy.hpp"
#include "dovetail/check/pod_spec.hpp"
#include "dovetail/check/scheduling.hpp"
#include "dovetail/check/volumes.hpp"

namespace dovetail::check {

namespace detail {

/// A policy over each container: `Fault` says what is wrong with one, as words that follow its title, or null.
template <const char* (*Fault)(const container&)>
constexpr void check_each_container(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    if (const char* fault = Fault(c); fault != nullptr && !into.waived(what, *c.of->owner, c.object))
      tell(what, c, c.object->name.at(), into, {fault, or_waive(what, into)});
}
template <const char* (*Fault)(const pod&)>
constexpr void check_each_pod(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    if (const char* fault = Fault(p); fault != nullptr && !into.waived(what, *p.owner, nullptr))
      tell(what, p, {}, into, {fault, or_waive(what, into)});
}
template <const char* (*Fault)(const access_rule&)>
constexpr void check_each_access(const rule& what, const inventory& all, report& into) {
  for (const access_rule& r : all.access_rules)
    if (const char* fault = Fault(r); fault != nullptr && !into.waived(what, *r.owner, nullptr))
      tell(what, r, r.verbs->empty() ? place{} : (*r.verbs)[0].at(), into, {fault, or_waive(what, into)});
}

constexpr const api::core::v1::SecurityContext* context_of(const container& c) {
  return c.object->securityContext ? &*c.object->securityContext : nullptr;
}
constexpr const api::core::v1::PodSecurityContext* context_of(const pod& p) {
  return p.spec->securityContext ? &*p.spec->securityContext : nullptr;
}

constexpr const char* privileged_fault(const container& c) {
  const auto* own = context_of(c);
  return own != nullptr && own->privileged.value_or(false) ? " is privileged" : nullptr;
}
constexpr const char* escalation_fault(const container& c) {
  const auto* own = context_of(c);
  return own != nullptr && own->allowPrivilegeEscalation.has_value() && !own->allowPrivilegeEscalation.value()
             ? nullptr
             : " may escalate its privileges: allowPrivilegeEscalation is not false";
}
constexpr void check_user_ids(const rule& what, const inventory& all, report& into) {
  const std::int64_t least = into.number_or(10000);
  for (const container& c : all.containers) {
    const auto* own = context_of(c);
    const auto* of_pod = context_of(*c.of);
    const model::integer user = own != nullptr && own->runAsUser.has_value() ? own->runAsUser
                                : of_pod != nullptr                          ? of_pod->runAsUser
                                                                             : model::integer{};
    const model::integer group = own != nullptr && own->runAsGroup.has_value() ? own->runAsGroup
                                 : of_pod != nullptr                           ? of_pod->runAsGroup
                                                                               : model::integer{};
    if ((user.value_or(0) >= least && group.value_or(0) >= least) || into.waived(what, *c.of->owner, c.object))
      continue;
    tell(
        what, c, user.at().known() ? user.at() : c.object->name.at(), into,
        {" runs as a user or a group below ", into.digits(least), ", which a node may have too", or_waive(what, into)});
  }
}
constexpr const char* root_group_fault(const container& c) {
  const auto* own = context_of(c);
  const auto* of_pod = context_of(*c.of);
  const model::integer group = own != nullptr && own->runAsGroup.has_value() ? own->runAsGroup
                               : of_pod != nullptr                           ? of_pod->runAsGroup
                                                                             : model::integer{};
  return group.value_or(1) == 0 ? " runs as group 0, which is that of root" : nullptr;
}
constexpr const char* writable_root_fault(const container& c) {
  const auto* own = context_of(c);
  return own != nullptr && own->readOnlyRootFilesystem.value_or(false)
             ? nullptr
             : " can write to its own files: readOnlyRootFilesystem is not true";
}
constexpr const char* kept_capabilities_fault(const container& c) {
  const auto* own = context_of(c);
  if (own != nullptr && own->capabilities)
    for (const model::text& dropped : own->capabilities->drop)
      if (dropped == "ALL") return nullptr;
  return " keeps capabilities: it does not drop ALL";
}
constexpr const char* added_capabilities_fault(const container& c) {
  const auto* own = context_of(c);
  if (own == nullptr || !own->capabilities) return nullptr;
  for (const model::text& added : own->capabilities->add) {
    bool usual = false;
    for (const char* known : {"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
                              "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"})
      usual = usual || added == known;
    if (!usual) return " adds a capability that is dangerous";
  }
  return nullptr;
}
constexpr const char* host_fault(const pod& p) {
  return p.spec->hostNetwork.value_or(false) ? " has hostNetwork"
         : p.spec->hostPID.value_or(false)   ? " has hostPID"
         : p.spec->hostIPC.value_or(false)   ? " has hostIPC"
                                             : nullptr;
}
constexpr const char* host_port_fault(const container& c) {
  for (const auto& port : c.object->ports)
    if (port.hostPort.value_or(0) != 0) return " has a host port";
  return nullptr;
}
constexpr const char* host_path_fault(const pod& p) {
  for (const auto& volume : p.spec->volumes)
    if (volume.hostPath) return " has a hostPath volume";
  return nullptr;
}
constexpr bool is_folder(std::string_view path, std::string_view folder) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return path == folder || (folder != "/" && path.starts_with(folder) && path[folder.size()] == '/');
}
constexpr const char* sensitive_path_fault(const pod& p) {
  for (const auto& volume : p.spec->volumes)
    if (volume.hostPath)
      for (const char* folder :
           {"/", "/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr", "/root", "/var/lib/kubelet", "/var/log"})
        if (is_folder(volume.hostPath->path.view(), folder))
          return " has a folder of the system of its node as a volume";
  return nullptr;
}
constexpr const char* written_path_fault(const container& c) {
  for (const auto& mount : c.object->volumeMounts)
    for (const auto& volume : c.of->spec->volumes)
      if (volume.hostPath && !mount.readOnly.value_or(false) && model::same(volume.name.view(), mount.name.view()))
        return " can write to a folder of its node";
  return nullptr;
}
constexpr const char* socket_fault(const pod& p) {
  for (const auto& volume : p.spec->volumes)
    if (volume.hostPath)
      for (const char* socket : {"/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock",
                                 "/var/run/crio/crio.sock", "/run/crio/crio.sock"})
        if (volume.hostPath->path == socket) return " has the socket of the container runtime as a volume";
  return nullptr;
}
constexpr const char* proc_mount_fault(const container& c) {
  const auto* own = context_of(c);
  return own != nullptr && own->procMount == api::core::v1::SecurityContext::ProcMount::Unmasked
             ? " has an unmasked /proc"
             : nullptr;
}
constexpr const char* sysctl_fault(const pod& p) {
  const auto* own = context_of(p);
  if (own == nullptr) return nullptr;
  for (const auto& sysctl : own->sysctls) {
    bool safe = false;
    for (const char* known :
         {"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"})
      safe = safe || sysctl.name == known;
    if (!safe) return " sets a sysctl that is not safe for its neighbours";
  }
  return nullptr;
}
constexpr const api::core::v1::SeccompProfile* seccomp_of(const container& c) {
  const auto* own = context_of(c);
  const auto* of_pod = context_of(*c.of);
  return own != nullptr && own->seccompProfile         ? &*own->seccompProfile
         : of_pod != nullptr && of_pod->seccompProfile ? &*of_pod->seccompProfile
                                                       : nullptr;
}
constexpr const char* unconfined_fault(const container& c) {
  const auto* profile = seccomp_of(c);
  return profile != nullptr && profile->type == api::core::v1::SeccompProfile::Type::Unconfined
             ? " has an unconfined seccompProfile"
             : nullptr;
}
constexpr const char* seccomp_fault(const container& c) {
  return seccomp_of(c) == nullptr ? " has no seccompProfile" : unconfined_fault(c);
}
constexpr const char* app_armor_fault(const container& c) {
  using type = api::core::v1::AppArmorProfile::Type;
  const auto* own = context_of(c);
  const auto* of_pod = context_of(*c.of);
  const api::core::v1::AppArmorProfile* profile = own != nullptr && own->appArmorProfile ? &*own->appArmorProfile
                                                  : of_pod != nullptr && of_pod->appArmorProfile
                                                      ? &*of_pod->appArmorProfile
                                                      : nullptr;
  if (profile != nullptr && profile->type == type::Unconfined) return " has AppArmor switched off";
  for (const auto& annotation : c.of->metadata->annotations)
    if (annotation.key.view().starts_with("container.apparmor.security.beta.kubernetes.io/") &&
        annotation.value == "unconfined")
      return " has AppArmor switched off by an annotation";
  return nullptr;
}
constexpr bool is_restricted(const api::core::v1::SELinuxOptions& options) {
  const model::text& t = options.type;
  return options.user.empty() && options.role.empty() &&
         (t.empty() || t == "container_t" || t == "container_init_t" || t == "container_kvm_t" ||
          t == "container_engine_t");
}
constexpr const char* se_linux_fault(const container& c) {
  const auto* own = context_of(c);
  const auto* of_pod = context_of(*c.of);
  const bool sound = (own == nullptr || !own->seLinuxOptions || is_restricted(*own->seLinuxOptions)) &&
                     (of_pod == nullptr || !of_pod->seLinuxOptions || is_restricted(*of_pod->seLinuxOptions));
  return sound ? nullptr : " has SELinux options of its own";
}
constexpr const char* hardening_fault(const container& c) {
  const auto* own = context_of(c);
  const auto* of_pod = context_of(*c.of);
  const bool any = (own != nullptr && (own->seccompProfile || own->appArmorProfile || own->seLinuxOptions ||
                                       (own->capabilities && !own->capabilities->drop.empty()))) ||
                   (of_pod != nullptr && (of_pod->seccompProfile || of_pod->appArmorProfile || of_pod->seLinuxOptions));
  return any ? nullptr : " has neither seccomp, AppArmor, SELinux nor dropped capabilities";
}
constexpr const char* host_process_fault(const container& c) {
  const auto* own = context_of(c);
  const auto* of_pod = context_of(*c.of);
  const bool is = (own != nullptr && own->windowsOptions && own->windowsOptions->hostProcess.value_or(false)) ||
                  (of_pod != nullptr && of_pod->windowsOptions && of_pod->windowsOptions->hostProcess.value_or(false));
  return is ? " is a Windows host process" : nullptr;
}
constexpr const char* volume_type_fault(const pod& p) {
  for (const auto& v : p.spec->volumes)
    if (!(v.configMap || v.csi || v.downwardAPI || v.emptyDir || v.ephemeral || v.persistentVolumeClaim ||
          v.projected || v.secret || v.image) &&
        source_count(v) != 0)
      return " has a volume of a type that the restricted profile refuses";
  return nullptr;
}
constexpr const char* probe_host_fault(const container& c) {
  for (const auto* probe : {&c.object->livenessProbe, &c.object->readinessProbe, &c.object->startupProbe})
    if (*probe && (((*probe)->httpGet && !(*probe)->httpGet->host.empty()) ||
                   ((*probe)->tcpSocket && !(*probe)->tcpSocket->host.empty())))
      return " has a probe of another host";
  return nullptr;
}
constexpr const char* token_fault(const pod& p) {
  return p.spec->automountServiceAccountToken.value_or(true)
             ? " has the token of its ServiceAccount: automountServiceAccountToken is not false"
             : nullptr;
}
constexpr const char* default_account_fault(const pod& p) {
  return p.spec->serviceAccountName.empty() || p.spec->serviceAccountName == "default"
             ? " runs as the default ServiceAccount"
             : nullptr;
}
constexpr const char* secret_variable_fault(const container& c) {
  for (const auto& variable : c.object->env)
    if (variable.valueFrom && variable.valueFrom->secretKeyRef)
      return " has a Secret in its variables, where it is easily printed";
  for (const auto& from : c.object->envFrom)
    if (from.secretRef) return " has a Secret in its variables, where it is easily printed";
  return nullptr;
}
constexpr const char* ssh_fault(const container& c) {
  for (const auto& port : c.object->ports)
    if (port.containerPort.value_or(0) == 22) return " listens on port 22";
  return nullptr;
}
constexpr const char* low_port_fault(const container& c) {
  for (const auto& port : c.object->ports)
    if (port.containerPort.value_or(1024) < 1024) return " listens on a port below 1024";
  return nullptr;
}
constexpr const char* pull_fault(const container& c) {
  return c.object->imagePullPolicy == api::core::v1::Container::ImagePullPolicy::Always
             ? nullptr
             : " may run an image that the node kept: imagePullPolicy is not Always";
}
constexpr const char* propagation_fault(const container& c) {
  for (const auto& mount : c.object->volumeMounts)
    if (mount.mountPropagation == api::core::v1::VolumeMount::MountPropagation::Bidirectional)
      return " mounts a volume with Bidirectional propagation";
  return nullptr;
}
constexpr const char* no_context_fault(const container& c) {
  return context_of(c) == nullptr && context_of(*c.of) == nullptr ? " has no securityContext" : nullptr;
}

constexpr bool lists(const model::list<model::text>& words, std::string_view word) {
  for (const model::text& w : words)
    if (model::same(w.view(), word)) return true;
  return false;
}
constexpr const char* wildcard_fault(const access_rule& r) {
  return lists(*r.verbs, "*") || lists(*r.resources, "*") || lists(*r.groups, "*") ? " has a rule with `*`" : nullptr;
}
constexpr const char* secrets_fault(const access_rule& r) {
  return (lists(*r.resources, "secrets") || lists(*r.resources, "*")) &&
                 (lists(*r.verbs, "get") || lists(*r.verbs, "list") || lists(*r.verbs, "watch") || lists(*r.verbs, "*"))
             ? " may read Secrets"
             : nullptr;
}
constexpr const char* create_fault(const access_rule& r) {
  if (!lists(*r.verbs, "create") && !lists(*r.verbs, "*")) return nullptr;
  for (const char* kind : {"pods", "deployments", "statefulsets", "daemonsets", "replicasets", "jobs", "cronjobs",
                           "replicationcontrollers", "*"})
    if (lists(*r.resources, kind)) return " may create pods, and with them read every Secret";
  return nullptr;
}
constexpr const char* exec_fault(const access_rule& r) {
  return lists(*r.resources, "pods/exec") || lists(*r.resources, "pods/attach") || lists(*r.resources, "pods/*") ||
                 lists(*r.resources, "*")
             ? " may run commands in pods"
             : nullptr;
}
constexpr const char* impersonation_fault(const access_rule& r) {
  return lists(*r.verbs, "bind") || lists(*r.verbs, "escalate") || lists(*r.verbs, "impersonate")
             ? " may give itself more rights: bind, escalate or impersonate"
             : nullptr;
}

constexpr void check_exposed(const rule& what, const inventory& all, report& into) {
  using type = api::core::v1::ServiceSpec::Type;
  for (const service& s : all.services)
    if ((s.object->spec.type == type::NodePort || s.object->spec.type == type::LoadBalancer) &&
        !into.waived(what, *s.owner, nullptr))
      tell(what, s, s.object->spec.type.at(), into,
           {" is reached from outside: it is of type ", s.object->spec.type.view(), or_waive(what, into)});
}
constexpr void check_tls(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses)
    if (i.object->spec.tls.empty() && !into.waived(what, *i.owner, nullptr))
      tell(what, i, {}, into, {" has no TLS", or_waive(what, into)});
}
constexpr void check_hosts(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses)
    for (const auto& r : i.object->spec.rules)
      if ((r.host.empty() || r.host.view().starts_with("*.")) && !into.waived(what, *i.owner, nullptr))
        tell(what, i, r.host.at(), into,
             {" serves ", r.host.empty() ? "every host" : "every host below a domain", or_waive(what, into)});
}
constexpr void check_isolation(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    bool covered = false;
    for (const network_policy& n : all.network_policies)
      covered = covered || (n.owner->in == p.owner->in && n.object->spec.podSelector &&
                            may_select(*n.object->spec.podSelector, p));
    if (!covered && !into.waived(what, *p.owner, nullptr))
      tell(what, p, {}, into, {" is open to every pod: no NetworkPolicy is for it", or_waive(what, into)});
  }
}
constexpr void check_admin(const rule& what, const inventory& all, report& into) {
  for (const role_binding& b : all.role_bindings)
    if (b.role == "cluster-admin" && !into.waived(what, *b.owner, nullptr))
      tell(what, b, b.role.at(), into, {" gives all rights there are: cluster-admin", or_waive(what, into)});
}
constexpr void check_masters(const rule& what, const inventory& all, report& into) {
  check_each_access<impersonation_fault>(what, all, into);
  for (const role_binding& b : all.role_bindings)
    for (const model::text& subject : b.subjects)
      if (subject == "system:masters" && !into.waived(what, *b.owner, nullptr))
        tell(what, b, subject.at(), into, {" names system:masters, whom nothing can refuse", or_waive(what, into)});
}

/// A rule that a stack asks for.
constexpr rule policy_rule(std::string_view id, std::string_view statement, std::string_view source,
                           std::string_view mend) {
  return {id, statement, source, mend, severity::error, true};
}

}  // namespace detail

inline constexpr rule SEC_01 =
    detail::policy_rule("SEC-01", "no container is privileged",
                        "Pod Security baseline; kube-linter; kube-score; Polaris", "remove privileged()");
inline constexpr rule SEC_02 = detail::policy_rule("SEC-02", "no container may escalate its privileges",
                                                   "Pod Security restricted; Polaris; kube-linter",
                                                   "add noPrivilegeEscalation() to the securityContext");
inline constexpr rule SEC_04 = detail::policy_rule("SEC-04", "users and groups are 10000 or more", "kube-score; datree",
                                                   "use non_root(10001).group(10001)");
inline constexpr rule SEC_05 = detail::policy_rule("SEC-05", "no container runs as group 0",
                                                   "kube-linter run-as-non-root; Monokle", "name another group");
inline constexpr rule SEC_06 =
    detail::policy_rule("SEC-06", "the files of a container cannot be written to", "kube-linter; kube-score; Polaris",
                        "add readOnlyRootFilesystem() and an emptyDir for what is written");
inline constexpr rule SEC_07 =
    detail::policy_rule("SEC-07", "a container drops all capabilities", "Pod Security restricted; Polaris; kube-linter",
                        "add dropAllCapabilities()");
inline constexpr rule SEC_08 = detail::policy_rule("SEC-08", "no dangerous capability is added",
                                                   "Pod Security baseline; Polaris", "remove the capability");
inline constexpr rule SEC_09 =
    detail::policy_rule("SEC-09", "no pod shares network, processes or IPC with its node",
                        "Pod Security baseline; kube-linter; Polaris", "remove hostNetwork, hostPID and hostIPC");
inline constexpr rule SEC_10 = detail::policy_rule("SEC-10", "no container has a port of its node",
                                                   "Pod Security baseline; Polaris", "use a Service");
inline constexpr rule SEC_11 =
    detail::policy_rule("SEC-11", "no pod has a folder of its node", "Pod Security baseline; Polaris", "use a claim");
inline constexpr rule SEC_12 =
    detail::policy_rule("SEC-12", "no pod has a folder of its node's system",
                        "kube-linter sensitive-host-mounts; kubeaudit", "mount a folder of your own");
inline constexpr rule SEC_13 = detail::policy_rule("SEC-13", "a folder of the node is mounted for reading only",
                                                   "kube-linter writable-host-mount; datree", "mount it readOnly");
inline constexpr rule SEC_14 = detail::policy_rule("SEC-14", "no pod has the container runtime's socket",
                                                   "kube-linter docker-sock; kubeaudit", "remove the volume");
inline constexpr rule SEC_15 =
    detail::policy_rule("SEC-15", "/proc is masked", "Pod Security baseline; kube-linter; Polaris", "remove procMount");
inline constexpr rule SEC_16 = detail::policy_rule(
    "SEC-16", "only safe sysctls are set", "Pod Security baseline; kube-linter unsafe-sysctls", "remove the sysctl");
inline constexpr rule SEC_17 =
    detail::policy_rule("SEC-17", "each container has a seccomp profile",
                        "Pod Security restricted; kube-score; kubeaudit", "set seccompProfile to RuntimeDefault");
inline constexpr rule DOV_14 = detail::policy_rule("DOV-14", "no container has seccomp switched off",
                                                   "Pod Security baseline", "remove the Unconfined profile");
inline constexpr rule SEC_18 = detail::policy_rule("SEC-18", "AppArmor is not switched off",
                                                   "Pod Security baseline; kubeaudit", "remove the Unconfined profile");
inline constexpr rule SEC_19 = detail::policy_rule("SEC-19", "SELinux options are those of containers",
                                                   "Pod Security baseline; Monokle", "remove seLinuxOptions");
inline constexpr rule SEC_20 =
    detail::policy_rule("SEC-20", "each container is hardened: seccomp, AppArmor, SELinux or dropped capabilities",
                        "Polaris linuxHardening", "set seccompProfile to RuntimeDefault");
inline constexpr rule SEC_21 = detail::policy_rule("SEC-21", "no container is a Windows host process",
                                                   "Pod Security baseline; Polaris", "remove hostProcess");
inline constexpr rule SEC_22 =
    detail::policy_rule("SEC-22", "volumes are of the types of the restricted profile", "Pod Security restricted",
                        "use a claim, an emptyDir, a ConfigMap or a Secret");
inline constexpr rule SEC_23 =
    detail::policy_rule("SEC-23", "probes ask their own pod", "Pod Security baseline", "remove the host of the probe");
inline constexpr rule SEC_24 =
    detail::policy_rule("SEC-24", "no pod has the token of its ServiceAccount unasked", "Polaris; kubeaudit; datree",
                        "set automountServiceAccountToken to false");
inline constexpr rule SEC_25 =
    detail::policy_rule("SEC-25", "no pod runs as the default ServiceAccount",
                        "kube-linter default-service-account; Kubevious", "add a ServiceAccount, and name it");
inline constexpr rule SEC_27 =
    detail::policy_rule("SEC-27", "no Secret stands in a variable", "kube-linter read-secret-from-env-var; datree",
                        "mount the Secret as a file");
inline constexpr rule SEC_29 = detail::policy_rule(
    "SEC-29", "nobody listens on port 22", "kube-linter ssh-port; Monokle", "remove the port: kubectl exec needs none");
inline constexpr rule SEC_30 =
    detail::policy_rule("SEC-30", "nobody listens on a port below 1024", "kube-linter privileged-ports; Monokle",
                        "listen on 8080, and let the Service have port 80");
inline constexpr rule SEC_31 =
    detail::policy_rule("SEC-31", "no Service is reached from outside",
                        "kube-linter exposed-services; kube-score; datree", "use an Ingress");
inline constexpr rule SEC_32 =
    detail::policy_rule("SEC-32", "an Ingress has TLS", "Polaris tlsSettingsMissing", "add withTls(...)");
inline constexpr rule SEC_33 = detail::policy_rule("SEC-33", "an Ingress names its hosts", "datree", "name the hosts");
inline constexpr rule SEC_34 =
    detail::policy_rule("SEC-34", "each pod has a NetworkPolicy", "kube-linter non-isolated-pod; kube-score; Polaris",
                        "add a NetworkPolicy");
inline constexpr rule SEC_35 = detail::policy_rule(
    "SEC-35", "no rule of a role has `*`", "kube-linter wildcard-in-rules; datree", "name verbs, groups and resources");
inline constexpr rule SEC_36 = detail::policy_rule(
    "SEC-36", "no role may read Secrets", "kube-linter access-to-secrets; datree", "name the Secrets, or mount them");
inline constexpr rule SEC_37 = detail::policy_rule(
    "SEC-37", "no role may create pods", "kube-linter access-to-create-pods; datree", "remove the verb create");
inline constexpr rule SEC_38 =
    detail::policy_rule("SEC-38", "no role may run commands in pods", "Polaris rolePodExecAttach; datree",
                        "remove pods/exec and pods/attach");
inline constexpr rule SEC_39 =
    detail::policy_rule("SEC-39", "nobody is given cluster-admin", "kube-linter cluster-admin-role-binding; Polaris",
                        "name a narrower role");
inline constexpr rule SEC_40 =
    detail::policy_rule("SEC-40", "no role may give itself rights, and nobody is of system:masters", "datree",
                        "remove bind, escalate and impersonate");
inline constexpr rule SEC_43 =
    detail::policy_rule("SEC-43", "images are pulled each time", "kube-score; Polaris pullPolicyNotAlways",
                        "set imagePullPolicy to Always");
inline constexpr rule SEC_44 =
    detail::policy_rule("SEC-44", "no mount is Bidirectional", "Monokle", "use HostToContainer");
inline constexpr rule SEC_46 = detail::policy_rule("SEC-46", "each container or its pod has a securityContext",
                                                   "datree; kube-score", "add withSecurityContext(non_root(...))");

}  // namespace dovetail::check
