/// Rules over what every object says of itself: its name, its annotations, who owns it.
#pragma once

#include "dovetail/check/grammar.hpp"
#include "dovetail/check/scheduling.hpp"

namespace dovetail::check {

inline constexpr rule IDN_24{"IDN-24", "one owner at the most is an object's controller",
                             "API server, ValidateOwnerReferences", "set controller on one ownerReference"};
inline constexpr rule IDN_29{"IDN-29", "no two workloads of a namespace select the pods of each other", "Dovetail",
                             "add a label that tells the two apart"};
inline constexpr rule GRM_09{"GRM-09", "the annotations of an object have at most 256 KiB together",
                             "API server, ValidateAnnotations", "move the text into a ConfigMap"};
inline constexpr rule GRM_52{"GRM-52", "an object has a name", "API server, ValidateObjectMeta", "set metadata.name"};
inline constexpr rule CON_78{"CON-78", "an object of the whole cluster is in no namespace",
                             "API server, ValidateObjectMetaAccessor", "remove metadata.namespace"};
inline constexpr rule CON_79{"CON-79", "what an object owns is either left or deleted first",
                             "API server, ValidateFinalizers",
                             "remove one of the finalizers orphan and foregroundDeletion"};

namespace detail {

constexpr void check_metadata_rest(const resource& r, const api::meta::v1::ObjectMeta& metadata, report& into) {
  bool orphan = false, foreground = false;
  for (const model::text& finalizer : metadata.finalizers) {
    orphan = orphan || finalizer == "orphan";
    foreground = foreground || finalizer == "foregroundDeletion";
    check_value(GRM_34, r, "the finalizer", finalizer, grammars::label_key, into);
  }
  if (orphan && foreground)
    tell(CON_79, r, metadata.finalizers[0].at(), into, {" has both finalizers orphan and foregroundDeletion"});
  const api::meta::v1::OwnerReference* controller = nullptr;
  for (const auto& owner : metadata.ownerReferences) {
    if (!owner.controller.value_or(false)) continue;
    if (controller != nullptr)
      tell(IDN_24, r, owner.name.at(), into,
           {" has two controllers, `", controller->name.view(), "` and `", owner.name.view(), "`"});
    controller = &owner;
  }
}

}  // namespace detail

constexpr void metadata_is_valid(const rule&, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.metadata == nullptr) continue;
    const auto& metadata = *r.metadata;
    if (!metadata.name.has_value() && metadata.generateName.empty())
      detail::tell(GRM_52, r, {}, into, {" has no name"});
    if (!metadata.finalizers.empty() || !metadata.ownerReferences.empty())
      detail::check_metadata_rest(r, metadata, into);
    if (metadata.annotations.empty()) continue;
    std::size_t size = 0;
    for (const auto& annotation : metadata.annotations)
      size += annotation.key.view().size() + annotation.value.view().size();
    if (size > 262144)
      detail::tell(GRM_09, r, {}, into,
                   {" has annotations of ", into.digits(static_cast<std::int64_t>(size)), " bytes: at most 262144"});
  }
}

namespace detail {

/// Whether the selector of a workload picks the pods of another one. Two of one name and kind are IDN-28's.
constexpr bool takes(const pod& one, const pod& other) {
  return one.selector != nullptr && other.selector != nullptr && one.owner->in == other.owner->in &&
         (!one.selector->matchLabels.empty() || !one.selector->matchExpressions.empty()) &&
         !(model::same(one.owner->kind, other.owner->kind) &&
           model::same(one.owner->name.view(), other.owner->name.view())) &&
         selects(*one.selector, other.metadata->labels);
}

}  // namespace detail

/// One finding for a workload, however many others it fights with; of two that fight each other, for the later one.
constexpr void workloads_select_no_others_pods(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    if (p.selector == nullptr) continue;
    const auto tells = [&](const pod& other) {
      if (!detail::takes(p, other) || (p.number < other.number && detail::takes(other, p))) return false;
      detail::tell(what, p, p.selector->matchLabels.empty() ? place{} : p.selector->matchLabels.at(0).value.at(), into,
                   {" selects the pods of ", detail::title(other, into), " too: the two would fight over them"});
      return true;
    };
    const auto& labels = p.selector->matchLabels;
    if (labels.empty()) {
      for (const pod& other : all.pods)
        if (tells(other)) break;
    } else {
      for (const pod& other : all.pods_with(labels))
        if (tells(other)) break;
    }
  }
}

/// Of a kind that has no namespace.
template <class T>
constexpr auto check_scope(const T& object, const resource& owner, report& into) {
  if constexpr (!T::namespaced)
    if (!object.metadata.namespace_.empty())
      detail::tell(CON_78, owner, object.metadata.namespace_.at(), into,
                   {" is in namespace `", object.metadata.namespace_.view(), "`, and is of the whole cluster"});
}

inline constexpr check_function metadata_checks[] = {
    {metadata_is_valid, {&GRM_52, &GRM_09, &GRM_34, &IDN_24, &CON_79}, looks_at::one_object},
    {workloads_select_no_others_pods, {&IDN_29}},
    {found_as_objects_come_in, {&CON_78}},
};

}  // namespace dovetail::check
