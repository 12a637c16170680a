// The committed headers are what the importer makes of the committed schemas.
#include "schema/crd.hpp"
#include "schema/generation.hpp"
#include "import_helper.hpp"
#include "schema/known_types.hpp"
#include "schema/names.hpp"
#include "schema/openapi.hpp"
#include "schema/versions.hpp"
#include "schema/writers.hpp"

#include "../sanitized.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <set>

namespace dovetail::schema::testing {
namespace {

namespace fs = std::filesystem;

// Those that the types are made from, and those of whoever has more.
std::vector<fs::path> schemas() {
  std::vector<fs::path> all;
  for (const std::string& folder : {std::string(DOVETAIL_TEST_FACTS), std::string(DOVETAIL_TEST_SCHEMAS)})
    if (!folder.empty())
      for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) all.push_back(entry.path());
  return all;
}

TEST(originals, give_the_committed_files) {
  import_result result;
  import_all(read_inputs({DOVETAIL_TEST_FACTS}).files, result);
  const fs::path project = DOVETAIL_TEST_ROOT;
  const fs::path root = project / "dsl";
  std::vector<output_file> files = generated_files(result.types, root, DOVETAIL_TEST_AGAIN);
  files.push_back({root / "schema" / "known_types_data.cpp", known_types_source(result.types, DOVETAIL_TEST_AGAIN)});
  files.push_back({project / "docs" / "api.md", markdown_of(result.types, DOVETAIL_TEST_AGAIN)});
  // Written by hand.
  std::set<fs::path> made{root / "src" / "kinds" / "find.cpp"};
  for (const output_file& file : files) {
    EXPECT_TRUE(holds(file.path, file.text)) << file.path << " is not what the schemas give";
    made.insert(file.path);
  }
  for (const char* generated : {"include/dovetail/api", "include/dovetail/crd", "src/api", "src/crd", "src/kinds"})
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / generated))
      EXPECT_TRUE(!entry.is_regular_file() || made.count(entry.path()) != 0) << entry.path() << " is made by no schema";
}

TEST(originals, are_imported_in_two_seconds_each) {
  for (const fs::path& path : schemas()) {
    const auto files = read_inputs({path.string()}).files;
    // A table says nothing without the document that it is about.
    const node& first = *files.front()->documents().front();
    if (!is_openapi(first) && !is_crd(first) && !is_list(first)) continue;
    if (is_version_table(first)) continue;
    const std::clock_t start = std::clock();
    import_result result;
    EXPECT_NO_THROW(import_all(read_inputs({path.string()}).files, result)) << path;
    generated_files(result.types, ".", "");
    // Of the processor: what else the machine does is no matter. A sanitizer takes many times as long, and proves nothing here.
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::cout << path.filename().string() << ": " << seconds << " s\n";
    if (!is_sanitized) {
      EXPECT_LT(seconds, 2) << path;
    }
  }
}

void collect_rules(const node& schema, std::set<std::string>& rules) {
  if (const node* list = schema.find("x-kubernetes-validations"); list != nullptr && list->is_sequence())
    for (const node* rule : list->items) rules.insert(one_line(rule->text("rule")));
  for (const node* item : schema.items) collect_rules(*item, rules);
}

// A rule in CEL is a check, or a line of the report.
TEST(originals, have_no_rule_that_is_dropped_in_silence) {
  std::size_t all = 0;
  std::size_t checked = 0;
  for (const fs::path& path : schemas()) {
    if (path.parent_path().filename() != "crds") continue;
    const auto files = read_inputs({path.string()}).files;
    import_result result;
    import_all(files, result);
    std::set<std::string> translated;
    for (const auto& [name, home] : result.types.modules)
      for (const object* type : home.objects)
        for (const validation& rule : type->validations)
          if (!rule.broken.empty()) translated.insert(one_line(rule.rule));
    std::set<std::string> rules;
    for (const auto& file : files)
      for (const node* document : file->documents()) collect_rules(*document, rules);
    const std::string report = report_of(result.types);
    for (const std::string& rule : rules) {
      checked += translated.count(rule);
      EXPECT_TRUE(translated.count(rule) != 0 || report.find(rule) != std::string::npos) << path << ": " << rule;
    }
    all += rules.size();
  }
  std::printf("%zu different rules, %zu of them checked\n", all, checked);
}

// Every kind that can be posted is a kind of the model.
TEST(originals, have_all_kinds_that_can_be_posted) {
  import_result result;
  import_all(read_inputs({DOVETAIL_TEST_FACTS}).files, result);
  std::set<std::string> kinds;
  for (const object& type : result.types.objects)
    if (type.kind) kinds.insert(type.kind->group + "/" + type.kind->version + "/" + type.kind->kind);
  for (const std::string& kind : result.postable) EXPECT_TRUE(kinds.count(kind) != 0) << kind;
  std::size_t resources = 0;
  for (const object& type : result.types.objects) resources += type.is_resource && type.home->root == "api" ? 1 : 0;
  EXPECT_EQ(resources, result.postable.size());
}

}  // namespace
}  // namespace dovetail::schema::testing
