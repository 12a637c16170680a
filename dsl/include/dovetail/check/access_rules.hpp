/// What the rules of roles name: groups, resources and verbs that there are. A name that nobody has gives nothing, and no
/// server says so.
#pragma once

#include "dovetail/check/api_resources.hpp"
#include "dovetail/check/finding.hpp"

namespace dovetail::check {

namespace detail {

inline constexpr const char* no_verb = "";
inline constexpr const char* kubelet_verbs = "get create update patch delete";

/// What is asked for before something is allowed, and is no object: nobody lists it. Sources: Kubernetes' pages on RBAC, on
/// impersonation and on certificates; the kubelet's server/auth.go; OpenShift's addresses that are restricted.
/// And what Kubernetes had between the oldest version that Dovetail knows and the list's, or has after it.
inline constexpr api_resource more_resources[] = {
    {"", "users", "impersonate", ""},
    {"", "groups", "impersonate", ""},
    {"", "serviceaccounts", "impersonate", ""},
    {"authentication.k8s.io", "users", "impersonate", ""},
    {"authentication.k8s.io", "groups", "impersonate", ""},
    {"authentication.k8s.io", "serviceaccounts", "impersonate", ""},
    {"authentication.k8s.io", "uids", "impersonate", ""},
    {"rbac.authorization.k8s.io", "roles", "bind escalate", ""},
    {"rbac.authorization.k8s.io", "clusterroles", "bind escalate", ""},
    {"certificates.k8s.io", "signers", "approve sign attest", ""},
    {"certificates.k8s.io", "certificatesigningrequests/nodeclient", "create", ""},
    {"certificates.k8s.io", "certificatesigningrequests/selfnodeclient", "create", ""},
    {"", "nodes/checkpoint", kubelet_verbs, ""},
    {"", "nodes/configz", kubelet_verbs, ""},
    {"", "nodes/healthz", kubelet_verbs, ""},
    {"", "nodes/log", kubelet_verbs, ""},
    {"", "nodes/metrics", kubelet_verbs, ""},
    {"", "nodes/pods", kubelet_verbs, ""},
    {"", "nodes/spec", kubelet_verbs, ""},
    {"", "nodes/stats", kubelet_verbs, ""},
    {"", "nodes/statusz", kubelet_verbs, ""},
    {"", "nodes", "proxy", ""},
    {"", "endpoints/restricted", "create", ""},
    {"discovery.k8s.io", "endpointslices/restricted", "create", ""},
    {"apps", "deployments/rollback", every_verb, ""},
    {"resource.k8s.io", "resourceclaims/binding", every_verb, ""},
    {"resource.k8s.io", "resourceclaims/driver", every_verb, ""},
    {"resource.k8s.io", "podschedulingcontexts", every_verb, ""},
    {"resource.k8s.io", "podschedulingcontexts/status", every_verb, ""},
    {"resource.k8s.io", "resourceclaimparameters", every_verb, ""},
    {"resource.k8s.io", "resourceclasses", every_verb, ""},
    {"resource.k8s.io", "resourceclassparameters", every_verb, ""},
    {"scheduling.k8s.io", "compositepodgroups", every_verb, ""},
    {"scheduling.k8s.io", "compositepodgroups/status", every_verb, ""},
    // Gone, and told as such.
    {"policy", "podsecuritypolicies", no_verb, "psp"},
    {"extensions", "podsecuritypolicies", no_verb, ""},
};

template <class Visit>
constexpr auto each_resource(Visit visit) {
  for (const api_resource& each : api_resources) visit(each);
  for (const api_resource& each : more_resources) visit(each);
}

/// Whether a word is one of those with a blank between two.
constexpr bool is_word_of(std::string_view words, std::string_view word) {
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    while (end < words.size() && words[end] != ' ') ++end;
    if (model::same(words.substr(begin, end - begin), word)) return true;
    begin = end + 1;
  }
  return false;
}
constexpr bool lists(const model::list<model::text>& words, std::string_view word) {
  for (const model::text& w : words)
    if (model::same(w.view(), word)) return true;
  return false;
}
constexpr bool has_capital(std::string_view text) {
  for (const char c : text)
    if (c >= 'A' && c <= 'Z') return true;
  return false;
}
/// Whether texts are the same but for capital letters; those of the second are small.
constexpr bool is_small_of(std::string_view text, std::string_view small) {
  if (text.size() != small.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i]) != small[i]) return false;
  return true;
}
constexpr std::string_view before_slash(std::string_view text) {
  return text.substr(0, dovetail::detail::position(text, '/'));
}
/// "/log" of `pods/log`
constexpr std::string_view from_slash(std::string_view text) { return text.substr(before_slash(text).size()); }

