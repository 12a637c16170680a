#include "cli/lsp/outline.hpp"

#include <algorithm>
#include <utility>

namespace dovetail::cli::lsp {

/// Goes through the lines of a text, and keeps the collections that the line at hand may belong to.
class outliner {
  using form = outline_node::form;
  static constexpr std::size_t none = outline_node::none;

 public:
  outliner(std::string_view text, outline& into) : text_(text), into_(into) {}

  void run() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    begin_document();
    while (at_ < text_.size()) {
      const std::size_t begin = at_, end = line_end(begin);
      at_ = next_line(end);
      if (is_separator(begin, end)) {
        begin_document();
        continue;
      }
      const std::size_t content = skip_blanks(begin, end);
      if (content == end || text_[content] == '#' || text_.substr(content, 2) == "{{") continue;
      if (text_[begin] == '%' && into_.nodes_[root_].is == form::nothing) continue;
      take(content, static_cast<long>(content - begin), end);
    }
    close_document();
    settle();
  }

 private:
  struct frame {
    std::size_t node;
    long column;
    bool is_sequence;
  };

  // Characters.

  std::size_t line_end(std::size_t from) const { return std::min(text_.find_first_of("\r\n", from), text_.size()); }
  std::size_t next_line(std::size_t end) const {
    if (end == text_.size()) return end;
    return end + (text_[end] == '\r' && end + 1 < text_.size() && text_[end + 1] == '\n' ? 2 : 1);
  }
  std::size_t skip_blanks(std::size_t from, std::size_t end) const {
    while (from < end && (text_[from] == ' ' || text_[from] == '\t')) ++from;
    return from;
  }
  bool is_blank_at(std::size_t at, std::size_t end) const { return at >= end || text_[at] == ' ' || text_[at] == '\t'; }
  bool is_separator(std::size_t begin, std::size_t end) const {
    const std::string_view line = text_.substr(begin, end - begin);
    return (line.starts_with("---") || line.starts_with("...")) && is_blank_at(begin + 3, end);
  }

  // Documents.

  void begin_document() {
    close_document();
    root_ = into_.nodes_.size();
    into_.nodes_.emplace_back();
    frames_.assign(1, {root_, -1, false});
  }
  void close_document() {
    if (root_ == none) return;
    if (into_.nodes_[root_].is == form::nothing) into_.nodes_.pop_back();
    else into_.documents_.push_back(root_);
    root_ = none;
  }

  /// A node ends where the last one in it does.
  void settle() {
    std::vector<outline_node>& nodes = into_.nodes_;
    for (std::size_t i = nodes.size(); i-- > 0;) {
      outline_node& each = nodes[i];
      const std::size_t begin = each.has_key ? each.key_at.begin : each.value_at.begin;
      each.whole.begin = each.whole.end == 0 ? begin : std::min(each.whole.begin, begin);
      each.whole.end = std::max({each.whole.end, each.key_at.end, each.value_at.end});
      if (each.parent == none) continue;
      outline_node& parent = nodes[each.parent];
      if (parent.whole.end == 0) parent.whole.begin = each.whole.begin;
      parent.whole.begin = std::min(parent.whole.begin, each.whole.begin);
      parent.whole.end = std::max(parent.whole.end, each.whole.end);
      if ((parent.is == form::mapping || parent.is == form::sequence) && parent.value_at.empty() && !parent.has_key)
        parent.value_at.begin = parent.value_at.end = parent.whole.begin;
    }
  }

  // Nodes.

  std::size_t add(std::size_t parent) {
    const std::size_t made = into_.nodes_.size();
    into_.nodes_.emplace_back();
    into_.nodes_[made].parent = parent;
    into_.nodes_[made].index = into_.nodes_[parent].children.size();
    into_.nodes_[parent].children.push_back(made);
    return made;
  }
  std::size_t add_entry(std::size_t parent, span key, bool quoted) {
    const std::size_t made = add(parent);
    outline_node& entry = into_.nodes_[made];
    entry.has_key = true;
    if (quoted) key = {key.begin + 1, std::max(key.begin + 1, key.end - 1)};
    entry.key_at = key;
    entry.key = text_.substr(key.begin, key.end - key.begin);
    // Where a value would stand, as long as there is none.
    entry.value_at = {key.end, key.end};
    return made;
  }
  void set_scalar(std::size_t node, span at, bool quoted) {
    outline_node& n = into_.nodes_[node];
    n.is = form::scalar;
    n.is_quoted = quoted;
    n.value_at = at;
    n.value = text_.substr(at.begin, at.end - at.begin);
    if (quoted) unescape(n.value, text_[at.begin - 1]);
  }
  /// As far as names have it: the rest stays as it is written.
  static void unescape(std::string& value, char quote) {
    if (quote == '\'') {
      for (std::size_t at = 0; (at = value.find("''", at)) != std::string::npos; ++at) value.erase(at, 1);
      return;
    }
    for (std::size_t at = 0; (at = value.find('\\', at)) != std::string::npos && at + 1 < value.size(); ++at)
      if (value[at + 1] == '"' || value[at + 1] == '\\' || value[at + 1] == '/') value.erase(at, 1);
  }

