/// `Job<"migrate">{}.withRestartOnFailure().withContainer(…)`.
#pragma once

#include "dovetail/api/batch/v1.hpp"
#include "dovetail/build/workload.hpp"

namespace dovetail {

namespace detail {

using restart_policy = api::core::v1::PodSpec::RestartPolicy;

template <restart_policy Policy>
constexpr void set_job_restart_policy(part& p, const step&, lowering&) {
  as<api::batch::v1::Job>(p).spec.template_.spec.restartPolicy = Policy;
}
DOVETAIL_STEP void set_backoff_limit(part& p, const step& s, lowering& in) {
  as<api::batch::v1::Job>(p).spec.backoffLimit = in.number(s.first);
}
DOVETAIL_STEP void set_ttl_after_finished(part& p, const step& s, lowering& in) {
  as<api::batch::v1::Job>(p).spec.ttlSecondsAfterFinished = in.number(s.first);
}

}  // namespace detail

template <std::size_t N>
class job_builder : public workload_builder<job_builder, N, api::batch::v1::Job> {
 public:
  using workload_builder<job_builder, N, api::batch::v1::Job>::workload_builder;

  /// A container that fails is started again in the same pod.
  constexpr auto withRestartOnFailure() const {
    return this->and_step(&detail::set_job_restart_policy<detail::restart_policy::OnFailure>);
  }
  /// A pod that fails is followed by another one.
  constexpr auto withRestartNever() const {
    return this->and_step(&detail::set_job_restart_policy<detail::restart_policy::Never>);
  }
  constexpr auto withBackoffLimit(argument times) const { return this->and_step(&detail::set_backoff_limit, times); }
  /// The Job is removed so long after it ended.
  constexpr auto withTimeToLiveAfterFinished(seconds s) const {
    return this->and_step(&detail::set_ttl_after_finished, argument::number_at(s.count, this->at));
  }
};

template <fixed_string Name>
struct Job : job_builder<0> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Job">());

  consteval Job(const char* file = __builtin_FILE(), std::uint32_t line = __builtin_LINE())
      : job_builder<0>(detail::name_argument<Name>({file, line, 0}), {file, line, 0}) {}
};

constexpr void begin_resource(api::batch::v1::Job& job, const model::text& name, lowering& in) {
  begin_resource<api::batch::v1::Job>(job, name, in);
  // A Job's selector is made by the server; the label is for people and for Services.
  job.spec.template_.metadata.labels[application_label] = name;
  job.spec.template_.spec.restartPolicy = detail::restart_policy::OnFailure;
}

// The code of these steps is in the library.
DOVETAIL_WORKLOAD_STEPS(extern template, api::batch::v1::Job);
extern template void detail::set_job_restart_policy<detail::restart_policy::OnFailure>(part&, const step&, lowering&);
extern template void detail::set_job_restart_policy<detail::restart_policy::Never>(part&, const step&, lowering&);

}  // namespace dovetail
