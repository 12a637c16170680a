// Since which version something is there, and until which.
#include "schema/generation.hpp"
#include "import_helper.hpp"
#include "schema/writers.hpp"

#include <gtest/gtest.h>

namespace dovetail::schema::testing {
namespace {

TEST(versions, of_fields_and_types_are_from_the_table) {
  const auto result = import_of({"kettle-versions.json", "kettle.json"});
  EXPECT_EQ(result->types.oldest_version, 30);
  EXPECT_EQ(result->types.newest_version, 36);
  const object& pot = type(*result, "api/core/v1", "Pot");
  EXPECT_EQ(pot.since, 0);
  EXPECT_EQ(member(pot, "old").since, 0);
  EXPECT_EQ(member(pot, "middle").since, 33);
  EXPECT_EQ(member(pot, "new").since, 36);
  const object& lid = type(*result, "api/core/v1", "Lid");
  EXPECT_EQ(lid.since, 33);
  EXPECT_EQ(member(lid, "own").since, 0) << "as old as its type";
  EXPECT_EQ(member(lid, "late").since, 36);
  EXPECT_EQ(type(*result, "api/core/v1", "Rim").since, 36);
}

TEST(versions, of_what_is_gone_are_for_the_reader) {
  const auto result = import_of({"kettle.json", "kettle-versions.json"});
  const source_text gone = gone_of(result->types, "again");
  EXPECT_EQ(gone.path, "read/gone_data.cpp");
  EXPECT_TRUE(contains(gone.text, R"(      {&model::type_of<api::core::v1::Pot>, "lost", {0, 31}},
      {&model::type_of<api::core::v1::Pot>, "brief", {32, 34}},
)"));
  EXPECT_TRUE(contains(gone.text, R"(      {"apps/v1beta1", "Kettle", {0, 31}},
  };)"))
      << "a struct of a kind that is gone is none";
  EXPECT_TRUE(contains(markdown_of(result->types, "again"), "- apps/v1beta1 Kettle: until 1.31\n"));
}

TEST(versions, are_the_documents_own_where_there_is_no_table) {
  const auto result = import_of({"kettle.json"});
  EXPECT_EQ(result->types.oldest_version, 36);
  EXPECT_EQ(result->types.newest_version, 36);
  EXPECT_TRUE(contains(gone_of(result->types, "again").text, "gone_kinds() { return {}; }"));
}

TEST(versions, that_a_stack_can_target_are_named_in_what_it_is_refused_with) {
  const auto result = import_of({"kettle.json", "kettle-versions.json"});
  const std::string text = versions_of(result->types, "again");
  EXPECT_TRUE(contains(text, "void kubernetes_1_30_is_the_oldest_that_a_stack_can_target();"));
  EXPECT_TRUE(contains(text, "void kubernetes_1_36_is_the_newest_that_a_stack_can_target();"));
}

TEST(versions, of_another_document_are_refused) {
  EXPECT_TRUE(contains(refusal_of("versions-of-another.yaml"),
                       "ends with Kubernetes 1.35, and the schema is not 1.35's; `./quickstart update-kubernetes` "
                       "writes both"));
  EXPECT_TRUE(
      contains(refusal_of("versions-no-version.yaml"), "`newest` is no version of Kubernetes; write it as `1.37`"));
}

}  // namespace
}  // namespace dovetail::schema::testing