  // Block style.

  void pop(long column) {
    while (frames_.back().column > column) frames_.pop_back();
  }
  /// What a line that is deeper than the innermost collection is the value of; none where it can be of nothing.
  std::size_t target() const {
    const frame& top = frames_.back();
    if (top.column < 0) return top.node;
    const std::vector<std::size_t>& children = into_.nodes_[top.node].children;
    return children.empty() ? none : children.back();
  }

  void take(std::size_t at, long column, std::size_t end) {
    skip_properties(at, end);
    if (at == end) return;
    if (text_[at] == '-' && is_blank_at(at + 1, end)) return take_item(at, column, end);
    span key;
    std::size_t value = 0;
    if (has_key(at, end, key, value)) return take_entry(key, column, value, end);
    take_loose(at, column, end);
  }

  /// An anchor or a tag before a key or a value.
  void skip_properties(std::size_t& at, std::size_t end) const {
    while (at < end && (text_[at] == '&' || text_[at] == '!')) {
      std::size_t behind = at;
      while (!is_blank_at(behind, end)) ++behind;
      behind = skip_blanks(behind, end);
      if (behind < end && text_[behind] == '#') behind = end;
      at = behind;
    }
  }

  void take_item(std::size_t at, long column, std::size_t end) {
    pop(column);
    if (!(frames_.back().is_sequence && frames_.back().column == column)) {
      const std::size_t of = target();
      if (of == none) return;
      outline_node& holder = into_.nodes_[of];
      if (holder.is == form::nothing || holder.is == form::scalar) holder.is = form::sequence;
      if (holder.is != form::sequence) return;
      frames_.push_back({of, column, true});
    }
    const std::size_t item = add(frames_.back().node);
    into_.nodes_[item].value_at = {at + 1, at + 1};
    into_.nodes_[item].whole = {at, at + 1};
    const std::size_t behind = skip_blanks(at + 1, end);
    if (behind == end || text_[behind] == '#') return;
    span key;
    std::size_t value = 0;
    std::size_t content = behind;
    const long inner = column + static_cast<long>(behind - at);
    skip_properties(content, end);
    if (content == end) return;
    if ((text_[content] == '-' && is_blank_at(content + 1, end)) || has_key(content, end, key, value)) {
      if (++depth_ <= deepest) take(content, inner, end);
      --depth_;
      return;
    }
    take_value(item, content, column, end);
  }

  void take_entry(span key, long column, std::size_t value, std::size_t end) {
    pop(column);
    while (frames_.back().column == column && frames_.back().is_sequence) frames_.pop_back();
    if (frames_.back().column != column) {
      const std::size_t of = target();
      if (of == none) return;
      if (into_.nodes_[of].is == form::scalar) make_mapping(of);
      outline_node& holder = into_.nodes_[of];
      if (holder.is == form::nothing) holder.is = form::mapping;
      if (holder.is != form::mapping) return;
      frames_.push_back({of, column, false});
    }
    const bool quoted = text_[key.begin] == '"' || text_[key.begin] == '\'';
    const std::size_t entry = add_entry(frames_.back().node, key, quoted);
    into_.nodes_[entry].value_at = {value, value};
    take_value(entry, value, column, end);
  }

