// error: edit_of_a_part\.cpp:19: .*Deployment `web`: spec\.template\.spec\.containers\[1\]\.imagePullPolicy is `Sometimes`, .* \[GRM-50\]
// error: edit_of_a_part\.cpp:23: .*Deployment `web` selects no pods: set spec\.selector.* \[CON-37\]
// error: edit_of_a_part\.cpp:26: .*Service `web` has no selector.* \[DOV-74\]
// error: edit_of_a_part\.cpp:32: prod: Deployment `web`: spec\.strategy\.type is `No`, .* \[GRM-50\]
// error: edit_of_a_part\.cpp:39: .*Ingress `broken` routes `/` to Service `wep`.* \[REF-09\]
// What an edit of a container, of a field that is taken away, and of an environment makes wrong is told where that edit
// stands; what no edit has made wrong, where it was before.
#include "web.hpp"

#ifdef FIXED
#define IF_BROKEN(...)
#else
#define IF_BROKEN(...) __VA_ARGS__
#endif

inline constexpr auto sidecar = Container<"sidecar">{image("busybox:1")}
    .withCommand("sleep", "1d")
    .edit([](auto& c) { c.tty = true; })
    .edit([](auto& c) {
      c.stdin_ = true;
      IF_BROKEN(c.imagePullPolicy = decltype(c.imagePullPolicy)::other("Sometimes");)
    });
inline constexpr auto selecting = web.withContainer(sidecar).edit([](auto& d) {
  IF_BROKEN(d.spec.selector.matchLabels.erase("app");) d.spec.minReadySeconds = 1;
});
inline constexpr auto selected = web_service.edit([](auto& s) {
  IF_BROKEN(s.spec.selector.clear();) s.spec.clusterIP = "None";
});
inline constexpr auto prod = Environment<"prod">{}
    .edit(on(selecting)
        .withReplicas(2)
        .edit([](auto& d) {
          d.spec.minReadySeconds = 5;
          IF_BROKEN(d.spec.strategy.ensure().type = decltype(d.spec.strategy->type)::other("No");)
        }));
inline constexpr auto local = Environment<"local">{};
inline constexpr auto broken = Ingress<"broken">{}.withHost("a.example.com")
#ifndef FIXED
    .withPath("/", "wep", "http")
#else
    .withPath("/", "web", "http")
#endif
    .edit([](auto& i) { i.spec.ingressClassName = "nginx"; });
inline constexpr auto nginx_class = external<IngressClass>("nginx");

inline constexpr auto all = stack<"test">(file("web.yaml", selecting), file("service.yaml", selected),
                                          file("ingress.yaml", broken))
                                .withExternals(nginx_class)
                                .withEnvironments(prod, local);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
#undef IF_BROKEN
