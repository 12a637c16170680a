#include "kinds.hpp"

#include <array>
#include <utility>

namespace dovetail::schema {
namespace {

// The ends of definition names: the part before depends on where the document comes from.
constexpr std::array model_types = std::to_array<std::pair<std::string_view, type_use::form>>({
    {"apimachinery.pkg.api.resource.Quantity", type_use::form::quantity},
    {"apimachinery.pkg.apis.meta.v1.FieldsV1", type_use::form::json},
    {"apimachinery.pkg.apis.meta.v1.MicroTime", type_use::form::time},
    {"apimachinery.pkg.apis.meta.v1.Patch", type_use::form::json},
    {"apimachinery.pkg.apis.meta.v1.Time", type_use::form::time},
    {"apimachinery.pkg.runtime.RawExtension", type_use::form::json},
    {"apimachinery.pkg.util.intstr.IntOrString", type_use::form::int_or_string},
    {"apiextensions.v1.JSON", type_use::form::json},
    {"apiextensions.v1.JSONSchemaPropsOrArray", type_use::form::json},
    {"apiextensions.v1.JSONSchemaPropsOrBool", type_use::form::json},
    {"apiextensions.v1.JSONSchemaPropsOrStringArray", type_use::form::json},
});

}  // namespace

std::optional<type_use::form> model_type_of(std::string_view definition) {
  for (const auto& [end, form] : model_types)
    if (definition.ends_with(end)) return form;
  return std::nullopt;
}

}  // namespace dovetail::schema
