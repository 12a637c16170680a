#include "chart_values.hpp"

#include "comments.hpp"
#include "json_text.hpp"
#include "string_scalar.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace dovetail::emit::detail {
namespace {

/// The values by the parts of their names: `image.tag` is `tag` below `image`.
struct value_tree {
  std::string key{};
  /// Null for what has others below it.
  const value_declaration* value = nullptr;
  /// What it is here.
  std::string text{};
  std::string_view comment{};
  std::vector<value_tree> below{};
};

void add(value_tree& tree, std::string_view rest, const value_declaration& value, std::string text,
         std::string_view comment = {}) {
  const std::size_t end = std::min(rest.find('.'), rest.size());
  const std::string_view key = rest.substr(0, end);
  const auto found =
      std::find_if(tree.below.begin(), tree.below.end(), [&](const value_tree& each) { return each.key == key; });
  const bool is_new = found == tree.below.end();
  value_tree& next = is_new ? tree.below.emplace_back() : *found;
  const bool is_last = end == rest.size();
  if (!is_new && (is_last || next.value != nullptr))
    throw std::invalid_argument(
        fmt::format("the values have `{}` twice: as a value, and as the beginning of another one's name; rename one",
                    std::string_view(value.name).substr(0, value.name.size() - rest.size() + end)));
  next.key = key;
  if (!is_last) return add(next, rest.substr(end + 1), value, std::move(text), comment);
  next.value = &value;
  next.text = std::move(text);
  next.comment = comment;
}

value_tree tree_of(std::span<const value_declaration* const> values) {
  value_tree tree;
  for (const value_declaration* value : values) add(tree, value->name, *value, std::string(value->default_text()));
  return tree;
}

std::string words_of(const value_declaration& value) {
  std::string all;
  for (std::size_t i = 0; i < value.word_count; ++i)
    all += fmt::format("{}{}", i == 0 ? "" : i + 1 == value.word_count ? " or " : ", ", value.words[i]);
  return all;
}

/// What a value may be, for people: "a host name"; empty where anything may be.
std::string allowed(const value_declaration& value) {
  switch (value.type) {
    case value_type::switched:
      return "true or false";
    case value_type::choice:
      return words_of(value);
    case value_type::secret:
      return fmt::format("given at deployment: --set-file {}=FILE", value.name);
    case value_type::list:
      return fmt::format("a list, each: {}", value.form.name);
    case value_type::number:
    case value_type::text:
      break;
  }
  return value.form.accepts == grammars::any_text.accepts ? std::string() : std::string(value.form.name);
}

std::string key_text(std::string_view key) {
  std::string scratch;
  return std::string(key_form(key, scratch));
}

void write_yaml(const value_tree& tree, std::size_t indent, bool describes, std::string& out) {
  const std::string margin(indent, ' ');
  for (const value_tree& each : tree.below) {
    if (!each.comment.empty())
      for (const std::string& line : comment_lines(each.comment, indent)) out += fmt::format("{}# {}\n", margin, line);
    if (each.value != nullptr && describes) {
      const std::string may_be = allowed(*each.value);
      std::string sentence(each.value->description);
      if (!may_be.empty()) sentence += fmt::format("{}({})", sentence.empty() ? "" : " ", may_be);
      for (const std::string& line : comment_lines(sentence, indent)) out += fmt::format("{}# {}\n", margin, line);
    }
    out += margin + key_text(each.key) + ":";
    if (each.value == nullptr) {
      out += '\n';
      write_yaml(each, indent + 2, describes, out);
      continue;
    }
    std::string scratch;
    switch (each.value->type) {
      case value_type::number:
      case value_type::switched:
        out += " " + each.text + "\n";
        continue;
      case value_type::list:
        out += each.text.empty() ? " []\n" : "\n";
        for (const std::string_view item : items_of(each.text))
          out += fmt::format("{}  - {}\n", margin, value_form(item, {indent + 4, indent + 4}, scratch));
        continue;
      case value_type::text:
      case value_type::choice:
      case value_type::secret:
        out += fmt::format(" {}\n", value_form(each.text, {indent + each.key.size() + 2, indent + 2}, scratch));
    }
  }
}

// ---- schema

std::string number_limits(const grammar& form) {
  return fmt::format(", \"minimum\": {}, \"maximum\": {}", form.least, form.most);
}

std::string pattern_of(const grammar& form) {
  return form.pattern.empty() ? std::string() : fmt::format(", \"pattern\": {}", json_text(form.pattern));
}

std::string type_of(const value_declaration& value) {
  switch (value.type) {
    case value_type::number:
      return "\"type\": \"integer\"" + number_limits(value.form);
    case value_type::switched:
      return "\"type\": \"boolean\"";
    case value_type::choice: {
      std::string words;
      for (std::size_t i = 0; i < value.word_count; ++i) words += (i == 0 ? "" : ", ") + json_text(value.words[i]);
      return fmt::format("\"type\": \"string\", \"enum\": [{}]", words);
    }
    case value_type::list:
      return fmt::format("\"type\": \"array\", \"items\": {{\"type\": \"string\"{}}}", pattern_of(value.form));
    case value_type::text:
    case value_type::secret:
      break;
  }
  return "\"type\": \"string\"" + pattern_of(value.form);
}

/// The members of an object that has these names, and no others.
void write_schema(const value_tree& tree, std::size_t indent, bool is_top, std::string& out) {
  const std::string margin(indent, ' ');
  std::string names;
  for (const value_tree& each : tree.below) names += (names.empty() ? "" : ", ") + json_text(each.key);
  out += fmt::format("{0}\"type\": \"object\",\n{0}\"additionalProperties\": false,\n{0}\"required\": [{1}],\n", margin,
                     names);
  out += margin + "\"properties\": {\n";
  // Helm hands `global` to every chart that is part of another one.
  if (is_top) out += margin + "  \"global\": {\"type\": \"object\"}" + (tree.below.empty() ? "\n" : ",\n");
  for (std::size_t i = 0; i < tree.below.size(); ++i) {
    const value_tree& each = tree.below[i];
    out += fmt::format("{}  {}: {{", margin, json_text(each.key));
    if (each.value == nullptr) {
      out += '\n';
      write_schema(each, indent + 4, false, out);
      out += margin + "  }";
    } else {
      if (!each.value->description.empty())
        out += fmt::format("\"description\": {}, ", json_text(each.value->description));
      out += type_of(*each.value) + "}";
    }
    out += i + 1 == tree.below.size() ? "\n" : ",\n";
  }
  out += margin + "}\n";
}

}  // namespace

