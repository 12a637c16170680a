/// Rules over the variables that containers say they read: each is given, and what is given is read.
#pragma once

#include "dovetail/check/keys.hpp"

namespace dovetail::check {

namespace detail {

/// Where a container's variables come from, beside its env.
struct variable_source {
  std::string_view prefix{};
  const key_holder* holder = nullptr;
  const api::core::v1::EnvFromSource* object = nullptr;
};

/// The sources of a container's envFrom. One that is unknown, or whose keys are not known, may give every variable: then
/// `all_known` is false.
struct variable_sources {
  model::list<variable_source> list{};
  bool all_known = true;
};

constexpr variable_sources sources_of(const container& c, const inventory& all) {
  variable_sources sources;
  for (const auto& from : c.object->envFrom) {
    const key_holder* holder = nullptr;
    if (from.configMapRef) holder = all.find_keys("ConfigMap", from.configMapRef->name.view(), owner_of(c));
    if (from.secretRef) holder = all.find_keys("Secret", from.secretRef->name.view(), owner_of(c));
    if (holder == nullptr || !holder->keys_known) sources.all_known = false;
    else sources.list.push_back({from.prefix.view(), holder, &from});
  }
  return sources;
}

/// Whether `variable` is the key with the source's prefix before it.
constexpr bool gives(const variable_source& source, const model::text& key, std::string_view variable) {
  const std::size_t prefix = source.prefix.size();
  if (variable.size() != prefix + key.view().size()) return false;
  return prefix == 0 ? model::same(key.view(), variable)
                     : variable.starts_with(source.prefix) && model::same(key.view(), variable.substr(prefix));
}
/// The key that a source gives as a variable of this name; null where it has none.
constexpr const model::text* given_by(std::string_view prefix, const key_holder& holder, std::string_view variable) {
  if (prefix.empty()) return holder.find(variable);
  return variable.starts_with(prefix) ? holder.find(variable.substr(prefix.size())) : nullptr;
}

constexpr bool is_given(const container& c, const variable_sources& sources, std::string_view variable) {
  for (const variable_source& source : sources.list)
    if (given_by(source.prefix, *source.holder, variable) != nullptr) return true;
  for (const auto& set : c.object->env)
    if (model::same(set.name.view(), variable)) return true;
  return false;
}

/// Calls `visit` for each variable that the container says it reads; says whether it says anything.
template <class Visit>
constexpr auto each_read(const container& c, Visit visit) {
  const resource& owner = owner_of(c);
  bool any = false;
  if (owner.notes == nullptr) return any;
  for (const read_note& read : owner.notes->reads) {
    if (!model::same(read.container.view(), c.object->name.view())) continue;
    any = true;
    visit(read.variable);
  }
  return any;
}

/// "its env, ConfigMap `settings` and Secret `credentials`"
constexpr std::string_view source_list(const variable_sources& sources, report& into) {
  std::string_view all = "its env";
  for (std::size_t i = 0; i < sources.list.size(); ++i) {
    const key_holder& holder = *sources.list[i].holder;
    all = into.joined({all, i + 1 == sources.list.size() ? " and " : ", ", holder.kind, " `", holder.name, "`"});
  }
  return all;
}

constexpr void report_unset(const rule& what, const container& c, const variable_sources& sources,
                            const model::text& variable, report& into) {
  const std::string_view from = source_list(sources, into);
  into.add(
      what, owner_of(c), variable.at(),
      {title(c, into), " reads variable `", variable.view(), "`, which ", from,
       sources.list.empty() ? " does not set" : " do not set", into.suggestion(variable.view(), {}, [&](auto consider) {
         // What the container reads as it is called is no other name misspelled.
         const auto consider_unread = [&](std::string_view name) {
           bool is_read = false;
           each_read(c, [&](const model::text& read) { is_read = is_read || model::same(read.view(), name); });
           if (!is_read) consider(name);
         };
         for (const auto& set : c.object->env) consider_unread(set.name.view());
         for (const variable_source& source : sources.list)
           for (const model::text& key : source.holder->keys)
             consider_unread(source.prefix.empty() ? key.view() : into.joined({source.prefix, key.view()}));
       })});
}

}  // namespace detail

inline constexpr rule DOV_07{.id = "DOV-07",
                             .statement = "a variable that a container says it reads is given to it",
                             .source = "Dovetail",
                             .mend = "add withEnv(...), or the key to the ConfigMap or Secret that the container takes",
                             .of_stacks_only = "reads() is a note of the container's source",
                             .told = turn::consequence};
constexpr void read_variables_are_given(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    if (c.of->owner->notes == nullptr || c.of->owner->notes->reads.empty()) continue;
    const detail::variable_sources sources = detail::sources_of(c, all);
    if (!sources.all_known) continue;
    detail::each_read(c, [&](const model::text& variable) {
      if (!detail::is_given(c, sources, variable.view())) detail::report_unset(what, c, sources, variable, into);
    });
  }
}

