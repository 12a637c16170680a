/// check/network_policy.hpp: whom a NetworkPolicy is for, and whom it lets in.
#include "edited.hpp"

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
                    of_policy<[](s& x) { x.ingress[0].ports[0].port = 8081; }>>("REF-43"));
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
