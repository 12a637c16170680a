/// The way from an object to a field of it, and the same way through another text of the object.
#pragma once

#include "schema/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dovetail::cli {

/// A key of a map, or an item of a list.
struct field_step {
  std::string key{};
  /// Of an item: its position, and itself, by which another list has it elsewhere.
  std::size_t index = 0;
  const schema::node* item = nullptr;
};
using field_path = std::vector<field_step>;

/// What stands at a place, which counts from 1: the innermost value, or the value of the key that it is in.
field_path path_at(const schema::node& root, std::uint32_t line, std::uint32_t column);
/// `spec.containers[0].image`, as the reader says it; as far as it is there.
field_path path_of(const schema::node& root, const std::string& written);

struct followed {
  /// How many steps there were.
  std::size_t depth = 0;
  /// What the last of them leads to.
  const schema::node* value = nullptr;
};
/// The path as far as it leads. An item is the one of the same name, mount path or port, whichever items have; of texts the same
/// text; else the one at the same position.
followed follow(const schema::node& root, const field_path& path);

}  // namespace dovetail::cli
