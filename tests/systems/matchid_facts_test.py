"""What matchID is asked for, read in the rendered environments.

    matchid_facts_test.py ROOT
"""

import pathlib
import sys
import unittest

import yaml

FOLDER = pathlib.Path(sys.argv[1]) / "generated" / "k8s" / "matchid" / "rendered"


def read(environment):
    found = {}
    for path in (FOLDER / environment).rglob("*.yaml"):
        if path.name == "kustomization.yaml":
            continue
        for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            found[document["kind"], document["metadata"]["name"]] = document
    return found


ENVIRONMENTS = {name: read(name) for name in ("local", "poc")}
LOCAL, POC = ENVIRONMENTS["local"], ENVIRONMENTS["poc"]
WORKLOADS = [("Deployment", "deces-backend"), ("Deployment", "deces-ui"), ("StatefulSet", "elasticsearch"), ("Deployment", "redis")]
NGINX = {
    "API_USER_SCOPE": "http_x_forwarded_for", "API_SEARCH_LIMIT_RATE": "1r/s", "API_SEARCH_USER_BURST": "30 nodelay",
    "API_SEARCH_GLOBAL_LIMIT_RATE": "20r/s", "API_SEARCH_GLOBAL_BURST": "400 nodelay", "API_BULK_SUBMIT_LIMIT_RATE": "4r/m",
    "API_BULK_SUBMIT_BURST": "4 nodelay", "API_MISC_LIMIT_RATE": "2r/s", "API_MISC_USER_BURST": "7 nodelay",
    "API_MISC_GLOBAL_LIMIT_RATE": "5r/s", "API_MISC_GLOBAL_BURST": "40 nodelay", "API_AGG_LIMIT_RATE": "30r/m",
    "API_AGG_USER_BURST": "15 nodelay", "API_AGG_GLOBAL_LIMIT_RATE": "1r/s", "API_AGG_GLOBAL_BURST": "30 nodelay",
    "API_DOWNLOAD_LIMIT_RATE": "30r/m", "API_READ_TIMEOUT": "3600", "API_SEND_TIMEOUT": "1200", "API_MAX_BODY": "100m",
    "GOOGLE_ANALYTICS_ID": "", "GOOGLE_ADSENSE_ID": "", "DATAGOUV_PROXY_PATH": "/deces/api/v0/getDataGouvFile",
    "DATAGOUV_RESOURCES_PROXY": "https://static.data.gouv.fr",
    "DATAGOUV_RESOURCES_REWRITE_PATH": "/resources/fichier-des-personnes-decedees",
}


def pod(workload):
    return workload["spec"]["template"]["spec"]


def container(environment, kind, name):
    return pod(environment[kind, name])["containers"][0]


def variables(one):
    return {each["name"]: each["value"] for each in one["env"]}


def text_of(environment, name):
    return (FOLDER / environment / name).read_text(encoding="utf-8")


