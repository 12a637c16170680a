#include "cli/diff/defaults.hpp"

#include "cli/convert/applied.hpp"
#include "cli/convert/server_defaults.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace dovetail::cli::diff {
namespace {

using convert::value;
using form = model::type::form;

/// Of manifests nobody knows what was applied: what they say is.
const convert::place_in_applied unknown(nullptr);

void drop(value& owner, std::string_view field, std::string_view usual) { convert::drop(owner, field, usual, unknown); }

/// Where a port of a Service leads to, where it does not say.
void drop_target_port(value& port) {
  const value* target = port.find("targetPort");
  if (target != nullptr && target->is_number && target->text == port.text_at("port")) port.remove("targetPort");
}

/// A policy is about what comes in, and about what goes out where it says anything of that.
void drop_policy_types(value& spec) {
  const value* given = spec.find("policyTypes");
  if (given == nullptr) return;
  const auto has = [&](std::string_view word) {
    return std::any_of(given->parts.begin(), given->parts.end(), [&](const value& each) { return each.text == word; });
  };
  const bool says_egress = spec.find("egress") != nullptr;
  if (has("Ingress") && has("Egress") == says_egress && given->parts.size() == (says_egress ? 2u : 1u))
    spec.remove("policyTypes");
}

/// A Job of one pod says so, or says nothing.
void drop_job_counts(value& spec) {
  drop(spec, "backoffLimit", "6");
  drop(spec, "podReplacementPolicy", "TerminatingOrFailed");
  if (spec.find("completions") == nullptr) drop(spec, "parallelism", "1");
  else if (spec.text_at("completions") == "1" &&
           (spec.find("parallelism") == nullptr || spec.text_at("parallelism") == "1")) {
    spec.remove("completions");
    spec.remove("parallelism");
  }
}

void drop_below(value& here) {
  for (value& each : here.parts) drop_below(each);
  if (here.is != form::object || here.table == nullptr) return;
  const std::string_view type = here.table->name;
  if (type == "DeploymentSpec" || type == "StatefulSetSpec") drop(here, "replicas", "1");
  else if (type == "ServiceSpec") drop(here, "type", "ClusterIP");
  else if (type == "ServicePort") drop_target_port(here);
  else if (type == "HTTPGetAction") drop(here, "path", "/");
  else if (type == "NetworkPolicySpec") drop_policy_types(here);
  else if (type == "JobSpec") drop_job_counts(here);
}

}  // namespace

void remove_all_defaults(value& object) {
  // An address is the server's choice where nobody says one. Whoever says one has asked for it.
  std::vector<value> asked;
  if (const value* spec = object.find("spec"); spec != nullptr && spec->table != nullptr)
    if (std::string_view(spec->table->name) == "ServiceSpec")
      for (const std::string_view field : {"clusterIP", "clusterIPs", "ipFamilies", "healthCheckNodePort"})
        if (const value* given = spec->find(field); given != nullptr) asked.push_back(*given);
  convert::remove_defaults(object, unknown);
  drop_below(object);
  if (asked.empty()) return;
  value* spec = object.find("spec");
  if (spec == nullptr) return;
  for (value& each : asked)
    if (spec->find(each.name) == nullptr) spec->parts.push_back(std::move(each));
}

}  // namespace dovetail::cli::diff
