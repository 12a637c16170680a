/// `PersistentVolume<"data">{}.withStorage(10_Gi).withReadWriteOnce().withHostPath("/srv/data").withStorageClassName(local)`.
#pragma once

#include "dovetail/build/storage_class.hpp"
#include "dovetail/build/volume.hpp"

namespace dovetail {

namespace detail {

using volume_access_mode = api::core::v1::PersistentVolumeSpec::AccessModes;

template <volume_access_mode Mode>
constexpr void add_volume_access_mode(part& p, const step&, lowering&) {
  as<api::core::v1::PersistentVolume>(p).spec.accessModes.push_back(Mode);
}
DOVETAIL_STEP void set_capacity(part& p, const step& s, lowering& in) {
  as<api::core::v1::PersistentVolume>(p).spec.capacity["storage"] = in.text(s.first);
}
DOVETAIL_STEP void set_volume_reclaim_policy(part& p, const step& s, lowering& in) {
  as<api::core::v1::PersistentVolume>(p).spec.persistentVolumeReclaimPolicy =
      model::choice<api::core::v1::PersistentVolumeSpec::PersistentVolumeReclaimPolicy>::other(in.text(s.first));
}
DOVETAIL_STEP void set_class_of_volume(part& p, const step& s, lowering& in) {
  as<api::core::v1::PersistentVolume>(p).spec.storageClassName = in.text(s.first);
}
DOVETAIL_STEP void set_volume_host_path(part& p, const step& s, lowering& in) {
  set_host_path(as<api::core::v1::PersistentVolume>(p).spec.hostPath, s, in);
}
DOVETAIL_STEP void set_local_path(part& p, const step& s, lowering& in) {
  as<api::core::v1::PersistentVolume>(p).spec.local.ensure().path = in.text(s.first);
}
/// All nodes that are named, in one term: a node is one of them.
DOVETAIL_STEP void add_node_of_volume(part& p, const step& s, lowering& in) {
  auto& terms = as<api::core::v1::PersistentVolume>(p).spec.nodeAffinity.ensure().required.ensure().nodeSelectorTerms;
  if (terms.empty()) {
    auto& hosts = terms.emplace_back().matchExpressions.emplace_back();
    hosts.key = "kubernetes.io/hostname";
    hosts.operator_ = api::core::v1::NodeSelectorRequirement::Operator::In;
  }
  terms[0].matchExpressions[0].values.push_back(in.text(s.first));
}

}  // namespace detail

template <std::size_t N>
class persistent_volume_builder
    : public resource_builder<persistent_volume_builder, N, api::core::v1::PersistentVolume> {
 public:
  using resource_builder<persistent_volume_builder, N, api::core::v1::PersistentVolume>::resource_builder;

  constexpr argument persistent_volume_name() const { return this->name; }

  constexpr auto withReadWriteOnce() const {
    return this->and_step(&detail::add_volume_access_mode<detail::volume_access_mode::ReadWriteOnce>);
  }
  constexpr auto withReadWriteMany() const {
    return this->and_step(&detail::add_volume_access_mode<detail::volume_access_mode::ReadWriteMany>);
  }
  constexpr auto withReadOnlyMany() const {
    return this->and_step(&detail::add_volume_access_mode<detail::volume_access_mode::ReadOnlyMany>);
  }
  /// An amount of bytes: `10_Gi`, the same as text, or a value.
  constexpr auto withStorage(parameter::storage_size size) const { return this->and_step(&detail::set_capacity, size); }
  /// `reclaim_policy::Retain` keeps the data when the claim goes.
  constexpr auto withReclaimPolicy(reclaim_policy policy) const {
    return this->and_step(&detail::set_volume_reclaim_policy, argument::literal_at(spelling(policy), this->at));
  }
  constexpr auto withStorageClassName(parameter::storage_class name) const {
    return this->and_step(&detail::set_class_of_volume, name);
  }
  /// A folder of whichever node the pod runs on: for clusters of one node.
  constexpr auto withHostPath(parameter::line path) const {
    return this->and_step(&detail::set_volume_host_path, path);
  }
  constexpr auto withHostPath(parameter::line path, host_path_type type) const {
    return this->and_step(&detail::set_volume_host_path, path, argument::literal_at(spelling(type), path.at));
  }
  /// A folder or a disk of the nodes that `withNode` names.
  constexpr auto withLocal(parameter::line path) const { return this->and_step(&detail::set_local_path, path); }
  /// The volume is on this node, by its host name; several calls name several.
  constexpr auto withNode(parameter::line host_name) const {
    return this->and_step(&detail::add_node_of_volume, host_name);
  }
};

template <fixed_string Name>
struct PersistentVolume : persistent_volume_builder<0> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "PersistentVolume">());

  consteval PersistentVolume(place written = place{__builtin_FILE(), __builtin_LINE()})
      : persistent_volume_builder<0>(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(PersistentVolume, "PersistentVolume<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(PersistentVolume, persistent_volume_builder<0>, "PersistentVolume<\"name\">{}");

// The code of these steps is in the library.
DOVETAIL_RESOURCE_STEPS(extern template, api::core::v1::PersistentVolume);
extern template void detail::add_volume_access_mode<detail::volume_access_mode::ReadWriteOnce>(part&, const step&,
                                                                                               lowering&);
extern template void detail::add_volume_access_mode<detail::volume_access_mode::ReadWriteMany>(part&, const step&,
                                                                                               lowering&);
extern template void detail::add_volume_access_mode<detail::volume_access_mode::ReadOnlyMany>(part&, const step&,
                                                                                              lowering&);

}  // namespace dovetail
