/// Sorting that keeps what is equal in its order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace dovetail::cli {

/// std::stable_sort for whole lists. That one has clang complain of libstdc++ 12, whose buffer for it is deprecated.
template <class T, class Less>
void stable_sort(std::vector<T>& all, Less less) {
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (less(all[a], all[b])) return true;
    return !less(all[b], all[a]) && a < b;
  });
  std::vector<T> sorted;
  sorted.reserve(all.size());
  for (const std::size_t each : order) sorted.push_back(std::move(all[each]));
  all = std::move(sorted);
}

}  // namespace dovetail::cli
