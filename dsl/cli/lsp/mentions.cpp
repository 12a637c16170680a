#include "cli/lsp/mentions.hpp"

#include "cli/lsp/reference_rows.hpp"
#include "dovetail/stack/kinds.hpp"
#include "dovetail/stack/runtime_kind.hpp"
#include "dovetail/wiring/references.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace dovetail::cli::lsp {
namespace {

using form = outline::form;
using part = mention::part;
using schema::reference_path;
using schema::reference_row;
using items = std::vector<std::size_t>;
constexpr std::size_t none = outline::none;

constexpr std::string_view kind_of_named(wiring::named what) {
  switch (what) {
    case wiring::named::nothing:
      break;
#define DOVETAIL_EACH(word, kind) \
  case wiring::named::word:       \
    return kind;
      DOVETAIL_NAMED_KINDS(DOVETAIL_EACH)
#undef DOVETAIL_EACH
  }
  return {};
}

std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
}

/// Of an apiVersion that is being typed, too: the one that has the kind.
const model::object_table* table_of(std::string_view api_version, std::string_view kind) {
  const emit::runtime_kind* known = emit::find_kind(api_version, kind);
  return known == nullptr ? nullptr : &known->fields;
}

const model::field_entry* find_entry(const model::object_table& in, std::string_view name) {
  for (const model::field_entry& each : in)
    if (each.name == name) return &each;
  return nullptr;
}

class collector {
 public:
  collector(const outline& file, const std::vector<reference_row>& own) : file_(file), own_(own) {}

  std::vector<mention> take() {
    for (const outline_object& each : file_.objects()) {
      object_ = &each;
      if (each.kind.empty() || each.api_version.starts_with("kustomize.config.k8s.io/")) kustomization(each.root);
      else object(each);
    }
    return std::move(found_);
  }

 private:
  // What is found.

  mention& add(part is, bool defines, std::size_t node, span at) {
    mention& made = found_.emplace_back();
    made.is = is;
    made.defines = defines;
    made.node = node;
    made.at = at;
    made.kind = object_->kind;
    made.name = object_->name;
    made.name_space = object_->name_space;
    return made;
  }
  mention& add_value(part is, bool defines, std::size_t node) { return add(is, defines, node, file_[node].value_at); }
  bool is_text(std::size_t node) const {
    return node != none && file_[node].is == form::scalar && !file_[node].value.empty() && !file_[node].is_block;
  }
  void set_object(mention& of, std::string_view kind, std::string_view name, std::string_view name_space) const {
    of.kind = kind;
    of.name = name;
    of.name_space = is_namespaced(kind) ? name_space : std::string_view{};
  }

  /// A place that names an object. Operators take `namespace/name`; a name has no slash.
  void add_object(std::size_t node, std::string_view kind, std::string_view name_space) {
    if (kind.empty() || !is_text(node)) return;
    std::string_view name = file_[node].value;
    if (!seen_.insert({node, std::string(kind)}).second) return;
    mention& made = add_value(part::object, false, node);
    if (const std::size_t slash = name.find('/'); slash != std::string_view::npos) {
      made.at.begin = std::min(made.at.begin + slash + 1, made.at.end);
      name_space = name.substr(0, slash);
      name = name.substr(slash + 1);
    }
    set_object(made, kind, name, name_space);
  }
  void add_part(part is, std::size_t node, std::string_view kind, std::string_view name, std::string_view name_space) {
    if (!is_text(node) || !seen_.insert({node, std::string(kind) + "/"}).second) return;
    mention& made = add_value(is, false, node);
    set_object(made, kind, name, name_space);
    made.what = file_[node].value;
  }

  // Objects.

