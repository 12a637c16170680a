/// Rules over the rest of a pod: its ports, its name and name servers, how it ends, and what only some workloads allow.
#pragma once

#include "dovetail/check/grammar.hpp"
#include "dovetail/check/volumes.hpp"
#include "dovetail/text/address.hpp"

namespace dovetail::check {

inline constexpr rule REF_51{"REF-51", "an ephemeral container that joins another one names one of its pod",
                             "API server, validateEphemeralContainers", "name a container of the pod"};
inline constexpr rule REF_53{"REF-53", "an AppArmor annotation names a container of its pod",
                             "API server, ValidateAppArmorPodAnnotations",
                             "name a container of the pod, or use appArmorProfile"};
inline constexpr rule IDN_07{"IDN-07", "the host ports of a pod differ in number, protocol or address",
                             "API server, AccumulateUniqueHostPorts", "choose another host port"};
inline constexpr rule GRM_38{"GRM-38", "host aliases and name servers are addresses and names, as many as a pod takes",
                             "API server, ValidateHostAliases, validatePodDNSConfig",
                             "write addresses such as `192.0.2.1`; at most 3 name servers and 32 searches"};
inline constexpr rule GRM_49{"GRM-49", "the cost of a pod's deletion is a whole number",
                             "API server, ValidatePodSpecificAnnotations", "write a number such as `100`"};
inline constexpr rule CON_18{"CON-18", "a host port of a pod in its node's network is the container's own port",
                             "API server, validatePodHostNetworkDeps", "remove hostPort, or make both the same"};
inline constexpr rule CON_25{"CON-25", "a pod without DNS of the cluster (dnsPolicy None) names its own servers",
                             "API server, validatePodDNSConfig", "add dnsConfig.nameservers"};
inline constexpr rule CON_26{"CON-26", "hostnameOverride stands alone, and has at most 64 characters",
                             "API server, validatePodHostName",
                             "remove setHostnameAsFQDN and hostNetwork, or hostnameOverride"};
inline constexpr rule CON_32{"CON-32", "only a pod that ends has activeDeadlineSeconds, from 1 to 2147483647",
                             "API server, ValidatePodTemplateSpecForReplicaSet", "remove it from the template"};
inline constexpr rule CON_33{
    "CON-33", "the pods of a Deployment, StatefulSet, DaemonSet or ReplicaSet are restarted always",
    "API server, ValidatePodTemplateSpecForReplicaSet", "remove restartPolicy, or make it a Job"};
inline constexpr rule CON_35{"CON-35", "ephemeral containers come into a pod that runs, not into its description",
                             "API server, ValidatePodTemplateSpec", "remove them: kubectl debug adds them"};
inline constexpr rule CON_37{"CON-37", "a workload has a selector", "API server, ValidateDeploymentSpec",
                             "set spec.selector.matchLabels"};
inline constexpr rule CON_90{.id = "CON-90",
                             .statement = "serviceAccountName says who a pod runs as, not the old serviceAccount",
                             .source = "kube-linter deprecated-service-account-field",
                             .mend = "use serviceAccountName",
                             .weight = severity::warning};

namespace detail {

/// Of a kind whose pods are replaced when they end.
constexpr bool is_kept_running(const resource& owner) {
  return model::same(owner.kind, "Deployment") || model::same(owner.kind, "StatefulSet") ||
         model::same(owner.kind, "DaemonSet") || model::same(owner.kind, "ReplicaSet") ||
         model::same(owner.kind, "ReplicationController");
}

constexpr void check_host_ports(const pod& p, const inventory& all, report& into) {
  const bool shares = p.spec->hostNetwork.value_or(false);
  struct taken {
    const container* by;
    const api::core::v1::ContainerPort* port;
  };
  model::list<taken> ports{};
  for (const container& c : all.containers) {
    if (c.of != &p) continue;
    for (const auto& port : c.object->ports) {
      if (!port.hostPort.has_value()) continue;
      if (shares && !(port.hostPort == port.containerPort))
        tell(CON_18, c, port.hostPort.at(), into,
             {" has host port ", into.digits(port.hostPort.value()), " for its port ",
              into.digits(port.containerPort.value_or(0)),
              ", and its pod is in the network of its node: both are the same"});
      for (const taken& other : ports)
        if (other.port->hostPort == port.hostPort && model::same(protocol_of(*other.port), protocol_of(port)) &&
            model::same(other.port->hostIP.view(), port.hostIP.view()))
          tell(IDN_07, c, port.hostPort.at(), into,
               {" takes host port ", into.digits(port.hostPort.value()), ", which container `",
                other.by->object->name.view(), "` has already"});
      ports.push_back({&c, &port});
    }
  }
}

constexpr void check_dns(const pod& p, report& into) {
  const auto& spec = *p.spec;
  for (const auto& alias : spec.hostAliases) {
    if (!is_address(alias.ip.view()))
      tell(GRM_38, p, alias.ip.at(), into, {" has a host alias for `", alias.ip.view(), "`, which is no address"});
    for (const model::text& name : alias.hostnames)
      check_name(GRM_38, p, "a host alias", name, grammars::dns_subdomain, into);
  }
  if (spec.dnsPolicy == api::core::v1::PodSpec::DnsPolicy::None &&
      (!spec.dnsConfig || spec.dnsConfig->nameservers.empty()))
    tell(CON_25, p, spec.dnsPolicy.at(), into, {" has dnsPolicy None, and names no servers of its own"});
  if (!spec.dnsConfig) return;
  const auto& dns = *spec.dnsConfig;
  for (const model::text& server : dns.nameservers)
    if (!is_address(server.view()))
      tell(GRM_38, p, server.at(), into, {" has the name server `", server.view(), "`, which is no address"});
  std::size_t characters = 0;
  for (const model::text& search : dns.searches) characters += search.view().size() + 1;
  if (dns.nameservers.size() > 3 || dns.searches.size() > 32 || characters > 2049)
    tell(GRM_38, p, {}, into,
         {" has more name servers or searches than a pod takes: 3 servers, 32 searches, 2048 characters"});
  for (const auto& option : dns.options)
    if (option.name.empty()) tell(GRM_38, p, option.value.at(), into, {" has a DNS option without a name"});
}

constexpr void check_annotations(const pod& p, report& into) {
  for (const auto& annotation : p.metadata->annotations) {
    constexpr std::string_view profile = "container.apparmor.security.beta.kubernetes.io/";
    const std::string_view key = annotation.key.view();
    if (key.starts_with(profile) && !has_container(*p.spec, key.substr(profile.size())))
      tell(REF_53, p, annotation.key.at(), into,
           {" has an AppArmor profile for container `", key.substr(profile.size()), "`, which it does not have",
            nearest_container(*p.spec, key.substr(profile.size()), into)});
    if (!model::same(key, "controller.kubernetes.io/pod-deletion-cost")) continue;
    std::string_view number = annotation.value.view();
    if (number.starts_with('-')) number.remove_prefix(1);
    bool sound = !number.empty() && number.size() <= 10 && (number.size() == 1 || number.front() != '0');
    for (const char c : number) sound = sound && dovetail::detail::is_digit(c);
    if (!sound)
      tell(GRM_49, p, annotation.value.at(), into,
           {" costs `", annotation.value.view(), "` to delete, which is no whole number"});
  }
}

constexpr void check_names(const pod& p, report& into) {
  const auto& spec = *p.spec;
  check_name(GRM_02, p, "the hostname", spec.hostname, grammars::dns_label, into);
  check_name(GRM_02, p, "the subdomain", spec.subdomain, grammars::dns_label, into);
  if (!spec.hostnameOverride.has_value()) return;
  if (spec.setHostnameAsFQDN.value_or(false) || spec.hostNetwork.value_or(false) ||
      spec.hostnameOverride.view().size() > 64)
    tell(CON_26, p, spec.hostnameOverride.at(), into,
         {" has hostnameOverride `", spec.hostnameOverride.view(), "`",
          spec.setHostnameAsFQDN.value_or(false) ? " and setHostnameAsFQDN"
          : spec.hostNetwork.value_or(false)     ? " and hostNetwork"
                                                 : ", which has more than 64 characters"});
}

}  // namespace detail

constexpr void pod_specs_are_valid(const rule&, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    const auto& spec = *p.spec;
    const bool kept = detail::is_kept_running(*p.owner);
    bool host_ports = false;
    for (const auto& c : spec.containers)
      for (const auto& port : c.ports) host_ports = host_ports || port.hostPort.has_value();
    if (host_ports) detail::check_host_ports(p, all, into);
    if (!spec.hostAliases.empty() || spec.dnsConfig || spec.dnsPolicy.has_value()) detail::check_dns(p, into);
    if (!p.metadata->annotations.empty()) detail::check_annotations(p, into);
    detail::check_names(p, into);
    if (kept && spec.restartPolicy.has_value() &&
        !(spec.restartPolicy == api::core::v1::PodSpec::RestartPolicy::Always))
      detail::tell(CON_33, p, spec.restartPolicy.at(), into,
                   {" has pods of restartPolicy ", spec.restartPolicy.view(), ", and restarts them always"});
    if (spec.activeDeadlineSeconds.has_value() &&
        (kept || spec.activeDeadlineSeconds.value() < 1 || spec.activeDeadlineSeconds.value() > 2147483647))
      detail::tell(CON_32, p, spec.activeDeadlineSeconds.at(), into,
                   {" has activeDeadlineSeconds ", into.digits(spec.activeDeadlineSeconds.value()),
                    kept ? ", and its pods never end" : ", which is not from 1 to 2147483647"});
    for (const auto& joined : spec.ephemeralContainers) {
      detail::tell(CON_35, p, joined.name.at(), into,
                   {" has the ephemeral container `", joined.name.view(), "`, which can only join a pod that runs"});
      if (!joined.targetContainerName.empty() && !detail::has_container(spec, joined.targetContainerName.view()))
        detail::tell(
            REF_51, p, joined.targetContainerName.at(), into,
            {" lets `", joined.name.view(), "` join container `", joined.targetContainerName.view(),
             "`, which it does not have", detail::nearest_container(spec, joined.targetContainerName.view(), into)});
    }
    if (p.selector != nullptr && kept && p.selector->matchLabels.empty() && p.selector->matchExpressions.empty())
      detail::tell(CON_37, p, {}, into, {" selects no pods: set spec.selector"});
  }
}

