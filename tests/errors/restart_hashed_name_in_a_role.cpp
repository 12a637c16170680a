// error: tests/errors/restart_hashed_name_in_a_role\.cpp:\d+: Role `reader` names ConfigMap `settings`, whose name has a hash: only what pods name it by follows; take withHashedName\(\) away, and let its readers say restartsOn\(\.\.\.\) \[DOV-58\]
#include "web.hpp"

#include <dovetail/api/rbac/v1.hpp>

#ifdef FIXED
inline constexpr auto settings = ConfigMap<"settings">{}.withData("LOG_LEVEL", "info");
#else
inline constexpr auto settings = ConfigMap<"settings">{}.withData("LOG_LEVEL", "info").withHashedName();
#endif
inline constexpr auto reader = Deployment<"web">{}.withContainer(nginx.withEnvFrom(settings));
inline constexpr auto role = resource<api::rbac::v1::Role, "reader">([](api::rbac::v1::Role& r) {
  auto& rule = r.rules.emplace_back();
  rule.apiGroups.push_back("");
  rule.resources.push_back("configmaps");
  rule.verbs.push_back("get");
  rule.resourceNames.push_back("settings");
});

inline constexpr auto shop = stack<"shop">(file("web.yaml", reader), file("service.yaml", web_service),
    file("settings.yaml", settings), file("role.yaml", role));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
