#include "cli/convert/custom.hpp"

#include "cli/foreign.hpp"
#include "dovetail/api/meta/v1.hpp"
#include "dovetail/build/field_path.hpp"
#include "dovetail/emit/yaml.hpp"
#include "dovetail/read/kinds.hpp"
#include "schema/document.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace dovetail::cli::convert {
namespace {

using form = model::type::form;
using open_type = model::json::type;

std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
}
std::string_view version_of(std::string_view api_version) { return api_version.substr(api_version.find('/') + 1); }

const model::json* field_of(const model::json& object, std::string_view name) {
  for (std::size_t i = 0; i < object.names.size(); ++i)
    if (object.names[i].view() == name) return &object.items[i];
  return nullptr;
}

bool is_whole(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() < 16 && dovetail::detail::is_all_digits(text) &&
         (text.size() == 1 || text.front() != '0');
}
/// A number that a double writes back as it is.
bool is_kept(std::string_view text) {
  return fmt::format("{}", std::strtod(std::string(text).c_str(), nullptr)) == text;
}

/// Whether a key is the name of a field; others are those of a map.
bool is_field_name(std::string_view key) {
  return !key.empty() && std::isdigit(static_cast<unsigned char>(key.front())) == 0 &&
         std::all_of(key.begin(), key.end(),
                     [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; });
}

/// What the object's own fields are that no schema of a kind has.
bool is_of_every_object(std::string_view name) {
  return name == "apiVersion" || name == "kind" || name == "metadata" || name == "status";
}

void open_up(seen_schema& of) {
  of.is = seen_schema::form::open;
  of.fields.clear();
  of.element.reset();
}

void see_element(seen_schema& of, const model::json& given) {
  if (of.element == nullptr) of.element = std::make_shared<seen_schema>();
  of.element->see(given);
}

// Writing.

std::string key_of(std::string_view key) {
  return emit::is_plain_safe(key) ? std::string(key) : fmt::format("'{}'", key);
}

void write_schema(const seen_schema& of, std::size_t indent, std::string& to) {
  using seen = seen_schema::form;
  const std::string before(indent, ' ');
  const auto line = [&](std::string_view text) { to += fmt::format("{}{}\n", before, text); };
  switch (of.is) {
    case seen::nothing:
    case seen::open:
      return line("x-kubernetes-preserve-unknown-fields: true");
    case seen::text:
      return line("type: string");
    case seen::integer:
      line("type: integer");
      return line("format: int64");
    case seen::number:
      return line("type: number");
    case seen::boolean:
      return line("type: boolean");
    case seen::either:
      return line("x-kubernetes-int-or-string: true");
    case seen::map:
      line("type: object");
      line("additionalProperties:");
      return write_schema(*of.element, indent + 2, to);
    case seen::list:
      line("type: array");
      line("items:");
      return write_schema(*of.element, indent + 2, to);
    case seen::object:
      line("type: object");
      line("properties:");
      for (const auto& [name, schema] : of.fields) {
        to += fmt::format("{}  {}:\n", before, key_of(name));
        write_schema(schema, indent + 4, to);
      }
  }
}

// Values.

std::string type_of(const schema::object& type) {
  return fmt::format("{}::{}::{}::{}", type.home->root, type.home->folder(), type.home->version, type.name);
}

/// Whether a value is written again as it is by the type.
bool fits(const model::json& given, const schema::type_use& use) {
  using wanted = schema::type_use::form;
  const auto all_fit = [&](const schema::type_use& element) {
    for (const model::json& each : given.items)
      if (!fits(each, element)) return false;
    return !given.items.empty();
  };
  switch (use.is) {
    case wanted::text:
    case wanted::bytes:
    case wanted::time:
    case wanted::quantity:
      return given.is == open_type::string;
    case wanted::choice:
      return given.is == open_type::string &&
             std::find(use.words.begin(), use.words.end(), given.scalar.view()) != use.words.end();
    case wanted::integer:
      return given.is == open_type::number && is_whole(given.scalar.view());
    case wanted::number:
      return given.is == open_type::number && is_kept(given.scalar.view());
    case wanted::boolean:
      return given.is == open_type::boolean;
    case wanted::int_or_string:
      return given.is == open_type::string || (given.is == open_type::number && is_whole(given.scalar.view()));
    case wanted::json:
      return given.is != open_type::null;
    case wanted::map:
      return given.is == open_type::object && all_fit(use.element.front());
    case wanted::list:
      return given.is == open_type::array && all_fit(use.element.front());
    case wanted::object:
      break;
  }
  if (given.is != open_type::object || given.items.empty()) return false;
  for (std::size_t i = 0; i < given.items.size(); ++i) {
    const auto& fields = use.target->fields;
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [&](const schema::field& each) { return each.name == given.names[i].view(); });
    if (field == fields.end() || !fits(given.items[i], field->use)) return false;
  }
  return true;
}

