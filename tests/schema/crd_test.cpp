// CustomResourceDefinitions.
#include "import_helper.hpp"

#include "schema/names.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace dovetail::schema::testing {
namespace {

const std::string garden = "crd/garden.example.com/v1";

// The whole text once: what the other tests do not look at does not change unseen.
TEST(crd, header_and_table_are_as_committed) {
  const auto result = import_of({"garden.yaml"});
  EXPECT_EQ(header(*result, garden), characters_of(test_data("expected/garden.v1.hpp.txt")));
  EXPECT_EQ(tables(*result, garden), characters_of(test_data("expected/garden.v1.cpp.txt")));
}

TEST(crd, several_documents_versions_and_lists_are_read) {
  const auto result = import_of({"garden.yaml"});
  EXPECT_TRUE(type(*result, garden, "Bed").namespaced);
  EXPECT_FALSE(type(*result, garden, "Garden").namespaced);
  EXPECT_EQ(type(*result, "crd/garden.example.com/v1alpha1", "Bed").kind->api_version(), "garden.example.com/v1alpha1");
}

TEST(crd, other_documents_are_skipped_and_named) {
  const auto result = import_of({"garden.yaml"});
  ASSERT_EQ(result->skipped.size(), 1u);
  EXPECT_EQ(result->skipped.front().what, "ConfigMap");
}

TEST(crd, what_is_in_no_type_is_reported) {
  const std::string report = report_of(import_of({"garden.yaml"})->types);
  EXPECT_TRUE(contains(report, "Bed/v1.spec.port: not checked (CEL): self == oldSelf  # a port stays\n"));
  EXPECT_FALSE(contains(report, "one of soil and hydroponics")) << "this one is checked";
  EXPECT_TRUE(contains(report, R"(Bed/v1.spec.frame: not checked: oneOf: [{"required": ["a"]}, {"required": ["b"]}])"));
  EXPECT_TRUE(contains(report, "Bed/v1alpha1: is not served by the API server"));
}

TEST(crd, equal_structs_of_one_name_are_one) {
  const auto result = import_of({"garden.yaml"});
  EXPECT_TRUE(contains(header(*result, garden), "using GardenSpecShedGate = GardenSpecGate;"));
}

// A kind with the properties of its spec, in the flow style.
std::string crd_of(const std::string& kind, const std::string& properties) {
  return "---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {group: a.b, scope: Cluster, names: "
         "{kind: " +
         kind +
         "}, versions: [{name: v1, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {" +
         properties + "}}}}}}]}\n";
}

// The name of the type that a field of a kind's spec has, by its path: `endpoints.authorization`.
std::string type_at(const import_result& result, const std::string& kind, const std::string& path) {
  const object* at = member(type(result, "crd/a.b/v1", kind), "spec").use.target;
  for (const std::string& name : split(path, '.')) at = member(*at, name).use.innermost().target;
  return at->name;
}

const std::string login = "{type: object, properties: {user: {type: object, properties: {id: {type: string}}}}}";
const std::string other_login = "{type: object, properties: {token: {type: string}}}";

TEST(crd, what_several_kinds_use_is_named_by_its_field) {
  const auto result = import_text(
      crd_of("Probe", "login: " + login) +
      crd_of("Scrape", "endpoints: {type: array, items: {type: object, properties: {login: " + login + "}}}"));
  EXPECT_EQ(type_at(*result, "Probe", "login"), "Login");
  EXPECT_EQ(type_at(*result, "Scrape", "endpoints.login"), "Login");
  EXPECT_EQ(type_at(*result, "Scrape", "endpoints"), "ScrapeSpecEndpoints");
  EXPECT_EQ(type_at(*result, "Scrape", "endpoints.login.user"), "LoginUser") << "it is used in Login alone";
  for (const char* path : {"ProbeSpecLogin", "ScrapeSpecEndpointsLogin"})
    EXPECT_TRUE(contains(header(*result, "crd/a.b/v1"), fmt::format("using {} = Login;", path)));
}

TEST(crd, what_takes_anything_has_a_place_for_its_spec) {
  const std::string text =
      "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: ponds.garden.example.com}\n"
      "spec:\n  group: garden.example.com\n  scope: Namespaced\n  names: {kind: Pond, plural: ponds}\n  versions:\n"
      "    - name: v1\n      served: true\n      storage: true\n"
      "      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}\n";
  const auto result = import_text(text);
  const object& pond = type(*result, garden, "Pond");
  EXPECT_EQ(member(pond, "spec").use.is, type_use::form::json);
  EXPECT_TRUE(contains(header(*result, garden), "  model::json spec{};\n"));
}

TEST(crd, what_one_kind_uses_twice_is_named_by_its_shortest_path) {
  const auto result = import_text(
      crd_of("Probe", "login: " + login + ", endpoint: {type: object, properties: {login: " + login + "}}"));
  EXPECT_EQ(type_at(*result, "Probe", "endpoint.login"), "ProbeSpecLogin");
}

TEST(crd, what_a_kind_and_its_variants_use_is_named_as_in_the_kind) {
  const auto result = import_text(crd_of("ClusterProbe", "login: " + login + ", x: {type: string}") +
                                  crd_of("Probe", "again: {type: object, properties: {login: " + login + "}}") +
                                  crd_of("ProbeSet", "login: " + login));
  EXPECT_EQ(type_at(*result, "ProbeSet", "login"), "ProbeSpecAgainLogin");
  EXPECT_EQ(type_at(*result, "ClusterProbe", "login.user"), "ProbeSpecAgainLoginUser");
}

TEST(crd, a_spec_that_kinds_share_is_named_by_what_their_names_share) {
  const auto result = import_text(crd_of("TCPRoute", "login: " + login) + crd_of("UDPRoute", "login: " + login));
  EXPECT_EQ(member(type(*result, "crd/a.b/v1", "UDPRoute"), "spec").use.target->name, "RouteSpec");
  EXPECT_EQ(type_at(*result, "UDPRoute", "login"), "RouteSpecLogin");
}

// Two kinds share one shape of `login` and three another: these have the name, and the others the fields above too.
TEST(crd, a_name_is_of_what_more_kinds_use) {
  const auto inside = [](const std::string& field, const std::string& what) {
    return field + ": {type: object, properties: {x: {type: string}, login: " + what + "}}";
  };
  const auto inside_differently = [](const std::string& field, const std::string& what) {
    return field + ": {type: object, properties: {y: {type: string}, login: " + what + "}}";
  };
  const auto result = import_text(crd_of("Agent", inside("write", other_login)) + crd_of("Probe", "login: " + login) +
                                  crd_of("Scrape", "read: {type: object, properties: {login: " + login + "}}") +
                                  crd_of("Ruler", inside_differently("write", other_login) + ", login: " + login));
  EXPECT_EQ(type_at(*result, "Ruler", "login"), "Login");
  EXPECT_EQ(type_at(*result, "Agent", "write.login"), "WriteLogin");
  EXPECT_EQ(type_at(*result, "Ruler", "write.login"), "WriteLogin");
}

// No name is left for the second shape: each kind has it for itself.
TEST(crd, a_shape_without_a_name_of_its_own_is_divided) {
  const auto result =
      import_text(crd_of("Agent", "a: {type: string}, login: " + login) +
                  crd_of("Probe", "b: {type: string}, login: " + login) + crd_of("Scrape", "login: " + login) +
                  crd_of("Ruler",
                         "read: {type: object, properties: "
                         "{login: " +
                             other_login + "}}") +
                  crd_of("Writer", "sink: {type: object, properties: {login: " + other_login + "}}"));
  EXPECT_EQ(type_at(*result, "Scrape", "login"), "Login");
  EXPECT_EQ(type_at(*result, "Ruler", "read.login"), "RulerSpecReadLogin");
  EXPECT_EQ(type_at(*result, "Writer", "sink.login"), "WriterSpecSinkLogin");
}

// What only the server writes is Kubernetes' own type too, and nobody sets it: that type has no paths.
TEST(crd, a_status_of_kubernetes_own_has_no_path) {
  const auto result = import_text(crd_of(
      "Cache",
      "persistentVolumeClaimConditions: {type: array, items: {type: object, required: [status, type], properties: {"
      "lastProbeTime: {type: string, format: date-time}, lastTransitionTime: {type: string, format: date-time}, "
      "message: {type: string}, reason: {type: string}, status: {type: string}, type: {type: string}}}}"));
  EXPECT_EQ(type_at(*result, "Cache", "persistentVolumeClaimConditions"), "PersistentVolumeClaimCondition");
  EXPECT_TRUE(contains(header(*result, "crd/a.b/v1"), "model::list<api::core::v1::PersistentVolumeClaimCondition> "));
  EXPECT_FALSE(contains(header(*result, "crd/a.b/v1"), "PersistentVolumeClaimCondition::"));
}

TEST(crd, a_shared_name_is_no_kinds) {
  const auto result = import_text(crd_of("Login", "x: {type: string}") +
                                  crd_of("Probe",
                                         "a: {type: object, properties: "
                                         "{login: " +
                                             login + "}}") +
                                  crd_of("Scrape", "login: " + login));
  EXPECT_TRUE(type(*result, "crd/a.b/v1", "Login").kind.has_value());
  EXPECT_EQ(type_at(*result, "Probe", "a.login"), "ProbeSpecALogin");
  EXPECT_EQ(type_at(*result, "Scrape", "login"), "ScrapeSpecLogin");
}

TEST(crd, a_kind_and_a_nested_struct_may_want_the_same_name) {
  const auto result = import_text(crd_of("Bed", "x: {type: string}") + crd_of("BedSpec", "y: {type: string}"));
  EXPECT_TRUE(type(*result, "crd/a.b/v1", "BedSpec").kind.has_value());
  EXPECT_EQ(member(type(*result, "crd/a.b/v1", "Bed"), "spec").use.target->name, "BedSpecOfSpec");
}

TEST(crd, a_page_counts_what_there_is_and_tells_what_is_not_checked) {
  const std::string page = markdown_of(import_of({"garden.yaml"})->types, "dovetail-import garden.yaml");
  EXPECT_TRUE(starts_with(
      page, "<!-- Generated by dovetail-import; do not edit. To make it again: dovetail-import garden.yaml -->"));
  EXPECT_TRUE(
      contains(page, "| garden.example.com/v1 | `dovetail/crd/garden_example_com/v1.hpp` | 2 | 2 | 12 | 34 | 2 |\n"));
  EXPECT_TRUE(contains(page, "- **garden.example.com/v1**: Bed, Garden\n"));
  EXPECT_TRUE(contains(
      page, "- crd::garden_example_com::v1: Bed/v1.spec.port: not checked (CEL): `self == oldSelf`: a port stays\n"));
}

// Whatever a schema says and nothing checks is a line of the report, and what is checked is none.
TEST(crd, the_report_lists_what_nothing_checks) {
  const auto result = import_text(R"(
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: beds.garden.example.com}
spec:
  group: garden.example.com
  scope: Namespaced
  names: {kind: Bed, plural: beds}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              oneOf: [{required: [a]}, {required: [b]}]
              properties:
                a: {type: string, pattern: "^a+$", nullable: true}
                b: {type: string, anyOf: [{format: ipv4}, {format: ipv6}], not: {enum: [x]}}
                checked: {type: integer, minimum: 1, maximum: 9, default: 3}
                even: {type: integer, multipleOf: 2, format: int32}
                few: {type: integer, enum: [1, 2]}
                words: {type: string, enum: [one, two], pattern: "^(one|two)$"}
                port: {x-kubernetes-int-or-string: true, maximum: 65535}
                size: {x-kubernetes-int-or-string: true, pattern: '^([0-9]+)(([KMGTPE]i)|[numkMGTPE])?$'}
                whole: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
                open: {type: object, properties: {x: {type: string}}, additionalProperties: {type: string}}
                set: {type: array, x-kubernetes-list-type: set, maxItems: 3, items: {type: string, pattern: "^[a-z]$"}}
                map:
                  type: array
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [name]
                  items: {type: object, required: [name], properties: {name: {type: string}}}
)");
  const std::string report = report_of(result->types);
  const std::string spec = "crd::garden_example_com::v1: BedSpec.";
  for (const std::string& line : {
           std::string("Bed/v1.spec: not checked: oneOf: "),
           std::string("Bed/v1.spec.b: not checked: anyOf: "),
           std::string("Bed/v1.spec.b: not checked: not: "),
           std::string("Bed/v1.spec.open: takes further fields (additionalProperties)"),
           spec + "a: not checked: pattern: ^a+$\n",
           spec + "a: not checked: nullable\n",
           spec + "even: not checked: multipleOf: 2\n",
           spec + "even: not checked: format: int32\n",
           spec + "few: not checked: enum: [1, 2]\n",
           spec + "port: not checked: minimum or maximum\n",
           spec + "whole: not checked: x-kubernetes-embedded-resource\n",
           spec + "set: not checked: no entry twice\n",
           spec + "set[]: not checked: pattern: ^[a-z]$\n",
           spec + "map: not checked: no two entries with the same name\n",
       })
    EXPECT_TRUE(contains(report, line));
  for (const char* checked : {"checked:", "words", "size"})
    EXPECT_EQ(report.find(spec + checked), std::string::npos) << report;
}

}  // namespace
}  // namespace dovetail::schema::testing
