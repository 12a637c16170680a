#include "cli/custom.hpp"

#include "cel/functions.hpp"
#include "dovetail/model/field_check.hpp"
#include "dovetail/text/did_you_mean.hpp"
#include "read/plain_value.hpp"
#include "schema/crd.hpp"
#include "schema/crd_choice.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

namespace dovetail::cli {
namespace {

using read::detail::plain_value;
using schema::node;

std::string below(const std::string& path, const std::string& field) {
  return path.empty() ? field : path + "." + field;
}

/// `2.0` is handed on as 2: JSON has numbers, and no integers.
/// Source: sigs.k8s.io/yaml, YAMLToJSON; kube-openapi, pkg/validation/validate, IsFloat64AJSONInteger.
bool is_whole(const plain_value& number) {
  return !number.json.empty() && number.json.find_first_not_of("-0123456789") == std::string::npos;
}

/// "a string", "a mapping": what a value is to Kubernetes' reader.
std::string form_of(const node& value) {
  switch (value.is) {
    case node::form::null:
      return "null";
    case node::form::sequence:
      return "array";
    case node::form::map:
      return "object";
    case node::form::scalar:
      break;
  }
  if (value.quoted) return "string";
  const plain_value given_number = read::detail::value_of_plain(value.scalar);
  switch (given_number.is) {
    case plain_value::type::null:
      return "null";
    case plain_value::type::boolean:
      return "boolean";
    case plain_value::type::integer:
      return "integer";
    case plain_value::type::number:
      return is_whole(given_number) ? "integer" : "number";
    case plain_value::type::string:
      break;
  }
  return "string";
}

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}
std::optional<double> number_in(const node& schema, std::string_view key) { return number_of(schema.text(key)); }

class validator {
 public:
  explicit validator(const custom_fault& report) : report_(report) {}

  void value(const node& given, const node& schema, const std::string& path) {
    if (!schema.is_map()) return;
    const std::string form = form_of(given);
    // The server drops what is null.
    if (form == "null") return;
    if (!has_type(form, given, schema, path)) return;
    words(given, schema, path);
    alternatives(given, schema, path);
    if (form == "object") object(given, schema, path);
    else if (form == "array") array(given, schema, path);
    else if (form == "string") text(given, schema, path);
    else if (form != "boolean") bounds(given, schema, path);
  }
  void object(const node& given, const node& schema, const std::string& path) {
    // What is below is as open as its own schema says.
    const bool is_open_item = std::exchange(items_are_open_, false);
    missing(given, schema, path);
    const node* properties = schema.find("properties");
    const node* others = schema.find("additionalProperties");
    const bool is_open = is_part_ || is_open_item || schema.flag("x-kubernetes-preserve-unknown-fields") ||
                         (others != nullptr && !others->is_map() && others->scalar == "true");
    for (std::size_t i = 0; i < given.keys.size(); ++i) {
      const std::string& name = given.keys[i];
      const node& field = *given.items[i];
      // The server knows these itself.
      if (is_of_every_object(name, path, schema)) continue;
      if (const node* known = properties == nullptr ? nullptr : properties->find(name))
        value(field, *known, below(path, name));
      else if (others != nullptr && others->is_map()) value(field, *others, fmt::format("{}[\"{}\"]", path, name));
      else if (!is_open) unknown(field, name, properties, path);
    }
    if (others != nullptr) size(given, schema, "Properties", "entry", given.keys.size(), path);
  }

 private:
  static bool is_of_every_object(std::string_view name, const std::string& path, const node& schema) {
    return (path.empty() || schema.flag("x-kubernetes-embedded-resource")) &&
           (name == "apiVersion" || name == "kind" || name == "metadata");
  }

