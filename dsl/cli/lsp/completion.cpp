#include "cli/lsp/completion.hpp"

#include "cli/catalog.hpp"
#include "cli/lsp/fields.hpp"
#include "cli/waivers.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace dovetail::cli::lsp {
namespace {

using form = outline::form;
using part = mention::part;
constexpr std::size_t none = outline::none;

/// Stands for the word at the cursor: no text has it.
constexpr std::string_view marker = "dovetail-cursor-x";

bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '/' || c == '$';
}

/// A text with the marker in the place of the word at a cursor, and what is there.
struct marked {
  span word{};
  std::string characters{};
  bool in_comment = false;
  /// Right behind a colon or a dash, where a blank belongs first.
  bool needs_blank = false;
};

marked mark(const text& of, std::size_t offset) {
  const std::string& all = of.characters();
  marked made;
  made.word = {offset, offset};
  while (made.word.begin > 0 && is_of_word(all[made.word.begin - 1])) --made.word.begin;
  while (made.word.end < all.size() && is_of_word(all[made.word.end])) ++made.word.end;
  std::size_t line = made.word.begin;
  while (line > 0 && all[line - 1] != '\n' && all[line - 1] != '\r') --line;
  for (std::size_t i = line; i < made.word.begin; ++i)
    if (all[i] == '#' && (i == line || all[i - 1] == ' ' || all[i - 1] == '\t')) made.in_comment = true;
  // `-` before a blank is an item's, and no word.
  if (made.word.end > made.word.begin && all[made.word.begin] == '-' &&
      all.find_first_not_of(" \t", line) == made.word.begin && made.word.end == made.word.begin + 1) {
    made.word = {offset, offset};
  }
  // `name:` and the cursor right behind it: no value stands there.
  made.needs_blank = made.word.begin > line &&
                     (all[made.word.begin - 1] == ':' ||
                      (all[made.word.begin - 1] == '-' && all.find_first_not_of(" \t", line) == made.word.begin - 1));
  made.characters = all.substr(0, made.word.begin);
  if (made.needs_blank) made.characters += " ";
  made.characters += marker;
  made.characters += all.substr(made.word.end);
  return made;
}

class completing {
 public:
  completing(workspace& in, const source& file, std::size_t offset)
      : workspace_(in),
        file_(file),
        fields_(in.custom_kinds_of(file.path())),
        marked_(mark(file.characters(), offset)) {}

  proposals propose() {
    made_.replaced = marked_.word;
    if (marked_.in_comment) return made_;
    outline_ = outline(marked_.characters);
    find_cursor();
    if (cursor_ == none) return made_;
    object_ = outline_.object_of(cursor_);
    api_version_ = outline_.text_at(object_, {"apiVersion"});
    kind_ = outline_.text_at(object_, {"kind"});
    const outline_node& at = outline_[cursor_];
    const bool is_key = at.has_key && at.key == marker;
    if (is_key) {
      propose_fields(at.parent, !at.is_loose);
    } else {
      propose_values();
      // On a line of its own it may become a key: a mapping's first one, or an item's.
      if (may_be_key_ && !at.is_quoted) propose_fields(cursor_, false);
    }
    return std::move(made_);
  }

 private:
  void find_cursor() {
    for (std::size_t i = 0; i < outline_.size(); ++i) {
      const outline_node& each = outline_[i];
      const bool is_key = each.has_key && each.key == marker;
      const bool is_value = each.is == form::scalar && !each.is_block && each.value == marker;
      if (!is_key && !is_value) continue;
      cursor_ = i;
      if (is_value) may_be_key_ = !each.has_key || stands_below(each);
      return;
    }
  }
  /// Whether a value begins in another line than its key.
  bool stands_below(const outline_node& each) const {
    const std::string_view between =
        std::string_view(marked_.characters).substr(each.key_at.end, each.value_at.begin - each.key_at.end);
    return between.find_first_of("\r\n") != std::string_view::npos;
  }

  void add(proposal::sort is, std::string label, std::string characters, std::string detail) {
    if (!seen_.insert(label).second) return;
    if (marked_.needs_blank) characters = " " + characters;
    made_.all.push_back({std::move(label), std::move(characters), std::move(detail), is});
  }

  // Fields.

  /// The line's indentation, for what is written below it.
  std::string indentation(std::size_t node) const {
    std::size_t begin = outline_[node].has_key && outline_[node].key == marker ? outline_[node].key_at.begin
                                                                               : outline_[node].value_at.begin;
    std::size_t line = begin;
    while (line > 0 && marked_.characters[line - 1] != '\n' && marked_.characters[line - 1] != '\r') --line;
    return std::string(begin - line, ' ');
  }

  void propose_fields(std::size_t holder, bool has_colon) {
    std::set<std::string_view> there;
    for (const std::size_t each : outline_[holder].children)
      if (each != cursor_) there.insert(outline_[each].key);
    const std::string deeper = "\n" + indentation(cursor_) + "  ";
    const bool in_flow = is_in_flow(holder);
    const auto add_field = [&](const std::string& name, const field_place& at) {
      if (there.contains(name)) return;
      std::string characters = name;
      if (!has_colon) {
        characters += ":";
        if (in_flow || !(at.is_object() || at.is_list() || at.is_map())) characters += " ";
        else if (at.is_list()) characters += deeper + "- ";
        else characters += deeper;
      }
      add(at.is_required ? proposal::sort::required_field : proposal::sort::field, name, characters, type_words(at));
    };
    if (holder == object_) {
      for (const char* name : {"apiVersion", "kind"}) {
        field_place place;
        place.is_required = true;
        if (!there.contains(name))
          add(proposal::sort::required_field, name, std::string(name) + (has_colon ? "" : ": "), "string");
      }
      if (!fields_.object(api_version_, kind_)) {
        if (const auto metadata = fields_.at({}, {}, {{"metadata", false, 0}})) add_field("metadata", *metadata);
        return;
      }
      if (const auto metadata = fields_.at(api_version_, kind_, {{"metadata", false, 0}}))
        add_field("metadata", *metadata);
    }
    const auto place = fields_.at(api_version_, kind_, outline_.path_to(holder));
    if (!place) return;
    for (const known_field& each : fields_.of(*place)) {
      // What only the server writes.
      if (each.name == "status" && holder == object_) continue;
      if (each.name == "managedFields") continue;
      add_field(each.name, each.at);
    }
    propose_waivers(holder, has_colon);
  }

