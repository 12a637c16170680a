/// What a stack consists of, as the rules see it: each kind's facts, gathered once.
#pragma once

#include "dovetail/api/apps/v1.hpp"
#include "dovetail/api/core/v1.hpp"
#include "dovetail/api/networking/v1.hpp"
#include "dovetail/api/versions.hpp"
#include "dovetail/check/index.hpp"
#include "dovetail/check/pod_labels.hpp"
#include "dovetail/declared/notes.hpp"
#include "dovetail/declared/value.hpp"
#include "dovetail/model/collection.hpp"
#include "dovetail/model/field_check.hpp"
#include "dovetail/model/reference.hpp"
#include "dovetail/text/arena.hpp"
#include "dovetail/text/place.hpp"

#include <cstddef>
#include <string_view>

namespace dovetail {
struct step;
}

namespace dovetail::check {

struct resource;
struct hook;
struct rule;

/// An object that is not there.
struct missing_object {
  /// Empty: there is none.
  std::string_view kind{};
  std::string_view name{};
  /// Where it is looked for; empty: in the namespace of whoever names it.
  std::string_view name_space{};
};

/// What a rule reports: one line of text without the place and the rule's id.
struct finding {
  const rule* broken = nullptr;
  /// Null for a finding about what is not there.
  const resource* owner = nullptr;
  place at{};
  /// Of what a shared shape made: the shape's line, where `at` is the line that asked for the resource.
  place made_at{};
  /// What is wrong, and where.
  std::string_view words{};
  /// What may have been meant: "; did you mean `api`?". It is no part of what the finding is: in another combination of
  /// switches other names are there, and the finding is the same.
  std::string_view hint{};
  /// What mends it in a stack, where that is more than the rule's advice. YAML is mended otherwise.
  std::string_view mend{};
  /// How many of the words name the owner, or what of it, where that is known.
  std::size_t title_size = 0;
  /// It is about what is not there: several that differ in who misses it have one cause.
  bool is_missing = false;
  /// The object that it says is not there, so that somebody who has it elsewhere can say so.
  missing_object missing{};
};

/// A namespace that objects of the stack are in, or that an external is in.
struct space {
  /// Empty where the stack leaves it out.
  std::string_view name{};
  /// The first object of the stack in it, and how many there are; null where only externals are.
  const resource* first = nullptr;
  std::size_t size = 0;
};

/// One object, of the stack or external to it.
struct resource {
  std::string_view api_version{};
  std::string_view kind{};
  model::text name{};
  /// Empty where it is not named; the space is null for kinds that have none.
  std::string_view name_space{};
  const space* in = nullptr;
  place at{};
  bool external = false;
  /// Its pods are of a kind whose controller fills in what they do not say: what is missing in them is no fault.
  bool filled_in = false;
  const api::meta::v1::ObjectMeta* metadata = nullptr;
  /// Null for externals, and for objects that were read from a file and waive nothing.
  const resource_notes* notes = nullptr;
  /// Null for what Helm installs with the rest of its release.
  const hook* as_hook = nullptr;
  /// The object itself, and whether a text of it, but for its metadata, is this one. Known at run time; else null.
  const void* object = nullptr;
  bool (*mentions)(const void* object, std::string_view text) = nullptr;
  /// Of a stack's resource: the steps that make it, and the line that lists it in the stack.
  const step* steps = nullptr;
  std::size_t step_count = 0;
  place listed_at{};
};

/// What Helm runs at times of its own.
struct hook {
  const resource* owner = nullptr;
  /// A bit for each of check::hook_phases and of check::hook_delete_policies.
  unsigned phases = 0;
  unsigned deleted = 0;
  std::int64_t weight = 0;
  /// Helm keeps it when the release is taken away.
  bool kept = false;
};

/// What a stack has, and what is not here: an environment removes it, or a switch does.
struct absence {
  std::string_view kind{};
  std::string_view name{};
  /// Empty: no environment does.
  std::string_view environment{};
  /// What would have to hold.
  const conditions* asked = nullptr;
};

/// A Secret or a ConfigMap that exists once the stack is deployed, whoever makes it.
struct key_holder {
  std::string_view kind{};
  std::string_view name{};
  /// Its texts by their keys, where the object itself has them.
  const model::map<model::text>* texts = nullptr;
  /// The object itself, what makes it, or the external.
  const resource* maker = nullptr;
  model::list<model::text> keys{};
  /// Its keys are all known: a key that is not among them is missing.
  bool keys_known = false;
  /// Its type, its labels or its annotations are for somebody outside of the stack.
  bool read_outside = false;
  /// The server keeps it as it is.
  bool never_changes = false;
  /// Its maker adds keys to an object that is there already, and makes none.
  bool only_adds = false;
  /// Somebody copies it to other namespaces: to these, with commas between them; empty: to all.
  bool copied = false;
  std::string_view copied_to{};

