/// check/volumes.hpp: sources of volumes, files in them, and mounts.
#include "edited.hpp"

// REF-02, CON-17, IDN-04: devices.
inline constexpr auto disk = PersistentVolumeClaim<"disk">{}.withReadWriteOnce().withStorage(1_Gi);
template <auto Edit>
inline constexpr auto with_device =
    workload.withVolume(claim_volume<"disk">(disk)).edit([](api::apps::v1::Deployment& d) {
      auto& device = d.spec.template_.spec.containers[0].volumeDevices.emplace_back();
      device.name = "disk";
      device.devicePath = "/dev/xvda";
      Edit(d.spec.template_.spec);
    });
template <auto Edit>
inline constexpr auto of_device = stack<"test">(file("a", disk), file("b", with_device<Edit>));
inline constexpr auto device = [](core::PodSpec&) {};
static_assert(is_sound<of_device<device>>);
static_assert(
    breaks_only<of_device<[](core::PodSpec& p) { p.containers[0].volumeDevices[0].name = "dsk"; }>>("REF-02"));
static_assert(breaks_only<of_device<[](core::PodSpec& p) {
  p.volumes[0].persistentVolumeClaim.reset();
  p.volumes[0].emptyDir.ensure();
}>>("CON-17"));
static_assert(breaks_only<of_device<[](core::PodSpec& p) {
  core::VolumeDevice again = p.containers[0].volumeDevices[0];
  again.devicePath = "/dev/xvdb";
  p.containers[0].volumeDevices.push_back(again);
}>>("IDN-04"));
static_assert(breaks_only<of_device<[](core::PodSpec& p) {
  auto& mount = p.containers[0].volumeMounts.emplace_back();
  mount.name = "disk";
  mount.mountPath = "/disk";
}>>("IDN-04"));
static_assert(
    breaks_only<of_device<[](core::PodSpec& p) { p.containers[0].volumeDevices[0].devicePath = "/dev/../x"; }>>(
        "GRM-21"));

// CON-01: one source; none is an empty folder.
static_assert(is_sound<of_volume<[](core::Volume&) {}>>);
static_assert(tells<of_volume<[](core::Volume& v) { v.emptyDir.ensure(); }>, of_volume<[](core::Volume& v) {
                      v.emptyDir.ensure();
                      v.hostPath.ensure().path = "/data";
                    }>>("CON-01"));
static_assert(tells<of_volume<[](core::Volume& v) { v.hostPath.ensure().path = "/srv/..data"; }>,
                    of_volume<[](core::Volume& v) { v.hostPath.ensure().path = "/srv/../data"; }>>("GRM-21"));
static_assert(tells<of_volume<[](core::Volume& v) {
                      v.gitRepo.ensure().directory = "src";
                      v.gitRepo->repository = "r";
                    }>,
                    of_volume<[](core::Volume& v) {
                      v.gitRepo.ensure().directory = "../src";
                      v.gitRepo->repository = "r";
                    }>>("GRM-20"));

// Files: paths and modes (GRM-19, GRM-20), what they are of (CON-02, GRM-22, GRM-23, REF-54), where they stand (IDN-13).
template <auto Edit>
inline constexpr auto& of_file = of_volume<[](core::Volume& v) {
  auto& item = v.downwardAPI.ensure().items.emplace_back();
  item.path = "labels";
  item.fieldRef.ensure().fieldPath = "metadata.labels";
  Edit(item);
}>;
using downward_file = core::DownwardAPIVolumeFile;
static_assert(is_sound<of_file<[](downward_file&) {}>>);
static_assert(is_sound<of_file<[](downward_file& f) {
  f.fieldRef->fieldPath = "metadata.annotations['a/b']";
  f.mode = 0440;
}>>);
static_assert(breaks_only<of_file<[](downward_file& f) { f.fieldRef->fieldPath = "metadata.nam"; }>>("GRM-22"));
static_assert(breaks_only<of_file<[](downward_file& f) { f.path = "/labels"; }>>("GRM-20"));
static_assert(breaks_only<of_file<[](downward_file& f) { f.path = "..labels"; }>>("GRM-20"));
static_assert(breaks_only<of_file<[](downward_file& f) { f.mode = 01000; }>>("GRM-19"));
static_assert(breaks_only<of_file<[](downward_file& f) { f.fieldRef.reset(); }>>("CON-02"));
template <auto Edit>
inline constexpr auto& of_resource_file = of_file<[](downward_file& f) {
  f.fieldRef.reset();
  f.resourceFieldRef.ensure().resource = "limits.memory";
  f.resourceFieldRef->containerName = "web";
  Edit(*f.resourceFieldRef);
}>;
using resource_field = core::ResourceFieldSelector;
static_assert(is_sound<of_resource_file<[](resource_field& r) { r.divisor = "1Mi"; }>>);
static_assert(breaks_only<of_resource_file<[](resource_field& r) { r.divisor = "3Mi"; }>>("GRM-23"));
static_assert(breaks_only<of_resource_file<[](resource_field& r) { r.resource = "limits.mem"; }>>("GRM-23"));
static_assert(breaks_only<of_resource_file<[](resource_field& r) { r.containerName = "wbe"; }>>("REF-54"));

