/// check/storage_spec.hpp: fields of claims, volumes and classes.
#include "edited.hpp"

#include <dovetail/api/storage/v1.hpp>

using claim = core::PersistentVolumeClaim;
using modes = core::PersistentVolumeClaimSpec::AccessModes;
template <auto Edit>
inline constexpr auto& of_claim = of_kind<claim, [](claim& c) {
  c.spec.accessModes.push_back(modes::ReadWriteOnce);
  c.spec.resources.ensure().requests["storage"] = "1Gi";
  Edit(c.spec);
}>;
using cs = core::PersistentVolumeClaimSpec;
static_assert(tells<of_claim<[](cs&) {}>, of_claim<[](cs& c) { c.accessModes.clear(); }>>("CON-73"));
static_assert(breaks_only<of_claim<[](cs& c) { c.accessModes.push_back(modes::ReadWriteOncePod); }>>("CON-73"));
static_assert(breaks_only<of_claim<[](cs& c) { c.resources.reset(); }>>("CON-73"));
static_assert(breaks_only<of_claim<[](cs& c) { c.resources->requests["storage"] = "0"; }>>("CON-73"));

using volume = core::PersistentVolume;
template <auto Edit>
inline constexpr auto& of_persistent_volume = of_kind<volume, [](volume& v) {
  v.spec.accessModes.push_back(core::PersistentVolumeSpec::AccessModes::ReadWriteOnce);
  v.spec.capacity["storage"] = "1Gi";
  v.spec.hostPath.ensure().path = "/srv";
  Edit(v.spec);
}>;
using vs = core::PersistentVolumeSpec;
static_assert(
    tells<of_persistent_volume<[](vs&) {}>, of_persistent_volume<[](vs& v) { v.hostPath.reset(); }>>("CON-01"));
static_assert(breaks_only<of_persistent_volume<[](vs& v) { v.capacity["cpu"] = "1"; }>>("CON-74"));
static_assert(breaks_only<of_persistent_volume<[](vs& v) { v.accessModes.clear(); }>>("CON-74"));
static_assert(breaks_only<of_persistent_volume<[](vs& v) {
  v.hostPath.reset();
  v.local.ensure().path = "/srv";
}>>("CON-74"));
static_assert(breaks_only<of_persistent_volume<[](vs& v) {
  v.hostPath->path = "/";
  v.persistentVolumeReclaimPolicy = vs::PersistentVolumeReclaimPolicy::Recycle;
}>>("CON-74"));
static_assert(breaks_only<of_persistent_volume<[](vs& v) { v.hostPath->path = "/srv/../etc"; }>>("GRM-21"));

using storage_class = api::storage::v1::StorageClass;
template <auto Edit>
inline constexpr auto& of_class = of_kind<storage_class, [](storage_class& c) {
  c.provisioner = "example.com/disks";
  auto& wanted = c.allowedTopologies.emplace_back().matchLabelExpressions.emplace_back();
  wanted.key = "zone";
  wanted.values.push_back("a");
  Edit(c);
}>;
static_assert(
    tells<of_class<[](storage_class&) {}>, of_class<[](storage_class& c) { c.provisioner = "a b"; }>>("GRM-42"));
static_assert(breaks_only<of_class<[](storage_class& c) {
  c.allowedTopologies[0].matchLabelExpressions[0].values.push_back("a");
}>>("IDN-23"));

// CON-93.
inline constexpr auto disk = PersistentVolumeClaim<"disk">{}.withReadWriteOnce().withStorage(1_Gi);
template <int Replicas>
inline constexpr auto holds = workload.withVolume(claim_volume<"disk">(disk)).withReplicas(Replicas);
template <int Replicas>
inline constexpr auto of_replicas = stack<"test">(file("a", disk), file("b", holds<Replicas>));
static_assert(warnings_of<of_replicas<2>>(check::CON_93) == 1 && warnings_of<of_replicas<1>>(check::CON_93) == 0);