  /// The key of this name; null where it is not among those that are known.
  constexpr const model::text* find(std::string_view key) const {
    constexpr std::size_t few = 4;
    if (keys.size() <= few) {
      for (const model::text& known : keys)
        if (model::same(known.view(), key)) return &known;
      return nullptr;
    }
    const index<model::text>& by_name = by_name_.made([this](index<model::text>& made) {
      made.reset(keys.size());
      for (const model::text& known : keys) made.add(known.view(), known);
    });
    for (const model::text& known : by_name.find(key))
      if (model::same(known.view(), key)) return &known;
    return nullptr;
  }

  constexpr bool is_in(const resource& from) const { return maker->in == from.in || (copied && is_copied_to(from)); }

 private:
  constexpr bool is_copied_to(const resource& from) const;

  // Few holders are asked for their keys, and some of those a hundred times.
  index_on_demand<model::text> by_name_{};
};

/// Whether a list of namespaces with commas between them has one; what is no name is a pattern, and may mean any.
constexpr bool is_listed_namespace(std::string_view list, std::string_view name) {
  if (list.empty()) return true;
  for (std::size_t begin = 0; begin <= list.size();) {
    std::size_t end = begin;
    bool is_name = true;
    for (; end < list.size() && list[end] != ','; ++end) {
      const char c = list[end];
      is_name = is_name && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == ' ');
    }
    std::string_view each = list.substr(begin, end - begin);
    while (each.starts_with(' ')) each.remove_prefix(1);
    while (each.ends_with(' ')) each.remove_suffix(1);
    if (!is_name || model::same(each, name)) return true;
    begin = end + 1;
  }
  return false;
}
constexpr bool key_holder::is_copied_to(const resource& from) const {
  return is_listed_namespace(copied_to, from.name_space);
}

/// A key of a Secret that is made once and never again.
struct immutable_key {
  /// The Secret, the external, or what takes the Secret's declaration.
  const resource* owner = nullptr;
  model::text secret{};
  model::text key{};
};

/// What writes a Secret, or has an operator write it, and how that is said.
struct secret_write {
  const resource* owner = nullptr;
  const char* verb = "";
  model::text secret{};
  /// The one key that is added to a Secret; empty: all of it is written.
  model::text key{};
  /// Whether the Secret is made; else it is there before.
  bool creates = true;
};

/// Pods that a custom resource has in its middle have no labels of their own that anybody knows.
inline constexpr api::meta::v1::ObjectMeta no_metadata{};

/// A pod, or the template of a workload's pods.
struct pod {
  const resource* owner = nullptr;
  const api::meta::v1::ObjectMeta* metadata = nullptr;
  const api::core::v1::PodSpec* spec = nullptr;
  /// Null where the kind has none, or where the server makes it (a Job's).
  const api::meta::v1::LabelSelector* selector = nullptr;
  /// A StatefulSet's claim templates, which its containers mount like volumes; else null.
  const model::list<api::core::v1::PersistentVolumeClaim>* claim_templates = nullptr;
  /// Of a kind that is not Kubernetes' own, whose controller may give it labels in its maker's domain.
  bool custom = false;
  /// Labels that its controller adds to some of its pods, as it is told to; null: none.
  const model::map<model::text>* added_labels = nullptr;
  pod_count counted{};
  /// Which one it is of all that there are.
  std::size_t number = 0;
};

/// A container of a pod; the pod's init containers come first.
struct container {
  const pod* of = nullptr;
  const api::core::v1::Container* object = nullptr;
};

