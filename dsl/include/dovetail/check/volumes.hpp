/// Rules over a pod's volumes and what its containers mount of them: one source each, sound paths and modes.
#pragma once

#include "dovetail/check/keys.hpp"
#include "dovetail/check/pod_parts.hpp"
#include "dovetail/text/names.hpp"

namespace dovetail::check {

inline constexpr rule REF_02{"REF-02",
                             "a volumeDevice names a volume of its pod, or a claim template of its StatefulSet",
                             "API server, ValidateVolumeDevices", "declare the volume, or name one that is declared"};
inline constexpr rule REF_54{"REF-54", "a downward API volume asks for the resources of a container that there is",
                             "Dovetail", "name a container of the pod"};
inline constexpr rule IDN_04{"IDN-04",
                             "a container's devices differ in name and path, and no volume is mounted as well",
                             "API server, ValidateVolumeDevices", "rename or remove one of the two"};
inline constexpr rule IDN_13{"IDN-13", "the files of a projected volume have different paths",
                             "API server, validateProjectionSources", "give one of the two files another path"};
inline constexpr rule IDN_32{"IDN-32", "no volume holds the claim that an ephemeral volume of the same pod makes",
                             "API server, ValidateVolumes", "name another claim, or rename the ephemeral volume"};
inline constexpr rule GRM_19{"GRM-19", "the modes of files are 0 to 0777", "API server, validateKeyToPath",
                             "write the mode as an octal number: 0440"};
inline constexpr rule GRM_20{"GRM-20", "the paths of a volume's files, and sub-paths, are relative and have no `..`",
                             "API server, ValidateLocalNonReservedPath",
                             "write a path below the volume: `conf/app.ini`"};
inline constexpr rule GRM_21{"GRM-21", "the paths of the node and of devices have no `..`",
                             "API server, validatePathNoBacksteps", "write the path itself"};
inline constexpr rule GRM_22{"GRM-22", "a fieldRef names a field of a pod that can be had there",
                             "API server, validateObjectFieldSelector", "use a field such as `metadata.name`"};
inline constexpr rule GRM_23{"GRM-23", "a resourceFieldRef names a resource that can be had, and a divisor of its kind",
                             "API server, validateContainerResourceFieldSelector",
                             "use `limits.cpu`, `limits.memory`, `requests.cpu` or `requests.memory`"};
inline constexpr rule GRM_47{"GRM-47", "a projected token lives from ten minutes to 2^32 seconds",
                             "API server, validateProjectionSources", "set expirationSeconds to 600 or more"};
inline constexpr rule GRM_48{"GRM-48", "the claim of an ephemeral volume, `pod-volume`, has a name that can be had",
                             "API server, validateVolumeSource", "shorten the name of the pod or of the volume"};
inline constexpr rule CON_01{"CON-01", "a volume has one source", "API server, validateVolumeSource",
                             "make two volumes of it"};
inline constexpr rule CON_02{"CON-02", "each source of a projected volume is one thing",
                             "API server, validateProjectionSources", "make a source of each"};
inline constexpr rule CON_14{"CON-14", "a mount has subPath or subPathExpr, not both",
                             "API server, ValidateVolumeMounts", "remove one of the two"};
inline constexpr rule CON_15{"CON-15", "Bidirectional mountPropagation is for privileged containers",
                             "API server, validateMountPropagation", "use HostToContainer"};
inline constexpr rule CON_16{"CON-16", "recursiveReadOnly goes with readOnly, and without mountPropagation",
                             "API server, validateMountRecursiveReadOnly", "set readOnly, and remove mountPropagation"};
inline constexpr rule CON_17{"CON-17", "a device is the volume of a claim, or an ephemeral one",
                             "API server, ValidateVolumeDevices", "mount the volume instead"};

namespace detail {

constexpr bool has_parent_step(std::string_view path) {
  return dovetail::detail::contains(path, '.') &&
         !dovetail::detail::every_part(path, '/', [](std::string_view part) { return part != ".."; });
}

/// What is wrong with a path below a volume, or nothing.
constexpr const char* local_path_fault(std::string_view path, bool reserved) {
  if (path.empty()) return nullptr;
  if (path.front() == '/') return "is not relative";
  if (has_parent_step(path)) return "has a step `..`";
  return reserved && path.starts_with("..") ? "starts with `..`" : nullptr;
}

template <class Facts>
constexpr auto check_file(const Facts& facts, const model::text& path, const model::integer& mode, report& into) {
  if (const char* fault = local_path_fault(path.view(), true))
    tell(GRM_20, facts, path.at(), into, {" has a file at `", path.view(), "`, which ", fault});
  if (mode.has_value() && (mode.value() < 0 || mode.value() > 0777))
    tell(GRM_19, facts, mode.at(), into,
         {" has a file of mode ", into.digits(mode.value()), ", which is not from 0 to 511 (octal 0777)"});
}

template <class Facts>
constexpr auto check_default_mode(const Facts& facts, const model::integer& mode, report& into) {
  if (mode.has_value() && (mode.value() < 0 || mode.value() > 0777))
    tell(GRM_19, facts, mode.at(), into,
         {" has files of mode ", into.digits(mode.value()), ", which is not from 0 to 511 (octal 0777)"});
}

/// A field's name and what stands in brackets after it: `metadata.labels['app']`.
constexpr bool is_subscripted(std::string_view path, std::string_view of) {
  return path.size() > of.size() + 4 && path.starts_with(of) && path.substr(of.size()).starts_with("['") &&
         path.ends_with("']");
}

/// Fields of a pod that a file can have.
inline constexpr std::string_view file_fields[] = {"metadata.name", "metadata.namespace", "metadata.uid",
                                                   "metadata.labels", "metadata.annotations"};
/// Fields of a pod that a variable can have.
inline constexpr std::string_view variable_fields[] = {"metadata.name", "metadata.namespace",      "metadata.uid",
                                                       "spec.nodeName", "spec.serviceAccountName", "status.hostIP",
                                                       "status.podIP",  "status.hostIPs",          "status.podIPs"};

template <class Facts, std::size_t N>
constexpr auto check_field_reference(const Facts& facts, const api::core::v1::ObjectFieldSelector& from,
                                     const std::string_view (&fields)[N], report& into) {
  const std::string_view path = from.fieldPath.view();
  for (const std::string_view known : fields)
    if (model::same(known, path)) return;
  if (is_subscripted(path, "metadata.labels") || is_subscripted(path, "metadata.annotations")) return;
  tell(GRM_22, facts, from.fieldPath.at(), into,
       {" takes the field `", path, "`, which cannot be had there",
        into.suggestion(path, "there are", [&](auto consider) {
          for (const std::string_view known : fields) consider(known);
        })});
}

inline constexpr std::string_view resource_fields[] = {"limits.cpu",   "limits.memory",   "limits.ephemeral-storage",
                                                       "requests.cpu", "requests.memory", "requests.ephemeral-storage"};

template <class Facts>
constexpr auto check_resource_reference(const Facts& facts, const api::core::v1::ResourceFieldSelector& from,
                                        report& into) {
  const std::string_view of = from.resource.view(), divisor = from.divisor.view();
  bool known = of.starts_with("limits.hugepages-") || of.starts_with("requests.hugepages-");
  for (const std::string_view field : resource_fields) known = known || model::same(field, of);
  if (!known)
    tell(GRM_23, facts, from.resource.at(), into,
         {" takes the resource `", of, "`, which cannot be had", into.suggestion(of, "there are", [&](auto consider) {
            for (const std::string_view field : resource_fields) consider(field);
          })});
  if (!known || divisor.empty() || divisor == "0") return;
  bool fits = divisor == "1";
  for (const std::string_view unit : {"k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"})
    fits = fits || (!of.ends_with(".cpu") && divisor.front() == '1' && divisor.substr(1) == unit);
  fits = fits || (of.ends_with(".cpu") && divisor == "1m");
  if (!fits)
    tell(GRM_23, facts, from.divisor.at(), into,
         {" divides `", of, "` by `", divisor, "`: it can be ",
          of.ends_with(".cpu") ? "`1` or `1m`" : "`1` with a unit, such as `1Mi`"});
}

constexpr bool has_container(const api::core::v1::PodSpec& spec, std::string_view name) {
  for (const auto& main : spec.containers)
    if (model::same(main.name.view(), name)) return true;
  for (const auto& init : spec.initContainers)
    if (model::same(init.name.view(), name)) return true;
  return false;
}

constexpr hint nearest_container(const api::core::v1::PodSpec& spec, std::string_view name, report& into) {
  return into.suggestion(name, "it has", [&](auto consider) {
    for (const auto& main : spec.containers) consider(main.name.view());
    for (const auto& init : spec.initContainers) consider(init.name.view());
  });
}

constexpr void check_downward_items(const volume_of& v, const model::list<api::core::v1::DownwardAPIVolumeFile>& items,
                                    report& into) {
  for (const auto& item : items) {
    check_file(v, item.path, item.mode, into);
    if (item.fieldRef.has_value() == item.resourceFieldRef.has_value())
      tell(CON_02, v, item.path.at(), into,
           {" has file `", item.path.view(), "` of ", item.fieldRef ? "both a fieldRef and" : "neither a fieldRef nor",
            " a resourceFieldRef"});
    if (item.fieldRef) check_field_reference(v, *item.fieldRef, file_fields, into);
    if (!item.resourceFieldRef) continue;
    check_resource_reference(v, *item.resourceFieldRef, into);
    const model::text& name = item.resourceFieldRef->containerName;
    if (!has_container(*v.of->spec, name.view()))
      tell(REF_54, v, name.at(), into,
           {" takes resources of container `", name.view(), "`, which the pod does not have",
            nearest_container(*v.of->spec, name.view(), into)});
  }
}

template <class Items>
constexpr auto check_items(const volume_of& v, const Items& items, report& into) {
  for (const auto& item : items) check_file(v, item.path, item.mode, into);
}

constexpr void check_projection(const volume_of& v, const api::core::v1::VolumeProjection& source, report& into) {
  const int count = source.configMap.has_value() + source.secret.has_value() + source.downwardAPI.has_value() +
                    source.serviceAccountToken.has_value() + source.clusterTrustBundle.has_value() +
                    source.podCertificate.has_value();
  if (count != 1)
    tell(CON_02, v, v.object->name.at(), into,
         {" projects a source that is ", count == 0 ? "nothing" : "several things at once"});
  if (source.configMap) check_items(v, source.configMap->items, into);
  if (source.secret) check_items(v, source.secret->items, into);
  if (source.downwardAPI) check_downward_items(v, source.downwardAPI->items, into);
  if (source.serviceAccountToken) {
    check_file(v, source.serviceAccountToken->path, {}, into);
    const model::integer& lives = source.serviceAccountToken->expirationSeconds;
    if (lives.has_value() && (lives.value() < 600 || lives.value() > 4294967296))
      tell(GRM_47, v, lives.at(), into,
           {" has a token that lives ", into.digits(lives.value()), " seconds, which is not from 600 to 4294967296"});
  }
}

/// Reports files of a projected volume that would stand at one path.
constexpr void check_projected_paths(const volume_of& v, report& into) {
  model::list<const model::text*> taken{};
  const auto take = [&](const model::text& path) {
    for (const model::text* other : taken)
      if (model::same(other->view(), path.view())) {
        tell(IDN_13, v, path.at(), into, {" has two files at `", path.view(), "`"});
        return;
      }
    taken.push_back(&path);
  };
  for (const auto& source : v.object->projected->sources) {
    if (source.configMap)
      for (const auto& item : source.configMap->items) take(item.path);
    if (source.secret)
      for (const auto& item : source.secret->items) take(item.path);
    if (source.downwardAPI)
      for (const auto& item : source.downwardAPI->items) take(item.path);
    if (source.serviceAccountToken) take(source.serviceAccountToken->path);
  }
}

constexpr int source_count(const api::core::v1::Volume& v) {
  return v.configMap.has_value() + v.secret.has_value() + v.emptyDir.has_value() + v.persistentVolumeClaim.has_value() +
         v.projected.has_value() + v.hostPath.has_value() + v.downwardAPI.has_value() + v.csi.has_value() +
         v.ephemeral.has_value() + v.nfs.has_value() + v.image.has_value() + v.awsElasticBlockStore.has_value() +
         v.azureDisk.has_value() + v.azureFile.has_value() + v.cephfs.has_value() + v.cinder.has_value() +
         v.fc.has_value() + v.flexVolume.has_value() + v.flocker.has_value() + v.gcePersistentDisk.has_value() +
         v.gitRepo.has_value() + v.glusterfs.has_value() + v.iscsi.has_value() + v.photonPersistentDisk.has_value() +
         v.portworxVolume.has_value() + v.quobyte.has_value() + v.rbd.has_value() + v.scaleIO.has_value() +
         v.storageos.has_value() + v.vsphereVolume.has_value();
}

constexpr void check_ephemeral(const volume_of& v, report& into) {
  const std::string_view pod_name = owner_of(v).name.view();
  if (model::same(owner_of(v).kind, "Pod")) {
    const std::string_view claim = into.joined({pod_name, "-", v.object->name.view()});
    if (!is_dns_subdomain(claim))
      tell(GRM_48, v, v.object->name.at(), into,
           {" makes claim `", claim, "`, which is no ", grammars::dns_subdomain.name});
    for (const auto& other : v.of->spec->volumes)
      if (other.persistentVolumeClaim && model::same(other.persistentVolumeClaim->claimName.view(), claim))
        tell(IDN_32, v, other.persistentVolumeClaim->claimName.at(), into,
             {" makes claim `", claim, "`, which volume `", other.name.view(), "` holds"});
  }
}

constexpr void check_volume(const volume_of& v, report& into) {
  const auto& volume = *v.object;
  if (source_count(volume) > 1)
    tell(CON_01, v, volume.name.at(), into, {" has several sources: one volume is one thing"});
  if (volume.configMap) {
    check_default_mode(v, volume.configMap->defaultMode, into);
    check_items(v, volume.configMap->items, into);
  }
  if (volume.secret) {
    check_default_mode(v, volume.secret->defaultMode, into);
    check_items(v, volume.secret->items, into);
  }
  if (volume.downwardAPI) {
    check_default_mode(v, volume.downwardAPI->defaultMode, into);
    check_downward_items(v, volume.downwardAPI->items, into);
  }
  if (volume.projected) {
    check_default_mode(v, volume.projected->defaultMode, into);
    for (const auto& source : volume.projected->sources) check_projection(v, source, into);
    check_projected_paths(v, into);
  }
  if (volume.hostPath && has_parent_step(volume.hostPath->path.view()))
    tell(GRM_21, v, volume.hostPath->path.at(), into,
         {" is the path `", volume.hostPath->path.view(), "` of the node, which has a step `..`"});
  if (volume.gitRepo)
    if (const char* fault = local_path_fault(volume.gitRepo->directory.view(), false))
      tell(GRM_20, v, volume.gitRepo->directory.at(), into,
           {" is cloned to `", volume.gitRepo->directory.view(), "`, which ", fault});
  if (volume.ephemeral) check_ephemeral(v, into);
}

constexpr void check_mount(const container& c, const api::core::v1::VolumeMount& mount, report& into) {
  if (mount.subPath.has_value() || mount.subPathExpr.has_value()) {
    if (!mount.subPath.empty() && !mount.subPathExpr.empty())
      tell(CON_14, c, mount.subPathExpr.at(), into,
           {" mounts `", mount.name.view(), "` with both subPath and subPathExpr"});
    for (const model::text* path : {&mount.subPath, &mount.subPathExpr})
      if (const char* fault = local_path_fault(path->view(), false))
        tell(GRM_20, c, path->at(), into,
             {" mounts `", path->view(), "` of volume `", mount.name.view(), "`, which ", fault});
  }
  if (mount.mountPropagation == api::core::v1::VolumeMount::MountPropagation::Bidirectional &&
      !(c.object->securityContext && c.object->securityContext->privileged.value_or(false)))
    tell(CON_15, c, mount.mountPropagation.at(), into,
         {" mounts volume `", mount.name.view(), "` with Bidirectional propagation, and is not privileged"});
  if (mount.recursiveReadOnly.has_value() && mount.recursiveReadOnly != "Disabled") {
    if (!mount.readOnly.value_or(false))
      tell(CON_16, c, mount.recursiveReadOnly.at(), into,
           {" mounts volume `", mount.name.view(), "` recursiveReadOnly, but not readOnly"});
    if (mount.mountPropagation.has_value() &&
        !(mount.mountPropagation == api::core::v1::VolumeMount::MountPropagation::None))
      tell(CON_16, c, mount.recursiveReadOnly.at(), into,
           {" mounts volume `", mount.name.view(), "` recursiveReadOnly and with mountPropagation ",
            mount.mountPropagation.view()});
  }
}

constexpr void check_device(const container& c, std::size_t i, report& into) {
  const auto& device = c.object->volumeDevices[i];
  const auto& spec = *c.of->spec;
  if (!declares_volume(*c.of, device.name.view()))
    tell(REF_02, c, device.name.at(), into,
         {" has device `", device.name.view(), "`, which is no volume of the pod",
          into.suggestion(device.name.view(), "it declares", [&](auto consider) {
            for (const auto& volume : spec.volumes) consider(volume.name.view());
            if (c.of->claim_templates == nullptr) return;
            for (const auto& claim : *c.of->claim_templates) consider(claim.metadata.name.view());
          })});
  for (const auto& volume : spec.volumes)
    if (model::same(volume.name.view(), device.name.view()) && !volume.persistentVolumeClaim && !volume.ephemeral)
      tell(CON_17, c, device.name.at(), into,
           {" has device `", device.name.view(), "`, which is neither the volume of a claim nor an ephemeral one"});
  if (has_parent_step(device.devicePath.view()))
    tell(GRM_21, c, device.devicePath.at(), into,
         {" has a device at `", device.devicePath.view(), "`, which has a step `..`"});
  for (std::size_t j = 0; j < i; ++j) {
    const auto& other = c.object->volumeDevices[j];
    if (model::same(other.name.view(), device.name.view()))
      tell(IDN_04, c, device.name.at(), into, {" has device `", device.name.view(), "` twice"});
    if (model::same(other.devicePath.view(), device.devicePath.view()))
      tell(IDN_04, c, device.devicePath.at(), into, {" has two devices at `", device.devicePath.view(), "`"});
  }
  for (const auto& mount : c.object->volumeMounts) {
    if (model::same(mount.name.view(), device.name.view()))
      tell(IDN_04, c, device.name.at(), into, {" has volume `", device.name.view(), "` as a device and mounts it too"});
    if (model::same(mount.mountPath.view(), device.devicePath.view()))
      tell(IDN_04, c, device.devicePath.at(), into,
           {" has a device at `", device.devicePath.view(), "`, where it mounts volume `", mount.name.view(), "`"});
  }
}

}  // namespace detail

constexpr void volumes_and_mounts_are_valid(const rule&, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes) detail::check_volume({&p, &volume}, into);
  for (const container& c : all.containers) {
    for (const auto& mount : c.object->volumeMounts) detail::check_mount(c, mount, into);
    for (std::size_t i = 0; i < c.object->volumeDevices.size(); ++i) detail::check_device(c, i, into);
  }
}

