// error: tests/errors/workload_spec_cron_job\.cpp:5: CronJob `nightly` has failedJobsHistoryLimit -1, which is less than 0; write a number from 0 \[CON-48\]
// error: tests/errors/workload_spec_cron_job\.cpp:5: CronJob `nightly` has the time zone `Local`, which is no name of one; write a name such as Europe/Paris, of the list of IANA \[GRM-26\]
#include "web.hpp"

inline constexpr auto broken = resource<api::batch::v1::CronJob, "nightly">([](api::batch::v1::CronJob& x) {
  auto& pod = x.spec.jobTemplate.spec.template_.spec;
  pod.containers.emplace_back().name = "run";
  pod.containers[0].image = "run:1.0";
  pod.restartPolicy = api::core::v1::PodSpec::RestartPolicy::Never;
  x.spec.schedule = "0 5 * * *";
#ifndef FIXED
  x.spec.timeZone = "Local";
  x.spec.failedJobsHistoryLimit = -1;
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
