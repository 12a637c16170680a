#include "cli/convert/about_pods.hpp"

#include "cli/convert/literals.hpp"
#include "cli/convert/names.hpp"
#include "dovetail/build/workload.hpp"
#include "dovetail/text/names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

namespace dovetail::cli::convert {
namespace {

std::string head_of(const described_object& what, const handle* workload) {
  return fmt::format("{}<{}>{{{}}}", what.kind, literal_of(what.name),
                     workload == nullptr ? std::string() : workload->identifier);
}

/// A metric as the autoscaler's builder has it: of the processors or the memory of the pods; false where it is another.
bool metric_call(const value& metric, path_writer& paths, std::set<std::string>& seen, expression& made) {
  const value* target = metric.at("resource.target");
  if (metric.text_at("type") != "Resource" || target == nullptr || !metric.has_only({"type", "resource"}) ||
      !metric.find("resource")->has_only({"name", "target"}))
    return false;
  const std::string name(metric.text_at("resource.name"));
  if ((name != "cpu" && name != "memory") || !seen.insert(name).second) return false;
  const std::string resource = name == "cpu" ? "Cpu" : "Memory";
  const std::string_view type = target->text_at("type");
  if (const std::string percent(target->text_at("averageUtilization"));
      type == "Utilization" && target->has_only({"type", "averageUtilization"}) && is_count(percent, 1)) {
    made = expression(fmt::format(".with{}Utilization(", resource), {percent}, ")");
    return true;
  }
  const value* average = target->find("averageValue");
  expression amount;
  if (type != "AverageValue" || average == nullptr || !target->has_only({"type", "averageValue"}) ||
      !paths.scalar(*average, name, nullptr, amount) || amount.is_text)
    return false;
  made = expression(fmt::format(".with{}AverageValue(", resource), {amount}, ")");
  return true;
}

bool begin_autoscaler(const described_object& what, value& object, scope& names, path_writer& paths, expression& made) {
  const value* of = object.at("spec.scaleTargetRef");
  const std::string kind(object.text_at("spec.scaleTargetRef.kind"));
  if (of == nullptr || (kind != "Deployment" && kind != "StatefulSet") || of->text_at("apiVersion") != "apps/v1")
    return false;
  const std::string name(of->text_at("name"));
  const handle* workload = kind == "StatefulSet" && !is_dns_label(name) ? nullptr : names.use(kind, name);
  if (workload == nullptr) return false;
  made = head_of(what, workload);
  object.remove("spec.scaleTargetRef");
  const std::string least(object.text_at("spec.minReplicas")), most(object.text_at("spec.maxReplicas"));
  if (is_count(most, 1)) {
    if (is_count(least)) made.call("withReplicas", {least, most});
    else made.call("withMaxReplicas", {most});
    if (is_count(least)) object.remove("spec.minReplicas");
    object.remove("spec.maxReplicas");
  }
  if (value* metrics = object.at("spec.metrics")) {
    std::vector<expression> calls;
    std::set<std::string> seen;
    const bool fits = std::all_of(metrics->parts.begin(), metrics->parts.end(), [&](const value& each) {
      return metric_call(each, paths, seen, calls.emplace_back());
    });
    if (fits) {
      for (expression& each : calls) made.calls.push_back(std::move(each));
      metrics->parts.clear();
    }
  }
  const std::string window = "spec.behavior.scaleDown.stabilizationWindowSeconds";
  if (const std::string seconds(object.text_at(window)); is_count(seconds)) {
    made.call("withScaleDownStabilization", {seconds + "s"});
    object.remove(window);
    for (const char* said : {"spec.behavior.scaleDown", "spec.behavior"}) object.at(said)->is_said = true;
  }
  return true;
}

bool begin_budget(const described_object& what, value& object, scope& names, expression& made) {
  const value* selector = object.at("spec.selector");
  if (selector == nullptr || !selector->has_only({"matchLabels"})) return false;
  const handle* workload = workload_selected(selector->find("matchLabels"), names);
  if (workload == nullptr) return false;
  made = head_of(what, workload);
  object.remove("spec.selector");
  for (const auto& [field, function] :
       {std::pair("minAvailable", "withMinAvailable"), std::pair("maxUnavailable", "withMaxUnavailable")}) {
    const value* budget = object.at(fmt::format("spec.{}", field));
    if (budget == nullptr) continue;
    const bool is_percentage = !budget->is_number && budget->text.ends_with('%') &&
                               is_count(std::string_view(budget->text).substr(0, budget->text.size() - 1));
    if (!is_percentage && !(budget->is_number && is_count(budget->text))) continue;
    made.call(function, {budget->is_number ? expression(budget->text) : text_literal(budget->text)});
    object.remove(fmt::format("spec.{}", field));
  }
  return true;
}

/// The rules of a network policy, and the directions that they make it about.
class policy_rules {
 public:
  policy_rules(const handle* workload, value& object, scope& names, path_writer& paths)
      : workload_(workload), object_(object), names_(names), paths_(paths) {}

