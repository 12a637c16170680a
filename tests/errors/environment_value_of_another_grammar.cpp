// error: tests/errors/environment_value_of_another_grammar\.cpp:10: poc: value replicas: `three` is no whole number: 0 or more, at most 9007199254740991; set it to a text of its grammar \[DOV-72\]
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