struct service {
  const resource* owner = nullptr;
  const api::core::v1::Service* object = nullptr;
  /// An earlier Service of the namespace with the same selector; null where there is none.
  const service* like = nullptr;
  model::list<const pod*> picked{};

  /// The pods that its selector picks; none where it has no selector.
  constexpr const model::list<const pod*>& pods() const { return like == nullptr ? picked : like->picked; }
};

/// A Service outside the stack and the ports that it is known to have.
struct external_service {
  const resource* owner = nullptr;
  struct port {
    std::string_view name{};
    std::int64_t number = 0;
  };
  model::list<port> ports{};
};

struct ingress {
  const resource* owner = nullptr;
  const api::networking::v1::Ingress* object = nullptr;
};

/// One way through an Ingress: a path of a rule, or the default backend.
struct route {
  const ingress* of = nullptr;
  const api::networking::v1::IngressBackend* to = nullptr;
  /// Null for the default backend.
  const api::networking::v1::HTTPIngressPath* path = nullptr;
};

/// A workload that says how many pods it has.
struct replicated {
  const resource* owner = nullptr;
  const model::integer* count = nullptr;
  /// A rollout starts new pods before the old ones are gone.
  bool overlaps = false;
};

/// What runs to its end, and how long it stays after that.
struct job {
  const resource* owner = nullptr;
  const model::integer* seconds_after_end = nullptr;
  /// How many of its pods may run at a time; absent: one.
  const model::integer* at_a_time = nullptr;
  /// Of a CronJob, null for a Job: what becomes of a run whose time comes while the one before is still at it.
  const model::text* concurrency = nullptr;

  constexpr bool of_cron_job() const { return concurrency != nullptr; }
};

struct stateful_set {
  const resource* owner = nullptr;
  const api::apps::v1::StatefulSet* object = nullptr;
};

/// A claim in the stack, or a StatefulSet's template.
struct claim {
  const resource* owner = nullptr;
  const api::core::v1::PersistentVolumeClaim* object = nullptr;
};

struct persistent_volume {
  const resource* owner = nullptr;
  const api::core::v1::PersistentVolume* object = nullptr;
};

struct storage_class {
  const resource* owner = nullptr;
  std::string_view provisioner{};
};

/// What serves TLS: an Ingress for some of its hosts, a Traefik route. An empty Secret is the controller's own certificate.
struct tls_use {
  const resource* owner = nullptr;
  model::text secret{};
  /// The hosts that are written out; patterns are left out.
  model::list<model::text> hosts{};
};

/// A Certificate of cert-manager's, with the Secret that it makes.
struct certificate {
  const resource* owner = nullptr;
  std::string_view secret{};
  const model::list<model::text>* dns_names = nullptr;
};

/// Who signs a Certificate.
struct issuer_reference {
  const resource* owner = nullptr;
  std::string_view kind{};
  model::text name{};
};

/// A Secret that an object cannot do without, and what for: "signs with".
struct secret_use {
  const resource* owner = nullptr;
  std::string_view verb{};
  model::text secret{};
};

/// One route of a Traefik IngressRoute.
struct matched_route {
  const resource* owner = nullptr;
  model::text match{};
  /// The rule language of an older Traefik, where it is said: "v2".
  std::string_view syntax{};
  /// None: Traefik's default ones.
  const model::list<model::text>* entry_points = nullptr;
  /// Absent: the longer match goes first.
  model::integer priority{};
  /// Only requests by TLS, or only others.
  bool tls = false;
};

/// A Service, a TraefikService or a Middleware that a route sends its requests through.
struct route_target {
  const matched_route* of = nullptr;
  std::string_view kind{};
  model::text name{};
  /// Empty: the route's own.
  model::text name_space{};
  model::int_or_string port{};
};

struct service_account {
  const resource* owner = nullptr;
  const api::core::v1::ServiceAccount* object = nullptr;
};

