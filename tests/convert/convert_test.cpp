// What `dovetail convert` writes, and what it does not.
#include "cli/convert/convert.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;
namespace cli = dovetail::cli;
using cli::convert::conversion;
using cli::convert::request;

class Convert : public testing::Test {
 protected:
  Convert() {
    std::string name = (fs::temp_directory_path() / "dovetail-convert-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
    asked_.name = "shop";
    asked_.output = (root_ / "out").string();
  }
  ~Convert() override { fs::remove_all(root_); }

  void give(const std::string& name, const std::string& text) {
    const fs::path file = root_ / "in" / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
    asked_.paths = {(root_ / "in").string()};
  }
  conversion convert() { return cli::convert::convert(asked_); }
  static std::string text_of(const conversion& made, const std::string& file) {
    for (const auto& each : made.files)
      if (each.path == file) return each.text;
    return "there is no " + file;
  }
  static std::string all_of(const conversion& made) {
    std::string all;
    for (const auto& each : made.files) all += each.text;
    return all;
  }
  static bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

  fs::path root_;
  request asked_;
};

#define EXPECT_HAS(text, words) EXPECT_TRUE(has(text, words)) << (words) << "\nis not in\n" << (text)

const char* const web =
    "apiVersion: apps/v1\n"
    "kind: Deployment\n"
    "metadata:\n"
    "  name: web\n"
    "spec:\n"
    "  # Two are enough.\n"
    "  replicas: 2\n"
    "  selector: {matchLabels: {app: web}}\n"
    "  template:\n"
    "    metadata: {labels: {app: web}}\n"
    "    spec:\n"
    "      serviceAccountName: web\n"
    "      containers:\n"
    "        - name: web\n"
    "          image: nginx:1.27\n"
    "          ports: [{name: http, containerPort: 8080}]\n"
    "          env:\n"
    "            - name: PASSWORD\n"
    "              valueFrom: {secretKeyRef: {name: db, key: PASSWORD}}\n"
    "          envFrom: [{configMapRef: {name: settings}}]\n"
    "---\n"
    "apiVersion: v1\n"
    "kind: Service\n"
    "metadata: {name: web}\n"
    "spec:\n"
    "  selector: {app: web}\n"
    "  ports: [{name: http, port: 80, targetPort: 8080}]\n"
    "---\n"
    "apiVersion: v1\n"
    "kind: ConfigMap\n"
    "metadata: {name: settings}\n"
    "data: {LEVEL: info}\n"
    "---\n"
    "apiVersion: v1\n"
    "kind: ServiceAccount\n"
    "metadata: {name: web}\n"
    "---\n"
    "apiVersion: networking.k8s.io/v1\n"
    "kind: Ingress\n"
    "metadata: {name: web}\n"
    "spec:\n"
    "  rules:\n"
    "    - host: shop.example.com\n"
    "      http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}\n";

TEST_F(Convert, ReferencesThatResolveAreHandles) {
  give("web.yaml", web);
  const conversion made = convert();
  const std::string source = all_of(made);
  EXPECT_HAS(source, "inline constexpr auto http = port<\"http\">(8080);");
  EXPECT_HAS(source, ".withPort(http)");
  EXPECT_HAS(source, "Service<\"web\">{web}");
  EXPECT_HAS(source, ".withPort(80, http)");
  EXPECT_HAS(source, ".withPath(\"/\", web_service, http)");
  EXPECT_HAS(source, ".withEnvFrom(settings_config)");
  EXPECT_HAS(source, ".withServiceAccountName(web_service_account)");
  EXPECT_HAS(source, ".withCommentOn<\"spec.replicas\">(\"Two are enough.\")");
  EXPECT_TRUE(made.findings.empty());
}

TEST_F(Convert, ReferencesThatDoNotAreExternalsWithTheKeysThatAreRead) {
  give("web.yaml", web);
  const std::string settings = text_of(convert(), "settings.hpp");
  EXPECT_HAS(settings, "inline constexpr auto db = external<Secret>(\"db\").withKeys(\"PASSWORD\");");
}

TEST_F(Convert, ASecretsValuesDoNotGoIntoTheSource) {
  give("web.yaml", web);
  give(
      "db.yaml",
      "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData: {PASSWORD: hunter2}\ndata: {TOKEN: aHVudGVyMg==}\n");
  const conversion made = convert();
  EXPECT_FALSE(has(all_of(made), "hunter2"));
  EXPECT_FALSE(has(all_of(made), "aHVudGVyMg"));
  EXPECT_HAS(text_of(made, "settings.hpp"), "external<Secret>(\"db\").withKeys(\"PASSWORD\", \"TOKEN\")");
  ASSERT_EQ(made.left.size(), 1U);
  EXPECT_EQ(made.left[0].for_what, cli::convert::left_out::reason::secret);
  EXPECT_HAS(made.left[0].why, "`PASSWORD`, `TOKEN`");
  EXPECT_FALSE(has(cli::convert::report_of(made, asked_), "hunter2"));
}

// What `kubectl get -o yaml` prints of an object of which somebody wrote the half.
const char* const from_the_server =
    "apiVersion: v1\n"
    "kind: List\n"
    "items:\n"
    "- apiVersion: apps/v1\n"
    "  kind: Deployment\n"
    "  metadata:\n"
    "    annotations: {deployment.kubernetes.io/revision: \"3\"}\n"
    "    creationTimestamp: \"2026-01-01T00:00:00Z\"\n"
    "    generation: 3\n"
    "    name: web\n"
    "    namespace: shop\n"
    "    resourceVersion: \"1234\"\n"
    "    uid: 3c0a1c1e-0000-0000-0000-000000000000\n"
    "  spec:\n"
    "    progressDeadlineSeconds: 600\n"
    "    replicas: 1\n"
    "    revisionHistoryLimit: 10\n"
    "    selector: {matchLabels: {app: web}}\n"
    "    strategy:\n"
    "      rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}\n"
    "      type: RollingUpdate\n"
    "    template:\n"
    "      metadata: {creationTimestamp: null, labels: {app: web}}\n"
    "      spec:\n"
    "        containers:\n"
    "        - image: web:v1\n"
    "          imagePullPolicy: IfNotPresent\n"
    "          livenessProbe:\n"
    "            failureThreshold: 5\n"
    "            httpGet: {path: /, port: 8080, scheme: HTTP}\n"
    "            periodSeconds: 10\n"
    "            successThreshold: 1\n"
    "            timeoutSeconds: 1\n"
    "          name: web\n"
    "          ports: [{containerPort: 8080, protocol: TCP}]\n"
    "          resources: {}\n"
    "          terminationMessagePath: /dev/termination-log\n"
    "          terminationMessagePolicy: File\n"
    "        dnsPolicy: ClusterFirst\n"
    "        restartPolicy: Always\n"
    "        schedulerName: default-scheduler\n"
    "        securityContext: {}\n"
    "        terminationGracePeriodSeconds: 30\n"
    "  status: {replicas: 1}\n"
    "- apiVersion: v1\n"
    "  kind: Service\n"
    "  metadata: {name: web, namespace: shop, resourceVersion: \"7\", uid: 3c0a1c1e-0000-0000-0000-000000000001}\n"
    "  spec:\n"
    "    clusterIP: 10.96.12.3\n"
    "    clusterIPs: [10.96.12.3]\n"
    "    internalTrafficPolicy: Cluster\n"
    "    ipFamilies: [IPv4]\n"
    "    ipFamilyPolicy: SingleStack\n"
    "    ports: [{port: 8080, protocol: TCP, targetPort: 8080}]\n"
    "    selector: {app: web}\n"
    "    sessionAffinity: None\n"
    "    type: ClusterIP\n"
    "- apiVersion: v1\n"
    "  kind: Pod\n"
    "  metadata:\n"
    "    name: web-7d9f\n"
    "    namespace: shop\n"
    "    uid: 3c0a1c1e-0000-0000-0000-000000000002\n"
    "    ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-7d, uid: x, controller: true}]\n"
    "  spec: {containers: [{name: web, image: web:v1}]}\n"
    "- apiVersion: v1\n"
    "  kind: ConfigMap\n"
    "  metadata: {name: kube-root-ca.crt, namespace: shop, uid: 3c0a1c1e-0000-0000-0000-000000000003}\n"
    "  data: {ca.crt: some}\n";

TEST_F(Convert, WhatAServerSetsIsNotInTheStack) {
  give("got.yaml", from_the_server);
  const conversion made = convert();
  const std::string source = all_of(made);
  for (const char* const set_by_the_server :
       {"600", "evisionHistoryLimit", "25%", "RollingUpdate", "IfNotPresent", "PullPolicy", "termination-log",
        "ClusterFirst", "scheduler", "30", "clusterIP", "10.96.12.3", "SingleStack", "TrafficPolicy", "period"})
    EXPECT_FALSE(has(source, set_by_the_server)) << set_by_the_server << "\n" << source;
  EXPECT_HAS(source, "http_get");
  EXPECT_HAS(source, "5");
}

TEST_F(Convert, WhatAControllerMakesIsLeftOutAndNoFault) {
  give("got.yaml", from_the_server);
  const conversion made = convert();
  ASSERT_EQ(made.left.size(), 2U);
  EXPECT_HAS(made.left[0].why, "ReplicaSet `web-7d` makes it");
  EXPECT_HAS(made.left[1].why, "Kubernetes puts it into each namespace");
  EXPECT_HAS(cli::convert::report_of(made, asked_), "4 documents, 2 in the stack, 2 made by others");
  EXPECT_TRUE(cli::convert::is_whole(made, asked_)) << cli::convert::report_of(made, asked_);
}

TEST_F(Convert, WhatWasAppliedStaysThoughItBeTheDefault) {
  std::string text = from_the_server;
  const std::string before = "    annotations: {deployment.kubernetes.io/revision: \"3\"}\n";
  text.replace(
      text.find(before), before.size(),
      "    annotations:\n      kubectl.kubernetes.io/last-applied-configuration: |\n"
      "        {\"kind\":\"Deployment\",\"spec\":{\"revisionHistoryLimit\":10,\"template\":{\"spec\":{\"containers\":"
      "[{\"name\":\"web\",\"imagePullPolicy\":\"IfNotPresent\"}]}}}}\n");
  give("got.yaml", text);
  const std::string source = all_of(convert());
  EXPECT_HAS(source, "evisionHistoryLimit");
  EXPECT_HAS(source, "IfNotPresent");
  EXPECT_FALSE(has(source, "600"));
  EXPECT_FALSE(has(source, "last-applied"));
}

TEST_F(Convert, TheReplicasThatAnAutoscalerHasChosenAreNotInTheStack) {
  std::string text = from_the_server;
  text.replace(text.find("replicas: 1"), 11, "replicas: 7");
  give("got.yaml",
       text +
           "- apiVersion: autoscaling/v2\n"
           "  kind: HorizontalPodAutoscaler\n"
           "  metadata: {name: web, namespace: shop, uid: 3c0a1c1e-0000-0000-0000-000000000004}\n"
           "  spec: {maxReplicas: 9, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}\n");
  const conversion made = convert();
  EXPECT_FALSE(has(all_of(made), "7)")) << all_of(made);
}

// As one writes a volume that is there already, for a driver to know it again.
TEST_F(Convert, WhatAControllerWouldWriteStaysWhereSomebodyHasWrittenIt) {
  give(
      "volume.yaml",
      "apiVersion: v1\nkind: PersistentVolume\nmetadata:\n  name: data\n  annotations: {pv.kubernetes.io/provisioned-by: "
      "nfs.csi.k8s.io, volume.kubernetes.io/selected-node: a}\nspec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteMany], "
      "csi: {driver: nfs.csi.k8s.io, volumeHandle: data}, claimRef: {name: data, namespace: shop}}\n");
  const std::string source = all_of(convert());
  EXPECT_HAS(source, "pv.kubernetes.io/provisioned-by");
  EXPECT_HAS(source, "volume.kubernetes.io/selected-node");
  EXPECT_HAS(source, "claimRef");
}

// Written by hand, a default is what its author wants to say.
TEST_F(Convert, DefaultsThatNoServerHasSetStay) {
  give("web.yaml",
       "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {revisionHistoryLimit: 10, selector: "
       "{matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "
       "web:v1}]}}}\n");
  EXPECT_HAS(all_of(convert()), "evisionHistoryLimit");
}

TEST_F(Convert, TheLayoutOfTheFilesIsKept) {
  give("apps/web/deployment.yaml", web);
  give("name.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");
  const std::string stack = text_of(convert(), "stack.hpp");
  EXPECT_HAS(stack, "file(\"apps/web/deployment.yaml\",");
  EXPECT_HAS(stack, "group(web, web_service, settings_config, web_service_account, web_ingress)");
  EXPECT_HAS(stack, "file(\"name.yaml\", name_space)");
}

TEST_F(Convert, WhatTheServerWroteIsLeftOut) {
  give(
      "web.yaml",
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  uid: 0b2c\n  resourceVersion: \"7\"\n  creationTimestamp: \"2026-01-01T00:00:00Z\"\n"
      "  generation: 2\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {}\n"
      "  managedFields: [{manager: kubectl, operation: Update}]\ndata: {a: b}\n");
  const std::string source = all_of(convert());
  for (const char* const word :
       {"uid", "resourceVersion", "creationTimestamp", "generation", "last-applied", "managedFields"})
    EXPECT_FALSE(has(source, word)) << word;
  EXPECT_HAS(source, ".withData(\"a\", \"b\")");
}

TEST_F(Convert, DefaultsOfACustomResourcesSchemaAreLeftOutOfWhatWasInACluster) {
  const std::string definition =
      "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: widgets.shop.example.com}\n"
      "spec:\n  group: shop.example.com\n  scope: Namespaced\n  names: {kind: Widget, plural: widgets}\n  versions:\n"
      "  - name: v1\n    served: true\n    storage: true\n    schema:\n      openAPIV3Schema:\n        type: object\n"
      "        properties:\n          spec:\n            type: object\n            properties:\n"
      "              colour: {type: string, default: green}\n              parts: {type: integer, default: 3}\n"
      "              lit: {type: boolean, default: true}\n              tags: {type: array, items: {type: string}, default: [a, b]}\n"
      "              inner:\n                type: object\n                default: {}\n                properties:\n"
      "                  ratio: {type: number, default: 0.5}\n                  size: {type: string}\n---\n";
  const auto widget = [](const std::string& metadata, const std::string& spec) {
    return "apiVersion: shop.example.com/v1\nkind: Widget\nmetadata: {name: lamp" + metadata + "}\nspec: {" + spec +
           "}\n";
  };
  const std::string filled = "colour: green, parts: 3, lit: true, tags: [a, b], inner: {ratio: 0.5, size: big}";
  const std::string live = ", uid: 0b2c, resourceVersion: \"7\"";
  const auto source_of = [&](const std::string& object) {
    give("all.yaml", definition + object);
    return all_of(convert());
  };
  const std::string from_a_cluster = source_of(widget(live, filled));
  for (const char* const field : {"colour", "parts", "lit", "tags", "ratio"})
    EXPECT_FALSE(has(from_a_cluster, "\"spec." + std::string(field))) << field;
  EXPECT_HAS(from_a_cluster, "\"spec.inner.size\">(\"big\")");
  EXPECT_FALSE(has(from_a_cluster, "\"spec.inner.ratio"));
  // Other values, what was applied, and what no server has seen stay.
  EXPECT_HAS(source_of(widget(live, "colour: red, parts: 3, tags: [b, a]")), "\"spec.colour\">(\"red\")");
  EXPECT_HAS(source_of(widget(live, "colour: red, parts: 3, tags: [b, a]")), "\"spec.tags\"");
  EXPECT_HAS(
      source_of(widget(
          live + ", annotations: {kubectl.kubernetes.io/last-applied-configuration: '{\"spec\": {\"parts\": 3}}'}",
          filled)),
      "\"spec.parts\">(3)");
  EXPECT_HAS(source_of(widget("", filled)), "\"spec.parts\">(3)");
}

TEST_F(Convert, ListsOfKubectlAreWhatIsInThem) {
  give(
      "all.yaml",
      "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}\n");
  EXPECT_EQ(convert().converted, 2U);
}

TEST_F(Convert, NoLineIsOver120Columns) {
  give("web.yaml", web);
  give("long.yaml",
       "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: long}\ndata:\n  words: " + std::string(300, 'x') +
           " and some more words that are a text of more than one line of the source\n  ümlaut: " +
           std::string(40, 'x') + "\n");
  std::istringstream lines(all_of(convert()));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 121U) << line;
}