  /// Text that has no colon: the rest of a scalar, or a key that is being typed.
  void take_loose(std::size_t at, long column, std::size_t end) {
    pop(column);
    while (frames_.back().column == column && frames_.back().is_sequence) frames_.pop_back();
    if (frames_.back().column == column) return add_loose(frames_.back().node, at, end);
    const std::size_t of = target();
    if (of == none) return;
    const outline_node& holder = into_.nodes_[of];
    if (holder.is == form::nothing) return take_value(of, at, frames_.back().column, end);
    if (holder.is == form::mapping) return add_loose(of, at, end);
    if (holder.is == form::scalar && !holder.is_quoted && !holder.is_block) {
      // Two words below each other are keys that are being typed rather than a text.
      if (is_word_below_key(holder) && text_.substr(at, end - at).find_first_of(" \t") == std::string_view::npos) {
        make_mapping(of);
        frames_.push_back({of, column, false});
        return add_loose(of, at, end);
      }
      outline_node& longer = into_.nodes_[of];
      const span more = plain(at, end, false);
      longer.value += " " + std::string(text_.substr(more.begin, more.end - more.begin));
      longer.value_at.end = more.end;
    }
  }
  /// Whether a scalar is one word in a line of its own, or behind a dash.
  bool is_word_below_key(const outline_node& each) const {
    if (each.is_quoted || each.is_block || each.value.find_first_of(" \t") != std::string::npos) return false;
    if (!each.has_key) return true;
    return text_.substr(each.key_at.end, each.value_at.begin - each.key_at.end).find_first_of("\r\n") !=
           std::string_view::npos;
  }
  /// What was taken for a scalar turns out to be the first of some keys, without its colon.
  void make_mapping(std::size_t of) {
    const bool is_key = is_word_below_key(into_.nodes_[of]);
    const span word = into_.nodes_[of].value_at;
    into_.nodes_[of].is = form::mapping;
    into_.nodes_[of].value.clear();
    into_.nodes_[of].value_at.end = word.begin;
    if (is_key) add_loose(of, word.begin, word.end);
  }
  void add_loose(std::size_t parent, std::size_t at, std::size_t end) {
    const std::size_t made = add_entry(parent, plain(at, end, false), false);
    into_.nodes_[made].is_loose = true;
  }

  /// Whether a line goes on with `key:`, and where what is behind the colon begins.
  bool has_key(std::size_t at, std::size_t end, span& key, std::size_t& value) const {
    if (at == end || text_[at] == '{' || text_[at] == '[' || text_[at] == '|' || text_[at] == '>' || text_[at] == '#')
      return false;
    std::size_t colon = at;
    if (text_[at] == '"' || text_[at] == '\'') {
      const std::size_t close = closing_quote(at, end);
      if (close == end) return false;
      key = {at, close + 1};
      colon = skip_blanks(close + 1, end);
      if (colon == end || text_[colon] != ':' || !is_blank_at(colon + 1, end)) return false;
    } else {
      for (;; ++colon) {
        if (colon == end) return false;
        if (text_[colon] == '#' && is_blank_at(colon - 1, end)) return false;
        if (text_[colon] == ':' && is_blank_at(colon + 1, end)) break;
      }
      std::size_t behind = colon;
      while (behind > at && (text_[behind - 1] == ' ' || text_[behind - 1] == '\t')) --behind;
      key = {at, behind};
    }
    value = colon + 1;
    return true;
  }

  std::size_t closing_quote(std::size_t at, std::size_t end) const {
    const char quote = text_[at];
    for (std::size_t i = at + 1; i < end; ++i) {
      if (text_[i] == '\\' && quote == '"') ++i;
      else if (text_[i] == quote) {
        if (quote == '\'' && i + 1 < end && text_[i + 1] == '\'') ++i;
        else return i;
      }
    }
    return end;
  }

  /// What stands behind a colon or a dash. `column`: of the collection that it is in.
  void take_value(std::size_t node, std::size_t at, long column, std::size_t end) {
    at = skip_blanks(at, end);
    skip_properties(at, end);
    if (at == end || text_[at] == '#') return;
    switch (text_[at]) {
      case '|':
      case '>':
        return take_block(node, at, column, end);
      case '"':
      case '\'':
        return take_quoted(node, at, column, end);
      case '{':
      case '[': {
        std::size_t behind = at;
        take_flow(node, behind, column);
        at_ = std::max(at_, next_line(line_end(behind)));
        return;
      }
      default:
        break;
    }
    set_scalar(node, plain(at, end, false), false);
    if (text_[at] == '*') into_.nodes_[node].is = form::alias;
  }