value typed_value(const model::json& given, const schema::type_use& use, bool is_inline);

value field_value(const model::json& given, const schema::field& field) {
  value made = typed_value(given, field.use, field.inlined);
  made.name = field.name;
  made.schema_default = field.facts.default_value;
  return made;
}

value typed_value(const model::json& given, const schema::type_use& use, bool is_inline) {
  using wanted = schema::type_use::form;
  value made;
  made.text = given.scalar.view();
  switch (use.is) {
    case wanted::text:
      made.is = form::text;
      return made;
    case wanted::bytes:
      made.is = form::bytes;
      return made;
    case wanted::time:
      made.is = form::time;
      return made;
    case wanted::quantity:
      made.is = form::quantity;
      return made;
    case wanted::choice:
      made.is = form::choice;
      return made;
    case wanted::integer:
      made.is = form::integer;
      return made;
    case wanted::number:
      made.is = form::number;
      return made;
    case wanted::boolean:
      made.is = form::boolean;
      return made;
    case wanted::int_or_string:
      made.is = form::int_or_string;
      made.is_number = given.is == open_type::number;
      return made;
    case wanted::json:
      return convert::value_of(given);
    case wanted::map:
      made.is = form::map;
      for (std::size_t i = 0; i < given.items.size(); ++i) {
        made.parts.push_back(typed_value(given.items[i], use.element.front(), false));
        made.parts.back().name = given.names[i].view();
      }
      return made;
    case wanted::list:
      made.is = form::list;
      if (const schema::type_use& element = use.element.front(); element.is == wanted::object && !use.merge_key.empty())
        for (const schema::field& field : element.target->fields)
          if (field.name == use.merge_key &&
              (field.use.is == wanted::text || field.use.is == wanted::choice || field.use.is == wanted::integer)) {
            made.merge_key = use.merge_key;
            made.merges_by_number = field.use.is == wanted::integer;
          }
      for (const model::json& each : given.items) made.parts.push_back(typed_value(each, use.element.front(), false));
      return made;
    case wanted::object:
      made.is = form::object;
      made.type = type_of(*use.target);
      made.optional = !is_inline;
      for (std::size_t i = 0; i < given.items.size(); ++i)
        for (const schema::field& field : use.target->fields)
          if (field.name == given.names[i].view()) {
            made.parts.push_back(field_value(given.items[i], field));
          }
  }
  return made;
}

value metadata_value(const model::json& given) {
  value made;
  made.is = form::object;
  made.table = &api::meta::v1::ObjectMeta::field_table;
  for (std::size_t i = 0; i < given.items.size(); ++i) {
    const model::json& each = given.items[i];
    value part;
    part.name = given.names[i].view();
    if (each.is == open_type::null) continue;
    if (each.is == open_type::object) {
      if (part.name != "labels" && part.name != "annotations") continue;
      part.is = form::map;
      for (std::size_t j = 0; j < each.items.size(); ++j) {
        value entry;
        entry.is = form::text;
        entry.name = each.names[j].view();
        entry.text = each.items[j].scalar.view();
        part.parts.push_back(std::move(entry));
      }
    } else if (each.is == open_type::array) {
      if (part.name != "finalizers") continue;
      part.is = form::list;
      for (const model::json& item : each.items) {
        value element;
        element.is = form::text;
        element.text = item.scalar.view();
        part.parts.push_back(std::move(element));
      }
    } else {
      part.is = form::text;
      part.text = each.scalar.view();
    }
    made.parts.push_back(std::move(part));
  }
  return made;
}

}  // namespace

