/// Rules over a pod's own parts: volumes and mounts, ports and probes, names that must differ.
#pragma once

#include "dovetail/check/finding.hpp"
#include "dovetail/text/port.hpp"

namespace dovetail::check {

namespace detail {

constexpr bool declares_volume(const pod& p, std::string_view name) {
  for (const auto& volume : p.spec->volumes)
    if (model::same(volume.name.view(), name)) return true;
  if (p.claim_templates != nullptr)
    for (const auto& claim : *p.claim_templates)
      if (model::same(claim.metadata.name.view(), name)) return true;
  return false;
}

/// Whether a claim template of the StatefulSet takes the place of a volume, whatever that one holds.
constexpr bool is_replaced(const pod& p, const api::core::v1::Volume& volume) {
  if (p.claim_templates != nullptr)
    for (const auto& claim : *p.claim_templates)
      if (model::same(claim.metadata.name.view(), volume.name.view())) return true;
  return false;
}

}  // namespace detail

inline constexpr rule REF_01{
    "REF-01", "a volumeMount names a volume of its pod, or a claim template of its StatefulSet",
    "API server, ValidateVolumeMounts", "declare the volume with withVolume(...), or mount one that is declared"};
constexpr void mounted_volumes_exist(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    for (const auto& mount : c.object->volumeMounts) {
      if (detail::declares_volume(*c.of, mount.name.view())) continue;
      into.add(what, *c.of->owner, mount.name.at(),
               {detail::title(c, into), " mounts volume `", mount.name.view(), "`, which the pod does not declare",
                into.suggestion(mount.name.view(), "it declares", [&](auto consider) {
                  for (const auto& volume : c.of->spec->volumes) consider(volume.name.view());
                  if (c.of->claim_templates == nullptr) return;
                  for (const auto& claim : *c.of->claim_templates) consider(claim.metadata.name.view());
                })});
    }
}

namespace detail {

/// "`app: api`", or "no such label"
constexpr std::string_view label_or_none(std::string_view key, const model::text* value, report& into) {
  return value == nullptr ? std::string_view("no such label") : into.joined({"`", key, ": ", value->view(), "`"});
}

/// "`tier In web, api`"
constexpr std::string_view in_words(const api::meta::v1::LabelSelectorRequirement& wanted, report& into) {
  std::string_view words = into.joined({"`", wanted.key.view(), " ", wanted.operator_.view()});
  for (std::size_t i = 0; i < wanted.values.size(); ++i)
    words = into.joined({words, i == 0 ? " " : ", ", wanted.values[i].view()});
  return into.joined({words, "`"});
}

/// "`app: api`, `tier: web`"
constexpr std::string_view label_list(const model::map<model::text>& labels, report& into) {
  std::string_view all;
  for (const auto& l : labels)
    all = into.joined({all, all.empty() ? "`" : ", `", l.key.view(), ": ", l.value.view(), "`"});
  return all;
}
/// "`app: api`, `tier In web`"
constexpr std::string_view selector_in_words(const api::meta::v1::LabelSelector& selector, report& into) {
  std::string_view words = label_list(selector.matchLabels, into);
  for (const auto& wanted : selector.matchExpressions)
    words = into.joined({words, words.empty() ? "" : ", ", in_words(wanted, into)});
  return words;
}

}  // namespace detail

inline constexpr rule REF_03{"REF-03", "a workload's selector matches the labels of its own pods",
                             "API server, ValidatePodTemplateSpecForReplicaSet",
                             "give the pods the labels that spec.selector asks for"};
constexpr void selectors_match_their_own_pods(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    if (p.selector == nullptr) continue;
    for (const auto& wanted : p.selector->matchLabels) {
      const model::text* label = p.metadata->labels.find(wanted.key.view());
      if (label != nullptr && model::same(label->view(), wanted.value.view())) continue;
      into.add(what, *p.owner, wanted.value.at(),
               {detail::title(p, into), " selects pods with `", wanted.key.view(), ": ", wanted.value.view(),
                "`, but its own pods have ", detail::label_or_none(wanted.key.view(), label, into)});
    }
    for (const auto& wanted : p.selector->matchExpressions) {
      if (selects(wanted, p.metadata->labels)) continue;
      into.add(
          what, *p.owner, wanted.key.at(),
          {detail::title(p, into), " selects pods with ", detail::in_words(wanted, into), ", but its own pods have ",
           detail::label_or_none(wanted.key.view(), p.metadata->labels.find(wanted.key.view()), into)});
    }
  }
}

