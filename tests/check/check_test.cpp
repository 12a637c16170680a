// Objects that are read together are held to the rules together, and each finding knows its place.
#include "checking.hpp"

#include <dovetail/check/pod_security.hpp>

#include <gtest/gtest.h>

namespace {

using namespace dovetail::cli;
using checking::ids_of;
using checking::outcome_of;
using checking::places_of;
using checking::pod_with;
using strings = std::vector<std::string>;

settings with_externals(std::initializer_list<const char*> all) {
  settings asked;
  for (const char* each : all) asked.externals.push_back(external_of(each));
  return asked;
}

const dovetail::check::asked_policy no_root_policies[] = {&dovetail::check::SEC_03};
const profile no_root{"no-root", "no container runs as root", no_root_policies};

const std::string reader = pod_with(R"(      envFrom:
        - configMapRef:
            name: settings
)");
const std::string settings_map = "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n";

TEST(check, points_at_the_value_that_is_wrong) {
  const outcome found = outcome_of(reader);
  ASSERT_EQ(places_of(found), strings{"11:19 REF-22"});
  EXPECT_EQ(found.findings[0].kind, "Pod");
  EXPECT_EQ(found.findings[0].name, "web");
  EXPECT_EQ(found.findings[0].name_space, "default");
}

TEST(check, finds_objects_in_other_documents_and_files) {
  EXPECT_EQ(ids_of(outcome_of(reader + settings_map)), strings{});
  inputs given;
  given.files.push_back({"a.yaml", reader, true});
  given.files.push_back({"b.yaml", settings_map, true});
  EXPECT_EQ(ids_of(check_objects(std::move(given), {})), strings{});
}

TEST(check, unfolds_lists) {
  EXPECT_EQ(places_of(outcome_of(R"(apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      containers:
        - {name: web, image: "nginx:1.27", envFrom: [{configMapRef: {name: settings}}]}
)")),
            strings{"9:76 REF-22"});
}

TEST(check, an_object_without_a_namespace_is_in_the_one_that_is_deployed_to) {
  const std::string elsewhere =
      "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: infra\n";
  EXPECT_EQ(ids_of(outcome_of(reader + elsewhere)), (strings{"REF-22", "REF-80", "REF-75"}));
  settings asked;
  asked.name_space = "infra";
  EXPECT_EQ(ids_of(outcome_of(reader + elsewhere, asked)), strings{});
}

TEST(check, tells_what_the_reader_finds_with_the_object_and_the_path) {
  const outcome found = outcome_of(pod_with("      imagePullPolice: Always\n"));
  ASSERT_EQ(places_of(found), strings{"9:7 GRM-50"});
  EXPECT_EQ(found.findings[0].path, "spec.containers[0].imagePullPolice");
  EXPECT_EQ(
      found.findings[0].words,
      "Pod `web`: spec.containers[0].imagePullPolice: no such field in Container; did you mean `imagePullPolicy`?");
}

TEST(check, a_missing_field_is_told_once_and_where_it_is_missing) {
  const outcome found = outcome_of(pod_with("    - image: exporter:1.0\n"));
  ASSERT_EQ(places_of(found), strings{"9:7 GRM-50"});
  EXPECT_NE(found.findings[0].words.find("spec.containers[1].name is required"), std::string::npos);
}

TEST(check, a_field_of_the_wrong_type_is_not_missing_too) {
  EXPECT_EQ(places_of(outcome_of(pod_with("      ports:\n        - containerPort: eighty\n"))),
            strings{"10:26 GRM-50"});
}

TEST(check, a_part_that_cannot_be_read_makes_no_further_findings_of_its_object) {
  EXPECT_EQ(ids_of(outcome_of("apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: ExternalName\n"
                              "  externalName: db.example.com\n  ports:\n    - port: eighty\n")),
            strings{"GRM-50"});
}

TEST(check, a_document_that_is_no_yaml_does_not_hide_the_others) {
  EXPECT_EQ(ids_of(outcome_of("a: [\n---\n" + reader)), (strings{"YML-01", "REF-22"}));
}

TEST(check, a_document_without_a_kind_is_not_about_the_object_before_it) {
  const outcome found = outcome_of(pod_with("") + "---\napiVersion: v1\n");
  ASSERT_EQ(places_of(found), strings{"10:1 YML-02"});
  EXPECT_EQ(found.findings[0].words.substr(0, 6), "kind: ");
  EXPECT_EQ(found.findings[0].kind, "");
}

TEST(check, a_kind_of_a_known_group_must_be_there) {
  EXPECT_EQ(places_of(outcome_of("apiVersion: apps/v1\nkind: Deploymet\nmetadata:\n  name: web\n")),
            strings{"2:7 YML-04"});
  EXPECT_EQ(ids_of(outcome_of("apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata:\n  name: web\n")),
            strings{"YML-04"});
}

TEST(check, a_kind_of_an_operator_is_wrong_only_where_another_is_near) {
  const auto ids = [](const char* version, const char* kind) {
    return ids_of(outcome_of(std::string("apiVersion: ") + version + "\nkind: " + kind + "\nmetadata:\n  name: web\n"));
  };
  EXPECT_EQ(ids("cert-manager.io/v1alpha2", "Certificate"), strings{"YML-04"});
  EXPECT_EQ(ids("cert-manager.io/v1", "Certificat"), strings{"YML-04"});
  EXPECT_EQ(ids("cert-manager.io/v1", "Telescope"), strings{});
  EXPECT_EQ(ids("gateway.networking.k8s.io/v1", "HTTPRoute"), strings{});
}

TEST(check, the_namespace_that_is_deployed_to_is_there) {
  settings asked;
  asked.name_space = "shop";
  EXPECT_EQ(ids_of(outcome_of(pod_with(""), asked)), strings{});
  EXPECT_EQ(ids_of(outcome_of("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: shop}\n")),
            strings{"REF-75"});
}

TEST(check, a_kind_of_another_group_is_passed_with_one_notice) {
  const std::string lamp = "apiVersion: example.com/v1\nkind: Lamp\nmetadata:\n  name: ";
  const outcome found = outcome_of(lamp + "desk\n---\n" + lamp + "floor\n");
  EXPECT_EQ(ids_of(found), strings{});
  ASSERT_EQ(found.notices.size(), 1u);
  EXPECT_NE(found.notices[0].words.find("Lamp of example.com/v1 is passed"), std::string::npos);
  EXPECT_EQ(found.objects, 2u);
}

TEST(check, what_is_passed_is_there_for_others) {
  const std::string auth = R"(apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata: {name: db}
spec:
  vaultAuthRef: web
  mount: kv
  type: kv-v2
  path: db
  destination: {name: db, create: true}
)";
  EXPECT_EQ(ids_of(outcome_of(auth)), strings{"DOV-03"});
  EXPECT_EQ(
      ids_of(outcome_of(
          auth + "---\napiVersion: secrets.hashicorp.com/v1beta1\nkind: VaultAuth\nmetadata: {name: web}\n"
                 "spec: {method: kubernetes, mount: kubernetes, kubernetes: {role: r, serviceAccount: default}}\n")),
      strings{});
}

TEST(externals, have_keys_and_ports_where_they_are_said) {
  const std::string variable = pod_with(R"(      env:
        - name: PASSWORD
          valueFrom:
            secretKeyRef:
              name: db
              key: PASSWORD
)");
  EXPECT_EQ(ids_of(outcome_of(variable)), strings{"REF-20"});
  EXPECT_EQ(ids_of(outcome_of(variable, with_externals({"Secret/db"}))), strings{});
  EXPECT_EQ(ids_of(outcome_of(variable, with_externals({"Secret/db:PASSWORD,USER"}))), strings{});
  EXPECT_EQ(ids_of(outcome_of(variable, with_externals({"Secret/db:USER"}))), strings{"REF-21"});
  EXPECT_EQ(ids_of(outcome_of(variable, with_externals({"default/Secret/db:PASSWORD"}))), strings{});
  EXPECT_EQ(ids_of(outcome_of(variable, with_externals({"other/Secret/db:PASSWORD"}))), strings{"REF-20"});
}

TEST(externals, say_the_keys_of_a_secret_that_an_operator_makes) {
  const std::string text =
      pod_with("      env:\n        - {name: A, valueFrom: {secretKeyRef: {name: db, key: A}}}\n") + R"(---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata: {name: db}
spec: {mount: kv, type: kv-v2, path: db, destination: {name: db, create: true}}
)";
  EXPECT_EQ(ids_of(outcome_of(text)), strings{});
  EXPECT_EQ(ids_of(outcome_of(text, with_externals({"Secret/db:B"}))), strings{"REF-21"});
}

