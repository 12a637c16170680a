// Every field of every kind that can be posted, by its path: from a literal, and for a chart from a value. The paths are made of
// the kinds' tables of fields; where a step has put something is looked up by the types' descriptions, which are made of the same
// schema another way.
#include "dovetail/emit/yaml.hpp"
#include "dovetail/model/reflection.hpp"
#include "dovetail/stack/kind.hpp"
#include "dovetail/stack/kinds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit {
namespace {

using dovetail::detail::field_kind;
using dovetail::detail::field_task;
using dovetail::detail::path_facts;
using dovetail::detail::path_fault;
using dovetail::detail::path_use;
using model::field_entry;
using model::field_form;
using model::object_table;

constexpr std::string_view text_key = "k";
constexpr std::string_view number_key = "7";

inline constexpr auto text_value = value<"text">(grammars::line_of_text, "marked");
inline constexpr auto number_value = value<"number">(31007);
inline constexpr auto amount_value = value<"amount">(grammars::quantity, "7Gi");
inline constexpr auto switch_value_of_test = value<"switch">(true);
const value_declaration* const declared[] = {&text_value, &number_value, &amount_value, &switch_value_of_test};

/// A path that was read, with the characters of its code.
struct read_path {
  std::string text;
  std::string code;
  path_facts facts;
};

read_path read(const object_table& table, const std::string& text, path_use use) {
  read_path made{text, std::string(2 * text.size() + 4, '\0'), {}};
  made.facts = dovetail::detail::path_reader(table, text, made.code.data()).read(use);
  made.code.resize(made.facts.code_size);
  return made;
}

/// A scalar's path, the lists before it that need an element, and whether it is itself an element that is appended.
struct leaf {
  std::string path;
  std::vector<std::string> lists;
  bool appended = false;
  /// It tells the elements of the list before it apart.
  bool is_key = false;
};

class leaves {
 public:
  explicit leaves(const object_table& root) { visit(root, {}); }
  std::vector<leaf> all;

 private:
  void visit(const object_table& table, const leaf& at) {
    // JSONSchemaProps holds itself; one level of it is enough.
    if (!open_.insert(&table).second) return;
    const field_entry* const at_key = key_of_last_list_;
    for (const field_entry& field : table) {
      leaf next = at;
      next.path += (at.path.empty() ? "" : ".") + std::string(field.name);
      next.is_key = &field == at_key;
      visit(field, field, next);
    }
    open_.erase(&table);
  }
  void visit(const field_entry& holder, const field_entry& field, leaf at) {
    if (field.is == field_form::object) return visit(*field.of, at);
    if (field.is == field_form::map) at.path += "[" + std::string(text_key) + "]";
    else if (field.is == field_form::list) {
      if (field.element != nullptr && field.element->is != field_form::list) {
        at.appended = true;
        all.push_back(at);
        return;
      }
      at.lists.push_back(at.path);
      const field_entry* key =
          field.merge_key[0] == '\0' ? nullptr : dovetail::detail::field_named(*field.of, field.merge_key);
      key_of_last_list_ = key;
      at.path += key == nullptr ? "[0]" : key->is == field_form::integer ? "[" + std::string(number_key) + "]" : "[k]";
    } else {
      all.push_back(at);
      return;
    }
    if (field.element != nullptr) return visit(holder, *field.element, at);
    visit(*field.of, at);
  }

  std::set<const object_table*> open_;
  const field_entry* key_of_last_list_ = nullptr;
};

/// The steps that set one field, and what they point to.
class steps_of {
 public:
  steps_of(const runtime_kind& kind, const leaf& at, bool from_value) : kind_(kind) {
    for (const std::string& list : at.lists) add_element(list);
    const read_path& path = add_path(at.path, at.appended ? path_use::append : path_use::set);
    field = dovetail::detail::kind_of_field(path.facts, path.text);
    fault = path.facts.fault;
    step last{};
    last.apply = kind.apply_field;
    last.first = from_value ? value_for(field) : literal_for(field);
    last.second = dovetail::detail::field_argument(path.code, at.appended ? field_task::append : field_task::set);
    all.push_back(last);
  }

  std::vector<step> all;
  field_kind field{};
  path_fault fault{};

