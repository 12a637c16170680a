// error: tests/errors/references_unknown_role\.cpp:7: RoleBinding `web` names Role `raeds` in roleRef, which is not in this stack and which no external declares; did you mean `reads`\? \[REF-37\]
#include "web.hpp"

#include <dovetail/api/rbac/v1.hpp>

inline constexpr auto reads = resource<api::rbac::v1::Role, "reads">();
inline constexpr auto broken = resource<api::rbac::v1::RoleBinding, "web">([](api::rbac::v1::RoleBinding& x) {
  x.roleRef.kind = "Role";
#ifdef FIXED
  x.roleRef.name = "reads";
#else
  x.roleRef.name = "raeds";
#endif
});

inline constexpr auto all = stack<"test">(file("reads.yaml", reads), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
