/// What a shared shape made: a function or a template that several resources of a stack come from. A finding about its lines
/// is told at the line that asked for the resource, and names the shape's line after it.
#pragma once

#include "dovetail/build/step.hpp"
#include "dovetail/check/finding.hpp"

#include <span>

namespace dovetail::check {

/// The resource's steps, and the line that lists it in the stack.
constexpr void note_listing(std::span<const step> steps, place listed_at, resource& r) {
  r.steps = steps.data();
  r.step_count = steps.size();
  r.listed_at = listed_at;
}

namespace detail {

constexpr bool is_on_line(place a, place line) {
  return a.line == line.line && a.known() && line.known() && model::same(a.file, line.file);
}
constexpr bool has_step_on(const resource& r, place line) {
  if (is_on_line(r.at, line)) return true;
  for (std::size_t i = 0; i < r.step_count; ++i)
    if (is_on_line(r.steps[i].first.at, line)) return true;
  return false;
}
/// Whether another resource was begun on the same line: both come from one function.
constexpr bool is_of_one_shape(const resource& a, const resource& b) {
  return &a != &b && a.steps != b.steps && is_on_line(a.at, b.at) && !model::same(a.name.view(), b.name.view());
}

}  // namespace detail

/// Whether a line of a resource is its shape's, and not of whoever asked for the resource: others have it too.
constexpr bool is_of_shape(const resource& owner, place line, const inventory& all) {
  if (!owner.listed_at.known()) return false;
  for (const resource& other : all.resources)
    if (detail::is_of_one_shape(owner, other) && detail::has_step_on(other, line)) return true;
  return false;
}

/// Moves findings about shapes to the lines that asked for the resources.
constexpr void tell_where_it_was_asked_for(const inventory& all, report& found) {
  found.each([&](finding& f) {
    if (f.owner == nullptr || !is_of_shape(*f.owner, f.at, all)) return;
    f.made_at = f.at;
    f.at = f.owner->listed_at;
  });
}

}  // namespace dovetail::check
