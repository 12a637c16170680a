// Every kind that the library has: its run-time part, and the list of them.
#include "dovetail/stack/kinds.hpp"
#include "dovetail/stack/kind.hpp"
#include "dovetail/emit/yaml.hpp"
#include "dovetail/read/kinds.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace dovetail::emit {
namespace {

TEST(kinds, are_in_order_and_found) {
  const runtime_kind* before = nullptr;
  for (const runtime_kind* kind : kinds()) {
    EXPECT_EQ(find_kind(kind->api_version, kind->kind), kind);
    if (before != nullptr) {
      EXPECT_LT(std::tie(before->api_version, before->kind), std::tie(kind->api_version, kind->kind));
    }
    before = kind;
  }
  EXPECT_GE(kinds().size(), 132u);
}

TEST(kinds, others_are_not_found) {
  EXPECT_EQ(find_kind("apps/v1", "Deploymint"), nullptr);
  EXPECT_EQ(find_kind("apps/v2", "Deployment"), nullptr);
  EXPECT_EQ(find_kind("", ""), nullptr);
  EXPECT_EQ(find_kind("zzz/v1", "Z"), nullptr);
  EXPECT_EQ(find_kind("apps/v1", "DeploymentList"), nullptr) << "nobody posts a list";
}

// What can be posted can be read, and what the two know of it is the same.
TEST(kinds, are_the_readers_too) {
  for (const runtime_kind* kind : kinds()) {
    const read::kind* readable = read::find_kind(kind->api_version, kind->kind);
    ASSERT_NE(readable, nullptr) << kind->api_version << " " << kind->kind;
    EXPECT_EQ(readable->type, kind->type);
    EXPECT_EQ(readable->namespaced, kind->namespaced);
  }
}

TEST(kinds, are_lowered_described_and_written) {
  for (const runtime_kind* kind : kinds()) {
    model::arena characters;
    lowering in(characters, {}, {});
    in.deploy_to("here");
    common_terms use({}, {});
    const std::unique_ptr<lowered_object> lowered = kind->lower({}, "it", use, in);
    check::inventory all;
    lowered->describe_into({}, all);
    ASSERT_EQ(all.resources.size(), 1u) << kind->kind;
    EXPECT_EQ(all.resources[0].kind, kind->kind);
    EXPECT_EQ(all.resources[0].name.view(), "it");
    EXPECT_EQ(all.resources[0].name_space, kind->namespaced ? "here" : "");
    const std::string yaml = to_yaml({kind->api_version, kind->kind, &kind->type(), lowered->object()});
    EXPECT_TRUE(
        yaml.starts_with("apiVersion: " + std::string(kind->api_version) + "\nkind: " + std::string(kind->kind)))
        << yaml;
  }
}

// An object that was read is described as one that was lowered is.
TEST(kinds, describe_objects_from_elsewhere) {
  api::core::v1::Service service;
  service.metadata.name = "web";
  service.metadata.namespace_ = "here";
  service.spec.ports.emplace_back();
  check::inventory all;
  find_kind("v1", "Service")->describe(&service, {"service.yaml", 3, 1}, nullptr, all);
  ASSERT_EQ(all.services.size(), 1u);
  EXPECT_EQ(all.resources[0].at.line, 3u);
  ASSERT_EQ(all.field_faults.size(), 1u);
  EXPECT_EQ(all.field_faults[0].fault.path, "spec.ports[0].port");
}

}  // namespace
}  // namespace dovetail::emit
