/// check/storage.hpp, build/storage_class.hpp, build/persistent_volume.hpp, build/persistent_volume_claim.hpp: volumes, their
/// classes and what claims them. What the rules say is in tests/errors/storage_*.cpp.
#include "findings.hpp"
#include "lowered.hpp"

inline constexpr auto web = Container<"web">{image("web:1.0")};

// What the builders make.
inline constexpr auto local = StorageClass<"local">{}
                                  .withoutProvisioner()
                                  .withReclaimPolicy(reclaim_policy::Retain)
                                  .withVolumeBindingMode(volume_binding_mode::WaitForFirstConsumer)
                                  .withAllowVolumeExpansion()
                                  .withParameter("type", "ssd")
                                  .withMountOption("noatime");
static_assert(lowered(local, [](const api::storage::v1::StorageClass& c, const resource_notes&) {
  using of = api::storage::v1::StorageClass;
  return c.metadata.name == "local" && !c.metadata.namespace_.has_value() &&
         c.provisioner == "kubernetes.io/no-provisioner" && c.reclaimPolicy == of::ReclaimPolicy::Retain &&
         c.volumeBindingMode == of::VolumeBindingMode::WaitForFirstConsumer && c.allowVolumeExpansion.value() &&
         *c.parameters.find("type") == "ssd" && c.mountOptions[0] == "noatime";
}));
inline constexpr auto disk = PersistentVolume<"disk">{}
                                 .withReadWriteOnce()
                                 .withStorage(10_Gi)
                                 .withReclaimPolicy(reclaim_policy::Retain)
                                 .withStorageClassName(local)
                                 .withHostPath("/srv/disk", host_path_type::DirectoryOrCreate);
static_assert(lowered(disk, [](const api::core::v1::PersistentVolume& v, const resource_notes&) {
  using of = api::core::v1::PersistentVolumeSpec;
  return !v.metadata.namespace_.has_value() && v.spec.accessModes[0] == of::AccessModes::ReadWriteOnce &&
         *v.spec.capacity.find("storage") == "10Gi" && v.spec.storageClassName == "local" &&
         v.spec.persistentVolumeReclaimPolicy == of::PersistentVolumeReclaimPolicy::Retain &&
         v.spec.hostPath->path == "/srv/disk" && v.spec.hostPath->type == host_path_type::DirectoryOrCreate;
}));
inline constexpr auto on_nodes = PersistentVolume<"disk">{}.withLocal("/mnt/a").withNode("first").withNode("second");
static_assert(lowered(on_nodes, [](const api::core::v1::PersistentVolume& v, const resource_notes&) {
  const auto& terms = v.spec.nodeAffinity->required->nodeSelectorTerms;
  return v.spec.local->path == "/mnt/a" && terms.size() == 1 && terms[0].matchExpressions.size() == 1 &&
         terms[0].matchExpressions[0].key == "kubernetes.io/hostname" &&
         terms[0].matchExpressions[0].values.size() == 2;
}));
inline constexpr auto outside = external<StorageClass>("scw-bssd");
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(10_Gi);
inline constexpr auto data_outside = data.withStorageClassName(outside);
inline constexpr auto data_of_disk = data.withStorageClassName(local).withVolumeName(disk);
static_assert(lowered(data_of_disk, [](const api::core::v1::PersistentVolumeClaim& c, const resource_notes&) {
  return c.spec.storageClassName == "local" && c.spec.volumeName == "disk";
}));

// REF-32: a class of the stack, an external one, none said, none wanted; or a name that a claim and a volume share.
inline constexpr auto data_local = data.withStorageClassName(local);
inline constexpr auto data_manual = data.withStorageClassName("manual");
inline constexpr auto data_without = data.withStorageClassName("");
inline constexpr auto disk_manual = disk.withStorageClassName("manual");
inline constexpr auto of_stack = stack<"test">(file("a", local), file("b", data_local), file("c", disk));
inline constexpr auto of_outside = stack<"test">(file("b", data_outside)).withExternals(outside);
inline constexpr auto unsaid = stack<"test">(file("b", data));
inline constexpr auto unwanted = stack<"test">(file("b", data_without));
inline constexpr auto shared = stack<"test">(file("b", data_manual), file("c", disk_manual));
inline constexpr auto claim_alone = stack<"test">(file("b", data_manual));
inline constexpr auto volume_alone = stack<"test">(file("c", disk_manual));
static_assert(is_sound<of_stack>);
static_assert(is_sound<of_outside>);
static_assert(is_sound<unsaid>);
static_assert(is_sound<unwanted>);
static_assert(is_sound<shared>);
static_assert(breaks_only<claim_alone>("REF-32"));
// The class of a volume is a word that claims ask for.
static_assert(is_sound<volume_alone>);
// Of a StatefulSet's templates too.
inline constexpr auto set = StatefulSet<"set">{}.withVolumeClaimTemplate(data_manual).withContainer(web);
inline constexpr auto template_alone = stack<"test">(file("a", set));
static_assert(breaks_only<template_alone>("REF-32"));

// REF-30: a volume by its name.
inline constexpr auto outer_disk = external<PersistentVolume>("outer");
inline constexpr auto data_of_outer = data.withVolumeName(outer_disk);
inline constexpr auto by_name = stack<"test">(file("a", local), file("b", data_of_disk), file("c", disk));
inline constexpr auto by_outer_name = stack<"test">(file("b", data_of_outer)).withExternals(outer_disk);
inline constexpr auto by_no_name = stack<"test">(file("b", data_of_outer));
static_assert(is_sound<by_name>);
static_assert(is_sound<by_outer_name>);
static_assert(breaks_only<by_no_name>("REF-30"));

// DOV-10: size, class and access modes, of the volume that is named or of any one of the class.
inline constexpr auto small = disk.withStorage(9_Gi);
inline constexpr auto in_megabytes = disk.withStorage("10240Mi");
inline constexpr auto read_only =
    PersistentVolume<"disk">{}.withReadOnlyMany().withStorage(10_Gi).withStorageClassName(local).withHostPath("/srv");
inline constexpr auto too_small = stack<"test">(file("a", local), file("b", data_local), file("c", small));
inline constexpr auto named_too_small = stack<"test">(file("a", local), file("b", data_of_disk), file("c", small));
inline constexpr auto same_size = stack<"test">(file("a", local), file("b", data_local), file("c", in_megabytes));
inline constexpr auto wrong_mode = stack<"test">(file("a", local), file("b", data_local), file("c", read_only));
inline constexpr auto no_volume = stack<"test">(file("a", local), file("b", data_local));
inline constexpr auto other_disk =
    PersistentVolume<"other">{}.withReadWriteOnce().withStorage(20_Gi).withStorageClassName(local).withHostPath(
        "/srv/other");
inline constexpr auto one_fits =
    stack<"test">(file("a", local), file("b", data_local), file("c", small), file("d", other_disk));
static_assert(breaks_only<too_small>("DOV-10"));
static_assert(breaks_only<named_too_small>("DOV-10"));
static_assert(is_sound<same_size>);
static_assert(breaks_only<wrong_mode>("DOV-10"));
static_assert(breaks_only<no_volume>("DOV-10"));
static_assert(is_sound<one_fits>);
// A class that makes volumes makes one that fits.
inline constexpr auto maker = StorageClass<"local">{}.withProvisioner("rancher.io/local-path");
inline constexpr auto made = stack<"test">(file("a", maker), file("b", data_local), file("c", small));
static_assert(is_sound<made>);