/// Whether `word` is `plural` in capitals, in the singular, or its short name: `Pod`, `pod` and `po` of `pods`.
constexpr bool means_plural(std::string_view word, const api_resource& plural) {
  const std::string_view name = plural.name;
  if (is_small_of(word, name) || (word.size() > 1 && is_word_of(plural.short_names, word))) return true;
  for (const std::string_view ending : {"s", "es"})
    if (name.ends_with(ending) && is_small_of(word, name.substr(0, name.size() - ending.size()))) return true;
  // `networkpolicy`
  return name.ends_with("ies") && word.size() > 1 && (word.back() == 'y' || word.back() == 'Y') &&
         is_small_of(word.substr(0, word.size() - 1), name.substr(0, name.size() - 3));
}

/// "the core", "the group `apps`"
constexpr std::string_view group_name(std::string_view group, report& into) {
  return group.empty() ? std::string_view("the core") : into.joined({"the group `", group, "`"});
}

constexpr bool is_built_in_group(std::string_view group) {
  for (const api_resource& each : api_resources)
    if (model::same(each.group, group)) return true;
  return model::same(group, "extensions");
}
/// Whether somebody else may serve a group: a domain. Kubernetes' own need not be one.
constexpr bool is_domain_group(std::string_view group) {
  return dovetail::detail::contains(group, '.') && !dovetail::detail::contains(group, '/') && !has_capital(group) &&
         !dovetail::detail::contains(group, '*');
}

/// The group that was meant; of none that is known, nothing.
constexpr hint meant_group(std::string_view group, report& into) {
  const std::string_view bare = before_slash(group);
  if (bare == "core" || bare == "v1" || bare == "Core") return {"; the core's group is an empty text: `\"\"`"};
  for (const api_resource& each : api_resources) {
    const std::string_view known = each.group;
    if (is_small_of(bare, known) || (known.size() > bare.size() && known[bare.size()] == '.' && !bare.empty() &&
                                     is_small_of(bare, known.substr(0, bare.size()))))
      return into.suggestion(known);
  }
  if (bare.size() != group.size() && is_domain_group(bare)) return into.suggestion(bare);
  return into.suggestion(group, {}, [](auto consider) {
    for (const api_resource& each : api_resources) consider(std::string_view(each.group));
  });
}

/// Tells of a group that nobody can have, and says true where there is one.
constexpr bool check_groups(const rule& what, const access_rule& r, report& into) {
  bool any = false;
  for (const model::text& named : *r.groups) {
    const std::string_view group = named.view();
    if (group == "*" || is_built_in_group(group) || is_domain_group(group)) continue;
    any = true;
    const bool versioned = dovetail::detail::contains(group, '/');
    tell(what, r, named.at(), into,
         {" names the group `", group, "`, ",
          versioned                                ? "and a group stands without its version"
          : dovetail::detail::contains(group, '*') ? "and `*` stands alone, for all groups"
          : group == "core" || group == "v1"       ? "which there is not"
          : has_capital(group)                     ? "and groups are in small letters"
                               : "which Kubernetes does not have, and nobody else can: it is no domain",
          dovetail::detail::contains(group, '*') ? hint{} : meant_group(group, into)});
  }
  return any;
}

constexpr bool names_group(const access_rule& r, std::string_view group) { return lists(*r.groups, group); }

constexpr bool is_gone(const api_resource& known) { return *known.verbs == 0; }
/// Whether one of the rule's groups has the resource.
constexpr bool is_served(const access_rule& r, std::string_view resource) {
  // Whoever may set an owner's finalizers is asked for there, and nobody serves it; so with what users have of their own.
  if (from_slash(resource) == "/finalizers") return is_served(r, before_slash(resource));
  if (before_slash(resource) == "userextras") return names_group(r, "authentication.k8s.io") || names_group(r, "");
  bool found = false;
  each_resource([&](const api_resource& known) {
    found = found || (model::same(known.name, resource) && !is_gone(known) && names_group(r, known.group));
  });
  return found;
}

