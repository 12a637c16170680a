// error: tests/errors/network_policy_of_nobody\.cpp:5: NetworkPolicy `web` is for pods with `app: wbe`, but no workload of this stack has them; did you mean `web`\? \[REF-40\]
#include "web.hpp"

inline constexpr auto broken =
    resource<api::networking::v1::NetworkPolicy, "web">([](api::networking::v1::NetworkPolicy& x) {
#ifdef FIXED
      x.spec.podSelector.ensure().matchLabels["app"] = "web";
#else
      x.spec.podSelector.ensure().matchLabels["app"] = "wbe";
#endif
    });

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
