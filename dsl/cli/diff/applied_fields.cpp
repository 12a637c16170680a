#include "cli/diff/applied_fields.hpp"

#include "cli/convert/server.hpp"
#include "dovetail/read/yaml.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace dovetail::cli::diff {
namespace {

using convert::value;
using form = model::type::form;

// The fields of one manager, as the server keeps them (structured merge diff's FieldsV1): `f:NAME` is a field or a key of a map,
// `k:{…}` the element of a list that has these keys, `v:…` the element that is this, `i:N` the one at a position, `.` the thing
// itself. What has nothing below it is owned whole.

bool is_whole(const value& owned) { return owned.parts.empty(); }

void add(value& into, const value& more) {
  for (const value& each : more.parts) {
    value* known = into.find(each.name);
    if (known == nullptr) into.parts.push_back(each);
    else if (is_whole(each)) known->parts.clear();
    else if (!is_whole(*known)) add(*known, each);
  }
}

bool says(const value& given, const nlohmann::json& wanted) {
  return given.text == (wanted.is_string() ? wanted.get<std::string>() : wanted.dump());
}

bool has_keys(const value& element, const nlohmann::json& keys) {
  return keys.is_object() && std::all_of(keys.items().begin(), keys.items().end(), [&](const auto& each) {
           const value* part = element.find(each.key());
           return part != nullptr && says(*part, each.value());
         });
}

const value* owned_element(const value& owned, const value& element, std::size_t index) {
  for (const value& each : owned.parts) {
    const std::string_view name = each.name;
    if (name.size() < 2 || name[1] != ':') continue;
    const nlohmann::json said = nlohmann::json::parse(name.substr(2), nullptr, false);
    if (said.is_discarded()) continue;
    if ((name[0] == 'k' && has_keys(element, said)) || (name[0] == 'v' && says(element, said)) ||
        (name[0] == 'i' && said == index))
      return &each;
  }
  return nullptr;
}

bool is_list(const value& of) {
  return of.is == form::list || (of.is == form::json && of.open == model::json::type::array);
}

value owned_part(const value& live, const value& owned) {
  if (live.is_scalar() || is_whole(owned)) return live;
  value made = live;
  made.parts.clear();
  for (std::size_t i = 0; i < live.parts.size(); ++i) {
    const value& part = live.parts[i];
    const value* here = is_list(live) ? owned_element(owned, part, i) : owned.find("f:" + part.name);
    if (here != nullptr) made.parts.push_back(owned_part(part, *here));
  }
  return made;
}

/// Those who write what people have said; controllers are none of them.
bool speaks_for_people(std::string_view manager) { return manager.starts_with("kubectl") || manager == "helm"; }

/// The fields of the managers for which `counts` says yes to their entry.
template <class Counts>
value fields_of(const value& live, Counts counts) {
  value all;
  all.is = form::json;
  const value* entries = live.at("metadata.managedFields");
  if (entries == nullptr) return all;
  for (const value& each : entries->parts) {
    if (!each.text_at("subresource").empty() || !counts(each)) continue;
    if (const value* fields = each.find("fieldsV1")) add(all, *fields);
  }
  return all;
}

/// What `kubectl apply` keeps of the manifest.
std::optional<value> last_applied_of(const value& live) {
  const std::string_view text = convert::last_applied_text_of(live);
  if (text.empty()) return std::nullopt;
  read::options how;
  how.checks_fields = false;
  const read::reading made = read::read_yaml(std::string(text), "last applied", how);
  if (made.documents.size() != 1) return std::nullopt;
  return convert::value_of(made.documents.front());
}

/// Helm marks what it installs, whatever the chart says.
value without_helms_marks(value applied) {
  value* annotations = applied.at("metadata.annotations");
  if (annotations == nullptr || annotations->find("meta.helm.sh/release-name") == nullptr) return applied;
  std::erase_if(annotations->parts, [](const value& each) { return each.name.starts_with("meta.helm.sh/"); });
  if (value* labels = applied.at("metadata.labels"))
    std::erase_if(labels->parts, [](const value& each) { return each.name == "app.kubernetes.io/managed-by"; });
  return applied;
}

}  // namespace

std::optional<value> applied_part_of(const value& live) {
  value fields = fields_of(live, [](const value& entry) { return entry.text_at("operation") == "Apply"; });
  if (fields.parts.empty()) {
    if (std::optional<value> made = last_applied_of(live)) return made;
    // Created, or installed by Helm: defaults are among these.
    fields = fields_of(live, [](const value& entry) { return speaks_for_people(entry.text_at("manager")); });
  }
  if (fields.parts.empty()) return std::nullopt;
  return without_helms_marks(owned_part(live, fields));
}

}  // namespace dovetail::cli::diff
