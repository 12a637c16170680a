#include "cli/convert/kinds.hpp"

#include "cli/convert/about_pods.hpp"
#include "cli/convert/literals.hpp"
#include "cli/convert/names.hpp"
#include "cli/convert/pods.hpp"
#include "cli/convert/roles.hpp"
#include "dovetail/text/cron.hpp"
#include "dovetail/text/keys.hpp"
#include "dovetail/text/labels.hpp"
#include "dovetail/text/names.hpp"
#include "dovetail/text/port.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dovetail::cli::convert {
namespace {

class object_writer {
 public:
  object_writer(const described_object& what, value& object, scope& names)
      : what_(what), object_(object), names_(names), paths_(names, what.name_space_of_type) {}

  expression write() {
    std::vector<expression> comments;
    expression of_comments;
    add_comments(object_, of_comments);
    object_.remove("metadata.name");
    begin();
    add_metadata();
    add_rest_of_kind();
    object_.remove_empty();
    paths_.add_parts(object_, {}, made_);
    paths_.add_edit(made_);
    for (expression& each : of_comments.calls) made_.calls.push_back(std::move(each));
    return std::move(made_);
  }

 private:
  std::string name() const { return literal_of(what_.name); }
  void call(std::string function, std::vector<expression> with = {}) {
    made_.call(std::move(function), std::move(with));
  }
  /// A scalar that a function of the builder takes, if it is there and `fits`.
  template <class Fits>
  bool take(std::string_view path, Fits fits, std::string& into) {
    const value* found = object_.at(path);
    if (found == nullptr || !found->is_scalar() || !fits(std::string_view(found->text))) return false;
    into = found->text;
    object_.remove(path);
    return true;
  }

  bool take_count(std::string_view path, std::string& into) {
    return take(path, [](std::string_view text) { return is_count(text); }, into);
  }

  void begin() {
    const std::string_view kind = what_.kind;
    const bool is_known = what_.name_space_of_type == "api::apps::v1" || what_.name_space_of_type == "api::batch::v1" ||
                          what_.name_space_of_type == "api::core::v1" ||
                          what_.name_space_of_type == "api::networking::v1";
    if (is_known) {
      if (kind == "Deployment" || (kind == "StatefulSet" && is_dns_label(what_.name))) return begin_workload();
      if (kind == "Job") return begin_job("spec.template", fmt::format("Job<{}>{{}}", name()));
      if (kind == "CronJob") {
        std::string schedule;
        const bool fits = what_.name.size() <= 52 && take("spec.schedule", grammars::cron_schedule.accepts, schedule);
        return begin_job("spec.jobTemplate.spec.template",
                         fits ? fmt::format("CronJob<{}>{{{}}}", name(), literal_of(schedule))
                              : fmt::format("resource<api::batch::v1::CronJob, {}>()", name()));
      }
      if (kind == "Service" && is_dns_1035_label(what_.name)) return begin_service();
      if (kind == "Namespace" && is_dns_label(what_.name)) return begin_plain();
      for (const std::string_view plain : {"ConfigMap", "PersistentVolumeClaim", "ServiceAccount", "Ingress"})
        if (kind == plain) return begin_plain();
    }
    if (begin_about_pods(what_, object_, names_, paths_, made_) ||
        begin_role_or_binding(what_, object_, names_, paths_, made_))
      return;
    // Names of RBAC's objects have a wider grammar, and its builders take it.
    if (what_.name_space_of_type == "api::rbac::v1" && !is_dns_subdomain(what_.name)) {
      made_ = fmt::format("{}<{}>{{ClusterRole<{}>{{}}}}", kind, name(), literal_of(object_.text_at("roleRef.name")));
      return;
    }
    made_ = fmt::format("resource<{}::{}, {}>()", what_.name_space_of_type, kind, name());
    if (kind == "Service" && is_known) undo_type();
    if (kind == "StatefulSet" && is_known) begin_workload();
  }
  void begin_plain() { made_ = fmt::format("{}<{}>{{}}", what_.kind, name()); }