TEST_F(Convert, WhatIsWrongIsTold) {
  give("web.yaml",
       std::string(web) +
           "---\napiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [{name: x, image: x, imag: y}]}\n"
           "---\napiVersion: v1\nkind: Pod\nmetadata: {generateName: x-}\nspec: {containers: [{name: x, image: x}]}\n"
           "---\napiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: x}\n");
  const conversion made = convert();
  ASSERT_EQ(made.left.size(), 3U);
  EXPECT_HAS(made.left[0].why, "imag");
  EXPECT_HAS(made.left[1].why, "generateName");
  EXPECT_HAS(made.left[2].why, "PodSecurityPolicy");
}

TEST_F(Convert, WhatTheRulesSayIsMarkedWhereItIs) {
  std::string broken(web);
  broken.replace(broken.find("targetPort: 8080"), 16, "targetPort: htpp");
  give("web.yaml", broken);
  conversion made = convert();
  ASSERT_EQ(made.findings.size(), 1U);
  EXPECT_HAS(all_of(made), "// converted: Service `web` forwards port 80 to `htpp`");
  EXPECT_HAS(all_of(made), "dovetail::generate<shop::shop>(argc, argv)");
  asked_.accept_findings = true;
  EXPECT_HAS(all_of(convert()), "run_unchecked");
}