inline constexpr rule DOV_74{
    .id = "DOV-74",
    .statement =
        "what a stack leads to is declared: a port that is asked for by its number, by a container; the "
        "addresses of a Service without a selector, by Endpoints",
    .source = "Dovetail (every stack asks for it: its author has the port's handle)",
    .mend = "declare it, or withWaiver(...)",
    .policy = true,
    .profiles = {.every_stack = asked}};
inline constexpr rule REF_45{"REF-45", "a probe asks a port that its container declares by that name",
                             "kube-linter liveness-port, readiness-port, startup-port",
                             "probe a port that withPort(...) declares"};

namespace detail {

/// The protocol of a container's or a Service's port.
template <class Port>
constexpr std::string_view protocol_of(const Port& port) {
  return port.protocol.has_value() ? port.protocol.view() : std::string_view("TCP");
}

/// Whether a port's number, or its name where a name is asked for, is this one.
constexpr bool is_port(const api::core::v1::ContainerPort& declared, const model::int_or_string& asked) {
  return asked.number.has_value() ? declared.containerPort == asked.number : declared.name == asked.word.view();
}

/// "8000/TCP `http`, 9000/UDP"
template <class Ports>
constexpr std::string_view port_list(const Ports& ports, std::string_view list, report& into) {
  for (const auto& port : ports)
    list = into.joined({list, list.empty() ? "" : ", ", into.digits(port.containerPort.value()), "/", protocol_of(port),
                        port.name.empty() ? "" : " `", port.name.view(), port.name.empty() ? "" : "`"});
  return list;
}

/// Calls `visit` for the containers that run as long as their pod does, until it says true. An init container that is
/// restarted always is one of them, a sidecar.
template <class Visit>
constexpr auto any_lasting_container(const pod& p, Visit visit) {
  for (const auto& main : p.spec->containers)
    if (visit(main)) return true;
  for (const auto& init : p.spec->initContainers)
    if (init.restartPolicy == "Always" && visit(init)) return true;
  return false;
}

constexpr bool declares(const api::core::v1::Container& c, const model::int_or_string& asked,
                        std::string_view protocol) {
  for (const auto& declared : c.ports)
    if (is_port(declared, asked) && model::same(protocol_of(declared), protocol)) return true;
  return false;
}

/// "8000/TCP `http`, 9000/UDP", of all of a pod's; empty where it declares none.
constexpr std::string_view port_list(const pod& p, report& into) {
  std::string_view list;
  any_lasting_container(p, [&](const api::core::v1::Container& c) {
    list = port_list(c.ports, list, into);
    return false;
  });
  return list;
}
constexpr std::string_view port_list_or_none(const pod& p, report& into) {
  const std::string_view list = port_list(p, into);
  return list.empty() ? std::string_view("no port") : list;
}
constexpr bool declares_a_port(const pod& p) {
  return any_lasting_container(p, [](const api::core::v1::Container& c) { return !c.ports.empty(); });
}
/// Calls `consider` with the names of a container's ports.
template <class Consider>
constexpr auto each_port_name(const api::core::v1::Container& c, Consider consider) {
  for (const auto& declared : c.ports)
    if (!declared.name.empty()) consider(declared.name.view());
}

/// "`8000`", "`http`"
constexpr std::string_view in_words(const model::int_or_string& asked, report& into) {
  return into.joined({"`", asked.word.has_value() ? asked.word.view() : into.digits(asked.number.value()), "`"});
}

/// Whether a port's name is a number that somebody has put in quotes: no port has such a name.
constexpr bool is_quoted_number(const model::int_or_string& asked) {
  return asked.word.has_value() && is_port_text(asked.word.view());
}
/// Tells so; false where it is none. What asks is said before the port: " has a ", "readiness probe", " that asks port ".
template <class Facts>
constexpr auto tells_quoted(const rule& what, const Facts& facts, std::string_view has, std::string_view name,
                            std::string_view asks, const model::int_or_string& asked, report& into) {
  if (!is_quoted_number(asked)) return false;
  const std::string_view word = asked.word.view();
  tell(what, facts, asked.at(), into,
       {has, name, asks, "`\"", word, "\"`, which is text: a port's name",
        hint{into.joined({"; write ", word, " without quotes"})}, advice{"give the number, or the port's handle"}});
  return true;
}

/// What is broken by a number that no container declares: a policy where it is asked for, as every stack does. Elsewhere it
/// is nothing: what a container declares only informs.
constexpr const rule* broken_by_number(const resource& owner, const void* part, report& into) {
  return into.asks_for(DOV_74) && !into.waived(DOV_74, owner, part) ? &DOV_74 : nullptr;
}

/// The way to mend a number that is not declared, and the way around it, where the policy is asked for.
constexpr advice or_declare(const rule& broken) {
  return {&broken == &DOV_74 ? std::string_view("declare it with withPort(...), or waive DOV-74 with a reason")
                             : std::string_view{}};
}

/// A port of its container that a probe or a handler asks for. Containers of a pod share an address, so a number may be
/// another one's; a name is the container's own. The protocol is TCP, and a name leads to its number whatever it is.
template <class Facts>
constexpr auto check_asked_port(const rule& what, const Facts& c, std::string_view name, std::string_view asks,
                                const model::int_or_string& asked, report& into) {
  if (!asked.has_value() || tells_quoted(what, c, " has a ", name, asks, asked, into)) return;
  const bool by_name = asked.word.has_value();
  const rule* broken = &what;
  if (by_name) {
    for (const auto& declared : c.object->ports)
      if (is_port(declared, asked)) return;
    // What names no port at all may be given them by its controller.
    if (owner_of(c).filled_in && c.object->ports.empty()) return;
  } else {
    if (declares(*c.object, asked, "TCP") || any_lasting_container(*c.of, [&](const api::core::v1::Container& other) {
          return declares(other, asked, "TCP");
        }))
      return;
    broken = broken_by_number(owner_of(c), c.object, into);
    if (broken == nullptr) return;
  }
  const std::string_view declared = by_name ? port_list(c.object->ports, {}, into) : port_list(*c.of, into);
  tell(*broken, c, asked.at(), into,
       {" has a ", name, asks, in_words(asked, into),
        by_name ? ", but the container declares " : ", which no container of its pod declares; it declares ",
        declared.empty() ? std::string_view("no port") : declared,
        into.suggestion(asked.word.view(), {}, [&](auto consider) { each_port_name(*c.object, consider); }),
        or_declare(*broken)});
}

constexpr void check_probe(const rule& what, const container& c, const char* name,
                           const model::optional<api::core::v1::Probe>& probe, report& into) {
  if (!probe) return;
  // A probe of another host asks nothing of the container.
  const auto check = [&](const model::int_or_string& port) {
    check_asked_port(what, c, name, " that asks port ", port, into);
  };
  if (probe->httpGet && probe->httpGet->host.empty()) check(probe->httpGet->port);
  if (probe->tcpSocket && probe->tcpSocket->host.empty()) check(probe->tcpSocket->port);
  if (probe->grpc) check(probe->grpc->port);
}

}  // namespace detail

