// Where scalars were written, and what keeps them.
#include "reading.hpp"

#include "dovetail/api/apps/v1.hpp"
#include "dovetail/api/core/v1.hpp"
#include "dovetail/read/metadata.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace {

namespace read = dovetail::read;
namespace api = dovetail::api;

const std::string text =
    "apiVersion: apps/v1\n"
    "kind: Deployment\n"
    "metadata:\n"
    "  name: api\n"
    "  labels: {app: \"api\"}\n"
    "spec:\n"
    "  replicas: 3\n"
    "  paused: no\n"
    "  selector: {}\n"
    "  template:\n"
    "    spec:\n"
    "      containers:\n"
    "        - name: api\n"
    "          imagePullPolicy: Always\n"
    "          resources: {limits: {cpu: 1}}\n"
    "          command:\n"
    "            - |\n"
    "              sh\n"
    "          readinessProbe: {httpGet: {port: http}}\n"
    "          livenessProbe: {httpGet: {port: 80}}\n";

std::pair<int, int> line_and_column(dovetail::place at) {
  EXPECT_STREQ(at.file, "f.yaml");
  return {static_cast<int>(at.line), static_cast<int>(at.column)};
}

using place = std::pair<int, int>;

TEST(Places, OfEachFormOfScalar) {
  const read::reading found = read::read_yaml(text, "f.yaml");
  ASSERT_TRUE(found.problems.empty());
  ASSERT_EQ(found.documents.size(), 1u);
  EXPECT_TRUE(found.documents[0].sound);
  const auto* object = found.documents[0].content.as<api::apps::v1::Deployment>();
  ASSERT_NE(object, nullptr);
  EXPECT_EQ(found.documents[0].content.as<api::core::v1::Pod>(), nullptr);

  EXPECT_EQ(line_and_column(found.documents[0].at), place(1, 1));
  EXPECT_EQ(line_and_column(found.documents[0].name.at()), place(4, 9));
  EXPECT_EQ(line_and_column(object->metadata.name.at()), place(4, 9));
  EXPECT_EQ(line_and_column(object->metadata.labels.at(0).key.at()), place(5, 12));
  EXPECT_EQ(line_and_column(object->metadata.labels.at(0).value.at()), place(5, 17));
  EXPECT_EQ(line_and_column(object->spec.replicas.at()), place(7, 13));
  EXPECT_EQ(line_and_column(object->spec.paused.at()), place(8, 11));
  const auto& container = object->spec.template_.spec.containers[0];
  EXPECT_EQ(line_and_column(container.imagePullPolicy.at()), place(14, 28));
  EXPECT_EQ(line_and_column(container.resources->limits.at(0).value.at()), place(15, 37));
  EXPECT_EQ(line_and_column(container.command[0].at()), place(17, 15));
  EXPECT_EQ(container.command[0].view(), "sh\n");
  EXPECT_EQ(line_and_column(container.readinessProbe->httpGet->port.at()), place(19, 44));
  EXPECT_EQ(line_and_column(container.livenessProbe->httpGet->port.at()), place(20, 43));
}

TEST(Metadata, IsFoundInAnyKind) {
  const read::reading found = read::read_yaml(text, "f.yaml");
  const auto* metadata = read::metadata_of(found.documents.at(0).content);
  ASSERT_NE(metadata, nullptr);
  EXPECT_EQ(metadata->name.view(), "api");
  EXPECT_EQ(read::metadata_of(read::object(*read::find_kind("v1", "PodList"))), nullptr);
  EXPECT_EQ(read::metadata_of(read::object()), nullptr);
  for (const read::kind& k : read::kinds()) {
    if (!k.name.ends_with("List")) continue;
    EXPECT_EQ(read::metadata_of(read::object(k)), nullptr) << k.name;
  }
}

TEST(Places, OutliveTheTextAndMovesOfTheReading) {
  read::reading kept;
  {
    std::string copy = text;
    std::string name = "f.yaml";
    read::reading found = read::read_yaml(copy, name);
    kept = std::move(found);
  }
  const auto* object = kept.documents.at(0).content.as<api::apps::v1::Deployment>();
  EXPECT_EQ(object->metadata.name.view(), "api");
  EXPECT_EQ(line_and_column(object->metadata.name.at()), place(4, 9));
  EXPECT_EQ(kept.source(), text);
}

TEST(Places, OfAProblemArePrintedAsFarAsTheyAreKnown) {
  using read::fault;
  EXPECT_EQ(to_text(read::problem{fault::syntax, {"a.yaml", 3, 7}, "spec", "x"}), "a.yaml:3:7: spec: x");
  EXPECT_EQ(to_text(read::problem{fault::syntax, {"a.yaml", 3, 0}, "", "x"}), "a.yaml:3: x");
  EXPECT_EQ(to_text(read::problem{fault::syntax, {"a.yaml", 0, 0}, "", "x"}), "a.yaml: x");
  EXPECT_EQ(to_text(read::problem{fault::syntax, {}, "", "x"}), "x");
}

}  // namespace
