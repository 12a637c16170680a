#include "cli/new_findings.hpp"

#include "cli/known_findings.hpp"
#include "cli/rendered/together.hpp"
#include "cli/tools/git_revision.hpp"
#include "cli/tools/working_folder.hpp"
#include "schema/output.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

void note(outcome& into, std::string file, std::string words) {
  into.notices.push_back({std::move(file), 0, 0, std::move(words)});
}

bool is_below_any(const std::string& file, const std::vector<std::string>& paths) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(file, error);
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& each) {
    const fs::path path = fs::weakly_canonical(each, error);
    return std::mismatch(path.begin(), path.end(), whole.begin(), whole.end()).first == path.end();
  });
}

}  // namespace

void leave_new_since(const std::string& revision, const std::vector<std::string>& paths, const settings& asked,
                     const how_to_render& how, outcome& found) {
  if (std::find(paths.begin(), paths.end(), "-") != paths.end())
    throw usage_error{"--since is for files that git has: what standard input was at a revision is not known"};
  const git_revision before("--since", revision);
  std::vector<std::string> there;
  for (const std::string& each : paths) {
    const fs::path path = from_here(each);
    std::error_code error;
    if (fs::exists(before.working_folder() / path, error)) there.push_back(path.string());
  }
  outcome old;
  if (!there.empty()) {
    settings then = asked;
    // CustomResourceDefinitions are those of today, as all settings are.
    for (std::string& each : then.crds) each = fs::absolute(each).string();
    how_to_render then_rendered = how;
    for (std::string& each : then_rendered.values) each = from_here(each).string();
    const working_folder in(before.working_folder());
    old = check_paths(there, then, then_rendered);
  }
  if (!old.nothing)
    for (const std::string& each : old.unreadable)
      note(found, {},
           fmt::format("at {} this could not be checked, and all that is found there counts as new: {}", revision,
                       each));
  const known_findings::taken taken = known_findings(old).take_out_of(found);
  found.left_out += taken.count;
  if (taken.count != 0)
    note(found, {},
         fmt::format("{} that {} at {} already {} left out", counted(taken.count, "finding"),
                     taken.count == 1 ? "was there" : "were there", revision, taken.count == 1 ? "is" : "are"));
}

void leave_new_to_baseline(const std::string& file, const std::vector<std::string>& paths, outcome& found) {
  constexpr std::size_t listed = 8;
  const known_findings baseline(characters_of(file, std::size_t{64} << 20), file);
  known_findings::taken taken = baseline.take_out_of(found);
  found.left_out += taken.count;
  if (taken.count != 0)
    note(found, file,
         fmt::format("{} that it has {} left out", counted(taken.count, "finding"), taken.count == 1 ? "is" : "are"));
  // Of what this run has not looked at nothing is known.
  std::error_code error;
  std::erase_if(taken.gone, [&](const known_finding& each) {
    return !each.file.empty() && !is_below_any(each.file, paths) && !found.reading_of.contains(each.file) &&
           fs::exists(each.file, error);
  });
  std::size_t count = 0;
  for (const known_finding& each : taken.gone) count += each.count;
  if (count == 0) return;
  note(found, file,
       fmt::format("{} of it {} there no more: --write-baseline {} makes it smaller", counted(count, "finding"),
                   count == 1 ? "is" : "are", file));
  for (std::size_t i = 0; i < std::min(taken.gone.size(), listed); ++i)
    note(found, file, fmt::format("no more: {}: {} [{}]", taken.gone[i].file, taken.gone[i].words, taken.gone[i].rule));
  if (taken.gone.size() > listed) note(found, file, fmt::format("no more: {} others", taken.gone.size() - listed));
}

void write_baseline(const std::string& file, outcome& found) {
  const known_findings all(found);
  try {
    schema::write_files({{file, all.text()}});
  } catch (const schema::problem& wrong) {
    throw usage_error{wrong.what()};
  }
  note(found, file, fmt::format("has {} now", counted(all.size(), "finding")));
  found.left_out = all.size();
  found.findings.clear();
  found.errors = found.warnings = 0;
}

}  // namespace dovetail::cli