namespace detail {

/// Whether anything takes a ConfigMap otherwise than as variables by envFrom: as files, whose readers say nothing.
constexpr bool is_mounted(const key_holder& map, const inventory& all) {
  for (const pod& p : all.pods) {
    if (p.owner->in != map.maker->in) continue;
    for (const auto& volume : p.spec->volumes) {
      if (volume.configMap && model::same(volume.configMap->name.view(), map.name)) return true;
      if (!volume.projected) continue;
      for (const auto& source : volume.projected->sources)
        if (source.configMap && model::same(source.configMap->name.view(), map.name)) return true;
    }
  }
  return false;
}

constexpr bool is_read_by(const container& c, const key_holder& map, const model::text& key) {
  for (const auto& set : c.object->env)
    if (set.valueFrom && set.valueFrom->configMapKeyRef &&
        model::same(set.valueFrom->configMapKeyRef->name.view(), map.name) &&
        model::same(set.valueFrom->configMapKeyRef->key.view(), key.view()))
      return true;
  for (const auto& from : c.object->envFrom) {
    if (!from.configMapRef || !model::same(from.configMapRef->name.view(), map.name)) continue;
    const variable_source source{from.prefix.view(), &map, &from};
    bool read = false;
    each_read(c, [&](const model::text& variable) { read = read || gives(source, key, variable.view()); });
    if (read) return true;
  }
  return false;
}

/// Whether every container that takes a ConfigMap by envFrom says what it reads, and there is one.
constexpr bool all_readers_say(const key_holder& map, const inventory& all) {
  bool any = false;
  for (const container& c : all.containers) {
    if (c.of->owner->in != map.maker->in) continue;
    for (const auto& from : c.object->envFrom) {
      if (!from.configMapRef || !model::same(from.configMapRef->name.view(), map.name)) continue;
      if (!each_read(c, [](const model::text&) {})) return false;
      any = true;
    }
  }
  return any;
}

}  // namespace detail

inline constexpr rule DOV_08{
    .id = "DOV-08",
    .statement = "a key of a ConfigMap is read, where all that take the ConfigMap say what they read",
    .source = "Dovetail",
    .mend = "remove the key, or add it to the reads(...) of the container",
    .weight = severity::warning,
    .of_stacks_only = "reads() is a note of the container's source"};
constexpr void config_map_keys_are_read(const rule& what, const inventory& all, report& into) {
  for (const key_holder& map : all.key_holders) {
    if (!model::same(map.kind, "ConfigMap") || map.maker->external || !detail::all_readers_say(map, all) ||
        detail::is_mounted(map, all))
      continue;
    for (const model::text& key : map.keys) {
      bool read = false;
      for (const container& c : all.containers)
        read = read || (c.of->owner->in == map.maker->in && detail::is_read_by(c, map, key));
      if (read) continue;
      into.add(what, *map.maker, key.at(),
               {detail::title(*map.maker, into), " has key `", key.view(),
                "`, which none of the containers that take it says it reads"});
    }
  }
}

inline constexpr check_function read_checks[] = {
    {read_variables_are_given, {&DOV_07}},
    {config_map_keys_are_read, {&DOV_08}},
};

}  // namespace dovetail::check
