"""What EZSCALE's website is asked for, read in the chart and in the rendered environments.

    ezscale_facts_test.py ROOT
"""

import json
import pathlib
import re
import sys
import unittest

import yaml

ROOT = pathlib.Path(sys.argv[1]) / "generated"
CHART = ROOT / "helm" / "ezscale-website"
FOLDER = ROOT / "k8s" / "ezscale-website"
SWITCHES = ["valkey.enabled", "mariadb.enabled", "migrate.enabled", "migrate.seed", "secret.create", "ingressRoute.enabled",
            "certificate.enabled", "hpa.enabled"]


def read(environment):
    found = {}
    for path in (FOLDER / environment).rglob("*.yaml"):
        if path.name == "kustomization.yaml":
            continue
        for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            found[document["kind"], document["metadata"]["name"]] = document
    return found


LOCAL, PROD = read("local"), read("us-prod")
BOTH = (LOCAL, PROD)


def values(name="values"):
    return yaml.safe_load((CHART / f"{name}.yaml").read_text(encoding="utf-8"))


def value(tree, path):
    for key in path.split("."):
        tree = tree[key]
    return tree


def pod(workload):
    return workload["spec"]["template"]["spec"]


def containers(workload):
    return {one["name"]: one for one in pod(workload)["containers"]}


def data(environment, name):
    return environment["ConfigMap", name]["data"]


def secrets_of(container):
    return [source["secretRef"]["name"] for source in container.get("envFrom", []) if "secretRef" in source]


class Chart(unittest.TestCase):
    def test_its_files(self):
        there = {path.relative_to(CHART).as_posix() for path in CHART.rglob("*") if path.is_file()}
        templates = ["_helpers.tpl", "configmap.yaml", "secret.yaml", "deployment-app.yaml", "deployment-horizon.yaml",
                     "deployment-scheduler.yaml", "service.yaml", "ingressroute.yaml", "certificate.yaml", "job-migrate.yaml",
                     "hpa-app.yaml", "mariadb-database.yaml", "mariadb-user.yaml", "mariadb-grant.yaml",
                     "mariadb-instance.yaml", "statefulset-valkey.yaml"]
        self.assertEqual(there, {"Chart.yaml", "README.md", "values.yaml", "values-local.yaml", "values-us-prod.yaml",
                                 "values.schema.json", *(f"templates/{name}" for name in templates)})

    def test_switches(self):
        schema = json.loads((CHART / "values.schema.json").read_text(encoding="utf-8"))
        for path in SWITCHES:
            self.assertIsInstance(value(values(), path), bool, path)
            found = schema
            for key in path.split("."):
                found = found["properties"][key]
            self.assertEqual(found["type"], "boolean", path)

    def test_safe_defaults(self):
        defaults = values()
        self.assertFalse(defaults["secret"]["create"])
        self.assertFalse(defaults["migrate"]["seed"])
        self.assertTrue(defaults["valkey"]["enabled"])
        self.assertEqual({text for key, text in defaults["secret"].items() if key != "create"}, {""})
        self.assertEqual(defaults["mariadb"]["rootPassword"], "")

    def test_the_secret_renders_only_as_said(self):
        text = (CHART / "templates" / "secret.yaml").read_text(encoding="utf-8")
        lines = text.splitlines()
        self.assertEqual(lines[1], "{{- if .Values.secret.create }}")
        self.assertEqual(lines[-1], "{{- end }}")
        self.assertIn("helm.sh/resource-policy: keep", text)
        for key in ("APP_KEY", "oauth-private.key", "oauth-public.key", "DB_PASSWORD", "AWS_ACCESS_KEY_ID",
                    "AWS_SECRET_ACCESS_KEY", "STRIPE_SECRET", "VALKEY_PASSWORD"):
            self.assertRegex(text, rf"\n  {re.escape(key)}: \{{\{{ required ")
        for environment in BOTH:
            self.assertNotIn(("Secret", "ezscale-website-secrets"), environment)

    def test_nothing_random(self):
        for path in (CHART / "templates").iterdir():
            self.assertNotRegex(path.read_text(encoding="utf-8"), r"rand[A-Z]|gen(PrivateKey|CA|SelfSigned|Signed)|uuidv4|derivePassword")

    def test_helpers_hold_names_and_labels(self):
        helpers = (CHART / "templates" / "_helpers.tpl").read_text(encoding="utf-8")
        self.assertIn('define "ezscale-website.name"', helpers)
        self.assertIn('define "ezscale-website.labels"', helpers)
        for path in (CHART / "templates").glob("*.yaml"):
            self.assertIn('include "ezscale-website.labels"', path.read_text(encoding="utf-8"), path.name)

    def test_the_readme_has_the_bootstrap(self):
        readme = (CHART / "README.md").read_text(encoding="utf-8")
        for words in ("APP_KEY", "oauth-private.key", "oauth-public.key", "never again", "kubectl create secret generic ezscale-website-secrets"):
            self.assertIn(words, readme)


