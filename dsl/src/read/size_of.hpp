/// How much memory an object takes, about, by its description.
#pragma once

#include "dovetail/model/reflection.hpp"

#include <cstddef>
#include <unordered_map>

namespace dovetail::read::detail {

class type_sizes {
 public:
  /// Of one object of a type, without what its lists, maps and optional objects hold.
  std::size_t of(const model::type& type);

 private:
  std::unordered_map<const model::type*, std::size_t> known_{};
};

}  // namespace dovetail::read::detail
