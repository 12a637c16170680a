// error: tests/errors/references_webhook_of_unknown_service\.cpp:8: APIService `v1\.example\.com` names Service `wbe` in spec\.service of namespace `apps`, which is not in this stack and which no external declares; did you mean `web`\? \[REF-76\]
#include "web.hpp"

#include <dovetail/api/apiregistration/v1.hpp>

inline constexpr auto apps = Namespace<"apps">{};
inline constexpr auto broken =
    resource<api::apiregistration::v1::APIService, "v1.example.com">([](api::apiregistration::v1::APIService& x) {
      x.spec.service.ensure().namespace_ = "apps";
      x.spec.groupPriorityMinimum = 1;
      x.spec.versionPriority = 1;
#ifdef FIXED
      x.spec.service.ensure().name = "web";
#else
      x.spec.service.ensure().name = "wbe";
#endif
    });

inline constexpr auto all = stack<"test">(
    file("apps.yaml", apps), file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken))
                                .inNamespace(apps);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
