/// Amounts of a resource: `10_Gi` of memory or storage, `100_m` of a processor.
#pragma once

#include "dovetail/text/arena.hpp"
#include "dovetail/text/grammar.hpp"
#include "dovetail/text/refused.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace dovetail {

namespace detail {

constexpr bool is_sign(char c) { return c == '+' || c == '-'; }
/// `Ki`, but for its `i`.
constexpr bool is_prefix_of_1024(char c) {
  return c == 'M' || c == 'G' || c == 'K' || c == 'T' || c == 'P' || c == 'E';
}
/// A suffix of one letter.
constexpr bool is_suffix_of_1000(char c) {
  return c == 'm' || c == 'k' || (is_prefix_of_1024(c) && c != 'K') || c == 'u' || c == 'n';
}

}  // namespace detail

/// A signed decimal number with a suffix of Ki..Ei, n, u, m, k..E or a decimal exponent.
/// Source: apimachinery pkg/api/resource, Quantity.
DOVETAIL_PREDICATE bool is_quantity(std::string_view text) {
  const char* c = text.data();
  const char* const end = c + text.size();
  if (c != end && detail::is_sign(*c)) ++c;
  bool digits = false, point = false;
  for (; c != end; ++c) {
    if (*c >= '0' && *c <= '9') digits = true;
    else if (*c == '.' && !point) point = true;
    else break;
  }
  if (!digits) return false;
  if (c == end) return true;
  if (end - c == 1) return detail::is_suffix_of_1000(*c);
  if (end - c == 2 && c[1] == 'i') return detail::is_prefix_of_1024(*c);
  if (*c != 'e' && *c != 'E') return false;
  ++c;
  if (detail::is_sign(*c)) ++c;
  if (c == end) return false;
  for (; c != end; ++c)
    if (!detail::is_digit(*c)) return false;
  return true;
}

/// How much a quantity is, near enough to compare two of them; 0 for a text that is none.
constexpr double quantity_value(std::string_view text) {
  if (!is_quantity(text)) return 0;
  const char* c = text.data();
  const char* const end = c + text.size();
  const bool negative = *c == '-';
  if (detail::is_sign(*c)) ++c;
  double value = 0, unit = 1;
  bool point = false;
  for (; c != end && (*c == '.' || (*c >= '0' && *c <= '9')); ++c) {
    if (*c == '.') {
      point = true;
    } else {
      value = value * 10 + (*c - '0');
      if (point) unit /= 10;
    }
  }
  const auto raise = [&](double base, std::size_t times) {
    while (times-- > 0) unit *= base;
  };
  const std::size_t rest = static_cast<std::size_t>(end - c);
  if (rest == 2 && c[1] == 'i') raise(1024, detail::position("KMGTPE", *c) + 1);
  else if (rest == 1 && *c == 'm') unit /= 1e3;
  else if (rest == 1 && *c == 'u') unit /= 1e6;
  else if (rest == 1 && *c == 'n') unit /= 1e9;
  else if (rest == 1) raise(1000, detail::position("kMGTPE", *c) + 1);
  else if (rest != 0) {
    const bool small = *++c == '-';
    std::size_t exponent = 0;
    for (; c != end; ++c)
      if (detail::is_digit(*c)) exponent = exponent * 10 + static_cast<std::size_t>(*c - '0');
    raise(small ? 0.1 : 10, exponent > 30 ? 30 : exponent);
  }
  return negative ? -value * unit : value * unit;
}

