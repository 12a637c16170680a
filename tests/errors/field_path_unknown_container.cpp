// error: tests/errors/field_path_unknown_container\.cpp:8: Deployment `web` has no `spec\.template\.spec\.containers\[ngnix\]`; did you mean `nginx`\? \[DOV-21\]
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto site = web.set<"spec.template.spec.containers[nginx].workingDir">("/srv");
#else
inline constexpr auto site = web.set<"spec.template.spec.containers[ngnix].workingDir">("/srv");
#endif

inline constexpr auto shop = stack<"shop">(file("site.yaml", site));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