constexpr void pods_say_service_account_name(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    if (!p.spec->serviceAccount.empty() && p.spec->serviceAccountName.empty())
      detail::tell(what, p, p.spec->serviceAccount.at(), into,
                   {" says serviceAccount, which is the old name of serviceAccountName"});
}

inline constexpr rule IDN_06{.id = "IDN-06",
                             .statement = "the containers of a pod listen on different ports",
                             .source = "API server, a warning",
                             .mend = "change one of the two: they share an address",
                             .weight = severity::warning};
constexpr void port_numbers_differ_in_a_pod(const rule& what, const inventory& all, report& into) {
  for (std::size_t i = 0; i < all.containers.size(); ++i) {
    const container& c = all.containers[i];
    for (std::size_t j = i + 1; j-- > 0 && all.containers[j].of == c.of;) {
      const auto& others = all.containers[j].object->ports;
      for (std::size_t a = 0; a < c.object->ports.size(); ++a)
        for (std::size_t b = 0; b < (i == j ? a : others.size()); ++b)
          // A port of 0 is one that could not be read, or that GRM-12 is about.
          if (c.object->ports[a].containerPort.value_or(0) != 0 &&
              c.object->ports[a].containerPort == others[b].containerPort &&
              model::same(detail::protocol_of(c.object->ports[a]), detail::protocol_of(others[b])))
            detail::tell(what, c, c.object->ports[a].containerPort.at(), into,
                         {" declares ", into.digits(others[b].containerPort.value_or(0)), "/",
                          detail::protocol_of(others[b]), ", as does ", i == j ? "the same container" : "container `",
                          i == j ? std::string_view{} : all.containers[j].object->name.view(), i == j ? "" : "`"});
    }
  }
}

