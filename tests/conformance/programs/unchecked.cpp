#include "unchecked.hpp"

#include "json.hpp"

#include <fmt/core.h>

#include <cstdio>

namespace conformance {

int print(const dovetail::emit::unchecked_rendering& made) {
  for (const auto& each : made.resources)
    fmt::print("{{\"kind\": {}, \"name\": {}, \"yaml\": {}}}\n", json_text(each.listed.kind),
               json_text(each.listed.name), json_text(each.yaml));
  for (const auto& each : made.findings)
    fmt::print("{{\"rule\": {}, \"kind\": {}, \"name\": {}, \"text\": {}, \"warning\": {}}}\n", json_text(each.rule),
               json_text(each.kind), json_text(each.name), json_text(each.text), each.is_warning);
  return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace conformance
