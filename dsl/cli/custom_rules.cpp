#include "cli/custom_rules.hpp"

#include "cel/evaluator.hpp"
#include "cel/expression.hpp"
#include "cel/functions.hpp"
#include "read/plain_value.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace dovetail::cli {
namespace {

using cel::value;
using read::detail::plain_value;
using schema::node;

/// Once for each text, however many objects there are. Nothing where it is no CEL: then `why` says so.
struct read_expression {
  std::optional<cel::expression> made{};
  std::string why{};
};
const read_expression& expression_of(const std::string& text) {
  static std::map<std::string, read_expression> known;
  const auto [at, is_new] = known.try_emplace(text);
  if (is_new) {
    try {
      at->second.made = cel::parse(text);
    } catch (const cel::syntax_error& wrong) {
      at->second.why = wrong.what();
    }
  }
  return at->second;
}

/// A field's name as a rule writes it: `a-b` as `a__dash__b`. Nothing where a rule cannot name it.
/// Source: apiserver, pkg/cel/escaping.go, Escape.
std::optional<std::string> name_in_rules(const std::string& name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return {};
  if (cel::is_reserved(name) || name == "true" || name == "false" || name == "null" || name == "in")
    return "__" + name + "__";
  std::string made;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (c == '_' && i + 1 < name.size() && name[i + 1] == '_') made += "__underscores__", ++i;
    else if (is_word) made += c;
    else if (c == '.') made += "__dot__";
    else if (c == '-') made += "__dash__";
    else if (c == '/') made += "__slash__";
    else return {};
  }
  return made;
}

std::string bytes_of_base64(std::string_view text) {
  std::string made;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    const int six = c >= 'A' && c <= 'Z'   ? c - 'A'
                    : c >= 'a' && c <= 'z' ? c - 'a' + 26
                    : c >= '0' && c <= '9' ? c - '0' + 52
                    : c == '+'             ? 62
                    : c == '/'             ? 63
                                           : -1;
    if (six < 0) break;
    held = held << 6 | static_cast<std::uint32_t>(six);
    if ((bits += 6) >= 8) made += static_cast<char>(held >> (bits -= 8) & 0xff);
  }
  return made;
}

class rule_checker {
 public:
  rule_checker(const custom_fault& report, const unread_rule& unread) : report_(report), unread_(unread) {}

  void object(const node& given, const node& schema) { static_cast<void>(whole(given, schema, "", true)); }

 private:
  /// The value as rules see it, once the rules below it, and its own, are asked; nothing where they do not see it.
  std::optional<value> whole(const node& given, const node& schema, const std::string& path, bool is_root) {
    std::optional<value> made =
        converted(given, schema, path, is_root || schema.flag("x-kubernetes-embedded-resource"));
    if (made && !made->is_null()) ask(given, schema, path, *made);
    return made;
  }

  std::optional<value> converted(const node& given, const node& schema, const std::string& path, bool is_resource) {
    if (given.is == node::form::map) {
      const node* properties = schema.find("properties");
      const node* others = schema.find("additionalProperties");
      if (properties != nullptr || is_resource) return fields(given, properties, path, is_resource);
      if (others != nullptr && others->is_map()) return entries(given, *others, path);
      // What takes anything no rule sees; an object without fields has none.
      return schema.flag("x-kubernetes-preserve-unknown-fields") ? std::nullopt : std::optional(cel::of_map({}));
    }
    if (given.is == node::form::sequence) return items(given, schema, path);
    return scalar(given, schema);
  }

  value fields(const node& given, const node* properties, const std::string& path, bool is_resource) {
    cel::map_data made;
    if (is_resource) add_identity(given, made);
    if (properties == nullptr) return cel::of_map(std::move(made));
    for (std::size_t i = 0; i < properties->keys.size(); ++i) {
      const std::string& name = properties->keys[i];
      if (is_resource && (name == "apiVersion" || name == "kind" || name == "metadata")) continue;
      const node& type = *properties->items[i];
      const node* held = given.find(name);
      const bool is_null = held != nullptr && held->is == node::form::null && !held->quoted;
      if (is_null && type.flag("nullable")) {
        if (const auto escaped = name_in_rules(name)) made.add(*escaped, value());
        continue;
      }
      // A default stands in another file: what is wrong with it is told of the object that lacks the field.
      const node* const before = placed_at_;
      if (held == nullptr || is_null) {
        held = type.find("default");
        if (placed_at_ == nullptr) placed_at_ = &given;
      }
      if (held == nullptr) {
        placed_at_ = before;
        continue;
      }
      const std::optional<value> one = whole(*held, type, path.empty() ? name : path + "." + name, false);
      placed_at_ = before;
      const auto escaped = name_in_rules(name);
      if (one && escaped) made.add(*escaped, *one);
    }
    return cel::of_map(std::move(made));
  }
  /// What every object has of itself.
  static void add_identity(const node& given, cel::map_data& into) {
    for (const std::string_view name : {"apiVersion", "kind"})
      if (given.find(name) != nullptr) into.add(std::string(name), std::string(given.text(name)));
    const node* metadata = given.find("metadata");
    cel::map_data made;
    for (const std::string_view name : {"name", "generateName"})
      if (metadata != nullptr && metadata->find(name) != nullptr)
        made.add(std::string(name), std::string(metadata->text(name)));
    into.add(std::string("metadata"), cel::of_map(std::move(made)));
  }

  value entries(const node& given, const node& type, const std::string& path) {
    cel::map_data made;
    for (std::size_t i = 0; i < given.keys.size(); ++i)
      if (const auto one = whole(*given.items[i], type, fmt::format("{}[{}]", path, given.keys[i]), false))
        made.add(given.keys[i], *one);
    return cel::of_map(std::move(made));
  }

