// What is wrong with an input: what, where, and how to mend it.
#include "import_helper.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dovetail::schema::testing {
namespace {

TEST(refusals, broken_texts) {
  EXPECT_TRUE(starts_with(refusal_of("unfinished.json"),
                          "unfinished.json:2:1: neither JSON nor YAML: end of map flow not found"));
  EXPECT_TRUE(starts_with(refusal_of("unbalanced.yaml"), "unbalanced.yaml:2:2: neither JSON nor YAML: "));
  EXPECT_TRUE(starts_with(refusal_of("nothing_begins_so.yaml"), "nothing_begins_so.yaml:1:1: neither JSON nor YAML: "));
  EXPECT_EQ(refusal_of("empty.yaml"), "empty.yaml: is empty; give an OpenAPI document or a CustomResourceDefinition");
  EXPECT_EQ(refusal_of("key_twice.yaml"), "key_twice.yaml:17:17: the key 'rows' is written twice; keep one of the two");
}

TEST(refusals, documents_that_are_no_schemas) {
  EXPECT_EQ(
      refusal_of("deployment.yaml"),
      "deployment.yaml: neither an OpenAPI document nor a CustomResourceDefinition; it holds Deployment; `kubectl get crd "
      "-o yaml` and `kubectl get --raw /openapi/v2` give what can be imported");
  EXPECT_TRUE(starts_with(refusal_of("no_definitions.json"),
                          "no_definitions.json:1:1: an OpenAPI document without definitions; "));
  EXPECT_TRUE(
      starts_with(refusal_of("no_schema.json"), "no_schema.json:1:28: the definition 'a.v1.B' is not a schema; "));
}

TEST(refusals, references_that_lead_nowhere) {
  EXPECT_EQ(
      refusal_of("reference.json"),
      "reference.json:1:76: '#/definitions/a.v1.C' refers to a definition that is not there; give the whole document");
  EXPECT_TRUE(starts_with(refusal_of("reference_in_crd.yaml"),
                          "reference_in_crd.yaml:16:30: version 'v1' of Bed refers to '#/definitions/x'; "));
}

TEST(refusals, custom_resource_definitions_with_a_part_missing) {
  EXPECT_EQ(refusal_of("no_spec.yaml"),
            "no_spec.yaml:1:1: the CustomResourceDefinition has no `spec`; give the CustomResourceDefinition whole");
  EXPECT_TRUE(starts_with(refusal_of("old.yaml"),
                          "old.yaml:1:1: a CustomResourceDefinition of 'apiextensions.k8s.io/v1beta1'; "));
  EXPECT_TRUE(starts_with(refusal_of("no_schema.yaml"),
                          "no_schema.yaml:8:7: version 'v1' of Bed has no `schema.openAPIV3Schema`; "));
}

TEST(refusals, schemas_that_make_no_sense) {
  EXPECT_EQ(refusal_of("no_number.yaml"),
            "no_number.yaml:16:48: `minimum` of 'Bed/v1.spec.rows' is no number; write it as a number");
  EXPECT_TRUE(starts_with(refusal_of("no_map.yaml"), "no_map.yaml:16:23: 'Bed/v1.spec.rows' is not a schema; "));
  EXPECT_EQ(
      refusal_of("kind_twice.yaml"),
      "kind_twice.yaml:25:7: garden.example.com/v1 Bed is defined twice, the first time at kind_twice.yaml:8:7; import one "
      "of the two");
}

TEST(refusals, hostile_documents) {
  EXPECT_TRUE(contains(refusal_of("laughs.yaml"), "the aliases in this document stand for millions of values"));
  EXPECT_TRUE(starts_with(refusal_of("alias_of_itself.yaml"),
                          "alias_of_itself.yaml:1:5: an alias stands inside of what it names; "));
  EXPECT_TRUE(contains(refusal_of_text(std::string(100'000, '[')), "more than 400 levels of nesting"));
  std::string deep = "{\"definitions\": {\"a.v1.B\": {\"type\": \"object\", \"properties\": {\"x\": ";
  for (int i = 0; i < 150; ++i) deep += "{\"type\": \"array\", \"items\": ";
  deep += "{}" + std::string(150 + 4, '}');
  EXPECT_TRUE(contains(refusal_of_text(deep), "is nested more than 100 levels deep"));
}

TEST(refusals, a_file_that_is_not_there) {
  EXPECT_EQ(refusal_of("missing.yaml"),
            "missing.yaml: cannot be read: No such file or directory; check the name and the rights");
}

TEST(refusals, say_nothing_that_a_terminal_would_act_on) {
  const std::string message = refusal_of_text("kind: \"\\e[31mred\"");
  EXPECT_TRUE(contains(message, "?[31mred"));
}

}  // namespace
}  // namespace dovetail::schema::testing
