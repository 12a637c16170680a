/// Rules over a container's variables: one source each, and what its command and its variables take from one another.
#pragma once

#include "dovetail/check/reads.hpp"
#include "dovetail/check/volumes.hpp"

namespace dovetail::check {

inline constexpr rule REF_50{"REF-50", "a fileKeyRef takes its file from an emptyDir volume of the pod",
                             "API server, validateFileKeyRefVolumes", "name an emptyDir volume"};
inline constexpr rule REF_77{
    .id = "REF-77",
    .statement = "`$(NAME)` in a command, an argument or a variable names a variable set before it",
    .source = "Dovetail",
    .mend = "set the variable, before those that use it; write `$$(NAME)` for the text itself",
    .told = turn::consequence};
inline constexpr rule CON_03{"CON-03", "a variable has a value or one source", "API server, validateEnvVarValueFrom",
                             "remove one of the two"};
inline constexpr rule CON_04{"CON-04", "each source of envFrom is a ConfigMap or a Secret",
                             "API server, ValidateEnvFrom", "make a source of each"};

namespace detail {

/// A name of a variable as programs have them. Others may be a shell's: `$(date)`.
constexpr bool is_plain_variable(std::string_view name) {
  if (name.size() < 2 || !dovetail::detail::is_upper(name.front())) return false;
  for (const char c : name)
    if (!dovetail::detail::is_upper(c) && !dovetail::detail::is_digit(c) && c != '_') return false;
  return true;
}

/// Calls `visit` for each `$(NAME)` of a text.
template <class Visit>
constexpr auto each_expansion(std::string_view text, Visit visit) {
  std::size_t i = dovetail::detail::position(text, '$');
  if (i == std::string_view::npos) return;
  for (; i + 1 < text.size(); ++i) {
    if (text[i] != '$') continue;
    if (text[i + 1] == '$') ++i;
    else if (text[i + 1] == '(') {
      const std::size_t length = dovetail::detail::position(text.substr(i + 2), ')');
      if (length == std::string_view::npos) return;
      if (is_plain_variable(text.substr(i + 2, length))) visit(text.substr(i + 2, length));
      i += length + 2;
    }
  }
}

/// The first variable of this name from `begin` on; the count of variables where there is none.
constexpr std::size_t variable_at(const container& c, std::string_view name, std::size_t begin) {
  const auto& env = c.object->env;
  while (begin < env.size() && !model::same(env[begin].name.view(), name)) ++begin;
  return begin;
}

/// Looks at the expansions of a text that sees the first `known` variables.
constexpr void check_expansions(const container& c, const char* part, const model::text& text, std::size_t known,
                                const inventory& all, report& into) {
  each_expansion(text.view(), [&](std::string_view name) {
    const std::size_t count = c.object->env.size(), at = variable_at(c, name, 0);
    if (at < known) return;
    const variable_sources sources = sources_of(c, all);
    // The Services of a namespace are variables of its pods.
    const bool of_a_service = name.ends_with("_SERVICE_HOST") || name.find("_SERVICE_PORT") != std::string_view::npos ||
                              name.find("_PORT_") != std::string_view::npos;
    if (!sources.all_known || of_a_service) return;
    for (const variable_source& source : sources.list)
      if (given_by(source.prefix, *source.holder, name) != nullptr) return;
    tell(
        REF_77, c, text.at(), into,
        {" has `$(", name, ")` in ", part, ", ",
         at < count ? "which is set only after it" : "which nothing sets, so it stays as it is written",
         at < count ? hint{"; put it first"}
                    : into.suggestion(
                          name, "it sets",
                          [&](auto consider) {
                            for (std::size_t i = 0; i < known; ++i) consider(c.object->env[i].name.view());
                            for (const variable_source& source : sources.list)
                              for (const model::text& key : source.holder->keys)
                                consider(source.prefix.empty() ? key.view() : into.joined({source.prefix, key.view()}));
                          })});
  });
}

constexpr void check_source(const variable_of& v, report& into) {
  const auto& from = *v.object->valueFrom;
  const int count = from.configMapKeyRef.has_value() + from.secretKeyRef.has_value() + from.fieldRef.has_value() +
                    from.resourceFieldRef.has_value() + from.fileKeyRef.has_value();
  if (count != 1)
    tell(CON_03, v, v.object->name.at(), into, {" comes from ", count == 0 ? "nothing" : "several sources"});
  else if (!v.object->value.empty()) tell(CON_03, v, v.object->value.at(), into, {" has both a value and a source"});
  if (from.fieldRef) check_field_reference(v, *from.fieldRef, variable_fields, into);
  if (from.resourceFieldRef) {
    check_resource_reference(v, *from.resourceFieldRef, into);
    const model::text& name = from.resourceFieldRef->containerName;
    if (!name.empty() && !has_container(*v.of->of->spec, name.view()))
      tell(REF_54, v, name.at(), into,
           {" takes resources of container `", name.view(), "`, which the pod does not have",
            nearest_container(*v.of->of->spec, name.view(), into)});
  }
  if (!from.fileKeyRef) return;
  const model::text& volume = from.fileKeyRef->volumeName;
  for (const auto& known : v.of->of->spec->volumes)
    if (known.emptyDir && model::same(known.name.view(), volume.view())) return;
  tell(REF_50, v, volume.at(), into,
       {" comes from a file of volume `", volume.view(), "`, which is no emptyDir of the pod",
        into.suggestion(volume.view(), "it declares", [&](auto consider) {
          for (const auto& known : v.of->of->spec->volumes)
            if (known.emptyDir) consider(known.name.view());
        })});
}

}  // namespace detail

constexpr void variables_are_valid(const rule&, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    const auto& env = c.object->env;
    for (std::size_t i = 0; i < env.size(); ++i) {
      if (env[i].valueFrom) detail::check_source({&c, &env[i]}, into);
      else if (!env[i].value.empty()) detail::check_expansions(c, "a variable", env[i].value, i, all, into);
    }
    for (const auto& from : c.object->envFrom)
      if (from.configMapRef.has_value() == from.secretRef.has_value())
        detail::tell(
            CON_04, c, from.prefix.at(), into,
            {" takes its variables from ", from.secretRef ? "both a ConfigMap and a Secret in one source" : "nothing"});
    for (const model::text& word : c.object->command)
      detail::check_expansions(c, "its command", word, env.size(), all, into);
    for (const model::text& word : c.object->args)
      detail::check_expansions(c, "its arguments", word, env.size(), all, into);
  }
}

