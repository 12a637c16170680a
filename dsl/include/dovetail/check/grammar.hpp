/// Rules over single values: whether the API server would take them as they are written.
#pragma once

#include "dovetail/check/pod_parts.hpp"
#include "dovetail/check/units.hpp"
#include "dovetail/text/image.hpp"
#include "dovetail/text/keys.hpp"
#include "dovetail/text/labels.hpp"
#include "dovetail/text/names.hpp"
#include "dovetail/text/port.hpp"
#include "dovetail/text/quantity.hpp"

namespace dovetail::check {

namespace detail {

constexpr bool breaks(const model::text& value, const grammar& form) {
  return value.has_value() && !form.accepts(value.view());
}

/// "Deployment `api` has the label value `a b`, which is no label value: at most 63 of …"
template <class Facts>
constexpr auto report_value(const rule& what, const Facts& facts, const char* field, const model::text& value,
                            const grammar& form, std::string_view mended, report& into) {
  into.add(what, owner_of(facts), value.at(),
           {title(facts, into), value.empty() ? " has an empty text as " : " has ", field,
            value.empty() ? std::string_view{} : into.joined({" `", value.view(), "`"}), ", which is no ", form.name,
            ": ", form.says, into.suggestion(form.accepts(mended) ? mended : std::string_view{})});
}

template <class Facts>
constexpr auto check_value(const rule& what, const Facts& facts, const char* field, const model::text& value,
                           const grammar& form, report& into) {
  if (breaks(value, form)) report_value(what, facts, field, value, form, {}, into);
}

/// A value of which a name can be made: `Api_Server` -> `api-server`.
template <class Facts>
constexpr auto check_name(const rule& what, const Facts& facts, const char* field, const model::text& name,
                          const grammar& form, report& into) {
  if (breaks(name, form))
    report_value(what, facts, field, name, form, mended_name(name.view(), form.accepts("a.b"), into.arena()), into);
}

constexpr const grammar& name_grammar(std::string_view kind) {
  if (model::same(kind, "Service")) return grammars::dns_1035_label;
  if (model::same(kind, "Namespace") || model::same(kind, "StatefulSet")) return grammars::dns_label;
  return grammars::dns_subdomain;
}

}  // namespace detail

inline constexpr rule GRM_01{"GRM-01", "an object's name matches its kind's grammar", "API server, ValidateObjectMeta",
                             "use lower-case letters, digits and `-`"};
inline constexpr rule GRM_03{"GRM-03", "a Service's name is a DNS label that starts with a letter",
                             "API server, ValidateServiceName", "use lower-case letters, digits and `-`"};
constexpr void object_names_are_valid(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources)
    // RBAC's names are path segments (GRM-04).
    if (!r.external && !r.api_version.starts_with("rbac."))
      detail::check_name(model::same(r.kind, "Service") ? GRM_03 : what, r, "the name", r.name,
                         detail::name_grammar(r.kind), into);
}

inline constexpr rule GRM_02{"GRM-02", "names of containers, volumes and Service ports are DNS labels",
                             "API server, ValidateDNS1123Label", "use lower-case letters, digits and `-`"};
constexpr void names_of_parts_are_dns_labels(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    if (!c.of->owner->filled_in || !c.object->name.empty())
      detail::check_name(what, *c.of, "a container named", c.object->name, grammars::dns_label, into);
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes)
      detail::check_name(what, p, "a volume named", volume.name, grammars::dns_label, into);
  for (const service& s : all.services)
    for (const auto& port : s.object->spec.ports)
      if (!port.name.empty()) detail::check_name(what, s, "a port named", port.name, grammars::dns_label, into);
}

