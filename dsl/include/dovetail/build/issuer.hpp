/// cert-manager's issuers: `ClusterIssuer<"letsencrypt">{}.withAcme(server, email, account_key).withHttp01Solver("traefik")`.
#pragma once

#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/other_kinds.hpp"
#include "dovetail/crd/cert_manager_io/v1.hpp"

/// The steps that both kinds of issuers have.
#define DOVETAIL_ISSUER_STEP(instantiation, name, T) \
  instantiation void ::dovetail::detail::name<T>(::dovetail::part&, const ::dovetail::step&, ::dovetail::lowering&)
#define DOVETAIL_ISSUER_STEPS(instantiation, T)              \
  DOVETAIL_RESOURCE_STEPS(instantiation, T);                 \
  DOVETAIL_ISSUER_STEP(instantiation, set_acme, T);          \
  DOVETAIL_ISSUER_STEP(instantiation, add_http01_solver, T); \
  DOVETAIL_ISSUER_STEP(instantiation, set_self_signed, T);   \
  DOVETAIL_ISSUER_STEP(instantiation, set_ca, T)

namespace dovetail {

namespace detail {

template <class T>
constexpr void set_acme(part& p, const step& s, lowering& in) {
  auto& acme = as<T>(p).spec.acme.ensure();
  acme.server = in.text(s.first);
  acme.email = in.text(s.second);
  acme.privateKeySecretRef.name = in.text(s.inside()[0].first);
}
template <class T>
constexpr void add_http01_solver(part& p, const step& s, lowering& in) {
  auto& solver = as<T>(p).spec.acme.ensure().solvers.emplace_back();
  solver.http01.ensure().ingress.ensure().ingressClassName = in.text(s.first);
}
template <class T>
constexpr void set_self_signed(part& p, const step&, lowering&) {
  as<T>(p).spec.selfSigned.ensure();
}
template <class T>
constexpr void set_ca(part& p, const step& s, lowering& in) {
  as<T>(p).spec.ca.ensure().secretName = in.text(s.first);
}

}  // namespace detail

/// What Issuer and ClusterIssuer share.
template <template <std::size_t> class Self, std::size_t N, class T>
class issuer_steps : public resource_builder<Self, N, T> {
 public:
  using resource_builder<Self, N, T>::resource_builder;

  constexpr argument issuer_name() const { return this->name; }
  constexpr std::string_view issuer_kind() const { return T::kind; }

  /// An ACME server, the address that it may write to, and the Secret in which cert-manager keeps the account's key.
  constexpr auto withAcme(parameter::line server, parameter::line email,
                          parameter::object_name account_key_secret) const {
    step key;
    key.first = account_key_secret;
    return this->template and_part<1>(&detail::set_acme<T>, std::span<const step>(&key, 1), server, email);
  }
  template <std::size_t M>
  constexpr auto withAcme(parameter::line server, parameter::line email,
                          const secret_declaration<M>& account_key) const {
    return withAcme(server, email, account_key.name.moved_to(server.at));
  }
  /// The server asks for a file by HTTP, which an Ingress of this class answers.
  constexpr auto withHttp01Solver(parameter::object_name ingress_class) const {
    return this->and_step(&detail::add_http01_solver<T>, ingress_class);
  }
  constexpr auto withSelfSigned() const { return this->and_step(&detail::set_self_signed<T>); }
  /// Signs with the certificate and the key of a Secret.
  constexpr auto withCa(parameter::secret secret_name) const { return this->and_step(&detail::set_ca<T>, secret_name); }
  /// The same by the Secret's handle, or by the Certificate that makes it.
};

template <std::size_t N>
class issuer_builder : public issuer_steps<issuer_builder, N, crd::cert_manager_io::v1::Issuer> {
 public:
  using issuer_steps<issuer_builder, N, crd::cert_manager_io::v1::Issuer>::issuer_steps;
};
template <std::size_t N>
class cluster_issuer_builder : public issuer_steps<cluster_issuer_builder, N, crd::cert_manager_io::v1::ClusterIssuer> {
 public:
  using issuer_steps<cluster_issuer_builder, N, crd::cert_manager_io::v1::ClusterIssuer>::issuer_steps;
};

/// Signs the Certificates of its namespace.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct Issuer<Name> : issuer_builder<0> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Issuer">());

  consteval Issuer(place written = place{__builtin_FILE(), __builtin_LINE()})
      : issuer_builder<0>(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(Issuer, "Issuer<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Issuer, issuer_builder<0>, "Issuer<\"name\">{}");
/// Signs the Certificates of every namespace.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct ClusterIssuer<Name> : cluster_issuer_builder<0> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "ClusterIssuer">());

  consteval ClusterIssuer(place written = place{__builtin_FILE(), __builtin_LINE()})
      : cluster_issuer_builder<0>(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(ClusterIssuer, "ClusterIssuer<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(ClusterIssuer, cluster_issuer_builder<0>, "ClusterIssuer<\"name\">{}");

// The code of these steps is in the library.
DOVETAIL_ISSUER_STEPS(extern template, crd::cert_manager_io::v1::Issuer);
DOVETAIL_ISSUER_STEPS(extern template, crd::cert_manager_io::v1::ClusterIssuer);

}  // namespace dovetail
