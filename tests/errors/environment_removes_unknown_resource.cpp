// error: tests/errors/environment_removes_unknown_resource\.cpp:\d+: poc: the environment removes Namespace `shop`, which this stack does not have; name a resource of the stack, or remove the edit \[DOV-20\]
#include "web.hpp"

inline constexpr auto space = Namespace<"shop">{};
inline constexpr auto poc = Environment<"poc">{}
#ifndef FIXED
                                .remove(space)
#endif
    ;

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", web), file("service.yaml", web_service)).withEnvironments(poc);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
