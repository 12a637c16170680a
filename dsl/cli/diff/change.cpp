#include "cli/diff/change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

namespace dovetail::cli::diff {
namespace {

using form = node::form;

struct way {
  std::string path{};
  std::string field{};

  way to(const node& part) const {
    if (part.is_entry) return {fmt::format("{}[{}]", path, part.name), field};
    const bool has_point = part.name.find_first_of(".[]/") != std::string::npos;
    const std::string step = has_point ? fmt::format("[{}]", part.name) : part.name;
    return {path + (path.empty() || has_point ? "" : ".") + step, field + (field.empty() ? "" : ".") + part.name};
  }
  way at(const std::string& element) const { return {fmt::format("{}[{}]", path, element), field}; }
};

/// Which element of the one list is which of the other.
struct pairing {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> old_of_new{};
  std::vector<std::size_t> new_of_old{};

  pairing(std::size_t old_count, std::size_t new_count) : old_of_new(new_count, none), new_of_old(old_count, none) {}
  void pair(std::size_t before, std::size_t after) {
    old_of_new[after] = before;
    new_of_old[before] = after;
  }
};

void pair_equal(const node& before, const node& after, pairing& into) {
  std::multimap<digest, std::size_t> waiting;
  for (std::size_t i = 0; i < before.parts.size(); ++i)
    if (into.new_of_old[i] == pairing::none) waiting.emplace(before.parts[i].means, i);
  for (std::size_t i = 0; i < after.parts.size(); ++i) {
    if (into.old_of_new[i] != pairing::none) continue;
    const auto found = waiting.lower_bound(after.parts[i].means);
    if (found == waiting.end() || found->first != after.parts[i].means) continue;
    into.pair(found->second, i);
    waiting.erase(found);
  }
}

/// Of several elements of one key those that are the same first, then in their order.
void pair_by_key(const node& before, const node& after, pairing& into) {
  std::multimap<std::string, std::size_t> waiting;
  for (std::size_t i = 0; i < before.parts.size(); ++i) waiting.emplace(key_of(before.parts[i], after.order), i);
  for (const bool must_be_same : {true, false})
    for (std::size_t i = 0; i < after.parts.size(); ++i) {
      if (into.old_of_new[i] != pairing::none) continue;
      auto [from, to] = waiting.equal_range(key_of(after.parts[i], after.order));
      from = std::find_if(from, to, [&](const auto& each) {
        return !must_be_same || before.parts[each.second].means == after.parts[i].means;
      });
      if (from == to) continue;
      into.pair(from->second, i);
      waiting.erase(from);
    }
}

/// The longest run of elements that both have in one order; the quadratic table is for lists that people write.
void pair_in_order(const node& before, const node& after, pairing& into) {
  constexpr std::size_t most_cells = 4'000'000;
  const std::size_t m = before.parts.size(), n = after.parts.size();
  if ((m + 1) * (n + 1) > most_cells) return pair_equal(before, after, into);
  std::vector<std::uint32_t> longest((m + 1) * (n + 1), 0);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return longest[i * (n + 1) + j]; };
  for (std::size_t i = m; i-- > 0;)
    for (std::size_t j = n; j-- > 0;)
      cell(i, j) = before.parts[i].means == after.parts[j].means ? cell(i + 1, j + 1) + 1
                                                                 : std::max(cell(i + 1, j), cell(i, j + 1));
  for (std::size_t i = 0, j = 0; i < m && j < n;) {
    if (before.parts[i].means == after.parts[j].means) into.pair(i++, j++);
    else if (cell(i + 1, j) >= cell(i, j + 1)) ++i;
    else ++j;
  }
}

/// What is left between two pairs: one for one where as many are left on both sides, else those that are alike.
void pair_between(const node& before, const node& after, pairing& into) {
  std::size_t i = 0, j = 0;
  while (i <= before.parts.size() && j <= after.parts.size()) {
    std::size_t to_i = i, to_j = j;
    while (to_i < before.parts.size() && into.new_of_old[to_i] == pairing::none) ++to_i;
    while (to_j < after.parts.size() && into.old_of_new[to_j] == pairing::none) ++to_j;
    if (to_i - i == to_j - j)
      for (; i < to_i; ++i, ++j) into.pair(i, j);
    i = to_i + 1;
    j = to_j + 1;
  }
}

/// Of objects without a key, those that are most alike.
void pair_alike(const node& before, const node& after, pairing& into) {
  constexpr double enough = 0.4;
  for (std::size_t j = 0; j < after.parts.size(); ++j) {
    if (into.old_of_new[j] != pairing::none || after.parts[j].is != form::map) continue;
    std::optional<std::size_t> best;
    double best_likeness = enough;
    for (std::size_t i = 0; i < before.parts.size(); ++i) {
      if (into.new_of_old[i] != pairing::none || before.parts[i].is != form::map) continue;
      const double how = likeness(before.parts[i], after.parts[j], {}, {});
      if (how > best_likeness) {
        best = i;
        best_likeness = how;
      }
    }
    if (best) into.pair(*best, j);
  }
}

pairing paired(const node& before, const node& after) {
  pairing made(before.parts.size(), after.parts.size());
  const bool is_keyed =
      !after.order.keys.empty() && std::any_of(after.parts.begin(), after.parts.end(),
                                               [&](const node& each) { return !key_of(each, after.order).empty(); });
  if (is_keyed) {
    pair_by_key(before, after, made);
  } else if (after.order.counts) {
    pair_in_order(before, after, made);
    pair_alike(before, after, made);
    pair_between(before, after, made);
  } else {
    pair_equal(before, after, made);
    pair_alike(before, after, made);
  }
  return made;
}

class comparing {
 public:
  explicit comparing(std::vector<change>& into) : into_(into) {}

