/// Rules over what NetworkPolicies leave of a stack's own connections: what its programs connect to, what is routed to it, and
/// the name servers that it asks.
///
/// A pod is isolated in a direction once a policy that is for it is about that direction; then only what one of these policies
/// allows passes. Both ends have to let a connection pass. What a cluster decides (whether pods have addresses of a block, what
/// labels a namespace outside has, which policies others add to pods outside) counts as allowed. Nothing is said of probes: a
/// pod's own node always reaches it.
#pragma once

#include "dovetail/check/addresses.hpp"
#include "dovetail/check/network_policy.hpp"
#include "dovetail/check/pod_references.hpp"
#include "dovetail/check/traefik.hpp"

namespace dovetail::check {

inline constexpr rule DOV_62{
    .id = "DOV-62",
    .statement =
        "no NetworkPolicy cuts off what the stack itself connects: a Service that a program uses, an Ingress's route",
    .source = "Dovetail (Kubernetes' documentation, Network Policies: a pod lets pass what one of its policies allows)",
    .mend = "allow it at both ends: withEgressTo(...), withIngressFrom(...); for a route withIngressFromNamespace(...)",
    .of_whole_stack = true};
inline constexpr rule DOV_63{.id = "DOV-63",
                             .statement = "a pod that finds Services by their names may ask the name servers",
                             .source = "Dovetail",
                             .mend = "add withEgressToDns() to a NetworkPolicy of the pod",
                             .of_whole_stack = true};

namespace detail {

using direction = api::networking::v1::NetworkPolicySpec::PolicyTypes;
using api::networking::v1::NetworkPolicyPeer;
using api::networking::v1::NetworkPolicyPort;

/// Where nothing is said, a policy is about what comes in, and about what goes out where it allows any of that.
constexpr bool is_about(const network_policy& p, direction towards) {
  const auto& spec = p.object->spec;
  if (spec.policyTypes.empty()) return towards == direction::Ingress || !spec.egress.empty();
  for (const auto& type : spec.policyTypes)
    if (type == towards) return true;
  return false;
}
constexpr bool is_for_every_pod(const network_policy& p) {
  return !p.object->spec.podSelector || is_everything(*p.object->spec.podSelector);
}
/// Pods in the network of their node have no policies.
constexpr bool is_on_host(const pod& p) { return p.spec->hostNetwork.value_or(false); }

/// One end of a connection. No pod: it is not one of the stack's, and its labels are not known.
struct peer_end {
  const space* in = nullptr;
  const pod* of = nullptr;
};
/// What a connection comes to: a port of a pod, after the Service. 0: any.
struct port_end {
  const pod* of = nullptr;
  std::int64_t number = 0;
  std::string_view protocol = "TCP";
};

constexpr bool may_pick_namespace(const api::meta::v1::LabelSelector& selector, std::string_view name,
                                  const inventory& all) {
  constexpr std::string_view name_label = "kubernetes.io/metadata.name";
  // Whoever applies the objects names it.
  if (name.empty()) return true;
  for (const resource& r : all.named(name))
    if (!r.external && model::same(r.kind, "Namespace") && model::same(r.name.view(), name))
      return has_name_label(selector, r);
  if (const model::text* wanted = selector.matchLabels.find(name_label))
    if (!model::same(wanted->view(), name)) return false;
  model::map<model::text> known{};
  known[name_label] = model::text(name);
  for (const auto& wanted : selector.matchExpressions)
    if (wanted.key == name_label && !selects(wanted, known)) return false;
  return true;
}

constexpr bool may_be(const NetworkPolicyPeer& peer, const peer_end& end, const network_policy& p,
                      const inventory& all) {
  if (peer.ipBlock) return true;
  if (peer.namespaceSelector) {
    if (!may_pick_namespace(*peer.namespaceSelector, end.in->name, all)) return false;
  } else if (end.in != p.owner->in) {
    return false;
  }
  return !peer.podSelector || end.of == nullptr || may_select(*peer.podSelector, *end.of);
}

constexpr bool may_pass(const model::list<NetworkPolicyPort>& ports, const port_end& to) {
  if (ports.empty()) return true;
  for (const NetworkPolicyPort& port : ports) {
    if (!model::same(protocol_of(port), to.protocol)) continue;
    if (!port.port.has_value() || to.number == 0) return true;
    if (port.port.word.has_value()) {
      if (to.of == nullptr) return true;
      for (const auto& c : to.of->spec->containers)
        for (const auto& declared : c.ports)
          if (model::same(declared.name.view(), port.port.word.view()) &&
              declared.containerPort.value_or(0) == to.number)
            return true;
      continue;
    }
    const std::int64_t first = port.port.number.value();
    if (to.number >= first && to.number <= port.endPort.value_or(first)) return true;
  }
  return false;
}

/// Calls `visit(peers, ports)` for each rule of a policy in a direction, until it says true.
template <class Visit>
constexpr auto any_rule(const network_policy& p, direction towards, Visit visit) {
  if (towards == direction::Ingress) {
    for (const auto& rule : p.object->spec.ingress)
      if (visit(rule.from, rule.ports)) return true;
  } else {
    for (const auto& rule : p.object->spec.egress)
      if (visit(rule.to, rule.ports)) return true;
  }
  return false;
}

constexpr bool allows_anything(const network_policy& p, direction towards) {
  return towards == direction::Ingress ? !p.object->spec.ingress.empty() : !p.object->spec.egress.empty();
}

/// The policy that keeps a connection from leaving or entering a pod; null where none does. `may_reach(peers, policy)` says
/// whether a rule's peers have the other end among them; no peers are everybody. Without a pod: one that an operator makes,
/// which any policy may be for.
template <class MayReach>
constexpr const network_policy* cutter(direction towards, const peer_end& at, const port_end& to, const inventory& all,
                                       MayReach may_reach) {
  const network_policy* isolating = nullptr;
  for (const network_policy& p : all.network_policies) {
    if (p.owner->in != at.in || !is_about(p, towards)) continue;
    const bool every = is_for_every_pod(p);
    if (!every && at.of != nullptr && !may_select(*p.object->spec.podSelector, *at.of)) continue;
    if (any_rule(p, towards, [&](const auto& peers, const auto& ports) {
          return may_pass(ports, to) && (peers.empty() || may_reach(peers, p));
        }))
      return nullptr;
    // One that allows nothing is what a reader thinks of.
    // One that may be for the pod allows more, and isolates nobody for certain.
    const bool is_certain =
        every || (at.of != nullptr && selects(*p.object->spec.podSelector, at.of->metadata->labels));
    if (is_certain && (isolating == nullptr || !allows_anything(p, towards))) isolating = &p;
  }
  return isolating;
}
constexpr const network_policy* cutter(direction towards, const peer_end& at, const peer_end& other, const port_end& to,
                                       const inventory& all) {
  return cutter(towards, at, to, all, [&](const auto& peers, const network_policy& p) {
    for (const NetworkPolicyPeer& peer : peers)
      if (may_be(peer, other, p, all)) return true;
    return false;
  });
}

/// The number that a Service's port leads to in a pod; 0 where it is not known.
constexpr std::int64_t number_in(const pod& p, const api::core::v1::ServicePort& port) {
  const model::int_or_string target = target_of(port);
  if (!target.word.has_value()) return target.number.value_or(0);
  for (const auto& c : p.spec->containers)
    for (const auto& declared : c.ports)
      if (model::same(declared.name.view(), target.word.view())) return declared.containerPort.value_or(0);
  return 0;
}

// What a pod connects to.

/// "redis", of a variable `REDIS_HOST`, or "redis:6379": the name of a Service that there is, and nothing else.
constexpr bool read_whole_address(const placed_text& t, const inventory& all, address& into) {
  const std::string_view text = t.text->view();
  std::size_t end = 0;
  while (end < text.size() && is_label_character(text[end])) ++end;
  if (end == 0 || t.name.empty()) return false;
  into = {text.substr(0, end), {}, port_at(text, end), false};
  if (end == text.size() ? !(ends_with(t.name, "HOST") || ends_with(t.name, "host")) : into.port == 0) return false;
  for (std::size_t i = end + 1; i < text.size(); ++i)
    if (!dovetail::detail::is_digit(text[i])) return false;
  return all.find_service(into.service, *t.owner) != nullptr &&
         (into.port == 0 || has_port(into.service, into.port, *t.owner, all));
}

/// Whether a container of the pod has the file of a volume.
constexpr bool has_file(const pod& p, const api::core::v1::Volume& volume, std::string_view path) {
  const auto has_it = [&](const auto& containers) {
    for (const auto& c : containers)
      for (const auto& mount : c.volumeMounts) {
        if (!model::same(mount.name.view(), volume.name.view())) continue;
        const std::string_view sub = mount.subPath.view();
        if (sub.empty() || path == sub) return true;
        // A folder that the file is in.
        if (path.size() > sub.size() && path[sub.size()] == '/' && path.substr(0, sub.size()) == sub) return true;
      }
    return false;
  };
  return has_it(p.spec->containers) || has_it(p.spec->initContainers);
}

/// Whether a pod that refers to a ConfigMap or Secret gets this key of it: another one is of no concern to its programs.
constexpr bool gets_key(const pod_reference& r, std::string_view key) {
  if (r.key != nullptr) return model::same(r.key->view(), key);
  if (r.volume == nullptr) return true;
  if (r.items == nullptr || r.items->empty()) return has_file(*r.of, *r.volume, key);
  for (const auto& item : *r.items)
    if (model::same(item.key.view(), key)) return has_file(*r.of, *r.volume, item.path.view());
  return false;
}

/// Calls `visit(text, address)` for what the texts of a pod's containers, and of the ConfigMaps and Secrets that they take, name.
template <class Visit>
constexpr auto each_connection(const pod& p, const inventory& all, Visit visit) {
  const auto read = [&](const placed_text& t) {
    bool any = false;
    each_address(t.text->view(), [&](const address& a) {
      any = true;
      visit(t, a);
    });
    if (address whole; !any && read_whole_address(t, all, whole)) visit(t, whole);
  };
  const auto take = [&](const pod_reference& r) {
    if (r.kind != "ConfigMap" && r.kind != "Secret") return;
    if (r.in == pod_reference::part::pull_secret) return;
    const key_holder* holder = all.find_keys(r.kind, r.name->view(), *p.owner);
    if (holder == nullptr) return;
    each_text(*holder, [&](const placed_text& t) {
      if (gets_key(r, t.name)) read(t);
    });
  };
  for (const container& c : all.containers) {
    if (c.of != &p) continue;
    each_text(c, read);
    each_reference_of(c, take);
  }
  each_reference_of(p, take);
}

/// "stack/shop/api.hpp:12"
constexpr std::string_view place_in_words(place at, report& into) {
  if (!at.known()) return {};
  return into.joined({" at ", at.file, ":", into.digits(at.line)});
}

/// The two sides of a connection that are cut, each null where it passes.
struct cut {
  const network_policy* out = nullptr;
  const network_policy* in = nullptr;
  std::int64_t number = 0;

