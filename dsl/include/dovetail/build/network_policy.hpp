/// `NetworkPolicy<"db">{db}.withIngressFrom(api, db_port)`: who may reach a workload's pods, and whom they may reach.
#pragma once

#include "dovetail/api/networking/v1.hpp"
#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/namespace.hpp"
#include "dovetail/build/workload.hpp"

namespace dovetail {

namespace detail {

using api::networking::v1::NetworkPolicy;
using policy_type = api::networking::v1::NetworkPolicySpec::PolicyTypes;

/// Whoever is named by a step: a workload's pods by its name, or all pods where there is none.
DOVETAIL_STEP void select_policy_pods(part& p, const step& s, lowering& in) {
  auto& selector = as<NetworkPolicy>(p).spec.podSelector.ensure();
  if (s.first.given()) selector.matchLabels[application_label] = in.text(s.first);
}
constexpr void add_policy_type(NetworkPolicy& policy, policy_type type) {
  for (const auto& known : policy.spec.policyTypes)
    if (known == type) return;
  policy.spec.policyTypes.push_back(type);
}
/// The port of a rule, in the step nested in it.
template <class Rule>
constexpr auto set_policy_port(Rule& rule, const step& s, lowering& in) {
  const argument& number = s.inside()[0].first;
  if (!number.given()) return;
  auto& port = rule.ports.emplace_back();
  port.protocol = api::networking::v1::NetworkPolicyPort::Protocol::TCP;
  port.port = in.number(number);
}
constexpr api::networking::v1::NetworkPolicyIngressRule& new_ingress_rule(part& p, const step& s, lowering& in) {
  add_policy_type(as<NetworkPolicy>(p), policy_type::Ingress);
  auto& rule = as<NetworkPolicy>(p).spec.ingress.emplace_back();
  set_policy_port(rule, s, in);
  return rule;
}
constexpr api::networking::v1::NetworkPolicyEgressRule& new_egress_rule(part& p, const step& s, lowering& in) {
  add_policy_type(as<NetworkPolicy>(p), policy_type::Egress);
  auto& rule = as<NetworkPolicy>(p).spec.egress.emplace_back();
  set_policy_port(rule, s, in);
  return rule;
}
constexpr void select_peer(api::networking::v1::NetworkPolicyPeer& peer, const step& s, lowering& in) {
  peer.podSelector.ensure().matchLabels[application_label] = in.text(s.first);
}
/// Every namespace carries its name in this label.
constexpr void select_peer_namespace(api::networking::v1::NetworkPolicyPeer& peer, const step& s, lowering& in) {
  peer.namespaceSelector.ensure().matchLabels["kubernetes.io/metadata.name"] = in.text(s.first);
}
DOVETAIL_STEP void allow_from_pods(part& p, const step& s, lowering& in) {
  select_peer(new_ingress_rule(p, s, in).from.emplace_back(), s, in);
}
DOVETAIL_STEP void allow_from_namespace(part& p, const step& s, lowering& in) {
  select_peer_namespace(new_ingress_rule(p, s, in).from.emplace_back(), s, in);
}
DOVETAIL_STEP void allow_from_block(part& p, const step& s, lowering& in) {
  new_ingress_rule(p, s, in).from.emplace_back().ipBlock.ensure().cidr = in.text(s.first);
}
DOVETAIL_STEP void allow_from_anywhere(part& p, const step& s, lowering& in) { new_ingress_rule(p, s, in); }
DOVETAIL_STEP void allow_to_pods(part& p, const step& s, lowering& in) {
  select_peer(new_egress_rule(p, s, in).to.emplace_back(), s, in);
}
DOVETAIL_STEP void allow_to_namespace(part& p, const step& s, lowering& in) {
  select_peer_namespace(new_egress_rule(p, s, in).to.emplace_back(), s, in);
}
DOVETAIL_STEP void allow_to_block(part& p, const step& s, lowering& in) {
  new_egress_rule(p, s, in).to.emplace_back().ipBlock.ensure().cidr = in.text(s.first);
}
DOVETAIL_STEP void allow_to_anywhere(part& p, const step& s, lowering& in) { new_egress_rule(p, s, in); }
DOVETAIL_STEP void allow_to_dns(part& p, const step&, lowering&) {
  using port_protocol = api::networking::v1::NetworkPolicyPort::Protocol;
  add_policy_type(as<NetworkPolicy>(p), policy_type::Egress);
  auto& rule = as<NetworkPolicy>(p).spec.egress.emplace_back();
  for (const port_protocol protocol : {port_protocol::UDP, port_protocol::TCP}) {
    auto& port = rule.ports.emplace_back();
    port.protocol = protocol;
    port.port = 53;
  }
}
DOVETAIL_STEP void deny_ingress(part& p, const step&, lowering&) {
  add_policy_type(as<NetworkPolicy>(p), policy_type::Ingress);
}
DOVETAIL_STEP void deny_egress(part& p, const step&, lowering&) {
  add_policy_type(as<NetworkPolicy>(p), policy_type::Egress);
}

}  // namespace detail

/// What no policy of a pod allows is refused, as soon as one policy of it is about that direction.
class network_policy_builder : public resource_builder<network_policy_builder, api::networking::v1::NetworkPolicy> {
 public:
  using resource_builder<network_policy_builder, api::networking::v1::NetworkPolicy>::resource_builder;

