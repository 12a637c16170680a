/// What objects name, by the table of references (dsl/schema/references.yaml): noted as the objects come in.
#pragma once

#include "dovetail/check/inventory.hpp"
#include "dovetail/model/reference.hpp"

namespace dovetail::check {

namespace detail {

/// Takes what `each_reference` finds in an object.
struct reference_taker {
  const resource* owner;
  inventory* all;

  constexpr void operator()(const model::reference& found) const {
    named_reference& made = all->references.emplace_back();
    made.owner = owner;
    made.kind = found.kind;
    made.name = *found.name;
    made.name_space = found.name_space;
    made.field = found.field;
    made.breaks = found.breaks;
    made.key = found.key;
    made.port = found.port;
    // Operators take `namespace/name`; a name has no slash.
    if (!found.breaks.empty() || !found.name_space.empty()) return;
    const std::string_view name = made.name.view();
    for (std::size_t i = 0; i < name.size(); ++i)
      if (name[i] == '/') {
        made.name_space = name.substr(0, i);
        made.name = model::text(name.substr(i + 1), made.name.at());
        return;
      }
  }
};

}  // namespace detail

/// Notes what an object names; nothing, where the table says nothing of its type.
template <class T>
constexpr auto refer(const T& object, const resource& owner, inventory& all) {
  const detail::reference_taker take{&owner, &all};
  if constexpr (requires { each_reference(object, take); }) each_reference(object, take);
}

}  // namespace dovetail::check
