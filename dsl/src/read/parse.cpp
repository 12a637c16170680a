#include "parse.hpp"

#include "syntax.hpp"

#include <yaml.h>

#include <memory>
#include <new>
#include <unordered_map>

namespace dovetail::read::detail {
namespace {

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

node::tag meaning_of_tag(std::string_view tag) {
  if (tag.empty()) return node::tag::none;
  constexpr std::string_view prefix = "tag:yaml.org,2002:";
  if (tag == "!") return node::tag::string;
  if (!tag.starts_with(prefix)) return node::tag::foreign;
  tag.remove_prefix(prefix.size());
  if (tag == "str" || tag == "timestamp") return node::tag::string;
  if (tag == "int") return node::tag::integer;
  if (tag == "float") return node::tag::number;
  if (tag == "bool") return node::tag::boolean;
  if (tag == "null") return node::tag::null;
  if (tag == "map" || tag == "seq") return node::tag::collection;
  return node::tag::foreign;
}

/// libyaml's parser, with its events.
class parser {
 public:
  parser(std::string_view text, std::uint32_t first_line, const char* file)
      : text_(text), line_(first_line), file_(file) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc{};
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  parser(const parser&) = delete;
  parser& operator=(const parser&) = delete;
  ~parser() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }

  const yaml_event_t& next() {
    yaml_event_delete(&event_);
    if (yaml_parser_parse(&parser_, &event_) == 0) fail();
    return event_;
  }

  place at(const yaml_mark_t& mark) const {
    return {file_, line_ + static_cast<std::uint32_t>(mark.line), static_cast<std::uint32_t>(mark.column) + 1};
  }

 private:
  [[noreturn]] void fail() const {
    if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc{};
    libyaml_error error;
    error.problem = parser_.problem == nullptr ? "" : parser_.problem;
    error.text = text_;
    if (parser_.error == YAML_READER_ERROR) {
      error.offset = parser_.problem_offset;
      error.by_offset = true;
    } else {
      error.at = at(parser_.problem_mark);
      if (parser_.context != nullptr) error.context = parser_.context;
      error.context_line = at(parser_.context_mark).line;
    }
    throw syntax_error_of(error, line_, file_);
  }

  yaml_parser_t parser_{};
  yaml_event_t event_{};
  std::string_view text_;
  std::uint32_t line_;
  const char* file_;
};

class builder {
 public:
  builder(parser& events, const bounds& at_most, memory_budget& memory, character_store& characters, tree& into)
      : events_(events), at_most_(at_most), memory_(memory), characters_(characters), into_(into) {}

  /// Takes the events of a document's root and of all in it.
  void build() {
    do {
      take(events_.next());
    } while (!open_.empty());
  }

 private:
  static constexpr std::size_t not_in_flow = ~std::size_t{0};

  void take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_ALIAS_EVENT:
        return alias(event);
      case YAML_SCALAR_EVENT:
        return scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        return open(event, node::form::list, event.data.sequence_start.anchor, event.data.sequence_start.tag,
                    event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
      case YAML_MAPPING_START_EVENT:
        return open(event, node::form::mapping, event.data.mapping_start.anchor, event.data.mapping_start.tag,
                    event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        into_.nodes[open_.back()].end = static_cast<node_index>(into_.nodes.size());
        open_.pop_back();
        if (open_.size() <= flow_from_) flow_from_ = not_in_flow;
        return;
      default:
        return;
    }
  }

  node& add(const yaml_event_t& event, node::form form) {
    const place at = events_.at(event.start_mark);
    memory_.take(tree::memory_of_node, at);
    node& made = into_.nodes.emplace_back();
    made.is = form;
    made.line = at.line;
    made.column = at.column;
    made.end = static_cast<node_index>(into_.nodes.size());
    return made;
  }

  void open(const yaml_event_t& event, node::form form, const yaml_char_t* anchor, const yaml_char_t* tag,
            bool is_flow) {
    node& made = add(event, form);
    made.end = 0;
    made.tagged = meaning_of_tag(view(tag));
    // A scalar's tag changes nothing about a list or a mapping.
    if (made.tagged != node::tag::foreign) made.tagged = node::tag::none;
    name(anchor);
    if (open_.size() == at_most_.depth) throw too_deep(events_.at(event.start_mark), at_most_.depth);
    if (is_flow && flow_from_ == not_in_flow) flow_from_ = open_.size();
    open_.push_back(static_cast<node_index>(into_.nodes.size() - 1));
  }

  void scalar(const yaml_event_t& event) {
    const auto& written = event.data.scalar;
    node& made = add(event, node::form::scalar);
    made.tagged = meaning_of_tag(view(written.tag));
    made.plain = written.style == YAML_PLAIN_SCALAR_STYLE && made.tagged != node::tag::string;
    if (made.tagged == node::tag::collection) made.tagged = node::tag::foreign;
    const std::string_view text(reinterpret_cast<const char*>(written.value), written.length);
    // libyaml takes it, as YAML 1.2 does; go-yaml does not.
    if (flow_from_ != not_in_flow && written.style == YAML_PLAIN_SCALAR_STYLE &&
        text.find('?') != std::string_view::npos)
      throw syntax_error{events_.at(event.start_mark),
                         "a `?` in `[...]` or `{...}`, which Kubernetes' reader refuses: quote the text that has it"};
    memory_.take(written.length, {into_.file, made.line, made.column});
    made.text = characters_.keep(text);
    name(written.anchor);
  }

  void alias(const yaml_event_t& event) {
    const std::string_view wanted = view(event.data.alias.anchor);
    node& made = add(event, node::form::alias);
    const auto found = anchors_.find(std::string(wanted));
    if (found == anchors_.end())
      throw syntax_error{events_.at(event.start_mark),
                         "no anchor `&" + std::string(wanted) + "` stands before `*" + std::string(wanted) + "`"};
    made.target = found->second;
    if (into_.nodes[made.target].end == 0)
      throw syntax_error{events_.at(event.start_mark), "`&" + std::string(wanted) + "` contains itself"};
  }

  void name(const yaml_char_t* anchor) {
    if (anchor != nullptr) anchors_[std::string(view(anchor))] = static_cast<node_index>(into_.nodes.size() - 1);
  }

  parser& events_;
  const bounds& at_most_;
  memory_budget& memory_;
  character_store& characters_;
  tree& into_;
  std::vector<node_index> open_{};
  /// How many were open when the outermost `[` or `{` was.
  std::size_t flow_from_ = not_in_flow;
  std::unordered_map<std::string, node_index> anchors_{};
};

}  // namespace

void parse_document(std::string_view text, std::uint32_t first_line, const bounds& at_most, memory_budget& memory,
                    character_store& characters, tree& into) {
  into.nodes.clear();
  parser events(text, first_line, into.file);
  events.next();  // the stream's start
  if (events.next().type == YAML_STREAM_END_EVENT) return;
  builder(events, at_most, memory, characters, into).build();
  events.next();  // the document's end
  const yaml_event_t& behind = events.next();
  if (behind.type != YAML_STREAM_END_EVENT)
    throw syntax_error{events.at(behind.start_mark),
                       "another document begins here; Kubernetes' reader takes one only behind a line `---`"};
}

}  // namespace dovetail::read::detail
