// Fields that are unknown, missing, set twice or too new, and words that a closed set does not have.
#include "reading.hpp"

#include <string>

#include <gtest/gtest.h>

namespace {

using reading::lines;
using reading::problems;

const std::string deployment =
    "apiVersion: apps/v1\n"
    "kind: Deployment\n"
    "spec:\n"
    "  selector: {matchLabels: {app: a}}\n"
    "  template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a}]}}\n";

lines problems_of_spec(const std::string& line) { return problems(deployment + "  " + line + "\n"); }

const std::string pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n";

lines problems_of_container(const std::string& line) { return problems(pod + "      " + line + "\n"); }

TEST(UnknownFields, TheNearestNameIsTold) {
  EXPECT_EQ(problems_of_spec("replica: 2"),
            lines{"f.yaml:6:3: spec.replica: no such field in DeploymentSpec; did you mean `replicas`?"});
  EXPECT_EQ(problems_of_container("imagepullpolicy: Always"),
            lines{"f.yaml:6:7: spec.containers[0].imagepullpolicy: no such field in Container; did you mean "
                  "`imagePullPolicy`?"});
  EXPECT_EQ(problems_of_container("image_pull_policy: Always"),
            lines{"f.yaml:6:7: spec.containers[0].image_pull_policy: no such field in Container; did you mean "
                  "`imagePullPolicy`?"});
  EXPECT_EQ(problems("apiVersion: v1\nkind: ConfigMap\nmetdata: {name: a}\n"),
            lines{"f.yaml:3:1: metdata: no such field in ConfigMap; did you mean `metadata`?"});
}

TEST(UnknownFields, WhereTheFieldBelongsIsTold) {
  EXPECT_EQ(problems_of_spec("containers: []"),
            lines{"f.yaml:6:3: spec.containers: no such field in DeploymentSpec; it belongs in `spec.template.spec`"});
  EXPECT_EQ(
      problems_of_spec("image: a"),
      lines{
          "f.yaml:6:3: spec.image: no such field in DeploymentSpec; it belongs in `spec.template.spec.containers[]`"});
  EXPECT_EQ(
      problems_of_spec("serviceAccountName: a"),
      lines{
          "f.yaml:6:3: spec.serviceAccountName: no such field in DeploymentSpec; it belongs in `spec.template.spec`"});
  EXPECT_EQ(problems(deployment + "replicas: 2\n"),
            lines{"f.yaml:6:1: replicas: no such field in Deployment; it belongs in `spec`"});
  EXPECT_EQ(problems_of_container("nodeSelector: {a: b}"),
            lines{"f.yaml:6:7: spec.containers[0].nodeSelector: no such field in Container; it belongs in `spec`"});
  EXPECT_EQ(problems_of_container("metadata: {}"),
            lines{"f.yaml:6:7: spec.containers[0].metadata: no such field in Container; it belongs at the top level"});
  EXPECT_EQ(
      problems("apiVersion: batch/v1\nkind: CronJob\nspec:\n  schedule: '* * * * *'\n  backoffLimit: 1\n"
               "  jobTemplate: {spec: {template: {spec: {containers: [{name: a}]}}}}\n"),
      lines{"f.yaml:5:3: spec.backoffLimit: no such field in CronJobSpec; it belongs in `spec.jobTemplate.spec`"});
}

TEST(UnknownFields, SmallTypesTellTheirFields) {
  EXPECT_EQ(
      problems_of_container("env: [{name: A, secret: b}]"),
      lines{
          "f.yaml:6:23: spec.containers[0].env[0].secret: no such field in EnvVar, which has name, value, valueFrom"});
  EXPECT_EQ(problems_of_container("zzz: 1"), lines{"f.yaml:6:7: spec.containers[0].zzz: no such field in Container"});
}

TEST(UnknownFields, KeysThatAreNoWordsStandInBrackets) {
  EXPECT_EQ(
      problems_of_spec("\"a b.c/d\": 1"),
      lines{"f.yaml:6:3: spec[\"a b.c/d\"]: no such field in DeploymentSpec, which has replicas, minReadySeconds, "
            "revisionHistoryLimit, progressDeadlineSeconds, paused, selector, strategy, template"});
  EXPECT_EQ(
      problems("apiVersion: v1\nkind: Pod\nmetadata: {labels: {app.kubernetes.io/name: 1}}\nspec: {containers: "
               "[{name: a}]}\n"),
      lines{
          "f.yaml:3:45: metadata.labels[\"app.kubernetes.io/name\"]: expected a string, found the number 1; quote it: "
          "\"1\""});
}

TEST(MissingFields, AreToldAtTheirObject) {
  EXPECT_EQ(problems("apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 2\n"),
            (lines{"f.yaml:4:3: spec.selector: is required, and it is not set",
                   "f.yaml:4:3: spec.template: is required, and it is not set"}));
  EXPECT_EQ(problems_of_container("env: [{value: a}]"),
            lines{"f.yaml:6:13: spec.containers[0].env[0].name: is required, and it is not set"});
  EXPECT_EQ(problems("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n"),
            lines{"f.yaml:4:3: spec.containers: is required, and it has no value"});
  EXPECT_EQ(problems("apiVersion: v1\nkind: Pod\nspec:\n  containers: []\n"), lines{});
}

TEST(Words, AreOfTheSet) {
  EXPECT_EQ(problems_of_container("imagePullPolicy: Allways"),
            lines{"f.yaml:6:24: spec.containers[0].imagePullPolicy: \"Allways\" is not one of Always, IfNotPresent or "
                  "Never; did "
                  "you mean \"Always\"?"});
  EXPECT_EQ(problems_of_container("imagePullPolicy: Sometimes"),
            lines{"f.yaml:6:24: spec.containers[0].imagePullPolicy: \"Sometimes\" is not one of Always, IfNotPresent "
                  "or Never"});
}

TEST(Duplicates, AreTold) {
  EXPECT_EQ(problems_of_container("name: b"),
            lines{"f.yaml:6:7: spec.containers[0].name: is set twice; line 5 has it already"});
  EXPECT_EQ(problems("apiVersion: v1\nkind: ConfigMap\ndata:\n  a: x\n  b: z\n  'a': z\n"),
            lines{"f.yaml:6:3: data.a: is set twice; line 4 has it already"});
  EXPECT_EQ(problems("apiVersion: v1\nkind: ConfigMap\nkind: ConfigMap\n"),
            lines{"f.yaml:3:1: kind: is set twice; line 2 has it already"});

  std::string many = "apiVersion: v1\nkind: ConfigMap\ndata:\n";
  for (int i = 0; i < 50; ++i) many += "  k" + std::to_string(i) + ": x\n";
  EXPECT_EQ(problems(many + "  k7: y\n"), lines{"f.yaml:54:3: data.k7: is set twice; line 11 has it already"});
}

TEST(Versions, FieldsThatAreTooNewAreTold) {
  EXPECT_EQ(problems("apiVersion: v1\nkind: Pod\nspec:\n  resources: {limits: {cpu: '1'}}\n  containers: [{name: a}]\n",
                     {.kubernetes_minor = 30}),
            lines{"f.yaml:4:3: spec.resources: exists from Kubernetes 1.32 on, and 1.30 is wanted"});
  EXPECT_EQ(problems("apiVersion: v1\nkind: Pod\nspec:\n  resources: {limits: {cpu: '1'}}\n  containers: [{name: a}]\n",
                     {.kubernetes_minor = 36}),
            lines{});
}

TEST(Versions, FieldsThatAreGoneAreToldWhereTheyAreNot) {
  const std::string text = "apiVersion: v1\nkind: Pod\nspec:\n  workloadRef: {name: a}\n  containers: [{name: a}]\n";
  EXPECT_EQ(problems(text),
            lines{"f.yaml:4:3: spec.workloadRef: Kubernetes 1." + std::to_string(dovetail::api::newest_version) +
                  " has no such field in PodSpec; only 1.35 has it"});
  EXPECT_EQ(problems(text, {.kubernetes_minor = 35}), lines{});
  EXPECT_EQ(problems(text, {.kubernetes_minor = 34}),
            lines{"f.yaml:4:3: spec.workloadRef: Kubernetes 1.34 has no such field in PodSpec; only 1.35 has it"});
  const std::string claims =
      "apiVersion: v1\nkind: Pod\nspec:\n  resourceClaims: [{name: a, source: {}}]\n  containers: [{name: a}]\n";
  EXPECT_EQ(problems(claims, {.kubernetes_minor = 36}),
            lines{"f.yaml:4:30: spec.resourceClaims[0].source: Kubernetes 1.36 has no such field in "
                  "PodResourceClaim; 1.30 and older ones have it"});
}

TEST(Versions, KindsThatAreGoneAreToldWithWhatTakesTheirPlace) {
  const auto told = [](const std::string& api_version, const std::string& kind, int minor) {
    return problems("apiVersion: " + api_version + "\nkind: " + kind + "\n", {.kubernetes_minor = minor});
  };
  EXPECT_EQ(
      told("networking.k8s.io/v1beta1", "ServiceCIDR", 37),
      lines{"f.yaml:2:7: kind: Kubernetes 1.37 has no `ServiceCIDR` in `networking.k8s.io/v1beta1`; 1.31 to 1.36 have "
            "it, write `networking.k8s.io/v1`"});
  EXPECT_EQ(
      told("networking.k8s.io/v1beta1", "ServiceCIDR", 30),
      lines{"f.yaml:2:7: kind: Kubernetes 1.30 has no `ServiceCIDR` in `networking.k8s.io/v1beta1`; 1.31 to 1.36 have "
            "it, write `networking.k8s.io/v1alpha1`"});
  EXPECT_EQ(
      told("scheduling.k8s.io/v1alpha2", "PodGroup", 37),
      lines{"f.yaml:2:7: kind: Kubernetes 1.37 has no `PodGroup` in `scheduling.k8s.io/v1alpha2`; only 1.36 has it, "
            "write `scheduling.k8s.io/v1alpha3` or `scheduling.k8s.io/v1beta1`"});
  EXPECT_EQ(
      told("resource.k8s.io/v1alpha3", "PodSchedulingContext", 33),
      lines{"f.yaml:2:7: kind: Kubernetes 1.33 has no `PodSchedulingContext` in `resource.k8s.io/v1alpha3`; only 1.31 "
            "has it, and no other version of `resource.k8s.io` does"});
}

TEST(Versions, AndWhatIsRequiredMayBeLeftToTheRules) {
  EXPECT_EQ(
      problems(
          "apiVersion: v1\nkind: Pod\nspec:\n  resources: {limits: {cpu: '1'}}\n  containers: [{imagePullPolicy: a}]\n",
          {.checks_fields = false, .kubernetes_minor = 30}),
      lines{});
}

TEST(Problems, OfAFileAreToldAllAtOnceInItsOrder) {
  EXPECT_EQ(problems("apiVersion: apps/v1\n"
                     "kind: Deployment\n"
                     "metadata:\n"
                     "  nme: a\n"
                     "spec:\n"
                     "  replicas: many\n"
                     "  template:\n"
                     "    spec:\n"
                     "      containers:\n"
                     "        - image: a\n"
                     "          imagePullPolicy: never\n"
                     "          image: b\n"
                     "---\n"
                     "apiVersion: v1\n"
                     "kind: Servic\n"
                     "---\n"
                     "apiVersion: v1\n"
                     "kind: Service\n"
                     "spec: {ports: [{name: http}]}\n"),
            (lines{"f.yaml:4:3: metadata.nme: no such field in ObjectMeta; did you mean `name`?",
                   "f.yaml:6:3: spec.selector: is required, and it is not set",
                   "f.yaml:6:13: spec.replicas: expected an integer of 32 bits, found the string \"many\"",
                   "f.yaml:10:11: spec.template.spec.containers[0].name: is required, and it is not set",
                   "f.yaml:11:28: spec.template.spec.containers[0].imagePullPolicy: \"never\" is not one of Always, "
                   "IfNotPresent "
                   "or Never; did you mean \"Never\"?",
                   "f.yaml:12:11: spec.template.spec.containers[0].image: is set twice; line 10 has it already",
                   "f.yaml:15:7: kind: there is no kind `Servic` in `v1`; did you mean `Service`?",
                   "f.yaml:19:16: spec.ports[0].port: is required, and it is not set"}));
}

}  // namespace
