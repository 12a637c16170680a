#include "chart_template.hpp"

#include "checksum.hpp"
#include "template_scalar.hpp"

#include "dovetail/emit/yaml.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

namespace dovetail::emit::detail {
namespace {

bool same(const template_nodes& a, const template_nodes& b);

bool same(const template_node& a, const template_node& b) {
  return a.line == b.line && a.asked.of == b.asked.of && a.asked.word == b.asked.word &&
         a.asked.negated == b.asked.negated && same(a.then, b.then) && same(a.otherwise, b.otherwise);
}

bool same(const template_nodes& a, const template_nodes& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const template_node& x, const template_node& y) { return same(x, y); });
}

/// How many nodes the rests of two lists have in common, in their order: at `i * (b.size() + 1) + j`, of those from `i` and
/// from `j` on.
std::vector<std::size_t> common_lengths(const template_nodes& a, const template_nodes& b) {
  const std::size_t columns = b.size() + 1;
  std::vector<std::size_t> lengths((a.size() + 1) * columns, 0);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      lengths[i * columns + j] = same(a[i], b[j])
                                     ? lengths[(i + 1) * columns + j + 1] + 1
                                     : std::max(lengths[(i + 1) * columns + j], lengths[i * columns + j + 1]);
  return lengths;
}

// ---- conditions

/// One condition as an operand: `.Values.a`, `(not .Values.a)`, `(eq .Values.b "s3")`.
std::string operand(const condition& asked, bool alone) {
  const std::string path = values_path(asked.of->name);
  std::string text;
  if (asked.of->type == value_type::choice)
    text = fmt::format("{} {} {}", asked.negated ? "ne" : "eq", path, template_string(asked.word));
  else if (asked.negated) text = "not " + path;
  else return path;
  return alone ? text : "(" + text + ")";
}

/// A block with all conditions that decide on the same lines.
struct plain_block {
  std::vector<condition> all{};
  const template_nodes* then = nullptr;
  const template_nodes* otherwise = nullptr;
};

plain_block plain(const template_node& node) {
  plain_block block{{node.asked}, &node.then, &node.otherwise};
  if (node.then.empty()) {
    block.all.front().negated = !node.asked.negated;
    std::swap(block.then, block.otherwise);
  }
  if (!block.otherwise->empty() || block.then->size() != 1 || !block.then->front().is_block()) return block;
  const plain_block inner = plain(block.then->front());
  if (!inner.otherwise->empty()) return block;
  block.all.insert(block.all.end(), inner.all.begin(), inner.all.end());
  block.then = inner.then;
  block.otherwise = inner.otherwise;
  return block;
}

/// The conditions without those that another one implies: who is in one environment is in no other.
std::vector<condition> without_other_environments(const std::vector<condition>& all,
                                                  const value_declaration* environment) {
  const bool names_one = std::any_of(all.begin(), all.end(),
                                     [&](const condition& each) { return each.of == environment && !each.negated; });
  std::vector<condition> rest;
  for (const condition& each : all)
    if (!names_one || each.of != environment || !each.negated) rest.push_back(each);
  return rest;
}

std::string expression(const std::vector<condition>& all) {
  if (all.size() == 1) return operand(all.front(), true);
  std::string text = "and";
  for (const condition& each : all) text += " " + operand(each, false);
  return text;
}

// ---- actions

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

/// Whether no text that the value can be needs to be escaped between double quotes.
bool is_safe_between_quotes(const value_declaration& value, std::string_view separator) {
  if (separator.find_first_of("\"\\\n") != separator.npos) return false;
  if (value.type == value_type::number || value.type == value_type::switched) return true;
  if (value.type == value_type::choice)
    return std::none_of(value.words.begin(), value.words.end(),
                        [](std::string_view word) { return word.find_first_of("\"\\") != word.npos; });
  for (const std::string_view hostile : {"\"", "\\", "\n", "a\"a", "a\\a", "a\na"})
    if (value.form.accepts(hostile)) return false;
  return true;
}

/// Whether every text that the value can be is one line, and so changes nothing of the lines around it.
bool is_one_line(const value_declaration& value, std::string_view separator) {
  if (separator.find_first_of("\n\r") != separator.npos) return false;
  if (value.type == value_type::number || value.type == value_type::switched || value.type == value_type::choice)
    return true;
  for (const std::string_view hostile : {"\n", "\r", "a\na", "a\ra", "a\u0085a", "a\u2028a", "a\u2029a"})
    if (value.form.accepts(hostile)) return false;
  return true;
}

/// Whether no text that the value can be is empty or begins with a blank.
bool is_never_blank(const value_declaration& value) {
  if (value.type == value_type::number || value.type == value_type::switched) return true;
  if (value.type == value_type::choice)
    return std::none_of(value.words.begin(), value.words.begin() + value.word_count, [](std::string_view word) {
      return word.empty() || word.front() == ' ' || word.front() == '\t';
    });
  // The items of a list may be none at all.
  if (value.type == value_type::list) return false;
  for (const std::string_view hostile : {"", " ", " a", "\ta"})
    if (value.form.accepts(hostile)) return false;
  return true;
}

