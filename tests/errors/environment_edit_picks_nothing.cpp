// error: tests/errors/environment_edit_picks_nothing\.cpp:\d+: poc: the environment edits every StatefulSet, and this stack has none; name a resource of the stack, or remove the edit \[DOV-20\]
#include "web.hpp"

inline constexpr auto poc = Environment<"poc">{}
#ifdef FIXED
                                .edit(every<Deployment>().withReplicas(0));
#else
                                .edit(every<StatefulSet>().withReplicas(0));
#endif

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", web), file("service.yaml", web_service)).withEnvironments(poc);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
