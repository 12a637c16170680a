/// Rules over what pods read once, at their start: what changes in it starts them anew, or they keep the old.
#pragma once

#include "dovetail/check/pod_references.hpp"

namespace dovetail::check {

inline constexpr rule DOV_57{
    .id = "DOV-57",
    .statement =
        "what a workload restarts on (restartsOn) is a ConfigMap or a Secret of the stack that its pods "
        "read",
    .source = "Dovetail",
    .mend = "remove restartsOn(...)",
    .of_stacks_only = "restartsOn() is a note of the workload's source",
    .of_whole_stack = true};
inline constexpr rule DOV_58{
    .id = "DOV-58",
    .statement = "a ConfigMap whose name has a hash (withHashedName) is named by pods alone, which follow it",
    .source = "Dovetail",
    .mend = "take withHashedName() away, and let its readers say restartsOn(...)",
    .of_stacks_only = "withHashedName() is a note of the ConfigMap's source"};
inline constexpr rule DOV_59{
    .id = "DOV-59",
    .statement =
        "pods that read a ConfigMap or a Secret once, into variables or by a subPath, start anew where it changes",
    .source = "Dovetail (Helm's documentation, Chart Development Tips and Tricks: Automatically Roll Deployments)",
    .mend = "add restartsOn(...) with its handle",
    .policy = true};

namespace detail {

/// Of a kind whose pods are replaced where its template changes.
constexpr bool is_rolled_out(const resource& owner) {
  return model::same(owner.kind, "Deployment") || model::same(owner.kind, "StatefulSet") ||
         model::same(owner.kind, "DaemonSet");
}

/// Calls `visit(kind, name)` for each ConfigMap and Secret that a pod reads at its start alone: into variables, or by a subPath, which
/// stays what it was.
template <class Visit>
constexpr auto each_read_once(const pod& p, const inventory& all, Visit visit) {
  for (const check::container& c : all.containers) {
    if (c.of != &p) continue;
    each_reference_of(c, [&](const pod_reference& r) { visit(r.kind, *r.name); });
    for (const auto& mount : c.object->volumeMounts) {
      if (mount.subPath.empty() && mount.subPathExpr.empty()) continue;
      each_reference_of(p, [&](const pod_reference& r) {
        if (r.volume != nullptr && model::same(r.volume->name.view(), mount.name.view())) visit(r.kind, *r.name);
      });
    }
  }
}
/// Whether anything in a pod names it.
constexpr bool reads(const pod& p, std::string_view kind, std::string_view name, const inventory& all) {
  bool found = false;
  const auto look = [&](const pod_reference& r) {
    found = found || (model::same(r.kind, kind) && model::same(r.name->view(), name));
  };
  for (const check::container& c : all.containers)
    if (c.of == &p) each_reference_of(c, look);
  each_reference_of(p, look);
  return found;
}

/// Whether a name ends in what a tool puts behind it for its content: `settings-7d9f4bc6h2`.
constexpr bool ends_in_hash(std::string_view name) {
  constexpr std::size_t digits = 10;
  if (name.size() < digits + 2 || name[name.size() - digits - 1] != '-') return false;
  bool has_digit = false;
  for (const char c : name.substr(name.size() - digits)) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && !(c >= 'a' && c <= 'z')) return false;
    has_digit = has_digit || is_digit;
  }
  return has_digit;
}
/// Whether somebody in the cluster starts the pods anew: Reloader.
constexpr bool is_reloaded(const api::meta::v1::ObjectMeta& metadata) {
  for (const auto& each : metadata.annotations)
    if (each.key.view().find("reloader.stakater.com/") != std::string_view::npos && !(each.value == "false"))
      return true;
  return false;
}
/// Whether the template of a pod changes with what an object holds, as far as its annotations tell: one that is called a checksum or a
/// hash is one of all that the pods read, but for those that say of what.
constexpr bool changes_with(const pod& p, std::string_view kind, std::string_view name) {
  std::size_t said = 0, sums = 0;
  if (p.owner->notes != nullptr)
    for (const restart_note& each : p.owner->notes->restarts_on) {
      if (model::same(each.kind, kind) && model::same(each.name.view(), name)) return true;
      ++said;
    }
  for (const auto& each : p.metadata->annotations) {
    const std::string_view key = each.key.view();
    if (key.find("checksum") != std::string_view::npos || key.find("hash") != std::string_view::npos) ++sums;
    else if (key.find(name) != std::string_view::npos) return true;
  }
  return sums > said;
}

