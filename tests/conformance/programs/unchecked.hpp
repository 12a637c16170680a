/// Included before an error test, makes its program print the stack that it is about, sound or not, instead of refusing to
/// compile: JSON, a line for each resource and for each finding.
#pragma once

#include <dovetail/dovetail.hpp>
#include <dovetail/program/unchecked.hpp>

namespace conformance {

int print(const dovetail::emit::unchecked_rendering& made);

}  // namespace conformance

namespace dovetail {

template <const auto& Stack>
int print_unchecked(int, const char* const*) {
  return conformance::print(emit::render_unchecked(detail::at_run_time<Stack>));
}

}  // namespace dovetail

#define generate print_unchecked
