#include "chart_check.hpp"

#include "chart.hpp"
#include "chart_values.hpp"
#include "checksum.hpp"
#include "json_tree.hpp"
#include "lowered_stack.hpp"
#include "template_scalar.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace dovetail::emit::detail {
namespace {

using model::json;
using kind = json::type;

/// What values are in an environment, as text.
class environment_texts {
 public:
  environment_texts(const runtime_stack& stack, const environment_view& environment)
      : stack_(stack), environment_(environment) {}

  std::string of(const value_declaration& value) const {
    for (const value_setting& setting : environment_.values)
      if (setting.name == value.name)
        return setting.number < 0 ? std::string(setting.value) : std::to_string(setting.number);
    return std::string(value.default_text());
  }
  std::string named(std::string_view name) const {
    for (const value_declaration* value : stack_.values)
      if (value->name == name) return of(*value);
    return {};
  }
  std::string name_space() const {
    const argument& given = environment_.name_space.given() ? environment_.name_space : stack_.name_space;
    if (!given.given()) return "default";
    return given.is == argument::form::value ? of(*given.value) : std::string(given.characters);
  }
  /// What every condition comes to.
  std::vector<decision> decisions() const {
    std::vector<decision> all;
    for (const value_declaration* value : stack_.values) {
      if (value->type == value_type::switched) all.push_back({{value, "true"}, of(*value) == "true"});
      for (std::size_t i = 0; i < value->word_count; ++i)
        all.push_back({{value, value->words[i]}, of(*value) == value->words[i]});
    }
    return all;
  }
  const runtime_stack& stack() const { return stack_; }

 private:
  const runtime_stack& stack_;
  const environment_view& environment_;
};

/// Puts values in the place of symbols.
class substitution {
 public:
  substitution(const environment_texts& texts, model::arena& characters) : texts_(texts), characters_(characters) {}

  json made_of(const json& symbolic) {
    json made;
    made.is = symbolic.is;
    switch (symbolic.is) {
      case kind::string:
        made.scalar = model::text(characters_.keep(text(symbolic.scalar.view())));
        break;
      case kind::number:
        made.scalar = model::text(characters_.keep(number(symbolic.scalar.view())));
        break;
      case kind::array:
        for (const json& item : symbolic.items) add_items(item, made);
        break;
      case kind::object:
        for (std::size_t i = 0; i < symbolic.items.size(); ++i) add_member(symbolic, i, made);
        break;
      case kind::absent:
      case kind::null:
      case kind::boolean:
        made.scalar = symbolic.scalar;
    }
    return made;
  }

 private:
  std::string text(std::string_view symbolic) const {
    std::string made;
    while (!symbolic.empty()) {
      const std::size_t begin = std::min(symbolic.find(marker::begin), symbolic.size());
      made += symbolic.substr(0, begin);
      if (begin == symbolic.size()) break;
      const std::size_t end = symbolic.find(marker::end, begin);
      made += meaning(symbolic[begin + 1], symbolic.substr(begin + 2, end - begin - 2));
      symbolic.remove_prefix(end + 1);
    }
    return made;
  }
  std::string meaning(char what, std::string_view rest) const {
    if (what == marker::name_space) return texts_.name_space();
    if (what == marker::own_name) return std::string(rest);
    if (what == marker::hashed_name) return std::string(held_by_marker(rest).name);
    // Both have the marker: the hash is of what they hold, which is compared.
    if (what == marker::checksum) return fmt::format("{}{}{}{}", marker::begin, what, rest, marker::end);
    const std::size_t end = std::min(rest.find(marker::separator), rest.size());
    std::string value = texts_.named(rest.substr(0, end));
    if (end == rest.size()) return value;
    std::string joined;
    for (const std::string_view item : items_of(value)) {
      if (!joined.empty()) joined += rest.substr(end + 1);
      joined += item;
    }
    return joined;
  }
  std::string number(std::string_view digits) const {
    const auto values = texts_.stack().values;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (digits == std::to_string(marker::number_of(i))) return texts_.of(*values[i]);
    return std::string(digits);
  }
  void add_items(const json& item, json& into) {
    const std::string_view symbolic = item.scalar.view();
    if (item.is != kind::string || !is_marker(symbolic) || symbolic[1] != marker::items) {
      into.items.push_back(made_of(item));
      return;
    }
    const std::string list = texts_.named(symbolic.substr(2, symbolic.size() - 3));
    for (const std::string_view each : items_of(list)) {
      json& added = into.items.emplace_back();
      added.is = kind::string;
      added.scalar = model::text(characters_.keep(each));
    }
  }
  void add_member(const json& symbolic, std::size_t i, json& into) {
    if (symbolic.names[i] != marker::all_labels) {
      into.names.push_back(model::text(characters_.keep(text(symbolic.names[i].view()))));
      into.items.push_back(made_of(symbolic.items[i]));
      return;
    }
    for (const named_argument& label : texts_.stack().labels) {
      into.names.push_back(model::text(label.name.characters));
      json& added = into.items.emplace_back();
      added.is = kind::string;
      added.scalar = label.value.is == argument::form::value
                         ? model::text(characters_.keep(texts_.of(*label.value.value)))
                         : model::text(label.value.characters);
    }
  }

