/// `Service<"api">{api}.withPort(http)`: selector and target port come from the workload and the port's handle.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/probe.hpp"
#include "dovetail/build/workload.hpp"

namespace dovetail {

namespace error {
void the_service_has_no_port_of_this_handle_add_it_with_withPort(std::string_view port);
}

namespace detail {

DOVETAIL_STEP void select_application(part& p, const step& s, lowering& in) {
  as<api::core::v1::Service>(p).spec.selector[application_label] = in.text(s.first);
}
DOVETAIL_STEP void select_nothing_yet(part&, const step&, lowering&) {}
DOVETAIL_STEP void add_service_port(part& p, const step& s, lowering& in) {
  auto& port = as<api::core::v1::Service>(p).spec.ports.emplace_back();
  port.name = in.text(s.second);
  port.port = in.number(s.first);
  if (s.nested != 0 && s.inside()[0].first.given()) port.targetPort = port_reference(s.inside()[0].first, in);
}
/// Whether a step gives the Service a port for this handle: of its name, and to its number where the step says a number.
constexpr bool forwards_to(const step& s, port_handle handle) {
  if (s.apply != &add_service_port || !model::same(s.second.characters, handle.name)) return false;
  const argument& target = s.inside()[0].first;
  return target.is != argument::form::number || target.number == handle.number;
}
/// The port of that name, or one more; a Service that nobody outside reaches becomes a NodePort.
DOVETAIL_STEP void set_node_port(part& p, const step& s, lowering& in) {
  auto& spec = as<api::core::v1::Service>(p).spec;
  const step& number = s.inside()[0];
  api::core::v1::ServicePort* port = nullptr;
  for (auto& known : spec.ports)
    if (model::same(known.name.view(), in.text(s.second).view())) port = &known;
  if (port == nullptr) {
    port = &spec.ports.emplace_back();
    port->name = in.text(s.second);
    port->port = in.number(number.first);
    port->targetPort = in.number(number.first);
  }
  port->nodePort = in.number(s.first);
  using type = api::core::v1::ServiceSpec::Type;
  if (!(spec.type == type::LoadBalancer)) spec.type = type::NodePort;
}
DOVETAIL_STEP void mark_internal_only(part& p, const step& s, lowering& in) {
  in.notes().internal_only = s.first.characters;
  in.notes().comments.push_back({&as<api::core::v1::Service>(p), s.first.characters});
}

}  // namespace detail

class service_builder : public resource_builder<service_builder, api::core::v1::Service> {
 public:
  using api_type = api::core::v1::Service;
  using resource_builder<service_builder, api::core::v1::Service>::resource_builder;

  constexpr argument service_name() const { return this->name; }

  /// The name inside the cluster: `api.<namespace>.svc.cluster.local`.
  constexpr auto host(place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return text_expression<4>{{argument::host_at(this->name.characters, written), argument::literal_at(".", written),
                               argument::name_space_at(written), argument::literal_at(".svc.cluster.local", written)}};
  }
  /// The number at which the Service takes what is for this port; an error on the caller's line where it has no such port.
  consteval argument port(port_handle handle, place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    for (const step& s : this->all_steps())
      if (detail::forwards_to(s, handle)) return s.first.as_port_of(this->name.characters, written);
    error::the_service_has_no_port_of_this_handle_add_it_with_withPort(handle.name);
    return {};
  }
  /// The same, and where the Service has no such port the handle's own number, which the rules then refuse.
  constexpr argument port_or_own(port_handle handle) const {
    for (const step& s : this->all_steps())
      if (detail::forwards_to(s, handle)) return s.first;
    return argument::number_at(handle.number, this->at);
  }
  /// The name that pods of the same namespace know it by, `api`, and with its port, `api:8000`.
  constexpr auto short_host(place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return text_expression<1>{{argument::host_at(this->name.characters, written)}};
  }
  consteval auto short_address(port_handle handle, place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return concat(short_host(written), std::string_view(":"), text_expression<1>{{port(handle, written)}});
  }
  /// `http://api:8000`
  consteval auto short_url(const char* scheme, port_handle handle,
                           place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return concat(std::string_view(scheme), std::string_view("://"), short_address(handle, written));
  }
  /// `api.<namespace>.svc.cluster.local:8000`
  consteval auto address(port_handle handle, place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return concat(host(written), std::string_view(":"), text_expression<1>{{port(handle, written)}});
  }
  /// `http://api.<namespace>.svc.cluster.local:8000`
  consteval auto url(const char* scheme, port_handle handle,
                     place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return concat(std::string_view(scheme), std::string_view("://"), address(handle, written));
  }

