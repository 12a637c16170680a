// Signs, and what is counted: + - * / %, comparisons, `in`, size().
#include "functions.hpp"

#include <cmath>
#include <limits>

namespace dovetail::cel {
namespace {

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

template <class T>
struct two {
  const T* a;
  const T* b;
  explicit operator bool() const { return a != nullptr && b != nullptr; }
};
template <class T>
two<T> two_of(arguments given) {
  return {given[0].as<T>(), given[1].as<T>()};
}

value overflow(std::int64_t) { return failed("integer overflow"); }
value overflow(std::uint64_t) { return failed("unsigned integer overflow"); }

/// What `count` makes of two, where it says that it has not gone over.
template <class T, class Count>
value counted(const two<T>& of, Count count) {
  T made = 0;
  return count(*of.a, *of.b, &made) ? overflow(made) : value(made);
}

/// Of the years 1 to 9999.
value time_or_failure(std::int64_t seconds, std::int64_t nanos) {
  constexpr std::int64_t billion = 1'000'000'000, first = -62'135'596'800, last = 253'402'300'799;
  seconds += nanos / billion;
  nanos %= billion;
  if (nanos < 0) nanos += billion, --seconds;
  if (seconds < first || seconds > last) return failed("timestamp overflow");
  return timestamp{seconds, static_cast<std::int32_t>(nanos)};
}

value shifted(const timestamp& at, std::int64_t nanos) {
  constexpr std::int64_t billion = 1'000'000'000;
  return time_or_failure(at.seconds + nanos / billion, at.nanos + nanos % billion);
}

value sum_of_lists(const list_data& a, const list_data& b) {
  list_data made{a.items, a.is, a.keys};
  for (const value& each : b.items) {
    const auto same = [&](const value& known) {
      if (made.is == list_data::type::set) return equal(known, each);
      if (made.is != list_data::type::map || known.map() == nullptr || each.map() == nullptr) return false;
      for (const std::string& key : made.keys) {
        const value* x = known.map()->field(key);
        const value* y = each.map()->field(key);
        if ((x == nullptr) != (y == nullptr) || (x != nullptr && !equal(*x, *y))) return false;
      }
      return true;
    };
    value* known = nullptr;
    if (made.is != list_data::type::atomic)
      for (value& one : made.items)
        if (same(one)) known = &one;
    if (known == nullptr) made.items.push_back(each);
    else *known = each;
  }
  return std::make_shared<const list_data>(std::move(made));
}

std::optional<value> add(arguments given) {
  if (const auto of = two_of<std::int64_t>(given))
    return counted(of, [](auto a, auto b, auto* made) { return __builtin_add_overflow(a, b, made); });
  if (const auto of = two_of<std::uint64_t>(given))
    return counted(of, [](auto a, auto b, auto* made) { return __builtin_add_overflow(a, b, made); });
  if (const auto of = two_of<double>(given)) return *of.a + *of.b;
  if (const auto of = two_of<std::string>(given)) return *of.a + *of.b;
  if (const auto of = two_of<byte_string>(given)) return byte_string{of.a->bytes + of.b->bytes};
  if (given[0].list() != nullptr && given[1].list() != nullptr) return sum_of_lists(*given[0].list(), *given[1].list());
  if (const auto of = two_of<duration>(given)) {
    std::int64_t made = 0;
    if (__builtin_add_overflow(of.a->nanos, of.b->nanos, &made)) return failed("duration overflow");
    return duration{made};
  }
  const auto* at = given[0].as<timestamp>() != nullptr ? given[0].as<timestamp>() : given[1].as<timestamp>();
  const auto* by = given[0].as<duration>() != nullptr ? given[0].as<duration>() : given[1].as<duration>();
  if (at != nullptr && by != nullptr) return shifted(*at, by->nanos);
  return {};
}

std::optional<value> subtract(arguments given) {
  if (const auto of = two_of<std::int64_t>(given))
    return counted(of, [](auto a, auto b, auto* made) { return __builtin_sub_overflow(a, b, made); });
  if (const auto of = two_of<std::uint64_t>(given))
    return counted(of, [](auto a, auto b, auto* made) { return __builtin_sub_overflow(a, b, made); });
  if (const auto of = two_of<double>(given)) return *of.a - *of.b;
  if (const auto of = two_of<duration>(given)) {
    std::int64_t made = 0;
    if (__builtin_sub_overflow(of.a->nanos, of.b->nanos, &made)) return failed("duration overflow");
    return duration{made};
  }
  if (const auto of = two_of<timestamp>(given)) {
    std::int64_t made = 0;
    if (__builtin_mul_overflow(of.a->seconds - of.b->seconds, std::int64_t{1'000'000'000}, &made) ||
        __builtin_add_overflow(made, std::int64_t{of.a->nanos} - of.b->nanos, &made))
      return failed("duration overflow");
    return duration{made};
  }
  const auto* at = given[0].as<timestamp>();
  const auto* by = given[1].as<duration>();
  if (at != nullptr && by != nullptr)
    return by->nanos == smallest ? failed("timestamp overflow") : shifted(*at, -by->nanos);
  return {};
}

std::optional<value> multiply(arguments given) {
  if (const auto of = two_of<std::int64_t>(given))
    return counted(of, [](auto a, auto b, auto* made) { return __builtin_mul_overflow(a, b, made); });
  if (const auto of = two_of<std::uint64_t>(given))
    return counted(of, [](auto a, auto b, auto* made) { return __builtin_mul_overflow(a, b, made); });
  if (const auto of = two_of<double>(given)) return *of.a * *of.b;
  return {};
}

std::optional<value> divide(arguments given) {
  if (const auto of = two_of<std::int64_t>(given)) {
    if (*of.b == 0) return failed("division by zero");
    return *of.a == smallest && *of.b == -1 ? failed("integer overflow") : value(*of.a / *of.b);
  }
  if (const auto of = two_of<std::uint64_t>(given))
    return *of.b == 0 ? failed("division by zero") : value(*of.a / *of.b);
  if (const auto of = two_of<double>(given)) return *of.a / *of.b;
  return {};
}

std::optional<value> remainder(arguments given) {
  if (const auto of = two_of<std::int64_t>(given)) {
    if (*of.b == 0) return failed("modulus by zero");
    return *of.a == smallest && *of.b == -1 ? failed("integer overflow") : value(*of.a % *of.b);
  }
  if (const auto of = two_of<std::uint64_t>(given))
    return *of.b == 0 ? failed("modulus by zero") : value(*of.a % *of.b);
  return {};
}

std::optional<value> negate(arguments given) {
  if (const auto* of = given[0].as<std::int64_t>()) return *of == smallest ? overflow(*of) : value(-*of);
  if (const auto* of = given[0].as<double>()) return -*of;
  if (const auto* of = given[0].as<duration>())
    return of->nanos == smallest ? failed("duration overflow") : value(duration{-of->nanos});
  return {};
}

std::optional<value> is_not(arguments given) {
  if (const auto* of = given[0].as<bool>()) return !*of;
  return {};
}

std::optional<value> is_equal(arguments given) { return equal(given[0], given[1]); }
std::optional<value> is_unequal(arguments given) { return !equal(given[0], given[1]); }

template <class Holds>
std::optional<value> compared(arguments given, Holds holds) {
  // Kubernetes' own types are compared by their functions.
  if (given[0].as<quantity>() != nullptr || given[0].as<version>() != nullptr) return {};
  const auto order = ordered(given[0], given[1]);
  if (!order) return {};
  return holds(*order);
}
std::optional<value> is_less(arguments given) {
  return compared(given, [](auto order) { return order < 0; });
}
std::optional<value> is_at_most(arguments given) {
  return compared(given, [](auto order) { return order <= 0; });
}
std::optional<value> is_more(arguments given) {
  return compared(given, [](auto order) { return order > 0; });
}
std::optional<value> is_at_least(arguments given) {
  return compared(given, [](auto order) { return order >= 0; });
}

std::optional<value> is_in(arguments given) {
  if (const list_data* list = given[1].list()) {
    for (const value& each : list->items)
      if (equal(each, given[0])) return true;
    return false;
  }
  if (const map_data* map = given[1].map()) return map->find(given[0]) != nullptr;
  return {};
}

std::optional<value> size(arguments given) {
  std::size_t made = 0;
  if (const std::string* text = given[0].text()) made = characters_of(*text).size();
  else if (const auto* bytes = given[0].as<byte_string>()) made = bytes->bytes.size();
  else if (const list_data* list = given[0].list()) made = list->items.size();
  else if (const map_data* map = given[0].map()) made = map->entries().size();
  else return {};
  return static_cast<std::int64_t>(made);
}

}  // namespace

std::span<const function> operators() {
  static constexpr function rows[] = {
      {"+", 2, 2, add},          {"-", 2, 2, subtract}, {"*", 2, 2, multiply},    {"/", 2, 2, divide},
      {"%", 2, 2, remainder},    {"-_", 1, 1, negate},  {"!_", 1, 1, is_not},     {"==", 2, 2, is_equal},
      {"!=", 2, 2, is_unequal},  {"<", 2, 2, is_less},  {"<=", 2, 2, is_at_most}, {">", 2, 2, is_more},
      {">=", 2, 2, is_at_least}, {"in", 2, 2, is_in},   {"size", 1, 1, size},
  };
  return rows;
}

}  // namespace dovetail::cel
