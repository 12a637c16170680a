// error: tests/errors/workload_spec_job_of_indexes\.cpp:4: Job `run` has a rule of success that says neither how many indexes nor which; set succeededCount or succeededIndexes \[CON-46\]
#include "web.hpp"

inline constexpr auto broken = resource<api::batch::v1::Job, "run">([](api::batch::v1::Job& x) {
  x.spec.template_.spec.containers.emplace_back().name = "run";
  x.spec.template_.spec.containers[0].image = "run:1.0";
  x.spec.template_.spec.restartPolicy = api::core::v1::PodSpec::RestartPolicy::Never;
  x.spec.completionMode = api::batch::v1::JobSpec::CompletionMode::Indexed;
  x.spec.completions = 5;
#ifndef FIXED
  x.spec.successPolicy.ensure().rules.emplace_back();
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
