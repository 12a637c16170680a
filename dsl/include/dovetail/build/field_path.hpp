/// A field by the path that `kubectl explain` prints, held against the type while a stack compiles:
/// `spec.template.spec.containers[web].image`, `metadata.labels[app.kubernetes.io/part-of]`, `spec.ports[8080].name`.
///
/// In brackets stands an element of a list, by the field by which Kubernetes merges it or by its position from 0, and a key of a map.
/// What has a `]` in it stands in quotes: `["a]b"]`.
#pragma once

#include "dovetail/model/field_walk.hpp"
#include "dovetail/text/compile_error.hpp"
#include "dovetail/text/did_you_mean.hpp"
#include "dovetail/text/fixed_string.hpp"
#include "dovetail/text/quantity.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dovetail::detail {

using model::field_entry;
using model::field_form;
using model::object_table;

enum class path_fault : std::uint8_t {
  none,
  empty,
  empty_name,
  unknown_field,
  no_fields,
  element_of_a_list,
  key_of_a_map,
  no_elements,
  open_bracket,
  empty_brackets,
  long_key,
  key_is_a_number,
  more_than_a_key,
  every_element,
  behind_brackets,
  name_of_the_resource,
  secret_in_the_open,
  adds_to_no_list,
  sets_a_whole_list,
};

/// What is done at a path's end, which decides whether a list may stand there.
enum class path_use : std::uint8_t { set, append, unset, any };

/// What a path leads to, or what is wrong with it.
struct path_facts {
  std::size_t code_size = 0;
  path_fault fault = path_fault::none;
  /// Where in the path the part at fault begins and ends.
  std::size_t begin = 0, end = 0;
  /// The type that the part at fault is looked for in.
  const object_table* owner = nullptr;
  /// What the path ends at; an element's where it ends in brackets. Null: the whole object.
  const field_entry* field = nullptr;
  /// What is in a map's value or a list's element that the path ends at; the field's own otherwise.
  field_form holds = field_form::object;
  const object_table* object = nullptr;
  bool is_element = false;
  /// The last name or key.
  std::size_t last_begin = 0, last_end = 0;
};

constexpr bool is_all_digits(std::string_view text) {
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return !text.empty();
}

constexpr const field_entry* field_hashed(const object_table& in, std::uint64_t hash) {
  const field_entry* field = in.fields;
  for (const field_entry* end = field + in.count; field != end; ++field)
    if (field->hash == hash) return field;
  return nullptr;
}
constexpr std::uint64_t hash_of(std::string_view name) {
  std::uint64_t hash = model::hash_of_nothing;
  for (const char c : name) hash = model::hash_with(hash, c);
  return hash;
}
constexpr const field_entry* field_named(const object_table& in, std::string_view name) {
  return field_hashed(in, hash_of(name));
}
constexpr std::size_t position_of_field(const object_table& in, const field_entry* field) {
  return static_cast<std::size_t>(field - in.fields);
}

/// Reads a path, and writes its code to `bytes`. What it finds wrong first is its fault.
class path_reader {
 public:
  constexpr path_reader(const object_table& root, std::string_view path, char* bytes)
      : root_(&root), text_(path.data()), size_(path.size()), bytes_(bytes) {}

  constexpr path_facts read(path_use use) {
    if (size_ == 0) return failed(path_fault::empty, 0, 0), made_;
    made_.owner = made_.object = root_;
    while (true) {
      read_name();
      while (made_.fault == path_fault::none && at_ != size_ && text_[at_] == '[') read_brackets();
      if (made_.fault != path_fault::none) return made_;
      if (at_ == size_) break;
      if (text_[at_] != '.') return failed(path_fault::behind_brackets, at_, size_), made_;
      ++at_;
    }
    check_end(use);
    return made_;
  }

 private:
  constexpr void failed(path_fault fault, std::size_t begin, std::size_t end) {
    made_.fault = fault;
    made_.begin = begin;
    made_.end = end;
  }
  constexpr std::string_view piece(std::size_t begin, std::size_t end) const { return {text_ + begin, end - begin}; }
  constexpr void put(int byte) { bytes_[made_.code_size++] = static_cast<char>(byte); }

