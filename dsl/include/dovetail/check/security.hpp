/// Rules over security contexts: what cannot be asked for together, and values that no node takes.
#pragma once

#include "dovetail/check/volumes.hpp"

namespace dovetail::check {

inline constexpr rule IDN_16{"IDN-16", "a pod sets a sysctl once", "API server, validateSysctls",
                             "remove one of the two"};
inline constexpr rule GRM_35{"GRM-35", "ids of users and groups are 0 to 2147483647", "API server, IsValidUserID",
                             "use a number from 0 to 2147483647"};
inline constexpr rule GRM_36{"GRM-36", "the names of sysctls are words joined by dots", "API server, IsValidSysctlName",
                             "write `net.core.somaxconn`"};
inline constexpr rule GRM_43{"GRM-43", "the file of a Localhost seccomp profile is below the node's folder of profiles",
                             "API server, validateSeccompProfileField", "write a relative path: `profiles/api.json`"};
inline constexpr rule GRM_45{"GRM-45", "a Windows user is `name` or `domain\\name`, of characters that Windows takes",
                             "API server, validateWindowsSecurityContextOptions",
                             "write `ContainerUser`, or a domain, a backslash and a user"};
inline constexpr rule CON_19{"CON-19", "a pod with users of its own (hostUsers false) shares nothing of its node",
                             "API server, validateHostUsers", "remove hostNetwork, hostPID and hostIPC, or hostUsers"};
inline constexpr rule CON_20{"CON-20", "a pod shares its processes with its node or among its containers, not both",
                             "API server, validatePodSpecSecurityContext", "remove shareProcessNamespace or hostPID"};
inline constexpr rule CON_21{"CON-21", "a container that may not escalate its privileges does not have them all",
                             "API server, ValidateSecurityContext",
                             "remove privileged or CAP_SYS_ADMIN, or allowPrivilegeEscalation false"};
inline constexpr rule CON_22{"CON-22", "an unmasked /proc goes with users of the pod's own",
                             "API server, ValidateSecurityContext", "set hostUsers to false"};
inline constexpr rule CON_23{"CON-23",
                             "a seccomp or AppArmor profile names a file if, and only if, it is of type Localhost",
                             "API server, validateSeccompProfileField", "set localhostProfile, or remove it"};
inline constexpr rule CON_24{"CON-24", "sysctls of the network and of IPC are not set where these are the node's",
                             "API server, ValidateHostSysctl", "remove the sysctl, or hostNetwork or hostIPC"};
inline constexpr rule CON_27{"CON-27", "a pod of one operating system sets nothing of the other",
                             "API server, validateLinux, validateWindows", "remove the settings of the other system"};
inline constexpr rule CON_28{"CON-28", "a pod of Windows host processes has the network of its host",
                             "API server, validateWindowsHostProcessPod", "set hostNetwork"};
inline constexpr rule CON_87{"CON-87", "no container is said to run as user 0 and not as root",
                             "kube-linter run-as-non-root", "run as another user: non_root(1001)"};

namespace detail {

template <class Facts>
constexpr auto check_id(const Facts& facts, const char* field, const model::integer& id, report& into) {
  if (id.has_value() && (id.value() < 0 || id.value() > 2147483647))
    tell(GRM_35, facts, id.at(), into,
         {" has ", field, " ", into.digits(id.value()), ", which is not from 0 to 2147483647"});
}

template <class Facts, class Profile>
constexpr auto check_profile(const Facts& facts, const char* field, const Profile& profile, report& into) {
  const bool local = profile.type == Profile::Type::Localhost;
  if (local != !profile.localhostProfile.empty())
    tell(CON_23, facts, local ? profile.type.at() : profile.localhostProfile.at(), into,
         {" has a ", field, " of type ", profile.type.view(),
          local ? " that names no localhostProfile" : " that names a localhostProfile"});
  if (const char* fault = local_path_fault(profile.localhostProfile.view(), false))
    tell(GRM_43, facts, profile.localhostProfile.at(), into,
         {" has a ", field, " in `", profile.localhostProfile.view(), "`, which ", fault});
}

template <class Facts>
constexpr auto check_windows(const Facts& facts, const pod& p,
                             const api::core::v1::WindowsSecurityContextOptions& options, report& into) {
  if (p.spec->os && p.spec->os->name == "linux")
    tell(CON_27, facts, p.spec->os->name.at(), into, {" has windowsOptions, and its pod is of linux"});
  if (options.hostProcess.value_or(false) && !p.spec->hostNetwork.value_or(false))
    tell(CON_28, facts, options.hostProcess.at(), into, {" is a Windows host process, and its pod has no hostNetwork"});
  const std::string_view user = options.runAsUserName.view();
  bool sound = !options.runAsUserName.has_value() || !user.empty();
  std::size_t slashes = 0;
  for (const char c : user) {
    slashes += c == '\\';
    sound = sound && !dovetail::detail::contains("\"/:;|=,+*?<>@[]", c) && static_cast<unsigned char>(c) >= 0x20;
  }
  if (!sound || slashes > 1 || user.starts_with('\\') || user.ends_with('\\'))
    tell(GRM_45, facts, options.runAsUserName.at(), into,
         {" runs as the Windows user `", user, "`, which is no name of one"});
}

constexpr bool is_sysctl_name(std::string_view text) {
  return text.size() <= 253 && dovetail::detail::every_part(text, '.', [](std::string_view part) {
           return dovetail::detail::every_part(part, '/', [](std::string_view word) {
             if (word.empty()) return false;
             for (const char c : word)
               if (!dovetail::detail::is_lower(c) && !dovetail::detail::is_digit(c) && c != '-' && c != '_')
                 return false;
             return word.front() != '-' && word.front() != '_' && word.back() != '-' && word.back() != '_';
           });
         });
}

constexpr void check_sysctls(const pod& p, const model::list<api::core::v1::Sysctl>& sysctls, report& into) {
  each_repeated(
      sysctls, [](const auto& s) -> const model::text& { return s.name; },
      [&](const auto&, const model::text& name) {
        tell(IDN_16, p, name.at(), into, {" sets sysctl `", name.view(), "` twice"});
      });
  for (const auto& s : sysctls) {
    const std::string_view name = s.name.view();
    if (!is_sysctl_name(name))
      tell(GRM_36, p, s.name.at(), into, {" sets sysctl `", name, "`, which is no name of one"});
    const bool of_network = name.starts_with("net.");
    const bool of_ipc = name.starts_with("kernel.shm") || name.starts_with("kernel.msg") || name == "kernel.sem" ||
                        name.starts_with("fs.mqueue.");
    if ((of_network && p.spec->hostNetwork.value_or(false)) || (of_ipc && p.spec->hostIPC.value_or(false)))
      tell(CON_24, p, s.name.at(), into,
           {" sets sysctl `", name, "`, which belongs to its node: it has ", of_network ? "hostNetwork" : "hostIPC"});
  }
}

constexpr void check_pod_context(const pod& p, report& into) {
  const auto& spec = *p.spec;
  const bool network = spec.hostNetwork.value_or(false), processes = spec.hostPID.value_or(false),
             ipc = spec.hostIPC.value_or(false);
  if (processes && spec.shareProcessNamespace.value_or(false))
    tell(CON_20, p, spec.shareProcessNamespace.at(), into, {" has both shareProcessNamespace and hostPID"});
  if (spec.hostUsers.has_value() && !spec.hostUsers.value() && (network || processes || ipc))
    tell(CON_19, p, spec.hostUsers.at(), into,
         {" has users of its own, and ",
          network     ? "hostNetwork"
          : processes ? "hostPID"
                      : "hostIPC",
          " of its node"});
  if (!spec.securityContext) return;
  const auto& context = *spec.securityContext;
  check_id(p, "runAsUser", context.runAsUser, into);
  check_id(p, "runAsGroup", context.runAsGroup, into);
  check_id(p, "fsGroup", context.fsGroup, into);
  for (const model::integer& group : context.supplementalGroups) check_id(p, "the supplemental group", group, into);
  if (context.seccompProfile) check_profile(p, "seccompProfile", *context.seccompProfile, into);
  if (context.appArmorProfile) check_profile(p, "appArmorProfile", *context.appArmorProfile, into);
  if (context.windowsOptions) check_windows(p, p, *context.windowsOptions, into);
  if (!context.sysctls.empty()) check_sysctls(p, context.sysctls, into);
  if (spec.os && spec.os->name == "windows") {
    const bool linux_only = context.fsGroup.has_value() || context.runAsUser.has_value() ||
                            context.runAsGroup.has_value() || context.seccompProfile || context.appArmorProfile ||
                            context.seLinuxOptions || !context.sysctls.empty() || !context.supplementalGroups.empty() ||
                            context.fsGroupChangePolicy.has_value();
    if (linux_only)
      tell(CON_27, p, spec.os->name.at(), into, {" is of windows, and its securityContext has what only Linux has"});
  }
}

constexpr void check_container_context(const container& c, const api::core::v1::SecurityContext& context,
                                       report& into) {
  const auto& spec = *c.of->spec;
  check_id(c, "runAsUser", context.runAsUser, into);
  check_id(c, "runAsGroup", context.runAsGroup, into);
  if (context.allowPrivilegeEscalation.has_value() && !context.allowPrivilegeEscalation.value()) {
    bool admin = false;
    if (context.capabilities)
      for (const model::text& added : context.capabilities->add)
        admin = admin || added == "SYS_ADMIN" || added == "CAP_SYS_ADMIN";
    if (admin || context.privileged.value_or(false))
      tell(CON_21, c, context.allowPrivilegeEscalation.at(), into,
           {" may not escalate its privileges, but ", admin ? "adds CAP_SYS_ADMIN" : "is privileged"});
  }
  if (context.procMount == api::core::v1::SecurityContext::ProcMount::Unmasked && spec.hostUsers.value_or(true))
    tell(CON_22, c, context.procMount.at(), into, {" has an unmasked /proc, and its pod does not say hostUsers false"});
  if (context.seccompProfile) check_profile(c, "seccompProfile", *context.seccompProfile, into);
  if (context.appArmorProfile) check_profile(c, "appArmorProfile", *context.appArmorProfile, into);
  if (context.windowsOptions) check_windows(c, *c.of, *context.windowsOptions, into);
  if (spec.os && spec.os->name == "windows" &&
      (context.runAsUser.has_value() || context.runAsGroup.has_value() || context.capabilities ||
       context.privileged.has_value() || context.allowPrivilegeEscalation.has_value() ||
       context.readOnlyRootFilesystem.has_value() || context.procMount.has_value() || context.seccompProfile ||
       context.appArmorProfile || context.seLinuxOptions))
    tell(CON_27, c, spec.os->name.at(), into, {" is of windows, and its securityContext has what only Linux has"});
}

/// Where both are said, of the container or of its pod. What the pod says alone is told once, not of each container.
constexpr void check_root(const container& c, const pod*& told_of, report& into) {
  const auto& own = c.object->securityContext;
  const auto& of_pod = c.of->spec->securityContext;
  if (!own && !of_pod) return;
  const bool own_word = own && own->runAsNonRoot.has_value(), own_user = own && own->runAsUser.has_value();
  const model::boolean* not_root = own_word ? &own->runAsNonRoot : of_pod ? &of_pod->runAsNonRoot : nullptr;
  const model::integer* user = own_user ? &own->runAsUser : of_pod ? &of_pod->runAsUser : nullptr;
  if (not_root == nullptr || user == nullptr || !not_root->value_or(false) || user->value_or(1) != 0) return;
  constexpr const char* words =
      " runs as user 0, which is root, and runAsNonRoot refuses it: the kubelet never starts it";
  if (own_word || own_user) {
    tell(CON_87, c, user->at(), into, {words});
  } else if (told_of != c.of) {
    told_of = c.of;
    tell(CON_87, *c.of, user->at(), into, {words});
  }
}

}  // namespace detail

constexpr void security_contexts_are_valid(const rule&, const inventory& all, report& into) {
  for (const pod& p : all.pods) detail::check_pod_context(p, into);
  const pod* told_of_root = nullptr;
  for (const container& c : all.containers) {
    if (c.object->securityContext) detail::check_container_context(c, *c.object->securityContext, into);
    detail::check_root(c, told_of_root, into);
  }
}

inline constexpr check_function security_checks[] = {
    {security_contexts_are_valid,
     {&CON_19, &CON_20, &CON_21, &CON_22, &CON_23, &CON_24, &CON_27, &CON_28, &CON_87, &IDN_16, &GRM_35, &GRM_36,
      &GRM_43, &GRM_45},
     looks_at::one_object},
};

}  // namespace dovetail::check
