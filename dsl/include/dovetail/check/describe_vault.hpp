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
  }
  // Read from a file, the object says nothing of its keys.
  if (owner.notes == nullptr && object.spec.destination.create.value_or(false)) {
    key_holder& holder = all.key_holders.emplace_back();
    holder.kind = "Secret";
    holder.name = object.spec.destination.name.view();
    holder.name_space = owner.name_space;
  }
}

}  // namespace dovetail::check