/// A reference to another object by its name.
struct named_reference {
  const resource* owner = nullptr;
  /// The kind that is meant.
  std::string_view kind{};
  model::text name{};
  /// Empty: the owner's.
  std::string_view name_space{};
  /// The field that refers, as a person knows it: "spec.vaultAuthRef".
  std::string_view field{};
  /// The id of the rule that a reference to nothing breaks; empty for a custom resource's.
  std::string_view breaks{};
  /// What else is said of the object: a key of it, a port.
  const model::text* key = nullptr;
  model::port_reference port{};
};

/// What scales a workload.
struct autoscaler {
  const resource* owner = nullptr;
  model::text target_version{};
  model::text target_kind{};
  model::text target{};
  model::integer least{};
  model::integer most{};
  /// Containers of the target whose load is measured.
  model::list<model::text> containers{};
  /// What is measured as a share of what containers ask for: "cpu", of one container or, where none is named, of all.
  struct share {
    model::text resource{};
    model::text container{};
  };
  model::list<share> shares{};
};

/// How many pods of a workload may be away at a time.
struct disruption_budget {
  const resource* owner = nullptr;
  /// Null: no pods.
  const api::meta::v1::LabelSelector* selector = nullptr;
  const model::int_or_string* least_available = nullptr;
  const model::int_or_string* most_unavailable = nullptr;
};

struct network_policy {
  const resource* owner = nullptr;
  const api::networking::v1::NetworkPolicy* object = nullptr;
};

struct ingress_class {
  const resource* owner = nullptr;
  const api::networking::v1::IngressClass* object = nullptr;
};

/// A rule of a Role or a ClusterRole, a ClusterRole that is put together of others, and who is given one.
struct access_rule {
  const resource* owner = nullptr;
  const model::list<model::text>* groups = nullptr;
  const model::list<model::text>* resources = nullptr;
  const model::list<model::text>* verbs = nullptr;
  /// The objects that it is for; none: all of them.
  const model::list<model::text>* names = nullptr;
  /// Paths of the server, in place of groups and resources.
  const model::list<model::text>* paths = nullptr;
};
struct aggregated_role {
  const resource* owner = nullptr;
  const model::list<api::meta::v1::LabelSelector>* selectors = nullptr;
  /// Where rules of its own stand, which the server writes over.
  place own_rules{};
  bool has_rules = false;
};
struct role_binding {
  const resource* owner = nullptr;
  std::string_view role_kind{};
  model::text role{};
  struct subject {
    std::string_view kind{};
    model::text name{};
  };
  model::list<subject> subjects{};
};

/// Addresses that somebody gives to a Service by hand: its Endpoints, or an EndpointSlice.
struct given_addresses {
  const resource* owner = nullptr;
  /// The Service's name, where it stands; empty where none is named.
  model::text service{};
  /// "IPv4", "IPv6", "FQDN"; empty where it need not be said.
  std::string_view type{};
  model::list<model::text> addresses{};
  struct port {
    model::text name{};
    std::string_view protocol{};
    place at{};
  };
  model::list<port> ports{};
};

/// A server of mariadb-operator's, and what is in it from the start.
struct mariadb {
  const resource* owner = nullptr;
  model::text database{};
  model::text username{};
};

/// What mariadb-operator keeps in a MariaDB: a Database, a User or a Grant.
struct sql_object {
  const resource* owner = nullptr;
  /// "MariaDB", or another kind that stands for one.
  std::string_view instance_kind{};
  model::text instance{};
  std::string_view instance_namespace{};
  /// SQL's name for the database or the user; of a Grant, the user's.
  model::text name{};
  /// From where a user comes; empty: from anywhere.
  model::text host{};
  /// What a Grant is on.
  model::text database{};
};

/// A key of a Secret that mariadb-operator takes a password from, and what for: "takes its password from".
struct password_use {
  const resource* owner = nullptr;
  const char* verb = "";
  model::text secret{};
  model::text key{};
};

/// What the schema refuses of an object.
struct field_fault_of {
  const resource* owner = nullptr;
  model::field_fault fault{};
};

