/// What the builders of Helm's hooks take: `Job<"migrate">{}.asHook(hook::pre_install, hook::pre_upgrade).withHookWeight(0)`.
#pragma once

#include "dovetail/build/handle.hpp"
#include "dovetail/build/parameter.hpp"
#include "dovetail/declared/hook.hpp"

#include <string_view>

namespace dovetail {

/// A resource that another one needs: its kind, its name, and the line that says so.
struct needed_resource {
  argument kind;
  argument name;

  template <class Handle>
  consteval needed_resource(const Handle& handle, place written = place{__builtin_FILE(), __builtin_LINE()})
      : needed_resource(of(handle, written)) {}

  template <class Handle>
  static constexpr needed_resource of(const Handle& handle, place at) {
    return {argument::literal_at(kind_of(handle), at), handle.name.moved_to(at)};
  }

 private:
  constexpr needed_resource(argument kind_of_it, argument name_of_it) : kind(kind_of_it), name(name_of_it) {}

  template <class Handle>
  static constexpr std::string_view kind_of(const Handle& handle) {
    if constexpr (requires { Handle::api_type::kind; }) return Handle::api_type::kind;
    else if constexpr (requires { std::string_view(handle.kind); }) return handle.kind;
    else return "Secret";
  }
};

namespace detail {

/// "pre-install,pre-upgrade": words with commas between them, written at one place.
template <class... Words>
constexpr auto comma_list(place at, const Words&... words) {
  text_expression<2 * sizeof...(Words) - 1> list{};
  std::size_t i = 0;
  const auto add = [&](std::string_view word) {
    if (i != 0) list.parts[i++] = argument::literal_at(",", at);
    list.parts[i++] = argument::literal_at(word, at);
  };
  (add(words.word), ...);
  return list;
}

}  // namespace detail
}  // namespace dovetail
