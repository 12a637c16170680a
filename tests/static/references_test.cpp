/// check/references.hpp: objects that others name. REF-14, REF-16, REF-37 and REF-38 are in the tests of their subjects.
#include "edited.hpp"

#include <dovetail/api/admissionregistration/v1.hpp>
#include <dovetail/api/apiregistration/v1.hpp>
#include <dovetail/api/discovery/v1.hpp>

inline constexpr auto web_service = Service<"web">{workload}.withPort(http);
inline constexpr auto claim = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
inline constexpr auto credentials = external<Secret>("credentials");
inline constexpr auto important = external<PriorityClass>("important");
inline constexpr auto sandbox = external<RuntimeClass>("sandbox");
inline constexpr auto account = resource<core::ServiceAccount, "ci">();

/// A stack that has all of these, and one object more.
template <class T, auto Edit>
inline constexpr auto beside = stack<"test">(file("a", workload), file("b", web_service), file("c", claim),
                                             file("d", account), file("e", object_with<T, Edit>))
                                   .withExternals(credentials, important, sandbox);
template <class T, auto Edit>
consteval bool tells_of(std::string_view id) {
  return is_sound<beside<T, [](T& x) { Edit(x, true); }>> && breaks_only<beside<T, [](T& x) { Edit(x, false); }>>(id);
}

inline constexpr auto pod = [](core::Pod& p) {
  auto& c = p.spec.containers.emplace_back();
  c.name = "web";
  c.image = "web:1.0";
};
static_assert(tells_of<core::Pod, [](core::Pod& p, bool right) {
  pod(p);
  p.spec.priorityClassName = right ? "important" : "urgent";
}>("REF-55"));
static_assert(is_sound<beside<core::Pod, [](core::Pod& p) {
  pod(p);
  p.spec.priorityClassName = "system-node-critical";
}>>);
static_assert(tells_of<core::Pod, [](core::Pod& p, bool right) {
  pod(p);
  p.spec.runtimeClassName = right ? "sandbox" : "sandbx";
}>("REF-56"));
static_assert(tells_of<core::Pod, [](core::Pod& p, bool right) {
  pod(p);
  p.spec.volumes.emplace_back().name = "csi";
  p.spec.volumes[0].csi.ensure().driver = "example.com";
  p.spec.volumes[0].csi->nodePublishSecretRef.ensure().name = right ? "credentials" : "credentails";
}>("REF-63"));
static_assert(tells_of<core::PersistentVolume, [](core::PersistentVolume& v, bool right) {
                v.spec.accessModes.push_back(core::PersistentVolumeSpec::AccessModes::ReadWriteOnce);
                v.spec.capacity["storage"] = "1Gi";
                v.spec.hostPath.ensure().path = "/srv";
                v.spec.claimRef.ensure().name = right ? "data" : "dta";
              }>("REF-31") == false);  // A claim has a namespace, and the volume has none: the reference must name it.
static_assert(tells_of<core::ServiceAccount, [](core::ServiceAccount& a, bool right) {
  a.secrets.emplace_back().name = right ? "credentials" : "credential";
}>("REF-35"));
static_assert(tells_of<core::Secret, [](core::Secret& s, bool right) {
  s.metadata.annotations["kubernetes.io/service-account.name"] = right ? "ci" : "cii";
}>("REF-36"));
static_assert(tells_of<core::Endpoints, [](core::Endpoints& e, bool right) {
  if (!right) e.metadata.name = "wbe";
}>("REF-60"));
using slice = api::discovery::v1::EndpointSlice;
static_assert(tells_of<slice, [](slice& s, bool right) {
  s.addressType = slice::AddressType::IPv4;
  s.metadata.labels["kubernetes.io/service-name"] = right ? "web" : "wbe";
}>("REF-59"));
static_assert(tells_of<core::PersistentVolumeClaim, [](core::PersistentVolumeClaim& c, bool right) {
  c.spec.accessModes.push_back(core::PersistentVolumeClaimSpec::AccessModes::ReadWriteOnce);
  c.spec.resources.ensure().requests["storage"] = "1Gi";
  c.spec.dataSource.ensure().kind = "PersistentVolumeClaim";
  c.spec.dataSource->name = right ? "data" : "dta";
}>("REF-79"));

// With namespaces.
inline constexpr auto name_space = Namespace<"apps">{};
template <class T, auto Edit>
inline constexpr auto in_apps = stack<"test">(file("n", name_space), file("a", workload), file("b", web_service),
                                              file("c", claim), file("e", object_with<T, Edit>))
                                    .inNamespace(name_space);
template <class T, auto Edit>
consteval bool tells_in_apps(std::string_view id) {
  return is_sound<in_apps<T, [](T& x) { Edit(x, true); }>> && breaks_only<in_apps<T, [](T& x) { Edit(x, false); }>>(id);
}
static_assert(tells_in_apps<core::PersistentVolume, [](core::PersistentVolume& v, bool right) {
  v.spec.accessModes.push_back(core::PersistentVolumeSpec::AccessModes::ReadWriteOnce);
  v.spec.capacity["storage"] = "1Gi";
  v.spec.hostPath.ensure().path = "/srv";
  v.spec.claimRef.ensure().name = right ? "data" : "dta";
  v.spec.claimRef->namespace_ = "apps";
}>("REF-31"));
using webhooks = api::admissionregistration::v1::ValidatingWebhookConfiguration;
static_assert(tells_in_apps<webhooks, [](webhooks& w, bool right) {
  auto& hook = w.webhooks.emplace_back();
  hook.name = "a.example.com";
  hook.admissionReviewVersions.push_back("v1");
  hook.sideEffects = api::admissionregistration::v1::ValidatingWebhook::SideEffects::None;
  auto& service = hook.clientConfig.service.ensure();
  service.name = right ? "web" : "wbe";
  service.namespace_ = "apps";
}>("REF-76"));
using binding = api::admissionregistration::v1::ValidatingAdmissionPolicyBinding;
static_assert(breaks_only<of_kind<binding, [](binding& b) { b.spec.policyName = "labels"; }>>("REF-62"));
