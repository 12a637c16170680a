#include "checks.hpp"
#include "names.hpp"
#include "writers.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace dovetail::schema {
namespace {

using form = type_use::form;
using step = reference_path::step;

const field* find_field(const object& type, const std::string& name) {
  const auto found = std::find_if(type.fields.begin(), type.fields.end(), [&](const field& one) {
    return one.name == name && !is_written_by_server(type, one);
  });
  return found == type.fields.end() ? nullptr : &*found;
}

// Types that a CRD only uses are not laid out here: of those it is known by the rules of `lay_out`.
std::string member_of(const field& part) { return part.member.empty() ? identifier(part.name) : part.member; }
bool is_inlined(const field& part) {
  return part.member.empty() ? part.required || part.name == "metadata" || part.name == "spec" : part.inlined;
}

bool is_text(const type_use& use) { return use.is == form::text || use.is == form::choice; }
bool is_port(const type_use& use) {
  return use.is == form::text || use.is == form::integer || use.is == form::int_or_string;
}
bool is_flag(const type_use& use) { return use.is == form::boolean; }
bool is_word(const type_use& use) { return is_text(use) || is_flag(use); }

// Where a path leads in a type: what is there, and the last field on the way.
struct place_in_type {
  const type_use* use = nullptr;
  const field* last = nullptr;
};

// Says what is wrong with a path; empty where nothing is.
std::string follow(const object& type, const reference_path& path, place_in_type& found) {
  const object* holder = &type;
  std::string so_far;
  for (const step& each : path.steps) {
    const bool is_first = found.use == nullptr;
    if (each.is_each() || each.is_key) {
      const bool fits = !is_first && (each.is_key ? found.use->is == form::map : found.use->holds_many());
      if (!fits) return fmt::format("`{}` is no {}", so_far, each.is_key ? "map" : "list");
      found.use = &found.use->element.front();
      so_far += each.is_each() ? "[*]" : "[" + each.name + "]";
    } else {
      if (!is_first && found.use->is != form::object)
        return found.use->holds_many() ? fmt::format("`{}` has many items; go on with `[*]`", so_far)
                                       : fmt::format("`{}` has no fields", so_far);
      if (!is_first) holder = found.use->target;
      found.last = find_field(*holder, each.name);
      if (found.last == nullptr)
        return is_first ? fmt::format("there is no field `{}`", each.name)
                        : fmt::format("`{}` has no field `{}`", so_far, each.name);
      found.use = &found.last->use;
      so_far += (is_first ? "" : ".") + each.name;
    }
  }
  return {};
}

std::string fault_of(const object& type, const reference_path& path, bool (*fits)(const type_use&),
                     std::string_view wanted) {
  if (path.empty()) return {};
  place_in_type found;
  std::string fault = follow(type, path, found);
  if (fault.empty() && !fits(*found.use)) fault = fmt::format("`{}` is no {}", path.text, wanted);
  return fault;
}

struct path_fault {
  const reference_path* path = nullptr;
  std::string words{};
};
path_fault fault_of(const object& type, const reference_row& row) {
  path_fault found;
  const auto look = [&](const reference_path& path, bool (*fits)(const type_use&), std::string_view wanted) {
    if (found.words.empty()) found = {&path, fault_of(type, path, fits, wanted)};
  };
  look(row.field, is_text, "text");
  look(row.names_field, is_text, "text");
  look(row.name_space, is_text, "text");
  look(row.key, is_text, "text");
  look(row.port, is_port, "port");
  look(row.optional, is_flag, "boolean");
  for (const reference_row::condition& each : row.conditions) look(each.path, is_word, "word");
  return found;
}

// The functions of one type.
class writer {
 public:
  std::string function(const object& type) {
    std::vector<const reference_row*> rows;
    for (const reference_row& row : type.references) rows.push_back(&row);
    scopes_.push_back({"object", &type, nullptr});
    level(rows, 0, 1);
    scopes_.clear();
    return fmt::format(
        "template <class Use>\nconstexpr void each_reference(const {}& object, const Use& use) {{\n{}}}\n\n", type.name,
        text_);
  }

 private:
  // What a part of the rows' common path is called, and its type: a field's, or an object's fields.
  struct scope {
    std::string code;
    const object* holder = nullptr;
    const type_use* use = nullptr;
    const field* last = nullptr;
    /// The code is of what may hold it.
    bool is_held = false;

    std::string value() const { return is_held ? "*" + code : code; }
    std::string member(const std::string& name) const { return code + (is_held ? "->" : ".") + name; }
    std::string address() const { return is_held ? code : "&" + code; }
  };

