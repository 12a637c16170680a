// What is different between two versions, whatever way they are written.
#include "comparing.hpp"

#include "cli/diff/report.hpp"
#include "cli/diff/text.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace {

using namespace dovetail::cli;
using words = std::vector<std::string>;

words changes(const std::string& before, const std::string& after) {
  const diff::comparison found = comparing::of(before, after);
  EXPECT_EQ(found.unreadable, words{});
  return comparing::changes_of(found);
}

std::string deployment(const std::string& spec, const std::string& container = "") {
  return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n" + spec +
         "  selector:\n    matchLabels:\n      app: web\n  template:\n    metadata:\n      labels:\n        app: web\n"
         "    spec:\n      containers:\n        - name: web\n          image: nginx:1.27\n" +
         container;
}

TEST(values, are_compared_by_what_they_mean) {
  const auto with = [](const std::string& memory, const std::string& cpu) {
    return deployment("", "          resources:\n            requests:\n              memory: " + memory +
                              "\n              cpu: " + cpu + "\n");
  };
  EXPECT_EQ(changes(with("1Gi", "0.1"), with("1024Mi", "100m")), words{});
  EXPECT_EQ(changes(with("1Gi", "0.1"), with("1G", "100m")),
            words{"spec.template.spec.containers[web].resources.requests[memory]: 1Gi → 1G"});
  EXPECT_EQ(changes(deployment("  replicas: 2\n"), deployment("  replicas: 0x2\n")), words{});
}

TEST(defaults, that_one_side_says_are_no_change) {
  const std::string said =
      "  replicas: 1\n  revisionHistoryLimit: 10\n  progressDeadlineSeconds: 600\n  strategy:\n    type: RollingUpdate\n"
      "    rollingUpdate:\n      maxSurge: 25%\n      maxUnavailable: 25%\n";
  const std::string container =
      "          imagePullPolicy: IfNotPresent\n          terminationMessagePath: /dev/termination-log\n"
      "          ports:\n            - containerPort: 80\n              protocol: TCP\n";
  EXPECT_EQ(changes(deployment("", "          ports:\n            - containerPort: 80\n"), deployment(said, container)),
            words{});
  EXPECT_EQ(changes(deployment(said, container), deployment("", "          ports:\n            - containerPort: 80\n")),
            words{});
  EXPECT_EQ(changes(deployment("  replicas: 1\n"), deployment("  replicas: 3\n")), words{"spec.replicas: 1 → 3"});
  EXPECT_EQ(changes(deployment(""), deployment("  replicas: 3\n")), words{"+ spec.replicas: 3"});
}

TEST(defaults, of_a_service_are_known) {
  const auto service = [](const std::string& type, const std::string& port) {
    return "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n" + type +
           "  selector:\n    app: web\n  ports:\n    - port: 80\n" + port;
  };
  EXPECT_EQ(changes(service("", ""), service("  type: ClusterIP\n  sessionAffinity: None\n",
                                             "      targetPort: 80\n      protocol: TCP\n")),
            words{});
  EXPECT_EQ(changes(service("", ""), service("", "      targetPort: 8080\n")),
            words{"+ spec.ports[80].targetPort: 8080"});
}

TEST(lists, are_compared_by_their_keys) {
  const auto with = [](const std::string& env) { return deployment("", "          env:\n" + env); };
  const std::string a = "            - name: A\n              value: one\n",
                    b = "            - name: B\n              value: two\n";
  EXPECT_EQ(changes(with(a + b), with(b + a)), words{});
  EXPECT_EQ(changes(with(a), with(b + a)), words{"+ spec.template.spec.containers[web].env[B]: {name: B, value: two}"});
  EXPECT_EQ(changes(with(a + b), with(a)), words{"- spec.template.spec.containers[web].env[B]: {name: B, value: two}"});
}

