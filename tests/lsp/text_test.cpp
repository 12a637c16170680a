// Places in texts, as editors count them.
#include "cli/lsp/text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace dovetail::cli::lsp;

TEST(Text, CountsUtf16UnitsUnlessTheEditorTakesBytes) {
  const text all("a: \"ü😀x\"\nb: c\n");
  const std::size_t x = all.characters().find('x');
  EXPECT_EQ(all.position_of(x, encoding::utf16), (position{0, 7}));
  EXPECT_EQ(all.position_of(x, encoding::utf8), (position{0, 10}));
  EXPECT_EQ(all.offset_of({0, 7}, encoding::utf16), x);
  EXPECT_EQ(all.offset_of({0, 10}, encoding::utf8), x);
  EXPECT_EQ(all.offset_of({1, 3}, encoding::utf16), all.characters().find('c'));
}

TEST(Text, APlaceWithinACharacterIsItsBeginning) {
  const text all("😀x");
  EXPECT_EQ(all.offset_of({0, 1}, encoding::utf16), 0U);
  EXPECT_EQ(all.offset_of({0, 2}, encoding::utf16), 4U);
}

TEST(Text, WhatIsBehindTheEndIsTheEnd) {
  const text all("ab\r\ncd");
  EXPECT_EQ(all.offset_of({0, 99}, encoding::utf16), 2U);
  EXPECT_EQ(all.offset_of({9, 0}, encoding::utf16), 6U);
  EXPECT_EQ(all.position_of(99, encoding::utf16), (position{1, 2}));
}

TEST(Text, LinesEndAsAnySystemEndsThem) {
  const text all("a\r\nb\rc\nd");
  ASSERT_EQ(all.line_count(), 4U);
  EXPECT_EQ(all.line(0), "a");
  EXPECT_EQ(all.line(1), "b");
  EXPECT_EQ(all.line(2), "c");
  EXPECT_EQ(all.line(3), "d");
}

TEST(Text, ChangesOfPartsAreAppliedOneAfterTheOther) {
  text all("kind: Pod\nname: ü\n");
  all.replace({{0, 6}, {0, 9}}, "Service", encoding::utf16);
  all.replace({{1, 6}, {1, 7}}, "x\ny", encoding::utf16);
  EXPECT_EQ(all.characters(), "kind: Service\nname: x\ny\n");
  EXPECT_EQ(all.line(2), "y");
}

TEST(Text, FindingsCountCharacters) {
  const text all("a: ü: x\n");
  EXPECT_EQ(all.offset_at(1, 6), 6U);
  EXPECT_EQ(all.offset_at(9, 1), all.characters().size());
  EXPECT_EQ(all.offset_at(0, 0), 0U);
}

TEST(Text, WhatIsNoUtf8IsCountedByBytes) {
  const text all(
      "\xff\xfe"
      "a");
  EXPECT_EQ(all.position_of(2, encoding::utf16), (position{0, 2}));
}

}  // namespace
