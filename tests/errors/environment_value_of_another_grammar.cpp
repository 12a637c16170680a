// error: the_value_does_not_match_its_grammar
// error: tests/errors/environment_value_of_another_grammar\.cpp:\d+
#include "web.hpp"

inline constexpr auto replicas = value<"replicas">(grammars::whole_number, "1");
inline constexpr auto scaled = web.withReplicas(replicas);
inline constexpr auto poc = Environment<"poc">{}
#ifdef FIXED
                                .withValue(replicas, "3");
#else
                                .withValue(replicas, "three");
#endif

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", scaled), file("service.yaml", web_service))
        .withValues(replicas)
        .withEnvironments(poc);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
