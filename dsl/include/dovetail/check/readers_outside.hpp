/// Whether a Secret is for somebody outside of its stack, by what stands on it.
#pragma once

#include "dovetail/check/inventory.hpp"

namespace dovetail::check {

namespace detail {

/// A label or an annotation that only says what an object is part of.
constexpr bool is_for_people(std::string_view key) {
  for (const std::string_view common : {"app.kubernetes.io/", "helm.sh/", "meta.helm.sh/", "kubectl.kubernetes.io/",
                                        "dovetail", "kustomize.toolkit.fluxcd.io/", "argocd.argoproj.io/sync-"})
    if (key.starts_with(common)) return true;
  for (const std::string_view common : {"app", "k8s-app", "name", "component", "tier", "environment", "env", "team",
                                        "version", "chart", "release", "heritage", "owner", "description"})
    if (key == common) return true;
  return false;
}
/// What stands on a Secret for somebody who looks for such: a controller, a sidecar.
constexpr void note_readers_outside(const model::map<model::text>& words, const resource& maker, inventory& all) {
  for (const auto& each : words) {
    if (is_for_people(each.key.view())) continue;
    for (key_holder& known : all.key_holders)
      if (known.maker == &maker && known.kind == "Secret") known.read_outside = true;
    return;
  }
}

}  // namespace detail

}  // namespace dovetail::check
