#include "cli/convert/naming.hpp"

#include "cli/convert/ranks.hpp"
#include "cli/stable_sort.hpp"
#include "dovetail/text/labels.hpp"
#include "dovetail/text/port.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

namespace dovetail::cli::convert {
namespace {

/// As many labels as a stack's withLabels() takes.
constexpr std::size_t most_labels_of_all = 8;

std::string_view application_of(const object& one) {
  for (const std::string_view key : {"app.kubernetes.io/name", "app", "k8s-app", "app.kubernetes.io/instance"})
    if (const value* labels = one.tree.at("metadata.labels"))
      if (const value* label = labels->find(key); label != nullptr && !label->text.empty()) return label->text;
  return {};
}

void count_images(const value& in, std::map<std::string, std::size_t>& counts) {
  for (const value& each : in.parts) {
    if (each.name == "containers" || each.name == "initContainers")
      for (const value& container : each.parts)
        if (const std::string image(container.text_at("image"));
            !image.empty() && image.find('\n') == std::string::npos)
          ++counts[image];
    count_images(each, counts);
  }
}

/// An image that several containers have is said once.
void share_images(project& all) {
  std::map<std::string, std::size_t> counts;
  for (const object& each : all.objects)
    if (!each.is_custom) count_images(each.tree, counts);
  for (const auto& [image, count] : counts) {
    if (count < 2) continue;
    const std::string last = image.substr(image.rfind('/') == std::string::npos ? 0 : image.rfind('/') + 1);
    const std::string base = snake_case(last.substr(0, last.find_first_of(":@"))) + "_image";
    all.names.images[image] = all.identifiers.take({base});
  }
}

/// The labels that all objects have are the stack's.
void share_labels(project& all) {
  if (all.objects.size() < fewest_that_share) return;
  const value* first = all.objects.front().tree.at("metadata.labels");
  if (first == nullptr) return;
  for (const value& label : std::vector<value>(first->parts)) {
    const bool is_of_all = std::all_of(all.objects.begin(), all.objects.end(), [&](const object& each) {
      const value* labels = each.tree.at("metadata.labels");
      const value* same = labels == nullptr ? nullptr : labels->find(label.name);
      return same != nullptr && same->text == label.text && same->comment.empty();
    });
    if (!is_of_all || !grammars::label_key.accepts(label.name) || all.labels_of_all.size() == most_labels_of_all)
      continue;
    all.labels_of_all.emplace_back(label.name, label.text);
    for (object& each : all.objects)
      std::erase_if(each.tree.at("metadata.labels")->parts, [&](const value& one) { return one.name == label.name; });
  }
}

std::string identifier_of(project& all, std::string_view kind, const std::string& name) {
  const std::string base = snake_case(name);
  const std::string with_kind = fmt::format("{}_{}", base, snake_case(kind));
  if (kind == "Service") return all.identifiers.take({with_kind});
  if (kind == "ConfigMap")
    return all.identifiers.take({base.find("config") == std::string::npos ? base + "_config" : base, with_kind});
  if (kind == "Namespace") return all.identifiers.take({"name_space", with_kind});
  if (kind == "Secret" || kind == "ClusterIssuer" || kind == "StorageClass" || kind == "IngressClass" ||
      is_workload(kind))
    return all.identifiers.take({base, with_kind});
  return all.identifiers.take({with_kind});
}

void find_headers(project& all) {
  std::set<std::string> known;
  for (object& each : all.objects) {
    const std::string_view application = application_of(each);
    if (!application.empty()) each.header = snake_case(application);
    else if (is_workload(each.kind)) each.header = snake_case(each.name);
    if (!each.header.empty()) known.insert(each.header);
  }
  for (object& each : all.objects) {
    if (!each.header.empty()) continue;
    if (each.kind == "Namespace") {
      each.header = "settings";
      continue;
    }
    // The longest application whose name it begins with; a Service's own by what it selects.
    const std::string own = snake_case(each.name);
    std::string best;
    if (const value* selector = each.tree.at("spec.selector"))
      for (const value& label : selector->parts)
        if (best.empty() && known.contains(snake_case(label.text))) best = snake_case(label.text);
    if (best.empty())
      for (const std::string& application : known)
        if ((own == application || own.starts_with(application + "_")) && application.size() > best.size())
          best = application;
    each.header = best.empty() ? "common" : best;
  }
  // What one environment alone adds.
  for (object& each : all.objects) {
    if (each.is_of_stack) continue;
    const environment* only = nullptr;
    std::size_t count = 0;
    for (const environment& one : all.environments)
      if (one.objects.contains(each.given)) {
        only = &one;
        ++count;
      }
    if (count == 1) each.header = only->header;
  }
  for (object& each : all.objects)
    if (each.is_of_stack && std::any_of(all.environments.begin(), all.environments.end(),
                                        [&](const environment& one) { return one.header == each.header; }))
      each.header += "_parts";
  for (object& each : all.objects)
    if (each.header == "stack" || (each.header == "settings" && each.kind != "Namespace")) each.header += "_parts";
}

port_name port(project& all, const std::string& name, const std::string& number) {
  for (const port_name& each : all.ports)
    if (each.name == name && each.number == number) return each;
  port_name made;
  made.name = name;
  made.number = number;
  const std::string base = snake_case(name);
  made.identifier = all.identifiers.take({base, fmt::format("{}_{}", base, number), base + "_port"});
  all.ports.push_back(made);
  return made;
}

void add_ports(project& all, const object& workload, handle& into) {
  for (const std::string_view path :
       {"spec.template.spec.containers", "spec.jobTemplate.spec.template.spec.containers"})
    if (const value* containers = workload.tree.at(path))
      for (const value& container : containers->parts)
        if (const value* ports = container.find("ports"))
          for (const value& each : ports->parts) {
            const std::string name(each.text_at("name")), number(each.text_at("containerPort"));
            if (is_port_name(name) && is_port_text(number)) into.ports.push_back(port(all, name, number));
          }
}

}  // namespace

void name_all(project& all) {
  all.identifier = snake_case(all.asked.name);
  if (is_taken_word(all.identifier)) all.identifier += "_stack";
  all.identifiers.reserve(all.identifier);
  for (environment& each : all.environments) {
    const std::string base = snake_case(each.name);
    each.identifier = all.identifiers.take({base, base + "_environment"});
    each.header = each.identifier == "settings" ? "settings_environment" : each.identifier;
  }
  // Those of one rank stay in their order.
  stable_sort(all.objects, [](const object& a, const object& b) { return rank_of(a.kind) < rank_of(b.kind); });
  // Workloads have the plain names.
  std::vector<object*> by_claim;
  for (object& each : all.objects)
    if (is_workload(each.kind)) by_claim.push_back(&each);
  for (object& each : all.objects)
    if (!is_workload(each.kind)) by_claim.push_back(&each);
  for (object* each : by_claim) each->identifier = identifier_of(all, each->kind, each->name);
  for (outside_object& each : all.outside) each.identifier = identifier_of(all, each.kind, each.name);
  find_headers(all);
  for (object& each : all.objects) each.whole = each.tree;
  share_images(all);
  share_labels(all);
  all.names.port = [&all](const std::string& name, const std::string& number) { return port(all, name, number); };
  std::size_t place = 0;
  for (object& each : all.objects) {
    handle made;
    made.identifier = each.identifier;
    made.place = ++place;
    if (is_workload(each.kind)) add_ports(all, each, made);
    all.names.add(each.kind, each.namespaced ? scope_of(all, each.name_space, all.name_space) : "", each.name,
                  std::move(made));
  }
  for (const outside_object& each : all.outside) {
    handle made;
    made.identifier = each.identifier;
    made.is_external = true;
    // Of the namespace that asks for it.
    all.names.add(each.kind,
                  each.has_values_elsewhere || !each.name_space.empty() ? scope_of(all, each.name_space, all.name_space)
                                                                        : std::string(),
                  each.name, std::move(made));
  }
}

}  // namespace dovetail::cli::convert
