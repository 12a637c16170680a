/// Which field names an object of which kind: one row for each.
#pragma once

#include "dovetail/api/apps/v1.hpp"
#include "dovetail/api/core/v1.hpp"
#include "dovetail/api/networking/v1.hpp"

#include <cstdint>

namespace dovetail::wiring {

/// The kinds that fields of the API name: the word for one in names of the library, and the kind.
#define DOVETAIL_NAMED_KINDS(each)                                                        \
  each(secret, "Secret") each(config_map, "ConfigMap") each(service, "Service")           \
      each(service_account, "ServiceAccount") each(claim, "PersistentVolumeClaim")        \
          each(persistent_volume, "PersistentVolume") each(storage_class, "StorageClass") \
              each(ingress_class, "IngressClass") each(priority_class, "PriorityClass")   \
                  each(runtime_class, "RuntimeClass")

/// What a field names, as far as a handle can stand for it.
enum class named : std::uint8_t {
  nothing,
#define DOVETAIL_EACH(word, kind) word,
  DOVETAIL_NAMED_KINDS(DOVETAIL_EACH)
#undef DOVETAIL_EACH
};

/// A field of a type, wherever the type stands.
struct reference {
  const model::object_table* holder;
  const char* field;
  named kind;
};

inline constexpr reference references[] = {
    {&api::apps::v1::StatefulSetSpec::field_table, "serviceName", named::service},
    {&api::core::v1::AzureFilePersistentVolumeSource::field_table, "secretName", named::secret},
    {&api::core::v1::AzureFileVolumeSource::field_table, "secretName", named::secret},
    {&api::core::v1::ConfigMapEnvSource::field_table, "name", named::config_map},
    {&api::core::v1::ConfigMapKeySelector::field_table, "name", named::config_map},
    {&api::core::v1::ConfigMapNodeConfigSource::field_table, "name", named::config_map},
    {&api::core::v1::ConfigMapProjection::field_table, "name", named::config_map},
    {&api::core::v1::ConfigMapVolumeSource::field_table, "name", named::config_map},
    // Of pods, of ServiceAccounts, and of the volumes that have one: always a Secret.
    {&api::core::v1::LocalObjectReference::field_table, "name", named::secret},
    {&api::core::v1::PersistentVolumeClaimSpec::field_table, "storageClassName", named::storage_class},
    {&api::core::v1::PersistentVolumeClaimSpec::field_table, "volumeName", named::persistent_volume},
    {&api::core::v1::PersistentVolumeClaimVolumeSource::field_table, "claimName", named::claim},
    {&api::core::v1::PersistentVolumeSpec::field_table, "storageClassName", named::storage_class},
    {&api::core::v1::PodSpec::field_table, "priorityClassName", named::priority_class},
    {&api::core::v1::PodSpec::field_table, "runtimeClassName", named::runtime_class},
    {&api::core::v1::PodSpec::field_table, "serviceAccountName", named::service_account},
    {&api::core::v1::SecretEnvSource::field_table, "name", named::secret},
    {&api::core::v1::SecretKeySelector::field_table, "name", named::secret},
    {&api::core::v1::SecretProjection::field_table, "name", named::secret},
    {&api::core::v1::SecretReference::field_table, "name", named::secret},
    {&api::core::v1::SecretVolumeSource::field_table, "secretName", named::secret},
    {&api::networking::v1::IngressServiceBackend::field_table, "name", named::service},
    {&api::networking::v1::IngressSpec::field_table, "ingressClassName", named::ingress_class},
    {&api::networking::v1::IngressTLS::field_table, "secretName", named::secret},
};

constexpr named kind_named_by(const model::object_table* holder, const char* field) {
  for (const reference& row : references) {
    if (row.holder != holder) continue;
    const char *a = row.field, *b = field;
    while (*a != '\0' && *a == *b) ++a, ++b;
    if (*a == *b) return row.kind;
  }
  return named::nothing;
}

}  // namespace dovetail::wiring