class template_writer {
 public:
  explicit template_writer(const template_words& words) : words_(words) {}

  std::string text(const template_nodes& nodes) {
    write(nodes);
    std::string all;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      // `{{-` takes the white space before it away, to which an empty line belongs.
      const bool before_action = i + 1 < lines_.size() && lines_[i + 1].trims;
      const bool is_blank = !lines_[i].trims && indent_of(lines_[i].text) == lines_[i].text.size();
      all += (is_blank && before_action ? "{{ \"\" }}" : lines_[i].text) + "\n";
    }
    return all;
  }

 private:
  struct output_line {
    std::string text;
    /// It begins with `{{-`.
    bool trims = false;
  };

  void write(const template_nodes& nodes) {
    for (const template_node& node : nodes) {
      if (node.is_block()) write_block(node);
      else write_line(node.line);
    }
  }

  void write_block(const template_node& node) {
    plain_block block = plain(node);
    const std::string margin(margin_of(*block.then), ' ');
    lines_.push_back({fmt::format("{}{{{{- if {} }}}}", margin,
                                  expression(without_other_environments(block.all, words_.environment))),
                      true});
    write(*block.then);
    while (!block.otherwise->empty()) {
      if (block.otherwise->size() != 1 || !block.otherwise->front().is_block()) {
        lines_.push_back({margin + "{{- else }}", true});
        write(*block.otherwise);
        break;
      }
      block = plain(block.otherwise->front());
      lines_.push_back({fmt::format("{}{{{{- else if {} }}}}", margin,
                                    expression(without_other_environments(block.all, words_.environment))),
                        true});
      write(*block.then);
    }
    lines_.push_back({margin + "{{- end }}", true});
  }

  static std::size_t margin_of(const template_nodes& nodes) {
    for (const template_node& node : nodes) {
      if (node.is_block()) return margin_of(node.then.empty() ? node.otherwise : node.then);
      if (!node.line.empty()) return indent_of(node.line);
    }
    return 0;
  }

  void write_line(const std::string& line) {
    const std::string margin(indent_of(line), ' ');
    if (line.find(placed_marker(marker::all_labels, marker_place::bare)) != line.npos) {
      lines_.push_back(
          {fmt::format("{}{{{{- include \"{}.labels\" . | nindent {} }}}}", margin, words_.chart, margin.size()),
           true});
      return;
    }
    const std::size_t begin = line.find(marker::begin);
    if (begin != line.npos && line[begin + 2] == marker::items) {
      const std::string name = line.substr(begin + 3, line.find(marker::end, begin) - begin - 3);
      lines_.push_back({fmt::format("{}{{{{- range {} }}}}", margin, values_path(name)), true});
      lines_.push_back({line.substr(0, begin) + "{{ . | quote }}", false});
      lines_.push_back({margin + "{{- end }}", true});
      return;
    }
    lines_.push_back({with_actions(line), false});
  }

  std::string with_actions(std::string_view line) const {
    std::string all;
    while (!line.empty()) {
      const std::size_t begin = std::min(line.find(marker::begin), line.size());
      for (std::size_t i = 0; i < begin; ++i) {
        // What is no action of ours is text.
        if (line.substr(i, 2) == "{{" && i + 1 < begin) {
          all += "{{ \"{{\" }}";
          ++i;
        } else {
          all += line[i];
        }
      }
      if (begin == line.size()) break;
      const std::size_t end = line.find(marker::end, begin);
      all += action(line[begin + 1], line[begin + 2], line.substr(begin + 3, end - begin - 3));
      line.remove_prefix(end + 1);
    }
    return all;
  }

  std::string action(char place, char kind, std::string_view rest) const {
    switch (kind) {
      case marker::name_space:
        return place == marker_place::whole ? "{{ .Release.Namespace | quote }}" : "{{ .Release.Namespace }}";
      case marker::own_name: {
        const std::string name = own_name_text(rest, words_.chart);
        return place == marker_place::whole && !is_plain_safe(rest) ? "\"" + name + "\"" : name;
      }
      case marker::checksum:
        return fmt::format("{{{{ include \"{}\" . | quote }}}}", checksum_helper(words_.chart, held_by_marker(rest)));
      case marker::hashed_name:
        return fmt::format("{{{{ include \"{}\" . | quote }}}}",
                           hashed_name_helper(words_.chart, held_by_marker(rest)));
      case '#':
        return fmt::format("{{{{ {} }}}}", read(*words_.values[std::stoul(std::string(rest))], {}));
      default:
        break;
    }
    const std::size_t end = std::min(rest.find(marker::separator), rest.size());
    const value_declaration& value = named(rest.substr(0, end));
    const std::string_view separator = end == rest.size() ? std::string_view() : rest.substr(end + 1);
    const std::string what = read(value, separator);
    if (place == marker_place::whole) return fmt::format("{{{{ {} | quote }}}}", what);
    const bool in_block = place == marker_place::bare || place == marker_place::line_start;
    const bool starts_well = place != marker_place::line_start || is_never_blank(value);
    if (in_block ? starts_well && is_one_line(value, separator) : is_safe_between_quotes(value, separator))
      return fmt::format("{{{{ {} }}}}", what);
    if (place == marker_place::quoted)
      return fmt::format("{{{{ {} | toJson | trimPrefix \"\\\"\" | trimSuffix \"\\\"\" }}}}", what);
    if (in_block && !starts_well && is_one_line(value, separator))
      throw std::invalid_argument(fmt::format(
          "value `{}` ({}) can begin with a blank or be empty, and begins a text of several lines: put a word before it, or "
          "give it a narrower grammar",
          value.name, value.form.name));
    throw std::invalid_argument(fmt::format(
        "value `{}` ({}) can be a text that breaks the lines around it, and stands in a text of several lines: give the "
        "value a narrower grammar, such as grammars::line_of_text, or let it stand alone",
        value.name, value.form.name));
  }

  const value_declaration& named(std::string_view name) const {
    for (const value_declaration* value : words_.values)
      if (value->name == name) return *value;
    throw std::logic_error(fmt::format("a template reads value `{}`, which the stack does not declare", name));
  }

  static std::string read(const value_declaration& value, std::string_view separator) {
    const std::string path = values_path(value.name);
    switch (value.type) {
      case value_type::number:
        // Numbers come as floating-point ones, and would be written as 1e+06.
        return "int64 " + path;
      case value_type::list:
        return fmt::format("join {} {}", template_string(separator), path);
      case value_type::secret:
        return fmt::format("required {} {}",
                           template_string(fmt::format("{0} is not given: add --set-file {0}=FILE", value.name)), path);
      case value_type::text:
      case value_type::switched:
      case value_type::choice:
        break;
    }
    return path;
  }

  const template_words& words_;
  std::vector<output_line> lines_{};
};

