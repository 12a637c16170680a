// Files with several documents, lists, and what kinds there are.
#include "reading.hpp"

#include "dovetail/api/apps/v1.hpp"
#include "dovetail/api/core/v1.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace {

using reading::lines;
using reading::problems;
namespace read = dovetail::read;
namespace api = dovetail::api;

/// "kind name line" of each document.
lines documents(const std::string& text, const read::options& how = {}) {
  lines result;
  for (const read::document& d : read::read_yaml(text, "f.yaml", how).documents)
    result.push_back(std::string(d.kind_name) + " " + std::string(d.name.view()) + " " + std::to_string(d.at.line));
  return result;
}

std::string config_map(const std::string& name) {
  return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\n";
}

TEST(Documents, AreSeparatedByLines) {
  EXPECT_EQ(documents(config_map("a") + "---\n" + config_map("b")), (lines{"ConfigMap a 1", "ConfigMap b 5"}));
  EXPECT_EQ(
      documents("---\n" + config_map("a") + "--- # and\n" + config_map("b") + "...\n---\n" + config_map("c") + "---\n"),
      (lines{"ConfigMap a 2", "ConfigMap b 6", "ConfigMap c 11"}));
  EXPECT_EQ(documents("# nothing\n---\n\n---\n~\n---\n" + config_map("a")), lines{"ConfigMap a 7"});
  EXPECT_EQ(documents(""), lines{});
}

TEST(Documents, MayBeJson) {
  EXPECT_EQ(documents("{\"apiVersion\":\"v1\",\n\t\"kind\":\"ConfigMap\",\n\t\"metadata\": {\"name\":\"a\"}}"),
            lines{"ConfigMap a 1"});
}

TEST(Documents, HaveWindowsLinesAndByteOrderMarks) {
  const std::string text =
      "\xEF\xBB\xBF"
      "apiVersion: v1\r\nkind: ConfigMap\r\nmetadata: {name: a}\r\ndata:\r\n  a: |\r\n    x\r\n    y\r\n"
      "---\r\n\xEF\xBB\xBF"
      "apiVersion: v1\r\nkind: ConfigMap\r\nmetadata: {name: b}\r\n";
  const read::reading found = read::read_yaml(text, "f.yaml");
  ASSERT_EQ(found.documents.size(), 2u);
  EXPECT_TRUE(found.problems.empty());
  const auto* first = found.documents[0].content.as<api::core::v1::ConfigMap>();
  ASSERT_NE(first, nullptr);
  ASSERT_NE(first->data.find("a"), nullptr);
  EXPECT_EQ(first->data.find("a")->view(), "x\ny\n");
  EXPECT_EQ(found.documents[1].name.view(), "b");
  EXPECT_EQ(found.documents[1].name.at().line, 11u);
}

TEST(Documents, OneThatIsNoYamlDoesNotTakeTheOthersWithIt) {
  const std::string text = config_map("a") + "---\n'\n---\n" + config_map("b");
  EXPECT_EQ(documents(text), (lines{"ConfigMap a 1", "ConfigMap b 7"}));
  EXPECT_EQ(problems(text),
            lines{"f.yaml:6:1: not YAML: a quote that is never closed (while scanning a quoted scalar that begins "
                  "in line 5)"});
}

TEST(Documents, AreMappingsWithApiVersionAndKind) {
  EXPECT_EQ(problems("- a\n"), lines{"f.yaml:1:1: an object is a mapping with apiVersion and kind, and this is none"});
  EXPECT_EQ(problems("metadata: {}\n"),
            (lines{"f.yaml:1:1: apiVersion: every object has it, as in `apiVersion: apps/v1`",
                   "f.yaml:1:1: kind: every object has it, as in `kind: Deployment`"}));
  EXPECT_EQ(problems("apiVersion: v1\nkind:\n"),
            lines{"f.yaml:1:1: kind: every object has it, as in `kind: Deployment`"});
  EXPECT_EQ(problems("apiVersion: 1\nkind: Pod\n"),
            lines{"f.yaml:1:13: apiVersion: expected a string, found the number 1; quote it: \"1\""});
}

TEST(Documents, OfAKindThatIsNotRegisteredKeepTheirNames) {
  const read::reading found =
      read::read_yaml("apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a, namespace: b}\n", "f.yaml");
  ASSERT_EQ(found.documents.size(), 1u);
  const read::document& widget = found.documents[0];
  EXPECT_FALSE(widget.content);
  EXPECT_FALSE(widget.sound);
  EXPECT_EQ(widget.api_version, "example.com/v1");
  EXPECT_EQ(widget.kind_name, "Widget");
  EXPECT_EQ(widget.name.view(), "a");
  EXPECT_EQ(widget.name_space.view(), "b");
  ASSERT_EQ(found.problems.size(), 1u);
  EXPECT_EQ(found.problems[0].what, read::fault::unknown_kind);
}

