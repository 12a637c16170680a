#include "cli/review/sections.hpp"

#include "cli/diff/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace dovetail::cli::review {
namespace {

std::string code(std::string_view text) { return text.empty() ? "-" : fmt::format("`{}`", text); }

std::string count_of(std::size_t count, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

/// "1 GiB → 2 GiB", or one of them where they are the same.
std::string change_of(const std::string& before, const std::string& after) {
  return before == after ? after : fmt::format("{} → {}", before, after);
}

section section_of(std::string title, std::vector<std::string> columns) {
  return {std::move(title), {}, {columns, {}}, {columns, {}}};
}

section images_of(const stack_review& of) {
  section made = section_of("Images", {"before", "after", "where"});
  made.summary =
      fmt::format("{}, {} as before", count_of(of.images.changed.size(), "change", "changes"), of.images.same.size());
  for (const changed_image& each : of.images.changed)
    made.what.rows.push_back({code(each.before), code(each.after), fmt::format("{}", fmt::join(each.where, "; "))});
  for (const std::string& each : of.images.same) made.as_before.rows.push_back({code(each), code(each), ""});
  return made;
}

section resources_of(const stack_review& of) {
  section made = section_of("Asked of the cluster",
                            {"environment", "pods", "requests: cpu", "memory", "limits: cpu", "memory", "storage"});
  made.summary = "in sum, without Jobs and what each node has";
  for (const environment_review& each : of.environments) {
    const asked_resources &before = each.before, &after = each.after;
    if (before == asked_resources{} && after == asked_resources{}) continue;
    table& into = before == after ? made.as_before : made.what;
    into.rows.push_back(
        {each.name.empty() ? "-" : each.name, change_of(std::to_string(before.pods), std::to_string(after.pods)),
         change_of(cores(before.cpu), cores(after.cpu)), change_of(bytes(before.memory), bytes(after.memory)),
         change_of(cores(before.cpu_limit), cores(after.cpu_limit)),
         change_of(bytes(before.memory_limit), bytes(after.memory_limit)),
         change_of(bytes(before.storage), bytes(after.storage))});
  }
  return made;
}

std::string_view word_of(reviewed_waiver::state is) {
  using state = reviewed_waiver::state;
  switch (is) {
    case state::is_new:
      return "new";
    case state::has_another_reason:
      return "other reason";
    case state::gone:
      return "gone";
    case state::same:
      break;
  }
  return "as before";
}

section waivers_of(const stack_review& of) {
  section made = section_of("Waived rules", {"", "rule", "object", "reason", "place"});
  std::size_t counts[4] = {};
  for (const reviewed_waiver& each : of.waivers) {
    ++counts[static_cast<std::size_t>(each.is)];
    table& into = each.is == reviewed_waiver::state::same ? made.as_before : made.what;
    into.rows.push_back({std::string(word_of(each.is)), each.rule, each.about, each.reason,
                         each.source.empty() ? "" : code(each.source)});
  }
  made.summary =
      fmt::format("{} new, {} with another reason, {} gone, {} as before", counts[0], counts[1], counts[3], counts[2]);
  return made;
}

section files_of(const stack_review& of) {
  section made = section_of("Other files", {"", "file"});
  for (const changed_file& each : of.files)
    made.what.rows.push_back({each.sign == '+' ? "new" : each.sign == '-' ? "gone" : "changed", code(each.name)});
  made.summary = count_of(of.files.size(), "file that is no manifest", "files that are no manifests");
  return made;
}

/// What somebody else has to see to, and what the stack's objects make once they are there. What of it is new nobody knows: the
/// manifests do not have it.
section externals_of(const stack_review& of) {
  section made = section_of("Expected in the cluster", {"object", "what of it", "who makes it", "environments"});
  std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> rows;
  for (const described_external& each : of.stack.externals()) {
    const std::string name =
        each.about.name_space.empty() ? each.about.name : each.about.name_space + "/" + each.about.name;
    std::vector<std::string> what = each.keys;
    what.insert(what.end(), each.ports.begin(), each.ports.end());
    std::vector<std::string> row{fmt::format("{} {}", each.about.kind, name), fmt::format("{}", fmt::join(what, ", ")),
                                 each.maker.empty() ? "somebody else" : each.maker};
    auto known = std::find_if(rows.begin(), rows.end(), [&](const auto& other) { return other.first == row; });
    if (known == rows.end()) known = rows.insert(known, {std::move(row), {}});
    if (!each.about.environment.empty()) known->second.push_back(each.about.environment);
  }
  for (auto& [row, environments] : rows) {
    row.push_back(
        environments.size() == of.stack.environments().size() ? "" : fmt::format("{}", fmt::join(environments, ", ")));
    made.as_before.rows.push_back(std::move(row));
  }
  made.summary =
      count_of(rows.size(), "object that the manifests do not hold", "objects that the manifests do not hold");
  return made;
}

}  // namespace

table overview_of(const review& of) {
  table made{{"stack", "changed", "new", "gone", "refused", "lost", "happen", "waivers"}, {}};
  for (const stack_review& each : of.stacks) {
    const diff::shown_comparison found = diff::shown(each.found, false);
    const auto new_waivers = std::count_if(each.waivers.begin(), each.waivers.end(), [](const reviewed_waiver& one) {
      return one.is == reviewed_waiver::state::is_new || one.is == reviewed_waiver::state::has_another_reason;
    });
    const auto number = [](std::size_t count) { return count == 0 ? std::string("-") : std::to_string(count); };
    made.rows.push_back({each.stack.stack(), number(found.changed + found.renamed), number(found.added),
                         number(found.gone), number(found.refused), number(found.lost), number(found.happening),
                         new_waivers == 0 ? "-" : fmt::format("{} new", new_waivers)});
  }
  return made;
}

std::vector<section> sections_of(const stack_review& of) {
  std::vector<section> all;
  for (section& each : std::array{images_of(of), resources_of(of), waivers_of(of), externals_of(of), files_of(of)})
    if (!each.what.rows.empty() || !each.as_before.rows.empty()) all.push_back(std::move(each));
  return all;
}

std::string introduction_of(const review& of) {
  return fmt::format("Compared with `{}`, where the change has left `{}`.", of.commit, of.branch);
}

}  // namespace dovetail::cli::review
