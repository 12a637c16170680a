// Kinds without a builder of their own, in a stack: checked, and rendered by the library.
#include "shop.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

std::string characters_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(stack_of_any_kind, renders_what_is_expected) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / ("dovetail-shop-" + std::to_string(::getpid()));
  const std::string output = folder.string();
  const char* arguments[] = {"shop", "--output", output.c_str()};
  ASSERT_EQ(dovetail::generate<shop::all>(3, arguments), 0);
  EXPECT_EQ(characters_of(folder / "shop.yaml"), characters_of(DOVETAIL_EXPECTED));
  std::filesystem::remove_all(folder);
}

}  // namespace