  constexpr void read_name() {
    const std::size_t begin = at_;
    std::uint64_t hash = model::hash_of_nothing;
    std::size_t at = begin;
    for (const std::size_t size = size_; at != size; ++at) {
      const char c = text_[at];
      if (c == '.' || c == '[') break;
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    }
    at_ = at;
    if (at == begin) return failed(path_fault::empty_name, begin, at);
    made_.last_begin = begin;
    made_.last_end = at;
    if (made_.holds != field_form::object) {
      if (made_.holds == field_form::json) return put_key(begin, at);
      const path_fault fault = made_.holds == field_form::list  ? path_fault::element_of_a_list
                               : made_.holds == field_form::map ? path_fault::key_of_a_map
                                                                : path_fault::no_fields;
      return failed(fault, begin, at);
    }
    made_.owner = made_.object;
    const field_entry* field = field_hashed(*made_.object, hash);
    if (field == nullptr) return failed(path_fault::unknown_field, begin, at);
    put(static_cast<int>(position_of_field(*made_.object, field)) + model::path_code::first_field);
    made_.field = field;
    made_.holds = field->is;
    made_.object = field->of;
    made_.is_element = false;
  }

  constexpr void read_brackets() {
    const std::size_t opening = at_++;
    const bool is_quoted = at_ != size_ && text_[at_] == '"';
    if (is_quoted) ++at_;
    const std::size_t begin = at_;
    const char closing = is_quoted ? '"' : ']';
    while (at_ != size_ && text_[at_] != closing) ++at_;
    const std::size_t end = at_;
    if (is_quoted && at_ != size_) ++at_;
    if (at_ == size_ || text_[at_] != ']') return failed(path_fault::open_bracket, opening, size_);
    ++at_;
    if (begin == end) return failed(path_fault::empty_brackets, opening, at_);
    made_.last_begin = begin;
    made_.last_end = end;
    if (made_.holds == field_form::json)
      return is_all_digits(piece(begin, end)) && !is_quoted ? put_position(begin, end) : put_key(begin, end);
    if (made_.holds == field_form::map) put_key(begin, end);
    else if (made_.holds == field_form::list) put_element(begin, end, is_quoted);
    else return failed(path_fault::no_elements, opening, at_);
    if (made_.fault != path_fault::none) return;
    const field_entry* element = made_.field->element;
    made_.is_element = true;
    made_.holds = element == nullptr ? field_form::object : element->is;
    if (element != nullptr) {
      made_.field = element;
      made_.object = element->of;
    }
  }

  constexpr void put_key(std::size_t begin, std::size_t end) {
    if (end - begin > model::path_code::longest_key) return failed(path_fault::long_key, begin, end);
    put(model::path_code::by_key);
    put(model::path_code::high_byte(end - begin));
    put(model::path_code::low_byte(end - begin));
    for (std::size_t i = begin; i < end; ++i) put(text_[i]);
  }
  constexpr void put_position(std::size_t begin, std::size_t end) {
    std::size_t position = 0;
    for (std::size_t i = begin; i < end; ++i)
      if (position <= model::path_code::most_positions)
        position = position * 10 + static_cast<std::size_t>(text_[i] - '0');
    if (position > model::path_code::most_positions) position = model::path_code::most_positions;
    put(model::path_code::by_position);
    put(model::path_code::high_byte(position));
    put(model::path_code::low_byte(position));
  }
  /// By its key where the list has one: a number where that is a number, a text where it is a text. By its position otherwise.
  constexpr void put_element(std::size_t begin, std::size_t end, bool is_quoted) {
    const char* merge_key = made_.field->merge_key;
    const field_entry* by = merge_key[0] == '\0' ? nullptr : field_named(*made_.field->of, merge_key);
    const bool is_number = is_all_digits(piece(begin, end)) && !is_quoted;
    const bool keys_are_numbers = by != nullptr && by->is == field_form::integer;
    if (is_number && !keys_are_numbers) return put_position(begin, end);
    if (end - begin == 1 && text_[begin] == '*') return failed(path_fault::every_element, begin, end);
    if (by == nullptr || keys_are_numbers != is_number) return failed(path_fault::key_is_a_number, begin, end);
    // "[name=web]", as other tools have it.
    const std::string_view key = piece(begin, end), name(merge_key);
    if (key.size() > name.size() && key[name.size()] == '=' && key.starts_with(name))
      return failed(path_fault::more_than_a_key, begin, end);
    put_key(begin, end);
  }