inline constexpr rule DOV_29{
    .id = "DOV-29",
    .statement = "a variable comes from one place: not from two sources of envFrom, nor from envFrom and env",
    .source = "Dovetail",
    .mend = "remove one of the two, give one source a prefix, or withWaiver(...)",
    .policy = true,
    .profiles = every_profile};

namespace detail {

/// A source of envFrom with the keys that are known of it, whether or not they are all.
struct known_source {
  const api::core::v1::EnvFromSource* object = nullptr;
  const key_holder* holder = nullptr;
};

/// The value of a ConfigMap's key; null where it is not known.
constexpr const model::text* known_value(const key_holder& holder, const model::text& key) {
  return holder.texts == nullptr ? nullptr : holder.texts->find(key.view());
}

/// Whether a variable of env is the key itself, or has the value that the key has.
constexpr bool is_as_in(const api::core::v1::EnvVar& variable, const known_source& source, const model::text& key) {
  if (!variable.valueFrom) {
    const model::text* value = known_value(*source.holder, key);
    return value != nullptr && model::same(value->view(), variable.value.view());
  }
  const auto is_it = [&](const auto& reference, std::string_view kind) {
    return reference && source.holder->kind == kind && model::same(reference->name.view(), source.holder->name) &&
           model::same(reference->key.view(), key.view());
  };
  return is_it(variable.valueFrom->configMapKeyRef, "ConfigMap") || is_it(variable.valueFrom->secretKeyRef, "Secret");
}
/// Whether what an earlier source says is what a later one says.
constexpr bool is_as_in(const known_source& earlier, const model::text& key_of_earlier, const known_source& later,
                        const model::text& key) {
  if (earlier.holder == later.holder) return model::same(key_of_earlier.view(), key.view());
  const model::text *one = known_value(*earlier.holder, key_of_earlier), *other = known_value(*later.holder, key);
  return one != nullptr && other != nullptr && model::same(one->view(), other->view());
}

/// "ConfigMap `settings`"
constexpr std::string_view in_words(const key_holder& holder, report& into) {
  return into.joined({holder.kind, " `", holder.name, "`"});
}
constexpr place place_of(const known_source& source) {
  return source.object->configMapRef ? source.object->configMapRef->name.at() : source.object->secretRef->name.at();
}

constexpr void report_two_origins(const rule& what, const container& c, place at, std::string_view name,
                                  std::string_view loser, std::string_view winner, report& into) {
  if (!into.waived(what, owner_of(c), c.object))
    tell(what, c, at, into,
         {" takes variable `", name, "` from ", loser, " and from ", winner, ", which wins",
          advice{into.joined({"remove one of the two, or waive ", what.id, " with a reason"})}});
}

constexpr std::string_view prefix_of(const known_source& source) { return source.object->prefix.view(); }

/// Looks at the keys of a source among those before it, and at the container's env, which goes before all.
constexpr void check_origins(const rule& what, const container& c, const model::list<known_source>& sources,
                             std::size_t i, report& into) {
  const known_source& source = sources[i];
  const auto& env = c.object->env;
  for (std::size_t v = 0; v < env.size(); ++v) {
    const std::string_view name = env[v].name.view();
    const model::text* key = given_by(prefix_of(source), *source.holder, name);
    if (key != nullptr && variable_at(c, name, 0) == v && !is_as_in(env[v], source, *key))
      report_two_origins(what, c, env[v].name.at(), name, in_words(*source.holder, into), "its env", into);
  }
  if (i == 0) return;
  for (const model::text& key : source.holder->keys) {
    const std::string_view prefix = prefix_of(source);
    const std::string_view name = prefix.empty() ? key.view() : into.joined({prefix, key.view()});
    for (std::size_t j = i; j-- > 0;) {
      const known_source& earlier = sources[j];
      const model::text* also = given_by(prefix_of(earlier), *earlier.holder, name);
      if (also == nullptr || is_as_in(earlier, *also, source, key)) continue;
      if (variable_at(c, name, 0) == env.size())
        report_two_origins(what, c, place_of(source), name, in_words(*earlier.holder, into),
                           in_words(*source.holder, into), into);
      break;
    }
  }
}

}  // namespace detail

/// Where the keys of what is taken are known.
constexpr void variables_have_one_origin(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    if (c.object->envFrom.empty()) continue;
    model::list<detail::known_source> sources{};
    for (const auto& from : c.object->envFrom) {
      const key_holder* holder = nullptr;
      if (from.configMapRef) holder = all.find_keys("ConfigMap", from.configMapRef->name.view(), detail::owner_of(c));
      else if (from.secretRef) holder = all.find_keys("Secret", from.secretRef->name.view(), detail::owner_of(c));
      if (holder != nullptr && !holder->keys.empty()) sources.push_back({&from, holder});
    }
    if (sources.empty() || (sources.size() == 1 && c.object->env.empty())) continue;
    for (std::size_t i = 0; i < sources.size(); ++i) detail::check_origins(what, c, sources, i, into);
  }
}

inline constexpr check_function variable_checks[] = {
    {variables_are_valid, {&CON_03, &CON_04, &REF_50, &REF_54, &REF_77, &GRM_22, &GRM_23}},
    {variables_have_one_origin, {&DOV_29}},
};

}  // namespace dovetail::check
