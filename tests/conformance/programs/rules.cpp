// Every rule that Dovetail has, as JSON, one a line.
#include "json.hpp"

#include <dovetail/every_rule.hpp>

#include <fmt/core.h>

#include <cstdio>

int main() {
  for (const dovetail::check::rule* each : dovetail::check::every_rule)
    fmt::print("{{\"id\": {}, \"statement\": {}}}\n", conformance::json_text(each->id),
               conformance::json_text(each->statement));
  return std::fflush(stdout) == 0 ? 0 : 1;
}
