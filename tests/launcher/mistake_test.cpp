#include "shown.hpp"

#include <gtest/gtest.h>

namespace dovetail::launcher {
namespace {

/// The first line that is shown.
std::string first(std::string_view said) {
  const std::string text = shown(said);
  return text.substr(0, text.find('\n'));
}

TEST(mistake, is_a_call_that_the_library_refuses) {
  const std::string words = "withEnv is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withEnv(...))";
  const std::string gcc =
      "web.cpp:6: error: 'constexpr dovetail::f::g dovetail::f::withEnv(...) const' is unavailable: " + words +
      "\n/opt/include/dovetail/build/workload.hpp:150: note: declared here\n";
  EXPECT_EQ(first(gcc), "web.cpp:6: error: " + words);
  const std::string clang = "web.cpp:6: error: 'withEnv<6UL>' is unavailable: " + words +
                            "\n/opt/include/dovetail/build/workload.hpp:150: note: 'withEnv<6UL>' has been explicitly marked unavailable here\n";
  EXPECT_EQ(shown(clang + clang).find("error: ", 20), std::string::npos);
}

TEST(mistake, is_not_what_others_refuse) {
  const std::string other = "web.cpp:6: error: 'int f()' is unavailable: use g\nweb.hpp:2: note: declared here\n";
  EXPECT_EQ(shown(other), other);
}

TEST(mistake, is_what_a_parameter_objects_to) {
  EXPECT_EQ(first("web.cpp:8: error: 'dovetail::plain_value{dovetail::detail::objection{((const char*)\"the default is not of the value\\'s "
                  "grammar\"), (& nothing)}, std::string_view{6, ((const char*)\"domain\")}}' is not a constant expression\n"),
            "web.cpp:8: error: the default is not of the value's grammar");
  EXPECT_EQ(shown("web.cpp:8: error: a port's number is from 1 to 65535\n"
                  "/opt/include/dovetail/text/port.hpp:9: note: from 'diagnose_if' attribute on 'port'\n")
                .substr(0, 52),
            "web.cpp:8: error: a port's number is from 1 to 65535");
}

TEST(mistake, is_a_variable_that_is_no_constant) {
  const std::string words =
      "web.cpp:3: error: `web` is needed while compiling, and is no constant: declare it `inline constexpr auto web = ...`, outside of "
      "every function";
  EXPECT_EQ(first("web.cpp:9: error: the value of 'web' is not usable in a constant expression\n"
                  "web.cpp:3: note: 'web' was not declared 'constexpr'\n"),
            words);
  EXPECT_EQ(first("web.cpp:9: error: constexpr variable 'all' must be initialized by a constant expression\n"
                  "/opt/include/dovetail/stack.hpp:9: note: read of non-constexpr variable 'web' is not allowed in a constant expression\n"
                  "web.cpp:3: note: declared here\n"),
            words);
}

TEST(mistake, is_a_parameter_of_a_constexpr_function) {
  const std::string words =
      "web.cpp:6: error: `tag` is known only when the function is called, and is needed while compiling: write `consteval auto` for the "
      "function";
  EXPECT_EQ(first("web.cpp: In function 'constexpr auto f(const char*)':\nweb.cpp:6: error: 'tag' is not a constant expression\n"), words);
  EXPECT_EQ(first("web.cpp:6: error: call to consteval function 'dovetail::argument::argument' is not a constant expression\n"
                  "web.cpp:6: note: function parameter 'tag' with unknown value cannot be used in a constant expression\n"),
            words);
}

TEST(mistake, is_a_stack_inside_of_a_function) {
  const std::string words = "web.cpp:8: error: `web` is inside of a function: resources, values and stacks stand outside, "
                            "`inline constexpr auto web = ...` before main";
  EXPECT_EQ(first("web.cpp: In function 'int main()':\n"
                  "web.cpp:8: error: 'dovetail::entry<x>{std::span<x>{((const x*)(& web.dovetail::y::z)), 7}}' is not a constant expression\n"),
            words);
  EXPECT_EQ(first("web.cpp:8: error: constexpr variable 'shop' must be initialized by a constant expression\n"
                  "web.cpp:7: note: address of non-static constexpr variable 'web' may differ on each invocation of the enclosing function; "
                  "add 'static' to give it a constant address\n"),
            words);
}

TEST(mistake, is_a_literal_of_a_namespace_or_of_none) {
  EXPECT_EQ(first("web.cpp:6: error: unable to find numeric literal operator 'operator\"\"_Gi'\n"),
            "web.cpp:6: error: `_Gi` is in a namespace: write `using namespace dovetail::literals;` above");
  EXPECT_EQ(first("web.cpp:6: error: no matching literal operator for call to 'operator\"\"s' with argument of type 'unsigned long long'\n"),
            "web.cpp:6: error: `s` is in a namespace: write `using namespace std::chrono_literals;` above");
  EXPECT_TRUE(first("web.cpp:6: error: unable to find numeric literal operator 'operator\"\"_Gx'\n").starts_with("web.cpp:6: error: there is no unit `_Gx`"));
  const std::string of_others = "web.cpp:6: error: unable to find numeric literal operator 'operator\"\"sv'\n";
  EXPECT_EQ(shown(of_others), of_others);
}

TEST(mistake, is_a_function_that_only_a_program_can_call) {
  EXPECT_TRUE(first("web.cpp:8: error: call to non-'constexpr' function 'char* getenv(const char*)'\n")
                  .starts_with("web.cpp:8: error: `getenv` runs in a program"));
  // The library's own words are said as they are.
  EXPECT_EQ(first("web.cpp:8: error: call to non-'constexpr' function 'void dovetail::error::port_numbers_are_1_to_65535(int)'\n"),
            "web.cpp:8: error: port numbers are 1 to 65535");
}

TEST(mistake, is_a_name_of_the_librarys_namespace) {
  EXPECT_EQ(first("web.cpp:6: error: 'port' was not declared in this scope; did you mean 'dovetail::port'?\n"),
            "web.cpp:6: error: `port` is in a namespace: write `using namespace dovetail;` above, or `dovetail::port`");
  const std::string of_others = "web.cpp:6: error: 'prt' was not declared in this scope; did you mean 'port'?\n";
  EXPECT_EQ(shown(of_others), of_others);
}

}  // namespace
}  // namespace dovetail::launcher