namespace detail {

constexpr void check_label_keys(const rule& what, const resource& owner, const api::meta::v1::ObjectMeta& metadata,
                                report& into) {
  for (const auto& l : metadata.labels) check_value(what, owner, "the label key", l.key, grammars::label_key, into);
  for (const auto& a : metadata.annotations)
    check_value(what, owner, "the annotation key", a.key, grammars::annotation_key, into);
}

constexpr void check_label_values(const rule& what, const resource& owner, const api::meta::v1::ObjectMeta& metadata,
                                  report& into) {
  for (const auto& l : metadata.labels)
    check_value(what, owner, "the label value", l.value, grammars::label_value, into);
}

}  // namespace detail

inline constexpr rule GRM_07{"GRM-07", "label and annotation keys are qualified names", "API server, ValidateLabelName",
                             "use `name` or `example.com/name`"};
constexpr void label_keys_are_qualified_names(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources)
    if (r.metadata != nullptr) detail::check_label_keys(what, r, *r.metadata, into);
  for (const pod& p : all.pods)
    if (p.metadata != p.owner->metadata) detail::check_label_keys(what, *p.owner, *p.metadata, into);
}

inline constexpr rule GRM_08{"GRM-08", "label values have at most 63 characters of a narrow set",
                             "API server, IsValidLabelValue", "shorten it, or make it an annotation"};
constexpr void label_values_are_valid(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources)
    if (r.metadata != nullptr) detail::check_label_values(what, r, *r.metadata, into);
  for (const pod& p : all.pods)
    if (p.metadata != p.owner->metadata) detail::check_label_values(what, *p.owner, *p.metadata, into);
}

namespace detail {

template <class Facts>
constexpr auto check_port_number(const rule& what, const Facts& facts, const char* field, const model::integer& port,
                                 report& into) {
  if (!port.has_value() || is_port_number(port.value())) return;
  into.add(what, owner_of(facts), port.at(),
           {title(facts, into), " has ", field, " ", into.digits(port.value()), ", which is not from 1 to 65535",
            advice{"use one of these"}});
}

}  // namespace detail

inline constexpr rule GRM_12{"GRM-12", "port numbers are 1 to 65535, and node ports 30000 to 32767",
                             "API server, IsValidPortNum",
                             "use a number from 1 to 65535, of a node one from 30000 to 32767"};
constexpr void port_numbers_are_valid(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    for (const auto& port : c.object->ports) {
      detail::check_port_number(what, c, "port", port.containerPort, into);
      detail::check_port_number(what, c, "host port", port.hostPort, into);
    }
  for (const service& s : all.services)
    for (const auto& port : s.object->spec.ports) {
      detail::check_port_number(what, s, "port", port.port, into);
      detail::check_port_number(what, s, "target port", port.targetPort.number, into);
      if (port.nodePort.value_or(0) != 0 && !is_node_port(port.nodePort.value()))
        into.add(what, *s.owner, port.nodePort.at(),
                 {detail::title(s, into), " has node port ", into.digits(port.nodePort.value()),
                  ", which is not from 30000 to 32767", advice{"use one of these"}});
    }
}

inline constexpr rule GRM_13{"GRM-13", "names of container ports have at most 15 characters, with a letter",
                             "API server, IsValidPortName", "shorten it: `http`, `metrics`"};
constexpr void port_names_are_valid(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    for (const auto& port : c.object->ports)
      if (!port.name.empty()) detail::check_name(what, c, "a port named", port.name, grammars::port_name, into);
  for (const service& s : all.services)
    for (const auto& port : s.object->spec.ports)
      if (!detail::tells_quoted(what, s, " forwards to port ", {}, {}, port.targetPort, into) &&
          !port.targetPort.word.empty())
        detail::check_name(what, s, "a target port named", port.targetPort.word, grammars::port_name, into);
}

