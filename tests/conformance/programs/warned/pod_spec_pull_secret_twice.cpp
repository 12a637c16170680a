// warning: IDN-31
#include "web.hpp"

inline constexpr auto registry = external<Secret>("registry");
inline constexpr auto warned = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& secrets = d.spec.template_.spec.imagePullSecrets;
  secrets.emplace_back().name = "registry";
#ifndef FIXED
  secrets.emplace_back().name = "registry";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", warned)).withExternals(registry);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
