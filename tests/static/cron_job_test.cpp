/// build/cron_job.hpp and build/job.hpp: what is made of schedules and of pods that end.
#include "lowered.hpp"

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto nightly = value<"nightly">(grammars::cron_schedule, "0 3 * * *");
inline constexpr auto prune = CronJob<"prune">{nightly}
                                  .withTimeZone("Europe/Berlin")
                                  .withConcurrencyPolicy(concurrency_policy::Forbid)
                                  .withStartingDeadline(10min)
                                  .withHistoryLimits(1, 3)
                                  .withRestartNever()
                                  .withBackoffLimit(2)
                                  .withActiveDeadline(1h)
                                  .withPodLabel("part", "prune")
                                  .withContainer(Container<"prune">{image("prune:1.0")})
                                  .withVolume(empty_dir<"cache">());
static_assert(lowered(prune, [](const api::batch::v1::CronJob& c, const resource_notes&) {
  const auto& job = c.spec.jobTemplate.spec;
  const auto& pod = job.template_;
  return c.metadata.name == "prune" && c.metadata.namespace_ == "here" && c.spec.schedule == "0 3 * * *" &&
         c.spec.timeZone == "Europe/Berlin" && c.spec.concurrencyPolicy == concurrency_policy::Forbid &&
         c.spec.startingDeadlineSeconds == 600 && c.spec.successfulJobsHistoryLimit == 1 &&
         c.spec.failedJobsHistoryLimit == 3 && !c.spec.suspend.has_value() && job.backoffLimit == 2 &&
         job.activeDeadlineSeconds == 3600 && pod.spec.restartPolicy == dovetail::detail::restart_policy::Never &&
         *pod.metadata.labels.find("app") == "prune" && *pod.metadata.labels.find("part") == "prune" &&
         pod.spec.containers[0].name == "prune" && pod.spec.volumes[0].name == "cache";
}));
inline constexpr auto paused = CronJob<"prune">{"@hourly"}.withSchedule("*/5 * * * *").withSuspend();
static_assert(lowered(paused, [](const api::batch::v1::CronJob& c, const resource_notes&) {
  return c.spec.schedule == "*/5 * * * *" && c.spec.suspend.value() &&
         c.spec.jobTemplate.spec.template_.spec.restartPolicy == dovetail::detail::restart_policy::OnFailure;
}));
inline constexpr auto once =
    Job<"once">{}.withActiveDeadline(30s).withTimeToLiveAfterFinished(1h).withRestartOnFailure();
static_assert(lowered(once, [](const api::batch::v1::Job& j, const resource_notes&) {
  return j.spec.activeDeadlineSeconds == 30 && j.spec.ttlSecondsAfterFinished == 3600 &&
         *j.spec.template_.metadata.labels.find("app") == "once";
}));

// All workloads of an environment are those that CronJobs make, too.
inline constexpr auto somewhere = every<CronJob>().withNodeSelector("pool", "batch");
static_assert(lowered(somewhere, [](const api::batch::v1::CronJob& c, const resource_notes&) {
  return *c.spec.jobTemplate.spec.template_.spec.nodeSelector.find("pool") == "batch";
}));
