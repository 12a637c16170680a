/// Rules over the fields of a Certificate of cert-manager's.
#pragma once

#include "dovetail/check/finding.hpp"
#include "dovetail/text/duration.hpp"

namespace dovetail::check {

inline constexpr rule CON_96{
    "CON-96", "a Certificate lives for an hour or more, and is renewed before it ends, and not as soon as it is made",
    "cert-manager's webhook, ValidateDuration",
    "make renewBefore shorter than duration: a third of it is usual, and what cert-manager takes where nothing is said"};

namespace detail {

/// A span of Go's notation in seconds; -1 where it is none.
constexpr double seconds_of(std::string_view text) {
  if (text.empty() || !is_duration(text)) return -1;
  const bool negative = text.front() == '-';
  double total = 0;
  std::size_t i = text.front() == '-' || text.front() == '+' ? 1 : 0;
  while (i < text.size()) {
    double number = 0, part = 0;
    for (; i < text.size() && ((text[i] >= '0' && text[i] <= '9') || text[i] == '.'); ++i) {
      if (text[i] == '.') part = 1;
      else {
        number = number * 10 + (text[i] - '0');
        part *= 10;
      }
    }
    if (part > 1) number /= part;
    std::size_t end = i;
    while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
    const std::string_view unit = text.substr(i, end - i);
    i = end;
    if (unit == "h") number *= 3600;
    else if (unit == "m") number *= 60;
    else if (unit == "ms") number /= 1e3;
    else if (unit == "us") number /= 1e6;
    else if (unit == "ns") number /= 1e9;
    total += number;
  }
  return negative ? -total - 1e-9 : total;
}

}  // namespace detail

/// Source: cert-manager internal/apis/certmanager/validation/certificate.go, ValidateDuration; the defaults are in
/// pkg/apis/certmanager/v1/const.go.
template <class T>
  requires(T::kind == "Certificate" && T::api_version.starts_with("cert-manager.io/"))
constexpr auto validate(const T& object, const resource& owner, report& into) {
  const auto& spec = object.spec;
  constexpr double ninety_days = 90 * 24 * 3600.0;
  const bool says_duration = !spec.duration.empty(), says_renewal = !spec.renewBefore.empty();
  const double lives = says_duration ? detail::seconds_of(spec.duration.view()) : ninety_days;
  const double before = says_renewal ? detail::seconds_of(spec.renewBefore.view()) : -1;
  for (const model::text* span : {&spec.duration, &spec.renewBefore})
    if (!span->empty() && !is_duration(span->view()))
      detail::tell(CON_96, owner, span->at(), into,
                   {" has ", span == &spec.duration ? "duration `" : "renewBefore `", span->view(),
                    "`, which is no span of time: ", grammars::duration.says});
  if (says_duration && is_duration(spec.duration.view()) && lives < 3600)
    detail::tell(CON_96, owner, spec.duration.at(), into,
                 {" has duration `", spec.duration.view(), "`, less than an hour, which is the least"});
  if (says_renewal && is_duration(spec.renewBefore.view())) {
    if (before < 300)
      detail::tell(CON_96, owner, spec.renewBefore.at(), into,
                   {" has renewBefore `", spec.renewBefore.view(), "`, less than five minutes, which is the least"});
    else if (lives >= 0 && before >= lives)
      detail::tell(CON_96, owner, spec.renewBefore.at(), into,
                   {" has renewBefore `", spec.renewBefore.view(), "`, no less than its duration ",
                    says_duration ? into.joined({"`", spec.duration.view(), "`"}) : "of 90 days (`2160h`), the default",
                    ": it would be renewed again as soon as it is made"});
  }
  if constexpr (requires { spec.renewBeforePercentage; }) {
    if (!spec.renewBeforePercentage.has_value()) return;
    const std::int64_t share = spec.renewBeforePercentage.value_or(0);
    if (says_renewal)
      detail::tell(CON_96, owner, spec.renewBeforePercentage.at(), into,
                   {" has renewBefore and renewBeforePercentage: one of them is enough, and no more is allowed"});
    else if (share <= 0 || share >= 100)
      detail::tell(CON_96, owner, spec.renewBeforePercentage.at(), into,
                   {" has renewBeforePercentage ", into.digits(share), ", which is not between 0 and 100"});
    else if (lives > 0 && lives * static_cast<double>(share) / 100 < 300)
      detail::tell(CON_96, owner, spec.renewBeforePercentage.at(), into,
                   {" has renewBeforePercentage ", into.digits(share),
                    ", which leaves less than five minutes, the least, to renew it"});
  }
}

inline constexpr check_function certificate_spec_checks[] = {
    {found_as_objects_come_in, {&CON_96}},
};

}  // namespace dovetail::check
