// Files that are written whole or not at all.
#include "schema/output.hpp"

#include "import_helper.hpp"
#include "schema/problem.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace dovetail::schema::testing {
namespace {

namespace fs = std::filesystem;

class output : public ::testing::Test {
 protected:
  void SetUp() override {
    folder = fs::path(::testing::TempDir()) / ("dovetail-output-" + std::to_string(::getpid()));
    fs::create_directories(folder);
  }
  void TearDown() override { fs::remove_all(folder); }

  fs::path folder;
};

TEST_F(output, makes_the_folders) {
  EXPECT_EQ(write_files({{folder / "a" / "b" / "c.hpp", "text"}}), 1u);
  EXPECT_EQ(characters_of(folder / "a" / "b" / "c.hpp"), "text");
}

TEST_F(output, leaves_alone_what_would_not_change) {
  const fs::path path = folder / "c.hpp";
  write_files({{path, "text"}});
  const auto before = fs::last_write_time(path) - std::chrono::hours(1);
  fs::last_write_time(path, before);
  EXPECT_EQ(write_files({{path, "text"}}), 0u);
  EXPECT_EQ(fs::last_write_time(path), before);
  EXPECT_EQ(write_files({{path, "other"}}), 1u);
}

TEST_F(output, all_or_nothing) {
  std::ofstream(folder / "file") << "in the way";
  write_files({{folder / "a.hpp", "old"}});
  try {
    write_files({{folder / "a.hpp", "new"}, {folder / "file" / "b.hpp", "new"}});
    FAIL() << "a file is no folder";
  } catch (const problem& e) {
    EXPECT_TRUE(contains(e.what(), "b.hpp: cannot be written: Not a directory; give a folder that you may write to"));
  }
  EXPECT_EQ(characters_of(folder / "a.hpp"), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 2) << "no half-written file stays";
}

}  // namespace
}  // namespace dovetail::schema::testing
