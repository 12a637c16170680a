// error: tests/errors/metadata_finalizers\.cpp:4: ConfigMap `kept` has both finalizers orphan and foregroundDeletion; remove one of the finalizers orphan and foregroundDeletion \[CON-79\]
#include "web.hpp"

inline constexpr auto broken = resource<api::core::v1::ConfigMap, "kept">([](api::core::v1::ConfigMap& x) {
#ifndef FIXED
  x.metadata.finalizers.push_back("orphan");
  x.metadata.finalizers.push_back("foregroundDeletion");
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
