#include "checks.hpp"
#include "layout.hpp"
#include "names.hpp"
#include "writers.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dovetail::schema {
namespace {

struct counts {
  std::size_t kinds = 0;
  std::size_t postable = 0;
  std::size_t types = 0;
  std::size_t fields = 0;
  std::size_t sets = 0;

  counts& operator+=(const counts& other) {
    kinds += other.kinds;
    postable += other.postable;
    types += other.types;
    fields += other.fields;
    sets += other.sets;
    return *this;
  }
};

counts counts_of(const module& home) {
  counts result;
  result.types = home.objects.size();
  for (const object* type : home.objects) {
    result.fields += type->fields.size();
    for (const field& part : type->fields) result.sets += part.enumeration.empty() ? 0 : 1;
    result.kinds += type->kind ? 1 : 0;
    result.postable += type->is_resource ? 1 : 0;
  }
  return result;
}

std::string row(const std::string& name, const std::string& header, const counts& c) {
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", name, header, c.kinds, c.postable, c.types, c.fields,
                     c.sets);
}

std::string shown(const module& home) { return home.version.empty() ? home.group : home.group + "/" + home.version; }

// A line of the report: what it quotes of a schema is no Markdown.
std::string as_code(const std::string& line) {
  const std::size_t quoted = line.find(": not checked");
  if (quoted == std::string::npos) return line;
  const std::size_t begin = line.find(": ", quoted + 2);
  const std::size_t end = std::min(line.find("  # "), line.size());
  std::string rule = line.substr(begin + 2, end - begin - 2);
  std::replace(rule.begin(), rule.end(), '`', '\'');
  return fmt::format("{} `{}`{}", line.substr(0, begin + 1), rule,
                     end == line.size() ? "" : ": " + line.substr(end + 4));
}

std::string table_of(const catalog& types) {
  std::string text =
      "| Group and version | Header | Kinds | Postable | Types | Fields | Closed sets |\n"
      "| --- | --- | ---: | ---: | ---: | ---: | ---: |\n";
  counts all;
  for (const auto& [name, home] : types.modules) {
    if (home.objects.empty()) continue;
    const counts here = counts_of(home);
    all += here;
    text += row(shown(home), fmt::format("`{}`", home.header()), here);
  }
  return text + row("**all**", "", all);
}

// Kinds by group and version; what came with a version after the oldest one known says so.
std::string kinds_of(const catalog& types) {
  std::string text;
  for (const auto& [name, home] : types.modules) {
    std::vector<std::string> kinds;
    for (const object* type : home.objects)
      if (type->is_resource)
        kinds.push_back(type->since == 0 ? type->name : fmt::format("{} (1.{})", type->name, type->since));
    if (kinds.empty()) continue;
    std::sort(kinds.begin(), kinds.end());
    text += fmt::format("- **{}**: {}\n", shown(home), join(kinds, ", "));
  }
  return text;
}

std::string gone_kinds_of(const catalog& types) {
  if (types.gone.empty()) return {};
  std::string text = fmt::format("\n## Kinds that Kubernetes 1.{} has no more\n\n", types.newest_version);
  for (const gone_kind& one : types.gone)
    text += fmt::format("- {} {}: {}1.{}\n", one.kind.api_version(), one.kind.kind,
                        one.since == one.until ? "only "
                        : one.since == 0       ? "until "
                                               : fmt::format("1.{} to ", one.since),
                        one.until);
  return text;
}

// What the schema says of a value and nothing looks at; `where` is the field, with `[]` or `{}` for what is in it.
struct unchecked_limit {
  enum class kind { pattern, format, other };
  kind is;
  std::string where;
  std::string what;
};

void find_unchecked(const type_use& use, const limits& facts, const std::string& where,
                    std::vector<unchecked_limit>& found) {
  using form = type_use::form;
  using kind = unchecked_limit::kind;
  // A quantity has its grammar, and a closed set its words.
  const bool has_grammar = use.is == form::quantity || use.is == form::choice;
  if (!facts.pattern.empty() && !has_grammar) found.push_back({kind::pattern, where, "pattern: " + facts.pattern});
  if (!facts.format.empty()) found.push_back({kind::format, where, "format: " + facts.format});
  const bool sized = facts.minimum_size.value_or(0) != 0 || facts.maximum_size;
  const bool bounded = facts.minimum || facts.maximum;
  if (((sized && !has_grammar) || bounded) && !has_bounds(use, own_limits(facts)))
    found.push_back({kind::other, where, bounded ? "minimum or maximum" : "length"});
  for (const std::string& other : facts.others) found.push_back({kind::other, where, other});
  if (use.holds_many() && !facts.element.empty())
    find_unchecked(use.element.front(), facts.element.front(), where + (use.is == form::map ? "{}" : "[]"), found);
}