inline constexpr rule IDN_13_files{
    .id = "IDN-13",
    .statement = "the files of a ConfigMap, Secret or downward API volume have different paths",
    .source = "API server, a warning",
    .mend = "give one of the two files another path",
    .weight = severity::warning};
constexpr void files_of_volumes_differ(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes) {
      const auto check = [&](const auto& items) {
        detail::each_repeated(
            items, [](const auto& item) -> const model::text& { return item.path; },
            [&](const auto&, const model::text& path) {
              detail::tell(what, detail::volume_of{&p, &volume}, path.at(), into,
                           {" has two files at `", path.view(), "`"});
            });
      };
      if (volume.configMap) check(volume.configMap->items);
      if (volume.secret) check(volume.secret->items);
      if (volume.downwardAPI) check(volume.downwardAPI->items);
    }
}

namespace detail {

/// Whether a volume is for a container that is put into the pod later: an annotation names it, as Dapr's and Istio's do, or it
/// has a name of GKE's own for its Cloud Storage. Sources: Dapr, "Mount volumes to the Dapr sidecar"; Istio, "Resource
/// annotations"; GKE, "Configure the Cloud Storage FUSE CSI driver".
constexpr bool is_for_an_injected_container(const pod& p, std::string_view volume) {
  if (p.metadata == nullptr) return false;
  for (const auto& each : p.metadata->annotations) {
    if (each.value.view().find(volume) != std::string_view::npos) return true;
    if (each.key == "gke-gcsfuse/volumes" && volume.starts_with("gke-gcsfuse-")) return true;
  }
  return false;
}

}  // namespace detail