  bool has_type(const std::string& form, const node& given, const node& schema, const std::string& path) {
    if (schema.flag("x-kubernetes-int-or-string")) {
      if (form == "integer" || form == "string") return true;
      report_(given, path, fmt::format("expected an integer or a string, found {}", article(form)));
      return false;
    }
    const std::string_view wanted = schema.text("type");
    if (wanted.empty() || wanted == form || (wanted == "number" && form == "integer")) return true;
    std::string found = article(form);
    if (given.is_scalar()) found += fmt::format(" `{}`", given.scalar);
    report_(given, path,
            fmt::format("expected {}, found {}{}", article(wanted), found,
                        wanted == "string" && given.is_scalar() ? ": put it in quotes" : ""));
    return false;
  }
  static std::string article(std::string_view form) {
    if (form == "array") return "a list";
    if (form == "object") return "a mapping";
    return fmt::format("{} {}", form == "integer" ? "an" : "a", form);
  }

  void words(const node& given, const node& schema, const std::string& path) {
    const node* set = schema.find("enum");
    if (set == nullptr || !set->is_sequence() || !given.is_scalar()) return;
    nearest_name near(given.scalar);
    std::string all;
    for (const node* word : set->items) {
      if (word->scalar == given.scalar) return;
      near.consider(word->scalar);
      all += (all.empty() ? "" : ", ") + word->scalar;
    }
    report_(given, path,
            near.found().empty()
                ? fmt::format("`{}` is none of {}", given.scalar, all)
                : fmt::format("`{}` is none of {}; did you mean `{}`?", given.scalar, all, near.found()));
  }

  void missing(const node& given, const node& schema, const std::string& path) {
    const node* required = schema.find("required");
    if (required == nullptr || !required->is_sequence()) return;
    const node* properties = schema.find("properties");
    for (const node* name : required->items) {
      if (given.find(name->scalar) != nullptr) continue;
      const node* field = properties == nullptr ? nullptr : properties->find(name->scalar);
      if (field != nullptr && field->find("default") != nullptr) continue;
      report_(given, below(path, name->scalar), "is required, and it is not set");
    }
  }

  void text(const node& given, const node& schema, const std::string& path) {
    size(given, schema, "Length", "character", static_cast<std::size_t>(model::count_characters(given.scalar)), path);
    if (const std::string pattern(schema.text("pattern")); !pattern.empty())
      if (const std::optional<bool> fits = cel::is_found(pattern, given.scalar); fits && !*fits)
        report_(given, path, fmt::format("`{}` does not have the form `{}`", given.scalar, pattern));
    // Of the formats those that have one reading.
    const std::string_view format = schema.text("format");
    const bool is_well = format == "ipv4"   ? is_address(given.scalar, true)
                         : format == "ipv6" ? is_address(given.scalar, false)
                         : format == "cidr" ? cel::network_of(given.scalar).has_value()
                         : format == "uuid" ? is_of_format("uuid", given.scalar)
                         : format == "date" ? cel::time_of(given.scalar + "T00:00:00Z").has_value()
                                            : true;
    if (!is_well) report_(given, path, fmt::format("`{}` is no {}", given.scalar, format));
  }
  static bool is_address(const std::string& of, bool is_4) {
    const auto made = cel::address_of(of);
    return made && made->is_4 == is_4;
  }
  static bool is_of_format(const char* format, const std::string& text) {
    const cel::value given[] = {cel::named_format{format}, text};
    const cel::value wrong = cel::called("validate", given);
    return wrong.as<cel::optional_value>() == nullptr || wrong.as<cel::optional_value>()->held == nullptr;
  }

  // What a value is besides: anyOf, oneOf, allOf, not.

  /// What keeps it from a schema of its form alone, without its fields' being known; empty where nothing does.
  static std::string fault_of(const node& given, const node& schema) {
    std::string first;
    const custom_fault note = [&](const node&, const std::string& path, const std::string& words) {
      if (first.empty()) first = path.empty() ? words : fmt::format("{} {}", path, words);
    };
    validator part(note);
    part.is_part_ = true;
    part.value(given, schema, "");
    return first;
  }
  /// "`a`, `b` or `c`", where each alternative asks for fields and for nothing else.
  static std::string fields_asked_for(const node& all) {
    std::string made;
    for (std::size_t i = 0; i < all.items.size(); ++i) {
      const node* required = all.items[i]->find("required");
      if (required == nullptr || all.items[i]->keys.size() != 1 || !required->is_sequence()) return {};
      std::string names;
      for (const node* each : required->items) names += (names.empty() ? "`" : " and `") + each->scalar + "`";
      made += (i == 0 ? "" : i + 1 == all.items.size() ? " or " : ", ") + names;
    }
    return made;
  }

