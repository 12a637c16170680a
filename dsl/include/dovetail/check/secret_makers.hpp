/// Rules over Secrets that something makes: one maker each.
#pragma once

#include "dovetail/check/identity.hpp"

namespace dovetail::check {

inline constexpr rule DOV_27{
    .id = "DOV-27",
    .statement =
        "no two objects of a stack make the same Secret: a Secret, a Certificate, what an operator makes one of",
    .source = "Dovetail",
    .mend = "name another Secret in one of the two",
    .told = turn::cause};

namespace detail {

constexpr const tls_use* tls_of(const secret_write& write, const inventory& all) {
  for (const tls_use& use : all.tls_uses)
    if (use.owner == write.owner && model::same(use.secret.view(), write.secret.view())) return &use;
  return nullptr;
}
/// Whether the certificate that cert-manager makes for one Ingress is for all hosts of another one.
constexpr bool serves_all_hosts_of(const secret_write& made, const secret_write& other, const inventory& all) {
  const tls_use *known = tls_of(made, all), *wanted = tls_of(other, all);
  if (known == nullptr || wanted == nullptr) return true;
  for (const model::text& host : wanted->hosts) {
    bool served = false;
    for (const model::text& each : known->hosts) served = served || model::same(each.view(), host.view());
    if (!served) return false;
  }
  return true;
}

/// Whether an operator writes into a Secret of the stack that has no keys of its own, but labels; cert-manager takes any.
constexpr bool fills(const secret_write& write, const secret_write& secret, const inventory& all) {
  if ((write.creates && !model::same(write.owner->kind, "Certificate")) || !model::same(secret.owner->kind, "Secret"))
    return false;
  for (const key_holder& h : all.key_holders)
    if (h.maker == secret.owner) return h.keys.empty();
  return false;
}

/// Whether two writers of one Secret do not write over each other.
constexpr bool get_along(const secret_write& a, const secret_write& b, const inventory& all) {
  const std::string_view one = a.owner->kind, other = b.owner->kind;
  // mariadb-operator adds a key to a Secret that is there.
  if (!a.key.empty() && !b.key.empty()) return !model::same(a.key.view(), b.key.view()) || a.owner == b.owner;
  // Two of the same name are IDN-28's.
  if (one == "Secret" && other == "Secret") return true;
  // An account with the same certificate authority.
  if (one == "Issuer" && other == "Issuer") return true;
  if (fills(a, b, all) || fills(b, a, all)) return true;
  // cert-manager makes a Certificate of an Ingress's Secret, of its name, and leaves one that is there as it is.
  if (one == "Ingress" && other == "Ingress")
    return a.owner != b.owner && (serves_all_hosts_of(a, b, all) || serves_all_hosts_of(b, a, all));
  if (one == "Ingress" && other == "Certificate") return model::same(b.owner->name.view(), a.secret.view());
  if (one == "Certificate" && other == "Ingress") return model::same(a.owner->name.view(), b.secret.view());
  return false;
}

constexpr void report_makers(const rule& what, const secret_write& later, const secret_write& earlier, report& into) {
  if (later.owner == earlier.owner)
    return tell(what, *later.owner, later.secret.at(), into,
                {" has Secret `", later.secret.view(), "` in two entries of its TLS, and cert-manager takes neither",
                 advice{"make one entry of them"}});
  const std::string_view loss = ": each would write over what the other wrote";
  const advice mend{
      into.joined({"name another Secret in one of them", other_place(earlier.owner->at, later.owner->at, into)})};
  if (model::same(later.owner->kind, "Secret"))
    tell(what, *later.owner, {}, into,
         {" stands in this stack, and ", title(*earlier.owner, into), " makes it, too", loss, mend});
  else
    tell(what, *later.owner, later.secret.at(), into,
         {" makes Secret `", later.secret.view(), "`, ",
          model::same(earlier.owner->kind, "Secret") ? std::string_view("which stands in this stack, too")
                                                     : into.joined({"and so does ", title(*earlier.owner, into)}),
          loss, mend});
}

}  // namespace detail

constexpr void secrets_have_one_maker(const rule& what, const inventory& all, report& into) {
  if (all.secret_writes.size() < 2) return;
  index<secret_write> by_name;
  by_name.reset(all.secret_writes.size());
  for (const secret_write& later : all.secret_writes) {
    const std::string_view name = later.secret.view();
    if (name.empty()) continue;
    for (const secret_write& earlier : by_name.find(name)) {
      if (earlier.owner->in != later.owner->in || !model::same(earlier.secret.view(), name)) continue;
      if (detail::get_along(earlier, later, all)) continue;
      detail::report_makers(what, later, earlier, into);
      break;
    }
    by_name.add(name, later);
  }
}

inline constexpr check_function secret_maker_checks[] = {
    {secrets_have_one_maker, {&DOV_27}},
};

}  // namespace dovetail::check
