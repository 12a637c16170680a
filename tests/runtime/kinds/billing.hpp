/// A stack of a web application with a database of its own, that scales, that keeps its pods apart from others, and that lets
/// nobody do more than it must.
#pragma once

#include <dovetail/autoscaling.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/mariadb.hpp>
#include <dovetail/rbac.hpp>

namespace billing {

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto secrets = external<Secret>("billing").withKeys("DB_PASSWORD", "ROOT_PASSWORD");
inline constexpr auto registry = external<Secret>("registry");
inline constexpr auto shared = external<MariaDB>("mariadb").inNamespace("data");
inline constexpr auto monitoring = external<Namespace>("monitoring");
inline constexpr auto view = external<ClusterRole>("view");

// The application's database, in a server that others run; and a server of its own for reports.
inline constexpr auto database =
    Database<"billing">{shared}.withName("shop_billing").withCharacterSet("utf8mb4").withCollate("utf8mb4_unicode_ci");
inline constexpr auto user =
    User<"web">{shared}.withHost("%").withPasswordSecretKeyRef(secrets.key("DB_PASSWORD")).withMaxUserConnections(50);
inline constexpr auto grant = Grant<"web-billing">{user, database}.withPrivileges("ALL PRIVILEGES");
inline constexpr auto reports = MariaDB<"reports">{}
                                    .withImage("mariadb:11.4")
                                    .withReplicas(1)
                                    .withRootPasswordSecretKeyRef(secrets.key("ROOT_PASSWORD"))
                                    .withStorage(5_Gi)
                                    .withRequests(100_m, 256_Mi);
inline constexpr auto report_database = Database<"reports">{reports};
inline constexpr auto report_reader =
    User<"reader">{reports}.withPasswordSecretKeyRef(secrets.key("DB_PASSWORD")).withSkipCleanupPolicy();
inline constexpr auto report_grant =
    Grant<"reader">{report_reader, report_database}.withPrivileges("SELECT", "SHOW VIEW").withTable("monthly");

inline constexpr auto account =
    ServiceAccount<"web">{}.withImagePullSecret(registry).withoutAutomountServiceAccountToken();
inline constexpr auto tidier = ServiceAccount<"tidier">{};

inline constexpr auto http = port<"http">(8080);
inline constexpr auto web = Deployment<"web">{}.withoutReplicas().withServiceAccountName(account).withContainer(
    Container<"web">{image("registry.example.com/web:1.4")}
        .withPort(http)
        .withRequests(250_m, 128_Mi)
        .withEnv("DB_HOST", shared.host())
        .withEnv("DB_DATABASE", concat(database.database_name()))
        .withEnv("REPORTS_HOST", reports.host())
        .withEnv("REPORTS_PORT", concat(reports.port()))
        .withEnv("DB_PASSWORD", secrets.key("DB_PASSWORD")));
inline constexpr auto scaler = HorizontalPodAutoscaler<"web">{web}
                                   .withReplicas(2, 8)
                                   .withCpuUtilization(70)
                                   .withMemoryAverageValue(200_Mi)
                                   .withScaleDownStabilization(5min);
inline constexpr auto budget = PodDisruptionBudget<"web">{web}.withMinAvailable(1);

inline constexpr auto tidy = CronJob<"tidy">{"30 2 * * *"}
                                 .withTimeZone("Europe/Berlin")
                                 .withConcurrencyPolicy(concurrency_policy::Forbid)
                                 .withStartingDeadline(10min)
                                 .withHistoryLimits(1, 3)
                                 .withRestartNever()
                                 .withBackoffLimit(0)
                                 .withServiceAccountName(tidier)
                                 .withContainer(Container<"tidy">{image("registry.example.com/tidy:1.0")});

inline constexpr auto tidying = Role<"tidying">{}
                                    .allow({"get", "list", "delete"}, "batch", "jobs")
                                    .withRule(access({"get", "update"}, "", "configmaps").withResourceNames("tidied"));
inline constexpr auto tidier_may = RoleBinding<"tidying">{tidying, tidier};
inline constexpr auto support_may = RoleBinding<"support">{view}.withGroup("support");
inline constexpr auto scraping = ClusterRole<"billing:scraping">{}.allowUrl({"get"}, "/metrics");
inline constexpr auto prometheus = external<ServiceAccount>("prometheus").inNamespace("monitoring");
inline constexpr auto prometheus_may = ClusterRoleBinding<"billing:scraping">{scraping, prometheus};

inline constexpr auto closed = default_deny_ingress<"closed">();
inline constexpr auto web_open =
    NetworkPolicy<"web">{web}.withIngress(http).withEgressToDns().withEgressToCidr("10.0.0.0/8");
inline constexpr auto tidy_open = NetworkPolicy<"tidy">{tidy}.withEgressTo(web, http).withEgressToDns();
inline constexpr auto scraped = NetworkPolicy<"scraped">{web}.withIngressFromNamespace(monitoring, http);

inline constexpr auto all =
    stack<"billing">(file("billing.yaml", database), file("billing.yaml", user), file("billing.yaml", grant),
                     file("billing.yaml", reports), file("billing.yaml", report_database),
                     file("billing.yaml", report_reader), file("billing.yaml", report_grant),
                     file("billing.yaml", account), file("billing.yaml", tidier), file("billing.yaml", web),
                     file("billing.yaml", scaler), file("billing.yaml", budget), file("billing.yaml", tidy),
                     file("billing.yaml", tidying), file("billing.yaml", tidier_may), file("billing.yaml", support_may),
                     file("billing.yaml", scraping), file("billing.yaml", prometheus_may), file("billing.yaml", closed),
                     file("billing.yaml", web_open), file("billing.yaml", tidy_open), file("billing.yaml", scraped))
        .withExternals(secrets, registry, shared, monitoring, view, prometheus);

}  // namespace billing
