#include "cli/lsp/actions.hpp"

#include "cli/config.hpp"
#include "cli/waivers.hpp"
#include "dovetail/text/did_you_mean.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <string_view>

namespace dovetail::cli::lsp {
namespace {

using form = outline_node::form;
constexpr std::size_t none = outline::none;

/// The words of a text that stand in backticks or in quotes.
std::vector<std::string_view> quoted_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_of("`\""); at != std::string_view::npos; at = text.find_first_of("`\"", at)) {
    const std::size_t close = text.find(text[at], at + 1);
    if (close == std::string_view::npos) break;
    words.push_back(text.substr(at + 1, close - at - 1));
    at = close + 1;
  }
  return words;
}

/// The nearest right name, where the finding says one, in the place of the wrong one.
std::optional<action> near_name(const source& file, const diagnosis& each) {
  constexpr std::string_view hint = "did you mean ";
  const std::string_view words = each.what.words;
  const std::size_t at = words.rfind(hint);
  if (at == std::string_view::npos) return std::nullopt;
  const std::vector<std::string_view> meant = quoted_words(words.substr(at));
  if (meant.empty() || meant.front().empty()) return std::nullopt;
  const std::string_view there = file.characters().in(each.at);
  // The wrong word is said before, and the place is that word, or a text with it.
  std::string_view wrong;
  for (const std::string_view said : quoted_words(words.substr(0, at)))
    if (!said.empty() && there.find(said) != std::string_view::npos && said != meant.front() &&
        said.size() >= wrong.size())
      wrong = said;
  // The wrong word is not always said.
  nearest_name near(there);
  near.consider(meant.front());
  if (wrong.empty() && near.found() == meant.front()) wrong = there;
  if (wrong.empty()) return std::nullopt;
  action made;
  made.title = fmt::format("Replace `{}` by `{}`", wrong, meant.front());
  made.mends = &each;
  made.is_preferred = true;
  made.path = file.path();
  made.in = &file;
  made.at.begin = each.at.begin + there.find(wrong);
  made.at.end = made.at.begin + wrong.size();
  made.characters = meant.front();
  return made;
}

/// Whether a mapping is written with a line for each entry.
bool is_block(const source& file, const outline_node& map) {
  if (map.is != form::mapping || map.children.empty()) return false;
  const char first = file.characters().characters()[map.value_at.begin];
  return first != '{';
}

std::string line_end_of(const source& file) {
  return file.characters().characters().find("\r\n") == std::string::npos ? "\n" : "\r\n";
}

/// A line before the first entry of a mapping, as deep as that.
struct insertion {
  std::size_t at;
  std::string indentation;
};
insertion before_first(const source& file, const outline_node& map) {
  const std::string& all = file.characters().characters();
  const std::size_t key = file.outline()[map.children.front()].key_at.begin;
  std::size_t line = key;
  while (line > 0 && all[line - 1] != '\n' && all[line - 1] != '\r') --line;
  std::string indentation = all.substr(line, key - line);
  // `"name": …`
  if (indentation.ends_with('"') || indentation.ends_with('\'')) indentation.pop_back();
  return {line, indentation};
}

std::optional<action> waive(const source& file, const diagnosis& each) {
  if (!may_be_waived(*each.what.broken) || each.what.name.empty()) return std::nullopt;
  const outline& all = file.outline();
  for (const outline_object& object : all.objects()) {
    if (object.kind != each.what.kind || object.name != each.what.name) continue;
    const outline_node& whole = all[object.root];
    if (each.at.begin < whole.whole.begin || each.at.begin > whole.whole.end) continue;
    const std::size_t metadata = all.child(object.root, "metadata");
    if (metadata == none || !is_block(file, all[metadata])) return std::nullopt;
    const std::string key = std::string(waiver_annotation) + std::string(each.what.broken->id);
    action made;
    made.title = fmt::format("Waive {} for this {}", each.what.broken->id, each.what.kind);
    made.mends = &each;
    made.path = file.path();
    made.in = &file;
    const std::string line = fmt::format("{}: say why this may stay{}", key, line_end_of(file));
    const std::size_t annotations = all.child(metadata, "annotations");
    if (annotations == none) {
      const insertion where = before_first(file, all[metadata]);
      // A flow mapping has its metadata in one line with other things.
      if (where.indentation.find_first_not_of(' ') != std::string::npos) return std::nullopt;
      made.at = {where.at, where.at};
      made.characters = where.indentation + "annotations:" + line_end_of(file) + where.indentation + "  " + line;
    } else {
      if (!is_block(file, all[annotations])) return std::nullopt;
      const insertion where = before_first(file, all[annotations]);
      if (where.indentation.find_first_not_of(' ') != std::string::npos) return std::nullopt;
      made.at = {where.at, where.at};
      made.characters = where.indentation + line;
    }
    return made;
  }
  return std::nullopt;
}

/// What is missing is elsewhere: one more line below `externals:` of the settings.
std::optional<action> elsewhere(const workspace& in, const source& file, const diagnosis& each) {
  if (each.what.external.empty()) return std::nullopt;
  action made;
  made.title = fmt::format("Say in {} that {} is elsewhere", config_name, each.what.external);
  made.mends = &each;
  made.path = in.config_of(file.path());
  made.in = in.find(made.path);
  const std::string item = fmt::format("- \"{}\"\n", each.what.external);
  if (made.in == nullptr) {
    made.characters = "externals:\n  " + item;
    return made;
  }
  const outline& settings = made.in->outline();
  const std::string& all = made.in->characters().characters();
  const std::size_t root = settings.documents().empty() ? none : settings.documents().front();
  const std::size_t list = settings.child(root, "externals");
  if (list == none) {
    made.at = {all.size(), all.size()};
    made.characters = (all.empty() || all.ends_with('\n') ? "" : "\n") + std::string("externals:\n  ") + item;
    return made;
  }
  const outline_node& externals = settings[list];
  if (externals.is != form::sequence || externals.children.empty() || all[externals.value_at.begin] == '[')
    return std::nullopt;
  const std::size_t dash = settings[externals.children.front()].whole.begin;
  std::size_t line = dash;
  while (line > 0 && all[line - 1] != '\n') --line;
  made.at = {line, line};
  made.characters = all.substr(line, dash - line) + item;
  return made;
}

}  // namespace

std::vector<action> actions_at(const workspace& in, const source& file, span part) {
  std::vector<action> all;
  for (const diagnosis& each : file.findings) {
    if (each.at.end < part.begin || each.at.begin > part.end) continue;
    for (const std::optional<action>& made : {near_name(file, each), elsewhere(in, file, each), waive(file, each)})
      if (made) all.push_back(*made);
  }
  return all;
}

}  // namespace dovetail::cli::lsp
