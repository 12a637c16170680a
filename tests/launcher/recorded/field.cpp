#include <dovetail/dovetail.hpp>

using namespace dovetail;

inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"nginx">{image("nginx:1.27")});

inline constexpr auto ready = web.set<"spec.min_ready_seconds">(5);
inline constexpr auto named = web.set<"metadata.labels.team">("shop");
inline constexpr auto counted = web.set("spec.replicas", 3);
inline constexpr auto folder = web.set<"spec.template.spec.containers[ngnix].workingDir">("/srv");

inline constexpr auto shop = stack<"shop">(file("web.yaml", folder));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
