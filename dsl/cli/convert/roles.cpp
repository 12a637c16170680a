#include "cli/convert/roles.hpp"

#include "cli/convert/literals.hpp"
#include "cli/convert/names.hpp"
#include "dovetail/build/role.hpp"
#include "dovetail/text/names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace dovetail::cli::convert {
namespace {

/// `{"get", "list"}`; false where there is a verb that the builder does not take.
bool verbs_of(const value& rule, expression& made) {
  const value* verbs = rule.find("verbs");
  if (verbs == nullptr || verbs->parts.empty()) return false;
  made = expression("{", {}, "}");
  for (const value& each : verbs->parts) {
    if (!is_rbac_verb(each.text)) return false;
    made.arguments.push_back(text_literal(each.text));
  }
  return true;
}
/// The texts of a list as arguments; false where one is no line.
bool add_texts(const value* list, std::vector<expression>& to) {
  if (list == nullptr || list->parts.empty()) return false;
  for (const value& each : list->parts) {
    if (!has_one_line(each.text)) return false;
    to.push_back(text_literal(each.text));
  }
  return true;
}

bool rule_call(const value& rule, bool of_cluster, expression& made) {
  expression verbs;
  if (!verbs_of(rule, verbs)) return false;
  std::vector<expression> with{std::move(verbs)};
  if (of_cluster && rule.find("nonResourceURLs") != nullptr && rule.has_only({"verbs", "nonResourceURLs"})) {
    if (!add_texts(rule.find("nonResourceURLs"), with)) return false;
    made = expression(".allowUrl(", std::move(with), ")");
    return true;
  }
  const value* groups = rule.find("apiGroups");
  const value* names = rule.find("resourceNames");
  if (groups == nullptr || groups->parts.size() != 1 ||
      !rule.has_only({"verbs", "apiGroups", "resources", "resourceNames"}) || !add_texts(groups, with) ||
      !add_texts(rule.find("resources"), with))
    return false;
  if (names == nullptr || names->parts.empty()) {
    made = expression(".allow(", std::move(with), ")");
    return true;
  }
  std::vector<expression> only;
  if (!add_texts(names, only)) return false;
  expression inner("access(", std::move(with), ")");
  inner.call("withResourceNames", std::move(only));
  made = expression(".withRule(", {std::move(inner)}, ")");
  return true;
}

void begin_role(const described_object& what, value& object, path_writer& paths, expression& made) {
  made = fmt::format("{}<{}>{{}}", what.kind, literal_of(what.name));
  const value* rules = object.find("rules");
  if (rules == nullptr) return;
  for (std::size_t i = 0; i < rules->parts.size(); ++i) {
    expression call;
    if (rule_call(rules->parts[i], what.kind == "ClusterRole", call)) made.calls.push_back(std::move(call));
    else paths.append(rules->parts[i], *rules, {"rules", ".rules"}, i, made);
  }
  object.remove("rules");
}

/// A subject that is a ServiceAccount with a handle, in the namespace that the handle has it in.
const handle* account_of(const described_object& what, const value& subject, scope& names) {
  const std::string_view name_space = subject.text_at("namespace");
  if (subject.text_at("kind") != "ServiceAccount" || !subject.has_only({"kind", "name", "namespace"}) ||
      name_space.empty() || name_space != what.given_name_space)
    return nullptr;
  return names.use("ServiceAccount", subject.text_at("name"), name_space);
}

bool begin_binding(const described_object& what, value& object, scope& names, path_writer& paths, expression& made) {
  const std::string kind(object.text_at("roleRef.kind"));
  if (object.text_at("roleRef.apiGroup") != "rbac.authorization.k8s.io" ||
      (kind != "ClusterRole" && (kind != "Role" || what.kind != "RoleBinding")))
    return false;
  // One that every cluster has (`view`) is nobody's object; others that are missing are told, wherever they are named.
  const std::string name(object.text_at("roleRef.name"));
  const handle* role = names.use(kind, name);
  if (role == nullptr && !is_dns_subdomain(name)) return false;
  std::vector<expression> with{role == nullptr ? fmt::format("external<{}>({})", kind, literal_of(name))
                                               : role->identifier};
  object.remove("roleRef");
  const value* subjects = object.find("subjects");
  const std::size_t count = subjects == nullptr ? 0 : subjects->parts.size();
  const handle* first = count == 0 ? nullptr : account_of(what, subjects->parts.front(), names);
  if (first != nullptr) with.emplace_back(first->identifier);
  made = expression(fmt::format("{}<{}>{{", what.kind, literal_of(what.name)), std::move(with), "}");
  for (std::size_t i = first == nullptr ? 0 : 1; i < count; ++i) {
    const value& each = subjects->parts[i];
    const std::string_view of = each.text_at("kind"), who = each.text_at("name");
    if (const handle* account = account_of(what, each, names)) made.call("withSubject", {account->identifier});
    else if ((of == "User" || of == "Group") && each.text_at("apiGroup") == "rbac.authorization.k8s.io" &&
             each.has_only({"kind", "name", "apiGroup"}) && is_line(who))
      made.call(of == "User" ? "withUser" : "withGroup", {text_literal(who)});
    else paths.append(each, *subjects, {"subjects", ".subjects"}, i, made);
  }
  object.remove("subjects");
  return true;
}

}  // namespace

bool begin_role_or_binding(const described_object& what, value& object, scope& names, path_writer& paths,
                           expression& made) {
  if (what.name_space_of_type != "api::rbac::v1") return false;
  if (what.kind == "Role" || what.kind == "ClusterRole") {
    begin_role(what, object, paths, made);
    return true;
  }
  if (what.kind == "RoleBinding" || what.kind == "ClusterRoleBinding")
    return begin_binding(what, object, names, paths, made);
  return false;
}

}  // namespace dovetail::cli::convert