class Images(unittest.TestCase):
    def test_each_role_has_its_image(self):
        for role, workload in (("app", "ezscale-website-app"), ("horizon", "ezscale-website-horizon"), ("scheduler", "ezscale-website-scheduler")):
            for environment, version in ((LOCAL, "local"), (PROD, values()["image"]["tag"])):
                self.assertEqual(containers(environment["Deployment", workload])[role]["image"],
                                 f"git.ezscale.cloud/ezscale/website:{role}-{version}")
        text = (CHART / "templates" / "deployment-horizon.yaml").read_text(encoding="utf-8")
        self.assertIn('"git.ezscale.cloud/ezscale/website:horizon-{{ .Values.image.tag }}"', text)

    def test_pull_secret(self):
        for environment in BOTH:
            for workload in ("app", "horizon", "scheduler"):
                self.assertEqual(pod(environment["Deployment", f"ezscale-website-{workload}"])["imagePullSecrets"], [{"name": "gitea-registry"}])
            self.assertEqual(pod(environment["Job", "ezscale-website-migrate"])["imagePullSecrets"], [{"name": "gitea-registry"}])


class Web(unittest.TestCase):
    def test_containers(self):
        for environment in BOTH:
            found = containers(environment["Deployment", "ezscale-website-app"])
            self.assertEqual(sorted(found), ["app", "nginx"])
            self.assertEqual(found["nginx"]["image"], "nginx:1.30-alpine")
            self.assertEqual([port["containerPort"] for port in found["nginx"]["ports"]], [80])
            self.assertEqual([port["containerPort"] for port in found["app"]["ports"]], [9000])

    def test_virtual_host(self):
        for environment in BOTH:
            text = data(environment, "ezscale-website-nginx")["default.conf"]
            self.assertIn("listen 80;", text)
            self.assertIn("root /var/www/html/public;", text)
            self.assertIn("fastcgi_pass 127.0.0.1:9000;", text)
            mounts = {mount["name"]: mount for mount in containers(environment["Deployment", "ezscale-website-app"])["nginx"]["volumeMounts"]}
            volumes = {volume["name"]: volume for volume in pod(environment["Deployment", "ezscale-website-app"])["volumes"]}
            self.assertEqual(volumes[next(name for name, mount in mounts.items() if mount["mountPath"] == "/etc/nginx/conf.d")]["configMap"]["name"],
                             "ezscale-website-nginx")

    def test_the_source_is_copied(self):
        for environment in BOTH:
            of = pod(environment["Deployment", "ezscale-website-app"])
            copy = of["initContainers"][0]
            self.assertEqual(copy["image"], containers(environment["Deployment", "ezscale-website-app"])["app"]["image"])
            self.assertIn("/var/www/html/. /shared/", " ".join(copy["command"]))
            volume = next(mount["name"] for mount in copy["volumeMounts"] if mount["mountPath"] == "/shared")
            self.assertEqual(next(each for each in of["volumes"] if each["name"] == volume)["emptyDir"], {})
            for container in of["containers"]:
                self.assertIn((volume, "/var/www/html"), [(mount["name"], mount["mountPath"]) for mount in container["volumeMounts"]])

    def test_probes(self):
        for environment in BOTH:
            nginx = containers(environment["Deployment", "ezscale-website-app"])["nginx"]
            for probe in ("livenessProbe", "readinessProbe", "startupProbe"):
                self.assertEqual(nginx[probe]["httpGet"], {"path": "/up", "port": 80})
            self.assertEqual(nginx["readinessProbe"]["failureThreshold"], 3)
            startup = nginx["startupProbe"]
            self.assertGreaterEqual(startup["failureThreshold"] * startup["periodSeconds"], 120)

    def test_autoscaler(self):
        self.assertNotIn(("HorizontalPodAutoscaler", "ezscale-website-app"), LOCAL)
        spec = PROD["HorizontalPodAutoscaler", "ezscale-website-app"]["spec"]
        self.assertEqual((spec["scaleTargetRef"]["kind"], spec["scaleTargetRef"]["name"]), ("Deployment", "ezscale-website-app"))
        self.assertEqual((spec["minReplicas"], spec["maxReplicas"]), (1, 8))
        self.assertEqual(spec["metrics"][0]["resource"], {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 70}})
        self.assertNotIn("replicas", PROD["Deployment", "ezscale-website-app"]["spec"])
        for container in pod(PROD["Deployment", "ezscale-website-app"])["containers"]:
            self.assertIn("cpu", container["resources"]["requests"])

    def test_service(self):
        for environment in BOTH:
            port = environment["Service", "ezscale-website"]["spec"]["ports"][0]
            self.assertEqual((port["port"], port["targetPort"]), (80, 80))

    def test_routes(self):
        hosts = ["ezscale.cloud", "account.ezscale.cloud", "admin.ezscale.cloud"]
        secure = PROD["IngressRoute", "ezscale-website"]["spec"]
        self.assertEqual(secure["entryPoints"], ["websecure"])
        self.assertEqual(secure["routes"][0]["match"], " || ".join(f"Host(`{host}`)" for host in hosts))
        self.assertEqual(secure["routes"][0]["services"], [{"name": "ezscale-website", "port": 80}])
        self.assertEqual(secure["routes"][0]["middlewares"], [{"name": "cloudflarewarp", "namespace": "kube-system"}])
        self.assertEqual(secure["tls"], {"secretName": "ezscale-website-tls"})
        redirect = PROD["IngressRoute", "ezscale-website-http"]["spec"]
        self.assertEqual(redirect["entryPoints"], ["web"])
        self.assertEqual(redirect["routes"][0]["middlewares"], [{"name": "http-to-https", "namespace": "kube-system"}])
        certificate = PROD["Certificate", "ezscale-website-tls"]["spec"]
        self.assertEqual((certificate["secretName"], certificate["dnsNames"]), ("ezscale-website-tls", hosts))
        self.assertEqual((certificate["issuerRef"]["kind"], certificate["issuerRef"]["name"]), ("ClusterIssuer", "letsencrypt"))
        self.assertFalse([key for key in LOCAL if key[0] in ("IngressRoute", "Certificate")])