  std::optional<value> items(const node& given, const node& schema, const std::string& path) {
    const node* type = schema.find("items");
    if (type == nullptr) return {};
    cel::list_data made;
    if (schema.text("x-kubernetes-list-type") == "set") made.is = cel::list_data::type::set;
    if (schema.text("x-kubernetes-list-type") == "map") {
      made.is = cel::list_data::type::map;
      if (const node* keys = schema.find("x-kubernetes-list-map-keys"); keys != nullptr && keys->is_sequence())
        for (const node* each : keys->items) made.keys.push_back(each->scalar);
    }
    for (std::size_t i = 0; i < given.items.size(); ++i) {
      auto one = whole(*given.items[i], *type, fmt::format("{}[{}]", path, i), false);
      if (!one) return {};
      made.items.push_back(*std::move(one));
    }
    return std::make_shared<const cel::list_data>(std::move(made));
  }

  static std::optional<value> scalar(const node& given, const node& schema) {
    if (given.is == node::form::null && !given.quoted) return value();
    const bool is_either = schema.flag("x-kubernetes-int-or-string");
    const std::string_view type = schema.text("type");
    if (type.empty() && !is_either) return {};
    if (given.quoted || type == "string") return text(given.scalar, schema.text("format"));
    const plain_value plain = read::detail::value_of_plain(given.scalar);
    switch (plain.is) {
      case plain_value::type::null:
        return value();
      case plain_value::type::boolean:
        return plain.boolean;
      case plain_value::type::integer:
        if (type == "number" || !plain.fits) return std::strtod(plain.json.c_str(), nullptr);
        return plain.integer;
      case plain_value::type::number: {
        const double number = std::strtod(plain.json.c_str(), nullptr);
        // `2.0` is handed on as 2.
        if (type == "integer") return static_cast<std::int64_t>(number);
        return number;
      }
      case plain_value::type::string:
        break;
    }
    return text(given.scalar, schema.text("format"));
  }
  static value text(const std::string& of, std::string_view format) {
    if (format == "byte") return cel::byte_string{bytes_of_base64(of)};
    if (format == "duration")
      if (const auto made = cel::duration_of(of)) return *made;
    if (format == "date-time")
      if (const auto made = cel::time_of(of)) return *made;
    if (format == "date")
      if (const auto made = cel::time_of(of + "T00:00:00Z")) return *made;
    return of;
  }

  // Rules.

  void ask(const node& given, const node& schema, const std::string& path, const value& self) {
    if (const node* rules = schema.find("x-kubernetes-validations"); rules != nullptr && rules->is_sequence())
      for (const node* each : rules->items) ask_one(given, *each, path, self);
    if (const node* all = schema.find("allOf"); all != nullptr && all->is_sequence())
      for (const node* each : all->items) ask(given, *each, path, self);
  }

  void ask_one(const node& given, const node& rule, const std::string& path, const value& self) {
    const std::string text(rule.text("rule"));
    if (text.find_first_not_of(" \t\r\n") == text.npos) return;
    const read_expression& read = expression_of(text);
    if (!read.made) return unread_(text, read.why);
    const bool may_be_none = rule.flag("optionalOldSelf");
    if (!may_be_none && cel::uses(*read.made, "oldSelf")) return;
    cel::variables given_variables{{"self", self}};
    if (may_be_none) given_variables.emplace("oldSelf", cel::optional_value{});
    const value made = cel::evaluate(*read.made, given_variables);
    const auto* holds = made.as<bool>();
    if (holds != nullptr && *holds) return;
    const auto* wrong = made.as<cel::failure>();
    if (wrong != nullptr && is_about_language(wrong->words)) return unread_(text, wrong->words);
    std::string at = path;
    if (const std::string_view field = rule.text("fieldPath"); !field.empty())
      at += !at.empty() || field[0] != '.' ? std::string(field) : std::string(field.substr(1));
    if (at.empty()) at = "the object";
    const node& where = placed_at_ == nullptr ? given : *placed_at_;
    if (holds != nullptr) return report_(where, at, message_of(rule, text, given_variables));
    report_(
        where, at,
        fmt::format("the rule `{}` fails: {}", one_line(text), wrong == nullptr ? "it gives no bool" : wrong->words));
  }

  /// A rule that the server took has no names but those that it knows.
  static bool is_about_language(std::string_view words) {
    return words.starts_with("there is no function") || words.starts_with("no such attribute");
  }

  static std::string one_line(const std::string& text) {
    std::string made;
    for (const char c : text)
      if (c != '\n' && c != '\r' && c != '\t') made += c;
      else if (!made.empty() && made.back() != ' ') made += ' ';
    while (!made.empty() && made.back() == ' ') made.pop_back();
    return made;
  }

  static std::string message_of(const node& rule, const std::string& text, const cel::variables& given) {
    if (const std::string expression(rule.text("messageExpression")); !expression.empty())
      if (const read_expression& read = expression_of(expression); read.made) {
        const value made = cel::evaluate(*read.made, given);
        if (const std::string* words = made.text();
            words != nullptr && words->find_first_not_of(" \t\n") != words->npos && words->find('\n') == words->npos)
          return *words;
      }
    const std::string words = one_line(std::string(rule.text("message")));
    return words.empty() ? fmt::format("breaks the rule `{}`", one_line(text)) : words;
  }

  const custom_fault& report_;
  const unread_rule& unread_;
  /// Of what is inside a default: the object of the file.
  const node* placed_at_ = nullptr;
};

}  // namespace

void check_custom_rules(const schema::node& object, const schema::node& schema, const custom_fault& report,
                        const unread_rule& unread) {
  if (object.is_map()) rule_checker(report, unread).object(object, schema);
}

}  // namespace dovetail::cli
