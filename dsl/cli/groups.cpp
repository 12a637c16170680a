#include "cli/groups.hpp"

#include "cli/excerpt.hpp"
#include "cli/report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace dovetail::cli {
namespace {

/// Of a group, more places than these are counted and not listed.
constexpr std::size_t places_listed = 8;
/// A table by rule is for more findings than fit a screen.
constexpr std::size_t many_findings = 20;
/// Fewer findings about what is outside name it themselves.
constexpr std::size_t many_outside = 3;

std::string key_of(const finding& told) {
  const std::string_view what = told.external.empty() ? told.said() : std::string_view(told.external);
  return fmt::format("{}\n{}\n{}", told.broken->id, told.external.empty() ? "" : told.name_space, what);
}

}  // namespace

std::vector<group> groups_of(const outcome& found, bool all) {
  std::vector<group> groups;
  std::unordered_map<std::string, std::size_t> known;
  for (const finding& each : found.findings) {
    if (!all) {
      const auto [at, is_new] = known.try_emplace(key_of(each), groups.size());
      if (!is_new) {
        groups[at->second].push_back(&each);
        continue;
      }
    }
    groups.push_back({&each});
  }
  return groups;
}

std::string others_of(const group& alike) {
  if (alike.size() < 2) return {};
  const std::size_t others = alike.size() - 1;
  std::string places;
  for (std::size_t i = 1; i < alike.size() && i <= places_listed; ++i)
    places += (i == 1 ? "" : ", ") + place_of(alike[i]->file, alike[i]->line, alike[i]->column);
  if (others > places_listed) places += fmt::format(" and {} more", others - places_listed);
  return fmt::format("      = and in {} more place{}: {} (--all shows {})\n", others, others == 1 ? "" : "s", places,
                     others == 1 ? "it" : "each");
}

std::string counts_by_rule(const outcome& found) {
  if (found.findings.size() <= many_findings) return {};
  std::map<std::string_view, std::pair<std::size_t, const check::rule*>> counts;
  for (const finding& each : found.findings) {
    auto& [count, rule] = counts[each.broken->id];
    ++count;
    rule = each.broken;
  }
  std::vector<std::pair<std::size_t, const check::rule*>> sorted;
  for (const auto& [id, counted] : counts) sorted.push_back(counted);
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return std::tuple(b.first, a.second->id) < std::tuple(a.first, b.second->id);
  });
  std::string all;
  for (const auto& [count, rule] : sorted) all += fmt::format("{:>6} {:<7} {}\n", count, rule->id, rule->statement);
  return all;
}

std::string words_for_outside(const outcome& found) {
  // By kind, so that a pattern of the kind takes the place of many names.
  std::map<std::string, std::set<std::string>> by_kind;
  std::size_t count = 0;
  for (const finding& each : found.findings) {
    if (each.external.empty()) continue;
    ++count;
    by_kind[each.external.substr(0, each.external.find_first_of("/:"))].insert(each.external);
  }
  if (count < many_outside) return {};
  std::string options;
  for (const auto& [kind, externals] : by_kind)
    options += fmt::format(" --external '{}'", externals.size() == 1 ? *externals.begin()
                                               : kind == "Pod"       ? kind + ":*"
                                                                     : kind + "/*");
  return fmt::format("{} findings are about what is not among these objects; what is elsewhere is named by:{}\n", count,
                     printable(options));
}

}  // namespace dovetail::cli
