/// `StorageClass<"local">{}.withoutProvisioner().withVolumeBindingMode(volume_binding_mode::WaitForFirstConsumer)`.
#pragma once

#include "dovetail/api/storage/v1.hpp"
#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"

namespace dovetail {

/// What becomes of a volume once its claim is gone: `reclaim_policy::Retain`.
using reclaim_policy = api::core::v1::PersistentVolumeSpec::PersistentVolumeReclaimPolicy;
/// When a claim gets its volume: at once, or with the first pod that uses it.
using volume_binding_mode = api::storage::v1::StorageClass::VolumeBindingMode;

class storage_class_builder : public resource_builder<storage_class_builder, api::storage::v1::StorageClass> {
 public:
  using api_type = api::storage::v1::StorageClass;
  using resource_builder<storage_class_builder, api::storage::v1::StorageClass>::resource_builder;

  constexpr argument storage_class_name() const { return this->name; }

  /// The driver that makes a volume for each claim: `rancher.io/local-path`.
  constexpr storage_class_builder withProvisioner(parameter::line driver) const {
    return this->with(detail::set_of<api_type, "provisioner">, driver);
  }
  /// Nothing makes volumes: claims take the PersistentVolumes that somebody wrote down.
  constexpr storage_class_builder withoutProvisioner() const {
    return withProvisioner(argument::literal_at("kubernetes.io/no-provisioner", this->at));
  }
  constexpr storage_class_builder withReclaimPolicy(reclaim_policy policy) const {
    return this->with(detail::set_of<api_type, "reclaimPolicy">, argument::literal_at(spelling(policy), this->at));
  }
  constexpr storage_class_builder withVolumeBindingMode(volume_binding_mode mode) const {
    return this->with(detail::set_of<api_type, "volumeBindingMode">, argument::literal_at(spelling(mode), this->at));
  }
  constexpr storage_class_builder withAllowVolumeExpansion() const {
    return this->with(detail::set_of<api_type, "allowVolumeExpansion">, argument::truth_at(true, this->at));
  }
  /// A setting of the driver's own.
  constexpr storage_class_builder withParameter(parameter::line key, parameter::text value) const {
    return this->with_entry(detail::entry_of<api_type, "parameters">, key, value);
  }
  constexpr storage_class_builder withMountOption(parameter::line option) const {
    return this->with(detail::append_of<api_type, "mountOptions">, option);
  }
};

template <fixed_string Name>
struct StorageClass : storage_class_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "StorageClass">());

  consteval StorageClass(place written = place{__builtin_FILE(), __builtin_LINE()})
      : storage_class_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(StorageClass, "StorageClass<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(StorageClass, storage_class_builder, "StorageClass<\"name\">{}");

}  // namespace dovetail
