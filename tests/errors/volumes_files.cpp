// error: tests/errors/volumes_files\.cpp:7: Deployment `web`, volume `all` has a file at `\.\./labels`, which has a step `\.\.`; write a path below the volume: `conf/app\.ini` \[GRM-20\]
// error: tests/errors/volumes_files\.cpp:7: Deployment `web`, volume `all` has a file of mode 512, which is not from 0 to 511 \(octal 0777\); write the mode as an octal number: 0440 \[GRM-19\]
// error: tests/errors/volumes_files\.cpp:7: Deployment `web`, volume `all` has a token that lives 60 seconds, which is not from 600 to 4294967296; set expirationSeconds to 600 or more \[GRM-47\]
// error: tests/errors/volumes_files\.cpp:7: Deployment `web`, volume `all` takes the resource `limits\.mem`, which cannot be had; there are `limits\.cpu`, `limits\.memory`, `limits\.ephemeral-storage`, `requests\.cpu`, `requests\.memory`, `requests\.ephemeral-storage` \[GRM-23\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.volumes.emplace_back().name = "all";
  auto& sources = pod.volumes[0].projected.ensure().sources;
  auto& token = sources.emplace_back().serviceAccountToken.ensure();
  token.path = "token";
#ifndef FIXED
  token.expirationSeconds = 60;
  auto& items = sources.emplace_back().downwardAPI.ensure().items;
  items.emplace_back().path = "../labels";
  items[0].mode = 01000;
  items[0].resourceFieldRef.ensure().containerName = "nginx";
  items[0].resourceFieldRef->resource = "limits.mem";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
