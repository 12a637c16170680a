// .dovetail.yaml and the command line's own words: strict, with the place and the nearest right word.
#include "cli/config.hpp"

#include "checking.hpp"
#include "dovetail/api/versions.hpp"

#include <gtest/gtest.h>

namespace {

using namespace dovetail::cli;

/// What is said of settings that are not taken; "" where they are.
template <class Read>
std::string refused(Read read) {
  try {
    read();
  } catch (const usage_error& wrong) {
    return wrong.words;
  }
  return "";
}

std::string refusal_of(const std::string& text) {
  settings into;
  return refused([&] { read_config(text, "shop/.dovetail.yaml", into); });
}

TEST(config, sets_everything) {
  settings read;
  read_config(R"(
profile: production
only: [REF-09, SEC-03]
skip: SEC-42
externals:
  - Secret/db:USER,PASSWORD
  - infra/Service/db:5432,metrics=9187
crds: [crds]
waivers:
  - rule: SEC-03
    resource: default/Deployment/web
    reason: it binds port 80
namespace: shop
kubernetes-version: "1.33"
format: json
strict: true
)",
              "shop/.dovetail.yaml", read);
  EXPECT_EQ(read.held_to->name, "production");
  EXPECT_EQ(read.only, (std::vector<std::string>{"REF-09", "SEC-03"}));
  EXPECT_EQ(read.skip, std::vector<std::string>{"SEC-42"});
  ASSERT_EQ(read.externals.size(), 2u);
  EXPECT_EQ(read.externals[0].keys, (std::vector<std::string>{"USER", "PASSWORD"}));
  EXPECT_EQ(read.externals[1].name_space, "infra");
  ASSERT_EQ(read.externals[1].ports.size(), 2u);
  EXPECT_EQ(read.externals[1].ports[1].name, "metrics");
  EXPECT_EQ(read.externals[1].ports[1].number, 9187);
  EXPECT_EQ(read.crds, std::vector<std::string>{"shop/crds"});
  ASSERT_EQ(read.waivers.size(), 1u);
  EXPECT_EQ(read.waivers[0].kind + "/" + read.waivers[0].name + " " + read.waivers[0].name_space,
            "Deployment/web default");
  EXPECT_EQ(read.waivers[0].line, 10u);
  EXPECT_EQ(read.name_space, "shop");
  EXPECT_EQ(read.kubernetes_minor, 33);
  EXPECT_EQ(read.format, output_format::json);
  EXPECT_TRUE(read.strict);
}

TEST(config, may_be_empty) { EXPECT_EQ(refusal_of(""), ""); }

TEST(config, says_where_it_is_wrong_and_what_is_near) {
  EXPECT_EQ(refusal_of("profil: production\n"),
            "shop/.dovetail.yaml:1:9: there is no setting `profil`; did you mean `profile`?");
  EXPECT_EQ(refusal_of("profile: produktion\n"),
            "shop/.dovetail.yaml:1:10: there is no profile `produktion`; did you mean `production`?");
  EXPECT_EQ(refusal_of("skip:\n  - REF-9\n"),
            "shop/.dovetail.yaml:2:5: there is no rule `REF-9`; did you mean `REF-09`?");
  EXPECT_EQ(refusal_of("strict: maybe\n"), "shop/.dovetail.yaml:1:9: `maybe` is neither true nor false");
  EXPECT_EQ(refusal_of("format: yaml\n"),
            "shop/.dovetail.yaml:1:9: there is no format `yaml`; there is text, json, sarif and github");
  EXPECT_EQ(refusal_of("kubernetes-version: \"1.99\"\n"),
            "shop/.dovetail.yaml:1:21: `1.99` is no version of Kubernetes that is known: 1.29 to 1." +
                std::to_string(dovetail::api::newest_version) + " are");
  EXPECT_EQ(
      refusal_of("externals: [Secret]\n"),
      "shop/.dovetail.yaml:1:13: `Secret` is no external; write Kind/name, namespace/Kind/name, Secret/name:key,key, "
      "Service/name:8080,metrics=9090 or Pod:label=value, with `*` for any characters of a name");
  EXPECT_EQ(refusal_of("waivers:\n  - rule: SEC-03\n    resource: Pod/web\n"),
            "shop/.dovetail.yaml:2:5: a waiver has rule, resource and reason, and this one has no `reason`");
  EXPECT_EQ(refusal_of("- profile\n"),
            "shop/.dovetail.yaml:1:1: the settings are a mapping, as in `profile: production`");
  EXPECT_NE(refusal_of("profile: [\n").find("shop/.dovetail.yaml:"), std::string::npos);
  EXPECT_NE(refusal_of("strict: true\nstrict: false\n").find("written twice"), std::string::npos);
}

TEST(config, waives_what_may_be_waived) {
  const auto waiver = [](std::string_view rule, std::string_view resource) {
    return refusal_of("waivers: [{rule: " + std::string(rule) + ", resource: " + std::string(resource) +
                      ", reason: why}]\n");
  };
  EXPECT_EQ(waiver("REF-20", "Deployment/web"), "");
  EXPECT_EQ(waiver("'REF-*'", "'*'"), "");
  EXPECT_EQ(waiver("'*'", "'shop/Deployment/web-*'"), "");
  EXPECT_NE(waiver("GRM-01", "Pod/a").find("GRM-01 is not waived: the API server refuses what breaks it"),
            std::string::npos);
  EXPECT_NE(waiver("YML-01", "Pod/a").find("is not waived: what cannot be read cannot be checked"), std::string::npos);
  EXPECT_NE(waiver("'RFE-*'", "Pod/a").find("there is no rule that `RFE-*` stands for"), std::string::npos);
  EXPECT_NE(waiver("REF-9", "Pod/a").find("did you mean `REF-09`?"), std::string::npos);
  EXPECT_NE(waiver("REF-20", "web").find("`web` is no resource"), std::string::npos);
}

