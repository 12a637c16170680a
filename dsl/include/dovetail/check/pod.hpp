/// Rules over a pod's own parts: volumes and mounts, ports and probes, names that must differ.
#pragma once

#include "dovetail/check/finding.hpp"

namespace dovetail::check {

namespace detail {

/// Calls `visit(container)` for the init containers, then the containers.
template <class Visit>
constexpr void each_container(const pod& p, Visit visit) {
  for (const auto& container : p.spec->initContainers) visit(container);
  for (const auto& container : p.spec->containers) visit(container);
}

/// "Deployment `api`"
constexpr std::string_view title(const resource& r, report& into) {
  return into.joined({r.kind, " `", r.name.view(), "`"});
}

/// "Deployment `api`, container `alembic`"
constexpr std::string_view title(const resource& r, const api::core::v1::Container& container, report& into) {
  return into.joined({r.kind, " `", r.name.view(), "`, container `", container.name.view(), "`"});
}

}  // namespace detail

inline constexpr rule REF_01{
    "REF-01", "a volumeMount names a volume of its pod, or a claim template of its StatefulSet",
    "API server, ValidateVolumeMounts", "declare the volume with withVolume(…), or mount one that is declared"};
constexpr void check_REF_01(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      for (const auto& mount : container.volumeMounts) {
        nearest_name near(mount.name.view());
        bool found = false;
        for (const auto& volume : p.spec->volumes) {
          found = found || volume.name.view() == mount.name.view();
          near.consider(volume.name.view());
        }
        if (p.claim_templates != nullptr)
          for (const auto& claim : *p.claim_templates) {
            found = found || claim.metadata.name.view() == mount.name.view();
            near.consider(claim.metadata.name.view());
          }
        if (!found)
          into.add(what, *p.owner, mount.name.at(),
                   {detail::title(*p.owner, container, into), " mounts volume `", mount.name.view(),
                    "`, which the pod does not declare", into.suggestion(near.found())},
                   &container);
      }
    });
}

inline constexpr rule REF_03{
    "REF-03", "a workload's selector matches the labels of its own pods", "API server, ValidatePodTemplateSpecForReplicaSet",
    "give the pods the labels that spec.selector asks for"};
constexpr void check_REF_03(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    if (p.selector == nullptr) continue;
    for (const auto& wanted : p.selector->matchLabels) {
      const model::text* label = p.metadata->labels.find(wanted.key.view());
      if (label != nullptr && label->view() == wanted.value.view()) continue;
      into.add(what, *p.owner, wanted.value.at(),
               {detail::title(*p.owner, into), " selects pods with `", wanted.key.view(), ": ", wanted.value.view(),
                "`, but its own pods have ",
                label == nullptr ? std::string_view("no such label")
                                 : into.joined({"`", wanted.key.view(), ": ", label->view(), "`"})});
    }
  }
}

namespace detail {

constexpr void check_probe_port(const rule& what, const pod& p, const api::core::v1::Container& container,
                                std::string_view probe, const model::int_or_string& port, report& into) {
  if (!port.has_value()) return;
  nearest_name near(port.word.view());
  std::string_view listens;
  for (const auto& declared : container.ports) {
    if (port.number.has_value() && declared.containerPort == port.number) return;
    if (port.word.has_value() && declared.name == port.word) return;
    if (declared.name.has_value()) near.consider(declared.name.view());
    listens = listens.empty() ? into.digits(declared.containerPort.value())
                              : into.joined({listens, ", ", into.digits(declared.containerPort.value())});
  }
  const std::string_view asked = port.number.has_value() ? into.digits(port.number.value()) : port.word.view();
  into.add(what, *p.owner, port.at(),
           {title(*p.owner, container, into), " has a ", probe, " that asks port `", asked, "`, but the container ",
            listens.empty() ? std::string_view("declares no port") : into.joined({"listens on ", listens}),
            into.suggestion(port.word.has_value() ? near.found() : std::string_view{})},
           &container);
}

constexpr void check_probe(const rule& what, const pod& p, const api::core::v1::Container& container,
                           std::string_view name, const model::optional<api::core::v1::Probe>& probe, report& into) {
  if (!probe) return;
  if (probe->httpGet) check_probe_port(what, p, container, name, probe->httpGet->port, into);
  if (probe->tcpSocket) check_probe_port(what, p, container, name, probe->tcpSocket->port, into);
  if (probe->grpc) check_probe_port(what, p, container, name, probe->grpc->port, into);
}

}  // namespace detail

