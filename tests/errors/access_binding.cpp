// error: tests/errors/access_binding\.cpp:10: ClusterRoleBinding `a%b` has the name `a%b`, which is no part of a path: without `/` and `%`, and neither `\.` nor `\.\.`; remove `/` and `%` \[GRM-04\]
// error: tests/errors/access_binding\.cpp:10: ClusterRoleBinding `a%b` names Roles `view` in roleRef, which is not in this stack and which no external declares; add the role to the stack, or declare it external \[REF-37\]
// error: tests/errors/access_binding\.cpp:10: ClusterRoleBinding `a%b` names Roles `view`: a ClusterRoleBinding names a ClusterRole; use a RoleBinding for a Role \[CON-70\]
// error: tests/errors/access_binding\.cpp:10: ClusterRoleBinding `a%b` names the Users `web`, which is no subject; did you mean `User`\? \[CON-71\]
#include "web.hpp"

#include <dovetail/api/rbac/v1.hpp>

inline constexpr auto broken =
    resource<api::rbac::v1::ClusterRoleBinding, "web">([](api::rbac::v1::ClusterRoleBinding& x) {
      x.roleRef.apiGroup = "rbac.authorization.k8s.io";
      x.roleRef.name = "view";
      x.roleRef.kind = "ClusterRole";
      x.subjects.emplace_back().kind = "User";
      x.subjects[0].name = "web";
#ifndef FIXED
      x.roleRef.kind = "Roles";
      x.subjects[0].kind = "Users";
      x.metadata.name = "a%b";
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
