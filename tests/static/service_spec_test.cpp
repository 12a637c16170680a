/// check/service_spec.hpp: what goes with a Service's type, and its addresses.
#include "edited.hpp"

#include <dovetail/api/discovery/v1.hpp>

using s = core::ServiceSpec;
using type = s::Type;
static_assert(is_sound<of_service<[](s&) {}>>);
static_assert(breaks_only<of_service<[](s& x) { x.ports.clear(); }>>("CON-55"));
static_assert(is_sound<of_service<[](s& x) {
  x.ports.clear();
  x.clusterIP = "None";
}>>);
static_assert(breaks_only<of_service<[](s& x) {
  x.clusterIP = "None";
  x.type = type::LoadBalancer;
}>>("CON-56"));
static_assert(tells<of_service<[](s& x) {
                      x.type = type::ExternalName;
                      x.externalName = "db.example.com";
                    }>,
                    of_service<[](s& x) { x.type = type::ExternalName; }>>("GRM-33"));
static_assert(breaks_only<of_service<[](s& x) {
  x.type = type::ExternalName;
  x.externalName = "db.example.com";
  x.ipFamilyPolicy = s::IpFamilyPolicy::SingleStack;
}>>("CON-57"));
static_assert(tells<of_service<[](s& x) {
                      x.type = type::LoadBalancer;
                      x.loadBalancerSourceRanges.push_back("192.0.2.0/24");
                    }>,
                    of_service<[](s& x) { x.loadBalancerSourceRanges.push_back("192.0.2.0/24"); }>>("CON-59"));
static_assert(breaks_only<of_service<[](s& x) {
  x.type = type::LoadBalancer;
  x.loadBalancerSourceRanges.push_back("192.0.2.1");
}>>("GRM-31"));
static_assert(tells<of_service<[](s& x) {
                      x.type = type::NodePort;
                      x.externalTrafficPolicy = s::ExternalTrafficPolicy::Local;
                    }>,
                    of_service<[](s& x) { x.externalTrafficPolicy = s::ExternalTrafficPolicy::Local; }>>("CON-60"));
static_assert(breaks_only<of_service<[](s& x) { x.healthCheckNodePort = 30000; }>>("CON-60"));
static_assert(tells<of_service<[](s& x) {
                      x.sessionAffinity = s::SessionAffinity::ClientIP;
                      x.sessionAffinityConfig.ensure().clientIP.ensure().timeoutSeconds = 1;
                    }>,
                    of_service<[](s& x) { x.sessionAffinityConfig.ensure(); }>>("CON-61"));
static_assert(breaks_only<of_service<[](s& x) {
  x.sessionAffinity = s::SessionAffinity::ClientIP;
  x.sessionAffinityConfig.ensure().clientIP.ensure().timeoutSeconds = 0;
}>>("CON-61"));
inline constexpr auto addresses = [](s& x, const char* first, const char* second) {
  x.clusterIP = first;
  x.clusterIPs.push_back(first);
  x.clusterIPs.push_back(second);
};
static_assert(tells<of_service<[](s& x) { addresses(x, "192.0.2.1", "2001:db8::1"); }>,
                    of_service<[](s& x) { addresses(x, "192.0.2.1", "192.0.2.2"); }>>("IDN-22"));
static_assert(breaks_only<of_service<[](s& x) {
  addresses(x, "192.0.2.1", "2001:db8::1");
  x.clusterIP = "192.0.2.3";
}>>("CON-62"));
static_assert(breaks_only<of_service<[](s& x) { x.clusterIP = "web"; }>>("GRM-31"));
static_assert(tells<of_service<[](s& x) { x.externalIPs.push_back("192.0.2.1"); }>,
                    of_service<[](s& x) { x.externalIPs.push_back("127.0.0.1"); }>>("GRM-32"));
static_assert(tells<of_service<[](s& x) { x.ports[0].appProtocol = "example.com/web"; }>,
                    of_service<[](s& x) { x.ports[0].appProtocol = "a b"; }>>("GRM-34"));
// IDN-11, beside IDN-12's other Services.
inline constexpr auto node_ports = [](s& x, int second) {
  x.type = type::NodePort;
  x.ports[0].nodePort = 30080;
  x.ports.push_back(x.ports[0]);
  x.ports[1].name = "other";
  x.ports[1].port = 81;
  x.ports[1].nodePort = second;
};
static_assert(
    tells<of_service<[](s& x) { node_ports(x, 30081); }>, of_service<[](s& x) { node_ports(x, 30080); }>>("IDN-11"));

// Warnings.
static_assert(warnings_of<of_service<[](s& x) { x.externalName = "db.example.com"; }>>(check::CON_63) == 1);
static_assert(warnings_of<of_service<[](s& x) {
                x.clusterIP = "None";
                x.sessionAffinity = s::SessionAffinity::ClientIP;
              }>>(check::CON_63) == 1);
static_assert(warnings_of<of_service<[](s&) {}>>(check::CON_63) == 0);
inline constexpr auto canary =
    Deployment<"canary">{}.withContainer(Container<"web">{image("web:1.1")}.withPort(http)).withPodLabel("app", "web");
inline constexpr auto of_both =
    stack<"test">(file("a", workload), file("b", canary), file("c", service_with<[](s&) {}>));
static_assert(warnings_of<of_both>(check::REF_08) == 1);
static_assert(warnings_of<of_service<[](s&) {}>>(check::REF_08) == 0);
static_assert(breaks_only<of_service<[](s& x) {
  x.type = type::ExternalName;
  x.externalName = "192.0.2.7";
}>>("GRM-33"));

// Addresses that are given by hand.
using slice = api::discovery::v1::EndpointSlice;
inline constexpr auto unselecting = resource<core::Service, "db">([](core::Service& x) {
  auto& port = x.spec.ports.emplace_back();
  port.name = "sql";
  port.port = 5432;
});
template <auto Edit>
inline constexpr auto slice_with = resource<slice, "db-1">([](slice& x) {
  x.metadata.labels["kubernetes.io/service-name"] = "db";
  x.addressType = slice::AddressType::IPv4;
  x.endpoints.emplace_back().addresses.push_back("192.0.2.7");
  auto& port = x.ports.emplace_back();
  port.name = "sql";
  port.port = 15432;
  Edit(x);
});
template <auto Edit>
inline constexpr auto of_slice = stack<"test">(file("a", unselecting), file("b", slice_with<Edit>));
inline constexpr auto& fitting = of_slice<[](slice&) {}>;
static_assert(tells<fitting, of_slice<[](slice& x) { x.ports[0].name = "db"; }>>("REF-91"));
static_assert(
    breaks_only<of_slice<[](slice& x) { x.ports[0].protocol = api::discovery::v1::EndpointPort::Protocol::UDP; }>>(
        "REF-91"));
static_assert(breaks_only<of_slice<[](slice& x) { x.addressType = slice::AddressType::IPv6; }>>("GRM-55"));
static_assert(breaks_only<of_slice<[](slice& x) { x.endpoints[0].addresses[0] = "127.0.0.1"; }>>("GRM-32"));
static_assert(breaks_only<of_slice<[](slice& x) { x.endpoints[0].addresses[0] = "192.0.2"; }>>("GRM-31"));
static_assert(breaks_only<of_slice<[](slice& x) { x.endpoints[0].addresses[0] = "db.example.com"; }>>("GRM-55"));
