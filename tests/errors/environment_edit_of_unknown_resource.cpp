// error: tests/errors/environment_edit_of_unknown_resource\.cpp:\d+: poc: the environment edits Deployment `wbe`, which this stack does not have; did you mean `web`\? \[DOV-20\]
// never: local
#include "web.hpp"

inline constexpr auto local = Environment<"local">{};
inline constexpr auto poc = Environment<"poc">{}
#ifdef FIXED
                                .edit(on(web).withReplicas(0));
#else
                                .edit(on<Deployment>("wbe").withReplicas(0));
#endif

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", web), file("service.yaml", web_service)).withEnvironments(local, poc);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