inline constexpr rule IDN_31{.id = "IDN-31",
                             .statement = "host aliases and pull Secrets of a pod are listed once, by a name",
                             .source = "API server, a warning",
                             .mend = "remove one of the two",
                             .weight = severity::warning};
constexpr void aliases_and_pull_secrets_are_listed_once(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    const auto& spec = *p.spec;
    detail::each_repeated(
        spec.hostAliases, [](const auto& alias) -> const model::text& { return alias.ip; },
        [&](const auto&, const model::text& ip) {
          detail::tell(what, p, ip.at(), into, {" has host aliases for `", ip.view(), "` twice"});
        });
    detail::each_repeated(
        spec.imagePullSecrets, [](const auto& secret) -> const model::text& { return secret.name; },
        [&](const auto&, const model::text& name) {
          detail::tell(what, p, name.at(), into, {" pulls images with Secret `", name.view(), "` twice"});
        });
    for (const auto& secret : spec.imagePullSecrets)
      if (secret.name.empty())
        detail::tell(what, p, secret.name.at(), into, {" pulls images with a Secret that has no name"});
  }
}

inline constexpr check_function pod_spec_checks[] = {
    {pod_specs_are_valid,
     {&CON_33, &CON_18, &CON_25, &CON_26, &CON_32, &CON_35, &CON_37, &REF_51, &REF_53, &IDN_07, &GRM_02, &GRM_38,
      &GRM_49},
     looks_at::one_object},
    {pods_say_service_account_name, {&CON_90}, looks_at::one_object},
    {port_numbers_differ_in_a_pod, {&IDN_06}, looks_at::one_object},
    {aliases_and_pull_secrets_are_listed_once, {&IDN_31}, looks_at::one_object},
};

}  // namespace dovetail::check
