// error: tests/errors/step_needed_namespace\.cpp:\d+: Deployment `worker` needs the namespace for the long name of a Service, and the stack leaves it out; say inNamespace\(\.\.\.\) instead of withoutNamespace\(\); a Service has a short name too, short_address\(\.\.\.\) and short_url\(\.\.\.\) \[DOV-75\]
// error: tests/errors/step_needed_namespace\.cpp:\d+: RoleBinding `reader` needs the namespace of the ServiceAccount that it binds, and the stack leaves it out; say inNamespace\(\.\.\.\) instead of withoutNamespace\(\); a Service has a short name too, short_address\(\.\.\.\) and short_url\(\.\.\.\) \[DOV-75\]
#include "web.hpp"

#include <dovetail/rbac.hpp>

inline constexpr auto account = ServiceAccount<"reader">{};
inline constexpr auto reader = Role<"reader">{}.withRule(access({"get"}, "apps", "deployments"));
inline constexpr auto binding = RoleBinding<"reader">{reader, account};
#ifdef FIXED
inline constexpr auto worker = Deployment<"worker">{}.withServiceAccountName(account).withContainer(
    Container<"worker">{image("worker:1.0")}.withEnv("WEB", web_service.short_url("http", http)));
inline constexpr auto shop = stack<"shop">(
    file("web.yaml", web), file("web.yaml", web_service), file("worker.yaml", worker), file("worker.yaml", account))
                                 .withoutNamespace();
#else
inline constexpr auto worker = Deployment<"worker">{}.withServiceAccountName(account).withContainer(
    Container<"worker">{image("worker:1.0")}.withEnv("WEB", web_service.url("http", http)));
inline constexpr auto shop = stack<"shop">(file("web.yaml", web), file("web.yaml", web_service),
    file("worker.yaml", worker), file("worker.yaml", account), file("role.yaml", reader), file("role.yaml", binding))
                                 .withoutNamespace();
#endif

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
