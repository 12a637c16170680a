#include "chart_environments.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

namespace dovetail::emit::detail {
namespace {

constexpr std::string_view value_name = "environment";

bool changes_resources(const runtime_environment& environment) {
  return !environment.view.edits.empty() || !environment.added.empty();
}

/// "stack/shop/prod.hpp:7: prod edits in a chart": where an environment does so first.
std::string first_change(const runtime_environment& environment) {
  const place at = !environment.view.edits.empty() ? environment.view.edits.front().at : environment.added.front().at;
  return fmt::format("{}:{}: {} {} in a chart", at.file == nullptr ? "(unknown)" : at.file, at.line,
                     environment.view.name, environment.view.edits.empty() ? "adds a resource" : "edits");
}

value_declaration choice_of(std::span<const runtime_environment> environments) {
  const auto first = std::find_if(environments.begin(), environments.end(), changes_resources);
  value_declaration made{};
  if (environments.size() > made.words.size())
    throw std::invalid_argument(fmt::format(
        "{}, which tells up to {} environments apart, and there are {}: set values in them alone, and let a switch decide, "
        "withValue(a_switch, true) and .when(a_switch)",
        first_change(*first), made.words.size(), environments.size()));
  made.name = value_name;
  made.type = value_type::choice;
  made.description = "Which environment it is: what each of them has of its own.";
  for (const runtime_environment& each : environments) made.words[made.word_count++] = each.view.name;
  made.default_value = made.words[0];
  return made;
}

}  // namespace

chart_environments::chart_environments(const runtime_stack& stack)
    : edits_(std::any_of(stack.environments.begin(), stack.environments.end(), changes_resources)), stack_(stack) {
  if (!edits_) return;
  choice_ = choice_of(stack.environments);
  values_.push_back(&choice_);
  for (const value_declaration* each : stack.values) {
    if (each->name == value_name || each->name.starts_with("environment."))
      throw std::invalid_argument(fmt::format(
          "{}:{}: value `{}` has the name by which a chart tells environments apart that edit: give it another one",
          each->at.file == nullptr ? "(unknown)" : each->at.file, each->at.line, each->name));
    values_.push_back(each);
  }
  resources_.assign(stack.resources.begin(), stack.resources.end());
  settings_.reserve(stack.environments.size());
  for (const runtime_environment& each : stack.environments) {
    for (runtime_entry added : each.added) {
      if (added.asked.count == conditions::most)
        throw std::invalid_argument(fmt::format(
            "{}:{}: {} adds a {} to a chart that {} conditions decide on already, and its environment is one more: leave one of them to a "
            "switch that stands for it",
            added.at.file == nullptr ? "(unknown)" : added.at.file, added.at.line, each.view.name, added.kind->kind,
            conditions::most));
      added.asked = added.asked.with({&choice_, each.view.name});
      resources_.push_back(added);
    }
    std::vector<value_setting>& settings = settings_.emplace_back(each.view.values.begin(), each.view.values.end());
    settings.push_back({value_name, each.view.name});
    environment_view& view = environments_.emplace_back().view;
    view = each.view;
    view.values = settings;
  }
  stack_.resources = resources_;
  stack_.values = values_;
  stack_.environments = environments_;
}

const environment_view& environment_in_chart(const runtime_stack& stack, const value_declaration* choice,
                                             lowering& in) {
  static constexpr environment_view none{};
  if (choice == nullptr) return none;
  // Those that edit nothing are all the rest together; where there is none, the last one is.
  const environment_view* rest = nullptr;
  for (const runtime_environment& each : stack.environments)
    if (each.view.edits.empty()) rest = &none;
  if (rest == nullptr) rest = &stack.environments.back().view;
  for (const runtime_environment& each : stack.environments)
    if (!each.view.edits.empty() && &each.view != rest && in.holds({choice, each.view.name})) return each.view;
  return *rest;
}

}  // namespace dovetail::emit::detail