  constexpr void check_end(path_use use) {
    const bool is_list = made_.holds == field_form::list || made_.holds == field_form::json;
    if (use == path_use::append && !is_list) return failed(path_fault::adds_to_no_list, 0, size_);
    if (use == path_use::set && made_.holds == field_form::list) return failed(path_fault::sets_a_whole_list, 0, size_);
    if (use == path_use::any) return;
    const std::string_view path = piece(0, size_);
    if (model::same(path, "metadata.name")) return failed(path_fault::name_of_the_resource, 0, size_);
    const char first = text_[0];
    if ((first == 'd' || first == 's') && model::same(root_->name, "Secret") &&
        (path.starts_with("data") || path.starts_with("stringData")))
      failed(path_fault::secret_in_the_open, 0, size_);
  }

  const object_table* root_;
  const char* text_;
  std::size_t size_;
  char* bytes_;
  std::size_t at_ = 0;
  path_facts made_{};
};

/// A path that was held against a type, with the bytes that a step goes by. Of a few sizes, so that paths share types.
template <std::size_t Size>
struct field_path : path_facts {
  char bytes[Size]{};

  constexpr field_path(const object_table& root, std::string_view path, path_use use) {
    static_cast<path_facts&>(*this) = path_reader(root, path, bytes).read(use);
  }
};
/// Its bytes alone. A stack's program has them in its data, and would have the tables of fields, too, with the facts.
template <std::size_t Size>
struct path_bytes {
  char all[Size]{};

  constexpr explicit path_bytes(const field_path<Size>& path) {
    for (std::size_t i = 0; i < path.code_size; ++i) all[i] = path.bytes[i];
  }
};
constexpr std::size_t path_capacity(std::size_t size) { return (size + 15) / 16 * 32; }

/// A path in a type.
template <const object_table& Root, fixed_path Path, path_use Use>
inline constexpr field_path<path_capacity(sizeof Path.characters)> path_in{
    Root, {Path.characters, sizeof Path.characters - 1}, Use};
template <const object_table& Root, fixed_path Path, path_use Use>
inline constexpr path_bytes<path_capacity(sizeof Path.characters)> bytes_in{path_in<Root, Path, Use>};

// The words of a fault.

constexpr std::string_view says_form(field_form form) {
  switch (form) {
    case field_form::text:
      return "a text";
    case field_form::quantity:
      return "an amount";
    case field_form::time:
      return "a time";
    case field_form::bytes:
      return "bytes in base64";
    case field_form::choice:
      return "a word";
    case field_form::integer:
      return "a whole number";
    case field_form::number:
      return "a number";
    case field_form::boolean:
      return "true or false";
    case field_form::int_or_string:
      return "a whole number or a text";
    case field_form::json:
      return "any value";
    case field_form::object:
      return "an object";
    case field_form::list:
      return "a list";
    case field_form::map:
      return "a map";
  }
  return {};
}

/// The way to a field of that name below a type, where the one that was written leaves something out; empty where there is none.
struct way_below {
  static constexpr std::size_t deepest = 4;

  std::string_view names[deepest]{};
  std::size_t count = 0;

  constexpr bool find(const object_table& in, std::string_view name, std::size_t depth, std::size_t at = 0) {
    for (const field_entry& field : in) {
      if (field.is != field_form::object) continue;
      names[at] = field.name;
      if (at + 1 < depth ? find(*field.of, name, depth, at + 1) : field_named(*field.of, name) != nullptr) {
        count = depth;
        return true;
      }
    }
    return false;
  }
};

