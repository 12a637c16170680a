/// The run-time part of a kind: lowering, facts and description of one API type, instantiated once in the library. A project
/// that imports CRDs of its own instantiates theirs: `DOVETAIL_KIND(crd::example_com::v1::Widget)`.
#pragma once

#include "dovetail/build/metadata.hpp"
#include "dovetail/check/describe.hpp"
#include "dovetail/check/kinds.hpp"
#include "dovetail/model/reflection.hpp"
#include "dovetail/stack/runtime.hpp"
#include "dovetail/stack/runtime_kind.hpp"

#include <memory>

namespace dovetail::emit {

namespace detail {

/// Whether a text of an object, but for its metadata, is this one.
bool has_text_beside_metadata(const model::type& described, const void* object, std::string_view text);
template <class T>
bool mentions(const void* object, std::string_view text) {
  return has_text_beside_metadata(model::type_of<T>(), object, text);
}

template <class T>
void describe_object(const void* object, place at, const resource_notes* notes, check::inventory& all) {
  const T& known = *static_cast<const T*>(object);
  check::resource& r = check::add_resource(known, at, notes, all);
  r.object = object;
  r.mentions = &mentions<T>;
  describe(known, r, all);
  check::inspect(known, r, all);
}

template <class T>
class lowered_object_of final : public lowered_object {
 public:
  T resource{};

  const void* object() const override { return &resource; }
  void describe_into(place at, check::inventory& all) const override { describe_object<T>(&resource, at, &notes, all); }
};

template <class T>
std::unique_ptr<lowered_object> lower(std::span<const step> steps, const model::text& name, common_terms& use,
                                      lowering& in) {
  auto made = std::make_unique<lowered_object_of<T>>();
  in.note_into(made->notes);
  dovetail::detail::lower_into(made->resource, steps, name, use, in);
  return made;
}

}  // namespace detail

template <class T>
constinit const runtime_kind kind_of<T>::value{T::api_version,
                                               T::kind,
                                               T::namespaced,
                                               &model::type_of<T>,
                                               &detail::lower<T>,
                                               &dovetail::detail::type_mark<T>,
                                               &detail::describe_object<T>,
                                               T::field_table,
                                               &dovetail::detail::apply_field<T>};

}  // namespace dovetail::emit

/// Instantiates the run-time part of a kind, in one source file of a program.
#define DOVETAIL_KIND(...) template struct dovetail::emit::kind_of<__VA_ARGS__>