  void add(expression& made) {
    const value* given = object_.at("spec.policyTypes");
    std::vector<std::string> wanted;
    if (given != nullptr)
      for (const value& each : given->parts) wanted.push_back(each.text);
    expression rules;
    for (const direction& each : directions) add_rules(each, rules);
    if (given == nullptr) {
      move(rules, made);
      if (!about_.empty()) made.call("unset<\"spec.policyTypes\">");
      return;
    }
    // Directions are written in the order in which calls name them.
    std::vector<std::string> made_of_rules = about_;
    for (const std::string& each : wanted)
      if (std::find(made_of_rules.begin(), made_of_rules.end(), each) == made_of_rules.end())
        made_of_rules.push_back(each);
    const bool is_behind = made_of_rules == wanted;
    if (is_behind) move(rules, made);
    for (const std::string& each : wanted) {
      if (is_behind && std::find(about_.begin(), about_.end(), each) != about_.end()) continue;
      if (has_rules_[each]) made.call("append<\"spec.policyTypes\">", {text_literal(each)});
      else made.call("without" + each);
    }
    if (!is_behind) move(rules, made);
    object_.remove("spec.policyTypes");
  }

  /// Whether the directions are ones that calls can name, each once, and all that have rules among them.
  static bool fits(const value& object) {
    const value* given = object.at("spec.policyTypes");
    if (given == nullptr) return true;
    std::set<std::string> seen;
    for (const value& each : given->parts)
      if ((each.text != "Ingress" && each.text != "Egress") || !seen.insert(each.text).second) return false;
    for (const direction& each : directions)
      if (const value* rules = object.at(fmt::format("spec.{}", each.field));
          rules != nullptr && !rules->parts.empty() && seen.count(each.type) == 0)
        return false;
    return true;
  }

 private:
  struct direction {
    const char* field;
    const char* type;
    const char* peers;
    const char* to_peer;
  };
  static constexpr std::array<direction, 2> directions{
      {{"ingress", "Ingress", "from", "withIngressFrom"}, {"egress", "Egress", "to", "withEgressTo"}}};

  static void move(expression& from, expression& to) {
    for (expression& each : from.calls) to.calls.push_back(std::move(each));
  }

  void add_rules(const direction& where, expression& made) {
    const value* rules = object_.at(fmt::format("spec.{}", where.field));
    if (rules == nullptr) return;
    has_rules_[where.type] = !rules->parts.empty();
    for (std::size_t i = 0; i < rules->parts.size(); ++i) {
      expression call;
      if (rule_call(where, rules->parts[i], call)) {
        made.calls.push_back(std::move(call));
        if (std::find(about_.begin(), about_.end(), where.type) == about_.end()) about_.emplace_back(where.type);
      } else {
        paths_.append(rules->parts[i], *rules,
                      {fmt::format("spec.{}", where.field), fmt::format(".spec.{}", where.field)}, i, made);
      }
    }
    object_.remove(fmt::format("spec.{}", where.field));
  }

  static bool is_dns(const direction& where, const value& rule) {
    const value* ports = rule.find("ports");
    if (where.field != std::string_view("egress") || !rule.has_only({"ports"}) || ports == nullptr ||
        ports->parts.size() != 2)
      return false;
    for (std::size_t i = 0; i < 2; ++i) {
      const value& port = ports->parts[i];
      const value* number = port.find("port");
      if (!port.has_only({"protocol", "port"}) || number == nullptr || !number->is_number || number->text != "53" ||
          port.text_at("protocol") != (i == 0 ? "UDP" : "TCP"))
        return false;
    }
    return true;
  }

  /// The handle of the port that a rule has alone; of whose pods it is a port.
  static const port_name* port_of(const value& ports, const handle* of) {
    if (of == nullptr || ports.parts.size() != 1) return nullptr;
    const value& port = ports.parts.front();
    const value* number = port.find("port");
    if (!port.has_only({"protocol", "port"}) || port.text_at("protocol") != "TCP" || number == nullptr ||
        !number->is_number)
      return nullptr;
    for (const port_name& each : of->ports)
      if (each.number == number->text) return &each;
    return nullptr;
  }

