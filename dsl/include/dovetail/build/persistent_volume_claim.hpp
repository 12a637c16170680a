/// `PersistentVolumeClaim<"data">{}.withAccessMode(ReadWriteOnce).withStorage(10_Gi)`: in a stack, or as a StatefulSet's
/// template.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"

namespace dovetail {

namespace detail {

using access_mode = api::core::v1::PersistentVolumeClaimSpec::AccessModes;

template <access_mode Mode>
constexpr void add_access_mode(part& p, const step&, lowering&) {
  as<api::core::v1::PersistentVolumeClaim>(p).spec.accessModes.push_back(Mode);
}
DOVETAIL_STEP void set_storage(part& p, const step& s, lowering& in) {
  as<api::core::v1::PersistentVolumeClaim>(p).spec.resources.ensure().requests["storage"] = in.text(s.first);
}
DOVETAIL_STEP void set_storage_class(part& p, const step& s, lowering& in) {
  as<api::core::v1::PersistentVolumeClaim>(p).spec.storageClassName = in.text(s.first);
}
DOVETAIL_STEP void set_volume_name(part& p, const step& s, lowering& in) {
  as<api::core::v1::PersistentVolumeClaim>(p).spec.volumeName = in.text(s.first);
}

}  // namespace detail

template <std::size_t N>
class claim_builder : public resource_builder<claim_builder, N, api::core::v1::PersistentVolumeClaim> {
 public:
  using resource_builder<claim_builder, N, api::core::v1::PersistentVolumeClaim>::resource_builder;

  constexpr argument claim_name() const { return this->name; }
  /// As a StatefulSet's template, the claim is a volume of the same name.
  constexpr argument volume_name() const { return this->name; }

  constexpr auto withReadWriteOnce() const {
    return this->and_step(&detail::add_access_mode<detail::access_mode::ReadWriteOnce>);
  }
  constexpr auto withReadWriteMany() const {
    return this->and_step(&detail::add_access_mode<detail::access_mode::ReadWriteMany>);
  }
  constexpr auto withReadOnlyMany() const {
    return this->and_step(&detail::add_access_mode<detail::access_mode::ReadOnlyMany>);
  }
  /// An amount of bytes: `10_Gi`, the same as text, or a value.
  constexpr auto withStorage(parameter::storage_size size) const { return this->and_step(&detail::set_storage, size); }
  /// The class that provides the volume: by its handle, external or of the stack, or by its name.
  constexpr auto withStorageClassName(parameter::storage_class name) const {
    return this->and_step(&detail::set_storage_class, name);
  }
  /// This volume and no other: by its handle, or by its name.
  constexpr auto withVolumeName(parameter::persistent_volume name) const {
    return this->and_step(&detail::set_volume_name, name);
  }
};

template <fixed_string Name>
struct PersistentVolumeClaim : claim_builder<0> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "PersistentVolumeClaim">());

  consteval PersistentVolumeClaim(place written = place{__builtin_FILE(), __builtin_LINE()})
      : claim_builder<0>(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(PersistentVolumeClaim, "PersistentVolumeClaim<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(PersistentVolumeClaim, claim_builder<0>, "PersistentVolumeClaim<\"name\">{}");

// The code of these steps is in the library.
DOVETAIL_RESOURCE_STEPS(extern template, api::core::v1::PersistentVolumeClaim);
extern template void detail::add_access_mode<detail::access_mode::ReadWriteOnce>(part&, const step&, lowering&);
extern template void detail::add_access_mode<detail::access_mode::ReadWriteMany>(part&, const step&, lowering&);
extern template void detail::add_access_mode<detail::access_mode::ReadOnlyMany>(part&, const step&, lowering&);

}  // namespace dovetail
