/// `Job<"migrate">{}.withRestartOnFailure().withContainer(…)`.
#pragma once

#include "dovetail/api/batch/v1.hpp"
#include "dovetail/build/workload.hpp"

namespace dovetail {

namespace detail {

using restart_policy = api::core::v1::PodSpec::RestartPolicy;

/// Where a Job's own fields are, or those of the Jobs that a CronJob makes.
template <class T>
inline constexpr auto job_of = fixed_path("spec.");
template <>
inline constexpr auto job_of<api::batch::v1::CronJob> = fixed_path("spec.jobTemplate.spec.");
template <>
inline constexpr auto pods_of<api::batch::v1::CronJob> = fixed_path("spec.jobTemplate.spec.template.");

/// The label is for people and for Services: a Job's selector is made by the server.
template <class T>
constexpr auto begin_pods_that_end(T& object, const model::text& name) {
  template_of(object).metadata.labels[application_label] = name;
  template_of(object).spec.restartPolicy = restart_policy::OnFailure;
}

}  // namespace detail

/// What Jobs and CronJobs share.
template <class Self, class T>
class job_steps : public workload_builder<Self, T> {
 public:
  using workload_builder<Self, T>::workload_builder;

  /// A container that fails is started again in the same pod.
  constexpr auto withRestartOnFailure() const {
    return this->with(detail::set_of<T, detail::pods_of<T> + "spec.restartPolicy">,
                      argument::literal_at("OnFailure", this->at));
  }
  /// A pod that fails is followed by another one.
  constexpr auto withRestartNever() const {
    return this->with(detail::set_of<T, detail::pods_of<T> + "spec.restartPolicy">,
                      argument::literal_at("Never", this->at));
  }
  constexpr auto withBackoffLimit(parameter::count times) const {
    return this->with(detail::set_of<T, detail::job_of<T> + "backoffLimit">, times);
  }
  /// A Job that takes longer is ended, and has failed.
  constexpr auto withActiveDeadline(parameter::seconds s) const {
    return this->with(detail::set_of<T, detail::job_of<T> + "activeDeadlineSeconds">, s);
  }
  /// The Job is removed so long after it ended.
  constexpr auto withTimeToLiveAfterFinished(parameter::seconds s) const {
    return this->with(detail::set_of<T, detail::job_of<T> + "ttlSecondsAfterFinished">, s);
  }
};

class job_builder : public job_steps<job_builder, api::batch::v1::Job> {
 public:
  using job_steps<job_builder, api::batch::v1::Job>::job_steps;
};

template <fixed_string Name>
struct Job : job_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Job">());

  consteval Job(place written = place{__builtin_FILE(), __builtin_LINE()})
      : job_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(Job, "Job<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Job, job_builder, "Job<\"name\">{}");

constexpr void begin_resource(api::batch::v1::Job& job, const model::text& name, lowering& in) {
  begin_resource<api::batch::v1::Job>(job, name, in);
  detail::begin_pods_that_end(job, name);
}

}  // namespace dovetail