TEST(lists, with_two_ports_of_one_number_tell_them_apart) {
  const auto with = [](const std::string& first, const std::string& second) {
    return "apiVersion: v1\nkind: Service\nmetadata:\n  name: dns\nspec:\n  selector:\n    app: dns\n  ports:\n" +
           first + second;
  };
  const std::string tcp = "    - name: tcp\n      port: 53\n",
                    udp = "    - name: udp\n      port: 53\n      protocol: UDP\n",
                    other = "    - name: dns\n      port: 53\n      protocol: UDP\n";
  EXPECT_EQ(changes(with(tcp, udp), with(udp, tcp)), words{});
  EXPECT_EQ(changes(with(tcp, udp), with(tcp, other)), words{"spec.ports[53/UDP].name: udp → dns"});
}

TEST(lists, of_objects_without_a_key_have_those_compared_that_are_alike) {
  const auto rules = [](const std::string& all) {
    return "apiVersion: example.com/v1\nkind: Rules\nmetadata:\n  name: all\nspec:\n  rules:\n" + all;
  };
  const auto rule = [](const std::string& name, const std::string& threshold) {
    return "    - alert: " + name + "\n      expr: up\n      above: " + threshold + "\n      summary: of " + name +
           "\n";
  };
  EXPECT_EQ(changes(rules(rule("a", "1") + rule("b", "1") + rule("c", "1")), rules(rule("a", "1") + rule("c", "2"))),
            (words{"spec.rules[1].above: 1 → 2", "- spec.rules[1]: {alert: b, expr: up, above: 1, summary: of b}"}));
}

TEST(maps, of_labels_are_compared_by_label_where_one_side_has_none) {
  const auto account = [](const std::string& metadata) {
    return "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\n" + metadata;
  };
  EXPECT_EQ(changes(account(""), account("  labels:\n    app: web\n")), words{"+ metadata.labels[app]: web"});
  EXPECT_EQ(changes(account("  labels:\n    app: web\n"), account("")), words{"- metadata.labels[app]: web"});
}

TEST(lists, of_arguments_have_an_order) {
  const auto with = [](const std::string& args) { return deployment("", "          args: [" + args + "]\n"); };
  EXPECT_EQ(changes(with("a, b, c"), with("a, x, c")), words{"spec.template.spec.containers[web].args[1]: b → x"});
  EXPECT_EQ(changes(with("a, b"), with("a, b, c")), words{"+ spec.template.spec.containers[web].args[2]: c"});
  EXPECT_EQ(changes(with("a, b"), with("b, a")).size(), 2u);
}

TEST(lists, that_are_sets_have_none) {
  const auto role = [](const std::string& rules) {
    return "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: read\nrules:\n" + rules;
  };
  const std::string pods = "  - apiGroups: [\"\"]\n    resources: [pods]\n    verbs: [get, list]\n",
                    other = "  - apiGroups: [\"\"]\n    resources: [pods]\n    verbs: [list, get]\n",
                    secrets = "  - apiGroups: [\"\"]\n    resources: [secrets]\n    verbs: [get]\n";
  EXPECT_EQ(changes(role(pods + secrets), role(secrets + other)), words{});
  EXPECT_EQ(changes(role(pods), role("  - apiGroups: [\"\"]\n    resources: [pods]\n    verbs: [get, list, watch]\n")),
            words{"+ rules[0].verbs[2]: watch"});
}

TEST(init_containers, have_an_order) {
  const auto with = [](const std::string& first, const std::string& second) {
    return deployment("", "      initContainers:\n        - name: " + first +
                              "\n          image: busybox:1\n        - name: " + second +
                              "\n          image: busybox:1\n");
  };
  const words found = changes(with("a", "b"), with("b", "a"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].starts_with("spec.template.spec.initContainers: in another order")) << found[0];
}

TEST(texts, of_several_lines_are_compared_by_line) {
  const auto config = [](const std::string& line) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: nginx\ndata:\n  nginx.conf: |\n    server {\n      listen " +
           line + ";\n    }\n";
  };
  EXPECT_EQ(changes(config("80"), config("8080")), words{"data[nginx.conf]\n-  listen 80;\n+  listen 8080;"});
}

