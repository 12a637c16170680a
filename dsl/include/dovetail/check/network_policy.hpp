/// Rules over NetworkPolicies: pods and ports that there are, and blocks of addresses.
#pragma once

#include "dovetail/check/operators.hpp"
#include "dovetail/check/scheduling.hpp"
#include "dovetail/check/service_spec.hpp"

namespace dovetail::check {

inline constexpr rule REF_40{.id = "REF-40",
                             .statement = "a NetworkPolicy is for pods that there are",
                             .source = "kube-linter dangling-networkpolicy; kube-score; Kubevious",
                             .mend = "select by labels that the pods have",
                             .of_whole_stack = true};
inline constexpr rule REF_41{.id = "REF-41",
                             .statement = "a NetworkPolicy lets pods in or out that there are",
                             .source = "kube-linter dangling-networkpolicypeer-podselector; Kubevious",
                             .mend = "select by labels that the pods have",
                             .of_whole_stack = true};
inline constexpr rule REF_42{
    .id = "REF-42",
    .statement = "a NetworkPolicy names namespaces that there are, where a stack has its namespaces itself",
    .source = "Dovetail",
    .mend = "select by labels that the namespaces have: kubernetes.io/metadata.name",
    .of_whole_stack = true};
inline constexpr rule REF_43{.id = "REF-43",
                             .statement = "a NetworkPolicy opens ports by names that its pods have",
                             .source = "Kubevious",
                             .mend = "open a port that a container declares, of its protocol",
                             .of_whole_stack = true};
inline constexpr rule CON_68{
    "CON-68",
    "a peer of a NetworkPolicy is pods or a block of addresses, and a range of ports has a beginning and an end",
    "API server, ValidateNetworkPolicyPeer", "make two peers of it; endPort goes with a number that is not larger"};

namespace detail {

constexpr bool is_everything(const api::meta::v1::LabelSelector& selector) {
  return selector.matchLabels.empty() && selector.matchExpressions.empty();
}

/// Whether a selector may pick a pod of the namespace: one of a template that is here, or one that an operator makes.
constexpr bool picks_a_pod(const api::meta::v1::LabelSelector& selector, const resource& from, const inventory& all) {
  for (const pod& p : all.pods)
    if (p.owner->in == from.in && may_select(selector, p)) return true;
  return an_operator_may_make(selector, from, all);
}

/// Reports a selector that picks no pod of its namespace: where such pods are, or the nearest value of the label. `verb` goes
/// before the labels: " is for pods with ".
template <class Facts>
constexpr auto tell_unpicked(const rule& broken, const Facts& facts, const char* verb,
                             const api::meta::v1::LabelSelector& selector, const inventory& all, report& into) {
  const resource& from = owner_of(facts);
  const auto& wanted = selector.matchLabels;
  const std::size_t wrong = wanted.empty() ? 0 : label_of_nobody(wanted, from, all);
  const place at = !wanted.empty()                     ? wanted.at(wrong).value.at()
                   : selector.matchExpressions.empty() ? place{}
                                                       : selector.matchExpressions[0].key.at();
  const std::string_view labels = selector_in_words(selector, into);
  for (const pod& p : all.pods)
    if (p.owner->in != from.in && !p.owner->name_space.empty() && may_select(selector, p))
      return tell(broken, facts, at, into,
                  {verb, labels, ", and those of ", title(p, into), " are in namespace `", p.owner->name_space, "`",
                   from.name_space.empty() ? "" : ", not in `", from.name_space, from.name_space.empty() ? "" : "`",
                   advice{into.joined({"put the ", from.kind, " into the namespace of the pods"})}});
  hint meant;
  if (!wanted.empty()) meant = nearest_label(wanted.at(wrong).key, wanted.at(wrong).value, from, all, into);
  tell(broken, facts, at, into, {verb, labels, ", but no workload of this stack has them", meant});
}

constexpr bool has_name_label(const api::meta::v1::LabelSelector& selector, const resource& name_space) {
  model::map<model::text> labels =
      name_space.metadata == nullptr ? model::map<model::text>{} : name_space.metadata->labels;
  labels["kubernetes.io/metadata.name"] = name_space.name;
  return selects(selector, labels);
}

constexpr void check_namespaces(const network_policy& p, const api::meta::v1::LabelSelector& selector,
                                const inventory& all, report& into) {
  const model::text* by_name = selector.matchLabels.find("kubernetes.io/metadata.name");
  if (by_name == nullptr || *by_name == "kube-system" || *by_name == "default") return;
  bool any = false;
  for (const resource& r : all.resources) {
    if (!model::same(r.kind, "Namespace")) continue;
    // Of an external one only the name is known.
    if (r.external ? r.name == by_name->view() : has_name_label(selector, r)) return;
    any = any || !r.external;
  }
  if (!any) return;
  tell(REF_42, p, by_name->at(), into,
       {" names namespaces with ", selector_in_words(selector, into), ", and none of this stack has that",
        into.suggestion(by_name->view(), "there is Namespace",
                        [&](auto consider) {
                          for (const resource& r : all.resources)
                            if (model::same(r.kind, "Namespace")) consider(r.name.view());
                        })},
       {"Namespace", by_name->view(), {}});
}

constexpr void check_peer(const network_policy& p, const api::networking::v1::NetworkPolicyPeer& peer,
                          const inventory& all, report& into) {
  const bool pods = peer.podSelector || peer.namespaceSelector;
  if (pods == peer.ipBlock.has_value())
    tell(CON_68, p, {}, into,
         {pods ? " has a peer that is both pods and a block of addresses" : " has a peer that is nobody"});
  if (peer.podSelector) check_selector(p, *peer.podSelector, into);
  if (peer.namespaceSelector) {
    check_selector(p, *peer.namespaceSelector, into);
    if (!is_everything(*peer.namespaceSelector)) check_namespaces(p, *peer.namespaceSelector, all, into);
  } else if (peer.podSelector && !is_everything(*peer.podSelector) && !picks_a_pod(*peer.podSelector, *p.owner, all)) {
    tell_unpicked(REF_41, p, " names pods with ", *peer.podSelector, all, into);
  }
  if (!peer.ipBlock) return;
  check_block(p, peer.ipBlock->cidr, into);
  for (const model::text& except : peer.ipBlock->except) {
    check_block(p, except, into);
    if (block_bits(except.view()) >= 0 && !is_inside(except.view(), peer.ipBlock->cidr.view()))
      tell(GRM_31, p, except.at(), into,
           {" leaves out the block `", except.view(), "`, which is no smaller part of `", peer.ipBlock->cidr.view(),
            "`"});
  }
}

constexpr void check_policy_port(const network_policy& p, const api::networking::v1::NetworkPolicyPort& port,
                                 bool inward, const inventory& all, report& into) {
  if (port.endPort.has_value() && (!port.port.number.has_value() || port.endPort.value() < port.port.number.value()))
    tell(CON_68, p, port.endPort.at(), into,
         {" has endPort ", into.digits(port.endPort.value()),
          port.port.number.has_value() ? ", which is less than its port"
                                       : ", and no number that the range begins with"});
  check_port_number(GRM_12, p, "port", port.port.number, into);
  if (tells_quoted(GRM_13, p, " opens port ", {}, {}, port.port, into)) return;
  if (!port.port.word.empty()) check_name(GRM_13, p, "a port named", port.port.word, grammars::port_name, into);
  if (!inward || !port.port.has_value() || port.endPort.has_value() || !p.object->spec.podSelector) return;
  bool any = false, others = true, filled_in = false;
  for (const pod& of : all.pods) {
    if (of.owner->in != p.owner->in || !may_select(*p.object->spec.podSelector, of)) continue;
    if (is_declared(of, port.port, protocol_of(port))) return;
    any = true;
    // Of a pod that declares no port nothing is known.
    others = others && declares_a_port(of);
    filled_in = filled_in || of.owner->filled_in;
  }
  if (!any) return;
  const bool by_name = port.port.word.has_value();
  const rule* broken = &REF_43;
  if (!by_name) broken = broken_by_number(*p.owner, nullptr, into);
  else if (filled_in && !others) broken = nullptr;
  if (broken == nullptr) return;
  tell(*broken, p, port.port.at(), into,
       {" opens port ", in_words(port.port, into), " by ", protocol_of(port), ", which none of its pods declares",
        into.suggestion(port.port.word.view(), "they declare",
                        [&](auto consider) {
                          for (const pod& of : all.pods)
                            if (of.owner->in == p.owner->in && may_select(*p.object->spec.podSelector, of))
                              any_lasting_container(of, [&](const api::core::v1::Container& c) {
                                for (const auto& declared : c.ports)
                                  consider(by_name ? declared.name.view()
                                                   : into.digits(declared.containerPort.value_or(0)));
                                return false;
                              });
                        }),
        or_declare(*broken)});
}

}  // namespace detail

constexpr void network_policies_are_valid(const rule&, const inventory& all, report& into) {
  for (const network_policy& p : all.network_policies) {
    const auto& spec = p.object->spec;
    if (spec.podSelector) {
      detail::check_selector(p, *spec.podSelector, into);
      if (!detail::is_everything(*spec.podSelector) && !detail::picks_a_pod(*spec.podSelector, *p.owner, all))
        detail::tell_unpicked(REF_40, p, " is for pods with ", *spec.podSelector, all, into);
    }
    for (const auto& from : spec.ingress) {
      for (const auto& peer : from.from) detail::check_peer(p, peer, all, into);
      for (const auto& port : from.ports) detail::check_policy_port(p, port, true, all, into);
    }
    for (const auto& to : spec.egress) {
      for (const auto& peer : to.to) detail::check_peer(p, peer, all, into);
      for (const auto& port : to.ports) detail::check_policy_port(p, port, false, all, into);
    }
  }
}

inline constexpr check_function network_policy_checks[] = {
    {network_policies_are_valid,
     {&REF_40, &REF_41, &REF_42, &REF_43, &GRM_10, &GRM_12, &GRM_13, &GRM_31, &CON_68, &DOV_74}},
};

}  // namespace dovetail::check