  /// From the pods of a workload of the same namespace; to this port alone, where one is said.
  constexpr network_policy_builder withIngressFrom(detail::pods_handle workload) const {
    return rule(&detail::allow_from_pods, workload.name);
  }
  constexpr network_policy_builder withIngressFrom(detail::pods_handle workload, port_handle port) const {
    return rule(&detail::allow_from_pods, workload.name, &port);
  }
  /// From all pods of a namespace: by its handle, external or of the stack, or by its name.
  constexpr network_policy_builder withIngressFromNamespace(parameter::name_space name) const {
    return rule(&detail::allow_from_namespace, name);
  }
  constexpr network_policy_builder withIngressFromNamespace(parameter::name_space name, port_handle port) const {
    return rule(&detail::allow_from_namespace, name, &port);
  }
  /// From addresses: "10.0.0.0/8".
  constexpr network_policy_builder withIngressFromCidr(parameter::line block) const {
    return rule(&detail::allow_from_block, block);
  }
  constexpr network_policy_builder withIngressFromCidr(parameter::line block, port_handle port) const {
    return rule(&detail::allow_from_block, block, &port);
  }
  /// From anywhere, to this port.
  constexpr network_policy_builder withIngress(detail::placed<port_handle> port) const {
    return rule(&detail::allow_from_anywhere, argument::literal_at(port.what.name, port.at), &port.what);
  }
  /// Nothing comes in, but for what other calls allow.
  constexpr auto withoutIngress() const { return this->and_step(&detail::deny_ingress); }

  /// To the pods of a workload of the same namespace; to this port alone, where one is said.
  constexpr network_policy_builder withEgressTo(detail::pods_handle workload) const {
    return rule(&detail::allow_to_pods, workload.name);
  }
  constexpr network_policy_builder withEgressTo(detail::pods_handle workload, port_handle port) const {
    return rule(&detail::allow_to_pods, workload.name, &port);
  }
  constexpr network_policy_builder withEgressToNamespace(parameter::name_space name) const {
    return rule(&detail::allow_to_namespace, name);
  }
  constexpr network_policy_builder withEgressToNamespace(parameter::name_space name, port_handle port) const {
    return rule(&detail::allow_to_namespace, name, &port);
  }
  constexpr network_policy_builder withEgressToCidr(parameter::line block) const {
    return rule(&detail::allow_to_block, block);
  }
  constexpr network_policy_builder withEgressToCidr(parameter::line block, port_handle port) const {
    return rule(&detail::allow_to_block, block, &port);
  }
  /// To anywhere, at this port.
  constexpr network_policy_builder withEgress(detail::placed<port_handle> port) const {
    return rule(&detail::allow_to_anywhere, argument::literal_at(port.what.name, port.at), &port.what);
  }
  /// To name servers: without them, no Service is found by its name.
  constexpr auto withEgressToDns() const { return this->and_step(&detail::allow_to_dns); }
  /// Nothing goes out, but for what other calls allow.
  constexpr auto withoutEgress() const { return this->and_step(&detail::deny_egress); }

  /// For the constructors below.
  constexpr auto selecting(argument workload) const { return this->and_step(&detail::select_policy_pods, workload); }

 private:
  constexpr network_policy_builder rule(step::function apply, argument peer, const port_handle* port = nullptr) const {
    step to{};
    if (port != nullptr) to.first = argument::number_at(port->number, peer.at);
    return this->and_part(apply, std::span<const step>(&to, 1), peer);
  }
};

/// Of a workload's pods; or, where none is given, of all pods of the namespace.
template <fixed_string Name>
struct NetworkPolicy : network_policy_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "NetworkPolicy">());

  template <workload_handle Workload>
  consteval NetworkPolicy(const Workload& workload, place written = place{__builtin_FILE(), __builtin_LINE()})
      : NetworkPolicy(workload.name.moved_to(written), written) {}
  consteval NetworkPolicy(place written = place{__builtin_FILE(), __builtin_LINE()})
      : NetworkPolicy(argument{}, written) {}

  template <class First>
    requires(!workload_handle<First>)
  DOVETAIL_REFUSED(
      "a NetworkPolicy takes a workload in the braces, and its own name in the angle brackets: NetworkPolicy<\"web\">{web}")
  explicit consteval NetworkPolicy(const First&) {}

 private:
  consteval NetworkPolicy(argument pods_of, place written)
      : network_policy_builder(
            network_policy_builder(detail::name_argument<Name>(written), written).selecting(pods_of)) {}
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(NetworkPolicy, network_policy_builder, "NetworkPolicy<\"web\">{web}");

/// Nothing reaches any pod of the namespace, but for what other policies allow.
template <fixed_string Name>
consteval auto default_deny_ingress(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return NetworkPolicy<Name>(written).withoutIngress();
}
/// The same, and no pod reaches anything.
template <fixed_string Name>
consteval auto default_deny(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return NetworkPolicy<Name>(written).withoutIngress().withoutEgress();
}

}  // namespace dovetail