/// `all` is the path, `begin` where in it the name stands that the type lacks.
template <class Text>
constexpr auto append_unknown_field(Text& text, const object_table& in, std::string_view all, std::size_t begin,
                                    std::string_view name) {
  const std::string_view before = all.substr(0, begin);
  if (model::same(name, "status"))
    return text.append("the server writes a status, and a stack does not set it: leave it out");
  if (model::same(name, "kind") || model::same(name, "apiVersion"))
    return text.append("the builder sets it: to make another kind, use the builder of that kind");
  text.append(std::string_view(in.name), " has no field `", name, "`");
  nearest_name near(name);
  for (const field_entry& field : in) near.consider(field.name);
  if (!near.found().empty()) return text.append("; did you mean `", near.found(), "`?");
  // "spec/replicas"
  if (const std::size_t slash = name.find('/');
      slash != std::string_view::npos && field_named(in, name.substr(0, slash)) != nullptr) {
    text.append("; names are parted by points: `", before);
    for (const char c : name) text.append(std::string_view(c == '/' ? "." : std::string_view(&c, 1)));
    return text.append("`");
  }
  way_below way;
  for (std::size_t depth = 1; depth <= way_below::deepest; ++depth) {
    if (!way.find(in, name, depth)) continue;
    text.append("; did you mean `", before);
    for (std::size_t i = 0; i < way.count; ++i) text.append(way.names[i], ".");
    return text.append(name, "`?");
  }
  // A path that begins further up: "spec.template.spec.containers[web].image" for a Container's `image`.
  for (std::size_t point = all.find('.', begin); point != std::string_view::npos; point = all.find('.', point + 1)) {
    const std::string_view rest = all.substr(point + 1);
    if (field_named(in, rest.substr(0, rest.find_first_of(".["))) != nullptr)
      return text.append("; did you mean `", before, rest, "`?");
  }
  if (in.count > 0 && in.count <= 12) {
    text.append("; it has ");
    for (std::size_t i = 0; i < in.count; ++i)
      text.append(i == 0 ? "" : i + 1 == in.count ? " and " : ", ", "`", std::string_view(in.fields[i].name), "`");
  }
  if (std::string_view(in.name).ends_with("workload"))
    text.append(", and what one kind alone has is for an edit of that kind: every<Deployment>()");
}

/// What stands where a list or a map has no brackets: the way to write it.
template <class Text>
constexpr void append_brackets(Text& text, const path_facts& path, std::string_view before, std::string_view part,
                               std::string_view rest) {
  text.append("`", before, "` is ", path.fault == path_fault::key_of_a_map ? "a map" : "a list", ": write `", before,
              "[");
  if (path.fault == path_fault::key_of_a_map) {
    // A key may have points in it.
    const bool is_whole = path.field->element != nullptr && rest.find('[') == std::string_view::npos;
    return text.append(is_whole ? rest : part, "]`, with the key in brackets");
  }
  const std::string_view key(path.field->merge_key);
  const bool is_field = path.object != nullptr && field_named(*path.object, part) != nullptr;
  if (is_all_digits(part)) return text.append(part, "]`, with the position in brackets");
  if (!is_field && !key.empty()) return text.append(part, "]`, with the `", key, "` of an element in brackets");
  text.append(key.empty() ? "0" : "...", "]");
  if (is_field) text.append(".", part);
  text.append("`, with the ");
  if (key.empty()) text.append("position");
  else text.append("`", key, "`");
  text.append(" of an element in the brackets");
}

