/// A kind at run time, for whoever does not know its type: what a kind's own header, stack/kind.hpp, makes of one.
#pragma once

#include "dovetail/build/step.hpp"
#include "dovetail/declared/notes.hpp"
#include "dovetail/model/collection.hpp"
#include "dovetail/text/place.hpp"

#include <memory>
#include <span>
#include <string_view>

namespace dovetail {
struct common_terms;
}

namespace dovetail::check {
struct inventory;
}

namespace dovetail::model {
struct object_table;
struct type;
}  // namespace dovetail::model

namespace dovetail::emit {

/// A lowered resource whose type only its kind knows.
class lowered_object {
 public:
  virtual ~lowered_object() = default;
  /// The object, of the type that `runtime_kind::type` describes.
  virtual const void* object() const = 0;
  virtual void describe_into(place at, check::inventory& all) const = 0;

  resource_notes notes{};
};

struct runtime_kind {
  std::string_view api_version;
  std::string_view kind;
  bool namespaced;
  const model::type& (*type)();
  /// The resource that the steps make, as the environment has it.
  std::unique_ptr<lowered_object> (*lower)(std::span<const step> steps, const model::text& name, common_terms& use,
                                           lowering& in);
  /// What an environment's edits are for.
  const char* mark;
  /// Adds what the rules have to know of an object of this kind, wherever it comes from; `notes` may be null.
  void (*describe)(const void* object, place at, const resource_notes* notes, check::inventory& all);
  /// The fields that a step can set by their paths, and the function of such a step.
  const model::object_table& fields;
  step::function apply_field;
};

}  // namespace dovetail::emit
