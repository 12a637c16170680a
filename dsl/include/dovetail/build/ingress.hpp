/// `Ingress<"web">{}.withHost(domain).withPath("/api/", api_service, http).withTls("web-tls")`.
#pragma once

#include "dovetail/api/networking/v1.hpp"
#include "dovetail/build/service.hpp"

namespace dovetail {

namespace detail {

using api::networking::v1::HTTPIngressPath;

DOVETAIL_STEP void add_host(part& p, const step& s, lowering& in) {
  auto& spec = as<api::networking::v1::Ingress>(p).spec;
  spec.rules.emplace_back().host = in.text(s.first);
  for (const void* of_all : in.notes().tls_of_all_hosts)
    for (auto& tls : spec.tls)
      if (&tls == of_all) tls.hosts.push_back(in.text(s.first));
}
constexpr void set_backend_service(api::networking::v1::IngressBackend& backend, const argument& service,
                                   const argument& port, lowering& in) {
  auto& to = backend.service.ensure();
  to.name = in.text(service);
  const model::int_or_string number_or_name = port_reference(port, in);
  to.port.ensure().number = number_or_name.number;
  to.port->name = number_or_name.word;
}
/// A path belongs to the host before it; without one it is for every host.
DOVETAIL_STEP void add_path(part& p, const step& s, lowering& in) {
  api::networking::v1::Ingress& ingress = as<api::networking::v1::Ingress>(p);
  if (ingress.spec.rules.empty()) ingress.spec.rules.emplace_back();
  HTTPIngressPath& path = ingress.spec.rules.back().http.ensure().paths.emplace_back();
  path.path = in.text(s.first);
  path.pathType = model::choice<HTTPIngressPath::PathType>::other(in.text(s.inside()[0].second));
  set_backend_service(path.backend, s.second, s.inside()[0].first, in);
}
DOVETAIL_STEP void set_default_backend(part& p, const step& s, lowering& in) {
  set_backend_service(as<api::networking::v1::Ingress>(p).spec.defaultBackend.ensure(), s.first, s.second, in);
}
/// TLS for every host that the Ingress has by then; where it has none, for those to come.
DOVETAIL_STEP void add_tls(part& p, const step& s, lowering& in) {
  api::networking::v1::Ingress& ingress = as<api::networking::v1::Ingress>(p);
  auto& tls = ingress.spec.tls.emplace_back();
  tls.secretName = in.text(s.first);
  for (const auto& rule : ingress.spec.rules)
    if (rule.host.has_value()) tls.hosts.push_back(rule.host);
  if (tls.hosts.empty()) in.notes().tls_of_all_hosts.push_back(&tls);
}

}  // namespace detail

class ingress_builder : public resource_builder<ingress_builder, api::networking::v1::Ingress> {
 public:
  using api_type = api::networking::v1::Ingress;
  using path_type = api::networking::v1::HTTPIngressPath::PathType;

 public:
  using resource_builder<ingress_builder, api::networking::v1::Ingress>::resource_builder;

  constexpr ingress_builder withIngressClassName(parameter::ingress_class name) const {
    return this->with(detail::set_of<api_type, "spec.ingressClassName">, name);
  }
  /// Starts the rules of a host; the paths after it are the host's.
  constexpr auto withHost(parameter::host host) const { return this->and_step(&detail::add_host, host); }

  /// Everything below `path`, to a Service of the stack: at the number at which the Service takes what is for this port.
  constexpr ingress_builder withPath(parameter::line path, const service_builder& service, port_handle port) const {
    return withPath(path, service.name.moved_to(path.at), service.port_or_own(port).moved_to(path.at));
  }
  /// The same by the Service's name, and by the port's number or name; checked against the stack.
  constexpr ingress_builder withPath(parameter::line path, parameter::object_name service,
                                     parameter::port_reference port) const {
    return path_step(path_type::Prefix, path, service, port);
  }
  DOVETAIL_REFUSED("withPath takes the path, the Service's handle and its port's: withPath(\"/\", web_service, http)")
  constexpr ingress_builder withPath(...) const { return *this; }
  template <class Path, class First, class Second>
    requires(builder_handle<Second> ||
             (builder_handle<First> && !requires(const First& first) { first.service_name(); }))
  DOVETAIL_REFUSED("withPath takes the path, the Service's handle and its port's: withPath(\"/\", web_service, http)")
  constexpr ingress_builder withPath(const Path&, const First&, const Second&) const {
    return *this;
  }
  /// `path` and nothing below it.
  constexpr ingress_builder withExactPath(parameter::line path, const service_builder& service,
                                          port_handle port) const {
    return path_step(path_type::Exact, path, service.name.moved_to(path.at),
                     service.port_or_own(port).moved_to(path.at));
  }
  /// What no rule takes.
  constexpr ingress_builder withDefaultBackend(const service_builder& service, detail::placed<port_handle> port) const {
    return withDefaultBackend(service.name.moved_to(port.at), service.port_or_own(port.what).moved_to(port.at));
  }
  constexpr ingress_builder withDefaultBackend(parameter::object_name service, parameter::port_reference port) const {
    return this->and_step(&detail::set_default_backend, service, port);
  }
  /// A certificate, from this Secret, for the hosts that stand before this call; for all hosts, where none does.
  constexpr auto withTls(parameter::secret secret_name) const { return this->and_step(&detail::add_tls, secret_name); }
  /// cert-manager makes the certificates of this Ingress, by this ClusterIssuer.
  constexpr ingress_builder withClusterIssuer(parameter::cluster_issuer name) const {
    return this->with(detail::set_of<api_type, "metadata.annotations[cert-manager.io/cluster-issuer]">, name);
  }
  /// cert-manager makes the certificates of this Ingress, by this Issuer of its namespace.
  constexpr ingress_builder withIssuer(parameter::issuer name) const {
    return this->with(detail::set_of<api_type, "metadata.annotations[cert-manager.io/issuer]">, name);
  }

 private:
  constexpr ingress_builder path_step(path_type type, argument path, argument service, argument port) const {
    step to{};
    to.first = port;
    to.second = argument::literal_at(spelling(type), path.at);
    return this->and_part(&detail::add_path, std::span<const step>(&to, 1), path, service);
  }
};

template <fixed_string Name>
struct Ingress : ingress_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Ingress">());

  consteval Ingress(place written = place{__builtin_FILE(), __builtin_LINE()})
      : ingress_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(Ingress, "Ingress<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Ingress, ingress_builder, "Ingress<\"name\">{}");

}  // namespace dovetail
