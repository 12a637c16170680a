#include "source.hpp"

#include <gtest/gtest.h>

namespace dovetail::launcher {
namespace {

std::string marked(std::string_view line, std::string_view words) {
  const span_of_line mark = mark_of_words(line, words).value_or(whole(line));
  return std::string(line.substr(mark.begin, mark.size));
}

TEST(source, marks_what_is_wrong_and_not_whom_it_is_about) {
  EXPECT_EQ(marked(R"(auto entry = Ingress<"web">{}.withPath("/", "wep", 8080);)",
                   "Ingress `web` routes `/` to Service `wep`, which this stack does not define; did you mean `web`? [REF-09]"),
            "\"wep\"");
  EXPECT_EQ(marked("    .withPort(70000)", "Deployment `web`, container `web` has port 70000, which is not from 1 to 65535 [GRM-12]"), "70000");
  EXPECT_EQ(marked(R"(.withEnvFrom(api_env.requiring("DATABASE_URI")))",
                   "Deployment `api` needs key `DATABASE_URI` of Secret `api-env`, which has no such key; did you mean `DATABASE_URL`? [REF-21]"),
            "\"DATABASE_URI\"");
  EXPECT_EQ(marked(R"(auto ui = Deployment<"ui">{};)", "with hpa.enabled on: Deployment `ui` runs alone and has 2 replicas [DOV-22]"), "\"ui\"");
  EXPECT_EQ(marked("  .withRecreateStrategy()  // why", "Deployment `ui` overlaps [DOV-22]"), ".withRecreateStrategy()");
  // A number that is part of another is none.
  EXPECT_EQ(marked(".withPort(80800, 8080)", "Service `x` forwards port 8080 to nobody [A]"), "8080");
  EXPECT_EQ(mark_of_words(".withPort(80800, 8080)", "Service `x` forwards port 8080 to nobody [A]")->begin, 17u);
}

TEST(source, bears_any_words_and_any_line) {
  for (const std::string_view words : {"", "`", "``", "` `", ": ", "a: b: c: `", "Kind `", "Kind `a`, container `", ", ; ["})
    for (const std::string_view line : {"", " ", "//", " // x", "`a`", "\"\""}) {
      const span_of_line mark = mark_of_words(line, words).value_or(whole(line));
      EXPECT_LE(mark.begin + mark.size, line.size()) << words << "|" << line;
    }
}

TEST(source, names_files_as_the_library_does) {
  const char* options[] = {"-O2", "-fmacro-prefix-map=/home/user/shop/="};
  const source_files files(options);
  EXPECT_EQ(files.shown_name("/home/user/shop/stack/web.hpp"), "stack/web.hpp");
  EXPECT_EQ(files.shown_name("/home/user/other.hpp"), "/home/user/other.hpp");
}

TEST(source, finds_lines_by_the_name_that_the_library_gives) {
  const char* options[] = {"-fmacro-prefix-map=" RECORDED "/="};
  source_files files(options);
  EXPECT_EQ(files.line({"port.cpp", 2}), "using namespace dovetail;");
  EXPECT_EQ(files.line({"port.cpp", 100000}), "");
  EXPECT_EQ(files.line({"nowhere.cpp", 1}), "");
  EXPECT_EQ(files.line({}), "");
}

TEST(source, tells_the_library_from_a_stack) {
  EXPECT_TRUE(is_of_the_library("/opt/x/include/dovetail/stack.hpp"));
  EXPECT_TRUE(is_of_the_library("dsl/include/dovetail/stack.hpp"));
  EXPECT_TRUE(is_of_the_library("/usr/include/boost/hana/unpack.hpp"));
  EXPECT_FALSE(is_of_the_library("/home/user/dovetail/stack/web.hpp"));
}

}  // namespace
}  // namespace dovetail::launcher
