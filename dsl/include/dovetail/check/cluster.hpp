/// Rules over what a cluster has once: nodes, priorities, drivers, definitions of custom resources.
#pragma once

#include "dovetail/check/grammar.hpp"

namespace dovetail::check {

inline constexpr rule IDN_21{"IDN-21", "the taints of a node differ in key and effect",
                             "API server, validateNodeTaints", "remove one of the two"};
inline constexpr rule IDN_34{"IDN-34", "the versions of a custom resource differ, and one of them is stored",
                             "API server, validateCustomResourceDefinitionSpec", "set storage on one version"};
inline constexpr rule GRM_41{"GRM-41", "a CSI driver's name has at most 63 characters",
                             "API server, ValidateCSIDriverName", "shorten it"};
inline constexpr rule GRM_53{
    "GRM-53", "the group of a custom resource is a domain with a dot, and its object is named `plural.group`",
    "API server, validateCustomResourceDefinitionSpec", "write `example.com`, and name it `widgets.example.com`"};
inline constexpr rule CON_77{"CON-77", "a PriorityClass is not one of the system, and of at most 1000000000",
                             "API server, ValidatePriorityClass", "rename it, or lower its value"};

constexpr void validate(const api::core::v1::Node& object, const resource& owner, report& into) {
  const auto& taints = object.spec.taints;
  for (std::size_t i = 1; i < taints.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (taints[i].key == taints[j].key && model::same(taints[i].effect.view(), taints[j].effect.view()))
        detail::tell(IDN_21, owner, taints[i].key.at(), into,
                     {" has the taint `", taints[i].key.view(), ":", taints[i].effect.view(), "` twice"});
}

template <class T>
  requires(T::kind == "PriorityClass")
constexpr auto validate(const T& object, const resource& owner, report& into) {
  const bool built_in = owner.name == "system-node-critical" || owner.name == "system-cluster-critical";
  if (owner.name.view().starts_with("system-") && !built_in)
    detail::tell(CON_77, owner, owner.name.at(), into, {" has a name of the system: `system-` is kept for it"});
  if (!built_in && object.value.value_or(0) > 1000000000)
    detail::tell(CON_77, owner, object.value.at(), into,
                 {" has the value ", into.digits(object.value.value()), ": at most 1000000000"});
}

template <class T>
  requires(T::kind == "CSIDriver")
constexpr auto validate(const T&, const resource& owner, report& into) {
  if (owner.name.view().size() > 63)
    detail::tell(GRM_41, owner, owner.name.at(), into,
                 {" has a name of ", into.digits(static_cast<std::int64_t>(owner.name.view().size())),
                  " characters: at most 63"});
}

template <class T>
  requires(T::kind == "CustomResourceDefinition")
constexpr auto validate(const T& object, const resource& owner, report& into) {
  const auto& spec = object.spec;
  if (!dovetail::detail::contains(spec.group.view(), '.') || !is_dns_subdomain(spec.group.view()))
    detail::tell(GRM_53, owner, spec.group.at(), into,
                 {" is of group `", spec.group.view(), "`, which is no domain with a dot"});
  else if (!(owner.name == into.joined({spec.names.plural.view(), ".", spec.group.view()})))
    detail::tell(
        GRM_53, owner, owner.name.at(), into,
        {" is named so, and its plural and group make `", spec.names.plural.view(), ".", spec.group.view(), "`"});
  std::size_t stored = 0;
  for (std::size_t i = 0; i < spec.versions.size(); ++i) {
    detail::check_value(GRM_53, owner, "a version", spec.versions[i].name, grammars::dns_1035_label, into);
    stored += spec.versions[i].storage.value_or(false);
    for (std::size_t j = 0; j < i; ++j)
      if (spec.versions[i].name == spec.versions[j].name)
        detail::tell(IDN_34, owner, spec.versions[i].name.at(), into,
                     {" has version `", spec.versions[i].name.view(), "` twice"});
  }
  if (stored != 1)
    detail::tell(IDN_34, owner, {}, into,
                 {" stores ", stored == 0 ? "none" : "several", " of its versions: one is stored"});
}

inline constexpr check_function cluster_checks[] = {
    {found_as_objects_come_in, {&IDN_21, &IDN_34, &GRM_41, &GRM_53, &CON_77}},
};

}  // namespace dovetail::check
