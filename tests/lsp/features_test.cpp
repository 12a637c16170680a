// What an editor asks about a cursor, over a folder of manifests.
#include "lsp/desk.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using desk::desk;
using words = std::vector<std::string>;

bool has(const words& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

const std::string secret =
    "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  USER: app\n  PASSWORD: ${PASSWORD}\n";
const std::string config =
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  app.conf: |\n    listen 80\n";
const std::string service =
    "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n  ports:\n    - name: http\n"
    "      port: 80\n      targetPort: web\n";

/// A Deployment of `web`, whose container has further lines.
std::string deployment(const std::string& lines) {
  return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  selector:\n    matchLabels:\n      app: web\n"
         "  template:\n    metadata:\n      labels:\n        app: web\n    spec:\n      containers:\n        - name: web\n"
         "          image: nginx:1.27\n          ports:\n            - name: web\n              containerPort: 8080\n" +
         lines;
}
std::string variable(const std::string& name, const std::string& key) {
  return "          env:\n            - name: X\n              valueFrom:\n                secretKeyRef:\n                  name: " +
         name + "\n                  key: " + key + "\n";
}
std::string ingress(const std::string& backend, const std::string& port) {
  return "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\nspec:\n  rules:\n    - http:\n        paths:\n"
         "          - path: /\n            pathType: Prefix\n            backend:\n              service:\n                name: " +
         backend + "\n                port:\n                  name: " + port + "\n";
}

// Findings.

TEST(Findings, AreOfTheWholeFolderAndAtTheValue) {
  desk on;
  on.file("web.yaml", deployment(variable("dbb", "USER")));
  on.file("db.yaml", secret);
  on.check();
  EXPECT_EQ(on.findings("web.yaml"), (words{"REF-20 `dbb`"}));
}

TEST(Findings, OfWhatIsTypedGoBeforeTheDisk) {
  desk on;
  on.file("web.yaml", deployment(variable("db", "USER")));
  on.file("db.yaml", secret);
  on.check();
  EXPECT_EQ(on.findings("web.yaml"), words{});
  on.type("web.yaml", deployment(variable("other", "USER")));
  on.check();
  EXPECT_FALSE(on.changed.empty());
  EXPECT_EQ(on.findings("web.yaml"), (words{"REF-20 `other`"}));
  // Nothing has changed since.
  on.check();
  EXPECT_TRUE(on.changed.empty());
  // Closed without being saved: the disk's text is what there is.
  on.all.close(on.path("web.yaml"));
  on.check();
  EXPECT_EQ(on.findings("web.yaml"), words{});
}

TEST(Findings, FollowFilesThatComeAndGo) {
  desk on;
  on.file("web.yaml", deployment(variable("db", "USER")));
  on.check();
  EXPECT_EQ(on.findings("web.yaml"), (words{"REF-20 `db`"}));
  on.file("db.yaml", secret);
  on.check();
  EXPECT_EQ(on.findings("web.yaml"), words{});
  on.file("db.yaml", secret + "  # kubectl\n---\nkind: Pod\n");
  on.check();
  EXPECT_FALSE(on.findings("db.yaml").empty());
  std::filesystem::remove(on.path("db.yaml"));
  on.check();
  // Its findings are taken back, and it is forgotten then.
  EXPECT_EQ(on.findings("db.yaml"), words{});
  EXPECT_EQ(on.findings("web.yaml"), (words{"REF-20 `db`"}));
  on.check();
  EXPECT_EQ(on.all.find(on.path("db.yaml")), nullptr);
}

TEST(Findings, AreTheSameWhenEverythingHasBeenReadBefore) {
  desk on;
  // Its namespace is the run's own, and one that a run drops.
  on.file("web.yaml", deployment(variable("dbb", "USER")));
  on.file("space.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  namespace: b\n");
  on.check();
  const words web = on.findings("web.yaml"), space = on.findings("space.yaml");
  EXPECT_EQ(space, (words{"CON-78 `b`"}));
  for (int i = 0; i < 3; ++i) {
    on.check();
    EXPECT_EQ(on.findings("web.yaml"), web);
    EXPECT_EQ(on.findings("space.yaml"), space);
  }
}

TEST(Findings, AreOfTheSettings) {
  desk on;
  on.file(".dovetail.yaml", "externals: [Secret/elsewhere]\n");
  on.file("web.yaml", deployment(variable("elsewhere", "USER")));
  on.check();
  EXPECT_EQ(on.findings("web.yaml"), words{});
  on.type(".dovetail.yaml", "externals: []\n");
  on.check();
  EXPECT_EQ(on.findings("web.yaml"), (words{"REF-20 `elsewhere`"}));
  on.type(".dovetail.yaml", "profil: x\n");
  on.check();
  EXPECT_EQ(on.findings(".dovetail.yaml").size(), 1U);
  // What was asked for before stands.
  EXPECT_EQ(on.findings("web.yaml"), (words{"REF-20 `elsewhere`"}));
  on.type(".dovetail.yaml", "externals: [Secret/elsewhere]\n");
  on.check();
  EXPECT_EQ(on.findings(".dovetail.yaml"), words{});
  EXPECT_EQ(on.findings("web.yaml"), words{});
}

TEST(Findings, OfAFileThatIsNotOnTheDiskYet) {
  desk on;
  on.file("web.yaml", deployment(variable("db", "USER")));
  on.type("db.yaml", secret);
  on.check();
  EXPECT_EQ(on.findings("web.yaml"), words{});
}

TEST(Findings, OfAFileInNoFolderAreItsOwn) {
  desk on;
  on.all.remove_folder(on.folder.path());
  on.type("web.yaml", deployment(variable("db", "USER")));
  on.check();
  EXPECT_EQ(on.findings("web.yaml"), (words{"REF-20 `db`"}));
  on.type("compose.yaml", "services:\n  web:\n    image: nginx\n");
  on.check();
  EXPECT_EQ(on.findings("compose.yaml"), words{});
}

TEST(Findings, ChartsAndKustomizationsArePassedOver) {
  desk on;
  on.file("chart/Chart.yaml", "name: shop\nversion: 1.0.0\n");
  on.file("chart/templates/web.yaml", "kind: {{ .Values.kind }}\n");
  on.type("chart/templates/web.yaml", "kind: {{ .Values.kind }}\n{{- if }}\n");
  on.file("base/kustomization.yaml", "resources:\n  - web.yaml\n");
  on.file("base/web.yaml", service);
  on.check();
  EXPECT_EQ(on.findings("chart/templates/web.yaml"), words{});
  EXPECT_EQ(on.findings("base/kustomization.yaml"), words{});
}

TEST(Findings, AtTheNameOfWhatIsFoundAsAWhole) {
  desk on;
  on.file("a.yaml", config);
  on.file("b.yaml", config);
  on.check();
  EXPECT_EQ(on.findings("b.yaml"), (words{"IDN-28 `settings`"}));
}

// Definitions and references.

TEST(Definition, OfASecretAndOfAKeyOfIt) {
  desk on;
  on.file("db.yaml", secret);
  on.file("web.yaml", deployment(variable("d<|>b", "USER")));
  EXPECT_EQ(on.definitions(), (words{"db.yaml:4 `db`"}));
  desk key;
  key.file("db.yaml", secret);
  key.file("web.yaml", deployment(variable("db", "PASS<|>WORD")));
  EXPECT_EQ(key.definitions(), (words{"db.yaml:7 `PASSWORD`"}));
}

TEST(Definition, OfAServiceAndOfItsPort) {
  desk on;
  on.file("service.yaml", service);
  on.file("ingress.yaml", ingress("<|>web", "http"));
  EXPECT_EQ(on.definitions(), (words{"service.yaml:4 `web`"}));
  desk port;
  port.file("service.yaml", service);
  port.file("ingress.yaml", ingress("web", "http<|>"));
  EXPECT_EQ(port.definitions(), (words{"service.yaml:9 `http`"}));
}

TEST(Definition, OfATargetPortIsThePodsPort) {
  desk on;
  std::string typed = service;
  typed.insert(typed.find("targetPort: web") + 13, "<|>");
  on.file("web.yaml", deployment(""));
  on.file("service.yaml", typed);
  EXPECT_EQ(on.definitions(), (words{"web.yaml:18 `web`"}));
}

TEST(Definition, OfASelectorAreTheWorkloads) {
  desk on;
  std::string typed = service;
  typed.insert(typed.find("app: web") + 6, "<|>");
  on.file("web.yaml", deployment(""));
  on.file("service.yaml", typed);
  EXPECT_EQ(on.definitions(), (words{"web.yaml:4 `web`"}));
}

TEST(Definition, OfConfigMapsClaimsAccountsAndVolumes) {
  const std::string pod =
      "      serviceAccountName: ${A}web\n      volumes:\n        - name: conf\n          configMap:\n            name: settings${B}\n"
      "            items:\n              - key: app.${C}conf\n                path: app.conf\n        - name: data\n"
      "          persistentVolumeClaim:\n            claimName: ${D}data\n";
  const std::string others =
      config +
      "---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n---\napiVersion: v1\nkind: "
      "ServiceAccount\nmetadata:\n  name: web\n";
  const auto at = [&](const std::string& mark) {
    std::string typed =
        deployment("          volumeMounts:\n            - name: ${E}conf\n              mountPath: /etc/web\n") + pod;
    typed.replace(typed.find(mark), mark.size(), ::desk::cursor_mark);
    for (const char* each : {"${A}", "${B}", "${C}", "${D}", "${E}"})
      if (const std::size_t found = typed.find(each); found != std::string::npos) typed.erase(found, 4);
    desk on;
    on.file("others.yaml", others);
    on.file("web.yaml", typed);
    return on.definitions();
  };
  EXPECT_EQ(at("${A}"), (words{"others.yaml:17 `web`"}));
  EXPECT_EQ(at("${B}"), (words{"others.yaml:4 `settings`"}));
  EXPECT_EQ(at("${C}"), (words{"others.yaml:6 `app.conf`"}));
  EXPECT_EQ(at("${D}"), (words{"others.yaml:12 `data`"}));
  EXPECT_EQ(at("${E}"), (words{"web.yaml:25 `conf`"}));
}

TEST(Definition, OfASecretThatAnOperatorMakes) {
  desk on;
  on.file(
      "made.yaml",
      "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: made\nspec:\n  target:\n    name: db\n"
      "  data:\n    - secretKey: USER\n      remoteRef:\n        key: x\n");
  on.file("web.yaml", deployment(variable("db", "US<|>ER")));
  EXPECT_EQ(on.definitions(), (words{"made.yaml:9 `USER`"}));
}

TEST(Definition, OfWhatAKustomizationGeneratesAndOfItsFiles) {
  desk on;
  on.file("kustomization.yaml",
          "resources:\n  - web.yaml\nsecretGenerator:\n  - name: db\n    literals:\n      - USER=app\n");
  on.file("web.yaml", deployment(variable("db", "US<|>ER")));
  EXPECT_EQ(on.definitions(), (words{"kustomization.yaml:6 `USER`"}));
  desk file;
  file.file("web.yaml", service);
  file.file("kustomization.yaml", "resources:\n  - we<|>b.yaml\n");
  EXPECT_EQ(file.definitions(), (words{"web.yaml:1 ``"}));
}

TEST(Definition, ByTheRowsOfTheProject) {
  desk on;
  on.file(
      ".dovetail.yaml",
      "references:\n  - {kind: Widget, group: example.com, field: spec.secretRef.name, key: spec.secretRef.key, names: Secret}\n");
  on.file("db.yaml", secret);
  on.file(
      "widget.yaml",
      "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: w\nspec:\n  secretRef:\n    name: db\n    key: U<|>SER\n");
  EXPECT_EQ(on.definitions(), (words{"db.yaml:6 `USER`"}));
}

TEST(References, OfASecretAreAllThatNameIt) {
  desk on;
  std::string typed = secret;
  typed.insert(typed.find("db") + 1, "<|>");
  on.file("db.yaml", typed);
  on.file("web.yaml", deployment(variable("db", "USER")));
  on.file("other.yaml",
          "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: x\nimagePullSecrets:\n  - name: db\n");
  EXPECT_EQ(on.references(false), (words{"other.yaml:6 `db`", "web.yaml:24 `db`"}));
  EXPECT_EQ(on.references(true).size(), 3U);
}

TEST(References, OfAnotherNamespaceAreNone) {
  desk on;
  on.file("a.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: d<|>b\n  namespace: a\n");
  on.file("b.yaml",
          "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: x\n  namespace: b\nsecrets:\n  - name: db\n");
  EXPECT_EQ(on.references(false), words{});
}

TEST(References, OfAReleaseWithOtherLabelsAreNone) {
  desk on;
  std::string typed = deployment("");
  typed.insert(typed.find("name: web\n              containerPort") + 7, "<|>");
  on.file("web.yaml", typed);
  std::string other = service;
  other.replace(other.find("app: web"), 8, "app: api");
  on.file("service.yaml", other);
  EXPECT_EQ(on.references(false), words{});
}

// Rename.

TEST(Rename, ChangesAllThatNameAnObject) {
  desk on;
  on.file("db.yaml", secret);
  on.file("web.yaml", deployment(variable("d<|>b", "USER")));
  auto texts = on.rename("database");
  EXPECT_EQ(texts.size(), 2U);
  EXPECT_NE(texts["db.yaml"].find("name: database\n"), std::string::npos);
  EXPECT_NE(texts["web.yaml"].find("name: database\n"), std::string::npos);
  EXPECT_EQ(texts["web.yaml"].find("db"), std::string::npos);
}

TEST(Rename, ChangesKeysAndPorts) {
  desk key;
  key.file("db.yaml", secret);
  key.file("web.yaml", deployment(variable("db", "US<|>ER")));
  auto texts = key.rename("LOGIN");
  EXPECT_NE(texts["db.yaml"].find("  LOGIN: app\n"), std::string::npos);
  EXPECT_NE(texts["web.yaml"].find("key: LOGIN\n"), std::string::npos);

  desk port;
  port.file("service.yaml", service);
  port.file("ingress.yaml", ingress("web", "ht<|>tp"));
  texts = port.rename("www");
  EXPECT_NE(texts["service.yaml"].find("name: www\n      port"), std::string::npos);
  EXPECT_NE(texts["ingress.yaml"].find("name: www\n"), std::string::npos);

  desk pods;
  std::string typed = deployment("          readinessProbe:\n            httpGet:\n              port: web\n");
  typed.insert(typed.find("name: web\n              containerPort") + 7, "<|>");
  pods.file("web.yaml", typed);
  pods.file("service.yaml", service);
  texts = pods.rename("www");
  EXPECT_NE(texts["web.yaml"].find("port: www\n"), std::string::npos);
  EXPECT_NE(texts["web.yaml"].find("- name: www\n"), std::string::npos);
  EXPECT_NE(texts["service.yaml"].find("targetPort: www\n"), std::string::npos);
  EXPECT_NE(texts["service.yaml"].find("name: http\n"), std::string::npos);
  // The container and the Deployment have the same name, and keep it.
  EXPECT_NE(texts["web.yaml"].find("- name: web\n          image"), std::string::npos);
}

TEST(Rename, KeepsQuotesAndAddsThemWhereTheNameWouldBeANumber) {
  desk on;
  on.file("a.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: \"d<|>b\"\n");
  on.file("b.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: x\nsecrets:\n  - name: db\n");
  auto texts = on.rename("123");
  EXPECT_NE(texts["a.yaml"].find("name: \"123\"\n"), std::string::npos);
  EXPECT_NE(texts["b.yaml"].find("name: \"123\"\n"), std::string::npos);
}

TEST(Rename, IsRefusedWithAReason) {
  const auto refused = [](const std::string& typed, const std::string& to) {
    desk on;
    on.file("other.yaml", config);
    on.file("a.yaml", typed);
    const auto texts = on.rename(to);
    return texts.contains("refused") ? texts.at("refused") : "";
  };
  const std::string typed = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: d<|>b\n";
  EXPECT_NE(refused(typed, "No_Name").find("no name for a ConfigMap"), std::string::npos);
  EXPECT_NE(refused(typed, "settings").find("already"), std::string::npos);
  EXPECT_NE(refused("apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: x\nsecrets:\n  - name: d<|>b\n", "x")
                .find("not in"),
            std::string::npos);
  EXPECT_NE(refused("apiVersion: v1\nki<|>nd: ConfigMap\n", "x"), "");
}

// Hover.

TEST(Hover, SaysAFieldsTypeAndWords) {
  desk on;
  on.file("web.yaml", deployment("          imagePull<|>Policy: Always\n"));
  const std::string said = on.hover();
  EXPECT_NE(said.find("one of Always, IfNotPresent, Never"), std::string::npos) << said;
  EXPECT_NE(said.find("spec.template.spec.containers[0].imagePullPolicy"), std::string::npos) << said;
}

TEST(Hover, SaysWhatIsRequiredAndSinceWhen) {
  desk required;
  required.file("web.yaml", deployment("          env:\n            - na<|>me: X\n"));
  EXPECT_NE(required.hover().find("required"), std::string::npos) << required.hover();
  desk since;
  since.file("web.yaml", deployment("      hostnameOver<|>ride: x\n"));
  EXPECT_NE(since.hover().find("since Kubernetes 1."), std::string::npos) << since.hover();
}

TEST(Hover, SaysTheRuleOfAFindingAndWhereANameLeads) {
  desk on;
  on.file("db.yaml", secret);
  on.file("web.yaml", deployment(variable("d<|>bb", "USER")));
  EXPECT_NE(on.hover().find("**REF-20**"), std::string::npos) << on.hover();
  EXPECT_NE(on.hover().find("not in the workspace"), std::string::npos) << on.hover();
  desk found;
  found.file("db.yaml", secret);
  found.file("web.yaml", deployment(variable("d<|>b", "USER")));
  EXPECT_NE(found.hover().find("Secret `db`: db.yaml:4"), std::string::npos) << found.hover();
}

const std::string definition =
    "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: widgets.example.com\nspec:\n"
    "  group: example.com\n  scope: Namespaced\n  names: {kind: Widget, plural: widgets, singular: widget}\n  versions:\n"
    "    - name: v1\n      served: true\n      storage: true\n      schema:\n        openAPIV3Schema:\n          type: object\n"
    "          properties:\n            spec:\n              type: object\n              required: [size]\n              properties:\n"
    "                size: {type: string, enum: [small, large], description: How large it is.}\n"
    "                parts: {type: array, items: {type: object, properties: {name: {type: string}}}}\n";

TEST(Hover, KnowsCustomResources) {
  desk on;
  on.file("crd.yaml", definition);
  on.file("w.yaml", "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: w\nspec:\n  si<|>ze: small\n");
  const std::string said = on.hover();
  EXPECT_NE(said.find("one of small, large; required"), std::string::npos) << said;
  EXPECT_NE(said.find("How large it is."), std::string::npos) << said;
}

TEST(Hover, OfNothingIsNothing) {
  desk on;
  on.file("web.yaml", "# a comm<|>ent\n" + service);
  EXPECT_EQ(on.hover(), "");
}

// Completion.

TEST(Completion, OfFieldsThatAreNotThereYet) {
  desk on;
  on.file("web.yaml", deployment("          im<|>\n"));
  const words labels = on.labels();
  EXPECT_TRUE(has(labels, "imagePullPolicy"));
  EXPECT_FALSE(has(labels, "image"));
  EXPECT_FALSE(has(labels, "replicas"));
  EXPECT_NE(on.completed("imagePullPolicy").find("          imagePullPolicy: \n"), std::string::npos);
  EXPECT_NE(on.completed("resources").find("          resources:\n            \n"), std::string::npos);
  EXPECT_NE(on.completed("env").find("          env:\n            - \n"), std::string::npos);
}

TEST(Completion, OnAnEmptyLine) {
  desk on;
  on.file("web.yaml", deployment("          <|>\n"));
  EXPECT_TRUE(has(on.labels(), "livenessProbe"));
  desk pod;
  pod.file("web.yaml", deployment("      <|>\n"));
  EXPECT_TRUE(has(pod.labels(), "serviceAccountName"));
  desk below;
  below.file("web.yaml", deployment("          livenessProbe:\n            <|>\n"));
  EXPECT_TRUE(has(below.labels(), "httpGet"));
  desk root;
  root.file("web.yaml", "<|>\n");
  EXPECT_EQ(root.labels(), (words{"apiVersion", "kind", "metadata"}));
  desk item;
  item.file("web.yaml", deployment("          env:\n            - <|>\n"));
  EXPECT_TRUE(has(item.labels(), "valueFrom"));
}

TEST(Completion, AboveTheFieldsThatAreThere) {
  desk on;
  on.file("a.yaml", "apiVersion: v1\nkind: Service\nspec:\n  <|>\n  type: ClusterIP\n  ports: []\n");
  const words labels = on.labels();
  EXPECT_TRUE(has(labels, "selector"));
  EXPECT_FALSE(has(labels, "type"));
  EXPECT_FALSE(has(labels, "ports"));
  desk item;
  item.file("a.yaml", deployment("          env:\n            - na<|>\n              value: x\n"));
  EXPECT_TRUE(has(item.labels(), "name"));
  EXPECT_FALSE(has(item.labels(), "value"));
}

TEST(Completion, KeepsAColonThatIsThere) {
  desk on;
  on.file("web.yaml", deployment("          imag<|>ePull: Always\n"));
  EXPECT_NE(on.completed("imagePullPolicy").find("          imagePullPolicy: Always\n"), std::string::npos);
}

TEST(Completion, OfWords) {
  desk on;
  on.file("web.yaml", deployment("          imagePullPolicy: <|>\n"));
  EXPECT_EQ(on.labels(), (words{"Always", "IfNotPresent", "Never"}));
  desk behind;
  behind.file("web.yaml", deployment("          imagePullPolicy:<|>\n"));
  EXPECT_EQ(behind.labels(), (words{"Always", "IfNotPresent", "Never"}));
  desk truth;
  truth.file("web.yaml", deployment("          stdin: t<|>\n"));
  EXPECT_EQ(truth.labels(), (words{"true", "false"}));
}

TEST(Completion, OfNamesKeysAndPorts) {
  const auto proposed = [](const std::string& typed) {
    desk on;
    on.file("db.yaml", secret);
    on.file("service.yaml", service);
    on.file("settings.yaml", config);
    on.file("typed.yaml", typed);
    return on.labels();
  };
  EXPECT_EQ(proposed(deployment(variable("<|>", "USER"))), (words{"db"}));
  EXPECT_EQ(proposed(deployment(variable("db", "P<|>"))), (words{"USER", "PASSWORD"}));
  EXPECT_EQ(proposed(ingress("<|>", "http")), (words{"web"}));
  EXPECT_EQ(proposed(ingress("web", "<|>")), (words{"http"}));
  EXPECT_EQ(proposed(deployment("      volumes:\n        - name: x\n          configMap: {name: <|>}\n")),
            (words{"settings"}));
  EXPECT_EQ(proposed(deployment("          livenessProbe:\n            tcpSocket:\n              port: <|>\n")),
            (words{"web", "8080"}));
}

TEST(Completion, OfKindsAndVersions) {
  desk on;
  on.file("a.yaml", "apiVersion: batch/v1\nkind: <|>\n");
  EXPECT_EQ(on.labels(), (words{"CronJob", "Job"}));
  desk version;
  version.file("a.yaml", "apiVersion: <|>\nkind: Deployment\n");
  EXPECT_EQ(version.labels(), (words{"apps/v1"}));
  desk second;
  second.file("a.yaml", service + "---\nkind: Deplo<|>\n");
  EXPECT_TRUE(has(second.labels(), "Deployment"));
}

TEST(Completion, OfCustomResources) {
  desk on;
  on.file("crd.yaml", definition);
  on.file("w.yaml", "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: w\nspec:\n  <|>\n");
  EXPECT_EQ(on.labels(), (words{"size", "parts"}));
  desk word;
  word.file("crd.yaml", definition);
  word.file("w.yaml", "apiVersion: example.com/v1\nkind: Widget\nspec:\n  size: <|>\n");
  EXPECT_EQ(word.labels(), (words{"small", "large"}));
  desk kind;
  kind.file("crd.yaml", definition);
  kind.file("w.yaml", "apiVersion: example.com/v1\nkind: <|>\n");
  EXPECT_EQ(kind.labels(), (words{"Widget"}));
}

TEST(Completion, InTextThatIsNoYaml) {
  desk broken;
  broken.file("web.yaml",
              "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  sel\n  typ<|>\n  ports: [{\n");
  EXPECT_TRUE(has(broken.labels(), "type"));
  desk flow;
  flow.file("web.yaml", "apiVersion: v1\nkind: Service\nspec: {type: <|>\n");
  EXPECT_TRUE(has(flow.labels(), "ClusterIP"));
  desk windows;
  windows.file("web.yaml", "apiVersion: v1\r\nkind: Service\r\nspec:\r\n  ty<|>\r\n");
  EXPECT_TRUE(has(windows.labels(), "type"));
}

TEST(Completion, OfCommentsAndBlocksIsNone) {
  desk comment;
  comment.file("web.yaml", "apiVersion: v1 # <|>\nkind: Service\n");
  EXPECT_EQ(comment.labels(), words{});
  desk block;
  block.file("web.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    x<|>\n");
  EXPECT_EQ(block.labels(), words{});
}

// Quick fixes.

TEST(Action, PutsTheNearestNameInThePlaceOfTheWrongOne) {
  desk on;
  on.file("db.yaml", secret);
  on.file("web.yaml", deployment(variable("dbb<|>", "USER")));
  EXPECT_TRUE(has(on.action_titles(), "Replace `dbb` by `db`"));
  EXPECT_EQ(on.mended("Replace"), deployment(variable("db", "USER")));
  desk field;
  field.file("web.yaml", deployment("          imagePullPolic<|>: Always\n"));
  EXPECT_EQ(field.mended("Replace"), deployment("          imagePullPolicy: Always\n"));
  desk word;
  word.file("web.yaml", deployment("          imagePullPolicy: Alway<|>\n"));
  EXPECT_EQ(word.mended("Replace"), deployment("          imagePullPolicy: Always\n"));
}

TEST(Action, WaivesAPolicyInTheObject) {
  desk on;
  on.file(".dovetail.yaml", "profile: restricted\n");
  std::string typed = deployment("");
  typed.insert(typed.find("- name: web\n          image") + 8, "<|>");
  on.file("web.yaml", typed);
  const words titles = on.action_titles();
  const auto waived =
      std::find_if(titles.begin(), titles.end(), [](const auto& t) { return t.starts_with("Waive SEC-"); });
  ASSERT_NE(waived, titles.end()) << testing::PrintToString(on.findings("web.yaml"));
  const std::string text = on.mended(*waived);
  EXPECT_NE(text.find("metadata:\n  annotations:\n    dovetail/waive-SEC-"), std::string::npos) << text;
  const std::size_t before = on.findings("web.yaml").size();
  on.type("web.yaml", text);
  on.check();
  EXPECT_LT(on.findings("web.yaml").size(), before);
}

TEST(Action, SaysThatSomethingIsElsewhere) {
  desk on;
  on.file("web.yaml", deployment(variable("d<|>b", "USER")));
  EXPECT_EQ(on.mended("Say in .dovetail.yaml"), "externals:\n  - \"Secret/db\"\n");
  desk more;
  more.file(".dovetail.yaml", "externals:\n  - Secret/x\n");
  more.file("web.yaml", deployment(variable("d<|>b", "USER")));
  EXPECT_EQ(more.mended("Say in .dovetail.yaml"), "externals:\n  - \"Secret/db\"\n  - Secret/x\n");
}

}  // namespace
