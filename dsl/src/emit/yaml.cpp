// Walks an API object by its field tables and writes it through yaml-cpp.
#include "dovetail/emit/yaml.hpp"

#include "characters.hpp"
#include "comments.hpp"
#include "emitter.hpp"
#include "number_scalar.hpp"
#include "presence.hpp"
#include "string_scalar.hpp"
#include "template_scalar.hpp"

#include <charconv>
#include <stdexcept>
#include <utility>

namespace dovetail::emit {
namespace {

using model::type;
using form = model::type::form;

/// What cannot be written, with the path to it put together on the way out.
class unwritable : public std::exception {
 public:
  explicit unwritable(std::string problem) : problem_(std::move(problem)) {}
  void inside(std::string_view step) {
    const bool needs_dot = !path_.empty() && path_.front() != '[';
    path_ = std::string(step) + (needs_dot ? "." : "") + path_;
  }
  std::string text() const { return path_ + " " + problem_; }

 private:
  std::string path_{};
  std::string problem_;
};

const model::text& as_text(const void* object) { return *static_cast<const model::text*>(object); }

using detail::element_at;
using detail::is_set;
using detail::is_type_meta;
using detail::is_written;
using detail::part_of;
using detail::writes_any_field;

class writer {
 public:
  explicit writer(std::span<const comment> comments, bool is_template = false,
                  std::vector<source_line>* lines = nullptr)
      : lines_(lines), comments_(comments), is_template_(is_template) {}

  std::string write(const model::json& value) {
    json(value, 0, 0);
    return finished();
  }

  std::string write(const document& what) {
    std::vector<std::string_view> top = comments_.take(what.object);
    emitter_ << YAML::BeginMap;
    write_entry("apiVersion", what.api_version, 0);
    write_entry("kind", what.kind, 0);
    write_fields(*what.type, what.object, 0, skip_type_meta);
    emitter_ << YAML::EndMap;
    const std::string body = finished();

    // A comment on what is not part of this object is not lost: it stands where comments on the whole do.
    for (const std::string_view words : comments_.take_all()) top.push_back(words);
    std::string out;
    std::size_t above = 0;
    for (const std::string_view words : top)
      for (const std::string& line : detail::comment_lines(words, 0)) {
        out += line.empty() ? "#\n" : "# " + line + "\n";
        ++above;
      }
    if (lines_ != nullptr)
      for (source_line& each : *lines_) each.line += above;
    return out + body;
  }

 private:
  std::string finished() const {
    if (!emitter_.good()) throw std::logic_error("yaml-cpp: " + emitter_.GetLastError());
    return std::string(emitter_.c_str(), emitter_.size()) + '\n';
  }

  bool has_marker(std::string_view text) const { return is_template_ && detail::has_marker(text); }

  enum fields_written { all, skip_type_meta };

  void scalar(std::string_view characters) { emitter_.WriteStreamable(detail::written_scalar{characters}); }

  /// What was written last was said there. A text of several lines is told by its last one's number.
  void said_at(place at) {
    if (lines_ == nullptr || !at.known()) return;
    std::size_t row = 0;
    emitter_.WriteStreamable(detail::row_of_last{&row});
    lines_->push_back({row + 1, at});
  }

  void string(std::string_view characters, std::size_t column, std::size_t indent, bool quotes_words = false) {
    try {
      const detail::value_place at{column, indent, quotes_words};
      scalar(has_marker(characters) ? detail::template_form(characters, at, scratch_)
                                    : detail::value_form(characters, at, scratch_));
    } catch (const std::invalid_argument& problem) {
      throw unwritable(problem.what());
    }
  }

  /// Writes a key; returns how many columns stand before its value.
  std::size_t key(std::string_view name, std::size_t indent) {
    std::string_view characters;
    try {
      if (has_marker(name)) scratch_ = detail::template_key(name);
      characters = has_marker(name) ? scratch_ : detail::key_form(name, scratch_);
    } catch (const std::invalid_argument& problem) {
      throw unwritable(std::string("has a key that ") + problem.what());
    }
    // Readers look for a key's colon in the next 1,024 characters, unless it is marked as a key.
    if (characters.size() > 1000) emitter_ << YAML::LongKey;
    scalar(characters);
    return indent + detail::columns(characters) + 2;
  }

  void write_entry(std::string_view name, std::string_view value, std::size_t indent) {
    const std::size_t column = key(name, indent);
    string(value, column, indent + 2);
  }

  // ---- comments

  void note(std::string_view words, std::size_t indent) {
    for (const std::string& line : detail::comment_lines(words, indent))
      emitter_.WriteStreamable(detail::written_comment{line, indent});
  }

