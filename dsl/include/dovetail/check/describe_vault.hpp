/// What the Vault Secrets Operator's resources provide and require.
#pragma once

#include "dovetail/check/readers_outside.hpp"
#include "dovetail/crd/secrets_hashicorp_com/v1beta1.hpp"

namespace dovetail::check {

namespace detail {

/// A Secret that has what Vault has, and what the templates make of that. Where all that Vault has is excluded, the keys are
/// those of the templates, and `_raw`. Filters are for neither.
/// Source: vault-secrets-operator helpers/secrets.go, SecretDataBuilder and makeK8sData; helpers/template.go, filterData.
template <class Destination>
constexpr auto add_destination(const Destination& to, const resource& owner, inventory& all) {
  key_holder& holder = all.key_holders.emplace_back();
  holder.kind = "Secret";
  holder.name = to.name.view();
  holder.maker = &owner;
  // One that is there is written over as a whole, but is not made.
  holder.only_adds = !to.create.value_or(false);
  if (!to.transformation) return;
  const auto& made = *to.transformation;
  bool excluded = false;
  for (const model::text& pattern : made.excludes) excluded = excluded || pattern == ".*";
  // What SecretTransformations add is in other objects; of this type, keys are added that no template names.
  if (!excluded || !made.transformationRefs.empty() || to.type == "kubernetes.io/tls") return;
  for (const auto& each : made.templates) holder.keys.push_back(each.key);
  if (!made.excludeRaw.value_or(false)) holder.keys.push_back("_raw");
  holder.keys_known = true;
}
template <class Destination>
constexpr auto note_readers_of(const Destination& to, const resource& owner, inventory& all) {
  note_readers_outside(to.labels, owner, all);
  note_readers_outside(to.annotations, owner, all);
}
/// Whether the operator makes the Secret or finds it there, it writes it.
template <class Destination>
constexpr auto add_destination_write(const Destination& to, const resource& owner, inventory& all) {
  if (!to.name.empty())
    all.secret_writes.push_back({&owner, "has Vault Secrets Operator write", to.name, {}, to.create.value_or(false)});
}

}  // namespace detail

constexpr void describe(const crd::secrets_hashicorp_com::v1beta1::VaultStaticSecret& object, const resource& owner,
                        inventory& all) {
  detail::add_destination_write(object.spec.destination, owner, all);
  // The object itself says nothing of its keys.
  const bool said = owner.notes != nullptr && !owner.notes->makes.empty();
  if (!said) detail::add_destination(object.spec.destination, owner, all);
  detail::note_readers_of(object.spec.destination, owner, all);
}

/// The operator's other kinds that make a Secret.
template <class T>
  requires(T::api_version.starts_with("secrets.hashicorp.com/") &&
           (T::kind == "VaultDynamicSecret" || T::kind == "VaultPKISecret" || T::kind == "HCPVaultSecretsApp"))
constexpr void describe(const T& object, const resource& owner, inventory& all) {
  detail::add_destination_write(object.spec.destination, owner, all);
  detail::add_destination(object.spec.destination, owner, all);
  detail::note_readers_of(object.spec.destination, owner, all);
}

}  // namespace dovetail::check
