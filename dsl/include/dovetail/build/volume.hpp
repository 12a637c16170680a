/// Volumes of a pod: `config_map_volume<"config">(settings)`, `empty_dir<"cache">()`.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/secret.hpp"

namespace dovetail {

namespace detail {

using api::core::v1::Volume;

DOVETAIL_STEP void volume_empty_dir(part& p, const step&, lowering&) { as<Volume>(p).emptyDir.ensure(); }
constexpr void set_host_path(model::optional<api::core::v1::HostPathVolumeSource>& source, const step& s,
                             lowering& in) {
  auto& host_path = source.ensure();
  host_path.path = in.text(s.first);
  if (s.second.given())
    host_path.type = model::choice<api::core::v1::HostPathVolumeSource::Type>::other(in.text(s.second));
}
DOVETAIL_STEP void volume_host_path(part& p, const step& s, lowering& in) {
  set_host_path(as<Volume>(p).hostPath, s, in);
}
/// A file of the volume: a key, and the path below the mount.
DOVETAIL_STEP void volume_item(part& p, const step& s, lowering& in) {
  Volume& volume = as<Volume>(p);
  auto& item = volume.secret ? volume.secret->items.emplace_back() : volume.configMap.ensure().items.emplace_back();
  item.key = in.text(s.first);
  item.path = in.text(s.second);
}
DOVETAIL_STEP void volume_optional(part& p, const step&, lowering&) {
  Volume& volume = as<Volume>(p);
  if (volume.secret) volume.secret->optional = true;
  if (volume.configMap) volume.configMap->optional = true;
}

}  // namespace detail

/// What must be at the path of a hostPath volume, or is made there: `host_path_type::DirectoryOrCreate`.
using host_path_type = api::core::v1::HostPathVolumeSource::Type;

class volume_builder : public editable<volume_builder, api::core::v1::Volume> {
 public:
  using editable<volume_builder, api::core::v1::Volume>::editable;

  constexpr argument volume_name() const { return this->name; }

  /// Of a Secret or a ConfigMap: only the items that are named, each as a file.
  constexpr volume_builder withItem(parameter::key key, parameter::line path) const {
    return this->and_step(&detail::volume_item, key, path);
  }
  /// The pod starts even where the Secret or the ConfigMap is missing.
  constexpr auto optional() const { return this->and_step(&detail::volume_optional); }

  /// For the functions below.
  constexpr volume_builder from(step::function apply, argument first = {}, argument second = {}) const {
    return this->and_step(apply, first, second);
  }
  constexpr auto with_field(const argument& field, argument given) const { return this->with(field, given); }
};

namespace detail {

template <fixed_string Name>
constexpr volume_builder new_volume(place at) {
  static_assert(check_name<Name, grammars::dns_label, "volume">());
  return volume_builder(name_argument<Name>(at), at);
}

}  // namespace detail

template <fixed_string Name>
consteval auto empty_dir(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return detail::new_volume<Name>(written).from(&detail::volume_empty_dir);
}
template <fixed_string Name>
constexpr auto empty_dir(parameter::storage_size size_limit) {
  return detail::new_volume<Name>(size_limit.at)
      .with_field(detail::set_of<api::core::v1::Volume, "emptyDir.sizeLimit">, size_limit);
}
/// Of a Secret's handle: declared, of the stack, external, or what makes it.
template <fixed_string Name, class Source>
  requires requires(const Source& s) { s.secret_name(); }
consteval auto secret_volume(const Source& secret, place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return detail::new_volume<Name>(written).with_field(detail::set_of<api::core::v1::Volume, "secret.secretName">,
                                                      secret.secret_name().moved_to(written));
}
template <fixed_string Name, class Other>
  requires(!requires(const Other& s) { s.secret_name(); })
DOVETAIL_REFUSED("a Secret's handle belongs here, or where none is at hand secret_named(\"...\")")
consteval auto secret_volume(const Other&) {
  return detail::new_volume<Name>({});
}
template <fixed_string Name, class Other>
DOVETAIL_REFUSED("a ConfigMap's handle belongs here, or where none is at hand config_map_named(\"...\")")
consteval auto config_map_volume(const Other&) {
  return detail::new_volume<Name>({});
}
template <fixed_string Name>
consteval auto config_map_volume(const config_map_builder& config_map,
                                 place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return detail::new_volume<Name>(written).with_field(detail::set_of<api::core::v1::Volume, "configMap.name">,
                                                      config_map.name.moved_to(written));
}
/// A claim that stands in the stack, by its handle.
template <fixed_string Name, class Claim>
  requires requires(const Claim& c) { c.claim_name(); }
consteval auto claim_volume(const Claim& claim, place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return detail::new_volume<Name>(written).with_field(
      detail::set_of<api::core::v1::Volume, "persistentVolumeClaim.claimName">, claim.claim_name().moved_to(written));
}
/// A claim by its name.
template <fixed_string Name>
constexpr auto claim_volume(parameter::object_name claim) {
  return detail::new_volume<Name>(claim.at).with_field(
      detail::set_of<api::core::v1::Volume, "persistentVolumeClaim.claimName">, claim);
}
template <fixed_string Name>
constexpr auto host_path_volume(parameter::line path) {
  return detail::new_volume<Name>(path.at).from(&detail::volume_host_path, path);
}
template <fixed_string Name>
constexpr auto host_path_volume(parameter::line path, host_path_type type) {
  return detail::new_volume<Name>(path.at).from(&detail::volume_host_path, path,
                                                argument::literal_at(spelling(type), path.at));
}

// The code of these steps is in the library.

}  // namespace dovetail
