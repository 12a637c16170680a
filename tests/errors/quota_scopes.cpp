// error: tests/errors/quota_scopes\.cpp:4: ResourceQuota `usual` is for both Terminating and NotTerminating; remove one of the two scopes \[CON-76\]
#include "web.hpp"

inline constexpr auto broken = resource<api::core::v1::ResourceQuota, "usual">([](api::core::v1::ResourceQuota& x) {
  using scope = api::core::v1::ResourceQuotaSpec::Scopes;
  x.spec.scopes.push_back(scope::Terminating);
#ifndef FIXED
  x.spec.scopes.push_back(scope::NotTerminating);
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
