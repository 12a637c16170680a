// error: an environment edits resources: a container is edited within its workload, on\(api\)\.inContainer\(on\(container\)\.withEnv
#include "web.hpp"

inline constexpr auto poc = Environment<"poc">{}
#ifdef FIXED
                                .edit(on(web).inContainer(on(nginx).withEnv("LOG_LEVEL", "debug")));
#else
                                .edit(on(nginx).withEnv("LOG_LEVEL", "debug"));
#endif

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", web), file("service.yaml", web_service)).withEnvironments(poc);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