/// The nearest quantity to a text that is none: `10Gb`, `10GB`, `10gi` -> `10Gi`; `500mb` -> `500Mi`. Of a processor:
/// `100mcpu`, `100M` -> `100m`. Empty where there is no number to keep.
constexpr std::string_view mended_quantity(std::string_view text, bool of_processor, model::arena& arena) {
  std::size_t number = 0;
  while (number < text.size() && (detail::is_digit(text[number]) || text[number] == '.')) ++number;
  if (number == 0) return {};
  std::size_t unit = number;
  while (unit < text.size() && text[unit] == ' ') ++unit;
  char* mended = arena.allocate(number + 2);
  for (std::size_t i = 0; i < number; ++i) mended[i] = text[i];
  if (unit == text.size()) return {mended, number};
  char prefix = text[unit];
  if (detail::is_lower(prefix)) prefix = static_cast<char>(prefix - 'a' + 'A');
  if (of_processor) {
    mended[number] = 'm';
    return {mended, number + (prefix == 'M' ? 1 : 0)};
  }
  if (!detail::contains("KMGTPE", prefix)) return {mended, number};
  mended[number] = prefix;
  mended[number + 1] = 'i';
  return {mended, number + 2};
}

namespace grammars {

inline constexpr grammar quantity{"quantity", "a number with a suffix such as `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`",
                                  is_quantity, "^[-+]?[0-9.]+([a-zA-Z]{1,2}|[eE][-+]?[0-9]+)?$"};

}  // namespace grammars

/// What an amount is of. An amount of one dimension is not accepted where another is asked for.
enum class dimension { count, cpu, bytes };

/// An amount of one dimension: a whole number and Kubernetes' suffix.
template <dimension Of>
struct amount {
  std::int64_t number;
  std::string_view suffix;
};

/// What a resource of Kubernetes is an amount of, by its name: `cpu`, `limits.memory`, `gold.storageclass.storage.k8s.io/
/// requests.storage`.
constexpr dimension dimension_of(std::string_view resource) {
  // What nearly all of them are.
  if (resource.size() == 3 && resource == "cpu") return dimension::cpu;
  if (resource.size() == 6 && resource == "memory") return dimension::bytes;
  if (const std::size_t slash = detail::position(resource, '/'); slash != std::string_view::npos) {
    if (!resource.substr(0, slash).ends_with(".storageclass.storage.k8s.io")) return dimension::count;
    resource.remove_prefix(slash + 1);
  }
  if (resource.starts_with("hugepages-")) return dimension::bytes;
  for (const std::string_view prefix : {std::string_view("requests."), std::string_view("limits.")})
    if (resource.starts_with(prefix)) resource.remove_prefix(prefix.size());
  if (resource == "cpu") return dimension::cpu;
  const bool bytes = resource == "memory" || resource == "storage" || resource == "ephemeral-storage" ||
                     resource == "emptyDir" || resource.starts_with("hugepages-");
  return bytes ? dimension::bytes : dimension::count;
}
/// Whether a quantity is written in a unit of its dimension: cores and fractions of one, whole bytes. `128974848000m` is what
/// Kubernetes itself makes of 123Mi at times.
constexpr bool is_unit_of(dimension of, std::string_view quantity) {
  if (of == dimension::count || quantity.empty() || !is_quantity(quantity)) return true;
  const char unit = quantity.back();
  if (of == dimension::cpu) return unit != 'i' && !detail::contains("kMGTPE", unit);
  if (unit == 'i' || detail::contains("kMGTPE", unit)) return true;
  const double bytes = quantity_value(quantity);
  if (bytes < 0 || bytes > 9e15) return true;
  const bool whole = bytes == static_cast<double>(static_cast<std::int64_t>(bytes));
  return whole && (!detail::contains("num", unit) || bytes >= 1024 * 1024 || bytes == 0);
}
using bytes_amount = amount<dimension::bytes>;
using cpu_amount = amount<dimension::cpu>;