TEST(Kinds, TheNearestIsTold) {
  const auto told = [](const std::string& api_version, const std::string& kind) {
    return problems("apiVersion: " + api_version + "\nkind: " + kind + "\n");
  };
  EXPECT_EQ(told("apps/v1", "Deploymnt"),
            lines{"f.yaml:2:7: kind: there is no kind `Deploymnt` in `apps/v1`; did you mean `Deployment`?"});
  EXPECT_EQ(told("extensions/v1beta1", "Deployment"),
            lines{"f.yaml:2:7: kind: there is no kind `Deployment` in `extensions/v1beta1`; it is in `apps/v1`"});
  EXPECT_EQ(told("v1", "Ingress"),
            lines{"f.yaml:2:7: kind: there is no kind `Ingress` in `v1`; it is in `networking.k8s.io/v1`"});
  EXPECT_EQ(told("autoscaling/v2beta2", "HorizontalPodAutoscaler"),
            lines{"f.yaml:2:7: kind: there is no kind `HorizontalPodAutoscaler` in `autoscaling/v2beta2`; it is in "
                  "`autoscaling/v1` "
                  "or `autoscaling/v2`"});
  EXPECT_EQ(told("apps/v1", "Widget"), lines{"f.yaml:2:7: kind: there is no kind `Widget` in `apps/v1`"});
  EXPECT_EQ(told("example.com/v1", "Widget"), lines{"f.yaml:2:7: kind: there is no kind `Widget` in `example.com/v1`, "
                                                    "which is none of Kubernetes' own: it needs its "
                                                    "CRD (--crds)"});
}

TEST(Kinds, AreRegisteredOnce) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  std::set<const dovetail::model::type*> types;
  for (const read::kind& k : read::kinds()) {
    EXPECT_TRUE(seen.emplace(k.api_version, k.name).second) << k.api_version << " " << k.name;
    EXPECT_TRUE(types.insert(&k.type()).second) << k.api_version << " " << k.name;
    EXPECT_EQ(read::find_kind(k.api_version, k.name), &k);
  }
  EXPECT_EQ(read::find_kind("apps/v1", "Pod"), nullptr);
  EXPECT_EQ(read::find_kind("apps/v1", "Deployment")->namespaced, true);
  EXPECT_EQ(read::find_kind("v1", "Namespace")->namespaced, false);
}

TEST(Kinds, MoreMayBeGiven) {
  read::kind widget = read::kind_of<api::core::v1::ConfigMap>();
  widget.api_version = "example.com/v1";
  widget.name = "Widget";
  const std::vector<read::kind> more{widget};
  EXPECT_EQ(problems("apiVersion: example.com/v1\nkind: Widget\ndata: {a: b}\n", {.more_kinds = more}), lines{});
}

TEST(Lists, AreReadAsWhatIsInThem) {
  const std::string items =
      "items:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a}\n- apiVersion: v1\n  kind: Secret\n  "
      "metadata: {name: b}\n";
  EXPECT_EQ(documents("apiVersion: v1\nkind: List\nmetadata: {resourceVersion: ''}\n" + items),
            (lines{"ConfigMap a 5", "Secret b 8"}));
  EXPECT_EQ(problems("apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n- apiVersion: v1\n  kind: ConfigMap\n  dta: "
                     "{}\n- 1\nitem: 1\n"),
            (lines{"f.yaml:4:3: items[0].apiVersion: every object has it, as in `apiVersion: apps/v1`",
                   "f.yaml:7:3: items[1].dta: no such field in ConfigMap; did you mean `data`?",
                   "f.yaml:8:3: items[2]: an object is a mapping with apiVersion and kind, and this is none",
                   "f.yaml:9:1: item: no such field in List, which has metadata, items"}));
  EXPECT_EQ(problems("apiVersion: v1\nkind: List\nitems: {}\n"),
            lines{"f.yaml:3:8: items: expected a list, found a mapping; begin each "
                  "item with `- `"});
}

TEST(Lists, OfOneKindAreReadAsTheirItems) {
  const std::string text =
      "apiVersion: v1\nkind: ConfigMapList\nitems:\n- metadata: {name: a}\n- kind: ConfigMap\n  metadata: {name: b}\n";
  EXPECT_EQ(documents(text), (lines{"ConfigMap a 4", "ConfigMap b 5"}));
  EXPECT_EQ(documents(text, {.split_lists = false}), lines{"ConfigMapList  1"});
  EXPECT_EQ(problems(text, {.split_lists = false}), lines{});
  EXPECT_EQ(problems("apiVersion: v1\nkind: ConfigMapList\nmetadata: {name: x}\nitems: []\n"),
            lines{"f.yaml:3:12: metadata.name: no such field in ListMeta, which has continue, remainingItemCount, "
                  "resourceVersion, "
                  "selfLink, shardInfo"});
  EXPECT_EQ(problems("apiVersion: v1\nkind: ConfigMapList\nitems: [{kind: Secret}]\n", {.split_lists = false}),
            lines{"f.yaml:3:16: items[0].kind: expected ConfigMap, found \"Secret\""});
}

TEST(Objects, WithinOthersMaySayTheirKind) {
  const std::string text =
      "apiVersion: apps/v1\nkind: StatefulSet\nspec:\n  selector: {}\n  template: {spec: {containers: [{name: a}]}}\n"
      "  volumeClaimTemplates:\n    - apiVersion: v1\n      kind: ";
  EXPECT_EQ(problems(text + "PersistentVolumeClaim\n"), lines{});
  EXPECT_EQ(problems(text + "PersistentVolume\n"), lines{"f.yaml:8:13: spec.volumeClaimTemplates[0].kind: expected "
                                                         "PersistentVolumeClaim, found \"PersistentVolume\""});
}

}  // namespace
