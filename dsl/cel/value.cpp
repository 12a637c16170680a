#include "value.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace dovetail::cel {
namespace {

/// Between a number with a point and a whole one: beyond its range the other one is smaller or larger.
template <class Whole>
std::partial_ordering ordered_numbers(double a, Whole b) {
  // The largest is no double: 2^63 and 2^64 are.
  constexpr double end = std::is_signed_v<Whole> ? 0x1p63 : 0x1p64;
  if (a < static_cast<double>(std::numeric_limits<Whole>::min())) return std::partial_ordering::less;
  if (a > end) return std::partial_ordering::greater;
  return a <=> static_cast<double>(b);
}

std::partial_ordering ordered_whole(std::int64_t a, std::uint64_t b) {
  if (a < 0) return std::partial_ordering::less;
  return static_cast<std::uint64_t>(a) <=> b;
}

std::partial_ordering reversed(std::partial_ordering of) { return 0 <=> of; }

bool is_number(const value& of) {
  return of.as<std::int64_t>() != nullptr || of.as<std::uint64_t>() != nullptr || of.as<double>() != nullptr;
}

std::partial_ordering ordered_as_numbers(const value& a, const value& b) {
  if (const auto* x = a.as<std::int64_t>()) {
    if (const auto* y = b.as<std::int64_t>()) return *x <=> *y;
    if (const auto* y = b.as<std::uint64_t>()) return ordered_whole(*x, *y);
    return reversed(ordered_numbers(*b.as<double>(), *x));
  }
  if (const auto* x = a.as<std::uint64_t>()) {
    if (const auto* y = b.as<std::uint64_t>()) return *x <=> *y;
    if (const auto* y = b.as<std::int64_t>()) return reversed(ordered_whole(*y, *x));
    return reversed(ordered_numbers(*b.as<double>(), *x));
  }
  const double x = *a.as<double>();
  if (const auto* y = b.as<std::int64_t>()) return ordered_numbers(x, *y);
  if (const auto* y = b.as<std::uint64_t>()) return ordered_numbers(x, *y);
  return x <=> *b.as<double>();
}

bool equal_lists(const list_data& a, const list_data& b) {
  if (a.items.size() != b.items.size()) return false;
  if (a.is == list_data::type::atomic && b.is == list_data::type::atomic)
    return std::equal(a.items.begin(), a.items.end(), b.items.begin(), equal);
  // The order of a set, and of a list that is a map, says nothing.
  return std::all_of(a.items.begin(), a.items.end(), [&](const value& each) {
    return std::any_of(b.items.begin(), b.items.end(), [&](const value& other) { return equal(each, other); });
  });
}

bool equal_maps(const map_data& a, const map_data& b) {
  if (a.entries().size() != b.entries().size()) return false;
  return std::all_of(a.entries().begin(), a.entries().end(), [&](const auto& each) {
    const value* other = b.find(each.first);
    return other != nullptr && equal(each.second, *other);
  });
}

/// Of versions: numbers are below words, fewer stages below more, and a version without any above those with.
int ordered_stages(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() != b.empty()) return a.empty() ? 1 : -1;
  const auto is_numeric = [](const std::string& each) {
    return each.find_first_not_of("0123456789") == std::string::npos;
  };
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] == b[i]) continue;
    if (is_numeric(a[i]) != is_numeric(b[i])) return is_numeric(a[i]) ? -1 : 1;
    if (is_numeric(a[i]) && a[i].size() != b[i].size()) return a[i].size() < b[i].size() ? -1 : 1;
    return a[i] < b[i] ? -1 : 1;
  }
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

std::partial_ordering ordered_versions(const version& a, const version& b) {
  if (a.numbers != b.numbers) return a.numbers <=> b.numbers;
  return ordered_stages(a.stages, b.stages) <=> 0;
}

}  // namespace

map_data::map_data() = default;
map_data::~map_data() = default;
map_data::map_data(map_data&&) noexcept = default;
map_data& map_data::operator=(map_data&&) noexcept = default;

void map_data::add(value key, value held) {
  if (const value* known = find(key)) {
    const auto same = [&](const auto& each) { return &each.second == known; };
    std::find_if(entries_.begin(), entries_.end(), same)->second = std::move(held);
    return;
  }
  if (const std::string* text = key.text()) by_text_.emplace(*text, entries_.size());
  entries_.push_back({std::move(key), std::move(held)});
}

const value* map_data::find(const value& key) const {
  if (const std::string* text = key.text()) return field(*text);
  for (const auto& [known, held] : entries_)
    if (equal(known, key)) return &held;
  return nullptr;
}

const value* map_data::field(std::string_view name) const {
  const auto found = by_text_.find(std::string(name));
  return found == by_text_.end() ? nullptr : &entries_[found->second].second;
}

const list_data* value::list() const {
  const auto* held = as<std::shared_ptr<const list_data>>();
  return held == nullptr ? nullptr : held->get();
}