constexpr void probed_ports_are_declared(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    detail::check_probe(what, c, "liveness probe", c.object->livenessProbe, into);
    detail::check_probe(what, c, "readiness probe", c.object->readinessProbe, into);
    detail::check_probe(what, c, "startup probe", c.object->startupProbe, into);
  }
}

namespace detail {

/// Calls `found(element, name)` for each element whose name stands there before it.
template <class List, class NameOf, class Found>
constexpr auto each_repeated(const List& list, NameOf name_of, Found found) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    const model::text& name = name_of(list[i]);
    if (name.empty()) continue;
    for (std::size_t j = 0; j < i; ++j)
      if (model::same(name_of(list[j]).view(), name.view())) {
        found(list[i], name);
        break;
      }
  }
}

}  // namespace detail

inline constexpr rule IDN_01{"IDN-01", "the containers and init containers of a pod have different names",
                             "API server, validateContainers, validateInitContainers", "rename one of the two"};
constexpr void container_names_differ(const rule& what, const inventory& all, report& into) {
  for (std::size_t i = 1; i < all.containers.size(); ++i) {
    const container& c = all.containers[i];
    // Where its controller gives the names, or none is said at all: that is another rule's.
    if (c.object->name.empty()) continue;
    // A pod's containers stand together.
    for (std::size_t j = i; j-- > 0 && all.containers[j].of == c.of;) {
      if (!model::same(all.containers[j].object->name.view(), c.object->name.view())) continue;
      into.add(what, *c.of->owner, c.object->name.at(),
               {detail::title(*c.of, into), " has two containers named `", c.object->name.view(), "`"});
      break;
    }
  }
}

