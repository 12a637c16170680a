/// Rules over Helm's hooks: what a hook needs is there when it runs, what stays needs nothing that goes, and the annotations
/// that make a hook say something that Helm knows.
#pragma once

#include "dovetail/check/describe_hook.hpp"
#include "dovetail/check/keys.hpp"
#include "dovetail/check/mariadb.hpp"

namespace dovetail::check {

namespace detail {

/// What an object cannot do without.
struct need {
  const resource* owner = nullptr;
  /// How it is said: "reads".
  std::string_view verb{};
  std::string_view kind{};
  std::string_view name{};
  /// Empty: the owner's.
  std::string_view name_space{};
  place at{};
  /// A note says it, which names no namespace: an external may be in any.
  bool is_said = false;
};

/// Needs that a finding is told of already: a pod may read an object twenty times.
class told_needs {
 public:
  constexpr bool add(const need& n) {
    for (const need& told : told_)
      if (told.owner == n.owner && model::same(told.kind, n.kind) && model::same(told.name, n.name)) return false;
    told_.push_back(n);
    return true;
  }

 private:
  model::list<need> told_{};
};

template <class Visit>
constexpr auto each_pods_need(const inventory& all, Visit visit) {
  using part = pod_reference::part;
  each_pod_reference(all, [&](const pod_reference& r) {
    if (r.optional || is_default_account(r)) return;
    const std::string_view verb = r.in == part::pull_secret                      ? "pulls its images with"
                                  : r.in == part::account                        ? "needs"
                                  : model::same(r.kind, "PersistentVolumeClaim") ? "mounts"
                                                                                 : "reads";
    visit(need{&owner_of(r), verb, r.kind, r.name->view(), {}, r.name->at()});
  });
}

/// What objects name that are no pods.
template <class Visit>
constexpr auto each_need_of_objects(const inventory& all, Visit visit) {
  for (const named_reference& r : all.references)
    visit(need{r.owner, "needs", r.kind, r.name.view(), r.name_space, r.name.at()});
  for (const issuer_reference& r : all.issuer_references)
    visit(need{r.owner, "is signed by", r.kind, r.name.view(), {}, r.name.at()});
  for (const secret_use& u : all.secret_uses)
    visit(need{u.owner, u.verb, "Secret", u.secret.view(), {}, u.secret.at()});
  for (const password_use& u : all.password_uses)
    visit(need{u.owner, u.verb, "Secret", u.secret.view(), {}, u.secret.at()});
  for (const sql_object& o : all.sql_objects) {
    visit(need{o.owner, "is in", o.instance_kind, o.instance.view(), o.instance_namespace, o.instance.at()});
    if (!model::same(o.owner->kind, "Grant")) continue;
    // By their names in SQL: the resources that are behind them.
    for (const sql_object& other : all.sql_objects) {
      if (!model::same(other.instance.view(), o.instance.view()) || other.owner->in != o.owner->in) continue;
      if (model::same(other.owner->kind, "User") && model::same(other.name.view(), o.name.view()))
        visit(need{o.owner, "is for", "User", other.owner->name.view(), {}, o.name.at()});
      if (model::same(other.owner->kind, "Database") && model::same(other.name.view(), o.database.view()))
        visit(need{o.owner, "is on", "Database", other.owner->name.view(), {}, o.database.at()});
    }
  }
}

template <class Visit>
constexpr auto each_said_need(const inventory& all, Visit visit) {
  for (const resource& r : all.resources)
    if (r.notes != nullptr)
      for (const needed_note& n : r.notes->needs)
        visit(need{&r, "needs", n.kind, n.name.view(), {}, n.name.at(), true});
}

template <class Visit>
constexpr auto each_need(const inventory& all, Visit visit) {
  each_pods_need(all, visit);
  each_need_of_objects(all, visit);
  each_said_need(all, visit);
}

constexpr bool is_in_reach(const resource& found, const need& n) {
  if (found.in == nullptr) return true;
  if (!n.name_space.empty()) return model::same(found.name_space, n.name_space);
  return found.in == n.owner->in || (found.external && n.is_said);
}

/// Calls `visit(maker, made)` for each object that is what is needed, or that makes it, until it says true; `made` where
/// the object is not it.
template <class Visit>
constexpr auto any_provider(const need& n, const inventory& all, Visit visit) {
  if (model::same(n.kind, "Secret") || model::same(n.kind, "ConfigMap"))
    for (const key_holder& h : all.holders_named(n.name))
      if (model::same(h.kind, n.kind) && model::same(h.name, n.name) && is_in_reach(*h.maker, n) &&
          visit(*h.maker, !h.maker->external && !model::same(h.maker->kind, n.kind)))
        return true;
  if (!model::same(n.kind, "Secret") && !model::same(n.kind, "ConfigMap"))
    for (const resource& r : all.named(n.name))
      if (model::same(r.kind, n.kind) && model::same(r.name.view(), n.name) && is_in_reach(r, n) && visit(r, false))
        return true;
  return false;
}

/// "ConfigMap `config`": what is needed.
constexpr std::string_view title(const need& n, report& into) { return into.joined({n.kind, " `", n.name, "`"}); }

// Which of a release's own are there, by Helm's phases.

inline constexpr unsigned install_phases =
    phase_bit(dovetail::hook::pre_install) | phase_bit(dovetail::hook::post_install);

constexpr std::string_view phase_word(unsigned phase) {
  for (std::size_t i = 0; i < std::size(hook_phases); ++i)
    if (phase == 1u << i) return hook_phases[i];
  return {};
}
/// The phase before the release's ordinary resources that goes with one after them.
constexpr unsigned before(unsigned phase) {
  const auto is = [&](const hook_phase& p) { return phase == phase_bit(p); };
  if (is(dovetail::hook::post_install)) return phase_bit(dovetail::hook::pre_install);
  if (is(dovetail::hook::post_upgrade)) return phase_bit(dovetail::hook::pre_upgrade);
  if (is(dovetail::hook::post_rollback)) return phase_bit(dovetail::hook::pre_rollback);
  if (is(dovetail::hook::test) || is(dovetail::hook::pre_delete)) return install_phases;
  if (is(dovetail::hook::post_delete)) return install_phases | phase_bit(dovetail::hook::pre_delete);
  return 0;
}
/// Whether what Helm installs with its release is there in a phase.
constexpr bool has_release(unsigned phase) {
  return before(phase) != 0 && phase != phase_bit(dovetail::hook::post_delete);
}
/// What Helm makes once and leaves alone.
constexpr bool stays(const hook& h) { return (h.deleted & policy_bit(hook_delete::succeeded)) == 0; }
constexpr bool is_made_once(const hook& h) {
  return h.kept && stays(h) && (h.deleted & policy_bit(hook_delete::before_creation)) == 0 &&
         (h.phases & install_phases) != 0;
}

constexpr bool runs_before(const hook& earlier, const hook& later, unsigned phase) {
  return (earlier.phases & phase) != 0 && earlier.weight < later.weight;
}
/// Whether `provider` is there when the hook runs in the phase.
constexpr bool is_there_for(const hook& h, unsigned phase, const resource& provider) {
  if (provider.external || &provider == h.owner) return true;
  const hook* p = provider.as_hook;
  if (p == nullptr)
    return has_release(phase) || (phase == phase_bit(dovetail::hook::post_delete) && is_kept(*provider.metadata));
  if (runs_before(*p, h, phase)) return true;
  if ((p->phases & before(phase)) != 0 && stays(*p)) return true;
  // Not for the very first phase, which is when it is made.
  return is_made_once(*p) && phase != phase_bit(dovetail::hook::pre_install);
}

/// "post-install, post-upgrade"
constexpr std::string_view phase_list(unsigned phases, report& into) {
  std::string_view list;
  for (std::size_t i = 0; i < std::size(hook_phases); ++i)
    if ((phases & 1u << i) != 0) list = into.joined({list, list.empty() ? "" : ", ", hook_phases[i]});
  return list;
}

/// Why what is not there is not, in words that follow the object's name, and what to do.
struct absence {
  std::string_view why{};
  std::string_view mend{};
};
constexpr absence why_not_there(const hook& h, unsigned phase, const resource& provider, report& into) {
  const std::string_view own = h.owner->kind, its = provider.kind;
  const hook* p = provider.as_hook;
  if (p == nullptr) {
    if (phase == phase_bit(dovetail::hook::post_delete))
      return {" Helm has deleted by then", into.joined({"run the ", own, " as pre-delete"})};
    const std::string_view later = phase == phase_bit(dovetail::hook::pre_install)   ? "post-install"
                                   : phase == phase_bit(dovetail::hook::pre_upgrade) ? "post-upgrade"
                                                                                     : "post-rollback";
    return {later == "post-install" ? " Helm installs only after it" : " Helm brings up to date only after it",
            into.joined({"make the ", its, " a hook of a lower weight, or run the ", own, " as ", later})};
  }
  if ((p->phases & phase) == 0 && (p->phases & before(phase)) != 0)
    return {" Helm deletes once that hook has succeeded", "take hook-succeeded out of its delete policy"};
  if ((p->phases & phase) == 0)
    return {into.joined({" is a hook of ", p->phases == 0 ? "no phase that Helm knows" : phase_list(p->phases, into),
                         " and is not made then"}),
            into.joined({"make it one of ", phase_word(phase), " too, of a lower weight"})};
  const std::string_view weight = into.digits(p->weight);
  const std::string_view lower = into.joined({"give the ", its, " a lower weight"});
  if (p->weight == h.weight)
    return {into.joined({" is a hook of the same weight, ", weight,
                         ", so that only their names decide which of the two goes first"}),
            lower};
  return {into.joined({" is a hook of weight ", weight, " and comes after it, which has ", into.digits(h.weight)}),
          lower};
}

constexpr void check_hook_need(const rule& what, const hook& h, const need& n, const inventory& all, told_needs& told,
                               report& into) {
  for (std::size_t i = 0; i < std::size(hook_phases); ++i) {
    const unsigned phase = h.phases & 1u << i;
    if (phase == 0) continue;
    const resource* late = nullptr;
    bool is_made = false;
    if (any_provider(n, all, [&](const resource& provider, bool made) {
          if (late == nullptr) is_made = made;
          if (late == nullptr) late = &provider;
          return is_there_for(h, phase, provider);
        }))
      continue;
    // What nobody makes is another rule's.
    if (late == nullptr || !told.add(n)) return;
    const std::string_view maker =
        is_made ? into.joined({" from ", title(*late, into), ", which"}) : std::string_view(", which");
    const absence absent = why_not_there(h, phase, *late, into);
    into.add(what, *h.owner, n.at,
             {title(*h.owner, into), " runs as a ", hook_phases[i], " hook and ", n.verb, " ", title(n, into), maker,
              absent.why, advice{absent.mend}});
    return;
  }
}

}  // namespace detail

inline constexpr rule DOV_50{
    "DOV-50", "what a hook needs is there when it runs: an external, or a hook of the same phase with a lower weight",
    "Dovetail (helm pkg/action, execHook: hooks of a phase go by weight; before the release's resources, or after them)",
    "make what it needs a hook of a lower weight, or run it after what is no hook: post-install, post-upgrade"};
constexpr void needs_of_hooks_are_there(const rule& what, const inventory& all, report& into) {
  if (all.hooks.empty()) return;
  detail::told_needs told;
  const auto check = [&](const detail::need& n) {
    if (n.owner->as_hook != nullptr) detail::check_hook_need(what, *n.owner->as_hook, n, all, told, into);
  };
  detail::each_need(all, check);
  for (const hook& h : all.hooks)
    if (!h.owner->name_space.empty()) check({h.owner, "is in", "Namespace", h.owner->name_space, {}, {}});
}

inline constexpr rule DOV_51{.id = "DOV-51",
                             .statement = "what a resource says that it needs is there",
                             .source = "Dovetail",
                             .mend = "add it to the stack, declare it external, or take it out of needs(...)",
                             .of_stacks_only = "needs() is a note of the resource's source"};
constexpr void said_needs_are_there(const rule& what, const inventory& all, report& into) {
  detail::each_said_need(all, [&](const detail::need& n) {
    if (detail::any_provider(n, all, [](const resource&, bool) { return true; })) return;
    const model::text name(n.name, n.at);
    detail::tell_missing(what, *n.owner, " needs ", {n.kind, name}, all, into);
  });
}

inline constexpr rule DOV_52{
    "DOV-52", "what Helm installs needs no hook that Helm deletes again, or that does not run on an installation",
    "Dovetail (helm pkg/action, deleteHookByPolicy)",
    "take hook-succeeded out of the delete policy of the hook, or install it as no hook"};
constexpr void needs_outlive_their_hooks(const rule& what, const inventory& all, report& into) {
  if (all.hooks.empty()) return;
  detail::told_needs told;
  detail::each_need(all, [&](const detail::need& n) {
    if (n.owner->as_hook != nullptr) return;
    const hook* gone = nullptr;
    if (detail::any_provider(n, all,
                             [&](const resource& provider, bool) {
                               const hook* h = provider.as_hook;
                               if (h == nullptr || (detail::stays(*h) && (h->phases & detail::install_phases) != 0))
                                 return true;
                               gone = h;
                               return false;
                             }) ||
        gone == nullptr || !told.add(n))
      return;
    const bool same = model::same(gone->owner->kind, n.kind);
    into.add(
        what, *n.owner, n.at,
        {detail::title(*n.owner, into), " ", n.verb, " ", detail::title(n, into),
         same ? std::string_view(", a hook") : into.joined({" from ", detail::title(*gone->owner, into), ", a hook"}),
         detail::stays(*gone) ? " that does not run when the release is installed"
                              : " that Helm deletes once it has succeeded",
         advice{detail::stays(*gone) ? "make it one of pre-install"
                                     : "take hook-succeeded out of its delete policy, or make it no hook"}});
  });
}

namespace detail {

template <std::size_t N>
constexpr auto check_words(const rule& what, const resource& r, const model::text* list, std::string_view annotation,
                           const char* sort, const char* unless, const std::string_view (&words)[N], report& into) {
  if (list == nullptr) return;
  each_listed_word(list->view(), [&](std::string_view word) {
    if (bit_of_written(words, word) != 0 || (&words[0] == &hook_phases[0] && bit_of_written_phase(word) != 0)) return;
    into.add(what, r, list->at(),
             {title(r, into), " has `", annotation, ": ", list->view(), "`, and `", word, "` is no ", sort,
              " that Helm knows: ", unless, into.suggestion(word, "it knows", [&](auto consider) {
                for (const std::string_view known : words) consider(known);
              })});
  });
}

}  // namespace detail

inline constexpr rule DOV_53{
    "DOV-53", "the annotations of a hook, and helm.sh/resource-policy, have the words that Helm knows",
    "Dovetail (helm pkg/release/v1/util, SortManifests: what it does not know it passes over in silence)",
    "write it with asHook(...), withHookWeight(...), withHookDeletePolicy(...), withResourcePolicyKeep()"};
constexpr void helm_annotations_are_known(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.metadata == nullptr || r.metadata->annotations.empty()) continue;
    const auto& given = r.metadata->annotations;
    detail::check_words(what, r, given.find(helm_annotation::hook), helm_annotation::hook, "phase",
                        "it would leave the resource out", hook_phases, into);
    detail::check_words(what, r, given.find(helm_annotation::hook_delete_policy), helm_annotation::hook_delete_policy,
                        "delete policy", "nothing would be deleted by it", hook_delete_policies, into);
    detail::check_words(what, r, given.find(helm_annotation::resource_policy), helm_annotation::resource_policy,
                        "resource policy", "the resource would not be kept", resource_policies, into);
    const model::text* weight = given.find(helm_annotation::hook_weight);
    if (weight != nullptr && !detail::whole_number(weight->view()).has_value())
      into.add(what, r, weight->at(),
               {detail::title(r, into), " has `", helm_annotation::hook_weight, ": ", weight->view(),
                "`, which is no whole number: Helm would take it for 0"});
  }
}

