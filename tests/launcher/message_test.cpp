#include "message.hpp"

#include <gtest/gtest.h>

namespace dovetail::launcher {
namespace {

TEST(message, puts_the_pieces_of_a_finding_together) {
  const auto found = finding_of(
      "no type named 'must_be_mended' in 'dovetail::finding<text<29>{\"stack/web/ingress.hpp:16: Ing\"}, text<9>{\"ress `a\\\"\\\\` \"}, "
      "text<9>{\"[REF-09]\\000\"}>'");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->at, (position{"stack/web/ingress.hpp", 16}));
  EXPECT_EQ(found->words, "Ingress `a\"\\` [REF-09]");
}

TEST(message, takes_a_finding_without_a_place) {
  const auto found = finding_of("no type named 'must_be_mended' in 'struct dovetail::finding<dovetail::text<9>{\"`A:1: b` is no name: so\"}>'");
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->at.known());
  EXPECT_EQ(found->words, "`A:1: b` is no name: so");
}

TEST(message, reads_what_clang_computes) {
  const auto found = finding_of(
      "static assertion failed due to requirement 'never<dovetail::detail::stack_finding<hello, 0>>': web.hpp:9: prod: Job `a` is late [A-1]");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->at, (position{"web.hpp", 9}));
  EXPECT_EQ(found->words, "prod: Job `a` is late [A-1]");
}

TEST(message, finds_no_finding_elsewhere) {
  for (const char* text : {"no type named 'type' in 'struct finding<1>'", "no type named 'must_be_mended' in 'x'", "static assertion failed",
                           "no type named 'must_be_mended' in 'dovetail::finding<{\"", "static assertion failed: never<dovetail"})
    EXPECT_FALSE(finding_of(text)) << text;
}

TEST(message, reads_assertions) {
  EXPECT_EQ(assertion_of("static assertion failed: say it"), "say it");
  EXPECT_EQ(assertion_of("static assertion failed due to requirement 'N <= 8': at most: eight"), "at most: eight");
  EXPECT_EQ(assertion_of("static assertion failed due to requirement 'N <= 8': \"as clang 16 says it\""), "as clang 16 says it");
  EXPECT_FALSE(assertion_of("static assertion failed due to requirement 'N <= 8'"));
}

TEST(message, reads_local_errors) {
  EXPECT_EQ(local_error_of("call to non-'constexpr' function 'void dovetail::error::port_numbers_are_1_to_65535(int64_t)'"),
            "port_numbers_are_1_to_65535");
  EXPECT_EQ(local_error_of("non-constexpr function 'port_numbers_are_1_to_65535' cannot be used in a constant expression"),
            "port_numbers_are_1_to_65535");
  EXPECT_FALSE(local_error_of("call to non-'constexpr' function 'int f()'"));
  EXPECT_FALSE(local_error_of("non-constexpr function 'strlen' cannot be used in a constant expression"));
  EXPECT_EQ(sentence_of("port_numbers_are_1_to_65535"), "port numbers are 1 to 65535");
}

TEST(message, finds_the_call_and_its_values) {
  EXPECT_EQ(called_function("dovetail::port<fixed_string<5>{\"http\"}>(70000)"), "port");
  EXPECT_EQ(called_function("a<0>(x(1), {2}).dovetail::b<0>::withSchedule(schedule)"), "withSchedule");
  EXPECT_EQ(called_function("<<(("), "");
  using texts = std::vector<std::string>;
  EXPECT_EQ(literals_of("dovetail::port<fixed_string<5>{\"http\"}>(70000)"), texts{"70000"});
  EXPECT_EQ(literals_of("f(-3)"), texts{"-3"});
  EXPECT_EQ(literals_of("CronJob({1, {9, &\"0 3 * * 7\"[0]}, 0, nullptr, {&\"web.cpp\"[0], 7, 0}}, &\"web.cpp\"[0], 7)"), texts{"0 3 * * 7"});
  EXPECT_EQ(literals_of("f(\"unfinished"), texts{"unfinished"});
}

}  // namespace
}  // namespace dovetail::launcher
