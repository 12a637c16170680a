#include "output_line.hpp"

#include <gtest/gtest.h>

namespace dovetail::launcher {
namespace {

TEST(output_line, knows_headers_with_and_without_columns) {
  for (const char* text : {"a b/web.cpp:7: error: no such thing\n", "a b/web.cpp:7:12: error: no such thing\n",
                           "\x1b[01m\x1b[Ka b/web.cpp:7:\x1b[m\x1b[K \x1b[01;31m\x1b[Kerror: \x1b[m\x1b[Kno such thing\r\n",
                           "a b/web.cpp:7: fatal error: no such thing"}) {
    const output_line line = read_line(text);
    EXPECT_EQ(line.kind, line_kind::error) << text;
    EXPECT_EQ(line.at, (position{"a b/web.cpp", 7})) << text;
    EXPECT_EQ(line.message, "no such thing");
    EXPECT_EQ(line.raw, text);
  }
  EXPECT_EQ(read_line("web.cpp:7: warning: x").kind, line_kind::warning);
  EXPECT_EQ(read_line("web.cpp:7: note: x").kind, line_kind::note);
  const output_line own = read_line("cc1plus: error: unrecognized option");
  EXPECT_EQ(own.kind, line_kind::error);
  EXPECT_FALSE(own.at.known());
}

TEST(output_line, takes_source_for_source_whatever_it_says) {
  EXPECT_EQ(read_line("   13 | // web.cpp:7: error: x").kind, line_kind::excerpt);
  EXPECT_EQ(read_line("      |      ^~~~").kind, line_kind::excerpt);
  EXPECT_EQ(read_line("  ++++|+#include <string>").kind, line_kind::excerpt);
  EXPECT_EQ(read_line("      ^~~~").kind, line_kind::excerpt);
}

TEST(output_line, knows_what_leads_to_an_error) {
  for (const char* text :
       {"In file included from web.cpp:1:", "In file included from web.cpp:1,", "                 from web.cpp:1:",
        "web.cpp: In instantiation of 'struct x<1>':", "web.cpp: In function 'int main()':", "web.cpp: At global scope:",
        "web.cpp:7:   required from here", "web.cpp:7:12:   required from here",
        "web.cpp:7:   in \xe2\x80\x98" "constexpr\xe2\x80\x99 expansion of \xe2\x80\x98" "f()\xe2\x80\x99"})
    EXPECT_EQ(read_line(text).kind, line_kind::context) << text;
  EXPECT_EQ(read_line("web.cpp:7:   in \xe2\x80\x98" "constexpr\xe2\x80\x99 expansion of x").message, "in 'constexpr' expansion of x");
  EXPECT_EQ(read_line("2 warnings and 1 error generated.").kind, line_kind::summary);
}

TEST(output_line, leaves_the_rest_alone) {
  for (const char* text : {"", "\n", "collect2: ld returned 1 exit status", "a.o: undefined reference to `x'", ":", ": error", "error: ",
                           "web.cpp:7: internal compiler error: in f, at g.cc:1", "\x1b[", "\x1b]8;;", "\xff\xfe\x00"})
    EXPECT_EQ(read_line(text).kind, line_kind::other) << text;
}

}  // namespace
}  // namespace dovetail::launcher
