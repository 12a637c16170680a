// error: tests/errors/cluster_group\.cpp:(6|7): CustomResourceDefinition `widgets\.example\.com` is of group `example`, which is no domain with a dot; write `example\.com`, and name it `widgets\.example\.com` \[GRM-53\]
#include "web.hpp"

#include <dovetail/api/apiextensions/v1.hpp>

inline constexpr auto broken = resource<api::apiextensions::v1::CustomResourceDefinition, "widgets.example.com">(
    [](api::apiextensions::v1::CustomResourceDefinition& x) {
      x.spec.group = "example.com";
      x.spec.scope = "Namespaced";
      x.spec.names.plural = "widgets";
      x.spec.names.kind = "Widget";
      auto& version = x.spec.versions.emplace_back();
      version.name = "v1";
      version.served = true;
      version.storage = true;
      version.schema.ensure().openAPIV3Schema.ensure().type = "object";
#ifndef FIXED
      x.spec.group = "example";
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