namespace detail {

template <class Facts>
constexpr auto check_amount(const rule& what, const Facts& facts, std::string_view of, const model::text& amount,
                            report& into) {
  if (!breaks(amount, grammars::quantity)) return check_unit(facts, of, amount, into);
  const std::string_view mended = mended_quantity(amount.view(), of == "cpu", into.arena());
  into.add(what, owner_of(facts), amount.at(),
           {title(facts, into), " asks for ", of, " `", amount.view(), "`, which is no quantity: ",
            grammars::quantity.says, into.suggestion(is_quantity(mended) ? mended : std::string_view{})});
}

template <class Facts>
constexpr auto check_amounts(const rule& what, const Facts& facts, const model::map<model::quantity>& amounts,
                             report& into) {
  for (const auto& amount : amounts) check_amount(what, facts, amount.key.view(), amount.value, into);
}

}  // namespace detail

inline constexpr rule GRM_14{"GRM-14", "amounts of resources are quantities", "API server, resource.Quantity",
                             "write a number with Ki, Mi, Gi (bytes) or m (thousandths of a processor)"};
constexpr void amounts_are_quantities(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    if (!c.object->resources) continue;
    detail::check_amounts(what, c, c.object->resources->requests, into);
    detail::check_amounts(what, c, c.object->resources->limits, into);
  }
  for (const claim& c : all.claims) {
    if (!c.object->spec.resources) continue;
    detail::check_amounts(what, c, c.object->spec.resources->requests, into);
    detail::check_amounts(what, c, c.object->spec.resources->limits, into);
  }
  for (const persistent_volume& v : all.persistent_volumes)
    detail::check_amounts(what, *v.owner, v.object->spec.capacity, into);
  for (const pod& p : all.pods) {
    if (p.spec->resources) {
      detail::check_amounts(what, p, p.spec->resources->requests, into);
      detail::check_amounts(what, p, p.spec->resources->limits, into);
    }
    for (const auto& volume : p.spec->volumes)
      if (volume.emptyDir) detail::check_amount(what, p, "emptyDir", volume.emptyDir->sizeLimit, into);
  }
}

inline constexpr rule GRM_17{"GRM-17",
                             "names of environment variables, and their prefixes, are what the API server takes: any "
                             "printable ASCII but `=` from Kubernetes 1.32 on",
                             "API server, IsRelaxedEnvVarName, before 1.32 IsEnvVarName", "use A-Z, 0-9 and `_`"};
constexpr void variable_names_are_valid(const rule& what, const inventory& all, report& into) {
  const grammar& form =
      all.kubernetes_minor < relaxed_env_names_since ? grammars::env_name : grammars::relaxed_env_name;
  for (const container& c : all.containers) {
    for (const auto& variable : c.object->env)
      detail::check_value(what, c, "a variable named", variable.name, form, into);
    for (const auto& from : c.object->envFrom)
      if (!from.prefix.empty()) detail::check_value(what, c, "variables that begin with", from.prefix, form, into);
  }
}

inline constexpr rule GRM_18{"GRM-18", "keys of ConfigMaps and Secrets have a narrow set of characters",
                             "API server, IsConfigMapKey", "use letters, digits, `_`, `-` and `.`"};
constexpr void config_keys_are_valid(const rule& what, const inventory& all, report& into) {
  for (const key_holder& h : all.key_holders)
    for (const model::text& key : h.keys) detail::check_value(what, *h.maker, "a key", key, grammars::config_key, into);
}

namespace detail {

/// The host of what may be a whole address: `web.example.com` of `https://web.example.com:8443/login`.
constexpr std::string_view host_of(std::string_view written) {
  if (const std::size_t scheme = written.find("://"); scheme != std::string_view::npos)
    written.remove_prefix(scheme + 3);
  return written.substr(0, written.find_first_of(":/"));
}

template <class Facts>
constexpr auto check_host(const rule& what, const Facts& facts, const char* field, const model::text& host,
                          report& into) {
  if (breaks(host, grammars::host))
    report_value(what, facts, field, host, grammars::host, mended_name(host_of(host.view()), true, into.arena()), into);
}

}  // namespace detail

inline constexpr rule GRM_28{"GRM-28", "the hosts of an Ingress or a Certificate are DNS names",
                             "API server, validateIngressRules", "use a name such as `app.example.com`"};