inline constexpr rule REF_45{"REF-45", "a probe asks a port that its container declares",
                             "kube-linter liveness-port, readiness-port, startup-port",
                             "probe a port that withPort(…) declares"};
constexpr void check_REF_45(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      detail::check_probe(what, p, container, "liveness probe", container.livenessProbe, into);
      detail::check_probe(what, p, container, "readiness probe", container.readinessProbe, into);
      detail::check_probe(what, p, container, "startup probe", container.startupProbe, into);
    });
}

namespace detail {

/// Reports each name of `names` that stands there a second time.
template <class List, class NameOf, class Found>
constexpr void each_repeated(const List& list, NameOf name_of, Found found) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    const model::text& name = name_of(list[i]);
    if (!name.has_value()) continue;
    for (std::size_t j = 0; j < i; ++j)
      if (name_of(list[j]).has_value() && name_of(list[j]).view() == name.view()) {
        found(list[i], name);
        break;
      }
  }
}

}  // namespace detail

inline constexpr rule IDN_01{"IDN-01", "the containers and init containers of a pod have different names",
                             "API server, validateContainers, validateInitContainers", "rename one of the two"};
constexpr void check_IDN_01(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    model::list<model::text> names;
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      for (const model::text& earlier : names)
        if (earlier.view() == container.name.view()) {
          into.add(what, *p.owner, container.name.at(),
                   {detail::title(*p.owner, into), " has two containers named `", container.name.view(), "`"}, &container);
          return;
        }
      names.push_back(container.name);
    });
  }
}

inline constexpr rule IDN_02{"IDN-02", "the volumes of a pod have different names", "API server, ValidateVolumes",
                             "rename one of the two"};
constexpr void check_IDN_02(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_repeated(
        p.spec->volumes, [](const auto& volume) -> const model::text& { return volume.name; },
        [&](const auto&, const model::text& name) {
          into.add(what, *p.owner, name.at(),
                   {detail::title(*p.owner, into), " has two volumes named `", name.view(), "`"});
        });
}

inline constexpr rule IDN_03{"IDN-03", "a container mounts one volume at a path", "API server, ValidateVolumeMounts",
                             "mount one of the two elsewhere"};
constexpr void check_IDN_03(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      detail::each_repeated(
          container.volumeMounts, [](const auto& mount) -> const model::text& { return mount.mountPath; },
          [&](const auto&, const model::text& path) {
            into.add(what, *p.owner, path.at(),
                     {detail::title(*p.owner, container, into), " mounts two volumes at `", path.view(), "`"}, &container);
          });
    });
}

inline constexpr rule IDN_05{"IDN-05", "the ports of a container have different names", "API server, validateContainerPorts",
                             "rename one of the two"};
constexpr void check_IDN_05(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      detail::each_repeated(
          container.ports, [](const auto& port) -> const model::text& { return port.name; },
          [&](const auto&, const model::text& name) {
            into.add(what, *p.owner, name.at(),
                     {detail::title(*p.owner, container, into), " has two ports named `", name.view(), "`"}, &container);
          });
    });
}

inline constexpr rule IDN_08{"IDN-08", "an environment variable is set once in a container", "kube-linter duplicate-env-var",
                             "remove one of the two: the last one wins in silence"};
constexpr void check_IDN_08(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      detail::each_repeated(
          container.env, [](const auto& variable) -> const model::text& { return variable.name; },
          [&](const auto&, const model::text& name) {
            into.add(what, *p.owner, name.at(),
                     {detail::title(*p.owner, container, into), " sets `", name.view(), "` twice; the last one would win"},
                     &container);
          });
    });
}

}  // namespace dovetail::check