TEST(profiles, ask_for_their_policies) {
  const std::string text = pod_with("");
  EXPECT_EQ(ids_of(outcome_of(text)), strings{});
  settings asked;
  asked.held_to = find_profile("restricted");
  EXPECT_EQ(ids_of(outcome_of(text, asked)), (strings{"SEC-02", "SEC-03", "SEC-07", "SEC-17"}));
  asked.skip = {"SEC-03", "SEC-07"};
  EXPECT_EQ(ids_of(outcome_of(text, asked)), (strings{"SEC-02", "SEC-17"}));
  asked.held_to = find_profile("baseline");
  EXPECT_EQ(ids_of(outcome_of(text, asked)), strings{});
}

TEST(only, asks_for_a_policy_and_for_nothing_else) {
  settings asked;
  asked.only = {"SEC-03"};
  EXPECT_EQ(ids_of(outcome_of(reader, asked)), strings{"SEC-03"});
}

TEST(waivers, stand_in_annotations) {
  std::string text = pod_with("");
  text.replace(text.find("  name: web\n"), 12,
               "  name: web\n  annotations:\n    dovetail/waive-SEC-03: it binds port 80\n");
  settings asked;
  asked.held_to = &no_root;
  EXPECT_EQ(ids_of(outcome_of(text, asked)), strings{});
  // Where nobody asks for the policy, the waiver is not unneeded.
  EXPECT_EQ(ids_of(outcome_of(text)), strings{});
  EXPECT_EQ(places_of(outcome_of(text + "      securityContext: {runAsNonRoot: true}\n", asked)),
            strings{"6:5 DOV-04"});
}