/// Everything that is in a stack. Lists keep their elements in place, so pointers into them hold.
struct inventory {
  model::list<resource> resources{};
  model::list<hook> hooks{};
  model::list<space> spaces{};
  model::list<absence> absences{};
  model::list<key_holder> key_holders{};
  model::list<immutable_key> immutable_keys{};
  model::list<secret_write> secret_writes{};
  model::list<pod> pods{};
  model::list<container> containers{};
  model::list<service> services{};
  model::list<external_service> external_services{};
  model::list<ingress> ingresses{};
  model::list<route> routes{};
  model::list<replicated> replicated_workloads{};
  model::list<job> jobs{};
  model::list<stateful_set> stateful_sets{};
  model::list<claim> claims{};
  model::list<persistent_volume> persistent_volumes{};
  model::list<storage_class> storage_classes{};
  model::list<tls_use> tls_uses{};
  model::list<certificate> certificates{};
  model::list<issuer_reference> issuer_references{};
  model::list<secret_use> secret_uses{};
  model::list<matched_route> matched_routes{};
  model::list<route_target> route_targets{};
  model::list<service_account> service_accounts{};
  model::list<named_reference> references{};
  model::list<mariadb> mariadbs{};
  model::list<sql_object> sql_objects{};
  model::list<password_use> password_uses{};
  model::list<autoscaler> autoscalers{};
  model::list<disruption_budget> disruption_budgets{};
  model::list<network_policy> network_policies{};
  model::list<ingress_class> ingress_classes{};
  model::list<given_addresses> addresses{};
  model::list<access_rule> access_rules{};
  model::list<aggregated_role> aggregated_roles{};
  model::list<role_binding> role_bindings{};
  model::list<field_fault_of> field_faults{};
  /// What was found when a kind's objects were looked at one by one.
  model::list<finding> noted{};
  /// The minor version of Kubernetes that the objects are for.
  int kubernetes_minor = api::newest_version;
  /// It is a component of a stack alone: others have what is not here.
  bool is_component = false;
  /// Texts of what is in the lists.
  model::arena characters{};

  /// Puts an object into a namespace. Without a name it is in none; one that `has_one` is where all others are that do not name
  /// theirs: whoever applies them does.
  constexpr void place_in(std::string_view name, resource& object, bool has_one = false) {
    object.name_space = name;
    if (name.empty() && !has_one) return;
    space* found = nullptr;
    for (space& known : spaces)
      if (model::same(known.name, name)) found = &known;
    if (found == nullptr) {
      found = &spaces.emplace_back();
      found->name = name;
    }
    object.in = found;
    if (object.external) return;
    if (found->first == nullptr) found->first = &object;
    ++found->size;
  }

  /// Once everything is in: makes ready what the functions below search, and finds out which Service picks which pods.
  constexpr void connect() {
    if (api_server_.ports.empty()) api_server_.ports.push_back({"https", 443});
    names_.reset(resources.size());
    for (const resource& r : resources) names_.add(r.name.view(), r);
    holder_names_.reset(key_holders.size());
    for (const key_holder& h : key_holders) holder_names_.add(h.name, h);
    service_names_.reset(services.size());
    for (const service& s : services) service_names_.add(s.owner->name.view(), s);
    forget_scaled_counts();
    labels_.reset(pods.size() * 2);
    for (const pod& p : pods) {
      for (const auto& label : p.metadata->labels) labels_.add(label.value.view(), p);
      if (p.custom) custom_pods_.push_back(&p);
    }
    selectors_.reset(services.size());
    for (service& s : services) pick_pods(s);
  }

