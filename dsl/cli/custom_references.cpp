#include "cli/custom_references.hpp"

#include "cli/json_fields.hpp"
#include "dovetail/check/identity.hpp"
#include "dovetail/check/makers.hpp"
#include "dovetail/check/references.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dovetail::cli {
namespace {

using model::json;
using schema::reference_path;
using schema::reference_row;

bool is_scalar(const json& value) {
  return value.is == json::type::string || value.is == json::type::number || value.is == json::type::boolean;
}

/// Which item each `[*]` of a path stands for.
using items = std::vector<std::size_t>;

/// What is at a path; null where there is nothing.
const json* at(const json& fields, const reference_path& path, const items& chosen) {
  const json* found = &fields;
  std::size_t lists = 0;
  for (const reference_path::step& step : path.steps) {
    if (found == nullptr) return nullptr;
    if (!step.is_each()) {
      found = find_field(*found, step.name);
      continue;
    }
    const std::size_t item = lists < chosen.size() ? chosen[lists] : 0;
    ++lists;
    found = item < found->items.size() ? &found->items[item] : nullptr;
  }
  return found == nullptr || found->is == json::type::absent || found->is == json::type::null ? nullptr : found;
}
const json* scalar_at(const json& fields, const reference_path& path, const items& chosen) {
  const json* found = path.empty() ? nullptr : at(fields, path, chosen);
  return found != nullptr && is_scalar(*found) ? found : nullptr;
}
std::string_view text_at(const json& fields, const reference_path& path, const items& chosen) {
  const json* found = scalar_at(fields, path, chosen);
  return found == nullptr ? std::string_view{} : found->scalar.view();
}

/// Calls `visit(value, items)` for each value at a path.
template <class Visit>
void each_at(const json& from, const reference_path& path, std::size_t step, items& chosen, const Visit& visit) {
  if (step == path.steps.size()) return visit(from, chosen);
  if (!path.steps[step].is_each()) {
    if (const json* next = find_field(from, path.steps[step].name)) each_at(*next, path, step + 1, chosen, visit);
    return;
  }
  if (from.is != json::type::array && from.is != json::type::object) return;
  for (std::size_t i = 0; i < from.items.size(); ++i) {
    chosen.push_back(i);
    each_at(from.items[i], path, step + 1, chosen, visit);
    chosen.pop_back();
  }
}
template <class Visit>
void each_at(const json& from, const reference_path& path, const Visit& visit) {
  items chosen;
  each_at(from, path, 0, chosen, visit);
}

bool holds(const json& fields, const reference_row::condition& each, const items& chosen) {
  const json* found = at(fields, each.path, chosen);
  bool is_met = found == nullptr && each.or_absent;
  if (found != nullptr)
    for (const std::string& word : each.words)
      is_met = is_met || word == "*" || (is_scalar(*found) && found->scalar.view() == word);
  return is_met != each.negated;
}
bool applies(const json& fields, const reference_row& row, const items& chosen) {
  const json* optional = scalar_at(fields, row.optional, chosen);
  if (optional != nullptr && optional->scalar.view() == "true") return false;
  return std::all_of(row.conditions.begin(), row.conditions.end(),
                     [&](const auto& each) { return holds(fields, each, chosen); });
}

std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
}
bool is_about(const reference_row& row, const read::document& made) {
  return row.kind == made.kind_name && row.group == group_of(made.api_version);
}

/// A port that is named, `web`, or told by its number, `8080`.
model::port_reference port_of(const json* value) {
  if (value == nullptr) return {};
  const std::string_view text = value->scalar.view();
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size())
    return model::port_reference(model::integer(number, value->scalar.at()));
  return model::port_reference(value->scalar);
}

/// Whether something that is looked at is in a namespace: of what lies elsewhere, nothing is known.
bool is_known(std::string_view name_space, const check::inventory& all) {
  for (const check::space& each : all.spaces)
    if (each.name == name_space) return each.size != 0;
  return false;
}

