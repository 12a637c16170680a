// error: tests/errors/own_policy_finding\.cpp:\d+: Deployment `web` has no label `team`; add withLabel\(\\?"team\\?", \.\.\.\) \[SHOP-1\]
#include "web.hpp"

inline constexpr auto says_whose_it_is = own_policy(
    "SHOP-1", "every workload has the label of its team", [](const any_workload& w, problems& found) {
      if (!w.metadata.labels.contains("team")) found.add({"has no label `team`"}, "add withLabel(\"team\", ...)");
    });
#ifdef FIXED
inline constexpr auto labelled = web.withLabel("team", "web");
#else
inline constexpr auto labelled = Deployment<"web">{}.withContainer(nginx);
#endif
inline constexpr auto shop = stack<"shop">(file("web.yaml", labelled)).withPolicies(says_whose_it_is);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
