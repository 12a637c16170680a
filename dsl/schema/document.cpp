#include "document.hpp"

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

namespace dovetail::schema {

const node* node::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i] == key) return items[i];
  return nullptr;
}

std::string_view node::text(std::string_view key) const {
  const node* value = find(key);
  return value != nullptr && value->is_scalar() ? std::string_view(value->scalar) : std::string_view();
}

bool node::flag(std::string_view key) const { return text(key) == "true"; }

namespace {

// Aliases are shared, not copied; what they would stand for when written out is counted, so that a small file cannot ask
// for hours of work.
constexpr std::size_t most_nodes = 20'000'000;
constexpr std::size_t most_levels = 400;

// The UTF-16 unit of a `\\uXXXX` at `at`, or 0.
unsigned unit_at(const std::string& text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return 0;
  unsigned unit = 0;
  const auto [end, error] = std::from_chars(text.data() + at + 2, text.data() + at + 6, unit, 16);
  return error == std::errc() && end == text.data() + at + 6 ? unit : 0;
}

// JSON escapes a character beyond the first 65,536 as two units, which YAML does not know: it has `\\UXXXXXXXX`.
std::string with_whole_characters(std::string text) {
  const std::size_t first = text.find_first_not_of("\xef\xbb\xbf \t\r\n");
  if (first == std::string::npos || (text[first] != '{' && text[first] != '[')) return text;
  for (std::size_t at = text.find('\\'); at != std::string::npos; at = text.find('\\', at + 2)) {
    const unsigned high = unit_at(text, at);
    const unsigned low = unit_at(text, at + 6);
    if (high < 0xd800 || high > 0xdbff || low < 0xdc00 || low > 0xdfff) continue;
    text.replace(at, 12, fmt::format("\\U{:08x}", 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)));
  }
  return text;
}

// yaml-cpp calls this an "illegal map value".
bool is_indented_by_tab(const std::string& characters, int line) {
  std::istringstream lines(characters);
  std::string text;
  for (int i = 0; i <= line; ++i)
    if (!std::getline(lines, text)) return false;
  const std::size_t first = text.find_first_not_of(' ');
  return first != std::string::npos && text[first] == '\t';
}

}  // namespace

