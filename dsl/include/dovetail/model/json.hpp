/// Any JSON value: what the schema leaves open (RawExtension, FieldsV1, x-kubernetes-preserve-unknown-fields).
#pragma once

#include "dovetail/model/collection.hpp"

namespace dovetail::model {

/// `scalar` holds a string's characters or a number as it was written; `items` an array's elements or an object's values,
/// whose names stand at the same places in `names`.
struct json {
  enum class type { absent, null, boolean, number, string, array, object };

  type is = type::absent;
  text scalar{};
  list<text> names{};
  list<json> items{};

  constexpr bool has_value() const { return is != type::absent; }
  constexpr void reset() { *this = json{}; }
  friend constexpr bool operator==(const json&, const json&) = default;
};

}  // namespace dovetail::model
