/// Rules over a Service's own fields: what goes with its type, its addresses and names.
#pragma once

#include "dovetail/check/grammar.hpp"
#include "dovetail/check/service.hpp"
#include "dovetail/text/address.hpp"

namespace dovetail::check {

inline constexpr rule IDN_22{"IDN-22",
                             "the address families of a Service differ, and it has at most one address of each",
                             "API server, ValidateServiceClusterIPsRelatedFields", "remove one of the two"};
inline constexpr rule GRM_31{"GRM-31", "addresses and blocks of addresses are such",
                             "API server, IsValidIPForLegacyField, ValidateIPBlock",
                             "write `192.0.2.1`, or `192.0.2.0/24` for a block"};
inline constexpr rule GRM_32{
    "GRM-32", "an address that a Service is reached or answered at is one that others can reach",
    "API server, ValidateEndpointIP", "use an address that is neither 0.0.0.0, nor of the loopback, nor link-local"};
inline constexpr rule GRM_33{"GRM-33", "an ExternalName Service names a host", "API server, validateService",
                             "set externalName: `db.example.com`"};
inline constexpr rule CON_55{"CON-55", "a Service has ports, unless it is headless or an ExternalName",
                             "API server, validateService", "add withPort(...)"};
inline constexpr rule CON_56{"CON-56", "a Service of type NodePort or LoadBalancer has an address in the cluster",
                             "API server, validateService", "remove clusterIP None, or the type"};
inline constexpr rule CON_57{"CON-57", "an ExternalName Service has no addresses of its own",
                             "API server, validateService", "remove clusterIP, ipFamilies and ipFamilyPolicy"};
inline constexpr rule CON_59{"CON-59", "only a Service of type LoadBalancer says how its balancer is made",
                             "API server, validateService", "make it a LoadBalancer, or remove the field"};
inline constexpr rule CON_60{
    "CON-60", "externalTrafficPolicy and healthCheckNodePort go with Services that are reached from outside",
    "API server, validateServiceExternalTrafficPolicy", "make it a NodePort or a LoadBalancer, or remove the field"};
inline constexpr rule CON_61{
    "CON-61", "sessionAffinityConfig goes with sessionAffinity ClientIP, for 1 to 86400 seconds",
    "API server, validateClientIPAffinityConfig", "set sessionAffinity to ClientIP, or remove its config"};
inline constexpr rule CON_62{
    "CON-62", "clusterIP is the first of clusterIPs, None stands alone, and there are two at the most",
    "API server, ValidateServiceClusterIPsRelatedFields", "write the same address first in both"};

namespace detail {

constexpr bool is_unreachable(std::string_view address) {
  return address == "0.0.0.0" || address == "::" || address == "::1" || address.starts_with("127.") ||
         address.starts_with("169.254.") || address.starts_with("224.0.0.") || address.starts_with("fe80:") ||
         address.starts_with("FE80:");
}

template <class Facts>
constexpr auto check_reachable(const Facts& facts, const model::text& address, report& into) {
  if (!is_address(address.view()))
    tell(GRM_31, facts, address.at(), into, {" has the address `", address.view(), "`, which is none"});
  else if (is_unreachable(address.view()))
    tell(GRM_32, facts, address.at(), into, {" has the address `", address.view(), "`, which nobody else can reach"});
}

template <class Facts>
constexpr auto check_block(const Facts& facts, const model::text& block, report& into) {
  if (block_bits(block.view()) < 0)
    tell(GRM_31, facts, block.at(), into,
         {" has the block `", block.view(), "`, which is none",
          into.suggestion(
              is_address(block.view())
                  ? into.joined({block.view(), dovetail::detail::contains(block.view(), ':') ? "/128" : "/32"})
                  : std::string_view{})});
}

/// What a Service's own fields say that few of them have.
constexpr void check_addresses(const service& s, report& into) {
  const auto& spec = s.object->spec;
  const bool none = spec.clusterIP == "None";
  for (const model::text* address : {&spec.clusterIP, &spec.loadBalancerIP})
    if (!address->empty() && !none && !is_address(address->view()))
      tell(GRM_31, s, address->at(), into, {" has the address `", address->view(), "`, which is none"});
  for (const model::text& address : spec.clusterIPs)
    if (!(address == "None") && !is_address(address.view()))
      tell(GRM_31, s, address.at(), into, {" has the address `", address.view(), "`, which is none"});
  for (const model::text& address : spec.externalIPs) check_reachable(s, address, into);
  for (const model::text& block : spec.loadBalancerSourceRanges) check_block(s, block, into);
  const auto& all = spec.clusterIPs;
  if (!all.empty()) {
    if (!spec.clusterIP.empty() && !model::same(all[0].view(), spec.clusterIP.view()))
      tell(
          CON_62, s, all[0].at(), into,
          {" has clusterIP `", spec.clusterIP.view(), "`, and another first of its clusterIPs, `", all[0].view(), "`"});
    bool any_none = false;
    for (const model::text& address : all) any_none = any_none || address == "None";
    if (all.size() > 2 || (any_none && all.size() > 1))
      tell(CON_62, s, all[1].at(), into, {any_none ? " has addresses beside None" : " has more than two clusterIPs"});
    if (all.size() == 2 && !any_none &&
        dovetail::detail::contains(all[0].view(), ':') == dovetail::detail::contains(all[1].view(), ':'))
      tell(IDN_22, s, all[1].at(), into,
           {" has two addresses of one family, `", all[0].view(), "` and `", all[1].view(), "`"});
    for (std::size_t i = 0; i < all.size() && i < spec.ipFamilies.size(); ++i)
      if (!any_none && dovetail::detail::contains(all[i].view(), ':') != (spec.ipFamilies[i] == "IPv6"))
        tell(CON_62, s, all[i].at(), into,
             {" has the address `", all[i].view(), "` where its ipFamilies say ", spec.ipFamilies[i].view()});
  }
  if (spec.ipFamilies.size() > 1 && model::same(spec.ipFamilies[0].view(), spec.ipFamilies[1].view()))
    tell(IDN_22, s, spec.ipFamilies[1].at(), into, {" has the address family ", spec.ipFamilies[1].view(), " twice"});
}

constexpr void check_type(const service& s, report& into) {
  using type = api::core::v1::ServiceSpec::Type;
  const auto& spec = s.object->spec;
  const bool external_name = spec.type == type::ExternalName, balanced = spec.type == type::LoadBalancer;
  const bool outside = balanced || spec.type == type::NodePort, headless = spec.clusterIP == "None";
  if (spec.ports.empty() && !headless && !external_name) tell(CON_55, s, {}, into, {" has no ports"});
  if (headless && outside)
    tell(CON_56, s, spec.clusterIP.at(), into,
         {" is of type ", spec.type.view(), ", and headless: its clusterIP is None"});
  if (external_name) {
    if (spec.externalName.empty()) tell(GRM_33, s, spec.type.at(), into, {" is an ExternalName without externalName"});
    else if (std::string_view host = spec.externalName.view();
             !is_dns_subdomain(host.ends_with('.') ? host.substr(0, host.size() - 1) : host))
      tell(GRM_33, s, spec.externalName.at(), into,
           {" is the external name `", host, "`, which is no ", grammars::dns_subdomain.name, ": ",
            grammars::dns_subdomain.says});
    else if (is_address(host.ends_with('.') ? host.substr(0, host.size() - 1) : host))
      tell(GRM_33, s, spec.externalName.at(), into,
           {" is the external name `", host, "`, which is an address: it is looked up as a name, and never found",
            hint{"; leave out type and externalName, and give the Service an EndpointSlice with that address"}});
    if (!(spec.clusterIP.empty() || headless) || !spec.clusterIPs.empty() || !spec.ipFamilies.empty() ||
        spec.ipFamilyPolicy.has_value())
      tell(CON_57, s, spec.type.at(), into, {" is an ExternalName, and has addresses or families of addresses"});
  }
  if (!balanced && (!spec.loadBalancerSourceRanges.empty() || spec.allocateLoadBalancerNodePorts.has_value() ||
                    spec.loadBalancerClass.has_value()))
    tell(CON_59, s, spec.type.at(), into,
         {" has ",
          spec.loadBalancerClass.has_value()               ? "loadBalancerClass"
          : spec.allocateLoadBalancerNodePorts.has_value() ? "allocateLoadBalancerNodePorts"
                                                           : "loadBalancerSourceRanges",
          ", and is no LoadBalancer"});
  if (spec.externalTrafficPolicy.has_value() && !outside && spec.externalIPs.empty())
    tell(CON_60, s, spec.externalTrafficPolicy.at(), into,
         {" has externalTrafficPolicy, and is not reached from outside"});
  if (spec.healthCheckNodePort.value_or(0) != 0 && !(balanced && spec.externalTrafficPolicy == "Local"))
    tell(CON_60, s, spec.healthCheckNodePort.at(), into,
         {" has healthCheckNodePort, which goes with a LoadBalancer of externalTrafficPolicy Local"});
  if (spec.sessionAffinityConfig) {
    const bool by_client = spec.sessionAffinity == "ClientIP";
    if (!by_client)
      tell(CON_61, s, spec.sessionAffinity.at(), into,
           {" has sessionAffinityConfig, and its sessionAffinity is not ClientIP"});
    else if (spec.sessionAffinityConfig->clientIP)
      if (const model::integer& seconds = spec.sessionAffinityConfig->clientIP->timeoutSeconds;
          seconds.has_value() && (seconds.value() < 1 || seconds.value() > 86400))
        tell(CON_61, s, seconds.at(), into,
             {" keeps a client for ", into.digits(seconds.value()), " seconds, which is not from 1 to 86400"});
  }
  if (!spec.loadBalancerClass.empty())
    check_value(GRM_34, s, "the loadBalancerClass", spec.loadBalancerClass, grammars::label_key, into);
  for (const auto& port : spec.ports)
    if (!port.appProtocol.empty())
      check_value(GRM_34, s, "the appProtocol", port.appProtocol, grammars::label_key, into);
}

}  // namespace detail

inline constexpr rule GRM_55{
    "GRM-55", "the addresses of an EndpointSlice are of its addressType",
    "API server, validateEndpoints of EndpointSlices",
    "write the type of the addresses: one of IPv4, IPv6 and FQDN, and others into a slice of theirs"};

namespace detail {

/// An address is of the type that its slice says, and one that others reach. What ends in a letter is a name.
constexpr void check_given_addresses(const given_addresses& g, report& into) {
  for (const model::text& address : g.addresses) {
    const std::string_view text = address.view();
    const bool any = is_address(text), six = any && dovetail::detail::contains(text, ':');
    if (g.type == "FQDN") {
      if (any)
        tell(GRM_55, g, address.at(), into,
             {" is of addressType FQDN, and has the address `", text, "`, which is ", six ? "IPv6" : "IPv4"});
      else if (!is_dns_subdomain(text.ends_with('.') ? text.substr(0, text.size() - 1) : text))
        tell(GRM_31, g, address.at(), into, {" has the address `", text, "`, which is no name of a host"});
    } else if (any && !g.type.empty() && six != (g.type == "IPv6")) {
      tell(GRM_55, g, address.at(), into,
           {" is of addressType ", g.type, ", and has the address `", text, "`, which is ", six ? "IPv6" : "IPv4"});
    } else if (!any && !g.type.empty() && is_dns_subdomain(text) && text.back() >= 'a') {
      tell(GRM_55, g, address.at(), into,
           {" is of addressType ", g.type, ", and has the address `", text, "`, which is a name: FQDN"});
    } else {
      check_reachable(g, address, into);
    }
  }
}

constexpr bool fits(const given_addresses::port& given, const api::core::v1::ServicePort& of) {
  return model::same(given.name.view(), of.name.view()) && model::same(given.protocol, protocol_of(of));
}
constexpr bool is_given_to(const given_addresses& g, const service& s) {
  return g.owner->in == s.owner->in && model::same(g.service.view(), s.owner->name.view());
}

/// "`http`", "no name"
constexpr std::string_view port_name(const model::text& name, report& into) {
  return name.empty() ? std::string_view("without a name") : into.joined({"`", name.view(), "`"});
}

constexpr void check_given_ports(const rule& what, const service& s, const inventory& all, report& into) {
  for (const auto& port : s.object->spec.ports) {
    const given_addresses* from = nullptr;
    const given_addresses::port* stray = nullptr;
    bool found = false;
    for (const given_addresses& g : all.addresses) {
      if (!is_given_to(g, s)) continue;
      for (const given_addresses::port& given : g.ports) {
        found = found || fits(given, port);
        bool wanted = false;
        for (const auto& other : s.object->spec.ports) wanted = wanted || fits(given, other);
        if (from == nullptr || (stray == nullptr && !wanted)) {
          from = &g;
          if (!wanted) stray = &given;
        }
      }
    }
    if (found || from == nullptr) continue;
    const std::string_view of_service = into.joined({title(s, into), " has port ", into.digits(port.port.value())});
    if (stray == nullptr)
      tell(what, s, port.name.at().known() ? port.name.at() : port.port.at(), into,
           {" gets no address for its port ", port_name(port.name, into), " by ", protocol_of(port), ": ",
            title(*from, into), " has no port of that name and protocol"});
    else if (model::same(stray->name.view(), port.name.view()))
      tell(what, *from, stray->at, into,
           {" has its port ", port_name(stray->name, into), " by ", stray->protocol, ", and ", of_service, " by ",
            protocol_of(port)});
    else
      tell(what, *from, stray->at, into,
           {" has a port ", port_name(stray->name, into), ", and ", of_service, " ", port_name(port.name, into),
            ": the names must be the same"});
  }
}

}  // namespace detail

inline constexpr rule REF_91{"REF-91",
                             "each port of a Service that is given its addresses has a port of its name there",
                             "Dovetail (kube-proxy goes by the names and protocols of ports)",
                             "name the ports of Endpoints and EndpointSlices as those of their Service"};
constexpr void given_ports_are_those_of_the_service(const rule& what, const inventory& all, report& into) {
  for (const given_addresses& g : all.addresses) detail::check_given_addresses(g, into);
  if (all.addresses.empty()) return;
  for (const service& s : all.services)
    // With a selector there are other addresses, too.
    if (s.object->spec.selector.empty() && !detail::is_external_name(s)) detail::check_given_ports(what, s, all, into);
}

constexpr void service_specs_are_valid(const rule&, const inventory& all, report& into) {
  for (const service& s : all.services) {
    const auto& spec = s.object->spec;
    detail::check_type(s, into);
    if (spec.clusterIP.has_value() || !spec.clusterIPs.empty() || !spec.ipFamilies.empty() ||
        !spec.externalIPs.empty() || !spec.loadBalancerSourceRanges.empty() || spec.loadBalancerIP.has_value())
      detail::check_addresses(s, into);
  }
}

namespace detail {

/// An image without its tag and its digest.
constexpr std::string_view repository_of(std::string_view image) {
  std::size_t end = image.size();
  for (std::size_t i = image.size(); i-- > 0;) {
    if (image[i] == '/') break;
    if (image[i] == ':' || image[i] == '@') end = i;
  }
  return image.substr(0, end);
}
/// Labels that tell versions of one program apart, by the names that people give them.
constexpr bool is_label_of_versions(std::string_view key) {
  std::size_t begin = key.size();
  while (begin > 0 && key[begin - 1] != '/') --begin;
  for (const std::string_view each :
       {"version", "track", "slot", "color", "colour", "release", "revision", "canary", "stage", "variant", "channel",
        "deployment", "rollout", "bluegreen", "blue-green", "ring", "phase"})
    if (key.substr(begin) == each) return true;
  return false;
}
/// Labels that say which program it is, or which part of one.
constexpr bool is_label_of_programs(std::string_view key) {
  for (const std::string_view each :
       {"app", "name", "component", "tier", "k8s-app", "app.kubernetes.io/name", "app.kubernetes.io/component"})
    if (key == each) return true;
  return false;
}
constexpr bool declares_the_same_ports(const pod& one, const pod& other) {
  const auto has_all_of = [](const pod& of, const pod& in) {
    return !any_lasting_container(of, [&](const api::core::v1::Container& c) {
      for (const auto& port : c.ports)
        if (!is_declared(in, model::int_or_string(port.containerPort), protocol_of(port))) return true;
      return false;
    });
  };
  return has_all_of(one, other) && has_all_of(other, one);
}
/// Whether two workloads are versions of one program, which a Service has both of behind it on purpose (a canary, blue and
/// green): with the same ports, and a label that tells them apart as versions, or the same image and any such label.
constexpr bool are_versions(const pod& one, const pod& other) {
  if (!declares_the_same_ports(one, other)) return false;
  const auto& mains = one.spec->containers;
  const auto& others = other.spec->containers;
  const bool same_image = !mains.empty() && !others.empty() &&
                          repository_of(mains[0].image.view()) == repository_of(others[0].image.view());
  for (const auto& label : one.metadata->labels)
    if (const model::text* its = other.metadata->labels.find(label.key.view());
        its != nullptr && !model::same(its->view(), label.value.view()) && is_label_of_programs(label.key.view()))
      return false;
  for (const auto& label : one.metadata->labels)
    if (const model::text* its = other.metadata->labels.find(label.key.view());
        its != nullptr && !model::same(its->view(), label.value.view()) &&
        (same_image || is_label_of_versions(label.key.view())))
      return true;
  // `shop` and `shop-canary`: the stable one has no label of its own.
  for (const auto& [with, without] : {std::pair(&one, &other), std::pair(&other, &one)})
    for (const auto& label : with->metadata->labels)
      if (!without->metadata->labels.contains(label.key.view()) && is_label_of_versions(label.key.view())) return true;
  return false;
}

/// The first of a Service's workloads that is another one than the first, and no version of it; null where there is none.
constexpr const pod* other_workload_of(const service& s) {
  const auto& pods = s.pods();
  for (std::size_t i = 1; i < pods.size(); ++i)
    if (!is_of_one_name(*pods[i]->owner, *pods[0]->owner) && !are_versions(*pods[0], *pods[i])) return pods[i];
  return nullptr;
}

}  // namespace detail

inline constexpr rule REF_08{.id = "REF-08",
                             .statement = "a Service forwards to the pods of one workload, or to versions of one",
                             .source = "Kubevious",
                             .mend = "select by a label that only one workload has",
                             .weight = severity::warning};
constexpr void services_forward_to_one_workload(const rule& what, const inventory& all, report& into) {
  for (const service& s : all.services) {
    // Members of a cluster look for each other before they are ready.
    if (s.object->spec.publishNotReadyAddresses.value_or(false)) continue;
    if (const pod* other = detail::other_workload_of(s))
      detail::tell(what, s, s.object->spec.selector.at(0).value.at(), into,
                   {" forwards to ", detail::title(*s.pods()[0], into), " and to ", detail::title(*other, into)});
  }
}

inline constexpr rule REF_92{
    .id = "REF-92",
    .statement = "a StatefulSet's own Service is headless: without, its pods have no names",
    .source = "kube-score statefulset-has-servicename",
    .mend = "set clusterIP of the Service to None, and add another Service for those who want any pod",
    .weight = severity::warning};
constexpr void services_of_stateful_sets_are_headless(const rule& what, const inventory& all, report& into) {
  for (const stateful_set& set : all.stateful_sets) {
    // Where it is meant to be one pod, the Service's name leads to it.
    const auto& replicas = set.object->spec.replicas;
    if (replicas.has_value() && replicas.value() < 2 && detail::scaler_of(*set.owner, all) == nullptr) continue;
    const model::text& name = set.object->spec.serviceName;
    const service* found = name.empty() ? nullptr : all.find_service(name.view(), *set.owner);
    // That it selects none of its pods is REF-39's.
    if (found == nullptr || found->object->spec.clusterIP == "None" ||
        !selects(found->object->spec.selector, set.object->spec.template_.metadata.labels))
      continue;
    detail::tell(what, set, name.at(), into,
                 {" names Service `", name.view(), "` as its own, which is not headless, so that `",
                  set.owner->name.view(), "-0.", name.view(), "` is no name of a pod"});
  }
}

inline constexpr rule REF_93{.id = "REF-93",
                             .statement = "a Service whose pods are selected is not given other addresses by Endpoints",
                             .source = "Dovetail (the controller of Endpoints writes over them)",
                             .mend = "remove the selector of the Service, or the Endpoints",
                             .weight = severity::warning};
constexpr void selecting_services_are_given_no_addresses(const rule& what, const inventory& all, report& into) {
  for (const given_addresses& g : all.addresses) {
    if (!model::same(g.owner->kind, "Endpoints")) continue;
    const service* s = all.find_service(g.service.view(), *g.owner);
    if (s != nullptr && !s->object->spec.selector.empty())
      detail::tell(what, g, g.owner->name.at(), into,
                   {" gives addresses to ", detail::title(*s, into),
                    ", which selects pods: Kubernetes writes theirs over these"});
  }
}

inline constexpr rule CON_63{.id = "CON-63",
                             .statement = "a Service says nothing that its type ignores",
                             .source = "API server, a warning",
                             .mend = "remove the field",
                             .weight = severity::warning};
constexpr void no_service_field_is_ignored(const rule& what, const inventory& all, report& into) {
  for (const service& s : all.services) {
    const auto& spec = s.object->spec;
    if (spec.clusterIP == "None" &&
        (!spec.loadBalancerIP.empty() || !spec.externalIPs.empty() || spec.sessionAffinity == "ClientIP"))
      detail::tell(what, s, spec.clusterIP.at(), into,
                   {" is headless: its ",
                    !spec.externalIPs.empty()     ? "externalIPs"
                    : spec.loadBalancerIP.empty() ? "sessionAffinity"
                                                  : "loadBalancerIP",
                    " is ignored"});
    if (detail::is_external_name(s) && (!spec.externalIPs.empty() || !spec.selector.empty()))
      detail::tell(
          what, s, spec.type.at(), into,
          {" is an ExternalName: its ", spec.selector.empty() ? "externalIPs are" : "selector is", " ignored"});
    if (!detail::is_external_name(s) && !spec.externalName.empty())
      detail::tell(what, s, spec.externalName.at(), into, {" is no ExternalName: its externalName is ignored"});
  }
}

inline constexpr check_function service_spec_checks[] = {
    {service_specs_are_valid,
     {&CON_55, &CON_56, &CON_57, &CON_59, &CON_60, &CON_61, &CON_62, &IDN_22, &GRM_31, &GRM_32, &GRM_33, &GRM_34},
     looks_at::one_object},
    {given_ports_are_those_of_the_service, {&REF_91, &GRM_31, &GRM_32, &GRM_55}},
    {services_forward_to_one_workload, {&REF_08}},
    {services_of_stateful_sets_are_headless, {&REF_92}},
    {selecting_services_are_given_no_addresses, {&REF_93}},
    {no_service_field_is_ignored, {&CON_63}, looks_at::one_object},
};

}  // namespace dovetail::check
