#include "cli/settings.hpp"

#include "cli/pattern.hpp"
#include "cli/words.hpp"
#include "dovetail/api/versions.hpp"
#include "dovetail/stack/kinds.hpp"
#include "dovetail/stack/runtime_kind.hpp"
#include "schema/document.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace dovetail::cli {
namespace {

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(at);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

external_object::port port_of(std::string_view written, std::string_view whole) {
  const std::size_t equals = written.find('=');
  const std::string_view name = equals == std::string_view::npos ? std::string_view{} : written.substr(0, equals);
  const auto number = number_of(equals == std::string_view::npos ? written : written.substr(equals + 1));
  if (!number || *number < 1 || *number > 65535)
    throw usage_error{
        fmt::format("`{}` is no external: `{}` is no port; write Service/name:8080,metrics=9090", whole, written)};
  return {std::string(name), *number};
}

[[noreturn]] void refuse_external(std::string_view written) {
  throw usage_error{fmt::format(
      "`{}` is no external; write Kind/name, namespace/Kind/name, Secret/name:key,key, Service/name:8080,metrics=9090 or "
      "Pod:label=value, with `*` for any characters of a name",
      written)};
}

/// What is neither a name nor a pattern, and would be in silence the external of nothing.
void check_external(const external_object& made, std::string_view written) {
  for (const std::string* part : {&made.name_space, &made.kind, &made.name})
    if (const std::size_t at = part->find_first_of("?[]{}()|^$+\\\"' "); at != std::string::npos)
      throw usage_error{
          fmt::format("`{}` is no external: a pattern has `*` for any characters, and no `{}`", written, (*part)[at])};
  if (!made.kind.empty() && made.kind[0] >= 'a' && made.kind[0] <= 'z')
    throw usage_error{
        fmt::format("`{}` is no external: `{}` is no kind; write it as in `kind: Secret`", written, made.kind)};
}

/// `app=db,tier=back`
std::vector<external_object::label> labels_of(std::string_view labels, std::string_view whole) {
  if (labels == "*") return {{"*", "*"}};
  std::vector<external_object::label> all;
  for (const std::string& each : split(labels, ',')) {
    const std::size_t equals = each.find('=');
    if (equals == 0 || equals == std::string::npos || is_pattern(std::string_view(each).substr(0, equals)))
      throw usage_error{fmt::format("`{}` is no external: `{}` is no label; write Pod:app=db,tier=back", whole, each)};
    all.push_back({each.substr(0, equals), each.substr(equals + 1)});
  }
  return all;
}

const schema::node* list_in(const schema::node& holder, std::string_view key) {
  const schema::node* found = holder.find(key);
  return found != nullptr && found->is_sequence() ? found : nullptr;
}

external_object external_in(const schema::node& written, const std::string& file) {
  external_object made{std::string(written.text("kind")),
                       std::string(written.text("name")),
                       std::string(written.text("namespace")),
                       {},
                       {},
                       {},
                       {},
                       {}};
  if (made.kind.empty() || made.name.empty())
    throw usage_error{
        fmt::format("{}:{}:{}: an external has `kind` and `name`, as a stack's program prints them for --externals",
                    file, written.line, written.column)};
  if (const schema::node* maker = written.find("madeBy")) {
    made.maker_kind = maker->text("kind");
    made.maker_name = maker->text("name");
  }
  if (const schema::node* keys = list_in(written, "keys"))
    for (const schema::node* key : keys->items) made.keys.push_back(key->scalar);
  if (const schema::node* ports = list_in(written, "ports"))
    for (const schema::node* port : ports->items)
      made.ports.push_back({std::string(port->text("name")), number_of(port->text("port")).value_or(0)});
  return made;
}

}  // namespace

bool external_object::is_one() const {
  return labels.empty() && !is_pattern(kind) && !is_pattern(name) && !is_pattern(name_space);
}

bool settings::asks_for(std::string_view rule) const {
  const auto has = [&](const std::vector<std::string>& ids) {
    return std::find(ids.begin(), ids.end(), rule) != ids.end();
  };
  return (only.empty() || has(only)) && !has(skip);
}

std::optional<std::int64_t> settings::number_for(const check::rule& policy) const {
  if (!asks_for(policy.id)) return std::nullopt;
  for (const asked_number& each : numbers)
    if (each.what->id == policy.id) return each.number;
  if (const check::asked_policy* held = find_in(*held_to, policy)) return held->number;
  if (std::find(only.begin(), only.end(), policy.id) == only.end()) return std::nullopt;
  // One that --only names is held to the strictest profile's number.
  const check::asked_policy* held = find_in(profiles().back(), policy);
  return held == nullptr ? 0 : held->number;
}

bool settings::runs(const check::rule& what) const {
  return what.policy ? number_for(what).has_value() : asks_for(what.id);
}

external_object external_of(std::string_view written) {
  // A name has no colon, and a key no slash before one.
  const std::size_t colon = written.find(':');
  const std::vector<std::string> path = split(written.substr(0, colon), '/');
  if (path.size() > 3 || std::any_of(path.begin(), path.end(), [](const std::string& part) { return part.empty(); }))
    refuse_external(written);
  external_object made;
  if (path.back() == "Pod" && path.size() < 3 && colon != std::string_view::npos) {
    made.kind = "Pod";
    made.name = "*";
    if (path.size() == 2) made.name_space = path.front();
    check_external(made, written);
    made.labels = labels_of(written.substr(colon + 1), written);
    return made;
  }
  if (path.size() < 2) refuse_external(written);
  made.name = path.back();
  made.kind = path[path.size() - 2];
  if (path.size() == 3) made.name_space = path.front();
  check_external(made, written);
  if (colon == std::string_view::npos) return made;
  if (!made.is_one())
    throw usage_error{fmt::format("`{}`: the keys and the ports are of one object, and this is a pattern", written)};
  const std::vector<std::string> offers = split(written.substr(colon + 1), ',');
  if (made.kind == "Service") {
    for (const std::string& each : offers) made.ports.push_back(port_of(each, written));
  } else if (made.kind == "Secret" || made.kind == "ConfigMap") {
    made.keys = offers;
  } else {
    throw usage_error{
        fmt::format("`{}`: a Secret and a ConfigMap have keys and a Service has ports; a {} has neither{}", written,
                    made.kind, made.kind == "Pod" ? "; pods with labels are written Pod:app=db" : "")};
  }
  return made;
}

