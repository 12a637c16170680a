#include "cli/review/reviewed_waivers.hpp"
#include "cli/stable_sort.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace dovetail::cli::review {
namespace {

constexpr std::string_view is_waived = " is waived: ";

std::string title_of(const described_object& of) {
  return of.name_space.empty() ? fmt::format("{} {}", of.kind, of.name)
                               : fmt::format("{} {}/{}", of.kind, of.name_space, of.name);
}

const diff::object_pair* pair_of(const described_object& wanted, const diff::comparison& of) {
  for (const diff::object_pair& each : of.pairs)
    if (each.is_both() && each.after->kind == wanted.kind && each.after->name == wanted.name &&
        each.after->name_space == wanted.name_space && each.after->state == wanted.environment)
      return &each;
  return nullptr;
}

/// The rules that a manifest's comments say are waived.
std::vector<std::string> waived_in(std::string_view comments) {
  std::vector<std::string> all;
  for (std::size_t at = comments.find(is_waived); at != std::string_view::npos; at = comments.find(is_waived, at + 1)) {
    const std::size_t space = comments.rfind(' ', at - 1);
    all.emplace_back(comments.substr(space == std::string_view::npos ? 0 : space + 1,
                                     at - (space == std::string_view::npos ? 0 : space + 1)));
  }
  return all;
}

reviewed_waiver::state state_of(const described_waiver& of, const diff::comparison& in) {
  using state = reviewed_waiver::state;
  const diff::object_pair* pair = pair_of(of.about, in);
  if (pair == nullptr) return state::is_new;
  const std::string comments = in.before->comments_of(*pair->before);
  if (comments.find(of.rule + std::string(is_waived) + of.reason) != std::string::npos) return state::same;
  return comments.find(of.rule + std::string(is_waived)) != std::string::npos ? state::has_another_reason
                                                                              : state::is_new;
}

bool is_alike(const reviewed_waiver& a, const reviewed_waiver& b) {
  return a.is == b.is && a.rule == b.rule && a.reason == b.reason && a.about == b.about && a.source == b.source;
}

}  // namespace

std::vector<reviewed_waiver> waivers_of(const description& stack, const diff::comparison& of) {
  std::vector<reviewed_waiver> all;
  const auto add = [&](reviewed_waiver made) {
    if (std::none_of(all.begin(), all.end(), [&](const reviewed_waiver& each) { return is_alike(each, made); }))
      all.push_back(std::move(made));
  };
  for (const described_waiver& each : stack.waivers())
    add({state_of(each, of), each.rule, each.reason, title_of(each.about), each.about.source});
  for (const diff::object_pair& pair : of.pairs) {
    if (pair.before == nullptr) continue;
    for (const std::string& rule : waived_in(of.before->comments_of(*pair.before))) {
      const bool is_still =
          pair.after != nullptr &&
          std::any_of(stack.waivers().begin(), stack.waivers().end(), [&](const described_waiver& each) {
            return each.rule == rule && each.about.kind == pair.after->kind && each.about.name == pair.after->name &&
                   each.about.name_space == pair.after->name_space;
          });
      if (!is_still) add({reviewed_waiver::state::gone, rule, {}, pair.before->title(), {}});
    }
  }
  stable_sort(all, [](const reviewed_waiver& a, const reviewed_waiver& b) { return a.is < b.is; });
  return all;
}

}  // namespace dovetail::cli::review
