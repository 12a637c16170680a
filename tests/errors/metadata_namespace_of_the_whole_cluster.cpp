// error: tests/errors/metadata_namespace_of_the_whole_cluster\.cpp:7: PriorityClass `important` is in namespace `default`, and is of the whole cluster; remove metadata\.namespace \[CON-78\]
#include "web.hpp"

#include <dovetail/api/scheduling/v1.hpp>

inline constexpr auto broken =
    resource<api::scheduling::v1::PriorityClass, "important">([](api::scheduling::v1::PriorityClass& x) {
      x.value = 1000;
#ifndef FIXED
      x.metadata.namespace_ = "default";
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
