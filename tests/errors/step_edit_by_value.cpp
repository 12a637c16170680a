// error: this edit takes the object by value and changes a copy, which is lost: take it by reference, `\[\]\(auto& object\) \{ \.\.\. \}`
// error: tests/errors/step_edit_by_value\.cpp:18:
// error: tests/errors/step_edit_by_value\.cpp:20:
// error: tests/errors/step_edit_by_value\.cpp:22:
// error: tests/errors/step_edit_by_value\.cpp:23:
// error: tests/errors/step_edit_by_value\.cpp:27:
// never: no match|was not declared
#include "web.hpp"

#ifdef FIXED
#define BY &
#else
#define BY
#endif

namespace core = api::core::v1;
inline constexpr auto slow = web.withReplicas(2)  //
    .edit([](api::apps::v1::Deployment BY d) { d.spec.minReadySeconds = 5; });
inline constexpr auto tty = web.withContainer(Container<"shell">{image("busybox:1")}
                                                  .edit([](auto BY c) { c.tty = true; }));
inline constexpr auto headless =
    web_service.edit([](auto BY s, lowering&) { s.spec.clusterIP = "None"; });
inline constexpr auto quota = resource<core::ResourceQuota, "all">([](
    auto BY quota) { quota.spec.hard["pods"] = "10"; });
inline constexpr auto local = Environment<"local">{}.edit(on(web)
    .withReplicas(1)
    .edit([](auto BY d) { d.spec.minReadySeconds = 0; }));

int main() {}