TEST(config, takes_rows_of_references) {
  const auto row = [](const std::string& rest) { return refusal_of("references:\n  - {" + rest + "}\n"); };
  settings read;
  read_config("references: [{kind: Lamp, group: example.com, field: spec.plug, names: Service}]\n", ".dovetail.yaml",
              read);
  ASSERT_EQ(read.references.size(), 1u);
  EXPECT_EQ(read.references[0].field.text, "spec.plug");
  EXPECT_EQ(row("kind: Lamp, group: example.com, field: spec.plug, names: Service"), "");
  EXPECT_EQ(
      row("kind: Lamp, group: example.com, names: Service"),
      "shop/.dovetail.yaml:2:5: a reference has a `field` with a name, or a `selector` of labels; add one of them");
  EXPECT_EQ(
      row("kind: Lamp, group: example.com, fields: spec.plug, names: Service"),
      "shop/.dovetail.yaml:2:46: a reference has no `fields`; it can have kind, group, field, selector, namespaces, "
      "names, namespace, key, port, optional, when, unless");
  EXPECT_EQ(
      row("kind: Deployment, group: apps, field: spec.plug, names: Service"),
      "shop/.dovetail.yaml:2:5: Deployment is a kind that Dovetail has types for, and what it names is known; rows are "
      "for custom resources");
  EXPECT_EQ(
      refusal_of("references: {kind: Lamp}\n"),
      "shop/.dovetail.yaml:1:13: references are a list; write each as `- kind: Widget`, with group, field and names");
}

TEST(config, sets_the_numbers_of_policies) {
  settings read;
  read_config("policies: {min_replicas: 3, REL-21: 2}\n", ".dovetail.yaml", read);
  ASSERT_EQ(read.numbers.size(), 2u);
  EXPECT_EQ(read.numbers[0].what->id, "REL-10");
  EXPECT_EQ(read.numbers[0].number, 3);
  EXPECT_EQ(read.numbers[1].what->id, "REL-21");
  EXPECT_NE(refusal_of("policies: {min_replica: 3}\n").find("did you mean `min_replicas`?"), std::string::npos);
  EXPECT_NE(refusal_of("policies: {SEC-03: 3}\n").find("SEC-03 takes no number"), std::string::npos);
  EXPECT_NE(refusal_of("policies: {min_replicas: many}\n").find("`many` is no whole number"), std::string::npos);
  EXPECT_NE(refusal_of("policies: {min_replicas: 0}\n").find("from 1 to 100000, and not 0"), std::string::npos);
  EXPECT_NE(refusal_of("policies: {ndots: 16}\n").find("from 1 to 15"), std::string::npos);
  EXPECT_NE(refusal_of("policies: [min_replicas]\n").find("a mapping is expected"), std::string::npos);
}

TEST(external, may_be_a_pattern_or_pods) {
  EXPECT_TRUE(external_of("Secret/db").is_one());
  EXPECT_FALSE(external_of("Secret/*").is_one());
  EXPECT_FALSE(external_of("*/ServiceMonitor/*").is_one());
  const external_object pods = external_of("shop/Pod:app=db,tier=back-*");
  EXPECT_EQ(pods.name_space, "shop");
  ASSERT_EQ(pods.labels.size(), 2u);
  EXPECT_EQ(pods.labels[1].value, "back-*");
  EXPECT_NE(refused([] { external_of("Secret/*:key"); }).find("this is a pattern"), std::string::npos);
  EXPECT_NE(refused([] { external_of("Secret/db-[0-9]"); }).find("no `[`"), std::string::npos);
  EXPECT_NE(refused([] { external_of("secret/db"); }).find("`secret` is no kind"), std::string::npos);
  EXPECT_NE(refused([] { external_of("Pod:app"); }).find("`app` is no label"), std::string::npos);
}

TEST(config, is_found_in_the_nearest_folder_upwards) {
  const checking::folder folder;
  const std::string file = folder.write(".dovetail.yaml", "");
  folder.write("a/b/web.yaml", "");
  EXPECT_EQ(find_config(folder.path() + "/a/b"), file);
  const std::string nearer = folder.write("a/.dovetail.yaml", "");
  EXPECT_EQ(find_config(folder.path() + "/a/b"), nearer);
}

TEST(external, of_a_kind_without_keys_has_none) {
  EXPECT_NE(refused([] { external_of("Deployment/web:a"); }).find("a Deployment has neither"), std::string::npos);
  EXPECT_NE(refused([] { external_of("Service/web:http"); }).find("`http` is no port"), std::string::npos);
  for (const char* wrong : {"", "/", "Secret/", "a/b/c/d", "/Secret/db"})
    EXPECT_NE(refused([&] { external_of(wrong); }), "") << wrong;
}

TEST(externals, are_read_as_programs_of_stacks_print_them) {
  const auto all = externals_of(
      R"([
  {"kind": "Service", "name": "db", "namespace": "infra", "ports": [{"name": "sql", "port": 5432}]},
  {"kind": "Secret", "name": "db", "keys": ["USER"], "madeBy": {"kind": "VaultStaticSecret", "name": "db"}}
])",
      "externals.json");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].name_space, "infra");
  EXPECT_EQ(all[0].ports.at(0).number, 5432);
  EXPECT_EQ(all[1].keys, std::vector<std::string>{"USER"});
  EXPECT_NE(refused([] { externals_of("{}", "e.json"); }), "");
  EXPECT_NE(refused([] { externals_of("[{}]", "e.json"); }), "");
  EXPECT_NE(refused([] { externals_of("[", "e.json"); }), "");
}

}  // namespace
