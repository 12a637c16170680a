#include "crd.hpp"

#include "names.hpp"
#include "shapes.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dovetail::schema {
namespace {

const node& member(const document_set& file, const node& holder, std::string_view key, std::string_view of) {
  const node* found = holder.find(key);
  if (found == nullptr)
    throw problem(file.at(holder), fmt::format("{} has no `{}`", of, key), "give the CustomResourceDefinition whole");
  return *found;
}

std::string text_of(const document_set& file, const node& holder, std::string_view key, std::string_view of) {
  const node& value = member(file, holder, key, of);
  if (!value.is_scalar() || value.scalar.empty())
    throw problem(file.at(value), fmt::format("`{}` of {} is not a word", key, of), "write it as text");
  return value.scalar;
}

void import_version(const document_set& file, const node& version, const group_version_kind& kind, bool namespaced,
                    object& object_meta, catalog& types) {
  const std::string what = fmt::format("version '{}' of {}", kind.version, kind.kind);
  const node* schema = version.find("schema");
  const node* root = schema == nullptr ? nullptr : schema->find("openAPIV3Schema");
  if (root == nullptr || !root->is_map())
    throw problem(file.at(version), fmt::format("{} has no `schema.openAPIV3Schema`", what),
                  "only kinds with a schema can be typed; ask the operator's authors for one");
  module& home = types.home("crd", kind.group, kind.version);
  const std::string name = file.name().substr(file.name().find_last_of('/') + 1);
  if (home.origin.empty()) home.origin = name;
  else if ((", " + home.origin + ", ").find(", " + name + ", ") == std::string::npos) home.origin += ", " + name;

  const std::string type_name = pascal_case(kind.kind);
  for (object* other : home.objects) {
    // `kind: FooSpec` after `kind: Foo`, whose spec has that name.
    if (other->name == type_name && other->anonymous) other->name += fmt::format("Of{}", pascal_case(other->made_for));
    if (other->name == type_name)
      throw problem(file.at(version),
                    fmt::format("{} {} is defined twice, the first time at {}", kind.api_version(), kind.kind,
                                to_string(other->where)),
                    "import one of the two");
  }
  shape_reader shapes(types, file, [&](const node& reference) -> type_use {
    throw problem(file.at(reference), fmt::format("{} refers to '{}'", what, reference.scalar),
                  "Kubernetes takes no references in a CustomResourceDefinition; write the schema out");
  });
  shapes.defaults_come_first = true;
  object& made = types.add(home, type_name);
  made.kind = kind;
  made.namespaced = namespaced;
  made.where = file.at(version);
  shapes.fill(made, *root, fmt::format("{}/{}", kind.kind, kind.version));

  // What the schema says of metadata are limits of the name at most: the type is Kubernetes' own.
  field metadata{.name = "metadata"};
  metadata.use.is = type_use::form::object;
  metadata.use.target = &object_meta;
  std::erase_if(made.fields, [](const field& part) { return part.name == "metadata"; });
  made.fields.insert(made.fields.begin(), metadata);

  if (root->flag("x-kubernetes-preserve-unknown-fields")) {
    const bool has_spec =
        std::any_of(made.fields.begin(), made.fields.end(), [](const field& part) { return part.name == "spec"; });
    // Whatever it is about: `.set<"spec.any.path">(…)`.
    if (!has_spec) {
      field spec{.name = "spec"};
      spec.use.is = type_use::form::json;
      made.fields.push_back(std::move(spec));
    }
    types.remarks.push_back({fmt::format("{}/{}", kind.kind, kind.version),
                             has_spec ? "takes unknown fields beside its own"
                                      : "takes anything: its spec is any JSON, other fields beside it have no place"});
  }
  if (const node* served = version.find("served"); served != nullptr && served->scalar == "false")
    types.remarks.push_back(
        {fmt::format("{}/{}", kind.kind, kind.version), "is not served by the API server (served: false)"});
}

}  // namespace

bool is_crd(const node& document) { return document.text("kind") == "CustomResourceDefinition"; }

bool is_list(const node& document) {
  const std::string_view kind = document.text("kind");
  const node* items = document.find("items");
  return items != nullptr && items->is_sequence() && kind.ends_with("List");
}

crd_head read_crd_head(const document_set& file, const node& document) {
  if (const std::string_view version = document.text("apiVersion"); version != "apiextensions.k8s.io/v1")
    throw problem(file.at(document), fmt::format("a CustomResourceDefinition of '{}'", version),
                  "Kubernetes has read nothing but apiextensions.k8s.io/v1 since 1.22; get the operator's newer file");
  crd_head head;
  if (const node* metadata = document.find("metadata")) head.name = metadata->text("name");
  const node& spec = member(file, document, "spec", "the CustomResourceDefinition");
  head.group = text_of(file, spec, "group", "the CustomResourceDefinition");
  const node& names = member(file, spec, "names", "the CustomResourceDefinition");
  head.kind = text_of(file, names, "kind", "the CustomResourceDefinition's names");
  head.plural = names.text("plural");
  head.scope = text_of(file, spec, "scope", head.kind);
  const node& versions = member(file, spec, "versions", head.kind);
  if (!versions.is_sequence() || versions.items.empty())
    throw problem(file.at(versions), fmt::format("{} has no versions", head.kind),
                  "give the CustomResourceDefinition whole");
  for (const node* version : versions.items) {
    text_of(file, *version, "name", fmt::format("a version of {}", head.kind));
    head.versions.push_back(version);
  }
  return head;
}

void import_crd(const document_set& file, const node& document, object& object_meta, catalog& types) {
  const crd_head head = read_crd_head(file, document);
  for (const node* version : head.versions)
    import_version(file, *version, {head.group, std::string(version->text("name")), head.kind},
                   head.scope == "Namespaced", object_meta, types);
}

}  // namespace dovetail::schema
