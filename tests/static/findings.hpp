/// Which rules a stack breaks, for tests in constant evaluation.
#pragma once

#include <dovetail/dovetail.hpp>

#include <string_view>

using namespace dovetail;
using namespace std::chrono_literals;

/// How many findings of a stack are of the rule.
template <const auto& Stack>
consteval std::size_t count_of(std::string_view id) {
  return dovetail::detail::judged(Stack, [id](const check::verdict& verdict) {
    std::size_t count = 0;
    for (const check::ruling& r : verdict.rulings()) count += r.broken->id == id ? 1 : 0;
    return count;
  });
}

/// Whether a stack breaks the rule, and no other.
template <const auto& Stack>
consteval bool breaks_only(std::string_view id) {
  return count_of<Stack>(id) != 0 && dovetail::detail::size_of_findings<Stack>.findings == count_of<Stack>(id);
}