TEST(secrets, are_never_shown) {
  const auto secret = [](const std::string& value) {
    return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  PASSWORD: " + value + "\n";
  };
  const diff::comparison found = comparing::of(secret("first-one"), secret("second-one"));
  EXPECT_EQ(comparing::changes_of(found), words{"data[PASSWORD]: another value (hidden)"});
  const diff::comparison more = comparing::of(secret("first-one"), "");
  for (const diff::comparison* each : {&found, &more})
    for (const std::string& text : {diff::text_of(*each, false, true), diff::markdown_of(*each, true),
                                    diff::json_of(*each), diff::html_of(*each, "")})
      for (const char* hidden : {"first-one", "second-one", "Zmlyc3Qtb25l", "c2Vjb25kLW9uZQ"})
        EXPECT_EQ(text.find(hidden), std::string::npos) << text;
  EXPECT_EQ(
      changes(secret("same"), "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  PASSWORD: c2FtZQ==\n"),
      words{});
}

std::string config(const std::string& name, const std::string& first) {
  return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + "\ndata:\n  a: \"" + first +
         "\"\n  b: two\n  c: three\n  d: four\n  e: five\n---\n";
}

TEST(objects, are_matched_by_their_names_wherever_they_stand) {
  EXPECT_EQ(changes(config("one", "1") + config("two", "2"), config("two", "2") + config("one", "1")), words{});
  EXPECT_EQ(changes(config("one", "1"), config("one", "9")), words{"data[a]: \"1\" → \"9\""});
}

TEST(objects, that_are_new_or_gone_are_told_as_such) {
  EXPECT_EQ(
      changes(config("one", "1"), config("one", "1") + "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n"),
      words{"+ Namespace shop"});
  EXPECT_EQ(changes(config("one", "1") + deployment(""), config("one", "1")), words{"- Deployment web"});
}

TEST(objects, of_another_name_and_the_same_content_are_renamed) {
  EXPECT_EQ(changes(config("settings", "1"), config("options", "1")), words{"> ConfigMap settings, now options"});
  EXPECT_EQ(changes(config("settings-7d9f4bc6h2", "1"), config("settings-5b8c2tg9kd", "2")),
            words{"data[a]: \"1\" → \"2\""});
  // Of what hardly says anything everything is alike.
  const auto account = [](const std::string& name) {
    return "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: " + name + "\n";
  };
  EXPECT_EQ(changes(account("web"), account("api")), (words{"+ ServiceAccount api", "- ServiceAccount web"}));
}

TEST(objects, of_another_version_are_the_same) {
  const auto scaler = [](const std::string& version, const std::string& metrics) {
    return "apiVersion: autoscaling/" + version +
           "\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  maxReplicas: 5\n"
           "  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: web\n" +
           metrics;
  };
  EXPECT_EQ(changes(scaler("v1", ""), scaler("v2", "")),
            words{"~ HorizontalPodAutoscaler web, of autoscaling/v2 instead of autoscaling/v1"});
}

TEST(objects, without_a_type_are_compared_as_they_are_written) {
  const auto widget = [](const std::string& spec) {
    return "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: one\nspec:\n" + spec;
  };
  EXPECT_EQ(changes(widget("  size: 3\n  parts: [a, b]\n"), widget("  parts: [a, b]\n  size: 3\n")), words{});
  EXPECT_EQ(changes(widget("  size: 3\n"), widget("  size: \"3\"\n")), words{"spec.size: 3 → \"3\""});
  EXPECT_EQ(changes(widget("  parts:\n    - name: a\n      x: 1\n"), widget("  parts:\n    - name: a\n      x: 2\n")),
            words{"spec.parts[a].x: 1 → 2"});
  EXPECT_EQ(changes(widget("  resources:\n    requests:\n      storage: 1Gi\n"),
                    widget("  resources:\n    requests:\n      storage: 1024Mi\n")),
            words{});
}

