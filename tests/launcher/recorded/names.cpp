#include <dovetail/dovetail.hpp>
using namespace dovetail;

inline constexpr auto settings = ConfigMap<"Web Settings">{}.withData("LEVEL", "info");
inline constexpr auto web =
    Deployment<"web">{}.withContainer(Container<"web">{image("example.com/web:1.0")}.withRequests(64_Mi, 100_m));
