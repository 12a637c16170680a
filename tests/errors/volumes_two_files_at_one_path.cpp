// error: tests/errors/volumes_two_files_at_one_path\.cpp:4: Deployment `web`, volume `all` has two files at `id`; give one of the two files another path \[IDN-13\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.volumes.emplace_back().name = "all";
  auto& sources = pod.volumes[0].projected.ensure().sources;
  for (const char* field : {"metadata.name", "metadata.uid"}) {
    auto& file = sources.emplace_back().downwardAPI.ensure().items.emplace_back();
    file.path = "id";
    file.fieldRef.ensure().fieldPath = field;
  }
#ifdef FIXED
  sources[1].downwardAPI->items[0].path = "uid";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
