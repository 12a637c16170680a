#include "cli/review/review.hpp"

#include "cli/tools/git_base.hpp"
#include "cli/tools/git_revision.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

namespace dovetail::cli::review {
namespace {

namespace fs = std::filesystem;

/// A kustomize tree has each environment whole below this folder.
constexpr std::string_view rendered = "rendered";

/// Where each of a stack's objects stands once for each environment: neither bases nor patches.
std::string folder_of(const description& stack, const git_revision& before) {
  const fs::path trees = fs::path(stack.folder()) / rendered;
  std::error_code error;
  const bool is_tree = fs::is_directory(trees, error) || fs::is_directory(before.working_folder() / trees, error);
  return is_tree ? trees.string() : stack.folder();
}

std::vector<environment_review> environments_of(const description& stack, const diff::comparison& found) {
  std::vector<environment_review> all;
  const auto add = [&](std::string name, const std::function<bool(const diff::object&)>& counts) {
    all.push_back({std::move(name), resources_of(*found.before, counts), resources_of(*found.after, counts)});
  };
  if (stack.environments().empty()) add({}, [](const diff::object&) { return true; });
  for (const std::string& each : stack.environments())
    add(each, [&](const diff::object& of) { return of.state == each; });
  return all;
}

}  // namespace

review review_of(const request& asked) {
  const git_base base = find_git_base("--git", asked.base);
  const auto before = std::make_shared<const git_revision>("--git", base.commit);
  review made{base.commit, base.branch, {}};
  for (const std::string& each : asked.descriptions) {
    stack_review one{description(each), {}, {}, {}, {}, {}, {}};
    diff::request wanted;
    wanted.before.paths = wanted.after.paths = {folder_of(one.stack, *before)};
    wanted.before.has_environments = wanted.after.has_environments = !one.stack.environments().empty();
    wanted.before.revision = base.commit;
    wanted.before.told_as = "before";
    wanted.before.checkout = before;
    std::error_code error;
    if (!fs::exists(wanted.after.paths.front(), error)) wanted.after.paths.clear();
    wanted.accepted = asked.accepted;
    wanted.descriptions = {each};
    // What kustomize and Helm would make of it lies there as well.
    wanted.rendering.renders = false;
    wanted.may_be_empty = true;
    wanted.asked.kubernetes_minor = asked.kubernetes_minor;
    one.found = diff::compare(wanted);
    one.images = images_of(one.found);
    one.environments = environments_of(one.stack, one.found);
    one.waivers = waivers_of(one.stack, one.found);
    one.files =
        changed_files(before->working_folder() / one.stack.folder(), one.stack.folder(), one.stack.objects().empty());
    if (one.found.is_different()) {
      graph::request drawn;
      drawn.paths = wanted.before.paths;
      drawn.revision = base.commit;
      drawn.has_environments = wanted.before.has_environments;
      drawn.rendering.renders = false;
      drawn.has_findings = false;
      one.picture = graph::picture_of(drawn);
    }
    made.stacks.push_back(std::move(one));
  }
  return made;
}

}  // namespace dovetail::cli::review
