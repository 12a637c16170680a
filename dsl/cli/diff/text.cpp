#include "cli/diff/text.hpp"
#include "cli/stable_sort.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <tuple>
#include <utility>

namespace dovetail::cli::diff {
namespace {

using form = node::form;

/// What a text would be read as otherwise, or would not be seen.
bool needs_quotes(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return true;
  static const std::set<std::string_view> words{"true", "false", "null", "yes", "no", "on", "off", "~"};
  if (words.contains(text)) return true;
  if (text.find_first_not_of("0123456789.") == std::string_view::npos) return true;
  return text.find_first_of("{}[],#&*!|>'\"%@`\n\t") == 0 || text.find(": ") != std::string_view::npos ||
         text.find(" #") != std::string_view::npos;
}

std::string in_quotes(std::string_view text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    if (c == '\n') all += "\\n";
    else if (c == '\t') all += "\\t";
    else all += c;
  }
  return all + "\"";
}

std::string scalar_words(const node& value) {
  if (value.is_secret) return "(hidden)";
  if (value.says == node::scalar::nothing) return "null";
  if (value.says == node::scalar::text && needs_quotes(value.text)) return in_quotes(value.text);
  return value.text.find('\n') == std::string::npos ? value.text : in_quotes(value.text);
}

void add_lines(const node& value, std::string_view before, const std::string& indent, std::vector<std::string>& into) {
  switch (value.is) {
    case form::scalar:
      if (value.says == node::scalar::text && !value.is_secret && value.text.find('\n') != std::string::npos) {
        into.push_back(fmt::format("{}{}|", indent, before));
        std::string_view rest = value.text;
        while (!rest.empty()) {
          const std::size_t end = std::min(rest.find('\n'), rest.size());
          into.push_back(fmt::format("{}  {}", indent, rest.substr(0, end)));
          rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return;
      }
      into.push_back(fmt::format("{}{}{}", indent, before, scalar_words(value)));
      return;
    case form::map: {
      if (value.parts.empty()) return into.push_back(fmt::format("{}{}{{}}", indent, before));
      if (!before.empty()) into.push_back(fmt::format("{}{}", indent, before.substr(0, before.size() - 1)));
      for (const node& each : value.parts)
        if (each.says_anything()) add_lines(each, each.name + ": ", before.empty() ? indent : indent + "  ", into);
      return;
    }
    case form::list:
      if (value.parts.empty()) return into.push_back(fmt::format("{}{}[]", indent, before));
      if (!before.empty()) into.push_back(fmt::format("{}{}", indent, before.substr(0, before.size() - 1)));
      for (const node& each : value.parts) {
        std::vector<std::string> lines;
        add_lines(each, "", "", lines);
        for (std::size_t i = 0; i < lines.size(); ++i)
          into.push_back(fmt::format("{}{}{}{}", indent, before.empty() ? "" : "  ", i == 0 ? "- " : "  ", lines[i]));
      }
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    all.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

/// The lines that differ, with one line that both have between two places.
std::vector<shown_line> different_lines(std::string_view before, std::string_view after) {
  constexpr std::size_t most_shown = 40, most_cells = 16'000'000;
  std::vector<std::string_view> a = lines_of(before), b = lines_of(after);
  std::size_t front = 0;
  while (front < a.size() && front < b.size() && a[front] == b[front]) ++front;
  while (a.size() > front && b.size() > front && a.back() == b.back()) {
    a.pop_back();
    b.pop_back();
  }
  a.erase(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(front));
  b.erase(b.begin(), b.begin() + static_cast<std::ptrdiff_t>(front));
  std::vector<shown_line> all;
  if ((a.size() + 1) * (b.size() + 1) > most_cells) {
    for (const std::string_view each : a) all.push_back({'-', std::string(each)});
    for (const std::string_view each : b) all.push_back({'+', std::string(each)});
  } else {
    std::vector<std::uint32_t> longest((a.size() + 1) * (b.size() + 1), 0);
    const auto cell = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return longest[i * (b.size() + 1) + j]; };
    for (std::size_t i = a.size(); i-- > 0;)
      for (std::size_t j = b.size(); j-- > 0;)
        cell(i, j) = a[i] == b[j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a[i] == b[j]) {
        if (all.empty() || all.back().sign != ' ') all.push_back({' ', "…"});
        ++i;
        ++j;
      } else if (j == b.size() || (i < a.size() && cell(i + 1, j) >= cell(i, j + 1))) {
        all.push_back({'-', std::string(a[i++])});
      } else {
        all.push_back({'+', std::string(b[j++])});
      }
    }
  }
  if (all.size() > most_shown) {
    const std::size_t left = all.size() - most_shown;
    all.resize(most_shown);
    all.push_back({' ', fmt::format("… and {} more lines", left)});
  }
  return all;
}

bool is_long_text(const node* value) {
  return value != nullptr && value->is == form::scalar && !value->is_secret &&
         value->text.find('\n') != std::string::npos;
}

constexpr std::size_t longest_line = 90;

void add_part(const node& part, char sign, shown_change& into) {
  constexpr std::size_t most_shown = 30;
  const std::string words = words_of(part);
  if (words.size() <= longest_line && !is_long_text(&part)) {
    into.line += ": " + words;
    return;
  }
  std::vector<std::string> lines = yaml_lines_of(part);
  const std::size_t left = lines.size() > most_shown ? lines.size() - most_shown : 0;
  lines.resize(lines.size() - left);
  for (std::string& each : lines) into.more.push_back({sign, std::move(each)});
  if (left != 0) into.more.push_back({' ', fmt::format("… and {} more lines", left)});
}

}  // namespace

std::string words_of(const node& value) {
  switch (value.is) {
    case form::scalar:
      return scalar_words(value);
    case form::map: {
      std::string all;
      for (const node& each : value.parts)
        if (each.says_anything()) all += fmt::format("{}{}: {}", all.empty() ? "" : ", ", each.name, words_of(each));
      return "{" + all + "}";
    }
    case form::list: {
      std::string all;
      for (const node& each : value.parts) all += (all.empty() ? "" : ", ") + words_of(each);
      return "[" + all + "]";
    }
  }
  return {};
}

std::vector<std::string> yaml_lines_of(const node& value) {
  std::vector<std::string> all;
  add_lines(value, "", "", all);
  return all;
}

shown_change shown(const change& of) {
  shown_change made;
  made.line = of.path.empty() ? "(all of it)" : of.path;
  switch (of.is) {
    case change::sort::added:
      made.sign = '+';
      add_part(*of.after, '+', made);
      break;
    case change::sort::removed:
      made.sign = '-';
      add_part(*of.before, '-', made);
      break;
    case change::sort::reordered:
      made.line += ": in another order";
      if (words_of(*of.after).size() <= longest_line)
        made.line += fmt::format(": {} → {}", words_of(*of.before), words_of(*of.after));
      break;
    case change::sort::changed: {
      if (is_long_text(of.before) || is_long_text(of.after)) {
        made.more = different_lines(of.before->text, of.after->text);
        break;
      }
      const std::string before = words_of(*of.before), after = words_of(*of.after);
      if (of.after->is_secret) made.line += ": another value (hidden)";
      else if (before.size() + after.size() <= 2 * longest_line) made.line += fmt::format(": {} → {}", before, after);
      else made.more = {{'-', before}, {'+', after}};
    }
  }
  return made;
}

/// What as many objects have in common is said once; of an object, no more than so many changes.
constexpr std::size_t fewest_in_common = 4, most_changes = 40;

namespace {

/// What of it is shown, without the overlay or the environment that it is in.
std::string shown_text_of(const shown_object& of) {
  std::string all = sign_of(*of.pair) + title_of(*of.pair) + fmt::format("\n{}", of.left_out);
  for (const change* each : of.changes) {
    const shown_change change = shown(*each);
    all += fmt::format("\n{}{}", change.sign, change.line);
    for (const shown_line& line : change.more) all += fmt::format("\n{}{}", line.sign, line.text);
  }
  for (const effect* each : of.effects)
    all += fmt::format("\n{} {} {}", each->what->id, each->is_accepted, each->words);
  return all;
}

/// The same change of the same object in several overlays or environments is one.
void fold_states(std::vector<shown_object>& objects) {
  std::map<std::string, std::size_t> known;
  std::vector<shown_object> folded;
  for (shown_object& each : objects) {
    const auto [first, is_new] = known.emplace(shown_text_of(each), folded.size());
    if (is_new || each.in.empty()) folded.push_back(std::move(each));
    else folded[first->second].in += ", " + each.in;
  }
  objects = std::move(folded);
}

}  // namespace

std::vector<const effect*> told_once(const comparison& of, consequence which) {
  std::vector<const effect*> all;
  for (const effect& each : of.effects) {
    const bool is_told = std::any_of(all.begin(), all.end(), [&](const effect* other) {
      return other->what == each.what && other->is_accepted == each.is_accepted && other->words == each.words;
    });
    if (consequence_of(*each.what) == which && !is_told) all.push_back(&each);
  }
  return all;
}

shown_comparison shown(const comparison& of, bool all) {
  shown_comparison made;
  std::map<std::string, common_change> counted;
  const auto name_of = [](const change& each) {
    const shown_change as_shown = shown(each);
    return as_shown.more.empty() ? as_shown.sign + as_shown.line : std::string{};
  };
  if (!all)
    for (const object_pair& pair : of.pairs)
      for (const change& each : pair.changes)
        if (const std::string name = name_of(each); !name.empty()) {
          common_change& known = counted[name];
          known.what = shown(each);
          known.of.push_back(&pair.either());
        }
  std::erase_if(counted, [](const auto& each) { return each.second.of.size() < fewest_in_common; });
  for (const object_pair& pair : of.pairs) {
    shown_object one;
    one.pair = &pair;
    one.in = pair.either().state;
    for (const change& each : pair.changes)
      if (!counted.contains(name_of(each))) one.changes.push_back(&each);
    if (!all && one.changes.size() > most_changes) {
      one.left_out = one.changes.size() - most_changes;
      one.changes.resize(most_changes);
    }
    for (const effect& each : of.effects)
      if (each.about == pair.after || each.about == pair.before) one.effects.push_back(&each);
    if (pair.is_the_same()) ++made.same;
    else if (pair.is_new()) ++made.added;
    else if (pair.is_gone()) ++made.gone;
    else if (pair.is_renamed()) ++made.renamed;
    else ++made.changed;
    const bool is_common =
        pair.is_both() && !pair.is_renamed() && !pair.is_moved_to_another_version() && one.changes.empty();
    if ((pair.is_the_same() || is_common) && one.effects.empty()) continue;
    made.objects.push_back(std::move(one));
  }
  if (!all) fold_states(made.objects);
  for (auto& [name, each] : counted) made.common.push_back(std::move(each));
  stable_sort(made.common, [](const common_change& a, const common_change& b) { return a.of.size() > b.of.size(); });
  for (const effect& each : of.effects) {
    if (each.is_accepted) ++made.accepted;
    else if (consequence_of(*each.what) == consequence::refused) ++made.refused;
    else if (consequence_of(*each.what) == consequence::happens) ++made.happening;
    else ++made.lost;
  }
  return made;
}

std::string_view word_of(const rule& what) {
  switch (consequence_of(what)) {
    case consequence::refused:
      return "refused";
    case consequence::happens:
      return "happens";
    case consequence::lost:
      break;
  }
  return "lost";
}

char sign_of(const object_pair& pair) {
  return pair.is_new() ? '+' : pair.is_gone() ? '-' : pair.is_renamed() ? '>' : '~';
}

std::string title_of(const object_pair& pair) {
  std::string title = pair.is_renamed() ? pair.before->title() : pair.either().title();
  if (pair.is_renamed()) {
    const object& now = *pair.after;
    title += fmt::format(", now {}", now.name_space.empty() ? now.name : now.name_space + "/" + now.name);
  }
  if (pair.is_moved_to_another_version())
    title += fmt::format(", of {} instead of {}", pair.after->api_version, pair.before->api_version);
  return title;
}

std::string place_of(const comparison& in, const object& of, bool is_of_old, place at) {
  if (std::string source = in.source_line_of(of, is_of_old, at); !source.empty()) return source;
  const written_line line = in.manifest_line_of(of, is_of_old, at);
  if (line.file.empty()) return {};
  return line.line == 0 ? line.file : fmt::format("{}:{}", line.file, line.line);
}

std::string place_of(const comparison& in, const object_pair& pair, const change& of) {
  return of.after != nullptr ? place_of(in, *pair.after, false, of.after->at)
                             : place_of(in, *pair.before, true, of.before->at);
}

std::string place_of(const comparison& in, const object_pair& pair) {
  return place_of(in, pair.either(), pair.is_gone(), {});
}

std::string summary_of(const shown_comparison& of) {
  const std::size_t different = of.changed + of.added + of.gone + of.renamed;
  const auto list = [](std::initializer_list<std::pair<std::size_t, std::string_view>> counts) {
    std::string all;
    for (const auto& [count, word] : counts)
      if (count != 0) all += fmt::format("{}{} {}", all.empty() ? "" : ", ", count, word);
    return all;
  };
  if (different == 0 && of.objects.empty())
    return fmt::format("no difference: {} object{} the same\n", of.same, of.same == 1 ? " is" : "s are");
  std::string words =
      fmt::format("{} object{} differ{}", different, different == 1 ? "" : "s", different == 1 ? "s" : "");
  if (different != 0)
    words += ": " + list({{of.changed, "changed"}, {of.added, "new"}, {of.gone, "gone"}, {of.renamed, "renamed"}});
  if (of.same != 0) words += fmt::format("; {} {} the same", of.same, of.same == 1 ? "is" : "are");
  const std::string effects = list({{of.refused, "refused"},
                                    {of.lost, "lost"},
                                    {of.happening, of.happening == 1 ? "happens" : "happen"},
                                    {of.accepted, "accepted"}});
  return words + (effects.empty() ? "\n" : fmt::format("\n{}\n", effects));
}

std::string summary_line_of(const shown_comparison& of) {
  std::string summary = summary_of(of);
  while (summary.ends_with('\n')) summary.pop_back();
  if (const std::size_t line = summary.find('\n'); line != std::string::npos) summary.replace(line, 1, ". ");
  return summary;
}

}  // namespace dovetail::cli::diff
