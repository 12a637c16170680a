#include "cli/diff/diff.hpp"
#include "cli/stable_sort.hpp"

#include "dovetail/api/versions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace dovetail::cli::diff {
namespace {

/// What both sides say is said once.
void hear(const outcome& heard, comparison& into) {
  for (const notice& each : heard.notices)
    if (std::none_of(into.notices.begin(), into.notices.end(),
                     [&](const notice& other) { return other.file == each.file && other.words == each.words; }))
      into.notices.push_back(each);
  for (const std::string& each : heard.unreadable)
    if (std::find(into.unreadable.begin(), into.unreadable.end(), each) == into.unreadable.end())
      into.unreadable.push_back(each);
}

std::string words_of(const std::vector<std::string_view>& states) {
  std::string all;
  for (const std::string_view each : states)
    all += fmt::format("{}{}", all.empty() ? "" : ", ", each.empty() ? "files" : each);
  return all;
}

struct two_sides {
  std::unique_ptr<side> before{};
  std::unique_ptr<side> after{};
};

two_sides sides_of(const request& asked) {
  auto before = std::make_unique<side>(asked.before, asked.rendering, asked.asked);
  return {std::move(before), std::make_unique<side>(asked.after, asked.rendering, asked.asked)};
}

/// What a cluster is asked for is what the manifests have.
two_sides sides_with_cluster(const request& asked) {
  const kubectl_tool kubectl = kubectl_for(*asked.live);
  settings settled = asked.asked;
  if (settled.name_space.empty()) settled.name_space = kubectl.name_space();
  auto after = std::make_unique<side>(asked.after, asked.rendering, settled);
  if (const std::vector<std::string_view> states = after->states(); states.size() > 1)
    throw usage_error{
        fmt::format("--live: a cluster has one environment, and these manifests have {}: {}; say the folder of one",
                    states.size(), words_of(states))};
  auto before = std::make_unique<side>(read_cluster(kubectl, *asked.live, *after), settled);
  return {std::move(before), std::move(after)};
}

}  // namespace

bool comparison::is_different() const {
  return std::any_of(pairs.begin(), pairs.end(), [](const object_pair& each) { return !each.is_the_same(); });
}

written_line comparison::manifest_line_of(const object& of, bool is_of_old, place at) const {
  return (is_of_old ? *before : *after).line_of(of, at);
}

std::string comparison::source_line_of(const object& of, bool is_of_old, place at) const {
  // The sources are those of the new version.
  if (is_of_old) return {};
  const written_line line = manifest_line_of(of, false, at);
  for (const description& each : stacks) {
    std::string found = each.source_of(line.file, line.line);
    if (found.empty()) found = each.source_of(of.kind, of.name_space, of.name);
    if (!found.empty()) return found;
  }
  return {};
}

comparison compare(const request& asked) {
  for (const std::string& each : asked.accepted) accepted_of(each);
  comparison made;
  for (const std::string& each : asked.descriptions) made.stacks.emplace_back(each);
  auto [before, after] = asked.live ? sides_with_cluster(asked) : sides_of(asked);
  if (before->only_state() && after->only_state() && before->only_state() != after->only_state())
    for (side* const each : {before.get(), after.get()}) each->forget_states();
  made.before = std::move(before);
  made.after = std::move(after);
  hear(made.before->heard(), made);
  hear(made.after->heard(), made);
  if (made.before->objects().empty() && made.after->objects().empty() && made.unreadable.empty() && !asked.may_be_empty)
    made.unreadable.emplace_back("nothing is compared: there is no object of Kubernetes in either version");
  made.pairs = match(*made.before, *made.after);
  const versions all{*made.before, *made.after, made.pairs,
                     asked.asked.kubernetes_minor == 0 ? api::newest_version : asked.asked.kubernetes_minor};
  const tell_effect tell = [&](effect told) { made.effects.push_back(std::move(told)); };
  find_refused(all, tell);
  find_happening(all, tell);
  find_lost(all, tell);
  stable_sort(made.effects, [](const effect& a, const effect& b) { return a.what->id < b.what->id; });
  for (const std::string& each : accept(asked.accepted, made.effects))
    made.notices.push_back({{}, 0, 0, fmt::format("--accept {}: there is nothing of it to accept", each)});
  return made;
}

}  // namespace dovetail::cli::diff
