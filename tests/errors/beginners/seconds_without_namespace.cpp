// first: `s` is in a namespace: write `using namespace std::chrono_literals;` above
#include <dovetail/dovetail.hpp>

using namespace dovetail;
#ifdef FIXED
using namespace std::chrono_literals;
#endif

inline constexpr auto http = port<"http">(8080);
inline constexpr auto nginx = Container<"nginx">{image("nginx:1.27")}.withPort(http).withLivenessProbe(
    http_get(http, "/").period(30s));  // here