TEST_F(Convert, PoliciesOfAProfileAreWaived) {
  give("web.yaml", web);
  asked_.profile = "restricted";
  const conversion made = convert();
  EXPECT_GT(made.waived, 0U);
  EXPECT_TRUE(made.findings.empty());
  EXPECT_HAS(text_of(made, "web.hpp"), ".withWaiver(\"SEC-");
  EXPECT_HAS(text_of(made, "web.hpp"), "\"converted: ");
  EXPECT_HAS(text_of(made, "stack.hpp"), ".withProfile(profile::restricted)");
}

TEST_F(Convert, AKindWithoutATypeHasASchemaOfWhatIsThere) {
  give(
      "widget.yaml",
      "apiVersion: shop.example.com/v1\nkind: Widget\nmetadata: {name: lamp}\nspec: {parts: 3, shades: [{name: inner}]}\n");
  const conversion made = convert();
  EXPECT_EQ(made.converted, 1U);
  EXPECT_HAS(text_of(made, "crds/widgets.shop.example.com.yaml"), "kind: Widget");
  EXPECT_HAS(text_of(made, "CMakeLists.txt"), "dovetail_import(NAME shop_kinds SCHEMAS crds)");
  EXPECT_HAS(text_of(made, "CMakeLists.txt"), "LIBRARIES shop_kinds");
  EXPECT_HAS(all_of(made), "resource<crd::shop_example_com::v1::Widget, \"lamp\">()");
  EXPECT_HAS(all_of(made), ".set<\"spec.parts\">(3)");
  EXPECT_HAS(all_of(made), "object_of<crd::shop_example_com::v1::WidgetSpecShades>().set<\"name\">(\"inner\")");
}