  void alternatives(const node& given, const node& schema, const std::string& path) {
    if (const node* all = schema.find("allOf"); all != nullptr && all->is_sequence())
      for (const node* each : all->items)
        if (const std::string fault = fault_of(given, *each); !fault.empty()) report_(given, path, fault);
    if (const node* none = schema.find("not"); none != nullptr && none->is_map() && fault_of(given, *none).empty())
      report_(given, path, "has the form that the schema excludes (not)");
    for (const std::string_view word : {"anyOf", "oneOf"}) {
      const node* all = schema.find(word);
      if (all == nullptr || !all->is_sequence() || all->items.empty()) continue;
      std::size_t count = 0;
      std::string nearest;
      for (const node* each : all->items) {
        const std::string fault = fault_of(given, *each);
        count += fault.empty() ? 1 : 0;
        if (nearest.empty()) nearest = fault;
      }
      const std::string fields = fields_asked_for(*all);
      if (count == 0)
        report_(given, path,
                fields.empty() ? fmt::format("has none of the forms that the schema asks for ({}): {}", word, nearest)
                               : fmt::format("needs {}", fields));
      else if (count > 1 && word == "oneOf")
        report_(given, path,
                fields.empty() ? fmt::format("has {} of the forms of which the schema takes one (oneOf)", count)
                               : fmt::format("has more than one of {}; the schema takes one", fields));
    }
  }

  /// Of a set each element is there once, of a map each key. Source: apiextensions-apiserver, pkg/apiserver/schema/listtype.
  void doubles(const node& given, const node& schema, const std::string& path) {
    const std::string_view type = schema.text("x-kubernetes-list-type");
    if (type != "set" && type != "map") return;
    const node* keys = schema.find("x-kubernetes-list-map-keys");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < given.items.size(); ++i) {
      std::string key;
      if (type == "set") key = as_text(*given.items[i]);
      else if (keys != nullptr)
        for (const node* each : keys->items) {
          const node* held = given.items[i]->find(each->scalar);
          if (held == nullptr) held = default_of(schema, each->scalar);
          key += (held == nullptr ? "none" : as_text(*held)) + ", ";
        }
      if (key.ends_with(", ")) key.resize(key.size() - 2);
      if (!seen.insert(key).second)
        report_(
            *given.items[i], fmt::format("{}[{}]", path, i),
            fmt::format("`{}` is there twice; the schema takes each {} once", key, type == "set" ? "element" : "key"));
    }
  }
  static const node* default_of(const node& schema, const std::string& field) {
    const node* element = schema.find("items");
    const node* properties = element == nullptr ? nullptr : element->find("properties");
    const node* type = properties == nullptr ? nullptr : properties->find(field);
    return type == nullptr ? nullptr : type->find("default");
  }
  static std::string as_text(const node& of) {
    if (of.is_scalar()) return of.scalar;
    std::string made;
    for (std::size_t i = 0; i < of.items.size(); ++i)
      made += (i == 0 ? "" : ", ") + (i < of.keys.size() ? of.keys[i] + ": " : std::string()) + as_text(*of.items[i]);
    return "{" + made + "}";
  }

  void unknown(const node& field, const std::string& name, const node* properties, const std::string& path) {
    nearest_name near(name);
    if (properties != nullptr)
      for (const std::string& known : properties->keys) near.consider(known);
    report_(field, below(path, name),
            near.found().empty() ? std::string("no such field")
                                 : fmt::format("no such field; did you mean `{}`?", near.found()));
  }

