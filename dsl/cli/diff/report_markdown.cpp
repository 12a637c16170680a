#include "cli/diff/report.hpp"
#include "cli/diff/text.hpp"
#include "cli/explain.hpp"
#include "cli/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace dovetail::cli::diff {
namespace {

void add_effects(const comparison& of, consequence which, std::string_view title, std::string& into) {
  bool is_first = true;
  for (const effect* const told : told_once(of, which)) {
    const effect& each = *told;
    if (each.is_accepted) continue;
    if (is_first) into += fmt::format("**{}**\n", title);
    is_first = false;
    const std::string place = place_of(of, *each.about, each.is_of_old, each.at);
    into += fmt::format("- {} ({}{}): {}\n", markdown::plain(each.words), each.what->id,
                        place.empty() ? "" : ", `" + place + "`", markdown::plain(mend_of(*each.what)));
  }
  if (!is_first) into += '\n';
}

void add(const shown_change& each, std::string& into) {
  const char sign = each.sign == '~' ? '!' : each.sign;
  into += fmt::format("{} {}\n", sign, each.line);
  for (const shown_line& line : each.more) into += fmt::format("{}     {}\n", line.sign, line.text);
}

/// Longer than any run of backticks in it.
std::string fence_for(const std::string& text) {
  std::size_t longest = 2, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(longest + 1, '`');
}

std::string block(const std::string& lines) {
  const std::string fence = fence_for(lines);
  return fmt::format("{}diff\n{}{}\n", fence, lines, fence);
}

}  // namespace

std::string markdown_of(const comparison& of, bool all_of_them) {
  return "### What changes\n\n" + markdown_part_of(of, all_of_them);
}

std::string markdown_part_of(const comparison& of, bool all_of_them) {
  const shown_comparison found = shown(of, all_of_them);
  std::string all = summary_line_of(found) + "\n\n";
  add_effects(of, consequence::refused, "Refused by the API server", all);
  add_effects(of, consequence::lost, "Lost", all);
  add_effects(of, consequence::happens, "What happens", all);
  for (const common_change& each : found.common) {
    std::string lines;
    add(each.what, lines);
    all += fmt::format("In {} objects:\n\n{}\n", each.of.size(), block(lines));
  }
  for (const shown_object& each : found.objects) {
    if (each.pair->is_the_same() || (each.changes.empty() && each.pair->is_both() && !each.pair->is_renamed() &&
                                     !each.pair->is_moved_to_another_version()))
      continue;
    const std::string place = place_of(of, *each.pair), state = each.in;
    const std::string where = (place.empty() ? "" : fmt::format(" <code>{}</code>", markdown::plain(place))) +
                              (state.empty() ? "" : fmt::format(", {}", markdown::plain(state)));
    if (each.changes.empty()) {
      all += fmt::format("- `{}` {}{}\n", sign_of(*each.pair), markdown::plain(title_of(*each.pair)), where);
      continue;
    }
    std::string lines;
    for (const change* one : each.changes) add(shown(*one), lines);
    if (each.left_out != 0) lines += fmt::format("… and {} more changes\n", each.left_out);
    all += fmt::format("<details><summary><code>{}</code> {}{}</summary>\n\n{}\n</details>\n", sign_of(*each.pair),
                       markdown::plain(title_of(*each.pair)), where, block(lines));
  }
  return all;
}

}  // namespace dovetail::cli::diff
