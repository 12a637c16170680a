// error: tests/errors/metadata_two_controllers\.cpp:4: ConfigMap `made` has two controllers, `first` and `second`; set controller on one ownerReference \[IDN-24\]
#include "web.hpp"

inline constexpr auto broken = resource<api::core::v1::ConfigMap, "made">([](api::core::v1::ConfigMap& x) {
  for (const char* name : {"first", "second"}) {
    auto& owner = x.metadata.ownerReferences.emplace_back();
    owner.apiVersion = "example.com/v1";
    owner.kind = "Widget";
    owner.name = name;
    owner.uid = name;
    owner.controller = true;
  }
#ifdef FIXED
  x.metadata.ownerReferences[1].controller = false;
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