/// "`apps`", "the core or the group `events.k8s.io`"
constexpr std::string_view groups_of(std::string_view resource, report& into) {
  std::string_view all;
  for (const api_resource& known : api_resources)
    if (model::same(known.name, resource))
      all = into.joined({all, all.empty() ? "" : " or ", group_name(known.group, into)});
  return all;
}

/// Whether a rule is for servers before 1.22, and another one of the role gives the same to those after it.
constexpr bool is_of_old(const access_rule& r, std::string_view resource, const inventory& all) {
  for (const model::text& group : *r.groups)
    if (!(group == "extensions")) return false;
  for (const access_rule& other : all.access_rules)
    if (other.owner == r.owner && &other != &r && (lists(*other.resources, resource) || lists(*other.resources, "*")) &&
        (lists(*other.groups, "*") || is_served(other, before_slash(resource))))
      return true;
  return false;
}

/// Tells of a resource that none of the rule's groups has. All of them are Kubernetes' own.
constexpr void tell_resource(const rule& what, const access_rule& r, const model::text& named, report& into) {
  const std::string_view resource = named.view(), base = before_slash(resource), rest = from_slash(resource);
  const std::string_view group = (*r.groups)[0].view();
  const std::string_view of_groups =
      r.groups->size() == 1 ? group_name(group, into) : std::string_view("the groups that it names");
  if (base == "podsecuritypolicies" || base == "podsecuritypolicy")
    return tell(what, r, named.at(), into,
                {" names `", resource, "`, which Kubernetes has no more since 1.25", hint{"; remove it"}});
  if (!rest.empty() && is_served(r, base))
    return tell(what, r, named.at(), into,
                {" names `", resource, "`, and `", base, "` has no subresource `", rest.substr(1), "`",
                 into.suggestion(resource, "it has", [&](auto consider) {
                   each_resource([&](const api_resource& known) {
                     if (!from_slash(known.name).empty() && model::same(before_slash(known.name), base) &&
                         names_group(r, known.group))
                       consider(std::string_view(known.name));
                   });
                 })});
  std::string_view others = groups_of(resource, into);
  if (others.empty()) others = groups_of(base, into);
  if (!others.empty())
    return tell(
        what, r, named.at(), into,
        {" gives nothing for `", resource, "` of ", of_groups, hint{into.joined({"; `", base, "` is of ", others})}});
  const api_resource* meant = nullptr;
  for (const api_resource& known : api_resources)
    if (means_plural(base, known) &&
        (meant == nullptr || (!names_group(r, meant->group) && names_group(r, known.group))))
      meant = &known;
  if (meant != nullptr) {
    const bool here = names_group(r, meant->group);
    return tell(what, r, named.at(), into,
                {" names `", resource, "`, and a rule names resources by their plural, in small letters",
                 hint{into.joined({"; did you mean `", meant->name, rest, "`", here ? "" : " of ",
                                   here ? std::string_view{} : group_name(meant->group, into), "?"})}});
  }
  tell(what, r, named.at(), into,
       {" names `", resource, "`, which ", of_groups, r.groups->size() == 1 ? " does not have" : " do not have",
        into.suggestion(resource, {}, [&](auto consider) {
          each_resource([&](const api_resource& known) {
            if (names_group(r, known.group)) consider(std::string_view(known.name));
          });
        })});
}

/// What is said in place of a verb, or with HTTP's word for it.
struct verb_word {
  const char* said;
  const char* meant;
};
inline constexpr verb_word verb_words[] = {
    {"read", "get"},    {"view", "get"},      {"head", "get"},     {"write", "update"},
    {"edit", "update"}, {"put", "update"},    {"modify", "patch"}, {"post", "create"},
    {"add", "create"},  {"remove", "delete"}, {"all", "*"},        {"any", "*"},
};

