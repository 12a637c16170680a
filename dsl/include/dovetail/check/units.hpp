/// A rule over the units of amounts: processors in cores and thousandths of them, memory and storage in bytes.
#pragma once

#include "dovetail/check/finding.hpp"
#include "dovetail/text/quantity.hpp"

namespace dovetail::check {

inline constexpr rule DOV_70{
    "DOV-70", "processors are asked for in cores, memory and storage in bytes", "Dovetail",
    "write cores (`2`) or thousandths of one (`250m`) for cpu, Mi or Gi for memory and storage"};

namespace detail {

template <class Facts>
constexpr auto tell_unit(const Facts& facts, std::string_view of, const model::text& amount, dimension is,
                         report& into) {
  const std::string_view given = amount.view();
  const bool of_processor = is == dimension::cpu;
  const std::string_view mended = mended_quantity(given, of_processor, into.arena());
  tell(DOV_70, facts, amount.at(), into,
       {" asks for ", of, " `", given, "`, which is ",
        of_processor          ? "an amount of bytes: cpu is written in cores (`2`) or thousandths of one (`250m`)"
        : given.back() == 'm' ? "in thousandths of a byte: it is written in Mi or Gi"
                              : "less than a byte, or a part of one: it is written in Mi or Gi",
        into.suggestion(mended != given && is_unit_of(is, mended) ? mended : std::string_view{})});
}

/// A quantity whose unit is another dimension's: `256Mi` of cpu, `500m` of memory.
template <class Facts>
constexpr auto check_unit(const Facts& facts, std::string_view of, const model::text& amount, report& into) {
  if (!amount.has_value()) return;
  const dimension is = dimension_of(of);
  if (!is_unit_of(is, amount.view())) tell_unit(facts, of, amount, is, into);
}
template <class Facts>
constexpr auto check_units(const Facts& facts, const model::map<model::quantity>& amounts, report& into) {
  for (const auto& amount : amounts) check_unit(facts, amount.key.view(), amount.value, into);
}

}  // namespace detail
}  // namespace dovetail::check