  /// Takes a label that the builder derives out, or undoes it.
  void settle_label(const std::string& labels, std::string_view derived) {
    const value* found = object_.at(labels);
    const value* label = found == nullptr ? nullptr : found->find("app");
    if (label == nullptr) {
      call(fmt::format("unset<\"{}[app]\">", labels));
    } else if (label->text == derived) {
      value* all = object_.at(labels);
      std::erase_if(all->parts, [](const value& each) { return each.name == "app"; });
    }
  }
  void begin_workload() {
    if (made_.head.empty()) begin_plain();
    std::string replicas;
    const bool is_built = !made_.head.starts_with("resource<");
    if (object_.at("spec.replicas") == nullptr) {
      if (is_built) call("withoutReplicas");
      else call("unset<\"spec.replicas\">");
    } else if (object_.text_at("spec.replicas") == "1") {
      object_.remove("spec.replicas");
    } else if (is_built && take_count("spec.replicas", replicas)) {
      call("withReplicas", {replicas});
    }
    settle_label("spec.selector.matchLabels", what_.name);
    settle_label("spec.template.metadata.labels", what_.name);
    pods_ = "spec.template";
    if (object_.text_at("spec.strategy.type") == "Recreate" && object_.at("spec.strategy")->has_only({"type"})) {
      call("withRecreateStrategy");
      object_.remove("spec.strategy");
    }
    if (is_built) add_pods(object_, pods_, names_, paths_, made_);
    if (is_built && what_.kind == "StatefulSet") add_claim_templates();
  }
  /// A claim's name stands in angle brackets, and no path leads to it.
  void add_claim_templates() {
    const value* list = object_.at("spec.volumeClaimTemplates");
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->parts.size(); ++i) {
      value claim = list->parts[i];
      const std::string name(claim.text_at("metadata.name"));
      expression made(fmt::format("PersistentVolumeClaim<{}>{{}}", literal_of(name)));
      claim.remove("metadata.name");
      add_claim(claim, made);
      claim.remove_empty();
      paths_.add_parts(claim, {"", fmt::format(".spec.volumeClaimTemplates[{}]", i)}, made);
      call("withVolumeClaimTemplate", {std::move(made)});
    }
    object_.remove("spec.volumeClaimTemplates");
  }
  void begin_job(const std::string& pods, std::string head) {
    made_ = std::move(head);
    const std::string policy(object_.text_at(pods + ".spec.restartPolicy"));
    const bool is_built = !made_.head.starts_with("resource<");
    if (policy.empty()) call(fmt::format("unset<\"{}.spec.restartPolicy\">", pods));
    else if (policy == "Never" && is_built) call("withRestartNever");
    if (policy == "OnFailure" || (policy == "Never" && is_built)) object_.remove(pods + ".spec.restartPolicy");
    settle_label(pods + ".metadata.labels", what_.name);
    if (!is_built) return;
    const std::string job = pods.substr(0, pods.rfind('.'));
    std::string number;
    if (take_count(job + ".backoffLimit", number)) call("withBackoffLimit", {number});
    if (take_count(job + ".activeDeadlineSeconds", number)) call("withActiveDeadline", {number + "s"});
    if (take_count(job + ".ttlSecondsAfterFinished", number)) call("withTimeToLiveAfterFinished", {number + "s"});
    if (what_.kind == "CronJob") {
      if (take("spec.timeZone", is_line, number)) call("withTimeZone", {text_literal(number)});
      const auto is_word = [](std::string_view word) {
        return word == "Allow" || word == "Forbid" || word == "Replace";
      };
      if (take("spec.concurrencyPolicy", is_word, number))
        call("withConcurrencyPolicy", {fmt::format("concurrency_policy::{}", number)});
      if (take_count("spec.startingDeadlineSeconds", number)) call("withStartingDeadline", {number + "s"});
    }
    add_pods(object_, pods, names_, paths_, made_);
  }