constexpr void check_restart(const rule& what, const pod& p, const restart_note& on, const inventory& all,
                             report& into) {
  const std::string_view kind = on.kind, name = on.name.view();
  const key_holder* holder = all.find_keys(kind, name, *p.owner);
  const bool is_read = reads(p, kind, name, all);
  if (holder == nullptr) {
    // What it reads and is not there is said of the reader.
    if (!is_read)
      tell(what, p, on.name.at(), into,
           {" restarts on ", kind, " `", name, "`, which is not in this stack",
            advice{"add it to the stack, or remove restartsOn(...)"}});
  } else if (!model::same(holder->maker->kind, kind) || holder->maker->external) {
    tell(what, p, on.name.at(), into,
         {" restarts on ", kind, " `", name, "`, which this stack does not make: what it holds is not known",
          advice{"let what makes it restart its readers, or Reloader, by "
                 "withAnnotation(\"reloader.stakater.com/auto\", \"true\")"}});
  } else if (!is_read) {
    tell(what, p, on.name.at(), into,
         {" restarts on ", kind, " `", name, "`, which its pods do not read",
          advice{"read it, withEnvFrom(...) or by a volume, or remove restartsOn(...)"}});
  }
}

constexpr bool has_hashed_name(const resource& r) { return r.notes != nullptr && r.notes->hashed_name.known(); }

/// Whether a rule of a role is for the object by its name.
constexpr bool names_object(const access_rule& of, std::string_view resources, std::string_view name) {
  if (of.names == nullptr || of.resources == nullptr) return false;
  bool is_of_kind = false, is_named = false;
  for (const model::text& each : *of.resources) is_of_kind = is_of_kind || model::same(each.view(), resources);
  for (const model::text& each : *of.names) is_named = is_named || model::same(each.view(), name);
  return is_of_kind && is_named;
}

}  // namespace detail

constexpr void what_pods_restart_on_is_read(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    if (p.owner->notes != nullptr)
      for (const restart_note& on : p.owner->notes->restarts_on) detail::check_restart(what, p, on, all, into);
}

constexpr void hashed_names_are_followed(const rule& what, const inventory& all, report& into) {
  for (const resource& map : all.resources) {
    if (!detail::has_hashed_name(map)) continue;
    const auto tell_of = [&](const resource& by, place at) {
      detail::tell(
          what, by, at, into,
          {" names ConfigMap `", map.name.view(), "`, whose name has a hash: only what pods name it by follows"});
    };
    for (const named_reference& r : all.references)
      if (model::same(r.kind, "ConfigMap") && model::same(r.name.view(), map.name.view()) && r.owner->in == map.in)
        tell_of(*r.owner, r.name.at());
    for (const access_rule& r : all.access_rules)
      if (detail::names_object(r, "configmaps", map.name.view())) tell_of(*r.owner, {});
  }
}

constexpr void readers_start_anew(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    if (!detail::is_rolled_out(*p.owner) || detail::is_reloaded(*p.metadata) ||
        (p.owner->metadata != nullptr && detail::is_reloaded(*p.owner->metadata)))
      continue;
    model::list<const key_holder*> told{};
    detail::each_read_once(p, all, [&](std::string_view kind, const model::text& name) {
      const key_holder* holder = all.find_keys(kind, name.view(), *p.owner);
      // What an operator makes or somebody has in the cluster changes without the stack.
      if (holder == nullptr || holder->maker->external || !model::same(holder->maker->kind, kind) ||
          holder->never_changes)
        return;
      if (detail::has_hashed_name(*holder->maker) || detail::ends_in_hash(name.view())) return;
      if (detail::changes_with(p, kind, name.view()) || into.waived(what, *p.owner, nullptr)) return;
      for (const key_holder* known : told)
        if (known == holder) return;
      told.push_back(holder);
      const bool is_map = model::same(kind, "ConfigMap");
      detail::tell(what, p, {}, into,
                   {" reads ", kind, " `", name.view(),
                    "` once, at the start of its pods, and a change of it does not start them anew",
                    advice{into.joined({"add restartsOn(...) with its handle",
                                        is_map ? ", or withHashedName() to the ConfigMap," : ",", " or waive ", what.id,
                                        " with a reason"})}});
    });
  }
}

inline constexpr check_function restart_checks[] = {
    {what_pods_restart_on_is_read, {&DOV_57}},
    {hashed_names_are_followed, {&DOV_58}},
    {readers_start_anew, {&DOV_59}},
};

}  // namespace dovetail::check

/// What `stack<…>(…).withPolicies(…)` takes.
namespace dovetail::policy {

inline constexpr const check::rule* restarts_on_change = &check::DOV_59;

}  // namespace dovetail::policy
