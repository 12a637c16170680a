/// Who a pod runs as.
#pragma once

#include "dovetail/check/inventory.hpp"

namespace dovetail::check::detail {

/// The name of a pod's ServiceAccount; empty: `default`. The API server takes the old field where the new one is empty.
/// Source: Convert_v1_PodSpec_To_core_PodSpec.
constexpr const model::text& account_of(const pod& p) {
  return p.spec->serviceAccountName.empty() ? p.spec->serviceAccount : p.spec->serviceAccountName;
}

}  // namespace dovetail::check::detail