const char* const definition_of_widget =
    "apiVersion: apiextensions.k8s.io/v1\n"
    "kind: CustomResourceDefinition\n"
    "metadata: {name: widgets.shop.example.com}\n"
    "spec:\n"
    "  group: shop.example.com\n"
    "  scope: Namespaced\n"
    "  names: {kind: Widget, plural: widgets}\n"
    "  versions:\n"
    "    - name: v1\n"
    "      served: true\n"
    "      storage: true\n"
    "      schema:\n"
    "        openAPIV3Schema:\n"
    "          type: object\n"
    "          properties:\n"
    "            spec:\n"
    "              type: object\n"
    "              properties:\n"
    "                parts: {type: integer}\n"
    "                unused: {type: string}\n";

TEST_F(Convert, AKindWhoseDefinitionIsThereHasThatForItsSchema) {
  const std::string widget =
      "apiVersion: shop.example.com/v1\nkind: Widget\nmetadata: {name: lamp}\nspec: {parts: 3}\n";
  give("widget.yaml", widget + "---\n" + definition_of_widget);
  conversion made = convert();
  EXPECT_EQ(text_of(made, "crds/widgets.shop.example.com.yaml"), definition_of_widget);
  EXPECT_HAS(all_of(made), ".set<\"spec.parts\">(3)");
  // Where a document says more than it allows, the documents have the word.
  give("widget.yaml",
       "apiVersion: shop.example.com/v1\nkind: Widget\nmetadata: {name: lamp}\nspec: {parts: 3, other: 1}\n---\n" +
           std::string(definition_of_widget));
  made = convert();
  EXPECT_FALSE(has(text_of(made, "crds/widgets.shop.example.com.yaml"), "unused"));
  EXPECT_HAS(all_of(made), ".set<\"spec.other\">(1)");
}