const map_data* value::map() const {
  const auto* held = as<std::shared_ptr<const map_data>>();
  return held == nullptr ? nullptr : held->get();
}

std::string_view value::type() const {
  constexpr std::string_view names[] = {"error",
                                        "null_type",
                                        "bool",
                                        "int",
                                        "uint",
                                        "double",
                                        "string",
                                        "bytes",
                                        "list",
                                        "map",
                                        "type",
                                        "google.protobuf.Timestamp",
                                        "google.protobuf.Duration",
                                        "optional_type",
                                        "kubernetes.Quantity",
                                        "net.IP",
                                        "net.CIDR",
                                        "kubernetes.URL",
                                        "kubernetes.Semver",
                                        "kubernetes.NamedFormat"};
  static_assert(std::size(names) == std::variant_size_v<data>);
  return names[data_.index()];
}

value failed(std::string words) { return failure{std::move(words)}; }
value some(value held) { return optional_value{std::make_shared<const value>(std::move(held))}; }
value of_list(std::vector<value> items) { return std::make_shared<const list_data>(list_data{std::move(items)}); }
value of_map(map_data entries) { return std::make_shared<const map_data>(std::move(entries)); }

bool equal(const value& a, const value& b) {
  if (is_number(a) && is_number(b)) return ordered_as_numbers(a, b) == 0;
  if (a.type() != b.type()) return false;
  if (const list_data* list = a.list()) return equal_lists(*list, *b.list());
  if (const map_data* map = a.map()) return equal_maps(*map, *b.map());
  if (const auto* x = a.as<optional_value>()) {
    const auto* y = b.as<optional_value>();
    return (x->held == nullptr) == (y->held == nullptr) && (x->held == nullptr || equal(*x->held, *y->held));
  }
  if (a.is_null()) return true;
  if (const auto* x = a.as<type_value>()) return x->name == b.as<type_value>()->name;
  if (const auto* x = a.as<named_format>()) return x->name == b.as<named_format>()->name;
  if (const auto* x = a.as<ip_network>()) {
    const auto* y = b.as<ip_network>();
    return x->prefix == y->prefix && equal(x->address, y->address);
  }
  if (const auto* x = a.as<ip_address>()) {
    const auto* y = b.as<ip_address>();
    return x->is_4 == y->is_4 && x->bytes == y->bytes;
  }
  if (const auto* x = a.as<url>()) {
    const auto* y = b.as<url>();
    return std::tie(x->scheme, x->host, x->path, x->query) == std::tie(y->scheme, y->host, y->path, y->query);
  }
  const auto order = ordered(a, b);
  return order && *order == 0;
}

std::optional<std::partial_ordering> ordered(const value& a, const value& b) {
  if (is_number(a) && is_number(b)) return ordered_as_numbers(a, b);
  if (a.type() != b.type()) return std::nullopt;
  if (const auto* x = a.as<bool>()) return *x <=> *b.as<bool>();
  if (const auto* x = a.text()) return x->compare(*b.text()) <=> 0;
  if (const auto* x = a.as<byte_string>()) return x->bytes.compare(b.as<byte_string>()->bytes) <=> 0;
  if (const auto* x = a.as<timestamp>()) {
    const auto* y = b.as<timestamp>();
    return std::tie(x->seconds, x->nanos) <=> std::tie(y->seconds, y->nanos);
  }
  if (const auto* x = a.as<duration>()) return x->nanos <=> b.as<duration>()->nanos;
  if (const auto* x = a.as<quantity>()) {
    const auto y = b.as<quantity>()->nanos;
    return x->nanos < y   ? std::partial_ordering::less
           : x->nanos > y ? std::partial_ordering::greater
                          : std::partial_ordering::equivalent;
  }
  if (const auto* x = a.as<version>()) return ordered_versions(*x, *b.as<version>());
  return std::nullopt;
}

std::u32string characters_of(std::string_view text) {
  std::u32string all;
  all.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    char32_t made = length == 1 ? first : first & (0xff >> (length + 1));
    bool is_whole = length != 0 && first < 0xf5 && i + length <= text.size();
    for (std::size_t k = 1; is_whole && k < length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      is_whole = (next & 0xc0) == 0x80;
      made = made << 6 | (next & 0x3f);
    }
    is_whole = is_whole && !(made >= 0xd800 && made < 0xe000) && made < 0x110000 &&
               (length < 3 || made >= (length == 3 ? 0x800u : 0x10000u));
    all.push_back(is_whole ? made : U'\ufffd');
    i += is_whole ? length : 1;
  }
  return all;
}

std::string text_of(std::u32string_view characters) {
  std::string all;
  for (const char32_t c : characters) {
    if (c < 0x80) {
      all += static_cast<char>(c);
      continue;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    all += static_cast<char>((0xff00u >> (more + 1) & 0xffu) | c >> (6 * more));
    for (int k = more - 1; k >= 0; --k) all += static_cast<char>(0x80 | (c >> (6 * k) & 0x3f));
  }
  return all;
}

}  // namespace dovetail::cel
