// error: tests/errors/service_of_stateful_set\.cpp:10: StatefulSet `set` names Service `sat` as its own, which this stack does not define; did you mean `set`\? \[REF-39\]
// error: tests/errors/service_of_stateful_set\.cpp:11: StatefulSet `other` names Service `set` as its own, which does not select its pods: it selects `app: set`; make the Service from the StatefulSet and pass it to withServiceName\(\.\.\.\) \[REF-39\]
#include "web.hpp"

inline constexpr auto set_service = Service<"set">{}.withSelector("app", "set").withPort(http);
#ifdef FIXED
inline constexpr auto broken = StatefulSet<"set">{}.withContainer(nginx).withServiceName("set");
inline constexpr auto other = StatefulSet<"other">{}.withContainer(nginx);
#else
inline constexpr auto broken = StatefulSet<"set">{}.withContainer(nginx).withServiceName("sat");
inline constexpr auto other = StatefulSet<"other">{}.withContainer(nginx).withServiceName("set");
#endif

inline constexpr auto all =
    stack<"test">(file("broken.yaml", broken), file("other.yaml", other), file("service.yaml", set_service));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
