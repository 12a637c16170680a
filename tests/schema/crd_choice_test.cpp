// Which of the CustomResourceDefinitions of a folder are taken, and what is said of the others.
#include "import_helper.hpp"

#include "schema/crd_choice.hpp"
#include "schema/definitions.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace dovetail::schema::testing {
namespace {

namespace fs = std::filesystem;

/// A CustomResourceDefinition of ponds, whose spec has these fields.
std::string pond(const std::vector<std::string>& fields, const std::string& version = "v1",
                 const std::string& metadata = "") {
  std::string text = fmt::format(
      "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: ponds.garden.example.com\n{}"
      "spec:\n  group: garden.example.com\n  scope: Namespaced\n  names: {{kind: Pond, plural: ponds}}\n  versions:\n"
      "    - name: {}\n      served: true\n      storage: true\n      schema:\n        openAPIV3Schema:\n"
      "          type: object\n          properties:\n            spec:\n              type: object\n"
      "              properties:\n",
      metadata, version);
  for (const std::string& each : fields) text += "                " + each + ": {type: string}\n";
  return text;
}

class crd_choice : public ::testing::Test {
 protected:
  crd_choice()
      : root_(fs::path(::testing::TempDir()) /
              (std::string("dovetail-crds-") + ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~crd_choice() override { fs::remove_all(root_); }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << text;
  }

  /// What is said of an import of these, of files and folders below the root; the fields of a pond's spec are left in `fields`.
  std::vector<std::string> said_of(const std::vector<std::string>& inputs) {
    std::vector<std::string> paths;
    for (const std::string& each : inputs) paths.push_back((root_ / each).string());
    fields.clear();
    read_files read = read_inputs(paths);
    import_result result;
    result.passed_over = std::move(read.passed_over);
    others = read.others;
    import_all(read.files, result);
    for (const object& each : result.types.objects)
      if (each.name == "PondSpec")
        for (const field& one : each.fields) fields.push_back(one.name);
    std::vector<std::string> all;
    for (const remark& each : result.passed_over) all.push_back(here(each.where + ": " + each.what));
    return all;
  }
  std::string refusal_of(const std::vector<std::string>& inputs) {
    try {
      said_of(inputs);
    } catch (const problem& wrong) {
      return here(wrong.what());
    }
    return {};
  }
  /// Without the root.
  std::string here(std::string text) const {
    const std::string folder = root_.string() + "/";
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder))
      text.erase(at, folder.size());
    return text;
  }

  using list = std::vector<std::string>;
  list fields{};
  std::size_t others = 0;
  fs::path root_;
};

TEST_F(crd_choice, a_folder_has_what_is_no_schema) {
  write("crds/pond.yaml", pond({"depth"}));
  write(
      "crds/patches/webhook.yaml",
      "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: ponds.garden.example.com\n"
      "spec:\n  conversion: {strategy: Webhook}\n");
  write("crds/templates/pond.yaml", "{{- if .Values.crds }}\nkind: CustomResourceDefinition\n{{- end }}\n");
  write("crds/templates/web.yaml", "{{- if .Values.web }}\nkind: Deployment\n{{- end }}\n");
  write("crds/.vscode/settings.json", "{\n  // a comment\n  \"a\": 1,\n}\n");
  write("crds/empty.yaml", "\n");
  EXPECT_EQ(said_of({"crds"}),
            (list{"crds/templates/pond.yaml:1:3: a template, which is no YAML before `helm template` has rendered it",
                  "crds/patches/webhook.yaml:6:3: no whole CustomResourceDefinition (a patch of one is none): the "
                  "CustomResourceDefinition has no `group`"}));
  EXPECT_EQ(fields, list{"depth"});
  EXPECT_EQ(others, 2u);
}

TEST_F(crd_choice, what_is_named_has_to_be_whole) {
  write("pond.yaml", pond({"depth"}));
  write("patch.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n");
  write("empty.yaml", "");
  EXPECT_EQ(refusal_of({"pond.yaml", "patch.yaml"}),
            "patch.yaml:1:1: the CustomResourceDefinition has no `spec`; give the CustomResourceDefinition whole");
  EXPECT_EQ(refusal_of({"pond.yaml", "empty.yaml"}),
            "empty.yaml: is empty; give an OpenAPI document or a CustomResourceDefinition");
  // A folder of nothing else is no folder of schemas.
  write("patches/patch.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n");
  EXPECT_TRUE(starts_with(refusal_of({"patches"}), "patches/patch.yaml:1:1: no whole CustomResourceDefinition"));
}

