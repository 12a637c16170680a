/// The scalars of the canonical model: what a field of an API object holds when it is not an object itself.
///
/// Every scalar knows whether it is set, so an optional field needs no wrapper (which keeps 771 generated types cheap to
/// compile), and where it was written, so a finding can point at it. They are standard-layout: the field tables of
/// `model/reflection.hpp` use offsets.
///
/// None has initial values, nor has a list, a map or an optional object: `text{}` is absent, and `text name;` is anything. What
/// makes an object of the API in constant evaluation then calls no constructor for each of its fields: g++ takes a tenth of the
/// time for a Deployment. The objects' own fields are written `text name{};`, so that only a scalar by itself has to be.
#pragma once

#include "dovetail/text/place.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dovetail::model {

/// Whether two texts are the same. string_view's own comparison says so too, but constant evaluation takes twice as long
/// for it.
constexpr bool same(std::string_view a, std::string_view b) {
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  const char* x = a.data();
  const char* y = b.data();
  std::size_t i = 0;
  while (i != size && x[i] == y[i]) ++i;
  return i == size;
}

/// The same where the other one is a literal, whose length need not be counted.
template <std::size_t N>
constexpr auto same(std::string_view a, const char (&literal)[N]) {
  if (a.size() != N - 1) return false;
  const char* x = a.data();
  std::size_t i = 0;
  while (i != N - 1 && x[i] == literal[i]) ++i;
  return i == N - 1;
}

/// A string. It views its characters: a literal, or characters of a `model::arena` that outlives it.
class text {
 public:
  constexpr text() = default;
  constexpr text(const char* literal) : at_{}, data_(literal), size_(__builtin_strlen(literal)), is_(state::given) {}
  constexpr text(std::string_view view) : at_{}, data_(view.data()), size_(view.size()), is_(state::given) {}
  constexpr text(std::string_view view, place written_at)
      : at_(written_at), data_(view.data()), size_(view.size()), is_(state::given) {}

  constexpr bool has_value() const { return is_ != state::absent; }
  constexpr std::string_view view() const { return {data_, size_}; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr void reset() { *this = text{}; }
  constexpr place at() const { return at_; }
  constexpr void written(place at) { at_ = at; }

  friend constexpr bool operator==(const text& a, const text& b) {
    return a.has_value() == b.has_value() && same(a.view(), b.view());
  }
  friend constexpr bool operator==(const text& a, std::string_view b) { return a.has_value() && same(a.view(), b); }
  friend constexpr bool operator==(const text& a, const char* b) { return a.has_value() && same(a.view(), b); }

 private:
  template <class E>
  friend class choice;

  /// `settled` is a choice's: the word is one of its set, or its writer vouches for it.
  enum class state : std::uint8_t { absent, given, settled };

  kept_place at_;
  const char* data_;
  std::size_t size_;
  state is_;
};

/// A whole number, of the schema's int32 or int64.
class integer {
 public:
  constexpr integer() = default;
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  constexpr integer(T number) : at_{}, number_(static_cast<std::int64_t>(number)), set_(true) {}
  constexpr integer(std::int64_t number, place written_at) : at_(written_at), number_(number), set_(true) {}

  constexpr bool has_value() const { return set_; }
  constexpr std::int64_t value() const { return number_; }
  constexpr std::int64_t value_or(std::int64_t otherwise) const { return set_ ? number_ : otherwise; }
  constexpr void reset() { *this = integer{}; }
  constexpr place at() const { return at_; }
  constexpr void written(place at) { at_ = at; }

  friend constexpr bool operator==(const integer& a, const integer& b) {
    return a.set_ == b.set_ && a.number_ == b.number_;
  }

 private:
  kept_place at_;
  std::int64_t number_;
  bool set_;
};

/// A floating-point number, of the schema's `number`.
class number {
 public:
  constexpr number() = default;
  template <class T>
    requires(std::floating_point<T> || (std::integral<T> && !std::same_as<T, bool>))
  constexpr number(T value) : at_{}, value_(static_cast<double>(value)), set_(true) {}

  constexpr bool has_value() const { return set_; }
  constexpr double value() const { return value_; }
  constexpr void reset() { *this = number{}; }
  constexpr place at() const { return at_; }
  constexpr void written(place at) { at_ = at; }

  friend constexpr bool operator==(const number& a, const number& b) {
    return a.set_ == b.set_ && a.value_ == b.value_;
  }

 private:
  kept_place at_;
  double value_;
  bool set_;
};

class boolean {
 public:
  constexpr boolean() = default;
  template <std::same_as<bool> T>
  constexpr boolean(T value) : at_{}, value_(value), set_(true) {}
  constexpr boolean(bool value, place written_at) : at_(written_at), value_(value), set_(true) {}

  constexpr bool has_value() const { return set_; }
  constexpr bool value() const { return value_; }
  /// The value, or `otherwise` where the field is not set.
  constexpr bool value_or(bool otherwise) const { return set_ ? value_ : otherwise; }
  constexpr void reset() { *this = boolean{}; }
  constexpr place at() const { return at_; }
  constexpr void written(place at) { at_ = at; }

  friend constexpr bool operator==(const boolean& a, const boolean& b) {
    return a.set_ == b.set_ && a.value_ == b.value_;
  }

 private:
  kept_place at_;
  bool value_;
  bool set_;
};

/// An amount of a resource in Kubernetes' notation (`500m`, `10Gi`), kept as it was written.
class quantity : public text {
 public:
  using text::text;
  constexpr quantity() = default;
  constexpr quantity(const text& other) : text(other) {}
};

/// A date and time in RFC 3339's notation.
class time : public text {
 public:
  using text::text;
  constexpr time() = default;
  constexpr time(const text& other) : text(other) {}
};

/// Bytes in base64, as they stand in a manifest.
class bytes : public text {
 public:
  using text::text;
  constexpr bytes() = default;
  constexpr bytes(const text& other) : text(other) {}
};

/// A closed set of words. `spelling(E)`, found by argument-dependent lookup, gives a word.
template <class E>
class choice : public text {
 public:
  constexpr choice() = default;
  constexpr choice(E word) : text(spelling(word)) { is_ = state::settled; }
  /// A word given as text: a stack does not compile where the set lacks it.
  static constexpr auto other(text word) {
    choice result{};
    static_cast<text&>(result) = word;
    return result;
  }
  /// A word that a newer version has and that this set lacks: nothing checks it.
  static constexpr choice future(text word) {
    choice result = other(word);
    if (result.has_value()) result.is_ = state::settled;
    return result;
  }
  /// Whether the word came as text, so that it may be none of the set.
  constexpr auto is_unproven() const { return is_ == state::given; }

  friend constexpr auto operator==(const choice& a, E b) { return a.has_value() && same(a.view(), spelling(b)); }
};

/// A number or a word: a port by number or by name, a count or a percentage.
class int_or_string {
 public:
  integer number{};
  text word{};

  constexpr int_or_string() = default;
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  constexpr int_or_string(T value) : number(value) {}
  constexpr int_or_string(const integer& value) : number(value) {}
  constexpr int_or_string(const char* value) : word(value) {}
  constexpr int_or_string(const text& value) : word(value) {}

  constexpr bool has_value() const { return number.has_value() || word.has_value(); }
  constexpr place at() const { return number.has_value() ? number.at() : word.at(); }
  constexpr void reset() { *this = int_or_string{}; }

  friend constexpr bool operator==(const int_or_string&, const int_or_string&) = default;
};

}  // namespace dovetail::model
