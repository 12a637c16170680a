// error: tests/errors/fields_newer_than_target\.cpp:14: DeviceClass `gpu` is not in Kubernetes 1\.32, which this stack targets; it came with 1\.34; target a newer version: targeting\(kubernetes\{1, \.\.\.\}\), or leave the field out \[DOV-06\]
// error: tests/errors/fields_newer_than_target\.cpp:15: Deployment `web`: spec\.template\.spec\.containers\[0\]\.lifecycle\.stopSignal is not in Kubernetes 1\.32, which this stack targets; it came with 1\.33; .* \[DOV-06\]
// error: tests/errors/fields_newer_than_target\.cpp:15: Deployment `web`: spec\.template\.spec\.hostnameOverride is not in Kubernetes 1\.32, which this stack targets; it came with 1\.34; .* \[DOV-06\]
// What a stack uses has to be in the version of Kubernetes that it targets.
#include "web.hpp"

#include <dovetail/api/resource/v1.hpp>

#ifdef FIXED
inline constexpr kubernetes target{1, 34};
#else
inline constexpr kubernetes target{1, 32};
#endif
inline constexpr auto gpu = resource<api::resource::v1::DeviceClass, "gpu">();
inline constexpr auto broken = web.edit([](api::apps::v1::Deployment& deployment) {
  deployment.spec.template_.spec.hostnameOverride = "web.example.com";
  deployment.spec.template_.spec.containers[0].lifecycle.ensure().stopSignal =
      api::core::v1::Lifecycle::StopSignal::SIGTERM_;
});

inline constexpr auto all = stack<"test">(file("gpu.yaml", gpu), file("broken.yaml", broken)).targeting(target);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
