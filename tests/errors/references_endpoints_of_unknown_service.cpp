// error: tests/errors/references_endpoints_of_unknown_service\.cpp:7: Endpoints `wbe` names Service `wbe` in its name, which is not in this stack and which no external declares; did you mean `web`\? \[REF-60\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = resource<api::core::v1::Endpoints, "web">();
#else
inline constexpr auto broken = resource<api::core::v1::Endpoints, "wbe">();
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