  bool rule_call(const direction& where, const value& rule, expression& made) {
    if (is_dns(where, rule)) {
      made = ".withEgressToDns()";
      return true;
    }
    const value* peers = rule.find(where.peers);
    const value* ports = rule.find("ports");
    if (!rule.has_only({where.peers, "ports"})) return false;
    const bool has_ports = ports != nullptr && !ports->parts.empty();
    if (peers == nullptr || peers->parts.empty()) {
      // From anywhere, to a port.
      const port_name* port =
          has_ports && where.field == std::string_view("ingress") ? port_of(*ports, workload_) : nullptr;
      if (port == nullptr) return false;
      made = expression(".withIngress(", {port->identifier}, ")");
      return true;
    }
    if (peers->parts.size() != 1) return false;
    const value& peer = peers->parts.front();
    std::vector<expression> with;
    std::string function = where.to_peer;
    const handle* of_ports = where.field == std::string_view("ingress") ? workload_ : nullptr;
    if (const value* labels = peer.at("podSelector.matchLabels");
        labels != nullptr && peer.has_only({"podSelector"}) && peer.find("podSelector")->has_only({"matchLabels"})) {
      const handle* other = workload_selected(labels, names_);
      if (other == nullptr) return false;
      if (of_ports == nullptr) of_ports = other;
      with.emplace_back(other->identifier);
    } else if (const value* space = peer.at("namespaceSelector.matchLabels");
               space != nullptr && peer.has_only({"namespaceSelector"}) &&
               peer.find("namespaceSelector")->has_only({"matchLabels"}) && space->parts.size() == 1 &&
               space->parts[0].name == "kubernetes.io/metadata.name" && is_dns_label(space->parts[0].text)) {
      function += "Namespace";
      const handle* known = names_.use("Namespace", space->parts[0].text);
      with.push_back(known == nullptr ? text_literal(space->parts[0].text) : expression(known->identifier));
    } else if (const std::string_view block = peer.text_at("ipBlock.cidr");
               peer.has_only({"ipBlock"}) && peer.find("ipBlock")->has_only({"cidr"}) && is_line(block)) {
      function += "Cidr";
      with.push_back(text_literal(block));
    } else {
      return false;
    }
    if (has_ports) {
      const port_name* port = port_of(*ports, of_ports);
      if (port == nullptr) return false;
      with.emplace_back(port->identifier);
    }
    made = expression("." + function + "(", std::move(with), ")");
    return true;
  }

  const handle* workload_;
  value& object_;
  scope& names_;
  path_writer& paths_;
  /// The directions that calls name so far.
  std::vector<std::string> about_{};
  std::map<std::string, bool> has_rules_{};
};

bool begin_network_policy(const described_object& what, value& object, scope& names, path_writer& paths,
                          expression& made) {
  const value* selector = object.at("spec.podSelector");
  if (selector == nullptr || !policy_rules::fits(object)) return false;
  const handle* workload = nullptr;
  if (!selector->parts.empty()) {
    workload = selector->has_only({"matchLabels"}) ? workload_selected(selector->find("matchLabels"), names) : nullptr;
    if (workload == nullptr) return false;
  }
  made = head_of(what, workload);
  object.remove("spec.podSelector");
  policy_rules(workload, object, names, paths).add(made);
  return true;
}

}  // namespace

const handle* workload_selected(const value* match_labels, scope& names) {
  if (match_labels == nullptr || match_labels->parts.size() != 1 || match_labels->parts[0].name != application_label)
    return nullptr;
  const std::string& name = match_labels->parts[0].text;
  if (const handle* found = names.use("Deployment", name)) return found;
  return is_dns_label(name) ? names.use("StatefulSet", name) : nullptr;
}

bool begin_about_pods(const described_object& what, value& object, scope& names, path_writer& paths, expression& made) {
  if (what.name_space_of_type == "api::autoscaling::v2" && what.kind == "HorizontalPodAutoscaler")
    return begin_autoscaler(what, object, names, paths, made);
  if (what.name_space_of_type == "api::policy::v1" && what.kind == "PodDisruptionBudget")
    return begin_budget(what, object, names, made);
  if (what.name_space_of_type == "api::networking::v1" && what.kind == "NetworkPolicy")
    return begin_network_policy(what, object, names, paths, made);
  return false;
}

}  // namespace dovetail::cli::convert
