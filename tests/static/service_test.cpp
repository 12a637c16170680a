/// check/service.hpp: rules over Services. What they say is in tests/errors/service_*.cpp; here is how far they go.
#include "findings.hpp"
#include "lowered.hpp"

#include <dovetail/api/discovery/v1.hpp>

inline constexpr auto http = port<"http">(8080);
inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));
using service_type = api::core::v1::ServiceSpec::Type;

// REF-04: every label that is wanted, of a workload in the same namespace.
inline constexpr auto both_labels =
    Service<"web">{}.withSelector("app", "web").withSelector("tier", "front").withPort(http);
inline constexpr auto in_front = web.withPodLabel("tier", "front");
inline constexpr auto elsewhere = web.edit([](api::apps::v1::Deployment& d) { d.metadata.namespace_ = "kube-system"; });
inline constexpr auto selects_both = stack<"test">(file("a", in_front), file("b", both_labels));
inline constexpr auto selects_one = stack<"test">(file("a", web), file("b", both_labels));
inline constexpr auto web_service = Service<"web">{web}.withPort(http);
inline constexpr auto selects_elsewhere = stack<"test">(file("a", elsewhere), file("b", web_service));
static_assert(is_sound<selects_both>);
static_assert(breaks_only<selects_one>("REF-04"));
static_assert(breaks_only<selects_elsewhere>("REF-04"));
// A Service of a Job.
inline constexpr auto once = Job<"once">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));
inline constexpr auto once_service = Service<"once">{once}.withPort(http);
inline constexpr auto selects_job = stack<"test">(file("a", once), file("b", once_service));
static_assert(is_sound<selects_job>);

// DOV-74: another name for something outside, or addresses by hand.
inline constexpr auto outside = Service<"outside">{}.edit([](api::core::v1::Service& s) {
  s.spec.type = service_type::ExternalName;
  s.spec.externalName = "db.example.com";
});
inline constexpr auto by_hand = Service<"by-hand">{}.withPort(http);
constexpr auto of_v4 = [](api::discovery::v1::EndpointSlice& slice) {
  slice.addressType = api::discovery::v1::EndpointSlice::AddressType::IPv4;
};
inline constexpr auto slice =
    resource<api::discovery::v1::EndpointSlice, "by-hand-1">(of_v4).withLabel("kubernetes.io/service-name", "by-hand");
inline constexpr auto other_slice = resource<api::discovery::v1::EndpointSlice, "by-hand">(of_v4);
inline constexpr auto endpoints = resource<api::core::v1::Endpoints, "by-hand">();
inline constexpr auto external_name = stack<"test">(file("a", outside));
inline constexpr auto with_slice = stack<"test">(file("a", by_hand), file("b", slice));
inline constexpr auto with_endpoints = stack<"test">(file("a", by_hand), file("b", endpoints));
inline constexpr auto without_addresses = stack<"test">(file("a", by_hand), file("b", other_slice));
static_assert(is_sound<external_name>);
static_assert(is_sound<with_slice>);
static_assert(is_sound<with_endpoints>);
static_assert(breaks_only<without_addresses>("DOV-74"));

// REF-06, DOV-74: by number or by name, in any container that stays: a sidecar is an init container that does.
inline constexpr auto by_name = Service<"web">{web}.withPort("http", 80, "http");
inline constexpr auto by_number = Service<"web">{web}.withPort("http", 80, 8080);
inline constexpr auto by_itself = Service<"web">{web}.withPort("http", 8080, 8080).edit([](api::core::v1::Service& s) {
  s.spec.ports[0].targetPort.reset();
});
inline constexpr auto by_itself_wrongly = by_itself.edit([](api::core::v1::Service& s) { s.spec.ports[0].port = 80; });
inline constexpr auto to_name = stack<"test">(file("a", web), file("b", by_name));
inline constexpr auto to_number = stack<"test">(file("a", web), file("b", by_number));
inline constexpr auto to_itself = stack<"test">(file("a", web), file("b", by_itself));
inline constexpr auto to_itself_wrongly = stack<"test">(file("a", web), file("b", by_itself_wrongly));
static_assert(is_sound<to_name>);
static_assert(is_sound<to_number>);
static_assert(is_sound<to_itself>);
static_assert(breaks_only<to_itself_wrongly>("DOV-74"));

inline constexpr auto proxy = Container<"proxy">{image("proxy:1.0")}.withPort(port<"proxy">(9000));
inline constexpr auto sidecar = proxy.edit([](api::core::v1::Container& c) { c.restartPolicy = "Always"; });
inline constexpr auto with_sidecar = web.withInitContainer(sidecar);
inline constexpr auto with_init = web.withInitContainer(proxy);
inline constexpr auto proxy_service = Service<"web">{web}.withPort("proxy", 80, "proxy");
inline constexpr auto to_sidecar = stack<"test">(file("a", with_sidecar), file("b", proxy_service));
inline constexpr auto to_init = stack<"test">(file("a", with_init), file("b", proxy_service));
static_assert(is_sound<to_sidecar>);
static_assert(breaks_only<to_init>("REF-06"));

// DOV-74: DNS has one number by two protocols.
using protocol = api::core::v1::ContainerPort::Protocol;
inline constexpr auto dns = Deployment<"dns">{}.withContainer(
    Container<"dns">{image("dns:1.0")}
        .withPort(port<"dns-tcp">(53))
        .withPort(port<"dns">(53))
        .edit([](api::core::v1::Container& c) { c.ports[1].protocol = protocol::UDP; }));