TEST_F(Convert, AnImageOfSeveralContainersIsSaidOnce) {
  std::string twice(web);
  twice.replace(twice.find("      containers:\n"), 18,
                "      initContainers: [{name: first, image: nginx:1.27}]\n      containers:\n");
  give("web.yaml", twice);
  const conversion made = convert();
  EXPECT_HAS(text_of(made, "settings.hpp"), "inline constexpr auto nginx_image = image(\"nginx:1.27\");");
  EXPECT_HAS(text_of(made, "web.hpp"), "Container<\"first\">{nginx_image}");
  EXPECT_HAS(text_of(made, "web.hpp"), "Container<\"web\">{nginx_image}");
}

TEST_F(Convert, WhatSeveralHaveInCommonIsSaidOnce) {
  std::string all;
  for (const char* const name : {"a", "b", "c"})
    all +=
        std::string("---\napiVersion: v1\nkind: Pod\nmetadata: {name: ") + name + ", labels: {team: shop, own: x" +
        name + "}}\nspec: {containers: [{name: x, image: " + name +
        ", securityContext: {runAsNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false}}]}\n";
  give("pods.yaml", all);
  EXPECT_HAS(text_of(convert(), "stack.hpp"), ".withLabels({{\"team\", \"shop\"}})");
  all.clear();
  for (const char* const name : {"a", "b", "c"})
    all +=
        std::string("---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ") + name +
        "}\nspec: {selector: {matchLabels: {app: x}}, template: {metadata: {labels: {app: x}}, spec: {containers: [{name: x, image: " +
        name +
        ", securityContext: {runAsNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false}}]}}}\n";
  give("pods.yaml", all);
  EXPECT_HAS(all_of(convert()),
             "inline constexpr auto security = non_root().readOnlyRootFilesystem().noPrivilegeEscalation();");
  EXPECT_HAS(all_of(convert()), ".withSecurityContext(security)");
}