TEST_F(crd_choice, one_broken_schema_keeps_none_of_the_others_away) {
  write("crds/bed.yaml",
        "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: garden.example.com\n"
        "  scope: Namespaced\n  names: {kind: Bed}\n  versions:\n    - name: v1\n");
  write("crds/pond.yaml", pond({"depth"}));
  EXPECT_EQ(said_of({"crds"}), list{"crds/bed.yaml:8:7: version 'v1' of Bed has no `schema.openAPIV3Schema`"});
  EXPECT_EQ(fields, list{"depth"});
}

TEST_F(crd_choice, of_two_channels_the_one_is_taken_that_says_more) {
  write("crds/standard/pond.yaml", pond({"depth"}));
  write("crds/experimental/pond.yaml", pond({"depth", "fish"}));
  EXPECT_EQ(said_of({"crds"}),
            list{"crds/standard/pond.yaml:1:1: Pond is taken from crds/experimental/pond.yaml:1:1, since it says "
                 "more; to have this one, give its file, or its folder, without the other"});
  EXPECT_EQ(fields, (list{"depth", "fish"}));
  EXPECT_EQ(said_of({"crds/standard"}), list{});
  EXPECT_EQ(fields, list{"depth"});
  // What is named goes before what is found.
  EXPECT_EQ(
      said_of({"crds/standard/pond.yaml", "crds/experimental"}),
      list{
          "crds/experimental/pond.yaml:1:1: Pond is taken from crds/standard/pond.yaml:1:1, since it is the file that is "
          "named; to have this one, give its file, or its folder, without the other"});
  EXPECT_EQ(fields, list{"depth"});
}

TEST_F(crd_choice, the_newest_is_taken) {
  const std::string old_release = "  labels: {app.kubernetes.io/version: v1.9.2}\n";
  const std::string new_release = "  labels: {app.kubernetes.io/version: v1.14.0}\n";
  write("crds/a.yaml", pond({"depth", "fish"}, "v1", old_release));
  write("crds/b.yaml", pond({"depth"}, "v1", new_release));
  EXPECT_EQ(said_of({"crds"}).size(), 1u);
  EXPECT_EQ(fields, list{"depth"});
  write("crds/a.yaml", pond({"depth", "fish"}, "v1beta2", new_release));
  write("crds/b.yaml", pond({"depth"}, "v1", old_release));
  EXPECT_EQ(said_of({"crds"}).size(), 1u);
  EXPECT_EQ(fields, list{"depth"});
  for (const auto& [older, newer] :
       {std::pair("v1alpha3", "v1beta1"), std::pair("v1beta2", "v1beta10"), std::pair("v9", "v11"),
        std::pair("foo", "v1alpha1"), std::pair("v2beta1", "v1")}) {
    write("crds/a.yaml", pond({"depth", "fish"}, older));
    write("crds/b.yaml", pond({"depth"}, newer));
    said_of({"crds"});
    EXPECT_EQ(fields, list{"depth"}) << older << " and " << newer;
  }
}

TEST_F(crd_choice, what_is_the_same_is_no_double) {
  write("crds/install.yaml", "kind: ConfigMap\n---\n" + pond({"depth"}, "v1", "  labels: {channel: standard}\n"));
  write("crds/pond.yaml", pond({"depth"}));
  EXPECT_EQ(said_of({"crds"}), list{});
  // Twice in what is named is a mistake.
  write("twice.yaml", pond({"depth"}) + "---\n" + pond({"depth", "fish"}));
  EXPECT_TRUE(contains(refusal_of({"twice.yaml"}), "garden.example.com/v1 Pond is defined twice"));
}

TEST_F(crd_choice, a_stack_has_one_of_them_as_well) {
  write("crds/standard/pond.yaml", pond({"depth"}));
  write("crds/experimental/pond.yaml", pond({"depth", "fish"}));
  write("crds/kustomization.yaml", "kind: Kustomization\n");
  const definitions_source made = definitions_of({(root_ / "crds").string()});
  EXPECT_EQ(made.count, 1u);
  EXPECT_EQ(made.passed_over.size(), 1u);
  EXPECT_TRUE(contains(made.source, "fish"));
}

TEST_F(crd_choice, a_field_may_be_called_null) {
  write("pond.yaml", pond({"NULL", "Null", "\"null\"", "~", "nullable"}));
  EXPECT_EQ(said_of({"pond.yaml"}), list{});
  EXPECT_EQ(fields, (list{"NULL", "Null", "null", "nullable", "~"}));
}

}  // namespace
}  // namespace dovetail::schema::testing