/// Whether something that is looked at installs what others wrote into a namespace: what that has is in no file here.
bool has_installer(std::string_view name_space, const check::inventory& all) {
  for (const check::resource& each : all.resources) {
    if (each.external || !check::is_installer(each.kind)) continue;
    if (each.in == nullptr || each.name_space == name_space) return true;
    if (each.mentions != nullptr && each.mentions(each.object, name_space)) return true;
  }
  return false;
}
/// Whether what is named may be something that is installed so, and is not here.
bool may_be_installed(const check::named_reference& reference, const check::inventory& all) {
  if (check::is_installer(reference.kind) || reference.kind == "Kustomization") return false;
  const std::string_view where = reference.name_space.empty() ? reference.owner->name_space : reference.name_space;
  if (!has_installer(where, all)) return false;
  const auto is_it = [&](std::string_view kind, std::string_view name) {
    return kind == reference.kind && name == reference.name.view();
  };
  for (const check::resource& each : all.resources)
    if (check::detail::is_reachable(each, reference) && is_it(each.kind, each.name.view())) return false;
  for (const check::key_holder& each : all.key_holders)
    if (check::detail::is_reachable(*each.maker, reference) && is_it(each.kind, each.name)) return false;
  return true;
}

/// What an object names by a row.
template <class Visit>
void each_reference(const read::document& made, const check::resource& owner, const reference_row& row,
                    const check::inventory& all, const Visit& visit) {
  if (row.field.empty()) return;
  each_at(made.fields, row.field, [&](const json& value, const items& chosen) {
    if (value.is != json::type::string || value.scalar.view().empty() || !applies(made.fields, row, chosen)) return;
    check::named_reference found;
    found.owner = &owner;
    found.name = value.scalar;
    found.kind = text_at(made.fields, row.names_field, chosen);
    if (found.kind.empty()) found.kind = row.names;
    found.name_space = text_at(made.fields, row.name_space, chosen);
    // Operators take `namespace/name`; a name has no slash.
    const std::string_view name = found.name.view();
    if (const std::size_t slash = name.find('/'); slash != std::string_view::npos && found.name_space.empty()) {
      found.name_space = name.substr(0, slash);
      found.name = model::text(name.substr(slash + 1), found.name.at());
    }
    if (found.name_space == owner.name_space) found.name_space = {};
    if (const json* key = scalar_at(made.fields, row.key, chosen)) found.key = &key->scalar;
    found.port = port_of(scalar_at(made.fields, row.port, chosen));
    // Who is of the whole cluster, and names no namespace, has one that nobody says.
    const bool is_elsewhere = found.name_space.empty() ? owner.in == nullptr : !is_known(found.name_space, all);
    if (found.kind.empty() || is_elsewhere || may_be_installed(found, all)) return;
    visit(found);
  });
}

// ReferenceGrants.

/// Whether an object is one of those that a list of a grant has.
template <class Fits>
bool is_listed(const json* list, const Fits& fits) {
  if (list == nullptr || list->is != json::type::array) return false;
  for (const json& each : list->items)
    if (fits(each)) return true;
  return false;
}
std::string_view text_of(const json& from, std::string_view field) {
  const json* found = find_field(from, field);
  return found == nullptr ? std::string_view{} : found->scalar.view();
}
bool allows(const read::document& grant, const check::named_reference& reference) {
  const check::resource& owner = *reference.owner;
  return is_listed(find_field(grant.fields, {"spec", "from"}),
                   [&](const json& from) {
                     return text_of(from, "kind") == owner.kind &&
                            text_of(from, "group") == group_of(owner.api_version) &&
                            text_of(from, "namespace") == owner.name_space;
                   }) &&
         is_listed(find_field(grant.fields, {"spec", "to"}), [&](const json& to) {
           const std::string_view name = text_of(to, "name");
           return text_of(to, "kind") == reference.kind && (name.empty() || name == reference.name.view());
         });
}

// Selectors.

api::meta::v1::LabelSelector selector_of(const json& written) {
  api::meta::v1::LabelSelector made;
  if (const json* labels = find_field(written, "matchLabels"); labels != nullptr && labels->is == json::type::object)
    for (std::size_t i = 0; i < labels->names.size(); ++i) made.matchLabels[labels->names[i]] = labels->items[i].scalar;
  if (const json* more = find_field(written, "matchExpressions"); more != nullptr && more->is == json::type::array)
    for (const json& each : more->items) {
      auto& wanted = made.matchExpressions.emplace_back();
      wanted.key = model::text(text_of(each, "key"));
      wanted.operator_ = model::text(text_of(each, "operator"));
      if (const json* values = find_field(each, "values"))
        for (const json& value : values->items) wanted.values.push_back(value.scalar);
    }
  return made;
}

