/// Policies over credentials that everybody can read who can read a manifest. Looked for in every stack.
#pragma once

#include "dovetail/check/finding.hpp"
#include "dovetail/text/credential.hpp"

namespace dovetail::check {

inline constexpr rule SEC_26{
    .id = "SEC-26",
    .statement = "no variable and no argument that is named like a credential has its value written out",
    .source = "kube-linter env-var-secret; Polaris sensitiveContainerEnvVar",
    .mend = "take it from a Secret: withEnv(..., secret.key(...)), or withWaiver(...)",
    .policy = true,
    .profiles = every_profile};
inline constexpr rule SEC_28{
    .id = "SEC-28",
    .statement =
        "no credential stands in a variable, an argument or a ConfigMap: no password in a URL, no token, no private key",
    .source = "Polaris sensitiveConfigmapContent; datree",
    .mend = "take it from a Secret, or withWaiver(...)",
    .policy = true,
    .profiles = every_profile};

namespace detail {

/// `shop/db`: an object with its namespace, as controllers have them in their arguments.
constexpr bool is_name_with_namespace(std::string_view value) {
  std::size_t slashes = 0;
  for (const char c : value) {
    if (c == '/') ++slashes;
    else if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '.') return false;
  }
  return slashes == 1 && !value.starts_with('/') && !value.ends_with('/');
}
/// Whether a value is the name of a Secret: the credential is in there.
constexpr bool names_a_secret(credential_name of, std::string_view value, const resource& owner, const inventory& all) {
  return all.find_keys("Secret", value, owner) != nullptr ||
         (of == credential_name::secret && is_name_with_namespace(value));
}

constexpr void report_written_out(const rule& what, const container& c, place at, std::string_view of,
                                  std::string_view name, report& into) {
  if (!into.waived(what, owner_of(c), c.object))
    tell(what, c, at, into,
         {" has ", of, " `", name, "` with its value written out, for all to read",
          advice{"take it from a Secret, or waive SEC-26 with a reason"}});
}

/// `--password=...`, or `--password` and what comes after it.
constexpr void check_argument_names(const rule& what, const container& c, const model::list<model::text>& words,
                                    const inventory& all, report& into) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].view();
    if (!word.starts_with('-') || word.size() < 4) continue;
    const std::size_t equals = dovetail::detail::position(word, '=');
    const std::string_view name = word.substr(0, equals);
    std::string_view value;
    if (equals != std::string_view::npos) value = word.substr(equals + 1);
    else if (i + 1 < words.size() && !words[i + 1].view().starts_with('-')) value = words[i + 1].view();
    const credential_name of = value.empty() ? credential_name::none : credential_of_name(name);
    if (is_written_out(of, value) && !names_a_secret(of, value, owner_of(c), all))
      report_written_out(what, c, words[i].at(), "argument", name, into);
  }
}

/// "has a token of GitHub in variable `CI`": `where` follows what was found.
template <class Facts>
constexpr auto report_credential(const rule& what, const Facts& facts, const void* part, place at,
                                 std::string_view found, std::initializer_list<std::string_view> where, report& into) {
  if (!into.waived(what, owner_of(facts), part))
    tell(what, facts, at, into,
         {" has ", found, into.joined(where), ", for all to read",
          advice{"take it from a Secret, or waive SEC-28 with a reason"}});
}

constexpr place value_or_name(const model::text& value, const model::text& name) {
  return value.at().known() ? value.at() : name.at();
}

/// A name of a credential beside its value is SEC-26's.
constexpr bool is_named_credential(const api::core::v1::EnvVar& variable) {
  return is_written_out(credential_of_name(variable.name.view()), variable.value.view());
}

constexpr void check_texts(const rule& what, const container& c, const char* part,
                           const model::list<model::text>& texts, report& into) {
  for (const model::text& word : texts)
    if (const std::string_view found = credential_in(word.view()); !found.empty())
      report_credential(what, c, c.object, word.at(), found, {" in its ", part}, into);
}

constexpr void check_map(const rule& what, const key_holder& map, const inventory& all, report& into) {
  for (const auto& entry : *map.texts) {
    const std::string_view found = credential_in(entry.value.view());
    const place at = value_or_name(entry.value, entry.key);
    if (!found.empty())
      report_credential(what, *map.maker, nullptr, at, found, {" in key `", entry.key.view(), "`"}, into);
    else if (is_written_out(credential_of_name(entry.key.view()), entry.value.view()) &&
             !names_a_secret(credential_of_name(entry.key.view()), entry.value.view(), *map.maker, all))
      report_credential(what, *map.maker, nullptr, at, "key `", {entry.key.view(), "` with its value written out"},
                        into);
  }
}

}  // namespace detail

constexpr void credentials_are_not_written_out(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    for (const auto& variable : c.object->env)
      if (!variable.value.empty() && detail::is_named_credential(variable) &&
          !detail::names_a_secret(credential_of_name(variable.name.view()), variable.value.view(), detail::owner_of(c),
                                  all))
        detail::report_written_out(what, c, detail::value_or_name(variable.value, variable.name), "variable",
                                   variable.name.view(), into);
    detail::check_argument_names(what, c, c.object->command, all, into);
    detail::check_argument_names(what, c, c.object->args, all, into);
  }
}

constexpr void texts_have_no_credentials(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    for (const auto& variable : c.object->env) {
      const std::string_view found = credential_in(variable.value.view());
      if (!found.empty() && !detail::is_named_credential(variable))
        detail::report_credential(what, c, c.object, detail::value_or_name(variable.value, variable.name), found,
                                  {" in variable `", variable.name.view(), "`"}, into);
    }
    detail::check_texts(what, c, "command", c.object->command, into);
    detail::check_texts(what, c, "arguments", c.object->args, into);
  }
  for (const key_holder& map : all.key_holders)
    if (map.texts != nullptr && model::same(map.kind, "ConfigMap")) detail::check_map(what, map, all, into);
}

inline constexpr check_function credential_checks[] = {
    {credentials_are_not_written_out, {&SEC_26}, looks_at::one_object},
    {texts_have_no_credentials, {&SEC_28}, looks_at::one_object},
};

}  // namespace dovetail::check

/// What `stack<…>(…).withPolicies(…)` takes.
namespace dovetail::policy {

inline constexpr const check::rule* no_literal_secrets = &check::SEC_26;

}  // namespace dovetail::policy