class Base(unittest.TestCase):
    """In both environments."""

    def test_workloads(self):
        expected = {
            "deces-backend": ("matchid/deces-backend:latest", 8080, "100m", "500m", "256Mi", "512Mi"),
            "deces-ui": ("matchid/deces-ui:latest", 8083, "50m", "200m", "64Mi", "128Mi"),
            "elasticsearch": ("docker.elastic.co/elasticsearch/elasticsearch:7.17.28", 9200, "250m", "1500m", "512Mi", "1Gi"),
        }
        for environment in ENVIRONMENTS.values():
            for kind, name in WORKLOADS:
                one = container(environment, kind, name)
                resources = one["resources"]
                self.assertEqual(environment["Service", name]["spec"]["selector"],
                                 environment[kind, name]["spec"]["template"]["metadata"]["labels"])
                if name == "redis":
                    self.assertEqual((one["image"], one["ports"][0]["containerPort"]), ("redis:7.2-alpine", 6379))
                    continue
                self.assertEqual(
                    (one["image"], one["ports"][0]["containerPort"], resources["requests"]["cpu"], resources["limits"]["cpu"],
                     resources["requests"]["memory"], resources["limits"]["memory"]), expected[name])

    def test_namespace_of_everything(self):
        for environment in ENVIRONMENTS.values():
            for (kind, _), document in environment.items():
                if kind not in ("Namespace", "StorageClass", "PersistentVolume"):
                    self.assertEqual(document["metadata"]["namespace"], "matchid")

    def test_backend(self):
        for environment, host, scheme in ((LOCAL, "deces.local", "http"), (POC, "matchid-poc.matchid.io", "https")):
            one = container(environment, "Deployment", "deces-backend")
            found = variables(one)
            for name, value in {
                "REDIS_HOST": "redis.matchid.svc.cluster.local", "REDIS_PORT": "6379", "ES_INDEX": "deces", "BACKEND_PORT": "8080",
                "ES_URL": "elasticsearch.matchid.svc.cluster.local:9200", "BACKEND_PROXY_PATH": "/deces/api/v1",
                "BACKEND_JOB_CONCURRENCY": "2", "BACKEND_CHUNK_CONCURRENCY": "2", "APP_DNS": host, "APP_URL": f"{scheme}://{host}",
                "WIKIDATA_LINKS": "/dev/null",
            }.items():
                self.assertEqual(found[name], value)
            for name in ("BACKEND_LOG_TIMER", "BACKEND_TMP_MAX", "BACKEND_TMP_DURATION", "BACKEND_TMP_WINDOW", "DISPOSABLE_MAIL",
                         "COMMUNES_JSON", "DB_JSON"):
                self.assertTrue(found[name])
            self.assertEqual(one["envFrom"], [{"secretRef": {"name": "deces-backend-secrets", "optional": True}}])
            for probe in ("livenessProbe", "readinessProbe"):
                self.assertEqual(one[probe]["httpGet"]["path"], "/deces/api/v1/healthcheck")
            self.assertNotIn(("Secret", "deces-backend-secrets"), environment)

    def test_ui(self):
        for environment in ENVIRONMENTS.values():
            data = environment["ConfigMap", "deces-ui-nginx"]["data"]
            self.assertEqual({key: value for key, value in data.items() if key != "NGINX_CSP"}, NGINX)
            self.assertTrue(data["NGINX_CSP"].startswith("default-src https: 'self'"))
            one = container(environment, "Deployment", "deces-ui")
            self.assertEqual(one["envFrom"], [{"configMapRef": {"name": "deces-ui-nginx"}}])
            self.assertEqual(variables(one), {
                "APP": "deces-ui", "APP_FRONTEND": "deces-ui", "ES_INDEX": "deces", "ES_PORT": "9200", "BACKEND_PORT": "8080",
                "ES_HOST": "elasticsearch.matchid.svc.cluster.local", "BACKEND_HOST": "deces-backend.matchid.svc.cluster.local",
                "BACKEND_PROXY_PATH": "/deces/api/v1"})

    def test_values_that_look_like_numbers_are_quoted(self):
        for environment in ENVIRONMENTS:
            text = text_of(environment, "deces-ui/configmap.yaml")
            for line in ('API_READ_TIMEOUT: "3600"', 'API_SEND_TIMEOUT: "1200"', 'API_SEARCH_USER_BURST: "30 nodelay"'):
                self.assertIn(line, text)

    def test_elasticsearch(self):
        for environment in ENVIRONMENTS.values():
            one = container(environment, "StatefulSet", "elasticsearch")
            self.assertEqual(variables(one)["ES_JAVA_OPTS"], "-Xms512m -Xmx512m")
            self.assertEqual(variables(one)["discovery.type"], "single-node")
            self.assertEqual(pod(environment["StatefulSet", "elasticsearch"])["securityContext"]["runAsUser"], 1000)
            self.assertEqual(len(environment["StatefulSet", "elasticsearch"]["spec"]["volumeClaimTemplates"]), 1)

    def test_redis(self):
        for name, environment in ENVIRONMENTS.items():
            one = container(environment, "Deployment", "redis")
            self.assertIn("128mb", one["args"])
            self.assertNotIn("volumes", pod(environment["Deployment", "redis"]))
            self.assertRegex(text_of(name, "redis/deployment.yaml"), r"# .*[Ee]phemeral.*lost when the pod goes")

    def test_waivers_give_their_reason(self):
        for name in ENVIRONMENTS:
            text = "".join(text_of(name, f"{each}/deployment.yaml") for each in ("deces-backend", "deces-ui", "redis"))
            text += text_of(name, "elasticsearch/statefulset.yaml")
            # The privileged init container, and its waiver, are where the kernel is not the laptop's own.
            privileged = ["SEC-01"] if name == "poc" else []
            self.assertEqual(sorted(line.split()[1] for line in text.splitlines() if " is waived: " in line),
                             ["DOV-12", "DOV-13", "REL-10", *privileged, "SEC-42", "SEC-42"])


