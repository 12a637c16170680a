// Every rule that Dovetail has, as JSON, one a line.
#include "json.hpp"

#include <dovetail/check/rules.hpp>

#include <fmt/format.h>

#include <cstdio>

namespace check = dovetail::check;

template <class List>
void print(const List& rules) {
  for (const check::check_function& each : rules)
    fmt::print("{{\"id\": {}, \"statement\": {}}}\n", conformance::json_text(each.what->id),
               conformance::json_text(each.what->statement));
}

int main() {
  print(check::wiring);
  print(check::policies);
  print(check::warnings);
  return std::fflush(stdout) == 0 ? 0 : 1;
}