  /// Forwards the port, under its own name and number, to the same port of the pods.
  constexpr service_builder withPort(detail::placed<port_handle> port) const {
    const argument number = argument::number_at(port.what.number, port.at);
    return port_step(argument::literal_at(port.what.name, port.at), number, number);
  }
  /// Forwards another number to the port: `.withPort(80, http)`.
  constexpr service_builder withPort(parameter::port_number number, port_handle target) const {
    return port_step(argument::literal_at(target.name, number.at), number,
                     argument::number_at(target.number, number.at));
  }
  /// By name and numbers; the target is a number, or the name of a container's port.
  constexpr service_builder withPort(parameter::port_name name, parameter::port_number number,
                                     parameter::port_reference target) const {
    return port_step(name, number, target);
  }
  DOVETAIL_REFUSED(
      "withPort takes the port's handle, and before it the Service's own number where that is another: withPort(http), "
      "withPort(80, http)")
  constexpr service_builder withPort(...) const { return *this; }
  constexpr service_builder withSelector(parameter::label_key key, parameter::text value) const {
    return this->with_entry(detail::entry_of<api_type, "spec.selector">, key, value);
  }
  /// No address of its own: names lead to the pods themselves.
  constexpr service_builder withoutClusterIP() const {
    return this->with(detail::set_of<api_type, "spec.clusterIP">, argument::literal_at("None", this->at));
  }
  constexpr service_builder withNodePortType() const {
    return this->with(detail::set_of<api_type, "spec.type">, argument::literal_at("NodePort", this->at));
  }
  /// Every node takes this number for the port, from 30000 to 32767; the Service becomes one of type NodePort.
  constexpr service_builder withNodePort(port_handle port, parameter::node_port number_of_node) const {
    step own{};
    own.first = argument::number_at(port.number, number_of_node.at);
    return this->and_part(&detail::set_node_port, std::span<const step>(&own, 1), number_of_node,
                          argument::literal_at(port.name, number_of_node.at));
  }
  constexpr service_builder withLoadBalancerType() const {
    return this->with(detail::set_of<api_type, "spec.type">, argument::literal_at("LoadBalancer", this->at));
  }
  /// No Ingress may route here; the reason stands in the YAML as a comment.
  constexpr service_builder internalOnly(parameter::words reason) const {
    return this->and_step(&detail::mark_internal_only, reason);
  }

  template <class Workload>
  constexpr service_builder selecting(const Workload& workload) const {
    return this->and_step(&detail::select_application, workload.name.moved_to(this->at));
  }
  constexpr auto selecting_by_hand() const { return this->and_step(&detail::select_nothing_yet); }

 private:
  constexpr service_builder port_step(argument name, argument number, argument target) const {
    step to{};
    to.first = target;
    return this->and_part(&detail::add_service_port, std::span<const step>(&to, 1), number, name);
  }
};

/// A Service of a workload: it selects the workload's pods.
template <fixed_string Name>
struct Service : service_builder {
  static_assert(detail::check_name<Name, grammars::dns_1035_label, "Service">());

  template <class Workload>
    requires requires(const Workload& w) { w.withServiceAccountName("default"); }
  consteval Service(const Workload& workload, place written = place{__builtin_FILE(), __builtin_LINE()})
      : service_builder(service_builder(detail::name_argument<Name>(written), written).selecting(workload)) {}
  /// A Service whose selector is given by hand (`withSelector`).
  consteval Service(place written = place{__builtin_FILE(), __builtin_LINE()})
      : service_builder(service_builder(detail::name_argument<Name>(written), written).selecting_by_hand()) {}
  template <class First, class... Rest>
    requires(!workload_handle<First>)
  DOVETAIL_REFUSED(
      "a Service takes a workload in the braces, and its own name in the angle brackets: Service<\"web\">{web}")
  explicit consteval Service(const First&, const Rest&...) {}
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Service, service_builder, "Service<\"web\">{web}");

/// A Service has an address inside the cluster unless it says otherwise; the file says so too.
constexpr void begin_resource(api::core::v1::Service& service, const model::text& name, lowering& in) {
  begin_resource<api::core::v1::Service>(service, name, in);
  service.spec.type = api::core::v1::ServiceSpec::Type::ClusterIP;
}

}  // namespace dovetail
