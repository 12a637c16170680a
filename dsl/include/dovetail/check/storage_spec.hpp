/// Rules over the fields of claims, volumes and their classes.
#pragma once

#include "dovetail/check/grammar.hpp"
#include "dovetail/check/scheduling.hpp"
#include "dovetail/check/storage.hpp"
#include "dovetail/check/volumes.hpp"

namespace dovetail::check {

inline constexpr rule IDN_23{"IDN-23", "the topologies that a StorageClass allows differ in their keys and values",
                             "API server, ValidateTopologySelectorTerm", "remove one of the two"};
inline constexpr rule GRM_42{
    "GRM-42", "the provisioner of a StorageClass is a qualified name, and its parameters are not too many",
    "API server, validateProvisioner", "write `example.com/name`"};
inline constexpr rule CON_73{
    "CON-73", "a claim asks for storage, in a mode; ReadWriteOncePod stands alone, and its two sources agree",
    "API server, ValidatePersistentVolumeClaimSpec", "add withReadWriteOnce() and withStorage(...)"};
inline constexpr rule CON_74{"CON-74",
                             "a PersistentVolume has a size, a mode and one source; a local one says on which node",
                             "API server, ValidatePersistentVolumeSpec",
                             "set capacity.storage, accessModes, and nodeAffinity for a local volume"};
inline constexpr rule CON_93{.id = "CON-93",
                             .statement = "a claim that one node can write to is not mounted by several pods",
                             .source = "Dovetail",
                             .mend = "use ReadWriteMany, or a StatefulSet with a claim template",
                             .weight = severity::warning};

namespace detail {

constexpr void check_claim(const claim& c, report& into) {
  const auto& spec = c.object->spec;
  if (spec.accessModes.empty()) tell(CON_73, c, {}, into, {" has no accessModes", advice{"add withReadWriteOnce()"}});
  for (const auto& mode : spec.accessModes)
    if (spec.accessModes.size() > 1 && mode == "ReadWriteOncePod")
      tell(CON_73, c, mode.at(), into, {" has ReadWriteOncePod and another mode: it stands alone"});
  const model::quantity* storage = spec.resources ? spec.resources->requests.find("storage") : nullptr;
  if (storage == nullptr) tell(CON_73, c, {}, into, {" asks for no storage", advice{"add withStorage()"}});
  else if (quantity_value(storage->view()) <= 0 && is_quantity(storage->view()))
    tell(CON_73, c, storage->at(), into, {" asks for storage `", storage->view(), "`, which is not more than 0"});
  if (spec.dataSource && spec.dataSourceRef &&
      !(spec.dataSource->kind == spec.dataSourceRef->kind && spec.dataSource->name == spec.dataSourceRef->name))
    tell(CON_73, c, spec.dataSource->name.at(), into,
         {" is copied from ", spec.dataSource->kind.view(), " `", spec.dataSource->name.view(), "` and from ",
          spec.dataSourceRef->kind.view(), " `", spec.dataSourceRef->name.view(), "`"});
  if (spec.selector) check_selector(c, *spec.selector, into);
}

constexpr void check_volume_spec(const persistent_volume& v, report& into) {
  const auto& s = v.object->spec;
  const int sources = s.awsElasticBlockStore.has_value() + s.azureDisk.has_value() + s.azureFile.has_value() +
                      s.cephfs.has_value() + s.cinder.has_value() + s.csi.has_value() + s.fc.has_value() +
                      s.flexVolume.has_value() + s.flocker.has_value() + s.gcePersistentDisk.has_value() +
                      s.glusterfs.has_value() + s.hostPath.has_value() + s.iscsi.has_value() + s.local.has_value() +
                      s.nfs.has_value() + s.photonPersistentDisk.has_value() + s.portworxVolume.has_value() +
                      s.quobyte.has_value() + s.rbd.has_value() + s.scaleIO.has_value() + s.storageos.has_value() +
                      s.vsphereVolume.has_value();
  if (sources != 1)
    tell(CON_01, v, {}, into,
         {sources == 0 ? " has no source: where is it?" : " has several sources: one volume is one thing"});
  if (s.accessModes.empty()) tell(CON_74, v, {}, into, {" has no accessModes"});
  const model::quantity* storage = s.capacity.find("storage");
  if (storage == nullptr || s.capacity.size() != 1)
    tell(CON_74, v, {}, into,
         {" has ", storage == nullptr ? "no capacity of storage" : "a capacity of other things than storage"});
  else if (is_quantity(storage->view()) && quantity_value(storage->view()) <= 0)
    tell(CON_74, v, storage->at(), into, {" holds `", storage->view(), "`, which is not more than 0"});
  if (s.local && !s.nodeAffinity)
    tell(CON_74, v, s.local->path.at(), into, {" is local, and has no nodeAffinity: which node is it on?"});
  if (s.hostPath && s.hostPath->path == "/" && s.persistentVolumeReclaimPolicy == "Recycle")
    tell(CON_74, v, s.hostPath->path.at(), into, {" is all of its node, and is recycled: everything would be deleted"});
  if (!s.volumeAttributesClassName.empty() && !s.csi)
    tell(CON_74, v, s.volumeAttributesClassName.at(), into, {" has a volumeAttributesClassName, which goes with csi"});
  if (s.hostPath && has_parent_step(s.hostPath->path.view()))
    tell(GRM_21, v, s.hostPath->path.at(), into,
         {" is the path `", s.hostPath->path.view(), "` of the node, which has a step `..`"});
}

}  // namespace detail

template <class T>
  requires(T::kind == "StorageClass" && T::api_version.starts_with("storage.k8s.io/"))
constexpr auto validate(const T& object, const resource& owner, report& into) {
  detail::check_value(GRM_42, owner, "the provisioner", object.provisioner, grammars::annotation_key, into);
  if (object.parameters.size() > 512) detail::tell(GRM_42, owner, {}, into, {" has more than 512 parameters"});
  for (const auto& term : object.allowedTopologies) {
    detail::each_repeated(
        term.matchLabelExpressions, [](const auto& wanted) -> const model::text& { return wanted.key; },
        [&](const auto&, const model::text& key) {
          detail::tell(IDN_23, owner, key.at(), into, {" allows topologies of `", key.view(), "` twice"});
        });
    for (const auto& wanted : term.matchLabelExpressions)
      detail::each_repeated(
          wanted.values, [](const model::text& value) -> const model::text& { return value; },
          [&](const auto&, const model::text& value) {
            detail::tell(IDN_23, owner, value.at(), into,
                         {" allows `", wanted.key.view(), ": ", value.view(), "` twice"});
          });
  }
}

constexpr void storage_specs_are_valid(const rule&, const inventory& all, report& into) {
  for (const claim& c : all.claims) detail::check_claim(c, into);
  for (const persistent_volume& v : all.persistent_volumes) detail::check_volume_spec(v, into);
}

constexpr void claims_of_one_node_are_not_shared(const rule& what, const inventory& all, report& into) {
  for (const claim& c : all.claims) {
    bool many = false;
    for (const auto& mode : c.object->spec.accessModes)
      many = many || mode == "ReadWriteMany" || mode == "ReadOnlyMany";
    if (many || !model::same(c.owner->kind, "PersistentVolumeClaim")) continue;
    for (const pod& p : all.pods)
      for (const auto& volume : p.spec->volumes) {
        if (!volume.persistentVolumeClaim || p.owner->in != c.owner->in ||
            !(volume.persistentVolumeClaim->claimName == c.owner->name.view()))
          continue;
        for (const replicated& r : all.replicated_workloads)
          if (r.owner == p.owner && r.count->value_or(1) > 1)
            detail::tell(what, p, volume.persistentVolumeClaim->claimName.at(), into,
                         {" has ", into.digits(r.count->value()), " pods with claim `", c.owner->name.view(),
                          "`, which one node can write to"});
      }
  }
}

inline constexpr check_function storage_spec_checks[] = {
    {storage_specs_are_valid, {&CON_73, &CON_74, &CON_01, &GRM_10, &GRM_21}, looks_at::one_object},
    {found_as_objects_come_in, {&IDN_23, &GRM_42}},
    {claims_of_one_node_are_not_shared, {&CON_93}},
};

}  // namespace dovetail::check