  const environment_texts& texts_;
  model::arena& characters_;
};

/// The path to the first place at which two values differ; "-" where they do not.
std::string difference(const json& a, const json& b, const std::string& path) {
  if (a.is != b.is || a.items.size() != b.items.size()) return path;
  if (a.is != kind::array && a.is != kind::object) return a.scalar.view() == b.scalar.view() ? "-" : path;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (a.is == kind::object && a.names[i].view() != b.names[i].view()) return path;
    const std::string step =
        a.is == kind::array ? fmt::format("[{}]", i) : (path.empty() ? "" : ".") + std::string(a.names[i].view());
    if (std::string found = difference(a.items[i], b.items[i], path + step); found != "-") return found;
  }
  return "-";
}

/// " (edited at stack/shop/prod.hpp:12)", where the environment edits the resource.
std::string edited_at(const resource_notes& notes) {
  if (notes.edits.size() == 0) return {};
  const place at = notes.edits[notes.edits.size() - 1];
  return fmt::format(" (edited at {}:{})", at.file, at.line);
}

void check_environment(const chart_environments& of, const runtime_environment* environment) {
  const runtime_stack& stack = of.stack();
  const environment_view none{};
  const environment_texts texts(stack, environment == nullptr ? none : environment->view);
  model::arena characters;
  check::verdict unheard(characters);
  lowered_stack concrete;
  concrete.environment = environment;
  lower(stack, {}, concrete, unheard);
  const std::vector<decision> decided = texts.decisions();
  for (std::size_t i = 0; i < concrete.objects.size(); ++i) {
    const runtime_entry& e = *concrete.entries[i];
    if (concrete.objects[i]->notes.hashed_name.known() != has_hashed_name(e))
      throw std::invalid_argument(fmt::format(
          "{} `{}` as a template: its name has a hash by an edit or under a condition{}: in a chart withHashedName() is said where the "
          "ConfigMap is made, without .when(…)",
          e.kind->kind, e.name.characters, edited_at(concrete.objects[i]->notes)));
    const symbolic_resource symbolic(of, e, decided);
    const auto as_json = [&](const lowered_object& object) {
      return to_json({e.kind->api_version, e.kind->kind, &e.kind->type(), object.object()}, characters);
    };
    const json expected = as_json(*concrete.objects[i]);
    const std::string path =
        symbolic.object() == nullptr
            ? std::string()
            : difference(substitution(texts, characters).made_of(as_json(*symbolic.object())), expected, "");
    if (path != "-")
      throw std::invalid_argument(fmt::format(
          "{} `{}` as a template: {} depends on what a value is, which an edit has looked at{}: a template cannot do that; "
          "let a switch or a choice decide, with .when(…)",
          e.kind->kind, e.name.characters, path.empty() ? "whether it is there" : path,
          edited_at(concrete.objects[i]->notes)));
  }
}

}  // namespace

void check_symbols(const chart_environments& of) {
  if (of.stack().environments.empty()) check_environment(of, nullptr);
  for (const runtime_environment& each : of.stack().environments) check_environment(of, &each);
}

}  // namespace dovetail::emit::detail
