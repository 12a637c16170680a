"""Mistakes in stack/ezscale. What is wrong in a combination of switches names the fewest of them that show it."""

from stack_test import Mistake

PLACE = r"stack/ezscale/"

MISTAKES = [
    Mistake("a TLS Secret without Certificate", "stack.hpp", r"tls_secret, longhorn", "longhorn",
     PLACE + r"web\.hpp:\d+: with ingressRoute\.enabled on and certificate\.enabled off: IngressRoute `ezscale-website` .*`ezscale-website-tls`.*\[REF-13\]", True),
    Mistake("a hook that reads a later ConfigMap", "workers.hpp", r'(\.withEnvFrom\(website_secrets\.requiring\("APP_KEY"\)\.requiring\("DB_PASSWORD"\)\)\n)',
     r'\1        .withEnvFrom(config)\n',
     PLACE + r"workers\.hpp:\d+: with .*migrate\.enabled on.*: Job `ezscale-website-migrate` runs as a pre-(?:install|upgrade) hook and reads ConfigMap `ezscale-website-config`, which Helm installs only after it.*\[DOV-50\]"),
    Mistake("a hook before the database that it needs", "database.hpp", r"(?<=\.asHook\(hook::pre_install, hook::pre_upgrade\)\n      \.unless\(mariadb_enabled\)\n      \.unless\(secret_create\)\n      \.withHookWeight\()weight", "10",
     PLACE + r"workers\.hpp:\d+: with mariadb\.enabled off, migrate\.enabled on and secret\.create off: Job `ezscale-website-migrate` runs as a pre-(?:install|upgrade) hook and .*\[DOV-5\d\]"),
    Mistake("the scheduler with two replicas", "workers.hpp", r"\.withRecreateStrategy\(\)", ".withRecreateStrategy().withReplicas(2)",
     PLACE + r"workers\.hpp:\d+: Deployment `ezscale-website-scheduler` runs alone \(two would fire each task twice\) and has 2 replicas.*\[DOV-22\]", True),
    Mistake("the scheduler under an autoscaler", "web.hpp", r"\{web\}\n(?=\s*\.withReplicas\(hpa)", '{Deployment<"ezscale-website-scheduler">{}}\n',
     PLACE + r"web\.hpp:\d+: with hpa\.enabled on: HorizontalPodAutoscaler `ezscale-website-app` scales Deployment `ezscale-website-scheduler`, which runs alone .*\[DOV-22\]"),
    Mistake("the scheduler with a rollout that overlaps", "workers.hpp", r"\s*\.withRecreateStrategy\(\)", "",
     PLACE + r"workers\.hpp:\d+: Deployment `ezscale-website-scheduler` runs alone .*rollout.*; add withRecreateStrategy\(\) \[DOV-22\]", True),
    Mistake("a generated APP_KEY", "database.hpp", r'\("APP_KEY", app_key\)', '("APP_KEY", generated())',
     PLACE + r"database\.hpp:\d+: with secret\.create on: Secret `ezscale-website-secrets` .*`APP_KEY`.*once and never again.*\[DOV-56\]", True),
    Mistake("a misspelled role", "workers.hpp", r'target<"horizon">', 'target<"hroizon">',
     r"Dockerfile `ezscale-website` has no target `hroizon`; did you mean `horizon`\?"),
    Mistake("no CPU request under the autoscaler", "web.hpp", r"\s*\.withRequests\(app_cpu, app_memory\)\s*\.withLimits\(1000_m, 1_Gi\)", "",
     PLACE + r"web\.hpp:\d+: with hpa\.enabled on: HorizontalPodAutoscaler `ezscale-website-app` goes by a share of the cpu that containers ask for, and Deployment `ezscale-website-app`, container `app` asks for none; add withRequests\(\.\.\.\) \[DOV-24\]", True),
    Mistake("DB_PASSWORD missing from the external Secret", "settings.hpp", r'"oauth-public\.key", "DB_PASSWORD", "AWS_ACCESS_KEY_ID"', '"oauth-public.key", "AWS_ACCESS_KEY_ID"',
     PLACE + r"database\.hpp:\d+: with secret\.create off: User `ezscale-website-app` needs key `DB_PASSWORD` of Secret `ezscale-website-secrets`, which has no such key.*; it has .*"),
    Mistake("a port that the image does not expose", "image.hpp", r"\.withExpose\(php_fpm\)", "",
     PLACE + r"web\.hpp:\d+: .*container `app`.*9000.*\[DOV-42\]"),
    Mistake("a MariaDB that nobody declares", "settings.hpp", r'(external<MariaDB>\("mariadb"\))\.unless\(mariadb_enabled\)', r"\1.when(mariadb_enabled)",
     PLACE + r"database\.hpp:\d+: with mariadb\.enabled off: Database `ezscale-billing` is in MariaDB `mariadb`, which is not in this stack.*\[DOV-30\]"),
    Mistake("a host of the routes that the certificate lacks", "web.hpp", r"withDnsNames\(hosts\)", 'withDnsNames("ezscale.cloud")',
     PLACE + r"web\.hpp:\d+: with ingressRoute\.enabled on and certificate\.enabled on: .*account\.ezscale\.cloud.*\[DOV-09\]"),
    Mistake("a pull Secret that nobody declares", "stack.hpp", r"name_space, pull_secret, website_secrets", "name_space, website_secrets",
     PLACE + r"config\.hpp:\d+: Deployment `ezscale-website-app` pulls images with Secret `gitea-registry`, which nothing in this stack makes and no external declares; its handle is not listed: .* \(so it is with .*\) \[REF-34\]", True),
    Mistake("APP_KEY as a generated root password", "database.hpp", r"withRootPasswordSecretKeyRef\(mariadb_root\.key\(\"password\"\)\)", 'withGeneratedRootPassword("ezscale-website-secrets", "APP_KEY")',
     PLACE + r"database\.hpp:\d+: with mariadb\.enabled on: MariaDB `ezscale-website-mariadb` has mariadb-operator generate Secret `ezscale-website-secrets`, whose keys .* are made once and never again.*; name another Secret \[DOV-55\]"),
]