  void array(const node& given, const node& schema, const std::string& path) {
    size(given, schema, "Items", "element", given.items.size(), path);
    doubles(given, schema, path);
    // A list that preserves unknown fields preserves those of its items, and of the items of lists in it.
    // Source: apiextensions-apiserver, pkg/apiserver/schema/pruning, skipPrune.
    const bool are_open = std::exchange(items_are_open_, false) || schema.flag("x-kubernetes-preserve-unknown-fields");
    if (const node* element = schema.find("items"))
      for (std::size_t i = 0; i < given.items.size(); ++i) {
        items_are_open_ = are_open;
        value(*given.items[i], *element, fmt::format("{}[{}]", path, i));
      }
    items_are_open_ = false;
  }

  void size(const node& given, const node& schema, std::string_view of, std::string_view what, std::size_t count,
            const std::string& path) {
    const auto least = number_in(schema, fmt::format("min{}", of)), most = number_in(schema, fmt::format("max{}", of));
    const double there = static_cast<double>(count);
    if ((least && there < *least) || (most && there > *most))
      report_(
          given, path,
          fmt::format("has {} {}{}; the schema asks for {}", count, what, count == 1 ? "" : "s", range(least, most)));
  }
  void bounds(const node& given, const node& schema, const std::string& path) {
    const auto least = number_in(schema, "minimum"), most = number_in(schema, "maximum");
    const auto number = number_of(given.scalar);
    if (!number || (!least && !most)) return;
    const bool too_small = least && (schema.flag("exclusiveMinimum") ? *number <= *least : *number < *least);
    const bool too_large = most && (schema.flag("exclusiveMaximum") ? *number >= *most : *number > *most);
    if (too_small || too_large)
      report_(given, path, fmt::format("is {}; the schema asks for {}", given.scalar, range(least, most)));
  }
  static std::string range(const std::optional<double>& least, const std::optional<double>& most) {
    if (!most) return fmt::format("at least {}", *least);
    if (!least) return fmt::format("at most {}", *most);
    return fmt::format("{} to {}", *least, *most);
  }

  const custom_fault& report_;
  /// Of the value that is looked at next: it is an item of a list that preserves unknown fields.
  bool items_are_open_ = false;
  /// The schema is a part of another one: it does not know all fields.
  bool is_part_ = false;
};

}  // namespace

crd_file::crd_file(std::shared_ptr<const schema::document_set> of) : file(std::move(of)) {
  for (const schema::given_crd& each : schema::crds_of(*file)) definitions.push_back(each.document);
}

void custom_kinds::add(const crd_file& given) {
  for (const node* each : given.definitions) add(*given.file, *each);
  if (!given.definitions.empty()) files_.push_back(given.file);
}

void custom_kinds::add(const schema::document_set& file, const node& definition) {
  try {
    const schema::crd_head head = schema::read_crd_head(file, definition);
    for (const node* version : head.versions) {
      const node* schema = version->find("schema");
      all_.push_back({fmt::format("{}/{}", head.group, version->text("name")), head.kind, head.scope != "Cluster",
                      schema == nullptr ? nullptr : schema->find("openAPIV3Schema")});
    }
  } catch (const schema::problem&) {
    // Not whole.
  }
}

const custom_kind* custom_kinds::find(std::string_view api_version, std::string_view kind) const {
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const custom_kind& each) {
    return each.name == kind && each.api_version == api_version;
  });
  return found == all_.end() ? nullptr : &*found;
}

std::vector<const custom_kind*> custom_kinds::versions_of(std::string_view group, std::string_view kind) const {
  std::vector<const custom_kind*> found;
  for (const custom_kind& each : all_)
    if (each.name == kind && std::string_view(each.api_version).substr(0, each.api_version.find('/')) == group)
      found.push_back(&each);
  return found;
}

void check_custom(const node& object, const node& schema, const custom_fault& report) {
  if (object.is_map()) validator(report).object(object, schema, "");
}

}  // namespace dovetail::cli
