// error: tests/errors/access_rule_without_verbs\.cpp:6: Role `reads` has a rule without verbs; add verbs, apiGroups and resources \[CON-69\]
#include "web.hpp"

#include <dovetail/api/rbac/v1.hpp>

inline constexpr auto broken = resource<api::rbac::v1::Role, "reads">([](api::rbac::v1::Role& x) {
  auto& rule = x.rules.emplace_back();
  rule.apiGroups.push_back("");
  rule.resources.push_back("pods");
#ifdef FIXED
  rule.verbs.push_back("get");
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
