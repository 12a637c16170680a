#include "shown.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace dovetail::launcher {
namespace {

const std::string finding =
    "/opt/include/dovetail/text/compile_error.hpp:103: error: no type named 'must_be_mended' in "
    "'struct dovetail::finding<dovetail::text<9>{\"web.hpp:3: Job `a` is late [DOV-01]\"}>'\n";
const std::string of_finding = "web.hpp:3: error: Job `a` is late [DOV-01]\n";
const std::string follower = "web.cpp:9: error: the value of 'web' is not usable in a constant expression\n";

std::string left_out(int lines) {
  return "dovetail: " + std::to_string(lines) + (lines == 1 ? " line" : " lines") +
         " of the compiler left out; with DOVETAIL_RAW_ERRORS=1 it says them\n";
}

TEST(relay, hands_on_what_it_does_not_know) {
  for (const std::string text :
       {"", "\n", "no end of line", "web.cpp:1: warning: x\n    1 | y\n", "web.cpp:1: error: x\n    1 | y\nmore\n2 errors generated.\n",
        "web.cpp:1: internal compiler error: Segmentation fault\nPlease submit a full bug report\n", "a\r\nb\r\n"})
    EXPECT_EQ(shown(text), text);
  EXPECT_EQ(shown(std::string("\0\xff\x1b[\n\xe2\x80\n", 8)), std::string("\0\xff\x1b[\n\xe2\x80\n", 8));
}

TEST(relay, says_a_finding_once) { EXPECT_EQ(shown(finding + finding), of_finding + left_out(1)); }

TEST(relay, keeps_the_order) {
  EXPECT_EQ(shown("a.cpp:1: warning: x\n" + finding + "b.cpp:1: error: y\n"), "a.cpp:1: warning: x\n" + of_finding + "b.cpp:1: error: y\n");
}

TEST(relay, leaves_out_what_follows_before_or_after) {
  EXPECT_EQ(shown(finding + follower), of_finding + left_out(1));
  EXPECT_EQ(shown(follower + "a.cpp:1: warning: x\n" + finding), "a.cpp:1: warning: x\n" + of_finding + left_out(1));
  EXPECT_EQ(shown(finding + follower + "2 errors generated.\n"), of_finding + left_out(2));
}

TEST(relay, hands_on_what_follows_from_nothing) {
  EXPECT_EQ(shown(follower), follower);
  EXPECT_EQ(shown(follower + "b.cpp:1: error: y\n"), follower + "b.cpp:1: error: y\n");
}

TEST(relay, bears_a_line_without_end_and_more_than_it_holds) {
  const std::string line(5 << 20, 'x');
  EXPECT_EQ(shown(line), line);
  std::string many;
  for (int i = 0; i < 40000; ++i) many += follower;
  EXPECT_EQ(shown(many), many);
  std::string one = "web.cpp:1: error: x\n";
  for (int i = 0; i < 100000; ++i) one += "   1 | some line of source or other\n";
  EXPECT_EQ(shown(one), one);
}

// What is left out has an error that was said in other words: never silence, never a crash.
TEST(relay, is_never_silent) {
  constexpr std::array parts{"web.cpp:9: error: ", "a.cpp:1: warning: ", "a.cpp:1: note: ", "in call to '", "'", "\n", "\n", "\n", "    7 | ", "^~~",
                             "must_be_mended", "static assertion failed: ", "/opt/include/dovetail/x.hpp:1: error: ", "is not a constant expression",
                             "In file included from ", "{\"", "\"}", "\x1b[1m", "\xff", "call to non-'constexpr' function 'void dovetail::error::a_b_c()'",
                             "2 errors generated.", "no type named 'must_be_mended' in 'finding<", "`a`", ": ", ":   "};
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string said;
    for (unsigned count = random() % 20; count > 0; --count) said += parts[random() % parts.size()];
    const std::string text = shown(said, 1 + random() % 50);
    if (text.find("dovetail: ") == std::string::npos) {
      // Nothing was left out but what an error in other words stands for.
      if (text.find("error:") == std::string::npos) {
        EXPECT_EQ(text, said);
      }
    } else {
      EXPECT_NE(text.find("error:"), std::string::npos) << said;
    }
    EXPECT_TRUE(said.empty() || !text.empty()) << said;
  }
}

TEST(relay, keeps_the_compilers_own_mark_where_no_word_is_on_the_line) {
  EXPECT_NE(shown("port.cpp:4: error: 'x' is unavailable: no such thing\n    4 | inline constexpr auto http = port<\"http\">(70000);\n"
                  "      |        ^~~~~~~~~\n/opt/include/dovetail/x.hpp:1: note: declared here\n")
                .find("\n      |        ^~~~~~~~~\n"),
            std::string::npos);
}

TEST(relay, gives_colours_to_its_own_words) {
  EXPECT_EQ(shown(finding, 4096, true), "\x1b[1mweb.hpp:3:\x1b[0m \x1b[1;31merror:\x1b[0m \x1b[1mJob `a` is late [DOV-01]\x1b[0m\n");
}

}  // namespace
}  // namespace dovetail::launcher
