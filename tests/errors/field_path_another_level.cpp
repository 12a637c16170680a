// error: DeploymentSpec has no field `containers`; did you mean `spec\.template\.spec\.containers`\?
// error: tests/errors/field_path_another_level\.cpp:15:
// error: Deployment has no field `replicas`; did you mean `spec\.replicas`\?
// error: tests/errors/field_path_another_level\.cpp:16:
// error: Container has no field `spec`; did you mean `workingDir`\?
// error: tests/errors/field_path_another_level\.cpp:17:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto containers = web.set<"spec.template.spec.containers[nginx].workingDir">("/srv");
inline constexpr auto replicas = web.set<"spec.replicas">(3);
inline constexpr auto folder = nginx.set<"workingDir">("/srv");
#else
inline constexpr auto containers = web.set<"spec.containers[nginx].workingDir">("/srv");
inline constexpr auto replicas = web.set<"replicas">(3);
inline constexpr auto folder = nginx.set<"spec.template.spec.containers[nginx].workingDir">("/srv");
#endif
