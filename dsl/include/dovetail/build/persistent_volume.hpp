/// `PersistentVolume<"data">{}.withStorage(10_Gi).withReadWriteOnce().withHostPath("/srv/data").withStorageClassName(local)`.
#pragma once

#include "dovetail/build/storage_class.hpp"
#include "dovetail/build/volume.hpp"

namespace dovetail {

namespace detail {

DOVETAIL_STEP void set_volume_host_path(part& p, const step& s, lowering& in) {
  set_host_path(as<api::core::v1::PersistentVolume>(p).spec.hostPath, s, in);
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

class persistent_volume_builder : public resource_builder<persistent_volume_builder, api::core::v1::PersistentVolume> {
 public:
  using api_type = api::core::v1::PersistentVolume;
  using resource_builder<persistent_volume_builder, api::core::v1::PersistentVolume>::resource_builder;

  constexpr argument persistent_volume_name() const { return this->name; }

  constexpr persistent_volume_builder withReadWriteOnce() const {
    return this->with(detail::append_of<api_type, "spec.accessModes">, argument::literal_at("ReadWriteOnce", this->at));
  }
  constexpr persistent_volume_builder withReadWriteMany() const {
    return this->with(detail::append_of<api_type, "spec.accessModes">, argument::literal_at("ReadWriteMany", this->at));
  }
  constexpr persistent_volume_builder withReadOnlyMany() const {
    return this->with(detail::append_of<api_type, "spec.accessModes">, argument::literal_at("ReadOnlyMany", this->at));
  }
  /// An amount of bytes: `10_Gi`, the same as text, or a value.
  constexpr persistent_volume_builder withStorage(parameter::storage_size size) const {
    return this->with(detail::set_of<api_type, "spec.capacity[storage]">, size);
  }
  /// `reclaim_policy::Retain` keeps the data when the claim goes.
  constexpr persistent_volume_builder withReclaimPolicy(reclaim_policy policy) const {
    return this->with(detail::set_of<api_type, "spec.persistentVolumeReclaimPolicy">,
                      argument::literal_at(spelling(policy), this->at));
  }
  constexpr persistent_volume_builder withStorageClassName(parameter::storage_class name) const {
    return this->with(detail::set_of<api_type, "spec.storageClassName">, name);
  }
  /// A folder of whichever node the pod runs on: for clusters of one node.
  constexpr persistent_volume_builder withHostPath(parameter::line path) const {
    return this->and_step(&detail::set_volume_host_path, path);
  }
  constexpr persistent_volume_builder withHostPath(parameter::line path, host_path_type type) const {
    return this->and_step(&detail::set_volume_host_path, path, argument::literal_at(spelling(type), path.at));
  }
  /// A folder or a disk of the nodes that `withNode` names.
  constexpr persistent_volume_builder withLocal(parameter::line path) const {
    return this->with(detail::set_of<api_type, "spec.local.path">, path);
  }
  /// The volume is on this node, by its host name; several calls name several.
  constexpr persistent_volume_builder withNode(parameter::line host_name) const {
    return this->and_step(&detail::add_node_of_volume, host_name);
  }
};

template <fixed_string Name>
struct PersistentVolume : persistent_volume_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "PersistentVolume">());

  consteval PersistentVolume(place written = place{__builtin_FILE(), __builtin_LINE()})
      : persistent_volume_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(PersistentVolume, "PersistentVolume<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(PersistentVolume, persistent_volume_builder, "PersistentVolume<\"name\">{}");

}  // namespace dovetail