 private:
  const read_path& add_path(const std::string& text, path_use use) {
    return paths_.emplace_back(read(kind_.fields, text, use));
  }
  void add_element(const std::string& list) {
    const read_path& path = add_path(list, path_use::append);
    EXPECT_EQ(path.facts.fault, path_fault::none) << list;
    const field_entry& field = *path.facts.field;
    const bool by_key = field.merge_key[0] != '\0';
    step appends{};
    appends.apply = kind_.apply_field;
    appends.nested = by_key ? 1 : 0;
    appends.second = dovetail::detail::field_argument(path.code, field_task::append_object);
    all.push_back(appends);
    if (!by_key) return;
    const read_path& key = paths_.emplace_back(emit::read(*field.of, field.merge_key, path_use::any));
    step sets{};
    sets.apply = &dovetail::detail::apply_inner_field;
    sets.first =
        key.facts.holds == field_form::integer ? argument::number_at(7, {}) : argument::literal_at(text_key, {});
    sets.second = dovetail::detail::field_argument(key.code, field_task::set);
    all.push_back(sets);
  }
  static argument literal_for(field_kind kind) {
    switch (kind) {
      case field_kind::whole_number:
      case field_kind::seconds:
        return argument::number_at(31007, {});
      case field_kind::decimal:
        return argument::decimal_at(0.5, {});
      case field_kind::truth:
        return argument::truth_at(true, {});
      default:
        return argument::literal_at("marked", {});
    }
  }
  static argument value_for(field_kind kind) {
    switch (kind) {
      case field_kind::whole_number:
      case field_kind::seconds:
      case field_kind::decimal:
        return argument::value_at(number_value, {});
      case field_kind::truth:
        return argument::value_at(switch_value_of_test, {});
      case field_kind::cpu:
      case field_kind::bytes:
      case field_kind::amount:
        return argument::value_at(amount_value, {});
      default:
        return argument::value_at(text_value, {});
    }
  }

