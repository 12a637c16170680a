/// Names in C++ of what YAML has: identifiers of objects, members and types of the API.
#pragma once

#include "dovetail/model/field_walk.hpp"

#include <set>
#include <string>
#include <string_view>

namespace dovetail::cli::convert {

/// `web-api` as `web_api`.
std::string snake_case(std::string_view name);
/// Whether no variable of a stack can be called so: C++ has the word, or the library has it for something that stacks use.
bool is_taken_word(std::string_view identifier);
/// Identifiers that are each given once.
class identifiers {
 public:
  /// The first of these that is free; the last one with a number where none is.
  std::string take(std::initializer_list<std::string> wanted);
  void reserve(std::string word) { taken_.insert(std::move(word)); }

 private:
  std::set<std::string> taken_{};
};

/// A field as a member of its type: `namespace_`.
std::string member_of(std::string_view field);
/// `api::core::v1::Toleration`, of a type that stands in one of the namespace `near`; empty where it is not known.
std::string type_name(const model::object_table& type, std::string_view near);
/// `api::apps::v1` of `apps/v1`, `crd::traefik_io::v1alpha1` of `traefik.io/v1alpha1`; empty where no header has the kind.
std::string namespace_of(std::string_view api_version, std::string_view kind);
/// The header that a namespace is in: `dovetail/api/apps/v1.hpp`.
std::string header_of(std::string_view name_space);

}  // namespace dovetail::cli::convert
