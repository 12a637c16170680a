// Anchors, aliases and merge keys.
#include "reading.hpp"

#include <gtest/gtest.h>

namespace {

using reading::json_of_data;

TEST(Anchors, StandForTheirValues) {
  EXPECT_EQ(json_of_data("  a: &x [1, {b: c}]\n  d: *x\n"), R"({"a":[1,{"b":"c"}],"d":[1,{"b":"c"}]})");
  EXPECT_EQ(json_of_data("  a: &x 1\n  b: &x 2\n  c: *x\n"), R"({"a":1,"b":2,"c":2})");
  EXPECT_EQ(json_of_data("  &k key: *k\n"), R"({"key":"key"})");
}

TEST(Anchors, MustBeThere) {
  EXPECT_EQ(json_of_data("  a: *x\n"), " f.yaml:5:6: no anchor `&x` stands before `*x`");
  EXPECT_EQ(json_of_data("  a: *x\n  b: &x 1\n"), " f.yaml:5:6: no anchor `&x` stands before `*x`");
  EXPECT_EQ(json_of_data("  a: &x [*x]\n"), " f.yaml:5:10: `&x` contains itself");
  EXPECT_EQ(json_of_data("  a: &x {b: {c: *x}}\n"), " f.yaml:5:17: `&x` contains itself");
}

TEST(Anchors, WhatIsWrongInOneIsToldOnce) {
  EXPECT_EQ(json_of_data("  a: &x [.inf]\n  b: *x\n  c: *x\n"),
            R"({"a":[0],"b":[0],"c":[0]})"
            " f.yaml:5:10: data.a[0]: `.inf` is a number that JSON does not have");
}

TEST(MergeKeys, AddWhatIsNotThere) {
  EXPECT_EQ(json_of_data("  a: &x {b: 1, c: 2}\n  d:\n    <<: *x\n    c: 3\n"),
            R"({"a":{"b":1,"c":2},"d":{"c":3,"b":1}})");
  EXPECT_EQ(json_of_data("  a: &x {b: 1}\n  c: &z {b: 2, d: 3}\n  e: {<<: [*x, *z]}\n"),
            R"({"a":{"b":1},"c":{"b":2,"d":3},"e":{"b":1,"d":3}})");
  EXPECT_EQ(json_of_data("  a: &x {b: 1}\n  c: &z {<<: *x, d: 2}\n  e: {<<: *z, f: 3}\n"),
            R"({"a":{"b":1},"c":{"d":2,"b":1},"e":{"f":3,"d":2,"b":1}})");
}

TEST(MergeKeys, QuotedAreKeys) { EXPECT_EQ(json_of_data("  '<<': {b: 1}\n"), R"({"<<":{"b":1}})"); }

TEST(MergeKeys, MergeMappings) {
  EXPECT_EQ(json_of_data("  <<: 1\n"), "{} f.yaml:5:7: data: `<<` merges mappings, and this is none");
  EXPECT_EQ(json_of_data("  <<: [{a: 1}, b]\n"), "{\"a\":1} f.yaml:5:16: data: `<<` merges mappings, and this is none");
}

TEST(MergeKeys, WhatReadersDisagreeAboutIsTold) {
  EXPECT_EQ(json_of_data("  a: 1\n  <<: {a: 2}\n"),
            "{\"a\":1} f.yaml:5:3: data.a: stands before the `<<` that has it too: Kubernetes' reader takes the merged "
            "value, "
            "others this one; put `<<` first");
  EXPECT_EQ(json_of_data("  <<: {a: 1}\n  <<: {b: 2}\n"),
            "{\"b\":2} f.yaml:6:3: data: `<<` is set twice, of which Kubernetes' reader takes the last: merge a list, "
            "`<<: [*a, "
            "*b]`");
}

}  // namespace
