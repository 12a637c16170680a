#include "cli/diff/report.hpp"
#include "cli/markdown.hpp"
#include "cli/review/review.hpp"
#include "cli/review/sections.hpp"

#include <fmt/format.h>

namespace dovetail::cli::review {
namespace {

/// A comment of GitHub's has room for 65,536 characters.
constexpr std::size_t longest = 60'000;

std::string row_of(const std::vector<std::string>& cells) {
  std::string all = "|";
  for (const std::string& each : cells) all += fmt::format(" {} |", markdown::cell(each));
  return all + "\n";
}

std::string text_of(const table& of) {
  std::string all = row_of(of.columns) + "|";
  for (std::size_t i = 0; i < of.columns.size(); ++i) all += " --- |";
  all += "\n";
  for (const std::vector<std::string>& each : of.rows) all += row_of(each);
  return all;
}

bool is_as_before(const stack_review& of) {
  if (of.found.is_different()) return false;
  for (const section& each : sections_of(of))
    if (each.is_new()) return false;
  return true;
}

std::string text_of(const stack_review& of) {
  std::string all = fmt::format("### {} `{}`\n\n", markdown::plain(of.stack.stack()), of.stack.folder());
  if (!of.found.pairs.empty()) all += diff::markdown_part_of(of.found, false);
  // The page has what is as before.
  for (const section& part : sections_of(of))
    if (part.is_new())
      all += fmt::format("\n**{}**: {}\n\n{}\n", part.title, markdown::plain(part.summary), text_of(part.what));
  return all;
}

}  // namespace

std::string markdown_of(const review& of) {
  std::string all = fmt::format("## Review\n\n{}\n\n{}\n", introduction_of(of), text_of(overview_of(of)));
  std::string left_out;
  bool is_nothing = true;
  for (const stack_review& each : of.stacks) {
    if (is_as_before(each)) continue;
    is_nothing = false;
    const std::string text = text_of(each);
    if (all.size() + text.size() <= longest) all += text;
    else left_out += fmt::format("{}{}", left_out.empty() ? "" : ", ", markdown::plain(each.stack.stack()));
  }
  if (is_nothing) all += "The stacks stay as they are.\n";
  if (!left_out.empty()) all += fmt::format("Too much for a comment, and in review.html: {}.\n", left_out);
  return all;
}

}  // namespace dovetail::cli::review
