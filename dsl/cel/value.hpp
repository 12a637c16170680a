/// The values of CEL, the language of rules in CustomResourceDefinitions.
/// Source: the specification of CEL (google/cel-spec, doc/langdef.md); the types that Kubernetes adds (apiserver, pkg/cel/library).
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace dovetail::cel {

class value;

/// What an expression comes to that has no value: "no such key: replicas". `||`, `&&` and the macros over elements may do without it.
struct failure {
  std::string words;
};
struct null_value {};
struct byte_string {
  std::string bytes;
};
/// What type() gives: "int", "google.protobuf.Timestamp".
struct type_value {
  std::string name;
};
/// Since 1970, of the years 1 to 9999.
struct timestamp {
  std::int64_t seconds;
  std::int32_t nanos;
};
struct duration {
  std::int64_t nanos;
};

/// How a list of a schema is one: what `+` and `==` make of it (x-kubernetes-list-type).
struct list_data {
  enum class type { atomic, set, map };

  std::vector<value> items;
  type is = type::atomic;
  /// Of a list that is a map.
  std::vector<std::string> keys{};
};

struct map_entry;

class map_data {
 public:
  // Beside value, which is not whole here.
  map_data();
  ~map_data();
  map_data(map_data&&) noexcept;
  map_data& operator=(map_data&&) noexcept;

  /// Of two entries with one key the last one counts.
  void add(value key, value held);
  /// Null where there is none. Numbers of different types are one key where they are equal.
  const value* find(const value& key) const;
  const value* field(std::string_view name) const;
  const std::vector<map_entry>& entries() const { return entries_; }

 private:
  std::vector<map_entry> entries_;
  std::unordered_map<std::string, std::size_t> by_text_;
};

/// A value or none.
struct optional_value {
  std::shared_ptr<const value> held{};
};

/// In thousand millionths, as Kubernetes rounds and bounds it.
struct quantity {
  __extension__ __int128 nanos;
};

struct ip_address {
  std::array<std::uint8_t, 16> bytes{};
  bool is_4 = false;

  std::size_t bits() const { return is_4 ? 32 : 128; }
};
struct ip_network {
  ip_address address{};
  std::size_t prefix = 0;
};
struct url {
  std::string scheme{};
  std::string host{};
  std::string path{};
  std::string query{};
};
struct version {
  std::array<std::uint64_t, 3> numbers{};
  std::vector<std::string> stages{};
};
/// One of Kubernetes' named formats.
struct named_format {
  std::string name;
};

class value {
 public:
  using data = std::variant<failure, null_value, bool, std::int64_t, std::uint64_t, double, std::string, byte_string,
                            std::shared_ptr<const list_data>, std::shared_ptr<const map_data>, type_value, timestamp,
                            duration, optional_value, quantity, ip_address, ip_network, url, version, named_format>;

  value() : data_(null_value{}) {}
  template <class T>
    requires(!std::is_same_v<std::remove_cvref_t<T>, value> && std::is_constructible_v<data, T>)
  value(T&& of) : data_(std::forward<T>(of)) {}

  template <class T>
  const T* as() const {
    return std::get_if<T>(&data_);
  }
  bool is_failure() const { return as<failure>() != nullptr; }
  bool is_null() const { return as<null_value>() != nullptr; }
  const std::string* text() const { return as<std::string>(); }
  /// Null where it is none.
  const list_data* list() const;
  const map_data* map() const;
  /// "int", "list", "net.IP".
  std::string_view type() const;

 private:
  data data_;
};

struct map_entry {
  value first;
  value second;
};

value failed(std::string words);
/// An optional value that has one.
value some(value held);
value of_list(std::vector<value> items);
value of_map(map_data entries);

/// Whether two are the same, to the last element; numbers of different types by what they count.
bool equal(const value& a, const value& b);
/// How two are ordered; nothing where they are not: lists, values of different types.
std::optional<std::partial_ordering> ordered(const value& a, const value& b);

/// The characters of UTF-8; what is none becomes U+FFFD.
std::u32string characters_of(std::string_view text);
std::string text_of(std::u32string_view characters);

}  // namespace dovetail::cel
