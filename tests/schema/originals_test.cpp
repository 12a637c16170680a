// The committed headers are what the importer makes of the schemas, where those are at hand.
#include "generation.hpp"
#include "import_helper.hpp"
#include "known_types.hpp"
#include "names.hpp"
#include "writers.hpp"

#include "../sanitized.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <set>

namespace dovetail::schema::testing {
namespace {

namespace fs = std::filesystem;

// The environment first: a build folder may be older than the schemas.
std::string folder() {
  const char* given = std::getenv("DOVETAIL_SCHEMAS");
  return given != nullptr ? given : DOVETAIL_TEST_SCHEMAS;
}

class originals : public ::testing::Test {
 protected:
  void SetUp() override {
    if (folder().empty() || !fs::is_directory(folder()))
      GTEST_SKIP() << "the original schemas are not at hand; set DOVETAIL_SCHEMAS to their folder to compare with them";
  }
};

TEST_F(originals, give_the_committed_files) {
  std::vector<std::string> paths;
  for (const std::string& name : split(DOVETAIL_TEST_ORIGINALS, '|')) paths.push_back(folder() + "/" + name);
  import_result result;
  import_all(read_inputs(paths), result);
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
  EXPECT_EQ(result.postable.size(), 94u);
}

TEST_F(originals, are_imported_in_two_seconds_each) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder())) {
    if (!entry.is_regular_file()) continue;
    const std::clock_t start = std::clock();
    import_result result;
    EXPECT_NO_THROW(import_all(read_inputs({entry.path()}), result)) << entry.path();
    generated_files(result.types, ".", "");
    // Of the processor: what else the machine does is no matter. A sanitizer takes many times as long, and proves nothing here.
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::cout << entry.path().filename().string() << ": " << seconds << " s\n";
    if (!is_sanitized) {
      EXPECT_LT(seconds, 2) << entry.path();
    }
  }
}

void collect_rules(const node& schema, std::set<std::string>& rules) {
  if (const node* list = schema.find("x-kubernetes-validations"); list != nullptr && list->is_sequence())
    for (const node* rule : list->items) rules.insert(one_line(rule->text("rule")));
  for (const node* item : schema.items) collect_rules(*item, rules);
}

// A rule in CEL is a check, or a line of the report.
TEST_F(originals, have_no_rule_that_is_dropped_in_silence) {
  std::size_t all = 0;
  std::size_t checked = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder() + "/crds")) {
    const auto files = read_inputs({entry.path()});
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
      EXPECT_TRUE(translated.count(rule) != 0 || report.find(rule) != std::string::npos)
          << entry.path() << ": " << rule;
    }
    all += rules.size();
  }
  std::printf("%zu different rules, %zu of them checked\n", all, checked);
}

// Every kind that can be posted is a kind of the model.
TEST_F(originals, have_all_kinds_that_can_be_posted) {
  import_result result;
  import_all(read_inputs({folder() + "/kubernetes-v1.36.json", folder() + "/kubernetes-v1.36-postable-kinds.json"}),
             result);
  std::set<std::string> kinds;
  for (const object& type : result.types.objects)
    if (type.kind) kinds.insert(type.kind->group + "/" + type.kind->version + "/" + type.kind->kind);
  for (const std::string& kind : result.postable) EXPECT_TRUE(kinds.count(kind) != 0) << kind;
  std::size_t resources = 0;
  for (const object& type : result.types.objects) resources += type.is_resource ? 1 : 0;
  EXPECT_EQ(resources, result.postable.size());
}

}  // namespace
}  // namespace dovetail::schema::testing
