// error: tests/errors/grammar_quantity\.cpp:15: Deployment `web`, container `nginx` asks for cpu `100M cores`, which is no quantity: a number with a suffix such as `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`; did you mean `100m`\? \[GRM-14\]
// error: tests/errors/grammar_quantity\.cpp:11: PersistentVolumeClaim `broken` asks for storage `10Gb`, which is no quantity: a number with a suffix such as `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`; did you mean `10Gi`\? \[GRM-14\]
// error: tests/errors/grammar_quantity\.cpp:15: Deployment `web` asks for emptyDir `64 Mi`, which is no quantity: a number with a suffix such as `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`; did you mean `64Mi`\? \[GRM-14\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = PersistentVolumeClaim<"broken">{}.withReadWriteOnce().withStorage("10Gi");
inline constexpr auto processor = "100m";
inline constexpr auto size_limit = "64Mi";
#else
inline constexpr auto broken = PersistentVolumeClaim<"broken">{}.withReadWriteOnce().withStorage("10Gb");
inline constexpr auto processor = "100M cores";
inline constexpr auto size_limit = "64 Mi";
#endif
inline constexpr auto edited = web.edit([](api::apps::v1::Deployment& deployment) {
  auto& pod = deployment.spec.template_.spec;
  pod.containers[0].resources.ensure().limits["cpu"] = processor;
  pod.volumes.emplace_back().name = "cache";
  pod.volumes.back().emptyDir.ensure().sizeLimit = size_limit;
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("web.yaml", edited));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
