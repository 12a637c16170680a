/// check/unused.hpp: objects that nothing uses.
#include "edited.hpp"

inline constexpr auto settings = ConfigMap<"settings">{}.withData("A", "1");
inline constexpr auto reads =
    Deployment<"reads">{}.withContainer(Container<"web">{image("web:1.0")}.withEnvFrom(settings));
inline constexpr auto read = stack<"test">(file("a", settings), file("b", reads));
inline constexpr auto unread = stack<"test">(file("a", settings), file("b", workload));
static_assert(warnings_of<read>(check::REF_80) == 0 && warnings_of<unread>(check::REF_80) == 1);
