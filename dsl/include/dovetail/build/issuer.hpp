/// cert-manager's issuers: `ClusterIssuer<"letsencrypt">{}.withAcme(server, email, account_key).withHttp01Solver("traefik")`.
#pragma once

#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/other_kinds.hpp"
#include "dovetail/crd/cert_manager_io/v1.hpp"

#include <type_traits>

namespace dovetail {

/// What Issuer and ClusterIssuer share.
template <class Self, class T>
class issuer_steps : public resource_builder<Self, T> {
 public:
  using resource_builder<Self, T>::resource_builder;

  constexpr argument issuer_name() const { return this->name; }
  constexpr std::string_view issuer_kind() const { return T::kind; }

  /// An ACME server, the address that it may write to, and the Secret in which cert-manager keeps the account's key.
  constexpr auto withAcme(parameter::line server, parameter::line email,
                          parameter::object_name account_key_secret) const {
    using acme = std::remove_cvref_t<decltype(*T{}.spec.acme)>;
    step fields[3]{};
    detail::set_step(fields[0], &detail::apply_inner_field, 0, server, detail::set_of<acme, "server">);
    detail::set_step(fields[1], &detail::apply_inner_field, 0, email, detail::set_of<acme, "email">);
    detail::set_step(fields[2], &detail::apply_inner_field, 0, account_key_secret,
                     detail::set_of<acme, "privateKeySecretRef.name">);
    return this->with_object(detail::object_in<T, "spec.acme">, fields, server.at);
  }
  constexpr auto withAcme(parameter::line server, parameter::line email, const secret_declaration& account_key) const {
    return withAcme(server, email, account_key.name.moved_to(server.at));
  }
  /// The server asks for a file by HTTP, which an Ingress of this class answers.
  constexpr auto withHttp01Solver(parameter::object_name ingress_class) const {
    return this->with_element(
        detail::element_of_list<T, "spec.acme.solvers">,
        detail::set_of<std::remove_cvref_t<decltype(T{}.spec.acme->solvers[0])>, "http01.ingress.ingressClassName">,
        ingress_class);
  }
  constexpr auto withSelfSigned() const {
    return this->with_object(detail::object_in<T, "spec.selfSigned">, {}, this->at);
  }
  /// Signs with the certificate and the key of a Secret.
  constexpr auto withCa(parameter::secret secret_name) const {
    return this->with(detail::set_of<T, "spec.ca.secretName">, secret_name);
  }
};

class issuer_builder : public issuer_steps<issuer_builder, crd::cert_manager_io::v1::Issuer> {
 public:
  using issuer_steps<issuer_builder, crd::cert_manager_io::v1::Issuer>::issuer_steps;
};
class cluster_issuer_builder : public issuer_steps<cluster_issuer_builder, crd::cert_manager_io::v1::ClusterIssuer> {
 public:
  using issuer_steps<cluster_issuer_builder, crd::cert_manager_io::v1::ClusterIssuer>::issuer_steps;
};

/// Signs the Certificates of its namespace.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct Issuer<Name> : issuer_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Issuer">());

  consteval Issuer(place written = place{__builtin_FILE(), __builtin_LINE()})
      : issuer_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(Issuer, "Issuer<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Issuer, issuer_builder, "Issuer<\"name\">{}");
/// Signs the Certificates of every namespace.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct ClusterIssuer<Name> : cluster_issuer_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "ClusterIssuer">());

  consteval ClusterIssuer(place written = place{__builtin_FILE(), __builtin_LINE()})
      : cluster_issuer_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(ClusterIssuer, "ClusterIssuer<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(ClusterIssuer, cluster_issuer_builder, "ClusterIssuer<\"name\">{}");

}  // namespace dovetail
