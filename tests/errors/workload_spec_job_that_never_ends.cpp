// error: tests/errors/workload_spec_job_that_never_ends\.cpp:4: Job `run` has pods of restartPolicy Always, and they are to end: OnFailure or Never; set restartPolicy to OnFailure or Never \[CON-34\]
#include "web.hpp"

inline constexpr auto broken = resource<api::batch::v1::Job, "run">([](api::batch::v1::Job& x) {
  x.spec.template_.spec.containers.emplace_back().name = "run";
  x.spec.template_.spec.containers[0].image = "run:1.0";
#ifdef FIXED
  x.spec.template_.spec.restartPolicy = api::core::v1::PodSpec::RestartPolicy::Never;
#else
  x.spec.template_.spec.restartPolicy = api::core::v1::PodSpec::RestartPolicy::Always;
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
