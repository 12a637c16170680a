// JSON and YAML as a tree of nodes that know where they stand.
#include "schema/document.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dovetail::schema {
namespace {

const node& only(const document_set& set) {
  EXPECT_EQ(set.documents().size(), 1u);
  return *set.documents().front();
}

TEST(document, knows_where_a_value_stands) {
  const document_set set("a.yaml", "a: 1\nb:\n  c: [x, y]\n");
  const node& list = *only(set).find("b")->find("c");
  EXPECT_EQ(to_string(set.at(list)), "a.yaml:3:6");
  EXPECT_EQ(to_string(set.at(*list.items[1])), "a.yaml:3:10");
}

TEST(document, tells_a_word_from_null) {
  const document_set set("a.yaml", "a: null\nb: 'null'\nc:\nd: ''\n");
  EXPECT_EQ(only(set).find("a")->is, node::form::null);
  EXPECT_EQ(only(set).find("b")->is, node::form::scalar);
  EXPECT_EQ(only(set).find("c")->is, node::form::null);
  EXPECT_EQ(only(set).find("d")->is, node::form::scalar);
}

TEST(document, reads_anchors_and_merge_keys) {
  const document_set set("a.yaml", "base: &base {a: 1, b: 2}\nuse: {<<: *base, b: 3}\n");
  const node& use = *only(set).find("use");
  EXPECT_EQ(use.text("a"), "1");
  EXPECT_EQ(use.text("b"), "3");
  EXPECT_EQ(use.find("<<"), nullptr);
}

TEST(document, reads_windows_lines_tabs_and_a_byte_order_mark) {
  const document_set set("a.json", "\xef\xbb\xbf{\r\n\t\"a\": {\r\n\t\t\"b\": true}}\r\n");
  EXPECT_TRUE(only(set).find("a")->flag("b"));
}

TEST(document, reads_the_two_halves_of_a_character_in_json) {
  const document_set set("a.json", R"({"a": "\ud83d\ude00", "b": "\\ud83d\\ude00", "c": "\u00e9\/"})");
  EXPECT_EQ(only(set).text("a"), "\xf0\x9f\x98\x80");
  EXPECT_EQ(only(set).text("b"), R"(\ud83d\ude00)");
  EXPECT_EQ(only(set).text("c"), "\xc3\xa9/");
}

TEST(document, reads_several) {
  const document_set set("a.yaml", "a: 1\n---\nb: 2\n---\n---\nc: 3\n");
  EXPECT_EQ(set.documents().size(), 4u);
}

}  // namespace
}  // namespace dovetail::schema
