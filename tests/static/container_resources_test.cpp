/// check/container_resources.hpp: what containers ask for.
#include "edited.hpp"

using needs = core::ResourceRequirements;
template <auto Edit>
inline constexpr auto& of_needs = of_container<[](core::Container& web) { Edit(web.resources.ensure()); }>;

static_assert(tells<of_needs<[](needs& r) {
                      r.requests["memory"] = "1Gi";
                      r.limits["memory"] = "1024Mi";
                    }>,
                    of_needs<[](needs& r) {
                      r.requests["memory"] = "2Gi";
                      r.limits["memory"] = "1024Mi";
                    }>>("CON-11"));
static_assert(tells<of_needs<[](needs& r) {
                      r.requests["example.com/gpu"] = "1";
                      r.limits["example.com/gpu"] = "1";
                    }>,
                    of_needs<[](needs& r) {
                      r.requests["example.com/gpu"] = "1";
                      r.limits["example.com/gpu"] = "2";
                    }>>("CON-11"));
static_assert(breaks_only<of_needs<[](needs& r) { r.requests["example.com/gpu"] = "1"; }>>("CON-11"));
static_assert(tells<of_needs<[](needs& r) { r.limits["ephemeral-storage"] = "1Gi"; }>,
                    of_needs<[](needs& r) { r.limits["storage"] = "1Gi"; }>>("GRM-15"));
static_assert(breaks_only<of_needs<[](needs& r) { r.limits["mem"] = "1Gi"; }>>("GRM-15"));
static_assert(breaks_only<of_needs<[](needs& r) { r.limits["cpu"] = "-1"; }>>("GRM-16"));
static_assert(breaks_only<of_needs<[](needs& r) { r.limits["example.com/gpu"] = "500m"; }>>("GRM-16"));
static_assert(tells<of_needs<[](needs& r) {
                      r.limits["hugepages-2Mi"] = "4Mi";
                      r.limits["memory"] = "1Gi";
                    }>,
                    of_needs<[](needs& r) { r.limits["hugepages-2Mi"] = "4Mi"; }>>("CON-12"));

// CON-13: the pod's own.
template <auto Edit>
inline constexpr auto& of_both = of_pod<[](core::PodSpec& p) {
  p.containers[0].resources.ensure().requests["cpu"] = "500m";
  p.containers[0].resources->limits["cpu"] = "1";
  Edit(p.resources.ensure());
}>;
static_assert(tells<of_both<[](needs& r) {
                      r.requests["cpu"] = "1";
                      r.limits["cpu"] = "1";
                    }>,
                    of_both<[](needs& r) { r.requests["cpu"] = "100m"; }>>("CON-13"));
static_assert(breaks_only<of_both<[](needs& r) { r.limits["cpu"] = "500m"; }>>("CON-13"));

// REF-49, IDN-18: claims on devices.
template <auto Edit>
inline constexpr auto& of_claim = of_pod<[](core::PodSpec& p) {
  p.resourceClaims.emplace_back().name = "gpu";
  p.containers[0].resources.ensure().claims.emplace_back().name = "gpu";
  Edit(p);
}>;
static_assert(tells<of_claim<[](core::PodSpec&) {}>,
                    of_claim<[](core::PodSpec& p) { p.resourceClaims[0].name = "other"; }>>("REF-49"));
static_assert(breaks_only<of_claim<[](core::PodSpec& p) { p.resourceClaims.emplace_back().name = "gpu"; }>>("IDN-18"));
static_assert(
    breaks_only<of_claim<[](core::PodSpec& p) { p.containers[0].resources->claims.emplace_back().name = "gpu"; }>>(
        "IDN-18"));

// IDN-19, CON-92.
inline constexpr auto resize = [](core::Container& web, const char* of, const char* how) {
  web.resizePolicy.emplace_back().resourceName = of;
  web.resizePolicy.back().restartPolicy = how;
};
static_assert(tells<of_container<[](core::Container& web) {
                      resize(web, "cpu", "NotRequired");
                      resize(web, "memory", "NotRequired");
                    }>,
                    of_container<[](core::Container& web) {
                      resize(web, "cpu", "NotRequired");
                      resize(web, "cpu", "RestartContainer");
                    }>>("IDN-19"));
inline constexpr auto restarts = [](core::Container& web) {
  web.restartPolicyRules.emplace_back().action = "Restart";
  web.restartPolicyRules[0].exitCodes.ensure().operator_ = "In";
  web.restartPolicyRules[0].exitCodes->values.push_back(1);
};
static_assert(tells<of_container<[](core::Container& web) {
                      restarts(web);
                      web.restartPolicy = "Never";
                    }>,
                    of_container<restarts>>("CON-92"));

// DOV-70 (check/units.hpp): an amount is in a unit of what it is of, wherever amounts are.
static_assert(tells<of_needs<[](needs& r) {
                      r.requests["cpu"] = "250m";
                      r.requests["memory"] = "256Mi";
                    }>,
                    of_needs<[](needs& r) { r.requests["cpu"] = "256Mi"; }>>("DOV-70"));
static_assert(breaks_only<of_needs<[](needs& r) { r.requests["cpu"] = "2G"; }>>("DOV-70"));
static_assert(breaks_only<of_needs<[](needs& r) { r.limits["memory"] = "500m"; }>>("DOV-70"));
static_assert(breaks_only<of_needs<[](needs& r) { r.limits["memory"] = "0.5"; }>>("DOV-70"));
static_assert(breaks_only<of_needs<[](needs& r) { r.limits["ephemeral-storage"] = "100m"; }>>("DOV-70"));
static_assert(is_sound<of_needs<[](needs& r) { r.limits["memory"] = "128974848000m"; }>>);
static_assert(is_sound<of_needs<[](needs& r) { r.limits["cpu"] = "0.5"; }>>);
static_assert(breaks_only<of_pod<[](core::PodSpec& p) { p.resources.ensure().requests["cpu"] = "1Gi"; }>>("DOV-70"));
static_assert(breaks_only<of_pod<[](core::PodSpec& p) { p.resources.ensure().requests["memory"] = "1Gb"; }>>("GRM-14"));
static_assert(breaks_only<of_volume<[](core::Volume& v) { v.emptyDir.ensure().sizeLimit = "10m"; }>>("DOV-70"));
static_assert(breaks_only<of_kind<core::PersistentVolumeClaim, [](auto& c) {
  c.spec.accessModes.push_back(core::PersistentVolumeClaimSpec::AccessModes::ReadWriteOnce);
  c.spec.resources.ensure().requests["storage"] = "10m";
}>>("DOV-70"));
static_assert(breaks_only<of_kind<core::ResourceQuota, [](auto& q) {
  q.spec.hard["requests.cpu"] = "4Gi";
  q.spec.hard["pods"] = "10";
}>>("DOV-70"));
static_assert(breaks_only<of_kind<core::ResourceQuota, [](auto& q) {
  q.spec.hard["gold.storageclass.storage.k8s.io/requests.storage"] = "10m";
}>>("DOV-70"));
static_assert(breaks_only<of_kind<core::LimitRange, [](auto& r) {
  auto& limit = r.spec.limits.emplace_back();
  limit.type = "Container";
  limit.max["memory"] = "1m";
}>>("DOV-70"));