  void compare(const node& before, const node& after, const way& at) {
    if (before.means == after.means && before.is == after.is) return;
    if (before.is != after.is) return add(change::sort::changed, at, &before, &after);
    switch (after.is) {
      case form::scalar:
        return add(change::sort::changed, at, &before, &after);
      case form::map:
        return compare_maps(before, after, at);
      case form::list:
        return compare_lists(before, after, at);
    }
  }

 private:
  void add(change::sort is, const way& at, const node* before, const node* after) {
    into_.push_back({is, at.path, at.field, before, after});
  }

  /// The first label is a label like the second one.
  static bool is_of_entries(const node& part) {
    return part.is == form::map && !part.parts.empty() &&
           (part.name == "metadata" || part.name == "labels" || part.name == "annotations");
  }
  void add_new(const node& part, const way& at) {
    if (is_of_entries(part)) compare_maps(node{}, part, at);
    else add(change::sort::added, at, nullptr, &part);
  }
  void add_gone(const node& part, const way& at) {
    if (is_of_entries(part)) compare_maps(part, node{}, at);
    else add(change::sort::removed, at, &part, nullptr);
  }

  void compare_maps(const node& before, const node& after, const way& at) {
    for (const node& part : after.parts) {
      const node* old = before.find(part.name);
      if (old != nullptr && (old->says_anything() || part.says_anything())) compare(*old, part, at.to(part));
      else if (old == nullptr && part.says_anything()) add_new(part, at.to(part));
    }
    for (const node& part : before.parts)
      if (part.says_anything() && after.find(part.name) == nullptr) add_gone(part, at.to(part));
  }

  void compare_lists(const node& before, const node& after, const way& at) {
    const pairing pairs = paired(before, after);
    for (std::size_t j = 0; j < after.parts.size(); ++j) {
      const way there = at.at(name_of(after, j));
      if (pairs.old_of_new[j] != pairing::none) compare(before.parts[pairs.old_of_new[j]], after.parts[j], there);
      else add(change::sort::added, there, nullptr, &after.parts[j]);
    }
    for (std::size_t i = 0; i < before.parts.size(); ++i)
      if (pairs.new_of_old[i] == pairing::none)
        add(change::sort::removed, at.at(name_of(before, i)), &before.parts[i], nullptr);
    if (after.order.counts && is_reordered(pairs)) add(change::sort::reordered, at, &before, &after);
  }

  static std::string name_of(const node& list, std::size_t index) {
    const std::string key = key_of(list.parts[index], list.order);
    return key.empty() ? fmt::format("{}", index) : key;
  }

  static bool is_reordered(const pairing& pairs) {
    std::size_t last = 0;
    for (const std::size_t each : pairs.old_of_new) {
      if (each == pairing::none) continue;
      if (each < last) return true;
      last = each;
    }
    return false;
  }

  std::vector<change>& into_;
};

std::string renamed(std::string_view text, std::string_view from, std::string_view to) {
  std::string all(text);
  if (from.empty()) return all;
  for (std::size_t at = all.find(from); at != std::string::npos; at = all.find(from, at + to.size()))
    all.replace(at, from.size(), to);
  return all;
}

struct counts {
  std::size_t same = 0;
  std::size_t all = 0;
};

std::size_t leaves_of(const node& of) {
  if (!of.says_anything()) return 0;
  if (of.is == form::scalar) return 1;
  std::size_t all = 0;
  for (const node& each : of.parts) all += leaves_of(each);
  return all;
}

void count(const node& before, const node& after, std::string_view from, std::string_view to, counts& into) {
  if (before.is != after.is) {
    into.all += std::max(leaves_of(before), leaves_of(after));
    return;
  }
  if (before.means == after.means) {
    const std::size_t leaves = leaves_of(after);
    into.same += leaves;
    into.all += leaves;
    return;
  }
  switch (after.is) {
    case form::scalar:
      ++into.all;
      into.same += renamed(before.text, from, to) == after.text;
      return;
    case form::map:
      for (const node& part : after.parts) {
        if (!part.says_anything()) continue;
        if (const node* old = before.find(part.name); old != nullptr) count(*old, part, from, to, into);
        else into.all += leaves_of(part);
      }
      for (const node& part : before.parts)
        if (after.find(part.name) == nullptr) into.all += leaves_of(part);
      return;
    case form::list: {
      const std::size_t common = std::min(before.parts.size(), after.parts.size());
      for (std::size_t i = 0; i < common; ++i) count(before.parts[i], after.parts[i], from, to, into);
      for (const node* longer : {&before, &after})
        for (std::size_t i = common; i < longer->parts.size(); ++i) into.all += leaves_of(longer->parts[i]);
    }
  }
}

}  // namespace

std::vector<change> changes_between(const node& before, const node& after) {
  std::vector<change> all;
  comparing(all).compare(before, after, {});
  return all;
}

double likeness(const node& before, const node& after, std::string_view old_name, std::string_view new_name) {
  counts found;
  count(before, after, old_name, new_name, found);
  return found.all == 0 ? 1 : static_cast<double>(found.same) / static_cast<double>(found.all);
}

}  // namespace dovetail::cli::diff