/// The namespaces that a selector looks into. Source: prometheus-operator, NamespaceSelector.
class looked_into {
 public:
  looked_into(const json* written, const check::resource& owner) : owner_(owner) {
    if (written == nullptr) return;
    any_ = text_of(*written, "any") == "true";
    if (const json* names = find_field(*written, "matchNames"); names != nullptr && names->is == json::type::array)
      for (const json& each : names->items) names_.push_back(each.scalar.view());
  }
  /// Whether there is more in it than anybody writes down: the cluster's own, or all of a cluster.
  bool is_open() const {
    return any_ || std::any_of(names_.begin(), names_.end(),
                               [](std::string_view each) { return check::detail::always_exists(each); });
  }
  bool has(const check::resource& other) const {
    if (any_) return true;
    if (names_.empty()) return other.in == owner_.in;
    return std::find(names_.begin(), names_.end(), other.name_space) != names_.end();
  }

 private:
  const check::resource& owner_;
  bool any_ = false;
  std::vector<std::string_view> names_{};
};

/// Names of ports, of all that a selector picks.
struct picked {
  bool any = false;
  /// There is something that it could have picked.
  bool is_known = false;
  /// The ports of some are nobody's to know.
  bool has_more = false;
  std::vector<std::string_view> ports{};
};

/// Whether an object of a kind of which nothing is known may make more of them.
bool may_be_made(const looked_into& where, const check::inventory& all) {
  for (const check::external_service& each : all.external_services)
    if (where.has(*each.owner)) return true;
  for (const check::resource& each : all.resources) {
    if (each.external || !where.has(each)) continue;
    if (has_installer(each.name_space, all)) return true;
    const std::string_view group = group_of(each.api_version);
    const bool is_kubernetes = group.find('.') == std::string_view::npos || group.ends_with(".k8s.io");
    const bool makes_nothing = group == "monitoring.coreos.com" && !each.kind.starts_with("Prometheus") &&
                               each.kind != "Alertmanager" && each.kind != "ThanosRuler";
    if (!is_kubernetes && !makes_nothing) return true;
  }
  return false;
}

picked services_picked(const api::meta::v1::LabelSelector& selector, const looked_into& where,
                       const check::inventory& all) {
  picked found;
  for (const check::service& each : all.services) {
    if (!where.has(*each.owner)) continue;
    found.is_known = true;
    if (!check::selects(selector, each.owner->metadata->labels)) continue;
    found.any = true;
    for (const auto& port : each.object->spec.ports) found.ports.push_back(port.name.view());
  }
  return found;
}
picked pods_picked(const api::meta::v1::LabelSelector& selector, const looked_into& where,
                   const check::inventory& all) {
  picked found;
  for (const check::pod& each : all.pods) {
    if (!where.has(*each.owner)) continue;
    found.is_known = true;
    if (!check::may_select(selector, each)) continue;
    found.any = true;
    // Sidecars that are put in have ports of their own.
    found.has_more = found.has_more || each.custom;
  }
  for (const check::container& each : all.containers)
    if (where.has(*each.of->owner) && check::may_select(selector, *each.of))
      for (const auto& port : each.object->ports) found.ports.push_back(port.name.view());
  return found;
}

void check_selector(const read::document& made, const check::resource& owner, const reference_row& row,
                    const check::inventory& all, check::report& into) {
  const json* written = at(made.fields, row.selector, {});
  if (written == nullptr || written->is != json::type::object || !applies(made.fields, row, {})) return;
  const looked_into where(row.namespaces.empty() ? nullptr : at(made.fields, row.namespaces, {}), owner);
  const api::meta::v1::LabelSelector selector = selector_of(*written);
  const picked found = row.names == "Pod" ? pods_picked(selector, where, all) : services_picked(selector, where, all);
  if (!found.is_known) return;
  const std::string said = schema::said_of(row);
  if (!found.any) {
    if (where.is_open() || may_be_made(where, all)) return;
    const json* labels = find_field(*written, "matchLabels");
    const place at = labels != nullptr && !labels->items.empty() ? labels->items[0].scalar.at() : place{};
    check::detail::tell(
        check::DOV_03, owner, at, into,
        {" selects no ", row.names, " in ", said, check::advice{"select by labels that one has, or take it out"}});
    return;
  }
  if (row.port.empty() || found.has_more) return;
  each_at(made.fields, row.port, [&](const json& port, const items&) {
    if (port.is != json::type::string || port.scalar.view().empty()) return;
    const std::string_view name = port.scalar.view();
    if (std::find(found.ports.begin(), found.ports.end(), name) != found.ports.end()) return;
    check::detail::tell(check::DOV_03, owner, port.scalar.at(), into,
                        {" names port `", name, "` in ", row.port.text, ", which no ", row.names,
                         " that it selects has", into.suggestion(name, "there is", [&](auto consider) {
                           for (const std::string_view each : found.ports) consider(each);
                         })});
  });
}

