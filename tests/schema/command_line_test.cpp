// The program itself: its inputs, outputs and exit codes.
#include "import_helper.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace dovetail::schema::testing {
namespace {

namespace fs = std::filesystem;

struct outcome {
  int code;
  std::string text;
};

outcome run(const std::string& arguments) {
  const std::string command = std::string(DOVETAIL_IMPORT) + " " + arguments + " 2>&1";
  outcome result{};
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return {-1, "no pipe"};
  std::array<char, 4096> block{};
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), pipe))
    result.text.append(block.data(), size);
  result.code = WEXITSTATUS(::pclose(pipe));
  return result;
}

class command_line : public ::testing::Test {
 protected:
  void SetUp() override {
    folder = fs::path(::testing::TempDir()) / ("dovetail-import-" + std::to_string(::getpid()));
    fs::remove_all(folder);
  }
  void TearDown() override { fs::remove_all(folder); }
  std::string to_folder() const { return "-o " + folder.string() + " "; }

  fs::path folder;
};

TEST_F(command_line, writes_headers_tables_and_their_list) {
  const outcome result = run(to_folder() + test_data("garden.yaml"));
  EXPECT_EQ(result.code, 0) << result.text;
  EXPECT_TRUE(contains(result.text, "14 types in 2 groups and versions; 7 of 7 files written"));
  EXPECT_EQ(characters_of(folder / "include/dovetail/crd/garden_example_com/v1.hpp"),
            characters_of(test_data("expected/garden.v1.hpp.txt")));
  EXPECT_EQ(characters_of(folder / "src/crd/garden_example_com_v1.cpp"),
            characters_of(test_data("expected/garden.v1.cpp.txt")));
  EXPECT_TRUE(contains(characters_of(folder / "src/crd/sources.cmake"),
                       "set(DOVETAIL_CRD_SOURCES\n    \"${CMAKE_CURRENT_LIST_DIR}/garden_example_com_v1.cpp\"\n"));
}

TEST_F(command_line, is_deterministic_and_changes_nothing_twice) {
  run(to_folder() + test_data("garden.yaml"));
  EXPECT_TRUE(contains(run(to_folder() + test_data("garden.yaml")).text, "0 of 7 files written"));
}

TEST_F(command_line, reads_standard_input_and_folders) {
  EXPECT_TRUE(contains(run(to_folder() + "- < " + test_data("garden.yaml")).text, "14 types"));
  const outcome result = run(to_folder() + test_data("folder"));
  EXPECT_EQ(result.code, 0) << result.text;
  EXPECT_TRUE(fs::exists(folder / "include/dovetail/crd/garden_example_com/v1.hpp"));
}

TEST_F(command_line, writes_what_instantiates_the_kinds) {
  run(to_folder() + test_data("garden.yaml"));
  EXPECT_TRUE(contains(characters_of(folder / "src/kinds/crd_1.cpp"),
                       "DOVETAIL_KIND(dovetail::crd::garden_example_com::v1::Bed);\n"));
  EXPECT_TRUE(contains(characters_of(folder / "src/kinds/sources.cmake"), "/crd_1.cpp\")\n"));
  EXPECT_FALSE(fs::exists(folder / "src/kinds/all.cpp")) << "the library has the list of all kinds";
}

TEST_F(command_line, writes_a_library_with_one_header_and_one_source) {
  const outcome result =
      run("--library garden --include bed_facts.hpp " + to_folder() + "-- " + test_data("garden.yaml"));
  EXPECT_EQ(result.code, 0) << result.text;
  const std::string header = characters_of(folder / "include/garden.hpp");
  EXPECT_TRUE(contains(header, "#include \"dovetail/crd/garden_example_com/v1.hpp\"\n"));
  const std::string source = characters_of(folder / "src/garden.cpp");
  for (const char* part : {"bed_facts.hpp", "crd/garden_example_com_v1.cpp", "kinds/crd_1.cpp"})
    EXPECT_TRUE(contains(source, "#include \"" + std::string(part) + "\"\n"));
  EXPECT_FALSE(fs::exists(folder / "src/crd/sources.cmake"));
}

TEST_F(command_line, a_librarys_one_header_changes_with_every_other_file_and_old_ones_go) {
  run("--library garden " + to_folder() + test_data("garden.yaml"));
  const std::string before = characters_of(folder / "include/garden.hpp");
  std::string schema = characters_of(test_data("garden.yaml"));
  schema.replace(schema.find("maxLength: 63"), 13, "maxLength: 64");
  schema.erase(schema.find("    - name: v1alpha1"), schema.find("---") - schema.find("    - name: v1alpha1"));
  const fs::path changed = folder / "changed.yaml";
  std::ofstream(changed) << schema;
  std::ofstream(folder / "src" / "mine.cpp") << "// Not the importer's.\n";
  EXPECT_EQ(run("--library garden " + to_folder() + changed.string()).code, 0);
  EXPECT_NE(characters_of(folder / "include/garden.hpp"), before);
  EXPECT_FALSE(fs::exists(folder / "include/dovetail/crd/garden_example_com/v1alpha1.hpp"));
  EXPECT_TRUE(fs::exists(folder / "src" / "mine.cpp"));
}

TEST_F(command_line, writes_one_root_only_where_asked) {
  EXPECT_EQ(run(to_folder() + "--only crd " + test_data("garden.json")).code, 0);
  EXPECT_TRUE(fs::exists(folder / "include/dovetail/crd"));
  EXPECT_FALSE(fs::exists(folder / "include/dovetail/api"));
}

TEST_F(command_line, prints_a_table_and_a_report) {
  const outcome result = run("--dry-run --table - --report - " + test_data("garden.yaml"));
  EXPECT_TRUE(contains(result.text, "| garden.example.com/v1 |"));
  EXPECT_TRUE(contains(result.text, "not checked (CEL)"));
  EXPECT_FALSE(fs::exists(folder));
}

TEST_F(command_line, checks_without_writing) {
  EXPECT_EQ(run("--check " + to_folder() + test_data("garden.yaml")).code, 1);
  EXPECT_FALSE(fs::exists(folder));
  run(to_folder() + test_data("garden.yaml"));
  EXPECT_EQ(run("--check " + to_folder() + test_data("garden.yaml")).code, 0);
}

TEST_F(command_line, fails_with_1_for_bad_input_and_2_for_bad_usage) {
  const outcome bad = run(to_folder() + test_data("broken/no_spec.yaml"));
  EXPECT_EQ(bad.code, 1);
  EXPECT_TRUE(contains(bad.text, "dovetail-import: error: "));
  EXPECT_FALSE(fs::exists(folder));
  EXPECT_EQ(run(test_data("missing.yaml")).code, 1);
  EXPECT_EQ(run("").code, 2);
  EXPECT_EQ(run("--nonsense " + test_data("garden.yaml")).code, 2);
  EXPECT_EQ(run("--help").code, 0);
}

}  // namespace
}  // namespace dovetail::schema::testing
