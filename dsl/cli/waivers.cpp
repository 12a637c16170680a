#include "cli/waivers.hpp"

#include "dovetail/check/waivers.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dovetail::cli {
namespace {

std::string title_of(const waiver& each) {
  if (each.kind == "*" && each.name == "*") return "every object";
  return fmt::format("{} `{}`", each.kind, each.name);
}

}  // namespace

waivers::waivers(const settings& asked) : asked_(asked) {
  for (const waiver& each : asked.waivers) of_settings_.push_back({each, nullptr, false, false});
}

void waivers::add_annotation(std::string_view rule, std::string_view reason, place at, const finding& of_object) {
  const finding& object = objects_.emplace_back(of_object);
  waiver made;
  made.rule = rule;
  made.reason = reason;
  made.kind = object.kind;
  made.name = object.name;
  made.name_space = object.name_space;
  made.file = at.file == nullptr ? "" : at.file;
  made.line = at.line;
  made.column = at.column;
  by_object_[key_of(object)].push_back(&of_objects_.emplace_back(entry{std::move(made), &object, false, true}));
}

/// An object by where it stands: two may have one name, of two environments.
std::string waivers::key_of(const finding& told) {
  return fmt::format("{}:{}:{}", told.object.file == nullptr ? "" : told.object.file, told.object.line,
                     told.object.column);
}

bool waivers::is_for(const entry& each, const finding& told) {
  return !told.kind.empty() && matches(each.what.kind, told.kind) && matches(each.what.name, told.name) &&
         (each.what.name_space.empty() || matches(each.what.name_space, told.name_space));
}

bool waivers::cover(const finding& told) {
  if (!may_be_waived(*told.broken)) return false;
  bool covered = false;
  const auto look_at = [&](entry& each) {
    if (each.what.reason.empty() || !matches(each.what.rule, told.broken->id)) return;
    each.used = covered = true;
  };
  for (entry& each : of_settings_)
    if (is_for(each, told)) look_at(each);
  if (!by_object_.empty())
    if (const auto found = by_object_.find(key_of(told)); found != by_object_.end())
      for (entry* each : found->second) look_at(*each);
  return covered;
}

/// Whether the rule is one that this run asks for: a waiver of another is for other runs.
bool waivers::may_be_needed(const waiver& each) const {
  bool is_known = false;
  for (const check::rule* rule : all_rules()) {
    if (!matches(each.rule, rule->id)) continue;
    is_known = true;
    if (asked_.runs(*rule)) return true;
  }
  return !is_known;
}

std::vector<finding> waivers::faults() const {
  std::vector<finding> all;
  for (const entry& each : of_settings_)
    if (!each.used && (may_be_needed(each.what) || !each.has_object)) add_fault(each, all);
  for (const entry& each : of_objects_)
    if (!each.used && may_be_needed(each.what)) add_fault(each, all);
  return all;
}

void waivers::add_fault(const entry& each, std::vector<finding>& into) const {
  finding made;
  if (each.object != nullptr) made = *each.object;
  made.broken = &check::DOV_04;
  made.file = each.what.file;
  made.line = each.what.line;
  made.column = each.what.column;
  made.kind = each.what.kind;
  made.name = each.what.name;
  made.name_space = each.what.name_space;
  const std::string title = title_of(each.what);
  if (each.object == nullptr) {
    made.words = each.has_object ? fmt::format("{} is waived for {}, but nothing there breaks it: remove the waiver",
                                               each.what.rule, title)
                                 : fmt::format("{} is waived for {}, which is not among the objects: remove the waiver",
                                               each.what.rule, title);
  } else if (const check::rule* rule = find_rule(each.what.rule); rule == nullptr) {
    made.words = fmt::format("{} waives `{}`: {}", title, each.what.rule, words_for_unknown_rule(each.what.rule));
  } else if (each.what.reason.empty()) {
    made.words = fmt::format("{} waives `{}` without a reason", title, each.what.rule);
  } else {
    const std::vector<const check::rule*> same = [&] {
      std::vector<const check::rule*> found;
      for (const check::rule* other : all_rules())
        if (other->id == rule->id) found.push_back(other);
      return found;
    }();
    const bool may_be = std::any_of(same.begin(), same.end(), [](const auto* other) { return may_be_waived(*other); });
    made.words = may_be ? fmt::format("{} waives `{}`, but nothing there breaks it", title, each.what.rule)
                        : fmt::format("{} waives `{}`, which is never waived: {}", title, each.what.rule,
                                      why_never_waived(*rule));
  }
  into.push_back(std::move(made));
}

}  // namespace dovetail::cli
