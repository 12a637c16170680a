// The functions that look for what a schema refuses.
#include "import_helper.hpp"

#include <gtest/gtest.h>

namespace dovetail::schema::testing {
namespace {

std::string crd(const std::string& spec) {
  return "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {group: a.b, scope: Cluster, names: "
         "{kind: Bed}, versions: [{name: v1, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, " +
         spec + "}}}}}]}\n";
}

/// The header without the fields' tables and the ways to them, which name every field.
std::string checks(const std::string& spec) {
  std::string text = header(*import_text(crd(spec)), "crd/a.b/v1");
  const std::size_t tables = text.find("inline constexpr model::field_entry ");
  const std::size_t end = text.find("\n}\n", text.rfind("::walk_fields("));
  return text.erase(tables, end - tables);
}

TEST(checks, required_fields_are_asked_for) {
  const std::string text = checks(
      "required: [a, list, map, given], properties: {a: {type: string}, b: {type: string}, "
      "list: {type: array, items: {type: string}}, given: {type: string, default: x}, "
      "map: {type: object, additionalProperties: {type: string}}}");
  EXPECT_TRUE(contains(text, "  if (!object.a.has_value()) check.missing(at, \"a\");\n"));
  for (const char* left : {"\"b\"", "\"list\"", "\"map\"", "\"given\""}) EXPECT_FALSE(contains(text, left)) << left;
}

TEST(checks, words_given_as_text_are_looked_up) {
  EXPECT_TRUE(contains(checks("properties: {a: {type: string, enum: [x, y]}}"),
                       R"(if (object.a.is_unproven()) check.word(at, "a", object.a, "x\ny");)"));
}

TEST(checks, bounds) {
  const std::string text = checks(
      "required: [many], properties: {a: {type: integer, minimum: 1, exclusiveMinimum: true, maximum: 9.5}, "
      "b: {type: integer, maximum: 3}, c: {type: number, minimum: 0.5}, d: {type: string, minLength: 1, maxLength: 63}, "
      "e: {type: array, maxItems: 5, items: {type: integer, minimum: 0}}, f: {type: string, minLength: 0}, "
      "many: {type: array, minItems: 1, items: {type: string}}, g: {type: integer, minimum: -1e300}, "
      "m: {type: object, maxProperties: 2, additionalProperties: {type: string}}}");
  for (const char* line :
       {R"(check.within(at, "a", object.a, 2, 9);)",
        R"(check.within(at, "b", object.b, -model::field_check::unbounded, 3);)",
        R"(check.within(at, "c", object.c, 0.5, model::field_check::infinite, "must be at least 0.5");)",
        R"(check.length(at, "d", object.d, 1, 63);)", R"(check.count(at, "e", object.e.size(), false, 0, 5);)",
        R"(check.within(at_i, nullptr, object.e[i], 0);)", R"(check.count(at, "many", object.many.size(), true, 1);)",
        R"(check.count(at, "m", object.m.size(), false, 0, 2);)"})
    EXPECT_TRUE(contains(text, line));
  EXPECT_FALSE(contains(text, "\"f\""));
  EXPECT_FALSE(contains(text, "\"g\""));
}

TEST(checks, what_cannot_be_wrong_is_passed_by) {
  const std::string text = checks(
      "properties: {free: {type: object, properties: {a: {type: string}}}, "
      "strict: {type: object, required: [a], properties: {a: {type: string}}}}");
  EXPECT_FALSE(contains(text, "check_BedSpecFree"));
  EXPECT_TRUE(contains(text, R"(if (object.strict) check_BedSpecStrict(*object.strict, check, {&at, "strict"});)"));
}

TEST(checks, elements_are_visited_through_lists_and_maps) {
  const std::string strict = "{type: object, required: [a], properties: {a: {type: string}}}";
  const std::string text = checks("properties: {beds: {type: array, items: " + strict +
                                  "}, by: {type: object, additionalProperties: " + strict +
                                  "}, grid: {type: array, items: {type: array, items: " + strict + "}}}");
  EXPECT_TRUE(contains(text, "  for (std::size_t i = 0; i < object.beds.size(); ++i)"));
  EXPECT_TRUE(contains(text, R"((object.by.at(i).value, check,)"));
  EXPECT_TRUE(contains(text, R"({&at, "by", i, &object.by.at(i).key})"));
  EXPECT_TRUE(contains(text,
                       "    const model::field_path at_i{&at, \"grid\", i};\n"
                       "    for (std::size_t j = 0; j < object.grid[i].size(); ++j)"));
  EXPECT_TRUE(contains(text, "{&at_i, nullptr, j}"));
}

TEST(checks, rules_about_a_struct_a_field_and_an_element) {
  const std::string text = checks(
      "x-kubernetes-validations: [{rule: has(self.a) || has(self.b)}], properties: {a: {type: string, "
      "x-kubernetes-validations: [{rule: \"self.startsWith('/')\", message: begins with a slash}]}, b: {type: array, items: "
      "{type: string, x-kubernetes-validations: [{rule: \"!self.endsWith('.')\"}]}}}");
  EXPECT_TRUE(contains(text, "if (!object.a.has_value() && object.b.empty()) check.rule(at, nullptr,"));
  EXPECT_TRUE(contains(text, "\"breaks the rule has(self.a) || has(self.b)\""));
  EXPECT_TRUE(contains(text, "check.rule(at, \"a\", \"begins with a slash\");"));
  EXPECT_TRUE(contains(text, "if (object.b[i].has_value() && object.b[i].view().ends_with(\".\"))"));
  EXPECT_FALSE(contains(text, "Not checked here"));
}

TEST(checks, a_lists_rule_stays_with_the_struct_that_has_the_list) {
  const std::string text = checks(
      "properties: {beds: {type: array, x-kubernetes-validations: [{rule: \"self.all(b, has(b.a))\"}], items: {type: object, "
      "properties: {a: {type: string}}}}}");
  EXPECT_TRUE(contains(text, "// Not checked here (CEL): self.all(b, has(b.a))\nstruct BedSpec {"));
}

TEST(checks, a_rule_that_is_not_translated_is_named_above_its_struct) {
  const std::string text =
      checks("x-kubernetes-validations: [{rule: self == oldSelf}], properties: {a: {type: string}}");
  EXPECT_TRUE(contains(text, "// Not checked here (CEL): self == oldSelf\nstruct BedSpec {"));
}

TEST(checks, newer_fields_stand_behind_one_comparison) {
  const auto result = import_of({"kettle.json", "kettle-versions.json"});
  EXPECT_TRUE(contains(header(*result, "api/core/v1"), R"(  if (check.minor < 36) {
    if (check.minor < 33 && object.middle.has_value()) check.newer(at, "middle", 33, object.middle.at());
    if (object.new_.has_value()) check.newer(at, "new", 36, object.new_.at());
  }
)"));
}

TEST(checks, kubernetes_own_types_are_checked_by_the_library) {
  const auto result = import_of({"copies.yaml"});
  EXPECT_TRUE(
      contains(header(*result, "crd/garden.example.com/v1"), "api::core::v1::check_Lifecycle(*object.lifecycle"));
}

TEST(checks, what_the_server_writes_is_not_looked_at) {
  EXPECT_FALSE(contains(header(*import_of({"garden.yaml"}), "crd/garden.example.com/v1"), "check_BedStatus"));
}

TEST(checks, lines_are_folded) {
  const std::string text = checks(
      "properties: {aVeryLongNameOfAFieldThatTakesALotOfRoomInALine: {type: string, enum: [one-long-word, another-long-word, "
      "yet-another-long-word]}}");
  EXPECT_TRUE(contains(text, ")\n    check.word("));
}

}  // namespace
}  // namespace dovetail::schema::testing