/// Builds the tree from the parser's events.
class tree_builder final : public YAML::EventHandler {
 public:
  tree_builder(document_set& set, const std::string& characters) : set_(set), characters_(characters) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    // yaml-cpp finds empty documents for ever where one begins with what cannot begin one.
    if (mark.pos == started_at_)
      throw problem(at(mark), "neither JSON nor YAML: nothing begins like this", "is this a schema?");
    started_at_ = mark.pos;
    root_ = nullptr;
    anchors_.clear();
  }
  void OnDocumentEnd() override {
    if (root_ != nullptr) set_.documents_.push_back(root_);
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { finish(*begin(mark, anchor)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end() || open(found->second))
      throw problem(at(mark), "an alias stands inside of what it names", "write the value out");
    finish(*found->second);
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    node* scalar = begin(mark, anchor);
    scalar->quoted = tag == "!";
    scalar->is =
        !scalar->quoted && (value == "null" || value == "~" || value.empty()) ? node::form::null : node::form::scalar;
    scalar->scalar = value;
    finish(*scalar);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    enter(begin(mark, anchor), node::form::sequence);
  }
  void OnSequenceEnd() override { leave(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    enter(begin(mark, anchor), node::form::map);
  }
  void OnMapEnd() override {
    node& map = *levels_.back().map;
    refuse_doubles(map);
    merge(map);
    leave();
  }

 private:
  struct level {
    node* map;  // or sequence
    bool has_key = false;
    const node* key = nullptr;
    std::string word{};
    std::vector<const node*> key_nodes{};
  };

  position at(const YAML::Mark& mark) const { return {set_.name_, mark.line + 1, mark.column + 1}; }

  bool open(const node* asked) const {
    return std::any_of(levels_.begin(), levels_.end(), [&](const level& l) { return l.map == asked; });
  }

  node* begin(const YAML::Mark& mark, YAML::anchor_t anchor) {
    node& made = set_.nodes_.emplace_back();
    made.line = mark.line + 1;
    made.column = mark.column + 1;
    if (anchor != YAML::NullAnchor) anchors_[anchor] = &made;
    return &made;
  }

  void enter(node* made, node::form form) {
    made->is = form;
    if (levels_.size() == most_levels)
      throw problem(set_.at(*made), fmt::format("more than {} levels of nesting", most_levels), "is this a schema?");
    levels_.push_back({made});
    weights_.push_back(1);
  }

  void leave() {
    node* done = levels_.back().map;
    const std::size_t weight = weights_.back();
    levels_.pop_back();
    weights_.pop_back();
    weight_of_[done] = weight;
    finish(*done);
  }

  void finish(node& done) { finish(static_cast<const node&>(done)); }

  void finish(const node& done) {
    if (levels_.empty()) {
      root_ = &done;
      return;
    }
    const auto known = weight_of_.find(&done);
    weights_.back() += known == weight_of_.end() ? 1 : known->second;
    if (weights_.back() > most_nodes)
      throw problem(set_.at(done), "the aliases in this document stand for millions of values",
                    "write out what is meant");
    level& inside = levels_.back();
    if (inside.map->is == node::form::sequence) {
      inside.map->items.push_back(&done);
    } else if (!inside.has_key) {
      if (done.is == node::form::sequence || done.is == node::form::map)
        throw problem(set_.at(done), "a key that is not a plain word", "write a schema's keys as words");
      inside.key = &done;
      inside.word = done.is == node::form::null && !done.quoted ? word_at(done) : done.scalar;
      inside.has_key = true;
    } else {
      inside.map->keys.push_back(inside.word);
      inside.key_nodes.push_back(inside.key);
      inside.map->items.push_back(&done);
      inside.has_key = false;
    }
  }

  /// What stands where a key is null: `NULL`, a field of that name, as the API server has it. yaml-cpp says that it is null, and not how
  /// it is written.
  std::string word_at(const node& key) const {
    std::istringstream lines(characters_);
    std::string text;
    for (int i = 0; i < key.line; ++i)
      if (!std::getline(lines, text)) return key.scalar;
    const std::size_t begin = std::min(text.size(), static_cast<std::size_t>(key.column - 1));
    for (const std::string_view word : {"null", "Null", "NULL", "~"})
      if (text.compare(begin, word.size(), word) == 0) return std::string(word);
    return key.scalar;
  }

  void refuse_doubles(const node& map) const {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
      if (map.keys[i] == "<<" || seen.insert(map.keys[i]).second) continue;
      throw problem(set_.at(*levels_.back().key_nodes[i]), fmt::format("the key '{}' is written twice", map.keys[i]),
                    "keep one of the two");
    }
  }

  // `<<: *other`: what the map says itself wins.
  static void merge(node& map) {
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
      if (map.keys[i] != "<<") continue;
      const node* merged = map.items[i];
      map.keys.erase(map.keys.begin() + static_cast<std::ptrdiff_t>(i));
      map.items.erase(map.items.begin() + static_cast<std::ptrdiff_t>(i));
      --i;
      const std::vector<const node*> sources = merged->is_sequence() ? merged->items : std::vector<const node*>{merged};
      for (const node* source : sources) {
        for (std::size_t k = 0; k < source->keys.size(); ++k) {
          if (map.find(source->keys[k]) != nullptr) continue;
          map.keys.push_back(source->keys[k]);
          map.items.push_back(source->items[k]);
        }
      }
    }
  }

  document_set& set_;
  const std::string& characters_;
  const node* root_ = nullptr;
  int started_at_ = -1;
  std::vector<level> levels_;
  std::vector<std::size_t> weights_;
  std::unordered_map<const node*, std::size_t> weight_of_;
  std::map<YAML::anchor_t, const node*> anchors_;
};

document_set::document_set(std::string name, const std::string& characters, bool is_found)
    : name_(std::move(name)), is_found_(is_found) {
  std::istringstream stream(with_whole_characters(characters));
  try {
    YAML::Parser parser(stream);
    tree_builder builder(*this, characters);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& e) {
    const bool tab = is_indented_by_tab(characters, e.mark.line);
    throw problem(
        {name_, e.mark.line + 1, e.mark.column + 1},
        fmt::format("neither JSON nor YAML: {}", tab ? std::string("a tab in the indentation") : e.msg),
        tab ? "indent by spaces, YAML takes nothing else" : "give the file as Kubernetes or its operator publishes it");
  }
}

}  // namespace dovetail::schema