inline constexpr rule REF_81{.id = "REF-81",
                             .statement = "a volume of a pod is mounted by a container of it",
                             .source = "Dovetail",
                             .mend = "mount the volume, or remove it",
                             .weight = severity::warning};
constexpr void volumes_are_mounted(const rule& what, const inventory& all, report& into) {
  const auto uses = [](const api::core::v1::Container& c, std::string_view name) {
    for (const auto& mount : c.volumeMounts)
      if (model::same(mount.name.view(), name)) return true;
    for (const auto& device : c.volumeDevices)
      if (model::same(device.name.view(), name)) return true;
    for (const auto& variable : c.env)
      if (variable.valueFrom && variable.valueFrom->fileKeyRef && variable.valueFrom->fileKeyRef->volumeName == name)
        return true;
    return false;
  };
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes) {
      bool used = false;
      for (const auto& main : p.spec->containers) used = used || uses(main, volume.name.view());
      for (const auto& init : p.spec->initContainers) used = used || uses(init, volume.name.view());
      if (!used && !detail::is_for_an_injected_container(p, volume.name.view()))
        detail::tell(what, p, volume.name.at(), into,
                     {" has volume `", volume.name.view(), "`, which no container mounts"});
    }
}

inline constexpr rule CON_91{.id = "CON-91",
                             .statement = "a volume is of a type that clusters still have",
                             .source = "API server, a warning",
                             .mend = "use the CSI driver of the storage",
                             .weight = severity::warning};
