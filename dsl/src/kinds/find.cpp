#include "dovetail/stack/kind.hpp"
#include "dovetail/stack/kinds.hpp"

#include <algorithm>
#include <tuple>

namespace dovetail::emit {

const runtime_kind* find_kind(std::string_view api_version, std::string_view kind) {
  const std::span<const runtime_kind* const> all = kinds();
  const auto key_of = [](const runtime_kind* one) { return std::tuple(one->api_version, one->kind); };
  const std::tuple wanted(api_version, kind);
  const auto found = std::lower_bound(all.begin(), all.end(), wanted,
                                      [&](const runtime_kind* one, const auto& key) { return key_of(one) < key; });
  return found != all.end() && key_of(*found) == wanted ? *found : nullptr;
}

}  // namespace dovetail::emit
