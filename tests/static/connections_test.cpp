/// check/connections.hpp: what NetworkPolicies leave of what a stack connects, as Kubernetes takes them together.
#include "edited.hpp"

#include <dovetail/api/networking/v1.hpp>

namespace {

namespace net = api::networking::v1;
using type = net::NetworkPolicySpec::PolicyTypes;

inline constexpr auto sql = port<"sql">(3306);
inline constexpr auto db =
    StatefulSet<"db">{}.withServiceName("db").withContainer(Container<"db">{image("db:1.0")}.withPort(sql));
inline constexpr auto db_service = Service<"db">{db}.withPort(sql);
inline constexpr auto app =
    Deployment<"app">{}.withContainer(Container<"app">{image("app:1.0")}.withEnv("DB", db_service.address(sql)));

/// The app and its database under one policy, that of the database's pods.
template <auto Edit>
inline constexpr auto policy_of_db = resource<net::NetworkPolicy, "db">([](net::NetworkPolicy& p) {
  p.spec.podSelector.ensure().matchLabels["app"] = "db";
  Edit(p.spec);
});
template <auto Edit>
inline constexpr auto under =
    stack<"test">(file("a", app), file("b", db), file("c", db_service), file("d", policy_of_db<Edit>));
using s = net::NetworkPolicySpec;

// Nothing is allowed where nothing is said; another direction leaves it alone.
static_assert(breaks_only<under<[](s&) {}>>("DOV-62"));
static_assert(is_sound<under<[](s& p) { p.policyTypes.push_back(type::Egress); }>>);
static_assert(is_sound<under<[](s& p) { p.ingress.emplace_back(); }>>);

inline constexpr auto from_app = [](s& p) -> net::NetworkPolicyIngressRule& {
  auto& rule = p.ingress.emplace_back();
  rule.from.emplace_back().podSelector.ensure().matchLabels["app"] = "app";
  return rule;
};
static_assert(is_sound<under<[](s& p) { from_app(p); }>>);
// From others only.
static_assert(breaks_only<under<[](s& p) { from_app(p).from[0].podSelector->matchLabels["app"] = "db"; }>>("DOV-62"));
// By expressions.
inline constexpr auto by_expression = [](s& p, const char* how) {
  auto& selector = p.ingress.emplace_back().from.emplace_back().podSelector.ensure();
  auto& wanted = selector.matchExpressions.emplace_back();
  wanted.key = "app";
  wanted.operator_ = how;
  wanted.values.push_back("app");
};
static_assert(
    tells<under<[](s& p) { by_expression(p, "In"); }>, under<[](s& p) { by_expression(p, "NotIn"); }>>("DOV-62"));
// Of pods in namespaces: both selectors have to hold, in the pod's namespace.
inline constexpr auto in_namespace = [](s& p, const char* name) {
  from_app(p).from[0].namespaceSelector.ensure().matchLabels["kubernetes.io/metadata.name"] = name;
};
static_assert(tells<under<[](s& p) { in_namespace(p, "default"); }>,
                    under<[](s& p) { in_namespace(p, "kube-system"); }>>("DOV-62"));
// Labels of a namespace that is not the stack's may be any.
static_assert(is_sound<under<[](s& p) { from_app(p).from[0].namespaceSelector.ensure().matchLabels["team"] = "a"; }>>);
// Whether a block has pods in it is the cluster's.
static_assert(
    is_sound<under<[](s& p) { p.ingress.emplace_back().from.emplace_back().ipBlock.ensure().cidr = "10.0.0.0/8"; }>>);

// Ports: by number, by name, in a range, of the protocol.
inline constexpr auto at = [](s& p) -> net::NetworkPolicyPort& { return from_app(p).ports.emplace_back(); };
static_assert(tells<under<[](s& p) { at(p).port = 3306; }>, under<[](s& p) {
                      at(p).port = 3307;
                      p.ingress[0].ports[0].endPort = 3310;
                    }>>("DOV-62"));
static_assert(is_sound<under<[](s& p) { at(p).port = "sql"; }>>);
static_assert(is_sound<under<[](s& p) {
  auto& port = at(p);
  port.port = 3000;
  port.endPort = 4000;
}>>);
static_assert(count_of<under<[](s& p) {
                auto& port = at(p);
                port.port = 3306;
                port.protocol = net::NetworkPolicyPort::Protocol::UDP;
              }>>("DOV-62") == 1);
static_assert(is_sound<under<[](s& p) { at(p); }>>);

// Policies add up.
inline constexpr auto closed = default_deny_ingress<"closed">();
inline constexpr auto opened = NetworkPolicy<"opened">{db}.withIngressFrom(app, sql);
inline constexpr auto only_closed =
    stack<"test">(file("a", app), file("b", db), file("c", db_service), file("d", closed));
inline constexpr auto closed_and_opened =
    stack<"test">(file("a", app), file("b", db), file("c", db_service), file("d", closed), file("e", opened));
static_assert(tells<closed_and_opened, only_closed>("DOV-62"));

// Both ends have to let it pass; names are asked for, too.
inline constexpr auto sealed = default_deny<"sealed">();
inline constexpr auto let_out = NetworkPolicy<"out">{app}.withEgressTo(db, sql);
inline constexpr auto let_out_with_names = NetworkPolicy<"out">{app}.withEgressTo(db, sql).withEgressToDns();
inline constexpr auto cut_inside = stack<"test">(file("a", app), file("b", db), file("c", db_service),
                                                 file("d", sealed), file("e", let_out_with_names));
static_assert(breaks_only<cut_inside>("DOV-62"));
inline constexpr auto deaf = stack<"test">(file("a", app), file("b", db), file("c", db_service), file("d", sealed),
                                           file("e", let_out), file("f", opened));
inline constexpr auto hears = stack<"test">(file("a", app), file("b", db), file("c", db_service), file("d", sealed),
                                            file("e", let_out_with_names), file("f", opened));
static_assert(tells<hears, deaf>("DOV-63"));
inline constexpr auto to_kube_system = NetworkPolicy<"names">{}.withEgressToNamespace("kube-system");
inline constexpr auto hears_there =
    stack<"test">(file("a", app), file("b", db), file("c", db_service), file("d", sealed), file("e", let_out),
                  file("f", opened), file("g", to_kube_system));
static_assert(is_sound<hears_there>);

// What a ConfigMap says to those that take it; a workload that connects to nothing is left alone.
inline constexpr auto settings = ConfigMap<"settings">{}.withData("DB_HOST", "db").withData("LEVEL", "info");
inline constexpr auto taker =
    Deployment<"taker">{}.withContainer(Container<"taker">{image("taker:1.0")}.withEnvFrom(settings));
inline constexpr auto other_taker =
    Deployment<"taker">{}.withContainer(Container<"taker">{image("taker:1.0")}.withEnv("LEVEL", settings.key("LEVEL")));
inline constexpr auto taken =
    stack<"test">(file("a", taker), file("b", db), file("c", db_service), file("d", closed), file("e", settings));
inline constexpr auto not_taken =
    stack<"test">(file("a", other_taker), file("b", db), file("c", db_service), file("d", closed), file("e", settings));
static_assert(tells<not_taken, taken>("DOV-62"));

// Of a volume a container has the keys that are among its items, and of those the files that it mounts.
template <const auto& Volume>
inline constexpr auto mounting = Deployment<"taker">{}.withVolume(Volume).withContainer(
    Container<"taker">{image("taker:1.0")}.withVolumeMount(Volume, "/etc/taker"));
template <const auto& Taker>
inline constexpr auto taken_by =
    stack<"test">(file("a", Taker), file("b", db), file("c", db_service), file("d", closed), file("e", settings));
inline constexpr auto all_files = config_map_volume<"files">(settings);
inline constexpr auto host_file = config_map_volume<"files">(settings).withItem("DB_HOST", "host");
inline constexpr auto level_file = config_map_volume<"files">(settings).withItem("LEVEL", "level");
static_assert(tells<taken_by<mounting<level_file>>, taken_by<mounting<all_files>>>("DOV-62"));
static_assert(tells<taken_by<mounting<level_file>>, taken_by<mounting<host_file>>>("DOV-62"));
template <bool Host>
inline constexpr auto only = mounting<all_files>.edit(
    [](auto& d) { d.spec.template_.spec.containers[0].volumeMounts[0].subPath = Host ? "DB_HOST" : "LEVEL"; });
static_assert(tells<taken_by<only<false>>, taken_by<only<true>>>("DOV-62"));
inline constexpr auto half_a_name =
    mounting<all_files>.edit([](auto& d) { d.spec.template_.spec.containers[0].volumeMounts[0].subPath = "DB_"; });
static_assert(count_of<taken_by<half_a_name>>("DOV-62") == 0);
inline constexpr auto mounted_by_nobody =
    mounting<all_files>.edit([](auto& d) { d.spec.template_.spec.containers[0].volumeMounts[0].name = "other"; });
static_assert(count_of<taken_by<mounted_by_nobody>>("DOV-62") == 0);
template <bool Host>
inline constexpr auto projecting = mounting<all_files>.edit([](auto& d) {
  auto& volume = d.spec.template_.spec.volumes[0];
  volume.configMap.reset();
  auto& source = volume.projected.ensure().sources.emplace_back().configMap.ensure();
  source.name = "settings";
  auto& item = source.items.emplace_back();
  item.key = Host ? "DB_HOST" : "LEVEL";
  item.path = "file";
});
static_assert(tells<taken_by<projecting<false>>, taken_by<projecting<true>>>("DOV-62"));

// Probes come from the pod's own node, which no policy keeps out.
inline constexpr auto probed = Deployment<"probed">{}.withContainer(
    Container<"probed">{image("app:1.0")}.withPort(http).withReadinessProbe(http_get(http, "/")));
inline constexpr auto probed_behind_it = stack<"test">(file("a", probed), file("b", sealed));
static_assert(is_sound<probed_behind_it>);

// Routes: somebody of another namespace, or a pod that is reached from outside.
inline constexpr auto web_service = Service<"web">{workload}.withPort(http);
inline constexpr auto ingress = Ingress<"web">{}.withHost("www.example.com").withPath("/", web_service, http);
template <const auto& Policy>
inline constexpr auto routed =
    stack<"test">(file("a", workload), file("b", web_service), file("c", ingress), file("d", Policy));
inline constexpr auto from_traefik = NetworkPolicy<"web">{workload}.withIngressFromNamespace("kube-system", http);
inline constexpr auto from_itself = NetworkPolicy<"web">{workload}.withIngressFrom(workload);
inline constexpr auto from_anywhere = NetworkPolicy<"web">{workload}.withIngress(http);
static_assert(tells<routed<from_traefik>, routed<from_itself>>("DOV-62"));
static_assert(tells<routed<from_anywhere>, routed<closed>>("DOV-62"));
inline constexpr auto traefik =
    Deployment<"traefik">{}.withContainer(Container<"traefik">{image("traefik:3.3")}.withPort(http));
inline constexpr auto traefik_service = Service<"traefik">{traefik}.withPort(http).withLoadBalancerType();
inline constexpr auto traefik_inside = Service<"traefik">{traefik}.withPort(http);
inline constexpr auto let_traefik_in = NetworkPolicy<"web">{workload}.withIngressFrom(traefik, http);
template <const auto& Of>
inline constexpr auto beside_traefik = stack<"test">(file("a", workload), file("b", web_service), file("c", ingress),
                                                     file("d", let_traefik_in), file("e", traefik), file("f", Of));
static_assert(tells<beside_traefik<traefik_service>, beside_traefik<traefik_inside>>("DOV-62"));
}  // namespace
