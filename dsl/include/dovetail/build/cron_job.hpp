/// `CronJob<"prune">{"0 3 * * *"}.withConcurrencyPolicy(concurrency_policy::Forbid).withContainer(…)`.
#pragma once

#include "dovetail/build/job.hpp"
#include "dovetail/text/cron.hpp"

namespace dovetail {

namespace detail {

DOVETAIL_STEP void set_history_limits(part& p, const step& s, lowering& in) {
  auto& spec = as<api::batch::v1::CronJob>(p).spec;
  spec.successfulJobsHistoryLimit = in.number(s.first);
  spec.failedJobsHistoryLimit = in.number(s.second);
}

}  // namespace detail

/// What becomes of a run whose time comes while the one before is still at it: `concurrency_policy::Forbid`.
using concurrency_policy = api::batch::v1::CronJobSpec::ConcurrencyPolicy;

class cron_job_builder : public job_steps<cron_job_builder, api::batch::v1::CronJob> {
 public:
  using api_type = api::batch::v1::CronJob;
  using job_steps<cron_job_builder, api::batch::v1::CronJob>::job_steps;

  /// Another schedule than the one that it was made with: in an environment.
  constexpr cron_job_builder withSchedule(parameter::schedule schedule) const {
    return this->with(detail::set_of<api_type, "spec.schedule">, schedule);
  }
  /// Where the schedule's hours are those of: "Europe/Berlin". The control plane's own, where none is said.
  constexpr cron_job_builder withTimeZone(parameter::line zone) const {
    return this->with(detail::set_of<api_type, "spec.timeZone">, zone);
  }
  constexpr cron_job_builder withConcurrencyPolicy(concurrency_policy policy) const {
    return this->with(detail::set_of<api_type, "spec.concurrencyPolicy">,
                      argument::literal_at(spelling(policy), this->at));
  }
  /// A run that could not start in so long a time is left out.
  constexpr cron_job_builder withStartingDeadline(parameter::seconds s) const {
    return this->with(detail::set_of<api_type, "spec.startingDeadlineSeconds">, s);
  }
  /// No runs until it is taken away.
  constexpr cron_job_builder withSuspend() const {
    return this->with(detail::set_of<api_type, "spec.suspend">, argument::truth_at(true, this->at));
  }
  /// How many Jobs that ended well, and that failed, are kept.
  constexpr cron_job_builder withHistoryLimits(parameter::count successful, parameter::count failed) const {
    return this->and_step(&detail::set_history_limits, successful, failed);
  }
};

template <fixed_string Name>
struct CronJob : cron_job_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "CronJob">());
  static_assert(Name.view().size() <= 52, "a CronJob's name has at most 52 characters: its Jobs' names are longer");

  constexpr CronJob(parameter::schedule schedule, place written = place{__builtin_FILE(), __builtin_LINE()})
      : cron_job_builder(cron_job_builder(detail::name_argument<Name>(written), written).withSchedule(schedule)) {}
  DOVETAIL_REFUSED("a CronJob needs its schedule, and nothing else, in the braces: CronJob<\"nightly\">{\"0 3 * * *\"}")
  consteval CronJob() {}
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(CronJob, cron_job_builder, "CronJob<\"nightly\">{\"0 3 * * *\"}");

constexpr void begin_resource(api::batch::v1::CronJob& cron_job, const model::text& name, lowering& in) {
  begin_resource<api::batch::v1::CronJob>(cron_job, name, in);
  detail::begin_pods_that_end(cron_job, name);
}

}  // namespace dovetail
