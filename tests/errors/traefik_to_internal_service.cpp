// error: tests/errors/traefik_to_internal_service\.cpp:11: IngressRoute `broken` sends Host\(`deces\.local`\) to Service `web`, which is internal only: reached inside the cluster; route elsewhere, or remove internalOnly\(\.\.\.\) from the Service \[DOV-02\]
#include "web.hpp"

#include <dovetail/traefik.hpp>

#ifdef FIXED
inline constexpr auto inner = web_service;
#else
inline constexpr auto inner = web_service.internalOnly("reached inside the cluster");
#endif
inline constexpr auto broken = IngressRoute<"broken">{}.withRoute(traefik::host("deces.local"), inner, http);

inline constexpr auto all =
    stack<"test">(file("broken.yaml", broken), file("web.yaml", web), file("service.yaml", inner));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
