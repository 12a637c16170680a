#include "cli/externals.hpp"

#include "dovetail/check/describe.hpp"
#include "dovetail/stack/externals.hpp"
#include "dovetail/stack/kinds.hpp"
#include "dovetail/stack/runtime_kind.hpp"

namespace dovetail::cli {
namespace {

bool is_cluster_wide(std::string_view kind) {
  if (check::is_cluster_wide(kind)) return true;
  bool any = false;
  for (const emit::runtime_kind* each : emit::kinds()) {
    if (each->kind != kind) continue;
    if (each->namespaced) return false;
    any = true;
  }
  return any;
}

bool makes_anything(const check::resource& maker, const check::inventory& all) {
  for (const check::key_holder& known : all.key_holders)
    if (known.maker == &maker) return true;
  return false;
}
/// The holder of that name whose maker does not say its keys; null where there is none.
check::key_holder* unsaid_keys(const external_object& each, const check::resource& from, check::inventory& all) {
  for (check::key_holder& known : all.key_holders)
    if (!known.keys_known && known.keys.empty() && known.maker->in == from.in && known.kind == each.kind &&
        known.name == each.name)
      return &known;
  return nullptr;
}
void add_keys(const external_object& each, check::key_holder& to) {
  for (const std::string& key : each.keys) to.keys.push_back(model::text(key));
  to.keys_known = !each.keys.empty();
}

void add_one(const external_object& each, std::string_view name_space, check::inventory& all) {
  check::resource& r = all.resources.emplace_back();
  r.kind = each.kind;
  r.name = model::text(each.name);
  r.external = true;
  all.place_in(name_space, r);
  if (each.kind == "Secret" || each.kind == "ConfigMap") {
    if (check::key_holder* known = unsaid_keys(each, r, all)) add_keys(each, *known);
    else add_keys(each, check::add_key_holder(each.kind, each.name, r, all));
  } else if (each.kind == "Service") {
    check::external_service& service = all.external_services.emplace_back();
    service.owner = &r;
    for (const external_object::port& port : each.ports) service.ports.push_back({port.name, port.number});
  }
}

/// What an object makes when it is deployed: its keys, which the object may not say.
void add_made(const external_object& each, check::inventory& all) {
  for (const check::resource& r : all.resources) {
    if (r.external || r.kind != each.maker_kind || r.name.view() != each.maker_name) continue;
    if (!each.name_space.empty() && r.name_space != each.name_space) continue;
    if (check::key_holder* known = unsaid_keys(each, r, all)) add_keys(each, *known);
    else if (!makes_anything(r, all)) add_keys(each, check::add_key_holder(each.kind, each.name, r, all));
  }
}

}  // namespace

void add_external(const external_object& each, check::inventory& all) {
  if (!each.maker_kind.empty()) return add_made(each, all);
  if (is_cluster_wide(each.kind)) return add_one(each, {}, all);
  if (!each.name_space.empty()) return add_one(each, each.name_space, all);
  const std::size_t spaces = all.spaces.size();
  for (std::size_t i = 0; i < spaces; ++i) add_one(each, all.spaces[i].name, all);
}

void add_name_space(std::string_view name_space, check::inventory& all) {
  for (const check::resource& r : all.resources)
    if (r.kind == "Namespace" && r.name.view() == name_space) return;
  check::resource& r = all.resources.emplace_back();
  r.kind = "Namespace";
  r.name = model::text(name_space);
  r.external = true;
}

}  // namespace dovetail::cli
