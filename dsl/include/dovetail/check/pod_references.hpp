/// What pods name: the Secrets, ConfigMaps, claims and ServiceAccounts that their containers and volumes take something from.
/// One walk for all rules that ask.
#pragma once

#include "dovetail/check/account.hpp"
#include "dovetail/check/finding.hpp"

#include <cstdint>

namespace dovetail::check::detail {

// "Deployment `api`, container `api`, variable `PASSWORD`": who reads a key, and where.

struct variable_of {
  const container* of;
  const api::core::v1::EnvVar* object;
};
struct volume_of {
  const pod* of;
  const api::core::v1::Volume* object;
};
constexpr const resource& owner_of(const variable_of& v) { return owner_of(*v.of); }
constexpr const resource& owner_of(const volume_of& v) { return owner_of(*v.of); }
constexpr std::string_view title(const variable_of& v, report& into) {
  return into.joined({title(*v.of, into), ", variable `", v.object->name.view(), "`"});
}
constexpr std::string_view title(const volume_of& v, report& into) {
  return into.joined({title(*v.of, into), ", volume `", v.object->name.view(), "`"});
}

/// A name in a pod.
struct pod_reference {
  enum class part : std::uint8_t { variable, variables, volume, projection, pull_secret, account };

  part in = part::account;
  std::string_view kind{};
  const model::text* name = nullptr;
  /// It may be missing.
  bool optional = false;
  const pod* of = nullptr;
  /// What of the pod names it, where that is no field of its own.
  const check::container* container = nullptr;
  const api::core::v1::EnvVar* variable = nullptr;
  const api::core::v1::Volume* volume = nullptr;
  /// The keys that are read, where they are said.
  const model::text* key = nullptr;
  const model::list<api::core::v1::KeyToPath>* items = nullptr;

  template <class Visit>
  constexpr auto each_key(Visit visit) const {
    if (key != nullptr) visit(*key);
    if (items != nullptr)
      for (const auto& item : *items) visit(item.key);
  }
};
constexpr const resource& owner_of(const pod_reference& r) { return owner_of(*r.of); }
constexpr std::string_view title(const pod_reference& r, report& into) {
  if (r.variable != nullptr) return title(variable_of{r.container, r.variable}, into);
  if (r.container != nullptr) return title(*r.container, into);
  return r.volume != nullptr ? title(volume_of{r.of, r.volume}, into) : title(*r.of, into);
}

/// Calls `visit(reference)` for each that a container has.
template <class Visit>
constexpr auto each_reference_of(const check::container& c, Visit visit) {
  using part = pod_reference::part;
  const auto add = [&](part in, std::string_view kind, const auto& source, const api::core::v1::EnvVar* variable,
                       const model::text* key) {
    visit(pod_reference{.in = in,
                        .kind = kind,
                        .name = &source.name,
                        .optional = source.optional.value_or(false),
                        .of = c.of,
                        .container = &c,
                        .variable = variable,
                        .key = key});
  };
  for (const auto& variable : c.object->env) {
    if (!variable.valueFrom) continue;
    if (const auto& map = variable.valueFrom->configMapKeyRef)
      add(part::variable, "ConfigMap", *map, &variable, &map->key);
    if (const auto& secret = variable.valueFrom->secretKeyRef)
      add(part::variable, "Secret", *secret, &variable, &secret->key);
  }
  for (const auto& from : c.object->envFrom) {
    if (from.configMapRef) add(part::variables, "ConfigMap", *from.configMapRef, nullptr, nullptr);
    if (from.secretRef) add(part::variables, "Secret", *from.secretRef, nullptr, nullptr);
  }
}

/// The same for what stands beside a pod's containers.
template <class Visit>
constexpr auto each_reference_of(const pod& p, Visit visit) {
  using part = pod_reference::part;
  for (const auto& volume : p.spec->volumes) {
    const auto add = [&](part in, std::string_view kind, const model::text& name, const auto& source) {
      visit(pod_reference{.in = in,
                          .kind = kind,
                          .name = &name,
                          .optional = source.optional.value_or(false),
                          .of = &p,
                          .volume = &volume,
                          .items = &source.items});
    };
    if (volume.configMap) add(part::volume, "ConfigMap", volume.configMap->name, *volume.configMap);
    if (volume.secret) add(part::volume, "Secret", volume.secret->secretName, *volume.secret);
    if (volume.persistentVolumeClaim)
      visit(pod_reference{.in = part::volume,
                          .kind = "PersistentVolumeClaim",
                          .name = &volume.persistentVolumeClaim->claimName,
                          .of = &p,
                          .volume = &volume});
    if (!volume.projected) continue;
    for (const auto& source : volume.projected->sources) {
      if (source.secret) add(part::projection, "Secret", source.secret->name, *source.secret);
      if (source.configMap) add(part::projection, "ConfigMap", source.configMap->name, *source.configMap);
    }
  }
  for (const auto& secret : p.spec->imagePullSecrets)
    visit(pod_reference{.in = part::pull_secret, .kind = "Secret", .name = &secret.name, .of = &p});
  if (const model::text& account = account_of(p); !account.empty())
    visit(pod_reference{.in = part::account, .kind = "ServiceAccount", .name = &account, .of = &p});
}

template <class Visit>
constexpr auto each_pod_reference(const inventory& all, Visit visit) {
  for (const check::container& c : all.containers) each_reference_of(c, visit);
  for (const pod& p : all.pods) each_reference_of(p, visit);
}

/// A ServiceAccount that each namespace has.
constexpr bool is_default_account(const pod_reference& r) {
  return r.in == pod_reference::part::account && model::same(r.name->view(), "default");
}

}  // namespace dovetail::check::detail
