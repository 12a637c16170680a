/// What every resource's builder can do, and what lowering gives each resource before its steps.
#pragma once

#include "dovetail/api/meta/v1.hpp"
#include "dovetail/build/editable.hpp"
#include "dovetail/build/hook.hpp"
#include "dovetail/text/fixed_string.hpp"
#include "dovetail/text/names.hpp"
#include "dovetail/text/port.hpp"

namespace dovetail {

namespace detail {

DOVETAIL_STEP void note_need(part&, const step& s, lowering& in) {
  in.notes().needs.push_back({in.text(s.first).view(), in.text(s.second)});
}

/// The labels that all resources of a stack have; in a chart, one that stands for them.
DOVETAIL_STEP void label_like_all(api::meta::v1::ObjectMeta& metadata, lowering& in) {
  if (in.labels_of_all().empty()) return;
  if (in.is_symbolic()) metadata.labels[model::text(marker::all_labels)] = model::text("");
  else
    for (const named_argument& label : in.labels_of_all()) metadata.labels[in.text(label.name)] = in.text(label.value);
}

/// The name between a builder's angle brackets, as written where the builder is made.
template <fixed_string Name>
constexpr argument name_argument(place at) {
  return argument::literal_at(kept<Name>.view(), at.of_handle());
}

}  // namespace detail

/// The builder of a resource of the API type T.
template <class Self, class T>
class resource_builder : public editable<Self, T> {
 public:
  using editable<Self, T>::editable;

  constexpr auto withLabel(parameter::label_key key, parameter::text value) const {
    return this->with_entry(detail::entry_of<T, "metadata.labels">, key, value);
  }
  constexpr auto withAnnotation(parameter::annotation_key key, parameter::text value) const {
    return this->with_entry(detail::entry_of<T, "metadata.annotations">, key, value);
  }
  template <std::size_t M>
  constexpr auto withAnnotation(parameter::annotation_key key, const text_expression<M>& value) const {
    return this->with_entry(detail::entry_of<T, "metadata.annotations">, key, value);
  }

  /// Helm runs it at these times and not with the rest of its release; a later call says it anew.
  template <std::same_as<hook_phase>... Rest>
  constexpr auto asHook(detail::placed<hook_phase> first, const Rest&... rest) const {
    return withAnnotation(argument::literal_at(helm_annotation::hook, first.at),
                          detail::comma_list(first.at, first.what, rest...));
  }
  /// Helm runs the hooks of a time from the lowest weight to the highest; 0 where nothing is said.
  constexpr auto withHookWeight(parameter::signed_number weight) const {
    return withAnnotation(argument::literal_at(helm_annotation::hook_weight, weight.at), weight);
  }
  template <std::same_as<hook_delete_policy>... Rest>
  constexpr auto withHookDeletePolicy(detail::placed<hook_delete_policy> first, const Rest&... rest) const {
    return withAnnotation(argument::literal_at(helm_annotation::hook_delete_policy, first.at),
                          detail::comma_list(first.at, first.what, rest...));
  }
  /// Helm leaves it where it is when its release is taken away or no longer has it.
  constexpr auto withResourcePolicyKeep(place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return withAnnotation(argument::literal_at(helm_annotation::resource_policy, written),
                          argument::literal_at("keep", written));
  }
  /// It cannot do without these, of the stack or external, and none of its fields says so: `job.needs(database, user)`.
  template <class... Rest>
  constexpr auto needs(needed_resource first, const Rest&... rest) const {
    const needed_resource all[] = {first, needed_resource::of(rest, first.name.at)...};
    named_argument table[1 + sizeof...(Rest)]{};
    for (std::size_t i = 0; i < 1 + sizeof...(Rest); ++i) table[i] = {all[i].kind, all[i].name};
    return this->and_table(&detail::note_need, table);
  }
};

/// Gives a fresh resource its name and its namespace. Kinds that derive more from their name overload this.
template <class T>
constexpr auto begin_resource(T& resource, const model::text& name, lowering& in) {
  resource.metadata.name = name;
  if constexpr (T::namespaced) resource.metadata.namespace_ = in.name_space();
  detail::label_like_all(resource.metadata, in);
}

}  // namespace dovetail
