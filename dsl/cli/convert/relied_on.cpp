#include "cli/convert/relied_on.hpp"

#include "cli/check.hpp"
#include "cli/convert/library.hpp"
#include "cli/settings.hpp"
#include "dovetail/text/keys.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>

namespace dovetail::cli::convert {
namespace {

object* object_of(project& all, const finding& told) {
  for (object& each : all.objects)
    if (each.kind == told.kind && each.name == told.name &&
        (each.name_space == told.name_space || each.name_space.empty() || told.name_space.empty()))
      return &each;
  return nullptr;
}

void find_keys(const value& in, std::string_view reference, outside_object& of) {
  for (const value& each : in.parts) {
    if (each.name == reference && each.text_at("name") == of.name && is_config_key(each.text_at("key")))
      of.keys.insert(std::string(each.text_at("key")));
    find_keys(each, reference, of);
  }
}

/// The keys that objects of the stack read by their names.
void find_keys(const project& all, outside_object& of) {
  if (of.kind != "Secret" && of.kind != "ConfigMap") return;
  const std::string_view reference = of.kind == "Secret" ? "secretKeyRef" : "configMapKeyRef";
  for (const object& each : all.objects)
    if (of.name_space.empty() || each.name_space == of.name_space) find_keys(each.tree, reference, of);
}

}  // namespace

void look_outside(project& all, inputs given) {
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
      outside_object& made = all.outside.emplace_back();
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
    object* of = object_of(all, each);
    if (each.broken != nullptr && each.broken->policy && of != nullptr) {
      of->waivers.emplace(each.broken->id, each.words);
      ++all.into.waived;
      continue;
    }
    if (of != nullptr)
      of->marks.push_back(
          fmt::format("{}{}", each.words, each.broken == nullptr ? "" : fmt::format(" [{}]", each.broken->id)));
    all.into.findings.push_back(std::move(each));
  }
  for (outside_object& each : all.outside)
    if (!each.has_values_elsewhere) find_keys(all, each);
}

}  // namespace dovetail::cli::convert
