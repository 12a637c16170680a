// error: tests/errors/workload_spec_schedule\.cpp:4: CronJob `nightly` has the schedule `0 25 \* \* \*`, which is no cron schedule: minute, hour, day of the month, month and weekday, or `@daily` and the like; write minute, hour, day, month and weekday: `0 3 \* \* \*` \[GRM-25\]
#include "web.hpp"

inline constexpr auto broken = resource<api::batch::v1::CronJob, "nightly">([](api::batch::v1::CronJob& x) {
  auto& pod = x.spec.jobTemplate.spec.template_.spec;
  pod.containers.emplace_back().name = "run";
  pod.containers[0].image = "run:1.0";
  pod.restartPolicy = api::core::v1::PodSpec::RestartPolicy::Never;
#ifdef FIXED
  x.spec.schedule = "0 5 * * *";
#else
  x.spec.schedule = "0 25 * * *";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
