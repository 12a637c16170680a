#include "object_json.hpp"

#include <charconv>

namespace laws {
namespace {

namespace model = dovetail::model;
using form = model::type::form;

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') (result += '\\') += c;
    else if (byte < 0x20 || byte == 0x7F)
      ((result += "\\u00") += "0123456789abcdef"[byte >> 4]) += "0123456789abcdef"[byte & 15];
    else result += c;
  }
  return result + '"';
}

bool is_word(std::string_view key) {
  return !key.empty() && key.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-$") ==
                             std::string_view::npos;
}

std::string joined(const std::string& path, std::string_view key) {
  if (!is_word(key)) return path + "[\"" + std::string(key) + "\"]";
  return path + (path.empty() ? "" : ".") + std::string(key);
}

class writer {
 public:
  explicit writer(const spoiling& how) : how_(how) {}

  std::string write(const dovetail::read::kind& kind, const void* object) {
    text_ = "{\"apiVersion\": " + quoted(kind.api_version) + ",\n\"kind\": " + quoted(kind.name);
    fields(kind.type(), object, "", false);
    return text_ + "}\n";
  }

 private:
  static bool is_set(const model::type& type, const void* object) {
    switch (type.is) {
      case form::integer:
        return static_cast<const model::integer*>(object)->has_value();
      case form::number:
        return static_cast<const model::number*>(object)->has_value();
      case form::boolean:
        return static_cast<const model::boolean*>(object)->has_value();
      case form::int_or_string:
        return static_cast<const model::int_or_string*>(object)->has_value();
      case form::json:
        return static_cast<const model::json*>(object)->has_value();
      case form::list:
      case form::map:
      case form::optional:
        return type.size(object) > 0;
      case form::object:
        return true;
      default:
        return static_cast<const model::text*>(object)->has_value();
    }
  }

  // Lines end often: where a key is a simple one, its `:` stands in the same line within 1,024 characters.
  void key(std::string_view name, bool first) { text_ += (first ? "" : ",\n") + quoted(name) + ": "; }

  void fields(const model::type& type, const void* object, const std::string& path, bool first) {
    for (const model::field& f : type.fields) {
      const void* const part = static_cast<const char*>(object) + f.offset;
      if (!f.required && !is_set(f.type_of(), part)) continue;
      if (how_.drops_field && how_.drops_field(type, f, path)) continue;
      key(f.name, first);
      value(f.type_of(), part, joined(path, f.name));
      first = false;
    }
    if (how_.adds_field && how_.adds_field(type, path)) {
      key(added_field, first);
      text_ += "1";
    }
  }

  void value(const model::type& type, const void* object, const std::string& path) {
    void* const container = const_cast<void*>(object);
    switch (type.is) {
      case form::integer:
        text_ += std::to_string(static_cast<const model::integer*>(object)->value());
        return;
      case form::number: {
        char digits[32];
        const double number = static_cast<const model::number*>(object)->value();
        text_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
        return;
      }
      case form::boolean:
        text_ += static_cast<const model::boolean*>(object)->value() ? "true" : "false";
        return;
      case form::int_or_string: {
        const auto& either = *static_cast<const model::int_or_string*>(object);
        text_ += either.word.has_value() ? quoted(either.word.view()) : std::to_string(either.number.value());
        return;
      }
      case form::json:
        return json(*static_cast<const model::json*>(object));
      case form::optional:
        return value(type.element(), type.at(container, 0), path);
      case form::object:
        text_ += "{";
        fields(type, object, path, true);
        text_ += "}";
        return;
      case form::list:
        text_ += "[";
        for (std::size_t i = 0; i < type.size(object); ++i) {
          if (i > 0) text_ += ",\n";
          value(type.element(), type.at(container, i), path + "[" + std::to_string(i) + "]");
        }
        text_ += "]";
        return;
      case form::map:
        text_ += "{";
        for (std::size_t i = 0; i < type.size(object); ++i) {
          const std::string_view name = type.key(container, i).view();
          key(name, i == 0);
          value(type.element(), type.at(container, i), joined(path, name));
        }
        text_ += "}";
        return;
      default:
        text_ += quoted(static_cast<const model::text*>(object)->view());
        return;
    }
  }

  void json(const model::json& any) {
    using kind = model::json::type;
    switch (any.is) {
      case kind::absent:
      case kind::null:
        text_ += "null";
        return;
      case kind::boolean:
      case kind::number:
        text_ += any.scalar.view();
        return;
      case kind::string:
        text_ += quoted(any.scalar.view());
        return;
      case kind::array:
      case kind::object:
        break;
    }
    const bool is_object = any.is == kind::object;
    text_ += is_object ? "{" : "[";
    for (std::size_t i = 0; i < any.items.size(); ++i) {
      if (is_object) key(any.names[i].view(), i == 0);
      else if (i > 0) text_ += ",\n";
      json(any.items[i]);
    }
    text_ += is_object ? "}" : "]";
  }

  const spoiling& how_;
  std::string text_{};
};

}  // namespace

std::string to_json(const dovetail::read::kind& kind, const void* object, const spoiling& how) {
  return writer(how).write(kind, object);
}

}  // namespace laws
