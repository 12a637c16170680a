/// Prints a CustomResourceDefinition whose schema has Kubernetes' own types written out whole, as operators' have them:
/// a pod template, a list of jobs, a map of pods. Some thousand lines that nobody should keep by hand.
#include "schema/known_types.hpp"
#include "schema/names.hpp"

#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace dovetail::schema;
using form = type_use::form;

std::string written_out(const object& type);

std::string written_out(const type_use& use) {
  switch (use.is) {
    case form::text:
    case form::choice:
      return R"({"type": "string"})";
    case form::integer:
      return R"({"type": "integer", "format": "int64"})";
    case form::number:
      return R"({"type": "number"})";
    case form::boolean:
      return R"({"type": "boolean"})";
    case form::bytes:
      return R"({"type": "string", "format": "byte"})";
    case form::time:
      return R"({"type": "string", "format": "date-time"})";
    case form::quantity:
    case form::int_or_string:
      return R"({"anyOf": [{"type": "integer"}, {"type": "string"}], "x-kubernetes-int-or-string": true})";
    case form::json:
      return R"({"type": "object", "x-kubernetes-preserve-unknown-fields": true})";
    case form::object:
      return written_out(*use.target);
    case form::list:
      return R"({"type": "array", "items": )" + written_out(use.element.front()) + "}";
    case form::map:
      return R"({"type": "object", "additionalProperties": )" + written_out(use.element.front()) + "}";
  }
  return {};
}

std::string written_out(const object& type) {
  // Operators leave the metadata inside of their schemas open.
  if (type.name == "ObjectMeta") return R"({"type": "object"})";
  std::vector<std::string> properties;
  std::vector<std::string> required;
  for (const field& part : type.fields) {
    properties.push_back("\"" + part.name + "\": " + written_out(part.use));
    if (part.required) required.push_back("\"" + part.name + "\"");
  }
  return std::string(R"({"type": "object")") + (type.atomic ? R"(, "x-kubernetes-map-type": "atomic")" : "") +
         (required.empty() ? "" : R"(, "required": [)" + join(required, ", ") + "]") + R"(, "properties": {)" +
         join(properties, ",\n") + "}}";
}

std::string of(const catalog& types, std::string_view home, std::string_view name) {
  for (const object& type : types.objects)
    if (type.home->name_space() == home && type.name == name) return written_out(type);
  throw std::runtime_error("no type " + std::string(name));
}

}  // namespace

int main() {
  catalog types;
  add_known_types(types);
  const std::string pod = of(types, "api::core::v1", "PodSpec");
  const std::string job = of(types, "api::batch::v1", "JobTemplateSpec");
  const std::string made = of(types, "api::core::v1", "PodTemplateSpec");
  std::printf(R"({"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
"metadata": {"name": "fleets.harbour.example.com"},
"spec": {"group": "harbour.example.com", "scope": "Namespaced", "names": {"kind": "Fleet", "plural": "fleets"},
"versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {"type": "object", "properties": {
"spec": {"type": "object", "required": ["podTemplate"], "properties": {
"podTemplate": %s,
"jobs": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}, "run": %s}}},
"pilots": {"type": "object", "additionalProperties": %s}}}}}}}]}}
)",
              made.c_str(), job.c_str(), pod.c_str());
}
