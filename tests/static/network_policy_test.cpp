/// build/network_policy.hpp: whose pods a policy is about, and whom it lets through; check/network_policy.hpp: that they are there.
#include "edited.hpp"
#include "lowered.hpp"

#include <dovetail/api/networking/v1.hpp>

namespace net = api::networking::v1;
using p = net::NetworkPolicy;
template <auto Edit>
inline constexpr auto policy_with = resource<p, "web">([](p& x) {
  x.spec.podSelector.ensure().matchLabels["app"] = "web";
  auto& in = x.spec.ingress.emplace_back();
  in.from.emplace_back().podSelector.ensure().matchLabels["app"] = "web";
  in.ports.emplace_back().port = "http";
  Edit(x.spec);
});
template <auto Edit>
inline constexpr auto of_policy = stack<"test">(file("a", workload), file("b", policy_with<Edit>));
using s = net::NetworkPolicySpec;
static_assert(is_sound<of_policy<[](s&) {}>>);
static_assert(is_sound<of_policy<[](s& x) { x.podSelector->matchLabels.clear(); }>>);
static_assert(breaks_only<of_policy<[](s& x) { x.podSelector->matchLabels["app"] = "wbe"; }>>("REF-40"));
static_assert(
    breaks_only<of_policy<[](s& x) { x.ingress[0].from[0].podSelector->matchLabels["app"] = "wbe"; }>>("REF-41"));
static_assert(is_sound<of_policy<[](s& x) {
  x.ingress[0].from[0].podSelector->matchLabels["app"] = "dns";
  x.ingress[0].from[0].namespaceSelector.ensure();
}>>);
static_assert(tells<of_policy<[](s& x) { x.ingress[0].ports[0].port = 8080; }>,
                    of_policy<[](s& x) { x.ingress[0].ports[0].port = 8081; }>>("DOV-74"));
static_assert(
    breaks_only<of_policy<[](s& x) { x.ingress[0].ports[0].protocol = net::NetworkPolicyPort::Protocol::UDP; }>>(
        "REF-43"));
static_assert(breaks_only<of_policy<[](s& x) {
  x.ingress[0].ports[0].port = "a--b";
  x.podSelector->matchLabels.clear();
  x.ingress[0].ports[0].port.word.reset();
  x.ingress[0].ports[0].endPort = 5;
}>>("CON-68"));
static_assert(breaks_only<of_policy<[](s& x) { x.ingress[0].from.emplace_back(); }>>("CON-68"));
inline constexpr auto block = [](s& x, const char* cidr, const char* except) {
  auto& to = x.egress.emplace_back().to.emplace_back().ipBlock.ensure();
  to.cidr = cidr;
  to.except.push_back(except);
};
static_assert(tells<of_policy<[](s& x) { block(x, "10.0.0.0/8", "10.1.0.0/16"); }>,
                    of_policy<[](s& x) { block(x, "10.0.0.0/8", "11.1.0.0/16"); }>>("GRM-31"));
static_assert(breaks_only<of_policy<[](s& x) { block(x, "10.0.0.0", "10.1.0.0/16"); }>>("GRM-31"));

// REF-42: namespaces of the stack, by their names.
inline constexpr auto infra = Namespace<"infra">{};
template <auto Edit>
inline constexpr auto of_namespaces =
    stack<"test">(file("n", infra), file("a", workload), file("b", policy_with<Edit>)).inNamespace(infra);
inline constexpr auto from_namespace = [](s& x, const char* name) {
  x.ingress[0].from[0].podSelector.reset();
  x.ingress[0].from[0].namespaceSelector.ensure().matchLabels["kubernetes.io/metadata.name"] = name;
};
static_assert(tells<of_namespaces<[](s& x) { from_namespace(x, "infra"); }>,
                    of_namespaces<[](s& x) { from_namespace(x, "infar"); }>>("REF-42"));
static_assert(is_sound<of_namespaces<[](s& x) { from_namespace(x, "kube-system"); }>>);

// The builder.
using policy_of = api::networking::v1::NetworkPolicy;
using direction = api::networking::v1::NetworkPolicySpec::PolicyTypes;

inline constexpr auto sql = port<"sql">(3306);
inline constexpr auto db = StatefulSet<"db">{}.withContainer(Container<"db">{image("db:1.0")}.withPort(sql));
inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));
inline constexpr auto monitoring = external<Namespace>("monitoring");

inline constexpr auto guarded = NetworkPolicy<"db">{db}
                                    .withIngressFrom(web, sql)
                                    .withIngressFrom(db)
                                    .withIngressFromNamespace(monitoring, http)
                                    .withIngressFromCidr("10.0.0.0/8");
static_assert(lowered(guarded, [](const policy_of& p, const resource_notes&) {
  const auto& in = p.spec.ingress;
  return p.metadata.name == "db" && *p.spec.podSelector->matchLabels.find("app") == "db" &&
         p.spec.policyTypes.size() == 1 && p.spec.policyTypes[0] == direction::Ingress && p.spec.egress.empty() &&
         in.size() == 4 && *in[0].from[0].podSelector->matchLabels.find("app") == "web" &&
         in[0].ports[0].port == model::int_or_string(3306) &&
         in[0].ports[0].protocol == api::networking::v1::NetworkPolicyPort::Protocol::TCP && in[1].ports.empty() &&
         !in[1].from[0].namespaceSelector &&
         *in[2].from[0].namespaceSelector->matchLabels.find("kubernetes.io/metadata.name") == "monitoring" &&
         !in[2].from[0].podSelector && in[3].from[0].ipBlock->cidr == "10.0.0.0/8";
}));
inline constexpr auto outward =
    NetworkPolicy<"web">{web}.withIngress(http).withEgressTo(db, sql).withEgressToDns().withEgressToNamespace(
        "kube-system");
static_assert(lowered(outward, [](const policy_of& p, const resource_notes&) {
  const auto& out = p.spec.egress;
  return p.spec.policyTypes.size() == 2 && p.spec.policyTypes[1] == direction::Egress &&
         p.spec.ingress[0].from.empty() && p.spec.ingress[0].ports.size() == 1 && out.size() == 3 &&
         *out[0].to[0].podSelector->matchLabels.find("app") == "db" && out[1].to.empty() && out[1].ports.size() == 2 &&
         out[1].ports[0].port == model::int_or_string(53) && out[2].ports.empty();
}));

// Of all pods: an empty selector, and nothing that is allowed.
inline constexpr auto closed = default_deny<"closed">();
static_assert(lowered(closed, [](const policy_of& p, const resource_notes&) {
  return p.spec.podSelector.has_value() && p.spec.podSelector->matchLabels.empty() && p.spec.ingress.empty() &&
         p.spec.egress.empty() && p.spec.policyTypes.size() == 2;
}));
inline constexpr auto no_entry = default_deny_ingress<"no-entry">();
static_assert(lowered(no_entry, [](const policy_of& p, const resource_notes&) {
  return p.spec.policyTypes.size() == 1 && p.spec.policyTypes[0] == direction::Ingress;
}));
