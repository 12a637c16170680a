/// Rules over what containers ask for: cpu, memory and other resources, in amounts that can be had.
#pragma once

#include "dovetail/check/grammar.hpp"
#include "dovetail/check/pod_parts.hpp"

namespace dovetail::check {

inline constexpr rule REF_49{"REF-49", "a container's claim on a device is one of its pod's resourceClaims",
                             "API server, validateResourceClaimNames", "name one of the resourceClaims of the pod"};
inline constexpr rule IDN_18{"IDN-18", "the resourceClaims of a pod, and those of a container, differ",
                             "API server, validatePodResourceClaim", "remove one of the two"};
inline constexpr rule IDN_19{"IDN-19", "a container says once how a resource is resized",
                             "API server, validateResizePolicy", "remove one of the two"};
inline constexpr rule GRM_15{"GRM-15",
                             "a container asks for cpu, memory, ephemeral-storage, huge pages, or what a domain names",
                             "API server, validateContainerResourceName",
                             "use `cpu`, `memory` or `ephemeral-storage`; an extended resource is `example.com/gpu`"};
inline constexpr rule GRM_16{"GRM-16", "amounts are not negative, and extended resources are whole numbers",
                             "API server, ValidateResourceQuantityValue", "write a whole number from 0"};
inline constexpr rule CON_11{"CON-11", "a container asks for no more than its limit",
                             "API server, validateResourceRequirements", "raise the limit, or lower the request"};
inline constexpr rule CON_12{"CON-12", "a container with huge pages asks for cpu or memory too",
                             "API server, validateResourceRequirements", "add a request of cpu or memory"};
inline constexpr rule CON_13{"CON-13", "a pod's own resources hold those of its containers",
                             "API server, validatePodResourceConsistency", "raise those of the pod"};
inline constexpr rule CON_92{
    "CON-92", "a pod that is never restarted resizes nothing by a restart; restart rules go with a restartPolicy",
    "API server, validateResizePolicy, validateContainerRestartPolicy",
    "use NotRequired, or set the restartPolicy of the container"};

namespace detail {

constexpr bool is_extended(std::string_view name) {
  return dovetail::detail::contains(name, '/') && !name.starts_with("kubernetes.io/") &&
         name.find(".kubernetes.io/") == std::string_view::npos;
}
constexpr bool is_huge_pages(std::string_view name) { return name.starts_with("hugepages-"); }

constexpr bool is_container_resource(std::string_view name) {
  if (model::same(name, "cpu") || model::same(name, "memory") || model::same(name, "ephemeral-storage") ||
      is_huge_pages(name))
    return true;
  return is_extended(name) && !name.starts_with("requests.") && is_qualified_name(name);
}

template <class Facts>
constexpr auto check_amount_of(const Facts& facts, const char* verb, const model::entry<model::quantity>& amount,
                               report& into) {
  const std::string_view name = amount.key.view(), given = amount.value.view();
  const bool usual = model::same(name, "cpu") || model::same(name, "memory");
  if (!usual && !is_container_resource(name))
    tell(GRM_15, facts, amount.key.at(), into,
         {" ", verb, " `", name, "`, which is no resource of a container",
          into.suggestion(name, "there are", [](auto consider) {
            for (const char* known : {"cpu", "memory", "ephemeral-storage"}) consider(known);
          })});
  if (given.empty()) return;
  if (given.front() == '-')
    tell(GRM_16, facts, amount.value.at(), into, {" ", verb, " ", name, " `", given, "`, which is less than nothing"});
  if (usual || !(is_extended(name) || is_huge_pages(name))) return;
  const double value = quantity_value(given);
  if (value < 9e15 && value != static_cast<double>(static_cast<std::int64_t>(value)))
    tell(GRM_16, facts, amount.value.at(), into, {" ", verb, " ", name, " `", given, "`, which is no whole number"});
}

template <class Facts>
constexpr auto check_requirements(const Facts& facts, const api::core::v1::ResourceRequirements& resources,
                                  report& into) {
  bool pages = false, usual = false;
  const auto look_at = [&](const model::entry<model::quantity>& amount) {
    const std::string_view name = amount.key.view();
    if (is_huge_pages(name)) pages = true;
    else if (model::same(name, "cpu") || model::same(name, "memory")) usual = true;
  };
  for (const auto& request : resources.requests) {
    check_amount_of(facts, "requests", request, into);
    look_at(request);
    const std::string_view name = request.key.view();
    const model::quantity* limit = resources.limits.find(name);
    const bool whole = is_extended(name) || is_huge_pages(name);
    if (limit == nullptr) {
      if (whole)
        tell(CON_11, facts, request.value.at(), into,
             {" requests ", name, ", and has no limit of it: it cannot be had in part, so both are the same"});
      continue;
    }
    if (model::same(limit->view(), request.value.view())) continue;
    const double asked = quantity_value(request.value.view()), most = quantity_value(limit->view());
    if (asked > most || (whole && asked != most))
      tell(CON_11, facts, request.value.at(), into,
           {" requests ", name, " `", request.value.view(),
            asked > most ? "`, more than its limit `" : "`, which must be its limit `", limit->view(), "`"});
  }
  for (const auto& limit : resources.limits) {
    check_amount_of(facts, "limits", limit, into);
    look_at(limit);
  }
  if (pages && !usual) tell(CON_12, facts, {}, into, {" has huge pages, and neither cpu nor memory"});
}

constexpr void check_device_claims(const container& c, report& into) {
  const auto& claims = c.object->resources->claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    bool there = false;
    for (const auto& known : c.of->spec->resourceClaims)
      there = there || model::same(known.name.view(), claims[i].name.view());
    if (!there)
      tell(REF_49, c, claims[i].name.at(), into,
           {" uses the resource claim `", claims[i].name.view(), "`, which its pod does not have",
            into.suggestion(claims[i].name.view(), "it has", [&](auto consider) {
              for (const auto& known : c.of->spec->resourceClaims) consider(known.name.view());
            })});
    for (std::size_t j = 0; j < i; ++j)
      if (claims[j] == claims[i])
        tell(IDN_18, c, claims[i].name.at(), into, {" uses the resource claim `", claims[i].name.view(), "` twice"});
  }
}

/// What the containers of a pod ask for together. Init containers run before the others, so the largest counts.
constexpr void check_pod_amounts(const pod& p, report& into) {
  const auto& own = *p.spec->resources;
  check_requirements(p, own, into);
  for (const auto& request : own.requests) {
    double sum = 0;
    for (const auto& c : p.spec->containers)
      if (c.resources)
        if (const model::quantity* asked = c.resources->requests.find(request.key.view()))
          sum += quantity_value(asked->view());
    if (sum > quantity_value(request.value.view()))
      tell(CON_13, p, request.value.at(), into,
           {" requests ", request.key.view(), " `", request.value.view(),
            "`, and its containers request more together"});
  }
  for (const auto& limit : own.limits)
    for (const auto& c : p.spec->containers)
      if (c.resources)
        if (const model::quantity* most = c.resources->limits.find(limit.key.view());
            most != nullptr && quantity_value(most->view()) > quantity_value(limit.value.view()))
          tell(CON_13, p, limit.value.at(), into,
               {" limits ", limit.key.view(), " to `", limit.value.view(), "`, and its container `", c.name.view(),
                "` to `", most->view(), "`"});
}

constexpr void check_restarts(const container& c, report& into) {
  const auto& object = *c.object;
  each_repeated(
      object.resizePolicy, [](const auto& r) -> const model::text& { return r.resourceName; },
      [&](const auto&, const model::text& name) {
        tell(IDN_19, c, name.at(), into, {" says twice how `", name.view(), "` is resized"});
      });
  if (c.of->spec->restartPolicy == api::core::v1::PodSpec::RestartPolicy::Never && object.restartPolicy.empty())
    for (const auto& resize : object.resizePolicy)
      if (resize.restartPolicy == "RestartContainer")
        tell(CON_92, c, resize.restartPolicy.at(), into,
             {" is restarted to resize `", resize.resourceName.view(), "`, and its pod is never restarted"});
  if (!object.restartPolicyRules.empty() && object.restartPolicy.empty())
    tell(CON_92, c, object.restartPolicyRules[0].action.at(), into,
         {" has restartPolicyRules, and no restartPolicy of its own"});
  if (object.restartPolicyRules.size() > 20)
    tell(CON_92, c, object.restartPolicyRules[20].action.at(), into, {" has more than 20 restartPolicyRules"});
}

}  // namespace detail

constexpr void amounts_hold_together(const rule&, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    if (c.object->resources) {
      detail::check_requirements(c, *c.object->resources, into);
      if (!c.object->resources->claims.empty()) detail::check_device_claims(c, into);
    }
    if (!c.object->resizePolicy.empty() || !c.object->restartPolicyRules.empty()) detail::check_restarts(c, into);
  }
  for (const pod& p : all.pods) {
    if (p.spec->resources) detail::check_pod_amounts(p, into);
    detail::each_repeated(
        p.spec->resourceClaims, [](const auto& claim) -> const model::text& { return claim.name; },
        [&](const auto&, const model::text& name) {
          detail::tell(IDN_18, p, name.at(), into, {" has two resource claims named `", name.view(), "`"});
        });
  }
}

inline constexpr check_function container_resource_checks[] = {
    {amounts_hold_together,
     {&CON_11, &CON_12, &CON_13, &CON_92, &REF_49, &IDN_18, &IDN_19, &GRM_15, &GRM_16},
     looks_at::one_object},
};

}  // namespace dovetail::check
