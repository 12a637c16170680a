/// Rules over cert-manager's Certificates: who signs them, and whether they are for the hosts that are served with them.
#pragma once

#include "dovetail/check/ingress.hpp"
#include "dovetail/check/keys.hpp"
#include "dovetail/text/grammar.hpp"

namespace dovetail::check {

namespace detail {

/// An issuer of the name that is asked for, of the other kind; null where there is none.
constexpr const resource* issuer_of_other_kind(const issuer_reference& wanted, const inventory& all) {
  for (const resource& r : all.named(wanted.name.view()))
    if ((model::same(r.kind, "Issuer") || model::same(r.kind, "ClusterIssuer")) && r.kind != wanted.kind &&
        r.name == wanted.name.view())
      return &r;
  return nullptr;
}

}  // namespace detail

inline constexpr rule REF_68{"REF-68",
                             "the issuer that a Certificate or an Ingress names exists, and there is one only",
                             "Kubevious", "declare the issuer: external<ClusterIssuer>(...)"};
constexpr void issuers_exist(const rule& what, const inventory& all, report& into) {
  detail::check_ingress_issuers(what, all, into);
  for (const issuer_reference& r : all.issuer_references) {
    if (all.find(r.kind, r.name.view(), *r.owner) != nullptr) continue;
    if (const resource* other = detail::issuer_of_other_kind(r, all)) {
      detail::tell(what, r, r.name.at(), into,
                   {" asks ", r.kind, " `", r.name.view(), "` to sign it, but that is ",
                    model::same(other->kind, "Issuer") ? "an " : "a ", other->kind, hint{"; name that kind"}});
      continue;
    }
    detail::sought issuer{r.kind, r.name};
    issuer.suffix = " to sign it";
    detail::tell_missing(what, r, " asks ", issuer, all, into);
  }
  for (const secret_use& use : all.secret_uses)
    detail::check_holder(what, *use.owner, use.verb.data(), "Secret", use.secret, all, into);
}

namespace detail {

/// Whether a certificate for `name` is one for `host`: the same, or a wildcard in place of the host's first label.
constexpr bool covers(std::string_view name, std::string_view host) {
  if (model::same(name, host)) return true;
  if (!name.starts_with("*.")) return false;
  const std::size_t dot = dovetail::detail::position(host, '.');
  return dot != std::string_view::npos && dot != 0 && model::same(host.substr(dot), name.substr(1));
}

constexpr const certificate* certificate_for(const tls_use& use, const inventory& all) {
  for (const certificate& c : all.certificates)
    if (c.owner->in == use.owner->in && model::same(c.secret, use.secret.view())) return &c;
  return nullptr;
}

}  // namespace detail

inline constexpr rule DOV_09{"DOV-09", "a Certificate is for the hosts that are served with it", "Dovetail",
                             "add the host to withDnsNames(...) of the Certificate"};
constexpr void certificates_are_for_the_served_hosts(const rule& what, const inventory& all, report& into) {
  for (const tls_use& use : all.tls_uses) {
    const certificate* c = use.secret.empty() ? nullptr : detail::certificate_for(use, all);
    if (c == nullptr) continue;
    for (std::size_t i = 0; i < use.hosts.size(); ++i) {
      const model::text& host = use.hosts[i];
      bool covered = false;
      for (const model::text& name : *c->dns_names) covered = covered || detail::covers(name.view(), host.view());
      // A host of several routes is one finding.
      for (std::size_t j = 0; j < i; ++j) covered = covered || model::same(use.hosts[j].view(), host.view());
      if (covered) continue;
      std::string_view names;
      for (const model::text& name : *c->dns_names)
        names = into.joined({names, names.empty() ? "`" : ", `", name.view(), "`"});
      into.add(what, *use.owner, host.at(),
               {detail::title(*use.owner, into), " serves `", host.view(), "` with ", detail::title(*c->owner, into),
                ", which is for ", names.empty() ? "no host" : names});
    }
  }
}

inline constexpr check_function cert_manager_checks[] = {
    {issuers_exist, {&REF_68}},
    {certificates_are_for_the_served_hosts, {&DOV_09}},
};

}  // namespace dovetail::check
