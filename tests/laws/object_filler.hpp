/// Sets every field of an object of any type.
#pragma once

#include "dovetail/text/arena.hpp"
#include "dovetail/model/reflection.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace laws {

namespace model = dovetail::model;

/// Gives every field a value that its type allows, each time another one: texts that YAML could take for something
/// else, the ends of the integers, every word of a set. Lists and maps get two elements, until an object has many
/// values; a type within itself is left out.
class object_filler {
 public:
  enum class values {
    /// What is hard to write and to read.
    odd,
    /// What anybody takes: names, small numbers. For those who judge more than the type.
    plain,
  };

  explicit object_filler(values which = values::odd) : which_(which) {}

  void fill(const model::type& type, void* object);

 private:
  void fill_value(const model::type& type, void* object, const model::constraints* limits);
  void fill_object(const model::type& type, void* object);
  void fill_json(model::json& value, int depth);
  std::size_t elements() const;
  model::text next_text();
  model::text next_key(std::size_t i);
  model::integer next_integer(const model::constraints* limits);

  values which_;
  std::size_t values_ = 0;
  /// The object types that the current one is in.
  std::vector<const model::type*> within_{};
};

}  // namespace laws