  void line(std::size_t depth, const std::string& code) { text_ += std::string(2 * depth, ' ') + code + "\n"; }

  // Rows whose fields have the first `length` steps in common.
  void level(const std::vector<const reference_row*>& rows, std::size_t length, std::size_t depth) {
    std::vector<const reference_row*> rest;
    for (const reference_row* row : rows)
      if (row->field.steps.size() == length) use(*row, length, depth);
      else rest.push_back(row);
    while (!rest.empty()) {
      const step next = rest.front()->field.steps[length];
      std::vector<const reference_row*> same, others;
      for (const reference_row* row : rest) (row->field.steps[length] == next ? same : others).push_back(row);
      below(same, next, length, depth);
      rest = std::move(others);
    }
  }

  void below(const std::vector<const reference_row*>& rows, const step& next, std::size_t length, std::size_t depth) {
    const scope& here = scopes_.back();
    const std::string part = fmt::format("part_{}", depth);
    scope made;
    bool opens = false;
    if (next.is_each()) {
      line(depth, fmt::format("for (const auto& {} : {}) {{", part, here.code));
      made = element_of(here, here.use->is == form::map ? part + ".value" : part);
      opens = true;
    } else if (next.is_key) {
      line(depth, fmt::format("if (const auto* {} = {}.find(\"{}\")) {{", part, here.code, escaped(next.name)));
      made = element_of(here, part);
      made.is_held = true;
      opens = true;
    } else {
      made = field_of(here, next.name);
      if (made.last->use.is == form::object && !is_inlined(*made.last)) {
        line(depth, fmt::format("if ({}) {{", made.code));
        made.is_held = true;
        opens = true;
      }
    }
    scopes_.push_back(made);
    level(rows, length + 1, opens ? depth + 1 : depth);
    scopes_.pop_back();
    if (opens) line(depth, "}");
  }

  static scope element_of(const scope& list, std::string code) {
    const type_use& element = list.use->element.front();
    return {std::move(code), element.target, &element, nullptr, false};
  }
  static scope field_of(const scope& object, const std::string& name) {
    const field* found = find_field(*object.holder, name);
    return {object.member(member_of(*found)), found->use.target, &found->use, found, false};
  }

  // A field beside the one that names: what must be there for it, and how it is reached then.
  struct beside {
    std::vector<std::string> guards;
    scope at;

    bool is_sure() const { return guards.empty(); }
    std::string is_there() const { return join(guards, " && "); }
  };
  beside reach(const reference_path& path, const reference_path& field) const {
    std::size_t common = 0;
    while (common < path.steps.size() && common < field.steps.size() && path.steps[common] == field.steps[common])
      ++common;
    beside made{{}, scopes_[common]};
    for (std::size_t i = common; i < path.steps.size(); ++i) {
      const step& next = path.steps[i];
      if (next.is_key) {
        const std::string found = fmt::format("{}.find(\"{}\")", made.at.code, escaped(next.name));
        made.guards.push_back(found + " != nullptr");
        made.at = element_of(made.at, found);
        made.at.is_held = true;
        continue;
      }
      made.at = field_of(made.at, next.name);
      if (made.at.use->is != form::object || is_inlined(*made.at.last)) continue;
      made.guards.push_back(made.at.code + ".has_value()");
      made.at.is_held = true;
    }
    return made;
  }

  static std::string is_word(const scope& at, const std::string& word) {
    if (at.use->is == form::boolean) return fmt::format("{}.value_or(false) == {}", at.code, word == "true");
    return fmt::format("model::same({}, \"{}\")", at.member("view()"), escaped(word));
  }
  std::string condition_of(const reference_row::condition& each, const reference_path& field) const {
    const beside found = reach(each.path, field);
    std::vector<std::string> any;
    if (each.or_absent) any.push_back(fmt::format("!{}", found.at.member("has_value()")));
    for (const std::string& word : each.words) any.push_back(is_word(found.at, word));
    std::string holds = any.empty() ? "false" : any.size() == 1 ? any.front() : "(" + join(any, " || ") + ")";
    if (!found.is_sure())
      holds = each.or_absent ? fmt::format("(!({}) || {})", found.is_there(), holds)
                             : fmt::format("({} && {})", found.is_there(), holds);
    return each.negated ? "!(" + holds + ")" : holds;
  }