inline constexpr rule DOV_54{
    "DOV-54",
    "what is to outlive its release does: no hook's delete policy deletes it, and a Secret with keys that are made once is "
    "kept",
    "Dovetail (helm pkg/action, deleteHookByPolicy: it does not look at helm.sh/resource-policy; filterManifestsToKeep)",
    "make it no hook, or a hook of pre-install alone with hook-failed as its only delete policy; leave "
    "helm.sh/resource-policy: keep where withImmutableKey(...) has set it"};
constexpr void what_is_kept_is_not_deleted(const rule& what, const inventory& all, report& into) {
  for (const hook& h : all.hooks) {
    const unsigned deletes = h.deleted & ~policy_bit(hook_delete::failed);
    if (!h.kept || deletes == 0) continue;
    const bool first = (deletes & policy_bit(hook_delete::before_creation)) != 0;
    const bool said = h.owner->metadata->annotations.contains(helm_annotation::hook_delete_policy);
    into.add(what, *h.owner, {},
             {detail::title(*h.owner, into), " is to be kept (", helm_annotation::resource_policy,
              ": keep), and as a hook Helm deletes it ", first ? "before it makes it again" : "once it has succeeded",
              said ? "" : ", which is what it does where no delete policy is said",
              advice{"make it no hook, or a hook of pre-install with hook-failed alone"}});
  }
  const resource* told = nullptr;
  for (const immutable_key& k : all.immutable_keys) {
    if (k.owner->external || !model::same(k.owner->kind, "Secret") || k.owner == told ||
        detail::is_kept(*k.owner->metadata))
      continue;
    told = k.owner;
    into.add(what, *k.owner, {},
             {detail::title(*k.owner, into), " has key `", k.key.view(),
              "`, which is made once and never again, and Helm would delete it with its release",
              advice{into.joined({"give it `", helm_annotation::resource_policy, ": keep`"})}});
  }
}

inline constexpr check_function hook_checks[] = {
    {needs_of_hooks_are_there, {&DOV_50}},    {said_needs_are_there, {&DOV_51}},
    {needs_outlive_their_hooks, {&DOV_52}},   {helm_annotations_are_known, {&DOV_53}, looks_at::one_object},
    {what_is_kept_is_not_deleted, {&DOV_54}},
};

}  // namespace dovetail::check
