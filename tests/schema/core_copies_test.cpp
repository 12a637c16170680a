// Copies of Kubernetes' own types inside of CRDs.
#include "import_helper.hpp"

#include <gtest/gtest.h>

namespace dovetail::schema::testing {
namespace {

class core_copies : public ::testing::Test {
 protected:
  std::string text = header(*import_of({"copies.yaml"}), "crd/garden.example.com/v1");
};

TEST_F(core_copies, equal_structs_are_the_core_type) {
  EXPECT_TRUE(contains(text, "model::list<api::core::v1::Toleration> tolerations{};"));
  EXPECT_TRUE(contains(text, "model::optional<api::meta::v1::LabelSelector> selector{};"));
}

TEST_F(core_copies, what_an_older_copy_lacks_is_newer) {
  EXPECT_TRUE(contains(text, "model::optional<api::core::v1::Lifecycle> lifecycle{};"));
}

TEST_F(core_copies, the_fields_name_is_evidence_for_a_small_one) {
  EXPECT_TRUE(contains(text, "model::list<api::core::v1::LocalObjectReference> imagePullSecrets{};"));
}

TEST_F(core_copies, the_fields_name_chooses_between_equal_types) {
  EXPECT_TRUE(contains(text, "model::optional<api::core::v1::SecretKeySelector> passwordRef{};"));
  EXPECT_TRUE(contains(text, "model::optional<api::core::v1::ConfigMapKeySelector> settingsConfigMapRef{};"));
}

TEST_F(core_copies, embedded_metadata_is_object_meta) {
  EXPECT_TRUE(contains(text, "struct ShedSpecPodMetadata {\n  api::meta::v1::ObjectMeta metadata{};"));
}

TEST_F(core_copies, what_only_looks_alike_stays) {
  EXPECT_TRUE(contains(text, "model::optional<ShedSpecTool> tool{};"));
  EXPECT_TRUE(contains(text, "model::list<ShedSpecLessTolerations> lessTolerations{};"));
  EXPECT_TRUE(contains(text, "model::list<ShedSpecMoreTolerations> moreTolerations{};"));
  EXPECT_TRUE(contains(text, "model::list<ShedSpecOtherTolerations> otherTolerations{};"));
}

}  // namespace
}  // namespace dovetail::schema::testing
