#include "cli/convert/relied_on.hpp"

#include "cli/check.hpp"
#include "cli/convert/library.hpp"
#include "cli/settings.hpp"
#include "dovetail/text/keys.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dovetail::cli::convert {
namespace {

/// The objects of one environment, or of a stack without any.
struct deployed {
  project& all;
  const std::vector<object>& objects;
  std::vector<outside_object>& outside;
  /// Null: the stack's own.
  environment* of = nullptr;

  /// The object of the project that a finding is about.
  object* object_of(const finding& told) const {
    for (const object& each : objects) {
      if (each.kind != told.kind || each.name != told.name ||
          (each.name_space != told.name_space && !each.name_space.empty() && !told.name_space.empty()))
        continue;
      for (object& known : all.objects)
        if (of == nullptr ? &known == &each
                          : of->objects.contains(known.given) && of->objects.at(known.given) == each.given)
          return &known;
    }
    return nullptr;
  }
};

void find_keys(const value& in, std::string_view reference, outside_object& of) {
  for (const value& each : in.parts) {
    if (each.name == reference && each.text_at("name") == of.name && is_config_key(each.text_at("key")))
      of.keys.insert(std::string(each.text_at("key")));
    find_keys(each, reference, of);
  }
}

/// The keys that objects of the stack read by their names.
void find_keys(const std::vector<object>& objects, outside_object& of) {
  if (of.kind != "Secret" && of.kind != "ConfigMap") return;
  const std::string_view reference = of.kind == "Secret" ? "secretKeyRef" : "configMapKeyRef";
  for (const object& each : objects)
    if (of.name_space.empty() || each.name_space == of.name_space) find_keys(each.tree, reference, of);
}

void look_outside(const deployed& in, inputs given) {
  project& all = in.all;
  settings asked;
  if (!all.asked.profile.empty()) asked.held_to = &profile_of(all.asked.profile);
  inputs again = given;
  outcome found = check_objects(std::move(given), asked);
  std::set<std::string> seen;
  bool any = false;
  for (const finding& each : found.findings) {
    if (each.external.empty() || !seen.insert(each.external).second) continue;
    try {
      const external_object outside = external_of(each.external);
      if (!can_be_external(outside.kind)) continue;
      asked.externals.push_back(outside);
      outside_object& made = in.outside.emplace_back();
      made.kind = outside.kind;
      made.name = outside.name;
      made.name_space = outside.name_space;
      any = true;
    } catch (const usage_error&) {
      // A pattern, or something that no external stands for: the finding says it.
    }
  }
  if (any) found = check_objects(std::move(again), asked);
  for (finding& each : found.findings) {
    if (each.broken != nullptr && each.broken->weight != check::severity::error) continue;
    object* of = in.object_of(each);
    if (each.broken != nullptr && each.broken->policy && of != nullptr) {
      auto& waivers = in.of == nullptr ? of->waivers : in.of->waivers[of->given];
      if (waivers.emplace(each.broken->id, each.words).second) ++all.into.waived;
      continue;
    }
    std::string mark =
        fmt::format("{}{}", each.words, each.broken == nullptr ? "" : fmt::format(" [{}]", each.broken->id));
    if (of != nullptr && std::find(of->marks.begin(), of->marks.end(), mark) == of->marks.end())
      of->marks.push_back(std::move(mark));
    // What several environments have is said once.
    if (in.of == nullptr || std::none_of(all.into.findings.begin(), all.into.findings.end(), [&](const finding& other) {
          return other.words == each.words && other.kind == each.kind && other.name == each.name;
        }))
      all.into.findings.push_back(std::move(each));
  }
  for (outside_object& each : in.outside)
    if (!each.has_values_elsewhere) find_keys(in.objects, each);
}

/// A policy that an object breaks wherever it is has one waiver; one that nothing breaks would be wrong.
void join_waivers(project& all) {
  for (object& each : all.objects) {
    std::map<std::string, std::size_t> counts;
    std::size_t count = 0;
    for (const environment& one : all.environments) {
      if (!one.objects.contains(each.given)) continue;
      ++count;
      if (const auto found = one.waivers.find(each.given); found != one.waivers.end())
        for (const auto& [rule, words] : found->second) ++counts[rule];
    }
    for (environment& one : all.environments)
      if (const auto found = one.waivers.find(each.given); found != one.waivers.end())
        std::erase_if(found->second, [&](const auto& waiver) {
          if (counts[waiver.first] != count) return false;
          each.waivers.insert(waiver);
          return true;
        });
  }
}

/// What all environments rely on is the stack's.
void join_outside(project& all) {
  std::map<std::string, std::size_t> known;
  std::vector<std::size_t> counts;
  std::vector<std::set<std::size_t>> of_environments;
  for (environment& each : all.environments) {
    std::set<std::size_t>& here = of_environments.emplace_back();
    for (outside_object& one : each.as_rendered.outside) {
      const std::string scope = scope_of(all, one.name_space, each.as_rendered.name_space);
      const auto [found, is_new] =
          known.emplace(fmt::format("{} {} {}", one.kind, scope, one.name), all.outside.size());
      if (is_new) {
        if (one.name_space == each.as_rendered.name_space) one.name_space = all.name_space;
        all.outside.push_back(one);
        counts.push_back(0);
      }
      outside_object& made = all.outside[found->second];
      made.keys.insert(one.keys.begin(), one.keys.end());
      made.has_values_elsewhere = made.has_values_elsewhere || one.has_values_elsewhere;
      if (here.insert(found->second).second) ++counts[found->second];
    }
  }
  for (std::size_t i = 0; i < all.outside.size(); ++i) {
    all.outside[i].is_of_stack = counts[i] == all.environments.size();
    if (all.outside[i].is_of_stack) continue;
    for (std::size_t j = 0; j < of_environments.size(); ++j)
      if (of_environments[j].contains(i)) all.environments[j].outside.push_back(i);
  }
}

}  // namespace

void look_outside(project& all, const renderings& given) {
  if (all.environments.empty()) return look_outside({all, all.objects, all.outside}, given.whole);
  for (std::size_t i = 0; i < all.environments.size(); ++i) {
    environment& each = all.environments[i];
    inputs of_environment;
    for (const rendered_file& file : given.environments[i].files) of_environment.files.push_back(file);
    look_outside({all, each.as_rendered.objects, each.as_rendered.outside, &each}, std::move(of_environment));
  }
  join_waivers(all);
  join_outside(all);
}

}  // namespace dovetail::cli::convert
