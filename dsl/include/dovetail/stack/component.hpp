/// Components: the parts of a stack that are compiled each for itself. What one offers to the others and needs of them, and the rules
/// over that. A component is judged alone while it compiles; the generator judges the whole.
#pragma once

#include "dovetail/build/external.hpp"
#include "dovetail/check/finding.hpp"
#include "dovetail/stack/externals.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace dovetail::check {

/// A component as it is judged alone.
struct component_view {
  /// Empty: what a stack that has components says itself.
  std::string_view name{};
  place at{};
  std::span<const external_entry> offers{};
  /// The steps of what it only sees: the stack's own resources, which are judged where the stack is.
  model::list<const step*> seen{};

  constexpr bool sees(const resource& r) const {
    for (const step* steps : seen)
      if (steps == r.steps) return true;
    return false;
  }
};

inline constexpr rule DOV_80{
    .id = "DOV-80",
    .statement =
        "what a component of a stack offers is among its resources, with the keys and ports that it is said to have",
    .source = "Dovetail",
    .mend = "add the resource to the component, or take it out of offers(...)",
    .of_stacks_only = "components stand in the source"};

namespace detail {

/// "Service `cart`"
constexpr std::string_view title(const external_entry& e, lowering& in, report& into) {
  return into.joined({e.kind, " `", in.text(e.name).view(), "`"});
}
/// "port `http` 8080", "key `DSN`"
constexpr std::string_view title(const external_entry& e, const dovetail::detail::offer& part, lowering& in,
                                 report& into) {
  if (e.kind != "Service") return into.joined({"key `", in.text(part.name).view(), "`"});
  return into.joined({"port `", in.text(part.name).view(), "` ", into.digits(in.number(part.number).value_or(0))});
}

constexpr bool is_absent(std::string_view kind, std::string_view name, const inventory& all) {
  for (const check::absence& a : all.absences)
    if (model::same(a.kind, kind) && model::same(a.name, name)) return true;
  return false;
}

constexpr bool has_key(const key_holder& h, std::string_view wanted) {
  if (!h.keys_known) return true;
  for (const model::text& key : h.keys)
    if (model::same(key.view(), wanted)) return true;
  return false;
}
constexpr bool has_port(const service& s, std::string_view name, std::int64_t number) {
  for (const auto& port : s.object->spec.ports)
    if (port.port == number && (port.name.empty() || model::same(port.name.view(), name))) return true;
  return false;
}

/// Whether an offer is there as it is said to be; says so where it is not.
constexpr bool is_made(const component_view& c, const external_entry& offered, lowering& in, const inventory& all,
                       report& into) {
  const model::text name = in.text(offered.name);
  const auto lacks = [&](const dovetail::detail::offer& part) {
    into.add(DOV_80, c.at,
             {"component `", c.name, "` offers ", title(offered, part, in, into), " of ", title(offered, in, into),
              ", which does not have it", advice{"add it there, or take it out of what is offered"}});
  };
  if (offered.kind == "Secret" || offered.kind == "ConfigMap") {
    for (const key_holder& h : all.holders_named(name.view())) {
      if (!model::same(h.kind, offered.kind) || !model::same(h.name, name.view()) || h.maker->external) continue;
      each_offer(offered, [&](const dovetail::detail::offer& key) {
        if (!has_key(h, in.text(key.name).view())) lacks(key);
      });
      return true;
    }
    return false;
  }
  for (const resource& r : all.named(name.view())) {
    if (r.external || !model::same(r.kind, offered.kind) || !model::same(r.name.view(), name.view())) continue;
    for (const service& s : all.services)
      if (s.owner == &r)
        each_offer(offered, [&](const dovetail::detail::offer& port) {
          if (!has_port(s, in.text(port.name).view(), in.number(port.number).value_or(0))) lacks(port);
        });
    return true;
  }
  return false;
}

}  // namespace detail

constexpr void offers_are_made(const component_view& c, lowering& in, const inventory& all, report& into) {
  for (const external_entry& offered : c.offers) {
    const model::text name = in.text(offered.name);
    if (detail::is_absent(offered.kind, name.view(), all) || detail::is_made(c, offered, in, all, into)) continue;
    into.add(DOV_80, c.at,
             {"component `", c.name, "` offers ", detail::title(offered, in, into), ", which is none of its resources",
              into.suggestion(name.view(), into.joined({"it has ", offered.kind}), [&](auto consider) {
                for (const resource& r : all.resources)
                  if (r.kind == offered.kind && !r.external && !c.sees(r)) consider(r.name.view());
              })});
  }
}

/// Of what was found in a component that was looked at alone, leaves what is so whatever the others have, and says how to name what
/// they do have.
constexpr void judge_as_component(const component_view& c, lowering& in, const inventory& all, report& found) {
  offers_are_made(c, in, all, found);
  found.keep([&](const finding& f) { return !f.broken->of_whole_stack && (f.owner == nullptr || !c.sees(*f.owner)); });
  if (c.name.empty()) return;
  found.each([&](finding& f) {
    if (f.is_missing || !f.missing.kind.empty())
      f.mend = found.joined({"add what makes it to component `", c.name,
                             "`, or, where another component offers it, name that in needs(...)"});
  });
}

inline constexpr rule DOV_81{
    .id = "DOV-81",
    .statement =
        "what a component of a stack needs is offered by another one, with the keys and ports that it is taken to have",
    .source = "Dovetail",
    .mend = "let the component that makes it offer it, or take it out of needs(...)",
    .of_stacks_only = "components stand in the source",
    .told = turn::cause};
inline constexpr rule DOV_82{.id = "DOV-82",
                             .statement = "the components of a program are made for its stack, and each is in it once",
                             .source = "Dovetail",
                             .mend = "name each component of the stack once in whole(...)",
                             .of_stacks_only = "components stand in the source",
                             .told = turn::cause};
inline constexpr rule DOV_83{.id = "DOV-83",
                             .statement = "a component of a stack writes files of its own",
                             .source = "Dovetail",
                             .mend = "give each component a folder of its own",
                             .of_stacks_only = "components stand in the source"};

inline constexpr check_function component_checks[] = {
    {found_apart, {&DOV_80, &DOV_81, &DOV_82, &DOV_83}},
};

}  // namespace dovetail::check
