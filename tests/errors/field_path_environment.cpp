// error: tests/errors/field_path_environment\.cpp:10: poc: Deployment `web` has no `spec\.template\.spec\.containers\[api\]`; it has `nginx`; name a part that the resource has, or remove the step \[DOV-21\]
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto poc =
    Environment<"poc">{}.edit(on(web).set<"spec.template.spec.containers[nginx].workingDir">("/srv"));
#else
inline constexpr auto poc =
    Environment<"poc">{}.edit(on(web).set<"spec.template.spec.containers[api].workingDir">("/srv"));
#endif

inline constexpr auto shop = stack<"shop">(file("web.yaml", web)).withEnvironments(poc);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
