/// Externals as the rules see them.
#pragma once

#include "dovetail/build/external.hpp"
#include "dovetail/check/finding.hpp"

#include <span>

namespace dovetail {

namespace check {

/// Kinds that have no namespace, so that an external of them is found from everywhere.
constexpr bool is_cluster_wide(std::string_view kind) {
  for (const std::string_view k : {"ClusterIssuer", "IngressClass", "StorageClass", "PersistentVolume", "Namespace",
                                   "PriorityClass", "RuntimeClass", "ClusterRole", "ValidatingAdmissionPolicy"})
    if (k == kind) return true;
  return false;
}

/// Calls `use` with each key or port that an external is said to have.
template <class Use>
constexpr auto each_offer(const external_entry& e, Use use) {
  for (std::size_t i = 0; i < e.offers.size(); i += 1 + e.offers[i].nested)
    if (const dovetail::detail::offer o = dovetail::detail::offer_of(e.offers[i]); o.name.given()) use(o);
}

constexpr void add_externals(std::span<const external_entry> externals, lowering& in, inventory& all) {
  for (const external_entry& e : externals) {
    if (!in.all_hold(e.asked.view())) {
      all.absences.push_back({e.kind, in.text(e.name).view(), {}, &e.asked});
      continue;
    }
    resource& r = all.resources.emplace_back();
    r.kind = e.kind;
    r.name = in.text(e.name);
    r.at = e.at;
    r.external = true;
    if (!is_cluster_wide(e.kind)) all.place_in(e.name_space.empty() ? in.name_space().view() : e.name_space, r, true);
    if (e.kind == "Secret" || e.kind == "ConfigMap") {
      key_holder& holder = all.key_holders.emplace_back();
      holder.kind = e.kind;
      holder.name = r.name.view();
      holder.maker = &r;
      each_offer(e, [&](const dovetail::detail::offer& key) {
        dovetail::detail::add_key(holder.keys, in.text(key.name));
        if (key.is_made_once) all.immutable_keys.push_back({&r, r.name, in.text(key.name)});
      });
      holder.keys_known = !holder.keys.empty();
    } else if (e.kind == "Service") {
      external_service& s = all.external_services.emplace_back();
      s.owner = &r;
      each_offer(e, [&](const dovetail::detail::offer& port) {
        s.ports.push_back({in.text(port.name).view(), in.number(port.number).value_or(0)});
      });
    }
  }
}

inline constexpr rule DOV_05{.id = "DOV-05",
                             .statement = "a value that a stack uses is one that it declares",
                             .source = "Dovetail",
                             .mend = "add the value to withValues(...) of the stack",
                             .of_stacks_only = "a value's declaration stands in the source",
                             .told = turn::cause};

/// Values that were used in lowering and that `--set` would not know.
constexpr void check_values(const lowering& in, const inventory& all, report& into) {
  if (all.resources.empty()) return;
  for (std::size_t i = 0; i < in.undeclared().size(); ++i) {
    const value_declaration& value = *in.undeclared()[i];
    bool said = false;
    for (std::size_t j = 0; j < i; ++j) said = said || in.undeclared()[j]->name == value.name;
    if (!said)
      into.add(DOV_05, all.resources[0], value.at,
               {"value `", value.name, "` is used in this stack, which does not declare it",
                advice{"add it to withValues()"}});
  }
}

inline constexpr rule DOV_23{.id = "DOV-23",
                             .statement = "a secret that a stack puts into its resources is given",
                             .source = "Dovetail",
                             .mend = "give it when the stack is rendered or deployed",
                             .of_stacks_only = "that a value is a secret stands in the source"};

/// Secrets that were put into resources and that nobody has given. What is compiled has none: only a rendering is held to it.
constexpr void check_missing_secrets(const lowering& in, const inventory& all, report& into) {
  for (std::size_t i = 0; i < in.missing().size(); ++i) {
    const value_declaration& value = *in.missing()[i];
    bool said = false;
    for (std::size_t j = 0; j < i; ++j) said = said || in.missing()[j] == &value;
    if (!said && !all.resources.empty())
      into.add(DOV_23, all.resources[0], value.at,
               {"secret `", value.name, "` is not given", advice{into.joined({"add --set ", value.name, "=..."})}});
  }
}

inline constexpr check_function value_checks[] = {
    {found_apart, {&DOV_05, &DOV_23}},
};

}  // namespace check
}  // namespace dovetail
