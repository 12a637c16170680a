/// Rules over Services: whom they select, and whether these declare the ports that they lead to.
#pragma once

#include "dovetail/check/operators.hpp"

namespace dovetail::check {

namespace detail {

constexpr bool is_external_name(const service& s) {
  return s.object->spec.type == api::core::v1::ServiceSpec::Type::ExternalName;
}

/// A pod that a selector of `from` would pick if it were in the same namespace; null where there is none.
template <class Facts>
constexpr auto pod_elsewhere(const model::map<model::text>& selector, const Facts& from, const inventory& all) {
  const pod* found = nullptr;
  all.any_pod_with(selector, [&](const pod& p) {
    if (p.owner->in != owner_of(from).in && !p.owner->name_space.empty() && may_select(selector, p)) found = &p;
    return found != nullptr;
  });
  return found;
}

}  // namespace detail

inline constexpr rule REF_04{
    .id = "REF-04",
    .statement = "a Service's selector picks at least one workload of its namespace",
    .source = "kube-linter dangling-service; kube-score service-targets-pod; Kubevious; Monokle",
    .mend = "make the Service from its workload: Service<...>{workload}",
    .of_whole_stack = true};
constexpr void services_select_pods(const rule& what, const inventory& all, report& into) {
  for (const service& s : all.services) {
    const auto& selector = s.object->spec.selector;
    if (!s.pods().empty() || selector.empty() || detail::is_external_name(s)) continue;
    if (detail::an_operator_may_make(selector, *s.owner, all)) continue;
    const auto& wanted = selector.at(detail::label_of_nobody(selector, *s.owner, all));
    if (const pod* elsewhere = detail::pod_elsewhere(selector, s, all)) {
      detail::tell(what, s, wanted.value.at(), into,
                   {" selects pods with ", detail::label_list(selector, into), ", and those of ",
                    detail::title(*elsewhere, into), " are in namespace `", elsewhere->owner->name_space, "`, not in `",
                    s.owner->name_space, "`", advice{"put the Service into the namespace of its pods"}});
      continue;
    }
    detail::tell(what, s, wanted.value.at(), into,
                 {" selects pods with ", detail::label_list(selector, into), ", but no workload of this stack has them",
                  detail::nearest_label(wanted.key, wanted.value, *s.owner, all, into)});
  }
}

namespace detail {

/// Somebody may fill in the addresses of a Service by hand.
constexpr bool has_endpoints(const service& s, const inventory& all) {
  if (all.find("Endpoints", s.owner->name.view(), *s.owner) != nullptr) return true;
  for (const resource& r : all.resources) {
    if (!model::same(r.kind, "EndpointSlice") || r.in != s.owner->in || r.metadata == nullptr) continue;
    const model::text* of = r.metadata->labels.find("kubernetes.io/service-name");
    if (of != nullptr && of->view() == s.owner->name.view()) return true;
  }
  return false;
}
constexpr bool is_without_addresses(const service& s, const inventory& all) {
  return s.object->spec.selector.empty() && !is_external_name(s) && !has_endpoints(s, all);
}
inline constexpr std::string_view without_addresses =
    " has no selector, so it forwards to nobody until somebody gives it addresses";

}  // namespace detail

inline constexpr rule REF_05{
    .id = "REF-05",
    .statement = "a Service that is no ExternalName has a selector, or somebody gives it addresses",
    .source = "kube-linter dangling-service",
    .mend = "make the Service from its workload, or add withSelector(...)",
    .weight = severity::warning};
constexpr void services_have_addresses(const rule& what, const inventory& all, report& into) {
  if (into.asks_for(DOV_74)) return;
  for (const service& s : all.services)
    // A name alone is for what elects its leader: it writes the addresses itself.
    if (detail::is_without_addresses(s, all) && !(s.object->spec.clusterIP == "None"))
      detail::tell(what, s, {}, into, {detail::without_addresses});
}
/// What is told of ports stands with the rules that are about them.
constexpr void service_addresses_are_declared(const rule& what, const inventory& all, report& into) {
  for (const service& s : all.services)
    // Another component may give them.
    if (!all.is_component && detail::is_without_addresses(s, all) && !into.waived(what, *s.owner, nullptr))
      detail::tell(
          what, s, {}, into,
          {detail::without_addresses,
           advice{"make the Service from its workload, add withSelector(...), or waive DOV-74 with a reason"}});
}

namespace detail {

/// Where a Service's port leads: a number or a container port's name; its own number where nothing is said.
constexpr model::int_or_string target_of(const api::core::v1::ServicePort& port) {
  return port.targetPort.has_value() ? port.targetPort : model::int_or_string(port.port);
}

constexpr bool is_declared(const pod& p, const model::int_or_string& target, std::string_view protocol) {
  return any_lasting_container(p, [&](const api::core::v1::Container& c) { return declares(c, target, protocol); });
}

/// A port that a target would lead to, but for its protocol; null where there is none.
constexpr const api::core::v1::ContainerPort* port_of_another_protocol(const pod& p,
                                                                       const model::int_or_string& target) {
  const api::core::v1::ContainerPort* found = nullptr;
  any_lasting_container(p, [&](const api::core::v1::Container& c) {
    for (const auto& declared : c.ports)
      if (is_port(declared, target)) found = &declared;
    return found != nullptr;
  });
  return found;
}

/// A port of a Service that leads to a pod in which no container declares it by its protocol.
struct undeclared_port {
  const service& of;
  const pod& to;
  const api::core::v1::ServicePort& port;
  model::int_or_string target{};
};

/// Two of one kind and name are what becomes of one: that they are two is IDN-28's to tell.
constexpr bool is_of_one_name(const resource& one, const resource& other) {
  return &one == &other || (model::same(one.kind, other.kind) && model::same(one.name.view(), other.name.view()));
}

/// What is no name of a port is for another rule to tell.
template <class Visit>
constexpr auto each_undeclared_port(const inventory& all, Visit visit) {
  model::list<const service*> undeclared{};
  const auto is_declared_like = [&](const service& s, const model::int_or_string& target, std::string_view protocol) {
    if (s.like == nullptr) return false;
    for (const service* known : undeclared)
      if (known == s.like) return false;
    for (const auto& port : s.like->object->spec.ports)
      if (target_of(port) == target && model::same(protocol_of(port), protocol)) return true;
    return false;
  };
  for (const service& s : all.services)
    for (const auto& port : s.object->spec.ports) {
      const model::int_or_string target = target_of(port);
      const std::string_view protocol = protocol_of(port);
      if (is_declared_like(s, target, protocol) || is_quoted_number(target)) continue;
      const pod* last = nullptr;
      for (const pod* p : s.pods()) {
        if (is_declared(*p, target, protocol)) continue;
        if (last != nullptr && is_of_one_name(*p->owner, *last->owner)) continue;
        last = p;
        visit(undeclared_port{s, *p, port, target});
        if (undeclared.empty() || undeclared.back() != &s) undeclared.push_back(&s);
      }
    }
}

/// Whether a Service with one port leads past the one port that the pods declare, which nobody else is there for.
constexpr bool is_the_only_one(const undeclared_port& u) {
  std::size_t declared = 0;
  any_lasting_container(u.to, [&](const api::core::v1::Container& c) {
    declared += c.ports.size();
    return declared > 1;
  });
  return declared == 1 && u.of.object->spec.ports.size() == 1 && !u.to.owner->filled_in;
}

/// What a port breaks that is not declared. Null: nothing, since a number that nobody declares may be right; since its
/// controller may declare the port of a container that declares none.
constexpr const rule* broken_by(const undeclared_port& u, const rule& named, const rule& numbered, bool is_certain,
                                report& into) {
  const bool others_are_declared = declares_a_port(u.to);
  if (u.target.word.has_value()) return u.to.owner->filled_in && !others_are_declared ? nullptr : &named;
  if (const rule* asked = broken_by_number(*u.of.owner, nullptr, into); asked != nullptr || into.asks_for(DOV_74))
    return asked;
  return hears_warnings() && is_certain ? &numbered : nullptr;
}

/// "Service `web` forwards port 80 to `8000`"
constexpr std::string_view title(const undeclared_port& u, report& into) {
  return into.joined(
      {title(u.of, into), " forwards port ", into.digits(u.port.port.value()), " to ", in_words(u.target, into)});
}

}  // namespace detail

inline constexpr rule REF_06{"REF-06",
                             "a Service's targetPort that is a name is one of a port of the pods that it selects",
                             "Kubevious service-selector-ref", "forward to a port that the container declares"};
inline constexpr rule REF_06_number{.id = "REF-06",
                                    .statement = "a Service's only port leads to the only one that its pods declare",
                                    .source = "Kubevious service-selector-ref",
                                    .mend = "declare the port, or forward to one that is declared",
                                    .weight = severity::warning};
constexpr void target_ports_are_declared(const rule& what, const inventory& all, report& into) {
  detail::each_undeclared_port(all, [&](const detail::undeclared_port& u) {
    if (detail::port_of_another_protocol(u.to, u.target) != nullptr) return;
    const rule* broken = detail::broken_by(u, what, REF_06_number, detail::is_the_only_one(u), into);
    if (broken == nullptr) return;
    const std::string_view declared = detail::port_list(u.to, into);
    into.add(*broken, *u.of.owner, u.target.at(),
             {detail::title(u, into), ", which no container of ", detail::title(u.to, into), " declares",
              declared.empty() ? hint{"; it declares no port"} : hint{into.joined({"; it declares ", declared})},
              into.suggestion(u.target.word.view(), {},
                              [&](auto consider) {
                                detail::any_lasting_container(u.to, [&](const api::core::v1::Container& c) {
                                  detail::each_port_name(c, consider);
                                  return false;
                                });
                              }),
              detail::or_declare(*broken)});
  });
}

inline constexpr rule REF_07{"REF-07",
                             "a Service's port has the protocol of the container's port of the name that it leads to",
                             "Dovetail", "give both the same protocol"};
inline constexpr rule REF_07_number{
    .id = "REF-07",
    .statement =
        "a Service's port has the protocol of the container's port of the number that it "
        "leads to",
    .source = "Dovetail",
    .mend = "give both the same protocol",
    .weight = severity::warning};
constexpr void target_ports_have_the_protocol(const rule& what, const inventory& all, report& into) {
  detail::each_undeclared_port(all, [&](const detail::undeclared_port& u) {
    const auto* declared = detail::port_of_another_protocol(u.to, u.target);
    if (declared == nullptr) return;
    const rule* broken = detail::broken_by(u, what, REF_07_number, !u.to.owner->filled_in, into);
    if (broken == nullptr) return;
    into.add(*broken, *u.of.owner, u.port.protocol.at().known() ? u.port.protocol.at() : u.port.port.at(),
             {detail::title(u, into), " by ", detail::protocol_of(u.port), ", but ", detail::title(u.to, into),
              " declares it by ", detail::protocol_of(*declared), advice{"give both the same protocol"}});
  });
}

inline constexpr rule IDN_09{"IDN-09",
                             "the ports of a Service have different names, and a name where there are several",
                             "API server, validateServicePort", "name each port"};
constexpr void service_port_names_differ(const rule& what, const inventory& all, report& into) {
  for (const service& s : all.services) {
    const auto& ports = s.object->spec.ports;
    if (ports.size() < 2) continue;
    for (const auto& port : ports)
      if (port.name.empty())
        into.add(
            what, *s.owner, port.port.at(),
            {detail::title(s, into), " has several ports, and port ", into.digits(port.port.value()), " has no name"});
    detail::each_repeated(
        ports, [](const auto& port) -> const model::text& { return port.name; },
        [&](const auto&, const model::text& name) {
          into.add(what, *s.owner, name.at(), {detail::title(s, into), " has two ports named `", name.view(), "`"});
        });
  }
}

inline constexpr rule IDN_10{"IDN-10", "a Service has a port of a protocol once", "API server, validateService",
                             "remove one of the two, or change its number"};
constexpr void service_ports_differ(const rule& what, const inventory& all, report& into) {
  for (const service& s : all.services) {
    const auto& ports = s.object->spec.ports;
    for (std::size_t i = 1; i < ports.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const std::string_view protocol = detail::protocol_of(ports[i]);
        if (!(ports[i].port == ports[j].port) || !model::same(protocol, detail::protocol_of(ports[j]))) continue;
        into.add(what, *s.owner, ports[i].port.at(),
                 {detail::title(s, into), " has port ", into.digits(ports[i].port.value()), "/", protocol, " twice"});
      }
  }
}

inline constexpr rule IDN_11{"IDN-11", "the ports of a Service have different node ports",
                             "API server, validateService", "choose another node port, or leave it to the cluster"};
inline constexpr rule IDN_12{"IDN-12", "a node port of a protocol leads to one Service's port",
                             "API server, at run time", "choose another node port, or leave it to the cluster"};
constexpr void node_ports_differ(const rule& what, const inventory& all, report& into) {
  struct taken {
    const service* by;
    const api::core::v1::ServicePort* port;
  };
  model::list<taken> ports{};
  for (const service& s : all.services)
    for (const auto& port : s.object->spec.ports) {
      // 0 is unset.
      if (port.nodePort.value_or(0) == 0) continue;
      for (const taken& other : ports) {
        if (!(other.port->nodePort == port.nodePort) ||
            !model::same(detail::protocol_of(*other.port), detail::protocol_of(port)))
          continue;
        into.add(other.by == &s ? IDN_11 : what, *s.owner, port.nodePort.at(),
                 {detail::title(s, into), " takes node port ", into.digits(port.nodePort.value()), " for its port ",
                  into.digits(port.port.value()), ", which port ", into.digits(other.port->port.value()), " of ",
                  other.by == &s ? "the same Service" : detail::title(*other.by, into), " has already"});
        break;
      }
      ports.push_back({&s, &port});
    }
}

inline constexpr rule CON_58{"CON-58", "only a Service of type NodePort or LoadBalancer has node ports",
                             "API server, validateService", "add withNodePortType(), or remove the node port"};
constexpr void node_ports_go_with_their_type(const rule& what, const inventory& all, report& into) {
  using type = api::core::v1::ServiceSpec::Type;
  for (const service& s : all.services) {
    const auto& of = s.object->spec.type;
    if (of == type::NodePort || of == type::LoadBalancer) continue;
    for (const auto& port : s.object->spec.ports)
      if (port.nodePort.value_or(0) != 0)
        into.add(what, *s.owner, port.nodePort.at(),
                 {detail::title(s, into), " has node port ", into.digits(port.nodePort.value()), ", but is of type ",
                  of.has_value() ? of.view() : "ClusterIP"});
  }
}

inline constexpr rule REF_39{
    "REF-39", "a StatefulSet's serviceName is a Service of its namespace that selects the StatefulSet's pods",
    "kube-score statefulset-has-servicename (which also wants it headless)",
    "make the Service from the StatefulSet and pass it to withServiceName(...)"};
constexpr void services_of_stateful_sets_exist(const rule& what, const inventory& all, report& into) {
  for (const stateful_set& set : all.stateful_sets) {
    const model::text& name = set.object->spec.serviceName;
    if (name.empty()) continue;
    if (const service* found = all.find_service(name.view(), *set.owner)) {
      if (selects(found->object->spec.selector, set.object->spec.template_.metadata.labels)) continue;
      into.add(what, *set.owner, name.at(),
               {detail::title(*set.owner, into), " names Service `", name.view(),
                "` as its own, which does not select its pods: it selects ",
                detail::label_list(found->object->spec.selector, into)});
    } else if (all.find_external_service(name.view(), *set.owner) == nullptr) {
      detail::tell_missing(what, set, " names ",
                           {"Service", name, "which this stack does not define", {}, {}, " as its own"}, all, into);
    }
  }
}

inline constexpr check_function service_checks[] = {
    {services_select_pods, {&REF_04}},
    {services_have_addresses, {&REF_05}},
    {service_addresses_are_declared, {&DOV_74}},
    {target_ports_are_declared, {&REF_06, &REF_06_number, &DOV_74}},
    {target_ports_have_the_protocol, {&REF_07, &REF_07_number, &DOV_74}},
    {service_port_names_differ, {&IDN_09}, looks_at::one_object},
    {service_ports_differ, {&IDN_10}, looks_at::one_object},
    {node_ports_differ, {&IDN_12, &IDN_11}},
    {node_ports_go_with_their_type, {&CON_58}, looks_at::one_object},
    {services_of_stateful_sets_exist, {&REF_39}},
};

}  // namespace dovetail::check