TEST(waivers, need_a_reason) {
  std::string text = pod_with("");
  text.replace(text.find("  name: web\n"), 12, "  name: web\n  annotations:\n    dovetail/waive-SEC-03: \"\"\n");
  settings asked;
  asked.held_to = &no_root;
  EXPECT_EQ(ids_of(outcome_of(text, asked)), (strings{"DOV-04", "SEC-03"}));
}

TEST(waivers, stand_in_the_settings) {
  settings asked;
  asked.held_to = &no_root;
  asked.waivers.push_back({"SEC-03", "Pod", "web", "", "it binds port 80", ".dovetail.yaml", 3, 5});
  EXPECT_EQ(ids_of(outcome_of(pod_with(""), asked)), strings{});
  asked.waivers.push_back({"SEC-03", "Pod", "wep", "", "it binds port 80", ".dovetail.yaml", 4, 5});
  const outcome found = outcome_of(pod_with(""), asked);
  ASSERT_EQ(places_of(found), strings{"4:5 DOV-04"});
  EXPECT_EQ(found.findings[0].file, ".dovetail.yaml");
}

TEST(kubernetes_version, tells_what_it_does_not_have) {
  const std::string text = pod_with("  hostnameOverride: web.example.com\n");
  EXPECT_EQ(ids_of(outcome_of(text)), strings{});
  settings asked;
  asked.kubernetes_minor = kubernetes_minor_of("1.33");
  EXPECT_EQ(places_of(outcome_of(text, asked)), strings{"9:21 DOV-06"});
}

TEST(exit_code, is_of_errors_and_of_warnings_where_they_are_asked_for) {
  const outcome warned = outcome_of(pod_with(R"(      ports: [{name: http, containerPort: 80}]
    - name: other
      image: nginx:1.27
      ports: [{name: http, containerPort: 81}]
)"));
  ASSERT_EQ(ids_of(warned), strings{"IDN-05"});
  settings asked;
  EXPECT_EQ(exit_code_of(warned, asked), 0);
  asked.strict = true;
  EXPECT_EQ(exit_code_of(warned, asked), 1);
  EXPECT_EQ(exit_code_of(outcome_of(reader), {}), 1);
  EXPECT_EQ(exit_code_of(outcome_of(pod_with("")), {}), 0);
}

TEST(check, ten_faults_in_one_file_are_ten_findings) {
  const outcome found = outcome_of(R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: Web
  labels: {team: "a b"}
spec:
  replica: 2
  selector: {matchLabels: {app: wep}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: wep
      containers:
        - name: web
          image: nginx:1.27:latest
          imagePullPolicy: Sometimes
          ports: [{name: http, containerPort: 80800}]
          resources: {requests: {memory: 12MB}}
          volumeMounts: [{name: data, mountPath: /data}]
          envFrom: [{secretRef: {name: db}}]
)");
  EXPECT_EQ(ids_of(found), (strings{"GRM-01", "GRM-08", "GRM-50", "REF-03", "REF-33", "GRM-37", "GRM-50", "GRM-12",
                                    "GRM-14", "REF-01", "REF-23"}));
}

}  // namespace
