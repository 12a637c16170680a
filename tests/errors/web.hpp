/// A sound workload and its Service, for the error tests to build a mistake upon.
#pragma once

#include <dovetail/dovetail.hpp>

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto http = port<"http">(8080);
inline constexpr auto nginx = Container<"nginx">{image("nginx:1.27")}.withPort(http);
inline constexpr auto web = Deployment<"web">{}.withContainer(nginx);
inline constexpr auto web_service = Service<"web">{web}.withPort(http);