  /// Annotations that take a finding of the object back.
  void propose_waivers(std::size_t holder, bool has_colon) {
    const outline_node& map = outline_[holder];
    if (!map.has_key || map.key != "annotations" || map.parent == none || outline_[map.parent].key != "metadata")
      return;
    for (const diagnosis& each : file_.findings)
      if (may_be_waived(*each.what.broken) && each.what.kind == kind_ &&
          each.what.name == outline_.text_at(object_, {"metadata", "name"}))
        add(proposal::sort::word, std::string(waiver_annotation) + std::string(each.what.broken->id),
            std::string(waiver_annotation) + std::string(each.what.broken->id) + (has_colon ? "" : ": "),
            std::string(each.what.broken->statement));
  }

  bool is_in_flow(std::size_t node) const {
    for (; node != none; node = outline_[node].parent) {
      const outline_node& each = outline_[node];
      if (each.is != form::mapping && each.is != form::sequence) continue;
      const char first =
          each.value_at.begin < marked_.characters.size() ? marked_.characters[each.value_at.begin] : '\0';
      if (first == '{' || first == '[') return true;
    }
    return false;
  }

  // Values.

  void propose_values() {
    const std::vector<outline_step> path = outline_.path_to(cursor_);
    if (path.size() == 1 && path.front().key == "kind") return propose_kinds();
    if (path.size() == 1 && path.front().key == "apiVersion") return propose_versions();
    propose_names();
    if (const auto place = fields_.at(api_version_, kind_, path)) {
      for (const std::string& word : fields_.words_of(*place))
        add(proposal::sort::word, word, word, type_words(*place));
      if (const std::string given = default_of(*place);
          !given.empty() && given.find_first_of("{[") == std::string::npos)
        add(proposal::sort::word, unquoted(given), unquoted(given), "default");
    }
  }
  static std::string unquoted(const std::string& json) {
    return json.size() > 1 && json.front() == '"' ? json.substr(1, json.size() - 2) : json;
  }

  void propose_kinds() {
    for (const fields::kind_name& each : fields_.kinds())
      if (api_version_.empty() || each.api_version == api_version_)
        add(proposal::sort::kind, each.kind, each.kind, each.api_version);
    if (made_.all.empty())
      for (const fields::kind_name& each : fields_.kinds())
        add(proposal::sort::kind, each.kind, each.kind, each.api_version);
  }
  void propose_versions() {
    bool is_known = false;
    const std::vector<fields::kind_name> all = fields_.kinds();
    for (const fields::kind_name& each : all)
      if (each.kind == kind_) {
        is_known = true;
        add(proposal::sort::kind, each.api_version, each.api_version, each.kind);
      }
    if (is_known) return;
    for (const fields::kind_name& each : all) add(proposal::sort::kind, each.api_version, each.api_version, "");
  }

  /// What the workspace defines of the sort that the place names.
  void propose_names() {
    for (const mention& asked : mentions_of(outline_, workspace_.settings_of(file_.path()).references)) {
      if (asked.node != cursor_ || asked.defines) continue;
      workspace_.each_beside(file_, [&](const source& other) {
        for (const mention& each : workspace_.mentions(other))
          if (each.defines && could_be(asked, each)) add_name(asked, each, other);
      });
    }
  }
  static bool could_be(const mention& asked, const mention& each) {
    if (asked.is != each.is) return false;
    mention with = asked;
    if (asked.is == part::object) {
      with.name = each.name;
      return with.kind == each.kind && are_same(with, each);
    }
    with.what = each.what;
    return are_same(with, each);
  }
  void add_name(const mention& asked, const mention& each, const source& from) {
    const std::string name = asked.is == part::object ? each.name : each.what;
    // The file has the marker in the place of what is being typed.
    if (name.empty() || name == marker) return;
    // `name:` of a port takes none of its numbers.
    const std::string& key = outline_[cursor_].key;
    if (each.is_port() && each.is_number() && key == "name") return;
    if (each.is_port() && !each.is_number() && key == "number") return;
    const std::string& path = from.path();
    const std::size_t slash = path.rfind('/');
    add(proposal::sort::name, name, name,
        each.kind + (asked.is == part::object ? "" : " " + each.name) + ", " + path.substr(slash + 1));
  }

  workspace& workspace_;
  const source& file_;
  fields fields_;
  marked marked_;
  outline outline_{};
  std::size_t cursor_ = none;
  std::size_t object_ = none;
  bool may_be_key_ = false;
  std::string_view api_version_{};
  std::string_view kind_{};
  std::set<std::string> seen_{};
  proposals made_{};
};

}  // namespace

proposals proposals_at(workspace& in, const source& file, std::size_t offset) {
  return completing(in, file, offset).propose();
}

}  // namespace dovetail::cli::lsp
