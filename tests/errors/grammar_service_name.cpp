// error: tests/errors/grammar_service_name\.cpp:4: Service `1web` has the name `1web`, which is no DNS label that starts with a letter: at most 63 of a-z, 0-9 and `-`, starting with a letter; use lower-case letters, digits and `-` \[GRM-03\]
#include "web.hpp"

inline constexpr auto broken = resource<api::core::v1::Service, "web">([](api::core::v1::Service& s) {
  s.spec.selector["app"] = "web";
  s.spec.ports.emplace_back().port = 8080;
#ifndef FIXED
  s.metadata.name = "1web";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
