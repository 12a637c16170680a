/// Rules over how workloads are rolled out, and Jobs over how they end.
#pragma once

#include "dovetail/api/batch/v1.hpp"
#include "dovetail/check/disruption_budget.hpp"
#include "dovetail/check/ingress_spec.hpp"
#include "dovetail/check/pod_spec.hpp"
#include "dovetail/text/cron.hpp"

#include <utility>

namespace dovetail::check {

inline constexpr rule CON_38{"CON-38", "a Deployment that is recreated has no rollingUpdate",
                             "API server, ValidateDeploymentStrategy", "remove rollingUpdate"};
inline constexpr rule CON_39{"CON-39", "a Deployment that is rolled out may have a pod more or a pod less",
                             "API server, ValidateRollingUpdateDeployment", "set maxSurge or maxUnavailable to 1"};
inline constexpr rule CON_40{"CON-40", "a DaemonSet that is rolled out has either a pod more or a pod less",
                             "API server, ValidateRollingUpdateDaemonSet",
                             "set one of maxSurge and maxUnavailable to 1"};
inline constexpr rule CON_41{
    "CON-41", "the counts of a workload are not negative, and it is given longer to progress than to be ready",
    "API server, ValidateDeploymentSpec", "raise progressDeadlineSeconds above minReadySeconds"};
inline constexpr rule CON_42{"CON-42",
                             "a StatefulSet that waits for deletion has no rollingUpdate, and its numbers can be kept",
                             "API server, ValidateStatefulSetSpec", "remove rollingUpdate, or use numbers from 0"};
inline constexpr rule CON_43{"CON-43", "the claim templates of a StatefulSet are claims, with names that differ",
                             "API server, since 1.34; the StatefulSet controller",
                             "give each template accessModes and a storage request"};
inline constexpr rule REF_52{"REF-52", "a Job's rule over exit codes names a container of its pods",
                             "API server, validatePodFailurePolicyRuleOnExitCodes",
                             "name a container or an init container"};
inline constexpr rule IDN_33{"IDN-33", "the exit codes of a rule differ and are in order",
                             "API server, validatePodFailurePolicyRuleOnExitCodes", "write them in order, each once"};
inline constexpr rule GRM_05{"GRM-05", "a CronJob's name has at most 52 characters",
                             "API server, ValidateCronJobCreate",
                             "shorten it: the Jobs that it makes have eleven more"};
inline constexpr rule GRM_06{"GRM-06", "the pods of an indexed Job have names that can be had",
                             "API server, ValidateJob", "shorten the name of the Job"};
inline constexpr rule GRM_25{"GRM-25", "a CronJob's schedule has five fields, or is a word such as `@daily`",
                             "API server, validateScheduleFormat",
                             "write minute, hour, day, month and weekday: `0 3 * * *`"};
inline constexpr rule GRM_26{"GRM-26", "a CronJob's time zone has a name such as Europe/Berlin",
                             "API server, validateTimeZone", "write a name such as Europe/Paris, of the list of IANA"};
inline constexpr rule GRM_46{"GRM-46",
                             "what manages a Job is a path of a domain, and its indexes are numbers and ranges",
                             "API server, validateJobSpec", "write `example.com/controller`, and indexes as `0,2-4`"};
inline constexpr rule CON_34{"CON-34", "the pods of a Job end: they are restarted on failure or never",
                             "API server, validateJobSpec; kube-score cronjob-restartpolicy",
                             "set restartPolicy to OnFailure or Never"};
inline constexpr rule CON_44{"CON-44",
                             "an indexed Job says how often it completes, and only such a Job counts by index",
                             "API server, validateJobSpec", "set completions, and completionMode to Indexed"};
inline constexpr rule CON_45{"CON-45",
                             "a rule over failed pods is about exit codes or conditions, with values that can be",
                             "API server, validatePodFailurePolicy", "choose one of onExitCodes and onPodConditions"};
inline constexpr rule CON_46{"CON-46", "a Job's rule of success says how many indexes or which",
                             "API server, validateSuccessPolicy", "set succeededCount or succeededIndexes"};
inline constexpr rule CON_47{"CON-47", "a Job's selector is the server's, unless manualSelector says otherwise",
                             "API server, validateGeneratedSelector", "remove the selector"};
inline constexpr rule CON_48{"CON-48", "a CronJob's limits and deadline are not negative",
                             "API server, validateCronJobSpec", "write a number from 0"};
namespace detail {

constexpr void check_not_negative(const rule& what, const resource& owner, const char* field,
                                  const model::integer& number, report& into) {
  if (number.value_or(0) < 0)
    tell(what, owner, number.at(), into,
         {" has ", field, " ", into.digits(number.value()), ", which is less than 0", advice{"write a number from 0"}});
}

/// Reports what is neither an index nor a range of them, in order: `0,2-4`.
constexpr bool is_index_list(std::string_view text, std::int64_t completions) {
  std::int64_t last = -1;
  return dovetail::detail::every_part(text, ',', [&](std::string_view part) {
    return dovetail::detail::every_part(part, '-', [&](std::string_view number) {
      std::int64_t value = 0;
      for (const char c : number) {
        if (!dovetail::detail::is_digit(c) || value > 1000000000) return false;
        value = value * 10 + (c - '0');
      }
      if (number.empty() || value <= last || value >= completions) return false;
      last = value;
      return true;
    });
  });
}

constexpr void check_failure_rule(const api::batch::v1::PodFailurePolicyRule& r, const api::batch::v1::JobSpec& spec,
                                  const resource& owner, report& into) {
  using op = api::batch::v1::PodFailurePolicyOnExitCodesRequirement::Operator;
  if (r.onExitCodes.has_value() != r.onPodConditions.empty())
    tell(CON_45, owner, r.action.at(), into,
         {" has a rule over failed pods about ",
          r.onExitCodes ? "both exit codes and conditions" : "neither exit codes nor conditions"});
  if (r.action == api::batch::v1::PodFailurePolicyRule::Action::FailIndex && !spec.backoffLimitPerIndex.has_value())
    tell(CON_45, owner, r.action.at(), into, {" fails an index, and has no backoffLimitPerIndex"});
  if (!r.onExitCodes) return;
  const auto& codes = *r.onExitCodes;
  for (std::size_t i = 0; i < codes.values.size(); ++i) {
    if (codes.operator_ == op::In && codes.values[i].value_or(1) == 0)
      tell(CON_45, owner, codes.values[i].at(), into, {" has a rule over the exit code 0, which is no failure"});
    if (i > 0 && codes.values[i].value_or(0) <= codes.values[i - 1].value_or(0))
      tell(IDN_33, owner, codes.values[i].at(), into,
           {" has the exit code ", into.digits(codes.values[i].value_or(0)), " after ",
            into.digits(codes.values[i - 1].value_or(0)), ": they are in order, each once"});
  }
  if (codes.values.empty() || codes.values.size() > 255)
    tell(CON_45, owner, codes.operator_.at(), into,
         {" has a rule over exit codes with ", codes.values.empty() ? "no" : "more than 255", " values"});
  if (!codes.containerName.empty() && !has_container(spec.template_.spec, codes.containerName.view()))
    tell(REF_52, owner, codes.containerName.at(), into,
         {" has a rule over the exit codes of container `", codes.containerName.view(), "`, which its pods do not have",
          nearest_container(spec.template_.spec, codes.containerName.view(), into)});
}

constexpr void check_job(const api::batch::v1::JobSpec& spec, const resource& owner, bool of_cron_job, report& into) {
  using restart = api::core::v1::PodSpec::RestartPolicy;
  const auto& policy = spec.template_.spec.restartPolicy;
  if (!(policy == restart::OnFailure || policy == restart::Never))
    tell(CON_34, owner, policy.at(), into,
         {" has pods of restartPolicy ", policy.has_value() ? policy.view() : "Always",
          ", and they are to end: OnFailure or Never"});
  const bool indexed = spec.completionMode == "Indexed";
  for (const auto& [field, number] : {std::pair<const char*, const model::integer*>{"parallelism", &spec.parallelism},
                                      {"completions", &spec.completions},
                                      {"backoffLimit", &spec.backoffLimit},
                                      {"backoffLimitPerIndex", &spec.backoffLimitPerIndex},
                                      {"maxFailedIndexes", &spec.maxFailedIndexes},
                                      {"ttlSecondsAfterFinished", &spec.ttlSecondsAfterFinished}})
    check_not_negative(CON_44, owner, field, *number, into);
  if (indexed) {
    if (!spec.completions.has_value())
      tell(CON_44, owner, spec.completionMode.at(), into, {" is Indexed, and has no completions"});
    if (spec.parallelism.value_or(1) > 100000)
      tell(CON_44, owner, spec.parallelism.at(), into, {" is Indexed, and has parallelism over 100000"});
    const std::string_view name = of_cron_job ? std::string_view{} : owner.name.view();
    if (spec.completions.value_or(0) > 0 && !name.empty() &&
        name.size() + 1 + into.digits(spec.completions.value() - 1).size() > 63)
      tell(GRM_06, owner, owner.name.at(), into,
           {" has pods named `", name, "-", into.digits(spec.completions.value() - 1),
            "`, which is no DNS label: at most 63 characters"});
    if (spec.maxFailedIndexes.has_value() &&
        (!spec.backoffLimitPerIndex.has_value() || spec.maxFailedIndexes.value() > spec.completions.value_or(0)))
      tell(CON_44, owner, spec.maxFailedIndexes.at(), into,
           {" has maxFailedIndexes ",
            spec.backoffLimitPerIndex.has_value() ? "above its completions" : "without backoffLimitPerIndex"});
  } else if (spec.backoffLimitPerIndex.has_value() || spec.maxFailedIndexes.has_value() || spec.successPolicy) {
    tell(CON_44, owner, spec.backoffLimitPerIndex.at(), into,
         {" has ",
          spec.successPolicy                      ? "successPolicy"
          : spec.backoffLimitPerIndex.has_value() ? "backoffLimitPerIndex"
                                                  : "maxFailedIndexes",
          ", which goes with completionMode Indexed"});
  }
  if (spec.podFailurePolicy) {
    if (!(policy == restart::Never))
      tell(CON_34, owner, policy.at(), into, {" has a podFailurePolicy, which goes with restartPolicy Never"});
    if (spec.podFailurePolicy->rules.size() > 20)
      tell(CON_45, owner, {}, into, {" has more than 20 rules over failed pods"});
    if (spec.podReplacementPolicy.has_value() && !(spec.podReplacementPolicy == "Failed"))
      tell(CON_45, owner, spec.podReplacementPolicy.at(), into,
           {" has a podFailurePolicy, which goes with podReplacementPolicy Failed"});
    for (const auto& r : spec.podFailurePolicy->rules) check_failure_rule(r, spec, owner, into);
  }
  if (spec.successPolicy) {
    const std::size_t count = spec.successPolicy->rules.size();
    if (count == 0 || count > 20)
      tell(CON_46, owner, {}, into, {" has a successPolicy with ", count == 0 ? "no rules" : "more than 20 rules"});
    for (const auto& r : spec.successPolicy->rules) {
      if (!r.succeededCount.has_value() && !r.succeededIndexes.has_value())
        tell(CON_46, owner, {}, into, {" has a rule of success that says neither how many indexes nor which"});
      if (r.succeededCount.has_value() &&
          (r.succeededCount.value() < 1 ||
           r.succeededCount.value() > spec.completions.value_or(r.succeededCount.value())))
        tell(CON_46, owner, r.succeededCount.at(), into,
             {" succeeds with ", into.digits(r.succeededCount.value()),
              " indexes, which is not from 1 to its completions"});
      if (!r.succeededIndexes.empty() &&
          !is_index_list(r.succeededIndexes.view(), spec.completions.value_or(1000000000)))
        tell(GRM_46, owner, r.succeededIndexes.at(), into,
             {" succeeds with the indexes `", r.succeededIndexes.view(),
              "`, which are no numbers and ranges in order, below its completions"});
    }
  }
  if (!spec.managedBy.empty() && !is_domain_path(spec.managedBy.view(), 63))
    tell(GRM_46, owner, spec.managedBy.at(), into,
         {" is managed by `", spec.managedBy.view(),
          "`, which is no path of a domain such as `example.com/controller`"});
  if (spec.selector && !spec.manualSelector.value_or(false))
    tell(CON_47, owner, {}, into, {" has a selector of its own, and does not say manualSelector"});
  if (of_cron_job && spec.manualSelector.value_or(false))
    tell(CON_47, owner, spec.manualSelector.at(), into,
         {" says manualSelector: each of its Jobs would pick the pods of the others"});
  if (spec.activeDeadlineSeconds.value_or(0) < 0)
    tell(CON_44, owner, spec.activeDeadlineSeconds.at(), into,
         {" has activeDeadlineSeconds ", into.digits(spec.activeDeadlineSeconds.value()), ", which is less than 0"});
}

/// Words of letters, digits and `_+-` joined by `/`, as the names of time zones are.
constexpr bool is_time_zone(std::string_view text) {
  return text != "Local" && dovetail::detail::every_part(text, '/', [](std::string_view part) {
           if (part.empty() || part.front() == '-') return false;
           for (const char c : part)
             if (!dovetail::detail::is_alphanumeric(c) && c != '_' && c != '+' && c != '-') return false;
           return true;
         });
}

constexpr void check_claim_templates(const api::apps::v1::StatefulSetSpec& spec, const resource& owner, report& into) {
  each_repeated(
      spec.volumeClaimTemplates, [](const auto& c) -> const model::text& { return c.metadata.name; },
      [&](const auto&, const model::text& name) {
        tell(CON_43, owner, name.at(), into, {" has two claim templates named `", name.view(), "`"});
      });
  for (const auto& c : spec.volumeClaimTemplates)
    if (!is_dns_label(c.metadata.name.view()))
      tell(CON_43, owner, c.metadata.name.at(), into,
           {" has a claim template named `", c.metadata.name.view(), "`, which is no ", grammars::dns_label.name});
}

}  // namespace detail

constexpr void validate(const api::apps::v1::Deployment& object, const resource& owner, report& into) {
  const auto& spec = object.spec;
  detail::check_not_negative(CON_41, owner, "replicas", spec.replicas, into);
  detail::check_not_negative(CON_41, owner, "minReadySeconds", spec.minReadySeconds, into);
  detail::check_not_negative(CON_41, owner, "revisionHistoryLimit", spec.revisionHistoryLimit, into);
  if ((spec.progressDeadlineSeconds.has_value() || spec.minReadySeconds.has_value()) &&
      spec.progressDeadlineSeconds.value_or(600) <= spec.minReadySeconds.value_or(0))
    detail::tell(CON_41, owner, spec.progressDeadlineSeconds.at(), into,
                 {" has ", into.digits(spec.progressDeadlineSeconds.value_or(600)),
                  " seconds to progress, and a pod is ready after ", into.digits(spec.minReadySeconds.value_or(0))});
  if (!spec.strategy) return;
  const auto& strategy = *spec.strategy;
  if (strategy.type == "Recreate" && strategy.rollingUpdate)
    detail::tell(CON_38, owner, strategy.type.at(), into, {" is recreated, and has rollingUpdate"});
  if (!strategy.rollingUpdate) return;
  const auto& update = *strategy.rollingUpdate;
  detail::check_count(owner, "maxSurge", update.maxSurge, false, into);
  detail::check_count(owner, "maxUnavailable", update.maxUnavailable, true, into);
  if (update.maxSurge.has_value() && update.maxUnavailable.has_value() && detail::is_zero(update.maxSurge) &&
      detail::is_zero(update.maxUnavailable))
    detail::tell(CON_39, owner, update.maxSurge.at(), into,
                 {" may have neither a pod more nor a pod less: it could not be rolled out"});
}

constexpr void validate(const api::apps::v1::DaemonSet& object, const resource& owner, report& into) {
  const auto& spec = object.spec;
  detail::check_not_negative(CON_41, owner, "minReadySeconds", spec.minReadySeconds, into);
  if (!spec.updateStrategy || !spec.updateStrategy->rollingUpdate) return;
  const auto& update = *spec.updateStrategy->rollingUpdate;
  detail::check_count(owner, "maxSurge", update.maxSurge, true, into);
  detail::check_count(owner, "maxUnavailable", update.maxUnavailable, true, into);
  const bool more = update.maxSurge.has_value() && !detail::is_zero(update.maxSurge);
  const bool less = !update.maxUnavailable.has_value() || !detail::is_zero(update.maxUnavailable);
  if (more == less)
    detail::tell(CON_40, owner, update.maxSurge.at(), into,
                 {more ? " may have both a pod more and a pod less: it takes one (set maxUnavailable to 0)"
                       : " may have neither a pod more nor a pod less"});
}

constexpr void validate(const api::apps::v1::StatefulSet& object, const resource& owner, report& into) {
  const auto& spec = object.spec;
  detail::check_not_negative(CON_41, owner, "replicas", spec.replicas, into);
  detail::check_not_negative(CON_41, owner, "minReadySeconds", spec.minReadySeconds, into);
  if (spec.ordinals) detail::check_not_negative(CON_42, owner, "ordinals.start", spec.ordinals->start, into);
  if (!spec.volumeClaimTemplates.empty()) detail::check_claim_templates(spec, owner, into);
  if (spec.persistentVolumeClaimRetentionPolicy)
    for (const model::text* word : {&spec.persistentVolumeClaimRetentionPolicy->whenDeleted,
                                    &spec.persistentVolumeClaimRetentionPolicy->whenScaled})
      if (!word->empty() && !(*word == "Retain") && !(*word == "Delete"))
        detail::tell(CON_42, owner, word->at(), into,
                     {" has the retention policy `", word->view(), "`, which is neither Retain nor Delete"});
  if (!spec.updateStrategy) return;
  const auto& strategy = *spec.updateStrategy;
  if (strategy.type == "OnDelete" && strategy.rollingUpdate)
    detail::tell(CON_42, owner, strategy.type.at(), into,
                 {" is updated where pods are deleted, and has rollingUpdate"});
  if (!strategy.rollingUpdate) return;
  detail::check_not_negative(CON_42, owner, "partition", strategy.rollingUpdate->partition, into);
  detail::check_count(owner, "maxUnavailable", strategy.rollingUpdate->maxUnavailable, true, into);
  if (strategy.rollingUpdate->maxUnavailable.has_value() && detail::is_zero(strategy.rollingUpdate->maxUnavailable))
    detail::tell(CON_42, owner, strategy.rollingUpdate->maxUnavailable.at(), into,
                 {" has maxUnavailable 0: it could not be rolled out"});
}

constexpr void validate(const api::batch::v1::Job& object, const resource& owner, report& into) {
  detail::check_job(object.spec, owner, false, into);
}

constexpr void validate(const api::batch::v1::CronJob& object, const resource& owner, report& into) {
  const auto& spec = object.spec;
  if (owner.name.view().size() > 52)
    detail::tell(GRM_05, owner, owner.name.at(), into,
                 {" has a name of ", into.digits(static_cast<std::int64_t>(owner.name.view().size())),
                  " characters: at most 52"});
  if (!is_cron_schedule(spec.schedule.view()))
    detail::tell(GRM_25, owner, spec.schedule.at(), into,
                 {" has the schedule `", spec.schedule.view(), "`, which is no ", grammars::cron_schedule.name, ": ",
                  grammars::cron_schedule.says,
                  spec.schedule.view().find("TZ=") != std::string_view::npos
                      ? hint{"; the time zone is a field of its own, timeZone"}
                      : hint{}});
  if (spec.timeZone.has_value() && !detail::is_time_zone(spec.timeZone.view()))
    detail::tell(GRM_26, owner, spec.timeZone.at(), into,
                 {" has the time zone `", spec.timeZone.view(), "`, which is no name of one"});
  detail::check_not_negative(CON_48, owner, "startingDeadlineSeconds", spec.startingDeadlineSeconds, into);
  detail::check_not_negative(CON_48, owner, "successfulJobsHistoryLimit", spec.successfulJobsHistoryLimit, into);
  detail::check_not_negative(CON_48, owner, "failedJobsHistoryLimit", spec.failedJobsHistoryLimit, into);
  detail::check_job(spec.jobTemplate.spec, owner, true, into);
}

inline constexpr check_function workload_spec_checks[] = {
    {found_as_objects_come_in,
     {&CON_38, &CON_39, &CON_40, &CON_41, &CON_42, &CON_43, &CON_34, &CON_44, &CON_45, &CON_46, &CON_47, &CON_48,
      &REF_52, &IDN_33, &GRM_05, &GRM_06, &GRM_25, &GRM_26, &GRM_46}},
};

}  // namespace dovetail::check