inline constexpr rule IDN_02{"IDN-02", "the volumes of a pod have different names", "API server, ValidateVolumes",
                             "rename one of the two"};
constexpr void volume_names_differ(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_repeated(
        p.spec->volumes, [](const auto& volume) -> const model::text& { return volume.name; },
        [&](const auto&, const model::text& name) {
          into.add(what, *p.owner, name.at(), {detail::title(p, into), " has two volumes named `", name.view(), "`"});
        });
}

inline constexpr rule IDN_03{"IDN-03", "a container mounts one volume at a path", "API server, ValidateVolumeMounts",
                             "mount one of the two elsewhere"};
constexpr void mount_paths_differ(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    detail::each_repeated(
        c.object->volumeMounts, [](const auto& mount) -> const model::text& { return mount.mountPath; },
        [&](const auto&, const model::text& path) {
          into.add(what, *c.of->owner, path.at(),
                   {detail::title(c, into), " mounts two volumes at `", path.view(), "`"});
        });
}

inline constexpr rule IDN_05{"IDN-05", "the ports of a container have different names",
                             "API server, validateContainerPorts", "rename one of the two"};
constexpr void port_names_differ_in_a_container(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    detail::each_repeated(
        c.object->ports, [](const auto& port) -> const model::text& { return port.name; },
        [&](const auto&, const model::text& name) {
          into.add(what, *c.of->owner, name.at(), {detail::title(c, into), " has two ports named `", name.view(), "`"});
        });
}

inline constexpr rule IDN_05_pod{.id = "IDN-05",
                                 .statement = "the ports of different containers of a pod have different names",
                                 .source = "API server, a warning",
                                 .mend = "rename one of the two: a name leads to the first of them",
                                 .weight = severity::warning};
constexpr void port_names_differ_in_a_pod(const rule& what, const inventory& all, report& into) {
  for (std::size_t i = 1; i < all.containers.size(); ++i) {
    const container& c = all.containers[i];
    for (std::size_t j = i; j-- > 0 && all.containers[j].of == c.of;)
      for (const auto& port : c.object->ports)
        for (const auto& other : all.containers[j].object->ports)
          if (!port.name.empty() && model::same(port.name.view(), other.name.view()))
            into.add(what, *c.of->owner, port.name.at(),
                     {detail::title(*c.of, into), " has a port named `", port.name.view(), "` in container `",
                      c.object->name.view(), "` and in container `", all.containers[j].object->name.view(), "`"});
  }
}

inline constexpr rule IDN_08{"IDN-08", "an environment variable is set once in a container",
                             "kube-linter duplicate-env-var; kube-score; API server, a warning",
                             "remove one of the two"};
constexpr void variables_are_set_once(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    detail::each_repeated(
        c.object->env, [](const auto& variable) -> const model::text& { return variable.name; },
        [&](const auto& variable, const model::text& name) {
          // PATH set to "$(PATH):/opt/bin" adds to what stands before it.
          if (variable.value.view().find(into.joined({"$(", name.view(), ")"})) != std::string_view::npos) return;
          into.add(what, *c.of->owner, name.at(),
                   {detail::title(c, into), " sets `", name.view(), "` twice; the last one would win"});
        });
}

inline constexpr check_function pod_checks[] = {
    {mounted_volumes_exist, {&REF_01}, looks_at::one_object},
    {selectors_match_their_own_pods, {&REF_03}, looks_at::one_object},
    {probed_ports_are_declared, {&REF_45, &DOV_74}, looks_at::one_object},
    {container_names_differ, {&IDN_01}, looks_at::one_object},
    {volume_names_differ, {&IDN_02}, looks_at::one_object},
    {mount_paths_differ, {&IDN_03}, looks_at::one_object},
    {port_names_differ_in_a_container, {&IDN_05}, looks_at::one_object},
    {port_names_differ_in_a_pod, {&IDN_05_pod}, looks_at::one_object},
    {variables_are_set_once, {&IDN_08}, looks_at::one_object},
};

}  // namespace dovetail::check
