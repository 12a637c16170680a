/// An API object as a tree of JSON values: the same content that its YAML file has.
#pragma once

#include "dovetail/emit/yaml.hpp"
#include "dovetail/model/json.hpp"
#include "dovetail/text/arena.hpp"

namespace dovetail::emit::detail {

/// What to_yaml() writes, without comments. Texts are views of the object's and of `characters`. Throws as to_yaml() does for
/// a number that is not finite.
model::json to_json(const document& what, model::arena& characters);

}  // namespace dovetail::emit::detail
