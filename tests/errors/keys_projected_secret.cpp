// error: tests/errors/keys_projected_secret\.cpp:16: Deployment `web`, volume `v` needs key `PASWORD` of Secret `credentials`, which has no such key; did you mean `PASSWORD`\? \[REF-28\]
#include "web.hpp"

inline constexpr auto credentials = external<Secret>("credentials").withKeys("USER", "PASSWORD");
#ifdef FIXED
inline constexpr auto broken = web.edit([](api::apps::v1::Deployment& d) {
  auto& volume = d.spec.template_.spec.volumes.emplace_back();
  volume.name = "v";
  auto& secret = volume.projected.ensure().sources.emplace_back().secret.ensure();
  secret.name = "credentials";
  auto& item = secret.items.emplace_back();
  item.key = "PASSWORD";
  item.path = "password";
});
#else
inline constexpr auto broken = web.edit([](api::apps::v1::Deployment& d) {
  auto& volume = d.spec.template_.spec.volumes.emplace_back();
  volume.name = "v";
  auto& secret = volume.projected.ensure().sources.emplace_back().secret.ensure();
  secret.name = "credentials";
  auto& item = secret.items.emplace_back();
  item.key = "PASWORD";
  item.path = "password";
});
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(credentials);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
