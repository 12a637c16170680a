/// Rules over single values: whether the API server would take them as they are written.
#pragma once

#include "dovetail/check/pod.hpp"
#include "dovetail/text/image.hpp"
#include "dovetail/text/keys.hpp"
#include "dovetail/text/labels.hpp"
#include "dovetail/text/names.hpp"
#include "dovetail/text/port.hpp"
#include "dovetail/text/quantity.hpp"

namespace dovetail::check {

namespace detail {

/// "…, which is no DNS label: at most 63 of …"
constexpr void check_grammar(const rule& what, const resource& owner, std::string_view who, std::string_view field,
                             const model::text& value, const grammar& form, std::string_view mended, report& into) {
  if (!value.has_value() || form.accepts(value.view())) return;
  into.add(what, owner, value.at(),
           {who, " has ", field, " `", value.view(), "`, which is no ", form.name, ": ", form.says,
            into.suggestion(form.accepts(mended) ? mended : std::string_view{})});
}

constexpr void check_name(const rule& what, const resource& owner, std::string_view who, std::string_view field,
                          const model::text& name, const grammar& form, report& into) {
  if (!name.has_value() || form.accepts(name.view())) return;
  check_grammar(what, owner, who, field, name, form, mended_name(name.view(), form.accepts("a.b"), into.arena()), into);
}

constexpr const grammar& name_grammar(std::string_view kind) {
  if (kind == "Service") return grammars::dns_1035_label;
  if (kind == "Namespace" || kind == "StatefulSet") return grammars::dns_label;
  return grammars::dns_subdomain;
}

}  // namespace detail

inline constexpr rule GRM_01{"GRM-01", "an object's name matches its kind's grammar", "API server, ValidateObjectMeta",
                             "use lower-case letters, digits and `-`"};
constexpr void check_GRM_01(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources)
    // RBAC's names are path segments (GRM-04).
    if (!r.external && !r.api_version.starts_with("rbac."))
      detail::check_name(what, r, detail::title(r, into), "the name", r.name, detail::name_grammar(r.kind), into);
}

inline constexpr rule GRM_02{"GRM-02", "names of containers, volumes and Service ports are DNS labels",
                             "API server, ValidateDNS1123Label", "use lower-case letters, digits and `-`"};
constexpr void check_GRM_02(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      detail::check_name(what, *p.owner, detail::title(*p.owner, into), "a container named", container.name,
                         grammars::dns_label, into);
    });
    for (const auto& volume : p.spec->volumes)
      detail::check_name(what, *p.owner, detail::title(*p.owner, into), "a volume named", volume.name,
                         grammars::dns_label, into);
  }
  for (const service& s : all.services)
    for (const auto& port : s.object->spec.ports)
      detail::check_name(what, *s.owner, detail::title(*s.owner, into), "a port named", port.name, grammars::dns_label,
                         into);
}

inline constexpr rule GRM_07{"GRM-07", "label and annotation keys are qualified names", "API server, ValidateLabelName",
                             "use `name` or `example.com/name`"};
constexpr void check_GRM_07(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.metadata == nullptr) continue;
    for (const auto& l : r.metadata->labels)
      detail::check_grammar(what, r, detail::title(r, into), "the label key", l.key, grammars::label_key, {}, into);
    for (const auto& a : r.metadata->annotations)
      detail::check_grammar(what, r, detail::title(r, into), "the annotation key", a.key, grammars::label_key, {}, into);
  }
}

inline constexpr rule GRM_08{"GRM-08", "label values have at most 63 characters of a narrow set",
                             "API server, IsValidLabelValue", "shorten it, or make it an annotation"};
constexpr void check_GRM_08(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources)
    if (r.metadata != nullptr)
      for (const auto& l : r.metadata->labels)
        detail::check_grammar(what, r, detail::title(r, into), "the label value", l.value, grammars::label_value, {}, into);
  for (const pod& p : all.pods)
    for (const auto& l : p.metadata->labels)
      detail::check_grammar(what, *p.owner, detail::title(*p.owner, into), "the label value", l.value,
                            grammars::label_value, {}, into);
}

inline constexpr rule GRM_12{"GRM-12", "port numbers are 1 to 65535", "API server, IsValidPortNum",
                             "use a number from 1 to 65535"};
constexpr void check_GRM_12(const rule& what, const inventory& all, report& into) {
  const auto check = [&](const resource& owner, std::string_view who, const model::integer& port) {
    if (port.has_value() && !is_port_number(port.value()))
      into.add(what, owner, port.at(), {who, " has port ", into.digits(port.value()), ", which is not from 1 to 65535"});
  };
  for (const pod& p : all.pods)
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      for (const auto& port : container.ports)
        check(*p.owner, detail::title(*p.owner, container, into), port.containerPort);
    });
  for (const service& s : all.services)
    for (const auto& port : s.object->spec.ports) {
      check(*s.owner, detail::title(*s.owner, into), port.port);
      check(*s.owner, detail::title(*s.owner, into), port.targetPort.number);
    }
}

