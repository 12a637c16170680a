// Of lists: sum(), isSorted(), sets.contains(), flatten() and the others.
// Source: apiserver, pkg/cel/library/lists.go; cel-go, ext/sets.go, ext/lists.go, version 3; types/optional.
#include "functions.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dovetail::cel {
namespace {

std::optional<value> is_sorted(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  for (std::size_t i = 1; i < list->items.size(); ++i) {
    const auto order = ordered(list->items[i - 1], list->items[i]);
    if (!order) return {};
    if (*order > 0) return false;
  }
  return true;
}

std::optional<value> sum(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  if (list->items.empty()) return std::int64_t{0};
  value all = list->items.front();
  for (std::size_t i = 1; i < list->items.size(); ++i) {
    const value both[] = {all, list->items[i]};
    all = called("+", both);
    if (all.is_failure()) return all;
  }
  const bool is_sum = all.as<std::int64_t>() != nullptr || all.as<std::uint64_t>() != nullptr ||
                      all.as<double>() != nullptr || all.as<duration>() != nullptr;
  return is_sum ? std::optional(all) : std::nullopt;
}

template <class Better>
std::optional<value> extreme(arguments given, const char* name, Better better) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  if (list->items.empty()) return failed(fmt::format("{} called on empty list", name));
  const value* best = &list->items.front();
  for (const value& each : list->items) {
    const auto order = ordered(each, *best);
    if (!order) return {};
    if (better(*order)) best = &each;
  }
  return *best;
}
std::optional<value> min(arguments given) {
  return extreme(given, "min", [](auto order) { return order < 0; });
}
std::optional<value> max(arguments given) {
  return extreme(given, "max", [](auto order) { return order > 0; });
}

std::optional<value> index_of(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  for (std::size_t i = 0; i < list->items.size(); ++i)
    if (equal(list->items[i], given[1])) return static_cast<std::int64_t>(i);
  return std::int64_t{-1};
}
std::optional<value> last_index_of(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  for (std::size_t i = list->items.size(); i > 0; --i)
    if (equal(list->items[i - 1], given[1])) return static_cast<std::int64_t>(i - 1);
  return std::int64_t{-1};
}

bool has(const list_data& list, const value& wanted) {
  return std::any_of(list.items.begin(), list.items.end(), [&](const value& each) { return equal(each, wanted); });
}
bool has_all(const list_data& list, const list_data& wanted) {
  return std::all_of(wanted.items.begin(), wanted.items.end(), [&](const value& each) { return has(list, each); });
}

std::optional<value> includes(arguments given) {
  if (const list_data* list = given[0].list()) return has(*list, given[1]);
  return {};
}
std::optional<value> set_contains(arguments given) {
  if (given[0].list() == nullptr || given[1].list() == nullptr) return {};
  return has_all(*given[0].list(), *given[1].list());
}
std::optional<value> set_equivalent(arguments given) {
  if (given[0].list() == nullptr || given[1].list() == nullptr) return {};
  return has_all(*given[0].list(), *given[1].list()) && has_all(*given[1].list(), *given[0].list());
}
std::optional<value> set_intersects(arguments given) {
  const list_data* a = given[0].list();
  const list_data* b = given[1].list();
  if (a == nullptr || b == nullptr) return {};
  return std::any_of(a->items.begin(), a->items.end(), [&](const value& each) { return has(*b, each); });
}

std::optional<value> slice(arguments given) {
  const list_data* list = given[0].list();
  const auto* begin = given[1].as<std::int64_t>();
  const auto* end = given[2].as<std::int64_t>();
  if (list == nullptr || begin == nullptr || end == nullptr) return {};
  if (*begin < 0 || *end < 0) return failed("slice: negative indexes are not supported");
  if (*begin > *end) return failed("slice: the start is behind the end");
  if (*end > static_cast<std::int64_t>(list->items.size())) return failed("slice: the end is behind the list");
  return of_list({list->items.begin() + *begin, list->items.begin() + *end});
}

void flatten_into(const list_data& list, std::int64_t depth, std::vector<value>& into) {
  for (const value& each : list.items)
    if (each.list() != nullptr && depth > 0) flatten_into(*each.list(), depth - 1, into);
    else into.push_back(each);
}
std::optional<value> flatten(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  std::int64_t depth = 1;
  if (given.size() == 2) {
    if (given[1].as<std::int64_t>() == nullptr) return {};
    depth = *given[1].as<std::int64_t>();
  }
  if (depth < 0) return failed("flatten: level must be non-negative");
  std::vector<value> all;
  flatten_into(*list, std::min<std::int64_t>(depth, 100), all);
  return of_list(std::move(all));
}

std::optional<value> distinct(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  list_data made;
  for (const value& each : list->items)
    if (!has(made, each)) made.items.push_back(each);
  return of_list(std::move(made.items));
}
std::optional<value> reverse(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  return of_list({list->items.rbegin(), list->items.rend()});
}
std::optional<value> sort(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  std::vector<value> all = list->items;
  for (const value& each : all)
    if (!ordered(all.front(), each)) return failed("list elements must have the same type");
  // By insertion: what is compared with a NaN has no order to rely on.
  for (std::size_t i = 1; i < all.size(); ++i)
    for (std::size_t k = i; k > 0 && *ordered(all[k], all[k - 1]) < 0; --k) std::swap(all[k], all[k - 1]);
  return of_list(std::move(all));
}
std::optional<value> range(arguments given) {
  const auto* count = given[0].as<std::int64_t>();
  if (count == nullptr) return {};
  if (*count > 100'000) return failed("lists.range: more than 100000 elements");
  std::vector<value> all;
  for (std::int64_t i = 0; i < *count; ++i) all.emplace_back(i);
  return of_list(std::move(all));
}

std::optional<value> first(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  return list->items.empty() ? value(optional_value{}) : some(list->items.front());
}
std::optional<value> last(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  return list->items.empty() ? value(optional_value{}) : some(list->items.back());
}
std::optional<value> unwrapped(arguments given) {
  const list_data* list = given[0].list();
  if (list == nullptr) return {};
  std::vector<value> all;
  for (const value& each : list->items) {
    const auto* held = each.as<optional_value>();
    if (held == nullptr) return {};
    if (held->held != nullptr) all.push_back(*held->held);
  }
  return of_list(std::move(all));
}

}  // namespace

std::span<const function> list_functions() {
  static constexpr function rows[] = {
      {"isSorted", 1, 1, is_sorted},
      {"sum", 1, 1, sum},
      {"min", 1, 1, min},
      {"max", 1, 1, max},
      {"indexOf", 2, 2, index_of},
      {"lastIndexOf", 2, 2, last_index_of},
      {"includes", 2, 2, includes},
      {"sets.contains", 2, 2, set_contains},
      {"sets.equivalent", 2, 2, set_equivalent},
      {"sets.intersects", 2, 2, set_intersects},
      {"slice", 3, 3, slice},
      {"flatten", 1, 2, flatten},
      {"distinct", 1, 1, distinct},
      {"reverse", 1, 1, reverse},
      {"sort", 1, 1, sort},
      {"lists.range", 1, 1, range},
      {"first", 1, 1, first},
      {"last", 1, 1, last},
      {"optional.unwrap", 1, 1, unwrapped},
      {"unwrapOpt", 1, 1, unwrapped},
  };
  return rows;
}

}  // namespace dovetail::cel
