/// Makes an error test a case of the law: its program hands its stack over, instead of refusing to compile.
#pragma once

#include "law.hpp"
#include "web.hpp"

namespace dovetail {

template <const auto& Stack>
int obey(int, const char* const*) {
  return law::compare(detail::at_run_time<Stack>);
}

}  // namespace dovetail

#define generate obey
#define main program