  void use(const reference_row& row, std::size_t length, std::size_t depth) {
    const scope& name = scopes_[length];
    std::vector<std::string> conditions;
    // What a reference consists of is never meant to be left out; Kubernetes' schema asks for few names.
    const bool is_of_api = scopes_.front().holder->home->root == "api";
    const bool is_asked_for =
        row.field.steps.back().is_key ||
        (name.last != nullptr && (name.last->required || (is_of_api && name.last->name == "name")));
    if (!is_asked_for) conditions.push_back(fmt::format("!{}", name.member("empty()")));
    if (!row.optional.empty()) {
      const beside found = reach(row.optional, row.field);
      const std::string code = found.at.member("value_or(false)");
      conditions.push_back(found.is_sure() ? "!" + code : fmt::format("!({} && {})", found.is_there(), code));
    }
    for (const reference_row::condition& each : row.conditions) conditions.push_back(condition_of(each, row.field));
    if (!conditions.empty()) line(depth++, fmt::format("if ({})", join(conditions, " && ")));

    std::string parts = fmt::format(".kind = {}, .name = {}", kind_of(row), name.address());
    if (!row.name_space.empty()) parts += ", .name_space = " + view_of(reach(row.name_space, row.field));
    parts += fmt::format(", .field = \"{}\"", escaped(said_of(row)));
    if (!row.rule.empty()) parts += fmt::format(", .breaks = \"{}\"", escaped(row.rule));
    if (!row.key.empty()) {
      const beside key = reach(row.key, row.field);
      parts += key.is_sure() ? fmt::format(", .key = {}", key.at.address())
                             : fmt::format(", .key = {} ? {} : nullptr", key.is_there(), key.at.address());
    }
    if (!row.port.empty()) {
      const beside port = reach(row.port, row.field);
      parts += port.is_sure() ? fmt::format(", .port = {}", port.at.value())
                              : fmt::format(", .port = {} ? model::port_reference({}) : model::port_reference()",
                                            port.is_there(), port.at.value());
    }
    line(depth, fmt::format("use(model::reference{{{}}});", parts));
  }
  static std::string view_of(const beside& found, const std::string& otherwise = "std::string_view()") {
    const std::string view = found.at.member("view()");
    return found.is_sure() ? view : fmt::format("{} ? {} : {}", found.is_there(), view, otherwise);
  }
  std::string kind_of(const reference_row& row) const {
    if (row.names_field.empty()) return fmt::format("\"{}\"", escaped(row.names));
    const beside found = reach(row.names_field, row.field);
    if (row.names.empty()) return view_of(found);
    const std::string otherwise = fmt::format("std::string_view(\"{}\")", escaped(row.names));
    const std::string is_there = found.at.member("has_value()");
    return fmt::format("{} ? {} : {}", found.is_sure() ? is_there : found.is_there() + " && " + is_there,
                       found.at.member("view()"), otherwise);
  }

  std::vector<scope> scopes_{};
  std::string text_{};
};

// The group, as an apiVersion has it.
bool is_of_group(const object& type, const std::string& group) {
  if (type.kind) return type.kind->group == group;
  return type.home->group == (group.empty() && type.home->root == "api" ? "core" : group);
}
bool is_about(const reference_row& row, const object& type) {
  return (type.kind ? type.kind->kind : type.name) == row.kind && is_of_group(type, row.group);
}

}  // namespace

void find_references(catalog& types, const std::vector<reference_row>& of_the_project) {
  const auto add = [&](const reference_row& row, bool is_own) {
    // What picks by labels is known once all objects are: `dovetail check` looks for it.
    if (row.field.empty()) return;
    std::optional<path_fault> fault;
    bool fits = false;
    for (object& type : types.objects) {
      if (!is_about(row, type)) continue;
      const bool is_known = std::any_of(type.references.begin(), type.references.end(), [&](const reference_row& each) {
        return each.field.text == row.field.text && each.names == row.names;
      });
      if (is_known && !is_own) continue;
      const path_fault found = fault_of(type, row);
      if (found.words.empty()) {
        type.references.push_back(row);
        fits = true;
      } else if (!fault) {
        fault = found;
      }
    }
    if (fault && !fits && is_own)
      throw problem(fault->path->where, fmt::format("{} has no such field: {}", row.kind, fault->words),
                    "name a field that its schema has");
  };
  for (const reference_row& row : of_the_project) add(row, true);
  for (const reference_row& row : known_references()) add(row, false);
}

bool has_references(const module& home) {
  return std::any_of(home.objects.begin(), home.objects.end(),
                     [](const object* type) { return !type->references.empty(); });
}

std::string references_of(const module& home) {
  std::string text;
  for (const object* type : home.objects)
    if (!type->references.empty()) text += writer().function(*type);
  return text;
}

}  // namespace dovetail::schema
