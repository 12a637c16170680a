// error(gcc): tests/errors/policy_too_few_replicas\.cpp:5: StatefulSet `elasticsearch` has 1 replica and needs 3: a single node holds the only copy of the index; add withReplicas\(3\), or waive REL-10 with a reason \[REL-10\]
// error(clang): tests/errors/policy_too_few_replicas\.cpp:6: StatefulSet `elasticsearch` has 1 replica and needs 3: a single node holds the only copy of the index; add withReplicas\(3\), or waive REL-10 with a reason \[REL-10\]
#include "web.hpp"

inline constexpr auto search = StatefulSet<"elasticsearch">{}.withContainer(nginx).needsReplicas(
    3, "a single node holds the only copy of the index");
#ifdef FIXED
inline constexpr auto broken = search.withReplicas(3);
#else
inline constexpr auto broken = search;
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withPolicies(policy::enough_replicas);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
