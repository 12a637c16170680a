/// What the schema asks of an object's fields beyond their types: required ones, words of closed sets, bounds, the version
/// that has them. The importer writes a `check_fields` for each kind; this is what these call.
#pragma once

#include "dovetail/model/collection.hpp"
#include "dovetail/text/arena.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dovetail::model {

/// One step of the way from a resource to a value in it. Steps stand on the stack of whoever checks, and are put together
/// only where there is something to tell.
struct field_path {
  static constexpr std::size_t no_index = static_cast<std::size_t>(-1);

  const field_path* above = nullptr;
  /// The field's name; null for an element of what stands above.
  const char* name = nullptr;
  /// An element of a list.
  std::size_t index = no_index;
  /// A value of a map.
  const text* key = nullptr;
};

/// Characters, not bytes, of UTF-8.
constexpr std::int64_t count_characters(std::string_view text) {
  std::int64_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  return count;
}

/// One value that the schema refuses.
struct field_fault {
  enum class kind {
    missing,
    /// `least` is the first version that is known to have the field.
    newer,
    /// `words` are the closed set's, one a line.
    unknown_word,
    /// `number` is not from `least` to `most`.
    out_of_bounds,
    /// `number` characters, elements or entries are not from `least` to `most`.
    size,
    /// `words` say what does not hold.
    rule,
  };

  kind is = kind::missing;
  /// `spec.template.spec.containers[0].name`; empty for the object itself.
  std::string_view path{};
  place at{};
  std::string_view given{};
  std::string_view words{};
  std::int64_t number = 0;
  std::int64_t least = 0;
  std::int64_t most = 0;
};

/// Collects the faults of one object. What is looked at when nothing is wrong is written out by the importer, since each
/// call costs constant evaluation time; the functions here are called once something is wrong or may be.
class field_check {
 public:
  static constexpr std::int64_t unbounded = INT64_MAX;
  static constexpr double infinite = __builtin_huge_val();

  /// The minor version of Kubernetes that the object is for.
  const int minor;

  constexpr field_check(int kubernetes_minor, arena& characters) : minor(kubernetes_minor), characters_(&characters) {}

  constexpr const list<field_fault>& faults() const { return faults_; }

  constexpr void missing(const field_path& at, const char* name) { add(field_fault::kind::missing, at, name, {}); }

  constexpr void newer(const field_path& at, const char* name, int since, place written = {}) {
    add(field_fault::kind::newer, at, name, written).least = since;
  }

  /// A word that came as text; `words` has the closed set's, separated by line feeds.
  constexpr void word(const field_path& at, const char* name, const text& given, std::string_view words) {
    for (std::size_t begin = 0; begin <= words.size();) {
      std::size_t end = words.find('\n', begin);
      if (end == std::string_view::npos) end = words.size();
      if (same(words.substr(begin, end - begin), given.view())) return;
      begin = end + 1;
    }
    field_fault& fault = add(field_fault::kind::unknown_word, at, name, given.at());
    fault.given = given.view();
    fault.words = words;
  }

  constexpr void within(const field_path& at, const char* name, const integer& given, std::int64_t least,
                        std::int64_t most = unbounded) {
    if (!given.has_value() || (given.value() >= least && given.value() <= most)) return;
    bounded(field_fault::kind::out_of_bounds, at, name, given.at(), given.value(), least, most);
  }
  /// `says` the bounds: a number's digits are not put together here.
  constexpr void within(const field_path& at, const char* name, const number& given, double least, double most,
                        std::string_view says) {
    if (given.has_value() && !(given.value() >= least && given.value() <= most)) rule(at, name, says, given.at());
  }
  /// A text's length, in characters.
  constexpr void length(const field_path& at, const char* name, const text& given, std::int64_t least,
                        std::int64_t most = unbounded) {
    if (!given.has_value()) return;
    const std::int64_t count = count_characters(given.view());
    if (count < least || count > most)
      bounded(field_fault::kind::size, at, name, given.at(), count, least, most).given = "character";
  }
  /// A list's or a map's size. What is empty is left out of the manifest, so only a required one is too short then.
  constexpr void count(const field_path& at, const char* name, std::size_t given, bool required, std::int64_t least,
                       std::int64_t most = unbounded) {
    const auto size = static_cast<std::int64_t>(given);
    if (size > most || (size < least && (size != 0 || required)))
      bounded(field_fault::kind::size, at, name, {}, size, least, most).given = "element";
  }

  /// A rule of a CustomResourceDefinition that does not hold, in its own words.
  constexpr void rule(const field_path& at, const char* name, std::string_view words, place written = {}) {
    add(field_fault::kind::rule, at, name, written).words = words;
  }

 private:
  constexpr field_fault& add(field_fault::kind kind, const field_path& at, const char* name, place written) {
    field_fault& fault = faults_.emplace_back();
    fault.is = kind;
    fault.at = written;
    const field_path whole{&at, name};
    path_writer measured;
    measured.append(name == nullptr ? at : whole);
    path_writer written_out{characters_->allocate(measured.size)};
    written_out.append(name == nullptr ? at : whole);
    fault.path = {written_out.to, measured.size};
    return fault;
  }
  constexpr field_fault& bounded(field_fault::kind kind, const field_path& at, const char* name, place written,
                                 std::int64_t number, std::int64_t least, std::int64_t most) {
    field_fault& fault = add(kind, at, name, written);
    fault.number = number;
    fault.least = least;
    fault.most = most;
    return fault;
  }

  /// Measures a path, then writes it: `metadata.labels["a.b"]`, `spec.ports[0]`.
  struct path_writer {
    char* to = nullptr;
    std::size_t size = 0;

    constexpr void put(char c) {
      if (to != nullptr) to[size] = c;
      ++size;
    }
    constexpr void put(std::string_view words) {
      for (const char c : words) put(c);
    }
    constexpr void append(const field_path& step) {
      if (step.above != nullptr) append(*step.above);
      if (step.name != nullptr) append_name(step.name);
      if (step.key != nullptr) append_name(step.key->view());
      else if (step.index != field_path::no_index) append_index(step.index);
    }
    constexpr void append_name(std::string_view name) {
      bool is_word = !name.empty();
      for (const char c : name)
        is_word = is_word && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                              c == '-' || c == '$');
      if (is_word && size != 0) put('.');
      if (is_word) return put(name);
      put("[\"");
      put(name);
      put("\"]");
    }
    constexpr void append_index(std::size_t index) {
      std::size_t unit = 1;
      while (index / unit >= 10) unit *= 10;
      put('[');
      for (; unit != 0; unit /= 10) put(static_cast<char>('0' + index / unit % 10));
      put(']');
    }
  };

  arena* characters_;
  list<field_fault> faults_{};
};

}  // namespace dovetail::model
