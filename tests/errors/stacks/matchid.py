"""Mistakes in stack/matchid, and production, which does not compile yet."""

from stack_test import Mistake, Program

PLACE = r"stack/matchid/"

MISTAKES = [
    Mistake("a variable that the ConfigMap loses", "ui.hpp", r'\s*\{"API_SEND_TIMEOUT", "1200"\},', "",
     PLACE + r"ui\.hpp:\d+: every environment: Deployment `deces-ui`, container `deces-ui` reads variable `API_SEND_TIMEOUT`, .*\[DOV-07\]", True),
    Mistake("a variable that the container loses", "ui.hpp", r'\s*\.withEnv\("BACKEND_PORT", [^\n]*', "",
     PLACE + r"ui\.hpp:\d+: every environment: .* reads variable `BACKEND_PORT`, .*\[DOV-07\]", True),
    Mistake("an overlay for a resource that is not there", "local.hpp", r"on\(redis\)", 'on<Deployment>("reddis")',
     PLACE + r"local\.hpp:\d+: local: the environment edits Deployment `reddis`, .*; did you mean `redis`\? \[DOV-20\]"),
    Mistake("an overlay that takes away a container that is not there", "local.hpp", r"withoutInitContainer\(sysctl\)",
     'withoutInitContainer("sysctl")',
     PLACE + r"local\.hpp:\d+: local: StatefulSet `elasticsearch` has no init container `sysctl` to change .*\[DOV-21\]", True),
    Mistake("an environment without its namespace", "poc.hpp", r"withExternals\(poc_namespace, ", "withExternals(",
     PLACE + r"settings\.hpp:\d+: poc: .* in namespace `matchid`, which is not in this stack .*\[REF-75\]", True),
    Mistake("a StorageClass that nobody declares", "poc.hpp", r"scaleway_storage, letsencrypt\)", "letsencrypt)",
     PLACE + r"poc\.hpp:\d+: poc: .*`scw-bssd`, .*\[REF-32\]", True),
    Mistake("an issuer that nobody declares", "poc.hpp", r"scaleway_storage, letsencrypt\)", "scaleway_storage)",
     PLACE + r"poc\.hpp:\d+: poc: Certificate `matchid-poc-tls` asks ClusterIssuer `letsencrypt-prod` .*\[REF-68\]", True),
    Mistake("a certificate for another host", "poc.hpp", r"withDnsNames\(domain\)", 'withDnsNames("matchid.io")',
     PLACE + r"\w+\.hpp:\d+: poc: .*matchid-poc\.matchid\.io.*\[DOV-09\]", True),
    Mistake("a TLS Secret that no Certificate makes", "poc.hpp", r'\s*\.add\(file\("certificate\.yaml", poc_certificate\)\)', "",
     PLACE + r"poc\.hpp:\d+: poc: IngressRoute `deces` .*`matchid-poc-tls`.*"),
    Mistake("two services on one port of the node", "local.hpp", r"ui_node_port = 30083", "ui_node_port = 30080",
     PLACE + r"local\.hpp:\d+: local: .*30080.*\[IDN-12\]", True),
    Mistake("a port of the node outside the range", "local.hpp", r"ui_node_port = 30083", "ui_node_port = 8083",
     PLACE + r"local\.hpp:\d+: error: .*a port of the nodes, a whole number from 30000 to 32767, belongs here"),
    Mistake("a route to a port that the Service lacks", "entry.hpp", r"ui_service, ui_http\)", "ui_service, elastic_http)",
     PLACE + r"entry\.hpp:\d+: local: IngressRoute `deces` .*9200.*\[REF-70\]"),
    Mistake("a waiver that is no longer needed", "local.hpp", r"on\(ui\)\.withWaiver", 'on(ui_service).withWaiver',
     PLACE + r"local\.hpp:\d+: local: Service `deces-ui` waives `SEC-42`, but nothing there breaks it"),
    Mistake("a policy whose waiver is lost", "poc.hpp", r'\.edit\(on\(redis\)\.withWaiver\("DOV-12"[^\n]*', "",
     PLACE + r"redis\.hpp:\d+: poc: Deployment `redis` keeps the queue of jobs, but mounts no volume .*\[DOV-12\]", True),
]

PROGRAMS = [
    Program("production", "prod.cpp",
        [r"backend\.hpp:\d+: prod: 2 images have no tag, or one that moves: `matchid/deces-backend:latest` \(Deployment `deces-backend`, .*`matchid/deces-ui:latest` \(Deployment `deces-ui`, .*name versions.* \[SEC-42\]",
         r"redis\.hpp:\d+: prod: Deployment `redis` keeps the queue of jobs, but mounts no volume .*mount a persistent claim.* \[DOV-12\]",
         r"elasticsearch\.hpp:\d+: prod: StatefulSet `elasticsearch` has 1 replica and needs 3: a single node .* \[REL-10\]",
         r"backend\.hpp:\d+: prod: .*`deces-backend-secrets` only if it is there.*remove optional\(\).* \[DOV-13\]"],
        [("prod.hpp", r'(Environment<"prod">\{\});',
          r'''\1
    .edit(on(backend).inContainer(on(backend_container).withImage("matchid/deces-backend:1.4.2").edit(
        [](api::core::v1::Container& c) { c.envFrom[0].secretRef->optional.reset(); })))
    .edit(on(ui).inContainer(on(ui_container).withImage("matchid/deces-ui:2.1.0")))
    .add(file("redis/claim.yaml", redis_data))
    .edit(on(redis).withVolume(claim_volume<"data">(redis_data)).inContainer(
        on<Container>("redis").withVolumeMount("data", "/data")))
    .edit(on(elasticsearch).withReplicas(3));'''),
         ("prod.hpp", r"(inline constexpr auto prod =)",
          r'inline constexpr auto redis_data = PersistentVolumeClaim<"redis">{}.withReadWriteOnce().withStorage(1_Gi);\n\1')]),
]
