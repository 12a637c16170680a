// error: tests/errors/references_unknown_subject\.cpp:7: RoleBinding `web` names ServiceAccount `wbe` in subjects, which is not in this stack and which no external declares; did you mean `web`\? \[REF-38\]
#include "web.hpp"

#include <dovetail/api/rbac/v1.hpp>

inline constexpr auto account = resource<api::core::v1::ServiceAccount, "web">();
inline constexpr auto broken = resource<api::rbac::v1::RoleBinding, "web">([](api::rbac::v1::RoleBinding& x) {
  x.roleRef.kind = "ClusterRole";
  x.roleRef.name = "view";
  auto& subject = x.subjects.emplace_back();
  subject.kind = "ServiceAccount";
#ifdef FIXED
  subject.name = "web";
#else
  subject.name = "wbe";
#endif
});

inline constexpr auto all = stack<"test">(file("account.yaml", account), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