  void undo_type() {
    if (object_.at("spec.type") == nullptr) call("unset<\"spec.type\">");
    else if (object_.text_at("spec.type") == "ClusterIP") object_.remove("spec.type");
  }
  void begin_service() {
    const value* selector = object_.at("spec.selector");
    const handle* workload = workload_selected(selector, names_);
    made_ = fmt::format("Service<{}>{{{}}}", name(), workload == nullptr ? "" : workload->identifier);
    if (workload != nullptr) object_.remove("spec.selector");
    const std::string type(object_.text_at("spec.type"));
    if (type == "LoadBalancer") call("withLoadBalancerType");
    else if (type == "NodePort") call("withNodePortType");
    if (type == "LoadBalancer" || type == "NodePort") object_.remove("spec.type");
    else undo_type();
    if (object_.text_at("spec.clusterIP") == "None") {
      call("withoutClusterIP");
      object_.remove("spec.clusterIP");
    }
    if (value* left = object_.at("spec.selector"))
      std::erase_if(left->parts, [&](const value& each) {
        if (!grammars::label_key.accepts(each.name)) return false;
        call("withSelector", {text_literal(each.name), text_literal(each.text)});
        return true;
      });
    add_service_ports(workload);
  }
  void add_service_ports(const handle* workload) {
    const value* list = object_.at("spec.ports");
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->parts.size(); ++i) {
      const value& each = list->parts[i];
      const value* target = each.find("targetPort");
      const std::string name(each.text_at("name")), number(each.text_at("port"));
      const auto same = std::count_if(list->parts.begin(), list->parts.end(),
                                      [&](const value& other) { return other.text_at("port") == number; });
      const bool has_target =
          target != nullptr && (target->is_number ? is_port_text(target->text) : is_line(target->text));
      if (!has_target || same != 1 || !is_port_name(name) || !is_port_text(number)) {
        paths_.append(each, *list, {"spec.ports", ".spec.ports"}, i, made_);
        continue;
      }
      const port_name* known = nullptr;
      if (workload != nullptr)
        for (const port_name& port : workload->ports)
          if (target->is_number ? port.name == name && port.number == target->text : port.name == target->text)
            known = &port;
      if (known == nullptr)
        call("withPort",
             {text_literal(name), number, target->is_number ? expression(target->text) : text_literal(target->text)});
      else if (!target->is_number)
        call("withPort", {known->name == name ? expression(known->identifier + ".name") : text_literal(name), number,
                          known->identifier + ".name"});
      else if (target->text == number) call("withPort", {known->identifier});
      else call("withPort", {number, known->identifier});
      // By a handle, a Service finds only a port of its name.
      if (known != nullptr && known->name == name && names_.self != nullptr) {
        names_.self->ports.push_back(*known);
        names_.self->service_numbers.push_back(number);
      }
      value more = each;
      for (const std::string_view said : {"name", "port", "targetPort"}) more.remove(said);
      paths_.add_parts(more, {fmt::format("spec.ports[{}]", number), fmt::format(".spec.ports[{}]", i)}, made_);
    }
    object_.remove("spec.ports");
  }

  void add_metadata() {
    if (what_.namespaced) {
      const std::string name_space(object_.text_at("metadata.namespace"));
      if (name_space == what_.given_name_space && object_.at("metadata.namespace") != nullptr)
        object_.remove("metadata.namespace");
      else if (object_.at("metadata.namespace") == nullptr && !what_.given_name_space.empty())
        call("unset<\"metadata.namespace\">");
    }
    if (value* labels = object_.at("metadata.labels"))
      std::erase_if(labels->parts, [&](const value& each) {
        if (!grammars::label_key.accepts(each.name) || !has_calls_for_metadata()) return false;
        call("withLabel", {text_literal(each.name), text_literal(each.text)});
        return true;
      });
    if (value* annotations = object_.at("metadata.annotations"))
      std::erase_if(annotations->parts, [&](const value& each) {
        if (!grammars::annotation_key.accepts(each.name) || !has_calls_for_metadata()) return false;
        call("withAnnotation", {text_literal(each.name), text_literal(each.text)});
        return true;
      });
  }
  static bool has_calls_for_metadata() { return true; }

  void add_rest_of_kind() {
    if (what_.name_space_of_type == "api::core::v1") {
      if (what_.kind == "ConfigMap") return add_data();
      if (what_.kind == "PersistentVolumeClaim") return add_claim(object_, made_);
    }
    if (what_.name_space_of_type == "api::networking::v1" && what_.kind == "Ingress") add_rules();
  }

  void add_data() {
    value* data = object_.find("data");
    if (data == nullptr) return;
    std::vector<const value*> entries;
    for (const value& each : data->parts)
      if (is_config_key(each.name)) entries.push_back(&each);
    for (const value* each : entries) call("withData", {text_literal(each->name), text_literal(each->text)});
    std::erase_if(data->parts, [](const value& each) { return is_config_key(each.name); });
  }

  void add_claim(value& claim, expression& to) {
    if (const value* modes = claim.at("spec.accessModes");
        modes != nullptr && std::all_of(modes->parts.begin(), modes->parts.end(), [](const value& each) {
          return each.text == "ReadWriteOnce" || each.text == "ReadWriteMany" || each.text == "ReadOnlyMany";
        })) {
      for (const value& each : modes->parts) to.call("with" + each.text);
      claim.remove("spec.accessModes");
    }
    if (const value* size = claim.at("spec.resources.requests.storage")) {
      expression amount;
      if (paths_.scalar(*size, "storage", nullptr, amount) && !amount.is_text) {
        to.call("withStorage", {amount});
        claim.remove("spec.resources.requests.storage");
        claim.at("spec.resources")->is_said = true;
      }
    }
    if (const std::string name(claim.text_at("spec.storageClassName")); !name.empty() && is_dns_subdomain(name)) {
      const handle* known = names_.use("StorageClass", name);
      to.call("withStorageClassName", {known == nullptr ? text_literal(name) : expression(known->identifier)});
      claim.remove("spec.storageClassName");
    }
  }

  /// A path's backend as `withPath` has it; false where it has another form.
  bool path_call(const value& path, expression& made) {
    const std::string_view type = path.text_at("pathType"), text = path.text_at("path");
    const value* service = path.at("backend.service");
    if (service == nullptr || !path.has_only({"path", "pathType", "backend"}) ||
        !path.find("backend")->has_only({"service"}) || !is_line(text) || (type != "Prefix" && type != "Exact"))
      return false;
    const std::string_view name = service->text_at("name");
    const std::string_view number = service->text_at("port.number"), by_name = service->text_at("port.name");
    if (!is_dns_subdomain(name) || name.empty() || number.empty() == by_name.empty()) return false;
    if (!number.empty() && !is_port_text(number)) return false;
    const handle* known = names_.use("Service", name);
    expression port = number.empty() ? text_literal(by_name) : expression(std::string(number));
    if (known != nullptr && number.empty())
      for (const port_name& each : known->ports)
        if (each.name == by_name) port = each.identifier + ".name";
    if (known != nullptr && !number.empty())
      for (std::size_t i = 0; i < known->ports.size(); ++i)
        if (known->service_numbers[i] == number) {
          made = expression(type == "Prefix" ? ".withPath(" : ".withExactPath(",
                            {text_literal(text), known->identifier, known->ports[i].identifier}, ")");
          return true;
        }
    if (type != "Prefix") return false;
    made = expression(
        ".withPath(",
        {text_literal(text),
         known == nullptr || known->is_external ? text_literal(name) : expression(known->identifier + ".name"), port},
        ")");
    return true;
  }
  void add_rules() {
    if (const std::string name(object_.text_at("spec.ingressClassName")); !name.empty() && is_dns_subdomain(name)) {
      const handle* known = names_.use("IngressClass", name);
      call("withIngressClassName", {known == nullptr ? text_literal(name) : expression(known->identifier)});
      object_.remove("spec.ingressClassName");
    }
    const value* rules = object_.at("spec.rules");
    std::vector<std::string> hosts;
    if (rules != nullptr) {
      for (std::size_t i = 0; i < rules->parts.size(); ++i) {
        const value& rule = rules->parts[i];
        const value* paths = rule.at("http.paths");
        const std::string host(rule.text_at("host"));
        std::vector<expression> calls;
        bool fits = paths != nullptr && !paths->parts.empty() && rule.has_only({"host", "http"}) &&
                    rule.find("http")->has_only({"paths"}) && is_host(host);
        if (fits)
          for (const value& path : paths->parts) {
            expression one;
            fits = fits && path_call(path, one);
            calls.push_back(std::move(one));
          }
        if (rule.find("host") != nullptr) hosts.push_back(host);
        if (!fits) {
          paths_.append(rule, *rules, {"spec.rules", ".spec.rules"}, i, made_);
          continue;
        }
        call("withHost", {text_literal(host)});
        for (expression& each : calls) made_.calls.push_back(std::move(each));
      }
      object_.remove("spec.rules");
    }
    const value* tls = object_.at("spec.tls");
    if (tls == nullptr || hosts.empty() || tls->parts.size() != 1) return;
    const value& only = tls->parts[0];
    const value* of = only.find("hosts");
    const std::string_view secret = only.text_at("secretName");
    if (of == nullptr || secret.empty() || !is_dns_subdomain(secret) || of->parts.size() != hosts.size()) return;
    for (std::size_t i = 0; i < hosts.size(); ++i)
      if (of->parts[i].text != hosts[i]) return;
    const handle* known = names_.use("Secret", secret);
    call("withTls", {known == nullptr ? text_literal(secret) : expression(known->identifier)});
    object_.remove("spec.tls");
  }

  const described_object& what_;
  value& object_;
  scope& names_;
  path_writer paths_;
  expression made_{};
  std::string pods_{};
};

}  // namespace

expression source_of(const described_object& what, value object, scope& names) {
  return object_writer(what, object, names).write();
}

std::string objection_to_name(std::string_view kind, std::string_view name) {
  const bool is_of_rbac =
      kind == "Role" || kind == "ClusterRole" || kind == "RoleBinding" || kind == "ClusterRoleBinding";
  if (name.empty()) return "it has no name (metadata.generateName is for `kubectl create`): a stack's resource has one";
  const grammar& form = is_of_rbac ? grammars::path_segment : grammars::dns_subdomain;
  if (form.accepts(name)) return {};
  return fmt::format("`{}` is no name for a {}: it takes {}", name, kind, form.says);
}

}  // namespace dovetail::cli::convert
