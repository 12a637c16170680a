#include "cli/convert/paths.hpp"

#include "cli/convert/names.hpp"
#include "dovetail/build/field_parameter.hpp"
#include "dovetail/text/quantity.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

namespace dovetail::cli::convert {
namespace {

using form = model::type::form;
using open_type = model::json::type;

constexpr std::string_view kind_words[] = {"",
#define DOVETAIL_EACH(word, kind) kind,
                                           DOVETAIL_NAMED_KINDS(DOVETAIL_EACH)
#undef DOVETAIL_EACH
};

/// The path as a template's argument.
std::string call_of(std::string_view function, std::string_view path) {
  return fmt::format("{}<{}>", function, literal_of(path));
}

bool is_whole_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() < 19 && dovetail::detail::is_all_digits(text) &&
         (text.size() == 1 || text.front() != '0');
}

/// `64_Mi`, where that is written back as it stands; else the text in quotes.
expression amount(std::string_view text, bool is_cpu) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view digits = text.substr(0, end), unit = text.substr(end);
  if (is_whole_number(digits) && digits != "0" && digits.size() < 10) {
    const long number = std::stol(std::string(digits));
    const bool is_binary = unit.size() == 2 && unit[1] == 'i';
    constexpr std::string_view of_bytes[] = {"Ki", "Mi", "Gi", "Ti", "k", "M", "G"};
    if (!is_cpu && std::find(std::begin(of_bytes), std::end(of_bytes), unit) != std::end(of_bytes) &&
        number % (is_binary ? 1024 : 1000) != 0)
      return fmt::format("{}_{}", digits, unit);
    if (is_cpu && unit == "m" && number % 1000 != 0) return fmt::format("{}_m", digits);
    if (is_cpu && unit.empty() && number % 1000 != 0) return fmt::format("{}_cpu", digits);
  }
  return text_literal(text);
}

bool needs_quotes(std::string_view key) {
  return key.empty() || key.find(']') != std::string_view::npos || key.front() == '"';
}

}  // namespace

std::string brackets(std::string_view key) {
  return needs_quotes(key) ? fmt::format("[\"{}\"]", key) : fmt::format("[{}]", key);
}

position part_of(const position& whole, const value& object, const value& part, std::size_t index) {
  const std::string point = whole.path.empty() ? "" : ".";
  switch (object.is) {
    case form::list: {
      std::string key = fmt::format("[{}]", index);
      if (!object.merge_key.empty()) {
        const std::string_view text = part.text_at(object.merge_key);
        const bool is_number = dovetail::detail::is_all_digits(text);
        const auto same = std::count_if(object.parts.begin(), object.parts.end(),
                                        [&](const value& each) { return each.text_at(object.merge_key) == text; });
        if (object.merges_by_number ? is_number : !text.empty() && !is_number && same == 1) key = brackets(text);
      }
      return {whole.path + key, fmt::format("{}[{}]", whole.member, index)};
    }
    case form::map:
      return {whole.path + brackets(part.name), fmt::format("{}[{}]", whole.member, literal_of(part.name))};
    case form::json:
      return {whole.path +
                  (object.open == open_type::array ? fmt::format("[{}]", index) : fmt::format("[\"{}\"]", part.name)),
              {}};
    default:
      break;
  }
  return {whole.path + point + part.name,
          fmt::format("{}.{}{}", whole.member, member_of(part.name), part.optional ? ".ensure()" : "")};
}

