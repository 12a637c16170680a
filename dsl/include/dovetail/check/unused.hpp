/// Rules over objects that nothing uses.
#pragma once

#include "dovetail/check/finding.hpp"

namespace dovetail::check {

inline constexpr rule REF_80{"REF-80",
                             "a ConfigMap, claim, ServiceAccount or role of the stack is used by something in it",
                             "Kubevious", "remove the object, or use it", severity::warning};

namespace detail {

constexpr bool is_taken(const pod& p, std::string_view kind, std::string_view name) {
  const auto& spec = *p.spec;
  if (kind == "ServiceAccount") return spec.serviceAccountName == name;
  for (const auto& v : spec.volumes) {
    if (kind == "PersistentVolumeClaim" && v.persistentVolumeClaim && v.persistentVolumeClaim->claimName == name)
      return true;
    if (kind != "ConfigMap") continue;
    if (v.configMap && v.configMap->name == name) return true;
    if (v.projected)
      for (const auto& source : v.projected->sources)
        if (source.configMap && source.configMap->name == name) return true;
  }
  return false;
}

constexpr bool is_read(const container& c, std::string_view map) {
  for (const auto& from : c.object->envFrom)
    if (from.configMapRef && from.configMapRef->name == map) return true;
  for (const auto& variable : c.object->env)
    if (variable.valueFrom && variable.valueFrom->configMapKeyRef && variable.valueFrom->configMapKeyRef->name == map)
      return true;
  return false;
}

constexpr bool is_used(const resource& r, const inventory& all) {
  const std::string_view name = r.name.view();
  for (const pod& p : all.pods)
    if (p.owner->in == r.in && is_taken(p, r.kind, name)) return true;
  if (r.kind == "ConfigMap")
    for (const container& c : all.containers)
      if (c.of->owner->in == r.in && is_read(c, name)) return true;
  for (const named_reference& reference : all.references)
    if (reference.kind == r.kind && reference.name == name) return true;
  return false;
}

}  // namespace detail

constexpr void check_REF_80(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    const bool looked_at =
        r.kind == "ConfigMap" || r.kind == "PersistentVolumeClaim" || r.kind == "ServiceAccount" || r.kind == "Role";
    if (looked_at && !r.external && !detail::is_used(r, all))
      detail::tell(what, r, {}, into, {" is used by nothing in this stack"});
  }
}

}  // namespace dovetail::check