/// Whether a verb is one of the API's, or of those that some resources have besides.
constexpr bool is_verb(std::string_view verb) {
  return is_word_of(every_verb, verb) ||
         is_word_of("use bind escalate impersonate approve sign attest proxy redirect", verb);
}
/// Verbs whose resources are not objects, but whatever the verb is about.
constexpr bool is_verb_of_its_own(std::string_view verb) {
  return verb.starts_with("impersonate:") || verb.starts_with("impersonate-on:") ||
         verb == "request-serviceaccounts-token-audience";
}

/// Whether a resource of the rule's groups has one of its verbs, or the one that is given.
constexpr bool takes(const access_rule& r, std::string_view resource, std::string_view verb) {
  if (resource == "*" || resource.starts_with("*/") || from_slash(resource) == "/finalizers") return true;
  if (before_slash(resource) == "userextras") return verb == "impersonate";
  bool found = false;
  each_resource([&](const api_resource& known) {
    found =
        found || (model::same(known.name, resource) && names_group(r, known.group) && is_word_of(known.verbs, verb));
  });
  return found;
}

/// Tells of verbs that there are not, or that no resource has, if these are known to be right; says true where there is one.
constexpr bool check_verbs(const rule& what, const access_rule& r, bool sound, report& into) {
  bool any = false;
  for (const model::text& named : *r.verbs) {
    const std::string_view verb = named.view();
    if (is_verb(verb)) {
      if (is_word_of(every_verb, verb) || !sound) continue;
      bool taken = false;
      for (const model::text& resource : *r.resources) taken = taken || takes(r, resource.view(), verb);
      if (taken) continue;
      any = true;
      std::string_view takers;
      each_resource([&](const api_resource& known) {
        if (is_word_of(known.verbs, verb) && !dovetail::detail::contains(takers, '`'))
          takers = into.joined({"; it is a verb of `", known.name, "` of ", group_name(known.group, into)});
      });
      tell(what, r, named.at(), into, {" has the verb `", verb, "`, which none of its resources has", hint{takers}});
      continue;
    }
    any = true;
    std::string_view meant;
    for (const verb_word& word : verb_words)
      if (is_small_of(verb, word.said)) meant = word.meant;
    tell(
        what, r, named.at(), into,
        {" has the verb `", verb, "`, which the API does not have",
         !meant.empty() ? into.suggestion(meant) : into.suggestion(verb, {}, [](auto consider) {
           for (const char* known : {"get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"})
             consider(std::string_view(known));
         })});
  }
  return any;
}

/// The words of a list that stand with a blank between two, as people write them: "`get`, `create`"
constexpr std::string_view quoted(std::string_view words, report& into) {
  std::string_view all;
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    while (end < words.size() && words[end] != ' ') ++end;
    all = into.joined({all, all.empty() ? "`" : ", `", words.substr(begin, end - begin), "`"});
    begin = end + 1;
  }
  return all;
}

/// Tells of a resource that has none of the rule's verbs.
constexpr void check_use(const rule& what, const access_rule& r, const model::text& named, report& into) {
  for (const model::text& verb : *r.verbs)
    if (takes(r, named.view(), verb.view())) return;
  std::string_view verbs;
  each_resource([&](const api_resource& known) {
    if (model::same(known.name, named.view()) && names_group(r, known.group))
      verbs = into.joined({verbs, verbs.empty() ? "" : " ", known.verbs});
  });
  tell(what, r, named.at(), into,
       {" gives nothing for `", named.view(), "`, which has none of its verbs",
        hint{into.joined({"; it has ", quoted(verbs, into)})}});
}

/// A rule over paths of the server: `/healthz`, `/metrics/*`.
constexpr void check_paths(const rule& what, const access_rule& r, report& into) {
  for (const model::text& named : *r.paths) {
    const std::string_view path = named.view();
    if (path == "*") continue;
    bool inner = false;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) inner = inner || path[i] == '*';
    if (!path.starts_with('/'))
      tell(what, r, named.at(), into,
           {" names the path `", path, "`, and paths start with `/`", into.suggestion(into.joined({"/", path}))});
    else if (inner) tell(what, r, named.at(), into, {" names the path `", path, "`, and `*` stands at the end alone"});
  }
  constexpr const char* of_paths = "get post put patch delete head options";
  bool works = lists(*r.verbs, "*");
  for (const model::text& verb : *r.verbs) works = works || is_word_of(of_paths, verb.view());
  for (const model::text& verb : *r.verbs) {
    const std::string_view word = verb.view();
    if (word == "*" || is_word_of(of_paths, word) || (works && is_word_of(every_verb, word))) continue;
    tell(what, r, verb.at(), into,
         {" has the verb `", word, "` for paths, whose verbs are those of HTTP",
          word == "create"                    ? into.suggestion("post")
          : word == "update"                  ? into.suggestion("put")
          : word == "list" || word == "watch" ? into.suggestion("get")
                                              : into.suggestion(word, {}, [](auto consider) {
                                                  for (const char* known :
                                                       {"get", "post", "put", "patch", "delete", "head", "options"})
                                                    consider(std::string_view(known));
                                                })});
  }
}