bool path_writer::scalar(const value& v, std::string_view name, const model::object_table* owner,
                         expression& into) const {
  switch (v.is) {
    case form::integer:
      if (name.ends_with("Seconds") && !v.text.starts_with('-') && v.text.size() < 10) into = v.text + "s";
      else into = v.text;
      return true;
    case form::boolean:
      into = v.text;
      return true;
    case form::number:
      into = v.text;
      return v.text.find_first_not_of("0123456789.-") == std::string::npos;
    case form::int_or_string:
      into = v.is_number ? expression(v.text) : text_literal(v.text);
      return true;
    case form::quantity: {
      const dovetail::detail::field_kind kind = dovetail::detail::kind_of_amount(name);
      if (!is_quantity(v.text)) return false;
      if (kind == dovetail::detail::field_kind::cpu) {
        into = amount(v.text, true);
        return dovetail::detail::has_unit_of(v.text, dimension::cpu);
      }
      if (kind == dovetail::detail::field_kind::bytes) {
        into = amount(v.text, false);
        return !dovetail::detail::is_bare_number(std::string_view(v.text));
      }
      into = text_literal(v.text);
      return true;
    }
    case form::json:
      switch (v.open) {
        case open_type::boolean:
          into = v.text;
          return true;
        case open_type::string:
          into = text_literal(v.text);
          return true;
        case open_type::number:
          into = v.text;
          return is_whole_number(v.text);
        default:
          return false;
      }
    case form::text: {
      const auto kind =
          owner == nullptr ? wiring::named::nothing : wiring::kind_named_by(owner, std::string(name).c_str());
      if (kind != wiring::named::nothing)
        if (const handle* other = names_.use(kind_words[static_cast<int>(kind)], v.text)) {
          into = other->identifier;
          return true;
        }
      // A field that names an object takes the grammar of its name.
      if (kind != wiring::named::nothing && !is_dns_subdomain(v.text)) return false;
      into = text_literal(v.text);
      return v.text.find('\0') == std::string::npos;
    }
    default:
      into = text_literal(v.text);
      return v.text.find('\0') == std::string::npos;
  }
}

std::string path_writer::type_of(const value& object) const {
  if (!object.type.empty()) return object.type;
  return object.table == nullptr ? std::string() : type_name(*object.table, name_space_);
}

void path_writer::append(const value& element, const value& list, const position& at, std::size_t index,
                         expression& to) {
  if (element.is == form::object) {
    const std::string type = type_of(element);
    expression made(fmt::format("object_of<{}>()", type));
    add_parts(element, {"", fmt::format("{}[{}]", at.member, index)}, made);
    to.call(call_of("append", at.path), {std::move(made)});
    return;
  }
  expression argument;
  if (element.is_scalar() && scalar(element, {}, nullptr, argument)) to.call(call_of("append", at.path), {argument});
  else edit(list, at);
}

void path_writer::add(const value& v, const position& at, const model::object_table* owner, expression& to) {
  switch (v.is) {
    case form::object:
      if (v.parts.empty() && v.optional && !v.is_said)
        return to.call(call_of("set", at.path), {fmt::format("object_of<{}>()", type_of(v))});
      return add_parts(v, at, to);
    case form::map:
      for (std::size_t i = 0; i < v.parts.size(); ++i) {
        const position inner = part_of(at, v, v.parts[i], i);
        // A key that no path has.
        if (needs_quotes(v.parts[i].name) && v.parts[i].name.find('"') != std::string::npos) edit(v.parts[i], inner);
        else add(v.parts[i], inner, nullptr, to);
      }
      return;
    case form::list: {
      const auto is_simple = [](const value& each) { return each.is == form::object || each.is_scalar(); };
      expression ignored;
      const bool takes_all = std::all_of(v.parts.begin(), v.parts.end(), [&](const value& each) {
        return is_simple(each) && (!each.is_scalar() || scalar(each, {}, nullptr, ignored));
      });
      if (!takes_all) return edit(v, at);
      for (std::size_t i = 0; i < v.parts.size(); ++i) append(v.parts[i], v, at, i, to);
      return;
    }
    case form::json: {
      expression argument;
      if (v.is_scalar() && scalar(v, {}, nullptr, argument)) return to.call(call_of("set", at.path), {argument});
      const auto is_plain = [&](const value& object) {
        return object.open == open_type::object && !object.parts.empty() &&
               std::all_of(object.parts.begin(), object.parts.end(), [&](const value& each) {
                 return each.is_scalar() && scalar(each, {}, nullptr, argument) &&
                        each.name.find('"') == std::string::npos && !each.name.empty();
               });
      };
      if (!is_plain(v)) return edit(v, at);
      for (std::size_t i = 0; i < v.parts.size(); ++i) add(v.parts[i], part_of(at, v, v.parts[i], i), nullptr, to);
      return;
    }
    default:
      break;
  }
  const std::string name = v.name;
  expression argument;
  // A name is no field to the builders of objects, as it is none to those of resources.
  if (at.path != "metadata.name" && scalar(v, name, owner, argument)) to.call(call_of("set", at.path), {argument});
  else edit(v, at);
}

