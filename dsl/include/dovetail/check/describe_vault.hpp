/// What the Vault Secrets Operator's resources provide and require.
#pragma once

#include "dovetail/check/inventory.hpp"
#include "dovetail/crd/secrets_hashicorp_com/v1beta1.hpp"

namespace dovetail::check {

constexpr void describe(const crd::secrets_hashicorp_com::v1beta1::VaultAuth& object, const resource& owner,
                        inventory& all) {
  if (!object.spec.kubernetes || !object.spec.kubernetes->serviceAccount.has_value()) return;
  named_reference& reference = all.references.emplace_back();
  reference.owner = &owner;
  reference.kind = "ServiceAccount";
  reference.name = object.spec.kubernetes->serviceAccount;
  reference.field = "spec.kubernetes.serviceAccount";
}

constexpr void describe(const crd::secrets_hashicorp_com::v1beta1::VaultStaticSecret& object, const resource& owner,
                        inventory& all) {
  if (object.spec.vaultAuthRef.has_value()) {
    named_reference& reference = all.references.emplace_back();
    reference.owner = &owner;
    reference.kind = "VaultAuth";
    reference.name = object.spec.vaultAuthRef;
    reference.field = "spec.vaultAuthRef";
    // `name`, or `namespace/name`.
    const std::string_view name = reference.name.view();
    if (const std::size_t slash = name.find('/'); slash != std::string_view::npos) {
      reference.name_space = name.substr(0, slash);
      reference.name = model::text(name.substr(slash + 1), reference.name.at());
    }
  }
  // The object itself says nothing of its keys.
  const bool said = owner.notes != nullptr && !owner.notes->makes.empty();
  if (!said && object.spec.destination.create.value_or(false)) {
    key_holder& holder = all.key_holders.emplace_back();
    holder.kind = "Secret";
    holder.name = object.spec.destination.name.view();
    holder.maker = &owner;
  }
}

}  // namespace dovetail::check
