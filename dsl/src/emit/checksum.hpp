/// The hash of what ConfigMaps and Secrets hold, and where it stands: in the annotations of restartsOn(), in names of withHashedName().
///
/// It is the SHA-256 of what `sha256sum` prints for the keys as files, in the order of their bytes: of each key a line
/// `<sum of its text>  <key>`, and after them `<sum>  *<key>`, with a star, for each that is held as base64, of the base64. So a
/// person can make it by hand, and Helm in a template.
#pragma once

#include "lowered_stack.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dovetail::emit::detail {

/// What a marker of a hash or of a name with one is about (build/symbol.hpp): `ConfigMap`, `settings`.
struct held_by {
  std::string_view kind;
  std::string_view name;
};
/// What stands between a marker's opening and closing, behind its own character.
held_by held_by_marker(std::string_view rest);

/// The helpers of a chart that have its hash, and its name with it.
std::string checksum_helper(std::string_view chart, const held_by& object);
std::string hashed_name_helper(std::string_view chart, const held_by& object);

/// Behind a name.
inline constexpr std::size_t digits_in_names = 10;

/// Whether it is a ConfigMap or a Secret.
bool holds_keys(const runtime_kind& kind);

/// In hexadecimal digits; nothing where it is neither.
std::optional<std::string> checksum_of(const runtime_kind& kind, const void* object);

/// Whether the resource is a ConfigMap that has such a name in every environment.
bool has_hashed_name(const runtime_entry& entry);

/// The name of a lowered object, to be changed: the inventory only shows it.
model::text& name_of(const check::resource& object);

/// Calls `rename(name, owner)` with each name of a ConfigMap in the pods of what is in `all`.
void each_map_name(const check::inventory& all,
                   const std::function<void(model::text& name, const check::resource& owner)>& rename);

/// Puts hashes in the place of their markers, and behind names. The findings are found before; names that rules, paths and patches
/// know objects by stay without.
void put_checksums(lowered_stack& into);

}  // namespace dovetail::emit::detail