// Rows against schemas.

/// Whether a schema may have what is at a path; what it leaves open may have anything.
bool may_have(const schema::node& schema, const reference_path& path) {
  const schema::node* at = &schema;
  for (const reference_path::step& step : path.steps) {
    // The server's own part, of which a schema says nothing.
    if (&step == &path.steps.front() && step.name == "metadata") return true;
    if (at->flag("x-kubernetes-preserve-unknown-fields")) return true;
    const schema::node* properties = at->find("properties");
    const schema::node* others = at->find("additionalProperties");
    const schema::node* next = nullptr;
    if (step.is_each()) next = at->find("items");
    else if (properties != nullptr) next = properties->find(step.name);
    if (next == nullptr && others != nullptr && (step.is_each() || step.is_key)) next = others;
    if (next == nullptr) return false;
    if (!next->is_map()) return true;
    at = next;
  }
  return true;
}

void check_row(const reference_row& row, const std::vector<const custom_kind*>& versions) {
  std::vector<const reference_path*> paths{&row.field,      &row.selector, &row.namespaces, &row.names_field,
                                           &row.name_space, &row.key,      &row.port,       &row.optional};
  for (const reference_row::condition& each : row.conditions) paths.push_back(&each.path);
  for (const reference_path* path : paths)
    if (!path->empty() && std::none_of(versions.begin(), versions.end(), [&](const custom_kind* each) {
          return each->schema == nullptr || may_have(*each->schema, *path);
        }))
      throw usage_error{fmt::format("{}: {} has no field `{}`, by its CustomResourceDefinition", to_string(path->where),
                                    row.kind, path->text)};
}

bool is_replaced(const reference_row& known, const std::vector<reference_row>& own) {
  return std::any_of(own.begin(), own.end(), [&](const reference_row& each) {
    return each.kind == known.kind && each.group == known.group && each.field.text == known.field.text &&
           each.selector.text == known.selector.text && each.names == known.names;
  });
}

}  // namespace

void custom_references::check_rows(const custom_kinds& kinds) const {
  for (const reference_row& each : asked_.references)
    if (const auto versions = kinds.versions_of(each.group, each.kind); !versions.empty()) check_row(each, versions);
}

std::vector<const reference_row*> custom_references::rows_of(const read::document& made) const {
  std::vector<const reference_row*> found;
  for (const reference_row& each : asked_.references)
    if (is_about(each, made)) found.push_back(&each);
  for (const reference_row& each : schema::known_references(std::string(made.kind_name)))
    if (is_about(each, made) && !is_replaced(each, asked_.references)) found.push_back(&each);
  return found;
}

void custom_references::add(const read::document& made, const check::resource& owner) {
  if (made.fields.is != json::type::object) return;
  if (made.kind_name == "ReferenceGrant" || !rows_of(made).empty()) objects_.push_back({&made, &owner});
}

void custom_references::settle(check::inventory& all) const {
  for (const object& each : objects_)
    for (const reference_row* row : rows_of(*each.made))
      each_reference(*each.made, *each.owner, *row, all, [&](const check::named_reference& found) {
        check::named_reference& kept = all.references.push_back(found);
        kept.field = all.characters.keep(schema::said_of(*row));
      });
}

void custom_references::check(const check::inventory& all, check::report& into) const {
  for (const object& each : objects_)
    for (const reference_row* row : rows_of(*each.made)) {
      if (!row->selector.empty()) check_selector(*each.made, *each.owner, *row, all, into);
      if (!row->by_grant) continue;
      each_reference(*each.made, *each.owner, *row, all, [&](const check::named_reference& found) {
        if (found.name_space.empty() || !check::detail::is_there(found, all)) return;
        // The grant stands where the object does that is named.
        for (const object& other : objects_)
          if (other.made->kind_name == "ReferenceGrant" && other.owner->name_space == found.name_space &&
              allows(*other.made, found))
            return;
        const std::string said = schema::said_of(*row);
        check::detail::tell(
            check::DOV_03, *each.owner, found.name.at(), into,
            {" names ", found.kind, " `", found.name.view(), "` in ", said, " of namespace `", found.name_space,
             "`, where no ReferenceGrant allows it",
             check::advice{into.joined({"add a ReferenceGrant to that namespace, from ", each.owner->kind, " of `",
                                        each.owner->name_space, "` to ", found.kind})}});
      });
    }
}

}  // namespace dovetail::cli