  void object(const outline_object& each) {
    const std::size_t name = file_.at(each.root, {"metadata", "name"});
    if (is_text(name)) set_object(add_value(part::object, true, name), each.kind, each.name, each.name_space);
    add_object(file_.at(each.root, {"metadata", "namespace"}), "Namespace", {});
    if (each.kind == "Secret" || each.kind == "ConfigMap") keys(each);
    if (each.kind == "Service") service(each);
    if (each.kind == "NetworkPolicy" || each.kind == "PodDisruptionBudget")
      selector(file_.child(file_.child(each.root, "spec"), each.kind == "NetworkPolicy" ? "podSelector" : "selector"));
    for (const reference_row* row : rows_of_kind(group_of(each.api_version), each.kind)) take(*row, each.root);
    for (const reference_row& row : own_)
      if (row.kind == each.kind && row.group == group_of(each.api_version)) take(row, each.root);
    makings(each);
    if (const model::object_table* table = table_of(each.api_version, each.kind)) walk(*table, each.root, true);
    // Pods of kinds that the library has no type of stand where those of its own do.
    else if (const std::size_t pods = file_.at(each.root, {"spec", "template"});
             file_.at(pods, {"spec", "containers"}) != none)
      walk(api::core::v1::PodTemplateSpec::field_table, pods, false);
  }

  void keys(const outline_object& each) {
    for (const std::string_view field : {"data", "stringData", "binaryData"}) {
      const std::size_t map = file_.child(each.root, field);
      if (map == none || file_[map].is != form::mapping) continue;
      for (const std::size_t entry : file_[map].children)
        if (!file_[entry].is_loose) add(part::key, true, entry, file_[entry].key_at).what = file_[entry].key;
    }
  }

  std::vector<std::pair<std::string, std::string>> labels_at(std::size_t map) const {
    std::vector<std::pair<std::string, std::string>> labels;
    if (map == none || file_[map].is != form::mapping) return labels;
    for (const std::size_t entry : file_[map].children)
      if (file_[entry].is == form::scalar) labels.emplace_back(file_[entry].key, file_[entry].value);
    return labels;
  }
  void selector(std::size_t of) {
    const std::size_t match = file_.child(of, "matchLabels");
    pods_asked(match == none ? of : match);
  }
  void pods_asked(std::size_t map) {
    const auto labels = labels_at(map);
    if (labels.empty()) return;
    for (const std::size_t entry : file_[map].children)
      if (file_[entry].is == form::scalar) add_value(part::pods, false, entry).labels = labels;
    add(part::pods, false, map, file_[map].key_at).labels = labels;
  }

  void service(const outline_object& each) {
    const std::size_t asked = file_.at(each.root, {"spec", "selector"}), ports = file_.at(each.root, {"spec", "ports"});
    pods_asked(asked);
    if (ports == none || file_[ports].is != form::sequence) return;
    for (const std::size_t item : file_[ports].children) {
      for (const std::string_view field : {"name", "port"})
        if (const std::size_t node = file_.child(item, field); is_text(node))
          add_value(part::service_port, true, node).what = file_[node].value;
      const std::size_t target = file_.child(item, "targetPort");
      if (!is_text(target) || asked == none) continue;
      mention& made = add_value(part::pod_port, false, target);
      made.what = file_[target].value;
      made.labels = labels_at(asked);
    }
  }

  // The table of references.

  std::size_t at(std::size_t from, const reference_path& path, const items& chosen) const {
    std::size_t lists = 0;
    for (const reference_path::step& step : path.steps) {
      if (from == none) return none;
      if (!step.is_each()) {
        from = file_.child(from, step.name);
        continue;
      }
      const std::size_t item = lists < chosen.size() ? chosen[lists] : 0;
      ++lists;
      from = item < file_[from].children.size() ? file_[from].children[item] : none;
    }
    return from;
  }
  std::string_view text_at(std::size_t from, const reference_path& path, const items& chosen) const {
    const std::size_t found = path.empty() ? none : at(from, path, chosen);
    return found != none && file_[found].is == form::scalar ? std::string_view(file_[found].value) : std::string_view{};
  }
  template <class Visit>
  void each_at(std::size_t from, const reference_path& path, std::size_t step, items& chosen,
               const Visit& visit) const {
    if (from == none) return;
    if (step == path.steps.size()) return visit(from, chosen);
    if (!path.steps[step].is_each())
      return each_at(file_.child(from, path.steps[step].name), path, step + 1, chosen, visit);
    for (std::size_t i = 0; i < file_[from].children.size(); ++i) {
      chosen.push_back(i);
      each_at(file_[from].children[i], path, step + 1, chosen, visit);
      chosen.pop_back();
    }
  }
  template <class Visit>
  void each_at(std::size_t from, const reference_path& path, const Visit& visit) const {
    items chosen;
    each_at(from, path, 0, chosen, visit);
  }