constexpr void hosts_are_dns_names(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses) {
    for (const auto& rule : i.object->spec.rules) detail::check_host(what, i, "host", rule.host, into);
    for (const auto& tls : i.object->spec.tls)
      for (const auto& host : tls.hosts) detail::check_host(what, i, "a TLS host", host, into);
  }
  for (const certificate& c : all.certificates)
    for (const model::text& name : *c.dns_names) detail::check_host(what, *c.owner, "DNS name", name, into);
}

namespace detail {

/// What is wrong with a path, or empty. One that the controller interprets may be a regular expression.
constexpr std::string_view path_fault(const api::networking::v1::HTTPIngressPath& path) {
  using path_type = api::networking::v1::HTTPIngressPath::PathType;
  const std::string_view text = path.path.view();
  const bool interpreted = path.pathType == path_type::ImplementationSpecific;
  if (!text.starts_with('/')) return interpreted && text.empty() ? "" : "does not start with `/`";
  if (interpreted) return {};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '/' && text[i] != '%') continue;
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("//")) return "has `//`";
    if (rest.starts_with("/./") || rest == "/.") return "has `/./`";
    if (rest.starts_with("/../") || rest == "/..") return "has `/../`";
    if (rest.starts_with("%2f") || rest.starts_with("%2F")) return "has an encoded `/`";
  }
  return {};
}

}  // namespace detail

inline constexpr rule GRM_29{"GRM-29", "an Ingress's paths start with `/` and have no `//`, `/./` or `/../`",
                             "API server, validateHTTPIngressPath", "write the path from the root: `/api/`"};
constexpr void ingress_paths_are_valid(const rule& what, const inventory& all, report& into) {
  for (const route& r : all.routes) {
    if (r.path == nullptr) continue;
    const std::string_view fault = detail::path_fault(*r.path);
    if (fault.empty()) continue;
    const std::string_view path = r.path->path.view();
    into.add(what, *r.of->owner, r.path->path.at(),
             {detail::title(*r.of, into), " has path `", path, "`, which ", fault,
              into.suggestion(path.starts_with('/') ? std::string_view{} : into.joined({"/", path}))});
  }
}

inline constexpr rule GRM_34{"GRM-34",
                             "gates, finalizers, keys of tolerations and protocols of applications are qualified names",
                             "API server, ValidateQualifiedName", "use `name` or `example.com/name`"};
inline constexpr rule GRM_37{"GRM-37", "a container has an image, in the form of an image reference",
                             "API server, validateContainerCommon", "write `registry/repository:tag`"};
constexpr void images_are_valid(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    if (c.object->image.empty())
      into.add(what, *c.of->owner, c.object->name.at(), {detail::title(c, into), " has no image"});
    // `ko apply` puts the image of a Go program there.
    else if (!c.object->image.view().starts_with("ko://"))
      detail::check_value(what, c, "image", c.object->image, grammars::image, into);
  }
}

inline constexpr check_function grammar_checks[] = {
    {object_names_are_valid, {&GRM_01, &GRM_03}, looks_at::one_object},
    {names_of_parts_are_dns_labels, {&GRM_02}, looks_at::one_object},
    {label_keys_are_qualified_names, {&GRM_07}, looks_at::one_object},
    {label_values_are_valid, {&GRM_08}, looks_at::one_object},
    {port_numbers_are_valid, {&GRM_12}, looks_at::one_object},
    {port_names_are_valid, {&GRM_13}, looks_at::one_object},
    {amounts_are_quantities, {&GRM_14, &DOV_70}, looks_at::one_object},
    {variable_names_are_valid, {&GRM_17}, looks_at::one_object},
    // Those of externals too, which are no object of the stack.
    {config_keys_are_valid, {&GRM_18}},
    {hosts_are_dns_names, {&GRM_28}, looks_at::one_object},
    {ingress_paths_are_valid, {&GRM_29}, looks_at::one_object},
    {images_are_valid, {&GRM_37}, looks_at::one_object},
};

}  // namespace dovetail::check