  /// A scalar without quotes, on one line.
  span plain(std::size_t at, std::size_t end, bool in_flow) const {
    std::size_t i = at;
    for (; i < end; ++i) {
      const char c = text_[i];
      if (c == '#' && i > at && is_blank_at(i - 1, end)) break;
      if (in_flow && (c == ',' || c == ']' || c == '}' || c == '[' || c == '{')) break;
      if (in_flow && c == ':' && (is_blank_at(i + 1, end) || text_[i + 1] == ',' || text_[i + 1] == '}')) break;
    }
    while (i > at && (text_[i - 1] == ' ' || text_[i - 1] == '\t')) --i;
    return {at, i};
  }

  /// Lines that are deeper than the collection belong to it.
  void take_block(std::size_t node, std::size_t at, long column, std::size_t end) {
    std::size_t last = end;
    while (at_ < text_.size()) {
      const std::size_t line = at_, behind = line_end(line), content = skip_blanks(line, behind);
      const bool is_in = content == behind || static_cast<long>(content - line) > column;
      if (!is_in || (column < 0 && is_separator(line, behind))) break;
      if (content != behind) last = behind;
      at_ = next_line(behind);
    }
    set_scalar(node, {at, last}, false);
    into_.nodes_[node].is_block = true;
  }

  void take_quoted(std::size_t node, std::size_t at, long column, std::size_t end) {
    std::size_t close = closing_quote(at, end);
    // It may go on in lines that are deeper; where it has no end there, it is being typed.
    std::size_t last = end;
    for (std::size_t next = at_; close == last && next < text_.size();) {
      const std::size_t behind = line_end(next), content = skip_blanks(next, behind);
      if (content != behind && static_cast<long>(content - next) <= column) break;
      last = behind;
      close = closing_quote(at, last);
      next = next_line(behind);
      if (close != last) at_ = next;
      if (last - at > longest_scalar) break;
    }
    if (close == last) {
      const std::size_t rest = closing_quote(at, end);
      close = rest == end ? plain(at, end, false).end : rest;
    }
    set_scalar(node, {std::min(at + 1, close), std::max(close, std::min(at + 1, close))}, true);
  }

  // Flow style.

  /// Goes over blanks, comments and line ends; false where what follows is no longer of the flow collection, which has
  /// no end.
  bool skip_to_next(std::size_t& at, long column) const {
    for (;;) {
      const std::size_t end = line_end(at);
      at = skip_blanks(at, end);
      if (at < end && text_[at] != '#') return true;
      if (end == text_.size()) {
        at = end;
        return false;
      }
      const std::size_t next = next_line(end), next_end = line_end(next), content = skip_blanks(next, next_end);
      const bool is_closed_there = content < next_end && (text_[content] == '}' || text_[content] == ']');
      if (is_separator(next, next_end)) return false;
      if (content < next_end && static_cast<long>(content - next) <= column && !is_closed_there) return false;
      at = next;
    }
  }

  void take_flow(std::size_t node, std::size_t& at, long column) {
    if (++depth_ > deepest) {
      at = line_end(at);
      --depth_;
      return;
    }
    const bool is_mapping = text_[at] == '{';
    into_.nodes_[node].is = is_mapping ? form::mapping : form::sequence;
    into_.nodes_[node].value_at = {at, at};
    into_.nodes_[node].whole = {at, at + 1};
    ++at;
    while (skip_to_next(at, column)) {
      if (text_[at] == ',') {
        ++at;
        continue;
      }
      if (text_[at] == '}' || text_[at] == ']') {
        ++at;
        break;
      }
      const std::size_t before = at;
      if (is_mapping) take_flow_entry(node, at, column);
      else take_flow_value(add_item(node, at), at, column);
      // A character that nothing can be made of.
      if (at == before) ++at;
    }
    into_.nodes_[node].value_at.end = at;
    into_.nodes_[node].whole.end = at;
    --depth_;
  }
  std::size_t add_item(std::size_t node, std::size_t at) {
    const std::size_t made = add(node);
    into_.nodes_[made].value_at = {at, at};
    into_.nodes_[made].whole = {at, at + 1};
    return made;
  }

  void take_flow_entry(std::size_t node, std::size_t& at, long column) {
    const std::size_t end = line_end(at);
    const bool quoted = text_[at] == '"' || text_[at] == '\'';
    span key = plain(at, end, true);
    if (quoted) key = {at, std::min(closing_quote(at, end) + 1, end)};
    if (key.empty()) return;
    at = key.end;
    const std::size_t entry = add_entry(node, key, quoted);
    if (!skip_to_next(at, column) || text_[at] != ':') {
      into_.nodes_[entry].is_loose = true;
      return;
    }
    ++at;
    into_.nodes_[entry].value_at = {at, at};
    if (!skip_to_next(at, column) || text_[at] == ',' || text_[at] == '}' || text_[at] == ']') return;
    take_flow_value(entry, at, column);
  }

