// error: tests/errors/security_profile_of_a_path\.cpp:4: Deployment `web` has a seccompProfile in `/api\.json`, which is not relative; write a relative path: `profiles/api\.json` \[GRM-43\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& profile = pod.securityContext.ensure().seccompProfile.ensure();
  profile.type = api::core::v1::SeccompProfile::Type::Localhost;
#ifdef FIXED
  profile.localhostProfile = "api.json";
#else
  profile.localhostProfile = "/api.json";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
