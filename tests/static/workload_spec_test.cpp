/// check/workload_spec.hpp: how workloads are rolled out, and Jobs end.
#include "edited.hpp"

using deployment = api::apps::v1::Deployment;
using strategy = api::apps::v1::DeploymentStrategy;
static_assert(tells<of_deployment<[](deployment& d) { d.spec.strategy.ensure().type = strategy::Type::Recreate; }>,
                    of_deployment<[](deployment& d) {
                      d.spec.strategy.ensure().type = strategy::Type::Recreate;
                      d.spec.strategy->rollingUpdate.ensure();
                    }>>("CON-38"));
inline constexpr auto rolls = [](deployment& d, model::int_or_string more, model::int_or_string less) {
  d.spec.strategy.ensure().rollingUpdate.ensure().maxSurge = more;
  d.spec.strategy->rollingUpdate->maxUnavailable = less;
};
static_assert(tells<of_deployment<[](deployment& d) { rolls(d, "25%", 0); }>,
                    of_deployment<[](deployment& d) { rolls(d, "0%", 0); }>>("CON-39"));
static_assert(breaks_only<of_deployment<[](deployment& d) { rolls(d, "200%", "200%"); }>>("GRM-27"));
static_assert(tells<of_deployment<[](deployment& d) { d.spec.minReadySeconds = 599; }>,
                    of_deployment<[](deployment& d) { d.spec.minReadySeconds = 600; }>>("CON-41"));
static_assert(breaks_only<of_deployment<[](deployment& d) { d.spec.replicas = -1; }>>("CON-41"));

/// A workload of whatever kind with the pods of a Deployment.
inline constexpr auto with_pods = [](auto& spec) {
  spec.selector.matchLabels["app"] = "web";
  spec.template_.metadata.labels["app"] = "web";
  auto& c = spec.template_.spec.containers.emplace_back();
  c.name = "web";
  c.image = "web:1.0";
};
using daemon_set = api::apps::v1::DaemonSet;
template <auto Edit>
inline constexpr auto& of_daemon_set = of_kind<daemon_set, [](daemon_set& d) {
  with_pods(d.spec);
  Edit(d.spec.updateStrategy.ensure().rollingUpdate.ensure());
}>;
using update = api::apps::v1::RollingUpdateDaemonSet;
static_assert(tells<of_daemon_set<[](update& u) {
                      u.maxSurge = 1;
                      u.maxUnavailable = 0;
                    }>,
                    of_daemon_set<[](update& u) { u.maxSurge = 1; }>>("CON-40"));
static_assert(breaks_only<of_daemon_set<[](update& u) { u.maxUnavailable = 0; }>>("CON-40"));

using stateful_set = api::apps::v1::StatefulSet;
template <auto Edit>
inline constexpr auto& of_stateful_set = of_kind<stateful_set, [](stateful_set& s) {
  with_pods(s.spec);
  Edit(s.spec);
}>;
using set_spec = api::apps::v1::StatefulSetSpec;
using set_strategy = api::apps::v1::StatefulSetUpdateStrategy;
static_assert(
    tells<of_stateful_set<[](set_spec& s) { s.updateStrategy.ensure().rollingUpdate.ensure().partition = 1; }>,
          of_stateful_set<[](set_spec& s) { s.updateStrategy.ensure().rollingUpdate.ensure().partition = -1; }>>(
        "CON-42"));
static_assert(breaks_only<of_stateful_set<[](set_spec& s) {
  s.updateStrategy.ensure().type = set_strategy::Type::OnDelete;
  s.updateStrategy->rollingUpdate.ensure();
}>>("CON-42"));
static_assert(breaks_only<of_stateful_set<[](set_spec& s) {
  s.updateStrategy.ensure().rollingUpdate.ensure().maxUnavailable = 0;
}>>("CON-42"));
static_assert(breaks_only<of_stateful_set<[](set_spec& s) {
  s.persistentVolumeClaimRetentionPolicy.ensure().whenDeleted = "Remove";
}>>("CON-42"));
inline constexpr auto claim = [](set_spec& s, const char* name) {
  auto& c = s.volumeClaimTemplates.emplace_back();
  c.metadata.name = name;
  c.spec.accessModes.push_back(core::PersistentVolumeClaimSpec::AccessModes::ReadWriteOnce);
  c.spec.resources.ensure().requests["storage"] = "1Gi";
};
static_assert(tells<of_stateful_set<[](set_spec& s) {
                      claim(s, "a");
                      claim(s, "b");
                    }>,
                    of_stateful_set<[](set_spec& s) {
                      claim(s, "a");
                      claim(s, "a");
                    }>>("CON-43"));

// Jobs.
namespace batch = api::batch::v1;
using restart = core::PodSpec::RestartPolicy;
inline constexpr auto job_pods = [](batch::JobSpec& j) {
  auto& c = j.template_.spec.containers.emplace_back();
  c.name = "web";
  c.image = "web:1.0";
  j.template_.spec.restartPolicy = restart::Never;
};
template <auto Edit>
inline constexpr auto& of_job = of_kind<batch::Job, [](batch::Job& j) {
  job_pods(j.spec);
  Edit(j.spec);
}>;
using j = batch::JobSpec;
static_assert(
    tells<of_job<[](j&) {}>, of_job<[](j& x) { x.template_.spec.restartPolicy = restart::Always; }>>("CON-34"));
