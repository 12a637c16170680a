/// `PersistentVolumeClaim<"data">{}.withAccessMode(ReadWriteOnce).withStorage(10_Gi)`: in a stack, or as a StatefulSet's
/// template.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"

namespace dovetail {

namespace detail {}  // namespace detail

class claim_builder : public resource_builder<claim_builder, api::core::v1::PersistentVolumeClaim> {
 public:
  using api_type = api::core::v1::PersistentVolumeClaim;
  using resource_builder<claim_builder, api::core::v1::PersistentVolumeClaim>::resource_builder;

  constexpr argument claim_name() const { return this->name; }
  /// As a StatefulSet's template, the claim is a volume of the same name.
  constexpr argument volume_name() const { return this->name; }

  constexpr claim_builder withReadWriteOnce() const {
    return this->with(detail::append_of<api_type, "spec.accessModes">, argument::literal_at("ReadWriteOnce", this->at));
  }
  constexpr claim_builder withReadWriteMany() const {
    return this->with(detail::append_of<api_type, "spec.accessModes">, argument::literal_at("ReadWriteMany", this->at));
  }
  constexpr claim_builder withReadOnlyMany() const {
    return this->with(detail::append_of<api_type, "spec.accessModes">, argument::literal_at("ReadOnlyMany", this->at));
  }
  /// An amount of bytes: `10_Gi`, the same as text, or a value.
  constexpr claim_builder withStorage(parameter::storage_size size) const {
    return this->with(detail::set_of<api_type, "spec.resources.requests[storage]">, size);
  }
  /// The class that provides the volume: by its handle, external or of the stack, or by its name.
  constexpr claim_builder withStorageClassName(parameter::storage_class name) const {
    return this->with(detail::set_of<api_type, "spec.storageClassName">, name);
  }
  /// This volume and no other: by its handle, or by its name.
  constexpr claim_builder withVolumeName(parameter::persistent_volume name) const {
    return this->with(detail::set_of<api_type, "spec.volumeName">, name);
  }
};

template <fixed_string Name>
struct PersistentVolumeClaim : claim_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "PersistentVolumeClaim">());

  consteval PersistentVolumeClaim(place written = place{__builtin_FILE(), __builtin_LINE()})
      : claim_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(PersistentVolumeClaim, "PersistentVolumeClaim<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(PersistentVolumeClaim, claim_builder, "PersistentVolumeClaim<\"name\">{}");

}  // namespace dovetail
