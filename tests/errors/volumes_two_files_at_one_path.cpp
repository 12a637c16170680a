// error: tests/errors/volumes_two_files_at_one_path\.cpp:4: Deployment `web`, volume `all` has two files at `token` \[IDN-13\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.volumes.emplace_back().name = "all";
  auto& sources = pod.volumes[0].projected.ensure().sources;
  sources.emplace_back().serviceAccountToken.ensure().path = "token";
#ifdef FIXED
  sources.emplace_back().serviceAccountToken.ensure().path = "other";
#else
  sources.emplace_back().serviceAccountToken.ensure().path = "token";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