std::vector<std::string_view> items_of(std::string_view list) {
  std::vector<std::string_view> items;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    items.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return items;
}

std::string values_yaml(std::string_view header, std::span<const value_declaration* const> values) {
  std::string text(header);
  if (values.empty()) return text + "{}\n";
  write_yaml(tree_of(values), 0, true, text);
  return text;
}

std::string environment_values_yaml(std::string_view header, std::span<const value_declaration* const> values,
                                    std::span<const value_setting> settings) {
  value_tree tree;
  for (const value_declaration* value : values)
    for (const value_setting& setting : settings)
      if (setting.name == value->name)
        add(tree, value->name, *value, setting.number < 0 ? std::string(setting.value) : std::to_string(setting.number),
            setting.reason);
  std::string text(header);
  if (tree.below.empty()) return text + "{}\n";
  write_yaml(tree, 0, false, text);
  return text;
}

std::string values_schema(std::string_view comment, std::span<const value_declaration* const> values) {
  std::string text = fmt::format("{{\"$comment\": {},\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n",
                                 json_text(comment));
  write_schema(tree_of(values), 2, true, text);
  return text + "}\n";
}

std::string values_table(std::span<const value_declaration* const> values) {
  std::string text = "| Value | Default | What it is |\n| --- | --- | --- |\n";
  // A bar would end the cell.
  const auto cell = [](std::string_view words) {
    std::string safe;
    for (const char c : words) safe += c == '|' ? std::string("\\|") : std::string(1, c == '\n' ? ' ' : c);
    return safe;
  };
  for (const value_declaration* value : values) {
    const std::string may_be = allowed(*value);
    text += fmt::format("| `{}` | {} | {}{}{} |\n", value->name,
                        value->default_text().empty() ? "" : "`" + cell(value->default_text()) + "`",
                        cell(value->description), value->description.empty() || may_be.empty() ? "" : " ",
                        may_be.empty() ? "" : "(" + cell(may_be) + ")");
  }
  return text;
}

}  // namespace dovetail::emit::detail
