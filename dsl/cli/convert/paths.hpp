/// What no call of a builder says, said by the paths of fields: `.set<"spec.minReadySeconds">(5)`, and where the library refuses that
/// (a value of its own field's grammar, JSON in JSON), in an `.edit`.
#pragma once

#include "cli/convert/expression.hpp"
#include "cli/convert/scope.hpp"
#include "cli/convert/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::convert {

/// Where a value is in its resource: by a path, and as C++ reaches it.
struct position {
  std::string path{};
  std::string member{};
};

class path_writer {
 public:
  path_writer(scope& names, std::string name_space) : names_(names), name_space_(std::move(name_space)) {}

  /// Adds the calls that set all that is in `v`, which is at `at`; `owner` is the type that has the field.
  void add(const value& v, const position& at, const model::object_table* owner, expression& to);
  /// The same for what is in an object.
  void add_parts(const value& object, const position& at, expression& to);
  /// One more element of a list.
  void append(const value& element, const value& list, const position& at, std::size_t index, expression& to);
  /// The edit for what no path says, last.
  void add_edit(expression& to);

  /// A scalar as an argument; false where the field does not take it in a stack's source.
  bool scalar(const value& v, std::string_view name, const model::object_table* owner, expression& into) const;

 private:
  std::string type_of(const value& object) const;
  void edit(const value& v, const position& at);
  void edit_open(const value& v, const std::string& member, std::size_t depth);

  scope& names_;
  /// The namespace that the types of the resource are in, first of all.
  std::string name_space_;
  std::vector<std::string> statements_{};
};

/// The position of a part of an object, of a map or of a list.
position part_of(const position& whole, const value& object, const value& part, std::size_t index);
/// Brackets with a key: `[app]`, `["a]b"]`.
std::string brackets(std::string_view key);

/// Adds a call for each comment in an object, but for those that stand in what `skip` is true of.
void add_comments(const value& object, expression& to);

}  // namespace dovetail::cli::convert