  bool holds(const reference_row::condition& each, std::size_t root, const items& chosen) const {
    const std::size_t node = at(root, each.path, chosen);
    bool is_met = node == none && each.or_absent;
    if (node != none)
      for (const std::string& word : each.words)
        is_met = is_met || word == "*" || (file_[node].is == form::scalar && file_[node].value == word);
    return is_met != each.negated;
  }

  void take(const reference_row& row, std::size_t root) {
    if (row.field.empty()) {
      if (row.names == "Pod") selector(at(root, row.selector, {}));
      return;
    }
    each_at(root, row.field, [&](std::size_t node, const items& chosen) {
      if (!std::all_of(row.conditions.begin(), row.conditions.end(),
                       [&](const auto& each) { return holds(each, root, chosen); }))
        return;
      std::string_view kind = text_at(root, row.names_field, chosen);
      if (kind.empty()) kind = row.names;
      std::string_view name_space = text_at(root, row.name_space, chosen);
      if (name_space.empty()) name_space = object_->name_space;
      add_object(node, kind, name_space);
      if (!is_text(node)) return;
      parts(part::key, row.key, root, chosen, kind, file_[node].value, name_space);
      parts(part::service_port, row.port, root, chosen, kind, file_[node].value, name_space);
    });
  }
  /// A key or a port beside a name may stand in a list of its own.
  void parts(part is, const reference_path& path, std::size_t root, const items& chosen, std::string_view kind,
             std::string_view name, std::string_view name_space) {
    if (path.empty()) return;
    each_at(root, path, [&](std::size_t node, const items& here) {
      if (std::equal(chosen.begin(), chosen.begin() + static_cast<long>(std::min(chosen.size(), here.size())),
                     here.begin()))
        add_part(is, node, kind, name, name_space);
    });
  }

  void makings(const outline_object& each) {
    for (const making_field& making : making_fields()) {
      if (making.kind != each.kind || making.group != group_of(each.api_version)) continue;
      const std::size_t node = at(each.root, making.name, {});
      if (!is_text(node) || !seen_.insert({node, std::string(making.made) + " made"}).second) continue;
      const std::string_view name = file_[node].value;
      set_object(add_value(part::object, true, node), making.made, name, each.name_space);
      for (const reference_path& path : making.keys) {
        // `spec.template.data.*`: the keys of that mapping.
        const bool is_of_mapping = path.steps.back().name == "*";
        reference_path to = path;
        if (is_of_mapping) to.steps.pop_back();
        each_at(each.root, to, [&](std::size_t found, const items&) {
          if (is_of_mapping)
            for (const std::size_t entry : file_[found].children) made_key(entry, file_[entry].key_at, making, name);
          else if (is_text(found)) made_key(found, file_[found].value_at, making, name);
        });
      }
      return;
    }
  }
  void made_key(std::size_t node, span at, const making_field& making, std::string_view name) {
    mention& made = add(part::key, true, node, at);
    set_object(made, making.made, name, object_->name_space);
    made.what = node == none ? std::string() : at == file_[node].key_at ? file_[node].key : file_[node].value;
  }

  // Types.

