// error: tests/errors/cluster_priority\.cpp:7: PriorityClass `important` has the value 1000000001: at most 1000000000; rename it, or lower its value \[CON-77\]
#include "web.hpp"

#include <dovetail/api/scheduling/v1.hpp>

inline constexpr auto broken =
    resource<api::scheduling::v1::PriorityClass, "important">([](api::scheduling::v1::PriorityClass& x) {
#ifdef FIXED
      x.value = 1000;
#else
      x.value = 1000000001;
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
