#include "object_filler.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace laws {
namespace {

using form = model::type::form;

template <class T, std::size_t size>
const T& turn(const std::array<T, size>& of, std::size_t i) {
  return of[i % size];
}

// Texts that some reader takes for something else, that are more than a line, or not only ASCII.
constexpr auto texts = std::to_array<std::string_view>({"text",
                                                        "true",
                                                        "on",
                                                        "0644",
                                                        "1e3",
                                                        "0x1F",
                                                        "null",
                                                        "~",
                                                        "",
                                                        " ",
                                                        "12:30",
                                                        "- a",
                                                        "a: b",
                                                        "a #b",
                                                        "'",
                                                        "\"",
                                                        "\\",
                                                        "*a",
                                                        "&a",
                                                        "!a",
                                                        "%a",
                                                        "@a",
                                                        "[a",
                                                        "{a}",
                                                        "a?b",
                                                        "line\nline\n",
                                                        "line\n\n  line",
                                                        "\ttab",
                                                        "end ",
                                                        "äöü",
                                                        "日本",
                                                        "\u00e9\u2028x",
                                                        "---",
                                                        "...",
                                                        "<<",
                                                        "=",
                                                        ".inf",
                                                        "2001-01-01",
                                                        "a,b",
                                                        "|",
                                                        ">",
                                                        "-",
                                                        "?",
                                                        ":",
                                                        "$(A)",
                                                        "{{ a }}",
                                                        "a\rb",
                                                        "\x01\x7F"});
constexpr auto keys = std::to_array<std::string_view>(
    {"key", "app.kubernetes.io/name", "on", "010", "a b", "<<", "~", "key: b", "", "é"});
constexpr auto quantities = std::to_array<std::string_view>({"10Mi", "500m", "1", "0.5", "1e3", "2Gi"});
constexpr auto plain_keys = std::to_array<std::string_view>({"key", "other"});
constexpr auto integers = std::to_array<std::int64_t>(
    {1, 0, -1, 80, std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::min()});
constexpr auto large_integers = std::to_array<std::int64_t>(
    {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(), 1'000'000});
constexpr auto numbers = std::to_array<double>({0.5, -3, 1e21, 1e-7, 0.1, 123456789.25});
constexpr auto json_numbers = std::to_array<std::string_view>({"1", "-0.5", "1e+21", "9223372036854775807", "1000"});

/// An object has at most about this many values.
constexpr std::size_t many_values = 4'000;

}  // namespace

model::text object_filler::next_text() {
  return which_ == values::plain ? model::text("text") : model::text(turn(texts, values_));
}
model::text object_filler::next_key(std::size_t i) {
  return which_ == values::plain ? model::text(turn(plain_keys, i)) : model::text(turn(keys, values_ + i));
}

model::integer object_filler::next_integer(const model::constraints* limits) {
  if (which_ == values::plain) return model::integer(1);
  const bool is_large = limits == nullptr || limits->format != "int32";
  return model::integer(is_large && values_ % 2 == 0 ? turn(large_integers, values_ / 2) : turn(integers, values_));
}

std::size_t object_filler::elements() const { return values_ < many_values ? 2 : 1; }

void object_filler::fill(const model::type& type, void* object) {
  within_.clear();
  fill_value(type, object, nullptr);
}

void object_filler::fill_object(const model::type& type, void* object) {
  within_.push_back(&type);
  for (const model::field& f : type.fields) fill_value(f.type_of(), static_cast<char*>(object) + f.offset, f.limits);
  within_.pop_back();
}

void object_filler::fill_value(const model::type& type, void* object, const model::constraints* limits) {
  ++values_;
  const model::constraints* element_limits = limits == nullptr ? nullptr : limits->element;
  switch (type.is) {
    case form::text:
      *static_cast<model::text*>(object) = next_text();
      return;
    case form::quantity:
      *static_cast<model::text*>(object) = model::text(turn(quantities, values_));
      return;
    case form::time:
      *static_cast<model::text*>(object) = model::text("2025-01-02T03:04:05.000000Z");
      return;
    case form::bytes:
      *static_cast<model::text*>(object) = model::text("aGVsbG8=");
      return;
    case form::choice:
      *static_cast<model::text*>(object) = model::text(type.words[values_ % type.words.size()]);
      return;
    case form::integer:
      *static_cast<model::integer*>(object) = next_integer(limits);
      return;
    case form::number:
      *static_cast<model::number*>(object) = model::number(turn(numbers, values_));
      return;
    case form::boolean:
      *static_cast<model::boolean*>(object) = model::boolean(values_ % 2 == 0);
      return;
    case form::int_or_string: {
      auto& either = *static_cast<model::int_or_string*>(object);
      if (values_ % 2 == 0) either = model::int_or_string(next_integer(limits));
      else either = model::int_or_string(next_text());
      return;
    }
    case form::json:
      return fill_json(*static_cast<model::json*>(object), 0);
    case form::object:
      return fill_object(type, object);
    case form::list:
    case form::map:
    case form::optional:
      break;
  }

  // JSONSchemaProps holds itself, and nothing else does: what would be filled for ever stays empty.
  const model::type& element = type.element();
  if (std::find(within_.begin(), within_.end(), &element) != within_.end()) return;
  const std::size_t count = type.is == form::optional ? 1 : elements();
  for (std::size_t i = 0; i < count; ++i) {
    void* const made = type.add(object);
    if (type.is == form::map) type.key(object, i) = next_key(i);
    fill_value(element, made, type.is == form::optional ? limits : element_limits);
  }
}

void object_filler::fill_json(model::json& value, int depth) {
  using kind = model::json::type;
  ++values_;
  const auto add = [&](kind is, std::string_view key) -> model::json& {
    value.names.push_back(model::text(key));
    model::json& made = value.items.emplace_back();
    made.is = is;
    return made;
  };
  value.is = kind::object;
  add(kind::null, "null");
  add(kind::boolean, "yes").scalar = values_ % 2 == 0 ? "true" : "false";
  add(kind::number, "0x10").scalar = model::text(turn(json_numbers, values_));
  add(kind::string, "").scalar = next_text();
  model::json& list = add(kind::array, "list");
  list.items.emplace_back().is = kind::null;
  if (depth < 2) {
    fill_json(list.items.emplace_back(), depth + 1);
    fill_json(add(kind::object, "within"), depth + 1);
  }
  add(kind::array, "none");
  add(kind::object, "nothing");
}

}  // namespace laws
