/// A field that names another object, with what else the object says of it: what the importer's `each_reference` functions give.
#pragma once

#include "dovetail/model/scalar.hpp"

#include <cstdint>
#include <string_view>

namespace dovetail::model {

/// A port of the object that is named, by its name or by its number.
struct port_reference {
  std::string_view name{};
  std::int64_t number = 0;
  place at{};

  constexpr port_reference() = default;
  constexpr port_reference(const text& by_name) : name(by_name.view()), at(by_name.at()) {}
  constexpr port_reference(const integer& by_number) : number(by_number.value_or(0)), at(by_number.at()) {}
  constexpr port_reference(const int_or_string& either)
      : name(either.word.view()), number(either.number.value_or(0)), at(either.at()) {}

  constexpr bool is_there() const { return !name.empty() || number != 0; }
};

/// What a row of dsl/schema/references.yaml has found in an object.
struct reference {
  std::string_view kind{};
  const text* name = nullptr;
  /// Empty: the object's own.
  std::string_view name_space{};
  /// The field, as a person knows it: "spec.vaultAuthRef".
  std::string_view field{};
  /// The id of the rule that a name of nothing breaks; empty: that of all custom resources.
  std::string_view breaks{};
  const text* key = nullptr;
  port_reference port{};
};

}  // namespace dovetail::model
