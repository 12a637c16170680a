#include "dovetail/read/kinds.hpp"

#include "kind_tables.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace dovetail::read {
namespace {

auto key_of(const kind& k) { return std::tie(k.api_version, k.name); }

}  // namespace

std::span<const kind> kinds() {
  // Never destroyed: an object is destroyed by its kind, and one in static storage may live longer than what was made after it.
  static const std::vector<kind>& all = *new std::vector<kind>([] {
    std::vector<kind> made;
    for (const std::span<const kind> table : {detail::api_kinds(), detail::crd_kinds()})
      made.insert(made.end(), table.begin(), table.end());
    std::sort(made.begin(), made.end(), [](const kind& a, const kind& b) { return key_of(a) < key_of(b); });
    return made;
  }());
  return all;
}

const kind* find_kind(std::string_view api_version, std::string_view name) {
  const std::span<const kind> all = kinds();
  const auto wanted = std::tie(api_version, name);
  const auto found =
      std::lower_bound(all.begin(), all.end(), wanted, [](const kind& k, const auto& key) { return key_of(k) < key; });
  return found != all.end() && key_of(*found) == wanted ? &*found : nullptr;
}

}  // namespace dovetail::read
