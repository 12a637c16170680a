#include "checks.hpp"
#include "layout.hpp"
#include "names.hpp"
#include "problem.hpp"
#include "writers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace dovetail::schema {
namespace {

using form = type_use::form;

// A path holds the position of each field in one byte, of which the first three mean something else.
constexpr std::size_t most_fields = 253;

std::string_view name_of(form is) {
  switch (is) {
    case form::text:
      return "text";
    case form::integer:
      return "integer";
    case form::number:
      return "number";
    case form::boolean:
      return "boolean";
    case form::bytes:
      return "bytes";
    case form::time:
      return "time";
    case form::quantity:
      return "quantity";
    case form::int_or_string:
      return "int_or_string";
    case form::json:
      return "json";
    case form::choice:
      return "choice";
    case form::object:
      return "object";
    case form::list:
      return "list";
    case form::map:
      return "map";
  }
  return {};
}

// As `model::hash_with`.
std::uint64_t hash_of(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// The field that tells a list's elements apart, or nullptr where none of a comparable type does.
const field* key_of(const type_use& list) {
  if (list.merge_key.empty() || list.element.front().is != form::object) return nullptr;
  const std::vector<field>& fields = list.element.front().target->fields;
  const auto key =
      std::find_if(fields.begin(), fields.end(), [&](const field& one) { return one.name == list.merge_key; });
  if (key == fields.end()) return nullptr;
  const form is = key->use.is;
  return is == form::text || is == form::choice || is == form::integer ? &*key : nullptr;
}

// Whether a stack can set the field. A status inside of a CRD is Kubernetes' own type, and that one has no paths.
bool has_path(const object& type, const field& part) {
  const object* below = part.use.innermost().target;
  return !is_written_by_server(type, part) && (below == nullptr || below->has_paths);
}

class writer {
 public:
  explicit writer(const module& home) : home_(home) {}

  std::string text() {
    for (const object* type : home_.objects)
      if (type->has_paths) table(*type);
    for (const object* type : home_.objects)
      if (type->has_paths) walk(*type);
    return std::move(text_);
  }

 private:
  template <class... Args>
  void write(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
  }

  // What is behind a field's name in its entry; what a list of lists holds gets an entry of its own first.
  std::string entry(const type_use& use, const std::string& name) {
    std::string text = fmt::format("model::field_form::{}", name_of(use.is));
    if (use.is == form::object) return text + fmt::format(", &{}::field_table", spelled(*use.target, home_));
    if (!use.holds_many()) return text;
    const type_use& element = use.element.front();
    if (element.is == form::object) text += fmt::format(", &{}::field_table", spelled(*element.target, home_));
    if (element.holds_many()) {
      const std::string inner = name + "_element";
      const std::string behind = entry(element, inner);
      write("inline constexpr model::field_entry {}{{model::hash_of_nothing, \"\", {}}};\n", inner, behind);
      text += fmt::format(", nullptr, &{}", inner);
    } else if (element.is != form::object) {
      text += fmt::format(", nullptr, &model::element_of<model::field_form::{}>", name_of(element.is));
    }
    if (const field* key = key_of(use)) text += fmt::format(", nullptr, \"{}\"", escaped(key->name));
    return text;
  }

  void table(const object& type) {
    std::string entries;
    std::size_t count = 0;
    for (const field& part : type.fields) {
      if (!has_path(type, part)) continue;
      ++count;
      entries += fmt::format("    {{{:#x}, \"{}\", {}}},\n", hash_of(part.name), escaped(part.name),
                             entry(part.use, fmt::format("field_of_{}_{}", type.name, part.member)));
    }
    if (count >= most_fields)
      throw problem(type.where, fmt::format("'{}' has {} fields", type.name, count),
                    fmt::format("Dovetail's paths know types of fewer than {}", most_fields));
    if (count == 0) {
      write("inline constexpr model::object_table {0}::field_table{{\"{0}\"}};\n", type.name);
      return;
    }
    write("inline constexpr model::field_entry fields_of_{}[] = {{\n{}}};\n", type.name, entries);
    write("inline constexpr model::object_table {0}::field_table{{\"{0}\", fields_of_{0}}};\n", type.name);
  }

  std::string value(const type_use& use, bool is_there, const std::string& code, int depth) {
    const std::string item = fmt::format("item_{}", depth);
    if (use.is == form::object) {
      const std::string function = spelled(*use.target, home_) + "::walk_fields";
      if (is_there) return fmt::format("return {}({}, walk);", function, code);
      return fmt::format("if (auto* part = walk.part({})) {}(*part, walk);", code, function);
    }
    if (!use.holds_many()) return fmt::format("return walk.leaf({});", code);
    const field* key = key_of(use);
    // A carried type's members are not laid out here; a merge key has no name that C++ would mind.
    std::string by;
    if (key != nullptr)
      by = fmt::format(", &{}::{}", spelled(*use.element.front().target, home_),
                       key->member.empty() ? identifier(key->name) : key->member);
    return fmt::format("if (auto* {} = walk.item({}{})) {}", item, code, by,
                       value(use.element.front(), true, "*" + item, depth + 1));
  }

  void walk(const object& type) {
    write("DOVETAIL_WALK void {0}::walk_fields({0}& object, model::field_walk& walk) {{\n", type.name);
    std::size_t position = 0;
    std::string cases;
    for (const field& part : type.fields) {
      if (!has_path(type, part)) continue;
      const std::string code = value(part.use, part.inlined, "object." + part.member, 1);
      cases += fmt::format("    case {}: {}{}\n", position++, code, code.starts_with("return ") ? "" : " return;");
    }
    if (cases.empty()) write("  walk.end_at(&object);\n}}\n\n");
    else write("  switch (walk.next()) {{\n{}  }}\n  walk.end_at(&object);\n}}\n\n", cases);
  }

  const module& home_;
  std::string text_;
};

}  // namespace

bool has_paths(const module& home) {
  return std::any_of(home.objects.begin(), home.objects.end(), [](const object* type) { return type->has_paths; });
}

std::string paths_of(const module& home) { return writer(home).text(); }

}  // namespace dovetail::schema