std::vector<unchecked_limit> unchecked_limits(const catalog& types) {
  std::vector<unchecked_limit> found;
  for (const auto& [name, home] : types.modules)
    for (const object* type : home.objects)
      for (const field& part : type->fields)
        find_unchecked(part.use, part.facts,
                       fmt::format("{}: {}.{}", home.name_space(), type->name, one_line(part.name)), found);
  return found;
}

std::size_t checked_rules(const catalog& types) {
  std::size_t count = 0;
  for (const auto& [name, home] : types.modules)
    for (const object* type : home.objects)
      for (const validation& rule : type->validations) count += rule.broken.empty() ? 0 : 1;
  return count;
}

// Rules that are not translated, and what else the schemas say of whole structs, a line each.
std::string rules_left(const catalog& types) {
  std::string text;
  for (const auto& [name, home] : types.modules) {
    for (const object* type : home.objects) {
      for (const validation& rule : type->validations) {
        if (!rule.broken.empty()) continue;
        text += fmt::format("{}: {}: not checked (CEL): {}{}\n", home.name_space(), rule.path, one_line(rule.rule),
                            rule.message.empty() ? "" : fmt::format("  # {}", one_line(rule.message)));
      }
    }
  }
  for (const remark& one : types.remarks) text += fmt::format("{}: {}\n", one.where, one.what);
  return text;
}

}  // namespace

std::string markdown_of(const catalog& types, const std::string& again) {
  const std::vector<unchecked_limit> limits = unchecked_limits(types);
  const auto number_of = [&](unchecked_limit::kind kind) {
    return std::count_if(limits.begin(), limits.end(), [&](const unchecked_limit& one) { return one.is == kind; });
  };
  const std::string left = rules_left(types);
  std::string text =
      fmt::format("<!-- Generated by dovetail-import; do not edit. To make it again: {} -->\n\n", one_line(again));
  text += "# The API's types\n\n";
  text += table_of(types);
  text +=
      "\nKinds have an apiVersion and a name of their own, lists of kinds included; the postable ones can stand in a stack. A\n"
      "closed set is a field whose words are known.\n";
  text += "\n## Kinds that a stack can have\n\n";
  if (types.oldest_version != types.newest_version)
    text += fmt::format("In brackets: the version of Kubernetes that a kind came with, where 1.{} did not have it.\n\n",
                        types.oldest_version);
  text += kinds_of(types);
  text += gone_kinds_of(types);
  text += "\n## What is checked of a field\n\n";
  text +=
      "In every stack, at compile time and again when its program runs: that required fields are set, that a word is one of\n"
      "its closed set, that numbers, sizes and lengths are within the schema's bounds (GRM-50), and that a field is in the\n"
      "version of Kubernetes that the stack targets (DOV-06). The API server's defaults count as set.\n\n";
  text += fmt::format(
      "Not checked: regular expressions ({} fields have one), formats ({}, `int32` among them), other limits ({}: entries\n"
      "that must differ, `nullable`), `status`, since when a closed set has a word, and the rules below;\n"
      "`dovetail-import --report -` lists each. {} rules in CEL (`x-kubernetes-validations`) are checked.\n",
      number_of(unchecked_limit::kind::pattern), number_of(unchecked_limit::kind::format),
      number_of(unchecked_limit::kind::other), checked_rules(types));
  text += "\n## Rules that are not checked\n\n";
  if (left.empty()) return text + "None.\n";
  for (const std::string& line : split(left, '\n'))
    if (!line.empty()) text += fmt::format("- {}\n", as_code(line));
  return text;
}

std::string report_of(const catalog& types) {
  std::string text = rules_left(types);
  for (const unchecked_limit& one : unchecked_limits(types))
    text += fmt::format("{}: not checked: {}\n", one.where, one_line(one.what));
  return text;
}

left_unchecked count_unchecked(const catalog& types) {
  const std::string rules = rules_left(types);
  return {static_cast<std::size_t>(std::count(rules.begin(), rules.end(), '\n')), unchecked_limits(types).size()};
}

}  // namespace dovetail::schema
