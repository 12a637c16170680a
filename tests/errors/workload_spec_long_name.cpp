// error: tests/errors/workload_spec_long_name\.cpp:15: CronJob `a1234567890123456789012345678901234567890123456789012` has a name of 53 characters: at most 52; shorten it: the Jobs that it makes have eleven more \[GRM-05\]
#include "web.hpp"

constexpr auto run = [](api::batch::v1::CronJob& x) {
  x.spec.schedule = "0 5 * * *";
  auto& pod = x.spec.jobTemplate.spec.template_.spec;
  pod.containers.emplace_back().name = "run";
  pod.containers[0].image = "run:1.0";
  pod.restartPolicy = api::core::v1::PodSpec::RestartPolicy::Never;
};
#ifdef FIXED
inline constexpr auto broken = resource<api::batch::v1::CronJob, "nightly">(run);
#else
inline constexpr auto broken =
    resource<api::batch::v1::CronJob, "a1234567890123456789012345678901234567890123456789012">(run);
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
