// CustomResourceDefinitions.
#include "import_helper.hpp"

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
  EXPECT_TRUE(contains(
      report,
      "Bed/v1.spec: not checked (CEL): has(self.soil) != has(self.hydroponics)  # one of soil and hydroponics\n"));
  EXPECT_TRUE(contains(report, R"(Bed/v1.spec.frame: not checked: oneOf: [{"required": ["a"]}, {"required": ["b"]}])"));
  EXPECT_TRUE(contains(report, "Bed/v1alpha1: is not served by the API server"));
}

TEST(crd, equal_structs_of_one_name_are_one) {
  const auto result = import_of({"garden.yaml"});
  EXPECT_TRUE(contains(header(*result, garden), "using GardenSpecShedGate = GardenSpecGate;"));
}

TEST(crd, a_kind_and_a_nested_struct_may_want_the_same_name) {
  const auto crd = [](const std::string& kind, const std::string& property) {
    return "---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {group: a.b, scope: Cluster, names: "
           "{kind: " +
           kind +
           "}, versions: [{name: v1, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, "
           "properties: {" +
           property + ": {type: string}}}}}}}]}\n";
  };
  const auto result = import_text(crd("Bed", "x") + crd("BedSpec", "y"));
  EXPECT_TRUE(type(*result, "crd/a.b/v1", "BedSpec").kind.has_value());
  EXPECT_EQ(member(type(*result, "crd/a.b/v1", "Bed"), "spec").use.target->name, "BedSpecOfSpec");
}

TEST(crd, a_table_counts_what_there_is) {
  const auto result = import_of({"garden.yaml"});
  EXPECT_TRUE(contains(markdown_of(result->types, {}),
                       "| garden.example.com/v1 | `dovetail/crd/garden_example_com/v1.hpp` | 2 | 12 | 34 | 2 |\n"));
}

}  // namespace
}  // namespace dovetail::schema::testing
