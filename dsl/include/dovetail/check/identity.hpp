/// Rules over objects among each other: no two are the same, each is in a namespace that exists, custom references hold.
#pragma once

#include "dovetail/check/finding.hpp"

namespace dovetail::check {

namespace detail {

/// The same kind of object, of whatever version: "apps" of "apps/v1", "" of "v1".
constexpr std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
}

constexpr bool is_same_object(const resource& a, const resource& b) {
  return a.in == b.in && model::same(a.name.view(), b.name.view()) && model::same(a.kind, b.kind) &&
         group_of(a.api_version) == group_of(b.api_version);
}

/// "; the other is at stack/web/api.hpp:12"
constexpr std::string_view other_place(place other, place at, report& into) {
  if (!other.known() || !at.known()) return {};
  if (other.line == at.line && std::string_view(other.file) == at.file) return ": it is listed two times";
  return into.joined({"; the other is at ", other.file, ":", into.digits(other.line)});
}

}  // namespace detail

inline constexpr rule IDN_28{.id = "IDN-28",
                             .statement = "no two objects of a stack have the same kind, namespace and name",
                             .source = "Kubevious",
                             .mend = "rename one of the two, or remove it",
                             .told = turn::cause};
constexpr void objects_differ(const rule& what, const inventory& all, report& into) {
  for (const resource& later : all.resources) {
    if (later.external || later.name.empty()) continue;
    for (const resource& earlier : all.named(later.name.view())) {
      if (&earlier == &later) break;
      if (earlier.external || !detail::is_same_object(earlier, later)) continue;
      into.add(
          what, later, later.at,
          {detail::title(later, into), " stands in the stack twice", detail::other_place(earlier.at, later.at, into)});
      break;
    }
  }
}

namespace detail {

/// Every cluster has these.
constexpr bool always_exists(std::string_view name_space) {
  return name_space == "default" || name_space == "kube-system" || name_space == "kube-public" ||
         name_space == "kube-node-lease";
}

}  // namespace detail

inline constexpr rule REF_75{"REF-75", "the namespace of each object is in the stack, or always exists, or is external",
                             "Dovetail", "add Namespace<...> to the stack, or declare it: external<Namespace>(...)"};
constexpr void namespaces_exist(const rule& what, const inventory& all, report& into) {
  for (const space& s : all.spaces) {
    if (s.first == nullptr || s.name.empty() || detail::always_exists(s.name) ||
        all.find("Namespace", s.name) != nullptr)
      continue;
    // One line for all of them: they are mended together.
    const std::string_view others =
        s.size == 1 ? " is" : into.joined({" and ", into.digits(static_cast<std::int64_t>(s.size) - 1), " more are"});
    detail::tell(what, *s.first, s.first->metadata->namespace_.at(), into,
                 {others, " in namespace `", s.name, "`, which is not in this stack and which no external declares",
                  into.suggestion(s.name, "there is Namespace",
                                  [&](auto consider) {
                                    for (const resource& r : all.resources)
                                      if (model::same(r.kind, "Namespace")) consider(r.name.view());
                                  })},
                 {"Namespace", s.name, {}});
  }
}

inline constexpr check_function identity_checks[] = {
    {objects_differ, {&IDN_28}},
    {namespaces_exist, {&REF_75}},
};

}  // namespace dovetail::check