class Workers(unittest.TestCase):
    def test_horizon(self):
        for environment in BOTH:
            of = environment["Deployment", "ezscale-website-horizon"]
            self.assertEqual(containers(of)["horizon"]["command"], ["php", "artisan", "horizon"])
            self.assertEqual(pod(of)["terminationGracePeriodSeconds"], 60)

    def test_scheduler(self):
        for environment in BOTH:
            of = environment["Deployment", "ezscale-website-scheduler"]
            self.assertEqual(containers(of)["scheduler"]["command"], ["php", "artisan", "schedule:work"])
            self.assertEqual((of["spec"]["replicas"], of["spec"]["strategy"]), (1, {"type": "Recreate"}))
            self.assertFalse([key for key, each in environment.items() if key[0] == "HorizontalPodAutoscaler"
                              and each["spec"]["scaleTargetRef"]["name"] == "ezscale-website-scheduler"])

    def test_migrations(self):
        command = ["php", "artisan", "migrate", "--force", "--no-interaction"]
        for environment, phases in ((LOCAL, "post-upgrade,post-install"), (PROD, "pre-upgrade,pre-install")):
            job = environment["Job", "ezscale-website-migrate"]
            self.assertEqual(job["metadata"]["annotations"],
                             {"helm.sh/hook": phases, "helm.sh/hook-weight": "0", "helm.sh/hook-delete-policy": "before-hook-creation"})
            self.assertEqual(containers(job)["migrate"]["command"], command)
            self.assertNotIn("args", containers(job)["migrate"])
            self.assertIn(":app-", containers(job)["migrate"]["image"])
        text = (CHART / "templates" / "job-migrate.yaml").read_text(encoding="utf-8")
        self.assertIn("{{- if .Values.migrate.enabled }}", text)
        self.assertRegex(text, r"\{\{- if \.Values\.migrate\.seed \}\}\n\s+args:\n\s+- --seed\n\s+- --class=ProductionSeeder\n")

    def test_the_migrations_read_what_is_there(self):
        for environment in BOTH:
            migrate = containers(environment["Job", "ezscale-website-migrate"])["migrate"]
            self.assertNotIn("configMapRef", json.dumps(migrate))


