// What the rules of updates say of updates.txt and of their own examples. What the server says of them is a matter of tests/conformance.
#include "comparing.hpp"

#include "cli/catalog.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

using namespace dovetail::cli;
using diff::consequence;

std::vector<std::string> refused_by(const diff::comparison& of) {
  std::vector<std::string> all;
  for (const diff::effect& each : of.effects)
    if (diff::consequence_of(*each.what) == consequence::refused) all.emplace_back(each.what->id);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

TEST(updates, are_refused_or_not_as_they_say) {
  for (const comparing::update& each : comparing::updates()) {
    const diff::comparison found = comparing::of(each.before, each.after);
    EXPECT_TRUE(found.unreadable.empty()) << each.words << ": " << found.unreadable.front();
    const std::vector<std::string> expected =
        each.verdict == "refused" ? std::vector<std::string>{each.rule} : std::vector<std::string>{};
    EXPECT_EQ(refused_by(found), expected) << each.rule << ": " << each.words;
  }
}

TEST(updates, have_both_verdicts_for_most_rules) {
  std::set<std::string> refused, taken;
  for (const comparing::update& each : comparing::updates())
    (each.verdict == "refused" ? refused : taken).insert(each.rule);
  EXPECT_GT(refused.size(), 10u);
  EXPECT_GT(taken.size(), 14u);
}

TEST(examples_of_updates, are_there_for_every_rule_and_give_it_alone) {
  std::set<std::string> shown;
  for (const comparing::update& each : comparing::examples()) {
    shown.insert(each.rule);
    const diff::comparison found = comparing::of(each.before, each.after);
    EXPECT_EQ(comparing::rules_of(found), std::vector<std::string>{each.rule});
    // Nothing comes of what stays as it is.
    EXPECT_EQ(comparing::rules_of(comparing::of(each.before, each.before)), std::vector<std::string>{}) << each.rule;
  }
  for (const diff::rule* each : diff::update_rules) EXPECT_TRUE(shown.contains(std::string(each->id))) << each->id;
}

TEST(effects, know_where_they_are_written) {
  for (const comparing::update& each : comparing::examples()) {
    const diff::comparison found = comparing::of(each.before, each.after);
    for (const diff::effect& told : found.effects) {
      const diff::side& in = told.is_of_old ? *found.before : *found.after;
      EXPECT_NE(in.line_of(*told.about, told.at).line, 0u) << each.rule;
      EXPECT_NE(told.words.find(told.about->name), std::string::npos) << told.words;
    }
  }
}

comparing::update example_of(std::string_view rule) {
  for (const comparing::update& each : comparing::examples())
    if (each.rule == rule) return each;
  return {};
}

TEST(accepting, takes_one_back_for_one_object) {
  const comparing::update of = example_of("UPD-02");
  const diff::comparison found = comparing::of(of.before, of.after, {"UPD-02:StatefulSet/db"});
  ASSERT_EQ(found.effects.size(), 1u);
  EXPECT_TRUE(found.effects[0].is_accepted);
  EXPECT_TRUE(found.notices.empty());
}

TEST(accepting, says_what_nothing_needs) {
  const comparing::update of = example_of("UPD-02");
  const diff::comparison found = comparing::of(of.before, of.after, {"UPD-02:StatefulSet/other", "UPD-03:*"});
  ASSERT_EQ(found.effects.size(), 1u);
  EXPECT_FALSE(found.effects[0].is_accepted);
  ASSERT_EQ(found.notices.size(), 2u);
  EXPECT_EQ(found.notices[0].words, "--accept UPD-02:StatefulSet/other: there is nothing of it to accept");
}

TEST(accepting, refuses_what_is_no_rule_of_updates) {
  for (const auto& [written, words] :
       {std::pair("UPD-02", "say the rule and the object"), std::pair("UPD-99:Pod/a", "did you mean"),
        std::pair("REF-01:Pod/a", "REF-01 is no rule of updates"), std::pair("UPD-02:db", "Kind/name")})
    try {
      diff::accepted_of(written);
      ADD_FAILURE() << written << " is taken";
    } catch (const usage_error& wrong) {
      EXPECT_NE(wrong.words.find(words), std::string::npos) << wrong.words;
    }
}

/// The words of the one effect of an update.
std::string words_of(const std::string& before, const std::string& after) {
  const diff::comparison found = comparing::of(before, after);
  std::string all;
  for (const diff::effect& each : found.effects) all += (all.empty() ? "" : "\n") + each.words;
  return all;
}

std::string workload(const std::string& kind, const std::string& spec, const std::string& image) {
  return "apiVersion: apps/v1\nkind: " + kind + "\nmetadata:\n  name: web\nspec:\n" + spec +
         "  selector:\n    matchLabels:\n      app: web\n  template:\n    metadata:\n      labels:\n        app: web\n"
         "    spec:\n      containers:\n        - name: web\n          image: nginx:" +
         image + "\n";
}

std::string words_for(const std::string& kind, const std::string& spec) {
  return words_of(workload(kind, spec, "1"), workload(kind, spec, "2"));
}

TEST(pods, are_replaced_as_many_as_the_strategy_says) {
  constexpr const char* since = ", since `spec.template.spec.containers[web].image` changes";
  const auto expect = [&](const std::string& kind, const std::string& spec, const std::string& words) {
    EXPECT_EQ(words_for(kind, spec), words.empty() ? "" : kind + " web: " + words + since) << spec;
  };
  expect("Deployment", "  replicas: 4\n", "4 pods are replaced, at most 1 missing and 1 more at a time");
  expect("Deployment", "", "1 pod is replaced, at most 0 missing and 1 more at a time");
  expect("Deployment",
         "  replicas: 10\n  strategy:\n    rollingUpdate:\n      maxSurge: 0\n      maxUnavailable: 30%\n",
         "10 pods are replaced, at most 3 missing and 0 more at a time");
  expect("Deployment", "  strategy:\n    rollingUpdate:\n      maxUnavailable: 1\n",
         "its one pod stops before the new one starts");
  expect("Deployment", "  replicas: 3\n  strategy:\n    type: Recreate\n",
         "all of its 3 pods stop before new ones start (Recreate)");
  expect("Deployment", "  replicas: 3\n  paused: true\n", "its pods stay as they are until it is paused no more");
  expect("Deployment", "  replicas: 0\n", "");
  expect("StatefulSet", "  replicas: 3\n", "3 pods are replaced, the last one first, at most 1 missing at a time");
  expect("StatefulSet", "  replicas: 1\n", "its one pod stops before the new one starts");
  expect("StatefulSet", "  replicas: 3\n  updateStrategy:\n    rollingUpdate:\n      partition: 2\n",
         "1 pod is replaced, the last one first, at most 1 missing at a time (partition 2: the others stay)");
  expect("StatefulSet", "  replicas: 3\n  updateStrategy:\n    type: OnDelete\n",
         "its pods stay as they are until somebody deletes them (OnDelete)");
  expect("DaemonSet", "", "the pod of each node is replaced, on at most 1 node at a time missing");
  expect("ReplicaSet", "  replicas: 3\n", "");
}

TEST(pods, of_an_autoscaler_are_as_many_as_it_has) {
  const std::string scaler =
      "---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  maxReplicas: 9\n"
      "  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: web\n";
  EXPECT_EQ(words_of(workload("Deployment", "", "1") + scaler, workload("Deployment", "", "2") + scaler),
            "Deployment web: its pods are replaced, as many as its autoscaler has now, since "
            "`spec.template.spec.containers[web].image` changes");
}

std::string config(const std::string& level) {
  return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  LEVEL: " + level +
         "\n  OTHER: same\n---\n";
}

std::string reader(const std::string& how) {
  return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  selector:\n    matchLabels:\n      app: web\n"
         "  template:\n    metadata:\n      labels:\n        app: web\n    spec:\n      containers:\n        - name: web\n"
         "          image: nginx:1\n" +
         how;
}

TEST(readers, are_told_where_they_read_once) {
  const auto told = [](const std::string& how) {
    return words_of(config("info") + reader(how), config("debug") + reader(how));
  };
  constexpr const char* words =
      "ConfigMap settings changes `LEVEL`, and Deployment web reads it once, at the start of a pod: they are not restarted";
  const auto variable = [](const std::string& key) {
    return "          env:\n            - name: A\n              valueFrom:\n                configMapKeyRef:\n"
           "                  name: settings\n                  key: " +
           key + "\n";
  };
  EXPECT_EQ(told(variable("LEVEL")), words);
  EXPECT_EQ(told(variable("OTHER")), "");
  EXPECT_EQ(told("          envFrom:\n            - configMapRef:\n                name: settings\n"), words);
  const auto mount = [](const std::string& sub_path) {
    return "          volumeMounts:\n            - name: all\n              mountPath: /etc/all\n" + sub_path +
           "      volumes:\n        - name: all\n          configMap:\n            name: settings\n";
  };
  EXPECT_EQ(told(mount("              subPath: LEVEL\n")), words);
  EXPECT_EQ(told(mount("              subPath: OTHER\n")), "");
  // A whole volume follows.
  EXPECT_EQ(told(mount("")), "");
}

TEST(readers, that_are_restarted_anyway_are_not_told) {
  const std::string how = "          envFrom:\n            - configMapRef:\n                name: settings\n";
  std::string after = reader(how);
  after.replace(after.find("nginx:1"), 7, "nginx:2");
  EXPECT_EQ(comparing::rules_of(comparing::of(config("info") + reader(how), config("debug") + after)),
            std::vector<std::string>{"UPD-21"});
}

/// As restartsOn() and withHashedName() write them.
TEST(readers, whose_template_has_a_hash_of_what_they_read_are_replaced) {
  const auto version = [](const std::string& level, const std::string& sum, const std::string& name) {
    std::string map = config(level),
                of_pods =
                    reader("          envFrom:\n            - configMapRef:\n                name: " + name + "\n");
    map.replace(map.find("name: settings"), 14, "name: " + name);
    const std::string labels = "      labels:\n        app: web\n";
    if (!sum.empty())
      of_pods.insert(of_pods.find(labels) + labels.size(),
                     "      annotations:\n        checksum/configmap-settings: " + sum + "\n");
    return map + of_pods;
  };
  const auto rules = [&](const std::string& before, const std::string& after) {
    return comparing::rules_of(comparing::of(before, after));
  };
  EXPECT_EQ(rules(version("info", "", "settings"), version("debug", "", "settings")),
            std::vector<std::string>{"UPD-23"});
  EXPECT_EQ(rules(version("info", "a1b2", "settings"), version("debug", "c3d4", "settings")),
            std::vector<std::string>{"UPD-21"});
  EXPECT_EQ(rules(version("info", "", "settings-0a1b2c3d4e"), version("debug", "", "settings-5f6a7b8c9d")),
            std::vector<std::string>{"UPD-21"});
}

TEST(losing, is_no_matter_of_what_is_kept) {
  const comparing::update of = example_of("UPD-31");
  std::string before = of.before;
  before.replace(before.find("  name: data\n"), 13,
                 "  name: data\n  annotations:\n    helm.sh/resource-policy: keep\n");
  EXPECT_EQ(comparing::rules_of(comparing::of(before, of.after)), std::vector<std::string>{});
}

TEST(losing, asks_for_the_policy_of_the_class) {
  const auto storage_class = [](const std::string& policy) {
    return "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata:\n  name: slow\nprovisioner: example.com/one\n"
           "reclaimPolicy: " +
           policy + "\n---\n";
  };
  const std::string claim =
      "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\nspec:\n  storageClassName: slow\n"
      "  accessModes: [ReadWriteOnce]\n  resources:\n    requests:\n      storage: 1Gi\n";
  EXPECT_EQ(words_of(storage_class("Retain") + claim, storage_class("Retain")), "");
  EXPECT_EQ(words_of(storage_class("Delete") + claim, storage_class("Delete")),
            "PersistentVolumeClaim data is gone, and its storage has the policy Delete: what is stored goes with it");
}

TEST(refusing, is_no_matter_of_hooks) {
  const comparing::update of = example_of("UPD-03");
  const auto hooked = [](std::string text) {
    return text.replace(text.find("  name: run\n"), 12, "  name: run\n  annotations:\n    helm.sh/hook: pre-upgrade\n");
  };
  EXPECT_EQ(comparing::rules_of(comparing::of(hooked(of.before), hooked(of.after))),
            std::vector<std::string>{"UPD-27"});
}

TEST(happening, is_told_of_hooks_of_updates_that_change) {
  const auto hook = [](const std::string& annotation, const std::string& image) {
    return "apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: run\n  annotations:\n    " + annotation +
           "\nspec:\n  template:\n    spec:\n      restartPolicy: Never\n      containers:\n        - name: run\n          image: " +
           image + "\n";
  };
  const auto rules = [&](const std::string& annotation) {
    return comparing::rules_of(comparing::of(hook(annotation, "a:1"), hook(annotation, "a:2")));
  };
  const std::vector<std::string> told{"UPD-27"}, nothing;
  EXPECT_EQ(rules("helm.sh/hook: post-upgrade,post-install"), told);
  EXPECT_EQ(rules("argocd.argoproj.io/hook: PreSync"), told);
  // At other times than an update.
  EXPECT_EQ(rules("helm.sh/hook: pre-install"), nothing);
  EXPECT_EQ(rules("helm.sh/hook: test"), nothing);
  EXPECT_EQ(rules("argocd.argoproj.io/hook: SyncFail"), nothing);
  const std::string one = hook("helm.sh/hook: pre-upgrade", "a:1");
  EXPECT_EQ(comparing::rules_of(comparing::of(one, one)), nothing);
  EXPECT_EQ(words_of("", one), "Job run is a hook (pre-upgrade) and is new: it runs with this update");
}

TEST(happening, is_told_of_paths_that_nothing_serves) {
  const auto ingress = [](const std::string& paths) {
    std::string all = "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\nspec:\n  rules:\n";
    return all + "    - host: a.example.com\n      http:\n        paths:\n" + paths;
  };
  const auto path = [](const std::string& of, const std::string& type) {
    return "          - path: " + of + "\n            pathType: " + type +
           "\n            backend: {service: {name: web, port: {number: 80}}}\n";
  };
  const std::string api = path("/api/", "Prefix"), root = path("/", "Prefix"), exact = path("/health", "Exact");
  EXPECT_EQ(words_of(ingress(api + root), ingress(api)), "Ingress web: path a.example.com/ is served no more");
  // What is below a prefix is served by it, and by no exact path.
  EXPECT_EQ(words_of(ingress(api + root), ingress(root)), "");
  EXPECT_EQ(words_of(ingress(api + exact), ingress(api)), "Ingress web: path a.example.com/health is served no more");
  EXPECT_EQ(words_of(ingress(path("/apis", "Prefix")), ingress(path("/api", "Prefix"))),
            "Ingress web: path a.example.com/apis is served no more");
  EXPECT_EQ(words_of(ingress(path("/api/v1", "Prefix")), ingress(path("/api", "Prefix"))), "");
}

}  // namespace