  void walk(const model::object_table& table, std::size_t node, bool is_whole) {
    if (node == none || file_[node].is != form::mapping) return;
    if (!is_whole)
      for (const reference_row* row : rows_of_type(table.name)) take(*row, node);
    if (&table == &api::core::v1::PodTemplateSpec::field_table) pods_made(file_.at(node, {"metadata", "labels"}));
    if (&table == &api::core::v1::Pod::field_table) pods_made(file_.at(node, {"metadata", "labels"}));
    if (&table == &api::core::v1::PodSpec::field_table) pod(node);
    if (&table == &api::core::v1::Container::field_table) container(node);
    if (&table == &api::apps::v1::StatefulSetSpec::field_table)
      claim_templates(file_.child(node, "volumeClaimTemplates"));
    for (const std::size_t each : file_[node].children) {
      const model::field_entry* field = find_entry(table, file_[each].key);
      if (field == nullptr) continue;
      if (field->is == model::field_form::text)
        add_object(each, kind_of_named(wiring::kind_named_by(&table, field->name)), object_->name_space);
      if (field->of == nullptr) continue;
      if (field->is == model::field_form::object) walk(*field->of, each, false);
      else
        for (const std::size_t item : file_[each].children) walk(*field->of, item, false);
    }
  }

  void pods_made(std::size_t labels) {
    labels_ = labels_at(labels);
    const std::size_t name = file_.at(object_->root, {"metadata", "name"});
    if (is_text(name) && !labels_.empty()) add_value(part::pods, true, name).labels = labels_;
  }
  void pod(std::size_t spec) {
    const std::size_t volumes = file_.child(spec, "volumes");
    if (volumes == none || file_[volumes].is != form::sequence) return;
    for (const std::size_t item : file_[volumes].children)
      if (const std::size_t name = file_.child(item, "name"); is_text(name))
        add_value(part::volume, true, name).what = file_[name].value;
  }
  void claim_templates(std::size_t list) {
    if (list == none || file_[list].is != form::sequence) return;
    for (const std::size_t item : file_[list].children)
      if (const std::size_t name = file_.at(item, {"metadata", "name"}); is_text(name))
        add_value(part::volume, true, name).what = file_[name].value;
  }
  void container(std::size_t node) {
    const auto each_item = [&](std::string_view list, auto visit) {
      const std::size_t found = file_.child(node, list);
      if (found == none || file_[found].is != form::sequence) return;
      for (const std::size_t item : file_[found].children) visit(item);
    };
    each_item("ports", [&](std::size_t item) {
      for (const std::string_view field : {"name", "containerPort"})
        if (const std::size_t port = file_.child(item, field); is_text(port)) add_pod_port(port, true);
    });
    for (const std::string_view list : {"volumeMounts", "volumeDevices"})
      each_item(list, [&](std::size_t item) {
        if (const std::size_t name = file_.child(item, "name"); is_text(name))
          add_value(part::volume, false, name).what = file_[name].value;
      });
    for (const std::string_view probe : {"livenessProbe", "readinessProbe", "startupProbe"})
      for (const std::string_view action : {"httpGet", "tcpSocket"})
        if (const std::size_t port = file_.at(node, {probe, action, "port"}); is_text(port)) add_pod_port(port, false);
    for (const std::string_view when : {"postStart", "preStop"})
      if (const std::size_t port = file_.at(node, {"lifecycle", when, "httpGet", "port"}); is_text(port))
        add_pod_port(port, false);
  }
  void add_pod_port(std::size_t node, bool defines) {
    mention& made = add_value(part::pod_port, defines, node);
    made.what = file_[node].value;
    made.labels = labels_;
  }

  // kustomize.

