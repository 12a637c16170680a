/// What every resource's builder can do, and what lowering gives each resource before its steps.
#pragma once

#include "dovetail/api/meta/v1.hpp"
#include "dovetail/build/step.hpp"
#include "dovetail/text/fixed_string.hpp"
#include "dovetail/text/names.hpp"
#include "dovetail/text/port.hpp"

/// The steps that every resource's builder has.
#define DOVETAIL_RESOURCE_STEPS(instantiation, T)                                                      \
  DOVETAIL_EDITABLE_STEPS(instantiation, T);                                                           \
  instantiation void ::dovetail::detail::set_label<T>(::dovetail::part&, const ::dovetail::step&,      \
                                                      ::dovetail::lowering&);                          \
  instantiation void ::dovetail::detail::set_annotation<T>(::dovetail::part&, const ::dovetail::step&, \
                                                           ::dovetail::lowering&)

namespace dovetail {

namespace detail {

template <class T>
constexpr void set_label(part& p, const step& s, lowering& in) {
  as<T>(p).metadata.labels[in.text(s.first)] = in.text(s.second);
}
template <class T>
constexpr void set_annotation(part& p, const step& s, lowering& in) {
  as<T>(p).metadata.annotations[in.text(s.first)] = in.text(s.second);
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
  return argument::literal_at(kept<Name>.view(), at);
}

}  // namespace detail

/// The builder of a resource of the API type T.
template <template <std::size_t> class Self, std::size_t N, class T>
class resource_builder : public editable<Self, N, T> {
 public:
  using editable<Self, N, T>::editable;

  constexpr auto withLabel(argument key, argument value) const {
    return this->and_step(&detail::set_label<T>, key, value);
  }
  constexpr auto withAnnotation(argument key, argument value) const {
    return this->and_step(&detail::set_annotation<T>, key, value);
  }
};

/// Gives a fresh resource its name and its namespace. Kinds that derive more from their name overload this.
template <class T>
constexpr void begin_resource(T& resource, const model::text& name, lowering& in) {
  resource.metadata.name = name;
  if constexpr (T::namespaced) resource.metadata.namespace_ = in.name_space();
  detail::label_like_all(resource.metadata, in);
}

}  // namespace dovetail
