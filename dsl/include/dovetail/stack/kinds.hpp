/// Every kind that the library has and that can be posted, without its type.
#pragma once

#include <span>
#include <string_view>

namespace dovetail::emit {

struct runtime_kind;

/// All of them, by apiVersion and then by kind.
std::span<const runtime_kind* const> kinds();

/// The kind of this name; null where there is none.
const runtime_kind* find_kind(std::string_view api_version, std::string_view kind);

}  // namespace dovetail::emit
