// Stacks of many kinds, with and without builders of their own: checked, and rendered by the library.
#include "search.hpp"
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

/// What a stack writes into one file of that name.
template <const auto& Stack>
std::string rendered(const char* name) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / (std::string("dovetail-") + name + std::to_string(::getpid()));
  const std::string output = folder.string();
  const char* arguments[] = {name, "--output", output.c_str()};
  EXPECT_EQ(dovetail::generate<Stack>(3, arguments), 0);
  const std::string written = characters_of(folder / (std::string(name) + ".yaml"));
  std::filesystem::remove_all(folder);
  return written;
}

const std::filesystem::path expected = DOVETAIL_EXPECTED;

TEST(stack_of_any_kind, renders_what_is_expected) {
  EXPECT_EQ(rendered<shop::all>("shop"), characters_of(expected / "shop.yaml"));
}

TEST(stack_of_builders, renders_what_is_expected_and_warns_of_a_key_that_nobody_reads) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(rendered<search::all>("search"), characters_of(expected / "search.yaml"));
  EXPECT_NE(testing::internal::GetCapturedStderr().find(
                "ConfigMap `server` has key `UNREAD`, which none of the containers that take it says it reads [DOV-08]"),
            std::string::npos);
}

}  // namespace
