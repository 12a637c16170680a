// CustomResourceDefinitions that a stack has as their files have them.
#include "import_helper.hpp"

#include "schema/definitions.hpp"
#include "schema/problem.hpp"

#include <dovetail/dovetail.hpp>
#include <dovetail/program/unchecked.hpp>
#include <dovetail/read/definition.hpp>

#include <garden.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace dovetail::schema::testing {
namespace {

using custom_resource_definition = api::apiextensions::v1::CustomResourceDefinition;

inline constexpr auto beds = definitions::beds_garden_example_com.withComment("As its file has it.");
inline constexpr auto plain = Environment<"plain">{};
inline constexpr auto marked = Environment<"marked">{}.edit(on(beds).set<"metadata.labels[marked]">("yes"));
inline constexpr auto tools = stack<"tools">(file("kinds.yaml", group(beds, definitions::gardens_garden_example_com)))
                                  .withLabels({{"app.kubernetes.io/part-of", "tools"}})
                                  .withoutNamespace()
                                  .withEnvironments(plain, marked);

std::string written(std::string_view name, std::string_view environment) {
  for (const emit::unchecked_resource& each : emit::render_unchecked(dovetail::detail::at_run_time<tools>).resources)
    if (each.listed.name == name && each.listed.environment == environment) return each.yaml;
  return {};
}

TEST(definitions, are_in_the_stack_as_their_files_have_them) {
  const std::string text = written("beds.garden.example.com", "plain");
  EXPECT_TRUE(contains(text, "# As its file has it.\n"));
  EXPECT_TRUE(contains(text, "  group: garden.example.com\n"));
  EXPECT_TRUE(contains(text, "                    kind:\n                      type: string\n"));
  EXPECT_TRUE(contains(text, "    app.kubernetes.io/part-of: tools\n"));
  EXPECT_FALSE(contains(text, "marked"));
  // Of a list, too.
  EXPECT_TRUE(contains(written("gardens.garden.example.com", "plain"), "    kind: Garden\n"));
}

TEST(definitions, can_be_edited) {
  EXPECT_TRUE(contains(written("beds.garden.example.com", "marked"), "    marked: \"yes\"\n"));
}

/// A file that is gone with the test.
class file_with {
 public:
  explicit file_with(const std::string& text) : path_(::testing::TempDir() + "dovetail-definitions.yaml") {
    std::ofstream(path_) << text;
  }
  ~file_with() { std::filesystem::remove(path_); }

  /// What it is refused with as a definition, without the file's folder.
  std::string refusal() const {
    try {
      static_cast<void>(definitions_of({path_}));
      return {};
    } catch (const problem& each) {
      const std::string text = each.what();
      return text.substr(text.find("definitions.yaml"));
    }
  }

 private:
  std::string path_;
};

constexpr const char* whole =
    "apiVersion: apiextensions.k8s.io/v1\n"
    "kind: CustomResourceDefinition\n"
    "metadata:\n"
    "  name: ponds.garden.example.com\n"
    "spec:\n"
    "  group: garden.example.com\n"
    "  scope: Namespaced\n"
    "  names: {kind: Pond, plural: ponds}\n"
    "  versions:\n"
    "    - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}\n";

TEST(definitions, what_is_none_is_refused) {
  EXPECT_EQ(file_with(whole).refusal(), "");
  EXPECT_EQ(
      file_with("kind: ConfigMap\n").refusal(),
      "definitions.yaml: has no CustomResourceDefinition; DEFINITIONS are what `kubectl get crd NAME -o yaml` prints, or "
      "an operator's own files");
  EXPECT_TRUE(
      starts_with(file_with(std::string(whole) + "---\n" + whole).refusal(),
                  "definitions.yaml:12:1: the CustomResourceDefinition ponds.garden.example.com is there twice, "));
  std::string nameless = whole;
  nameless.replace(nameless.find("metadata:\n  name: ponds.garden.example.com\n"), 43, "");
  EXPECT_EQ(file_with(nameless).refusal(),
            "definitions.yaml:1:1: the CustomResourceDefinition has no name; write `metadata: {name: "
            "ponds.garden.example.com}`");
}

TEST(definitions, text_stays_what_it_is_in_a_literal) {
  const std::string odd = std::string(whole) + "# )yaml\" )yaml0\" \\ %s {}\n";
  std::ofstream(::testing::TempDir() + "odd.yaml") << odd;
  const definitions_source made = definitions_of({::testing::TempDir() + "odd.yaml"});
  EXPECT_TRUE(contains(made.source, "R\"yaml1(" + odd + ")yaml1\""));
  std::filesystem::remove(::testing::TempDir() + "odd.yaml");
}

std::string reading_problem(const char* text, std::string_view name) {
  custom_resource_definition into;
  try {
    read::read_definition(text, "crds/ponds.yaml", name, into);
    return {};
  } catch (const std::runtime_error& each) {
    return each.what();
  }
}

TEST(definitions, what_the_server_would_refuse_is_told_with_its_line) {
  EXPECT_EQ(reading_problem(whole, "ponds.garden.example.com"), "");
  EXPECT_EQ(reading_problem(whole, "lakes.garden.example.com"),
            "crds/ponds.yaml: there is no CustomResourceDefinition lakes.garden.example.com");
  static std::string misspelt = whole;
  misspelt.replace(misspelt.find("scope"), 5, "scop");
  EXPECT_EQ(reading_problem(misspelt.c_str(), "ponds.garden.example.com"),
            "crds/ponds.yaml:7:3: spec.scop: no such field in CustomResourceDefinitionSpec; did you mean `scope`?");
}

}  // namespace
}  // namespace dovetail::schema::testing
