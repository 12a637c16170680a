/// What g++ 12 and clang 19 have said of our own mistakes (`*.said`; `clang++-16` is clang in C++20 and without line numbers, as
/// version 16 says it), and what is shown of it (`*.shown`). Made by record.py.
#include "shown.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace dovetail::launcher {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> all_said() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(RECORDED))
    if (entry.path().extension() == ".said") found.push_back(entry.path());
  return found;
}

TEST(recorded, is_shown_as_expected_however_it_comes_in_pieces) {
  const auto all = all_said();
  ASSERT_GE(all.size(), 15u);
  for (const auto& said : all) {
    const bool coloured = said.string().find("coloured") != std::string::npos;
    const std::string expected = read(std::filesystem::path(said).replace_extension(".shown"));
    ASSERT_FALSE(expected.empty()) << said;
    for (const std::size_t piece : {1, 7, 80, 1 << 20}) EXPECT_EQ(shown(read(said), piece, coloured), expected) << said;
  }
}

TEST(recorded, each_compiler_is_shown_to_say_the_same) {
  for (const std::string mistake : {"field", "port", "route"}) {
    const auto first_lines = [&](const std::string& compiler) {
      const std::string text = shown(read(std::string(RECORDED) + "/" + mistake + "." + compiler + ".said"));
      return text.substr(0, text.find("dovetail: "));
    };
    EXPECT_NE(first_lines("g++").find(mistake + ".cpp:"), std::string::npos);
    EXPECT_EQ(first_lines("g++"), first_lines("clang++"));
    EXPECT_EQ(first_lines("g++"), first_lines("clang++-16"));
  }
}

}  // namespace
}  // namespace dovetail::launcher