namespace detail {

/// As Kubernetes writes it: in the greatest unit that takes it whole.
template <dimension Of>
consteval amount<Of> in_units(unsigned long long number, std::span<const std::string_view> units, std::size_t unit,
                              unsigned long long step) {
  if (number == 0) return {0, ""};
  for (; number % step == 0 && unit + 1 < units.size(); ++unit) number /= step;
  return {static_cast<std::int64_t>(number), units[unit]};
}
inline constexpr std::string_view units_of_1024[] = {"Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
inline constexpr std::string_view units_of_1000[] = {"m", "", "k", "M", "G", "T", "P", "E"};

}  // namespace detail

inline namespace literals {

consteval bytes_amount operator""_Ki(unsigned long long n) {
  return detail::in_units<dimension::bytes>(n, detail::units_of_1024, 0, 1024);
}
consteval bytes_amount operator""_Mi(unsigned long long n) {
  return detail::in_units<dimension::bytes>(n, detail::units_of_1024, 1, 1024);
}
consteval bytes_amount operator""_Gi(unsigned long long n) {
  return detail::in_units<dimension::bytes>(n, detail::units_of_1024, 2, 1024);
}
consteval bytes_amount operator""_Ti(unsigned long long n) {
  return detail::in_units<dimension::bytes>(n, detail::units_of_1024, 3, 1024);
}
consteval bytes_amount operator""_k(unsigned long long n) {
  return detail::in_units<dimension::bytes>(n, detail::units_of_1000, 2, 1000);
}
consteval bytes_amount operator""_M(unsigned long long n) {
  return detail::in_units<dimension::bytes>(n, detail::units_of_1000, 3, 1000);
}
consteval bytes_amount operator""_G(unsigned long long n) {
  return detail::in_units<dimension::bytes>(n, detail::units_of_1000, 4, 1000);
}
/// Thousandths of a processor.
consteval cpu_amount operator""_m(unsigned long long n) {
  return detail::in_units<dimension::cpu>(n, detail::units_of_1000, 0, 1000);
}
/// Whole processors.
consteval cpu_amount operator""_cpu(unsigned long long n) {
  return detail::in_units<dimension::cpu>(n, detail::units_of_1000, 1, 1000);
}

// Units that people write and Kubernetes does not have.
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit Gb: write _Gi (2^30 bytes) or _G (10^9 bytes)")
consteval bytes_amount operator""_Gb() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit GB: write _Gi (2^30 bytes) or _G (10^9 bytes)")
consteval bytes_amount operator""_GB() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit GiB: write _Gi")
consteval bytes_amount operator""_GiB() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit gi: write _Gi")
consteval bytes_amount operator""_gi() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit Mb: write _Mi (2^20 bytes) or _M (10^6 bytes)")
consteval bytes_amount operator""_Mb() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit MB: write _Mi (2^20 bytes) or _M (10^6 bytes)")
consteval bytes_amount operator""_MB() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit MiB: write _Mi")
consteval bytes_amount operator""_MiB() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit mi: write _Mi")
consteval bytes_amount operator""_mi() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit Kb: write _Ki (2^10 bytes) or _k (10^3 bytes)")
consteval bytes_amount operator""_Kb() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit KB: write _Ki (2^10 bytes) or _k (10^3 bytes)")
consteval bytes_amount operator""_KB() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit kB: write _Ki (2^10 bytes) or _k (10^3 bytes)")
consteval bytes_amount operator""_kB() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit KiB: write _Ki")
consteval bytes_amount operator""_KiB() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit K: write _Ki (2^10 bytes) or _k (10^3 bytes)")
consteval bytes_amount operator""_K() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit TB: write _Ti (2^40 bytes)")
consteval bytes_amount operator""_TB() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("Kubernetes has no unit TiB: write _Ti")
consteval bytes_amount operator""_TiB() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("thousandths of a processor are _m: 100_m")
consteval cpu_amount operator""_mcpu() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("thousandths of a processor are _m: 100_m")
consteval cpu_amount operator""_milli() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("thousandths of a processor are _m: 100_m")
consteval cpu_amount operator""_mCPU() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("whole processors are _cpu: 2_cpu")
consteval cpu_amount operator""_cores() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("whole processors are _cpu: 2_cpu")
consteval cpu_amount operator""_core() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("whole processors are _cpu: 2_cpu")
consteval cpu_amount operator""_CPU() {
  return {};
}
template <char...>
DOVETAIL_REFUSED("whole processors are _cpu: 2_cpu")
consteval cpu_amount operator""_cpus() {
  return {};
}

}  // namespace literals
}  // namespace dovetail
