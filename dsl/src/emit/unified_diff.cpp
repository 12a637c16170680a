// The shortest edit script by Myers' greedy algorithm. Debian's one library for it, dtl, does not compile with clang.
// Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).
#include "unified_diff.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include <fmt/format.h>

namespace dovetail::emit::detail {
namespace {

using lines = std::vector<std::string_view>;
enum class edit : char { keep = ' ', remove = '-', add = '+' };

/// The lines of a text, each with the line feed that ends it, so that a missing one at the end counts as a difference.
lines lines_of(std::string_view text) {
  lines result;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    result.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return result;
}

/// The shortest script that makes `b` of `a`. Texts that are further apart than anyone reads are replaced whole.
std::vector<edit> shortest_script(std::span<const std::string_view> a, std::span<const std::string_view> b) {
  constexpr int most_edits = 1000;  // the paths kept for the way back are up to the square of it
  const int a_size = static_cast<int>(a.size()), b_size = static_cast<int>(b.size());
  const int limit = std::min(most_edits, a_size + b_size);

  // reached[k + limit]: how far into `a` the furthest path on diagonal k (lines of a minus lines of b) has come.
  std::vector<int> reached(2 * static_cast<std::size_t>(limit) + 2, 0);
  std::vector<std::vector<int>> paths;  // `reached` before each number of edits
  const auto on = [limit](auto& path, int k) -> auto& { return path[static_cast<std::size_t>(k + limit)]; };
  const auto adds = [&](const auto& path, int k, int edits) {
    return k == -edits || (k != edits && on(path, k - 1) < on(path, k + 1));
  };
  for (int edits = 0; edits <= limit; ++edits) {
    paths.push_back(reached);
    for (int k = -edits; k <= edits; k += 2) {
      int x = edits == 0 ? 0 : adds(reached, k, edits) ? on(reached, k + 1) : on(reached, k - 1) + 1;
      while (x < a_size && x - k < b_size && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)]) ++x;
      on(reached, k) = x;
      if (x < a_size || x - k < b_size) continue;

      std::vector<edit> script;  // from the end
      for (int at = x, diagonal = k; edits >= 0; --edits) {
        const std::vector<int>& before = paths[static_cast<std::size_t>(edits)];
        const bool added = edits > 0 && adds(before, diagonal, edits);
        const int from = edits == 0 ? 0 : added ? on(before, diagonal + 1) : on(before, diagonal - 1) + 1;
        script.insert(script.end(), static_cast<std::size_t>(at - from), edit::keep);
        if (edits == 0) break;
        script.push_back(added ? edit::add : edit::remove);
        diagonal += added ? 1 : -1;
        at = added ? from : from - 1;
      }
      return {script.rbegin(), script.rend()};
    }
  }
  std::vector<edit> script(a.size(), edit::remove);
  script.insert(script.end(), b.size(), edit::add);
  return script;
}

/// Within each change, what is removed before what is added.
void removals_first(std::vector<edit>& script) {
  for (auto at = script.begin(); at != script.end();) {
    at = std::find_if(at, script.end(), [](edit each) { return each != edit::keep; });
    const auto end = std::find(at, script.end(), edit::keep);
    std::partition(at, end, [](edit each) { return each == edit::remove; });
    at = end;
  }
}

/// One side of a hunk's header: where it has no lines, it is named by the line before.
std::string range(std::size_t first, std::size_t count) {
  return count == 1 ? fmt::to_string(first + 1) : fmt::format("{},{}", count == 0 ? first : first + 1, count);
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view name_before,
                         std::string_view name_after) {
  if (before == after) return {};
  const lines a = lines_of(before), b = lines_of(after);
  std::vector<edit> script = shortest_script(a, b);
  removals_first(script);

  constexpr std::size_t context = 3;
  std::string out = fmt::format("--- {}\n+++ {}\n", name_before, name_after);
  std::size_t in_a = 0, in_b = 0;  // how many lines stand before script[at]
  for (std::size_t at = 0; at < script.size();) {
    // A hunk: from three lines before a change to three lines after the last one that is at most six lines from the one
    // before it.
    std::size_t first = at;
    while (first < script.size() && script[first] == edit::keep) ++first;
    if (first == script.size()) break;
    std::size_t end = first;
    for (std::size_t i = first; i < script.size() && i <= end + 2 * context; ++i)
      if (script[i] != edit::keep) end = i + 1;
    const std::size_t start = first - std::min(context, first - at);
    const std::size_t stop = std::min(end + context, script.size());
    in_a += start - at;
    in_b += start - at;

    std::string body;
    const std::size_t first_a = in_a, first_b = in_b;
    for (at = start; at < stop; ++at) {
      const std::string_view line = script[at] == edit::add ? b[in_b] : a[in_a];
      in_a += script[at] != edit::add;
      in_b += script[at] != edit::remove;
      body += static_cast<char>(script[at]);
      body += line;
      if (!line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
    }
    out += fmt::format("@@ -{} +{} @@\n", range(first_a, in_a - first_a), range(first_b, in_b - first_b));
    out += body;
  }
  return out;
}

}  // namespace dovetail::emit::detail
