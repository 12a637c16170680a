/// What a stack's checks come to, over all of its environments: each finding once, with the environments that it is in.
#pragma once

#include "dovetail/check/finding.hpp"

#include <cstdint>
#include <string_view>

namespace dovetail::check {

/// A finding with the environments that have it; none where the stack has no environments.
struct ruling {
  const rule* broken = nullptr;
  place at{};
  std::string_view words{};
  /// The object that it is about; empty where that is not there.
  std::string_view kind{};
  std::string_view name{};
  model::list<std::string_view> environments{};
};

class verdict {
 public:
  constexpr explicit verdict(model::arena& arena) : arena_(&arena) {}

  /// Takes over the findings of a stack, or of one of its environments.
  constexpr void add(const report& from, std::string_view environment) {
    if (!environment.empty()) ++environments_;
    for (const finding& f : from.findings()) {
      ruling& same_one = find_or_add(f, environment);
      if (!environment.empty()) same_one.environments.push_back(environment);
    }
  }
  constexpr const model::list<ruling>& rulings() const { return rulings_; }

  /// Appends "stack/web/api.hpp:12: prod: … [REF-09]" to whatever has `append(string_views…)`.
  template <class Text>
  constexpr void append(Text& text, const ruling& r) const {
    char digits[12]{};
    std::size_t count = 0;
    std::uint32_t line = r.at.line;
    do {
      digits[sizeof digits - ++count] = static_cast<char>('0' + line % 10);
      line /= 10;
    } while (line != 0);
    text.append(r.at.file == nullptr ? "(unknown)" : r.at.file, ":",
                std::string_view(digits + sizeof digits - count, count), ": ");
    if (environments_ > 1 && r.environments.size() == environments_) {
      text.append("every environment: ");
    } else {
      for (std::size_t i = 0; i < r.environments.size(); ++i)
        text.append(r.environments[i], i + 1 == r.environments.size() ? ": " : ", ");
    }
    text.append(r.words, " [", r.broken->id, "]");
  }

 private:
  /// The same finding of another environment; what one environment says twice stays two findings.
  constexpr ruling& find_or_add(const finding& f, std::string_view environment) {
    for (ruling& known : rulings_)
      if (!known.environments.empty() && known.environments.back() != environment && known.broken == f.broken &&
          known.at.line == f.at.line && model::same(known.words, f.words))
        return known;
    ruling& made = rulings_.emplace_back();
    made.broken = f.broken;
    made.at = f.at;
    made.words = arena_->keep(f.words);
    if (f.owner == nullptr) return made;
    made.kind = arena_->keep(f.owner->kind);
    made.name = arena_->keep(f.owner->name.view());
    return made;
  }

  model::arena* arena_;
  model::list<ruling> rulings_{};
  std::size_t environments_ = 0;
};

}  // namespace dovetail::check
