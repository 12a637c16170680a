#include "cli/convert/join.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace dovetail::cli::convert {
namespace {

/// Objects by what they are, with a number behind it where some files have one twice.
std::map<std::string, std::size_t> by_key(const project& all, const gathered& of) {
  std::map<std::string, std::size_t> made;
  for (const object& each : of.objects) {
    const std::string key =
        fmt::format("{} {} {} {}", each.api_version, each.kind,
                    each.namespaced ? scope_of(all, each.name_space, of.name_space) : "", each.name);
    std::string numbered = key;
    for (std::size_t i = 2; !made.emplace(numbered, each.given).second; ++i) numbered = fmt::format("{} {}", key, i);
  }
  return made;
}

/// An object that is where all of its own are is where the stack is.
void move_to_stack(const project& all, object& one, const std::string& deployed_to) {
  if (!one.namespaced || one.name_space != deployed_to) return;
  one.name_space = all.name_space;
  if (all.name_space.empty()) one.tree.remove("metadata.namespace");
  // A base often has none, and its overlays say where it goes.
  else one.tree.set_namespace(all.name_space);
}

}  // namespace

std::string scope_of(const project& all, std::string_view name_space, std::string_view deployed_to) {
  return std::string(!all.environments.empty() && name_space == deployed_to ? "." : name_space);
}

void join(project& all) {
  if (all.environments.empty()) {
    all.objects = std::move(all.whole.objects);
    all.name_space = all.whole.name_space;
    all.outside = std::move(all.whole.outside);
    return;
  }
  const auto& first = all.environments.front().as_rendered.name_space;
  const auto is_everywhere = [&](const std::string& name) {
    return std::all_of(all.environments.begin(), all.environments.end(),
                       [&](const environment& each) { return each.as_rendered.name_space == name; });
  };
  const bool is_somewhere_nowhere = std::any_of(all.environments.begin(), all.environments.end(),
                                                [](const auto& each) { return each.as_rendered.name_space.empty(); });
  if (is_everywhere(first)) all.name_space = first;
  else if (!is_somewhere_nowhere) all.name_space = all.base.name_space;

  std::map<std::string, std::size_t> of_base = by_key(all, all.base);
  std::map<std::string, std::size_t> known;
  std::vector<std::map<std::string, std::size_t>> of_environments;
  for (const environment& each : all.environments) of_environments.push_back(by_key(all, each.as_rendered));
  const auto add = [&](const std::string& key, const object& form, const std::string& deployed_to) {
    if (known.contains(key)) return;
    std::size_t count = 0;
    for (const auto& each : of_environments) count += each.contains(key) ? 1 : 0;
    if (count == 0) return;
    known[key] = all.objects.size();
    object made = form;
    move_to_stack(all, made, deployed_to);
    made.given = all.objects.size();
    const bool is_of_most = of_base.contains(key) && 2 * count > of_environments.size();
    made.is_of_stack = is_of_most || (count == of_environments.size() && (count > 1 || of_base.empty()));
    all.objects.push_back(std::move(made));
  };
  // In the order in which they were given.
  const auto add_all = [&](const std::map<std::string, std::size_t>& keys, const gathered& of) {
    std::vector<const std::string*> in_order(of.objects.size());
    for (const auto& [key, index] : keys) in_order[index] = &key;
    for (std::size_t i = 0; i < in_order.size(); ++i) add(*in_order[i], of.objects[i], of.name_space);
  };
  add_all(of_base, all.base);
  for (std::size_t i = 0; i < all.environments.size(); ++i)
    add_all(of_environments[i], all.environments[i].as_rendered);
  // A stack has one, and where the environments share none, the others take it out.
  if (!all.objects.empty() &&
      std::none_of(all.objects.begin(), all.objects.end(), [](const object& each) { return each.is_of_stack; }))
    all.objects.front().is_of_stack = true;
  for (std::size_t i = 0; i < all.environments.size(); ++i)
    for (const auto& [key, index] : of_environments[i]) all.environments[i].objects[known.at(key)] = index;
}

}  // namespace dovetail::cli::convert