std::vector<external_object> externals_of(const std::string& json, const std::string& file) {
  std::vector<external_object> all;
  try {
    const schema::document_set parsed(file, json);
    for (const schema::node* document : parsed.documents()) {
      if (!document->is_sequence())
        throw usage_error{fmt::format("{}: is not the list that a stack's program prints for --externals", file)};
      for (const schema::node* each : document->items) all.push_back(external_in(*each, file));
    }
  } catch (const schema::problem& wrong) {
    throw usage_error{wrong.what()};
  }
  return all;
}

void check_references(const std::vector<schema::reference_row>& rows) {
  for (const schema::reference_row& row : rows)
    for (const emit::runtime_kind* each : emit::kinds()) {
      const std::size_t slash = each->api_version.find('/');
      const std::string_view group = slash == std::string_view::npos ? "" : each->api_version.substr(0, slash);
      if (each->kind != row.kind || group != row.group) continue;
      throw usage_error{
          fmt::format("{}: {} is a kind that Dovetail has types for, and what it names is known; rows are "
                      "for custom resources",
                      to_string(row.where), row.kind)};
    }
}

int kubernetes_minor_of(std::string_view written) {
  const auto minor = written.starts_with("1.") ? number_of(written.substr(2)) : std::nullopt;
  if (!minor || *minor < api::oldest_version || *minor > api::newest_version)
    throw usage_error{fmt::format("`{}` is no version of Kubernetes that is known: 1.{} to 1.{} are", written,
                                  api::oldest_version, api::newest_version)};
  return static_cast<int>(*minor);
}

const profile& profile_of(std::string_view written) {
  if (const profile* found = find_profile(written)) return *found;
  std::vector<std::string_view> names;
  for (const profile& each : profiles()) names.push_back(each.name);
  throw usage_error{words_for_unknown("profile", written, names)};
}

output_format format_of(std::string_view written) {
  for (std::size_t i = 0; i < format_names.size(); ++i)
    if (format_names[i] == written) return static_cast<output_format>(i);
  throw usage_error{words_for_unknown("format", written, format_names)};
}

void check_rule_ids(const std::vector<std::string>& ids) {
  for (const std::string& id : ids)
    if (find_rule(id) == nullptr) throw usage_error{words_for_unknown_rule(id)};
}

void check_ids_of_check(const std::vector<std::string>& ids) {
  check_rule_ids(ids);
  for (const std::string& id : ids)
    if (is_of_updates(*find_rule(id)))
      throw usage_error{fmt::format("{} is about two versions of an object: dovetail diff OLD NEW looks for it", id)};
}

void check_waived_rule(std::string_view id) {
  const check::rule* found = nullptr;
  for (const check::rule* each : all_rules()) {
    if (!matches(id, each->id)) continue;
    found = each;
    if (may_be_waived(*each)) return;
  }
  if (found == nullptr)
    throw usage_error{is_pattern(id)
                          ? fmt::format("there is no rule that `{}` stands for; `dovetail rules` lists them", id)
                          : words_for_unknown_rule(id)};
  throw usage_error{fmt::format("{} is not waived: {}", id, why_never_waived(*found))};
}

external_object waived_object_of(std::string_view written) {
  external_object made;
  made.kind = made.name = "*";
  if (written == "*") return made;
  const std::vector<std::string> path = split(written, '/');
  if (path.size() < 2 || path.size() > 3 ||
      std::any_of(path.begin(), path.end(), [](const std::string& part) { return part.empty(); }))
    throw usage_error{fmt::format(
        "`{}` is no resource; write Kind/name, namespace/Kind/name, or `*` for each, as in Deployment/*", written)};
  made.name = path.back();
  made.kind = path[path.size() - 2];
  if (path.size() == 3) made.name_space = path.front();
  check_external(made, written);
  return made;
}

asked_number asked_number_of(std::string_view policy, std::string_view number) {
  const std::span<const check::rule* const> all = all_rules();
  const auto found = std::find_if(all.begin(), all.end(), [&](const check::rule* each) {
    return !each->number.name.empty() && (each->number.name == policy || each->id == policy);
  });
  if (found == all.end()) {
    if (const check::rule* what = find_rule(policy))
      throw usage_error{fmt::format("{} takes no number: {}", what->id, what->statement)};
    std::vector<std::string_view> names;
    for (const check::rule* each : all)
      if (!each->number.name.empty()) names.push_back(each->number.name);
    throw usage_error{words_for_unknown("policy with a number", policy, names)};
  }
  const check::policy_number& asked = (*found)->number;
  const auto value = number_of(number);
  if (!value) throw usage_error{fmt::format("{} is {}, and `{}` is no whole number", asked.name, asked.says, number)};
  if (*value < asked.least || *value > asked.most)
    throw usage_error{
        fmt::format("{} is {}, from {} to {}, and not {}", asked.name, asked.says, asked.least, asked.most, *value)};
  return {*found, *value};
}

}  // namespace dovetail::cli
