/// check/pod_spec.hpp: ports, names, name servers, restarts of pods.
#include "edited.hpp"

using spec = core::PodSpec;
using c = core::Container;
static_assert(tells<of_container<[](c& web) { web.ports[0].hostPort = 80; }>, of_pod<[](spec& p) {
                      p.hostNetwork = true;
                      p.containers[0].ports[0].hostPort = 80;
                    }>>("CON-18"));
template <auto Edit>
inline constexpr auto& of_two_ports = of_container<[](c& web) {
  web.ports[0].hostPort = 80;
  web.ports.emplace_back().containerPort = 9090;
  web.ports[1].hostPort = 81;
  Edit(web.ports[1]);
}>;
static_assert(tells<of_two_ports<[](auto&) {}>, of_two_ports<[](auto& p) { p.hostPort = 80; }>>("IDN-07"));
static_assert(is_sound<of_two_ports<[](auto& p) {
  p.hostPort = 80;
  p.protocol = core::ContainerPort::Protocol::UDP;
}>>);
static_assert(warnings_of<of_two_ports<[](auto& p) { p.containerPort = 8080; }>>(check::IDN_06) == 1);
static_assert(warnings_of<of_two_ports<[](auto&) {}>>(check::IDN_06) == 0);

static_assert(tells<of_pod<[](spec& p) {
                      p.hostAliases.emplace_back().ip = "2001:db8::1";
                      p.hostAliases[0].hostnames.push_back("db.example.com");
                    }>,
                    of_pod<[](spec& p) { p.hostAliases.emplace_back().ip = "192.0.2"; }>>("GRM-38"));
static_assert(breaks_only<of_pod<[](spec& p) {
  for (const char* a : {"192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"})
    p.dnsConfig.ensure().nameservers.push_back(a);
}>>("GRM-38"));
using dns = spec::DnsPolicy;
static_assert(tells<of_pod<[](spec& p) {
                      p.dnsPolicy = dns::None;
                      p.dnsConfig.ensure().nameservers.push_back("192.0.2.1");
                    }>,
                    of_pod<[](spec& p) { p.dnsPolicy = dns::None; }>>("CON-25"));
static_assert(tells<of_pod<[](spec& p) { p.hostnameOverride = "a"; }>, of_pod<[](spec& p) {
                      p.hostnameOverride = "a";
                      p.hostNetwork = true;
                    }>>("CON-26"));
static_assert(breaks_only<of_pod<[](spec& p) { p.hostname = "a.b"; }>>("GRM-02"));
using restart = spec::RestartPolicy;
static_assert(tells<of_pod<[](spec& p) { p.restartPolicy = restart::Always; }>,
                    of_pod<[](spec& p) { p.restartPolicy = restart::Never; }>>("CON-33"));
static_assert(breaks_only<of_pod<[](spec& p) { p.activeDeadlineSeconds = 5; }>>("CON-32"));
static_assert(breaks_only<of_pod<[](spec& p) { p.ephemeralContainers.emplace_back().name = "debug"; }>>("CON-35"));
static_assert(count_of<of_pod<[](spec& p) {
                p.ephemeralContainers.emplace_back().name = "debug";
                p.ephemeralContainers[0].targetContainerName = "wbe";
              }>>("REF-51") == 1);
static_assert(breaks_only<of_deployment<[](auto& d) { d.spec.selector.matchLabels.clear(); }>>("CON-37"));
inline constexpr auto annotate = [](api::apps::v1::Deployment& d, const char* key, const char* value) {
  d.spec.template_.metadata.annotations[key] = value;
};
static_assert(tells<of_deployment<[](auto& d) {
                      annotate(d, "container.apparmor.security.beta.kubernetes.io/web", "runtime/default");
                    }>,
                    of_deployment<[](auto& d) {
                      annotate(d, "container.apparmor.security.beta.kubernetes.io/wbe", "runtime/default");
                    }>>("REF-53"));
static_assert(
    tells<of_deployment<[](auto& d) { annotate(d, "controller.kubernetes.io/pod-deletion-cost", "-10"); }>,
          of_deployment<[](auto& d) { annotate(d, "controller.kubernetes.io/pod-deletion-cost", "1.5"); }>>("GRM-49"));

static_assert(warnings_of<of_pod<[](spec& p) { p.serviceAccount = "a"; }>>(check::CON_90) == 1);
static_assert(warnings_of<of_pod<[](spec& p) {
                p.serviceAccount = "a";
                p.serviceAccountName = "a";
              }>>(check::CON_90) == 0);
static_assert(warnings_of<of_pod<[](spec& p) {
                p.imagePullSecrets.emplace_back().name = "a";
                p.imagePullSecrets.emplace_back().name = "a";
              }>>(check::IDN_31) == 1);
static_assert(warnings_of<of_pod<[](spec& p) { p.imagePullSecrets.emplace_back().name = "a"; }>>(check::IDN_31) == 0);

// text/address.hpp
static_assert(is_address("192.0.2.1") && is_address("::") && is_address("2001:db8::1") &&
              is_address("1:2:3:4:5:6:7:8") && is_address("::ffff:192.0.2.1"));
static_assert(!is_address("192.0.2.256") && !is_address("1:2:3") && !is_address("1::2::3") && !is_address("g::") &&
              !is_address(""));
static_assert(block_bits("10.0.0.0/8") == 8 && block_bits("2001:db8::/32") == 32 && block_bits("10.0.0.0/33") == -1 &&
              block_bits("10.0.0.0") == -1);
static_assert(is_inside("10.1.0.0/16", "10.0.0.0/8") && !is_inside("11.1.0.0/16", "10.0.0.0/8") &&
              !is_inside("10.0.0.0/8", "10.0.0.0/8"));
