// The program itself: its inputs, outputs and exit codes.
#include "import_helper.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
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

// A word of a shell's command line, whatever folder the checkout is in.
std::string quoted(const std::string& word) {
  std::string result = "'";
  for (const char c : word) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}
std::string data(std::string_view name) { return quoted(test_data(name)); }

outcome run(const std::string& arguments) {
  const std::string command = quoted(DOVETAIL_IMPORT) + " " + arguments + " 2>&1";
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
    folder = fs::path(::testing::TempDir()) / ("dovetail import " + std::to_string(::getpid()));
    fs::remove_all(folder);
  }
  void TearDown() override { fs::remove_all(folder); }
  std::string to_folder() const { return "-o " + quoted(folder) + " "; }

  fs::path folder;
};

TEST_F(command_line, writes_headers_tables_and_their_list) {
  const outcome result = run(to_folder() + data("garden.yaml"));
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
  run(to_folder() + data("garden.yaml"));
  EXPECT_TRUE(contains(run(to_folder() + data("garden.yaml")).text, "0 of 7 files written"));
}

TEST_F(command_line, reads_standard_input_and_folders) {
  EXPECT_TRUE(contains(run(to_folder() + "- < " + data("garden.yaml")).text, "14 types"));
  const outcome result = run(to_folder() + data("folder"));
  EXPECT_EQ(result.code, 0) << result.text;
  EXPECT_TRUE(fs::exists(folder / "include/dovetail/crd/garden_example_com/v1.hpp"));
}

TEST_F(command_line, writes_what_instantiates_the_kinds) {
  run(to_folder() + data("garden.yaml"));
  EXPECT_TRUE(contains(characters_of(folder / "src/kinds/crd_1.cpp"),
                       "DOVETAIL_KIND(dovetail::crd::garden_example_com::v1::Bed);\n"));
  EXPECT_TRUE(contains(characters_of(folder / "src/kinds/sources.cmake"), "/crd_1.cpp\")\n"));
  EXPECT_FALSE(fs::exists(folder / "src/kinds/all.cpp")) << "the library has the list of all kinds";
}

TEST_F(command_line, writes_a_library_with_one_header_and_one_source) {
  const outcome result = run("--library garden --include bed_facts.hpp " + to_folder() + "-- " + data("garden.yaml"));
  EXPECT_EQ(result.code, 0) << result.text;
  const std::string header = characters_of(folder / "include/garden.hpp");
  EXPECT_TRUE(contains(header, "#include \"dovetail/crd/garden_example_com/v1.hpp\"\n"));
  const std::string source = characters_of(folder / "src/garden.cpp");
  for (const char* part : {"bed_facts.hpp", "crd/garden_example_com_v1.cpp", "kinds/crd_1.cpp"})
    EXPECT_TRUE(contains(source, "#include \"" + std::string(part) + "\"\n"));
  EXPECT_FALSE(fs::exists(folder / "src/crd/sources.cmake"));
}

TEST_F(command_line, a_librarys_one_header_changes_with_every_other_file_and_old_ones_go) {
  run("--library garden " + to_folder() + data("garden.yaml"));
  const std::string before = characters_of(folder / "include/garden.hpp");
  std::string schema = characters_of(test_data("garden.yaml"));
  schema.replace(schema.find("maxLength: 63"), 13, "maxLength: 64");
  schema.erase(schema.find("    - name: v1alpha1"), schema.find("---") - schema.find("    - name: v1alpha1"));
  const fs::path changed = folder / "changed.yaml";
  std::ofstream(changed) << schema;
  std::ofstream(folder / "src" / "mine.cpp") << "// Not the importer's.\n";
  EXPECT_EQ(run("--library garden " + to_folder() + quoted(changed)).code, 0);
  EXPECT_NE(characters_of(folder / "include/garden.hpp"), before);
  EXPECT_FALSE(fs::exists(folder / "include/dovetail/crd/garden_example_com/v1alpha1.hpp"));
  EXPECT_TRUE(fs::exists(folder / "src" / "mine.cpp"));
}

TEST_F(command_line, writes_one_root_only_where_asked) {
  EXPECT_EQ(run(to_folder() + "--only crd " + data("garden.json")).code, 0);
  EXPECT_TRUE(fs::exists(folder / "include/dovetail/crd"));
  EXPECT_FALSE(fs::exists(folder / "include/dovetail/api"));
}

