// error: tests/errors/cluster_two_stored_versions\.cpp:(6|7): CustomResourceDefinition `widgets\.example\.com` stores several of its versions: one is stored; set storage on one version \[IDN-34\]
#include "web.hpp"

#include <dovetail/api/apiextensions/v1.hpp>

inline constexpr auto broken = resource<api::apiextensions::v1::CustomResourceDefinition, "widgets.example.com">(
    [](api::apiextensions::v1::CustomResourceDefinition& x) {
      x.spec.group = "example.com";
      x.spec.scope = "Namespaced";
      x.spec.names.plural = "widgets";
      x.spec.names.kind = "Widget";
      for (const char* name : {"v1", "v2"}) {
        auto& version = x.spec.versions.emplace_back();
        version.name = name;
        version.served = true;
        version.storage = true;
        version.schema.ensure().openAPIV3Schema.ensure().type = "object";
      }
#ifdef FIXED
      x.spec.versions[0].storage = false;
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