static_assert(breaks_only<of_job<[](j& x) { x.template_.spec.restartPolicy.reset(); }>>("CON-34"));
inline constexpr auto indexed = [](j& x) {
  x.completionMode = j::CompletionMode::Indexed;
  x.completions = 5;
};
static_assert(tells<of_job<[](j& x) {
                      indexed(x);
                      x.backoffLimitPerIndex = 1;
                    }>,
                    of_job<[](j& x) { x.backoffLimitPerIndex = 1; }>>("CON-44"));
static_assert(breaks_only<of_job<[](j& x) {
  indexed(x);
  x.completions.reset();
}>>("CON-44"));
static_assert(breaks_only<of_job<[](j& x) {
  indexed(x);
  x.maxFailedIndexes = 1;
}>>("CON-44"));
static_assert(breaks_only<of_job<[](j& x) { x.parallelism = -1; }>>("CON-44"));
inline constexpr auto fails = [](j& x, auto... codes) {
  auto& rule = x.podFailurePolicy.ensure().rules.emplace_back();
  rule.action = batch::PodFailurePolicyRule::Action::FailJob;
  rule.onExitCodes.ensure().operator_ = batch::PodFailurePolicyOnExitCodesRequirement::Operator::In;
  (rule.onExitCodes->values.push_back(codes), ...);
};
static_assert(tells<of_job<[](j& x) { fails(x, 1, 2); }>, of_job<[](j& x) { fails(x, 2, 1); }>>("IDN-33"));
static_assert(breaks_only<of_job<[](j& x) { fails(x, 0, 1); }>>("CON-45"));
static_assert(breaks_only<of_job<[](j& x) {
  fails(x, 1);
  x.podFailurePolicy->rules[0].action = batch::PodFailurePolicyRule::Action::FailIndex;
}>>("CON-45"));
static_assert(tells<of_job<[](j& x) {
                      fails(x, 1);
                      x.podFailurePolicy->rules[0].onExitCodes->containerName = "web";
                    }>,
                    of_job<[](j& x) {
                      fails(x, 1);
                      x.podFailurePolicy->rules[0].onExitCodes->containerName = "wbe";
                    }>>("REF-52"));
inline constexpr auto succeeds = [](j& x, const char* indexes) {
  indexed(x);
  x.successPolicy.ensure().rules.emplace_back().succeededIndexes = indexes;
};
static_assert(tells<of_job<[](j& x) { succeeds(x, "0,2-4"); }>, of_job<[](j& x) { succeeds(x, "0,2-5"); }>>("GRM-46"));
static_assert(breaks_only<of_job<[](j& x) {
  succeeds(x, "0");
  x.successPolicy->rules.emplace_back();
}>>("CON-46"));
static_assert(tells<of_job<[](j& x) { x.managedBy = "example.com/runs"; }>, of_job<[](j& x) { x.managedBy = "runs"; }>>(
    "GRM-46"));
inline constexpr auto selects = [](j& x) {
  x.selector.ensure().matchLabels["app"] = "web";
  x.template_.metadata.labels["app"] = "web";
};
static_assert(tells<of_job<[](j& x) {
                      selects(x);
                      x.manualSelector = true;
                    }>,
                    of_job<selects>>("CON-47"));
template <fixed_string Name>
inline constexpr auto indexed_job = resource<batch::Job, Name>([](batch::Job& x) {
  job_pods(x.spec);
  indexed(x.spec);
  x.spec.completions = 100;
});
inline constexpr auto short_name = stack<"test">(file("a", indexed_job<"a">));
inline constexpr auto long_name =
    stack<"test">(file("a", indexed_job<"a1234567890123456789012345678901234567890123456789012345678901">));
static_assert(tells<short_name, long_name>("GRM-06"));

// CronJobs.
template <fixed_string Name, auto Edit>
inline constexpr auto cron_job_with = resource<batch::CronJob, Name>([](batch::CronJob& c) {
  job_pods(c.spec.jobTemplate.spec);
  c.spec.schedule = "0 3 * * *";
  Edit(c.spec);
});
template <auto Edit, fixed_string Name = "web">
inline constexpr auto of_cron_job = stack<"test">(file("a", cron_job_with<Name, Edit>));
using c = batch::CronJobSpec;
inline constexpr auto same = [](c&) {};
static_assert(tells<of_cron_job<same>, of_cron_job<[](c& x) { x.schedule = "0 3 * *"; }>>("GRM-25"));
static_assert(breaks_only<of_cron_job<[](c& x) { x.schedule = "TZ=UTC 0 3 * * *"; }>>("GRM-25"));
static_assert(tells<of_cron_job<[](c& x) { x.timeZone = "America/Argentina/Buenos_Aires"; }>,
                    of_cron_job<[](c& x) { x.timeZone = "Local"; }>>("GRM-26"));
static_assert(breaks_only<of_cron_job<[](c& x) { x.failedJobsHistoryLimit = -1; }>>("CON-48"));
static_assert(tells<of_cron_job<same, "a123456789012345678901234567890123456789012345678901">,
                    of_cron_job<same, "a1234567890123456789012345678901234567890123456789012">>("GRM-05"));