class Local(unittest.TestCase):
    def test_services_are_node_ports(self):
        ports = {name: LOCAL["Service", name]["spec"] for name in ("deces-ui", "deces-backend")}
        self.assertEqual({name: (spec["type"], spec["ports"][0]["nodePort"]) for name, spec in ports.items()},
                         {"deces-ui": ("NodePort", 30083), "deces-backend": ("NodePort", 30080)})

    def test_volume(self):
        volume = LOCAL["PersistentVolume", "matchid-elasticsearch"]["spec"]
        self.assertIn("hostPath", volume)
        self.assertEqual(volume["storageClassName"], "matchid-local")
        self.assertIn(("StorageClass", "matchid-local"), LOCAL)
        claim = LOCAL["StatefulSet", "elasticsearch"]["spec"]["volumeClaimTemplates"][0]["spec"]
        self.assertEqual(claim["storageClassName"], "matchid-local")

    def test_only_one_init_container(self):
        names = [each["name"] for each in pod(LOCAL["StatefulSet", "elasticsearch"])["initContainers"]]
        self.assertEqual(names, ["fix-data-permissions"])

    def test_nodes_and_replicas(self):
        for key in WORKLOADS:
            self.assertNotIn("nodeSelector", pod(LOCAL[key]))
            self.assertEqual(LOCAL[key]["spec"]["replicas"], 1)

    def test_entry(self):
        spec = LOCAL["IngressRoute", "deces"]["spec"]
        self.assertEqual([route["match"] for route in spec["routes"]],
                         ["Host(`deces.local`) && PathPrefix(`/deces/api/v1`)", "Host(`deces.local`)"])
        self.assertEqual([route["services"][0]["name"] for route in spec["routes"]], ["deces-backend", "deces-ui"])
        self.assertNotIn("tls", spec)

    def test_has_its_namespace(self):
        self.assertIn(("Namespace", "matchid"), LOCAL)


class Poc(unittest.TestCase):
    def test_services(self):
        for key in WORKLOADS:
            self.assertEqual(POC["Service", key[1]]["spec"]["type"], "ClusterIP")

    def test_volume(self):
        claim = POC["StatefulSet", "elasticsearch"]["spec"]["volumeClaimTemplates"][0]["spec"]
        self.assertEqual(claim["storageClassName"], "scw-bssd")
        self.assertFalse([key for key in POC if key[0] in ("PersistentVolume", "StorageClass")])

    def test_both_init_containers(self):
        init = pod(POC["StatefulSet", "elasticsearch"])["initContainers"]
        self.assertEqual([each["name"] for each in init], ["sysctl-vm-max-map-count", "fix-data-permissions"])
        self.assertTrue(init[0]["securityContext"]["privileged"])
        # The pod refuses root and is user 1000: both say otherwise, or the kubelet would not start them, or chown fail.
        for each in init:
            self.assertEqual((each["securityContext"]["runAsNonRoot"], each["securityContext"]["runAsUser"]), (False, 0))
        self.assertEqual((init[1]["image"].split(":")[0], init[1]["command"]),
                         ("busybox", ["chown", "-R", "1000:1000", "/usr/share/elasticsearch/data"]))

    def test_every_workload_is_at_rest_on_burst_nodes(self):
        for key in WORKLOADS:
            self.assertEqual(pod(POC[key])["nodeSelector"], {"pool": "burst"})
            self.assertEqual([(each["key"], each["value"]) for each in pod(POC[key])["tolerations"]], [("pool", "burst")])
            self.assertEqual(POC[key]["spec"]["replicas"], 0)

    def test_entry(self):
        spec = POC["IngressRoute", "deces"]["spec"]
        self.assertTrue(all("Host(`matchid-poc.matchid.io`)" in route["match"] for route in spec["routes"]))
        certificate = POC["Certificate", "matchid-poc-tls"]["spec"]
        self.assertEqual(spec["tls"]["secretName"], certificate["secretName"])
        self.assertEqual(certificate["dnsNames"], ["matchid-poc.matchid.io"])
        self.assertEqual(certificate["issuerRef"], {"kind": "ClusterIssuer", "name": "letsencrypt-prod"})

    def test_has_no_namespace(self):
        self.assertNotIn(("Namespace", "matchid"), POC)


unittest.main(argv=sys.argv[:1])
