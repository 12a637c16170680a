// Names of a schema as names of C++.
#include "schema/names.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dovetail::schema {
namespace {

TEST(names, keep_what_cpp_takes) {
  EXPECT_EQ(identifier("initContainers"), "initContainers");
  EXPECT_EQ(identifier("v1beta1"), "v1beta1");
}

TEST(names, keywords_macros_and_the_models_namespace_get_an_underscore) {
  EXPECT_EQ(identifier("template"), "template_");
  EXPECT_EQ(identifier("default"), "default_");
  EXPECT_EQ(identifier("namespace"), "namespace_");
  EXPECT_EQ(identifier("operator"), "operator_");
  EXPECT_EQ(identifier("not"), "not_");
  EXPECT_EQ(identifier("co_await"), "co_await_");
  EXPECT_EQ(identifier("model"), "model_");
  EXPECT_EQ(identifier("SIGTERM"), "SIGTERM_");
  EXPECT_EQ(identifier("NULL"), "NULL_");
}

TEST(names, other_characters_become_underscores) {
  EXPECT_EQ(identifier("x-kubernetes-map-type"), "x_kubernetes_map_type");
  EXPECT_EQ(identifier("secrets.hashicorp.com"), "secrets_hashicorp_com");
  EXPECT_EQ(identifier("$ref"), "ref");
  EXPECT_EQ(identifier("../../etc"), "etc");
  EXPECT_EQ(identifier("1st"), "_1st");
  EXPECT_EQ(identifier("_Reserved"), "Reserved");
  EXPECT_EQ(identifier("a__b"), "a_b");
  EXPECT_EQ(identifier(""), "unnamed");
  EXPECT_EQ(identifier("--"), "unnamed");
}

TEST(names, parts_of_a_type_are_capitalised) {
  EXPECT_EQ(pascal_case("initContainers"), "InitContainers");
  EXPECT_EQ(pascal_case("x-rows"), "XRows");
  EXPECT_EQ(pascal_case("$ref"), "Ref");
  EXPECT_EQ(pascal_case("2fa"), "_2fa");
}

TEST(names, words_become_enumerators) {
  EXPECT_EQ(enumerator("IfNotPresent"), "IfNotPresent");
  EXPECT_EQ(enumerator("digital signature"), "digital_signature");
  EXPECT_EQ(enumerator("s/mime"), "s_mime");
  EXPECT_EQ(enumerator("SIGRTMIN+1"), "SIGRTMIN_plus_1");
  EXPECT_EQ(enumerator("*"), "All");
  EXPECT_EQ(enumerator(""), "Empty");
  EXPECT_EQ(enumerator("1.5"), "_1_5");
}

TEST(names, enumerators_of_a_set_differ) {
  EXPECT_EQ(enumerators({"a-b", "a_b", "a b"}), (std::vector<std::string>{"a_b", "a_b_", "a_b__"}));
}

TEST(names, literals_are_escaped) {
  EXPECT_EQ(escaped(R"(^\d+"$)"), R"(^\\d+\"$)");
  EXPECT_EQ(escaped("a\nb\tc\x01"
                    "2"),
            R"(a\nb\tc\0012)");
  EXPECT_EQ(escaped("a?"
                    "?/b"),
            "a?\\?/b");
}

TEST(names, versions) {
  for (const char* yes : {"v1", "v12", "v1beta1", "v2alpha11"}) EXPECT_TRUE(is_version(yes)) << yes;
  for (const char* no : {"", "v", "1", "v1beta", "v1gamma1", "version", "v1.2"}) EXPECT_FALSE(is_version(no)) << no;
}

}  // namespace
}  // namespace dovetail::schema
