// error: tests/errors/metadata_without_name\.cpp:4: ConfigMap has no name; set metadata\.name \[GRM-52\]
#include "web.hpp"

inline constexpr auto broken = resource<api::core::v1::ConfigMap, "kept">([](api::core::v1::ConfigMap& x) {
#ifndef FIXED
  x.metadata.name.reset();
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
