#include "diagnostic.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace dovetail::launcher {
namespace {

/// `E` for an error with its lines, `-` for a line that is passed.
std::string order(const std::string& text, std::string* all = nullptr) {
  std::string made;
  diagnostic_reader reader(
      [&](const diagnostic& said) {
        made += "E" + std::to_string(said.lines.size()) + " ";
        if (all != nullptr) *all += said.raw();
      },
      [&](const output_line& line) {
        made += "- ";
        if (all != nullptr) *all += line.raw;
      });
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) reader.add(read_line(line + "\n"));
  reader.finish();
  return made;
}

TEST(diagnostic, has_its_contexts_source_lines_and_notes) {
  EXPECT_EQ(order("In file included from a.cpp:1:\na.cpp:7:   required from here\na.cpp:7: error: x\n    7 | source\n      | ^\n"
                  "a.cpp:8: note: y\n    8 | source\na.cpp:9: error: z\n"),
            "E7 E1 ");
  EXPECT_EQ(order("a.cpp:7: error: x\nIn file included from b.hpp:1:\nb.hpp: In substitution of 'x':\nb.hpp:7: note: y\n"), "E4 ");
}

TEST(diagnostic, passes_warnings_line_by_line) {
  EXPECT_EQ(order("a.cpp:7: warning: x\n    7 | source\n      | ^\na.cpp:8: note: y\na.cpp:9: error: z\na.cpp:7: warning: x\n"), "- - - - E1 - ");
}

TEST(diagnostic, ends_at_what_is_unknown) {
  EXPECT_EQ(order("a.cpp:7: error: x\n    7 | source\ncollect2: failed\n      | ^\na.cpp:8: note: y\n"), "E2 - - - ");
  EXPECT_EQ(order("a.cpp:7: error: x\nAssembler messages:\na.cpp:7: error: x\n"), "E1 - E1 ");
}

TEST(diagnostic, knows_source_lines_without_numbers) {
  EXPECT_EQ(order("a.cpp:7: error: x\ninline constexpr int i = f();\n                         ^~~\na.cpp:7: note: y\n"), "E4 ");
}

TEST(diagnostic, knows_a_note_of_several_lines) {
  EXPECT_EQ(order("a.cpp:7: error: x\na.cpp:8: note: in call to 'f([](int i) {\nreturn g(i);\n})'\na.cpp:9: note: y\n"), "E5 ");
}

TEST(diagnostic, loses_nothing) {
  const std::string text = "In file included from a.cpp:1:\n\n\na.cpp:7: error: x\n\na.cpp:7: note: in call to 'f(\na.cpp:7: error: y\nno\n ^\n"
                           "b.cpp:7:   required from here\n";
  std::string all;
  order(text, &all);
  EXPECT_EQ(all, text);
}

}  // namespace
}  // namespace dovetail::launcher
