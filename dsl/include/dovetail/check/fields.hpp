/// Rules over an object's fields one by one: what its schema asks beyond the types.
#pragma once

#include "dovetail/api/versions.hpp"
#include "dovetail/check/finding.hpp"
#include "dovetail/model/field_check.hpp"

#include <string_view>

namespace dovetail {

/// A version of Kubernetes that a stack is for: `stack<…>(…).targeting(kubernetes{1, 33})`.
struct kubernetes {
  int minor = api::newest_version;

  constexpr kubernetes() = default;
  consteval kubernetes(int major_version, int minor_version) : minor(minor_version) {
    api::expect_known_version(major_version, minor_version);
  }
};

namespace check {

/// Looks at the fields of a kind's object, and notes the faults for the rules below.
template <class T>
constexpr auto inspect_fields(const T& object, const resource& owner, inventory& all) {
  model::field_check check(all.kubernetes_minor, all.characters);
  check_fields(object, check, {});
  for (const model::field_fault& fault : check.faults()) all.field_faults.push_back({&owner, fault});
}

namespace detail {

/// "Deployment `api`: spec.replicas", or the title alone where the whole object is meant.
constexpr std::string_view title(const field_fault_of& f, report& into) {
  const std::string_view whole = title(*f.owner, into);
  return f.fault.path.empty() ? whole : into.joined({whole, ": ", f.fault.path});
}

constexpr void add_unknown_word(const rule& what, const field_fault_of& f, report& into) {
  const std::string_view words = f.fault.words;
  into.add(what, *f.owner, f.fault.at,
           {title(f, into), " is `", f.fault.given, "`, which is none of its words",
            into.suggestion(f.fault.given, "they are", [&](auto consider) {
              for (std::size_t begin = 0; begin <= words.size();) {
                const std::size_t end = words.find('\n', begin);
                consider(words.substr(begin, end - begin));
                begin = end == std::string_view::npos ? words.size() + 1 : end + 1;
              }
            })});
}

/// "at least 1", "at most 63", "1 to 12"
constexpr std::string_view bounds(const model::field_fault& fault, std::int64_t open_least, report& into) {
  constexpr std::int64_t unbounded = model::field_check::unbounded;
  if (fault.most == unbounded) return into.joined({"at least ", into.digits(fault.least)});
  if (fault.least <= open_least) return into.joined({"at most ", into.digits(fault.most)});
  return into.joined({into.digits(fault.least), " to ", into.digits(fault.most)});
}

constexpr void add_size(const rule& what, const field_fault_of& f, report& into) {
  into.add(what, *f.owner, f.fault.at,
           {title(f, into), " has ", f.fault.number == 0 ? std::string_view("no") : into.digits(f.fault.number), " ",
            f.fault.given, f.fault.number == 1 ? "" : "s",
            hint{into.joined({"; the schema asks for ", bounds(f.fault, 0, into)})}});
}

}  // namespace detail

inline constexpr rule GRM_50{
    "GRM-50", "required fields are set, and words, numbers and sizes are what the schema takes",
    "API server, OpenAPI validation; kubeconform",
    "set the field as its schema says; a word that only a newer schema has is given by choice::future(...)"};
constexpr void fields_follow_their_schema(const rule& what, const inventory& all, report& into) {
  using fault = model::field_fault::kind;
  for (const field_fault_of& f : all.field_faults) {
    switch (f.fault.is) {
      case fault::missing:
        into.add(what, *f.owner, f.fault.at, {detail::title(f, into), " is required, and it is not set"});
        break;
      case fault::unknown_word:
        detail::add_unknown_word(what, f, into);
        break;
      case fault::out_of_bounds:
        into.add(what, *f.owner, f.fault.at,
                 {detail::title(f, into), " is ", into.digits(f.fault.number),
                  hint{into.joined(
                      {"; the schema asks for ", detail::bounds(f.fault, -model::field_check::unbounded, into)})}});
        break;
      case fault::size:
        detail::add_size(what, f, into);
        break;
      case fault::rule:
        into.add(what, *f.owner, f.fault.at, {detail::title(f, into), ": ", f.fault.words});
        break;
      case fault::newer:
        break;
    }
  }
}

inline constexpr rule DOV_06{"DOV-06", "a field is in the version of Kubernetes that the stack targets",
                             "kubeconform -kubernetes-version",
                             "target a newer version: targeting(kubernetes{1, ...}), or leave the field out"};
constexpr void fields_are_of_the_target_version(const rule& what, const inventory& all, report& into) {
  for (const field_fault_of& f : all.field_faults) {
    if (f.fault.is != model::field_fault::kind::newer) continue;
    into.add(what, *f.owner, f.fault.at,
             {detail::title(f, into), " is not in Kubernetes 1.", into.digits(all.kubernetes_minor),
              ", which this stack targets; it came with 1.", into.digits(f.fault.least)});
  }
}

inline constexpr check_function field_checks[] = {
    {fields_follow_their_schema, {&GRM_50}, looks_at::one_object},
    {fields_are_of_the_target_version, {&DOV_06}, looks_at::one_object},
};

}  // namespace check
}  // namespace dovetail