inline constexpr auto by_udp = Service<"dns">{dns}.withPort(port<"dns">(53)).edit([](api::core::v1::Service& s) {
  s.spec.ports[0].protocol = api::core::v1::ServicePort::Protocol::UDP;
});
inline constexpr auto by_sctp = by_udp.edit(
    [](api::core::v1::Service& s) { s.spec.ports[0].protocol = api::core::v1::ServicePort::Protocol::SCTP; });
inline constexpr auto to_udp = stack<"test">(file("a", dns), file("b", by_udp));
inline constexpr auto to_sctp = stack<"test">(file("a", dns), file("b", by_sctp));
static_assert(is_sound<to_udp>);
static_assert(breaks_only<to_sctp>("DOV-74"));

// IDN-09, IDN-10: one port needs no name; one number may have two protocols.
inline constexpr auto one_nameless = by_number.edit([](api::core::v1::Service& s) { s.spec.ports[0].name.reset(); });
inline constexpr auto one_without_name = stack<"test">(file("a", web), file("b", one_nameless));
static_assert(is_sound<one_without_name>);
inline constexpr auto both_protocols =
    Service<"dns">{dns}.withPort(port<"tcp">(53)).withPort(port<"udp">(53)).edit([](api::core::v1::Service& s) {
      s.spec.ports[1].protocol = api::core::v1::ServicePort::Protocol::UDP;
    });
inline constexpr auto two_protocols = stack<"test">(file("a", dns), file("b", both_protocols));
static_assert(is_sound<two_protocols>);

// REF-39: a Service of the stack that selects the set, or one outside.
inline constexpr auto store_of = Container<"store">{image("store:1.0")}.withPort(http);
inline constexpr auto set = StatefulSet<"store">{}.withServiceName("store").withContainer(store_of);
inline constexpr auto set_service = Service<"store">{set}.withPort(http).withoutClusterIP();
inline constexpr auto of_outside = external<Service>("store");
inline constexpr auto with_service = stack<"test">(file("a", set), file("b", set_service));
inline constexpr auto with_service_outside = stack<"test">(file("a", set)).withExternals(of_outside);
inline constexpr auto without_service = stack<"test">(file("a", set));
static_assert(is_sound<with_service>);
static_assert(is_sound<with_service_outside>);
static_assert(breaks_only<without_service>("REF-39"));

// IDN-12, CON-58, GRM-12: node ports.
inline constexpr auto open_web = web_service.withNodePort(http, 30083);
inline constexpr auto same_number =
    Service<"second">{web}.withNodePort(http, 30083).edit([](api::core::v1::Service& s) {
      s.spec.ports[0].protocol = api::core::v1::ServicePort::Protocol::TCP;
    });
inline constexpr auto by_other_protocol = same_number.edit([](api::core::v1::Service& s) {
  s.spec.ports[0].protocol = api::core::v1::ServicePort::Protocol::UDP;
  s.spec.selector.clear();
  s.spec.type = service_type::LoadBalancer;
});
inline constexpr auto other_number = Service<"second">{web}.withNodePort(http, 30080);
inline constexpr auto at_end = web_service.withNodePort(http, 32767);
inline constexpr auto past_end = at_end.edit([](api::core::v1::Service& s) { s.spec.ports[0].nodePort = 32768; });
inline constexpr auto on_cluster_ip =
    open_web.edit([](api::core::v1::Service& s) { s.spec.type = service_type::ClusterIP; });
inline constexpr auto on_load_balancer = web_service.withLoadBalancerType().withNodePort(http, 30083);
template <const auto&... Services>
inline constexpr auto opened = stack<"test">(file("a", web), file("b", Services)...);
static_assert(is_sound<opened<open_web>>);
static_assert(is_sound<opened<open_web, other_number>>);
static_assert(breaks_only<opened<open_web, same_number>>("IDN-12"));
static_assert(count_of<opened<open_web, by_other_protocol>>("IDN-12") == 0);
static_assert(is_sound<opened<at_end>>);
static_assert(breaks_only<opened<past_end>>("GRM-12"));
static_assert(breaks_only<opened<on_cluster_ip>>("CON-58"));
static_assert(is_sound<opened<on_load_balancer>>);
static_assert(lowered(open_web, [](const api::core::v1::Service& s, const resource_notes&) {
  return s.spec.ports.size() == 1 && s.spec.ports[0].nodePort == model::integer(30083) &&
         s.spec.type == service_type::NodePort;
}));
static_assert(lowered(on_load_balancer, [](const api::core::v1::Service& s, const resource_notes&) {
  return s.spec.type == service_type::LoadBalancer;
}));

// Addresses, of the ports that the Service has.
inline constexpr auto front = Service<"front">{web}.withPort(80, http);
inline constexpr auto addressed = Deployment<"client">{}.withContainer(
    Container<"client">{image("client:1.0")}
        .withEnv("HOST", front.host())
        .withEnv("PORT", front.port(http))
        .withEnv("ADDRESS", front.address(http))
        .withEnv("URL", front.url("http", http))
        .withEnv("NEAR", concat(front.service_name(), ":", front.port(http), "/api")));
static_assert(lowered(addressed, [](const api::apps::v1::Deployment& d, const resource_notes&) {
  const auto& env = d.spec.template_.spec.containers[0].env;
  return env[0].value == "front.here.svc.cluster.local" && env[1].value == "80" &&
         env[2].value == "front.here.svc.cluster.local:80" &&
         env[3].value == "http://front.here.svc.cluster.local:80" && env[4].value == "front:80/api";
}));
