/// Fields that the reader could not read or did not find: what the rules say of them is said already.
#pragma once

#include "dovetail/check/finding.hpp"
#include "dovetail/read/yaml.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dovetail::cli {

class unread_fields {
 public:
  /// A problem that the reader tells of an object; null where it is of none. Both are kept by whoever has them.
  void add(const read::problem& told, const read::document* in);

  bool empty() const { return wrong_.empty() && missing_.empty(); }
  /// Whether a value could not be read that is the field of that path, or is around it; `is_of_it` says of a problem whether it is
  /// of the object that is meant.
  template <class Is>
  bool has_around(std::string_view path, Is is_of_it) const {
    for (const read::problem* each : wrong_)
      if (each->what == read::fault::wrong_type && is_of_it(*each) && is_in(each->path, path)) return true;
    return false;
  }
  /// What is wrong about a field is no wonder where that field could not be read. It stands at the beginning of the object
  /// then, since the field has no place. The object ends at `end`.
  bool explains(const check::finding& told, place end) const;

 private:
  static bool is_in(std::string_view told, std::string_view field);
  bool explains_another(const check::finding& told) const;

  std::vector<const read::problem*> wrong_{};
  /// Fields that an object must have: of a selector that is not there, CON-37 says no more.
  std::vector<const read::problem*> missing_{};
  /// Values of another type, each with the title of the object that has it.
  std::vector<std::pair<std::string, const read::problem*>> of_objects_{};
};

}  // namespace dovetail::cli
