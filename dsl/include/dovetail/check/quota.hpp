/// Rules over what a namespace may use: LimitRanges and ResourceQuotas.
#pragma once

#include "dovetail/check/finding.hpp"
#include "dovetail/check/pod_parts.hpp"
#include "dovetail/check/units.hpp"
#include "dovetail/text/quantity.hpp"

namespace dovetail::check {

inline constexpr rule IDN_20{"IDN-20", "a LimitRange has one entry of a type", "API server, ValidateLimitRange",
                             "make one entry of the two"};
inline constexpr rule CON_75{"CON-75", "the amounts of a LimitRange are in order: min, defaultRequest, default, max",
                             "API server, ValidateLimitRange", "order the amounts"};
inline constexpr rule CON_76{
    "CON-76", "the scopes of a ResourceQuota do not contradict each other, and have values as their operators say",
    "API server, validateResourceQuotaScopes", "remove one of the two scopes"};

constexpr void validate(const api::core::v1::LimitRange& object, const resource& owner, report& into) {
  const auto& limits = object.spec.limits;
  detail::each_repeated(
      limits, [](const auto& limit) -> const model::text& { return limit.type; },
      [&](const auto&, const model::text& type) {
        detail::tell(IDN_20, owner, type.at(), into, {" has two entries of type ", type.view()});
      });
  for (const auto& limit : limits) {
    struct amounts {
      const char* name;
      const model::map<model::quantity>* of;
    };
    const amounts ordered[] = {{"min", &limit.min},
                               {"defaultRequest", &limit.defaultRequest},
                               {"default", &limit.default_},
                               {"max", &limit.max}};
    for (const amounts& all : ordered) detail::check_units(owner, *all.of, into);
    for (std::size_t i = 0; i < 4; ++i)
      for (const auto& low : *ordered[i].of)
        for (std::size_t j = i + 1; j < 4; ++j)
          if (const model::quantity* high = ordered[j].of->find(low.key.view());
              high != nullptr && quantity_value(low.value.view()) > quantity_value(high->view()))
            detail::tell(CON_75, owner, low.value.at(), into,
                         {" has ", ordered[i].name, " of ", low.key.view(), " `", low.value.view(), "`, above its ",
                          ordered[j].name, " `", high->view(), "`"});
    for (const auto& ratio : limit.maxLimitRequestRatio) {
      const double value = quantity_value(ratio.value.view());
      const model::quantity* low = limit.min.find(ratio.key.view());
      const model::quantity* high = limit.max.find(ratio.key.view());
      if (value < 1 || (low != nullptr && high != nullptr && quantity_value(low->view()) > 0 &&
                        value > quantity_value(high->view()) / quantity_value(low->view())))
        detail::tell(CON_75, owner, ratio.value.at(), into,
                     {" has maxLimitRequestRatio of ", ratio.key.view(), " `", ratio.value.view(),
                      value < 1 ? "`, which is less than 1" : "`, more than max over min"});
    }
    if (limit.type == "Pod" && (!limit.default_.empty() || !limit.defaultRequest.empty()))
      detail::tell(CON_75, owner, limit.type.at(), into, {" has defaults of type Pod: only containers have them"});
    if (limit.type == "PersistentVolumeClaim" && !limit.min.contains("storage") && !limit.max.contains("storage"))
      detail::tell(CON_75, owner, limit.type.at(), into,
                   {" has an entry for claims with neither min nor max of storage"});
  }
}

constexpr void validate(const api::core::v1::ResourceQuota& object, const resource& owner, report& into) {
  const auto& spec = object.spec;
  detail::check_units(owner, spec.hard, into);
  const auto has = [&](std::string_view scope) {
    for (const auto& known : spec.scopes)
      if (model::same(known.view(), scope)) return true;
    return false;
  };
  if (has("Terminating") && has("NotTerminating"))
    detail::tell(CON_76, owner, spec.scopes[0].at(), into, {" is for both Terminating and NotTerminating"});
  if (has("BestEffort") && has("NotBestEffort"))
    detail::tell(CON_76, owner, spec.scopes[0].at(), into, {" is for both BestEffort and NotBestEffort"});
  if (has("BestEffort"))
    for (const auto& hard : spec.hard)
      if (!(hard.key == "pods"))
        detail::tell(CON_76, owner, hard.key.at(), into,
                     {" is for BestEffort, which has no ", hard.key.view(), ": only pods are counted"});
  if (!spec.scopeSelector) return;
  for (const auto& wanted : spec.scopeSelector->matchExpressions) {
    const bool valued = wanted.operator_ == "In" || wanted.operator_ == "NotIn";
    if (valued == wanted.values.empty())
      detail::tell(CON_76, owner, wanted.scopeName.at(), into,
                   {" selects `", wanted.scopeName.view(), " ", wanted.operator_.view(), "` with",
                    valued ? "out values" : " values, and it takes none"});
    else if (!(wanted.scopeName == "PriorityClass") && !(wanted.scopeName == "VolumeAttributesClass") &&
             !(wanted.operator_ == "Exists"))
      detail::tell(
          CON_76, owner, wanted.scopeName.at(), into,
          {" selects `", wanted.scopeName.view(), " ", wanted.operator_.view(), "`: the scope goes with Exists only"});
  }
}

inline constexpr check_function quota_checks[] = {
    {found_as_objects_come_in, {&IDN_20, &CON_75, &CON_76, &DOV_70}},
};

}  // namespace dovetail::check