  void notes_at(const void* part, std::size_t indent) {
    if (comments_.empty()) return;
    for (const std::string_view words : comments_.take(part)) note(words, indent);
  }

  /// The comments that stand above the key of a value. Those on an object whose fields follow do not: its address is its
  /// first field's too, and within the object they are in place for either.
  void notes_on(const type& of, const void* object, std::size_t indent) {
    if (comments_.empty()) return;
    if (of.is == form::object && writes_any_field(of, object)) return;
    notes_at(object, indent);
    if (of.is == form::optional && of.size(object) > 0) notes_on(of.element(), element_at(of, object, 0), indent);
    if (of.is == form::object) notes_on_absent_fields(of, object, "", indent);
  }

  /// The comments on a field that is left out and on what is in it: they stand where it would, and name it.
  void notes_on_absent(const type& of, const void* object, const std::string& name, std::size_t indent) {
    if (comments_.empty()) return;
    const std::string_view last = std::string_view(name).substr(name.rfind('.') + 1);
    for (const std::string_view words : comments_.take(object)) {
      const bool named = words.find(last) != std::string_view::npos;
      note(named ? std::string(words) : name + " is not set: " + std::string(words), indent);
    }
    if (of.is == form::object) notes_on_absent_fields(of, object, name + ".", indent);
  }
  void notes_on_absent_fields(const type& of, const void* object, const std::string& path, std::size_t indent) {
    for (const model::field& field : of.fields)
      notes_on_absent(field.type_of(), part_of(object, field), path + std::string(field.name), indent);
  }

  /// The comments on an item, and where it is an object on its fields up to the first one that is written: above the dash,
  /// since there is no room for them behind it.
  void notes_on_item(const type& of, const void* object, std::size_t indent) {
    if (comments_.empty()) return;
    notes_at(object, indent);
    if (of.is == form::optional && of.size(object) > 0)
      return notes_on_item(of.element(), element_at(of, object, 0), indent);
    if (of.is != form::object) return;
    for (const model::field& field : of.fields) {
      const void* part = part_of(object, field);
      if (is_written(field, object)) return notes_on(field.type_of(), part, indent);
      notes_on_absent(field.type_of(), part, std::string(field.name), indent);
    }
  }

  // ---- values

  void write_fields(const type& of, const void* object, std::size_t indent, fields_written which = all) {
    notes_at(object, indent);
    for (const model::field& field : of.fields) {
      if (which == skip_type_meta && is_type_meta(field)) continue;
      const type& field_type = field.type_of();
      const void* part = part_of(object, field);
      if (!is_written(field, object)) {
        if (!comments_.empty()) notes_on_absent(field_type, part, std::string(field.name), indent);
        continue;
      }
      notes_on(field_type, part, indent);
      const std::size_t column = key(field.name, indent);
      try {
        write_value(field_type, part, column, indent + 2);
      } catch (unwritable& problem) {
        problem.inside(field.name);
        throw;
      }
    }
  }

  /// Writes what stands behind a key or a dash. `column`: where it starts in its line; `indent`: where its further lines do.
  void write_value(const type& of, const void* object, std::size_t column, std::size_t indent) {
    switch (of.is) {
      case form::text:
      case form::quantity:
      case form::time:
      case form::bytes:
      case form::choice:
        return text(as_text(object), column, indent);
      case form::integer:
        return integer(*static_cast<const model::integer*>(object));
      case form::number:
        return number(*static_cast<const model::number*>(object));
      case form::boolean: {
        const model::boolean& boolean = *static_cast<const model::boolean*>(object);
        scalar(!boolean.has_value() ? "null" : boolean.value() ? "true" : "false");
        return said_at(boolean.at());
      }
      case form::int_or_string: {
        const auto& either = *static_cast<const model::int_or_string*>(object);
        return either.word.has_value() ? text(either.word, column, indent) : integer(either.number);
      }
      case form::json:
        return json(*static_cast<const model::json*>(object), column, indent);
      case form::list:
        return list(of, object, indent);
      case form::map:
        return map(of, object, indent);
      case form::optional:
        return of.size(object) == 0 ? scalar("null")
                                    : write_value(of.element(), element_at(of, object, 0), column, indent);
      case form::object:
        break;
    }
    if (!writes_any_field(of, object)) return scalar("{}");
    emitter_ << YAML::BeginMap;
    write_fields(of, object, indent);
    emitter_ << YAML::EndMap;
  }

  void text(const model::text& text, std::size_t column, std::size_t indent, bool quotes_words = false) {
    string(text.view(), column, indent, quotes_words);
    said_at(text.at());
  }

  void integer(const model::integer& integer) {
    if (is_template_ && integer.has_value() && detail::is_number_marker(integer.value()))
      return scalar(scratch_ = detail::number_marker(integer.value()));
    scalar(integer.has_value() ? detail::integer_form(integer.value(), scratch_) : "null");
    said_at(integer.at());
  }