/// "`spec.replicsa`: DeploymentSpec has no field `replicsa`; did you mean `replicas`?"
template <const object_table& Root, fixed_path Path, path_use Use>
struct path_problem {
  static constexpr auto words = [] {
    constexpr const auto& path = path_in<Root, Path, Use>;
    const std::string_view all = Path.view();
    const std::string_view part = all.substr(path.begin, path.end - path.begin);
    // The path up to the fault.
    std::string_view before = all.substr(0, path.begin);
    while (!before.empty() && (before.back() == '.' || before.back() == '[' || before.back() == '"'))
      before.remove_suffix(1);
    // With the bracket behind a key.
    const std::size_t bracket = path.fault == path_fault::key_is_a_number ||
                                        path.fault == path_fault::more_than_a_key ||
                                        path.fault == path_fault::every_element || path.fault == path_fault::long_key
                                    ? all.find(']', path.end) + 1 - path.end
                                    : 0;
    const bool is_shape = path.fault == path_fault::open_bracket || path.fault == path_fault::empty_name ||
                          path.fault == path_fault::behind_brackets;
    fixed_text<800> text;
    text.append("`", is_shape ? all : all.substr(0, path.end + bracket), "`: ");
    switch (path.fault) {
      case path_fault::none:
        break;
      case path_fault::empty:
        text = {};
        text.append("the path of a field belongs in the angle brackets: set<\"spec.replicas\">(3)");
        break;
      case path_fault::empty_name: {
        if (path.begin == 0) text.append("a path begins with the name of a field");
        else if (path.begin == all.size()) text.append("a path ends with a name, and this one with a point");
        else if (all[path.begin] == '[') text.append("brackets follow a name, without a point between them");
        else text.append("between two names stands one point, and here are two");
        std::string_view behind = all.substr(path.begin);
        while (!behind.empty() && behind.front() == '.') behind.remove_prefix(1);
        if (behind.empty() && before.empty()) break;
        const bool has_point = !before.empty() && !behind.empty() && behind.front() != '[';
        text.append(": `", before, has_point ? "." : "", behind, "`");
        break;
      }
      case path_fault::unknown_field:
        append_unknown_field(text, *path.owner, all, path.begin, part);
        break;
      case path_fault::no_fields:
        text.append("`", before, "` is ", says_form(path.holds), " and has no fields: end the path there");
        break;
      case path_fault::element_of_a_list:
      case path_fault::key_of_a_map:
        append_brackets(text, path, before, part, all.substr(path.begin));
        break;
      case path_fault::no_elements:
        text.append("`", before, "` is ", says_form(path.holds), ", neither a list nor a map: write it without `", part,
                    "`");
        break;
      case path_fault::open_bracket:
        text.append("the bracket behind `", before, "` is not closed: `]` is missing");
        break;
      case path_fault::empty_brackets: {
        text.append("nothing stands in the brackets behind `", before, "`: ");
        const std::string_view key(path.holds == field_form::list ? path.field->merge_key : "");
        if (path.holds == field_form::map) text.append("a key belongs there");
        else if (key.empty()) text.append("a position belongs there, from 0");
        else text.append("the `", key, "` of an element belongs there, or its position from 0");
        break;
      }
      case path_fault::long_key:
        text.append("a key has at most 65535 characters");
        break;
      case path_fault::key_is_a_number:
        if (path.field->merge_key[0] == '\0')
          text.append("the elements of this list have no names: the position belongs in the brackets, `", before,
                      "[0]`");
        else
          text.append("the elements of this list go by their `", path.field->merge_key,
                      "`: a number belongs in the brackets, `", before, "[8080]`");
        break;
      case path_fault::more_than_a_key:
        text.append("the `", path.field->merge_key, "` of an element stands alone in the brackets: `", before, "[",
                    part.substr(std::string_view(path.field->merge_key).size() + 1), "]`");
        break;
      case path_fault::every_element:
        text.append("a path leads to one element: its ");
        if (path.field->merge_key[0] != '\0') text.append("`", path.field->merge_key, "` or its ");
        text.append("position belongs in the brackets, and one call is for one element");
        break;
      case path_fault::behind_brackets:
        text.append("behind brackets stands a point or nothing: `", before, ".", part, "`");
        break;
      case path_fault::name_of_the_resource:
        text.append("the name of a resource stands in its angle brackets, where others refer to it: write it there");
        break;
      case path_fault::secret_in_the_open:
        text.append(
            "what a Secret holds is not written in a stack: a key of GivenSecret, VaultStaticSecret or an external has it");
        break;
      case path_fault::adds_to_no_list:
        if (path.holds == field_form::map)
          text.append("it is a map and no list: set<\"", all,
                      "[...]\">(...) gives it an entry, with its key in the brackets");
        else
          text.append("it is ", says_form(path.holds), " and no list: set<...>(...) gives it, and append is for lists");
        break;
      case path_fault::sets_a_whole_list:
        text.append("it is a list: append<...>(...) adds to it, and unset<...>() empties it");
        break;
    }
    return text;
  }();
};

}  // namespace dovetail::detail
