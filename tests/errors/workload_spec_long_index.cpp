// error: tests/errors/workload_spec_long_index\.cpp:5: Job `resize-every-picture-that-was-ever-uploaded-to-the-old-gallery` has pods named `resize-every-picture-that-was-ever-uploaded-to-the-old-gallery-99`, which is no DNS label: at most 63 characters; shorten the name of the Job \[GRM-06\]
#include "web.hpp"

template <fixed_string Name>
inline constexpr auto resize = resource<api::batch::v1::Job, Name>([](api::batch::v1::Job& x) {
  auto& pod = x.spec.template_.spec;
  pod.restartPolicy = api::core::v1::PodSpec::RestartPolicy::Never;
  auto& main = pod.containers.emplace_back();
  main.name = "resize";
  main.image = "nginx:1.27";
  x.spec.completionMode = api::batch::v1::JobSpec::CompletionMode::Indexed;
  x.spec.completions = 100;
});

#ifdef FIXED
inline constexpr auto all = stack<"test">(file("resize.yaml", resize<"resize">));
#else
inline constexpr auto all =
    stack<"test">(file("resize.yaml", resize<"resize-every-picture-that-was-ever-uploaded-to-the-old-gallery">));
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