  constexpr bool passes() const { return out == nullptr && in == nullptr; }
};

/// What is cut between a pod and a pod of a Service; nothing where one of the Service's ports that may be meant is reached.
constexpr cut cut_between(const pod& from, const pod& to, const service& by, std::int64_t port, const inventory& all) {
  cut made;
  if (to.owner == from.owner || is_on_host(to)) return made;
  for (const auto& one : by.object->spec.ports) {
    if (port != 0 && one.port.value_or(0) != port) continue;
    const port_end end{&to, number_in(to, one), protocol_of(one)};
    const peer_end source{from.owner->in, &from}, target{to.owner->in, &to};
    const cut of_this{cutter(direction::Egress, source, target, end, all),
                      cutter(direction::Ingress, target, source, end, all), end.number};
    if (of_this.passes()) return of_this;
    if (made.passes()) made = of_this;
  }
  return made;
}

constexpr void tell_cut(const cut& found, const pod& from, std::string_view service, const resource& to,
                        const placed_text& t, report& into) {
  const network_policy& first = found.out != nullptr ? *found.out : *found.in;
  const std::string_view port =
      found.number == 0 ? std::string_view{} : into.joined({" at port ", into.digits(found.number)});
  const char* const how = found.in == nullptr    ? ": no policy lets it out to "
                          : found.out == nullptr ? ": no policy lets it in to "
                                                 : ": no policy lets it out, nor in to ";
  const char* const mend = found.in == nullptr    ? "allow egress from the one at this port"
                           : found.out == nullptr ? "allow ingress to the other at this port"
                                                  : "allow egress from the one and ingress to the other at this port";
  tell(DOV_62, first, {}, into,
       {" cuts ", title(*from.owner, into), " off from Service `", service, "`, which it uses",
        place_in_words(t.text->at(), into), how, title(to, into), port, advice{mend}});
}

constexpr void check_connections_of(const pod& p, const inventory& all, told_services& told, report& into) {
  const peer_end source{p.owner->in, &p};
  bool asked_names = false;
  each_connection(p, all, [&](const placed_text& t, const address& a) {
    resource from;
    from.in = a.name_space.empty() ? p.owner->in : find_space(a.name_space, all);
    const service* s = from.in == nullptr ? nullptr : all.find_service(a.service, from);
    if (s == nullptr && !a.is_certain) return;
    if (!asked_names) {
      asked_names = true;
      // Where name servers are is the cluster's: in kube-system, or at addresses of the nodes.
      const network_policy* deaf =
          cutter(direction::Egress, source, port_end{nullptr, 53, "UDP"}, all, [&](const auto& peers, const auto& by) {
            for (const NetworkPolicyPeer& peer : peers)
              if (peer.ipBlock ||
                  (peer.namespaceSelector ? may_pick_namespace(*peer.namespaceSelector, "kube-system", all)
                                          : model::same(by.owner->name_space, "kube-system")))
                return true;
            return false;
          });
      if (deaf != nullptr)
        tell(DOV_63, *deaf, {}, into,
             {" keeps ", title(*p.owner, into), " from the name servers, without which it does not find Service `",
              a.service, "`, which it uses", place_in_words(t.text->at(), into),
              advice{"allow egress to port 53 by UDP and TCP"}});
    }
    if (told.has(*p.owner, a.service, 0)) return;
    if (s != nullptr) {
      if (is_external_name(*s)) return;
      for (const pod* to : s->pods()) {
        const cut found = cut_between(p, *to, *s, a.port, all);
        if (found.passes()) continue;
        if (told.add(*p.owner, a.service, 0)) tell_cut(found, p, a.service, *to->owner, t, into);
        return;
      }
      return;
    }
    // Pods outside, or those that an operator makes.
    const resource* maker = nullptr;
    for (const resource& r : all.resources)
      if (r.in == from.in && from.in != nullptr && !r.external && may_be_made_for(r, a.service)) maker = &r;
    space outside;
    outside.name = a.name_space;
    const peer_end target{from.in == nullptr ? &outside : from.in, nullptr};
    const port_end any{nullptr, maker == nullptr ? 0 : a.port, "TCP"};
    const cut found{cutter(direction::Egress, source, target, any, all),
                    maker == nullptr ? nullptr : cutter(direction::Ingress, target, source, any, all), a.port};
    if (found.passes() || !told.add(*p.owner, a.service, 0)) return;
    if (maker != nullptr) return tell_cut(found, p, a.service, *maker, t, into);
    tell(DOV_62, *found.out, {}, into,
         {" cuts ", title(*p.owner, into), " off from Service `", a.service, "` of namespace `", target.in->name,
          "`, which it uses", place_in_words(t.text->at(), into), advice{"allow egress to that namespace"}});
  });
}

// What is routed to a pod.

/// Whether a pod may be what routes: it is reached from outside.
constexpr bool is_reached_from_outside(const pod& p, const inventory& all) {
  if (is_on_host(p)) return true;
  for (const auto& c : p.spec->containers)
    for (const auto& port : c.ports)
      if (port.hostPort.has_value()) return true;
  for (const service& s : all.services) {
    using type = api::core::v1::ServiceSpec::Type;
    if (!(s.object->spec.type == type::LoadBalancer || s.object->spec.type == type::NodePort)) continue;
    for (const pod* picked : s.pods())
      if (picked == &p) return true;
  }
  return false;
}

/// Whether a peer may be a controller of Ingresses: anybody of another namespace, or a pod of this one that is reached from
/// outside or that the stack does not have.
constexpr bool may_route(const NetworkPolicyPeer& peer, const network_policy& p, const inventory& all) {
  if (peer.ipBlock) return true;
  if (peer.namespaceSelector) {
    const auto& selector = *peer.namespaceSelector;
    const model::text* name = selector.matchLabels.find("kubernetes.io/metadata.name");
    if (name == nullptr || !model::same(name->view(), p.owner->name_space)) return true;
  }
  bool any = false;
  for (const pod& known : all.pods) {
    if (known.owner->in != p.owner->in || (peer.podSelector && !may_select(*peer.podSelector, known))) continue;
    any = true;
    if (is_reached_from_outside(known, all)) return true;
  }
  return !any;
}

constexpr void check_route(const resource& by, std::string_view name, const model::int_or_string& port, place at,
                           const resource& from, const inventory& all, told_services& told, report& into) {
  const service* s = all.find_service(name, from);
  if (s == nullptr || is_external_name(*s)) return;
  for (const auto& one : s->object->spec.ports) {
    if (port.word.has_value() ? !model::same(one.name.view(), port.word.view()) : !(one.port == port.number)) continue;
    for (const pod* to : s->pods()) {
      if (is_on_host(*to)) continue;
      const port_end end{to, number_in(*to, one), protocol_of(one)};
      const network_policy* cutting =
          cutter(direction::Ingress, {to->owner->in, to}, end, all, [&](const auto& peers, const network_policy& p) {
            for (const NetworkPolicyPeer& peer : peers)
              if (may_route(peer, p, all)) return true;
            return false;
          });
      if (cutting == nullptr || !told.add(by, name, 0)) continue;
      const std::string_view at_port =
          end.number == 0 ? std::string_view{} : into.joined({" at port ", into.digits(end.number)});
      tell(DOV_62, *cutting, {}, into,
           {" cuts ", title(by, into), " off from Service `", name, "`, which it routes to", place_in_words(at, into),
            ": no policy lets anybody of another namespace in to ", title(*to->owner, into), at_port,
            advice{"allow ingress from the namespace of its controller"}});
    }
  }
}

}  // namespace detail

constexpr void connections_are_let_through(const rule&, const inventory& all, report& into) {
  if (all.network_policies.empty()) return;
  detail::told_services told;
  for (const pod& p : all.pods)
    if (!detail::is_on_host(p) && p.owner->in != nullptr) detail::check_connections_of(p, all, told, into);
  for (const route& r : all.routes) {
    if (!r.to->service) continue;
    model::int_or_string port{};
    if (r.to->service->port) {
      port.number = r.to->service->port->number;
      port.word = r.to->service->port->name;
    }
    const model::text& name = r.to->service->name;
    detail::check_route(*r.of->owner, name.view(), port, name.at(), *r.of->owner, all, told, into);
  }
  for (const route_target& t : all.route_targets)
    if (model::same(t.kind, "Service"))
      detail::check_route(*t.of->owner, t.name.view(), t.port, t.name.at(), detail::seen_from(t, all), all, told, into);
}

inline constexpr check_function connection_checks[] = {
    {connections_are_let_through, {&DOV_62, &DOV_63}},
};

}  // namespace dovetail::check