  void take_flow_value(std::size_t node, std::size_t& at, long column) {
    const char c = text_[at];
    if (c == '{' || c == '[') return take_flow(node, at, column);
    const std::size_t end = line_end(at);
    if (c == '"' || c == '\'') {
      const std::size_t close = closing_quote(at, end);
      set_scalar(node, {at + 1, close}, true);
      at = std::min(close + 1, end);
      return;
    }
    const span found = plain(at, end, true);
    if (found.empty()) return;
    set_scalar(node, found, false);
    if (c == '*') into_.nodes_[node].is = form::alias;
    at = found.end;
  }

  static constexpr std::size_t longest_scalar = std::size_t{1} << 20;
  static constexpr int deepest = 200;

  std::string_view text_;
  outline& into_;
  std::size_t at_ = 0;
  std::size_t root_ = none;
  std::vector<frame> frames_{};
  int depth_ = 0;
};

outline::outline(std::string_view text) { outliner(text, *this).run(); }

std::vector<outline_object> outline::objects() const {
  std::vector<outline_object> all;
  const auto add = [&](std::size_t root) {
    if (nodes_[root].is != form::mapping) return;
    all.push_back({root, text_at(root, {"apiVersion"}), text_at(root, {"kind"}), text_at(root, {"metadata", "name"}),
                   text_at(root, {"metadata", "namespace"})});
  };
  for (const std::size_t root : documents_) {
    const std::size_t items = text_at(root, {"kind"}).ends_with("List") ? child(root, "items") : none;
    if (items == none || nodes_[items].is != form::sequence) add(root);
    else
      for (const std::size_t item : nodes_[items].children) add(item);
  }
  return all;
}

std::size_t outline::child(std::size_t of, std::string_view key) const {
  if (of == none || nodes_[of].is != form::mapping) return none;
  for (const std::size_t each : nodes_[of].children)
    if (nodes_[each].key == key && !nodes_[each].is_loose) return each;
  return none;
}

std::size_t outline::at(std::size_t from, std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys) from = child(from, key);
  return from;
}

std::string_view outline::text_at(std::size_t from, std::initializer_list<std::string_view> keys) const {
  const std::size_t found = at(from, keys);
  return found != none && nodes_[found].is == form::scalar ? std::string_view(nodes_[found].value) : std::string_view{};
}

std::size_t outline::under(std::size_t offset) const {
  std::size_t found = none;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const outline_node& each = nodes_[i];
    const bool is_value = (each.is == form::scalar || each.is == form::alias) && each.value_at.touches(offset);
    if (is_value || (each.has_key && each.key_at.touches(offset))) found = i;
  }
  return found;
}

std::size_t outline::object_of(std::size_t node) const {
  std::size_t root = node;
  while (nodes_[root].parent != none) {
    const std::size_t parent = nodes_[root].parent;
    // An item of a List.
    if (nodes_[parent].has_key && nodes_[parent].key == "items" && nodes_[parent].is == form::sequence &&
        nodes_[parent].parent != none && nodes_[nodes_[parent].parent].parent == none &&
        text_at(nodes_[parent].parent, {"kind"}).ends_with("List"))
      return root;
    root = parent;
  }
  return root;
}

std::vector<outline_step> outline::path_to(std::size_t node) const {
  std::vector<outline_step> path;
  for (const std::size_t root = object_of(node); node != root; node = nodes_[node].parent) {
    const outline_node& each = nodes_[node];
    path.push_back(each.has_key ? outline_step{each.key, false, 0} : outline_step{{}, true, each.index});
  }
  std::reverse(path.begin(), path.end());
  return path;
}

std::string text_of(const std::vector<outline_step>& path) {
  std::string all;
  for (const outline_step& each : path) {
    if (each.is_item) {
      all += "[" + std::to_string(each.index) + "]";
      continue;
    }
    const bool is_word = each.key.find_first_of("./") == std::string::npos;
    if (!is_word) all += "[" + each.key + "]";
    else all += (all.empty() ? "" : ".") + each.key;
  }
  return all;
}

}  // namespace dovetail::cli::lsp
