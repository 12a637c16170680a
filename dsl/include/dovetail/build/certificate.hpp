/// cert-manager's Certificates: `Certificate<"web-tls">{}.withDnsNames(domain).withIssuerRef(letsencrypt)`.
#pragma once

#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/other_kinds.hpp"
#include "dovetail/crd/cert_manager_io/v1.hpp"

namespace dovetail {

namespace detail {

namespace cert_manager_api = crd::cert_manager_io::v1;

DOVETAIL_STEP void set_secret_name(part& p, const step& s, lowering& in) {
  as<cert_manager_api::Certificate>(p).spec.secretName = in.text(s.first);
  note_immutable_keys(in.text(s.first), s, in);
}
DOVETAIL_STEP void add_dns_name(part& p, const step& s, lowering& in) {
  auto& names = as<cert_manager_api::Certificate>(p).spec.dnsNames;
  in.each_item(s.first, [&](const model::text& name) { names.push_back(name); });
}
DOVETAIL_STEP void set_issuer_ref(part& p, const step& s, lowering& in) {
  auto& issuer = as<cert_manager_api::Certificate>(p).spec.issuerRef;
  issuer.name = in.text(s.first);
  issuer.kind = in.text(s.second);
}

}  // namespace detail

class certificate_builder : public resource_builder<certificate_builder, detail::cert_manager_api::Certificate> {
 public:
  using api_type = detail::cert_manager_api::Certificate;
  using resource_builder<certificate_builder, detail::cert_manager_api::Certificate>::resource_builder;

  /// The Secret that cert-manager makes of it; of the Certificate's own name where nothing else is said.
  constexpr certificate_builder withSecretName(parameter::object_name name) const {
    return this->and_step(&detail::set_secret_name, name);
  }
  constexpr certificate_builder withSecretName(const secret_declaration& secret,
                                               place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return this->and_part(&detail::set_secret_name, secret.all_steps(), secret.name.moved_to(written));
  }
  /// The hosts that it is for, or lists of them; `*.example.com` is for each name right below example.com.
  template <class... Rest>
    requires(parameter::hosts::takes<Rest> && ...)
  constexpr certificate_builder withDnsNames(parameter::hosts first, const Rest&... rest) const {
    return this->and_words(&detail::add_dns_name, {}, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withDnsNames, parameter::hosts,
                         "host names, texts or values and lists of grammars::host, belong here")
  /// Who signs it: an Issuer or a ClusterIssuer, of the stack or external.
  constexpr certificate_builder withIssuerRef(detail::issuer_handle issuer) const {
    return this->and_step(&detail::set_issuer_ref, issuer.name, issuer.kind);
  }
  /// The same by name and kind, `Issuer` or `ClusterIssuer`; checked against the stack.
  constexpr certificate_builder withIssuerRef(parameter::object_name name, parameter::line kind) const {
    return this->and_step(&detail::set_issuer_ref, name, kind);
  }
  constexpr certificate_builder withCommonName(parameter::line name) const {
    return this->with(detail::set_of<api_type, "spec.commonName">, name);
  }
  /// Other certificates can be signed with it.
  constexpr certificate_builder withIsCA() const {
    return this->with(detail::set_of<api_type, "spec.isCA">, argument::truth_at(true, this->at));
  }

  /// The name of the Secret.
  constexpr argument secret_name() const {
    argument found = this->name;
    for (const step& s : this->all_steps())
      if (s.apply == &detail::set_secret_name) found = s.first;
    return found;
  }
  /// The Secret with its keys, for volumes and variables.
  constexpr secret_declaration secret() const {
    return secret_declaration(secret_name(), this->at)
        .withKeys(argument::literal_at("tls.crt", this->at), std::string_view("tls.key"), std::string_view("ca.crt"));
  }

  /// For the constructor below.
  constexpr auto named_like_itself() const { return withSecretName(this->name); }
};

template <fixed_string Name>
  requires detail::with_its_header<Name>
struct Certificate<Name> : certificate_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Certificate">());

  consteval Certificate(place written = place{__builtin_FILE(), __builtin_LINE()})
      : certificate_builder(certificate_builder(detail::name_argument<Name>(written), written).named_like_itself()) {}
  DOVETAIL_REFUSE_IN_BRACES(Certificate, "Certificate<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Certificate, certificate_builder, "Certificate<\"name\">{}");

}  // namespace dovetail
