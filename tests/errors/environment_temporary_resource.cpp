// error: a_resource_of_a_stack_is_a_constexpr_variable_not_a_temporary
// error: tests/errors/environment_temporary_resource\.cpp:\d+
#include "web.hpp"

inline constexpr auto scaled = web.withReplicas(2);
inline constexpr auto shop =
#ifdef FIXED
    stack<"shop">(file("web.yaml", scaled), file("service.yaml", web_service));
#else
    stack<"shop">(file("web.yaml", web.withReplicas(2)), file("service.yaml", web_service));
#endif

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
