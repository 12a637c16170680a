// Custom resources against their CustomResourceDefinitions.
#include "checking.hpp"
#include "cli/config.hpp"

#include <gtest/gtest.h>

namespace {

using namespace dovetail::cli;
using strings = std::vector<std::string>;

constexpr const char* definition = R"(apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: lamps.example.com}
spec:
  group: example.com
  names: {kind: Lamp, plural: lamps}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            apiVersion: {type: string}
            kind: {type: string}
            metadata: {type: object}
            spec:
              type: object
              required: [colour]
              properties:
                colour: {type: string, enum: [red, green, "on"], maxLength: 5}
                watts: {type: integer, minimum: 1, maximum: 60}
                factor: {type: number}
                lit: {type: boolean}
                size: {x-kubernetes-int-or-string: true}
                parts: {type: array, minItems: 1, maxItems: 2, items: {type: string}}
                notes: {type: object, additionalProperties: {type: integer}}
                anything: {type: object, x-kubernetes-preserve-unknown-fields: true}
)";

/// What is found of a Lamp with such a spec, in words.
strings found_of(const std::string& spec) {
  strings all;
  const std::string lamp = "---\napiVersion: example.com/v1\nkind: Lamp\nmetadata: {name: desk}\nspec: " + spec + "\n";
  for (const finding& each : checking::outcome_of(definition + lamp).findings)
    all.push_back(each.path + " " + each.words.substr(each.words.rfind(": ") + 2));
  return all;
}

TEST(custom_resource, is_taken_as_its_schema_says) {
  EXPECT_EQ(
      found_of(
          "{colour: red, watts: 40, factor: 2, lit: true, size: 10%, parts: [a], notes: {a: 1}, anything: {b: [c]}}"),
      strings{});
  EXPECT_EQ(found_of("{colour: green, watts: null, size: 3}"), strings{});
  EXPECT_EQ(found_of("{colour: \"on\"}"), strings{});
}

TEST(custom_resource, is_refused_where_it_is_not) {
  EXPECT_EQ(found_of("{color: red}"), (strings{"spec.colour is required, and it is not set",
                                               "spec.color no such field; did you mean `colour`?"}));
  EXPECT_EQ(found_of("{colour: gren}"), strings{"spec.colour `gren` is none of red, green, on; did you mean `green`?"});
  EXPECT_EQ(found_of("{colour: on}"), strings{"spec.colour put it in quotes"});
  EXPECT_EQ(found_of("{colour: red, watts: 100}"), strings{"spec.watts is 100; the schema asks for 1 to 60"});
  EXPECT_EQ(found_of("{colour: red, watts: \"40\"}"), strings{"spec.watts expected an integer, found a string `40`"});
  EXPECT_EQ(found_of("{colour: red, lit: 1}"), strings{"spec.lit expected a boolean, found an integer `1`"});
  EXPECT_EQ(found_of("{colour: red, parts: []}"), strings{"spec.parts has 0 elements; the schema asks for 1 to 2"});
  EXPECT_EQ(found_of("{colour: red, parts: [1]}"), strings{"spec.parts[0] put it in quotes"});
  EXPECT_EQ(found_of("{colour: red, notes: {a: b}}"),
            strings{"spec.notes[\"a\"] expected an integer, found a string `b`"});
  EXPECT_EQ(found_of("{colour: red, size: [1]}"), strings{"spec.size expected an integer or a string, found a list"});
  EXPECT_EQ(found_of("[red]"), strings{"spec expected a mapping, found a list"});
}

TEST(custom_resource, has_the_place_of_its_fault) {
  const std::string lamp =
      "---\napiVersion: example.com/v1\nkind: Lamp\nmetadata: {name: desk}\nspec:\n  colour: gren\n";
  const std::size_t lines = 31;
  EXPECT_EQ(checking::places_of(checking::outcome_of(definition + lamp)),
            strings{std::to_string(lines + 6) + ":11 YML-06"});
}

TEST(custom_resource, is_read_against_the_files_of_crds) {
  const checking::folder folder;
  folder.write("crds/lamp.yaml", definition);
  settings asked;
  asked.crds = {folder.path() + "/crds"};
  const outcome found = checking::outcome_of(
      "apiVersion: example.com/v1\nkind: Lamp\nmetadata: {name: desk}\nspec: {colour: blue}\n", asked);
  EXPECT_EQ(checking::ids_of(found), strings{"YML-06"});
  EXPECT_TRUE(found.notices.empty());
}

TEST(custom_resource, names_objects_by_the_rows_of_a_project) {
  settings asked;
  read_config(R"(
references:
  - {kind: Lamp, group: example.com, field: "spec.parts[*]", names: ConfigMap}
  - kind: Lamp
    group: example.com
    field: spec.anything.secret.name
    key: spec.anything.secret.key
    names: Secret
    unless: {spec.colour: red}
)",
              ".dovetail.yaml", asked);
  const auto found_of = [&](const std::string& spec) {
    return checking::places_of(
        checking::outcome_of("apiVersion: v1\nkind: Secret\nmetadata: {name: plug}\nstringData: {a: b}\n---\n"
                             "apiVersion: example.com/v1\nkind: Lamp\nmetadata: {name: desk}\nspec: " +
                                 spec + "\n",
                             asked));
  };
  EXPECT_EQ(found_of("{parts: []}"), strings{});
  EXPECT_EQ(found_of("{parts: [none]}"), strings{"9:16 DOV-03"});
  EXPECT_EQ(found_of("{anything: {secret: {name: plug, key: a}}}"), strings{});
  EXPECT_EQ(found_of("{anything: {secret: {name: plug, key: c}}}"), strings{"9:45 DOV-03"});
  EXPECT_EQ(found_of("{anything: {secret: {name: plugs}}}"), strings{"9:34 DOV-03"});
  EXPECT_EQ(found_of("{colour: red, anything: {secret: {name: plugs}}}"), strings{});
}

TEST(custom_resource, has_the_fields_that_rows_name) {
  settings asked;
  read_config("references: [{kind: Lamp, group: example.com, field: spec.anything.at.all, names: Secret}]\n",
              ".dovetail.yaml", asked);
  EXPECT_NO_THROW(checking::outcome_of(definition, asked));
  asked = {};
  read_config("references: [{kind: Lamp, group: example.com, field: spec.color, names: Secret}]\n", ".dovetail.yaml",
              asked);
  try {
    checking::outcome_of(definition, asked);
    FAIL() << "the row is taken";
  } catch (const usage_error& wrong) {
    EXPECT_EQ(wrong.words, ".dovetail.yaml:1:54: Lamp has no field `spec.color`, by its CustomResourceDefinition");
  }
}

TEST(crds, that_cannot_be_read_are_a_usage_error) {
  const checking::folder folder;
  for (const std::string& path :
       {folder.path() + "/none.yaml", folder.write("a.yaml", "a: 1\n"), folder.write("b.yaml", "a: [\n")}) {
    settings asked;
    asked.crds = {path};
    EXPECT_THROW(checking::outcome_of("", asked), usage_error) << path;
  }
}

}  // namespace