void path_writer::add_parts(const value& object, const position& at, expression& to) {
  for (std::size_t i = 0; i < object.parts.size(); ++i)
    add(object.parts[i], part_of(at, object, object.parts[i], i), object.table, to);
}

void path_writer::edit(const value& v, const position& at) {
  switch (v.is) {
    case form::list:
      for (std::size_t i = 0; i < v.parts.size(); ++i) {
        statements_.push_back(fmt::format("o{}.emplace_back();", at.member));
        edit(v.parts[i], part_of(at, v, v.parts[i], i));
      }
      return;
    case form::map:
    case form::object:
      for (std::size_t i = 0; i < v.parts.size(); ++i) edit(v.parts[i], part_of(at, v, v.parts[i], i));
      return;
    case form::json:
      return edit_open(v, "o" + at.member, 0);
    case form::integer:
    case form::number:
    case form::boolean:
      statements_.push_back(fmt::format("o{} = {};", at.member, v.text));
      return;
    case form::int_or_string:
      statements_.push_back(fmt::format("o{} = {};", at.member, v.is_number ? v.text : literal_of(v.text)));
      return;
    case form::choice: {
      statements_.push_back(fmt::format("o{0} = decltype(o{0})::other({1});", at.member, literal_of(v.text)));
      return;
    }
    default:
      break;
  }
  expression statement(fmt::format("o{} = ", at.member), {text_literal(v.text)}, "");
  statements_.push_back(statement_of(statement, 0).substr(0, std::string::npos));
  while (!statements_.back().empty() && statements_.back().back() == '\n') statements_.back().pop_back();
}

void path_writer::edit_open(const value& v, const std::string& member, std::size_t depth) {
  constexpr std::string_view words[] = {"absent", "null", "boolean", "number", "string", "array", "object"};
  const auto say = [&](std::string statement) {
    statements_.push_back(std::string(2 * depth, ' ') + std::move(statement));
  };
  say(fmt::format("{}.is = model::json::type::{};", member, words[static_cast<int>(v.open)]));
  if (v.is_scalar()) {
    if (v.open != open_type::null) say(fmt::format("{}.scalar = {};", member, literal_of(v.text)));
    return;
  }
  for (const value& each : v.parts) {
    if (v.open == open_type::object) say(fmt::format("{}.names.push_back({});", member, literal_of(each.name)));
    const std::string inner = fmt::format("v{}", depth);
    say("{");
    say(fmt::format("  auto& {} = {}.items.emplace_back();", inner, member));
    edit_open(each, inner, depth + 1);
    say("}");
  }
}

void path_writer::add_edit(expression& to) {
  if (statements_.empty()) return;
  std::string all = "edit([](auto& o) {";
  for (const std::string& each : statements_) all += "\n          " + each;
  to.call("");
  to.calls.back() = expression("." + all + "\n        })");
  statements_.clear();
}

namespace {

void add_comments(const value& v, const position& at, expression& to) {
  for (std::size_t i = 0; i < v.parts.size(); ++i) {
    const position inner = part_of(at, v, v.parts[i], i);
    if (!v.parts[i].comment.empty()) to.call(call_of("withCommentOn", inner.path), {text_literal(v.parts[i].comment)});
    add_comments(v.parts[i], inner, to);
  }
}

}  // namespace

void add_comments(const value& object, expression& to) {
  if (!object.comment.empty()) to.call("withComment", {text_literal(object.comment)});
  add_comments(object, {}, to);
}

}  // namespace dovetail::cli::convert