bool is_identifier(std::string_view text) {
  const auto is_word = [](char c) { return dovetail::detail::is_alphanumeric(c) || c == '_'; };
  return !text.empty() && !dovetail::detail::is_digit(text.front()) && std::all_of(text.begin(), text.end(), is_word);
}

/// Whether a word of a choice has what it has without any word: "if a: x, else if b: y, else x" is "if b: y, else x".
bool is_one_of_the_rest(const template_node& block) {
  if (block.asked.of->type != value_type::choice || block.then.empty() || block.otherwise.size() != 1 ||
      !block.otherwise.front().is_block())
    return false;
  const template_node& next = block.otherwise.front();
  return next.asked.of == block.asked.of && !next.asked.negated && !block.asked.negated &&
         next.asked.word != block.asked.word && same(block.then, next.otherwise);
}

}  // namespace

template_nodes lines_of(std::string_view yaml) {
  template_nodes nodes;
  while (!yaml.empty()) {
    const std::size_t end = std::min(yaml.find('\n'), yaml.size());
    nodes.emplace_back().line = yaml.substr(0, end);
    yaml.remove_prefix(std::min(end + 1, yaml.size()));
  }
  return nodes;
}

template_nodes merged(const condition& asked, const template_nodes& on, const template_nodes& off) {
  const std::vector<std::size_t> lengths = common_lengths(on, off);
  const std::size_t columns = off.size() + 1;
  template_nodes all;
  template_node block;
  const auto end_block = [&] {
    if (!block.is_block()) return;
    if (is_one_of_the_rest(block)) block = template_node(block.otherwise.front());
    all.push_back(std::move(block));
    block = {};
  };
  std::size_t i = 0, j = 0;
  while (i < on.size() || j < off.size()) {
    if (i < on.size() && j < off.size() && same(on[i], off[j])) {
      end_block();
      all.push_back(on[i]);
      ++i;
      ++j;
      continue;
    }
    block.asked = asked;
    if (j == off.size() || (i < on.size() && lengths[(i + 1) * columns + j] >= lengths[i * columns + j + 1]))
      block.then.push_back(on[i++]);
    else block.otherwise.push_back(off[j++]);
  }
  end_block();
  return all;
}

std::string template_text(const template_nodes& nodes, const template_words& words) {
  return template_writer(words).text(nodes);
}

std::string values_path(std::string_view name) {
  bool plain = true;
  std::string path = ".Values", keys;
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t end = std::min(rest.find('.'), rest.size());
    const std::string_view key = rest.substr(0, end);
    plain = plain && is_identifier(key);
    path += "." + std::string(key);
    keys += " " + template_string(key);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return plain ? path : "(index .Values" + keys + ")";
}

bool begins_with_chart(std::string_view name, std::string_view chart) {
  return name.starts_with(chart) && (name.size() == chart.size() || name[chart.size()] == '-');
}

std::string own_name_text(std::string_view name, std::string_view chart) {
  return fmt::format("{{{{ include \"{}.name\" . }}}}{}", chart, name.substr(chart.size()));
}

std::string template_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') quoted += "\\n";
    else quoted += c;
  }
  return quoted + "\"";
}

}  // namespace dovetail::emit::detail
