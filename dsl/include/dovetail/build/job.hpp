/// `Job<"migrate">{}.withRestartOnFailure().withContainer(…)`.
#pragma once

#include "dovetail/api/batch/v1.hpp"
#include "dovetail/build/workload.hpp"

/// The steps that Jobs have, and CronJobs for the Jobs that they make.
#define DOVETAIL_JOB_STEP(instantiation, name, T) \
  instantiation void ::dovetail::detail::name<T>(::dovetail::part&, const ::dovetail::step&, ::dovetail::lowering&)
#define DOVETAIL_JOB_STEPS(instantiation, T)                   \
  DOVETAIL_WORKLOAD_STEPS(instantiation, T);                   \
  DOVETAIL_JOB_STEP(instantiation, set_restart_on_failure, T); \
  DOVETAIL_JOB_STEP(instantiation, set_restart_never, T);      \
  DOVETAIL_JOB_STEP(instantiation, set_backoff_limit, T);      \
  DOVETAIL_JOB_STEP(instantiation, set_active_deadline, T);    \
  DOVETAIL_JOB_STEP(instantiation, set_ttl_after_finished, T)

namespace dovetail {

namespace detail {

using restart_policy = api::core::v1::PodSpec::RestartPolicy;

/// What is said of a Job itself, or of those that a CronJob makes.
template <class T>
constexpr api::batch::v1::JobSpec& job_of(T& object) {
  if constexpr (requires { object.spec.jobTemplate; }) return object.spec.jobTemplate.spec;
  else return object.spec;
}

template <class T>
constexpr void set_restart_on_failure(part& p, const step&, lowering&) {
  template_of(as<T>(p)).spec.restartPolicy = restart_policy::OnFailure;
}
template <class T>
constexpr void set_restart_never(part& p, const step&, lowering&) {
  template_of(as<T>(p)).spec.restartPolicy = restart_policy::Never;
}
template <class T>
constexpr void set_backoff_limit(part& p, const step& s, lowering& in) {
  job_of(as<T>(p)).backoffLimit = in.number(s.first);
}
template <class T>
constexpr void set_active_deadline(part& p, const step& s, lowering& in) {
  job_of(as<T>(p)).activeDeadlineSeconds = in.number(s.first);
}
template <class T>
constexpr void set_ttl_after_finished(part& p, const step& s, lowering& in) {
  job_of(as<T>(p)).ttlSecondsAfterFinished = in.number(s.first);
}

/// The label is for people and for Services: a Job's selector is made by the server.
template <class T>
constexpr void begin_pods_that_end(T& object, const model::text& name) {
  template_of(object).metadata.labels[application_label] = name;
  template_of(object).spec.restartPolicy = restart_policy::OnFailure;
}

}  // namespace detail

/// What Jobs and CronJobs share.
template <template <std::size_t> class Self, std::size_t N, class T>
class job_steps : public workload_builder<Self, N, T> {
 public:
  using workload_builder<Self, N, T>::workload_builder;

  /// A container that fails is started again in the same pod.
  constexpr auto withRestartOnFailure() const { return this->and_step(&detail::set_restart_on_failure<T>); }
  /// A pod that fails is followed by another one.
  constexpr auto withRestartNever() const { return this->and_step(&detail::set_restart_never<T>); }
  constexpr auto withBackoffLimit(parameter::count times) const {
    return this->and_step(&detail::set_backoff_limit<T>, times);
  }
  /// A Job that takes longer is ended, and has failed.
  constexpr auto withActiveDeadline(parameter::seconds s) const {
    return this->and_step(&detail::set_active_deadline<T>, s);
  }
  /// The Job is removed so long after it ended.
  constexpr auto withTimeToLiveAfterFinished(parameter::seconds s) const {
    return this->and_step(&detail::set_ttl_after_finished<T>, s);
  }
};

template <std::size_t N>
class job_builder : public job_steps<job_builder, N, api::batch::v1::Job> {
 public:
  using job_steps<job_builder, N, api::batch::v1::Job>::job_steps;
};

template <fixed_string Name>
struct Job : job_builder<0> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Job">());

  consteval Job(place written = place{__builtin_FILE(), __builtin_LINE()})
      : job_builder<0>(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(Job, "Job<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Job, job_builder<0>, "Job<\"name\">{}");

constexpr void begin_resource(api::batch::v1::Job& job, const model::text& name, lowering& in) {
  begin_resource<api::batch::v1::Job>(job, name, in);
  detail::begin_pods_that_end(job, name);
}

// The code of these steps is in the library.
DOVETAIL_JOB_STEPS(extern template, api::batch::v1::Job);

}  // namespace dovetail
