#include "facts.hpp"

#include "names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace dovetail::schema {
namespace {

// These are types of the model, so they limit nothing more.
constexpr std::array formats_with_a_type =
    std::to_array<std::string_view>({"byte", "date-time", "double", "int-or-string", "int64"});

class reader {
 public:
  reader(const document_set& document, const node& schema, const std::string& shown)
      : document_(document), schema_(schema), shown_(shown) {}

  template <class Number>
  std::optional<Number> number(std::initializer_list<std::string_view> keys) const {
    for (const std::string_view key : keys) {
      const node* value = schema_.find(key);
      if (value == nullptr) continue;
      Number result{};
      const char* end = value->scalar.data() + value->scalar.size();
      const auto [stop, error] = std::from_chars(value->scalar.data(), end, result);
      if (!value->is_scalar() || error != std::errc() || stop != end)
        throw problem(document_.at(*value), fmt::format("`{}` of '{}' is no number", key, shown_),
                      "write it as a number");
      return result;
    }
    return std::nullopt;
  }

 private:
  const document_set& document_;
  const node& schema_;
  const std::string& shown_;
};

std::vector<std::string> other_facts(const node& schema) {
  std::vector<std::string> facts;
  for (const std::string_view key : {"nullable", "uniqueItems", "x-kubernetes-embedded-resource"})
    if (schema.flag(key)) facts.emplace_back(key);
  if (const node* step = schema.find("multipleOf")) facts.push_back(fmt::format("multipleOf: {}", flow(*step)));
  // Words are a closed set of the model; other values are not.
  if (const node* values = schema.find("enum"); values != nullptr && schema.text("type") != "string")
    facts.push_back(fmt::format("enum: {}", flow(*values)));
  const std::string_view list = schema.text("x-kubernetes-list-type");
  const node* keys = schema.find("x-kubernetes-list-map-keys");
  if (list == "set") facts.push_back("no entry twice");
  if (list == "map" && keys != nullptr && keys->is_sequence()) {
    std::vector<std::string> names;
    for (const node* key : keys->items) names.push_back(key->scalar);
    facts.push_back(fmt::format("no two entries with the same {}", join(names, ", ")));
  }
  return facts;
}

}  // namespace

limits limits_of(const document_set& document, const node& schema, const std::string& shown) {
  limits facts;
  if (!schema.is_map()) return facts;
  const reader read(document, schema, shown);
  facts.pattern = schema.text("pattern");
  facts.minimum = read.number<double>({"minimum"});
  facts.maximum = read.number<double>({"maximum"});
  facts.exclusive_minimum = schema.flag("exclusiveMinimum");
  facts.exclusive_maximum = schema.flag("exclusiveMaximum");
  facts.minimum_size = read.number<std::size_t>({"minLength", "minItems", "minProperties"});
  facts.maximum_size = read.number<std::size_t>({"maxLength", "maxItems", "maxProperties"});
  if (const node* value = schema.find("default")) facts.default_value = flow(*value);
  facts.format = schema.text("format");
  if (std::find(formats_with_a_type.begin(), formats_with_a_type.end(), facts.format) != formats_with_a_type.end())
    facts.format.clear();
  facts.others = other_facts(schema);
  for (const std::string_view key : {"items", "additionalProperties"}) {
    const node* element = schema.find(key);
    if (element == nullptr || !element->is_map()) continue;
    if (limits inside = limits_of(document, *element, shown); inside.any() || !inside.others.empty())
      facts.element.push_back(std::move(inside));
  }
  return facts;
}

std::string flow(const node& value) {
  switch (value.is) {
    case node::form::null:
      return "null";
    case node::form::scalar: {
      const bool plain = !value.quoted && value.scalar.find_first_not_of("0123456789.+-eE") == std::string::npos;
      const bool word = !value.quoted && (value.scalar == "true" || value.scalar == "false");
      return plain || word ? value.scalar : fmt::format("\"{}\"", escaped(value.scalar));
    }
    case node::form::sequence: {
      std::vector<std::string> parts;
      for (const node* item : value.items) parts.push_back(flow(*item));
      return fmt::format("[{}]", join(parts, ", "));
    }
    case node::form::map: {
      std::vector<std::string> parts;
      for (std::size_t i = 0; i < value.keys.size(); ++i)
        parts.push_back(fmt::format("\"{}\": {}", escaped(value.keys[i]), flow(*value.items[i])));
      return fmt::format("{{{}}}", join(parts, ", "));
    }
  }
  return {};
}

}  // namespace dovetail::schema