inline constexpr rule GRM_13{"GRM-13", "names of container ports have at most 15 characters, with a letter",
                             "API server, IsValidPortName", "shorten it: `http`, `metrics`"};
constexpr void check_GRM_13(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      for (const auto& port : container.ports)
        detail::check_name(what, *p.owner, detail::title(*p.owner, container, into), "a port named", port.name,
                           grammars::port_name, into);
    });
  for (const service& s : all.services)
    for (const auto& port : s.object->spec.ports)
      detail::check_name(what, *s.owner, detail::title(*s.owner, into), "a targetPort named", port.targetPort.word,
                         grammars::port_name, into);
}

inline constexpr rule GRM_14{"GRM-14", "amounts of resources are quantities", "API server, resource.Quantity",
                             "write a number with Ki, Mi, Gi (bytes) or m (thousandths of a processor)"};
constexpr void check_GRM_14(const rule& what, const inventory& all, report& into) {
  const auto check = [&](const resource& owner, std::string_view who, const model::map<model::quantity>& amounts) {
    for (const auto& amount : amounts)
      detail::check_grammar(what, owner, who, amount.key.view(), amount.value, grammars::quantity,
                            mended_quantity(amount.value.view(), into.arena()), into);
  };
  for (const pod& p : all.pods)
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      if (!container.resources) return;
      check(*p.owner, detail::title(*p.owner, container, into), container.resources->requests);
      check(*p.owner, detail::title(*p.owner, container, into), container.resources->limits);
    });
  for (const claim& c : all.claims)
    if (c.object->spec.resources)
      check(*c.owner,
            c.owner->kind == "PersistentVolumeClaim"
                ? detail::title(*c.owner, into)
                : into.joined({detail::title(*c.owner, into), ", claim `", c.object->metadata.name.view(), "`,"}),
            c.object->spec.resources->requests);
}

inline constexpr rule GRM_17{"GRM-17", "names of environment variables are what every shell and server takes",
                             "API server, IsEnvVarName", "use A-Z, 0-9 and `_`"};
constexpr void check_GRM_17(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      for (const auto& variable : container.env)
        detail::check_grammar(what, *p.owner, detail::title(*p.owner, container, into), "a variable named", variable.name,
                              grammars::env_name, {}, into);
    });
}

inline constexpr rule GRM_18{"GRM-18", "keys of ConfigMaps and Secrets have a narrow set of characters",
                             "API server, IsConfigMapKey", "use letters, digits, `_`, `-` and `.`"};
constexpr void check_GRM_18(const rule& what, const inventory& all, report& into) {
  for (const config_map& c : all.config_maps)
    for (const auto& e : c.object->data)
      detail::check_grammar(what, *c.owner, detail::title(*c.owner, into), "a key", e.key, grammars::config_key, {}, into);
}

inline constexpr rule GRM_28{"GRM-28", "an Ingress's hosts are DNS names", "API server, validateIngressRules",
                             "use a name such as `app.example.com`"};
constexpr void check_GRM_28(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses) {
    for (const auto& rule : i.object->spec.rules)
      detail::check_name(what, *i.owner, detail::title(*i.owner, into), "host", rule.host, grammars::host, into);
    for (const auto& tls : i.object->spec.tls)
      for (const auto& host : tls.hosts)
        detail::check_name(what, *i.owner, detail::title(*i.owner, into), "a TLS host", host, grammars::host, into);
  }
}

inline constexpr rule GRM_29{"GRM-29", "an Ingress's paths start with `/` and have no `//`, `/./` or `/../`",
                             "API server, validateHTTPIngressPath", "write the path from the root: `/api/`"};
constexpr void check_GRM_29(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses)
    for (const auto& rule : i.object->spec.rules) {
      if (!rule.http) continue;
      for (const auto& path : rule.http->paths) {
        const std::string_view p = path.path.view();
        bool sound = p.starts_with('/') && !p.ends_with("/.") && !p.ends_with("/..");
        for (const std::string_view bad : {"//", "/./", "/../", "%2f", "%2F"})
          sound = sound && p.find(bad) == std::string_view::npos;
        if (!sound && path.path.has_value())
          into.add(what, *i.owner, path.path.at(),
                   {detail::title(*i.owner, into), " has path `", p,
                    "`, which does not start with `/` or has `//`, `/./` or `/../`",
                    into.suggestion(p.starts_with('/') ? std::string_view{} : into.joined({"/", p}))});
      }
    }
}

inline constexpr rule GRM_37{"GRM-37", "a container has an image, in the form of an image reference",
                             "API server, validateContainerCommon", "write `registry/repository:tag`"};
constexpr void check_GRM_37(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      if (container.image.empty())
        into.add(what, *p.owner, {}, {detail::title(*p.owner, container, into), " has no image"}, &container);
      else
        detail::check_grammar(what, *p.owner, detail::title(*p.owner, container, into), "image", container.image,
                              grammars::image, {}, into);
    });
}

}  // namespace dovetail::check
