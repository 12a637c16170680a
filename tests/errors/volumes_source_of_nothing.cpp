// error: tests/errors/volumes_source_of_nothing\.cpp:4: Deployment `web`, volume `all` projects a source that is nothing; make a source of each \[CON-02\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.volumes.emplace_back().name = "all";
  auto& sources = pod.volumes[0].projected.ensure().sources;
  sources.emplace_back().serviceAccountToken.ensure().path = "token";
#ifndef FIXED
  sources.emplace_back();
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
