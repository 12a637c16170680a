// error: tests/errors/network_policy_from_nobody\.cpp:5: NetworkPolicy `web` names pods with `app: wbe`, but no workload of this stack has them; did you mean `web`\? \[REF-41\]
#include "web.hpp"

inline constexpr auto broken =
    resource<api::networking::v1::NetworkPolicy, "web">([](api::networking::v1::NetworkPolicy& x) {
      auto& from = x.spec.ingress.emplace_back().from.emplace_back().podSelector.ensure();
#ifdef FIXED
      from.matchLabels["app"] = "web";
#else
      from.matchLabels["app"] = "wbe";
#endif
    });

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