constexpr void volume_types_are_current(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& v : p.spec->volumes) {
      const char* type = v.gitRepo                ? "gitRepo"
                         : v.glusterfs            ? "glusterfs"
                         : v.cephfs               ? "cephfs"
                         : v.rbd                  ? "rbd"
                         : v.flocker              ? "flocker"
                         : v.quobyte              ? "quobyte"
                         : v.storageos            ? "storageos"
                         : v.scaleIO              ? "scaleIO"
                         : v.photonPersistentDisk ? "photonPersistentDisk"
                                                  : nullptr;
      if (type != nullptr)
        detail::tell(what, detail::volume_of{&p, &v}, v.name.at(), into,
                     {" is of type ", type, ", which newer clusters do not have"});
    }
}

inline constexpr check_function volume_checks[] = {
    {volumes_and_mounts_are_valid,
     {&CON_01, &CON_02, &CON_14, &CON_15, &CON_16, &CON_17, &REF_02, &REF_54, &IDN_04, &IDN_13, &IDN_32, &GRM_19,
      &GRM_20, &GRM_21, &GRM_22, &GRM_23, &GRM_47, &GRM_48},
     looks_at::one_object},
    {files_of_volumes_differ, {&IDN_13_files}, looks_at::one_object},
    {volumes_are_mounted, {&REF_81}, looks_at::one_object},
    {volume_types_are_current, {&CON_91}, looks_at::one_object},
};

}  // namespace dovetail::check
