/// Rules over Services: whom they select, and whether anybody listens there.
#pragma once

#include "dovetail/check/pod.hpp"

namespace dovetail::check {

namespace detail {

constexpr bool is_external_name(const service& s) {
  return s.object->spec.type == api::core::v1::ServiceSpec::Type::ExternalName;
}

constexpr bool selects_pod(const service& s, const pod& p) {
  return !s.object->spec.selector.empty() && s.owner->name_space == p.owner->name_space &&
         selects(s.object->spec.selector, p.metadata->labels);
}

/// "`app: api`, `tier: web`"
constexpr std::string_view label_list(const model::map<model::text>& labels, report& into) {
  std::string_view all;
  for (const auto& l : labels)
    all = into.joined({all, all.empty() ? "`" : ", `", l.key.view(), ": ", l.value.view(), "`"});
  return all;
}

}  // namespace detail

inline constexpr rule REF_04{"REF-04", "a Service's selector picks at least one workload of its namespace",
                             "kube-linter dangling-service; kube-score service-targets-pod; Kubevious; Monokle",
                             "make the Service from its workload: Service<…>{workload}"};
constexpr void check_REF_04(const rule& what, const inventory& all, report& into) {
  for (const service& s : all.services) {
    if (detail::is_external_name(s) || s.object->spec.selector.empty()) continue;
    bool selected = false;
    nearest_name near(s.object->spec.selector.at(0).value.view());
    for (const pod& p : all.pods) {
      selected = selected || detail::selects_pod(s, p);
      if (const model::text* label = p.metadata->labels.find(s.object->spec.selector.at(0).key.view()))
        near.consider(label->view());
    }
    if (!selected)
      into.add(what, *s.owner, s.object->spec.selector.at(0).value.at(),
               {detail::title(*s.owner, into), " selects pods with ", detail::label_list(s.object->spec.selector, into),
                ", but no workload of this stack has them", into.suggestion(near.found())});
  }
}

inline constexpr rule REF_05{"REF-05", "a Service that is no ExternalName has a selector", "kube-linter dangling-service",
                             "make the Service from its workload, or add withSelector(…)"};
constexpr void check_REF_05(const rule& what, const inventory& all, report& into) {
  for (const service& s : all.services)
    if (!detail::is_external_name(s) && s.object->spec.selector.empty())
      into.add(what, *s.owner, {}, {detail::title(*s.owner, into), " has no selector, so it forwards to nobody"});
}

inline constexpr rule REF_06{"REF-06", "a Service's targetPort is a port of the containers that it selects",
                             "Kubevious service-selector-ref", "forward to a port that the container declares"};
constexpr void check_REF_06(const rule& what, const inventory& all, report& into) {
  for (const service& s : all.services) {
    if (detail::is_external_name(s)) continue;
    for (const pod& p : all.pods) {
      if (!detail::selects_pod(s, p)) continue;
      for (const auto& port : s.object->spec.ports) {
        const model::int_or_string target = port.targetPort.has_value() ? port.targetPort : model::int_or_string(port.port);
        nearest_name near(target.word.view());
        bool listens = false;
        std::string_view open;
        for (const auto& container : p.spec->containers)
          for (const auto& declared : container.ports) {
            listens = listens || (target.number.has_value() && declared.containerPort == target.number) ||
                      (target.word.has_value() && declared.name == target.word);
            if (declared.name.has_value()) near.consider(declared.name.view());
            open = into.joined({open, open.empty() ? "" : ", ", into.digits(declared.containerPort.value())});
          }
        if (listens) continue;
        into.add(what, *s.owner, target.at(),
                 {detail::title(*s.owner, into), " forwards port ", into.digits(port.port.value()), " to `",
                  target.number.has_value() ? into.digits(target.number.value()) : target.word.view(), "`, but no container of ",
                  detail::title(*p.owner, into), " listens there",
                  open.empty() ? std::string_view("; it declares no port") : into.joined({"; it listens on ", open}),
                  into.suggestion(target.word.has_value() ? near.found() : std::string_view{})});
      }
    }
  }
}

inline constexpr rule IDN_09{"IDN-09", "the ports of a Service have different names, and a name where there are several",
                             "API server, validateServicePort", "name each port"};
constexpr void check_IDN_09(const rule& what, const inventory& all, report& into) {
  for (const service& s : all.services) {
    const auto& ports = s.object->spec.ports;
    if (ports.size() > 1)
      for (const auto& port : ports)
        if (!port.name.has_value() || port.name.empty())
          into.add(what, *s.owner, port.port.at(),
                   {detail::title(*s.owner, into), " has several ports, and port ", into.digits(port.port.value()),
                    " has no name"});
    detail::each_repeated(
        ports, [](const auto& port) -> const model::text& { return port.name; },
        [&](const auto&, const model::text& name) {
          into.add(what, *s.owner, name.at(),
                   {detail::title(*s.owner, into), " has two ports named `", name.view(), "`"});
        });
  }
}

inline constexpr rule IDN_10{"IDN-10", "a Service has a port of a protocol once", "API server, validateService",
                             "remove one of the two, or change its number"};
constexpr void check_IDN_10(const rule& what, const inventory& all, report& into) {
  const auto protocol = [](const api::core::v1::ServicePort& p) {
    return p.protocol.has_value() ? p.protocol.view() : std::string_view("TCP");
  };
  for (const service& s : all.services) {
    const auto& ports = s.object->spec.ports;
    for (std::size_t i = 1; i < ports.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (ports[i].port == ports[j].port && protocol(ports[i]) == protocol(ports[j]))
          into.add(what, *s.owner, ports[i].port.at(),
                   {detail::title(*s.owner, into), " has port ", into.digits(ports[i].port.value()), "/",
                    protocol(ports[i]), " twice"});
  }
}

inline constexpr rule REF_39{
    "REF-39", "a StatefulSet's serviceName is a Service of its namespace that selects the StatefulSet's pods",
    "kube-score statefulset-has-servicename (which also wants it headless)",
    "make the Service from the StatefulSet and pass it to withServiceName(…)"};
constexpr void check_REF_39(const rule& what, const inventory& all, report& into) {
  for (const stateful_set& set : all.stateful_sets) {
    const model::text& name = set.object->spec.serviceName;
    if (!name.has_value() || name.empty()) continue;
    const service* found = all.find_service(name.view(), set.owner->name_space);
    if (found == nullptr && all.find_external_service(name.view(), set.owner->name_space) != nullptr) continue;
    if (found == nullptr) {
      nearest_name near(name.view());
      for (const service& s : all.services) near.consider(s.owner->name.view());
      into.add(what, *set.owner, name.at(),
               {detail::title(*set.owner, into), " names Service `", name.view(),
                "` as its own, which this stack does not define", into.suggestion(near.found())});
    } else if (!selects(found->object->spec.selector, set.object->spec.template_.metadata.labels)) {
      into.add(what, *set.owner, name.at(),
               {detail::title(*set.owner, into), " names Service `", name.view(),
                "` as its own, which does not select its pods"});
    }
  }
}

}  // namespace dovetail::check
