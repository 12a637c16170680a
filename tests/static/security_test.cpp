/// check/security.hpp: security contexts that contradict themselves, and values that no node takes.
#include "edited.hpp"

using context = core::SecurityContext;
using pod_context = core::PodSecurityContext;
using spec = core::PodSpec;
template <auto Edit>
inline constexpr auto& of_context = of_container<[](core::Container& web) { Edit(web.securityContext.ensure()); }>;
template <auto Edit>
inline constexpr auto& of_pod_context = of_pod<[](spec& p) { Edit(p.securityContext.ensure()); }>;

static_assert(tells<of_context<[](context& s) { s.runAsUser = 2147483647; }>,
                    of_context<[](context& s) { s.runAsUser = 2147483648; }>>("GRM-35"));
static_assert(breaks_only<of_pod_context<[](pod_context& s) { s.supplementalGroups.push_back(-1); }>>("GRM-35"));
inline constexpr auto sysctl = [](pod_context& s, const char* name) {
  s.sysctls.emplace_back().name = name;
  s.sysctls.back().value = "1";
};
static_assert(tells<of_pod_context<[](pod_context& s) { sysctl(s, "net.core.somaxconn"); }>,
                    of_pod_context<[](pod_context& s) { sysctl(s, "net..somaxconn"); }>>("GRM-36"));
static_assert(breaks_only<of_pod_context<[](pod_context& s) {
  sysctl(s, "net.core.somaxconn");
  sysctl(s, "net.core.somaxconn");
}>>("IDN-16"));
static_assert(breaks_only<of_pod<[](spec& p) {
  p.hostNetwork = true;
  sysctl(p.securityContext.ensure(), "net.core.somaxconn");
}>>("CON-24"));
static_assert(breaks_only<of_pod<[](spec& p) {
  p.hostIPC = true;
  sysctl(p.securityContext.ensure(), "kernel.sem");
}>>("CON-24"));
using seccomp = core::SeccompProfile::Type;
static_assert(tells<of_context<[](context& s) {
                      s.seccompProfile.ensure().type = seccomp::Localhost;
                      s.seccompProfile->localhostProfile = "a/b.json";
                    }>,
                    of_context<[](context& s) { s.seccompProfile.ensure().type = seccomp::Localhost; }>>("CON-23"));
static_assert(breaks_only<of_context<[](context& s) {
  s.seccompProfile.ensure().type = seccomp::RuntimeDefault;
  s.seccompProfile->localhostProfile = "a";
}>>("CON-23"));
static_assert(breaks_only<of_context<[](context& s) {
  s.seccompProfile.ensure().type = seccomp::Localhost;
  s.seccompProfile->localhostProfile = "/a";
}>>("GRM-43"));
static_assert(tells<of_context<[](context& s) { s.windowsOptions.ensure().runAsUserName = "DOMAIN\\user"; }>,
                    of_context<[](context& s) { s.windowsOptions.ensure().runAsUserName = "a/b"; }>>("GRM-45"));
static_assert(breaks_only<of_context<[](context& s) { s.windowsOptions.ensure().hostProcess = true; }>>("CON-28"));
static_assert(breaks_only<of_pod<[](spec& p) {
  p.os.ensure().name = "linux";
  p.securityContext.ensure().windowsOptions.ensure().runAsUserName = "user";
}>>("CON-27"));
static_assert(breaks_only<of_pod<[](spec& p) {
  p.os.ensure().name = "windows";
  p.securityContext.ensure().fsGroup = 1;
}>>("CON-27"));
static_assert(tells<of_pod<[](spec& p) { p.hostUsers = false; }>, of_pod<[](spec& p) {
                      p.hostUsers = false;
                      p.hostPID = true;
                    }>>("CON-19"));
static_assert(tells<of_pod<[](spec& p) { p.shareProcessNamespace = true; }>, of_pod<[](spec& p) {
                      p.shareProcessNamespace = true;
                      p.hostPID = true;
                    }>>("CON-20"));
static_assert(tells<of_context<[](context& s) { s.allowPrivilegeEscalation = false; }>, of_context<[](context& s) {
                      s.allowPrivilegeEscalation = false;
                      s.privileged = true;
                    }>>("CON-21"));
static_assert(breaks_only<of_context<[](context& s) {
  s.allowPrivilegeEscalation = false;
  s.capabilities.ensure().add.push_back("SYS_ADMIN");
}>>("CON-21"));
static_assert(tells<of_pod<[](spec& p) {
                      p.hostUsers = false;
                      p.containers[0].securityContext.ensure().procMount = context::ProcMount::Unmasked;
                    }>,
                    of_context<[](context& s) { s.procMount = context::ProcMount::Unmasked; }>>("CON-22"));
// CON-87: what a container says goes before what its pod says.
inline constexpr auto not_root = [](spec& p) {
  p.securityContext.ensure().runAsNonRoot = true;
  p.containers[0].securityContext.ensure().runAsUser = 0;
};
static_assert(tells<of_pod<[](spec& p) {
                      not_root(p);
                      p.containers[0].securityContext->runAsNonRoot = false;
                    }>,
                    of_pod<not_root>>("CON-87"));
static_assert(is_sound<of_context<[](context& s) { s.runAsUser = 0; }>>);