void seen_schema::see(const model::json& given) {
  if (is == form::open) return;
  const auto become = [&](form wanted) {
    if (is == form::nothing) is = wanted;
    return is == wanted;
  };
  switch (given.is) {
    case open_type::absent:
    case open_type::null:
      return open_up(*this);
    case open_type::boolean:
      if (!become(form::boolean)) open_up(*this);
      return;
    case open_type::string:
      if (is == form::integer || is == form::either) is = form::either;
      else if (!become(form::text)) open_up(*this);
      return;
    case open_type::number: {
      const bool is_int = is_whole(given.scalar.view());
      if (!is_int && !is_kept(given.scalar.view())) return open_up(*this);
      if (is_int && (is == form::text || is == form::either)) is = form::either;
      else if (is_int && is == form::number) return;
      else if (!is_int && is == form::integer) is = form::number;
      else if (!become(is_int ? form::integer : form::number)) open_up(*this);
      return;
    }
    case open_type::array:
      // An empty list says something, and a list of a type that is empty is left out.
      if (given.items.empty() || !become(form::list)) return open_up(*this);
      for (const model::json& each : given.items) see_element(*this, each);
      return;
    case open_type::object:
      break;
  }
  if (given.items.empty()) return open_up(*this);
  bool has_keys = false;
  for (const model::text& each : given.names) has_keys = has_keys || !is_field_name(each.view());
  if (is == form::object && has_keys) return open_up(*this);
  if (is == form::map || (is == form::nothing && has_keys)) {
    is = form::map;
    for (const model::json& each : given.items) see_element(*this, each);
    return;
  }
  if (!become(form::object)) return open_up(*this);
  for (std::size_t i = 0; i < given.items.size(); ++i) {
    const std::string name(given.names[i].view());
    auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.first == name; });
    if (found == fields.end()) {
      fields.emplace_back(name, seen_schema{});
      found = std::prev(fields.end());
    }
    found->second.see(given.items[i]);
  }
}

std::string custom_kinds::namespace_of(std::string_view api_version) {
  std::string group;
  for (const char c : group_of(api_version)) group += c == '.' || c == '-' ? '_' : c;
  return fmt::format("crd::{}::{}", group, version_of(api_version));
}

void custom_kinds::see(const read::document& made) {
  const std::string group(group_of(made.api_version));
  one_kind& kind = kinds_[group + "/" + std::string(made.kind_name)];
  kind.group = group;
  kind.kind = made.kind_name;
  kind.documents.push_back(&made);
  seen_schema& schema = kind.versions[std::string(version_of(made.api_version))];
  schema.is = seen_schema::form::object;
  for (std::size_t i = 0; i < made.fields.names.size(); ++i) {
    const std::string name(made.fields.names[i].view());
    if (is_of_every_object(name)) continue;
    auto found =
        std::find_if(schema.fields.begin(), schema.fields.end(), [&](const auto& each) { return each.first == name; });
    if (found == schema.fields.end()) {
      schema.fields.emplace_back(name, seen_schema{});
      found = std::prev(schema.fields.end());
    }
    found->second.see(made.fields.items[i]);
  }
}

void custom_kinds::give(std::string_view text) {
  try {
    const schema::document_set parsed("a definition", std::string(text));
    if (parsed.documents().size() != 1) return;
    const schema::node& root = *parsed.documents().front();
    const schema::node* metadata = root.find("metadata");
    const schema::node* spec = root.find("spec");
    const schema::node* names = spec == nullptr ? nullptr : spec->find("names");
    if (root.text("kind") != "CustomResourceDefinition" || metadata == nullptr || names == nullptr) return;
    given_.emplace(fmt::format("{}/{}", spec->text("group"), names->text("kind")),
                   definition{fmt::format("crds/{}.yaml", metadata->text("name")), std::string(text)});
  } catch (const schema::problem&) {
    // Part of a list, or none at all.
  }
}

void custom_kinds::import() {
  files_.clear();
  types_ = {};
  for (const definition& each : definitions())
    files_.push_back(std::make_unique<schema::document_set>(each.file, each.text));
  if (!files_.empty()) schema::import_all(files_, types_);
}

void custom_kinds::settle() {
  bool any = false;
  for (auto& [key, kind] : kinds_)
    if (const auto found = given_.find(key); found != given_.end()) {
      kind.own = found->second;
      any = true;
    }
  if (!any) return import();
  try {
    import();
    any = false;
    for (auto& [key, kind] : kinds_)
      if (!kind.own.text.empty() && !has_room_for(kind)) {
        kind.own = {};
        any = true;
      }
    if (!any) return;
  } catch (const schema::problem&) {
    // The importer does without what it cannot read.
    for (auto& [key, kind] : kinds_) kind.own = {};
  }
  import();
}