class Settings(unittest.TestCase):
    def test_config(self):
        prod, local = data(PROD, "ezscale-website-config"), data(LOCAL, "ezscale-website-config")
        self.assertEqual((prod["FILESYSTEM_DISK"], local["FILESYSTEM_DISK"]), ("s3", "local"))
        self.assertEqual((prod["APP_ENV"], local["APP_ENV"]), ("production", "local"))
        self.assertEqual((prod["DB_HOST"], prod["DB_PORT"]), ("mariadb-maxscale.ezscale.svc.cluster.local", "3306"))
        self.assertEqual(local["DB_HOST"], "ezscale-website-mariadb.ezscale.svc.cluster.local")
        for config in (prod, local):
            self.assertEqual(config["DB_DATABASE"], "ezscale_billing")
            self.assertEqual(config["REDIS_HOST"], "ezscale-website-valkey.ezscale.svc.cluster.local")
        self.assertEqual(values()["database"], {"host": "mariadb-maxscale.ezscale.svc.cluster.local", "port": 3306})

    def test_secrets_by_env_from(self):
        for environment in BOTH:
            for workload, name in (("app", "app"), ("horizon", "horizon"), ("scheduler", "scheduler")):
                self.assertIn("ezscale-website-secrets", secrets_of(containers(environment["Deployment", f"ezscale-website-{workload}"])[name]))

    def test_oauth_keys_reach_storage(self):
        for environment in BOTH:
            for workload, name in (("app", "app"), ("horizon", "horizon"), ("scheduler", "scheduler")):
                of = environment["Deployment", f"ezscale-website-{workload}"]
                paths = {mount["mountPath"]: mount.get("subPath") for mount in containers(of)[name]["volumeMounts"]}
                for key in ("oauth-private.key", "oauth-public.key"):
                    self.assertEqual(paths[f"/var/www/html/storage/{key}"], key)

    def test_uploads(self):
        for environment, kinds in ((LOCAL, [{}]), (PROD, [])):
            for workload in ("app", "horizon", "scheduler"):
                of = pod(environment["Deployment", f"ezscale-website-{workload}"])
                self.assertFalse([volume for volume in of["volumes"] if "persistentVolumeClaim" in volume])
                self.assertEqual([volume["emptyDir"] for volume in of["volumes"] if volume["name"] == "uploads"], kinds)

    def test_namespace(self):
        for environment in BOTH:
            self.assertEqual({each["metadata"]["namespace"] for each in environment.values()}, {"ezscale"})


class Database(unittest.TestCase):
    def test_production(self):
        database = PROD["Database", "ezscale-billing"]["spec"]
        self.assertEqual((database["mariaDbRef"]["name"], database["name"], database["characterSet"], database["collate"]),
                         ("mariadb", "ezscale_billing", "utf8mb4", "utf8mb4_unicode_ci"))
        user = PROD["User", "ezscale-website-app"]["spec"]
        self.assertEqual((user["mariaDbRef"]["name"], user["passwordSecretKeyRef"], user["host"], user["maxUserConnections"]),
                         ("mariadb", {"name": "ezscale-website-secrets", "key": "DB_PASSWORD"}, "%", 50))
        grant = PROD["Grant", "ezscale-website-app-grant"]["spec"]
        self.assertEqual((grant["mariaDbRef"]["name"], grant["privileges"], grant["database"], grant["table"], grant["username"], grant["host"]),
                         ("mariadb", ["ALL PRIVILEGES"], "ezscale_billing", "*", "ezscale-website-app", "%"))
        self.assertFalse([key for key in PROD if key[0] == "MariaDB"])

    def test_local(self):
        instance = LOCAL["MariaDB", "ezscale-website-mariadb"]["spec"]
        self.assertEqual(instance["replicas"], 1)
        password = instance["rootPasswordSecretKeyRef"]
        self.assertIn(password["key"], LOCAL["Secret", password["name"]]["stringData"])
        for kind, name in (("Database", "ezscale-billing"), ("User", "ezscale-website-app"), ("Grant", "ezscale-website-app-grant")):
            self.assertEqual(LOCAL[kind, name]["spec"]["mariaDbRef"]["name"], "ezscale-website-mariadb")


class Valkey(unittest.TestCase):
    def test_server(self):
        for environment, storage, password in ((LOCAL, "local-path", False), (PROD, "longhorn", True)):
            of = environment["StatefulSet", "ezscale-website-valkey"]
            server = containers(of)["valkey"]
            self.assertEqual((of["spec"]["replicas"], server["image"]), (1, "valkey/valkey:9-alpine"))
            words = server["args"]
            self.assertEqual(words[:7], ["valkey-server", "--appendonly", "yes", "--maxmemory", "1gb", "--maxmemory-policy", "allkeys-lru"])
            self.assertEqual("--requirepass" in words, password)
            self.assertEqual("env" in server, password)
            claim = of["spec"]["volumeClaimTemplates"][0]["spec"]
            self.assertEqual((claim["storageClassName"], claim["resources"]["requests"]["storage"]), (storage, "5Gi"))
            self.assertEqual(environment["Service", "ezscale-website-valkey"]["spec"]["ports"][0]["port"], 6379)
            self.assertEqual("REDIS_PASSWORD" in json.dumps(environment["Deployment", "ezscale-website-app"]), password)


unittest.main(argv=sys.argv[:1])
