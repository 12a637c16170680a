/// Rules over steps that could not do what they say.
#pragma once

#include "dovetail/check/finding.hpp"

namespace dovetail::check {

inline constexpr rule DOV_71{"DOV-71", "what a call is given fits the field", "Dovetail",
                             "give it what the field takes"};
constexpr void check_DOV_71(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const step_fault& fault : r.notes->faults)
      if (fault.is_misfit) into.add(what, r, fault.at, {detail::title(r, into), " ", fault.words});
  }
}
inline constexpr rule DOV_21{"DOV-21", "what a step takes away or changes is there", "Dovetail",
                             "name a part that the resource has, or remove the step"};
constexpr void check_DOV_21(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const step_fault& fault : r.notes->faults) {
      if (fault.is_misfit) continue;
      const std::string_view words = fault.words;
      const std::size_t meant = words.ends_with("`?") ? words.find("; did you mean `") : words.size();
      const std::size_t end = meant < words.size() ? meant : words.size();
      into.add(what, r, fault.at, {detail::title(r, into), " ", words.substr(0, end), hint{words.substr(end)}});
    }
  }
}

}  // namespace dovetail::check
