/// src/emit/needed_version.hpp: which Kubernetes an object needs, by the fields that it writes.
#include "emit/needed_version.hpp"

#include <dovetail/api/apps/v1.hpp>
#include <dovetail/api/networking/v1.hpp>
#include <dovetail/api/versions.hpp>
#include <dovetail/model/reflection.hpp>

#include <gtest/gtest.h>

namespace dovetail::emit::detail {
namespace {

template <class T>
int version_of(const T& object) {
  return needed_version(model::type_of<T>(), &object);
}

TEST(NeededVersion, IsTheOldestForWhatHasAlwaysBeenThere) {
  api::apps::v1::Deployment deployment;
  deployment.metadata.name = "web";
  deployment.spec.template_.spec.containers.emplace_back().image = "web:1";
  EXPECT_EQ(version_of(deployment), api::oldest_version);
}

TEST(NeededVersion, IsThatOfTheNewestFieldWhereverItStands) {
  api::apps::v1::Deployment deployment;
  auto& pod = deployment.spec.template_.spec;
  auto& container = pod.containers.emplace_back();
  container.lifecycle.ensure().stopSignal = api::core::v1::Lifecycle::StopSignal::SIGQUIT_;
  EXPECT_EQ(version_of(deployment), 33);
  container.env.emplace_back().valueFrom.ensure().fileKeyRef.ensure().key = "a";
  EXPECT_EQ(version_of(deployment), 34);
  container.env.clear();
  container.lifecycle.reset();
  EXPECT_EQ(version_of(deployment), api::oldest_version);
  pod.securityContext.ensure().seLinuxChangePolicy = "MountOption";
  EXPECT_EQ(version_of(deployment), 32);
}

TEST(NeededVersion, IsThatOfAKindThatCameLater) {
  api::networking::v1::IPAddress address;
  address.metadata.name = "10.0.0.1";
  EXPECT_EQ(version_of(address), 33);
}

}  // namespace
}  // namespace dovetail::emit::detail
