/// What others make: the Secrets, ConfigMaps and Services that are there once operators have seen what a stack has. One table
/// of facts, each from its operator's own documentation or source; where the keys of something are not certain, none are said,
/// and then any key may be there.
#pragma once

#include <string_view>

namespace dovetail::check {

/// What one kind of object makes. Paths lead through its fields: `spec.data[].name` is that field of each item, `spec.data.*`
/// the names of the fields there. In a text, `{a|b}` stands for what is at the first of these paths that there is; where none
/// is, nothing is made; of several things at a path, each makes one.
struct maker {
  /// Without its version; empty: of any.
  std::string_view group;
  /// Empty: any.
  std::string_view kind;
  /// The kind of what is made.
  std::string_view made;
  std::string_view name;
  /// Words with spaces between them: keys; of a Service, `name:port`. None: they are not known.
  std::string_view keys = {};
  /// Words that must all hold: `path` is there, `!path` is not, `path=text`, `path!=text`.
  std::string_view when = {};
  /// Paths; where there is one of them, there are more keys than those.
  std::string_view more = {};
  /// Where it is not the object's own namespace; `*`: it is in all of them.
  std::string_view name_space = {};
  /// It adds keys to an object that is there.
  bool only_adds = false;
};

// Keys of Secrets that cert-manager writes; `ca.crt` is there where the issuer has it to give.
// Source: cert-manager pkg/apis/certmanager/v1/types_certificate.go, and types.go for PKCS#12 and JKS.
inline constexpr std::string_view certificate_keys[] = {"tls.crt", "tls.key", "ca.crt"};
inline constexpr const char* certificate_der_key = "key.der";
inline constexpr const char* certificate_pem_key = "tls-combined.pem";
inline constexpr const char* certificate_jks_keys[] = {"keystore.jks", "truststore.jks"};
inline constexpr const char* certificate_pkcs12_keys[] = {"keystore.p12", "truststore.p12"};

/// What each namespace has.
struct always_there {
  std::string_view kind;
  std::string_view name;
  std::string_view key;
};
inline constexpr always_there always_there_objects[] = {
    // Source: Kubernetes pkg/controller/certificates/rootcacertpublisher/publisher.go.
    {"ConfigMap", "kube-root-ca.crt", "ca.crt"},
    // Source: OpenShift, "Understanding service serving certificates": kube-controller-manager's operator publishes it.
    {"ConfigMap", "openshift-service-ca.crt", "service-ca.crt"},
};
constexpr const always_there* find_always_there(std::string_view kind, std::string_view name) {
  for (const always_there& each : always_there_objects)
    if (each.kind == kind && each.name == name) return &each;
  return nullptr;
}

// Keys of CloudNativePG's users. Source: cloudnative-pg pkg/specs/secrets.go, CreateSecret.
inline constexpr std::string_view cnpg_keys =
    "username user password dbname host port pgpass uri jdbc-uri fqdn-uri fqdn-jdbc-uri";
// Source: strimzi, "Securing user access", secrets of KafkaUsers: by the type of authentication.
inline constexpr std::string_view kafka_tls_keys = "ca.crt user.crt user.key user.p12 user.password";
inline constexpr std::string_view kafka_scram_keys = "password sasl.jaas.config";

inline constexpr maker makers[] = {
    // External Secrets Operator, docs/api/externalsecret.md and guides/templating.md: creationPolicy None and Merge make no
    // Secret; a template takes the place of the data unless its mergePolicy is Merge; a manifest makes another kind.
    {"external-secrets.io", "ExternalSecret", "Secret", "{spec.target.name|metadata.name}", "{spec.data[].secretKey}",
     "spec.target.creationPolicy!=None spec.target.creationPolicy!=Merge !spec.target.template.data "
     "!spec.target.manifest",
     "spec.dataFrom spec.target.template.templateFrom"},
    {"external-secrets.io", "ExternalSecret", "Secret", "{spec.target.name|metadata.name}",
     "{spec.target.template.data.*}",
     "spec.target.creationPolicy!=None spec.target.creationPolicy!=Merge spec.target.template.data "
     "spec.target.template.mergePolicy!=Merge !spec.target.manifest",
     "spec.dataFrom spec.target.template.templateFrom"},
    {"external-secrets.io", "ExternalSecret", "Secret", "{spec.target.name|metadata.name}",
     "{spec.target.template.data.*} {spec.data[].secretKey}",
     "spec.target.creationPolicy!=None spec.target.creationPolicy!=Merge spec.target.template.data "
     "spec.target.template.mergePolicy=Merge !spec.target.manifest",
     "spec.dataFrom spec.target.template.templateFrom"},
    {.group = "external-secrets.io",
     .kind = "ExternalSecret",
     .made = "Secret",
     .name = "{spec.target.name|metadata.name}",
     .keys = "{spec.data[].secretKey} {spec.target.template.data.*}",
     .when = "spec.target.creationPolicy=Merge !spec.target.manifest",
     .more = "spec.dataFrom spec.target.template.templateFrom",
     .only_adds = true},
    {"external-secrets.io", "ExternalSecret", "ConfigMap", "{spec.target.name|metadata.name}", "",
     "spec.target.manifest.kind=ConfigMap spec.target.creationPolicy!=None spec.target.creationPolicy!=Merge"},
    // The same in every namespace that its selectors pick, docs/api/clusterexternalsecret.md.
    {.group = "external-secrets.io",
     .kind = "ClusterExternalSecret",
     .made = "Secret",
     .name = "{spec.externalSecretSpec.target.name|spec.externalSecretName|metadata.name}",
     .keys = "{spec.externalSecretSpec.data[].secretKey} {spec.externalSecretSpec.target.template.data.*}",
     .when = "spec.externalSecretSpec.target.creationPolicy!=None spec.externalSecretSpec.target.creationPolicy!=Merge",
     .more = "spec.externalSecretSpec.dataFrom spec.externalSecretSpec.target.template.templateFrom",
     .name_space = "*"},
    // Kubernetes External Secrets, its predecessor, README: "data" and "dataFrom" stood at the top at first.
    {"kubernetes-client.io", "ExternalSecret", "Secret", "{metadata.name}", "{spec.data[].name}", "spec.data",
     "spec.dataFrom spec.dataFromWithOptions spec.template"},
    {"kubernetes-client.io", "ExternalSecret", "Secret", "{metadata.name}", "", "!spec.data"},

    // sealed-secrets, pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go, Unseal: the data of the template is added;
    // a Secret has the name of its SealedSecret, whatever the template says.
    {"bitnami.com", "SealedSecret", "Secret", "{metadata.name}",
     "{spec.encryptedData.*} {spec.template.data.*} {spec.template.stringData.*}", "", "spec.data"},
    // A Certificate of a version that is gone, which `check` tells: whoever needs its Secret is not wrong, too.
    {"cert-manager.io", "Certificate", "Secret", "{spec.secretName}"},
    {"certmanager.k8s.io", "Certificate", "Secret", "{spec.secretName}"},
    // SOPS Secrets Operator (isindir), README: each secretTemplate makes a Secret.
    {"isindir.github.com", "SopsSecret", "Secret", "{spec.secretTemplates[].name}"},
    // 1Password's operator, README: the Secret has the name of the item's object, and a key for each field.
    {"onepassword.com", "OnePasswordItem", "Secret", "{metadata.name}"},
    // Infisical's operator, docs/integrations/platforms/kubernetes/infisical-secret-crd.
    {.group = "secrets.infisical.com",
     .kind = "InfisicalSecret",
     .made = "Secret",
     .name = "{spec.managedSecretReference.secretName}",
     .name_space = "{spec.managedSecretReference.secretNamespace}"},
    {.group = "secrets.infisical.com",
     .kind = "InfisicalSecret",
     .made = "Secret",
     .name = "{spec.managedKubeSecretReferences[].secretName}",
     .name_space = "*"},
    // Doppler's operator, README: spec.managedSecret.
    {.group = "secrets.doppler.com",
     .kind = "DopplerSecret",
     .made = "Secret",
     .name = "{spec.managedSecret.name}",
     .name_space = "{spec.managedSecret.namespace}"},
    // Bitwarden's sm-kubernetes, README: spec.secretName.
    {"k8s.bitwarden.com", "BitwardenSecret", "Secret", "{spec.secretName}"},
    // Red Hat's vault-config-operator, docs/secret-management.md.
    {"redhatcop.redhat.io", "VaultSecret", "Secret", "{spec.output.name}", "{spec.output.stringData.*}"},
    // ricoberger/vault-secrets-operator, README: the Secret has the object's name.
    {"ricoberger.de", "VaultSecret", "Secret", "{metadata.name}"},
    // Azure's akv2k8s, docs: spec.output.secret.name and .dataKey, or all of a multi-key value.
    {"spv.no", "AzureKeyVaultSecret", "Secret", "{spec.output.secret.name}"},
    {"spv.no", "AzureKeyVaultSecret", "ConfigMap", "{spec.output.configMap.name}"},
    // Secrets Store CSI driver, docs/topics/sync-as-kubernetes-secret: spec.secretObjects, once a pod mounts the volume.
    {"secrets-store.csi.x-k8s.io", "SecretProviderClass", "Secret", "{spec.secretObjects[].secretName}"},

    // cert-manager's trust-manager, docs/trust/trust-manager: a Bundle is synced to every namespace that its selector picks,
    // under its own name.
    {.group = "trust.cert-manager.io",
     .kind = "Bundle",
     .made = "ConfigMap",
     .name = "{metadata.name}",
     .keys = "{spec.target.configMap.key}",
     .when = "spec.target.configMap",
     .more = "spec.target.additionalFormats",
     .name_space = "*"},
    {.group = "trust.cert-manager.io",
     .kind = "Bundle",
     .made = "Secret",
     .name = "{metadata.name}",
     .keys = "{spec.target.secret.key}",
     .when = "spec.target.secret",
     .more = "spec.target.additionalFormats",
     .name_space = "*"},

    // CloudNativePG, docs/src/applications.md and api/v1/cluster_funcs.go: the user's Secret is made where none is given;
    // the superuser's where access is enabled; CA and server certificates where none are given.
    {"postgresql.cnpg.io", "Cluster", "Secret", "{metadata.name}-app", cnpg_keys, "!spec.bootstrap.initdb.secret.name"},
    {"postgresql.cnpg.io", "Cluster", "Secret", "{metadata.name}-superuser", cnpg_keys,
     "spec.enableSuperuserAccess=true !spec.superuserSecret.name"},
    {"postgresql.cnpg.io", "Cluster", "Secret", "{metadata.name}-ca", "ca.crt ca.key"},
    {"postgresql.cnpg.io", "Cluster", "Secret", "{metadata.name}-server", "tls.crt tls.key"},
    {"postgresql.cnpg.io", "Cluster", "Secret", "{metadata.name}-replication", "tls.crt tls.key"},
    {"postgresql.cnpg.io", "Cluster", "Service", "{metadata.name}-rw", "postgres:5432"},
    {"postgresql.cnpg.io", "Cluster", "Service", "{metadata.name}-ro", "postgres:5432"},
    {"postgresql.cnpg.io", "Cluster", "Service", "{metadata.name}-r", "postgres:5432"},
    {"postgresql.cnpg.io", "Cluster", "Service", "{spec.managed.services.additional[].serviceTemplate.metadata.name}"},
    {"postgresql.cnpg.io", "Pooler", "Service", "{metadata.name}"},

    // MinIO Operator, pkg/apis/minio.min.io/v2/names.go and constants.go.
    {"minio.min.io", "Tenant", "Service", "minio"},
    {"minio.min.io", "Tenant", "Service", "{metadata.name}-console"},
    {"minio.min.io", "Tenant", "Service", "{metadata.name}-hl"},
    {"minio.min.io", "Tenant", "Secret", "{metadata.name}-tls", {}, "spec.requestAutoCert!=false"},
    // Zalando's postgres-operator, docs/reference/operator_parameters.md: secret_name_template, which was shorter before 1.6;
    // docs/user.md for the users of preparedDatabases. A Secret of each user, with its name and password.
    {"acid.zalan.do", "postgresql", "Secret", "{spec.users.*}.{metadata.name}.credentials.postgresql.acid.zalan.do",
     "username password"},
    {"acid.zalan.do", "postgresql", "Secret", "{spec.users.*}.{metadata.name}.credentials", "username password"},
    {"acid.zalan.do", "postgresql", "Secret", "postgres.{metadata.name}.credentials.postgresql.acid.zalan.do",
     "username password"},
    {"acid.zalan.do", "postgresql", "Secret", "postgres.{metadata.name}.credentials", "username password"},
    {"acid.zalan.do", "postgresql", "Secret", "standby.{metadata.name}.credentials.postgresql.acid.zalan.do",
     "username password"},
    {"acid.zalan.do", "postgresql", "Secret",
     "{spec.preparedDatabases.*}-owner-user.{metadata.name}.credentials.postgresql.acid.zalan.do", "username password"},
    {"acid.zalan.do", "postgresql", "Secret",
     "{spec.preparedDatabases.*}-reader-user.{metadata.name}.credentials.postgresql.acid.zalan.do",
     "username password"},
    {"acid.zalan.do", "postgresql", "Secret",
     "{spec.preparedDatabases.*}-writer-user.{metadata.name}.credentials.postgresql.acid.zalan.do",
     "username password"},
    {"acid.zalan.do", "postgresql", "Service", "{metadata.name}", "postgresql:5432"},
    {"acid.zalan.do", "postgresql", "Service", "{metadata.name}-repl", "postgresql:5432"},
    {"acid.zalan.do", "postgresql", "Service", "{metadata.name}-pooler"},
    {"acid.zalan.do", "postgresql", "Service", "{metadata.name}-pooler-repl"},

    // Crunchy's PGO, docs: <cluster>-pguser-<user>, whose keys differ by version; Services -primary and -replicas.
    {"postgres-operator.crunchydata.com", "PostgresCluster", "Secret", "{metadata.name}-pguser-{spec.users[].name}"},
    {"postgres-operator.crunchydata.com", "PostgresCluster", "Secret", "{metadata.name}-pguser-{metadata.name}", "",
     "!spec.users"},
    {"postgres-operator.crunchydata.com", "PostgresCluster", "Service", "{metadata.name}-primary"},
    {"postgres-operator.crunchydata.com", "PostgresCluster", "Service", "{metadata.name}-replicas"},
    {"postgres-operator.crunchydata.com", "PostgresCluster", "Service", "{metadata.name}-pgbouncer"},

    // Strimzi, documentation, "Configuring users" and "Secrets generated by the operators".
    {"kafka.strimzi.io", "KafkaUser", "Secret", "{metadata.name}", kafka_tls_keys, "spec.authentication.type=tls"},
    {"kafka.strimzi.io", "KafkaUser", "Secret", "{metadata.name}", kafka_scram_keys,
     "spec.authentication.type=scram-sha-512"},
    {"kafka.strimzi.io", "Kafka", "Secret", "{metadata.name}-cluster-ca-cert", "ca.crt ca.p12 ca.password"},
    {"kafka.strimzi.io", "Kafka", "Secret", "{metadata.name}-clients-ca-cert", "ca.crt ca.p12 ca.password"},
    {"kafka.strimzi.io", "Kafka", "Secret", "{metadata.name}-cluster-ca", "ca.key"},
    {"kafka.strimzi.io", "Kafka", "Secret", "{metadata.name}-clients-ca", "ca.key"},
    {"kafka.strimzi.io", "Kafka", "Service", "{metadata.name}-kafka-bootstrap"},
    {"kafka.strimzi.io", "Kafka", "Service", "{metadata.name}-kafka-brokers"},
    {"kafka.strimzi.io", "Kafka", "Service", "{metadata.name}-zookeeper-client"},
    {"kafka.strimzi.io", "KafkaConnect", "Service", "{metadata.name}-connect-api", "rest-api:8083"},
    {"kafka.strimzi.io", "KafkaBridge", "Service", "{metadata.name}-bridge-service"},

    // RabbitMQ's cluster operator, internal/resource/default_user_secret.go: ports of plugins are there where the plugins are;
    // where Vault or another Secret has the user, none is made.
    {"rabbitmq.com", "RabbitmqCluster", "Secret", "{metadata.name}-default-user",
     "username password default_user.conf provider type host port connection_string mqtt-port stomp-port stream-port "
     "web-mqtt-port web-stomp-port",
     "!spec.secretBackend"},
    {"rabbitmq.com", "RabbitmqCluster", "Secret", "{metadata.name}-erlang-cookie", ".erlang.cookie"},
    {"rabbitmq.com", "RabbitmqCluster", "Service", "{metadata.name}"},
    {"rabbitmq.com", "RabbitmqCluster", "Service", "{metadata.name}-nodes"},
    {"rabbitmq.com", "User", "Secret", "{metadata.name}-user-credentials"},

    // Elastic Cloud on Kubernetes, docs: orchestrating and accessing services; pkg/controller/common/name.
    {"elasticsearch.k8s.elastic.co", "Elasticsearch", "Secret", "{metadata.name}-es-elastic-user", "elastic"},
    {"elasticsearch.k8s.elastic.co", "Elasticsearch", "Secret", "{metadata.name}-es-http-certs-public"},
    {"elasticsearch.k8s.elastic.co", "Elasticsearch", "Secret", "{metadata.name}-es-http-certs-internal"},
    {"elasticsearch.k8s.elastic.co", "Elasticsearch", "Service", "{metadata.name}-es-http"},
    {"elasticsearch.k8s.elastic.co", "Elasticsearch", "Service", "{metadata.name}-es-{spec.nodeSets[].name}"},
    {"elasticsearch.k8s.elastic.co", "Elasticsearch", "Service", "{metadata.name}-es-transport"},
    {"kibana.k8s.elastic.co", "Kibana", "Secret", "{metadata.name}-kb-http-certs-public"},
    {"kibana.k8s.elastic.co", "Kibana", "Service", "{metadata.name}-kb-http"},
    {"apm.k8s.elastic.co", "ApmServer", "Secret", "{metadata.name}-apm-token", "secret-token"},
    {"apm.k8s.elastic.co", "ApmServer", "Secret", "{metadata.name}-apm-http-certs-public"},
    {"apm.k8s.elastic.co", "ApmServer", "Service", "{metadata.name}-apm-http"},
    // Source: ECK, config/recipes of its own repository, which name both.
    {"agent.k8s.elastic.co", "Agent", "Service", "{metadata.name}-agent-http"},
    {"maps.k8s.elastic.co", "ElasticMapsServer", "Service", "{metadata.name}-ems-http"},

    // The Prometheus operator, pkg/prometheus/server and pkg/alertmanager: the governing Services.
    {"monitoring.coreos.com", "Prometheus", "Service", "prometheus-operated"},
    {"monitoring.coreos.com", "Alertmanager", "Service", "alertmanager-operated"},
    {"monitoring.coreos.com", "ThanosRuler", "Service", "thanos-ruler-operated"},

    // MongoDB's community operator, docs/deploy-configure.md: the Service <name>-svc, and a Secret for each user.
    {"mongodbcommunity.mongodb.com", "MongoDBCommunity", "Service", "{metadata.name}-svc"},
    {"mongodbcommunity.mongodb.com", "MongoDBCommunity", "Secret", "{spec.users[].connectionStringSecretName}"},
    {"mongodbcommunity.mongodb.com", "MongoDBCommunity", "Secret",
     "{metadata.name}-{spec.users[].db}-{spec.users[].name}"},
    // Spotahome's redis-operator, README: "Connection to the created Redis Failovers"; Opstree's: the Service of its name.
    {"databases.spotahome.com", "RedisFailover", "Service", "rfs-{metadata.name}"},
    {"databases.spotahome.com", "RedisFailover", "Service", "rfrm-{metadata.name}"},
    {"databases.spotahome.com", "RedisFailover", "Service", "rfrs-{metadata.name}"},
    {"redis.redis.opstreelabs.in", "Redis", "Service", "{metadata.name}"},

    // Grafana's operator, docs: <name>-service and <name>-admin-credentials.
    {"grafana.integreatly.org", "Grafana", "Service", "{metadata.name}-service"},
    {"grafana.integreatly.org", "Grafana", "Secret", "{metadata.name}-admin-credentials"},
    // Knative: a Service of Kubernetes for each of Knative's, docs/serving.
    {"serving.knative.dev", "Service", "Service", "{metadata.name}"},

    // Rook and lib-bucket-provisioner: a claim of a bucket makes a Secret and a ConfigMap of its name.
    {"objectbucket.io", "ObjectBucketClaim", "Secret", "{metadata.name}", "AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY"},
    {"objectbucket.io", "ObjectBucketClaim", "ConfigMap", "{metadata.name}"},

    // Crossplane, docs: managed resources, composite resources and claims alike.
    {.group = "",
     .kind = "",
     .made = "Secret",
     .name = "{spec.writeConnectionSecretToRef.name}",
     .name_space = "{spec.writeConnectionSecretToRef.namespace}"},
    {.group = "", .kind = "", .made = "Secret", .name = "{spec.publishConnectionDetailsTo.name}"},
};

/// Kinds that install what others wrote: what it reads is in no file here.
inline constexpr std::string_view installers[] = {
    "HelmRelease",     "HelmChart", "HelmChartConfig", "Application", "ApplicationSet",
    "HelmApplication", "App",       "PackageInstall",  "Terraform",   "Addon"};
constexpr bool is_installer(std::string_view kind) {
  for (const std::string_view each : installers)
    if (each == kind) return true;
  return false;
}

}  // namespace dovetail::check
