/// Which rules a stack breaks, for tests in constant evaluation.
#pragma once

#include <dovetail/dovetail.hpp>

#include <string_view>

using namespace dovetail;
using namespace std::chrono_literals;

/// What a stack's verdict is asked for.
template <const auto& Stack, class Use>
consteval auto judged(Use use) {
  const dovetail::detail::listed_stack all = dovetail::detail::listed_stack_of(Stack);
  return dovetail::detail::judged(all, use);
}

/// How many findings of a stack are of the rule.
template <const auto& Stack>
consteval std::size_t count_of(std::string_view id) {
  return judged<Stack>([id](const check::verdict& verdict) {
    std::size_t count = 0;
    for (const check::ruling& r : verdict.rulings()) count += r.broken->id == id ? r.count() : 0;
    return count;
  });
}

/// Whether a stack breaks the rule, and no other.
template <const auto& Stack>
consteval bool breaks_only(std::string_view id) {
  return judged<Stack>([id](const check::verdict& verdict) {
    for (const check::ruling& r : verdict.rulings())
      if (r.broken->id != id) return false;
    return !verdict.rulings().empty();
  });
}

/// How many warnings a rule has for a stack. Stacks are not warned of in constant evaluation; the rule is asked itself.
template <const auto& Stack>
consteval std::size_t warnings_of(const check::rule& what) {
  model::arena arena;
  lowering in(arena, {}, {});
  common_terms use({}, {});
  check::inventory all;
  const auto listed = dovetail::detail::listed_stack_of(Stack);
  const dovetail::detail::listed_environment none;
  dovetail::detail::lowered_variants variants(listed);
  check::suspicions unheard;
  std::size_t position = 0;
  for (const dovetail::detail::listed& one : listed.resources)
    dovetail::detail::add_asked(position++, one, none.view, in, use, variants, nullptr, all, unheard);
  check::add_externals(Stack.externals, in, all);
  all.connect();
  check::report report(arena);
  for (const auto& c : check::warnings)
    if (c.what == &what) c.run(what, all, report);
  return report.findings().size();
}