TEST(objects, of_a_cluster_are_compared_without_what_it_wrote) {
  const std::string live =
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\n  uid: 1b4e28ba\n  resourceVersion: \"12\"\n  creationTimestamp: \"2026-01-01T00:00:00Z\"\n"
      "data:\n  a: \"1\"\n";
  EXPECT_EQ(changes("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\ndata:\n  a: \"1\"\n", live), words{});
}

TEST(text, says_once_what_many_objects_say) {
  std::string before, after;
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    const std::string head =
        std::string("apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ") + name + "\n  labels:\n    version: ";
    before += head + "v1\n---\n";
    after += head + "v2\n---\n";
  }
  const diff::comparison found = comparing::of(before, after);
  EXPECT_EQ(diff::text_of(found, false, false),
            "in 5 objects\n    ~ metadata.labels[version]: v1 → v2\n\n5 objects differ: 5 changed\n");
  EXPECT_NE(diff::text_of(found, false, true).find("~ ServiceAccount a"), std::string::npos);
}

TEST(text, has_the_place_of_a_change_and_what_comes_of_it) {
  const std::string before = deployment("  replicas: 2\n"), after = deployment("  replicas: 0\n");
  const std::string text = diff::text_of(comparing::of(before, after), false, false);
  EXPECT_NE(text.find("  (:6)\n"), std::string::npos) << text;
  EXPECT_NE(text.find("    ! happens: Deployment web is scaled to nothing, from 2 [UPD-26]"), std::string::npos)
      << text;
  EXPECT_NE(text.find("\n1 object differs: 1 changed\n1 happens\n"), std::string::npos) << text;
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(diff::text_of(comparing::of(before, after), true, false).find("\x1b["), std::string::npos);
}

TEST(markdown, cannot_be_left_by_what_it_shows) {
  const auto config = [](const std::string& text) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: page\ndata:\n  page: \"" + text + "\"\n";
  };
  const std::string text = diff::markdown_of(comparing::of(config("one"), config("```\\n</details>\\n# two")), false);
  EXPECT_NE(text.find("````diff\n"), std::string::npos) << text;
}

TEST(html, shows_markup_as_text) {
  const auto config = [](const std::string& text) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: page\ndata:\n  page: \"" + text + "\"\n";
  };
  const std::string text = diff::html_of(comparing::of(config("one"), config("<script>alert(1)</script>")), "<b>");
  EXPECT_EQ(text.find("<script>alert"), std::string::npos);
  EXPECT_NE(text.find("&lt;script&gt;alert(1)&lt;/script&gt;"), std::string::npos);
  EXPECT_NE(text.find("<title>&lt;b&gt;</title>"), std::string::npos);
  EXPECT_EQ(text.find("http"), std::string::npos);
}

TEST(json, has_all_that_there_is) {
  const std::string text = diff::json_of(comparing::of(deployment("  replicas: 2\n"), deployment("  replicas: 0\n")));
  const auto all = nlohmann::json::parse(text);
  ASSERT_EQ(all["objects"].size(), 1u) << text;
  const auto& object = all["objects"][0];
  EXPECT_EQ(object["kind"], "Deployment");
  EXPECT_EQ(object["change"], "changed");
  EXPECT_EQ(object["changes"][0]["path"], "spec.replicas");
  EXPECT_EQ(object["changes"][0]["before"], 2);
  EXPECT_EQ(object["changes"][0]["after"], 0);
  EXPECT_EQ(object["changes"][0]["line"], 6);
  EXPECT_EQ(object["effects"][0]["rule"], "UPD-26");
  EXPECT_EQ(all["summary"]["changed"], 1);
}

TEST(reading, says_what_it_could_not) {
  const diff::comparison found = comparing::of(
      "a: [",
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}], nonsense: 1}\n");
  ASSERT_FALSE(found.notices.empty());
  EXPECT_NE(found.notices.back().words.find("is not compared"), std::string::npos) << found.notices.back().words;
}

}  // namespace