  /// 0 for what is no whole number.
  static std::int64_t whole_number_of(std::string_view digits) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() ? number : 0;
  }

  void number(const model::number& number) {
    if (!number.has_value()) return scalar("null");
    if (const std::int64_t position = marker::position_of_decimal(number.value()); is_template_ && position >= 0)
      return scalar(scratch_ = detail::number_marker(marker::number_of(static_cast<std::size_t>(position))));
    try {
      scalar(detail::number_form(number.value(), scratch_));
    } catch (const std::invalid_argument& problem) {
      throw unwritable(problem.what());
    }
  }

  template <class Write>
  void items(std::size_t count, Write write_item) {
    if (count == 0) return scalar("[]");
    emitter_ << YAML::BeginSeq;
    for (std::size_t i = 0; i < count; ++i) {
      try {
        write_item(i);
      } catch (unwritable& problem) {
        problem.inside("[" + std::to_string(i) + "]");
        throw;
      }
    }
    emitter_ << YAML::EndSeq;
  }

  void list(const type& of, const void* object, std::size_t indent) {
    const type& element = of.element();
    items(of.size(object), [&](std::size_t i) {
      const void* item = element_at(of, object, i);
      notes_on_item(element, item, indent);
      write_value(element, item, indent + 2, indent + 2);
    });
  }

  template <class Write>
  void entry(std::string_view name, std::size_t indent, Write write_value_at) {
    try {
      write_value_at(key(name, indent));
    } catch (unwritable& problem) {
      problem.inside(name);
      throw;
    }
  }

  void map(const type& of, const void* object, std::size_t indent) {
    const std::size_t count = of.size(object);
    if (count == 0) return scalar("{}");
    const type& element = of.element();
    emitter_ << YAML::BeginMap;
    for (std::size_t i = 0; i < count; ++i) {
      const model::text& name = of.key(const_cast<void*>(object), i);
      const void* value = element_at(of, object, i);
      notes_at(&name, indent);
      notes_on(element, value, indent);
      entry(name.view(), indent, [&](std::size_t column) {
        if (element.is == form::text) text(as_text(value), column, indent + 2, true);
        else write_value(element, value, column, indent + 2);
      });
    }
    emitter_ << YAML::EndMap;
  }

  void json(const model::json& value, std::size_t column, std::size_t indent) {
    using kind = model::json::type;
    switch (value.is) {
      case kind::absent:
      case kind::null:
        return scalar("null");
      case kind::boolean:
        if (value.scalar != "true" && value.scalar != "false")
          throw unwritable("has '" + std::string(value.scalar.view()) + "' for a boolean, which JSON does not have");
        return scalar(value.scalar.view());
      case kind::string:
        return string(value.scalar.view(), column, indent);
      case kind::number:
        if (const std::int64_t number = whole_number_of(value.scalar.view());
            is_template_ && detail::is_number_marker(number))
          return scalar(scratch_ = detail::number_marker(number));
        try {
          return scalar(detail::json_number_form(value.scalar.view(), scratch_));
        } catch (const std::invalid_argument& problem) {
          throw unwritable(problem.what());
        }
      case kind::array:
        return items(value.items.size(), [&](std::size_t i) {
          notes_at(&value.items[i], indent);
          json(value.items[i], indent + 2, indent + 2);
        });
      case kind::object:
        break;
    }
    if (value.items.empty()) return scalar("{}");
    emitter_ << YAML::BeginMap;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      notes_at(&value.names[i], indent);
      notes_at(&value.items[i], indent);
      entry(value.names[i].view(), indent, [&](std::size_t at) { json(value.items[i], at, indent + 2); });
    }
    emitter_ << YAML::EndMap;
  }

  YAML::Emitter emitter_{};
  std::vector<source_line>* lines_;
  detail::comment_index comments_;
  bool is_template_;
  std::string scratch_{};
};

std::string yaml_of(const document& what, std::vector<source_line>* lines) {
  try {
    return writer(what.comments, what.is_template, lines).write(what);
  } catch (const unwritable& problem) {
    throw std::invalid_argument(std::string(what.kind) + ": " + problem.text());
  }
}

}  // namespace

std::string to_yaml(const document& what) { return yaml_of(what, nullptr); }

std::string to_yaml(const document& what, std::vector<source_line>& lines) { return yaml_of(what, &lines); }

std::string to_yaml(const model::json& value) {
  try {
    return writer({}).write(value);
  } catch (const unwritable& problem) {
    throw std::invalid_argument(problem.text());
  }
}

}  // namespace dovetail::emit
