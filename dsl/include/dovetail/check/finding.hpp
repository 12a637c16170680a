/// Rules, findings, and the report that collects them.
#pragma once

#include "dovetail/check/inventory.hpp"
#include "dovetail/model/arena.hpp"
#include "dovetail/text/did_you_mean.hpp"

#include <initializer_list>
#include <string_view>

namespace dovetail::check {

enum class severity {
  /// The stack is not sound: it does not compile.
  error,
  /// Worth a look; never stops anything.
  warning,
};

/// One check, with everything there is to say about it.
struct rule {
  std::string_view id;
  std::string_view statement;
  /// The tool or the function of Kubernetes that makes this check too; "Dovetail" where nobody else does.
  std::string_view source;
  /// What mends it, as advice.
  std::string_view mend;
  severity weight = severity::error;
  /// A policy: checked where a stack asks for it, and switched off for a resource by a waiver with a reason.
  bool policy = false;
};

/// What a rule reports: one line of text without the place and the rule's id.
struct finding {
  const rule* broken = nullptr;
  const resource* owner = nullptr;
  place at{};
  std::string_view words{};
  /// The address of the part that is at fault, for waivers; null: the whole resource.
  const void* part = nullptr;
};

/// Collects findings. Their text is only put together when there is one.
class report {
 public:
  constexpr explicit report(model::arena& arena) : arena_(&arena) {}

  /// `at` may be unknown: the resource's own line stands for it.
  constexpr void add(const rule& broken, const resource& owner, place at, std::initializer_list<std::string_view> words,
                     const void* part = nullptr) {
    findings_.push_back({&broken, &owner, at.known() ? at : owner.at, joined(words), part});
  }
  constexpr const model::list<finding>& findings() const { return findings_; }
  constexpr model::list<finding>& findings() { return findings_; }

  constexpr std::string_view joined(std::initializer_list<std::string_view> words) {
    std::size_t size = 0;
    for (const std::string_view w : words) size += w.size();
    char* all = arena_->allocate(size);
    std::size_t i = 0;
    for (const std::string_view w : words)
      for (const char c : w) all[i++] = c;
    return {all, size};
  }
  /// "; did you mean `api`?", or nothing where no name is near.
  constexpr std::string_view suggestion(std::string_view nearest) {
    return nearest.empty() ? std::string_view{} : joined({"; did you mean `", nearest, "`?"});
  }
  constexpr std::string_view digits(std::int64_t number) {
    char reversed[24]{};
    std::size_t count = 0;
    const bool negative = number < 0;
    std::uint64_t rest = negative ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    do {
      reversed[count++] = static_cast<char>('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (negative) reversed[count++] = '-';
    char* kept = arena_->allocate(count);
    for (std::size_t i = 0; i < count; ++i) kept[i] = reversed[count - 1 - i];
    return {kept, count};
  }
  constexpr model::arena& arena() { return *arena_; }

 private:
  model::arena* arena_;
  model::list<finding> findings_{};
};

/// A rule as it is run: over a whole stack, since most faults lie between two objects.
struct check_function {
  const rule* what;
  void (*run)(const rule& what, const inventory& all, report& into);
};

}  // namespace dovetail::check