  const runtime_kind& kind_;
  std::deque<read_path> paths_;
};

/// What stands at a path, by the description of the type; null where nothing does.
struct found {
  const model::type* type = nullptr;
  void* object = nullptr;
};

found inside(const model::type& type, void* object) {
  if (type.is != model::type::form::optional) return {&type, object};
  return type.size(object) == 0 ? found{} : inside(type.element(), type.at(object, 0));
}

found look_up(const model::type& type, void* object, std::string_view path, bool appended) {
  found at{&type, object};
  while (!path.empty() && at.type != nullptr) {
    if (path.front() == '[') {
      const std::size_t end = path.find(']');
      const std::string_view key = path.substr(1, end - 1);
      path.remove_prefix(end + 1);
      // The last of a list's elements, since what a kind derives from its name may be before it.
      std::size_t i = at.type->size(at.object);
      if (i == 0) return {};
      --i;
      while (at.type->is == model::type::form::map && at.type->key(at.object, i).view() != key)
        if (i-- == 0) return {};
      at = inside(at.type->element(), at.type->at(at.object, i));
      continue;
    }
    if (path.front() == '.') path.remove_prefix(1);
    const std::string_view name = path.substr(0, std::min(path.find('.'), path.find('[')));
    path.remove_prefix(name.size());
    found next;
    for (const model::field& field : at.type->fields)
      if (field.name == name) next = inside(field.type_of(), static_cast<char*>(at.object) + field.offset);
    at = next;
  }
  if (!appended || at.type == nullptr) return at;
  const std::size_t size = at.type->size(at.object);
  return size == 0 ? found{} : inside(at.type->element(), at.type->at(at.object, size - 1));
}

std::string text_of(const found& at) {
  using form = model::type::form;
  if (at.type == nullptr) return "nothing";
  switch (at.type->is) {
    case form::text:
    case form::quantity:
    case form::time:
    case form::bytes:
    case form::choice:
      return std::string(static_cast<model::text*>(at.object)->view());
    case form::integer:
      return std::to_string(static_cast<model::integer*>(at.object)->value());
    case form::number:
      return std::to_string(static_cast<model::number*>(at.object)->value());
    case form::boolean:
      return static_cast<model::boolean*>(at.object)->value() ? "true" : "false";
    case form::int_or_string:
      return std::string(static_cast<model::int_or_string*>(at.object)->word.view());
    case form::json:
      return std::string(static_cast<model::json*>(at.object)->scalar.view());
    default:
      return "no scalar";
  }
}

std::string expected(field_kind kind) {
  switch (kind) {
    case field_kind::whole_number:
    case field_kind::seconds:
      return "31007";
    case field_kind::decimal:
      return std::to_string(0.5);
    case field_kind::truth:
      return "true";
    default:
      return "marked";
  }
}

/// Whether a value stands there for a chart's reader to decide.
bool is_symbol(const found& at, const symbols& all) {
  using form = model::type::form;
  switch (at.type->is) {
    case form::integer:
      return marker::position_of(static_cast<model::integer*>(at.object)->value(), 4) >= 0;
    case form::number:
      return marker::position_of_decimal(static_cast<model::number*>(at.object)->value()) >= 0;
    case form::boolean:
      return all.undecided.of == &switch_value_of_test;
    default:
      return text_of(at).find(marker::begin) != std::string::npos;
  }
}

/// Not for a stack to set, or to write in the open.
bool is_refused(path_fault fault) {
  return fault == path_fault::name_of_the_resource || fault == path_fault::secret_in_the_open;
}

TEST(field_paths, set_every_field_of_every_kind) {
  std::size_t count = 0;
  for (const runtime_kind* kind : kinds()) {
    for (const leaf& at : leaves(kind->fields).all) {
      const steps_of steps(*kind, at, false);
      if (is_refused(steps.fault)) continue;
      ASSERT_EQ(steps.fault, path_fault::none) << kind->kind << " " << at.path;
      model::arena characters;
      lowering in(characters, {}, {});
      common_terms use({}, {});
      const auto lowered = kind->lower(steps.all, "it", use, in);
      ASSERT_TRUE(lowered->notes.faults.empty())
          << kind->kind << " " << at.path << " " << lowered->notes.faults[0].words;
      const found field = look_up(kind->type(), const_cast<void*>(lowered->object()), at.path, at.appended);
      ASSERT_EQ(text_of(field), expected(steps.field)) << kind->kind << " " << at.path;
      ++count;
    }
  }
  RecordProperty("fields", static_cast<int>(count));
  EXPECT_GT(count, 15000u);
}

TEST(field_paths, set_every_field_by_a_value_for_a_chart) {
  // Once for each field of each type, wherever it is.
  std::set<std::pair<const object_table*, std::string>> done;
  std::size_t count = 0;
  for (const runtime_kind* kind : kinds()) {
    for (const leaf& at : leaves(kind->fields).all) {
      const steps_of steps(*kind, at, true);
      if (is_refused(steps.fault)) continue;
      const path_facts facts = emit::read(kind->fields, at.path, path_use::any).facts;
      if (!done.insert({facts.owner, at.path.substr(at.path.rfind('.') + 1)}).second) continue;
      model::arena characters;
      lowering in(characters, declared, {});
      symbols all;
      in.use_symbols(all);
      common_terms use({}, {});
      const auto lowered = kind->lower(steps.all, "it", use, in);
      ASSERT_TRUE(lowered->notes.faults.empty()) << kind->kind << " " << at.path;
      const found field = look_up(kind->type(), const_cast<void*>(lowered->object()), at.path, at.appended);
      ASSERT_NE(field.type, nullptr) << kind->kind << " " << at.path;
      ASSERT_TRUE(is_symbol(field, all)) << kind->kind << " " << at.path << " " << text_of(field);
      const std::string yaml = to_yaml({kind->api_version, kind->kind, &kind->type(), lowered->object(), {}, true});
      if (steps.field != field_kind::truth) {
        ASSERT_NE(yaml.find(marker::begin), std::string::npos) << kind->kind << " " << at.path << "\n" << yaml;
      }
      ++count;
    }
  }
  EXPECT_GT(count, 2500u);
}

// What is unset is gone, whatever it is.
TEST(field_paths, unset_every_field_of_every_kind) {
  for (const runtime_kind* kind : kinds()) {
    for (const leaf& at : leaves(kind->fields).all) {
      steps_of steps(*kind, at, false);
      // By another key, the element is another one.
      if (is_refused(steps.fault) || at.is_key) continue;
      const read_path path = read(kind->fields, at.path, path_use::unset);
      step unset{};
      unset.apply = kind->apply_field;
      unset.second = dovetail::detail::field_argument(path.code, field_task::unset);
      steps.all.push_back(unset);
      model::arena characters;
      lowering in(characters, {}, {});
      common_terms use({}, {});
      const auto lowered = kind->lower(steps.all, "it", use, in);
      ASSERT_TRUE(lowered->notes.faults.empty()) << kind->kind << " " << at.path;
      const found field = look_up(kind->type(), const_cast<void*>(lowered->object()), at.path, at.appended);
      if (field.type == nullptr) continue;
      ASSERT_NE(text_of(field), expected(steps.field)) << kind->kind << " " << at.path;
    }
  }
}

}  // namespace
}  // namespace dovetail::emit
