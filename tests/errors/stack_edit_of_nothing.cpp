// error: tests/errors/stack_edit_of_nothing\.cpp:\d+: the stack edits every StatefulSet, and this stack has none; name a resource of the stack, or remove the edit \[DOV-20\]
// never: environment
#include "web.hpp"

inline constexpr auto shop = stack<"shop">(file("web.yaml", web), file("service.yaml", web_service))
#ifdef FIXED
                                 .edit(every<Deployment>().withReplicas(2));
#else
                                 .edit(every<StatefulSet>().withReplicas(2));
#endif

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
