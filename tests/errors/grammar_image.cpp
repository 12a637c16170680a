// error: tests/errors/grammar_image\.cpp:9: Deployment `broken`, container `nginx` has image `NGINX:1\.27`, which is no image reference: `registry/repository:tag`, the repository in lower case; write `registry/repository:tag` \[GRM-37\]
// error: tests/errors/grammar_image\.cpp:10: Deployment `web`, container `second` has no image; write `registry/repository:tag` \[GRM-37\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(Container<"nginx">{image("nginx:1.27")});
inline constexpr auto without = web;
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(Container<"nginx">{image("NGINX:1.27")});
inline constexpr auto without = web.edit([](api::apps::v1::Deployment& deployment) {
  deployment.spec.template_.spec.containers.emplace_back().name = "second";
});
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("web.yaml", without));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