  /// The first object of this kind and name that `from` can mean: in its namespace, or of a kind that has none. Null where
  /// there is none.
  constexpr const resource* find(std::string_view kind, std::string_view name, const resource& from) const {
    for (const resource& r : names_.find(name))
      if ((r.in == nullptr || r.in == from.in) && model::same(r.kind, kind) && model::same(r.name.view(), name))
        return &r;
    return nullptr;
  }
  /// A cluster-wide object.
  constexpr const resource* find(std::string_view kind, std::string_view name) const {
    return find(kind, name, resource{});
  }
  constexpr const key_holder* find_keys(std::string_view kind, std::string_view name, const resource& from) const {
    for (const key_holder& h : holder_names_.find(name))
      if (!h.only_adds && h.is_in(from) && model::same(h.kind, kind) && model::same(h.name, name)) return &h;
    return nullptr;
  }
  constexpr const service* find_service(std::string_view name, const resource& from) const {
    for (const service& s : service_names_.find(name))
      if (s.owner->in == from.in && model::same(s.owner->name.view(), name)) return &s;
    return nullptr;
  }
  constexpr const external_service* find_external_service(std::string_view name, const resource& from) const {
    for (const external_service& s : external_services)
      if (s.owner->in == from.in && model::same(s.owner->name.view(), name)) return &s;
    const bool is_of_every_cluster = model::same(name, "kubernetes") && from.in != nullptr &&
                                     (from.in->name.empty() || model::same(from.in->name, "default"));
    return is_of_every_cluster ? &api_server_ : nullptr;
  }
  /// Secrets and ConfigMaps of this name, in any namespace, each for each that makes it.
  constexpr auto holders_named(std::string_view name) const { return holder_names_.find(name); }
  /// Pods among which are all whose template has these labels, of whatever namespace. A pod may come twice.
  constexpr auto pods_with(const model::map<model::text>& labels) const { return labels_.find(rarest_of(labels)); }
  /// Calls `visit(pod)` for pods among which are all that may have these labels, until it says true. A pod may come twice.
  template <class Visit>
  constexpr auto any_pod_with(const model::map<model::text>& labels, Visit visit) const {
    if (const model::text* rarest = rarest_of_templates(labels)) {
      for (const pod& p : labels_.find(rarest->view()))
        if (visit(p)) return true;
      for (const pod* p : custom_pods_)
        if (visit(*p)) return true;
    } else {
      for (const pod& p : pods)
        if (visit(p)) return true;
    }
    return false;
  }
  /// Objects of this name, of whatever kind, in the order in which they stand in the stack.
  constexpr auto named(std::string_view name) const { return names_.find(name); }

 private:
  constexpr void pick_pods(service& s) {
    const auto& selector = s.object->spec.selector;
    if (selector.empty()) return;
    const std::string_view rarest = rarest_of(selector);
    for (const service& other : selectors_.find(rarest))
      if (other.owner->in == s.owner->in && other.object->spec.selector == selector) {
        s.like = &other;
        return;
      }
    selectors_.add(rarest, s);
    any_pod_with(selector, [&](const pod& p) {
      if (p.owner->in == s.owner->in && may_select(selector, p) && !is_picked(s, p)) s.picked.push_back(&p);
      return false;
    });
  }
  static constexpr bool is_picked(const service& s, const pod& p) {
    if (!p.custom) return !s.picked.empty() && s.picked.back() == &p;
    for (const pod* known : s.picked)
      if (known == &p) return true;
    return false;
  }
  /// How many pods a StatefulSet has is not known where something scales it.
  constexpr void forget_scaled_counts() {
    for (const autoscaler& a : autoscalers) {
      if (!model::same(a.target_kind.view(), "StatefulSet")) continue;
      for (pod& p : pods)
        if (p.owner->in == a.owner->in && model::same(p.owner->name.view(), a.target.view())) p.counted.size = -1;
    }
  }
  /// The value that the fewest pods have.
  constexpr std::string_view rarest_of(const model::map<model::text>& selector) const {
    const model::text* rarest = &selector.at(0).value;
    for (std::size_t i = 1; i < selector.size(); ++i)
      if (labels_.count(selector.at(i).value.view()) < labels_.count(rarest->view())) rarest = &selector.at(i).value;
    return rarest->view();
  }
  /// The same of those that are in templates alone; null where controllers give them all.
  constexpr const model::text* rarest_of_templates(const model::map<model::text>& selector) const {
    const model::text* rarest = nullptr;
    for (const auto& wanted : selector)
      if ((rarest == nullptr || labels_.count(wanted.value.view()) < labels_.count(rarest->view())) &&
          !detail::is_given_by_a_controller(wanted.key.view()))
        rarest = &wanted.value;
    return rarest;
  }

  /// The Service `kubernetes` of the namespace default, which each cluster has.
  external_service api_server_{};
  index<resource> names_{};
  index<key_holder> holder_names_{};
  index<service> service_names_{};
  /// Of those that are like each other, the first.
  index<service> selectors_{};
  index<pod> labels_{};
  model::list<const pod*> custom_pods_{};
};

}  // namespace dovetail::check
