/// `CronJob<"prune">{"0 3 * * *"}.withConcurrencyPolicy(concurrency_policy::Forbid).withContainer(…)`.
#pragma once

#include "dovetail/build/job.hpp"
#include "dovetail/text/cron.hpp"

namespace dovetail {

namespace detail {

DOVETAIL_STEP void set_schedule(part& p, const step& s, lowering& in) {
  as<api::batch::v1::CronJob>(p).spec.schedule = in.text(s.first);
}
DOVETAIL_STEP void set_time_zone(part& p, const step& s, lowering& in) {
  as<api::batch::v1::CronJob>(p).spec.timeZone = in.text(s.first);
}
DOVETAIL_STEP void set_concurrency_policy(part& p, const step& s, lowering& in) {
  as<api::batch::v1::CronJob>(p).spec.concurrencyPolicy =
      model::choice<api::batch::v1::CronJobSpec::ConcurrencyPolicy>::other(in.text(s.first));
}
DOVETAIL_STEP void set_starting_deadline(part& p, const step& s, lowering& in) {
  as<api::batch::v1::CronJob>(p).spec.startingDeadlineSeconds = in.number(s.first);
}
DOVETAIL_STEP void set_suspend(part& p, const step&, lowering&) { as<api::batch::v1::CronJob>(p).spec.suspend = true; }
DOVETAIL_STEP void set_history_limits(part& p, const step& s, lowering& in) {
  auto& spec = as<api::batch::v1::CronJob>(p).spec;
  spec.successfulJobsHistoryLimit = in.number(s.first);
  spec.failedJobsHistoryLimit = in.number(s.second);
}

}  // namespace detail

/// What becomes of a run whose time comes while the one before is still at it: `concurrency_policy::Forbid`.
using concurrency_policy = api::batch::v1::CronJobSpec::ConcurrencyPolicy;

template <std::size_t N>
class cron_job_builder : public job_steps<cron_job_builder, N, api::batch::v1::CronJob> {
 public:
  using job_steps<cron_job_builder, N, api::batch::v1::CronJob>::job_steps;

  /// Another schedule than the one that it was made with: in an environment.
  constexpr auto withSchedule(parameter::schedule schedule) const {
    return this->and_step(&detail::set_schedule, schedule);
  }
  /// Where the schedule's hours are those of: "Europe/Berlin". The control plane's own, where none is said.
  constexpr auto withTimeZone(parameter::line zone) const { return this->and_step(&detail::set_time_zone, zone); }
  constexpr auto withConcurrencyPolicy(concurrency_policy policy) const {
    return this->and_step(&detail::set_concurrency_policy, argument::literal_at(spelling(policy), this->at));
  }
  /// A run that could not start in so long a time is left out.
  constexpr auto withStartingDeadline(parameter::seconds s) const {
    return this->and_step(&detail::set_starting_deadline, s);
  }
  /// No runs until it is taken away.
  constexpr auto withSuspend() const { return this->and_step(&detail::set_suspend); }
  /// How many Jobs that ended well, and that failed, are kept.
  constexpr auto withHistoryLimits(parameter::count successful, parameter::count failed) const {
    return this->and_step(&detail::set_history_limits, successful, failed);
  }
};

template <fixed_string Name>
struct CronJob : cron_job_builder<1> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "CronJob">());
  static_assert(Name.view().size() <= 52, "a CronJob's name has at most 52 characters: its Jobs' names are longer");

  constexpr CronJob(parameter::schedule schedule, place written = place{__builtin_FILE(), __builtin_LINE()})
      : cron_job_builder<1>(cron_job_builder<0>(detail::name_argument<Name>(written), written).withSchedule(schedule)) {
  }
  DOVETAIL_REFUSED("a CronJob needs its schedule, and nothing else, in the braces: CronJob<\"nightly\">{\"0 3 * * *\"}")
  consteval CronJob() {}
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(CronJob, cron_job_builder<1>, "CronJob<\"nightly\">{\"0 3 * * *\"}");

constexpr void begin_resource(api::batch::v1::CronJob& cron_job, const model::text& name, lowering& in) {
  begin_resource<api::batch::v1::CronJob>(cron_job, name, in);
  detail::begin_pods_that_end(cron_job, name);
}

// The code of these steps is in the library.
DOVETAIL_JOB_STEPS(extern template, api::batch::v1::CronJob);

}  // namespace dovetail