TEST_F(Convert, ConvertingTwiceGivesTheSame) {
  give("web.yaml", web);
  EXPECT_EQ(all_of(convert()), all_of(convert()));
}

TEST_F(Convert, NothingIsWrittenOverUnlessAskedFor) {
  give("web.yaml", web);
  const conversion made = convert();
  write(made, asked_);
  EXPECT_TRUE(fs::exists(root_ / "out/stack.hpp"));
  EXPECT_THROW(write(made, asked_), cli::usage_error);
  std::ofstream(root_ / "out/own.hpp") << "mine";
  asked_.overwrite = true;
  write(made, asked_);
  EXPECT_TRUE(fs::exists(root_ / "out/own.hpp"));
  for (const auto& each : fs::recursive_directory_iterator(root_ / "out"))
    EXPECT_NE(each.path().extension(), ".part") << each.path();
}

TEST_F(Convert, WhatAnEarlierConversionLeftIsRemovedUnlessItWasChanged) {
  give("web.yaml", web);
  write(convert(), asked_);
  fs::remove_all(root_ / "in");
  std::string other(web);
  for (std::size_t at = other.find("web"); at != std::string::npos; at = other.find("web", at + 3))
    other.replace(at, 3, "api");
  give("api.yaml", other);
  asked_.overwrite = true;
  write(convert(), asked_);
  EXPECT_TRUE(fs::exists(root_ / "out/api.hpp"));
  EXPECT_FALSE(fs::exists(root_ / "out/web.hpp"));
  std::ofstream(root_ / "out/api.hpp", std::ios::app) << "// mine";
  fs::remove_all(root_ / "in");
  give("web.yaml", web);
  write(convert(), asked_);
  EXPECT_TRUE(fs::exists(root_ / "out/api.hpp"));
}

TEST_F(Convert, ErrorsOfUse) {
  give("web.yaml", web);
  asked_.name = "Shop!";
  EXPECT_THROW(convert(), cli::usage_error);
  asked_.name = "shop";
  asked_.profile = "strict";
  EXPECT_THROW(convert(), cli::usage_error);
  asked_.profile = "";
  asked_.paths = {(root_ / "nowhere").string()};
  EXPECT_THROW(convert(), cli::usage_error);
}

}  // namespace
