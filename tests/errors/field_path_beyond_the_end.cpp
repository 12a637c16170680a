// error: tests/errors/field_path_beyond_the_end\.cpp:10: Deployment `web` has no `spec\.template\.spec\.containers\[3\]`: there is one, `\[0\]`; name a part that the resource has, or remove the step \[DOV-21\]
// error: tests/errors/field_path_beyond_the_end\.cpp:11: Service `web` has no `spec\.ports\[8081\]`: there is another one; name a part that the resource has, or remove the step \[DOV-21\]
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto site = web.set<"spec.template.spec.containers[0].workingDir">("/srv");
inline constexpr auto service = web_service.set<"spec.ports[8080].appProtocol">("h2c");
#else
inline constexpr auto site = web.set<"spec.template.spec.containers[3].workingDir">("/srv");
inline constexpr auto service = web_service.set<"spec.ports[8081].appProtocol">("h2c");
#endif

inline constexpr auto shop = stack<"shop">(file("site.yaml", site), file("service.yaml", service));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
