/// Rules over volumes and their classes: what a claim asks for is there to be had.
#pragma once

#include "dovetail/check/keys.hpp"
#include "dovetail/text/quantity.hpp"

namespace dovetail::check {

namespace detail {

/// Whether a claim may take the volume by its class: an absent class is none.
constexpr bool is_of_class(const persistent_volume& v, std::string_view name) {
  return model::same(v.object->spec.storageClassName.view(), name);
}

constexpr const storage_class* find_class(std::string_view name, const inventory& all) {
  for (const storage_class& c : all.storage_classes)
    if (model::same(c.owner->name.view(), name)) return &c;
  return nullptr;
}

/// Nothing makes volumes of the class: somebody writes them down.
constexpr bool makes_nothing(const storage_class& c) { return c.provisioner == "kubernetes.io/no-provisioner"; }

template <class Facts>
constexpr auto report_class(const rule& what, const Facts& facts, const model::text& name, const inventory& all,
                            report& into) {
  tell_missing(what, facts, " names ", {"StorageClass", name}, all, into);
}

}  // namespace detail

inline constexpr rule REF_32{"REF-32", "the StorageClass of a claim exists, or a volume has its name", "Dovetail",
                             "add the StorageClass to the stack, or declare it: external<StorageClass>(...)"};
constexpr void storage_classes_exist(const rule& what, const inventory& all, report& into) {
  const auto exists = [&](const model::text& name) {
    // An empty name says: no class.
    return name.empty() || all.find("StorageClass", name.view()) != nullptr;
  };
  for (const claim& c : all.claims) {
    const model::text& name = c.object->spec.storageClassName;
    if (exists(name)) continue;
    bool shared = false;
    for (const persistent_volume& v : all.persistent_volumes) shared = shared || detail::is_of_class(v, name.view());
    if (!shared) detail::report_class(what, c, name, all, into);
  }
}

inline constexpr rule REF_30{"REF-30", "a claim's volumeName is a PersistentVolume that exists", "Monokle; Kubevious",
                             "add the PersistentVolume to the stack, or declare it external"};
constexpr void claimed_volumes_exist(const rule& what, const inventory& all, report& into) {
  for (const claim& c : all.claims)
    if (!c.object->spec.volumeName.empty())
      detail::check_object(what, c, "asks for", "PersistentVolume", c.object->spec.volumeName, all, into);
}

namespace detail {

/// "storage", or nothing, of a claim's requests or a volume's capacity.
constexpr std::string_view storage_in(const model::map<model::quantity>& amounts) {
  const model::quantity* amount = amounts.find("storage");
  return amount == nullptr ? std::string_view{} : amount->view();
}
constexpr std::string_view storage_asked(const claim& c) {
  return c.object->spec.resources ? storage_in(c.object->spec.resources->requests) : std::string_view{};
}

constexpr bool has_mode(const persistent_volume& v, std::string_view mode) {
  for (const auto& offered : v.object->spec.accessModes)
    if (model::same(offered.view(), mode)) return true;
  return false;
}

/// Why a claim cannot take a volume, or nothing where it can: "it holds 5Gi, not 10Gi".
constexpr std::string_view misfit(const claim& c, const persistent_volume& v, report& into) {
  const std::string_view asked = storage_asked(c), held = storage_in(v.object->spec.capacity);
  if (quantity_value(held) < quantity_value(asked)) return into.joined({"holds ", held.empty() ? "nothing" : held});
  for (const auto& mode : c.object->spec.accessModes)
    if (!has_mode(v, mode.view())) return into.joined({"has no access mode ", mode.view()});
  const std::string_view own = v.object->spec.storageClassName.view();
  if (!model::same(own, c.object->spec.storageClassName.view()))
    return own.empty() ? "is of no class" : into.joined({"is of class `", own, "`"});
  return {};
}

/// "asks for 10Gi, ReadWriteOnce, of class `local`"
constexpr std::string_view demand(const claim& c, report& into) {
  const std::string_view storage = storage_asked(c);
  std::string_view words = into.joined({" asks for ", storage.empty() ? "storage" : storage});
  for (const auto& mode : c.object->spec.accessModes) words = into.joined({words, ", ", mode.view()});
  return into.joined({words, " of class `", c.object->spec.storageClassName.view(), "`"});
}

constexpr void check_named_volume(const rule& what, const claim& c, const inventory& all, report& into) {
  for (const persistent_volume& v : all.persistent_volumes) {
    if (!model::same(v.owner->name.view(), c.object->spec.volumeName.view())) continue;
    const std::string_view why = misfit(c, v, into);
    if (why.empty()) continue;
    into.add(what, owner_of(c), c.object->spec.volumeName.at(),
             {title(c, into), demand(c, into), " from ", title(v, into), ", which ", why});
  }
}

constexpr void check_class_of_volumes(const rule& what, const claim& c, const inventory& all, report& into) {
  const model::text& name = c.object->spec.storageClassName;
  const storage_class* known = find_class(name.view(), all);
  // What makes volumes makes one that fits; an external class may.
  if (known == nullptr ? all.find("StorageClass", name.view()) != nullptr : !makes_nothing(*known)) return;
  std::string_view others;
  for (const persistent_volume& v : all.persistent_volumes) {
    if (!is_of_class(v, name.view())) continue;
    const std::string_view why = misfit(c, v, into);
    if (why.empty()) return;
    others = into.joined({others, others.empty() ? "" : ", ", "`", v.owner->name.view(), "` ", why});
  }
  // Volumes of a class that is nowhere: REF-32 says so.
  if (known == nullptr && others.empty()) return;
  // One that is elsewhere may make volumes.
  tell(what, c, name.at(), into,
       {demand(c, into),
        known == nullptr ? ", which is not in this stack and which no external declares" : ", which makes no volumes",
        ", and no PersistentVolume of this stack fits",
        others.empty() ? std::string_view{": none is of that class"} : into.joined({": ", others})},
       known == nullptr ? missing_object{"StorageClass", name.view(), {}} : missing_object{});
}

}  // namespace detail

inline constexpr rule DOV_10{
    .id = "DOV-10",
    .statement =
        "where PersistentVolumes are written down for a claim, one of them is large enough, of its "
        "class, and has its access modes",
    .source = "Dovetail",
    .mend = "give the volume the size, class and access modes of the claim",
    .of_whole_stack = true};
constexpr void volumes_fit_their_claims(const rule& what, const inventory& all, report& into) {
  for (const claim& c : all.claims) {
    if (!c.object->spec.volumeName.empty()) detail::check_named_volume(what, c, all, into);
    else if (!c.object->spec.storageClassName.empty()) detail::check_class_of_volumes(what, c, all, into);
  }
}

inline constexpr check_function storage_checks[] = {
    {storage_classes_exist, {&REF_32}},
    {claimed_volumes_exist, {&REF_30}},
    {volumes_fit_their_claims, {&DOV_10}},
};

}  // namespace dovetail::check
