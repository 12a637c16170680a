/// Mistakes in C++ itself, as compilers say them, and the one line that is made of each.
#include "shown.hpp"

#include <gtest/gtest.h>

namespace dovetail::launcher {
namespace {

std::string first_line(const std::string& said) {
  const std::string text = shown(said);
  return text.substr(0, text.find('\n'));
}

TEST(judgement, a_function_that_must_not_be_called_says_what_to_call) {
  const std::string note = "/opt/include/dovetail/build/container.hpp:251: note: declared here\n";
  EXPECT_EQ(shown("a.cpp:6: error: 'constexpr auto b<N>::withEnv(...) const [with N = 6]' is unavailable: it takes a text\n" + note),
            "a.cpp:6: error: it takes a text\ndovetail: 1 line of the compiler left out; with DOVETAIL_RAW_ERRORS=1 it says them\n");
  // A user's own is the user's.
  const std::string own = "a.cpp:6: error: 'f' is unavailable: no\na.cpp:1: note: declared here\n";
  EXPECT_EQ(shown(own), own);
}

TEST(judgement, a_variable_that_is_no_constant_is_told_where_it_is_declared) {
  const std::string expected = "a.cpp:2: error: `web` is read while this is compiled: declare it `inline constexpr`";
  EXPECT_EQ(first_line("a.cpp:6: error: the value of 'web' is not usable in a constant expression\na.cpp:2: note: 'web' was not declared 'constexpr'\n"),
            expected);
  EXPECT_EQ(first_line("a.cpp:6: error: constexpr variable 'all' must be initialized by a constant expression\n"
                       "/opt/include/dovetail/x.hpp:1: note: read of non-constexpr variable 'web' is not allowed in a constant expression\n"
                       "a.cpp:6: note: in call to 'file(web)'\na.cpp:2: note: declared here\n"),
            expected);
}

TEST(judgement, a_stack_in_a_function_is_told_where_it_stands) {
  EXPECT_EQ(first_line("a.cpp:6: error: constexpr variable 'all' must be initialized by a constant expression\n"
                       "a.cpp:6: note: pointer to subobject of 'web' is not a constant expression\n"
                       "a.cpp:5: note: address of non-static constexpr variable 'web' may differ on each invocation of the enclosing function; add "
                       "'static' to give it a constant address\n"),
            "a.cpp:5: error: `web` stands in a function: a stack and its parts are `inline constexpr` outside of functions");
}

TEST(judgement, a_stack_in_a_function_is_told_by_its_address_too) {
  EXPECT_EQ(first_line("a.cpp: In function 'int main(int, char**)':\na.cpp:6: error: 'dovetail::entry<x>{span{((const dovetail::step*)(& "
                       "web.dovetail::steps)), 7}}' is not a constant expression because it refers to a result of 'operator new'\n"),
            "a.cpp:6: error: `web` stands in a function: a stack and its parts are `inline constexpr` outside of functions");
}

TEST(judgement, a_parameter_makes_its_function_consteval) {
  const std::string expected = "a.cpp:6: error: `n` must be known while this is compiled: declare the function `consteval`";
  EXPECT_EQ(first_line("a.cpp: In function 'constexpr auto f(int)':\na.cpp:6: error: 'n' is not a constant expression\n"), expected);
  EXPECT_EQ(first_line("a.cpp:6: error: call to consteval function 'dovetail::argument::argument' is not a constant expression\n"
                       "a.cpp:6: note: function parameter 'n' with unknown value cannot be used in a constant expression\n"),
            expected);
  // Outside of functions it is no parameter.
  const std::string other = "a.cpp:6: error: 'n' is not a constant expression\n";
  EXPECT_EQ(shown(other), other);
}

TEST(judgement, the_compilers_own_mark_is_kept_where_no_word_is_on_the_line) {
  EXPECT_NE(shown("port.cpp:4: error: 'x' is unavailable: no such thing\n    4 | inline constexpr auto http = port<\"http\">(70000);\n"
                  "      |        ^~~~~~~~~\n/opt/include/dovetail/x.hpp:1: note: declared here\n")
                .find("\n      |        ^~~~~~~~~\n"),
            std::string::npos);
}

}  // namespace
}  // namespace dovetail::launcher