constexpr bool is_for_all(const access_rule& r) { return r.names->empty(); }

constexpr void check_access_rule(const rule& what, const access_rule& r, const inventory& all, report& into) {
  if (!r.paths->empty()) return check_paths(what, r, into);
  for (const model::text& verb : *r.verbs)
    if (is_verb_of_its_own(verb.view())) return;
  if (check_groups(what, r, into)) return;
  bool all_known = !r.groups->empty();
  for (const model::text& group : *r.groups) all_known = all_known && is_built_in_group(group.view());
  const bool any_verb = lists(*r.verbs, "*");
  bool sound = true;
  for (const model::text& named : *r.resources) {
    const std::string_view resource = named.view();
    if (resource == "*" || resource.starts_with("*/")) continue;
    if (dovetail::detail::contains(resource, '*')) {
      sound = false;
      tell(what, r, named.at(), into,
           {" names `", resource, "`, and `*` stands alone, or before a subresource: `*/scale`",
            hint{resource.ends_with("/*") ? "; name each subresource" : ""}});
    } else if (all_known && !is_served(r, resource)) {
      sound = false;
      if (!is_of_old(r, resource, all)) tell_resource(what, r, named, into);
    } else if (!all_known && has_capital(resource)) {
      sound = false;
      tell(what, r, named.at(), into,
           {" names `", resource, "`, and a rule names resources by their plural, in small letters"});
    }
  }
  if (!all_known || any_verb || r.verbs->empty()) return;
  if (check_verbs(what, r, sound, into) || !sound) return;
  for (const model::text& named : *r.resources) check_use(what, r, named, into);
  if (is_for_all(r)) return;
  for (const model::text& verb : *r.verbs)
    if (!(verb == "create") && !(verb == "deletecollection")) return;
  for (const model::text& named : *r.resources)
    if (from_slash(named.view()).empty())
      return tell(what, r, (*r.names)[0].at(), into,
                  {" gives nothing for `", named.view(), "`: what `", (*r.verbs)[0].view(),
                   "` is asked for has no name yet", hint{"; leave out resourceNames"}});
}

}  // namespace detail

inline constexpr rule REF_90{
    .id = "REF-90",
    .statement = "the groups, resources and verbs that a role names are those of the API",
    .source = "Dovetail (the API server's own list of its resources)",
    .mend = "name the plural of the resource, its group without a version, and verbs that it has",
    .weight = severity::warning};
constexpr void roles_name_what_the_api_has(const rule& what, const inventory& all, report& into) {
  for (const access_rule& r : all.access_rules) detail::check_access_rule(what, r, all, into);
}

inline constexpr rule CON_97{.id = "CON-97",
                             .statement = "a ClusterRole that is put together of others has no rules of its own",
                             .source = "API server: its controller writes over them",
                             .mend = "put the rules into a ClusterRole that it selects",
                             .weight = severity::warning};
constexpr void aggregated_roles_have_no_rules_of_their_own(const rule& what, const inventory& all, report& into) {
  for (const aggregated_role& r : all.aggregated_roles)
    if (r.has_rules)
      into.add(what, *r.owner, r.own_rules,
               {detail::title(*r.owner, into), " has an aggregationRule, and rules that Kubernetes writes over"});
}

inline constexpr check_function access_rule_checks[] = {
    {roles_name_what_the_api_has, {&REF_90}},
    {aggregated_roles_have_no_rules_of_their_own, {&CON_97}, looks_at::one_object},
};

}  // namespace dovetail::check
