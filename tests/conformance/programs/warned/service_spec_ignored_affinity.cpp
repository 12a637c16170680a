// warning: CON-63
#include "web.hpp"

inline constexpr auto warned = web_service.edit([](api::core::v1::Service& s) {
  s.spec.clusterIP = "None";
#ifndef FIXED
  s.spec.sessionAffinity = api::core::v1::ServiceSpec::SessionAffinity::ClientIP;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", warned));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