bool custom_kinds::has_room_for(const one_kind& kind) const {
  return std::all_of(kind.documents.begin(), kind.documents.end(), [&](const read::document* made) {
    for (const schema::object& type : types_.types.objects) {
      if (!type.kind || type.kind->api_version() != made->api_version || type.kind->kind != made->kind_name) continue;
      for (std::size_t i = 0; i < made->fields.names.size(); ++i) {
        const std::string_view name = made->fields.names[i].view();
        if (is_of_every_object(name)) continue;
        const auto field = std::find_if(type.fields.begin(), type.fields.end(),
                                        [&](const schema::field& each) { return each.name == name; });
        if (field == type.fields.end() || !fits(made->fields.items[i], field->use)) return false;
      }
      return true;
    }
    return false;
  });
}

std::string_view custom_kinds::name_space_of(const read::document& made) { return made.name_space.view(); }

value custom_kinds::value_of(const read::document& made) const {
  value object;
  if (const model::json* metadata = field_of(made.fields, "metadata"); metadata != nullptr) {
    object.parts.push_back(metadata_value(*metadata));
    object.parts.back().name = "metadata";
  }
  for (const schema::object& type : types_.types.objects) {
    if (!type.kind || type.kind->api_version() != made.api_version || type.kind->kind != made.kind_name) continue;
    for (std::size_t i = 0; i < made.fields.names.size(); ++i)
      for (const schema::field& field : type.fields)
        if (field.name == made.fields.names[i].view() && !is_of_every_object(field.name)) {
          object.parts.push_back(field_value(made.fields.items[i], field));
        }
    break;
  }
  return object;
}

std::vector<custom_kinds::definition> custom_kinds::definitions() const {
  std::vector<definition> all;
  for (const auto& [key, kind] : kinds_) {
    if (!kind.own.text.empty()) {
      all.push_back(kind.own);
      continue;
    }
    std::string plural(kind.kind);
    std::transform(plural.begin(), plural.end(), plural.begin(), [](unsigned char c) { return std::tolower(c); });
    plural += plural.ends_with('s') ? "es" : "s";
    std::string text = fmt::format(
        "# What the converted documents have in them. The real one says more: kubectl get crd {0}.{1} -o yaml\n"
        "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: {0}.{1}\nspec:\n"
        "  group: {1}\n  scope: Namespaced\n  names:\n    kind: {2}\n    plural: {0}\n  versions:\n",
        plural, kind.group, kind.kind);
    bool is_first = true;
    for (const auto& [version, schema] : kind.versions) {
      text += fmt::format(
          "    - name: {}\n      served: true\n      storage: {}\n      schema:\n        openAPIV3Schema:\n", version,
          is_first ? "true" : "false");
      is_first = false;
      if (schema.fields.empty()) text += "          type: object\n";
      else write_schema(schema, 10, text);
    }
    all.push_back({fmt::format("crds/{}.{}.yaml", plural, kind.group), std::move(text)});
  }
  return all;
}

const custom_kinds::definition* custom_kinds::given(std::string_view group, std::string_view kind) const {
  const auto found = given_.find(fmt::format("{}/{}", group, kind));
  return found == given_.end() ? nullptr : &found->second;
}

std::string objection_to_custom(const read::document& made) {
  const std::string_view group = group_of(made.api_version);
  if (const std::string_view tool = tool_of(made.api_version, made.kind_name); !tool.empty())
    return fmt::format("it is for {}, and no API server sees it", tool);
  for (const read::kind& each : read::kinds())
    if (group_of(each.api_version) == group && !group.empty() && each.api_version.find("crd") == std::string_view::npos)
      return fmt::format("the API group {} has no {} in version {} that the library knows", group, made.kind_name,
                         version_of(made.api_version));
  if (group.find('.') == std::string_view::npos)
    return fmt::format("no API that the library knows has {} of {}", made.kind_name, made.api_version);
  if (!std::all_of(made.kind_name.begin(), made.kind_name.end(),
                   [](unsigned char c) { return std::isalnum(c) != 0; }) ||
      made.kind_name.empty())
    return "its kind is no name of a type";
  if (const model::json* metadata = field_of(made.fields, "metadata"))
    for (const std::string_view field : {"ownerReferences"})
      if (field_of(*metadata, field) != nullptr)
        return fmt::format("it has metadata.{}, which a controller sets", field);
  return {};
}

}  // namespace dovetail::cli::convert
