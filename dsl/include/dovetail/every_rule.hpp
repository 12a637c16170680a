/// Every rule by itself, of stacks and of Dockerfiles: whoever tells of rules, and runs none, needs no code of theirs.
#pragma once

#include "dovetail/check/rules.hpp"
#include "dovetail/docker/rules.hpp"
#include "dovetail/stack/component.hpp"
#include "dovetail/stack/environment.hpp"
#include "dovetail/stack/externals.hpp"

#include <array>
#include <cstddef>

namespace dovetail::check {

namespace detail {

/// Calls `visit(rule)` for each, for some of them several times: several functions may look for one.
template <class Visit>
constexpr auto each_rule(Visit visit) {
  const auto look_at = [&](const check_function& c) {
    for (const rule* each : c.rules)
      if (each != nullptr) visit(each);
  };
  for (const std::span<const check_function> family : families)
    for (const check_function& c : family) look_at(c);
  for (const check_function& c : environment_checks) look_at(c);
  for (const check_function& c : value_checks) look_at(c);
  for (const check_function& c : component_checks) look_at(c);
  for (const check_function& c : dockerfile_checks) look_at(c);
}

/// The rules, each once, in a list that may be longer than they are many.
template <std::size_t Room>
struct rule_list {
  std::array<const rule*, Room> all{};
  std::size_t count = 0;

  constexpr void add(const rule* one) {
    for (std::size_t i = 0; i < count; ++i)
      if (all[i] == one) return;
    all[count++] = one;
  }
};

inline constexpr auto listed_rules = [] {
  constexpr std::size_t room = [] {
    std::size_t count = 0;
    each_rule([&](const rule*) { ++count; });
    return count;
  }();
  rule_list<room> made;
  each_rule([&](const rule* one) { made.add(one); });
  return made;
}();

}  // namespace detail

inline constexpr std::span<const rule* const> every_rule{detail::listed_rules.all.data(), detail::listed_rules.count};

}  // namespace dovetail::check
