/// JSON Patch (RFC 6902): the operations that make one tree of another.
#pragma once

#include "dovetail/model/json.hpp"
#include "dovetail/text/arena.hpp"

namespace dovetail::emit::detail {

/// An array of operations, empty where the trees are equal; applied in their order to `from`, they make exactly `to`. Lists
/// are changed by index. An item that has a name is asked for its name before it is changed or removed (`op: test`), so a
/// patch that meets another list fails instead of changing the wrong item. Texts are views of the trees' and of `characters`.
model::json json_patch(const model::json& from, const model::json& to, model::arena& characters);

}  // namespace dovetail::emit::detail
