// error: tests/errors/disruption_budget_of_nobody\.cpp:7: PodDisruptionBudget `web` is for pods with `app: wbe`, but no workload of this stack has them; did you mean `web`\? \[REF-44\]
#include "web.hpp"

#include <dovetail/api/policy/v1.hpp>

inline constexpr auto broken =
    resource<api::policy::v1::PodDisruptionBudget, "web">([](api::policy::v1::PodDisruptionBudget& x) {
      x.spec.maxUnavailable = 1;
#ifdef FIXED
      x.spec.selector.ensure().matchLabels["app"] = "web";
#else
      x.spec.selector.ensure().matchLabels["app"] = "wbe";
#endif
    });

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