  void kustomization(std::size_t root) {
    for (const auto& [field, kind] : {std::pair<std::string_view, std::string_view>{"configMapGenerator", "ConfigMap"},
                                      {"secretGenerator", "Secret"}}) {
      const std::size_t list = file_.child(root, field);
      if (list == none || file_[list].is != form::sequence) continue;
      for (const std::size_t item : file_[list].children) generated(item, kind, file_.text_at(root, {"namespace"}));
    }
    for (const std::string_view field : {"resources", "components", "bases", "patchesStrategicMerge", "configurations"})
      if (const std::size_t list = file_.child(root, field); list != none && file_[list].is == form::sequence)
        for (const std::size_t item : file_[list].children) add_file(item);
    for (const std::string_view field : {"patches", "patchesJson6902", "replacements"})
      if (const std::size_t list = file_.child(root, field); list != none && file_[list].is == form::sequence)
        for (const std::size_t item : file_[list].children) add_file(file_.child(item, "path"));
  }
  void add_file(std::size_t node) {
    if (!is_text(node) || file_[node].value.find('\n') != std::string::npos) return;
    add_value(part::file, false, node).what = file_[node].value;
  }
  void generated(std::size_t item, std::string_view kind, std::string_view name_space) {
    const std::size_t name = file_.child(item, "name");
    if (!is_text(name)) return;
    set_object(add_value(part::object, true, name), kind, file_[name].value, name_space);
    for (const std::string_view field : {"literals", "files"}) {
      const std::size_t list = file_.child(item, field);
      if (list == none || file_[list].is != form::sequence) continue;
      for (const std::size_t each : file_[list].children) {
        if (!is_text(each)) continue;
        const std::string& written = file_[each].value;
        const std::size_t equals = written.find('=');
        const std::size_t slash = written.rfind('/');
        std::string key = written.substr(0, equals);
        span at = file_[each].value_at;
        if (equals != std::string::npos) at.end = std::min(at.begin + equals, at.end);
        else if (field == "literals") continue;
        else if (slash != std::string::npos) {
          key = written.substr(slash + 1);
          at.begin = std::min(at.begin + slash + 1, at.end);
        }
        mention& made = add(part::key, true, each, at);
        set_object(made, kind, file_[name].value, name_space);
        made.what = key;
      }
    }
  }

  const outline& file_;
  const std::vector<reference_row>& own_;
  const outline_object* object_ = nullptr;
  /// Of the pods whose containers are being looked at.
  std::vector<std::pair<std::string, std::string>> labels_{};
  std::set<std::pair<std::size_t, std::string>> seen_{};
  std::vector<mention> found_{};
};

/// Whoever says no namespace may be put into any.
bool is_same_space(std::string_view one, std::string_view other) {
  return one == other || one.empty() || other.empty();
}
bool is_same_object(const mention& one, const mention& other) {
  return one.kind == other.kind && one.name == other.name && is_same_space(one.name_space, other.name_space);
}
/// Whether what is asked for is among what there is.
bool has_all(const mention& pods, const mention& asked) {
  if (asked.labels.empty() || !is_same_space(pods.name_space, asked.name_space)) return false;
  return std::all_of(asked.labels.begin(), asked.labels.end(), [&](const auto& label) {
    return std::find(pods.labels.begin(), pods.labels.end(), label) != pods.labels.end();
  });
}
bool is_about_pods(const mention& one, const mention& other) {
  if (one.defines == other.defines) return is_same_object(one, other);
  const mention& pods = one.defines ? one : other;
  const mention& asked = one.defines ? other : one;
  return is_same_object(one, other) || has_all(pods, asked);
}

}  // namespace

bool mention::is_number() const {
  return is_port() && !what.empty() && what.find_first_not_of("0123456789") == std::string::npos;
}

std::vector<mention> mentions_of(const outline& file, const std::vector<reference_row>& own) {
  return collector(file, own).take();
}

bool are_same(const mention& one, const mention& other) {
  if (one.is != other.is || one.what != other.what) return false;
  switch (one.is) {
    case part::object:
    case part::key:
    case part::service_port:
    case part::volume:
      return is_same_object(one, other);
    case part::pod_port:
    case part::pods:
      return is_about_pods(one, other);
    case part::file:
      return true;
  }
  return false;
}

bool is_namespaced(std::string_view kind) {
  static const std::set<std::string_view> of_cluster = [] {
    std::set<std::string_view> made;
    for (const emit::runtime_kind* each : emit::kinds())
      if (!each->namespaced) made.insert(each->kind);
    return made;
  }();
  return !of_cluster.contains(kind);
}

}  // namespace dovetail::cli::lsp