template <auto Edit>
inline constexpr auto& of_projection = of_volume<[](core::Volume& v) {
  auto& token = v.projected.ensure().sources.emplace_back().serviceAccountToken.ensure();
  token.path = "token";
  auto& file = v.projected->sources.emplace_back().downwardAPI.ensure().items.emplace_back();
  file.path = "name";
  file.fieldRef.ensure().fieldPath = "metadata.name";
  Edit(*v.projected);
}>;
using projection = core::ProjectedVolumeSource;
static_assert(
    is_sound<of_projection<[](projection& p) { p.sources[0].serviceAccountToken->expirationSeconds = 600; }>>);
static_assert(
    breaks_only<of_projection<[](projection& p) { p.sources[0].serviceAccountToken->expirationSeconds = 60; }>>(
        "GRM-47"));
static_assert(
    breaks_only<of_projection<[](projection& p) { p.sources[0].serviceAccountToken->path = "name"; }>>("IDN-13"));
static_assert(breaks_only<of_projection<[](projection& p) { p.sources.emplace_back(); }>>("CON-02"));
static_assert(breaks_only<of_projection<[](projection& p) { p.defaultMode = -1; }>>("GRM-19"));

// GRM-48 and IDN-32: the claim that an ephemeral volume of a Pod makes.
inline constexpr auto web_data = PersistentVolumeClaim<"web-data">{}.withReadWriteOnce().withStorage(1_Gi);
template <auto Edit>
inline constexpr auto with_ephemeral = resource<core::Pod, "web">([](core::Pod& p) {
  auto& c = p.spec.containers.emplace_back();
  c.name = "web";
  c.image = "web:1.0";
  p.spec.volumes.emplace_back().name = "scratch";
  p.spec.volumes[0].ephemeral.ensure();
  p.spec.volumes.emplace_back().name = "kept";
  p.spec.volumes[1].persistentVolumeClaim.ensure().claimName = "web-data";
  Edit(p.spec);
});
template <auto Edit>
inline constexpr auto of_ephemeral = stack<"test">(file("a", web_data), file("b", with_ephemeral<Edit>));
static_assert(is_sound<of_ephemeral<device>>);
static_assert(breaks_only<of_ephemeral<[](core::PodSpec& p) { p.volumes[0].name = "data"; }>>("IDN-32"));

// Mounts: CON-14, CON-15, CON-16, GRM-20.
template <auto Edit>
inline constexpr auto& of_mount = of_pod<[](core::PodSpec& p) {
  p.volumes.emplace_back().name = "data";
  auto& mount = p.containers[0].volumeMounts.emplace_back();
  mount.name = "data";
  mount.mountPath = "/data";
  Edit(mount, p.containers[0]);
}>;
using mount = core::VolumeMount;
using propagation = mount::MountPropagation;
static_assert(is_sound<of_mount<[](mount& m, auto&) { m.subPath = "a/b"; }>>);
static_assert(breaks_only<of_mount<[](mount& m, auto&) { m.subPath = "../b"; }>>("GRM-20"));
static_assert(breaks_only<of_mount<[](mount& m, auto&) {
  m.subPath = "a";
  m.subPathExpr = "b";
}>>("CON-14"));
static_assert(
    breaks_only<of_mount<[](mount& m, auto&) { m.mountPropagation = propagation::Bidirectional; }>>("CON-15"));
static_assert(is_sound<of_mount<[](mount& m, core::Container& c) {
  m.mountPropagation = propagation::Bidirectional;
  c.securityContext.ensure().privileged = true;
}>>);
static_assert(is_sound<of_mount<[](mount& m, auto&) {
  m.readOnly = true;
  m.recursiveReadOnly = "Enabled";
}>>);
static_assert(breaks_only<of_mount<[](mount& m, auto&) { m.recursiveReadOnly = "Enabled"; }>>("CON-16"));
static_assert(breaks_only<of_mount<[](mount& m, auto&) {
  m.readOnly = true;
  m.recursiveReadOnly = "Enabled";
  m.mountPropagation = propagation::HostToContainer;
}>>("CON-16"));

// Warnings.
inline constexpr auto unused = [](core::PodSpec& p) { p.volumes.emplace_back().name = "data"; };
static_assert(warnings_of<of_pod<unused>>(check::REF_81) == 1);
static_assert(warnings_of<of_mount<[](mount&, auto&) {}>>(check::REF_81) == 0);
static_assert(warnings_of<of_volume<[](core::Volume& v) { v.gitRepo.ensure(); }>>(check::CON_91) == 1);
static_assert(warnings_of<of_volume<[](core::Volume& v) { v.emptyDir.ensure(); }>>(check::CON_91) == 0);
inline constexpr auto twice = [](core::Volume& v) {
  v.configMap.ensure().items.emplace_back().path = "a";
  v.configMap->items.emplace_back().path = "a";
};
static_assert(warnings_of<of_volume<twice>>(check::IDN_13_files) == 1);
static_assert(warnings_of<of_file<[](downward_file&) {}>>(check::IDN_13_files) == 0);