TEST_F(command_line, prints_a_table_and_a_report) {
  const outcome result = run("--dry-run --table - --report - " + data("garden.yaml"));
  EXPECT_TRUE(contains(result.text, "| garden.example.com/v1 |"));
  EXPECT_TRUE(contains(result.text, "not checked (CEL)"));
  EXPECT_FALSE(fs::exists(folder));
}

TEST_F(command_line, checks_without_writing) {
  EXPECT_EQ(run("--check " + to_folder() + data("garden.yaml")).code, 1);
  EXPECT_FALSE(fs::exists(folder));
  run(to_folder() + data("garden.yaml"));
  EXPECT_EQ(run("--check " + to_folder() + data("garden.yaml")).code, 0);
}

TEST_F(command_line, fails_with_1_for_bad_input_and_2_for_bad_usage) {
  const outcome bad = run(to_folder() + data("broken/no_spec.yaml"));
  EXPECT_EQ(bad.code, 1);
  EXPECT_TRUE(contains(bad.text, "dovetail-import: error: "));
  EXPECT_FALSE(fs::exists(folder));
  EXPECT_EQ(run(data("missing.yaml")).code, 1);
  EXPECT_EQ(run("").code, 2);
  EXPECT_EQ(run("--nonsense " + data("garden.yaml")).code, 2);
  EXPECT_EQ(run("--help").code, 0);
}

TEST_F(command_line, tells_where_a_file_is_broken_and_what_to_do) {
  fs::create_directories(folder);
  std::ofstream(folder / "broken.yaml") << "kind: CustomResourceDefinition\nspec:\n\tgroup: a\n";
  const outcome broken = run(to_folder() + quoted(folder / "broken.yaml"));
  EXPECT_EQ(broken.code, 1);
  EXPECT_TRUE(contains(broken.text, "broken.yaml:3:"));
  EXPECT_TRUE(contains(broken.text, "a tab in the indentation; indent by spaces"));
  // One broken file among good ones: nothing of any is written.
  EXPECT_EQ(run(to_folder() + data("garden.yaml") + " " + quoted(folder / "broken.yaml")).code, 1);
  EXPECT_FALSE(fs::exists(folder / "include"));
  EXPECT_TRUE(contains(run("--reprot - " + data("garden.yaml")).text, "--reprot"));
}

TEST_F(command_line, takes_what_kubectl_prints) {
  fs::create_directories(folder);
  std::string item = characters_of(test_data("garden.yaml"));
  item = item.substr(item.find("apiVersion: apiextensions"));
  item = item.substr(0, item.find("\n---"));
  for (std::size_t at = item.find('\n'); at != std::string::npos; at = item.find('\n', at + 4))
    item.insert(at + 1, "    ");
  std::string other = item;
  for (std::size_t at = other.find("Bed"); at != std::string::npos; at = other.find("Bed", at))
    other.replace(at, 3, "Box");
  std::ofstream(folder / "list.yaml") << "apiVersion: v1\nkind: List\nitems:\n  - " << item << "\n  - " << other
                                      << "\nmetadata: {}\n";
  const outcome result = run(to_folder() + "- < " + quoted(folder / "list.yaml"));
  EXPECT_EQ(result.code, 0) << result.text;
  EXPECT_TRUE(contains(characters_of(folder / "include/dovetail/crd/garden_example_com/v1.hpp"),
                       "// Generated by dovetail-import from standard input; do not edit."));
}

TEST_F(command_line, a_full_disk_is_an_error) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  for (const char* output : {"--table - ", "--report - "}) {
    const outcome result = run("--dry-run " + std::string(output) + data("garden.yaml") + " > /dev/full");
    EXPECT_EQ(result.code, 1) << output << result.text;
  }
}

TEST_F(command_line, puts_no_file_in_the_place_of_a_pipe) {
  fs::create_directories(folder);
  const fs::path pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(run("--dry-run --table " + quoted(pipe) + " " + data("garden.yaml")).code, 1);
  EXPECT_TRUE(fs::is_fifo(pipe));
}

}  // namespace
}  // namespace dovetail::schema::testing
